//! What a text between quotes says.

use std::borrow::Cow;

use super::tree::{Kind, Marks, Tree};

/// A text, and whether a backslash in it was none of JSON's.
pub(in crate::reply) struct Said<'t> {
    pub(in crate::reply) text: Cow<'t, str>,
    pub(in crate::reply) odd_backslash: bool,
    /// `\'`, which other languages have.
    pub(in crate::reply) apostrophe: bool,
}

impl<'t> Tree<'t> {
    /// What a scalar or a key says, or what is wrong with its backslashes.
    pub(in crate::reply) fn said(&self, at: usize) -> Result<Said<'t>, &'static str> {
        let raw = self.raw(at);
        if self.kind(at) == Kind::Quoted && self.marks(at).has(Marks::ESCAPES) {
            return unescape(raw);
        }
        Ok(Said { text: Cow::Borrowed(raw), odd_backslash: false, apostrophe: false })
    }
}

/// Resolves backslashes. One that JSON does not have stays as it is; but then one that JSON has may have been meant so, too.
fn unescape(raw: &str) -> Result<Said<'_>, &'static str> {
    let mut said = Said { text: Cow::Borrowed(""), odd_backslash: false, apostrophe: false };
    let mut text = String::with_capacity(raw.len());
    let mut has_control = false;
    let mut rest = raw;
    while let Some(at) = rest.find('\\') {
        text.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let Some(c) = rest.chars().next() else {
            return Err("ends with a backslash");
        };
        rest = &rest[c.len_utf8()..];
        match c {
            '"' | '\\' | '/' | '`' => text.push(c),
            '\'' => {
                said.apostrophe = true;
                text.push(c);
            }
            'n' | 't' | 'r' | 'b' | 'f' => {
                has_control = true;
                text.push(match c {
                    'n' => '\n',
                    't' => '\t',
                    'r' => '\r',
                    'b' => '\u{8}',
                    _ => '\u{c}',
                });
            }
            'u' => {
                has_control = true;
                text.push(unicode(&mut rest)?);
            }
            'x' | '0' | '\n' | '\r' => {
                return Err("has a backslash that JSON does not have: write \\n, \\\\ or \\u00e9");
            }
            _ => {
                said.odd_backslash = true;
                text.push('\\');
                text.push(c);
            }
        }
    }
    if said.odd_backslash && has_control {
        return Err("has backslashes of two kinds: write each backslash that is meant as \\\\");
    }
    text.push_str(rest);
    said.text = Cow::Owned(text);
    Ok(said)
}

/// What follows `\u`: four hexadecimal digits, or a pair of these that makes one character.
fn unicode(rest: &mut &str) -> Result<char, &'static str> {
    let first = unit(rest)?;
    if let Some(c) = char::from_u32(first) {
        return Ok(c);
    }
    *rest = rest.strip_prefix("\\u").ok_or(NO_CHARACTER)?;
    let second = unit(rest)?;
    if !(0xd800..0xdc00).contains(&first) || !(0xdc00..0xe000).contains(&second) {
        return Err(NO_CHARACTER);
    }
    char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00)).ok_or(NO_CHARACTER)
}

const NO_CHARACTER: &str = "has a \\u without the four digits of a character";

fn unit(rest: &mut &str) -> Result<u32, &'static str> {
    let digits = rest.get(..4).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
    let digits = digits.ok_or(NO_CHARACTER)?;
    *rest = &rest[4..];
    u32::from_str_radix(digits, 16).map_err(|_| NO_CHARACTER)
}
