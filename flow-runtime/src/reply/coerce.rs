//! Brings a document that was read loosely into the form of its type: the type's own JSON, or why it cannot be had.
//!
//! Both the dialect's form and the type's own are taken. Every departure is a [`Repair`] that the policy has to allow; what would
//! have to be made up is a [`Misfit`].

use std::borrow::Cow;

use super::cut;
use super::loose::tree::{Kind, Marks, Tree};
use super::repair::{Repair, RepairKind, Repairs};
use crate::schema::shape::{Field, Form, Node, Object, Shapes};
use crate::schema::{ROOT, Subset, is_wrapped};

mod any;
mod list;
mod misfit;
mod number;
mod object;
mod scalar;
mod union;
mod word;

pub(super) use misfit::{Misfit, MisfitSort};
pub(super) use object::is_wrapper;
pub(super) use scalar::{TOO_LARGE, is_too_large};

/// A document in the type's own JSON, and what that took.
pub(super) struct Repaired {
    pub(super) own: String,
    pub(super) repairs: Vec<Repair>,
}

pub(super) type Fit = Result<(), Box<Misfit>>;

/// How deep forms and documents may nest together, as in [`Codec`](crate::schema::Codec).
const DEPTH: usize = 600;

/// How many repairs a reply may need.
const MOST_REPAIRS: usize = 10_000;

/// One pass over a document.
pub(super) struct Coercion<'a, 't> {
    shapes: &'a Shapes,
    /// The dialect that was asked for; `None` for the type's own JSON.
    subset: Option<&'static Subset>,
    tree: &'a Tree<'t>,
    /// Of the step, or of the field that the pass is in.
    policy: Repairs,
    is_probe: bool,
    /// Whether the document is the only one of the reply.
    is_alone: bool,
    is_typed: bool,
    own: String,
    repairs: Vec<Repair>,
    path: Vec<Step<'a>>,
    depth: usize,
    /// The value that stands for a list of one here. It is not wrapped once more: a form that holds itself would take any
    /// number of lists.
    wrapped: Option<usize>,
    /// How many values may still be looked at: unions that cannot be told apart must not make reading take forever.
    work: usize,
    /// How many properties the form does not name.
    strangers: usize,
}

/// A step of a path.
enum Step<'a> {
    Name(Cow<'a, str>),
    Index(usize),
}

/// Where a pass stood: what failed after it is taken back.
#[derive(Clone, Copy)]
struct Point {
    own: usize,
    repairs: usize,
    strangers: usize,
}

/// What a document is read along.
#[derive(Clone, Copy)]
pub(super) struct Along<'a> {
    pub(super) shapes: &'a Shapes,
    pub(super) subset: Option<&'static Subset>,
    pub(super) policy: Repairs,
    /// Whether only what could be meant is asked: then every repair may be made, whatever a field says.
    pub(super) is_probe: bool,
    pub(super) is_alone: bool,
    /// Whether a Rust type reads the document: it may have larger integers than a JSON value.
    pub(super) is_typed: bool,
}

impl Along<'_> {
    /// The same, to see what could be meant.
    pub(super) fn probe(self) -> Self {
        Along { policy: Repairs::All, is_probe: true, ..self }
    }
}

/// The type's own JSON of a document.
pub(super) fn coerce<'a>(along: &Along<'a>, tree: &'a Tree<'_>) -> Result<Repaired, Box<Misfit>> {
    let mut pass = Coercion::new(along, tree);
    pass.root()?;
    let is_open = pass.repairs.iter().any(|repair| repair.kind == RepairKind::Unclosed);
    if is_open && fits_otherwise(along, tree, pass.strangers) {
        return Err(pass.cut_off());
    }
    Ok(Repaired { own: pass.own, repairs: pass.repairs })
}

/// How many tokens are read for other readings, where an end is missing. A document with more of them is refused.
const MOST_READ: usize = 200_000;

/// Whether the end that is missing may be that of another container: one whose last member would fit the one around it as well,
/// with no more properties that the form does not name.
fn fits_otherwise(along: &Along<'_>, tree: &Tree<'_>, strangers: usize) -> bool {
    for (count, (inner, last)) in tree.inner_lasts().enumerate() {
        let other = tree.with_end(inner, last);
        let mut pass = Coercion::new(along, &other);
        let is_enough = count.saturating_mul(tree.len()) > MOST_READ;
        if is_enough || (pass.root().is_ok() && pass.strangers <= strangers) {
            return true;
        }
    }
    false
}

impl<'a, 't> Coercion<'a, 't> {
    fn new(along: &Along<'a>, tree: &'a Tree<'t>) -> Self {
        Coercion {
            shapes: along.shapes,
            subset: along.subset,
            tree,
            policy: along.policy,
            is_probe: along.is_probe,
            is_alone: along.is_alone,
            is_typed: along.is_typed,
            own: String::with_capacity(tree.size()),
            repairs: Vec::new(),
            path: Vec::new(),
            depth: 0,
            wrapped: None,
            work: tree.len().saturating_mul(64).saturating_add(4096),
            strangers: 0,
        }
    }

    fn root(&mut self) -> Fit {
        let shapes = self.shapes;
        let root = shapes.root();
        if !self.subset.is_some_and(|subset| is_wrapped(shapes, subset)) {
            return self.node(root, Tree::ROOT);
        }
        // The dialect has the value in an object, the type's own form is without it: a map may be either.
        match self.only_member(Tree::ROOT) {
            Some((key, value)) if self.tree.raw(key) == ROOT => {
                let start = self.point();
                self.lexical(Tree::ROOT)?;
                self.lexical(key)?;
                let wrapped = self.within(Step::Name(ROOT.into()), |pass| pass.node(root, value));
                wrapped.or_else(|misfit| {
                    self.back_to(start);
                    // A type of which all may be left out would pass over what it holds.
                    match self.node(root, Tree::ROOT) {
                        Ok(()) if self.strangers == start.strangers => Ok(()),
                        _ => Err(misfit),
                    }
                })
            }
            _ => self.node(root, Tree::ROOT),
        }
    }

    fn node(&mut self, node: &'a Node, at: usize) -> Fit {
        if self.work == 0 || self.depth > DEPTH {
            return Err(self.exhausted());
        }
        self.work -= 1;
        self.depth += 1;
        let fit = self.form(node, at);
        self.depth -= 1;
        fit
    }

    fn form(&mut self, node: &'a Node, at: usize) -> Fit {
        match &node.form {
            Form::Ref(to) => {
                let shapes = self.shapes;
                return self.node(shapes.def(*to), at);
            }
            Form::Union(branches) => return self.union(node, branches, at),
            _ => self.lexical(at)?,
        }
        if self.tree.kind(at) == Kind::Object
            && object::may_be_wrapped(&node.form)
            && let Some((key, value)) = self.unwrapped(at)
        {
            let name = self.key_said(key)?;
            self.repair(RepairKind::Wrapping, node, at, "what it holds")?;
            return self.within(Step::Name(name), |pass| pass.node(node, value));
        }
        match &node.form {
            Form::Any if self.turns(node) => self.json_in_text(at),
            Form::Any => self.any(at),
            Form::Null => self.null(node, at),
            Form::Bool => self.boolean(node, at),
            Form::Integer | Form::Number => self.number(node, at),
            Form::Text => self.text(node, at),
            Form::Enum(choices) => self.choice(node, choices, at),
            Form::List(item) => self.list(node, item, at),
            Form::Tuple(nodes) => self.tuple(node, nodes, at),
            Form::Object(map) if map.is_map() => self.map(node, map, at),
            Form::Object(object) => self.object(node, object, at),
            Form::Never | Form::Ref(_) | Form::Union(_) => Err(self.expected(node, at)),
        }
    }

    /// Goes into a field, which may have a policy of its own.
    fn within_field<T>(&mut self, field: &Field, run: impl FnOnce(&mut Self) -> T) -> T {
        let own = field.repairs.filter(|_| !self.is_probe).unwrap_or(self.policy);
        let around = std::mem::replace(&mut self.policy, own);
        let result = run(self);
        self.policy = around;
        result
    }

    /// What has to be repaired of a token, whatever the type.
    fn lexical(&mut self, at: usize) -> Fit {
        let marks = self.tree.marks(at);
        if marks == Marks::NONE || marks == Marks::DIGITS {
            return Ok(());
        }
        if marks.has(Marks::CUT) && matches!(self.tree.kind(at), Kind::Bare | Kind::List) {
            return Err(self.cut_off());
        }
        for kind in marks.repairs() {
            if !self.policy.allow(kind) {
                return Err(self.syntax(kind));
            }
            let raw = self.tree.raw(at);
            self.record(kind, raw, "JSON")?;
        }
        Ok(())
    }

    /// What a scalar or a key says.
    fn said(&mut self, at: usize) -> Result<Cow<'t, str>, Box<Misfit>> {
        if self.tree.kind(at) == Kind::Bare {
            return Ok(Cow::Borrowed(self.tree.raw(at)));
        }
        let said = self.tree.said(at).map_err(|problem| self.syntax_fault(problem.to_owned()))?;
        for (is_odd, kind) in
            [(said.apostrophe, RepairKind::Newline), (said.odd_backslash, RepairKind::Backslash)]
        {
            if is_odd {
                if !self.policy.allow(kind) {
                    return Err(self.syntax(kind));
                }
                self.record(kind, self.tree.raw(at), &said.text)?;
            }
        }
        Ok(said.text)
    }

    /// Makes a repair, if the policy allows it.
    fn repair(&mut self, kind: RepairKind, node: &Node, at: usize, to: &str) -> Fit {
        if !self.policy.allow(kind) {
            return Err(self.expected(node, at));
        }
        self.record(kind, self.tree.raw(at), to)
    }

    fn record(&mut self, kind: RepairKind, from: &str, to: &str) -> Fit {
        if self.repairs.len() == MOST_REPAIRS {
            return Err(self.syntax_fault(format!("would take more than {MOST_REPAIRS} repairs")));
        }
        let path = self.path();
        self.repairs.push(Repair { path, kind, from: cut(from), to: cut(to) });
        Ok(())
    }

    fn is_scalar(&self, at: usize) -> bool {
        matches!(self.tree.kind(at), Kind::Quoted | Kind::Bare)
    }

    /// The member of an object that has only one.
    fn only_member(&self, at: usize) -> Option<(usize, usize)> {
        if self.tree.kind(at) != Kind::Object {
            return None;
        }
        let mut members = self.tree.members(at);
        members.next().filter(|_| members.next().is_none())
    }

    fn within<T>(&mut self, step: Step<'a>, run: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(step);
        let result = run(self);
        self.path.pop();
        result
    }

    fn point(&self) -> Point {
        let (own, repairs) = (self.own.len(), self.repairs.len());
        Point { own, repairs, strangers: self.strangers }
    }

    fn back_to(&mut self, point: Point) {
        self.own.truncate(point.own);
        self.repairs.truncate(point.repairs);
        self.strangers = point.strangers;
    }

    /// Whether a form is another one in the dialect.
    fn turns(&self, node: &Node) -> bool {
        self.subset.is_some_and(|subset| subset.turns(node))
    }

    /// What a key says; one in other quotes than JSON's, or in none, is repaired.
    fn key_said(&mut self, key: usize) -> Result<Cow<'a, str>, Box<Misfit>>
    where
        't: 'a,
    {
        self.lexical(key).map_err(|mut misfit| {
            if misfit.sort == MisfitSort::Syntax {
                let (key, problem) = (cut(self.tree.raw(key)), misfit.fault.problem);
                misfit.fault.problem = format!("has the key {key:?}, which {problem}");
            }
            misfit
        })?;
        self.said(key)
    }

    /// A key that was there before: what it says twice must be the same.
    fn repeated(&mut self, name: &str, first: usize, second: usize) -> Fit {
        let (a, b) = (self.tree.raw(first), self.tree.raw(second));
        let is_same = a == b && self.tree.kind(first) == self.tree.kind(second);
        if !is_same || !self.policy.allow(RepairKind::Repeated) {
            return Err(self.contradiction(format!("has the key {:?} twice", cut(name))));
        }
        self.record(RepairKind::Repeated, name, b)
    }

    /// The comma before all items but the first.
    fn comma(&mut self, index: usize) {
        if index > 0 {
            self.own.push(',');
        }
    }

    fn push_key(&mut self, name: &str) {
        self.push_text(name);
        self.own.push(':');
    }

    fn push_text(&mut self, text: &str) {
        self.own.push('"');
        let mut from = 0;
        for (at, byte) in text.bytes().enumerate() {
            let escape = match byte {
                b'"' => "\\\"",
                b'\\' => "\\\\",
                b'\n' => "\\n",
                0..0x20 => {
                    self.own.push_str(&text[from..at]);
                    self.own.push_str(&format!("\\u{byte:04x}"));
                    from = at + 1;
                    continue;
                }
                _ => continue,
            };
            self.own.push_str(&text[from..at]);
            self.own.push_str(escape);
            from = at + 1;
        }
        self.own.push_str(&text[from..]);
        self.own.push('"');
    }
}

/// Whether an object of this form is one of a key and its value.
fn is_pair(object: &Object) -> bool {
    matches!(&object.fields[..], [key, value] if key.name == "key" && value.name == "value")
}
