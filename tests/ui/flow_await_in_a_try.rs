use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        let french = try { translate(&text).await };
        french.unwrap_or_default()
    }
}

fn main() {}
