use flow::prelude::*;

#[contract]
struct Invoice {
    #[contract(repairs = "all")]
    #[contract(repairs = "none")]
    total: f64,
}

fn main() {}
