//! An output's form as a tree: what the dialects are written from, and what replies are read along.
//!
//! A JSON Schema says the same thing in many ways. [`Shapes::read`] brings it to one.

use super::json::Json;
use super::labels::labels;
use super::rules::Rules;
use crate::reply::Repairs;

/// The definitions of one type; the first is the type itself.
#[derive(Debug, Clone)]
pub(crate) struct Shapes {
    pub(crate) defs: Vec<Def>,
}

/// A named form that others refer to.
#[derive(Debug, Clone)]
pub(crate) struct Def {
    pub(crate) name: String,
    pub(crate) node: Node,
    /// How often it is referred to; being the root counts as once.
    pub(crate) uses: usize,
}

/// A place in a document: what may stand there, and what is said about it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Node {
    pub(crate) note: Option<String>,
    pub(crate) rules: Rules,
    pub(crate) form: Form,
    /// Of an enumeration: whether the type's own reader may take other values.
    pub(crate) is_open: bool,
    /// Of a union: the labels of its branches on the wire, where a dialect changes forms; empty if it needs none.
    pub(crate) labels: Vec<String>,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) enum Form {
    #[default]
    Any,
    /// No document fits.
    Never,
    Null,
    Bool,
    Integer,
    Number,
    Text,
    Enum(Vec<Choice>),
    List(Box<Node>),
    Tuple(Vec<Node>),
    Object(Object),
    Union(Vec<Node>),
    /// An index into [`Shapes::defs`].
    Ref(usize),
}

/// One value of an enumeration.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Choice {
    pub(crate) value: Json,
    /// Further names that the type itself takes for it.
    pub(crate) aliases: Vec<String>,
    pub(crate) note: Option<String>,
}

/// An object with named fields, and what further keys hold; one without fields is a map.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Object {
    pub(crate) fields: Vec<Field>,
    pub(crate) rest: Option<Box<Rest>>,
    /// Whether it takes no other members.
    pub(crate) closed: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Field {
    pub(crate) name: String,
    /// Further names that the type itself takes for it. A field of an externally tagged variant has the variant's.
    pub(crate) aliases: Vec<String>,
    pub(crate) required: bool,
    /// What the type takes for the field where it is left out, as far as the schema tells.
    pub(crate) default: Option<Json>,
    /// Which repairs its value may need, if not those of what it stands in.
    pub(crate) repairs: Option<Repairs>,
    pub(crate) node: Node,
}

/// The further members of an object.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Rest {
    /// What every key must match.
    pub(crate) key: Rules,
    pub(crate) node: Node,
}

impl Object {
    /// Whether it is a map: no name is fixed.
    pub(crate) fn is_map(&self) -> bool {
        self.fields.is_empty() && self.rest.is_some()
    }

    pub(crate) fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// A name for the list of further members, where an object has both: one that no field has.
    pub(crate) fn rest_name(&self) -> String {
        let mut name = "other".to_owned();
        while self.field(&name).is_some() {
            name.push('_');
        }
        name
    }
}

impl Shapes {
    /// The form of the whole document.
    pub(crate) fn root(&self) -> &Node {
        &self.defs[0].node
    }

    /// The form that a reference means.
    pub(crate) fn def(&self, index: usize) -> &Node {
        &self.defs[index].node
    }

    /// Whether `holds` is true of any place in the document.
    pub(crate) fn any(&self, holds: &mut dyn FnMut(&Node) -> bool) -> bool {
        let mut found = false;
        for def in self.defs.iter().filter(|def| def.uses > 0) {
            walk(&def.node, &mut |node| found |= holds(node));
        }
        found
    }

    /// Whether a document that has the right form can break a rule.
    pub(crate) fn is_checked(&self) -> bool {
        self.any(&mut |node| {
            let key = match &node.form {
                Form::Object(Object { rest: Some(rest), .. }) => rest.key.is_checked(),
                _ => false,
            };
            key || node.rules.is_checked()
        })
    }

    /// Whether there may be maps in the document.
    pub(crate) fn has_maps(&self) -> bool {
        self.any(&mut |node| match &node.form {
            Form::Object(object) => object.rest.is_some(),
            form => *form == Form::Any,
        })
    }

    /// Whether a document may nest objects or lists that several branches of a union are tried for. A struct is read from a
    /// list, too.
    pub(crate) fn is_retried(&self) -> bool {
        let is_retried = |branches: &[Node]| {
            let branches = self.branches(branches);
            let (mut lists, mut structs, mut maps) = (0, 0, 0);
            for branch in &branches {
                match &branch.form {
                    Form::List(_) | Form::Tuple(_) => lists += 1,
                    Form::Object(object) if object.fields.is_empty() => maps += 1,
                    Form::Object(_) => structs += 1,
                    _ => {}
                }
            }
            lists > 1
                || lists > 0 && structs > 0
                || structs + maps > 1 && self.tag(&branches).is_none()
        };
        self.is_recursive(&|_| true)
            && self.any(&mut |node| match &node.form {
                Form::Union(branches) => is_retried(branches),
                _ => false,
            })
    }

    /// Whether a field says itself which repairs it may need.
    pub(crate) fn has_policies(&self) -> bool {
        self.any(&mut |node| match &node.form {
            Form::Object(object) => object.fields.iter().any(|field| field.repairs.is_some()),
            _ => false,
        })
    }

    /// Whether a document may hold another of its own form, by a way on which every property is one that `counts`.
    pub(crate) fn is_recursive(&self, counts: &dyn Fn(&Field) -> bool) -> bool {
        (0..self.defs.len()).any(|start| {
            let mut seen = vec![false; self.defs.len()];
            let mut open = vec![start];
            while let Some(index) = open.pop() {
                walk_through(&self.defs[index].node, counts, &mut |node| {
                    if let Form::Ref(to) = node.form
                        && !std::mem::replace(&mut seen[to], true)
                    {
                        open.push(to);
                    }
                });
            }
            seen[start]
        })
    }

    /// Shapes of these definitions: references are counted, and what is used once stands where it is used.
    pub(super) fn new(defs: Vec<Def>) -> Shapes {
        let mut shapes = Shapes { defs };
        shapes.count();
        shapes.inline();
        shapes.label();
        shapes
    }

    /// Labels the unions that need it.
    fn label(&mut self) {
        for index in 0..self.defs.len() {
            // Taken out to be changed: the others are still whole, and no label depends on another.
            let mut node = self.defs[index].node.clone();
            self.label_in(&mut node);
            self.defs[index].node = node;
        }
    }

    fn label_in(&self, node: &mut Node) {
        if let Form::Union(branches) = &node.form {
            node.labels = labels(self, branches);
        }
        children(node, &mut |child| self.label_in(child));
    }

    /// Counts the references to what the root reaches.
    fn count(&mut self) {
        let mut uses = vec![0; self.defs.len()];
        let mut open = vec![0];
        uses[0] = 1;
        while let Some(index) = open.pop() {
            walk(&self.defs[index].node, &mut |node| {
                if let Form::Ref(to) = node.form {
                    uses[to] += 1;
                    if uses[to] == 1 {
                        open.push(to);
                    }
                }
            });
        }
        for (def, uses) in self.defs.iter_mut().zip(uses) {
            def.uses = uses;
        }
    }

    /// Puts definitions that are used once where they are used. None of these can be part of itself.
    fn inline(&mut self) {
        for index in 0..self.defs.len() {
            if self.defs[index].uses == 0 {
                continue;
            }
            let mut node = std::mem::take(&mut self.defs[index].node);
            self.inline_into(&mut node);
            self.defs[index].node = node;
        }
    }

    fn inline_into(&mut self, node: &mut Node) {
        while let Form::Ref(to) = node.form
            && to != 0
            && self.defs[to].uses == 1
        {
            self.defs[to].uses = 0;
            let def = std::mem::take(&mut self.defs[to].node);
            node.note = both(node.note.take(), def.note);
            node.form = def.form;
            node.rules = std::mem::take(&mut node.rules).and(def.rules);
        }
        children(node, &mut |child| self.inline_into(child));
    }
}

/// Calls `visit` for the node and all below it.
fn walk(node: &Node, visit: &mut dyn FnMut(&Node)) {
    walk_through(node, &|_| true, visit);
}

/// Calls `visit` for the node and all below it, properties that do not `count` aside.
fn walk_through(node: &Node, counts: &dyn Fn(&Field) -> bool, visit: &mut dyn FnMut(&Node)) {
    visit(node);
    match &node.form {
        Form::List(item) => walk_through(item, counts, visit),
        Form::Tuple(nodes) | Form::Union(nodes) => {
            nodes.iter().for_each(|node| walk_through(node, counts, visit));
        }
        Form::Object(object) => {
            let fields = object.fields.iter().filter(|field| counts(field));
            fields.for_each(|field| walk_through(&field.node, counts, visit));
            object.rest.iter().for_each(|rest| walk_through(&rest.node, counts, visit));
        }
        _ => {}
    }
}

fn children(node: &mut Node, visit: &mut dyn FnMut(&mut Node)) {
    match &mut node.form {
        Form::List(item) => visit(item),
        Form::Tuple(nodes) | Form::Union(nodes) => nodes.iter_mut().for_each(visit),
        Form::Object(object) => {
            object.fields.iter_mut().for_each(|field| visit(&mut field.node));
            object.rest.iter_mut().for_each(|rest| visit(&mut rest.node));
        }
        _ => {}
    }
}

/// Both notes, one a line; the same one once.
pub(crate) fn both(a: Option<String>, b: Option<String>) -> Option<String> {
    match (a, b) {
        (Some(a), Some(b)) if a != b => Some(format!("{a}\n{b}")),
        (a, b) => a.or(b),
    }
}
