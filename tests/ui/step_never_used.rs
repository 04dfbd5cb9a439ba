#![deny(dead_code)]
use flow::prelude::*;

/// Translate: {{ text }}
#[step]
async fn translate(text: &str) -> String;

fn main() {}
