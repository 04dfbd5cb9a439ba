use flow::prelude::*;

/// Translate: {{ text }}
#[step]
async fn translate(text: &str) -> Result<String, std::io::Error>;

fn main() {}
