use flow::prelude::*;

#[contract]
struct Review {
    #[schemars(length(max = -1))]
    title: String,
}

fn main() {}
