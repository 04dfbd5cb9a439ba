use flow::prelude::*;

#[contract]
struct Problem {
    summary: String,
}

/// Rate {{ problem }}.
#[step]
async fn rate(problem: &Problem) -> u8;

flow! {
    fn support(problem: Problem) -> u8 {
        let tried = try { rate(&problem, 3)? };
        tried.unwrap_or(0)
    }
}

fn main() {}
