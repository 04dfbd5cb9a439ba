use flow::prelude::*;

struct Urgency {
    score: u8,
}

/// How urgent is it? {{ problem }}
#[step]
async fn rate(problem: &str) -> Urgency;

fn main() {}
