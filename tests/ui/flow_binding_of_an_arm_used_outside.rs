use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        let best = if text.is_empty() { text.clone() } else { let inside = translate(&text)?; translate(&inside)? };
        best + &inside
    }
}

fn main() {}
