use flow::prelude::*;

#[contract]
struct Review {
    #[schemars(range(max = 1))]
    is_open: bool,
}

fn main() {}
