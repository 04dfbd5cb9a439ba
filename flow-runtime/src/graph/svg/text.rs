//! How wide a text will be, without knowing the font that will be found: wide enough for those in common use.

use crate::graph::words::one_line;

/// The fonts of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Font {
    /// Names.
    Label,
    /// Rust, as it was written.
    Code,
    /// The flow's name above it all.
    Title,
}

impl Font {
    /// The name of its class in the style.
    pub(super) fn class(self) -> &'static str {
        match self {
            Font::Label => "label",
            Font::Code => "code",
            Font::Title => "title",
        }
    }

    fn size(self) -> f64 {
        match self {
            Font::Label => 13.0,
            Font::Code => 11.0,
            Font::Title => 16.0,
        }
    }

    fn advance(self, c: char) -> f64 {
        let em = match (self, c) {
            (_, '\u{1100}'..) => 1.0,
            (Font::Code, _) => 0.61,
            (_, 'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ') => 0.37,
            (_, 'f' | 'r' | 't' | '(' | ')' | '[' | ']' | '{' | '}' | '/' | '-' | '_' | '"') => {
                0.49
            }
            (_, 'm' | 'w' | 'M' | 'W' | '@' | '%') => 1.02,
            (_, 'A'..='Z' | '&' | '<' | '>' | '=' | '+' | '#') => 0.8,
            _ => 0.69,
        };
        em * self.size()
    }

    /// How wide the text is at most.
    pub(super) fn width(self, text: &str) -> f64 {
        text.chars().map(|c| self.advance(c)).sum()
    }
}

/// The text in one line, cut where it would be wider than this.
pub(super) fn fit(text: &str, font: Font, width: f64) -> String {
    let line = one_line(text);
    if font.width(&line) <= width {
        return line;
    }
    let mut room = width - font.advance('…');
    let mut cut: String = line
        .chars()
        .take_while(|c| {
            room -= font.advance(*c);
            room >= 0.0
        })
        .collect();
    cut.truncate(cut.trim_end().len());
    cut.push('…');
    cut
}

/// The text in so many lines of this width at most, the last of them cut if there is more.
pub(super) fn wrap(text: &str, font: Font, width: f64, lines: usize) -> Vec<String> {
    let mut wrapped: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let is_full = wrapped.len() == lines;
        match wrapped.last_mut() {
            Some(line)
                if is_full || font.width(line) + font.width(word) + font.advance(' ') <= width =>
            {
                line.push(' ');
                line.push_str(word);
            }
            _ => wrapped.push(word.to_owned()),
        }
    }
    wrapped.iter().map(|line| fit(line, font, width)).collect()
}
