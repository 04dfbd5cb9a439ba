use flow::prelude::*;

#[contract]
struct Urgency {
    score: u8,
}

/// How urgent is it? {{ text }}
#[step(fallback = 3)]
async fn rate(text: &str) -> Urgency;

fn main() {}
