//! Random flows take exactly the time, and give exactly the value, that a reference computes from their trees; and what they
//! do depends on the order of the completions alone.

use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use flow::prelude::*;
use flow::{Error, Latencies, Plan, Traced};
use tokio::time::{Instant, sleep};

mod flows;
mod reference;
mod source;
mod tree;

/// How many flows `flows.rs` holds.
const COUNT: u64 = 200;

/// Makes a flow of its two inputs.
type Make = fn(u64, u64) -> Box<dyn Runs>;

type Running<'r, T> = Pin<Box<dyn Future<Output = T> + 'r>>;

/// A flow, whichever it is.
trait Runs {
    fn run(self: Box<Self>, rt: &Runtime) -> Running<'_, Result<u64, Error>>;
    fn run_traced(self: Box<Self>, with: With, rt: &Runtime) -> Running<'_, Traced<u64>>;
    fn plan(self: Box<Self>, rt: &Runtime) -> Result<Plan, Error>;
}

impl<F: FlowDef> Runs for Flow<'static, u64, F> {
    fn run(self: Box<Self>, rt: &Runtime) -> Running<'_, Result<u64, Error>> {
        Box::pin((*self).run(rt))
    }

    fn run_traced(self: Box<Self>, with: With, rt: &Runtime) -> Running<'_, Traced<u64>> {
        Box::pin((*self).with(with).run_traced(rt))
    }

    fn plan(self: Box<Self>, rt: &Runtime) -> Result<Plan, Error> {
        (*self).plan(rt)
    }
}

/// How long the calls of a run take.
#[derive(Debug, Default)]
enum Latency {
    /// As long as they say.
    #[default]
    Own,
    /// For each call another time, from a seed and how many calls there were before.
    Random(u64, AtomicU64),
}

impl Latency {
    fn seeded(seed: u64) -> Self {
        Latency::Random(seed, AtomicU64::new(0))
    }

    async fn pass(&self, ms: u64) {
        let ms = match self {
            Latency::Own => ms,
            Latency::Random(seed, calls) => {
                let mut hasher = DefaultHasher::new();
                (seed, calls.fetch_add(1, Ordering::Relaxed)).hash(&mut hasher);
                // Few values, so that many calls are done in the same moment; some are done at once.
                hasher.finish() % 8
            }
        };
        if ms > 0 {
            sleep(Duration::from_millis(ms)).await;
        }
    }
}

/// What a call gives.
fn worked(a: u64, b: u64, ms: u64) -> u64 {
    (a % 1_000 * 31 + b % 1_000 * 17 + ms) % 1_000
}

#[step]
async fn work(a: &u64, b: &u64, ms: u64, #[resource] latency: &Latency) -> u64 {
    latency.pass(ms).await;
    worked(*a, *b, ms)
}

#[step]
async fn broken(_a: &u64, _b: &u64, ms: u64, #[resource] latency: &Latency) -> Result<u64, String> {
    latency.pass(ms).await;
    Err("broken".into())
}

#[test]
fn the_flows_are_what_their_seeds_make() {
    let text = source::file(COUNT);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/random_flows/flows.rs");
    if std::env::var_os("REGENERATE").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    assert!(std::fs::read_to_string(path).unwrap() == text, "flows.rs is not what the seeds make");
}

#[tokio::test(start_paused = true)]
async fn every_flow_takes_exactly_the_time_that_its_dependencies_need() {
    let rt = Runtime::builder().resource(Latency::Own).build();
    assert_eq!(flows::ALL.len() as u64, COUNT);
    let mut wrong = Vec::new();
    for (seed, make) in (0..).zip(flows::ALL) {
        for (a, b) in [(0, 0), (1, 2), (5, 9)] {
            let clock = Instant::now();
            let value = make(a, b).run(&rt).await.unwrap();
            let found = (value, clock.elapsed().as_millis() as u64);
            let expected = reference::run(seed, a, b);
            if found != expected {
                wrong.push(format!("f{seed}({a}, {b}): {found:?}, not {expected:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "(value, ms) of {} runs:\n{}", wrong.len(), wrong.join("\n"));
}

#[tokio::test(start_paused = true)]
async fn every_flow_does_the_same_for_the_same_order_of_completions() {
    const ORDERS: u64 = 12;
    let mut orders = 0;
    let mut wrong = Vec::new();
    for (flow, make) in (0u64..).zip(flows::ALL) {
        let mut different = Vec::new();
        for seed in 0..ORDERS {
            let rt = |seed| Runtime::builder().resource(Latency::seeded(seed)).build();
            let first = make(1, 2).run_traced(With::new(), &rt(seed)).await;
            let history = first.trace.history;
            let value = first.result.unwrap();
            // Other latencies want another order each time.
            for other in [seed + 1_000, seed + 2_000] {
                let with = With::new().replay(history.clone());
                let again = make(1, 2).run_traced(with, &rt(other)).await;
                let is_same = again.trace.history == history;
                if !is_same || again.result.as_ref().ok() != Some(&value) {
                    wrong.push(format!("f{flow}, order {seed}: {:?}", again.result));
                }
            }
            if !different.contains(&history) {
                different.push(history);
            }
        }
        orders += different.len();
    }
    assert!(wrong.is_empty(), "{} replays:\n{}", wrong.len(), wrong.join("\n"));
    assert!(orders > 800, "only {orders} different orders were tried");
}

/// A path without the numbers of rounds.
fn without_rounds(path: &str) -> String {
    let mut parts = path.split('[');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once(']').map_or("", |(_, rest)| rest))
}

#[tokio::test(start_paused = true)]
async fn no_flow_exceeds_its_plan() {
    let rt = Runtime::builder().resource(Latency::Own).build();
    let mut wrong = Vec::new();
    let (mut bounded, mut exact, mut nodes) = (0, 0, 0);
    for (seed, make) in (0u64..).zip(flows::ALL) {
        for (a, b) in [(0, 0), (1, 2), (5, 9)] {
            let plan = make(a, b).plan(&rt).unwrap();
            let trace = make(a, b).run_traced(With::new(), &rt).await.trace;
            let mut calls: BTreeMap<String, u64> = BTreeMap::new();
            let paths: BTreeSet<&str> = trace.attempts.iter().map(|call| &*call.node).collect();
            if paths.len() < trace.attempts.len() {
                wrong.push(format!("f{seed}({a}, {b}): calls share paths"));
            }
            for attempt in &trace.attempts {
                *calls.entry(without_rounds(&attempt.node)).or_default() += 1;
            }
            for node in &plan.nodes {
                let made = calls.remove(&node.node).unwrap_or_default();
                if node.bound.calls.is_some_and(|most| made > most) {
                    wrong.push(format!("f{seed}({a}, {b}) {}: {made} calls, {node:?}", node.node));
                }
                nodes += 1;
            }
            if !calls.is_empty() {
                wrong.push(format!("f{seed}({a}, {b}): unplanned: {calls:?}"));
            }
            let made = trace.attempts.len() as u64;
            match plan.total.calls {
                Some(most) if made > most => {
                    wrong.push(format!("f{seed}({a}, {b}): {made} calls, not {most}"));
                }
                Some(most) => {
                    bounded += 1;
                    exact += u64::from(most == made);
                    // With the times of this very run, the path cannot be shorter than the run.
                    let latencies = Latencies::of(&trace).code(Duration::ZERO);
                    let path = plan.with_latencies(&latencies).critical_path;
                    if path.time < trace.wall {
                        let (time, wall) = (path.time, trace.wall);
                        wrong.push(format!("f{seed}({a}, {b}): {wall:?}, not {time:?}: {path}"));
                    }
                }
                None => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
    // Enough have bounds, and enough of these are reached, for the test to mean something.
    assert!(bounded >= 300 && exact >= 100, "{bounded} bounded, {exact} exact, {nodes} nodes");
}
