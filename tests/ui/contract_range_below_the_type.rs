use flow::prelude::*;

#[contract]
struct Review {
    #[schemars(range(max = -1))]
    score: u32,
}

fn main() {}
