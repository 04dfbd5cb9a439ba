use flow::prelude::*;

/// Is this spam? {{ mail }}
#[step(format = "jsonschema")]
async fn is_spam(mail: &str) -> bool;

fn main() {}
