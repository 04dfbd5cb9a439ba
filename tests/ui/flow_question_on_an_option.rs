use flow::prelude::*;

/// Translate: {{ text }}
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        let line = text.lines().next()?;
        translate(line)?
    }
}

fn main() {}
