use flow::prelude::*;

#[contract(repairs = "all")]
struct Invoice {
    total: f64,
}

fn main() {}
