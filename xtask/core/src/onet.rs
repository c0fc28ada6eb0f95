//! What the tasks of the O*NET database tell: whether tasks that share a work activity, and occupations that
//! O*NET relates, resemble each other here too.

use std::collections::{BTreeMap, BTreeSet};
use std::thread;

use serde::Deserialize;
use skills_gap::transfer::{Index, Prepared};

use crate::metrics::{auc, ndcg, ranks};
use crate::table::rows;

#[derive(Deserialize)]
struct TaskRow {
    code: String,
    task_id: String,
    statement: String,
}

#[derive(Deserialize)]
struct ActivityRow {
    task_id: String,
    activity: String,
}

#[derive(Deserialize)]
struct RelatedRow {
    code: String,
    related: String,
    tier: String,
}

/// Task statements by occupation.
pub struct Tasks {
    by_occupation: BTreeMap<String, Vec<Prepared>>,
    /// The occupation and place of each task, by its id.
    places: BTreeMap<String, (String, usize)>,
}

impl Tasks {
    /// From a table of task statements.
    pub fn read(index: &Index, file: &str) -> Result<Self, String> {
        let mut tasks = Self { by_occupation: BTreeMap::new(), places: BTreeMap::new() };
        for row in rows::<TaskRow>(file)? {
            let of_one = tasks.by_occupation.entry(row.code.clone()).or_default();
            tasks.places.insert(row.task_id, (row.code, of_one.len()));
            // A task is something done.
            of_one.push(index.prepare("S1", &row.statement).ok_or("not covered")?);
        }
        Ok(tasks)
    }

    fn at(&self, id: &str) -> Option<&Prepared> {
        let (occupation, place) = self.places.get(id)?;
        self.by_occupation.get(occupation)?.get(*place)
    }
}

/// The most pairs of each sort that are looked at.
const DRAWN: usize = 6_000;
/// How often one of each sort is drawn: enough for so many where they are.
const DRAWS: usize = 20 * DRAWN;

/// Pairs of tasks that share an activity against random pairs.
pub fn activities(index: &Index, tasks: &Tasks, file: &str) -> Result<(), String> {
    let mut of_activity: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut of_task: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let table = rows::<ActivityRow>(file)?;
    for ActivityRow { task_id: task, activity } in &table {
        if tasks.at(task).is_some() {
            of_activity.entry(activity).or_default().insert(task);
            of_task.entry(task).or_default().insert(activity);
        }
    }
    let groups: Vec<Vec<&str>> = of_activity.values().map(|group| group.iter().copied().collect()).collect();
    let groups: Vec<_> = groups.into_iter().filter(|group| group.len() > 1).collect();
    let all: Vec<&str> = of_task.keys().copied().collect();
    let mut random = Random(1);
    let sharing = draw(&groups, |groups| {
        let group = &groups[random.below(groups.len())];
        let (a, b) = (group[random.below(group.len())], group[random.below(group.len())]);
        (tasks.at(a) != tasks.at(b)).then_some((a, b))
    });
    let others = draw(&all, |all| {
        let (a, b) = (all[random.below(all.len())], all[random.below(all.len())]);
        (a != b && of_task[a].is_disjoint(&of_task[b])).then_some((a, b))
    });
    if sharing.is_empty() || others.is_empty() {
        return Err(format!("{file}: it takes tasks that share an activity, and tasks that share none"));
    }
    let (mut strengths, mut alike) = (Vec::new(), Vec::new());
    for (a, b) in sharing.iter().chain(&others) {
        let (Some(a), Some(b)) = (tasks.at(a), tasks.at(b)) else { continue };
        strengths.push(index.strength(a, b));
        alike.push(a.alike(b));
    }
    println!(
        "\n{file}: {} pairs of tasks that share an activity, {} that share none\n  auc by strength {:.3}, by whole \
         against whole {:.3}",
        sharing.len(),
        others.len(),
        auc(&ranks(&strengths), |place| place < sharing.len()),
        auc(&ranks(&alike), |place| place < sharing.len())
    );
    Ok(())
}

/// Pairs that `one` draws from what there is, which may be none.
fn draw<'a, T>(
    from: &[T],
    mut one: impl FnMut(&[T]) -> Option<(&'a str, &'a str)>,
) -> BTreeSet<(&'a str, &'a str)> {
    let mut drawn = BTreeSet::new();
    for _ in 0..DRAWS {
        if from.is_empty() || drawn.len() == DRAWN {
            break;
        }
        drawn.extend(one(from));
    }
    drawn
}

/// Steps of a linear congruential generator (Knuth's MMIX): the same draws everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

/// How many of those whose wholes cover each other best are looked at word by word.
const SHORT_LIST: usize = 60;

/// Ways to rank occupations by how related they are.
const WAYS: [&str; 3] =
    ["mean of the tasks' vectors", "tasks covered, whole against whole", "tasks covered, by strength"];

/// How well each way of ranking finds the related occupations.
pub fn related(index: &Index, tasks: &Tasks, file: &str) -> Result<(), String> {
    let mut gains: BTreeMap<&str, BTreeMap<&str, f64>> = BTreeMap::new();
    let table = rows::<RelatedRow>(file)?;
    for RelatedRow { code, related, tier } in &table {
        let gain = match tier.as_str() {
            "Primary-Short" => 3.0,
            "Primary-Long" => 2.0,
            "Supplemental" => 1.0,
            _ => return Err(format!("{file}: {tier:?} is no tier")),
        };
        if tasks.by_occupation.contains_key(code) {
            gains.entry(code).or_default().insert(related, gain);
        }
    }
    let asked: Vec<&str> = gains.keys().copied().collect();
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let ranked: Vec<[Vec<&str>; 3]> = thread::scope(|scope| {
        let parts = asked.chunks(asked.len().div_ceil(threads).max(1));
        let work: Vec<_> = parts
            .map(|part| {
                scope.spawn(move || part.iter().map(|code| rank(index, tasks, code)).collect::<Vec<_>>())
            })
            .collect();
        work.into_iter().flat_map(|part| part.join().unwrap_or_default()).collect()
    });
    println!("\n{file}: {} occupations", asked.len());
    for (way, name) in WAYS.iter().enumerate() {
        let (mut recall, mut with_primary, mut gain) = (0.0, 0.0, 0.0);
        for (code, ranked) in asked.iter().zip(&ranked) {
            let (of_one, order) = (&gains[code], &ranked[way]);
            let is_primary = |code: &&&str| of_one.get(**code).is_some_and(|gain| *gain >= 2.0);
            let primary = of_one.keys().filter(is_primary).count();
            if primary > 0 {
                with_primary += 1.0;
                recall += order.iter().take(10).filter(is_primary).count() as f64 / primary.min(10) as f64;
            }
            let ranked: Vec<f64> =
                order.iter().map(|code| of_one.get(*code).copied().unwrap_or_default()).collect();
            gain += ndcg(&ranked, 20, &of_one.values().copied().collect::<Vec<_>>());
        }
        println!(
            "  recall@10 of Primary {:.3}, nDCG@20 {:.3}: {name}",
            recall / with_primary,
            gain / asked.len() as f64
        );
    }
    Ok(())
}

/// All other occupations, the most related first, in each of the ways.
fn rank<'a>(index: &Index, tasks: &'a Tasks, code: &str) -> [Vec<&'a str>; 3] {
    let own = &tasks.by_occupation[code];
    let others = || tasks.by_occupation.iter().filter(|(other, _)| other.as_str() != code);
    let middle = mean(own);
    let by_mean = others().map(|(other, theirs)| (other.as_str(), cosine(&middle, &mean(theirs)))).collect();
    let alike = |a: &Prepared, b: &Prepared| a.alike(b);
    let by_whole: Vec<_> =
        others().map(|(other, theirs)| (other.as_str(), both_ways(own, theirs, alike))).collect();
    let by_whole = first(by_whole);
    let short = by_whole.iter().take(SHORT_LIST);
    let strength = |a: &Prepared, b: &Prepared| index.strength(a, b);
    let by_strength =
        short.map(|other| (*other, both_ways(own, &tasks.by_occupation[*other], strength))).collect();
    [first(by_mean), by_whole, first(by_strength)]
}

fn first(mut scored: Vec<(&str, f64)>) -> Vec<&str> {
    scored.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    scored.into_iter().map(|(code, _)| code).collect()
}

/// How much of each other's tasks two occupations cover: the mean over tasks of the best of the other's.
fn both_ways(a: &[Prepared], b: &[Prepared], strength: impl Fn(&Prepared, &Prepared) -> f64) -> f64 {
    let covered = |sources: &[Prepared], targets: &[Prepared]| {
        let best = |target| sources.iter().map(|source| strength(source, target)).fold(0.0, f64::max);
        targets.iter().map(best).sum::<f64>() / targets.len() as f64
    };
    covered(a, b) + covered(b, a)
}

fn mean(tasks: &[Prepared]) -> Vec<f64> {
    let mut sum = vec![0.0; tasks.first().map_or(0, |task| task.direction().len())];
    for task in tasks {
        for (sum, number) in sum.iter_mut().zip(task.direction()) {
            *sum += f64::from(*number);
        }
    }
    sum
}

fn cosine(a: &[f64], b: &[f64]) -> f64 {
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    dot(a, b) / (dot(a, a) * dot(b, b)).sqrt()
}
