use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        if text.is_empty() { text.clone() } else { translate(&text) }
    }
}

fn main() {}
