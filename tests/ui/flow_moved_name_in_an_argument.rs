use flow::prelude::*;

#[contract]
struct Problem {
    summary: String,
}

/// Translate: {{ text }}
#[step]
async fn translate(text: &str) -> String;

/// Shorten {{ text }}
#[step]
async fn shorten(text: String) -> String;

flow! {
    fn support(text: String) -> String {
        let short = shorten(text)?;
        translate(&short)?
    }
}

fn main() {}
