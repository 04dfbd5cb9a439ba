use flow::prelude::*;

#[contract]
struct Review {
    #[garde(length(min = 1))]
    is_open: bool,
}

fn main() {}
