//! The walk over one node's expression: what each name, each `?` and each construct with steps in it becomes.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, Group, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::visit::Visit as _;
use syn::visit_mut::VisitMut as _;
use syn::{Expr, Ident};

use super::body::{Arm, For, Node, Piece, Read, Slot};
use super::callee::{call, callee_name, callee_span, has_its_own};
use super::expand;
use super::lower::{Lower, OUTPUT, Part, wrapped};
use super::marks;
use super::refine::{self, Limit};
use super::scope::{Kind, Name};
use super::source::{Rounds, number, text};
use crate::places::{
    self, Fork, Hidden, Places, Refused, Standing, Visitor, pattern_names, plain, questions,
};
use crate::similar::nearest;

/// How many loops may stand inside each other: a node's path has an index for each.
const LOOPS: usize = 4;

const NO_NUMBER: &str = "a limit is a whole number: `#[limit(8)]`; of a `while`, a name may follow it: `#[limit(8, converged)]`";

/// One walk.
pub(super) struct Walking<'l, 'e> {
    lower: &'l mut Lower<'e>,
    label: String,
    /// The arms so far of each route that is being walked.
    routes: Vec<Vec<Arm>>,
    /// What each loop that is being walked says of itself: its head as it was written, and how many rounds that gives.
    heads: Vec<(String, Option<Rounds>)>,
}

impl<'l, 'e> Walking<'l, 'e> {
    pub(super) fn new(lower: &'l mut Lower<'e>, label: String) -> Self {
        Walking { lower, label, routes: Vec::new(), heads: Vec::new() }
    }
}

impl Visitor for Walking<'_, '_> {
    fn is_name(&mut self, ident: &Ident, _: bool) -> bool {
        let text = plain(ident);
        let Some(Name { ident: bound, kind, .. }) = self.lower.scopes.find(&text).cloned() else {
            self.unknown(ident, &text);
            return false;
        };
        match kind {
            Kind::Local => false,
            Kind::Lent { round } => {
                self.lower.rounds[round].0.insert(text);
                true
            }
            Kind::Shared { slot, node, depth } => {
                self.lower.bodies[depth].slots[slot].is_read = true;
                let Some(part) = self.lower.part(depth) else { return false };
                match node {
                    Some(node) => part.waits.data.insert(node),
                    None => part.waits.inputs.insert(slot),
                };
                part.reads.insert(text.clone(), Read { ident: bound, slot });
                let owns = part.owns;
                // What an owned tail owns, the rounds of its loops borrow.
                let round = self.lower.rounds.iter_mut().find(|(_, at)| *at == depth);
                match round {
                    Some((lent, _)) if owns => {
                        lent.insert(text);
                        true
                    }
                    _ => !owns,
                }
            }
        }
    }

    fn is_closure(&self, ident: &Ident) -> bool {
        self.lower.scopes.find(&plain(ident)).is_some_and(|name| name.is_closure)
    }

    fn mention(&mut self, ident: &Ident) {
        if self.lower.scopes.find(&plain(ident)).is_some() {
            self.is_name(ident, true);
        }
    }

    fn enter_question(&mut self, question: &syn::ExprTry, standing: Standing) {
        // What is not moved in an owned tail can be a node of its own, unless it runs under a condition.
        let depth = self.lower.depth();
        let owns = self.lower.part(depth).is_some_and(|part| part.owns)
            && (standing == Standing::Conditional || self.lower.moves(&question.expr));
        let outer = self.lower.part(depth);
        let outer = outer.map_or((false, 0), |outer| (outer.owns, outer.questions));
        let mut part = Part::new(owns);
        // The first row is that of the node's first call; a node of its own keeps it for the call that it is made of.
        part.questions = if is_hoisted(owns, outer.0, standing) { 1 } else { outer.1 };
        self.lower.parts[depth].push(part);
    }

    fn question(&mut self, question: &mut syn::ExprTry, standing: Standing) -> Option<Expr> {
        self.refuse_recursion(&question.expr);
        marks::left(self.lower.errors, |look| look.visit_expr_try(question));
        let site = self.lower.sites.len();
        self.lower.sites.push(!has_its_own(&question.expr));
        let depth = self.lower.depth();
        let inner = self.lower.parts[depth].pop()?;
        let outer_owns = self.lower.part(depth)?.owns;
        if is_hoisted(inner.owns, outer_owns, standing) {
            return Some(self.hoist(question, inner, site));
        }
        let outer = self.lower.part(depth)?;
        outer.absorb(inner);
        outer.questions += 1;
        // A call in an arm is not the node: other arms make other calls.
        let row = match outer.questions {
            1 if self.routes.is_empty() => expand::Row::Own,
            _ => self.extra_row(&question.expr),
        };
        self.runs(Piece::Call(call(&question.expr, row, site)));
        Some(Expr::Verbatim(expand::question(question, row, site)))
    }

    fn block(&mut self, block: &syn::Block, locals: &[BTreeSet<String>]) -> Option<TokenStream> {
        // A single call or `try` needs no scheduler, and a refinement runs in its own order.
        let is_simple = match &block.stmts[..] {
            [syn::Stmt::Expr(Expr::TryBlock(block), None)] => block.attrs.is_empty(),
            [_] => questions(block) < 2,
            _ => refine::is_one(block),
        };
        if is_simple {
            return None;
        }
        let (body, first) = self.lower.inner(block.clone(), locals);
        self.runs(Piece::Nodes { first, count: body.count() });
        Some(expand::inner(&body, first))
    }

    fn rounds(&mut self, each: &syn::ExprForLoop, locals: &[BTreeSet<String>]) -> TokenStream {
        let limit = self.limit(&each.attrs, locals).map(|limit| {
            if let Some(name) = limit.name {
                let message = format!("a `for` runs all of its rounds: only a `while` tells by `{name}` whether it ended before its limit");
                self.lower.errors.at(name, message);
            }
            limit.most
        });
        if let Some(label) = &each.label {
            let message = "the rounds of this loop run at once: nothing can leave it by a label";
            self.lower.errors.at(label, message);
        }
        let depth = self.lower.depth();
        let round = self.lower.rounds.len();
        if round >= LOOPS {
            let message = format!(
                "more than {LOOPS} loops inside each other: make the inner ones a flow of their own"
            );
            self.lower.errors.at(each.for_token, message);
        }
        self.lower.rounds.push((BTreeSet::new(), depth));
        self.lower.scopes.enter();
        self.open();
        self.lend(locals, round);
        let pattern: BTreeSet<String> = pattern_names(&each.pat).iter().map(plain).collect();
        let inside = [pattern];
        let value = match self.block(&each.body, &inside) {
            Some(value) => value,
            None => {
                self.lower.scopes.enter();
                self.lower.locals(&inside);
                let mut body = each.body.clone();
                Places::inside(self).visit_statements(&mut body);
                marks::left(self.lower.errors, |look| look.visit_block(&body));
                self.lower.scopes.leave([]);
                run_at_the_end(&mut body);
                let stmts = &body.stmts;
                quote!(#(#stmts)*)
            }
        };
        self.lower.scopes.leave([]);
        let (over, rounds) = self.heads.pop().unwrap_or_default();
        let (at_once, round) = (limit.as_ref().and_then(number), self.close());
        self.runs(Piece::For(For { limit: at_once, rounds, over, round }));
        let (lent, _) = self.lower.rounds.pop().unwrap_or_default();
        let lent: Vec<Ident> =
            lent.iter().map(|text| Ident::new(text, Span::call_site())).collect();
        expand::rounds(each, limit, &lent, &value)
    }

    fn bounded(&mut self, each: &syn::ExprWhile) -> TokenStream {
        let (round, check) = (self.close(), self.close());
        let (condition, _) = self.heads.pop().unwrap_or_default();
        let Some(limit) = self.limit(&each.attrs, &[]) else {
            if each.attrs.iter().any(|attr| attr.path().is_ident("limit")) {
                return TokenStream::new();
            }
            let message = "a `while` with steps in it needs a bound: `#[limit(3)] while …`, the most rounds that are paid for";
            self.lower.errors.at(each.while_token, message);
            return TokenStream::new();
        };
        marks::left(self.lower.errors, |look| look.visit_expr(&each.cond));
        marks::left(self.lower.errors, |look| look.visit_block(&each.body));
        self.runs(Piece::While { limit: number(&limit.most), condition, check, round });
        expand::bounded(each, &limit)
    }

    fn attempt(&mut self, tried: &syn::ExprTryBlock, locals: &[BTreeSet<String>]) -> TokenStream {
        tried
            .attrs
            .iter()
            .for_each(|attr| marks::left(self.lower.errors, |look| look.visit_attribute(attr)));
        self.open();
        let value = match self.block(&tried.block, locals) {
            Some(value) => value,
            None => {
                self.lower.scopes.enter();
                self.lower.locals(locals);
                let mut block = tried.block.clone();
                Places::inside(self).visit_statements(&mut block);
                marks::left(self.lower.errors, |look| look.visit_block(&block));
                self.lower.scopes.leave([]);
                run_at_the_end(&mut block);
                let stmts = &block.stmts;
                quote!(#(#stmts)*)
            }
        };
        let inside = self.close();
        self.runs(Piece::Try(inside));
        expand::attempt(tried, &value)
    }

    fn written(&mut self, tokens: &dyn quote::ToTokens) -> String {
        text(tokens)
    }

    fn fork(&mut self, fork: Fork<'_>) {
        match fork {
            Fork::Route => self.routes.push(Vec::new()),
            Fork::Arm | Fork::Round => self.open(),
            Fork::While(each) => {
                self.heads.push((text(&each.cond), None));
                self.open();
            }
            Fork::For(each) => {
                let over = format!("{} in {}", text(&each.pat), text(&each.expr));
                self.heads.push((over, Rounds::of(&each.expr)));
            }
            Fork::EndArm(label) => {
                let runs = self.close();
                if let Some(arms) = self.routes.last_mut() {
                    arms.push(Arm { label, runs });
                }
            }
            Fork::EndElseIf => {
                let mut runs = self.close();
                let further = match &mut runs[..] {
                    [Piece::Route { on: None, arms }] => {
                        arms[0].label.insert_str(0, "else ");
                        std::mem::take(arms)
                    }
                    _ => vec![Arm { label: "else".into(), runs }],
                };
                if let Some(arms) = self.routes.last_mut() {
                    arms.extend(further);
                }
            }
            Fork::EndRoute(on) => {
                let arms = self.routes.pop().unwrap_or_default();
                if arms.iter().any(|arm| !arm.runs.is_empty()) {
                    self.runs(Piece::Route { on, arms });
                }
            }
        }
    }

    /// A step's call that was not run would be a mistake of each pattern below it: it is one here.
    fn looked_at(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Paren(paren) => self.looked_at(&mut paren.expr),
            Expr::Unary(unary) => self.looked_at(&mut unary.expr),
            Expr::Binary(binary) => {
                self.looked_at(&mut binary.left);
                self.looked_at(&mut binary.right);
            }
            Expr::Call(call) if places::names_a_function(&call.func) => {
                let (first, callee) = (call.func.span(), callee_span(expr));
                *expr = Expr::Verbatim(wrapped(expr, "plain", first, callee));
            }
            _ => {}
        }
    }

    fn given(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Paren(paren) => self.given(&mut paren.expr),
            Expr::Reference(reference) => self.given(&mut reference.expr),
            expr if may_be_a_step(expr) => *expr = Expr::Verbatim(handed_on(expr)),
            _ => {}
        }
    }

    fn refuse(&mut self, refused: Refused<'_>) {
        let in_round = !self.lower.rounds.is_empty();
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
            Refused::Break(span, "break") if in_round => errors.at_span(
                span,
                "`break` cannot end the rounds of this `for`, which run at once: take the items that count before it",
            ),
            Refused::Break(span, "continue") if in_round => errors.at_span(
                span,
                "a round of this `for` gives a value: write `if … { … } else { … }` instead of `continue`, or take the items that count before it",
            ),
            Refused::Break(span, word) => errors.at_span(
                span,
                format!("`{word}` would leave a flow's body: a flow runs to its last expression"),
            ),
            Refused::Change(name) => {
                let text = plain(name);
                let found = self.lower.scopes.find(&text);
                // A `let mut` that was refused is the one mistake.
                if errors.is_empty() && found.is_some_and(|name| !matches!(name.kind, Kind::Local)) {
                    let message = format!("`{text}` is shared and does not change here: bind the new value to a name of its own, or change it in a bounded loop right below its `let mut`");
                    errors.at(name, message);
                }
            }
            Refused::Macro(path, Hidden { span, word }) => {
                let name = path.segments.last().map(|segment| plain(&segment.ident));
                errors.at_span(span, hidden(&name.unwrap_or_default(), &word));
            }
            Refused::Async(span) => errors.at_span(
                span,
                "an `async` block in a flow would escape its scheduler: make it a `#[step]`",
            ),
            Refused::Unsafe(block) => errors.at(
                block.unsafe_token,
                "`unsafe` has no place in a flow: put it into a function and call that",
            ),
            Refused::Loop(span) => errors.at_span(
                span,
                "a `loop` with steps in it has no bound: write `#[limit(3)] while …`, with a condition instead of `break`",
            ),
            Refused::Guard(span) => errors.at_span(
                span,
                "a guard runs no step: bind its value above the `match`",
            ),
        }
    }
}

/// What the node being made runs.
impl Walking<'_, '_> {
    fn runs(&mut self, piece: Piece) {
        let depth = self.lower.depth();
        if let Some(part) = self.lower.part(depth) {
            part.runs(piece);
        }
    }

    fn open(&mut self) {
        let depth = self.lower.depth();
        if let Some(part) = self.lower.part(depth) {
            part.open();
        }
    }

    fn close(&mut self) -> Vec<Piece> {
        let depth = self.lower.depth();
        self.lower.part(depth).map(Part::close).unwrap_or_default()
    }
}

impl Walking<'_, '_> {
    /// A `?` beside others becomes a node of its own, whose value is handed to this one.
    fn hoist(&mut self, question: &syn::ExprTry, mut part: Part, site: usize) -> Expr {
        let depth = self.lower.depth();
        let index = self.lower.body().nodes.len();
        let slot = self.lower.body().slots.len();
        self.lower.body().slots.push(Slot { is_read: true, handed_on: true });
        let callee = callee_span(&Expr::Try(question.clone()));
        let value = Ident::new(&format!("__{slot}"), Span::mixed_site().located_at(callee));
        let name = callee_name(&question.expr).unwrap_or_else(|| self.label.clone());
        let label = self.lower.numbered(name);
        let run = expand::question(question, expand::Row::Own, site);
        part.runs(Piece::Call(call(&question.expr, expand::Row::Own, site)));
        let runs = part.all();
        let Part { reads, takes, ghosts, waits, .. } = part;
        self.lower.body().nodes.push(Node {
            label,
            place: callee,
            reads,
            takes,
            ghosts,
            waits,
            runs,
            code: quote!(let #value = #run;),
            fills: vec![(value.clone(), slot)],
        });
        if let Some(outer) = self.lower.part(depth) {
            outer.waits.data.insert(index);
            outer.takes.push((value.clone(), slot));
        }
        Expr::Path(syn::ExprPath { attrs: Vec::new(), qself: None, path: value.into() })
    }

    fn extra_row(&mut self, expr: &Expr) -> expand::Row {
        let call = callee_name(expr).unwrap_or_else(|| "call".into());
        let label = match &*self.label {
            OUTPUT => call,
            label => format!("{label}.{call}"),
        };
        let label = self.lower.numbered(label);
        self.lower.rows.push(super::body::Row::call(label));
        expand::Row::Extra(self.lower.rows.len() - 1)
    }

    /// In the rounds of a loop, which run at once, the locals around it are borrowed.
    fn lend(&mut self, locals: &[BTreeSet<String>], round: usize) {
        let own = self.lower.scopes.all().into_iter();
        let own = own.filter(|(_, name)| matches!(name.kind, Kind::Local));
        let mut lent: BTreeSet<String> = own.map(|(text, _)| text.to_owned()).collect();
        lent.extend(locals.iter().flatten().cloned());
        for text in lent {
            let ident = Ident::new(&text, Span::call_site());
            let is_closure = self.lower.scopes.find(&text).is_some_and(|name| name.is_closure);
            let name = Name { is_closure, ..Name::new(ident, Kind::Lent { round }) };
            self.lower.scopes.bind(text, name);
        }
    }

    /// The bound that `#[limit(n)]` gives, if it is there.
    fn limit(&mut self, attrs: &[syn::Attribute], locals: &[BTreeSet<String>]) -> Option<Limit> {
        let attr = marks::bound(attrs, self.lower.errors)?;
        match attr.parse_args::<Limit>() {
            Ok(mut limit) => {
                self.check_limit(&limit.most);
                self.lower.scopes.enter();
                self.lower.locals(locals);
                Places::inside(self).visit_expr_mut(&mut limit.most);
                self.lower.scopes.leave([]);
                Some(limit)
            }
            Err(_) => {
                self.lower.errors.at(attr, NO_NUMBER);
                None
            }
        }
    }

    /// What is wrong with a limit at a look; rustc knows the type of what is no literal.
    fn check_limit(&mut self, limit: &Expr) {
        let message = match limit {
            Expr::Lit(literal) => match &literal.lit {
                syn::Lit::Int(number) if matches!(number.base10_parse::<u64>(), Ok(0)) => {
                    "a limit of 0 lets nothing run: give at least 1"
                }
                syn::Lit::Int(_) => return,
                _ => NO_NUMBER,
            },
            Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Neg(_)) => {
                "a limit below 0 lets nothing run: give at least 1"
            }
            _ => return,
        };
        self.lower.errors.at(limit, message);
    }

    /// A name that the flow does not bind above: rustc knows whether it is known elsewhere.
    fn unknown(&mut self, ident: &Ident, text: &str) {
        if self.lower.scopes.is_expected(text) {
            let message = format!(
                "`{text}` is bound further down: a name is bound above its use, as in any Rust"
            );
            return self.lower.errors.at(ident, message);
        }
        let names = self.lower.scopes.all();
        let near = nearest(text, names.into_keys()).map(str::to_owned);
        let depth = self.lower.depth();
        if let (Some(near), Some(part)) = (near, self.lower.part(depth)) {
            part.ghosts.insert(near);
        }
    }

    fn refuse_recursion(&mut self, expr: &Expr) {
        if let Expr::Call(call) = expr
            && let Some(callee) = places::bare_name(&call.func)
            && plain(callee) == self.lower.flow
        {
            let message =
                format!("the flow `{}` calls itself: it would never end", self.lower.flow);
            self.lower.errors.at(callee, message);
        }
    }
}

/// Whether a `?` becomes a node of its own.
fn is_hoisted(owns: bool, outer_owns: bool, standing: Standing) -> bool {
    // Names of a node are references, those of an owned tail are values: what reads the former cannot stay in the latter.
    !owns && (standing == Standing::Part || outer_owns)
}

/// What to write instead of control flow in the tokens of a macro, which the flow cannot see.
fn hidden(name: &str, word: &str) -> String {
    match (name, word) {
        ("join" | "try_join" | "select", _) => format!(
            "the steps of a flow run at once by themselves: bind each, `let a = …?;`, and leave `{name}!` out"
        ),
        (_, "?") => format!(
            "the flow cannot see a `?` in the tokens of `{name}!`: bind the value above, `let value = …?;`, and use it here"
        ),
        (_, "await") => format!(
            "nothing is awaited in a flow, nor in `{name}!`: bind the value above, `let value = …?;`, and use it here"
        ),
        _ => format!(
            "`{word}` in `{name}!` would leave the flow's body: a flow runs to its last expression"
        ),
    }
}

/// Whether an expression is a call of a free function, whose type its name tells: not `Default::default()`.
pub(super) fn may_be_a_step(expr: &Expr) -> bool {
    let Expr::Call(call) = expr else { return false };
    let Expr::Path(path) = &*call.func else { return false };
    path.qself.is_none()
        && path.path.segments.iter().all(|segment| segment.arguments.is_empty())
        && path.path.segments.iter().all(|segment| {
            plain(&segment.ident).starts_with(|c: char| c.is_lowercase() || c == '_')
        })
}

/// A call that is handed on: one of a step was not run. The caret of another mistake is that of the call.
pub(super) fn handed_on(expr: &Expr) -> TokenStream {
    let mut end = Group::new(Delimiter::Parenthesis, TokenStream::new());
    if let Expr::Call(call) = expr {
        end.set_span(call.paren_token.span.close());
    }
    let method = Ident::new("plain", callee_span(expr));
    quote_spanned!(expr.span()=> __::Binding(#expr).#method #end)
}

/// Says of a step at the end of a round or a `try` that it is never run, if it is not.
fn run_at_the_end(body: &mut syn::Block) {
    if let Some(syn::Stmt::Expr(value @ (Expr::Call(_) | Expr::MethodCall(_)), None)) =
        body.stmts.last_mut()
    {
        *value = Expr::Verbatim(wrapped(value, "plain", value.span(), callee_span(value)));
    }
}
