use flow::prelude::*;

#[derive(Debug, Clone, flow::serde::Deserialize, flow::schemars::JsonSchema)]
#[serde(crate = "flow::serde")]
#[schemars(crate = "flow::schemars")]
struct Person {
    name: String,
}

#[contract]
struct Ticket {
    customer: Person,
}

fn main() {}
