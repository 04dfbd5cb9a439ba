use flow::prelude::*;

/// Translate: {{ text }}
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support((text, tone): (String, String)) -> String {
        translate(&text)?
    }
}

fn main() {}
