use flow::prelude::*;

#[contract]
struct Review {
    #[schemars(range(min = 1))]
    grade: char,
}

fn main() {}
