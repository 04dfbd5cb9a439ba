use flow::prelude::*;

#[step(attempts = 3)]
async fn count(text: &str) -> Result<usize, std::io::Error> {
    Ok(text.len())
}

fn main() {}
