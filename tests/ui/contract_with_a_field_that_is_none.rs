use flow::prelude::*;

struct Person {
    name: String,
}

#[contract]
struct Ticket {
    customer: Person,
}

fn main() {}
