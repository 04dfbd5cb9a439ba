use flow::prelude::*;

#[contract]
struct Review {
    #[schemars(length(min = 10, max = 2))]
    title: String,
}

fn main() {}
