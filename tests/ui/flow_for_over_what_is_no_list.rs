use flow::prelude::*;

#[step]
async fn measure(text: &str) -> u32 {
    text.len() as u32
}

flow! {
    fn support(count: u32) -> Vec<u32> {
        for line in count {
            measure("line")?
        }
    }
}

fn main() {}
