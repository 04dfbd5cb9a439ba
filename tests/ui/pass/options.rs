#![deny(warnings)]
use flow::prelude::*;

#[contract]
#[derive(PartialEq)]
struct Urgency {
    score: u8,
    reason: String,
}

fn is_transient(error: &std::io::Error) -> bool {
    error.kind() == std::io::ErrorKind::TimedOut
}

/// Documentation, for the prompt stands below.
#[step(
    prompt = "Rate {{ problem }}.",
    system = "You rate for {{ team }}.",
    model = "fast",
    name = "rate-urgency",
    version = "2",
    reasoning_effort = "low",
    temperature = 0.0,
    top_p = 0.9,
    max_tokens = 2_000,
    seed = 7,
    attempts = 3,
    stop = ["END", "###"],
    extra(top_k = 40, metadata = { tier: "gold", tags: ["a", -1.5, null] }),
    timeout = "1m30s",
    deadline = "2m",
    ensure(output.score <= 5, "give 1 to 5, not {}, for {problem}", output.score),
    ensure(output.score >= 1 && !output.reason.is_empty()),
    ensure(output != Urgency { score: 1, reason: String::new() }),
    fallback = Urgency { score: 3, reason: format!("{team} could not rate {problem}") },
    crate = ::flow
)]
pub async fn rate(problem: &str, team: String) -> Urgency;

#[step(attempts = 4, transient = is_transient, ensure(output > 0, "{text} is empty"), fallback = limit, deadline = "1s")]
async fn count(text: &str, limit: usize) -> Result<usize, std::io::Error> {
    Ok(text.len().min(limit))
}

#[step(prompt_file = "tests/ui/prompts/translate.md", system_file = "./tests/ui/prompts/style.md")]
async fn translate(text: &str, author: &str) -> String;

fn main() {
    let _ = translate("Good morning", "Proust");
    let _ = (rate("it burns", "desk".to_owned()), count("three", 3));
}
