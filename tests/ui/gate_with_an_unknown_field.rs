use flow::prelude::*;

#[contract]
struct Urgency {
    score: u8,
}

/// How urgent is it? {{ text }}
#[step(ensure(output.scor <= 5, "from 1 to 5"))]
async fn rate(text: &str) -> Urgency;

fn main() {}
