use flow::prelude::*;

#[step]
async fn count(text: &str) -> usize {
    text.len()
}

fn main() {
    let _ = count("three").model("fast");
}
