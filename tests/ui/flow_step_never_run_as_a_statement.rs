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
    fn support(text: String) -> Problem {
        translate(&text);
        diagnose(&text)?
    }
}

fn main() {}
