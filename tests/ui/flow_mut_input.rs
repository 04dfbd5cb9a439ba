use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(mut text: String) -> String {
        translate(&text)?
    }
}

fn main() {}
