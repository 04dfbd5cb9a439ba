use flow::prelude::*;

#[step]
async fn count(text: &str) -> Result<usize, u32> {
    Err(text.len() as u32)
}

fn main() {}
