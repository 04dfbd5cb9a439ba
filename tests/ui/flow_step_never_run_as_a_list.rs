use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

/// List the sections of {{ text }}.
#[step]
async fn plan(text: &str) -> Vec<String>;

flow! {
    fn support(text: String) -> Vec<String> {
        for section in plan(&text) {
            translate(&section)?
        }
    }
}

fn main() {}
