//! What a flow that waits holds in memory: the heap of the whole run, counted, and the size of its future.
//!
//! In a binary of its own, because counting makes every allocation slower.
#![allow(clippy::print_stdout)] // the figures are the output

use std::future::pending;
use std::pin::Pin;
use std::task::{Context, Waker};

use flow::prelude::*;
use flow::{ModelError, Reply, Request};

/// Waits for ever.
#[step]
async fn wait(_input: &u64) -> u64 {
    pending().await
}

/// Say something about {{ input }}.
#[step]
async fn ask(input: &u64) -> String;

flow! {
    fn waiting(n: u64) -> u64 {
        let a = wait(&n)?;
        let b = wait(&n)?;
        let c = wait(&n)?;
        let d = wait(&n)?;
        let e = wait(&n)?;
        let f = wait(&n)?;
        a + b + c + d + e + f
    }
}

flow! {
    fn asking(n: u64) -> String {
        let a = ask(&n)?;
        let b = ask(&n)?;
        let c = ask(&n)?;
        let d = ask(&n)?;
        let e = ask(&n)?;
        let f = ask(&n)?;
        format!("{a}{b}{c}{d}{e}{f}")
    }
}

/// A model that never answers.
struct Silent;

impl Model for Silent {
    fn id(&self) -> &str {
        "silent"
    }

    async fn complete(&self, _: &Request) -> Result<Reply, ModelError> {
        pending().await
    }
}

/// The bytes that a run holds after it was polled once, its future's box included; and the future's own size.
fn held<T>(run: impl Future<Output = T> + 'static) -> (i64, usize) {
    let size = size_of_val(&run);
    let mut kept: Option<Pin<Box<dyn Future<Output = T>>>> = None;
    let counted = allocation_counter::measure(|| {
        let mut run = Box::pin(run);
        let _ = run.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        kept = Some(run);
    });
    (counted.bytes_current, size)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let rt = Runtime::new(Silent);
    let executor = tokio::runtime::Builder::new_current_thread().enable_time().build()?;
    let _inside = executor.enter();
    // The first run also fills what is made once for the process.
    for count in 0..2 {
        let flow = rt.clone();
        let (bytes, size) = held(async move { waiting(1).run(&flow).await });
        let flow = rt.clone();
        let (asking, _) = held(async move { asking(1).run(&flow).await });
        if count > 0 {
            println!("runtime.future_bytes = {bytes} B");
            println!("runtime.future_top_bytes = {size} B");
            println!("runtime.future_prompt_bytes = {asking} B");
        }
    }
    Ok(())
}
