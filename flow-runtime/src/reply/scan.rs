//! Finds the JSON documents in a text: one pass, no recursion, no backtracking.
//!
//! A document starts at a bracket in the prose and ends at the bracket that closes it. A bracket after which no JSON can
//! follow (`[see below]`) is prose. What starts like JSON and then is not is skipped up to its end, so that nothing inside of a
//! broken document is taken for one.

use serde::de::IgnoredAny;

/// The documents of a text, in order.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Found<'a> {
    pub(super) documents: Vec<&'a str>,
    /// Whether the text ends inside one.
    pub(super) cut_off: bool,
}

/// Finds the documents of a text: what brackets enclose, and scalars that are all there is in a code fence.
pub(super) fn documents(text: &str) -> Found<'_> {
    let bytes = text.as_bytes();
    let mut found = Found::default();
    let mut fenced = scalars_in_fences(text).into_iter().peekable();
    let mut at = 0;
    while at < bytes.len() {
        if let Some((start, scalar)) = fenced.next_if(|(start, _)| *start <= at) {
            // A fence inside of a document is text of that document.
            if start == at {
                found.documents.push(scalar);
                at += scalar.len();
            }
            continue;
        }
        if !matches!(bytes[at], b'{' | b'[') || !opens(&bytes[at..]) {
            at += 1;
            continue;
        }
        match end(&bytes[at..]) {
            Some(length) => {
                found.documents.push(&text[at..at + length]);
                at += length;
            }
            None => {
                found.cut_off = true;
                break;
            }
        }
    }
    found
}

/// Whether what follows the bracket at the start can stand there in JSON. Looks at most a few bytes past white space.
fn opens(bytes: &[u8]) -> bool {
    let inside = bytes[1..].trim_ascii_start();
    match (bytes[0], inside.first()) {
        // The text ends here: it was cut off.
        (_, None) => true,
        (b'{', Some(next)) => matches!(next, b'"' | b'}'),
        (_, Some(b'"' | b'[' | b'{' | b']' | b'-' | b'0'..=b'9')) => true,
        _ => ["true", "false", "null"].iter().any(|word| inside.starts_with(word.as_bytes())),
    }
}

/// The length of what the bracket at the start encloses, by brackets and strings alone.
fn end(bytes: &[u8]) -> Option<usize> {
    let mut depth = 0usize;
    let mut quoted = false;
    let mut escaped = false;
    for (at, byte) in bytes.iter().enumerate() {
        if quoted {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => quoted = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => quoted = true,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// The contents of code fences that are JSON scalars, with where they start. Brackets are found without their fences.
fn scalars_in_fences(text: &str) -> Vec<(usize, &str)> {
    let mut scalars = Vec::new();
    let mut opened = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        if !line.trim_start().starts_with("```") {
            continue;
        }
        let Some(from) = opened.take() else {
            opened = Some(at);
            continue;
        };
        let content = &text[from..start];
        let scalar = content.trim();
        let bracketed = scalar.starts_with(['{', '[']);
        if !bracketed && serde_json::from_str::<IgnoredAny>(scalar).is_ok() {
            scalars.push((from + content.len() - content.trim_start().len(), scalar));
        }
    }
    scalars
}
