use flow::prelude::*;

/// Translate: {{ text }}
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        let later = async { text.len() };
        translate(&text)?
    }
}

fn main() {}
