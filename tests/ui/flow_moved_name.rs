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

flow! {
    fn support(text: String) -> Urgency {
        let problem = diagnose(&text)?;
        let copy = problem;
        rate(&copy)?
    }
}

fn main() {}
