use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> Vec<String> {
        vec![translate(&text)]
    }
}

fn main() {}
