//! From statements to nodes: which names each reads, which it fills, and what it waits for.
//!
//! A binding is a node; so is a statement, and so is every further call with `?` in an expression, which need not wait for its
//! neighbours. Phases (blocks) are scopes only: their bindings are nodes like the others, so there are no barriers.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::spanned::Spanned as _;
use syn::visit::Visit as _;
use syn::visit_mut::VisitMut as _;
use syn::{Expr, Ident, Pat, Stmt, Type};

use super::body::{Body, Lowered, Node, Piece, Read, Row, Slot, Waits};
use super::callee::{callee_name, callee_span};
use super::marks;
use super::parse::{Item, Statement};
use super::refine;
use super::scope::{Kind, Name, Scopes};
use super::walk::{Walking, handed_on, may_be_a_step};
use crate::errors::Errors;
use crate::places::{Places, Visitor, asks, bare_name, mutability, pattern_names, plain};

/// What the last node is called if it neither binds a name nor is one call.
pub(super) const OUTPUT: &str = "output";

/// The work of lowering one flow.
pub(super) struct Lower<'e> {
    pub(super) flow: String,
    pub(super) errors: &'e mut Errors,
    pub(super) scopes: Scopes,
    /// For each `?`, whether the start of a run can know what it needs.
    pub(super) sites: Vec<bool>,
    /// Rows after those of the flow's own body.
    pub(super) rows: Vec<Row>,
    /// The labels of the nodes being made, the innermost last.
    making: Vec<String>,
    /// How many nodes have a name, so that each label is another.
    labels: BTreeMap<String, usize>,
    /// The body being made, inside those around it.
    pub(super) bodies: Vec<Body>,
    /// For each body, the node being made.
    pub(super) parts: Vec<Vec<Part>>,
    /// For each loop around, which locals its rounds borrow, and the depth of the body that it stands in.
    pub(super) rounds: Vec<(BTreeSet<String>, usize)>,
    /// The statement before, which the next one waits for.
    last_effect: Option<usize>,
}

/// What becomes of a value.
enum Target<'t> {
    Bind(&'t Pat, Option<&'t Type>),
    Effect,
    Output(Option<&'t Type>),
}

/// What is learned of an expression, or of a `?` in it that becomes a node of its own.
pub(super) struct Part {
    pub(super) owns: bool,
    pub(super) reads: BTreeMap<String, Read>,
    pub(super) takes: Vec<(Ident, usize)>,
    pub(super) ghosts: BTreeSet<String>,
    pub(super) waits: Waits,
    pub(super) questions: usize,
    /// What it runs: the list being made, inside those around it.
    lists: Vec<Vec<Piece>>,
}

impl Part {
    pub(super) fn new(owns: bool) -> Self {
        Part {
            owns,
            reads: BTreeMap::new(),
            takes: Vec::new(),
            ghosts: BTreeSet::new(),
            waits: Waits::default(),
            questions: 0,
            lists: Vec::new(),
        }
    }

    pub(super) fn absorb(&mut self, inner: Part) {
        self.reads.extend(inner.reads);
        self.takes.extend(inner.takes);
        self.ghosts.extend(inner.ghosts);
        self.waits.absorb(inner.waits);
        self.questions = inner.questions;
        inner.lists.into_iter().flatten().for_each(|piece| self.runs(piece));
    }

    /// Notes that it runs this.
    pub(super) fn runs(&mut self, piece: Piece) {
        match self.lists.last_mut() {
            Some(list) => list.push(piece),
            None => self.lists.push(vec![piece]),
        }
    }

    /// All that it runs.
    pub(super) fn all(&mut self) -> Vec<Piece> {
        std::mem::take(&mut self.lists).into_iter().flatten().collect()
    }

    /// Begins a list of its own: for what runs under a condition, or in rounds.
    pub(super) fn open(&mut self) {
        if self.lists.is_empty() {
            self.lists.push(Vec::new());
        }
        self.lists.push(Vec::new());
    }

    /// Ends the list that was begun last.
    pub(super) fn close(&mut self) -> Vec<Piece> {
        self.lists.pop().unwrap_or_default()
    }
}

pub(crate) fn lower(item: &Item, errors: &mut Errors) -> Lowered {
    let mut lower = Lower {
        flow: plain(&item.name),
        errors,
        scopes: Scopes::new(),
        sites: Vec::new(),
        rows: Vec::new(),
        making: Vec::new(),
        labels: BTreeMap::new(),
        bodies: vec![Body::default()],
        parts: vec![Vec::new()],
        rounds: Vec::new(),
        last_effect: None,
    };
    for input in &item.inputs {
        if let syn::FnArg::Typed(typed) = input
            && let Pat::Ident(pat) = &*typed.pat
        {
            lower.bind(&pat.ident, None);
        }
    }
    let statements = item.body.statements.iter().filter_map(|statement| match statement {
        Statement::Parsed(stmt) => Some((**stmt).clone()),
        Statement::Broken(_) => None,
    });
    let mut statements: Vec<Stmt> = statements.collect();
    refine::bind_names(&mut statements, lower.errors);
    lower.block(statements, &Target::Output(item.output.as_ref()), item.name.span());
    let mut body = lower.bodies.pop().unwrap_or_default();
    let mut rows = body.take_rows();
    rows.append(&mut lower.rows);
    Lowered { body, sites: lower.sites, rows }
}

impl Lower<'_> {
    pub(super) fn depth(&self) -> usize {
        self.bodies.len() - 1
    }

    pub(super) fn body(&mut self) -> &mut Body {
        let last = self.bodies.len() - 1;
        &mut self.bodies[last]
    }

    /// The node being made in the body at this depth.
    pub(super) fn part(&mut self, depth: usize) -> Option<&mut Part> {
        self.parts.get_mut(depth)?.last_mut()
    }

    /// A block that is driven by itself, with these locals of the expression around it: a branch, a round of a loop.
    pub(super) fn inner(
        &mut self,
        block: syn::Block,
        locals: &[BTreeSet<String>],
    ) -> (Body, usize) {
        let effects = self.last_effect.take();
        self.bodies.push(Body::default());
        self.parts.push(Vec::new());
        self.scopes.enter();
        self.locals(locals);
        let end = block.brace_token.span.close();
        self.block(block.stmts, &Target::Output(None), end);
        self.scopes.leave([]);
        self.parts.pop();
        let mut body = self.bodies.pop().unwrap_or_default();
        let first = self.rows.len();
        self.rows.extend(body.take_rows());
        self.last_effect = effects;
        (body, first)
    }

    /// Notes the locals of an expression, which a body inside it sees as they are.
    pub(super) fn locals(&mut self, locals: &[BTreeSet<String>]) {
        for text in locals.iter().flatten() {
            let ident = Ident::new(text, Span::call_site());
            self.scopes.bind(text.clone(), Name::new(ident, Kind::Local));
        }
    }

    /// A new name in the innermost scope, with a slot of its own.
    fn bind(&mut self, ident: &Ident, node: Option<usize>) -> usize {
        let depth = self.depth();
        let slot = self.body().slots.len();
        self.body().slots.push(Slot::default());
        let kind = Kind::Shared { slot, node, depth };
        self.scopes.bind(plain(ident), Name::new(ident.clone(), kind));
        slot
    }

    /// A scope's statements; the last expression goes to the target.
    fn block(&mut self, statements: Vec<Stmt>, target: &Target<'_>, end: Span) {
        let mut statements = refine::join(statements, self.errors);
        let tail = match statements.pop() {
            Some(Stmt::Expr(expr, None)) => Some(expr),
            Some(Stmt::Macro(stmt)) if stmt.semi_token.is_none() => {
                Some(Expr::Macro(syn::ExprMacro { attrs: stmt.attrs, mac: stmt.mac }))
            }
            last => {
                statements.extend(last);
                None
            }
        };
        let names = statements.iter().flat_map(bound_by);
        self.scopes.expect(names.map(|ident| plain(&ident)).collect::<Vec<_>>());
        for statement in statements {
            self.statement(statement);
        }
        match (tail, target) {
            (Some(mut tail), target) => {
                if let Target::Output(Some(ty)) = target {
                    self.refuse_ok(&tail, ty);
                }
                let (after, lints) = self.marks(&mut tail);
                self.value(tail, target, &after);
                self.lint(&lints);
            }
            (None, Target::Output(None) | Target::Effect) => {}
            (None, Target::Output(Some(ty))) => self.errors.at(
                ty,
                format!("`{}` says that it gives this, but its body does not end in an expression: leave the `;` of the last line out", self.flow),
            ),
            (None, target @ Target::Bind(..)) => {
                self.value(Expr::Verbatim(quote::quote_spanned!(end=> ())), target, &[]);
            }
        }
    }

    /// `Ok(reply)`, as an `async fn` with the same steps would end.
    fn refuse_ok(&mut self, tail: &Expr, output: &Type) {
        let is_result = last_name(output).is_some_and(|name| plain(name).ends_with("Result"));
        if let Expr::Call(call) = tail
            && bare_name(&call.func).is_some_and(|name| name == "Ok")
            && !is_result
        {
            let message = "the last expression of a flow is its output, without `Ok`: `?` has ended the flow where something failed";
            self.errors.at(&call.func, message);
        }
    }

    fn statement(&mut self, statement: Stmt) {
        match statement {
            Stmt::Item(item) => self.body().items.push(item),
            Stmt::Macro(stmt) => {
                let expr = Expr::Macro(syn::ExprMacro { attrs: stmt.attrs, mac: stmt.mac });
                self.value(expr, &Target::Effect, &[]);
            }
            Stmt::Expr(mut expr, _) => {
                let (after, lints) = self.marks(&mut expr);
                self.value(expr, &Target::Effect, &after);
                self.lint(&lints);
            }
            Stmt::Local(mut local) => {
                let value = local.init.as_ref().map(|init| &*init.expr);
                let (after, lints) = marks::take(&mut local.attrs, value, self.errors);
                let Some(mut init) = local.init else {
                    let message = "a binding of a flow has its value at once: `let name = …;`";
                    self.errors.at(&local.pat, message);
                    // The name is there all the same, so that its uses are no mistakes, too.
                    for ident in pattern_names(&local.pat) {
                        self.bind(&ident, None);
                    }
                    return;
                };
                // `#[limit(8)] let x = for …` says it of the loop.
                if let Some(attrs) = attributes(&mut init.expr) {
                    attrs.append(&mut local.attrs);
                }
                if let Some((otherwise, _)) = &init.diverge {
                    let message = "`let … else` would have to leave the flow: use `match`, or `.ok_or(\"…\")?` to end it with an error";
                    self.errors.at(otherwise, message);
                }
                let (pat, ty) = match &local.pat {
                    Pat::Type(typed) => (&*typed.pat, Some(&*typed.ty)),
                    pat => (pat, None),
                };
                if let Some(mutability) = mutability(pat) {
                    let message = "a name of a flow changes only in a bounded loop right below it: `#[limit(3)] while … { name = …; }`; else bind the new value to a name of its own, and let a `for` collect: `let all = for … { … };`";
                    self.errors.at(mutability, message);
                }
                self.value(*init.expr, &Target::Bind(pat, ty), &after);
                self.lint(&lints);
            }
        }
    }

    /// What stands before a statement: what it waits for, and its lints.
    fn marks(&mut self, expr: &mut Expr) -> (Vec<syn::Attribute>, Vec<syn::Attribute>) {
        let Some(mut attrs) = attributes(expr).map(std::mem::take) else {
            return Default::default();
        };
        let taken = marks::take(&mut attrs, Some(expr), self.errors);
        if let Some(rest) = attributes(expr) {
            *rest = attrs;
        }
        taken
    }

    /// Lints that the statement just lowered has of its own: they go to its node.
    fn lint(&mut self, lints: &[syn::Attribute]) {
        if lints.is_empty() {
            return;
        }
        let body = self.body();
        if let Some(node) = body.owned_tail.as_mut().or(body.nodes.last_mut()) {
            let code = &node.code;
            node.code = quote!(#(#lints)* #code);
        }
    }

    /// A value and where it goes: a phase is taken apart, anything else is a node.
    fn value(&mut self, expr: Expr, target: &Target<'_>, after: &[syn::Attribute]) {
        match expr {
            Expr::Block(block)
                if block.label.is_none()
                    && block.attrs.is_empty()
                    && after.is_empty()
                    && phase_asks(&block.block) =>
            {
                let effects = self.last_effect;
                let is_effect = matches!(target, Target::Effect);
                if !is_effect {
                    self.last_effect = None;
                }
                self.scopes.enter();
                let end = block.block.brace_token.span.close();
                self.block(block.block.stmts, target, end);
                let kept = match target {
                    Target::Bind(pat, _) => pattern_names(pat).iter().map(plain).collect(),
                    _ => Vec::new(),
                };
                self.scopes.leave(kept);
                if !is_effect {
                    self.last_effect = effects;
                }
            }
            expr => self.node(refine::unwrap(expr), target, after),
        }
    }

    /// A `for` whose value is wanted and that has no `?`: to rustc it is a loop that gives nothing.
    fn refuse_plain_list(&mut self, expr: &Expr, target: &Target<'_>) {
        let is_wanted = match target {
            Target::Effect | Target::Output(None) => false,
            Target::Output(Some(Type::Tuple(unit))) => !unit.elems.is_empty(),
            _ => true,
        };
        if let Expr::ForLoop(each) = expr
            && is_wanted
            && !asks(expr)
            && self.errors.is_empty()
        {
            let message = "this `for` has no `?`, so it is plain Rust and gives no list: add `?` after the call of its step; for plain values write `.iter().map(…).collect()`";
            self.errors.at(each.for_token, message);
        }
    }

    fn node(&mut self, mut expr: Expr, target: &Target<'_>, after: &[syn::Attribute]) {
        self.refuse_plain_list(&expr, target);
        let is_tail = matches!(target, Target::Output(_));
        let owns = is_tail && self.moves(&expr);
        let label = self.label(&expr, target);
        let first = expr.span();
        let callee_span = callee_span(&expr);
        let ends_in_question = matches!(expr, Expr::Try(_));
        let is_macro = matches!(expr, Expr::Macro(_));
        let is_closure = matches!(expr, Expr::Closure(_));
        let is_call = matches!(expr, Expr::Call(_) | Expr::MethodCall(_));
        let depth = self.depth();
        self.parts[depth].push(Part::new(owns));
        self.making.push(label.clone());
        let mut walk = Walking::new(self, label.clone());
        Places::new(&mut walk).visit_expr_mut(&mut expr);
        self.making.pop();
        marks::left(self.errors, |look| look.visit_expr(&expr));
        let mut part = self.parts[depth].pop().unwrap_or_else(|| Part::new(owns));
        let (code, binds) = match target {
            Target::Bind(pat, Some(ty)) => (quote!(let #pat: #ty = #expr;), pattern_names(pat)),
            // What `?` gives was run: it only has to be shared.
            Target::Bind(pat, None) if ends_in_question => {
                let share = quote::quote_spanned!(first=> __::share(#expr));
                (quote!(let #pat = #share;), pattern_names(pat))
            }
            Target::Bind(pat, None) => {
                let value = wrapped(&expr, "shared", first, callee_span);
                (quote!(let #pat = #value;), pattern_names(pat))
            }
            Target::Effect if ends_in_question || is_macro => (quote!(#expr;), Vec::new()),
            Target::Effect => {
                let done = wrapped(&expr, "done", first, callee_span);
                (quote!(#done;), Vec::new())
            }
            Target::Output(ty) => {
                let output = Ident::new("__output", Span::mixed_site());
                let ty = ty.map(|ty| quote!(: #ty));
                let value = match ty {
                    None if is_call => wrapped(&expr, "plain", first, callee_span),
                    Some(_) if may_be_a_step(&expr) => handed_on(&expr),
                    _ => quote!(#expr),
                };
                (quote!(let #output #ty = #value;), vec![output])
            }
        };
        let index = self.body().nodes.len();
        let runs = part.all();
        let Part { reads, takes, ghosts, mut waits, .. } = part;
        waits.order.extend(self.after(after));
        if matches!(target, Target::Effect) {
            waits.order.extend(self.last_effect.replace(index));
        }
        let fills: Vec<_> = binds
            .into_iter()
            .map(|ident| {
                let slot = self.bind(&ident, Some(index));
                (ident, slot)
            })
            .collect();
        if is_closure && let (Target::Bind(..), Some((name, _))) = (target, fills.first()) {
            self.scopes.is_closure(&plain(name));
        }
        if is_tail && let Some((_, slot)) = fills.first() {
            self.body().slots[*slot].is_read = true;
            self.body().output = Some(*slot);
        }
        let node =
            Node { label, place: callee_span, reads, takes, ghosts, waits, runs, code, fills };
        if owns {
            self.body().owned_tail = Some(node);
        } else {
            self.body().nodes.push(node);
        }
    }

    /// The nodes that `#[after(a, b)]` names.
    fn after(&mut self, marks: &[syn::Attribute]) -> BTreeSet<usize> {
        let mut needs = BTreeSet::new();
        for mark in marks {
            let list = syn::punctuated::Punctuated::<Ident, syn::Token![,]>::parse_terminated;
            let names = match mark.parse_args_with(list) {
                Ok(names) if !names.is_empty() => names,
                _ => {
                    self.errors.at(
                        mark,
                        "`#[after(saved, told)]` names the bindings that this one waits for",
                    );
                    continue;
                }
            };
            for ident in names {
                let text = plain(&ident);
                let depth = self.depth();
                match self.scopes.find(&text).map(|name| name.kind.clone()) {
                    Some(Kind::Shared { slot, node, depth: at }) => {
                        self.bodies[at].slots[slot].is_read = true;
                        if at == depth {
                            needs.extend(node);
                        } else if let Some(part) = self.part(at) {
                            // A binding around this body: the node waits that the body is part of.
                            part.waits.order.extend(node);
                        }
                    }
                    Some(_) => {}
                    None if self.scopes.is_expected(&text) => self.errors.at(
                        &ident,
                        format!(
                            "`{text}` is bound further down: what comes after it stands below it"
                        ),
                    ),
                    None => {
                        let names = self.scopes.all();
                        let hint = crate::similar::did_you_mean(&text, names.into_keys());
                        self.errors.at(&ident, format!("no binding `{text}` above this{hint}"));
                    }
                }
            }
        }
        needs
    }

    /// Whether an expression uses a name of the innermost body otherwise than behind `&` or in a macro's tokens.
    pub(super) fn moves(&self, expr: &Expr) -> bool {
        struct Moves<'l, 'e>(&'l Lower<'e>, bool);
        impl Visitor for Moves<'_, '_> {
            fn is_name(&mut self, name: &Ident, under_borrow: bool) -> bool {
                let kind = self.0.scopes.find(&plain(name)).map(|name| &name.kind);
                let is_own =
                    matches!(kind, Some(Kind::Shared { depth, .. }) if *depth == self.0.depth());
                self.1 |= !under_borrow && is_own;
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
    fn label(&mut self, expr: &Expr, target: &Target<'_>) -> String {
        let bound = match target {
            Target::Bind(pat, _) => pattern_names(pat).first().map(plain),
            _ => None,
        };
        let around = self.making.last();
        let name = bound.or_else(|| callee_name(expr)).unwrap_or_else(|| match target {
            // What a branch or a round gives is part of the node that it stands in.
            Target::Output(_) => around.cloned().unwrap_or_else(|| OUTPUT.into()),
            _ => "statement".into(),
        });
        self.numbered(name)
    }

    pub(super) fn numbered(&mut self, name: String) -> String {
        let count = self.labels.entry(name.clone()).or_default();
        *count += 1;
        if *count == 1 { name } else { format!("{name}#{count}") }
    }
}

/// The value on its way to the nodes that name it. The message about it belongs to the callee.
pub(super) fn wrapped(expr: &Expr, method: &str, first: Span, callee: Span) -> TokenStream {
    let method = Ident::new(method, callee);
    quote::quote_spanned!(first=> __::Binding(#expr).#method())
}

/// The last word of a type's path.
fn last_name(ty: &Type) -> Option<&Ident> {
    match ty {
        Type::Path(path) => path.path.segments.last().map(|segment| &segment.ident),
        _ => None,
    }
}

fn bound_by(statement: &Stmt) -> Vec<Ident> {
    match statement {
        Stmt::Local(local) => pattern_names(&local.pat),
        _ => Vec::new(),
    }
}

fn phase_asks(block: &syn::Block) -> bool {
    asks(&Expr::Block(syn::ExprBlock { attrs: Vec::new(), label: None, block: block.clone() }))
}

/// The attributes of an expression of the kinds that the language marks.
fn attributes(expr: &mut Expr) -> Option<&mut Vec<syn::Attribute>> {
    Some(match expr {
        Expr::ForLoop(e) => &mut e.attrs,
        Expr::While(e) => &mut e.attrs,
        Expr::Loop(e) => &mut e.attrs,
        Expr::Try(e) => &mut e.attrs,
        Expr::TryBlock(e) => &mut e.attrs,
        Expr::Call(e) => &mut e.attrs,
        Expr::MethodCall(e) => &mut e.attrs,
        Expr::Match(e) => &mut e.attrs,
        Expr::If(e) => &mut e.attrs,
        Expr::Block(e) => &mut e.attrs,
        Expr::Macro(e) => &mut e.attrs,
        _ => return None,
    })
}
