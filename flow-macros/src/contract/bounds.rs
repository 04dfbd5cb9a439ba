//! Bounds that schemars drops without a word, because the field's type has nothing that they bound, and bounds that no
//! value meets.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Attribute, Ident, Meta, Type};

use super::kinds::Kind;
use super::limits::Limits;
use crate::errors::Errors;

/// Checks the bounds of a field, and takes those out that are wrong: what reads them next would have errors of its own.
pub(super) fn check(
    attrs: &mut Vec<Attribute>,
    name: Option<&Ident>,
    ty: &Type,
    errors: &mut Errors,
) {
    let field = match name {
        Some(name) => format!("`{name}`"),
        None => "the field".to_owned(),
    };
    let kind = if is_described_elsewhere(attrs) { Kind::Unknown } else { Kind::of(ty) };
    let overruling: Vec<String> = attrs
        .iter()
        .filter(|attr| attr.path().is_ident("schemars"))
        .flat_map(|attr| items(attr).unwrap_or_default())
        .filter_map(|item| Some(named(&item)?.to_string()))
        .collect();
    attrs.retain_mut(|attr| {
        let Some(dialect) = Dialect::of(attr) else { return true };
        let Some(all) = items(attr) else { return true };
        let count = all.len();
        let kept: Vec<TokenStream> = all
            .into_iter()
            .filter(|item| {
                let overruled = dialect != Dialect::Schemars
                    && named(item).is_some_and(|name| overruling.iter().any(|other| name == other));
                overruled || is_fine(item, dialect, &field, &kind, errors)
            })
            .collect();
        if kept.len() < count
            && let Meta::List(list) = &mut attr.meta
        {
            list.tokens = quote!(#(#kept),*);
        }
        !kept.is_empty() || count == 0
    });
}

/// Whose words an attribute has: each crate knows others.
#[derive(Clone, Copy, PartialEq)]
enum Dialect {
    Schemars,
    Validate,
    Garde,
}

impl Dialect {
    fn of(attr: &Attribute) -> Option<Self> {
        [("schemars", Self::Schemars), ("validate", Self::Validate), ("garde", Self::Garde)]
            .into_iter()
            .find_map(|(name, dialect)| attr.path().is_ident(name).then_some(dialect))
    }

    /// How a regular expression is written.
    fn regex(self) -> &'static str {
        if self == Self::Garde { "pattern(…)" } else { "regex(pattern = …)" }
    }

    /// Bounds of the items of a list, which `validate` does not have.
    fn inner(self, bound: &str) -> String {
        match self {
            Self::Validate => format!("#[schemars(inner({bound}))]"),
            Self::Schemars | Self::Garde => format!("inner({bound})"),
        }
    }
}

/// Whether the schema may be another than that of the type that is written.
fn is_described_elsewhere(attrs: &[Attribute]) -> bool {
    attrs.iter().any(|attr| {
        let is = |name| attr.path().is_ident(name);
        is("cfg_attr")
            || is("serde_as")
            || (is("serde") || is("schemars"))
                && items(attr).unwrap_or_default().iter().any(|item| {
                    matches!(item.clone().into_iter().next(), Some(TokenTree::Ident(name)) if name == "with" || name == "schema_with")
                })
    })
}

/// Whether nothing is wrong with this item of an attribute.
fn is_fine(
    item: &TokenStream,
    dialect: Dialect,
    field: &str,
    kind: &Kind,
    errors: &mut Errors,
) -> bool {
    let Some((word, content)) = call(item) else { return true };
    let name = word.to_string();
    let message = match (name.as_str(), dialect) {
        ("inner", Dialect::Schemars | Dialect::Garde) => {
            let item = if let Kind::List(item) = kind { item } else { &Kind::Unknown };
            let of = format!("an item of {field}");
            // Not the first mistake alone.
            let inner =
                split(content).iter().filter(|i| !is_fine(i, dialect, &of, item, errors)).count();
            return inner == 0;
        }
        ("length", _) => length(field, kind).or_else(|| Limits::of(content).unmet_length()),
        ("range", _) => {
            range(field, kind, dialect).or_else(|| Limits::of(content).unmet_range(kind))
        }
        ("regex", Dialect::Schemars | Dialect::Validate)
        | ("pattern", Dialect::Schemars | Dialect::Garde) => regex(&name, field, kind, dialect),
        _ => None,
    };
    let fine = message.is_none();
    if let Some(message) = message {
        errors.at(word, message);
    }
    fine
}

fn length(field: &str, kind: &Kind) -> Option<String> {
    let remedy = match kind {
        Kind::Number(_) => "; bound it with `range(min = …, max = …)`",
        Kind::Char => ", always one character long",
        Kind::Bool => ", which has no length",
        Kind::Text | Kind::List(_) | Kind::Unknown => return None,
    };
    Some(format!("`length` bounds texts and lists: {field} is {kind}{remedy}"))
}

fn range(field: &str, kind: &Kind, dialect: Dialect) -> Option<String> {
    let remedy = match kind {
        Kind::Text => "; bound its length with `length(min = …, max = …)`".to_owned(),
        Kind::Char => format!("; say which with `{}`", dialect.regex()),
        Kind::Bool => ", which is `true` or `false`".to_owned(),
        Kind::List(item) => match **item {
            Kind::Number(_) | Kind::Unknown => format!(
                "; bound its items with `{}`, or how many there are with `length(…)`",
                dialect.inner("range(…)")
            ),
            Kind::Text | Kind::Char | Kind::Bool | Kind::List(_) => {
                "; bound how many items it has with `length(min = …, max = …)`".to_owned()
            }
        },
        Kind::Number(_) | Kind::Unknown => return None,
    };
    Some(format!("`range` bounds numbers: {field} is {kind}{remedy}"))
}

fn regex(word: &str, field: &str, kind: &Kind, dialect: Dialect) -> Option<String> {
    let remedy = match kind {
        Kind::Number(_) => "; bound it with `range(min = …, max = …)`".to_owned(),
        Kind::Bool => ", which is `true` or `false`".to_owned(),
        Kind::List(item) => match **item {
            Kind::Text | Kind::Char | Kind::Unknown => {
                let bound = if dialect == Dialect::Validate {
                    dialect.regex().to_owned()
                } else {
                    format!("{word}(…)")
                };
                format!("; match its items with `{}`", dialect.inner(&bound))
            }
            Kind::Number(_) => {
                format!("; bound its items with `{}`", dialect.inner("range(…)"))
            }
            Kind::Bool | Kind::List(_) => String::new(),
        },
        Kind::Text | Kind::Char | Kind::Unknown => return None,
    };
    Some(format!("`{word}` matches texts: {field} is {kind}{remedy}"))
}

/// What stands between the commas of an attribute with parentheses.
fn items(attr: &Attribute) -> Option<Vec<TokenStream>> {
    match &attr.meta {
        Meta::List(list) => Some(split(list.tokens.clone())),
        Meta::Path(_) | Meta::NameValue(_) => None,
    }
}

/// By commas, and no further: what is between them may be of a form that only its own macro knows.
pub(super) fn split(tokens: TokenStream) -> Vec<TokenStream> {
    let mut parts = vec![TokenStream::new()];
    for token in tokens {
        match (&token, parts.last_mut()) {
            (TokenTree::Punct(punct), _) if punct.as_char() == ',' => {
                parts.push(TokenStream::new())
            }
            (_, Some(last)) => last.extend([token]),
            (_, None) => {}
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// The name that an item sets, or takes back with `!`.
fn named(item: &TokenStream) -> Option<Ident> {
    item.clone().into_iter().find_map(|token| match token {
        TokenTree::Ident(name) => Some(name),
        TokenTree::Group(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => None,
    })
}

/// `word(content)`.
fn call(item: &TokenStream) -> Option<(Ident, TokenStream)> {
    let mut tokens = item.to_token_stream().into_iter();
    match (tokens.next(), tokens.next(), tokens.next()) {
        (Some(TokenTree::Ident(word)), Some(TokenTree::Group(group)), None)
            if group.delimiter() == Delimiter::Parenthesis =>
        {
            Some((word, group.stream()))
        }
        _ => None,
    }
}
