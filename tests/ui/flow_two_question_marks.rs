use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        let french = translate(&text)??;
        french
    }
}

fn main() {}
