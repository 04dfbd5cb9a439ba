use flow::prelude::*;

#[contract]
struct Invoice {
    #[contract(repair = "none")]
    total: f64,
}

fn main() {}
