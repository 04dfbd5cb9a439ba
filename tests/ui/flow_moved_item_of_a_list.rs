use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

/// List the sections of {{ text }}.
#[step]
async fn plan(text: &str) -> Vec<String>;

flow! {
    fn support(text: String) -> String {
        let sections = plan(&text)?;
        let first = sections[0];
        translate(&first)?
    }
}

fn main() {}
