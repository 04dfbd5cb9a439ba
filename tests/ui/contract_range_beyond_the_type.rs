use flow::prelude::*;

#[contract]
struct Review {
    #[schemars(range(min = 300, max = 500))]
    score: u8,
}

fn main() {}
