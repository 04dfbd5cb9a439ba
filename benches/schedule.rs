//! What scheduling costs: a node of a flow beside the ways to write the same by hand, and a step through the full runtime.
//!
//! Every figure is the quickest of many rounds, for other load on the machine only ever adds. The variants take turns
//! within a round, so that they see the same machine.
#![allow(clippy::print_stdout)] // the figures are the output

use std::convert::Infallible;
use std::future::Future;
use std::hint::black_box;
use std::pin::Pin;
use std::time::{Duration, Instant};

use flow::prelude::*;
use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;

const ROUNDS: usize = 60;
const REPEATS: u32 = 200;

/// The same for each node of each variant: nothing, but the compiler must not know.
fn work(input: u64) -> u64 {
    black_box(input.wrapping_add(1))
}

/// The graph a → b, c → d; x after a and c; e after b, d and x: once for each token, each beginning where the last ended.
/// With `s` before the first this is six nodes for each token, and one.
macro_rules! graphs {
    ($name:ident: $($copy:tt)*) => {
        flow! {
            fn $name(n: u64) -> u64 {
                let e = work(n);
                $(
                    let a = work(e.wrapping_add($copy));
                    let b = work(a);
                    let c = work(a);
                    let d = work(c);
                    let x = work(a ^ c);
                    let e = work(b ^ d ^ x);
                )*
                work(e)
            }
        }
    };
}

graphs!(few: 1 2 3 4);
graphs!(many: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20);

/// How many more nodes `many` has than `few`, and how many `few` has.
const MORE: f64 = 16.0 * 6.0;
const FEW: f64 = 4.0 * 6.0;

/// The same 24 pieces of work by hand, one after the other.
async fn sequence(n: u64) -> u64 {
    let mut e = async { work(n) }.await;
    for copy in 1..=4 {
        let a = async { work(e.wrapping_add(copy)) }.await;
        let b = async { work(a) }.await;
        let c = async { work(a) }.await;
        let d = async { work(c) }.await;
        let x = async { work(a ^ c) }.await;
        e = async { work(b ^ d ^ x) }.await;
    }
    work(e)
}

/// 24 ready futures in one `try_join!`.
async fn try_join(n: u64) -> Result<u64, Infallible> {
    let ready = async |add: u64| Ok::<u64, Infallible>(work(n.wrapping_add(add)));
    let all = tokio::try_join!(
        ready(0),
        ready(1),
        ready(2),
        ready(3),
        ready(4),
        ready(5),
        ready(6),
        ready(7),
        ready(8),
        ready(9),
        ready(10),
        ready(11),
        ready(12),
        ready(13),
        ready(14),
        ready(15),
        ready(16),
        ready(17),
        ready(18),
        ready(19),
        ready(20),
        ready(21),
        ready(22),
        ready(23),
    )?;
    Ok(all.0 ^ all.23)
}

/// 24 ready futures, boxed, in a `FuturesUnordered`.
async fn unordered(n: u64) -> u64 {
    type Boxed = Pin<Box<dyn Future<Output = u64> + Send>>;
    let mut all: FuturesUnordered<Boxed> = FuturesUnordered::new();
    for add in 0..24 {
        all.push(Box::pin(async move { work(n.wrapping_add(add)) }));
    }
    let mut sum = 0;
    while let Some(value) = all.next().await {
        sum ^= value;
    }
    sum
}

/// Does nothing.
#[step]
async fn noop(input: &u64) -> u64 {
    *input
}

flow! {
    fn chain(n: u64) -> u64 {
        let a = noop(&n)?;
        let b = noop(&a)?;
        let c = noop(&b)?;
        let d = noop(&c)?;
        let e = noop(&d)?;
        let f = noop(&e)?;
        let g = noop(&f)?;
        let h = noop(&g)?;
        let i = noop(&h)?;
        noop(&i)?
    }
}

/// The quickest rounds of one variant.
struct Best(Duration);

impl Best {
    const fn new() -> Self {
        Best(Duration::MAX)
    }

    /// One round.
    async fn round<T, F: Future<Output = T>>(&mut self, variant: impl Fn(u64) -> F) {
        let clock = Instant::now();
        for n in 0..u64::from(REPEATS) {
            black_box(variant(black_box(n)).await);
        }
        self.0 = self.0.min(clock.elapsed() / REPEATS);
    }

    fn ns(&self) -> f64 {
        self.0.as_secs_f64() * 1e9
    }
}

fn print(name: &str, value: f64, unit: &str) {
    println!("{name} = {value:.1} {unit}");
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let runtime = Runtime::new(flow::Rehearsal::new());
    let executor = tokio::runtime::Builder::new_current_thread().enable_time().build()?;
    executor.block_on(measure(&runtime))
}

async fn measure(rt: &Runtime) -> Result<(), Box<dyn std::error::Error>> {
    // What is timed must be what was meant.
    let by_flow = few(7).run(rt).await?;
    if by_flow != sequence(7).await {
        return Err("the flow and the sequence give different values".into());
    }
    if chain(7).run_traced(rt).await.trace.attempts.len() != 10 {
        return Err("the chain has no trace of ten steps".into());
    }

    let [mut small, mut large, mut joined, mut heaped, mut written] = [const { Best::new() }; 5];
    let [mut traced, mut untraced] = [const { Best::new() }; 2];
    for _ in 0..ROUNDS {
        small.round(|n| few(n).run(rt)).await;
        large.round(|n| many(n).run(rt)).await;
        joined.round(try_join).await;
        heaped.round(unordered).await;
        written.round(sequence).await;
        traced.round(|n| chain(n).run_traced(rt)).await;
        untraced.round(|n| chain(n).run(rt)).await;
    }

    // A ready node: its place in the tables of the scheduler, its waker, its start, its poll, its slot, and telling the
    // nodes after it. The run's own part (its id, its frame, its span, its box) is what both sizes have in common.
    let node = (large.ns() - small.ns()) / MORE;
    print("schedule.node_ns", node, "ns");
    print("schedule.run_ns", small.ns() - FEW * node, "ns");
    print("schedule.try_join_ns", joined.ns() / FEW, "ns");
    print("schedule.futures_unordered_ns", heaped.ns() / FEW, "ns");
    print("schedule.sequence_ns", written.ns() / FEW, "ns");
    println!("runtime.step_us = {:.2} us", traced.ns() / 1e4);
    println!("runtime.step_untraced_us = {:.2} us", untraced.ns() / 1e4);
    Ok(())
}
