use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> &str {
        let french = translate(&text)?;
        &french
    }
}

fn main() {}
