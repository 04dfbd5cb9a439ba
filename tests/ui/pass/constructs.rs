//! Every construct of the language, inside each other, without a warning.
#![deny(warnings)]

use flow::prelude::*;

#[contract]
#[derive(PartialEq)]
enum Topic {
    Billing,
    Login { device: String },
    Other,
}

#[contract]
struct Verdict {
    passed: bool,
    notes: Vec<String>,
}

/// Which topic? {{ text }}
#[step]
async fn classify(text: &str) -> Topic;

/// Answer {{ text }} about {{ topic }}.
#[step]
async fn answer(text: &str, topic: &Topic) -> String;

/// Judge {{ text }}.
#[step]
async fn judge(text: &str) -> Verdict;

/// Rewrite {{ text }}, given {{ notes }}.
#[step]
async fn rewrite(text: &str, notes: &[String]) -> String;

#[step(unstored)]
async fn save(text: &str) -> Result<(), std::io::Error> {
    std::fs::write("/dev/null", text)
}

flow! {
    /// Branches.
    fn routes(text: String, urgent: bool) -> String {
        let topic = classify(&text)?;
        let first = match &topic {
            Topic::Billing if urgent => answer(&text, &topic)?,
            Topic::Login { device } => {
                let judged = judge(device)?;
                let again = judge(&text)?;
                if judged.passed && again.passed { answer(device, &topic)? } else { device.clone() }
            }
            _ => text.clone(),
        };
        let second = if urgent {
            answer(&first, &topic)?
        } else if let Topic::Login { device } = &topic {
            rewrite(device, &[])?
        } else {
            String::new()
        };
        if second.is_empty() {
            save(&first)?;
        }
        if urgent { first } else { second }
    }

    /// Loops.
    fn rounds(lines: Vec<String>, topic: Topic) -> Vec<Option<String>> {
        let plain = for line in &lines { answer(line, &topic)? };
        let pairs = #[limit(2)] for (i, (line, word)) in lines.iter().zip(&plain).enumerate() {
            let judged = judge(line)?;
            let notes = for note in &judged.notes { rewrite(note, &[])? };
            let text = rewrite(word, &notes)?;
            (i, text)
        };
        #[limit(4)]
        let tried = for line in &lines { try { answer(line, &topic)? } };
        #[limit(2 + 2)]
        for line in &lines {
            save(line)?;
        }
        let votes = for _ in 0..5 { classify("text")? };
        let total = pairs.len() + votes.len();
        for (tried, line) in tried.into_iter().zip(&lines) {
            let text = tried.unwrap_or_default();
            #[allow(unused_variables)]
            let judged = judge(&text)?;
            let again = judge(line)?;
            (again.passed && total > 3).then_some(text)
        }
    }

    /// Refinement, order and failure.
    fn refines(text: String) -> String {
        let mut draft = rewrite(&text, &[])?;
        #[limit(3)]
        while let Verdict { passed: false, notes } = judge(&draft)? {
            draft = rewrite(&draft, &notes)?;
        }
        let saved = try { save(&draft)? };
        #[after(saved)]
        save(&text)?;
        #[after(saved)]
        #[allow(unused_variables)]
        let told = judge(&draft)?;
        let both = {
            let one = judge(&draft)?;
            let two = judge(&text)?;
            one.passed && two.passed
        };
        let mut count = 0;
        let mut last = judge(&draft)?;
        #[limit(2)]
        while !last.passed {
            if last.notes.is_empty() {
                last = judge(&text)?;
            } else {
                let notes = rewrite(&draft, &last.notes)?;
                last = judge(&notes)?;
                count += 1;
            }
        }
        #[after(count)]
        if both && count > 0 { draft } else { saved.map_or(text, |()| last.notes.concat()) }
    }

    fn leaves(text: String) -> String {
        let mut draft = rewrite(&text, &[])?;
        #[limit(3)]
        while draft.len() < 10 {
            let judged = judge(&draft)?;
            if judged.passed {
                let last = rewrite(&draft, &judged.notes)?;
                draft = last;
                break;
            }
            draft.push('.');
        }
        draft
    }

    fn whole(lines: Vec<String>, topic: Topic) -> usize {
        let found = rounds(lines.clone(), topic.clone())?;
        let texts = for text in found.iter().flatten() { refines(text.clone())? };
        texts.iter().map(String::len).sum()
    }
}

fn main() {
    let _ = routes(String::new(), true);
    let _ = leaves(String::new());
    let _ = whole(Vec::new(), Topic::Other);
}
