//! Time of reading each form, at lengths that double: `cargo bench --bench readers`.
//!
//! Where the time grows with the length, each column is about twice the one before.

use std::time::Instant;

use skills_gap::read::{ReadOptions, read};

/// A form's name, and a text of about so many bytes in it.
type Form = (&'static str, fn(usize) -> String);

fn main() {
    let forms: [Form; 10] = [
        ("list", |size| {
            repeated(size, "", |n| format!("K{}: Statement number {n} about cloth.\n", n % 999 + 1))
        }),
        ("one line", |size| repeated(size, "K1: One", |n| format!(" K{}: Statement {n}.", n % 999 + 2))),
        ("back links", |size| {
            repeated(size, "K1: One", |n| format!(" Back to Duty K{}: Two {n}", n % 9 + 2))
        }),
        ("open links", |size| {
            repeated(size, "K1: How cloth is made\nS1: Sew by hand", |_| " [a]( ".to_owned())
        }),
        ("page", |size| {
            repeated(size, "Key information\nReference: ST9001\nKnowledge\n", |n| {
                format!("K{}: A {n} Back to Duty\n\nmore\n", n % 999 + 1)
            })
        }),
        ("maps page", |size| {
            repeated(size, "Reference: OCC9001\nKnowledge, skills and behaviours (KSBs)\n", |n| {
                format!("K{} A {n}\nSummary\nDuties\n", n % 999 + 1)
            })
        }),
        ("CSV", |size| {
            repeated(size, "KSB,Description,Rating\n", |n| {
                format!("K{},\"Statement, number {n}\",{}\n", n % 999 + 1, n % 4)
            })
        }),
        ("open quotes", |size| {
            repeated(size, "KSB,Description\n", |n| format!("K{},\"Statement {n}\n", n % 999 + 1))
        }),
        ("HTML", |size| {
            repeated(size, "<html><body>", |n| format!("<p><b>K{}</b>: A &amp; {n}</p>", n % 999 + 1))
        }),
        ("JSON", |size| {
            format!(
                "[{}{{}}]",
                repeated(size, "", |n| format!(
                    "{{\"code\":\"K{}\",\"description\":\"A {n}\"}},",
                    n % 999 + 1
                ))
            )
        }),
    ];
    let sizes = [125_000, 250_000, 500_000, 1_000_000];
    println!("{:<14}{}", "ms", sizes.map(|size| format!("{:>10} kB", size / 1000)).concat());
    for (name, write) in forms {
        let times = sizes.map(|size| {
            let text = write(size);
            let start = Instant::now();
            let _ = read(&text, &ReadOptions::default());
            format!("{:>13.1}", start.elapsed().as_secs_f64() * 1000.0)
        });
        println!("{name:<14}{}", times.concat());
    }
}

/// `start`, and as many parts as fit into `size` bytes.
fn repeated(size: usize, start: &str, part: impl Fn(usize) -> String) -> String {
    let mut text = start.to_owned();
    for number in 0.. {
        let next = part(number);
        if text.len() + next.len() > size {
            break;
        }
        text.push_str(&next);
    }
    text
}
