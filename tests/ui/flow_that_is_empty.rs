use flow::prelude::*;

flow! {}

fn main() {}
