//! Reads text that is nearly JSON into a tree, and keeps how each token was written.
//!
//! One pass, no recursion, no backtracking but a bounded look ahead. It knows no type: what it cannot tell apart without one
//! (`[1,234]`, a text in no quotes) it hands on as it stands, and what has two readings it does not read.

use std::ops::BitOr;

use super::{key_step, quotes};

mod text;
pub(super) mod tree;

use tree::{Kind, Marks, Token, Tree};

/// How deep a document may nest.
pub(super) const DEPTH: usize = 128;

/// A document that was read, or how far it was read.
pub(super) struct Read<'t> {
    pub(super) tree: Tree<'t>,
    /// Where the document ends in the text.
    pub(super) end: usize,
    pub(super) stop: Option<Stop>,
}

/// Why a document was not read to its end.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Stop {
    /// The text ends within it.
    CutOff,
    /// The text ends between two of its values: only brackets are missing, or more of it.
    Open,
    /// It is not nearly JSON: where, and what is wrong there.
    Broken { path: String, problem: String },
}

/// Reads the document that begins with the bracket at `at`.
pub(super) fn read(text: &str, at: usize) -> Read<'_> {
    let mut reader = Reader {
        text,
        bytes: text.as_bytes(),
        at,
        tokens: Vec::with_capacity(((text.len() - at) / 8).min(4096) + 16),
        stack: Vec::new(),
        blank: 0..0,
    };
    let stop = reader.run().err();
    match stop {
        Some(Stop::Broken { .. }) => reader.at = reader.end_by_brackets(),
        // Nothing in it is a document of its own.
        Some(Stop::CutOff) => reader.at = text.len(),
        Some(Stop::Open) | None => {}
    }
    reader.close_all();
    Read { tree: Tree { text, tokens: reader.tokens }, end: reader.at, stop }
}

/// Reads a text that is a scalar as a whole: one token.
pub(super) fn scalar(text: &str) -> Option<Tree<'_>> {
    let bytes = text.as_bytes();
    let mut reader =
        Reader { text, bytes, at: 0, tokens: Vec::new(), stack: Vec::new(), blank: 0..0 };
    match quotes::opening(text, 0) {
        Some(quote) => {
            reader.quoted(quote, quotes::Place::Alone).ok()?;
            (reader.at == text.len()).then_some(())?;
        }
        None => reader.push(Kind::Bare, Marks::NONE, 0, text.len()),
    }
    Some(Tree { text, tokens: reader.tokens })
}

pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) bytes: &'t [u8],
    pub(super) at: usize,
    tokens: Vec<Token>,
    pub(super) stack: Vec<Frame>,
    /// The last run of white space that was measured, so that none is measured twice.
    blank: std::ops::Range<usize>,
}

/// A container that is open.
pub(super) struct Frame {
    token: u32,
    pub(super) is_object: bool,
    /// How many items, or the token of the last key.
    count: u32,
    key: u32,
}

/// What may come next.
#[derive(Clone, Copy, PartialEq)]
enum Want {
    /// A key or an item, or the end of the container; the flag says whether a comma stands before it.
    Entry(bool),
    Colon,
    Value,
    /// A comma or the end.
    More,
}

impl<'t> Reader<'t> {
    fn run(&mut self) -> Result<(), Stop> {
        self.open()?;
        let mut want = Want::Entry(false);
        while !self.stack.is_empty() {
            want = self.step(want)?;
        }
        Ok(())
    }

    fn step(&mut self, want: Want) -> Result<Want, Stop> {
        let before = self.at;
        self.skip_blank(want)?;
        let Some(&byte) = self.bytes.get(self.at) else {
            return Err(if want == Want::More { Stop::Open } else { Stop::CutOff });
        };
        let is_object = self.stack.last().is_some_and(|frame| frame.is_object);
        match (want, byte) {
            (Want::Entry(comma), b'}' | b']') => {
                if comma {
                    self.mark(Marks::COMMA);
                }
                self.close(byte)
            }
            (Want::Entry(_), b',') => Err(self.broken("has a comma with nothing before it")),
            (Want::Entry(_), _) if is_object => self.key(),
            (Want::Entry(_), _) => self.value(),
            (Want::Colon, b':') => {
                self.at += 1;
                Ok(Want::Value)
            }
            (Want::Colon, _) => Err(self.broken("has no `:` after the key")),
            (Want::Value, b',' | b'}' | b']') => Err(self.broken("has no value")),
            (Want::Value, _) => self.value(),
            (Want::More, b',') => {
                self.at += 1;
                Ok(Want::Entry(true))
            }
            (Want::More, b'}' | b']') => self.close(byte),
            (Want::More, _) => {
                let on_a_new_line = self.text[before..self.at].contains('\n');
                let opens =
                    matches!(byte, b'{' | b'[') || quotes::opening(self.text, self.at).is_some();
                if !(is_object || on_a_new_line || opens) {
                    return Err(self.broken("has no comma between two items"));
                }
                self.mark(Marks::COMMA);
                Ok(Want::Entry(false))
            }
        }
    }

    fn key(&mut self) -> Result<Want, Stop> {
        let token = self.tokens.len() as u32;
        match quotes::opening(self.text, self.at) {
            Some(quote) => self.quoted(quote, quotes::Place::Key)?,
            None => {
                let Some(end) = quotes::bare_key(self.text, self.at) else {
                    // The text may end within the key.
                    let rest = &self.text[self.at..];
                    let is_cut = rest.len() < quotes::LONGEST_BARE_KEY
                        && rest.chars().all(quotes::is_key_char);
                    return Err(match is_cut {
                        true => Stop::CutOff,
                        false => self.broken("has something that is no key where a key should be"),
                    });
                };
                self.push(Kind::Bare, Marks::QUOTES, self.at, end);
                self.at = end;
            }
        }
        if let Some(frame) = self.stack.last_mut() {
            frame.key = token;
            frame.count += 1;
        }
        Ok(Want::Colon)
    }

    fn value(&mut self) -> Result<Want, Stop> {
        if let Some(frame) = self.stack.last_mut()
            && !frame.is_object
        {
            frame.count += 1;
        }
        if matches!(self.bytes[self.at], b'{' | b'[') {
            self.open()?;
            return Ok(Want::Entry(false));
        }
        let is_number = matches!(self.bytes[self.at], b'-' | b'0'..=b'9');
        match if is_number { None } else { quotes::opening(self.text, self.at) } {
            Some(quote) => {
                let is_object = self.stack.last().is_some_and(|frame| frame.is_object);
                self.quoted(
                    quote,
                    if is_object { quotes::Place::Member } else { quotes::Place::Item },
                )?;
            }
            None => self.bare()?,
        }
        Ok(Want::More)
    }

    /// A value without quotes: up to a comma, a bracket or the end of the line.
    fn bare(&mut self) -> Result<(), Stop> {
        let start = self.at;
        let digits = self.bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let mut end = start + digits;
        // Most values without quotes are integers, and there may be very many.
        if matches!(self.bytes.get(end), Some(b',' | b'}' | b']' | b'\n'))
            && (digits == 1 || digits > 1 && self.bytes[start] != b'0')
        {
            self.at = end;
            self.push(Kind::Bare, Marks::DIGITS, start, end);
            return Ok(());
        }
        while let Some(&byte) = self.bytes.get(end) {
            let after_space = end > start && matches!(self.bytes[end - 1], b' ' | b'\t');
            let next = self.bytes.get(end + 1);
            match byte {
                b',' | b'}' | b']' | b'\n' | b'\r' => break,
                b'/' if after_space && matches!(next, Some(b'/' | b'*')) => break,
                b'#' if after_space && matches!(next, Some(b' ')) => break,
                b'"' if after_space && quotes::is_key(self, end) == quotes::Sure::Yes => break,
                b'{' | b'[' | b'"' | b'`' => {
                    return Err(self.broken(&format!(
                        "has `{}` within a value that has no quotes",
                        byte as char
                    )));
                }
                b':' if matches!(next, None | Some(b' ' | b'\t' | b'\n' | b'\r')) => {
                    return Err(self.broken("has a `:` where none should be"));
                }
                _ => end += 1,
            }
        }
        let text = self.text[start..end].trim_end();
        if text.is_empty() {
            return Err(self.broken("has something that is no value"));
        }
        if quotes::leaves_out(text) {
            return Err(self.broken("leaves something out (`...`): write all of it"));
        }
        let marks = if end == self.bytes.len() { Marks::CUT } else { Marks::NONE };
        self.at = start + text.len();
        self.push(Kind::Bare, marks, start, self.at);
        Ok(())
    }

    fn open(&mut self) -> Result<(), Stop> {
        if self.stack.len() == DEPTH {
            return Err(self.broken(&format!("nests deeper than {DEPTH} levels")));
        }
        let is_object = self.bytes[self.at] == b'{';
        let token = self.tokens.len() as u32;
        let kind = if is_object { Kind::Object } else { Kind::List };
        self.push(kind, Marks::NONE, self.at, self.at + 1);
        self.stack.push(Frame { token, is_object, count: 0, key: token });
        self.at += 1;
        Ok(())
    }

    /// Closes the innermost container of this kind; those within it end here, too.
    fn close(&mut self, byte: u8) -> Result<Want, Stop> {
        let is_object = byte == b'}';
        let Some(to) = self.stack.iter().rposition(|frame| frame.is_object == is_object) else {
            return Err(self.broken(&format!("has a `{}` that closes nothing", byte as char)));
        };
        for frame in self.stack.drain(to + 1..).rev() {
            close(&mut self.tokens, frame.token, self.at, Marks::UNCLOSED);
        }
        self.at += 1;
        if let Some(frame) = self.stack.pop() {
            close(&mut self.tokens, frame.token, self.at, Marks::NONE);
        }
        Ok(Want::More)
    }

    /// Ends what is still open when the text ends.
    fn close_all(&mut self) {
        for frame in self.stack.drain(..).rev() {
            close(&mut self.tokens, frame.token, self.at, Marks::UNCLOSED | Marks::CUT);
        }
    }

    pub(super) fn push(&mut self, kind: Kind, marks: Marks, start: usize, end: usize) {
        let next = self.tokens.len() as u32 + 1;
        self.tokens.push(Token { kind, marks, start: start as u32, end: end as u32, next });
    }

    /// Marks the container that is open.
    fn mark(&mut self, mark: Marks) {
        if let Some(frame) = self.stack.last() {
            let token = &mut self.tokens[frame.token as usize];
            token.marks = token.marks | mark;
        }
    }

    /// The end of the white space that begins at `from`.
    pub(super) fn blank_end(&mut self, from: usize) -> usize {
        if self.blank.contains(&from) {
            return self.blank.end;
        }
        let mut end = from;
        while let Some(&byte) = self.bytes.get(end) {
            match byte {
                b' ' | b'\t' | b'\n' | b'\r' => end += 1,
                0x80.. => match self.text[end..].chars().next() {
                    Some(c) if c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}' => {
                        end += c.len_utf8();
                    }
                    _ => break,
                },
                _ => break,
            }
        }
        self.blank = from..end;
        end
    }

    /// Skips white space and comments.
    fn skip_blank(&mut self, want: Want) -> Result<(), Stop> {
        loop {
            let before = self.at;
            if matches!(self.bytes.get(before), Some(b' ' | b'\t' | b'\n' | b'\r' | 0x80..)) {
                self.at = self.blank_end(before);
            }
            if !matches!(self.bytes.get(self.at), Some(b'/' | b'#')) {
                return Ok(());
            }
            let rest = &self.bytes[self.at..];
            let is_line = rest.starts_with(b"//")
                || (want != Want::Value && self.at > before && rest.starts_with(b"# "));
            let end = if is_line {
                rest.iter().position(|byte| *byte == b'\n').or(Some(rest.len()))
            } else if rest.starts_with(b"/*") {
                rest.windows(2).skip(2).position(|pair| pair == b"*/").map(|at| at + 4)
            } else {
                return Ok(());
            };
            self.mark(Marks::COMMENT);
            self.at += end.ok_or(Stop::CutOff)?;
        }
    }

    pub(super) fn broken(&self, problem: &str) -> Stop {
        let mut path = "$".to_owned();
        for frame in &self.stack {
            if !frame.is_object {
                path.push_str(&format!("[{}]", frame.count.saturating_sub(1)));
            } else if frame.count > 0 {
                let key = &self.tokens[frame.key as usize];
                path.push_str(&key_step(&self.text[key.start as usize..key.end as usize]));
            }
        }
        Stop::Broken { path, problem: problem.to_owned() }
    }

    /// Where a broken document ends: where its brackets close, with texts and without, whichever is later, so that nothing in
    /// it is taken for a document of its own.
    fn end_by_brackets(&self) -> usize {
        let end = |skips_texts: bool| {
            let (mut depth, mut quoted, mut escaped) = (self.stack.len(), false, false);
            for (at, byte) in self.bytes.iter().enumerate().skip(self.at) {
                match byte {
                    _ if escaped => escaped = false,
                    b'\\' => escaped = quoted,
                    b'"' => quoted = skips_texts && !quoted,
                    _ if quoted => {}
                    b'{' | b'[' => depth += 1,
                    b'}' | b']' if depth <= 1 => return at + 1,
                    b'}' | b']' => depth -= 1,
                    _ => {}
                }
            }
            self.bytes.len()
        };
        end(true).max(end(false))
    }
}

fn close(tokens: &mut [Token], token: u32, end: usize, marks: Marks) {
    let next = tokens.len() as u32;
    let token = &mut tokens[token as usize];
    (token.end, token.next, token.marks) = (end as u32, next, token.marks.bitor(marks));
}
