//! What is not the answer: prose, reasoning, and documents of another form. It arrives in pieces, too.

use crate::reply::candidates::REASONING;

/// The text outside of any document.
#[derive(Default)]
pub(super) struct Prose {
    /// The tag that ends the reasoning that this is.
    until: Option<&'static str>,
    /// How far the white space after a bracket was looked at.
    ahead: usize,
}

/// What ends a stretch of prose.
pub(super) enum Found {
    /// A bracket after which JSON follows.
    Bracket,
    /// The end of reasoning that no tag has opened: all before it was part of that.
    Reasoning,
}

/// What stands at a place.
enum Here {
    Opens(&'static str, &'static str),
    Closes(&'static str),
    /// The beginning of a tag, perhaps.
    Unclear,
    Nothing,
}

impl Prose {
    /// Reads on from `at`; `None` at the end of the text, and before what cannot be told yet.
    pub(super) fn read(&mut self, text: &str, at: &mut usize) -> Option<Found> {
        let bytes = text.as_bytes();
        while *at < bytes.len() {
            if let Some(close) = self.until {
                let ends = bytes[*at..]
                    .windows(close.len())
                    .position(|window| window.eq_ignore_ascii_case(close.as_bytes()));
                let Some(end) = ends else {
                    // All but what may be the beginning of the tag.
                    *at = (bytes.len() + 1).saturating_sub(close.len()).max(*at);
                    return None;
                };
                *at += end + close.len();
                self.until = None;
                continue;
            }
            match tag(&bytes[*at..]) {
                Here::Opens(open, close) => {
                    *at += open.len();
                    self.until = Some(close);
                    continue;
                }
                Here::Closes(close) => {
                    *at += close.len();
                    return Some(Found::Reasoning);
                }
                Here::Unclear => return None,
                Here::Nothing => {}
            }
            if matches!(bytes[*at], b'{' | b'[') && self.opens(bytes, *at)? {
                return Some(Found::Bracket);
            }
            *at += 1;
        }
        None
    }

    /// Whether what follows the bracket can stand there in JSON; `None` if it has not come.
    fn opens(&mut self, bytes: &[u8], bracket: usize) -> Option<bool> {
        let from = self.ahead.max(bracket + 1);
        let blank = bytes[from..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        self.ahead = from + blank;
        let inside = &bytes[self.ahead..];
        let next = *inside.first()?;
        if bytes[bracket] == b'{' {
            return Some(matches!(next, b'"' | b'}'));
        }
        if matches!(next, b'"' | b'[' | b'{' | b']' | b'-' | b'0'..=b'9') {
            return Some(true);
        }
        for word in ["true", "false", "null"] {
            let length = inside.len().min(word.len());
            if inside[..length] == word.as_bytes()[..length] {
                return (length == word.len()).then_some(true);
            }
        }
        Some(false)
    }
}

fn tag(bytes: &[u8]) -> Here {
    if !matches!(bytes[0], b'<' | b'[' | 0xe2) {
        return Here::Nothing;
    }
    let mut is_unclear = false;
    for (open, close) in REASONING {
        for tag in [open, close] {
            let length = bytes.len().min(tag.len());
            if !bytes[..length].eq_ignore_ascii_case(&tag.as_bytes()[..length]) {
                continue;
            }
            match length == tag.len() {
                true if tag == open => return Here::Opens(open, close),
                true => return Here::Closes(close),
                false => is_unclear = true,
            }
        }
    }
    if is_unclear { Here::Unclear } else { Here::Nothing }
}

/// The rest of a document that is not looked at, by brackets and quotes alone.
pub(super) struct Skip {
    levels: usize,
    is_quoted: bool,
    is_escaped: bool,
}

impl Skip {
    /// From within a document: so many levels are open, and perhaps a text.
    pub(super) fn within(levels: usize, is_quoted: bool) -> Self {
        Skip { levels, is_quoted, is_escaped: false }
    }

    /// Reads on from `at`; whether the document has ended.
    pub(super) fn read(&mut self, text: &str, at: &mut usize) -> bool {
        for byte in text.as_bytes()[*at..].iter() {
            *at += 1;
            match byte {
                _ if self.is_escaped => self.is_escaped = false,
                b'\\' if self.is_quoted => self.is_escaped = true,
                b'"' => self.is_quoted = !self.is_quoted,
                _ if self.is_quoted => {}
                b'{' | b'[' => self.levels += 1,
                b'}' | b']' => {
                    self.levels = self.levels.saturating_sub(1);
                    if self.levels == 0 {
                        return true;
                    }
                }
                _ => {}
            }
        }
        false
    }
}
