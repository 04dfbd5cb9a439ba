use flow::prelude::*;

#[contract]
struct Review {
    #[schemars(length(equal = 1))]
    grade: char,
}

fn main() {}
