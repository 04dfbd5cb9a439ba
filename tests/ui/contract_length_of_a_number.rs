use flow::prelude::*;

#[contract]
struct Review {
    #[schemars(length(max = 5))]
    score: u8,
}

fn main() {}
