use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(text: String) -> String {
        if text.len() > 1 {
            let first = unsafe { text.get_unchecked(0..1) };
            translate(first)?
        } else {
            text.clone()
        }
    }
}

fn main() {}
