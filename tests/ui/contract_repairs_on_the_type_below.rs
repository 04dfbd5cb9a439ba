use flow::prelude::*;

#[contract]
#[contract(repairs = "all")]
struct Invoice {
    total: f64,
}

fn main() {}
