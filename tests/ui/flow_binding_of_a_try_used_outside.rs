use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        let tried = try { let inside = translate(&text)?; translate(&inside)? };
        tried.unwrap_or(inside)
    }
}

fn main() {}
