//! Writes a form in a subset of JSON Schema that a provider enforces.
//!
//! What such subsets cannot express changes its form, and [`codec`](super::codec) turns it back: a tuple becomes an object with
//! the keys "0", "1", …; a map a list of `{key, value}`; any JSON a string that holds JSON; a root that is no object is the
//! `value` of one. Constraints without a keyword go into the description.

use super::json::Json;
use super::shape::{Choice, Field, Form, Node, Object, Rest, Shapes, both};

/// What a provider's structured outputs take of JSON Schema.
#[derive(Debug)]
pub(crate) struct Subset {
    /// Whether an object may leave out a property. If not, an optional one is `null` instead.
    pub(crate) optional: bool,
    /// Whether a form may hold itself.
    pub(crate) recursion: bool,
    /// Whether the bounds of numbers have keywords.
    pub(crate) bounds: bool,
    /// Whether `pattern` is taken.
    pub(crate) pattern: bool,
    /// The largest `minItems` that is taken.
    pub(crate) min_items: u64,
    /// Whether `maxItems` is taken.
    pub(crate) max_items: bool,
    /// The formats of strings that are taken.
    pub(crate) formats: &'static [&'static str],
    /// Whether a finished schema is within the provider's limits.
    pub(crate) fits: fn(&Json) -> bool,
}

/// The property that holds a root which is no object.
pub(crate) const ROOT: &str = "value";
/// The members of an entry of a map.
pub(crate) const KEY: &str = "key";
pub(crate) const VALUE: &str = "value";

/// Whether the root has to be put into an object.
pub(crate) fn is_wrapped(shapes: &Shapes) -> bool {
    match &shapes.root().form {
        Form::Object(object) => object.is_map(),
        Form::Tuple(_) => false,
        _ => true,
    }
}

/// Whether the wire form of `node` can be `null`, so that an optional property needs no more to be left out.
pub(crate) fn takes_null(shapes: &Shapes, node: &Node) -> bool {
    shapes.branches(std::slice::from_ref(node)).iter().any(|node| node.form == Form::Null)
}

/// Whether documents in `subset` differ from the type's own.
pub(super) fn differs(shapes: &Shapes, subset: &Subset) -> bool {
    is_wrapped(shapes)
        || shapes.any(|node| match &node.form {
            Form::Any | Form::Tuple(_) => true,
            Form::Object(object) => {
                object.rest.is_some()
                    || object.fields.iter().any(|field| nullable(shapes, subset, field))
            }
            _ => false,
        })
}

/// Whether `null` stands for a property that is left out.
pub(crate) fn nullable(shapes: &Shapes, subset: &Subset, field: &Field) -> bool {
    !field.required && !subset.optional && !takes_null(shapes, &field.node)
}

/// The schema of these forms, or `None` if the subset cannot express them.
pub(super) fn write(shapes: &Shapes, subset: &Subset) -> Option<Json> {
    if !subset.recursion && shapes.is_recursive() {
        return None;
    }
    let wrapped = is_wrapped(shapes);
    let mut root_name = shapes.defs[0].name.clone();
    while shapes.defs[1..].iter().any(|def| def.name == root_name) {
        root_name.push('_');
    }
    let root = match wrapped {
        true => reference(&root_name),
        false => "#".to_owned(),
    };
    let writer = Writer { shapes, subset, root };

    let mut defs = Vec::new();
    if wrapped && shapes.defs[0].uses > 1 {
        defs.push((root_name, writer.node(shapes.root())?));
    }
    for def in shapes.defs[1..].iter().filter(|def| def.uses > 0) {
        defs.push((def.name.clone(), writer.node(&def.node)?));
    }
    let mut schema = match (wrapped, shapes.defs[0].uses > 1) {
        (true, true) => object(vec![(ROOT.to_owned(), writer.to(0))], None),
        (true, false) => object(vec![(ROOT.to_owned(), writer.node(shapes.root())?)], None),
        (false, _) => writer.node(shapes.root())?,
    };
    if let Json::Object(members) = &mut schema
        && !defs.is_empty()
    {
        members.push(("$defs".to_owned(), Json::Object(defs)));
    }
    (subset.fits)(&schema).then_some(schema)
}

struct Writer<'a> {
    shapes: &'a Shapes,
    subset: &'a Subset,
    /// The reference that means the root.
    root: String,
}

impl Writer<'_> {
    fn node(&self, node: &Node) -> Option<Json> {
        let described = |words: Vec<String>| {
            let words = (!words.is_empty()).then(|| words.join(" "));
            both(node.note.clone(), words)
        };
        Some(match &node.form {
            Form::Never => return None,
            Form::Any => scalar("string", described(vec!["Any JSON, written as a string.".into()])),
            Form::Null => scalar("null", described(Vec::new())),
            Form::Bool => scalar("boolean", described(Vec::new())),
            Form::Integer | Form::Number | Form::Text => {
                let kind = match node.form {
                    Form::Integer => "integer",
                    Form::Number => "number",
                    _ => "string",
                };
                let mut keywords = Vec::new();
                let words = node.rules.write(self.subset, &mut keywords);
                extended(scalar(kind, described(words)), keywords)
            }
            Form::Enum(choices) => enumeration(choices, node.note.clone()),
            Form::List(item) => {
                let mut keywords = vec![("items".to_owned(), self.node(item)?)];
                let words = node.rules.write(self.subset, &mut keywords);
                extended(scalar("array", described(words)), keywords)
            }
            Form::Tuple(items) => {
                let items = items.iter().enumerate();
                let fields = items.map(|(at, item)| Some((at.to_string(), self.node(item)?)));
                object(fields.collect::<Option<_>>()?, node.note.clone())
            }
            Form::Object(Object { rest: Some(rest), fields }) if fields.is_empty() => {
                self.entries(rest, described(node.rules.write(self.subset, &mut Vec::new())))?
            }
            Form::Object(fields) => {
                self.object(fields, described(node.rules.write(self.subset, &mut Vec::new())))?
            }
            Form::Union(nodes) => {
                let branches = nodes.iter().map(|node| self.node(node)).collect::<Option<_>>()?;
                any_of(branches, node.note.clone())
            }
            Form::Ref(to) => match &node.note {
                // A reference takes no siblings, so the description needs a schema around it.
                Some(note) => any_of(vec![self.to(*to)], Some(note.clone())),
                None => self.to(*to),
            },
        })
    }

    fn to(&self, index: usize) -> Json {
        let target = match index {
            0 => self.root.clone(),
            _ => reference(&self.shapes.defs[index].name),
        };
        Json::object([("$ref", target.into())])
    }

    fn object(&self, fields: &Object, note: Option<String>) -> Option<Json> {
        let mut properties = Vec::new();
        let mut optional = Vec::new();
        for field in &fields.fields {
            let mut schema = self.node(&field.node)?;
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
        let key = Node { note: None, rules: rest.key.clone(), form: Form::Text };
        let entry =
            vec![(KEY.to_owned(), self.node(&key)?), (VALUE.to_owned(), self.node(&rest.node)?)];
        let list = scalar("array", both(note, Some("Each key once.".to_owned())));
        Some(extended(list, vec![("items".to_owned(), object(entry, None))]))
    }
}

fn reference(name: &str) -> String {
    format!("#/$defs/{}", name.replace('~', "~0").replace('/', "~1"))
}

fn scalar(kind: &str, note: Option<String>) -> Json {
    let note = note.map(|note| ("description".to_owned(), note.into()));
    let kind = ("type".to_owned(), kind.into());
    Json::Object(note.into_iter().chain([kind]).collect())
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
    let note = note.map(|note| ("description".to_owned(), note.into()));
    let branches = ("anyOf".to_owned(), Json::Array(branches));
    Json::Object(note.into_iter().chain([branches]).collect())
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
    let note = note.map(|note| ("description".to_owned(), note.into()));
    let keywords = [("type".to_owned(), kinds), ("enum".to_owned(), values)];
    Json::Object(note.into_iter().chain(keywords).collect())
}
