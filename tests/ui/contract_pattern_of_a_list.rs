use flow::prelude::*;

#[contract]
struct Review {
    #[garde(pattern("^[a-z]+$"))]
    tags: Option<Vec<String>>,
}

fn main() {}
