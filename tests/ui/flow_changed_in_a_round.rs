use flow::prelude::*;

#[step]
async fn measure(text: &str) -> u32 {
    text.len() as u32
}

flow! {
    fn support(lines: Vec<String>) -> u32 {
        let sum = measure("")?;
        for line in &lines {
            sum += measure(line)?;
        }
        sum
    }
}

fn main() {}
