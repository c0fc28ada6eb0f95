//! `people`: made-up people, one request a line, to try what takes many.

use std::io::{self, BufWriter, Write};

use skills_gap::Engine;

use crate::made_up::MadeUp;

/// Prints made-up people: requests for `gap` between two occupations, one a line. The same seed gives the same bytes
/// everywhere
#[derive(clap::Args)]
pub struct Options {
    /// How many people
    count: u64,
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The number of the first
    #[arg(long, default_value_t = 1, value_name = "NUMBER")]
    from: u64,
    /// Spoil each line whose number is a multiple of this
    #[arg(long, value_name = "NUMBER")]
    bad: Option<u64>,
    /// The occupation that they come from
    #[arg(long, default_value = "OCC0311")]
    current: String,
    /// The occupation that they want
    #[arg(long, default_value = "OCC0526")]
    target: String,
}

/// Prints them as they are made: memory does not grow.
pub fn run(options: &Options) -> Result<(), String> {
    let engine = Engine::embedded();
    let occupation = |reference: &str| engine.occupation(reference).map_err(|error| error.to_string());
    let (current, target) = (occupation(&options.current)?, occupation(&options.target)?);
    let people = MadeUp { current, target, seed: options.seed };
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    match write(&people, options, &mut out).and_then(|()| out.flush()) {
        // Whoever reads has enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(|error| error.to_string()),
    }
}

fn write(people: &MadeUp<'_>, options: &Options, out: &mut impl Write) -> io::Result<()> {
    let Options { from, count, bad, .. } = options;
    for number in *from..from.saturating_add(*count) {
        let mut line = people.line(number);
        if bad.is_some_and(|each| each > 0 && number.is_multiple_of(each)) {
            line = spoilt(&line, number / bad.unwrap_or(1));
        }
        line.push('\n');
        out.write_all(line.as_bytes())?;
    }
    Ok(())
}

/// `line` as it cannot be used, in one of five ways.
fn spoilt(line: &str, way: u64) -> String {
    match way % 5 {
        // Cut off.
        0 => line[..line.len() / 2].to_owned(),
        // An occupation, a point, a field, and a target that there are not.
        1 => line.replacen("\"ratings\":{", "\"ratings\":{\"OCC9999\":{\"K1\":1},", 1),
        2 => line.replacen("\"target\":", "\"assumed\":{\"OCC0526\":9},\"target\":", 1),
        3 => line.replacen("\"target\":", "\"levle\":3,\"target\":", 1),
        _ => line.replacen("\"target\":\"", "\"target\":\"x", 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(arguments: &[&str]) -> String {
        use clap::Parser;
        #[derive(Parser)]
        struct Called {
            #[command(flatten)]
            options: Options,
        }
        let called = Called::parse_from(["people"].iter().chain(arguments));
        let engine = Engine::embedded();
        let occupation = |reference| engine.occupation(reference).expect("embedded");
        let people = MadeUp {
            current: occupation(&called.options.current),
            target: occupation(&called.options.target),
            seed: called.options.seed,
        };
        let mut out = Vec::new();
        write(&people, &called.options, &mut out).expect("room");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn the_same_seed_gives_the_same_bytes_everywhere() {
        let people = printed(&["2000", "--seed", "7"]);
        // FNV-1a of all bytes, as it came out where this was written.
        let hash = people.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
        });
        assert_eq!(format!("{hash:016x}"), "6b4dcd69f3618048");
        assert_ne!(people, printed(&["2000", "--seed", "8"]));
        let mut requests: Vec<&str> =
            people.lines().filter_map(|line| Some(line.split_once("\"target\"")?.1)).collect();
        requests.sort_unstable();
        requests.dedup();
        assert!(requests.len() > 1_990, "{} of 2000 are different", requests.len());
        let some: String = people.split_inclusive('\n').skip(100).take(50).collect();
        assert_eq!(some, printed(&["50", "--seed", "7", "--from", "101"]));
    }

    #[test]
    fn everybody_can_be_answered_but_those_who_are_spoilt() {
        let engine = Engine::embedded();
        let (mut stages, mut bad) = ([0; 3], Vec::new());
        for (number, line) in (1..).zip(printed(&["500", "--bad", "50"]).lines()) {
            let answered = skills_gap::input::Value::parse(line).and_then(|mut request| {
                if let skills_gap::input::Value::Object(fields) = &mut request {
                    fields.retain(|(name, _)| name != "id" && name != "about");
                }
                engine.gap_of(&request)
            });
            let Ok(report) = answered else {
                bad.push(number);
                continue;
            };
            let counts = report.counts.overall;
            stages[0] += usize::from(counts.partly > 0);
            stages[1] += usize::from(counts.probably > 0);
            stages[2] += usize::from(counts.not_sure > 0);
        }
        assert_eq!(bad, (1..=10).map(|bad| bad * 50).collect::<Vec<u32>>());
        assert!(stages.iter().all(|people| *people > 50), "{stages:?}");
    }
}
