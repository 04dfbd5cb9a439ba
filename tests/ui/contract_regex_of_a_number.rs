use flow::prelude::*;

#[contract]
struct Review {
    #[schemars(regex(pattern = "^[1-5]$"))]
    score: u32,
}

fn main() {}
