use flow::prelude::*;

#[contract]
struct Invoice {
    #[contract(strict)]
    total: f64,
}

fn main() {}
