#![deny(unused_variables)]
use flow::prelude::*;

/// Translate: {{ text }}
#[step]
async fn translate(text: String, tone: String) -> String;

fn main() {}
