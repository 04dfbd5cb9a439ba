//! Writes a form in a subset of JSON Schema that a provider enforces.
//!
//! What such subsets cannot express changes its form, and [`codec`](super::codec) turns it back: a tuple becomes an object with
//! the keys "0", "1", …; a map a list of `{key, value}`; any JSON a string that holds JSON; an integer of 128 bits a string of
//! digits; a root that is no object is the `value` of one. Constraints without a keyword go into the description.

use std::collections::HashSet;

use super::json::Json;
use super::keywords::{Keywords, keywords};
use super::shape::{Choice, Field, Form, Node, Object, Rest, Shapes, both};
use super::subset::{Recursion, Subset, is_wide};

/// The property that holds a root which is no object.
pub(crate) const ROOT: &str = "value";
/// The members of an entry of a map.
pub(crate) const KEY: &str = "key";
pub(crate) const VALUE: &str = "value";

/// What a 128-bit integer matches as a string.
pub(super) const DIGITS: &str = "^-?[0-9]+$";

/// Whether the root has to be put into an object.
pub(crate) fn is_wrapped(shapes: &Shapes, subset: &Subset) -> bool {
    let root = shapes.root();
    subset.object_root
        && match &root.form {
            Form::Object(object) => object.is_map(),
            Form::Tuple(_) => !subset.turns(root),
            _ => true,
        }
}

/// Whether the wire form of `node` can be `null`, so that an optional property needs no more to be left out.
pub(crate) fn takes_null(shapes: &Shapes, node: &Node) -> bool {
    shapes.branches(std::slice::from_ref(node)).iter().any(|node| node.form == Form::Null)
}

/// Whether documents in `subset` differ from the type's own.
pub(super) fn differs(shapes: &Shapes, subset: &Subset) -> bool {
    is_wrapped(shapes, subset)
        || shapes.any(&mut |node| {
            subset.turns(node)
                || !node.labels.is_empty()
                || matches!(&node.form, Form::Object(object)
                    if object.fields.iter().any(|field| nullable(shapes, subset, field)))
        })
}

/// Whether `null` stands for a property that is left out.
pub(crate) fn nullable(shapes: &Shapes, subset: &Subset, field: &Field) -> bool {
    !field.required && !subset.optional && !takes_null(shapes, &field.node)
}

/// Whether a property that may be `null` is left out instead: the type takes both for the same, and providers bound how many
/// properties may have several forms.
pub(super) fn droppable(subset: &Subset, field: &Field) -> bool {
    subset.optional
        && !field.required
        && matches!(field.default, None | Some(Json::Null))
        && matches!(&field.node.form, Form::Union(nodes) if nodes.iter().any(is_null))
}

fn is_null(node: &Node) -> bool {
    node.form == Form::Null
}

/// The other branches of a union with `null`, or the other branch.
pub(super) fn without_null(node: &Node) -> Node {
    let Form::Union(nodes) = &node.form else {
        return node.clone();
    };
    let mut others: Vec<Node> = nodes.iter().filter(|node| !is_null(node)).cloned().collect();
    if others.len() == 1 {
        let only = others.remove(0);
        return Node { note: both(node.note.clone(), only.note), ..only };
    }
    let labels = node.labels.iter().zip(nodes).filter(|(_, node)| !is_null(node));
    let labels = labels.map(|(label, _)| label.clone()).collect();
    Node { note: node.note.clone(), labels, form: Form::Union(others), ..Node::default() }
}

/// The schema of these forms, or `None` if the subset cannot express them.
pub(super) fn write(shapes: &Shapes, subset: &Subset) -> Option<Json> {
    let recursive = match subset.recursion {
        Recursion::Never => shapes.is_recursive(&|_| true),
        Recursion::Optional => shapes.is_recursive(&|field| field.required),
        Recursion::Always => false,
    };
    if recursive {
        return None;
    }
    // The root stands among the definitions if something refers to it, unless it is the object that has to be on top.
    let refers = shapes.defs[0].uses > 1;
    let wrapped = is_wrapped(shapes, subset);
    let apart = refers && (wrapped || !subset.object_root);
    let writer = Writer { shapes, subset, names: names(shapes), apart };

    let mut defs = Vec::new();
    for (index, def) in shapes.defs.iter().enumerate() {
        if def.uses > 0 && (index > 0 || apart) {
            defs.push((writer.names[index].clone(), writer.node(&def.node)?));
        }
    }
    let root = if apart { writer.to(0) } else { writer.node(shapes.root())? };
    let mut schema = if wrapped { object(vec![(ROOT.to_owned(), root)], None) } else { root };
    if let Json::Object(members) = &mut schema
        && !defs.is_empty()
    {
        members.push(("$defs".to_owned(), Json::Object(defs)));
    }
    (subset.fits)(&schema).then_some(schema)
}

/// Names for the definitions, each once: of letters, digits and `_`, because not all servers unescape others, and different
/// by more than `_`, because one makes the same of `_` and `__`.
pub(super) fn names(shapes: &Shapes) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(shapes.defs.len());
    let mut seen = HashSet::new();
    for def in &shapes.defs {
        let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
        let base: String = def.name.chars().map(plain).collect();
        let mut name = base.clone();
        for number in 2.. {
            let parts: Vec<&str> = name.split('_').filter(|part| !part.is_empty()).collect();
            if seen.insert(parts.join("_")) {
                break;
            }
            name = format!("{base}_{number}");
        }
        names.push(name);
    }
    names
}

struct Writer<'a> {
    shapes: &'a Shapes,
    subset: &'a Subset,
    /// What each definition is called, the root among them.
    names: Vec<String>,
    /// Whether the root stands among the definitions.
    apart: bool,
}

impl Writer<'_> {
    fn node(&self, node: &Node) -> Option<Json> {
        let Keywords { members, words } = match &node.form {
            Form::Integer if is_wide(&node.rules) => {
                let mut written = keywords(node, Some(self.subset));
                if (self.subset.pattern)(DIGITS) {
                    written.members.push(("pattern".to_owned(), DIGITS.into()));
                }
                written.words.insert(0, "An integer, as a string of digits.".to_owned());
                written
            }
            Form::Integer | Form::Number | Form::Text | Form::List(_) | Form::Object(_) => {
                keywords(node, Some(self.subset))
            }
            Form::Any if self.subset.turns(node) => Keywords {
                words: vec!["Any JSON, written as a string.".to_owned()],
                ..Keywords::default()
            },
            _ => Keywords::default(),
        };
        let words = (!words.is_empty()).then(|| words.join(" "));
        let note = both(node.note.clone(), words);
        let typed = |kind: &str| extended(scalar(kind, note.clone()), members.clone());
        Some(match &node.form {
            Form::Never => return None,
            Form::Any if self.subset.turns(node) => typed("string"),
            Form::Any => {
                let kinds = ["object", "array", "string", "number", "boolean", "null"];
                let kinds = Json::Array(kinds.into_iter().map(Json::from).collect());
                described(note, vec![("type".to_owned(), kinds)])
            }
            Form::Null => typed("null"),
            Form::Bool => typed("boolean"),
            Form::Integer if self.subset.turns(node) => typed("string"),
            Form::Integer => typed("integer"),
            Form::Number => typed("number"),
            Form::Text => typed("string"),
            Form::Enum(choices) => enumeration(choices, note),
            Form::List(item) => {
                extended(scalar("array", note), [self.items(item)?, members].concat())
            }
            Form::Tuple(items) if self.subset.turns(node) => {
                let items = items.iter().enumerate();
                let fields = items.map(|(at, item)| Some((at.to_string(), self.node(item)?)));
                object(fields.collect::<Option<_>>()?, note)
            }
            Form::Tuple(items) => {
                let length = Json::Number(items.len().into());
                let items = items.iter().map(|item| self.node(item)).collect::<Option<_>>()?;
                let keywords = [
                    ("prefixItems", Json::Array(items)),
                    ("minItems", length.clone()),
                    ("maxItems", length),
                ];
                extended(scalar("array", note), keywords.map(|(k, v)| (k.to_owned(), v)).into())
            }
            Form::Object(Object { rest: Some(rest), fields, .. }) if fields.is_empty() => {
                if self.subset.turns(node) {
                    self.entries(rest, note)?
                } else {
                    self.map(rest, note)?
                }
            }
            Form::Object(fields) => self.object(fields, note)?,
            Form::Union(nodes) => {
                let node_labels = &node.labels;
                let mut branches = Vec::with_capacity(nodes.len());
                for (at, node) in nodes.iter().enumerate() {
                    branches.push(match node_labels.get(at) {
                        Some(label) if node.form != Form::Null => {
                            object(vec![(label.clone(), self.node(node)?)], None)
                        }
                        _ => self.node(node)?,
                    });
                }
                any_of(branches, note)
            }
            Form::Ref(to) => match note {
                // A reference takes no siblings, so the description needs a schema around it.
                Some(note) => any_of(vec![self.to(*to)], Some(note)),
                None => self.to(*to),
            },
        })
    }

    fn to(&self, index: usize) -> Json {
        let target = match index {
            0 if !self.apart => "#".to_owned(),
            _ => format!("#/$defs/{}", self.names[index]),
        };
        Json::object([("$ref", target.into())])
    }

    fn items(&self, item: &Node) -> Option<Vec<(String, Json)>> {
        Some(vec![("items".to_owned(), self.node(item)?)])
    }

    fn object(&self, fields: &Object, note: Option<String>) -> Option<Json> {
        let mut properties = Vec::new();
        let mut optional = Vec::new();
        for field in &fields.fields {
            let mut schema = match droppable(self.subset, field) {
                true => self.node(&without_null(&field.node))?,
                false => self.node(&field.node)?,
            };
            if nullable(self.shapes, self.subset, field) {
                schema = or_null(schema);
            }
            if !field.required && self.subset.optional {
                optional.push(field.name.clone());
            }
            properties.push((field.name.clone(), schema));
        }
        if let Some(rest) = &fields.rest {
            let note = "Further properties of this object, by name.".to_owned();
            properties.push((fields.rest_name(), self.entries(rest, Some(note))?));
        }
        let mut schema = object(properties, note);
        if let Json::Object(members) = &mut schema
            && let Some((_, Json::Array(required))) =
                members.iter_mut().find(|(key, _)| key == "required")
        {
            required.retain(|name| !optional.iter().any(|o| name.as_str() == Some(o)));
        }
        Some(schema)
    }

    /// A map, as the list of its entries.
    fn entries(&self, rest: &Rest, note: Option<String>) -> Option<Json> {
        let key = Node { rules: rest.key.clone(), form: Form::Text, ..Node::default() };
        let entry =
            vec![(KEY.to_owned(), self.node(&key)?), (VALUE.to_owned(), self.node(&rest.node)?)];
        let list = scalar("array", both(note, Some("Each key once.".to_owned())));
        Some(extended(list, vec![("items".to_owned(), object(entry, None))]))
    }

    /// A map, as an object of any keys.
    fn map(&self, rest: &Rest, note: Option<String>) -> Option<Json> {
        let key = Node { rules: rest.key.clone(), form: Form::Text, ..Node::default() };
        let words = keywords(&key, None).words;
        let words = (!words.is_empty()).then(|| format!("Of each key: {}", words.join(" ")));
        let values = ("additionalProperties".to_owned(), self.node(&rest.node)?);
        Some(extended(scalar("object", both(note, words)), vec![values]))
    }
}

fn scalar(kind: &str, note: Option<String>) -> Json {
    described(note, vec![("type".to_owned(), kind.into())])
}

/// A schema of these members, its description first.
fn described(note: Option<String>, members: Vec<(String, Json)>) -> Json {
    let note = note.map(|note| ("description".to_owned(), note.into()));
    Json::Object(note.into_iter().chain(members).collect())
}

fn extended(schema: Json, keywords: Vec<(String, Json)>) -> Json {
    match schema {
        Json::Object(mut members) => {
            members.extend(keywords);
            Json::Object(members)
        }
        other => other,
    }
}

/// A closed object that requires all of these properties.
fn object(properties: Vec<(String, Json)>, note: Option<String>) -> Json {
    let required = properties.iter().map(|(name, _)| name.as_str().into()).collect();
    extended(
        scalar("object", note),
        vec![
            ("properties".to_owned(), Json::Object(properties)),
            ("required".to_owned(), Json::Array(required)),
            ("additionalProperties".to_owned(), false.into()),
        ],
    )
}

fn any_of(branches: Vec<Json>, note: Option<String>) -> Json {
    described(note, vec![("anyOf".to_owned(), Json::Array(branches))])
}

/// The schema, or `null`; its description is moved out, so that it stands for both.
fn or_null(schema: Json) -> Json {
    let Json::Object(mut members) = schema else {
        return schema;
    };
    let null = scalar("null", None);
    if let Some((_, Json::Array(branches))) = members.iter_mut().find(|(key, _)| key == "anyOf") {
        branches.push(null);
        return Json::Object(members);
    }
    let note =
        members.iter().position(|(key, _)| key == "description").map(|at| members.remove(at));
    let note = note.and_then(|(_, note)| note.as_str().map(str::to_owned));
    any_of(vec![Json::Object(members), null], note)
}

/// An `enum`, with what is said of its values in the description.
fn enumeration(choices: &[Choice], note: Option<String>) -> Json {
    let notes = choices.iter().filter_map(|choice| {
        let name = choice.value.as_str().map_or_else(|| choice.value.to_string(), str::to_owned);
        choice.note.as_ref().map(|note| format!("- `{name}`: {}", note.replace('\n', " ")))
    });
    let notes: Vec<String> = notes.collect();
    let note = both(note, (!notes.is_empty()).then(|| notes.join("\n")));
    let kind = |value: &Json| match value {
        Json::Bool(_) => "boolean",
        Json::Number(number) if number.is_f64() => "number",
        Json::Number(_) => "integer",
        _ => "string",
    };
    let mut kinds: Vec<Json> = Vec::new();
    for choice in choices {
        let kind = Json::from(kind(&choice.value));
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    let kinds = match kinds.len() {
        1 => kinds.remove(0),
        _ => Json::Array(kinds),
    };
    let values = Json::Array(choices.iter().map(|choice| choice.value.clone()).collect());
    described(note, vec![("type".to_owned(), kinds), ("enum".to_owned(), values)])
}
