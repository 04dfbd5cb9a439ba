use flow::prelude::*;

#[contract]
struct Review {
    #[schemars(regex(pattern = "^true$"))]
    is_open: bool,
}

fn main() {}
