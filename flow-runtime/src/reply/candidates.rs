//! Finds what may be the answer in a reply: one pass over the prose, which is all that is outside of documents.
//!
//! A document starts at a bracket in the prose after which JSON, or what is nearly JSON, can follow; nothing within one is looked
//! at. What a model thought aloud is no answer. For types that are scalars, a fence or a tag with nothing else in it counts, too.

use std::ops::Range;

use serde::de::IgnoredAny;

use super::loose::{self, Read, Stop};
use super::quotes;

/// What may be the answer, in order.
pub(super) struct Found<'t> {
    pub(super) candidates: Vec<Candidate>,
    /// What was read of the last document, if it is not JSON as it stands.
    pub(super) last: Option<Read<'t>>,
    /// Whether the text ends within reasoning.
    pub(super) ends_in_reasoning: bool,
    /// Where the prose after the last reasoning begins.
    pub(super) from: usize,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Candidate {
    pub(super) span: Range<usize>,
    pub(super) sort: Sort,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// JSON as it stands.
    Json,
    /// Nearly JSON, or broken, or cut off.
    Nearly,
    /// All there is in a fence or a tag.
    Scalar,
}

/// What reasoning stands between. The first that opens has to close.
pub(super) const REASONING: [(&str, &str); 10] = [
    ("<think>", "</think>"),
    ("[think]", "[/think]"),
    ("<|channel|>analysis", "<|channel|>final"),
    ("◁think▷", "◁/think▷"),
    ("<thinking>", "</thinking>"),
    ("<thought>", "</thought>"),
    ("<reasoning>", "</reasoning>"),
    ("<reflection>", "</reflection>"),
    ("<scratchpad>", "</scratchpad>"),
    ("<analysis>", "</analysis>"),
];

/// How many of these no prompt asks for: models write them of themselves.
const UNASKED: usize = 4;

/// How many candidates are kept: the last of them.
const MOST: usize = 1_000;

/// What an answer stands between.
const ANSWERS: [&str; 7] =
    ["answer", "final_answer", "final", "result", "output", "response", "json"];

impl Found<'_> {
    fn add(&mut self, candidate: Candidate) {
        if self.candidates.len() == 2 * MOST {
            self.candidates.drain(..MOST);
        }
        self.candidates.push(candidate);
    }
}

/// Where the answer begins after reasoning at the very start of a text, and whether the reasoning ends at all.
pub(super) fn after_reasoning(text: &str) -> Option<(usize, bool)> {
    let start = text.len() - text.trim_start().len();
    let (_, close) =
        REASONING.into_iter().take(UNASKED).find(|(open, _)| starts(text, start, open))?;
    Some(match find_ignoring_case(text, start, close) {
        Some(end) => (end + close.len(), true),
        None => (text.len(), false),
    })
}

/// Finds the candidates of a text. `scalars` says whether what is no document may be one.
pub(super) fn find(text: &str, scalars: bool) -> Found<'_> {
    let bytes = text.as_bytes();
    let mut found = Found { candidates: Vec::new(), last: None, ends_in_reasoning: false, from: 0 };
    let mut fences = if scalars { fences(text) } else { Vec::new() }.into_iter().peekable();
    // Where the last document ends, if more of the same should follow.
    let mut goes_on_at = None;
    let mut at = 0;
    while at < bytes.len() {
        while let Some(fence) = fences.next_if(|fence| fence.start <= at) {
            // A fence within a document is text of that document.
            if fence.start == at {
                found.add(Candidate { span: fence.clone(), sort: Sort::Scalar });
                at = fence.end;
            }
        }
        if at >= bytes.len() {
            break;
        }
        if matches!(bytes[at], b'<' | b'[' | 0xe2) {
            if let Some((open, close)) = reasoning_at(text, at) {
                match find_ignoring_case(text, at + open.len(), close) {
                    Some(end) => at = end + close.len(),
                    None => {
                        found.ends_in_reasoning = true;
                        return found;
                    }
                }
                found.from = at;
                continue;
            }
            if let Some(close) =
                REASONING.iter().map(|(_, close)| *close).find(|close| starts(text, at, close))
            {
                // What stands before a closing tag without an opening one was reasoning, too.
                found =
                    Found { from: at + close.len(), candidates: Vec::new(), last: None, ..found };
                at += close.len();
                continue;
            }
            if scalars && let Some(span) = answer_at(text, at) {
                found.add(Candidate { span: span.clone(), sort: Sort::Scalar });
                at = span.end;
                continue;
            }
        }
        if !matches!(bytes[at], b'{' | b'[') || !opens(text, at) {
            at += 1;
            continue;
        }
        let is_next = goes_on_at.take().is_some_and(|end: usize| text[end..at].trim() == ",");
        let begins_inside = is_next || follows_a_key(text, at);
        let candidate = if begins_inside { None } else { json_at(text, at) };
        match candidate {
            Some(end) => {
                found.add(Candidate { span: at..end, sort: Sort::Json });
                found.last = None;
                at = end;
            }
            None => {
                let mut read = loose::read(text, at);
                let goes_on = read.stop.is_none() && goes_on(text, read.end);
                goes_on_at = (goes_on || begins_inside).then_some(read.end);
                if goes_on || begins_inside {
                    let problem = "is a part of something larger that has no brackets around it";
                    read.stop =
                        Some(Stop::Broken { path: "$".to_owned(), problem: problem.to_owned() });
                }
                found.add(Candidate { span: at..read.end, sort: Sort::Nearly });
                at = read.end;
                found.last = Some(read);
            }
        }
    }
    found
}

/// The end of the JSON document at `at`, if it is one, and ends where it seems to.
fn json_at(text: &str, at: usize) -> Option<usize> {
    let mut documents = serde_json::Deserializer::from_str(&text[at..]).into_iter::<IgnoredAny>();
    documents.next()?.ok()?;
    let end = at + documents.byte_offset();
    (!goes_on(text, end)).then_some(end)
}

/// How far past a document to look for signs that it had not ended, in bytes.
const LOOK_AHEAD: usize = 256;

/// Whether what follows a document shows that it had not ended: it ended within a text, or was one of several.
fn goes_on(text: &str, end: usize) -> bool {
    let rest = &text[end..];
    let next = rest.trim_start();
    let is_same_line = !rest[..rest.len() - next.len()].contains('\n');
    let goes_on = match next.as_bytes().first() {
        Some(b'"') => is_same_line || is_key(next),
        Some(b',') => {
            let next = next[1..].trim_start();
            next.starts_with(['{', '[']) || is_key(next)
        }
        Some(b'}' | b']') => {
            let next =
                next.trim_start_matches(|c: char| matches!(c, '}' | ']') || c.is_whitespace());
            next.starts_with(',') && is_key(next[1..].trim_start())
        }
        _ => false,
    };
    goes_on || closes_a_text(next)
}

/// Whether a quote comes that ends a value, and none that begins one: `… } or more"]`.
fn closes_a_text(text: &str) -> bool {
    let bytes = text.as_bytes();
    let bytes = &bytes[..bytes.len().min(LOOK_AHEAD)];
    let ends = |quote: usize, closers: &[u8]| {
        let next = bytes[quote + 1..].trim_ascii_start().first();
        next.is_some_and(|next| closers.contains(next))
    };
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'{' | b'[' => return false,
            b'"' => return ends(at, b"}],:"),
            b'\'' | b'`' if ends(at, b"}]") => return true,
            _ => {}
        }
    }
    false
}

/// Whether a key in double quotes begins the text.
fn is_key(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('"') else {
        return false;
    };
    rest.split_once('"').is_some_and(|(_, after)| after.trim_start().starts_with(':'))
}

/// Whether a bracket stands where the value of a key would: `"items": [`.
fn follows_a_key(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end();
    before.strip_suffix(':').is_some_and(|key| key.trim_end().ends_with('"'))
}

/// Whether what follows the bracket at `at` can stand there. Looks a few bytes past white space and comments.
fn opens(text: &str, at: usize) -> bool {
    let is_object = text.as_bytes()[at] == b'{';
    let inside = text[at + 1..].trim_start();
    let start = text.len() - inside.len();
    let Some(next) = inside.chars().next() else {
        // The text ends here: it was cut off.
        return true;
    };
    if ["//", "/*", "# "].iter().any(|comment| inside.starts_with(comment)) {
        return true;
    }
    if is_object {
        return next == '}'
            || quotes::opening(text, start).is_some()
            || quotes::bare_key(text, start).is_some();
    }
    if next.is_ascii_digit() || next == '-' {
        return !is_citation(text, at);
    }
    match next {
        '[' | '{' => true,
        ']' => !is_checkbox(text, at),
        _ if quotes::opening(text, start).is_some() => true,
        _ => {
            let words = ["true", "false", "null", "True", "False", "None"];
            words.iter().any(|word| inside.starts_with(word)) || stands_alone(text, at)
        }
    }
}

/// How far to look along a line, in bytes.
const LINE: usize = 256;

/// The line before `at`, or as much of it as is looked at.
fn line_before(text: &str, at: usize) -> &str {
    let mut start = at.saturating_sub(LINE);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    text[start..at].rsplit('\n').next().unwrap_or_default()
}

/// Whether a list of one number stands in a sentence: `as said in [3]`, `[1](https://…)`.
fn is_citation(text: &str, at: usize) -> bool {
    let inside = &text[at + 1..];
    let digits = inside.bytes().take_while(u8::is_ascii_digit).count();
    if !inside[digits..].starts_with(']') {
        return false;
    }
    let line = line_before(text, at).trim_end();
    let is_link = inside[digits + 1..].starts_with(['(', ':']);
    is_link || !(line.is_empty() || line.ends_with([':', '=', '>']))
}

/// Whether an empty list is a box to tick: `- [ ] open`.
fn is_checkbox(text: &str, at: usize) -> bool {
    text[at..].starts_with("[ ]")
        && line_before(text, at).trim_end().ends_with(['-', '*', '+', '.'])
}

/// Whether a list begins its line and closes at the end of one: words in no quotes are prose anywhere else.
fn stands_alone(text: &str, at: usize) -> bool {
    if !line_before(text, at).trim().is_empty() {
        return false;
    }
    let line = text[at..].split('\n').next().unwrap_or_default().trim_end();
    line.contains(',') && line.ends_with(']') && !line.contains("](")
}

fn reasoning_at(text: &str, at: usize) -> Option<(&'static str, &'static str)> {
    REASONING.into_iter().find(|(open, _)| starts(text, at, open))
}

fn starts(text: &str, at: usize, tag: &str) -> bool {
    let bytes = &text.as_bytes()[at..];
    bytes.len() >= tag.len() && bytes[..tag.len()].eq_ignore_ascii_case(tag.as_bytes())
}

fn find_ignoring_case(text: &str, from: usize, tag: &str) -> Option<usize> {
    let bytes = &text.as_bytes()[from..];
    bytes
        .windows(tag.len())
        .position(|window| window.eq_ignore_ascii_case(tag.as_bytes()))
        .map(|at| from + at)
}

/// How long an answer in tags may be, in bytes.
const LONGEST_ANSWER: usize = 1024;

/// What stands between the tags of an answer that begin at `at`, if it is no document.
fn answer_at(text: &str, at: usize) -> Option<Range<usize>> {
    let name = ANSWERS.into_iter().find(|name| {
        starts(text, at + 1, name) && text.as_bytes().get(at + 1 + name.len()) == Some(&b'>')
    })?;
    let start = at + name.len() + 2;
    let mut bound = text.len().min(start + LONGEST_ANSWER);
    while !text.is_char_boundary(bound) {
        bound -= 1;
    }
    let content = &text[start..bound];
    let content = &content[..content.find("</")?];
    trimmed(text, start..start + content.len())
}

/// A span without the white space around it, if it is no document.
fn trimmed(text: &str, span: Range<usize>) -> Option<Range<usize>> {
    let content = &text[span.clone()];
    let inner = content.trim();
    let start = span.start + content.len() - content.trim_start().len();
    (!inner.is_empty() && !inner.starts_with(['{', '['])).then_some(start..start + inner.len())
}

/// The contents of code fences that are no documents. Brackets are found without their fences.
fn fences(text: &str) -> Vec<Range<usize>> {
    let mut fences = Vec::new();
    let mut opened = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        if !line.trim_start().starts_with("```") {
            continue;
        }
        match opened.take() {
            None => opened = Some(at),
            Some(from) => fences.extend(trimmed(text, from..start)),
        }
    }
    fences
}
