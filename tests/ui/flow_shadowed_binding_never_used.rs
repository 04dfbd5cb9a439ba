#![deny(unused_variables)]
use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        let french = translate(&text)?;
        let french = translate(&text)?;
        french
    }
}

fn main() {
    let _ = support(String::new());
}
