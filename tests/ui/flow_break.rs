use flow::prelude::*;

/// Translate: {{ text }}
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        if text.is_empty() {
            break;
        }
        translate(&text)?
    }
}

fn main() {}
