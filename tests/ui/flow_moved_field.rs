use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(pair: (String, String)) -> String {
        let first = pair.0;
        translate(&first)?
    }
}

fn main() {}
