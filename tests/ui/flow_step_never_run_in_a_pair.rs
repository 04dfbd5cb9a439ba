use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> (String, usize) {
        (translate(&text), text.len())
    }
}

fn main() {}
