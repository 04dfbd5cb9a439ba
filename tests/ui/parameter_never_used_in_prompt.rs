#![deny(unused_variables)]
use flow::prelude::*;

/// Translate: {{ text }}
#[step]
async fn translate(text: &str, tone: &str) -> String;

fn main() {}
