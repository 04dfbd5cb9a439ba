use flow::prelude::*;

/// Translate: {{ text }}
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        while translate(&text)?.is_empty() {}
        text
    }
}

fn main() {}
