//! A document as a tape of tokens: each container stands before what it holds, and knows where that ends.

use std::ops::BitOr;

use super::super::repair::RepairKind;

#[derive(Debug)]
pub(in crate::reply) struct Tree<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: Vec<Token>,
}

#[derive(Debug, Clone, Copy)]
pub(in crate::reply) struct Token {
    pub(in crate::reply) kind: Kind,
    pub(in crate::reply) marks: Marks,
    /// Where it stands in the text; of a text, without its quotes.
    pub(super) start: u32,
    pub(super) end: u32,
    /// The token after it and all it holds.
    pub(super) next: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reply) enum Kind {
    /// Its keys, each followed by its value.
    Object,
    /// Its items.
    List,
    Quoted,
    /// A number, a literal, or anything else without quotes.
    Bare,
}

/// How a token departs from JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reply) struct Marks(u16);

impl Marks {
    pub(in crate::reply) const NONE: Marks = Marks(0);
    pub(in crate::reply) const COMMENT: Marks = Marks(1);
    pub(in crate::reply) const COMMA: Marks = Marks(1 << 1);
    pub(in crate::reply) const QUOTES: Marks = Marks(1 << 2);
    /// A control character within quotes.
    pub(in crate::reply) const RAW: Marks = Marks(1 << 3);
    pub(in crate::reply) const INNER_QUOTES: Marks = Marks(1 << 4);
    /// A container without its closing bracket.
    pub(in crate::reply) const UNCLOSED: Marks = Marks(1 << 5);
    /// The text ends with it: more of it may have been to come.
    pub(in crate::reply) const CUT: Marks = Marks(1 << 6);
    /// A text with backslashes.
    pub(in crate::reply) const ESCAPES: Marks = Marks(1 << 7);
    /// Digits alone, as JSON has an integer that is not negative.
    pub(in crate::reply) const DIGITS: Marks = Marks(1 << 8);

    pub(in crate::reply) fn has(self, other: Marks) -> bool {
        self.0 & other.0 != 0
    }

    /// What has to be repaired, whatever the type.
    pub(in crate::reply) fn repairs(self) -> impl Iterator<Item = RepairKind> {
        [
            (Marks::COMMENT, RepairKind::Comment),
            (Marks::COMMA, RepairKind::Comma),
            (Marks::QUOTES, RepairKind::Quotes),
            (Marks::RAW, RepairKind::Newline),
            (Marks::INNER_QUOTES, RepairKind::InnerQuotes),
            (Marks::UNCLOSED, RepairKind::Unclosed),
        ]
        .into_iter()
        .filter_map(move |(mark, kind)| self.has(mark).then_some(kind))
    }
}

impl BitOr for Marks {
    type Output = Marks;

    fn bitor(self, other: Marks) -> Marks {
        Marks(self.0 | other.0)
    }
}

impl<'t> Tree<'t> {
    /// The document itself.
    pub(in crate::reply) const ROOT: usize = 0;

    pub(in crate::reply) fn kind(&self, at: usize) -> Kind {
        self.tokens[at].kind
    }

    pub(in crate::reply) fn marks(&self, at: usize) -> Marks {
        self.tokens[at].marks
    }

    /// A token as it was written; a text without its quotes.
    pub(in crate::reply) fn raw(&self, at: usize) -> &'t str {
        let token = &self.tokens[at];
        &self.text[token.start as usize..token.end as usize]
    }

    /// The length of the document in the text.
    pub(in crate::reply) fn size(&self) -> usize {
        self.raw(Tree::ROOT).len()
    }

    /// How many tokens there are.
    pub(in crate::reply) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether any of its objects has such a key.
    pub(in crate::reply) fn has_key(&self, is_meant: &dyn Fn(&str) -> bool) -> bool {
        let mut objects = (0..self.len()).filter(|at| self.kind(*at) == Kind::Object);
        objects.any(|object| self.items(object).step_by(2).any(|key| is_meant(self.raw(key))))
    }

    /// The items of a list; of an object, its keys and values in turn.
    pub(in crate::reply) fn items(&self, at: usize) -> Items<'_> {
        Items { tokens: &self.tokens, next: at + 1, end: self.tokens[at].next as usize }
    }

    /// The containers that stand within another of their kind, each with the last item or key in it.
    pub(in crate::reply) fn inner_lasts(&self) -> impl Iterator<Item = (usize, usize)> {
        (0..self.len()).flat_map(move |outer| {
            let kind = self.kind(outer);
            let (skip, step) = if kind == Kind::Object { (1, 2) } else { (0, 1) };
            let is_inner = matches!(kind, Kind::Object | Kind::List);
            let inner = self.items(outer).skip(skip).step_by(step);
            let inner = inner.filter(move |inner| is_inner && self.kind(*inner) == kind);
            inner.filter_map(move |inner| Some((inner, self.items(inner).step_by(step).last()?)))
        })
    }

    /// The same document, in which this container ends before `last`, and what follows is of the one around it.
    pub(in crate::reply) fn with_end(&self, container: usize, last: usize) -> Tree<'t> {
        let mut tokens = self.tokens.clone();
        tokens[container].next = last as u32;
        Tree { text: self.text, tokens }
    }

    /// The members of an object: the tokens of key and value. One whose value was cut off is left out.
    pub(in crate::reply) fn members(&self, at: usize) -> Members<'_> {
        Members(self.items(at))
    }
}

/// The tokens of a container's items.
pub(in crate::reply) struct Items<'t> {
    tokens: &'t [Token],
    next: usize,
    end: usize,
}

impl Iterator for Items<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let item = self.next;
        if item >= self.end {
            return None;
        }
        self.next = self.tokens[item].next as usize;
        Some(item)
    }
}

/// The tokens of an object's keys and values.
pub(in crate::reply) struct Members<'t>(Items<'t>);

impl Iterator for Members<'_> {
    type Item = (usize, usize);

    fn next(&mut self) -> Option<(usize, usize)> {
        Some((self.0.next()?, self.0.next()?))
    }
}
