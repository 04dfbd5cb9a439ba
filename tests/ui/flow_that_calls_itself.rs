use flow::prelude::*;

/// Translate: {{ text }}
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        let text = translate(&text)?;
        support(text)?
    }
}

fn main() {}
