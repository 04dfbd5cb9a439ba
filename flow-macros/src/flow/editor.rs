//! What an editor sees: the plain function that a flow reads like.
//!
//! rust-analyzer sets `cfg(rust_analyzer)`. Under it a flow expands to its statements as they were written, each token once and
//! nothing between them, so that definition, hover and completion are those of ordinary Rust; also while a line is unfinished,
//! whose tokens are handed over as they are.

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, parse_quote};

use super::expand::{Head, cfgs};
use super::parse::{Item, Param, Statement};

pub(crate) fn expand(item: &Item, params: &[Param]) -> TokenStream {
    let head = Head::new(item, params);
    let function = head.function(item);
    let cfgs = cfgs(item);
    let (name, output) = (&item.name, &head.output);
    let statements = item
        .body
        .statements
        .iter()
        .map(|statement| match statement {
            Statement::Parsed(stmt) => {
                let mut stmt = stmt.clone();
                Plain.visit_stmt_mut(&mut stmt);
                stmt.to_token_stream()
            }
            Statement::Broken(tokens) => tokens.clone(),
        });
    quote! {
        #(#cfgs)*
        impl ::flow::FlowDef for #name {}
        #function {
            ::flow::__::edited(async move {
                let output: #output = { #(#statements)* };
                output
            })
        }
    }
}

/// `expr?` as a call that gives what the step gives.
struct Plain;

impl VisitMut for Plain {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        if let Expr::Try(question) = expr {
            self.visit_expr_mut(&mut question.expr);
            let call = &question.expr;
            *expr = parse_quote!(::flow::__::ran(#call));
            return;
        }
        visit_mut::visit_expr_mut(self, expr);
    }

    // In a closure, `?` is Rust's own.
    fn visit_expr_closure_mut(&mut self, _: &mut syn::ExprClosure) {}
}
