use flow::prelude::*;

#[contract]
struct Review {
    #[schemars(length(max = 3), inner(length(max = 5)))]
    scores: Vec<u8>,
}

fn main() {}
