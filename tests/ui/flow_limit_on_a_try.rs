use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        let french = #[limit(3)] try { translate(&text)? };
        french.unwrap_or_default()
    }
}

fn main() {}
