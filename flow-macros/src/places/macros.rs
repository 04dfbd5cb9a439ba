//! Macros of the standard library, whose arguments are expressions, and format texts, whose braces hold names.

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::parse::Parser as _;
use syn::punctuated::Punctuated;
use syn::{Expr, Ident, Token};

/// The arguments of a macro of the standard library whose arguments are expressions.
pub(super) enum Arguments {
    List(Punctuated<Expr, Token![,]>),
    Repeat(Box<Expr>, Token![;], Box<Expr>),
    /// `matches!`: an expression, and a pattern that is left as it is.
    First(Box<Expr>, TokenStream),
}

impl Arguments {
    pub(super) fn visit(&mut self, mut visit: impl FnMut(&mut Expr)) {
        match self {
            Arguments::List(list) => list.iter_mut().for_each(visit),
            Arguments::Repeat(item, _, count) => {
                visit(item);
                visit(count);
            }
            Arguments::First(first, _) => visit(first),
        }
    }

    pub(super) fn write(&self, tokens: &mut TokenStream) {
        use quote::ToTokens as _;
        match self {
            Arguments::List(list) => list.to_tokens(tokens),
            Arguments::Repeat(item, semi, count) => {
                item.to_tokens(tokens);
                semi.to_tokens(tokens);
                count.to_tokens(tokens);
            }
            Arguments::First(first, rest) => {
                first.to_tokens(tokens);
                tokens.extend(rest.clone());
            }
        }
    }
}

pub(super) fn arguments(mac: &syn::Macro) -> Option<Arguments> {
    const LISTS: &[&str] = &[
        "vec",
        "format",
        "print",
        "println",
        "eprint",
        "eprintln",
        "write",
        "writeln",
        "panic",
        "assert",
        "assert_eq",
        "assert_ne",
        "debug_assert",
        "debug_assert_eq",
        "debug_assert_ne",
        "format_args",
        "dbg",
        "todo",
        "unimplemented",
        "unreachable",
    ];
    let name = mac.path.segments.last()?.ident.to_string();
    if name == "matches" {
        let parse = |input: syn::parse::ParseStream<'_>| {
            Ok(Arguments::First(Box::new(input.parse()?), input.parse()?))
        };
        return parse.parse2(mac.tokens.clone()).ok();
    }
    if !LISTS.contains(&name.as_str()) {
        return None;
    }
    let list = Punctuated::<Expr, Token![,]>::parse_terminated;
    if let Ok(list) = list.parse2(mac.tokens.clone()) {
        return Some(Arguments::List(list));
    }
    let repeat = |input: syn::parse::ParseStream<'_>| {
        Ok(Arguments::Repeat(input.parse()?, input.parse()?, input.parse()?))
    };
    repeat.parse2(mac.tokens.clone()).ok()
}

/// The names in `{name}` and `{name:…}` of a format text.
pub(super) fn format_names(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        rest = &rest[open + 1..];
        if let Some(after) = rest.strip_prefix('{') {
            rest = after;
            continue;
        }
        let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let starts_well = name.chars().next().is_some_and(|c| c.is_alphabetic() || c == '_');
        let ends_well = matches!(rest[name.len()..].chars().next(), Some('}' | ':'));
        if starts_well && ends_well && syn::parse_str::<Ident>(&name).is_ok() {
            names.push(name);
        }
    }
    names
}

/// Control flow in the tokens of a macro, where nothing can rewrite it.
pub(crate) struct Hidden {
    pub(crate) span: Span,
    /// `?`, `await`, `return`, `break` or `continue`.
    pub(crate) word: String,
}

/// The first control flow in the tokens of a macro. What may be a closure's, a loop's or a function's own is let be.
pub(super) fn hidden(tokens: &TokenStream) -> Option<Hidden> {
    const OWN: &[&str] = &["async", "fn", "for", "loop", "move", "while"];
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let has_its_own = tokens.iter().any(|token| match token {
        TokenTree::Punct(punct) => punct.as_char() == '|',
        TokenTree::Ident(ident) => OWN.iter().any(|word| ident == word),
        _ => false,
    });
    if has_its_own {
        return None;
    }
    let mut before: Option<&TokenTree> = None;
    for token in &tokens {
        let word = match token {
            // After a value: not that of `?Sized`.
            TokenTree::Punct(punct) if punct.as_char() == '?' => before
                .is_some_and(|token| !matches!(token, TokenTree::Punct(_)))
                .then(|| "?".into()),
            TokenTree::Ident(ident) if ident == "await" => {
                let after_dot =
                    matches!(before, Some(TokenTree::Punct(dot)) if dot.as_char() == '.');
                after_dot.then(|| "await".into())
            }
            TokenTree::Ident(ident) => {
                let leaves = ["return", "break", "continue"].iter().any(|word| ident == word);
                leaves.then(|| ident.to_string())
            }
            TokenTree::Group(group) => {
                let inner = hidden(&group.stream());
                if inner.is_some() {
                    return inner;
                }
                None
            }
            TokenTree::Literal(_) | TokenTree::Punct(_) => None,
        };
        if let Some(word) = word {
            return Some(Hidden { span: token.span(), word });
        }
        before = Some(token);
    }
    None
}
