use flow::prelude::*;

#[contract]
#[contract]
struct Invoice {
    total: f64,
}

fn main() {}
