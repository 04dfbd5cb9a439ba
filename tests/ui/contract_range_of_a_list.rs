use flow::prelude::*;

#[contract]
struct Review {
    #[schemars(range(min = 1, max = 5))]
    scores: Vec<u8>,
}

fn main() {}
