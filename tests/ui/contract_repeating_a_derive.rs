use flow::prelude::*;

#[contract]
#[derive(PartialEq, Clone)]
struct Urgency {
    score: u8,
}

fn main() {}
