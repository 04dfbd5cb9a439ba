//! What the executor costs: flows of four steps over HTTP, beside the same by hand, against a server in a process of its own.
//!
//! Both sides run in this process, in turns, on one thread, with at most 64 requests at once, so that a side's time on the
//! processor is its own. The figures are ratios of medians; the peaks of memory are those of two further processes.
#![allow(clippy::print_stdout)] // the figures are the output

use std::error::Error;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use flow::prelude::*;
use flow::{Limits, ModelError, OpenAi, Reply, Request};
use tokio::task::JoinSet;

mod by_hand;
mod server;

type Failure = Box<dyn Error + Send + Sync>;

/// How many flows run at once for the ratios.
const FLOWS: usize = 1_000;
/// How many calls each of them makes.
const CALLS: usize = 4;
/// How many flows are in flight for the peaks of memory.
const MANY: usize = 10_000;
/// How many requests are under way at once, on both sides. It is the runtime's default.
const AT_ONCE: u32 = 64;
const ROUNDS: usize = 15;

/// What every step gives.
#[contract]
struct Note {
    /// One sentence.
    text: String,
    #[schemars(range(min = 1, max = 5))]
    score: u8,
}

/// What is this mail about, and how urgent is it?
///
/// {{ mail }}
#[step]
async fn diagnose(mail: &str) -> Note;

/// Who should answer this, and by when?
///
/// {{ problem.text }} ({{ problem.score }} of 5)
#[step]
async fn assign(problem: &Note) -> Note;

/// What could solve this?
///
/// {{ problem.text }} ({{ problem.score }} of 5)
#[step]
async fn resolve(problem: &Note) -> Note;

/// Answer the customer: {{ owner.text }}
///
/// {{ resolution.text }}
#[step]
async fn reply(owner: &Note, resolution: &Note) -> Note;

flow! {
    fn support(mail: String) -> Note {
        let problem = diagnose(&mail)?;
        let owner = assign(&problem)?;
        let resolution = resolve(&problem)?;
        reply(&owner, &resolution)?
    }
}

const MAIL: &str = "Since this morning nobody in our shop can pay by card: the terminal shows an error and starts again.";

/// Answers at once: what is left is the executor.
struct Immediate;

impl Model for Immediate {
    fn id(&self) -> &str {
        "instant"
    }

    async fn complete(&self, _: &Request) -> Result<Reply, ModelError> {
        Ok(Reply::new(server::NOTE).with_usage(flow::Usage::new(40, 20)))
    }
}

/// The server's process, which ends with this one.
struct Server {
    process: Child,
    url: String,
}

impl Server {
    fn start() -> Result<Self, Failure> {
        let mut process = Command::new(std::env::current_exe()?)
            .arg("serve")
            .stdin(Stdio::piped()) // its end is the server's
            .stdout(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        let output = process.stdout.take().ok_or("a server without an output")?;
        BufReader::new(output).read_line(&mut line)?;
        Ok(Server { process, url: format!("http://127.0.0.1:{}/v1", line.trim()) })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn runtime(url: &str) -> Result<Runtime, Failure> {
    let model = OpenAi::builder("gpt-5-mini").key("sk-0123456789").base_url(url).build()?;
    Ok(Runtime::builder().model("default", model).build())
}

async fn by_flow(flows: usize, rt: &Runtime) -> Result<(), Failure> {
    let mut running = JoinSet::new();
    for _ in 0..flows {
        let rt = rt.clone();
        running.spawn(async move { support(MAIL.to_owned()).run(&rt).await });
    }
    while let Some(ended) = running.join_next().await {
        ended??;
    }
    Ok(())
}

async fn by_hand(flows: usize, hand: &by_hand::Hand) -> Result<(), Failure> {
    let mut running = JoinSet::new();
    for _ in 0..flows {
        let hand = hand.clone();
        running.spawn(async move { hand.support(MAIL).await });
    }
    while let Some(ended) = running.join_next().await {
        ended??;
    }
    Ok(())
}

/// The time that this thread has spent on the processor; `None` where the system does not say.
fn on_processor() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(stat.split_whitespace().next()?.parse().ok()?))
}

/// The most memory that the process has held so far, in bytes; `None` where the system does not say.
fn peak() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<f64>().ok()? * 1024.0)
}

/// The times of the rounds of one side.
#[derive(Default)]
struct Times {
    wall: Vec<Duration>,
    processor: Vec<Duration>,
}

impl Times {
    async fn round(
        &mut self,
        side: impl Future<Output = Result<(), Failure>>,
    ) -> Result<(), Failure> {
        let (clock, before) = (Instant::now(), on_processor());
        side.await?;
        self.wall.push(clock.elapsed());
        self.processor.extend(before.zip(on_processor()).map(|(before, after)| after - before));
        Ok(())
    }
}

/// The middle of these times, in seconds.
fn median(times: &[Duration]) -> Option<f64> {
    let mut times = times.to_vec();
    times.sort();
    times.get(times.len() / 2).map(Duration::as_secs_f64)
}

async fn measure(url: &str) -> Result<(), Failure> {
    let (rt, hand) = (runtime(url)?, by_hand::Hand::new(url)?);
    let (mut flows, mut hands) = (Times::default(), Times::default());
    for round in 0..=ROUNDS {
        if round == 1 {
            // The first of each has opened the connections.
            (flows, hands) = (Times::default(), Times::default());
        }
        flows.round(by_flow(FLOWS, &rt)).await?;
        hands.round(by_hand(FLOWS, &hand)).await?;
    }
    let calls = (FLOWS * CALLS) as f64;
    if let (Some(ours), Some(theirs)) = (median(&flows.wall), median(&hands.wall)) {
        println!("executor.throughput_ratio = {:.3}", theirs / ours);
        println!("executor.calls_per_s = {:.0}", calls / ours);
        println!("executor.by_hand_calls_per_s = {:.0}", calls / theirs);
    }
    if let (Some(ours), Some(theirs)) = (median(&flows.processor), median(&hands.processor)) {
        println!("executor.cpu_ratio = {:.3}", ours / theirs);
        println!("executor.cpu_us = {:.1} us", ours / calls * 1e6);
        println!("executor.by_hand_cpu_us = {:.1} us", theirs / calls * 1e6);
    }
    Ok(())
}

/// A call of a model that answers at once, with all kinds of limits and with a trace.
async fn overhead() -> Result<(), Failure> {
    let limits = Limits::new().requests_per_minute(u32::MAX).tokens_per_minute(u64::MAX / 2);
    let rt = Runtime::builder().model("default", Immediate).limits(limits).build();
    let note = Note { text: "Cards do not work.".into(), score: 5 };
    let mut best = Duration::MAX;
    for _ in 0..200 {
        let clock = Instant::now();
        for _ in 0..100 {
            assign(&note).run_traced(&rt).await.result?;
        }
        best = best.min(clock.elapsed() / 100);
    }
    println!("executor.overhead_us = {:.2} us", best.as_secs_f64() * 1e6);
    Ok(())
}

/// Runs one side with many flows in flight, and says how much its peak of memory has grown.
async fn remember(side: &str, url: &str) -> Result<(), Failure> {
    let (rt, hand) = (runtime(url)?, by_hand::Hand::new(url)?);
    let run = async |flows: usize| match side {
        "flow" => by_flow(flows, &rt).await,
        _ => by_hand(flows, &hand).await,
    };
    run(FLOWS / 10).await?;
    let before = peak();
    run(MANY).await?;
    if let Some((before, after)) = before.zip(peak()) {
        println!("{:.1}", (after - before) / 1e6);
    }
    Ok(())
}

fn main() -> Result<(), Failure> {
    let executor = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match &arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["serve"] => return executor.block_on(server::serve()),
        ["remember", side, url] => return executor.block_on(remember(side, url)),
        _ => {}
    }
    let server = Server::start()?;
    executor.block_on(measure(&server.url))?;
    executor.block_on(overhead())?;
    for (side, name) in [("flow", "executor.flows_mb"), ("hand", "executor.by_hand_mb")] {
        let own = Command::new(std::env::current_exe()?)
            .args(["remember", side, &server.url])
            .output()?;
        let megabytes = String::from_utf8(own.stdout)?;
        if !own.status.success() {
            return Err(String::from_utf8_lossy(&own.stderr).into());
        }
        println!("{name} = {} MB", megabytes.trim());
    }
    Ok(())
}
