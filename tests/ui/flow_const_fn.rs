use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    const fn support(text: String) -> String {
        translate(&text)?
    }
}

fn main() {}
