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

flow! {
    fn support(text: String) -> Urgency {
        diagnose(&text)?
    }
}

fn main() {}
