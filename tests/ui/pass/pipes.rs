#![deny(warnings)]
use flow::prelude::*;

/// Translate {{ text }}.
#[step]
async fn translate(text: &str) -> String;

/// Merge {{ a }} and {{ b }}.
#[step]
pub async fn merge(a: &str, b: &str) -> String;

mod more {
    use flow::prelude::*;

    /// Shorten {{ text }}.
    #[step]
    pub(crate) async fn shorten(text: &str) -> String;
}

flow! {
    /// A pipe with a name.
    pub fn named = <String -> String> translate => (more::shorten, translate) => merge;

    fn of_one = <String -> String> translate;
}

flow! {
    fn body(text: String) -> String {
        named(named(text)?)?
    }
}

fn main() {
    let run = flow!(<String -> String> translate => translate => (translate, translate) => merge);
    let _ = run("text".to_owned());
    let _ = of_one("text".to_owned());
    let _ = body("text".to_owned());
}
