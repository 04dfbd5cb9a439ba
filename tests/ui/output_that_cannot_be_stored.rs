use flow::prelude::*;

struct Page {
    html: String,
}

#[step]
async fn fetch(url: &str) -> Page {
    Page { html: url.to_owned() }
}

fn main() {}
