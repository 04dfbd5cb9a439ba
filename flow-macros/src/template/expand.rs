//! From the tree to the calls that write the prompt.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Expr;
use syn::spanned::Spanned as _;
use syn::visit_mut::VisitMut as _;

use super::parse::{Filter, Part, Template};
use super::text::Text;
use crate::errors::Errors;
use crate::places::{Named, Places, pattern_names, plain};
use crate::similar::{did_you_mean, did_you_mean_or};

/// The filters that we bring; any other name is a function of the user's.
const FILTERS: [&str; 10] = [
    "json", "bullets", "numbered", "join", "indent", "truncate", "upper", "lower", "trim", "fenced",
];

/// What filters are called elsewhere.
const ELSEWHERE: [(&str, &str); 14] = [
    ("uppercase", "it is called `upper`"),
    ("to_upper", "it is called `upper`"),
    ("to_uppercase", "it is called `upper`"),
    ("upcase", "it is called `upper`"),
    ("lowercase", "it is called `lower`"),
    ("to_lower", "it is called `lower`"),
    ("to_lowercase", "it is called `lower`"),
    ("downcase", "it is called `lower`"),
    ("tojson", "it is called `json`"),
    ("to_json", "it is called `json`"),
    ("strip", "it is called `trim`"),
    ("list", "a list is `bullets` or `numbered`"),
    ("fence", "it is called `fenced`"),
    ("code", "a block of code is `fenced(\"rust\")`"),
];

/// What is in reach of a template's expressions.
pub(crate) struct Scope<'s> {
    pub(crate) step: String,
    pub(crate) root: &'s TokenStream,
    pub(crate) text: &'s Text,
    /// The step's parameters; what the template uses of them is noted here.
    pub(crate) names: &'s mut Named,
    pub(crate) errors: &'s mut Errors,
    locals: Vec<String>,
}

impl<'s> Scope<'s> {
    pub(crate) fn new(
        step: String,
        root: &'s TokenStream,
        text: &'s Text,
        names: &'s mut Named,
        errors: &'s mut Errors,
    ) -> Self {
        Scope { step, root, text, names, errors, locals: Vec::new() }
    }
}

/// The statements that write the template to `__t`.
pub(crate) fn expand(template: &Template, scope: &mut Scope<'_>) -> TokenStream {
    parts(&template.parts, scope)
}

fn parts(parts: &[Part], scope: &mut Scope<'_>) -> TokenStream {
    let mut statements = TokenStream::new();
    for one in parts {
        statements.extend(part(one, scope));
    }
    statements
}

fn part(part: &Part, scope: &mut Scope<'_>) -> TokenStream {
    let text = Ident::new("__t", Span::mixed_site());
    match part {
        Part::Text(literal) => quote!(#text.push(#literal);),
        Part::Role(role) => {
            let role = Ident::new(role, Span::call_site());
            let root = scope.root;
            quote!(#text.role(#root::Role::#role);)
        }
        Part::Value { expr, filters, at } => {
            let span = expr.span();
            let Some(mut value) = scope.expr(expr, *at) else {
                return TokenStream::new();
            };
            for filter in filters {
                value = scope.filter(filter, &value, *at);
            }
            quote_spanned!(span=> #text.value(&(#value));)
        }
        Part::If { branches, otherwise } => {
            let branches: Vec<_> = branches
                .iter()
                .map(|(cond, body, at)| {
                    let before = scope.locals.len();
                    let test = scope.condition(cond, *at);
                    let body = parts(body, scope);
                    scope.locals.truncate(before);
                    quote!(if #test { #body })
                })
                .collect();
            let otherwise = parts(otherwise, scope);
            quote!(#(#branches else)* { #otherwise })
        }
        Part::For { pat, expr, body, otherwise, at } => {
            let span = expr.span();
            let Some(items) = scope.expr(expr, *at) else {
                return TokenStream::new();
            };
            // A place is borrowed, whatever kind of list it is; anything else is an iterator of its own.
            let root = respanned(scope.root, span);
            let each = match expr {
                Expr::Path(_) | Expr::Field(_) | Expr::Index(_) => {
                    quote_spanned!(span=> #root::__::each_of(&#items))
                }
                _ => quote_spanned!(span=> #root::__::each(#items)),
            };
            let before = scope.locals.len();
            scope.locals.extend(pattern_names(pat).iter().map(plain));
            scope.locals.push("__loop".into());
            let body = parts(body, scope);
            scope.locals.truncate(before);
            let otherwise = parts(otherwise, scope);
            let count = Ident::new("__loop", span);
            let empty =
                (!otherwise.is_empty()).then(|| quote!(if __each.is_empty() { #otherwise }));
            quote_spanned! {span=> {
                let mut __each = #each;
                #empty
                while let ::core::option::Option::Some((#count, #pat)) = __each.next() { let _ = &#count; #body }
            }}
        }
    }
}

impl Scope<'_> {
    /// An expression with its names rewritten; `None` if it names what is not there.
    fn expr(&mut self, expr: &Expr, at: (usize, usize)) -> Option<TokenStream> {
        let mut expr = expr.clone();
        self.names.unknown.clear();
        let locals = self.locals.iter().cloned();
        Places::new(self.names).with_locals(locals).visit_expr_mut(&mut expr);
        let unknown: Vec<Ident> = self.names.unknown.drain(..).collect();
        // What starts in upper case may be a constant, which rustc knows.
        let unknown = unknown
            .iter()
            .map(plain)
            .find(|name| name.chars().next().is_some_and(|c| c.is_lowercase()) && name != "self");
        if let Some(name) = unknown {
            self.unknown(&name, at);
            return None;
        }
        Some(quote!(#expr))
    }

    /// A condition; an `if let` binds names for its branch.
    fn condition(&mut self, cond: &Expr, at: (usize, usize)) -> TokenStream {
        let test = self.expr(cond, at).unwrap_or_else(|| quote!(false));
        self.locals.extend(bound_by(cond));
        test
    }

    fn filter(&mut self, filter: &Filter, value: &TokenStream, at: (usize, usize)) -> TokenStream {
        let args: Vec<_> = filter.args.iter().filter_map(|arg| self.expr(arg, at)).collect();
        let path = &filter.path;
        let span = path.span();
        let name = path.get_ident().map(ToString::to_string).unwrap_or_default();
        if FILTERS.contains(&name.as_str()) {
            let root = respanned(self.root, span);
            return quote_spanned!(span=> #root::filters::#path(&(#value) #(, #args)*));
        }
        let call = quote_spanned!(span=> #path(&(#value) #(, #args)*));
        let meant = did_you_mean_or(&name, FILTERS, &ELSEWHERE);
        if name.is_empty() || meant.is_empty() {
            return call;
        }
        // Only rustc knows whether it is a function of the user's. The module's names stand before those of the block around
        // them, so that ours is what it finds where there is no other.
        let message = format!("unknown filter `{name}`{meant}");
        let more = (0..args.len()).map(|index| quote::format_ident!("__A{index}"));
        let more: Vec<_> = more.collect();
        quote_spanned! {span=> {
            #[diagnostic::on_unimplemented(message = #message, label = "there is no such filter")]
            trait Filter {}
            #[diagnostic::do_not_recommend]
            impl Filter for () {}
            #[allow(dead_code)]
            fn #path<#(#more),*>(_: &dyn Filter #(, _: #more)*) -> ::std::string::String {
                ::std::string::String::new()
            }
            {
                #[allow(unused_imports)]
                use self::*;
                #call
            }
        }}
    }

    fn unknown(&mut self, name: &str, at: (usize, usize)) {
        let names: Vec<&str> = self
            .names
            .names
            .keys()
            .map(String::as_str)
            .chain(self.locals.iter().map(String::as_str).filter(|name| *name != "__loop"))
            .collect();
        let whole = self.text.whole();
        let from = find_word(&whole, name, at);
        let available = match &names[..] {
            [] => "it has no parameters".to_owned(),
            names => format!("there are: `{}`", names.join("`, `")),
        };
        let message = format!(
            "the prompt of `{}` names `{name}`, which is none of its parameters{}\n{available}",
            self.step,
            did_you_mean(name, names.iter().copied()),
        );
        self.errors.push(self.text.error(from, from + name.len(), &message));
    }
}

/// Where a word stands in a placeholder.
fn find_word(whole: &str, word: &str, (from, to): (usize, usize)) -> usize {
    let inside = &whole[from..to];
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let found = inside.match_indices(word).find(|(at, _)| {
        !inside[..*at].chars().next_back().is_some_and(is_word)
            && !inside[at + word.len()..].chars().next().is_some_and(is_word)
    });
    from + found.map_or(0, |(at, _)| at)
}

/// The names that the `let`s of a condition bind.
fn bound_by(cond: &Expr) -> Vec<String> {
    match cond {
        Expr::Let(test) => pattern_names(&test.pat).iter().map(plain).collect(),
        Expr::Binary(both) => [bound_by(&both.left), bound_by(&both.right)].concat(),
        Expr::Paren(paren) => bound_by(&paren.expr),
        _ => Vec::new(),
    }
}

/// The same tokens with another span.
fn respanned(tokens: &TokenStream, span: Span) -> TokenStream {
    let mut respanned = TokenStream::new();
    for mut token in tokens.clone() {
        token.set_span(span);
        respanned.extend(TokenStream::from(token));
    }
    respanned
}
