//! `cargo xtask eval`: every figure of quality that the files given can tell.

use serde::Deserialize;
use skills_gap::Engine;
use skills_gap::transfer::{Index, Prepared};

use crate::metrics::{Figures, Scored};
use crate::onet::{self, Tasks};
use crate::standards;
use crate::table::rows;

/// Measures the statement model on graded pairs, on all pairs of statements, and on O*NET's tasks; or the readers on
/// records of apprenticeship standards. All files except the last two are tab-separated, with a header
#[derive(clap::Args)]
pub struct Options {
    /// Graded pairs: source_occupation, target_occupation, source_code, source, target_code, target, grade
    #[arg(long, value_name = "FILE")]
    gold: Vec<String>,
    /// Statements. All pairs of them are screened: code, statement
    #[arg(long, value_name = "FILE")]
    statements: Vec<String>,
    /// O*NET's tasks: code, task_id, statement
    #[arg(long, value_name = "FILE")]
    tasks: Option<String>,
    /// Which tasks share an activity: task_id, activity
    #[arg(long, value_name = "FILE", requires = "tasks")]
    activities: Option<String>,
    /// Related occupations: code, related, tier
    #[arg(long, value_name = "FILE", requires = "tasks")]
    related: Option<String>,
    /// Records of apprenticeship standards, as the service gives them (JSON)
    #[arg(long, value_name = "FILE", requires = "reading", conflicts_with_all = ["gold", "statements", "tasks"])]
    standards: Option<String>,
    /// The same standards as another program read them (JSON)
    #[arg(long, value_name = "FILE", requires = "standards")]
    reading: Option<String>,
}

/// Prints every figure of quality that can be had from the files.
pub fn run(options: &Options) -> Result<(), String> {
    if let (Some(records), Some(reading)) = (&options.standards, &options.reading) {
        return standards::run(records, reading);
    }
    let engine = Engine::embedded();
    let index = engine.index();
    let limit = index.limits().carry;
    println!("a strength carries over from {limit}");
    let mut least = Least::default();
    seeds(&engine, &mut least);
    for file in &options.gold {
        gold(index, file, &mut least)?;
    }
    for file in &options.statements {
        screening(index, file, &mut least)?;
    }
    println!(
        "\nscreening: of {} pairs that carry over, the least alike as wholes: {}",
        least.pairs, least.alike
    );
    let Some(tasks) = &options.tasks else { return Ok(()) };
    let tasks = Tasks::read(index, tasks)?;
    if let Some(file) = &options.activities {
        onet::activities(index, &tasks, file)?;
    }
    if let Some(file) = &options.related {
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

/// A pair of statements, and how much of the target is held by who holds the source.
#[derive(Deserialize)]
struct GradedPair {
    source_occupation: String,
    target_occupation: String,
    source_code: String,
    source: String,
    target_code: String,
    target: String,
    grade: u32,
}

fn gold(index: &Index, file: &str, least: &mut Least) -> Result<(), String> {
    let mut scored = Vec::new();
    for pair in rows::<GradedPair>(file)? {
        let prepare = |code: &str, text: &str| index.prepare(code.trim(), text).ok_or("not covered");
        let source = prepare(&pair.source_code, &pair.source)?;
        let target = prepare(&pair.target_code, &pair.target)?;
        let strength = index.strength(&source, &target);
        if strength >= index.limits().carry {
            least.take(&source, &target);
        }
        let name = format!("{}\t{}\t{}", pair.source_occupation, pair.target_occupation, pair.target_code);
        scored.push(Scored { target: name, grade: pair.grade, strength });
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

#[derive(Deserialize)]
struct Statement {
    code: String,
    statement: String,
}

/// All pairs of the statements in a table: what the screening loses.
fn screening(index: &Index, file: &str, least: &mut Least) -> Result<(), String> {
    let statements = rows::<Statement>(file)?;
    let prepared: Vec<Prepared> =
        statements.iter().filter_map(|one| index.prepare(&one.code, &one.statement)).collect();
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
