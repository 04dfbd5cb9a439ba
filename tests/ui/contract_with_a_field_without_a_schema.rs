use flow::prelude::*;

#[derive(Debug, Clone, flow::serde::Serialize, flow::serde::Deserialize)]
#[serde(crate = "flow::serde")]
struct Person {
    name: String,
}

#[contract]
struct Ticket {
    customer: Person,
}

fn main() {}
