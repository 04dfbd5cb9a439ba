use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> usize {
        let length = translate(&text).len();
        length
    }
}

fn main() {}
