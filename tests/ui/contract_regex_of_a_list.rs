use flow::prelude::*;

#[contract]
struct Review {
    #[schemars(regex(pattern = "^[a-z]+$"))]
    tags: Vec<String>,
}

fn main() {}
