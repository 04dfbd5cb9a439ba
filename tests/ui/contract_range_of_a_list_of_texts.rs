use flow::prelude::*;

#[contract]
struct Review {
    #[schemars(range(min = 1, max = 5), title = "Tags")]
    tags: Vec<String>,
}

fn main() {}
