//! A hash of source tokens: what tells whether a step's code has changed.
//!
//! It covers the kinds and texts of tokens in order, never spans, spacing or documentation, so that reformatting changes
//! nothing.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// FNV-1a with 64 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>): stable over compilers and machines.
pub(crate) struct Source(u64);

impl Source {
    pub(crate) fn new() -> Self {
        Source(0xcbf2_9ce4_8422_2325)
    }

    pub(crate) fn add(&mut self, tokens: TokenStream) {
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Punct(punct) if punct.as_char() == '#' => match tokens.peek() {
                    Some(TokenTree::Group(group)) if is_doc(group) => {
                        tokens.next();
                    }
                    _ => self.text('p', "#"),
                },
                TokenTree::Group(group) => {
                    self.text('o', delimiter(group.delimiter()));
                    self.add(group.stream());
                    self.text('c', delimiter(group.delimiter()));
                }
                TokenTree::Ident(ident) => self.text('i', &ident.to_string()),
                TokenTree::Punct(punct) => self.text('p', &punct.as_char().to_string()),
                TokenTree::Literal(literal) => self.text('l', &literal.to_string()),
            }
        }
    }

    pub(crate) fn finish(self) -> u64 {
        self.0
    }

    fn text(&mut self, kind: char, text: &str) {
        for byte in [kind as u8].into_iter().chain(text.bytes()).chain([0]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

fn is_doc(group: &proc_macro2::Group) -> bool {
    let first = group.stream().into_iter().next();
    group.delimiter() == Delimiter::Bracket
        && matches!(first, Some(TokenTree::Ident(ident)) if ident == "doc")
}

fn delimiter(delimiter: Delimiter) -> &'static str {
    match delimiter {
        Delimiter::Parenthesis => "(",
        Delimiter::Brace => "{",
        Delimiter::Bracket => "[",
        Delimiter::None => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(text: &str) -> u64 {
        let mut source = Source::new();
        source.add(text.parse().unwrap());
        source.finish()
    }

    #[test]
    fn comments_and_spacing_do_not_count_but_tokens_do() {
        assert_eq!(hash("fn f ( ) { 1 + 2 }"), hash("/// docs\nfn f() {\n  // why\n 1+2 }"));
        assert_ne!(hash("fn f() { 1 + 2 }"), hash("fn f() { 1 + 3 }"));
        assert_ne!(hash("a b"), hash("ab"));
    }
}
