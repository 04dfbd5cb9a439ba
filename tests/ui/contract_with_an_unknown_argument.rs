use flow::prelude::*;

#[contract(rename_all = "camelCase")]
struct Urgency {
    score: u8,
}

fn main() {}
