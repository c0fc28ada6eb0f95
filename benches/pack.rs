//! How long a pack takes to make, how large it is, and how long it is from its files to an answer.
//!
//! `cargo bench --bench pack -- OCCUPATIONS.tsv TASKS.tsv [INPUT…]`: the two tables of O*NET as in `pathway.rs`, and
//! files of any form that `skills-gap read` takes, of which a pack of its own is made, together with the occupations
//! that come with the crate. Prints tables; asserts nothing.

mod onet;
mod sample_requests;
mod timing;

use std::collections::BTreeMap;
use std::fs::File as Input;
use std::io::{BufReader, Write};
use std::process::ExitCode;
use std::time::Duration;

use flate2::{Compression, write::GzEncoder};
use sample_requests::{PAIRS, answers};
use skills_gap::Engine;
use skills_gap::catalogue::{Catalogue, Occupation};
use skills_gap::pack::{self, File, Manifest, Pack, PackLink};
use skills_gap::read;
use skills_gap::transfer::Model;
use timing::{ms, timed};

/// Sizes of catalogue.
const SIZES: [usize; 3] = [100, 300, usize::MAX];

fn main() -> ExitCode {
    let files: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let [occupations, tasks, inputs @ ..] = files.as_slice() else {
        println!(
            "pack: skipped; it needs two tables: cargo bench --bench pack -- OCCUPATIONS.tsv TASKS.tsv [INPUT…]"
        );
        return ExitCode::SUCCESS;
    };
    let [Ok(occupations), Ok(tasks)] = [occupations, tasks].map(std::fs::read_to_string) else {
        eprintln!("pack: a table cannot be read");
        return ExitCode::FAILURE;
    };
    if !inputs.is_empty() {
        let mut catalogue = Catalogue::embedded();
        for input in inputs {
            let file = Input::open(input).expect("the input");
            let read =
                read::read_from(BufReader::new(file), &read::ReadOptions::default()).expect("occupations");
            catalogue = catalogue.with(read.occupations).expect("a catalogue");
        }
        measure("real occupations", catalogue.occupations().cloned().collect());
    }
    let records = onet::records(&occupations, &tasks);
    for size in SIZES {
        let size = size.min(records.len());
        let every = (0..size).map(|place| records[place * records.len() / size].clone()).collect();
        measure("of O*NET", every);
    }
    ExitCode::SUCCESS
}

fn measure(what: &str, records: Vec<Occupation>) {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let count = records.len();
    let statements: usize = records.iter().map(|record| record.ksbs.len()).sum();
    let ends = [0, count / 2].map(|place| records[place].clone());
    let (files, build) =
        timed(|| pack::build(records, vec![], Model::embedded(), threads, &|_, _| ()).expect("a pack"));
    let of = |name: &str| files.iter().find(|file| file.name == name).expect("there").bytes.as_slice();
    let manifest = Manifest::decode(of(Manifest::NAME)).expect("a manifest");
    println!(
        "\n{count} {what}, {statements} statements, {} carry over, {} links: built in {} s with {threads} threads",
        manifest.counts.carries,
        manifest.counts.links,
        seconds(build)
    );
    sizes(&files, &manifest, &ends);
    times(&files, &manifest, &ends);
}

fn sizes(files: &[File], manifest: &Manifest, ends: &[Occupation; 2]) {
    println!("{:>34} {:>6} {:>11} {:>11} {:>11}", "bytes", "files", "raw", "gzip", "brotli");
    let mut kinds: BTreeMap<&str, Vec<&File>> = BTreeMap::new();
    for file in files {
        let kind = file.name.split(['/', '.']).next().unwrap_or_default();
        kinds.entry(kind).or_default().push(file);
    }
    for (kind, files) in &kinds {
        row(kind, files);
    }
    row("all files", &files.iter().collect::<Vec<_>>());
    let index = files.iter().find(|file| file.name == manifest.files.index.name).expect("there");
    let pack = Pack::open(&files[files.len() - 1].bytes, &index.bytes).expect("a pack");
    let mut loaded = vec![&files[files.len() - 1], index];
    for end in ends {
        let found = pack.files(&end.reference).expect("there");
        let is_of = |file: &&File| [&found.record.name, &found.vectors.name].contains(&&file.name);
        loaded.extend(files.iter().filter(is_of));
    }
    row("one gap: manifest, index, 2 each", &loaded);
    let many = ["manifest", "index", "all", "links", "carries"];
    row(
        "many occupations: those, all",
        &many.iter().flat_map(|kind| kinds[kind].clone()).collect::<Vec<_>>(),
    );
}

fn row(what: &str, files: &[&File]) {
    let of = |size: &dyn Fn(&[u8]) -> usize| files.iter().map(|file| size(&file.bytes)).sum::<usize>();
    println!(
        "{what:>34} {:>6} {:>11} {:>11} {:>11}",
        files.len(),
        of(&|bytes| bytes.len()),
        of(&gzip),
        of(&brotli)
    );
}

fn times(files: &[File], manifest: &Manifest, ends: &[Occupation; 2]) {
    let of = |name: &str| files.iter().find(|file| file.name == name).expect("there").bytes.as_slice();
    let open = || Pack::open(of(Manifest::NAME), of(&manifest.files.index.name)).expect("a pack");
    let (pack, opened) = timed(open);
    let [from, to] = ends;
    let answers = answers(from, &to.reference);
    let (_, first_gap) = timed(|| {
        let pack = open();
        let (mut records, mut parts) = (Vec::new(), Vec::new());
        for end in ends {
            let found = pack.files(&end.reference).expect("there");
            records.push(pack.record(&end.reference, of(&found.record.name)).expect("a record"));
            parts.push((end.reference.as_str(), of(&found.vectors.name)));
        }
        let model = Model::decode(&pack.merge_vectors(&parts).expect("a part")).expect("a part");
        let catalogue = Catalogue::default().with(records).expect("a catalogue");
        Engine::with_model(catalogue, model).expect("covered").gap(&answers).expect("an answer")
    });
    let (engine, all) = timed(|| {
        let [all, links, carries] = [&manifest.files.all, &manifest.files.links, &manifest.files.carries];
        let engine = pack.engine(Model::embedded(), of(&all.name), of(&links.name), of(&carries.name));
        engine.expect("an engine")
    });
    let nearest = sample_requests::nearest(answers);
    let (_, first_nearest) = timed(|| engine.nearest(&nearest).expect("an answer"));
    let (_, next_nearest) = timed(|| engine.nearest(&nearest).expect("an answer"));
    let links = pack.links(of(&manifest.files.links.name)).expect("links");
    let ways = ways(&engine, &links);
    println!(
        "ms: manifest and index opened {}; first gap from their and four files' bytes {}; all opened {};",
        ms(opened),
        ms(first_gap),
        ms(all)
    );
    println!(
        "    nearest, first {}, again {}; pathways of up to 4 steps, occupations three links apart: {ways}",
        ms(first_nearest),
        ms(next_nearest),
    );
}

/// How long pathways take between occupations that are three links apart.
fn ways(engine: &Engine, links: &[PackLink]) -> String {
    let mut times = Vec::new();
    let mut found = 0;
    for pair in 0..PAIRS.min(links.len()) {
        let first = &links[pair * links.len() / PAIRS.min(links.len())];
        let to = (1..3).fold(&first.to, |at, turn| {
            let out: Vec<&PackLink> = links.iter().filter(|link| link.from == *at).collect();
            if out.is_empty() { at } else { &out[pair * 31 * turn % out.len()].to }
        });
        if *to == first.from {
            continue;
        }
        let request = sample_requests::pathways(answers(engine.occupation(&first.from).expect("there"), to));
        let (report, time) = timed(|| engine.pathways(&request).expect("an answer"));
        times.push(time);
        found += usize::from(!report.pathways.is_empty());
    }
    let Some(first) = times.first().copied() else { return "no links".to_owned() };
    let count = times.len();
    times.sort();
    let (median, most) = (times[count / 2], times[count - 1]);
    format!("first {}, median {}, most {} ({found} of {count} found)", ms(first), ms(median), ms(most))
}

fn gzip(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("into memory");
    encoder.finish().expect("into memory").len()
}

fn brotli(bytes: &[u8]) -> usize {
    let (mut out, mut bytes) = (Vec::new(), bytes);
    let parameters = brotli::enc::BrotliEncoderParams { quality: 9, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut bytes, &mut out, &parameters).expect("into memory");
    out.len()
}

fn seconds(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64())
}
