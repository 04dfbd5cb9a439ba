//! Reviews a diff: four checks at once, each with a prompt of its own, then a merge.
//!
//! ```sh
//! git diff | cargo run --example pr_review
//! cargo run --example pr_review -- change.diff
//! ```
//!
//! It asks the model that the environment names (`OPENAI_API_KEY`, `OPENAI_BASE_URL`, `ANTHROPIC_API_KEY` or `OLLAMA_HOST`,
//! and `FLOW_MODEL`). If it names none, the replies come from `replies.json`, and a line on standard error says so.

// An example talks to the terminal.
#![allow(clippy::print_stdout, clippy::print_stderr)]

#[path = "../show/mod.rs"]
mod show;

use std::error::Error;
use std::io::{IsTerminal as _, Read as _};
use std::time::Duration;

use flow::prelude::*;
use flow::{Capabilities, ModelError, NoModel, Reply, Request, Scripted};

/// Somebody else wrote it, so in a prompt it stands between tags that do not occur in it.
type Diff = Untrusted<String>;

#[contract]
struct Finding {
    /// The file and the line in it, such as "src/main.rs:12".
    place: String,
    severity: Severity,
    /// What is wrong and what to do about it, in one or two sentences.
    what: String,
}

#[contract]
#[derive(Copy, PartialEq, Eq)]
enum Severity {
    Minor,
    Major,
    Blocking,
}

#[contract]
struct Review {
    /// The verdict and its main reason, in at most three sentences.
    summary: String,
    approve: bool,
    /// The most severe first, each thing once.
    findings: Vec<Finding>,
}

/// Review the types in this change and nothing else: lossy casts, missing cases, a value that can be absent, errors that get
/// lost. Report what you are sure of; nothing found is a good answer.
///
/// {{ diff | fenced("diff") }}
#[step(temperature = 0.0)]
async fn types(diff: &Diff) -> Vec<Finding>;

/// Review the tests of this change and nothing else: which changed lines and which edge cases does no test cover?
///
/// {{ diff | fenced("diff") }}
#[step(temperature = 0.0)]
async fn tests(diff: &Diff) -> Vec<Finding>;

/// Review the style of this change and nothing else: names, structure, dead code, needless complexity.
///
/// {{ diff | fenced("diff") }}
#[step(
    model = "fast", // a name that the runtime gives a meaning; here FLOW_MODEL_FAST, or else FLOW_MODEL
    temperature = 0.0,
    ensure(output.iter().all(|finding| finding.severity != Severity::Blocking), "style alone never blocks a change"),
)]
async fn style(diff: &Diff) -> Vec<Finding>;

/// Audit the security of this change and nothing else: injection, a way around a check, secrets, unsafe dependencies.
///
/// {{ diff | fenced("diff") }}
#[step(temperature = 0.0, attempts = 4)]
async fn security(diff: &Diff) -> Vec<Finding>;

/// Make one review of these four. Say each thing once, drop what is trivial, and approve only if nothing blocks.
///
/// Types:
/// {{ types | json }}
///
/// Tests:
/// {{ tests | json }}
///
/// Style:
/// {{ style | json }}
///
/// Security:
/// {{ security | json }}
#[step(
    temperature = 0.2,
    ensure(
        !output.approve || output.findings.iter().all(|finding| finding.severity != Severity::Blocking),
        "a change with a blocking finding is not approved",
    ),
)]
async fn merge(
    types: &[Finding],
    tests: &[Finding],
    style: &[Finding],
    security: &[Finding],
) -> Review;

flow! {
    /// Four checks of a diff at once, then one review of them.
    fn review = <Diff -> Review> (types, tests, style, security) => merge;
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    if show::graph(review::graph) {
        return Ok(());
    }
    let (flow, rt) = (review(diff()?), runtime()?);
    if show::plan() {
        println!("{}", flow.plan(&rt)?);
        return Ok(());
    }
    let run = flow.run_traced(&rt).await;

    // Each step's model, attempt, time and tokens; then the wall time beside the sum of the steps.
    eprintln!("{}\n", run.trace);

    let review = run.result?;
    println!("approved: {}. {}\n", review.approve, review.summary);
    for finding in &review.findings {
        println!("- {:?}, {}: {}", finding.severity, finding.place, finding.what);
    }
    Ok(())
}

/// The file that is named, else what is piped in, else the sample.
fn diff() -> Result<Diff, Box<dyn Error>> {
    let mut text = String::new();
    if let Some(path) = show::input() {
        text = std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
    } else if !std::io::stdin().is_terminal() {
        std::io::stdin().read_to_string(&mut text)?;
    }
    if text.trim().is_empty() {
        eprintln!(
            "no diff was given: this reviews examples/pr_review/sample.diff; try `git diff | cargo run --example pr_review`"
        );
        text = include_str!("sample.diff").to_owned();
    }
    Ok(text.into())
}

/// The model of the environment; without one, scripted replies, which are never chosen by themselves.
fn runtime() -> Result<Runtime, Box<dyn Error>> {
    match Runtime::from_env() {
        Err(NoModel::NotConfigured) => {
            eprintln!(
                "no model is configured: replies are scripted (examples/pr_review/replies.json), whatever the diff says; \
                 set OPENAI_API_KEY, OPENAI_BASE_URL, ANTHROPIC_API_KEY or OLLAMA_HOST\n"
            );
            Ok(Runtime::new(Unhurried(Scripted::from_json(include_str!("replies.json"))?)))
        }
        configured => Ok(configured?),
    }
}

/// Takes its time, as a real model does, so that the times of a scripted run mean something. A model of your own is written
/// the same way.
struct Unhurried(Scripted);

impl Model for Unhurried {
    fn id(&self) -> &str {
        self.0.id()
    }

    fn capabilities(&self) -> Capabilities {
        self.0.capabilities()
    }

    async fn complete(&self, request: &Request) -> Result<Reply, ModelError> {
        let reply = self.0.complete(request).await?;
        let tokens = reply.usage.output_tokens.unwrap_or(0);
        tokio::time::sleep(Duration::from_millis(200 + 8 * tokens)).await;
        Ok(reply)
    }
}
