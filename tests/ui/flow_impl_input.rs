use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: impl Into<String>) -> String {
        translate(&text.into())?
    }
}

fn main() {}
