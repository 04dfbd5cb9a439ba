use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        match text.len() {
            0 => text.clone(),
            _ => translate(&text).await,
        }
    }
}

fn main() {}
