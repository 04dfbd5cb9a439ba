//! The text of a template, line by line, each with its span.

use proc_macro2::Span;

/// A template's text.
pub(crate) struct Text {
    pub(crate) lines: Vec<Line>,
    pub(crate) origin: Origin,
}

/// Where a text stands.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Origin {
    /// In a doc comment.
    Docs,
    /// In an attribute.
    Attribute,
    /// In a file: its path.
    File(String),
}

/// One line, without its line end.
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) span: Span,
}

impl Text {
    /// A text whose lines all stand in one literal or file.
    pub(crate) fn new(text: &str, span: Span, origin: Origin) -> Self {
        let text = text.replace("\r\n", "\n");
        let lines = text.split('\n').map(|line| Line { text: line.to_owned(), span }).collect();
        Text { lines, origin }
    }

    /// The whole text.
    pub(crate) fn whole(&self) -> String {
        let lines: Vec<&str> = self.lines.iter().map(|line| line.text.as_str()).collect();
        lines.join("\n")
    }

    /// The line and the column, in characters, of a byte of the whole text.
    fn place(&self, at: usize) -> (usize, usize) {
        let mut start = 0;
        for (index, line) in self.lines.iter().enumerate() {
            let end = start + line.text.len();
            if at <= end || index + 1 == self.lines.len() {
                let within = line.text.get(..at.saturating_sub(start)).unwrap_or(&line.text);
                return (index, within.chars().count());
            }
            start = end + 1;
        }
        (0, 0)
    }

    /// The span of the line in which a byte stands.
    pub(crate) fn span(&self, at: usize) -> Span {
        let (line, _) = self.place(at);
        self.lines.get(line).map_or_else(Span::call_site, |line| line.span)
    }

    /// An error that shows the line and marks the bytes in it: rustc cannot point into a literal.
    pub(crate) fn error(&self, from: usize, to: usize, message: &str) -> syn::Error {
        let (line, column) = self.place(from);
        let text = self.lines.get(line).map_or("", |line| line.text.as_str());
        let (end_line, end) = self.place(to);
        let end = if end_line == line { end } else { text.chars().count() };
        let width = end.saturating_sub(column).max(1);
        let place = match &self.origin {
            Origin::File(path) => format!("{path}:{}:{}", line + 1, column + 1),
            _ => String::new(),
        };
        let marks = format!("{}{}", " ".repeat(column), "^".repeat(width));
        let head = if place.is_empty() { String::new() } else { format!("\n --> {place}") };
        syn::Error::new(self.span(from), format!("{message}{head}\n  | {text}\n  | {marks}"))
    }
}
