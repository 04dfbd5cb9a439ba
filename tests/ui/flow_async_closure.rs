use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        let later = async || translate(&text).await;
        text.clone()
    }
}

fn main() {}
