use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

/// A better word for {{ text }}, if there is one.
#[step]
async fn better(text: &str) -> Option<String>;

flow! {
    fn support(text: String) -> String {
        if let Some(word) = better(&text) { word } else { translate(&text)? }
    }
}

fn main() {}
