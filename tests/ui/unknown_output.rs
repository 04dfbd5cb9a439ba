use flow::prelude::*;

#[contract]
struct Urgency {
    score: u8,
}

/// Rate {{ problem }}
#[step]
async fn rate(problem: &str) -> Urgenc;

fn main() {}
