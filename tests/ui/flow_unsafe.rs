use flow::prelude::*;

/// Translate: {{ text }}
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        let first = unsafe { text.get_unchecked(0..1) };
        translate(first)?
    }
}

fn main() {}
