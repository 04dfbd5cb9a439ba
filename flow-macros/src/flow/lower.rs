//! From statements to nodes: which names each reads, which it fills, and what it waits for.
//!
//! A binding is a node; so is a statement, and so is every further call with `?` in an expression, which need not wait for its
//! neighbours. Phases (blocks) are scopes only: their bindings are nodes like the others, so there are no barriers.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::spanned::Spanned as _;
use syn::visit_mut::VisitMut as _;
use syn::{Expr, Ident, Pat, Stmt, Type};

use super::expand;
use super::parse::{Item, Statement};
use crate::errors::Errors;
use crate::places::{self, Places, Refused, Standing, Visitor, asks, pattern_names, plain};
use crate::similar::nearest;

/// A flow as the expansion needs it.
#[derive(Default)]
pub(crate) struct Lowered {
    pub(crate) slots: Vec<Slot>,
    pub(crate) nodes: Vec<Node>,
    /// A tail that moves names, which runs when every node has ended.
    pub(crate) owned_tail: Option<Node>,
    /// The slot of the output; `None` if the flow gives `()`.
    pub(crate) output: Option<usize>,
    pub(crate) sites: usize,
    /// Rows of further calls in one node, after those of the nodes.
    pub(crate) extra_rows: Vec<String>,
    pub(crate) items: Vec<syn::Item>,
}

/// A value that nodes share, or that one hands to the next.
#[derive(Default)]
pub(crate) struct Slot {
    pub(crate) is_read: bool,
    /// Written by one node and taken by one other, which owns the value.
    pub(crate) handed_on: bool,
}

/// One node.
pub(crate) struct Node {
    pub(crate) label: String,
    pub(crate) reads: BTreeMap<String, Read>,
    /// Values handed on to this node, and the names that they have in its code.
    pub(crate) takes: Vec<(Ident, usize)>,
    /// Names that are nearly what the code says, for rustc's own "did you mean".
    pub(crate) ghosts: BTreeSet<String>,
    pub(crate) needs: BTreeSet<usize>,
    pub(crate) code: TokenStream,
    /// The names that the code binds, and their slots.
    pub(crate) fills: Vec<(Ident, usize)>,
}

/// A name that a node reads.
#[derive(Clone)]
pub(crate) struct Read {
    pub(crate) ident: Ident,
    pub(crate) slot: usize,
}

/// A name in scope.
#[derive(Clone)]
struct Name {
    ident: Ident,
    slot: usize,
    /// The node that fills it; `None` for an input.
    node: Option<usize>,
}

#[derive(Default)]
struct Scope {
    names: BTreeMap<String, Name>,
    /// Names that this scope binds further down.
    later: BTreeSet<String>,
}

struct Lower<'e> {
    flow: String,
    errors: &'e mut Errors,
    out: Lowered,
    scopes: Vec<Scope>,
    /// The statement before, which the next one waits for.
    last_effect: Option<usize>,
}

/// What becomes of a value.
enum Target<'t> {
    Bind(&'t Pat, Option<&'t Type>),
    Effect,
    Output(Option<&'t Type>),
}

pub(crate) fn lower(item: &Item, errors: &mut Errors) -> Lowered {
    let mut lower = Lower {
        flow: plain(&item.name),
        errors,
        out: Lowered::default(),
        scopes: vec![Scope::default()],
        last_effect: None,
    };
    for input in &item.inputs {
        if let syn::FnArg::Typed(typed) = input
            && let Pat::Ident(pat) = &*typed.pat
        {
            lower.bind(&pat.ident, None);
        }
    }
    let statements: Vec<Stmt> = item
        .body
        .statements
        .iter()
        .filter_map(|statement| match statement {
            Statement::Parsed(stmt) => Some(stmt.clone()),
            Statement::Broken(_) => None,
        })
        .collect();
    lower.block(
        statements,
        &Target::Output(item.output.as_ref()),
        item.name.span(),
    );
    lower.out
}

impl Lower<'_> {
    /// A new name in the innermost scope, with a slot of its own.
    fn bind(&mut self, ident: &Ident, node: Option<usize>) -> usize {
        let slot = self.out.slots.len();
        self.out.slots.push(Slot::default());
        if let Some(scope) = self.scopes.last_mut() {
            scope.later.remove(&plain(ident));
            scope.names.insert(
                plain(ident),
                Name {
                    ident: ident.clone(),
                    slot,
                    node,
                },
            );
        }
        slot
    }

    /// Takes the names that a phase was bound to out of its scope: the phase's last expression has bound them there.
    fn keep(&mut self, pat: &Pat, mut inner: Scope) {
        let Some(scope) = self.scopes.last_mut() else {
            return;
        };
        for ident in pattern_names(pat) {
            let text = plain(&ident);
            scope.later.remove(&text);
            scope.names.extend(inner.names.remove_entry(&text));
        }
    }

    fn find(&self, name: &str) -> Option<&Name> {
        self.scopes
            .iter()
            .rev()
            .find_map(|scope| scope.names.get(name))
    }

    /// A scope's statements; the last expression goes to the target.
    fn block(&mut self, mut statements: Vec<Stmt>, target: &Target<'_>, end: Span) {
        let tail = match statements.pop() {
            Some(Stmt::Expr(expr, None)) => Some(expr),
            Some(Stmt::Macro(stmt)) if stmt.semi_token.is_none() => {
                Some(Expr::Macro(syn::ExprMacro {
                    attrs: stmt.attrs,
                    mac: stmt.mac,
                }))
            }
            last => {
                statements.extend(last);
                None
            }
        };
        if let Some(scope) = self.scopes.last_mut() {
            scope.later.extend(
                statements
                    .iter()
                    .flat_map(bound_by)
                    .map(|ident| plain(&ident)),
            );
        }
        for statement in statements {
            self.statement(statement);
        }
        match (tail, target) {
            (Some(tail), target) => self.value(tail, target),
            (None, Target::Output(None) | Target::Effect) => {}
            (None, Target::Output(Some(ty))) => self.errors.at(
                ty,
                format!("`{}` says that it gives this, but its body does not end in an expression: leave the `;` of the last line out", self.flow),
            ),
            (None, target @ Target::Bind(..)) => {
                self.value(Expr::Verbatim(quote::quote_spanned!(end=> ())), target);
            }
        }
    }

    fn statement(&mut self, statement: Stmt) {
        match statement {
            Stmt::Item(item) => self.out.items.push(item),
            Stmt::Macro(stmt) => {
                let expr = Expr::Macro(syn::ExprMacro {
                    attrs: stmt.attrs,
                    mac: stmt.mac,
                });
                self.value(expr, &Target::Effect);
            }
            Stmt::Expr(expr, _) => {
                if !self.refuse_marks(attributes(&expr)) {
                    self.value(expr, &Target::Effect);
                }
            }
            Stmt::Local(local) => {
                self.refuse_marks(&local.attrs);
                let Some(init) = local.init else {
                    let message = "a binding of a flow has its value at once: `let name = …;`";
                    self.errors.at(&local.pat, message);
                    // The name is there all the same, so that its uses are no mistakes, too.
                    for ident in pattern_names(&local.pat) {
                        self.bind(&ident, None);
                    }
                    return;
                };
                if let Some((otherwise, _)) = &init.diverge {
                    let message = "`let … else` would have to leave the flow: use `match`, or `.ok_or(\"…\")?` to end it with an error";
                    self.errors.at(otherwise, message);
                }
                let (pat, ty) = match &local.pat {
                    Pat::Type(typed) => (&*typed.pat, Some(&*typed.ty)),
                    pat => (pat, None),
                };
                if let Some(mutability) = mutability(pat) {
                    let message =
                        "names of a flow do not change: bind the new value to a name of its own";
                    self.errors.at(mutability, message);
                }
                self.value(*init.expr, &Target::Bind(pat, ty));
            }
        }
    }

    /// Attributes of the flow language that are not built yet; whether there were any.
    fn refuse_marks(&mut self, attrs: &[syn::Attribute]) -> bool {
        let is_mark =
            |attr: &&syn::Attribute| attr.path().is_ident("limit") || attr.path().is_ident("after");
        let marks: Vec<_> = attrs.iter().filter(is_mark).collect();
        for mark in &marks {
            let name = mark.path().to_token_stream();
            self.errors
                .at(mark, format!("`#[{name}]` is not supported yet"));
        }
        !marks.is_empty()
    }

    /// A value and where it goes: a phase is taken apart, anything else is a node.
    fn value(&mut self, expr: Expr, target: &Target<'_>) {
        match expr {
            Expr::Block(block)
                if block.label.is_none() && block.attrs.is_empty() && phase_asks(&block.block) =>
            {
                let effects = self.last_effect;
                if !matches!(target, Target::Effect) {
                    self.last_effect = None;
                }
                self.scopes.push(Scope::default());
                let end = block.block.brace_token.span.close();
                self.block(block.block.stmts, target, end);
                let inner = self.scopes.pop();
                if let (Target::Bind(pat, _), Some(inner)) = (target, inner) {
                    self.keep(pat, inner);
                }
                if !matches!(target, Target::Effect) {
                    self.last_effect = effects;
                }
            }
            expr => self.node(expr, target),
        }
    }

    fn node(&mut self, mut expr: Expr, target: &Target<'_>) {
        let is_tail = matches!(target, Target::Output(_));
        let owns = is_tail && self.moves(&expr);
        let label = self.label(&expr, target);
        let mut walk = Walking {
            lower: self,
            label: label.clone(),
            parts: vec![Part::new(owns)],
        };
        let first_span = expr.span();
        let callee = callee_span(&expr);
        let ends_in_question = matches!(expr, Expr::Try(_));
        let is_macro = matches!(expr, Expr::Macro(_));
        Places::new(&mut walk).visit_expr_mut(&mut expr);
        let part = walk.parts.pop().unwrap_or_else(|| Part::new(owns));
        let place = NodePlace {
            first: first_span,
            callee,
        };
        let (code, binds) = match target {
            Target::Bind(pat, Some(ty)) => (quote!(let #pat: #ty = #expr;), pattern_names(pat)),
            Target::Bind(pat, None) => {
                let value = place.shared(&expr);
                (quote!(let #pat = #value;), pattern_names(pat))
            }
            Target::Effect if ends_in_question || is_macro => (quote!(#expr;), Vec::new()),
            Target::Effect => {
                let done = place.done(&expr);
                (quote!(#done;), Vec::new())
            }
            Target::Output(ty) => {
                let output = Ident::new("__output", Span::mixed_site());
                let ty = ty.map(|ty| quote!(: #ty));
                (quote!(let #output #ty = #expr;), vec![output])
            }
        };
        let index = self.out.nodes.len();
        let mut needs = part.needs;
        if matches!(target, Target::Effect) {
            needs.extend(self.last_effect.replace(index));
        }
        let fills = binds
            .into_iter()
            .map(|ident| {
                let slot = self.bind(&ident, Some(index));
                (ident, slot)
            })
            .collect::<Vec<_>>();
        if is_tail && let Some((_, slot)) = fills.first() {
            self.out.slots[*slot].is_read = true;
            self.out.output = Some(*slot);
        }
        let node = Node {
            label,
            reads: part.reads,
            takes: part.takes,
            ghosts: part.ghosts,
            needs,
            code,
            fills,
        };
        if owns {
            self.out.owned_tail = Some(node);
        } else {
            self.out.nodes.push(node);
        }
    }

    /// Whether an expression uses a name otherwise than behind `&` or in a macro's tokens.
    fn moves(&self, expr: &Expr) -> bool {
        struct Moves<'l, 'e>(&'l Lower<'e>, bool);
        impl Visitor for Moves<'_, '_> {
            fn is_name(&mut self, name: &Ident, under_borrow: bool) -> bool {
                self.1 |= !under_borrow && self.0.find(&plain(name)).is_some();
                false
            }

            fn mention(&mut self, _: &Ident) {}
        }
        let mut moves = Moves(self, false);
        Places::new(&mut moves).visit_expr_mut(&mut expr.clone());
        moves.1
    }

    /// What a node is called in keys, errors and graphs: the name that it binds, else the step that it runs. A second one of
    /// a name is numbered.
    fn label(&self, expr: &Expr, target: &Target<'_>) -> String {
        let bound = match target {
            Target::Bind(pat, _) => pattern_names(pat).first().map(plain),
            _ => None,
        };
        let name = bound
            .or_else(|| callee_name(expr))
            .unwrap_or_else(|| match target {
                Target::Output(_) => "output".into(),
                _ => "statement".into(),
            });
        self.numbered(name)
    }

    fn numbered(&self, name: String) -> String {
        let nodes = self.out.nodes.iter().map(|node| &node.label);
        let taken: BTreeSet<&String> = nodes.chain(&self.out.extra_rows).collect();
        let mut label = name.clone();
        let mut number = 1;
        while taken.contains(&label) {
            number += 1;
            label = format!("{name}#{number}");
        }
        label
    }
}

/// What is learned of an expression, or of a `?` in it that becomes a node of its own.
struct Part {
    owns: bool,
    reads: BTreeMap<String, Read>,
    takes: Vec<(Ident, usize)>,
    ghosts: BTreeSet<String>,
    needs: BTreeSet<usize>,
    questions: usize,
}

impl Part {
    fn new(owns: bool) -> Self {
        Part {
            owns,
            reads: BTreeMap::new(),
            takes: Vec::new(),
            ghosts: BTreeSet::new(),
            needs: BTreeSet::new(),
            questions: 0,
        }
    }

    fn absorb(&mut self, inner: Part) {
        self.reads.extend(inner.reads);
        self.takes.extend(inner.takes);
        self.ghosts.extend(inner.ghosts);
        self.needs.extend(inner.needs);
        self.questions += inner.questions;
    }
}

/// One walk over a node's expression.
struct Walking<'l, 'e> {
    lower: &'l mut Lower<'e>,
    label: String,
    /// The expression, and the `?`s around the place where the walk is.
    parts: Vec<Part>,
}

impl Visitor for Walking<'_, '_> {
    fn is_name(&mut self, ident: &Ident, _: bool) -> bool {
        let text = plain(ident);
        let Some(name) = self.lower.find(&text).cloned() else {
            self.unknown(ident, &text);
            return false;
        };
        self.lower.out.slots[name.slot].is_read = true;
        let Some(part) = self.parts.last_mut() else {
            return false;
        };
        part.needs.extend(name.node);
        part.reads.insert(
            text,
            Read {
                ident: name.ident,
                slot: name.slot,
            },
        );
        !part.owns
    }

    fn mention(&mut self, ident: &Ident) {
        if self.lower.find(&plain(ident)).is_some() {
            self.is_name(ident, true);
        }
    }

    fn enter_question(&mut self, question: &syn::ExprTry, standing: Standing) {
        // What is not moved in an owned tail can be a node of its own, unless it runs under a condition.
        let owns = self.parts.last().is_some_and(|part| part.owns)
            && (standing == Standing::Conditional || self.lower.moves(&question.expr));
        self.parts.push(Part::new(owns));
    }

    fn question(&mut self, question: &mut syn::ExprTry, standing: Standing) -> Option<Expr> {
        self.refuse_recursion(&question.expr);
        let site = self.lower.out.sites;
        self.lower.out.sites += 1;
        let inner = self.parts.pop()?;
        let outer_owns = self.parts.last()?.owns;
        let is_part = standing == Standing::Part && !inner.owns;
        // Names of a node are references, those of an owned tail are values: what reads the former cannot stay in the latter.
        let reads_otherwise = outer_owns && !inner.owns;
        if !is_part && !reads_otherwise {
            let outer = self.parts.last_mut()?;
            outer.absorb(inner);
            outer.questions += 1;
            let row = match outer.questions {
                1 => expand::Row::Own,
                _ => self.extra_row(&question.expr),
            };
            return Some(Expr::Verbatim(expand::question(question, row, site)));
        }
        Some(self.hoist(question, inner, site))
    }

    fn refuse(&mut self, refused: Refused<'_>) {
        let errors = &mut *self.lower.errors;
        match refused {
            Refused::Await(wait) => errors.at(
                wait.await_token,
                "nothing is awaited in a flow: write `?` after the call instead, and make an async function a `#[step]`",
            ),
            Refused::Return(leave) => errors.at(
                leave.return_token,
                "a flow cannot `return`: its last expression is its output, and `?` ends it with an error",
            ),
            Refused::Break(span, word) => errors.at_span(
                span,
                format!("`{word}` would leave a flow's body: a flow runs to its last expression"),
            ),
            Refused::Async(block) => errors.at(
                block.async_token,
                "an `async` block in a flow would escape its scheduler: make it a `#[step]`",
            ),
            Refused::Unsafe(block) => errors.at(
                block.unsafe_token,
                "`unsafe` has no place in a flow: put it into a function and call that",
            ),
            Refused::Question(span, construct) => errors.at_span(
                span,
                format!("steps inside `{construct}` are not supported yet: run them before it, or put it into a flow or step of its own"),
            ),
            Refused::Try(span) => {
                errors.at_span(span, "`try { … }` is not supported yet");
            }
        }
    }
}

impl Walking<'_, '_> {
    /// A `?` beside others becomes a node of its own, whose value is handed to this one.
    fn hoist(&mut self, question: &syn::ExprTry, part: Part, site: usize) -> Expr {
        let index = self.lower.out.nodes.len();
        let slot = self.lower.out.slots.len();
        self.lower.out.slots.push(Slot {
            is_read: true,
            handed_on: true,
        });
        let callee = callee_span(&Expr::Try(question.clone()));
        let value = Ident::new(&format!("__{slot}"), Span::mixed_site().located_at(callee));
        let name = callee_name(&question.expr).unwrap_or_else(|| self.label.clone());
        let label = self.lower.numbered(name);
        let run = expand::question(question, expand::Row::Own, site);
        self.lower.out.nodes.push(Node {
            label,
            reads: part.reads,
            takes: part.takes,
            ghosts: part.ghosts,
            needs: part.needs,
            code: quote!(let #value = #run;),
            fills: vec![(value.clone(), slot)],
        });
        if let Some(outer) = self.parts.last_mut() {
            outer.needs.insert(index);
            outer.takes.push((value.clone(), slot));
        }
        Expr::Path(syn::ExprPath {
            attrs: Vec::new(),
            qself: None,
            path: value.into(),
        })
    }

    fn extra_row(&mut self, expr: &Expr) -> expand::Row {
        let call = callee_name(expr).unwrap_or_else(|| "call".into());
        let label = self.lower.numbered(format!("{}.{call}", self.label));
        self.lower.out.extra_rows.push(label);
        expand::Row::Extra(self.lower.out.extra_rows.len() - 1)
    }

    /// A name that the flow does not bind above: rustc knows whether it is known elsewhere.
    fn unknown(&mut self, ident: &Ident, text: &str) {
        if self
            .lower
            .scopes
            .iter()
            .any(|scope| scope.later.contains(text))
        {
            let message = format!(
                "`{text}` is bound further down: a name is bound above its use, as in any Rust"
            );
            return self.lower.errors.at(ident, message);
        }
        let names = self
            .lower
            .scopes
            .iter()
            .flat_map(|scope| scope.names.keys());
        let near = nearest(text, names.map(String::as_str)).map(str::to_owned);
        if let (Some(near), Some(part)) = (near, self.parts.last_mut()) {
            part.ghosts.insert(near);
        }
    }

    fn refuse_recursion(&mut self, expr: &Expr) {
        if let Expr::Call(call) = expr
            && let Some(callee) = places::bare_name(&call.func)
            && plain(callee) == self.lower.flow
        {
            let message = format!(
                "the flow `{}` calls itself: it would never end",
                self.lower.flow
            );
            self.lower.errors.at(callee, message);
        }
    }
}

/// Where a node stands in the source.
struct NodePlace {
    first: Span,
    callee: Span,
}

impl NodePlace {
    fn shared(&self, expr: &Expr) -> TokenStream {
        self.wrap(expr, "shared")
    }

    fn done(&self, expr: &Expr) -> TokenStream {
        self.wrap(expr, "done")
    }

    fn wrap(&self, expr: &Expr, method: &str) -> TokenStream {
        let method = Ident::new(method, self.callee);
        quote::quote_spanned!(self.first=> __::Binding(#expr).#method())
    }
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

fn callee_name(expr: &Expr) -> Option<String> {
    callee(expr)?
        .segments
        .last()
        .map(|segment| plain(&segment.ident))
}

/// Where the message about a call belongs: its step's name.
fn callee_span(expr: &Expr) -> Span {
    let segment = callee(expr).and_then(|path| path.segments.last());
    segment.map_or_else(|| expr.span(), |segment| segment.ident.span())
}

fn bound_by(statement: &Stmt) -> Vec<Ident> {
    match statement {
        Stmt::Local(local) => pattern_names(&local.pat),
        _ => Vec::new(),
    }
}

fn phase_asks(block: &syn::Block) -> bool {
    asks(&Expr::Block(syn::ExprBlock {
        attrs: Vec::new(),
        label: None,
        block: block.clone(),
    }))
}

fn mutability(pat: &Pat) -> Option<syn::Token![mut]> {
    struct Mutability(Option<syn::Token![mut]>);
    impl<'ast> syn::visit::Visit<'ast> for Mutability {
        fn visit_pat_ident(&mut self, pat: &'ast syn::PatIdent) {
            self.0 = self.0.or(pat.mutability);
            syn::visit::visit_pat_ident(self, pat);
        }
    }
    let mut found = Mutability(None);
    syn::visit::Visit::visit_pat(&mut found, pat);
    found.0
}

/// The attributes of an expression of the kinds that the language marks.
fn attributes(expr: &Expr) -> &[syn::Attribute] {
    match expr {
        Expr::ForLoop(e) => &e.attrs,
        Expr::While(e) => &e.attrs,
        Expr::Try(e) => &e.attrs,
        Expr::Call(e) => &e.attrs,
        Expr::Match(e) => &e.attrs,
        Expr::If(e) => &e.attrs,
        _ => &[],
    }
}
