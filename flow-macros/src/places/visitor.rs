//! What a walk over an expression tells of it, and asks about it.

use std::collections::BTreeSet;

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::{Expr, Ident};

use super::Hidden;

/// What a [`Places`] walk calls back.
pub(crate) trait Visitor {
    /// Whether `name` is one of the names that are rewritten. Called for each use; `under_borrow` if it stands behind `&`
    /// or in a macro's tokens, so that the value is not moved.
    fn is_name(&mut self, name: &Ident, under_borrow: bool) -> bool;

    /// Whether `name` is a closure that is bound, so that a call of it is a use. Other callees are steps and functions, whatever
    /// is bound to their names.
    fn is_closure(&self, _: &Ident) -> bool {
        false
    }

    /// Called for a word in a macro's tokens or a format text, which may be a use.
    fn mention(&mut self, name: &Ident);

    /// Called before the expression of a `?` is walked.
    fn enter_question(&mut self, _: &syn::ExprTry, _: Standing) {}

    /// Called for `expr?` with the expression already rewritten; gives what stands in its place. `None` leaves the `?`.
    fn question(&mut self, _: &mut syn::ExprTry, _: Standing) -> Option<Expr> {
        None
    }

    /// Called for a block with `?` in it that is evaluated under a condition; gives the code that runs it, or `None` for one
    /// whose statements run in their order.
    fn block(&mut self, _: &syn::Block, _: &[BTreeSet<String>]) -> Option<TokenStream> {
        None
    }

    /// Called for a `for` with `?` in its body, whose iterator is already rewritten; gives the code that runs its rounds.
    fn rounds(&mut self, _: &syn::ExprForLoop, _: &[BTreeSet<String>]) -> TokenStream {
        TokenStream::new()
    }

    /// Called for a `while` with `?` in it, which is already rewritten; gives the code that runs it.
    fn bounded(&mut self, _: &syn::ExprWhile) -> TokenStream {
        TokenStream::new()
    }

    /// Called for a `try` block; gives the code that runs it.
    fn attempt(&mut self, _: &syn::ExprTryBlock, _: &[BTreeSet<String>]) -> TokenStream {
        TokenStream::new()
    }

    /// Called where control flow parts and joins again.
    fn fork(&mut self, _: Fork<'_>) {}

    /// Gives source as it was written, for a [`Fork`].
    fn written(&mut self, _: &dyn ToTokens) -> String {
        String::new()
    }

    /// Called for what a condition, a `match`, a `for` or a macro's argument looks at, already rewritten.
    fn looked_at(&mut self, _: &mut Expr) {}

    /// Called for a value that is handed on as it is, already rewritten: an argument, a field, an operand, what a branch gives.
    fn given(&mut self, _: &mut Expr) {}

    /// Called for what a flow's body cannot hold; the default takes everything.
    fn refuse(&mut self, _: Refused<'_>) {}
}

/// Where control flow parts and joins again.
pub(crate) enum Fork<'f> {
    /// Before the arms of a `match` or an `if`, behind what decides.
    Route,
    /// Before an arm.
    Arm,
    /// Behind an arm, with what leads there.
    EndArm(String),
    /// Behind an `else if`, which is a route of its own.
    EndElseIf,
    /// Behind all arms, with what decides, if the arms do not say it.
    EndRoute(Option<String>),
    /// Before a `for` with `?` in its body.
    For(&'f syn::ExprForLoop),
    /// Before a `while` with `?` in it.
    While(&'f syn::ExprWhile),
    /// Between the condition of such a `while` and its body.
    Round,
}

/// How a `?` stands in its expression.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It is what the expression ends in, up to methods and fields of it.
    Spine,
    /// It is evaluated whenever the expression is, beside other parts of it.
    Part,
    /// It is evaluated only under a condition, or after statements of the expression's own.
    Conditional,
}

/// Control flow that means something else in a flow.
pub(crate) enum Refused<'r> {
    Await(&'r syn::ExprAwait),
    Return(&'r syn::ExprReturn),
    Break(Span, &'static str),
    /// An `async` block or closure.
    Async(Span),
    Unsafe(&'r syn::ExprUnsafe),
    /// A `loop` with steps in it.
    Loop(Span),
    /// A guard with a step in it.
    Guard(Span),
    /// A word in the tokens of a macro of this path that would leave or suspend the flow.
    Macro(&'r syn::Path, Hidden),
    /// An assignment to this name, which is not a local.
    Change(&'r Ident),
}
