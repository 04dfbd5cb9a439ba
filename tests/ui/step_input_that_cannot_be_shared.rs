use std::rc::Rc;

use flow::prelude::*;

/// Translate: {{ text }}
#[step]
async fn translate(text: Rc<String>) -> String;

fn main() {}
