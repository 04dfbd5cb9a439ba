use flow::prelude::*;

#[contract]
struct Address {
    town: String,
}

#[contract]
struct Customer {
    name: String,
    #[serde(flatten)]
    #[contract(repairs = "all")]
    address: Address,
}

fn main() {}
