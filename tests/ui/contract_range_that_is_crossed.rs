use flow::prelude::*;

#[contract]
struct Review {
    #[schemars(range(min = 5, max = 1))]
    score: u8,
}

fn main() {}
