use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

/// Is this good? {{ text }}
#[step]
async fn is_good(text: &str) -> bool;

flow! {
    fn support(text: String) -> String {
        if is_good(&text) { text.clone() } else { translate(&text)? }
    }
}

fn main() {}
