use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

#[step]
async fn measure(text: &str) -> u32 {
    text.len() as u32
}

flow! {
    fn support(text: String) -> String {
        let answer = if text.is_empty() { translate(&text)? } else { measure(&text)? };
        answer
    }
}

fn main() {}
