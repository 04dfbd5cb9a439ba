use flow::prelude::*;

#[contract]
struct Review {
    /// From one to five.
    #[validate(length(min = 1, max = 5))]
    #[serde(default)]
    score: Option<f64>,
}

fn main() {}
