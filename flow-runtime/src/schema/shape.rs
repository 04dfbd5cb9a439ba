//! An output's form as a tree: what the dialects are written from, and what replies are read along.
//!
//! A JSON Schema says the same thing in many ways. [`Shapes::read`] brings it to one: unions are flat, `allOf` and siblings of
//! `$ref` are merged, a definition that is used once stands where it is used.

use std::collections::HashMap;

use super::json::Json;
use super::rules::{Kind, Rules};

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
    pub(crate) note: Option<String>,
}

/// An object with named fields, and what further keys hold; one without fields is a map.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Object {
    pub(crate) fields: Vec<Field>,
    pub(crate) rest: Option<Box<Rest>>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) required: bool,
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

/// How deep a schema may nest while it is read, and what looking up a reference in order to merge it counts for. Only a
/// schema that is merged into itself gets there.
const DEPTH: usize = 64;
const LOOKUP: usize = 8;

impl Shapes {
    /// Reads a JSON Schema whose properties are in order.
    pub(crate) fn read(schema: &Json) -> Shapes {
        let defs = schema.get("$defs").map(Json::members).unwrap_or_default();
        let title = schema.get("title").and_then(Json::as_str).unwrap_or("Root");
        let mut indices = HashMap::from([("#".to_owned(), 0)]);
        for (index, (name, _)) in defs.iter().enumerate() {
            // A JSON pointer writes `~` as `~0` and `/` as `~1`.
            let pointer = name.replace('~', "~0").replace('/', "~1");
            indices.insert(format!("#/$defs/{pointer}"), index + 1);
        }
        let root = (title, schema);
        let sources: Vec<(&str, &Json)> = std::iter::once(root)
            .chain(defs.iter().map(|(name, def)| (name.as_str(), def)))
            .collect();
        let reader = Reader {
            indices,
            sources: sources.iter().map(|(_, schema)| *schema).collect(),
        };
        let defs = sources
            .iter()
            .map(|(name, def)| Def {
                name: (*name).to_owned(),
                node: reader.node(def, 0),
                uses: 0,
            })
            .collect();
        let mut shapes = Shapes { defs };
        shapes.count();
        shapes.inline();
        shapes
    }

    /// The form of the whole document.
    pub(crate) fn root(&self) -> &Node {
        &self.defs[0].node
    }

    /// The form that a reference means.
    pub(crate) fn def(&self, index: usize) -> &Node {
        &self.defs[index].node
    }

    /// Whether `holds` is true of any place in the document.
    pub(crate) fn any(&self, mut holds: impl FnMut(&Node) -> bool) -> bool {
        let mut found = false;
        for def in self.defs.iter().filter(|def| def.uses > 0) {
            walk(&def.node, &mut |node| found |= holds(node));
        }
        found
    }

    /// Whether a document may hold another of its own form.
    pub(crate) fn is_recursive(&self) -> bool {
        (0..self.defs.len()).any(|start| {
            let mut seen = vec![false; self.defs.len()];
            let mut open = vec![start];
            while let Some(index) = open.pop() {
                walk(&self.defs[index].node, &mut |node| {
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
            node.rules = def.rules;
        }
        children(node, &mut |child| self.inline_into(child));
    }
}

/// Calls `visit` for the node and all below it.
fn walk(node: &Node, visit: &mut impl FnMut(&Node)) {
    visit(node);
    match &node.form {
        Form::List(item) => walk(item, visit),
        Form::Tuple(nodes) | Form::Union(nodes) => nodes.iter().for_each(|node| walk(node, visit)),
        Form::Object(object) => {
            object
                .fields
                .iter()
                .for_each(|field| walk(&field.node, visit));
            object.rest.iter().for_each(|rest| walk(&rest.node, visit));
        }
        _ => {}
    }
}

fn children(node: &mut Node, visit: &mut impl FnMut(&mut Node)) {
    match &mut node.form {
        Form::List(item) => visit(item),
        Form::Tuple(nodes) | Form::Union(nodes) => nodes.iter_mut().for_each(visit),
        Form::Object(object) => {
            object
                .fields
                .iter_mut()
                .for_each(|field| visit(&mut field.node));
            object
                .rest
                .iter_mut()
                .for_each(|rest| visit(&mut rest.node));
        }
        _ => {}
    }
}

struct Reader<'a> {
    indices: HashMap<String, usize>,
    sources: Vec<&'a Json>,
}

impl Reader<'_> {
    fn node(&self, schema: &Json, depth: usize) -> Node {
        if *schema == Json::Bool(false) || depth > DEPTH {
            return Node {
                form: Form::Never,
                ..Node::default()
            };
        }
        let own = self.own(schema, depth);
        let mut parts: Vec<Node> = Vec::new();
        for part in schema.get("allOf").map(Json::items).unwrap_or_default() {
            parts.push(self.node(part, depth + 1));
        }
        for key in ["oneOf", "anyOf"] {
            if let Some(branches) = schema.get(key) {
                let nodes = branches
                    .items()
                    .iter()
                    .map(|s| self.node(s, depth + 1))
                    .collect();
                parts.push(union(nodes));
            }
        }
        if let Some(reference) = schema.get("$ref").and_then(Json::as_str) {
            parts.push(match self.indices.get(reference) {
                Some(&index) => Node {
                    form: Form::Ref(index),
                    ..Node::default()
                },
                None => Node::default(),
            });
        }
        let mut node = parts
            .into_iter()
            .fold(own, |whole, part| self.merge(whole, part, depth));
        if let Some(note) = schema.get("description").and_then(Json::as_str) {
            node.note = both(Some(note.to_owned()), node.note);
        }
        node
    }

    /// What the schema's own keywords say, besides references and combinations.
    fn own(&self, schema: &Json, depth: usize) -> Node {
        let mut form = None;
        if let Some(value) = schema.get("const") {
            form = Some(choices(std::slice::from_ref(value)));
        } else if let Some(values) = schema.get("enum") {
            form = Some(choices(values.items()));
        }
        if let Some(form) = form {
            return form;
        }
        match schema.get("type") {
            Some(Json::String(kind)) => self.typed(kind, schema, depth),
            Some(Json::Array(kinds)) => union(
                kinds
                    .iter()
                    .filter_map(Json::as_str)
                    .map(|kind| self.typed(kind, schema, depth))
                    .collect(),
            ),
            _ if schema.get("properties").is_some() => self.typed("object", schema, depth),
            _ => Node::default(),
        }
    }

    fn typed(&self, kind: &str, schema: &Json, depth: usize) -> Node {
        let (form, rules) = match kind {
            "null" => (Form::Null, None),
            "boolean" => (Form::Bool, None),
            "integer" => (Form::Integer, Some(Kind::Number)),
            "number" => (Form::Number, Some(Kind::Number)),
            "string" => (Form::Text, Some(Kind::Text)),
            "array" => match schema.get("prefixItems") {
                Some(items) => {
                    let items = items
                        .items()
                        .iter()
                        .map(|s| self.node(s, depth + 1))
                        .collect();
                    (Form::Tuple(items), None)
                }
                None => {
                    let item = schema.get("items").map(|s| self.node(s, depth + 1));
                    (
                        Form::List(Box::new(item.unwrap_or_default())),
                        Some(Kind::List),
                    )
                }
            },
            "object" => (Form::Object(self.object(schema, depth)), None),
            _ => (Form::Any, None),
        };
        let rules = rules
            .map(|kind| Rules::read(schema, kind))
            .unwrap_or_default();
        Node {
            note: None,
            rules,
            form,
        }
    }

    fn object(&self, schema: &Json, depth: usize) -> Object {
        let required = schema.get("required").map(Json::items).unwrap_or_default();
        let fields = schema
            .get("properties")
            .map(Json::members)
            .unwrap_or_default();
        let fields = fields
            .iter()
            .map(|(name, schema)| Field {
                name: name.clone(),
                required: required.iter().any(|r| r.as_str() == Some(name)),
                node: self.node(schema, depth + 1),
            })
            .collect();
        let patterns = schema
            .get("patternProperties")
            .map(Json::members)
            .unwrap_or_default();
        let open = ["additionalProperties", "unevaluatedProperties"]
            .into_iter()
            .filter_map(|key| schema.get(key))
            .find(|rest| **rest != Json::Bool(false));
        let rest = match (patterns, open) {
            ([(pattern, schema)], None) => Some(Rest {
                key: Rules {
                    pattern: Some(pattern.clone()),
                    ..Rules::default()
                },
                node: self.node(schema, depth + 1),
            }),
            // Keys of several patterns: any of them, and the type's own reader tells a wrong one.
            ([(_, schema), ..], _) | ([], Some(schema)) => Some(Rest {
                key: Rules::default(),
                node: self.node(schema, depth + 1),
            }),
            ([], None) => None,
        };
        Object {
            fields,
            rest: rest.map(Box::new),
        }
    }

    /// What both nodes allow.
    fn merge(&self, a: Node, b: Node, depth: usize) -> Node {
        if a == Node::default() {
            return b;
        }
        if b == Node::default() {
            return a;
        }
        let note = both(a.note.clone(), b.note.clone());
        let rules = a.rules.clone().and(b.rules.clone());
        let form = match (a.form, b.form) {
            (Form::Any, form) | (form, Form::Any) => form,
            (a, b) if a == b => a,
            (Form::Ref(to), form) => {
                let other = Node {
                    note: b.note,
                    rules: b.rules,
                    form,
                };
                return self.merge(
                    self.node(self.sources[to], depth + LOOKUP),
                    other,
                    depth + LOOKUP,
                );
            }
            (form, Form::Ref(to)) => {
                let other = Node {
                    note: a.note,
                    rules: a.rules,
                    form,
                };
                return self.merge(
                    other,
                    self.node(self.sources[to], depth + LOOKUP),
                    depth + LOOKUP,
                );
            }
            (Form::Union(nodes), form) => {
                let other = Node {
                    note: None,
                    rules: b.rules,
                    form,
                };
                let merged = nodes
                    .into_iter()
                    .map(|node| self.merge(node, other.clone(), depth));
                return Node {
                    note,
                    ..union(merged.collect())
                };
            }
            (form, Form::Union(nodes)) => {
                let other = Node {
                    note: None,
                    rules: a.rules,
                    form,
                };
                let merged = nodes
                    .into_iter()
                    .map(|node| self.merge(other.clone(), node, depth));
                return Node {
                    note,
                    ..union(merged.collect())
                };
            }
            (Form::Object(a), Form::Object(b)) => Form::Object(self.merge_objects(a, b, depth)),
            (Form::Integer, Form::Number) | (Form::Number, Form::Integer) => Form::Integer,
            (Form::Enum(choices), Form::Text) | (Form::Text, Form::Enum(choices)) => {
                Form::Enum(choices)
            }
            (Form::Enum(a), Form::Enum(b)) => Form::Enum(
                a.into_iter()
                    .filter(|a| b.iter().any(|b| a.value == b.value))
                    .collect(),
            ),
            _ => Form::Never,
        };
        Node { note, rules, form }
    }

    fn merge_objects(&self, a: Object, b: Object, depth: usize) -> Object {
        let mut fields = a.fields;
        for field in b.fields {
            match fields.iter_mut().find(|known| known.name == field.name) {
                Some(known) => {
                    known.required |= field.required;
                    known.node = self.merge(std::mem::take(&mut known.node), field.node, depth + 1);
                }
                None => fields.push(field),
            }
        }
        Object {
            fields,
            rest: a.rest.or(b.rest),
        }
    }
}

/// A node that allows what any of these allows: flat, its constants in one enumeration, `null` once and last.
fn union(nodes: Vec<Node>) -> Node {
    let mut branches: Vec<Node> = Vec::new();
    let mut null = None;
    for node in nodes.into_iter().flat_map(flat) {
        match node.form {
            Form::Never => {}
            Form::Null => null = Some(node),
            Form::Enum(mut choices) => {
                if let [choice] = &mut choices[..] {
                    choice.note = both(choice.note.take(), node.note);
                }
                let known = branches
                    .iter_mut()
                    .find_map(|branch| match &mut branch.form {
                        Form::Enum(known) => Some(known),
                        _ => None,
                    });
                match known {
                    Some(known) => known.append(&mut choices),
                    None => branches.push(Node {
                        form: Form::Enum(choices),
                        ..Node::default()
                    }),
                }
            }
            _ => branches.push(node),
        }
    }
    branches.extend(null);
    match branches.len() {
        0 => Node {
            form: Form::Never,
            ..Node::default()
        },
        1 => branches.remove(0),
        _ => Node {
            form: Form::Union(branches),
            ..Node::default()
        },
    }
}

/// The branches of a union of which nothing else is said, or the node itself.
fn flat(node: Node) -> Vec<Node> {
    match node.form {
        Form::Union(nodes) if node.note.is_none() => nodes,
        _ => vec![node],
    }
}

/// An enumeration of these constants, with `null` apart.
fn choices(values: &[Json]) -> Node {
    let (nulls, values): (Vec<&Json>, Vec<&Json>) =
        values.iter().partition(|value| **value == Json::Null);
    let choices = values.into_iter().map(|value| Choice {
        value: value.clone(),
        note: None,
    });
    let choices = Node {
        form: Form::Enum(choices.collect()),
        ..Node::default()
    };
    match (nulls.is_empty(), &choices.form) {
        (true, _) => choices,
        (false, Form::Enum(values)) if values.is_empty() => Node {
            form: Form::Null,
            ..Node::default()
        },
        _ => union(vec![
            choices,
            Node {
                form: Form::Null,
                ..Node::default()
            },
        ]),
    }
}

/// Both notes, one a line; the same one once.
pub(crate) fn both(a: Option<String>, b: Option<String>) -> Option<String> {
    match (a, b) {
        (Some(a), Some(b)) if a != b => Some(format!("{a}\n{b}")),
        (a, b) => a.or(b),
    }
}
