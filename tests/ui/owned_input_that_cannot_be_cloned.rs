use flow::prelude::*;

#[derive(flow::serde::Serialize)]
#[serde(crate = "flow::serde")]
struct Page {
    html: String,
}

#[step(ensure(output > 0, "the page is empty"))]
async fn count(page: Page) -> usize {
    page.html.len()
}

fn main() {}
