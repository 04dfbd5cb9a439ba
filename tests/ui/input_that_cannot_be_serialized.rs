use flow::prelude::*;

struct Page {
    html: String,
}

#[step]
async fn count(page: &Page) -> usize {
    page.html.len()
}

fn main() {}
