use flow::prelude::*;

#[step]
async fn measure(text: &str) -> u32 {
    text.len() as u32
}

flow! {
    fn support(text: String) -> u32 {
        match text.len() {
            0 if measure(&text)? > 1 => 0,
            _ => measure(&text)?,
        }
    }
}

fn main() {}
