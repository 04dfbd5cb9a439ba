use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(pair: (String, String)) -> String {
        pair.0 = translate(&pair.1)?;
        pair.0
    }
}

fn main() {}
