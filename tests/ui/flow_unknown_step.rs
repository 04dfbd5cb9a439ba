use flow::prelude::*;

#[contract]
struct Problem {
    summary: String,
}

/// What is the problem? {{ text }}
#[step]
async fn diagnose(text: &str) -> Problem;

flow! {
    fn support(text: String) -> Problem {
        diagnos(&text)?
    }
}

fn main() {}
