//! Whether the range of `likely` is true, on people made up in several ways (`simulation/mod.rs`).
//!
//! `cargo bench --bench people -- [PEOPLE] [DATA]`: so many people a way, 200 if left out, which takes two minutes,
//! and four with DATA; `-- 500 DATA` for figures to publish. DATA is a folder that holds `ksb/standards-api-50.json`
//! and `ksb/standards-192.json`: with it, ten moves between real standards count beside the embedded one.
//!
//! Each person has an answer to every statement. What is true of them is the coverage once the whole target is rated.
//! Prints two tables; asserts nothing.

mod simulation;

use std::path::Path;
use std::process::ExitCode;
use std::thread;

use serde_json::Value;
use simulation::{Move, Person, Random, Way};
use skills_gap::Engine;
use skills_gap::catalogue::{Catalogue, Kind, Ksb, Occupation};
use skills_gap::gap::{GapRequest, Shares};
use skills_gap::pathway::{NextOptions, NextRequest};

/// So many people where the command does not say.
const PEOPLE: usize = 200;
/// One in so many of them answers until the range is narrow.
const PATIENT: usize = 4;
/// After so many answers the range is looked at.
const STEPS: [usize; 4] = [0, 6, 12, 20];
/// How near the ends of the range are to be to its middle.
const MARGINS: [f64; 2] = [0.1, 0.05];

/// Moves of the graded ones that differ in how much carries over, of at most 110 statements a side.
const REAL: [(&str, &str); 10] = [
    ("Digital community manager", "Public relations and communications assistant"),
    ("Probation services practitioner", "Probation officer"),
    ("Pipe welder", "Plate welder"),
    ("Leather craftsperson", "Advanced upholsterer"),
    ("Public sector compliance Investigator / officer", "Counter fraud investigator"),
    ("Data technician", "Data analyst"),
    ("Recruiter", "People professional"),
    ("Baker", "Lead baker"),
    ("Large goods vehicle (LGV) driver C + E", "Transport scheduler"),
    ("Advanced paralegal", "Solicitor"),
];

/// Of a move: the current occupation's and the target's.
type References = (String, String);

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    // Cargo also runs it as a test, which would take time and show nothing.
    if arguments.iter().any(|argument| argument == "--test") {
        return ExitCode::SUCCESS;
    }
    let mut arguments = arguments.into_iter().filter(|argument| !argument.starts_with("--")).peekable();
    let people = arguments.peek().and_then(|count| count.parse().ok());
    if people.is_some() {
        arguments.next();
    }
    let (people, folder) = (people.unwrap_or(PEOPLE), arguments.next());
    let embedded = Catalogue::embedded();
    show("OCC0311 → OCC0526", people, &embedded, &[("OCC0311".to_owned(), "OCC0526".to_owned())]);
    let Some(folder) = folder else {
        println!("without real standards; for them: cargo bench --bench people -- {people} DATA");
        return ExitCode::SUCCESS;
    };
    match real_moves(&embedded, Path::new(&folder)) {
        Ok((catalogue, moves)) => {
            show("ten moves between real standards", people, &catalogue, &moves);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("people: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The occupations of the [`REAL`] moves, and the references of each move's two.
fn real_moves(
    embedded: &Catalogue,
    folder: &Path,
) -> Result<(Catalogue, Vec<References>), Box<dyn std::error::Error>> {
    let read = |name: &str| std::fs::read_to_string(folder.join("ksb").join(name));
    let mut known = skills_gap::read::read_occupations(&read("standards-api-50.json")?)?;
    known.extend(embedded.occupations().cloned());
    let listed: Vec<Value> = serde_json::from_str(&read("standards-192.json")?)?;
    known.extend(listed.iter().filter_map(listed_standard));
    let find = |name: &str| {
        let is_named = |one: &&Occupation| one.name.trim().eq_ignore_ascii_case(name);
        known.iter().find(is_named).ok_or_else(|| format!("no standard is called {name}"))
    };
    let (mut needed, mut moves): (Vec<Occupation>, Vec<_>) = Default::default();
    for (current, target) in REAL {
        let (current, target) = (find(current)?, find(target)?);
        moves.push((current.reference.clone(), target.reference.clone()));
        for one in [current, target] {
            if needed.iter().all(|other| other.reference != one.reference) {
                needed.push(one.clone());
            }
        }
    }
    Ok((Catalogue::default().with(needed)?, moves))
}

/// A record of `standards-192.json`.
fn listed_standard(record: &Value) -> Option<Occupation> {
    let mut ksbs: Vec<Ksb> = Vec::new();
    for one in record["ksbs"].as_array()? {
        let (kind, number) = Kind::of_code(one["code"].as_str()?)?;
        let code = format!("{}{number}", kind.letter());
        let statement = one["statement"].as_str()?.to_owned();
        if ksbs.iter().all(|other| other.code != code) {
            ksbs.push(Ksb { code, kind, statement, id: String::new() });
        }
    }
    let text = |name: &str| record[name].as_str().map(str::to_owned);
    Some(Occupation { reference: text("reference")?, name: text("name")?, ksbs, ..Default::default() })
}

/// Both tables for people who make one of `moves`.
fn show(title: &str, people: usize, catalogue: &Catalogue, moves: &[References]) {
    println!("{title}: {people} people a way, in the order of `next`");
    println!(
        "{:<10} {:<8} {:>7} | {:>6} {:>7} {:>7} {:>7}",
        "way", "current", "answers", "inside", "bias", "error", "half"
    );
    for is_assumed in [true, false] {
        for (way, name) in Way::ALL {
            let walks = for_each_person(catalogue, moves, people, way, |walker, _| {
                walker.walk(Order::Proposed, is_assumed, |answers, _| answers >= STEPS[STEPS.len() - 1])
            });
            for answers in STEPS {
                print_ranges(name, is_assumed, answers, &walks);
            }
        }
    }
    let patient = people.div_ceil(PATIENT);
    println!("\nanswers until the range is narrow: {patient} people a way; median (quartiles)");
    println!("{:<10} {:<8} {:<10} | {:>16} {:>16}", "way", "current", "order", "±0.1", "±0.05");
    for is_assumed in [true, false] {
        print_announced(catalogue, moves, is_assumed);
        for (way, name) in Way::ALL {
            for order in [Order::Proposed, Order::Catalogue, Order::Random] {
                let walks = for_each_person(catalogue, moves, patient, way, |walker, number| {
                    walker.random = Random::new(number);
                    walker.walk(order, is_assumed, |_, half| half <= MARGINS[MARGINS.len() - 1])
                });
                print_answers(name, is_assumed, order, &walks);
            }
        }
    }
    println!();
}

fn assumed_name(is_assumed: bool) -> &'static str {
    if is_assumed { "assumed" } else { "unknown" }
}

/// What a person is told, and what is true.
struct Seen {
    truth: f64,
    low: f64,
    likely: f64,
    high: f64,
}

/// A row of the first table.
fn print_ranges(name: &str, is_assumed: bool, answers: usize, walks: &[Walk]) {
    // Whoever has nothing left to answer stays where they are.
    let at = |walk: &Walk| {
        let (low, likely, high) = (*walk.ranges.get(answers).or(walk.ranges.last())?)?;
        Some(Seen { truth: walk.truth, low, likely, high })
    };
    let ranges: Vec<Seen> = walks.iter().filter_map(at).collect();
    print!("{name:<10} {:<8} {answers:>7} | ", assumed_name(is_assumed));
    if ranges.is_empty() {
        println!("nothing is known");
        return;
    }
    let mean = |value: &dyn Fn(&Seen) -> f64| ranges.iter().map(value).sum::<f64>() / ranges.len() as f64;
    let inside = mean(&|one| f64::from(u8::from(one.low <= one.truth && one.truth <= one.high)));
    let bias = mean(&|one| one.likely - one.truth);
    let error = mean(&|one| (one.likely - one.truth).abs());
    let mut halves: Vec<f64> = ranges.iter().map(|one| (one.high - one.low) / 2.0).collect();
    halves.sort_by(f64::total_cmp);
    let inside = format!("{:.1}%", 100.0 * inside);
    println!("{inside:>6} {bias:>+7.3} {error:>7.3} {:>7.3}", halves[halves.len() / 2]);
}

/// How many answers `next` announces before the first: a row of the second table.
fn print_announced(catalogue: &Catalogue, moves: &[References], is_assumed: bool) {
    let engine = Engine::new(catalogue.clone());
    let cells = MARGINS.map(|margin| {
        let announced = |(current, target): &References| {
            let options = NextOptions { limit: Some(1), margin: Some(margin), ..Default::default() };
            let request = NextRequest::new(start((current, target), is_assumed), options);
            engine.next(&request).expect("a report").more_questions
        };
        quartiles(moves.iter().map(announced).collect())
    });
    print_counts("announced", is_assumed, "proposed", &cells);
}

/// A row of the second table.
fn print_answers(name: &str, is_assumed: bool, order: Order, walks: &[Walk]) {
    let cells = MARGINS.map(|margin| {
        let answers = |walk: &Walk| {
            let is_narrow = |range: &Range| half(range) <= margin;
            walk.ranges.iter().position(is_narrow).unwrap_or(walk.ranges.len())
        };
        quartiles(walks.iter().map(answers).collect())
    });
    let order = match order {
        Order::Proposed => "proposed",
        Order::Catalogue => "catalogue",
        Order::Random => "random",
    };
    print_counts(name, is_assumed, order, &cells);
}

fn quartiles(mut counts: Vec<usize>) -> String {
    counts.sort_unstable();
    let at = |part: usize| counts.get(counts.len() * part / 4).copied().unwrap_or_default();
    format!("{} ({}–{})", at(2), at(1), at(3))
}

fn print_counts(name: &str, is_assumed: bool, order: &str, [wide, narrow]: &[String; 2]) {
    println!("{name:<10} {:<8} {order:<10} | {wide:>16} {narrow:>16}", assumed_name(is_assumed));
}

/// Which statement is answered next.
#[derive(Debug, Clone, Copy)]
enum Order {
    /// What `next` asks first, of both occupations.
    Proposed,
    /// The first of the target that is not answered.
    Catalogue,
    /// Any of the target.
    Random,
}

/// Where the range begins, what is likely, and where it ends; none where nothing is known.
type Range = Option<(f64, f64, f64)>;

/// How far the ends of a range are from its middle.
fn half(range: &Range) -> f64 {
    range.map_or(1.0, |(low, _, high)| (high - low) / 2.0)
}

/// What one person sees as they answer.
struct Walk {
    /// The coverage once all is rated.
    truth: f64,
    /// After no answer, after the first, and so on.
    ranges: Vec<Range>,
}

/// What a person says before any answer: their current occupation, and perhaps that they do all of it.
fn start((current, target): (&str, &str), is_assumed: bool) -> GapRequest {
    let mut request = GapRequest::new(target);
    request.current = Some(current.to_owned());
    if is_assumed {
        request.assumed.set(current, 2);
    }
    request
}

/// One person on their way.
struct Walker<'a> {
    engine: &'a Engine,
    between: &'a Move,
    person: Person,
    random: Random,
}

impl Walker<'_> {
    /// Answers until `is_enough`, which is asked with the number of answers and half the width of the range.
    fn walk(&mut self, order: Order, is_assumed: bool, is_enough: impl Fn(usize, f64) -> bool) -> Walk {
        let target = &self.between.target;
        let mut request = start((&self.between.current.reference, &target.reference), is_assumed);
        let mut left: Vec<&String> = target.codes.iter().collect();
        let mut ranges = Vec::new();
        loop {
            // No margin to reach: only the first question is worked out, not how many there are.
            let options = NextOptions { limit: Some(1), margin: Some(1.0), ..Default::default() };
            let report = self.engine.next(&NextRequest::new(request.clone(), options)).expect("a report");
            let range = range(report.coverage);
            ranges.push(range);
            if is_enough(ranges.len() - 1, half(&range)) {
                break;
            }
            let question = match order {
                Order::Proposed => {
                    let first = report.questions.into_iter().next();
                    first.map(|one| (one.statement.occupation, one.statement.code))
                }
                Order::Catalogue if left.is_empty() => None,
                Order::Catalogue => Some((target.reference.clone(), left.remove(0).clone())),
                Order::Random if left.is_empty() => None,
                Order::Random => {
                    let at = self.random.below(left.len());
                    Some((target.reference.clone(), left.remove(at).clone()))
                }
            };
            let Some((occupation, code)) = question else { break };
            let point = self.person.answer(self.between, &occupation, &code);
            request.ratings.set(&occupation, &code, Some(point));
        }
        Walk { truth: self.truth(), ranges }
    }

    fn truth(&self) -> f64 {
        let target = &self.between.target;
        let mut request = GapRequest::new(&target.reference);
        for (code, point) in target.codes.iter().zip(&self.person.target) {
            request.ratings.set(&target.reference, code, Some(*point));
        }
        self.engine.gap(&request).expect("a report").coverage.overall.expect("statements").shown
    }
}

fn range(coverage: Option<Shares>) -> Range {
    let coverage = coverage?;
    Some((coverage.low?, coverage.likely?, coverage.high?))
}

/// What `work` gives of `people`, each of whom makes one of `moves` in turn; on all cores, in the same order.
fn for_each_person(
    catalogue: &Catalogue,
    moves: &[References],
    people: usize,
    way: Way,
    work: impl Fn(&mut Walker<'_>, u64) -> Walk + Sync,
) -> Vec<Walk> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let of_thread = |first: usize| {
        // An engine of its own: each keeps what the last few requests need.
        let engine = Engine::new(catalogue.clone());
        let moves: Vec<Move> = moves.iter().map(|(from, to)| Move::new(&engine, from, to)).collect();
        let walk = |number: usize| {
            let between = &moves[number % moves.len()];
            let person = between.person(&engine, way, number as u64);
            let random = Random::new(number as u64);
            (number, work(&mut Walker { engine: &engine, between, person, random }, number as u64))
        };
        (first..people).step_by(threads).map(walk).collect::<Vec<_>>()
    };
    let mut walks: Vec<(usize, Walk)> = thread::scope(|scope| {
        let spawned: Vec<_> = (0..threads).map(|first| scope.spawn(move || of_thread(first))).collect();
        spawned.into_iter().flat_map(|one| one.join().expect("no panic")).collect()
    });
    walks.sort_by_key(|(number, _)| *number);
    walks.into_iter().map(|(_, walk)| walk).collect()
}
