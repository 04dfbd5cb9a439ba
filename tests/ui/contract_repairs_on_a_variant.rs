use flow::prelude::*;

#[contract]
enum Payment {
    #[contract(repairs = "none")]
    Card { number: String },
    Cash,
}

fn main() {}
