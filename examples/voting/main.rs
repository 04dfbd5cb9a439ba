//! Sorts a mail by five votes at once; if they do not agree, a step that sees them decides.
//!
//! ```sh
//! cargo run --example voting
//! cargo run --example voting -- "Your terms changed and now I pay more, cancel that"
//! cargo run --example voting -- --plan
//! ```
//!
//! It asks the model that the environment names (`OPENAI_API_KEY`, `OPENAI_BASE_URL`, `ANTHROPIC_API_KEY` or `OLLAMA_HOST`,
//! and `FLOW_MODEL`). If it names none, the replies come from `replies.json`, and a line on standard error says so.

// An example talks to the terminal.
#![allow(clippy::print_stdout, clippy::print_stderr)]

#[path = "../show/mod.rs"]
mod show;

use flow::prelude::*;
use flow::{NoModel, Scripted, majority};

/// Somebody else wrote it, so in a prompt it stands between tags that do not occur in it.
type Mail = Untrusted<String>;

#[contract]
#[derive(Copy, PartialEq)]
enum Topic {
    /// It wants to end a contract.
    Cancellation,
    /// It wants something to be different next time.
    Complaint,
    /// It asks, and wants nothing to change.
    Question,
}

#[contract]
struct Sorted {
    topic: Topic,
    /// Why, in one sentence.
    why: String,
}

/// What does this mail want?
///
/// {{ mail }}
#[step(model = "fast", temperature = 1.0, max_tokens = 200)] // votes that are always the same would be one
async fn vote(mail: &Mail) -> Topic;

/// Our colleagues do not agree on what this mail wants. Decide, and say why.
///
/// {{ mail }}
///
/// They say:
/// {{ votes }}
#[step(temperature = 0.0, max_tokens = 500)]
async fn decide(mail: &Mail, votes: &[Topic]) -> Sorted;

flow! {
    /// Five calls, each paid for; the sixth only if it is needed.
    fn sort(mail: Mail) -> Sorted {
        let votes = for _ in 0..5 { vote(&mail)? };
        let won = majority(&votes).ok_or("nobody has voted")?;
        if won.share >= 0.8 {
            let why = format!("{} of {} votes", won.count, votes.len());
            Sorted { topic: won.value, why }
        } else {
            decide(&mail, &votes)?
        }
    }
}

#[tokio::main]
async fn main() -> Result<(), flow::Error> {
    if show::graph(sort::graph) {
        return Ok(());
    }
    let mail = show::input().unwrap_or_else(|| {
        "The new prices are a joke. If that is how it stays, I am out by the end of June.".into()
    });
    let rt = runtime()?;
    if show::plan() {
        println!("{}", sort(mail.into()).plan(&rt)?);
        return Ok(());
    }
    eprintln!("mail: {mail}\n");

    let run = sort(mail.into()).run_traced(&rt).await;
    eprintln!("{}\n", run.trace);
    let sorted = run.result?;
    println!("{:?}: {}", sorted.topic, sorted.why);
    Ok(())
}

/// The model of the environment; without one, scripted replies, which are never chosen by themselves.
fn runtime() -> Result<Runtime, flow::Error> {
    match show::bounded().models_from_env() {
        Err(NoModel::NotConfigured) => {
            eprintln!(
                "no model is configured: replies are scripted (examples/voting/replies.json), whatever the mail says; \
                 set OPENAI_API_KEY, OPENAI_BASE_URL, ANTHROPIC_API_KEY or OLLAMA_HOST\n"
            );
            let replies = include_str!("replies.json");
            Ok(show::bounded().any_model(Scripted::from_json(replies)?).build())
        }
        configured => Ok(configured?.build()),
    }
}
