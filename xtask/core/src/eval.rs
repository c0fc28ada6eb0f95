//! `cargo xtask eval`: every figure of quality that the files given can tell.

use std::collections::BTreeMap;

use skills_gap::Engine;
use skills_gap::transfer::{Index, Prepared};

use crate::metrics::{Figures, Scored};
use crate::onet::{self, Tasks};
use crate::standards;
use crate::table::Table;

/// `--gold FILE`, `--statements FILE`, `--tasks FILE`, `--related FILE`, `--activities FILE`; or
/// `--standards FILE --reading FILE`, which is about reading instead.
pub fn run(options: &[&str]) -> Result<(), String> {
    if let ["--standards", records, "--reading", reading] = options {
        return standards::run(records, reading);
    }
    let mut files: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for option in options.chunks(2) {
        match option {
            [name @ ("--gold" | "--statements" | "--tasks" | "--related" | "--activities"), file] => {
                files.entry(name).or_default().push(file);
            }
            _ => return Err(format!("eval does not take `{}`", option.join(" "))),
        }
    }
    let of = |name: &str| files.get(name).cloned().unwrap_or_default();
    let one = |name: &str| of(name).first().copied();
    let engine = Engine::embedded();
    let index = engine.index();
    let limit = index.limits().carry;
    println!("a strength carries over from {limit}");
    let mut least = Least::default();
    seeds(&engine, &mut least);
    for file in of("--gold") {
        gold(index, file, &mut least)?;
    }
    for file in of("--statements") {
        screening(index, file, &mut least)?;
    }
    println!(
        "\nscreening: of {} pairs that carry over, the least alike as wholes: {}",
        least.pairs, least.alike
    );
    let Some(tasks) = one("--tasks") else { return Ok(()) };
    let tasks = Tasks::read(index, tasks)?;
    if let Some(file) = one("--activities") {
        onet::activities(index, &tasks, file)?;
    }
    if let Some(file) = one("--related") {
        onet::related(index, &tasks, file)?;
    }
    Ok(())
}

/// How little alike, as wholes, two statements of which one carries over can be.
struct Least {
    pairs: usize,
    alike: f64,
}

impl Default for Least {
    fn default() -> Self {
        Self { pairs: 0, alike: 1.0 }
    }
}

impl Least {
    fn take(&mut self, source: &Prepared, target: &Prepared) {
        self.pairs += 1;
        self.alike = self.alike.min(source.alike(target));
    }
}

/// What is carried over between the occupations that come with the engine.
fn seeds(engine: &Engine, least: &mut Least) {
    let (catalogue, index) = (engine.catalogue(), engine.index());
    for (from, source) in catalogue.occupations().enumerate() {
        for (to, target) in catalogue.occupations().enumerate().filter(|(to, _)| *to != from) {
            println!("\nall of {} held, of {}:", source.reference, target.reference);
            for (ksb, wanted) in target.ksbs.iter().zip(index.statements(to)) {
                let of_each = source.ksbs.iter().zip(index.statements(from));
                let best = of_each
                    .map(|(ksb, held)| (index.strength(held, wanted), ksb, held))
                    .max_by(|(a, ..), (b, ..)| a.total_cmp(b));
                let Some((strength, held, prepared)) = best else { continue };
                let carries = strength >= index.limits().carry;
                if carries {
                    least.take(prepared, wanted);
                }
                let carried = if carries { "carried" } else { "not carried" };
                println!("  {:4} from {:4} {strength:.4} {carried}", ksb.code, held.code);
            }
        }
    }
}

fn gold(index: &Index, file: &str, least: &mut Least) -> Result<(), String> {
    let table = Table::read(file)?;
    let columns =
        ["source_occupation", "target_occupation", "source_code", "source", "target_code", "target"];
    let grades = table.columns(["grade"])?;
    let mut scored = Vec::new();
    for ([of_source, of_target, source_code, source, target_code, target], [grade]) in
        table.columns(columns)?.into_iter().zip(grades)
    {
        let prepare = |code: &str, text| index.prepare(code.trim(), text).ok_or("not covered");
        let (from, to) = (prepare(source_code, source)?, prepare(target_code, target)?);
        let strength = index.strength(&from, &to);
        if strength >= index.limits().carry {
            least.take(&from, &to);
        }
        let grade = grade.trim().parse().map_err(|_| format!("{file}: {grade:?} is no grade"))?;
        scored.push(Scored { target: format!("{of_source}\t{of_target}\t{target_code}"), grade, strength });
    }
    println!("\n{file}\n  {}", Figures::of(&scored));
    let held = scored.iter().filter(|pair| pair.grade >= 2).count();
    let carried: Vec<_> = scored.iter().filter(|pair| pair.strength >= index.limits().carry).collect();
    let right = carried.iter().filter(|pair| pair.grade >= 2).count();
    println!(
        "  carried over: {} pairs, {right} of them of grade 2 or 3: precision {:.3}, recall {:.3}",
        carried.len(),
        right as f64 / carried.len() as f64,
        right as f64 / held as f64
    );
    Ok(())
}

/// All pairs of the statements in a table with the columns code, statement: what the screening loses.
fn screening(index: &Index, file: &str, least: &mut Least) -> Result<(), String> {
    let table = Table::read(file)?;
    let mut prepared = Vec::new();
    for [code, statement] in table.columns(["code", "statement"])? {
        prepared.extend(index.prepare(code, statement));
    }
    let (mut looked_at, mut carried, mut lost) = (0_usize, 0_usize, 0_usize);
    for source in &prepared {
        for target in &prepared {
            let passes = index.may_carry(source, target);
            looked_at += usize::from(passes);
            if index.strength(source, target) >= index.limits().carry {
                carried += 1;
                lost += usize::from(!passes);
                least.take(source, target);
            }
        }
    }
    println!(
        "\n{file}: {} statements, {} pairs, {looked_at} of which pass the screening; {carried} carry over, {lost} of \
         which do not pass",
        prepared.len(),
        prepared.len() * prepared.len(),
    );
    Ok(())
}
