#![deny(warnings)]
use flow::prelude::*;

#[contract]
#[derive(PartialEq)]
struct Note {
    text: String,
    stars: u32,
}

struct Pair<'a> {
    note: &'a Note,
    count: usize,
}

/// Write a note on {{ topic }}.
#[step]
async fn write(topic: &str) -> Note;

/// How many words are in {{ text }}?
#[step]
async fn count(text: &str) -> u32;

/// Is this fit to print? {{ note }}
#[step]
async fn approve(note: &Note) -> bool;

flow! {
    fn places(topic: String) -> String {
        let note = write(&topic)?;
        let words = count(&note.text)?;
        let approved = approve(&note)?;
        let first = note.text.as_bytes().first().copied().unwrap_or(b' ');
        let shown = format!("{topic}: {} {words:>3} {}", note.text, words + 1);
        let list = vec![topic.clone(), note.text.clone()];
        let zeros = vec![0_u32; words as usize];
        let longest = list.iter().map(|topic| topic.len()).max().unwrap_or(0);
        let more = Some(words).map_or(0, |words| words + 1);
        let verdict = if approved { "yes" } else { "no" };
        let many = if words > 3 && !approved { words } else { 0 };
        let kind = match &note { Note { stars: 0, .. } => "bad", Note { text, .. } if text.is_empty() => "empty", _ => "good" };
        let maybe = if let Some(topic) = topic.lines().next() { topic.len() } else { 0 };
        let Note { text, stars } = note.clone();
        let (a, b) = (stars + 1, text.len());
        let [one, two] = [words, words];
        let count = list.len();
        let Pair { note: inner, count } = Pair { note: &note, count };
        let same = *inner == note && list[0] == topic && zeros[..].is_empty();
        let matched = matches!(note.stars, 1..=5);
        let words = f64::from(words) / 2.0;
        let ratio = words as u32;
        assert!(count > 0, "{topic} has no list");
        println!("{shown} {verdict} {kind}");
        let all = [longest as u32, more, many, maybe as u32, a, b as u32, one, two, ratio, u32::from(first)];
        format!("{topic} {same} {matched} {}", all.iter().sum::<u32>())
    }
}

fn main() {
    let _ = places("spring".to_owned());
}
