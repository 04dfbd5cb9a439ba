//! What an expression calls, and what is set on the call.

use proc_macro2::Span;
use syn::Expr;
use syn::spanned::Spanned as _;

use super::body::Call;
use super::expand;
use super::source::text;
use crate::places::plain;

/// Whether a call brings its own models or resources, which the start of the run cannot see.
pub(super) fn has_its_own(expr: &Expr) -> bool {
    set_on(expr).iter().any(|(method, _)| method == "with" || method == "model")
}

/// What is set on a call that tells how often and whom it asks, in the order of the source.
fn set_on(expr: &Expr) -> Vec<(String, String)> {
    match expr {
        Expr::MethodCall(call) => {
            let mut set = set_on(&call.receiver);
            let method = call.method.to_string();
            if ["attempts", "max_tokens", "model", "with"].contains(&&*method) {
                set.push((method, text(&call.args)));
            }
            set
        }
        Expr::Paren(paren) => set_on(&paren.expr),
        _ => Vec::new(),
    }
}

pub(super) fn call(expr: &Expr, row: expand::Row, site: usize) -> Call {
    let callee = callee(expr).and_then(|path| path.segments.last());
    let callee = callee.map(|segment| plain(&segment.ident)).unwrap_or_default();
    Call { row, site, callee, set: set_on(expr) }
}

/// The callee of the call that an expression ends in, up to methods, fields and `?`.
fn callee(expr: &Expr) -> Option<&syn::Path> {
    match expr {
        Expr::Try(question) => callee(&question.expr),
        Expr::MethodCall(call) => callee(&call.receiver),
        Expr::Field(field) => callee(&field.base),
        Expr::Paren(paren) => callee(&paren.expr),
        Expr::Reference(reference) => callee(&reference.expr),
        Expr::Call(call) => match &*call.func {
            Expr::Path(path) => Some(&path.path),
            _ => None,
        },
        _ => None,
    }
}

/// The step that a node is called after: for a loop or a `try`, that of its last expression.
pub(super) fn callee_name(expr: &Expr) -> Option<String> {
    let block = match expr {
        Expr::ForLoop(each) => &each.body,
        Expr::TryBlock(block) => &block.block,
        expr => return Some(plain(&callee(expr)?.segments.last()?.ident)),
    };
    match block.stmts.last()? {
        syn::Stmt::Expr(last, None) => callee_name(last),
        _ => None,
    }
}

/// Where the message about a call belongs: its step's name.
pub(super) fn callee_span(expr: &Expr) -> Span {
    let segment = callee(expr).and_then(|path| path.segments.last());
    segment.map_or_else(|| expr.span(), |segment| segment.ident.span())
}
