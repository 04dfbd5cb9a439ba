use flow::prelude::*;

#[allow(unused_macros)]
macro_rules! give_up {
    ($what:expr) => {
        $what
    };
}

/// Translate {{ text }} into French.
#[step]
async fn translate(text: &str) -> String;

flow! {
    fn support(lines: Vec<String>) -> Vec<String> {
        for line in &lines {
            give_up!(if line.is_empty() { break });
            translate(line)?
        }
    }
}

fn main() {}
