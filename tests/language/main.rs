//! The language of `flow!`: what each construct means, on the paused clock.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use flow::prelude::*;
use flow::{Error, FlowDef};
use tokio::time::{Instant, sleep};

mod branches;
mod failure;
mod fans;
mod merges;
mod order;
mod refine;
mod tries;

/// Gives `x` back after so many milliseconds.
#[step]
async fn slow(x: &u32, ms: u64) -> u32 {
    sleep(Duration::from_millis(ms)).await;
    *x
}

/// The same, and fails for multiples of three.
#[step]
async fn picky(x: &u32, ms: u64) -> Result<u32, String> {
    sleep(Duration::from_millis(ms)).await;
    if x.is_multiple_of(3) { Err(format!("{x} is a multiple of three")) } else { Ok(*x) }
}

/// The same as `slow`, and the meter sees it.
#[step]
async fn metered(x: &u32, ms: u64, #[resource] meter: &Meter) -> u32 {
    let _alive = meter.enter();
    sleep(Duration::from_millis(ms)).await;
    *x
}

/// The same as `metered`, and panics then.
#[step]
async fn panics(x: &u32, ms: u64) -> u32 {
    sleep(Duration::from_millis(ms)).await;
    panic!("{x} is too much")
}

/// How many calls there were and are.
#[derive(Clone, Default)]
struct Meter(Arc<Counts>);

#[derive(Default)]
struct Counts {
    alive: AtomicUsize,
    peak: AtomicUsize,
    started: AtomicUsize,
}

struct Alive(Meter);

impl Meter {
    fn enter(&self) -> Alive {
        let alive = self.0.alive.fetch_add(1, Ordering::SeqCst) + 1;
        self.0.peak.fetch_max(alive, Ordering::SeqCst);
        self.0.started.fetch_add(1, Ordering::SeqCst);
        Alive(self.clone())
    }

    fn alive(&self) -> usize {
        self.0.alive.load(Ordering::SeqCst)
    }

    fn peak(&self) -> usize {
        self.0.peak.load(Ordering::SeqCst)
    }

    fn started(&self) -> usize {
        self.0.started.load(Ordering::SeqCst)
    }
}

impl Drop for Alive {
    fn drop(&mut self) {
        self.0.0.alive.fetch_sub(1, Ordering::SeqCst);
    }
}

fn runtime() -> (Runtime, Meter) {
    let meter = Meter::default();
    (Runtime::builder().resource(meter.clone()).build(), meter)
}

/// What a flow gives, and how many milliseconds it takes.
async fn timed<T, F: FlowDef>(flow: Flow<'_, T, F>) -> (Result<T, Error>, u128) {
    let (rt, _) = runtime();
    let clock = Instant::now();
    let result = flow.run(&rt).await;
    (result, clock.elapsed().as_millis())
}

/// The paths of the calls of a run, sorted.
async fn paths<T, F: FlowDef>(flow: Flow<'_, T, F>) -> Vec<String> {
    let (rt, _) = runtime();
    let trace = flow.run_traced(&rt).await.trace;
    let mut paths: Vec<String> = trace.attempts.into_iter().map(|attempt| attempt.node).collect();
    paths.sort();
    paths
}
