use flow::prelude::*;

#[contract]
enum Review {
    Rated(#[schemars(length(max = 5))] u8),
    Unrated,
}

fn main() {}
