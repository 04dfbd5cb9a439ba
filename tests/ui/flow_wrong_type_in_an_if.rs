use flow::prelude::*;

/// Rate {{ score }}.
#[step]
async fn rate(score: &u8) -> u8;

flow! {
    fn support(text: String) -> u8 {
        if text.is_empty() { 0 } else { rate(&text)? }
    }
}

fn main() {}
