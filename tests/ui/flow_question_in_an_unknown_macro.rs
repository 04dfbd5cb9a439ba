use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        let answer = serde_json::json!({ "french": translate(&text)? });
        answer.to_string()
    }
}

fn main() {}
