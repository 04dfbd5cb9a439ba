use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn french(text: String) -> String {
        translate(&text)?
    }
}

flow! {
    fn support(text: String) -> String {
        let done = french(text.clone());
        translate(&done)?
    }
}

fn main() {}
