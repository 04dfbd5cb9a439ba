use flow::prelude::*;

trait Desk {
    /// The number of words.
    #[step]
    fn words(text: &str) -> usize {
        text.split(' ').count()
    }
}

fn main() {}
