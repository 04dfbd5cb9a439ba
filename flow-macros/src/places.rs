//! Names as places: a name that other nodes share reads like a local.
//!
//! A name in reach of generated code is a reference; the user means the value. So every use of `name` becomes `*name`, with
//! the user's own spans, and rustc's messages speak of the user's types. What shadows a name (closures, patterns, inner
//! `let`s) is left alone. In the tokens of a macro that is not known here, the reference itself is in scope.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use syn::spanned::Spanned as _;
use syn::visit::Visit as _;
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, Ident, Pat, Token};

use crate::looking::{Looking, Seen};

mod macros;
mod named;
mod patterns;
mod questions;
mod visitor;

pub(crate) use macros::Hidden;
use macros::{arguments, format_names, hidden};
pub(crate) use named::Named;
pub(crate) use patterns::{mutability, pattern_names};
pub(crate) use questions::{asks, questions};
use questions::{block_asks, count, is_control};
pub(crate) use visitor::{Fork, Refused, Standing, Visitor};

/// Rewrites one expression.
pub(crate) struct Places<'v> {
    visitor: &'v mut dyn Visitor,
    locals: Vec<BTreeSet<String>>,
    under_borrow: bool,
    conditional: usize,
    spine: bool,
    /// In closures and inner `async` blocks, `?` and `return` have their own meaning.
    foreign: usize,
    loops: usize,
}

impl<'v> Places<'v> {
    pub(crate) fn new(visitor: &'v mut dyn Visitor) -> Self {
        Places {
            visitor,
            locals: vec![BTreeSet::new()],
            under_borrow: false,
            conditional: 0,
            spine: true,
            foreign: 0,
            loops: 0,
        }
    }

    /// A walk over what is evaluated under a condition of the visitor's own.
    pub(crate) fn inside(visitor: &'v mut dyn Visitor) -> Self {
        Places { conditional: 1, spine: false, ..Places::new(visitor) }
    }

    /// A walk over an expression in which these names are its own.
    pub(crate) fn with_locals(mut self, names: impl IntoIterator<Item = String>) -> Self {
        self.locals[0].extend(names);
        self
    }

    fn is_local(&self, name: &str) -> bool {
        self.locals.iter().any(|scope| scope.contains(name))
    }

    fn bind(&mut self, pat: &Pat) {
        if let Some(scope) = self.locals.last_mut() {
            scope.extend(pattern_names(pat).iter().map(plain));
        }
    }

    fn scoped(&mut self, walk: impl FnOnce(&mut Self)) {
        self.locals.push(BTreeSet::new());
        let borrow = std::mem::replace(&mut self.under_borrow, false);
        walk(self);
        self.under_borrow = borrow;
        self.locals.pop();
    }

    fn conditionally(&mut self, walk: impl FnOnce(&mut Self)) {
        self.conditional += 1;
        self.scoped(walk);
        self.conditional -= 1;
    }

    fn in_loop(&mut self, walk: impl FnOnce(&mut Self)) {
        self.loops += 1;
        self.conditionally(walk);
        self.loops -= 1;
    }

    fn in_foreign(&mut self, walk: impl FnOnce(&mut Self)) {
        self.foreign += 1;
        self.conditionally(walk);
        self.foreign -= 1;
    }

    /// A branch or the like: a block with steps in it is run by the visitor, if it wants to.
    fn branch(&mut self, block: &mut syn::Block) {
        // In a loop, what changes its variables or ends its rounds stays in its place.
        if self.foreign == 0
            && block_asks(block)
            && !(self.loops > 0 && keeps_order(block))
            && let Some(code) = self.visitor.block(block, &self.locals)
        {
            block.stmts = vec![syn::Stmt::Expr(Expr::Verbatim(code), None)];
        } else {
            self.visit_block_mut(block);
        }
    }

    /// An expression under a condition: one with several calls is a block of its own, so that they can run at once.
    fn branch_value(&mut self, value: &mut Expr) {
        match value {
            Expr::Block(block) if block.label.is_none() => self.branch(&mut block.block),
            value if self.foreign == 0 && count(value) > 1 && !is_control(value) => {
                let mut block: syn::Block = syn::parse_quote!({ #value });
                self.branch(&mut block);
                *value = Expr::Block(syn::ExprBlock { attrs: Vec::new(), label: None, block });
            }
            value => self.given(value),
        }
    }

    /// The statements of a block that another construct opens.
    pub(crate) fn visit_statements(&mut self, block: &mut syn::Block) {
        self.visit_block_mut(block);
    }

    /// The use of a name: `*name`.
    fn place(&mut self, expr: &Expr) -> Option<Expr> {
        let ident = bare_name(expr)?;
        if self.is_local(&plain(ident)) || !self.visitor.is_name(ident, self.under_borrow) {
            return None;
        }
        let star = Token![*](ident.span());
        Some(Expr::Unary(syn::ExprUnary {
            attrs: Vec::new(),
            op: syn::UnOp::Deref(star),
            expr: Box::new(expr.clone()),
        }))
    }

    /// The use of a name before `.` or `[`: `(*name)`. Its value is not moved by a field access behind `&`.
    fn base(&mut self, expr: &mut Expr) {
        if let Some(place) = self.place(expr) {
            self.spine = false;
            let paren = syn::token::Paren(expr.span());
            *expr = Expr::Paren(syn::ExprParen {
                attrs: Vec::new(),
                paren_token: paren,
                expr: Box::new(place),
            });
        } else {
            self.visit_expr_mut(expr);
        }
    }

    /// The left side of an assignment.
    fn changed(&mut self, left: &Expr) {
        match left {
            Expr::Field(field) => self.changed(&field.base),
            Expr::Index(index) => self.changed(&index.expr),
            left => {
                if let Some(name) = bare_name(left)
                    && !self.is_local(&plain(name))
                {
                    self.visitor.refuse(Refused::Change(name));
                }
            }
        }
    }

    fn looked_at(&mut self, expr: &mut Expr) {
        if self.foreign == 0 {
            self.visitor.looked_at(expr);
        }
    }

    /// Walks a value that is handed on.
    fn given(&mut self, expr: &mut Expr) {
        self.visit_expr_mut(expr);
        self.hand_on(expr);
    }

    fn hand_on(&mut self, expr: &mut Expr) {
        if self.foreign == 0 {
            self.visitor.given(expr);
        }
    }

    fn borrowed(&mut self, is_borrowed: bool, walk: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.under_borrow, is_borrowed);
        walk(self);
        self.under_borrow = before;
    }
}

impl VisitMut for Places<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        // Only the arms that hand it on keep the spine.
        let spine = std::mem::take(&mut self.spine);
        match expr {
            Expr::Path(_) => {
                if let Some(place) = self.place(expr) {
                    *expr = place;
                }
            }
            Expr::Reference(reference) => {
                self.spine = spine;
                self.borrowed(true, |this| this.visit_expr_mut(&mut reference.expr));
            }
            Expr::Field(field) => {
                self.spine = spine;
                self.base(&mut field.base);
            }
            Expr::Index(index) => {
                self.spine = spine;
                self.base(&mut index.expr);
                self.borrowed(false, |this| this.visit_expr_mut(&mut index.index));
            }
            Expr::MethodCall(call) => self.borrowed(false, |this| {
                this.spine = spine;
                this.base(&mut call.receiver);
                call.args.iter_mut().for_each(|arg| this.given(arg));
            }),
            Expr::Call(call) => self.borrowed(false, |this| {
                match bare_name(&call.func) {
                    Some(name) if this.visitor.is_closure(name) => {
                        this.borrowed(true, |this| this.base(&mut call.func));
                    }
                    Some(_) => {}
                    None => this.visit_expr_mut(&mut call.func),
                }
                call.args.iter_mut().for_each(|arg| this.given(arg));
            }),
            Expr::Try(question) if self.foreign == 0 => {
                let standing = match (self.conditional, spine) {
                    (0, true) => Standing::Spine,
                    (0, false) => Standing::Part,
                    _ => Standing::Conditional,
                };
                self.visitor.enter_question(question, standing);
                self.spine = spine;
                self.borrowed(false, |this| this.visit_expr_mut(&mut question.expr));
                if let Some(value) = self.visitor.question(question, standing) {
                    *expr = value;
                }
            }
            Expr::Paren(paren) => {
                self.spine = spine;
                self.visit_expr_mut(&mut paren.expr);
            }
            Expr::Unary(unary) => {
                self.spine = spine;
                self.borrowed(false, |this| this.visit_expr_mut(&mut unary.expr));
            }
            Expr::Struct(literal) => self.borrowed(false, |this| {
                for field in &mut literal.fields {
                    this.given(&mut field.expr);
                    if field.colon_token.is_none() && !matches!(field.expr, Expr::Path(_)) {
                        field.colon_token = Some(Token![:](field.member.span()));
                    }
                }
                literal.rest.iter_mut().for_each(|rest| this.visit_expr_mut(rest));
            }),
            Expr::Closure(syn::ExprClosure { asyncness: Some(token), .. }) if self.foreign == 0 => {
                self.visitor.refuse(Refused::Async(token.span));
            }
            Expr::Closure(closure) => self.in_foreign(|this| {
                closure.inputs.iter().for_each(|pat| this.bind(pat));
                this.visit_expr_mut(&mut closure.body);
            }),
            Expr::Async(block) => {
                if self.foreign == 0 {
                    self.visitor.refuse(Refused::Async(block.async_token.span));
                }
                self.in_foreign(|this| this.visit_block_mut(&mut block.block));
            }
            Expr::TryBlock(block) if self.foreign == 0 => {
                *expr = Expr::Verbatim(self.visitor.attempt(block, &self.locals));
            }
            Expr::Unsafe(block) => self.visitor.refuse(Refused::Unsafe(block)),
            Expr::Await(wait) => {
                if self.foreign == 0 {
                    self.visitor.refuse(Refused::Await(wait));
                }
                self.visit_expr_mut(&mut wait.base);
            }
            Expr::Return(leave) => {
                if self.foreign == 0 {
                    self.visitor.refuse(Refused::Return(leave));
                }
                visit_mut::visit_expr_return_mut(self, leave);
            }
            Expr::Break(leave) => {
                if self.foreign == 0 && self.loops == 0 {
                    self.visitor.refuse(Refused::Break(leave.break_token.span, "break"));
                }
                visit_mut::visit_expr_break_mut(self, leave);
            }
            Expr::Continue(leave) => {
                if self.foreign == 0 && self.loops == 0 {
                    self.visitor.refuse(Refused::Break(leave.continue_token.span, "continue"));
                }
            }
            Expr::If(branch) => self.borrowed(false, |this| {
                let label = format!("if {}", this.visitor.written(&branch.cond));
                this.scoped(|this| {
                    this.visit_expr_mut(&mut branch.cond);
                    this.looked_at(&mut branch.cond);
                    this.visitor.fork(Fork::Route);
                    this.visitor.fork(Fork::Arm);
                    this.conditionally(|this| this.branch(&mut branch.then_branch));
                    this.visitor.fork(Fork::EndArm(label));
                });
                if let Some((_, other)) = &mut branch.else_branch {
                    let end = match **other {
                        Expr::If(_) => Fork::EndElseIf,
                        _ => Fork::EndArm("else".into()),
                    };
                    this.visitor.fork(Fork::Arm);
                    this.conditionally(|this| this.branch_value(other));
                    this.visitor.fork(end);
                }
                this.visitor.fork(Fork::EndRoute(None));
            }),
            Expr::Let(test) => {
                self.borrowed(false, |this| this.visit_expr_mut(&mut test.expr));
                self.looked_at(&mut test.expr);
                self.bind(&test.pat);
            }
            Expr::Match(choice) => {
                let on = format!("match {}", self.visitor.written(&choice.expr));
                self.borrowed(false, |this| this.visit_expr_mut(&mut choice.expr));
                self.looked_at(&mut choice.expr);
                self.visitor.fork(Fork::Route);
                for arm in &mut choice.arms {
                    let label = self.visitor.written(&arm.pat);
                    self.visitor.fork(Fork::Arm);
                    self.conditionally(|this| {
                        this.bind(&arm.pat);
                        if let Pat::Guard(pat) = &mut arm.pat {
                            if this.foreign == 0 && asks(&pat.guard) {
                                this.visitor.refuse(Refused::Guard(pat.guard.span()));
                            }
                            this.visit_expr_mut(&mut pat.guard);
                        }
                        this.branch_value(&mut arm.body);
                    });
                    self.visitor.fork(Fork::EndArm(label));
                }
                self.visitor.fork(Fork::EndRoute(Some(on)));
            }
            Expr::ForLoop(each) => {
                let has = self.foreign == 0 && block_asks(&each.body);
                if has {
                    self.visitor.fork(Fork::For(each));
                }
                self.borrowed(false, |this| this.visit_expr_mut(&mut each.expr));
                self.looked_at(&mut each.expr);
                if has {
                    *expr = Expr::Verbatim(self.visitor.rounds(each, &self.locals));
                    return;
                }
                self.in_loop(|this| {
                    this.bind(&each.pat);
                    this.visit_block_mut(&mut each.body);
                });
            }
            Expr::While(each) => {
                let has = self.foreign == 0 && (asks(&each.cond) || block_asks(&each.body));
                if has {
                    self.visitor.fork(Fork::While(each));
                }
                self.in_loop(|this| {
                    this.visit_expr_mut(&mut each.cond);
                    this.looked_at(&mut each.cond);
                    if has {
                        this.visitor.fork(Fork::Round);
                    }
                    this.visit_block_mut(&mut each.body);
                });
                if has {
                    *expr = Expr::Verbatim(self.visitor.bounded(each));
                }
            }
            Expr::Loop(each) => {
                let has = self.foreign == 0 && block_asks(&each.body);
                if has {
                    self.visitor.refuse(Refused::Loop(each.loop_token.span));
                }
                self.in_loop(|this| this.visit_block_mut(&mut each.body));
                if has {
                    *expr = Expr::Verbatim(TokenStream::new());
                }
            }
            Expr::Block(block) if block.label.is_none() => {
                self.borrowed(false, |this| this.branch(&mut block.block));
            }
            Expr::Binary(binary) => self.borrowed(false, |this| {
                if assigns(&binary.op) {
                    this.changed(&binary.left);
                }
                this.visit_expr_mut(&mut binary.left);
                if matches!(binary.op, syn::BinOp::And(_) | syn::BinOp::Or(_)) {
                    this.conditional += 1;
                    this.visit_expr_mut(&mut binary.right);
                    this.conditional -= 1;
                } else {
                    this.given(&mut binary.right);
                }
            }),
            Expr::Tuple(syn::ExprTuple { elems, .. })
            | Expr::Array(syn::ExprArray { elems, .. }) => {
                self.borrowed(false, |this| elems.iter_mut().for_each(|elem| this.given(elem)));
            }
            Expr::Macro(call) => self.visit_macro_mut(&mut call.mac),
            Expr::Assign(assign) => self.borrowed(false, |this| {
                this.changed(&assign.left);
                visit_mut::visit_expr_assign_mut(this, assign);
            }),
            _ => self.borrowed(false, |this| visit_mut::visit_expr_mut(this, expr)),
        }
    }

    fn visit_block_mut(&mut self, block: &mut syn::Block) {
        // Steps in a block inside an expression run in its order.
        self.conditionally(|this| {
            for stmt in &mut block.stmts {
                this.visit_stmt_mut(stmt);
            }
            if let Some(syn::Stmt::Expr(value, None)) = block.stmts.last_mut() {
                this.hand_on(value);
            }
        });
    }

    fn visit_local_mut(&mut self, local: &mut syn::Local) {
        if let Some(init) = &mut local.init {
            self.visit_expr_mut(&mut init.expr);
            if let Some((_, diverge)) = &mut init.diverge {
                self.visit_expr_mut(diverge);
            }
        }
        self.bind(&local.pat);
    }

    // Items see no names of the flow.
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}

    fn visit_macro_mut(&mut self, mac: &mut syn::Macro) {
        if let Some(mut args) = arguments(mac) {
            let mut tokens = TokenStream::new();
            self.borrowed(true, |this| {
                args.visit(|arg| {
                    this.visit_expr_mut(arg);
                    this.looked_at(arg);
                });
            });
            args.write(&mut tokens);
            self.captured(&tokens);
            mac.tokens = tokens;
        } else {
            if self.foreign == 0
                && let Some(hidden) = hidden(&mac.tokens)
            {
                self.visitor.refuse(Refused::Macro(&mac.path, hidden));
            }
            self.mentioned(&mac.tokens.clone());
        }
    }
}

impl Places<'_> {
    /// Names in `{braces}` of a text that will be formatted.
    pub(crate) fn format_text(&mut self, text: &Expr) {
        self.captured(&quote::quote!(#text));
    }

    /// Names in `{braces}` of a format text are uses that borrow.
    fn captured(&mut self, tokens: &TokenStream) {
        for token in tokens.clone() {
            match token {
                TokenTree::Literal(literal) => {
                    for name in format_names(&literal.to_string()) {
                        let ident = Ident::new(&name, literal.span());
                        if !self.is_local(&name) {
                            self.visitor.mention(&ident);
                        }
                    }
                }
                TokenTree::Group(group) => self.captured(&group.stream()),
                _ => {}
            }
        }
    }

    /// Any word in the tokens of an unknown macro may be a use; the reference of that name is in scope there.
    fn mentioned(&mut self, tokens: &TokenStream) {
        for token in tokens.clone() {
            match token {
                TokenTree::Ident(ident) if !self.is_local(&plain(&ident)) => {
                    self.visitor.mention(&ident);
                }
                TokenTree::Group(group) => self.mentioned(&group.stream()),
                _ => {}
            }
        }
        self.captured(tokens);
    }
}

/// Whether a block changes a variable, or leaves a loop.
fn keeps_order(block: &syn::Block) -> bool {
    let mut keeps = false;
    let mut look = |seen: Seen<'_>| {
        keeps |= match seen {
            Seen::Expr(Expr::Assign(_) | Expr::Break(_) | Expr::Continue(_)) => true,
            Seen::Expr(Expr::Binary(binary)) => assigns(&binary.op),
            _ => false,
        };
    };
    Looking(&mut look).visit_block(block);
    keeps
}

/// Whether an operator changes its left side.
fn assigns(op: &syn::BinOp) -> bool {
    use syn::BinOp::*;
    matches!(
        op,
        AddAssign(_)
            | SubAssign(_)
            | MulAssign(_)
            | DivAssign(_)
            | RemAssign(_)
            | BitXorAssign(_)
            | BitAndAssign(_)
            | BitOrAssign(_)
            | ShlAssign(_)
            | ShrAssign(_)
    )
}

/// The name that an expression is, if it is just that.
pub(crate) fn bare_name(expr: &Expr) -> Option<&Ident> {
    match expr {
        Expr::Path(path) if path.qself.is_none() && path.attrs.is_empty() => path.path.get_ident(),
        _ => None,
    }
}

/// Whether a callee is written like a function, not like a variant or a tuple struct.
pub(crate) fn names_a_function(callee: &Expr) -> bool {
    let Expr::Path(path) = callee else { return false };
    let last = path.path.segments.last().map(|segment| plain(&segment.ident));
    last.is_some_and(|name| name.starts_with(|c: char| c.is_lowercase() || c == '_'))
}

/// A name without `r#`.
pub(crate) fn plain(ident: &Ident) -> String {
    let text = ident.to_string();
    text.strip_prefix("r#").map_or(text.clone(), str::to_owned)
}
