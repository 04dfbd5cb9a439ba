use flow::prelude::*;

fn check(text: &str) -> Result<usize, u32> {
    Err(text.len() as u32)
}

flow! {
    fn support(text: String) -> usize {
        let length = check(&text)?;
        length + 1
    }
}

fn main() {}
