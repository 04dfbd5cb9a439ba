use std::rc::Rc;

use flow::prelude::*;

#[step]
async fn count(text: &str) -> usize {
    let shared = Rc::new(text.len());
    tokio::task::yield_now().await;
    *shared
}

fn main() {}
