use flow::prelude::*;

#[contract]
struct Problem {
    summary: String,
}

/// What is the problem? {{ text }}
#[step]
async fn diagnose(text: &str) -> Problem;

/// Translate: {{ text }}
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        let problem = diagnose(&text)?;
        translate(&problem.sumary)?
    }
}

fn main() {}
