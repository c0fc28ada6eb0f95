//! Work on lines by all cores, and what comes of it in their order.
//!
//! A thread reads batches of lines, others work on them, and this one takes the results. So many
//! batches are on the way at once, and no more: memory does not grow with the input.

use std::collections::BTreeMap;
use std::io;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::lines::{Batch, Line, Lines};
use crate::failure::Failure;

/// Batches on the way for each thread: enough that none waits while another is slow.
const BATCHES_A_THREAD: usize = 4;

/// What came of one batch.
struct Done<R> {
    number: usize,
    results: Result<Vec<R>, io::Error>,
}

/// Does `work` on each of `lines`, on so many `threads`, and gives the results of each batch to `take`, in order. Ends early
/// where that fails.
pub fn in_order<R: Send + 'static>(
    lines: Lines,
    threads: usize,
    work: impl Fn(Line) -> R + Send + Sync + 'static,
    mut take: impl FnMut(Result<Vec<R>, io::Error>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let most = threads * BATCHES_A_THREAD;
    let (free, taken) = sync_channel(most);
    for _ in 0..most {
        let _ = free.send(());
    }
    let (to_workers, batches) = sync_channel::<Batch>(most);
    let (to_taker, done) = sync_channel::<Done<R>>(most);
    thread::spawn(move || read(lines, &taken, &to_workers));
    let batches = Arc::new(Mutex::new(batches));
    let work = Arc::new(work);
    for _ in 0..threads {
        let (batches, to_taker, work) = (Arc::clone(&batches), to_taker.clone(), Arc::clone(&work));
        thread::spawn(move || work_on(&batches, &to_taker, work.as_ref()));
    }
    drop(to_taker);
    let mut early = BTreeMap::new();
    let mut next = 0;
    for Done { number, results } in done {
        early.insert(number, results);
        while let Some(results) = early.remove(&next) {
            next += 1;
            take(results)?;
            let _ = free.send(());
        }
    }
    Ok(())
}

/// Sends batches to the workers, one for each place that is free.
fn read(mut lines: Lines, free: &Receiver<()>, workers: &SyncSender<Batch>) {
    let _ends = Panics;
    while free.recv().is_ok() {
        let Some(batch) = lines.next_batch() else { return };
        if workers.send(batch).is_err() {
            return;
        }
    }
}

/// Ends the program where a thread panics: its batch would never come, and whoever waits for it would wait for ever.
struct Panics;

impl Drop for Panics {
    fn drop(&mut self) {
        if thread::panicking() {
            std::process::abort();
        }
    }
}

/// Works on batches until there are no more.
fn work_on<R>(batches: &Mutex<Receiver<Batch>>, taker: &SyncSender<Done<R>>, work: &impl Fn(Line) -> R) {
    let _ends = Panics;
    loop {
        let batch = batches.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Batch { number, lines }) = batch else { return };
        let results = lines.map(|lines| lines.into_iter().map(work).collect());
        if taker.send(Done { number, results }).is_err() {
            return;
        }
    }
}
