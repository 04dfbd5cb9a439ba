//! Routes a question to the step that knows its topic; where the topic is in doubt, a clarifying step goes first.
//!
//! ```sh
//! cargo run --example router
//! cargo run --example router -- "How do I get my invoices as a file?"
//! ```
//!
//! It asks the model that the environment names (`OPENAI_API_KEY`, `OPENAI_BASE_URL`, `ANTHROPIC_API_KEY` or `OLLAMA_HOST`,
//! and `FLOW_MODEL`). If it names none, the replies come from `replies.json`, and a line on standard error says so.

// An example talks to the terminal.
#![allow(clippy::print_stdout, clippy::print_stderr)]

#[path = "../show/mod.rs"]
mod show;

use flow::prelude::*;
use flow::{NoModel, Scripted};

/// Somebody else wrote it, so in a prompt it stands between tags that do not occur in it.
type Question = Untrusted<String>;

#[contract]
#[derive(Copy)]
enum Topic {
    /// Prices, invoices, payments, refunds.
    Billing,
    /// Passwords, sign-in, who may see what.
    Access,
    /// The program does not do what it should.
    Defect,
    Other,
}

/// What is this question to the makers of a bookkeeping program about?
///
/// {{ question }}
#[step(model = "fast", temperature = 0.0, max_tokens = 500)]
async fn classify(question: &Question) -> Confident<Topic>;

/// It is not clear what this question to the makers of a bookkeeping program is about; our best guess is {{ guess }}.
/// Say in one plain sentence what its author most likely wants. Add nothing that does not follow from it.
///
/// {{ question }}
#[step(temperature = 0.0, max_tokens = 500)]
async fn clarify(question: &Question, guess: &Topic) -> String;

/// Answer this question about payments to us. Invoices stand under Settings > Billing; a refund takes 5 days.
///
/// {{ question }}
#[step(max_tokens = 1_000)]
async fn billing(question: &Question) -> String;

/// Answer this question about access. An owner gives and takes rights under Settings > People; never ask for a password.
///
/// {{ question }}
#[step(max_tokens = 1_000)]
async fn access(question: &Question) -> String;

/// Ask the author of this report for what we need to reproduce the defect, in at most 3 questions.
///
/// {{ question }}
#[step(max_tokens = 1_000)]
async fn defect(question: &Question) -> String;

/// Answer this question to the makers of a bookkeeping program. If you do not know, say that a colleague will write.
///
/// {{ question }}
#[step(max_tokens = 1_000)]
async fn general(question: &Question) -> String;

flow! {
    /// One question, one handler: only the arm that is chosen runs.
    fn answer(question: Question) -> String {
        let first = classify(&question)?;
        let (topic, clear) = if first.confidence < 0.7 {
            let clear = Untrusted::new(clarify(&question, &first.value)?);
            (classify(&clear)?.value, clear)
        } else {
            (first.value, question.clone())
        };
        match topic {
            Topic::Billing => billing(&clear)?,
            Topic::Access  => access(&clear)?,
            Topic::Defect  => defect(&clear)?,
            Topic::Other   => general(&clear)?,
        }
    }
}

#[tokio::main]
async fn main() -> Result<(), flow::Error> {
    if show::graph(answer::graph) {
        return Ok(());
    }
    let question = show::input().unwrap_or_else(|| {
        "my accountant left and now I can't get at march, what do I pay for??".into()
    });
    eprintln!("question: {question}\n");

    let (flow, rt) = (answer(question.into()), runtime()?);
    if show::plan() {
        println!("{}", flow.plan(&rt)?);
        return Ok(());
    }

    let run = flow.run_traced(&rt).await;
    eprintln!("{}\n", run.trace);
    println!("{}", run.result?);
    Ok(())
}

/// The model of the environment; without one, scripted replies, which are never chosen by themselves.
fn runtime() -> Result<Runtime, flow::Error> {
    match show::bounded().models_from_env() {
        Err(NoModel::NotConfigured) => {
            eprintln!(
                "no model is configured: replies are scripted (examples/router/replies.json), whatever the question says; \
                 set OPENAI_API_KEY, OPENAI_BASE_URL, ANTHROPIC_API_KEY or OLLAMA_HOST\n"
            );
            let replies = include_str!("replies.json");
            Ok(show::bounded().any_model(Scripted::from_json(replies)?).build())
        }
        configured => Ok(configured?.build()),
    }
}
