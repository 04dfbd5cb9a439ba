//! Looks at a plan from several perspectives at once; if one of them fails, the verdict says who is missing.
//!
//! ```sh
//! cargo run --example perspectives
//! cargo run --example perspectives -- "We move all our servers into our own basement."
//! ```
//!
//! It asks the model that the environment names (`OPENAI_API_KEY`, `OPENAI_BASE_URL`, `ANTHROPIC_API_KEY` or `OLLAMA_HOST`,
//! and `FLOW_MODEL`). If it names none, the replies come from `replies.json`, and a line on standard error says so.

// An example talks to the terminal.
#![allow(clippy::print_stdout, clippy::print_stderr)]

#[path = "../show/mod.rs"]
mod show;

use flow::prelude::*;
use flow::{NoModel, Outcomes, Scripted, outcomes};

#[contract]
struct View {
    /// The strongest reason for the plan, in one sentence.
    chance: String,
    /// The strongest reason against it, in one sentence.
    risk: String,
    /// -2 is a clear no, 2 a clear yes.
    #[schemars(range(min = -2, max = 2))]
    vote: i8,
}

#[contract]
struct Verdict {
    go: bool,
    /// The reasons, in at most three sentences.
    why: String,
    /// Whose view is missing, and what they might have said that nobody else did.
    gaps: Vec<String>,
}

/// You are the {{ role }} of a company of 40 people. What do you think of this plan? Speak for your own work alone.
///
/// {{ plan }}
#[step(temperature = 0.8, max_tokens = 500, attempts = 2)]
async fn consider(plan: &str, role: &str) -> View;

/// Come to a verdict on this plan.
///
/// {{ plan }}
///
/// These were asked what they think of it. Who is missing gave no answer: do not speak for them, say what is missing.
///
/// {{ views }}
#[step(
    temperature = 0.0,
    max_tokens = 1_000,
    ensure(
        views.missing.iter().all(|(role, _)| output.gaps.iter().any(|gap| gap.contains(role))),
        "the gaps must name everybody who gave no answer",
    ),
)]
async fn merge(plan: &str, views: &Outcomes<View>) -> Verdict;

flow! {
    /// Everybody is asked at once, and nobody's failure is the end of it, as long as two views are there.
    fn decide(plan: String, roles: Vec<String>) -> Verdict {
        let views = outcomes(&roles, for role in &roles {
            try { consider(&plan, role)? }
        })
        .at_least(2)?;
        merge(&plan, &views)?
    }
}

#[tokio::main]
async fn main() -> Result<(), flow::Error> {
    if show::graph(decide::graph) {
        return Ok(());
    }
    let plan = show::input()
        .unwrap_or_else(|| "From May on we work four days a week, for the same pay.".into());
    eprintln!("plan: {plan}\n");
    let roles = ["head of sales", "head of engineering", "lawyer", "accountant"];

    let (flow, rt) = (decide(plan, roles.map(String::from).to_vec()), runtime()?);
    if show::plan() {
        println!("{}", flow.plan(&rt)?);
        return Ok(());
    }

    let run = flow.run_traced(&rt).await;
    eprintln!("{}\n", run.trace);
    let verdict = run.result?;
    println!("{}: {}", if verdict.go { "Go" } else { "Wait" }, verdict.why);
    for gap in &verdict.gaps {
        println!("- {gap}");
    }
    Ok(())
}

/// The model of the environment; without one, scripted replies, which are never chosen by themselves.
fn runtime() -> Result<Runtime, flow::Error> {
    match show::bounded().models_from_env() {
        Err(NoModel::NotConfigured) => {
            eprintln!(
                "no model is configured: replies are scripted (examples/perspectives/replies.json), whatever the plan says; \
                 set OPENAI_API_KEY, OPENAI_BASE_URL, ANTHROPIC_API_KEY or OLLAMA_HOST\n"
            );
            let replies = include_str!("replies.json");
            Ok(show::bounded().any_model(Scripted::from_json(replies)?).build())
        }
        configured => Ok(configured?.build()),
    }
}
