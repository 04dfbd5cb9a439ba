//! Bounded refinement: `let mut x = …; #[limit(3)] while … { x = …; }`.
//!
//! The binding and its loop are one node: inside it the name is an ordinary local, outside it is what the loop left.

use syn::{Expr, Pat, Stmt, parse_quote};

use crate::places::asks;

/// Joins each loop with the bindings right above it that it changes.
pub(super) fn join(statements: Vec<Stmt>) -> Vec<Stmt> {
    let mut joined: Vec<Stmt> = Vec::new();
    for statement in statements {
        if !is_loop(&statement) {
            joined.push(statement);
            continue;
        }
        let first = joined.iter().rposition(|stmt| !is_changing(stmt)).map_or(0, |at| at + 1);
        let changing = joined.split_off(first);
        if changing.is_empty() {
            joined.push(statement);
            continue;
        }
        let names: Vec<_> = changing.iter().filter_map(changed).collect();
        let node: Stmt = match &names[..] {
            [name] => parse_quote!(let #name = ({ #(#changing)* #statement #name });),
            names => {
                parse_quote!(let (#(#names),*) = ({ #(#changing)* #statement (#(#names),*) });)
            }
        };
        joined.push(node);
    }
    joined
}

/// Takes the parentheses away that keep such a block from being a phase.
pub(super) fn unwrap(expr: Expr) -> Expr {
    match expr {
        Expr::Paren(paren) if matches!(&*paren.expr, Expr::Block(block) if is_one(&block.block)) => {
            *paren.expr
        }
        expr => expr,
    }
}

/// Whether a block is a binding with its loop, and nothing else that could run beside them.
pub(super) fn is_one(block: &syn::Block) -> bool {
    let changing = block.stmts.iter().take_while(|stmt| is_changing(stmt)).count();
    match &block.stmts[changing..] {
        [each, Stmt::Expr(value, None)] => changing > 0 && is_loop(each) && !asks(value),
        _ => false,
    }
}

fn is_loop(statement: &Stmt) -> bool {
    matches!(statement, Stmt::Expr(expr @ Expr::While(_), _) if asks(expr))
}

fn is_changing(statement: &Stmt) -> bool {
    changed(statement).is_some()
}

/// The name of a `let mut`.
fn changed(statement: &Stmt) -> Option<syn::Ident> {
    let Stmt::Local(local) = statement else { return None };
    let pat = match &local.pat {
        Pat::Type(typed) => &*typed.pat,
        pat => pat,
    };
    match pat {
        Pat::Ident(pat) if pat.mutability.is_some() => Some(pat.ident.clone()),
        _ => None,
    }
}
