use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        let length = dbg!(if text.is_empty() { return text } else { text.len() });
        translate(&format!("{text} {length}"))?
    }
}

fn main() {}
