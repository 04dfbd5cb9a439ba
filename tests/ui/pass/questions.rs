#![deny(warnings)]
use flow::prelude::*;

#[contract]
struct Summary {
    text: String,
    fine: bool,
}

/// Sum up {{ text }}.
#[step]
async fn sum_up(text: &str) -> Summary;

/// Merge {{ a }} and {{ b.text }}.
#[step]
async fn merge(a: &str, b: &Summary) -> Summary;

#[step]
async fn log(text: &str) {
    let _ = text;
}

fn check(text: &str) -> Result<usize, String> {
    text.len().checked_sub(1).ok_or_else(|| "it is empty".to_owned())
}

flow! {
    /// Nested calls, calls under a condition, methods after a call, statements.
    fn nested(text: String) -> Summary {
        let both = merge(&sum_up(&text)?.text, &sum_up("other")?)?;
        let fine = both.fine && sum_up(&both.text)?.fine;
        let hot = sum_up(&text).model("writer").temperature(0.9).attempts(2)?;
        let length = check(&text)?;
        let line = text.lines().next().ok_or("there is no line")?;
        log(line)?;
        log(&hot.text)?;
        if fine { println!("{length}"); }
        merge(&both.text, &sum_up(line)?)?
    }
}

fn main() {
    let _ = nested("text".to_owned());
}
