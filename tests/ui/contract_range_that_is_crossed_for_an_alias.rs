use flow::prelude::*;

type Score = f64;

#[contract]
struct Review {
    #[schemars(range(min = 1.0, max = 0.5))]
    score: Score,
}

fn main() {}
