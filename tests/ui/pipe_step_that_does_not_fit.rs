use flow::prelude::*;

#[contract]
struct Problem {
    summary: String,
}

#[contract]
struct Urgency {
    score: u8,
}

/// What is the problem? {{ text }}
#[step]
async fn diagnose(text: &str) -> Problem;

/// How urgent is it? {{ problem }}
#[step]
async fn rate(problem: &Problem) -> Urgency;

fn main() {
    let _ = flow!(<String -> Problem> diagnose => diagnose);
}
