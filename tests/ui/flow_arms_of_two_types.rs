use flow::prelude::*;

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

#[step]
async fn measure(text: &str) -> u32 {
    text.len() as u32
}

flow! {
    fn support(text: String) -> String {
        let answer = match text.len() {
            0 => translate(&text)?,
            _ => measure(&text)?,
        };
        answer
    }
}

fn main() {}
