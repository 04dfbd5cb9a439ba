//! Where a text begins and ends, when its quotes are not as in JSON or quotes within it are not escaped.
//!
//! A quote ends a text if what follows can follow a text there; else it belongs to it. Where both readings hold, none is taken.
//! Looking ahead is bounded, and what lies beyond the bound is taken to be well formed.

use super::loose::tree::{Kind, Marks};
use super::loose::{Reader, Stop};

/// A way to quote.
#[derive(Clone, Copy)]
pub(super) struct Quote {
    /// The length of the opening quote.
    length: usize,
    closers: &'static [&'static str],
    is_triple: bool,
    /// Whether its closing quote is the apostrophe, too.
    is_apostrophe: bool,
    is_json: bool,
}

/// What a text is.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Place {
    Key,
    /// The value of a member.
    Member,
    Item,
    /// The whole reply.
    Alone,
}

/// The answer of a look ahead.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Sure {
    Yes,
    No,
    /// The bound or the end of the text came first.
    Unknown,
}

/// What a quote within a text is.
enum Verdict {
    Closes,
    Inner,
    /// Both readings hold, or none.
    Unclear,
}

/// How far to look for the end of a key, in bytes.
const LOOK_AHEAD: usize = 128;
pub(super) const LONGEST_BARE_KEY: usize = 64;

/// The opening quote at `at`.
pub(super) fn opening(text: &str, at: usize) -> Option<Quote> {
    let plain = |length, closers| Quote {
        length,
        closers,
        is_triple: false,
        is_apostrophe: false,
        is_json: false,
    };
    let triple = |closers| Quote { is_triple: true, ..plain(3, closers) };
    let rest = &text.as_bytes()[at..];
    Some(match rest.first()? {
        b'"' if rest.starts_with(b"\"\"\"") => triple(&["\"\"\""]),
        b'"' => Quote { is_json: true, ..plain(1, &["\""]) },
        b'\'' if rest.starts_with(b"'''") => triple(&["'''"]),
        b'\'' => Quote { is_apostrophe: true, ..plain(1, &["'"]) },
        b'`' if rest.starts_with(b"```") => triple(&["```"]),
        b'`' => plain(1, &["`"]),
        0x80.. => {
            let c = text[at..].chars().next()?;
            match c {
                '“' | '”' | '„' => plain(3, &["”", "“"]),
                '‘' | '’' | '‚' => Quote { is_apostrophe: true, ..plain(3, &["’"]) },
                '«' => plain(2, &["»"]),
                '»' => plain(2, &["«"]),
                _ => return None,
            }
        }
        _ => return None,
    })
}

pub(super) fn is_key_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$' | '-' | '.' | ' ')
}

/// The end of the key without quotes that begins at `at`, if there is one with its colon.
pub(super) fn bare_key(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let end = rest
        .char_indices()
        .take_while(|(at, c)| *at < LONGEST_BARE_KEY && is_key_char(*c))
        .last()
        .map(|(at, c)| at + c.len_utf8())?;
    let key = rest[..end].trim_end();
    let is_word = key.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '$'));
    (is_word && rest[end..].starts_with(':') && !rest[end..].starts_with("://"))
        .then_some(at + key.len())
}

/// Whether the quote at `at` begins a key.
pub(super) fn is_key(reader: &mut Reader<'_>, at: usize) -> Sure {
    let Some(quote) = opening(reader.text, at).filter(|quote| !quote.is_triple) else {
        return Sure::No;
    };
    let mut end = at + quote.length;
    loop {
        let Some(&byte) = reader.bytes.get(end).filter(|_| end - at <= LOOK_AHEAD) else {
            return Sure::Unknown;
        };
        match byte {
            b'\\' => end += 2,
            b'\n' => return Sure::No,
            _ => match closer(reader.text, end, quote) {
                Some(length) => {
                    end += length;
                    break;
                }
                None => end += 1,
            },
        }
    }
    let colon = reader.blank_end(end);
    match reader.bytes.get(colon) {
        Some(b':') => Sure::Yes,
        Some(_) => Sure::No,
        None => Sure::Unknown,
    }
}

/// The length of the quote at `at`, if it is one that can close.
fn closer(text: &str, at: usize, quote: Quote) -> Option<usize> {
    let bytes = &text.as_bytes()[at..];
    quote
        .closers
        .iter()
        .find(|closer| bytes.starts_with(closer.as_bytes()))
        .map(|closer| closer.len())
}

impl Reader<'_> {
    /// Reads the text whose opening quote stands here.
    pub(super) fn quoted(&mut self, quote: Quote, place: Place) -> Result<(), Stop> {
        if quote.is_triple {
            return self.triple(quote);
        }
        let start = self.at + quote.length;
        let mut marks = if quote.is_json { Marks::NONE } else { Marks::QUOTES };
        // Whether a quotation within the text is open.
        let mut is_open = false;
        let mut at = start;
        loop {
            let Some(&byte) = self.bytes.get(at) else {
                return Err(Stop::CutOff);
            };
            match byte {
                b'\\' => {
                    marks = marks | Marks::ESCAPES;
                    at += 2;
                    continue;
                }
                0..0x20 => marks = marks | Marks::RAW,
                b'"' | b'\'' | b'`' | 0x80.. => {
                    if let Some(length) = closer(self.text, at, quote) {
                        match self.verdict(place, at + length) {
                            Verdict::Closes => {
                                self.at = at + length;
                                break;
                            }
                            Verdict::Inner => {
                                marks = marks | Marks::INNER_QUOTES;
                                let before = self.text[start..at].chars().next_back();
                                let after = self.text[at + length..].chars().next();
                                if !(quote.is_apostrophe && is_apostrophe(before, after)) {
                                    if !is_quotation(before, after, is_open) {
                                        return Err(self.broken(UNESCAPED));
                                    }
                                    is_open = !is_open;
                                }
                                at += length;
                                continue;
                            }
                            Verdict::Unclear => return Err(self.broken(UNESCAPED)),
                        }
                    }
                }
                _ => {}
            }
            at += 1;
        }
        if is_open {
            return Err(self.broken(UNESCAPED));
        }
        // At the end of the reply it may be the beginning of a quotation.
        if marks.has(Marks::INNER_QUOTES) && place != Place::Alone && self.at == self.bytes.len() {
            return Err(Stop::CutOff);
        }
        self.push(Kind::Quoted, marks, start, at);
        Ok(())
    }

    /// A text in three quotes, as Python and Markdown have it.
    fn triple(&mut self, quote: Quote) -> Result<(), Stop> {
        let closer = quote.closers[0];
        let mut start = self.at + quote.length;
        let is_fence = closer == "```";
        if is_fence {
            // The language and the line breaks around it are the fence's.
            let word = self.bytes[start..].iter().take(LONGEST_BARE_KEY);
            let word = word.take_while(|b| b.is_ascii_alphanumeric() || b"+-#_\r".contains(b));
            let end = start + word.count();
            if self.bytes.get(end) == Some(&b'\n') {
                start = end + 1;
            }
        }
        let Some(length) = self.text[start..].find(closer) else {
            return Err(Stop::CutOff);
        };
        let mut end = start + length;
        while !is_fence && self.text[end + 1..].starts_with(closer) {
            end += 1;
        }
        self.at = end + closer.len();
        let content = &self.text[start..end];
        if is_fence {
            end = start + content.strip_suffix('\n').unwrap_or(content).len();
        }
        let escapes = if content.contains('\\') { Marks::ESCAPES } else { Marks::NONE };
        self.push(Kind::Quoted, Marks::QUOTES | escapes, start, end);
        Ok(())
    }

    /// What the quote before `after` is.
    fn verdict(&mut self, place: Place, after: usize) -> Verdict {
        if place == Place::Key {
            return Verdict::Closes;
        }
        let next = self.blank_end(after);
        let Some(&byte) = self.bytes.get(next) else {
            return Verdict::Closes;
        };
        if place == Place::Alone {
            return Verdict::Inner;
        }
        let on_a_new_line = self.text[after..next].contains('\n');
        let is_quote = opening(self.text, next).is_some();
        match byte {
            b',' => self.before_a_comma(place, next + 1),
            b'}' | b']' => self.before_a_closer(place, byte, next + 1),
            b':' => Verdict::Unclear,
            b'/' if self.is_comment(next) => Verdict::Closes,
            b'#' if on_a_new_line => Verdict::Closes,
            _ if is_quote && place == Place::Member && is_key(self, next) != Sure::No => {
                Verdict::Closes
            }
            b'{' | b'[' if place == Place::Item && on_a_new_line => Verdict::Closes,
            _ if is_quote && place == Place::Item && on_a_new_line => Verdict::Closes,
            _ if is_quote && next > after => Verdict::Unclear,
            _ if place == Place::Member && on_a_new_line && bare_key(self.text, next).is_some() => {
                Verdict::Closes
            }
            _ => Verdict::Inner,
        }
    }

    fn before_a_comma(&mut self, place: Place, after: usize) -> Verdict {
        let next = self.blank_end(after);
        let Some(&byte) = self.bytes.get(next) else {
            return Verdict::Closes;
        };
        let is_quote = opening(self.text, next).is_some();
        let closes = match (place, byte) {
            (_, b'}' | b']') => true,
            (_, b'/') if self.is_comment(next) => true,
            (_, b'#') => true,
            (Place::Member, _) if is_quote => {
                return match is_key(self, next) {
                    Sure::No => Verdict::Unclear,
                    _ => Verdict::Closes,
                };
            }
            _ if leaves_out(&self.text[next..]) => true,
            (Place::Member, _) => bare_key(self.text, next).is_some(),
            (_, b'{' | b'[' | b'-' | b'0'..=b'9') => true,
            _ if is_quote => true,
            _ => ["true", "false", "null", "True", "False", "None"]
                .iter()
                .any(|word| self.text[next..].starts_with(word)),
        };
        if closes { Verdict::Closes } else { Verdict::Inner }
    }

    fn before_a_closer(&mut self, place: Place, byte: u8, after: usize) -> Verdict {
        let closes_own = (byte == b'}') == (place == Place::Member);
        let Some(to) = self.stack.iter().rposition(|frame| frame.is_object == (byte == b'}'))
        else {
            return Verdict::Inner;
        };
        if !closes_own && to == self.stack.len() - 1 {
            return Verdict::Inner;
        }
        let next = self.blank_end(after);
        let Some(&byte) = self.bytes.get(next) else {
            return Verdict::Closes;
        };
        let is_quote = opening(self.text, next).is_some();
        let fits = if to == 0 {
            // The document ends here; what follows is prose.
            let is_new_line = self.text[after..next].contains('\n');
            if closes_own { !(is_quote && next == after) } else { is_new_line }
        } else {
            matches!(byte, b',' | b'}' | b']')
                || self.is_comment(next)
                || closes_own
                    && (matches!(byte, b'{' | b'[')
                        || (is_quote && next > after)
                        || bare_key(self.text, next).is_some())
        };
        if fits { Verdict::Closes } else { Verdict::Inner }
    }

    fn is_comment(&self, at: usize) -> bool {
        self.bytes[at..].starts_with(b"//") || self.bytes[at..].starts_with(b"/*")
    }
}

const UNESCAPED: &str =
    "has a text with quotes in it that are not escaped: write \\\" for a quote within a text";

/// Whether a text goes on with the sign that something is left out.
pub(super) fn leaves_out(text: &str) -> bool {
    text.starts_with("...") || text.starts_with('…')
}

/// As in `it's`.
fn is_apostrophe(before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
}

/// Whether a quote stands as one of a quotation does: the first before a word and not after one, the second the other way round.
fn is_quotation(before: Option<char>, after: Option<char>, is_open: bool) -> bool {
    match is_open {
        false => {
            before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '.' | ',' | ';' | '!' | '?'))
                && after.is_some_and(|c| !c.is_whitespace())
        }
        true => {
            before.is_some_and(|c| !c.is_whitespace()) && after.is_none_or(|c| !c.is_alphanumeric())
        }
    }
}
