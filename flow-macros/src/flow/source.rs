//! What a flow's source says of itself, for its graph and its plan: texts as they were written, and plain numbers.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Expr;

/// The most characters of one text; what is longer is a closure that no picture has room for.
const LONGEST: usize = 160;

/// Source on one line, with spaces where its author put some.
pub(super) fn text(tokens: impl ToTokens) -> String {
    let mut line = Line::default();
    line.add(tokens.into_token_stream());
    match line.text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line.text[..end]),
        None => line.text,
    }
}

#[derive(Default)]
struct Line {
    text: String,
    /// Where the last token ended.
    end: Option<Place>,
}

/// A line and a column.
type Place = (usize, usize);

fn place(span: proc_macro::Span) -> Place {
    (span.line(), span.column())
}

impl Line {
    fn add(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => {
                    let (open, close) = match group.delimiter() {
                        Delimiter::Parenthesis => ("(", ")"),
                        Delimiter::Brace => ("{", "}"),
                        Delimiter::Bracket => ("[", "]"),
                        Delimiter::None => ("", ""),
                    };
                    // A group that was parsed has one span for both of its ends.
                    let ends = (
                        place(group.span_open().unwrap().start()),
                        place(group.span_close().unwrap().end()),
                    );
                    let ((line, column), (last, end)) = ends;
                    self.push(open, (line, column), (line, column + open.len()));
                    self.add(group.stream());
                    self.push(close, (last, end.saturating_sub(close.len())), (last, end));
                }
                token => {
                    let span = token.span().unwrap();
                    self.push(&token.to_string(), place(span.start()), place(span.end()));
                }
            }
        }
    }

    fn push(&mut self, token: &str, start: Place, end: Place) {
        if token.is_empty() {
            return;
        }
        if self.end.is_some_and(|end| end != start) {
            self.text.push(' ');
        }
        self.text.push_str(token);
        self.end = Some(end);
    }
}

/// A whole number, if the source has one there.
pub(super) fn number(expr: &Expr) -> Option<u64> {
    match expr {
        Expr::Lit(literal) => match &literal.lit {
            syn::Lit::Int(number) => number.base10_parse().ok(),
            _ => None,
        },
        Expr::Paren(paren) => number(&paren.expr),
        Expr::Group(group) => number(&group.expr),
        _ => None,
    }
}

/// How many rounds a `for` has, if the source says so.
#[derive(Clone, Copy)]
pub(super) enum Rounds {
    Just(u64),
    AtMost(u64),
}

impl Rounds {
    /// Those of a `for` over this: a range of numbers, a list that stands there, so many of any list.
    pub(super) fn of(over: &Expr) -> Option<Self> {
        match over {
            Expr::Range(range) => {
                let start = range.start.as_deref().map_or(Some(0), number)?;
                let end = number(range.end.as_deref()?)?;
                let closed = u64::from(matches!(range.limits, syn::RangeLimits::Closed(_)));
                Some(Rounds::Just(end.saturating_add(closed).saturating_sub(start)))
            }
            Expr::Array(list) => u64::try_from(list.elems.len()).ok().map(Rounds::Just),
            Expr::Repeat(list) => number(&list.len).map(Rounds::Just),
            Expr::Paren(paren) => Rounds::of(&paren.expr),
            Expr::Group(group) => Rounds::of(&group.expr),
            Expr::Reference(reference) => Rounds::of(&reference.expr),
            Expr::MethodCall(call) => Rounds::of_method(call),
            _ => None,
        }
    }

    fn of_method(call: &syn::ExprMethodCall) -> Option<Self> {
        let of_all = Rounds::of(&call.receiver);
        match &*call.method.to_string() {
            "iter" | "into_iter" | "enumerate" | "rev" | "copied" | "cloned" | "map" => of_all,
            "filter" | "filter_map" | "skip" | "skip_while" | "step_by" | "take_while" => {
                of_all.map(|rounds| Rounds::AtMost(rounds.most()))
            }
            "take" => {
                let taken = call.args.first().and_then(number);
                let all = of_all.map(Rounds::most);
                taken.into_iter().chain(all).min().map(Rounds::AtMost)
            }
            _ => None,
        }
    }

    fn most(self) -> u64 {
        match self {
            Rounds::Just(rounds) | Rounds::AtMost(rounds) => rounds,
        }
    }
}
