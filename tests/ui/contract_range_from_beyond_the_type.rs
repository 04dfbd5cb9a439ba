use flow::prelude::*;

#[contract]
struct Review {
    #[schemars(range(min = 5_000_000_000))]
    score: Option<u32>,
}

fn main() {}
