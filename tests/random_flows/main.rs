//! Random flows take exactly the time, and give exactly the value, that a reference computes from their trees.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use flow::Error;
use flow::prelude::*;
use tokio::time::{Instant, sleep};

mod flows;
mod reference;
mod source;
mod tree;

/// How many flows `flows.rs` holds.
const COUNT: u64 = 200;

type Runner =
    for<'r> fn(u64, u64, &'r Runtime) -> Pin<Box<dyn Future<Output = Result<u64, Error>> + 'r>>;

/// What a call gives.
fn worked(a: u64, b: u64, ms: u64) -> u64 {
    (a % 1_000 * 31 + b % 1_000 * 17 + ms) % 1_000
}

#[step]
async fn work(a: &u64, b: &u64, ms: u64) -> u64 {
    sleep(Duration::from_millis(ms)).await;
    worked(*a, *b, ms)
}

#[step]
async fn broken(_a: &u64, _b: &u64, ms: u64) -> Result<u64, String> {
    sleep(Duration::from_millis(ms)).await;
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
    let rt = Runtime::builder().build();
    assert_eq!(flows::ALL.len() as u64, COUNT);
    let mut wrong = Vec::new();
    for (seed, run) in (0..).zip(flows::ALL) {
        for (a, b) in [(0, 0), (1, 2), (5, 9)] {
            let clock = Instant::now();
            let value = run(a, b, &rt).await.unwrap();
            let found = (value, clock.elapsed().as_millis() as u64);
            let expected = reference::run(seed, a, b);
            if found != expected {
                wrong.push(format!("f{seed}({a}, {b}): {found:?}, not {expected:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "(value, ms) of {} runs:\n{}", wrong.len(), wrong.join("\n"));
}
