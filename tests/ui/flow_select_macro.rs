use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        let first = futures_util::select!(translate(&text).await, translate("other").await);
        first
    }
}

fn main() {}
