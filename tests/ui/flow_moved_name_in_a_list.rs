use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> Vec<String> {
        let french = translate(&text)?;
        let list = vec![french, text.clone()];
        list
    }
}

fn main() {}
