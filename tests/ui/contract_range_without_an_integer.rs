use flow::prelude::*;

#[contract]
struct Review {
    #[schemars(range(min = 0.2, max = 0.8))]
    score: u8,
}

fn main() {}
