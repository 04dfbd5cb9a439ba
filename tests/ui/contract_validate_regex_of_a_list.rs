use flow::prelude::*;

#[contract]
struct Review {
    #[validate(regex(path = *TAG))]
    tags: Vec<String>,
}

fn main() {}
