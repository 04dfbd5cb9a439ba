use flow::prelude::*;

#[contract]
struct Invoice {
    #[contract(repairs = "some")]
    total: f64,
}

fn main() {}
