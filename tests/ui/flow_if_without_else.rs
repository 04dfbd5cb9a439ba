use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        let answer = if text.is_empty() { translate(&text)? };
        answer
    }
}

fn main() {}
