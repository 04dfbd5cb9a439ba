use flow::prelude::*;

#[contract]
struct Invoice {
    #[contract(repairs = none)]
    total: f64,
}

fn main() {}
