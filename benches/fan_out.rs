//! What a `for` of a flow costs for each item, beside the same by hand, and what a long one holds in memory.
//!
//! A time is the quickest of many rounds, for other load on the machine only ever adds. The variants take turns within a
//! round, so that they see the same machine.
#![allow(clippy::print_stdout)] // the figures are the output

use std::future::Future;
use std::hint::black_box;
use std::pin::Pin;
use std::time::{Duration, Instant};

use flow::prelude::*;
use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;

const ROUNDS: usize = 200;
const ITEMS: u64 = 1_000;
const MANY: u64 = 100_000;

/// A ready step.
#[step]
async fn noop(input: &u64) -> u64 {
    black_box(*input)
}

/// A step that lets others run first.
#[step]
async fn yields(input: &u64) -> u64 {
    tokio::task::yield_now().await;
    *input
}

flow! {
    fn fan(items: u64) -> u64 {
        let all = #[limit(1_000)] for item in 0..items { noop(&item)? };
        all.iter().sum::<u64>()
    }
}

flow! {
    fn plain(items: u64) -> u64 {
        let all = #[limit(1_000)] for item in 0..items { Ok::<u64, String>(black_box(item))? };
        all.iter().sum::<u64>()
    }
}

flow! {
    fn long(items: u64) -> u64 {
        let all = #[limit(64)] for item in 0..items {
            let first = yields(&item)?;
            yields(&first)?
        };
        all.iter().sum::<u64>()
    }
}

/// The calls of the same steps, driven by hand.
async fn by_hand(items: u64, rt: &Runtime) -> Result<u64, flow::Error> {
    let mut running: FuturesUnordered<_> = FuturesUnordered::new();
    for item in 0..items {
        running.push(async move { noop(&item).run(rt).await });
    }
    let mut sum = 0;
    while let Some(value) = running.next().await {
        sum += value?;
    }
    Ok(sum)
}

/// Ready futures without any step, driven by hand.
async fn unordered(items: u64) -> u64 {
    type Boxed = Pin<Box<dyn Future<Output = u64> + Send>>;
    let mut running: FuturesUnordered<Boxed> = FuturesUnordered::new();
    for item in 0..items {
        running.push(Box::pin(async move { black_box(item) }));
    }
    let mut sum = 0;
    while let Some(value) = running.next().await {
        sum += value;
    }
    sum
}

/// The quickest rounds of one variant.
struct Best(Duration);

impl Best {
    async fn round<T>(&mut self, variant: impl Future<Output = T>) -> T {
        let clock = Instant::now();
        let value = black_box(variant.await);
        self.0 = self.0.min(clock.elapsed());
        value
    }

    fn print(&self, name: &str) {
        println!("{name} = {:.1} ns", self.0.as_secs_f64() * 1e9 / ITEMS as f64);
    }
}

/// The most memory that the process has held so far, in bytes; `None` where the system does not say.
fn peak() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<f64>().ok()? * 1024.0)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let runtime = Runtime::builder().build();
    let executor = tokio::runtime::Builder::new_current_thread().enable_time().build()?;
    executor.block_on(measure(&runtime))
}

async fn measure(rt: &Runtime) -> Result<(), Box<dyn std::error::Error>> {
    // First, for the peak only grows. A short run fills what is made once for the process.
    long(64).run(rt).await?;
    let before = peak();
    let sum = long(MANY).run(rt).await?;
    if sum != MANY * (MANY - 1) / 2 {
        return Err("an item is missing".into());
    }
    if let (Some(before), Some(after)) = (before, peak()) {
        println!("fanout.peak_mb = {:.2} MB", (after - before) / 1e6);
    }

    let [mut steps, mut hand, mut plainly, mut futures] = [const { Best(Duration::MAX) }; 4];
    for _ in 0..ROUNDS {
        let by_flow = steps.round(fan(ITEMS).run(rt)).await?;
        if by_flow != hand.round(by_hand(ITEMS, rt)).await? {
            return Err("the flow and the hand-written loop give different values".into());
        }
        plainly.round(plain(ITEMS).run(rt)).await?;
        futures.round(unordered(ITEMS)).await;
    }
    steps.print("fanout.item_ns");
    hand.print("fanout.futures_unordered_ns");
    plainly.print("fanout.plain_item_ns");
    futures.print("fanout.plain_futures_unordered_ns");
    Ok(())
}
