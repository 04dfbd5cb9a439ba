//! Attributes in a flow's body: the marks of the language, lints, and what is neither.

use syn::{Attribute, Expr};

use crate::errors::Errors;
use crate::looking::{Looking, Seen};
use crate::places::asks;
use crate::similar::did_you_mean;

const MARKS: [&str; 2] = ["after", "limit"];
const LINTS: [&str; 5] = ["allow", "deny", "expect", "forbid", "warn"];

/// Takes out what stands before a whole statement: the `#[after(…)]` marks and the lints. The rest is looked at here, but for
/// the bound of a loop, which the loop takes.
pub(super) fn take(
    attrs: &mut Vec<Attribute>,
    value: Option<&Expr>,
    errors: &mut Errors,
) -> (Vec<Attribute>, Vec<Attribute>) {
    let after = attrs.extract_if(.., |attr| attr.path().is_ident("after")).collect();
    let lints = attrs.extract_if(.., |attr| is_lint(attr)).collect();
    let is_loop = value.is_some_and(|value| {
        matches!(value, Expr::ForLoop(_) | Expr::While(_) | Expr::Loop(_)) && asks(value)
    });
    for attr in attrs.extract_if(.., |attr| !(is_loop && attr.path().is_ident("limit"))) {
        refuse(&attr, errors);
    }
    (after, lints)
}

/// The bound among the attributes of a loop with steps; a second one and whatever means nothing there is refused.
pub(super) fn bound<'a>(attrs: &'a [Attribute], errors: &mut Errors) -> Option<&'a Attribute> {
    let mut bound = None;
    for attr in attrs {
        if !attr.path().is_ident("limit") {
            if !is_lint(attr) {
                refuse(attr, errors);
            }
        } else if bound.replace(attr).is_some() {
            errors.at(attr, "this loop has a limit already");
        }
    }
    bound
}

/// The lints among the attributes of a loop.
pub(super) fn lints(attrs: &[Attribute]) -> impl Iterator<Item = &Attribute> {
    attrs.iter().filter(|attr| is_lint(attr))
}

fn is_lint(attr: &Attribute) -> bool {
    LINTS.iter().any(|lint| attr.path().is_ident(lint))
}

/// An attribute that means nothing where it stands. Those of tools (`#[rustfmt::skip]`) are none of ours, nor is a comment.
fn refuse(attr: &Attribute, errors: &mut Errors) {
    let Some(name) = attr.path().get_ident().map(ToString::to_string) else { return };
    let message = match &*name {
        "doc" => return,
        "limit" => {
            "`#[limit(n)]` bounds a `for` or a `while` with steps in it, each run by `?`: this has none".into()
        }
        "after" => {
            "`#[after(…)]` stands before a binding or a statement of the flow: this is neither"
                .into()
        }
        _ => format!("no attribute `{name}` here{}", did_you_mean(&name, MARKS)),
    };
    errors.at(attr, message);
}

/// Refuses the marks that no binding and no loop has taken, in what `walk` looks through.
pub(super) fn left(errors: &mut Errors, walk: impl FnOnce(&mut Looking<'_>)) {
    walk(&mut Looking(&mut |seen| match seen {
        Seen::Attribute(attr) if MARKS.iter().any(|mark| attr.path().is_ident(mark)) => {
            refuse(attr, errors);
        }
        _ => {}
    }));
}
