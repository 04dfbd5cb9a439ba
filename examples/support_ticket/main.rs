//! A support ticket in four steps: diagnose, rate, resolve, reply.
//!
//! ```sh
//! cargo run --example support_ticket                # the ticket beside this file
//! cargo run --example support_ticket -- mail.txt    # a ticket of yours
//! ```
//!
//! It asks the model that the environment names (`OPENAI_API_KEY`, `OPENAI_BASE_URL`, `ANTHROPIC_API_KEY` or `OLLAMA_HOST`,
//! and `FLOW_MODEL`). If it names none, the replies come from `replies.json`, and a line on standard error says so.

// An example talks to the terminal.
#![allow(clippy::print_stdout, clippy::print_stderr)]

#[path = "../show/mod.rs"]
mod show;

use std::error::Error;

use flow::prelude::*;
use flow::{NoModel, Scripted};

// What crosses between the steps. The doc comments and the ranges are part of the schema that the model is given, and every
// reply is checked against it before the next step sees it.

#[contract]
struct Problem {
    /// The customer's name, if the message gives it.
    customer: Option<String>,
    /// The problem in one sentence, without a guess at its cause.
    summary: String,
    area: Area,
}

#[contract]
enum Area {
    Billing,
    Login,
    Delivery,
    Other,
}

#[contract]
struct Urgency {
    /// 1 can wait a week, 5 is an outage.
    #[schemars(range(min = 1, max = 5))]
    score: u8,
    reason: String,
}

#[contract]
struct Resolution {
    /// What we do, in order.
    actions: Vec<String>,
    /// When the customer hears from us again, such as "tomorrow by noon".
    next_news: String,
}

// The steps. A function without a body asks a model, and its doc comment is the prompt. `Untrusted` is text that somebody
// else wrote: in a prompt it always stands between tags that do not occur in it.

/// A customer wrote this to the support of a web shop. What is the problem?
///
/// {{ message }}
#[step(temperature = 0.0, max_tokens = 1_000)]
async fn diagnose(message: &Untrusted<String>) -> Problem;

/// Rate how urgent this problem is, from 1 to 5, and say why.
///
/// {{ problem.area }}: {{ problem.summary }}
#[step(model = "fast", temperature = 0.0, max_tokens = 500, attempts = 3, timeout = "30s")]
async fn rate(problem: &Problem) -> Urgency;

/// Suggest what we should do about this problem, in 2 to 5 actions.
///
/// {{ problem.area }}: {{ problem.summary }}
/// Urgency: {{ urgency.score }} of 5. {{ urgency.reason }}
/// {%- if urgency.score >= 4 %}
/// Begin with something that helps the customer today.
/// {%- endif %}
#[step(
    max_tokens = 1_000,
    // A gate. If it says no, the next attempt is told so in these words.
    ensure((2..=5).contains(&output.actions.len()), "give 2 to 5 actions, not {}", output.actions.len()),
)]
async fn resolve(problem: &Problem, urgency: &Urgency) -> Resolution;

/// Write to {{ problem.customer.as_deref().unwrap_or("the customer") }} about this problem:
/// {{ problem.summary }}
///
/// This is what we do:
/// {{ resolution.actions | numbered }}
///
/// The next news will come {{ resolution.next_news }}. Promise nothing else. At most 120 words.
#[step(
    system = "You write for the support of a web shop: warm, plain and short.",
    temperature = 0.7,
    max_tokens = 1_000
)]
async fn reply(problem: &Problem, resolution: &Resolution) -> String;

// The flow. `?` marks what is run; each step starts as soon as its own inputs are there.

flow! {
    /// Answers a support ticket.
    fn support(message: Untrusted<String>) -> String {
        let problem    = diagnose(&message)?;
        let urgency    = rate(&problem)?;
        let resolution = resolve(&problem, &urgency)?;
        reply(&problem, &resolution)?
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    if show::graph(support::graph) {
        return Ok(());
    }
    let message = match show::input() {
        Some(path) => std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?,
        None => include_str!("ticket.txt").to_owned(),
    };
    let (flow, rt) = (support(message.into()), runtime()?);
    if show::plan() {
        println!("{}", flow.plan(&rt)?);
        return Ok(());
    }

    // `.run(&rt)` gives the result alone; `.run_traced(&rt)` also gives what it took, whether the run failed or not.
    let run = flow.run_traced(&rt).await;
    eprintln!("{}\n", run.trace);
    println!("{}", run.result?);
    Ok(())
}

/// The model of the environment; without one, scripted replies, which are never chosen by themselves.
fn runtime() -> Result<Runtime, Box<dyn Error>> {
    match show::bounded().models_from_env() {
        Err(NoModel::NotConfigured) => {
            eprintln!(
                "no model is configured: replies are scripted (examples/support_ticket/replies.json), whatever the ticket says; \
                 set OPENAI_API_KEY, OPENAI_BASE_URL, ANTHROPIC_API_KEY or OLLAMA_HOST\n"
            );
            let replies = include_str!("replies.json");
            Ok(show::bounded().any_model(Scripted::from_json(replies)?).build())
        }
        configured => Ok(configured?.build()),
    }
}
