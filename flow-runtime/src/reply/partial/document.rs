//! JSON that arrives in pieces: a state machine over bytes, and the value that it has made.
//!
//! The open levels of the value stand on a stack while text is read. In between they are put together, so that the value can
//! be looked at; that takes as many moves as there are levels.

use std::mem;

use serde_json::Number;

use super::expected::Expected;
use super::prose::Skip;
use crate::schema::Json;

/// How deep a document may nest.
const DEPTH: usize = 128;

/// How many values a document may have. A list of so many zeros takes 2 MiB of text, and 32 of memory.
const VALUES: usize = 1 << 20;

/// A document while it is read.
pub(super) struct Document {
    /// The open levels, the outermost first: lists, objects, and a text that has not ended. Empty in between.
    stack: Vec<Json>,
    next: Next,
    /// The key that was read last, or as much of it as there is.
    key: String,
    /// Whether the root was found to be what is expected.
    has_begun: bool,
    /// What was added so far: values, and bytes of texts.
    parts: usize,
    values: usize,
}

/// What may come.
#[derive(Clone, Copy)]
enum Next {
    Value,
    /// After a bracket, or after a comma: a model may leave one at the end.
    ValueOrEnd,
    KeyOrEnd,
    Colon,
    CommaOrEnd,
    /// The rest of a key or of a text.
    InKey,
    InText,
    /// A number or a word, from here on.
    InScalar(usize),
    /// It has ended; what comes next tells whether it is all.
    AfterScalar(usize, usize),
}

/// Why a document is not read on.
pub(super) enum Stop {
    /// It is closed.
    End,
    /// It is no JSON, too large, or not what is expected.
    Broken,
}

impl Document {
    /// A document after its first bracket.
    pub(super) fn new(is_object: bool) -> Self {
        let (root, next) = match is_object {
            true => (Json::Object(Vec::new()), Next::KeyOrEnd),
            false => (Json::Array(Vec::new()), Next::ValueOrEnd),
        };
        Document {
            stack: vec![root],
            next,
            key: String::new(),
            has_begun: false,
            parts: 0,
            values: 0,
        }
    }

    pub(super) fn has_begun(&self) -> bool {
        self.has_begun
    }

    pub(super) fn parts(&self) -> usize {
        self.parts
    }

    /// Takes the value apart at its open levels.
    pub(super) fn take(&mut self, value: Option<Json>, open: usize) {
        let Some(mut level) = value else {
            return;
        };
        for _ in 1..open {
            let Some(child) = last(&mut level) else {
                break;
            };
            let child = mem::replace(child, Json::Null);
            self.stack.push(level);
            level = child;
        }
        self.stack.push(level);
    }

    /// Puts the value together, and says how many of its levels are open.
    pub(super) fn give(&mut self) -> (Option<Json>, usize) {
        let open = self.stack.len();
        let mut value = self.stack.pop();
        while let Some(mut level) = self.stack.pop() {
            if let (Some(place), Some(child)) = (last(&mut level), value.take()) {
                *place = child;
            }
            value = Some(level);
        }
        (value, open)
    }

    /// Reads on from `at`, as far as the text goes and is sure.
    pub(super) fn read(&mut self, text: &str, at: &mut usize, expected: &Expected) -> Option<Stop> {
        let bytes = text.as_bytes();
        while *at < bytes.len() {
            let byte = bytes[*at];
            match self.next {
                Next::InKey | Next::InText => match self.string(text, at) {
                    Some(true) => {}
                    Some(false) => return Some(Stop::Broken),
                    // The rest of an escape has not come.
                    None => return None,
                },
                Next::InScalar(start) => {
                    if byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.') {
                        *at += 1;
                    } else {
                        self.next = Next::AfterScalar(start, *at);
                    }
                }
                _ if byte.is_ascii_whitespace() => *at += 1,
                Next::AfterScalar(start, end) => {
                    // Anything else shows that it was a part of something: `12/20`, `1 000`; and in an object `1,5`.
                    if !matches!(byte, b',' | b']' | b'}') {
                        return Some(Stop::Broken);
                    }
                    if byte == b',' && self.is_in_object() {
                        match bytes.get(*at + 1) {
                            None => return None,
                            Some(next) if next.is_ascii_digit() => return Some(Stop::Broken),
                            Some(_) => {}
                        }
                    }
                    let scalar = scalar(&text[start..end]);
                    if !scalar.is_some_and(|scalar| self.add(scalar)) {
                        return Some(Stop::Broken);
                    }
                    self.next = Next::CommaOrEnd;
                }
                Next::Colon => {
                    let is_first = self.stack.len() == 1 && !self.has_begun;
                    if byte != b':' || (is_first && !expected.takes_key(&self.key)) {
                        return Some(Stop::Broken);
                    }
                    self.begin();
                    self.next = Next::Value;
                    *at += 1;
                }
                next => {
                    let Some(is_end) = self.token(next, byte, *at, expected) else {
                        return Some(Stop::Broken);
                    };
                    *at += 1;
                    if is_end {
                        return Some(Stop::End);
                    }
                }
            }
        }
        None
    }

    /// One byte between values; whether the document ends with it, or `None` if it cannot stand there.
    fn token(&mut self, next: Next, byte: u8, at: usize, expected: &Expected) -> Option<bool> {
        let is_object = self.is_in_object();
        match (next, byte) {
            (Next::KeyOrEnd, b'"') => {
                self.key.clear();
                self.next = Next::InKey;
            }
            (Next::CommaOrEnd, b',') if is_object => self.next = Next::KeyOrEnd,
            (Next::CommaOrEnd, b',') => self.next = Next::ValueOrEnd,
            (Next::KeyOrEnd | Next::CommaOrEnd, b'}') if is_object => {
                if !self.has_begun && !expected.takes_empty() {
                    return None;
                }
                return Some(self.close());
            }
            (Next::ValueOrEnd | Next::CommaOrEnd, b']') if !is_object => return Some(self.close()),
            (Next::Value | Next::ValueOrEnd, _) => {
                // A list in the prose is known to be one by its first item.
                self.begin();
                match byte {
                    b'{' | b'[' if self.stack.len() == DEPTH => return None,
                    b'{' => self.open(Json::Object(Vec::new()), Next::KeyOrEnd)?,
                    b'[' => self.open(Json::Array(Vec::new()), Next::ValueOrEnd)?,
                    b'"' => self.open(Json::String(String::new()), Next::InText)?,
                    b'-' | b'0'..=b'9' | b't' | b'f' | b'n' => self.next = Next::InScalar(at),
                    _ => return None,
                }
            }
            _ => return None,
        }
        Some(false)
    }

    fn is_in_object(&self) -> bool {
        matches!(self.stack.last(), Some(Json::Object(_)))
    }

    fn begin(&mut self) {
        if !self.has_begun {
            self.has_begun = true;
            self.parts += 1;
        }
    }

    /// Closes the innermost level; whether it was the document.
    fn close(&mut self) -> bool {
        self.begin();
        self.next = Next::CommaOrEnd;
        if self.stack.len() == 1 {
            return true;
        }
        if let Some(closed) = self.stack.pop()
            && let Some(place) = self.stack.last_mut().and_then(last)
        {
            *place = closed;
        }
        false
    }

    /// Opens a level; `None` if there are too many values.
    fn open(&mut self, level: Json, next: Next) -> Option<()> {
        // Its place, until it is closed.
        self.add(Json::Null).then_some(())?;
        self.stack.push(level);
        self.next = next;
        Some(())
    }

    /// Adds a value to the innermost level; `false` if there are too many.
    fn add(&mut self, value: Json) -> bool {
        if self.values == VALUES {
            return false;
        }
        self.parts += 1;
        self.values += 1;
        match self.stack.last_mut() {
            Some(Json::Array(items)) => items.push(value),
            Some(Json::Object(members)) => members.push((mem::take(&mut self.key), value)),
            _ => return false,
        }
        true
    }

    /// The next piece of a string: up to its end, to an escape, or to the end of the text. `Some(false)` if it is broken,
    /// `None` if the text ends in an escape.
    fn string(&mut self, text: &str, at: &mut usize) -> Option<bool> {
        let rest = &text[*at..];
        let run = rest.find(['"', '\\']).unwrap_or(rest.len());
        let is_key = matches!(self.next, Next::InKey);
        if run > 0 {
            self.extend(&rest[..run]);
            *at += run;
            return Some(true);
        }
        if rest.starts_with('"') {
            *at += 1;
            if is_key {
                self.next = Next::Colon;
            } else {
                self.close();
            }
            return Some(true);
        }
        match escape(rest.as_bytes())? {
            Some((c, length)) => {
                self.extend(c.encode_utf8(&mut [0; 4]));
                *at += length;
                Some(true)
            }
            None => Some(false),
        }
    }

    fn extend(&mut self, piece: &str) {
        if matches!(self.next, Next::InKey) {
            self.key.push_str(piece);
        } else if let Some(Json::String(text)) = self.stack.last_mut() {
            self.parts += piece.len();
            text.push_str(piece);
        }
    }

    /// What passes over the rest of the document, if it is broken here.
    pub(super) fn rest(&self) -> Skip {
        let texts = usize::from(matches!(self.next, Next::InText));
        Skip::within(self.stack.len() - texts, matches!(self.next, Next::InKey | Next::InText))
    }
}

/// The place of a level's last child.
fn last(level: &mut Json) -> Option<&mut Json> {
    match level {
        Json::Array(items) => items.last_mut(),
        Json::Object(members) => members.last_mut().map(|(_, value)| value),
        _ => None,
    }
}

/// A number or a word that has ended.
fn scalar(text: &str) -> Option<Json> {
    match text {
        "null" => Some(Json::Null),
        "true" => Some(true.into()),
        "false" => Some(false.into()),
        _ => serde_json::from_str::<Number>(text).ok().map(Json::Number),
    }
}

/// The character that an escape sequence stands for, and its length; `None` if its end has not come, `Some(None)` if it
/// stands for none.
fn escape(bytes: &[u8]) -> Option<Option<(char, usize)>> {
    let short = |c| Some(Some((c, 2)));
    match bytes.get(1)? {
        b'"' => short('"'),
        b'\\' => short('\\'),
        b'/' => short('/'),
        b'b' => short('\u{8}'),
        b'f' => short('\u{c}'),
        b'n' => short('\n'),
        b'r' => short('\r'),
        b't' => short('\t'),
        b'u' => Some(match unit(bytes)? {
            Some(high @ 0xd800..0xdc00) => match unit(&bytes[6..])? {
                Some(low @ 0xdc00..0xe000) => {
                    char::from_u32(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00))
                        .map(|c| (c, 12))
                }
                _ => None,
            },
            Some(code) => char::from_u32(code).map(|c| (c, 6)),
            None => None,
        }),
        _ => Some(None),
    }
}

/// The UTF-16 unit of `\u0041`; `None` if its end has not come, `Some(None)` if it is none.
fn unit(bytes: &[u8]) -> Option<Option<u32>> {
    let mut code = 0;
    for (at, expected) in b"\\uXXXX".iter().enumerate() {
        let byte = *bytes.get(at)?;
        match at {
            0 | 1 if byte == *expected => {}
            2.. if byte.is_ascii_hexdigit() => {
                code = code * 16 + char::from(byte).to_digit(16).unwrap_or_default();
            }
            _ => return Some(None),
        }
    }
    Some(Some(code))
}
