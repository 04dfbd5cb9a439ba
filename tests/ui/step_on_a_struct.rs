use flow::prelude::*;

#[step]
struct Urgency {
    score: u8,
}

fn main() {}
