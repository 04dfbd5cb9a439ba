//! Bounded refinement: `let mut x = …; #[limit(3)] while … { x = …; }`.
//!
//! The binding and its loop are one node: inside it the name is an ordinary local, outside it is what the loop left. With
//! `#[limit(3, converged)]` the node has a second value: whether the loop ended by itself.

use syn::parse::{Parse, ParseStream};
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, Ident, Pat, Stmt, Token, parse_quote};

use crate::errors::Errors;
use crate::places::asks;

/// What stands in `#[limit(3, converged)]`.
pub(super) struct Limit {
    pub(super) most: Expr,
    pub(super) name: Option<Ident>,
}

impl Parse for Limit {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let most = input.parse()?;
        let mut name = None;
        if input.parse::<Option<Token![,]>>()?.is_some() && !input.is_empty() {
            name = Some(input.parse()?);
            input.parse::<Option<Token![,]>>()?;
        }
        Ok(Limit { most, name })
    }
}

/// The name that a loop gives to whether it ended by itself.
fn name_of(each: &syn::ExprWhile) -> Option<Ident> {
    each.attrs
        .iter()
        .filter(|attr| attr.path().is_ident("limit"))
        .find_map(|attr| attr.parse_args::<Limit>().ok()?.name)
}

/// Makes a binding of each loop that has such a name: `let converged = while …;`.
pub(super) fn bind_names(statements: &mut [Stmt], errors: &mut Errors) {
    let mut names = Names::Bound(errors);
    statements.iter_mut().for_each(|statement| names.bind(statement));
}

/// For an editor: the names of such loops, bound behind them.
pub(super) fn bind_names_behind(statement: &mut Stmt) -> Option<Stmt> {
    Names::Behind.visit_stmt_mut(statement);
    let Stmt::Expr(Expr::While(each), _) = statement else { return None };
    let name = name_of(each)?;
    Some(parse_quote!(let #name = false;))
}

/// A walk to the loops that have a name.
enum Names<'e> {
    /// They become bindings.
    Bound(&'e mut Errors),
    /// A binding is put behind them.
    Behind,
}

impl Names<'_> {
    fn bind(&mut self, statement: &mut Stmt) {
        let Stmt::Expr(Expr::While(each), _) = statement else {
            return self.visit_stmt_mut(statement);
        };
        visit_mut::visit_expr_while_mut(self, each);
        if let Some(name) = name_of(each) {
            *statement = parse_quote!(let #name = #each;);
        }
    }
}

impl VisitMut for Names<'_> {
    fn visit_block_mut(&mut self, block: &mut syn::Block) {
        if let Names::Bound(_) = self {
            return block.stmts.iter_mut().for_each(|statement| self.bind(statement));
        }
        for mut statement in std::mem::take(&mut block.stmts) {
            let name = bind_names_behind(&mut statement);
            block.stmts.extend([Some(statement), name].into_iter().flatten());
        }
    }

    fn visit_expr_while_mut(&mut self, each: &mut syn::ExprWhile) {
        if let (Names::Bound(errors), Some(name)) = (&mut *self, name_of(each)) {
            let message = format!(
                "a loop binds `{name}` where it stands by itself, not as a part of another statement"
            );
            errors.at(name, message);
        }
        visit_mut::visit_expr_while_mut(self, each);
    }

    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
}

/// Joins each loop with the bindings right above it that it changes.
pub(super) fn join(statements: Vec<Stmt>, errors: &mut Errors) -> Vec<Stmt> {
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
        let mut names: Vec<_> = changing.iter().filter_map(changed).collect();
        match bound(&statement) {
            Some(name) if names.contains(&name) => {
                let message = format!(
                    "`{name}` is what this loop changes: whether it ended by itself needs a name of its own"
                );
                errors.at(name, message);
            }
            name => names.extend(name),
        }
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
    match statement {
        // A `loop` is refused, and nothing else about it.
        Stmt::Expr(each @ (Expr::While(_) | Expr::Loop(_)), _) => asks(each),
        Stmt::Local(_) => bound(statement).is_some(),
        _ => false,
    }
}

/// The name that a loop with steps is bound to.
fn bound(statement: &Stmt) -> Option<Ident> {
    let Stmt::Local(syn::Local { pat: Pat::Ident(pat), init: Some(init), .. }) = statement else {
        return None;
    };
    match &*init.expr {
        each @ (Expr::While(_) | Expr::Loop(_)) if asks(each) => Some(pat.ident.clone()),
        _ => None,
    }
}

fn is_changing(statement: &Stmt) -> bool {
    changed(statement).is_some()
}

/// The name of a `let mut`.
fn changed(statement: &Stmt) -> Option<Ident> {
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
