use flow::prelude::*;

/// Translate: {{ text }}
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support<T: AsRef<str>>(text: T) -> String {
        translate(text.as_ref())?
    }
}

fn main() {}
