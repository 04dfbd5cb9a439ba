//! A walk that only looks. Whoever looks for something shares it: each visitor that is a type of its own is compiled with
//! a function for every kind of node.

use syn::visit::{self, Visit};
use syn::{Attribute, Expr, Item};

/// What a walk comes by, before what is inside of it.
pub(crate) enum Seen<'s> {
    Expr(&'s Expr),
    Attribute(&'s Attribute),
}

/// Shows what stands in a piece of code, but for the items in it.
pub(crate) struct Looking<'f>(pub(crate) &'f mut dyn FnMut(Seen<'_>));

impl<'ast> Visit<'ast> for Looking<'_> {
    fn visit_expr(&mut self, expr: &'ast Expr) {
        (self.0)(Seen::Expr(expr));
        visit::visit_expr(self, expr);
    }

    fn visit_attribute(&mut self, attr: &'ast Attribute) {
        (self.0)(Seen::Attribute(attr));
    }

    fn visit_item(&mut self, _: &'ast Item) {}
}
