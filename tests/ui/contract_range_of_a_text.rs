use flow::prelude::*;

#[contract]
struct Review {
    #[schemars(range(min = 1, max = 80))]
    title: String,
}

fn main() {}
