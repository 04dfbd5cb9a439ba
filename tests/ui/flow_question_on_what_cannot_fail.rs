use flow::prelude::*;

flow! {
    fn support(text: String) -> usize {
        let length = text.len()?;
        length + 1
    }
}

fn main() {}
