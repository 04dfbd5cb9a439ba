//! How many `?` there are in an expression: what decides whether it runs steps, and whether they can run at once.

use syn::Expr;

use super::macros::arguments;

/// Whether an expression has a `?` outside closures and `async` blocks, or a `try` block.
pub(crate) fn asks(expr: &Expr) -> bool {
    let mut questions = Questions::default();
    syn::visit::Visit::visit_expr(&mut questions, expr);
    questions.marks + questions.tries > 0
}

pub(super) fn block_asks(block: &syn::Block) -> bool {
    let mut questions = Questions::default();
    syn::visit::Visit::visit_block(&mut questions, block);
    questions.marks + questions.tries > 0
}

/// How many `?` an expression has; `#[after]` counts for two.
pub(super) fn count(expr: &Expr) -> usize {
    let mut questions = Questions::default();
    syn::visit::Visit::visit_expr(&mut questions, expr);
    questions.marks
}

/// How many a block has.
pub(crate) fn questions(block: &syn::Block) -> usize {
    let mut questions = Questions::default();
    syn::visit::Visit::visit_block(&mut questions, block);
    questions.marks
}

/// Whether an expression is control flow, whose parts are looked at one by one.
pub(super) fn is_control(expr: &Expr) -> bool {
    matches!(
        expr,
        Expr::If(_) | Expr::Match(_) | Expr::ForLoop(_) | Expr::While(_) | Expr::TryBlock(_)
    )
}

#[derive(Default)]
struct Questions {
    marks: usize,
    tries: usize,
}

impl<'ast> syn::visit::Visit<'ast> for Questions {
    fn visit_expr_try(&mut self, question: &'ast syn::ExprTry) {
        self.marks += 1;
        syn::visit::visit_expr_try(self, question);
    }

    fn visit_expr_try_block(&mut self, block: &'ast syn::ExprTryBlock) {
        self.tries += 1;
        syn::visit::visit_expr_try_block(self, block);
    }

    // An order of its own needs nodes, however few calls there are.
    fn visit_attribute(&mut self, attr: &'ast syn::Attribute) {
        if attr.path().is_ident("after") {
            self.marks += 2;
        }
    }

    fn visit_expr_closure(&mut self, _: &'ast syn::ExprClosure) {}
    fn visit_expr_async(&mut self, _: &'ast syn::ExprAsync) {}
    fn visit_item(&mut self, _: &'ast syn::Item) {}

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        if let Some(mut args) = arguments(mac) {
            args.visit(|arg| self.visit_expr(arg));
        }
    }
}
