use flow::prelude::*;

#[contract]
struct Reply {
    text: String,
}

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> Reply {
        Reply { text: translate(&text) }
    }
}

fn main() {}
