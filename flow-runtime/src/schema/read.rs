//! Reads a JSON Schema into [`Shapes`].
//!
//! What a schema can say in many ways comes out in one: unions are flat, `allOf` and the siblings of `$ref` are merged, constants
//! are gathered into enumerations.

use std::collections::HashMap;

use super::json::Json;
use super::rules::{Kind, Pattern, Rules};
use super::shape::{Choice, Def, Field, Form, Node, Object, Rest, Shapes, both};
use crate::reply::Repairs;

/// How deep a schema may nest while it is read, and what looking up a reference in order to merge it counts for. Only a
/// schema that is merged into itself gets there.
const DEPTH: usize = 64;
const LOOKUP: usize = 8;

/// The keys under which `#[contract]` writes what schemars leaves out: the aliases of a field, and of a variant; the property
/// that tags the variant, if one does; and which repairs a field may need. They are read here and go nowhere else.
const FIELD_ALIASES: &str = "x-flow-aliases";
const VARIANT_ALIASES: &str = "x-flow-variant-aliases";
const TAG: &str = "x-flow-tag";
const REPAIRS: &str = "x-flow-repairs";
pub(super) const OWN_KEYS: [&str; 4] = [FIELD_ALIASES, VARIANT_ALIASES, TAG, REPAIRS];

impl Shapes {
    /// Reads a JSON Schema whose properties are in order.
    pub(crate) fn read(schema: &Json) -> Shapes {
        // `definitions` was their name before it was `$defs`.
        let defs: Vec<(&str, &(String, Json))> = ["$defs", "definitions"]
            .into_iter()
            .flat_map(|key| {
                let defs = schema.get(key).map(Json::members).unwrap_or_default();
                defs.iter().map(move |def| (key, def))
            })
            .collect();
        let title = schema.get("title").and_then(Json::as_str).unwrap_or("Root");
        let mut indices = HashMap::from([("#".to_owned(), 0)]);
        for (index, (key, (name, _))) in defs.iter().enumerate() {
            // A JSON pointer writes `~` as `~0` and `/` as `~1`.
            let pointer = name.replace('~', "~0").replace('/', "~1");
            indices.insert(format!("#/{key}/{pointer}"), index + 1);
        }
        let root = (title, schema);
        let sources: Vec<(&str, &Json)> = std::iter::once(root)
            .chain(defs.iter().map(|(_, (name, def))| (name.as_str(), def)))
            .collect();
        let reader =
            Reader { indices, sources: sources.iter().map(|(_, schema)| *schema).collect() };
        let defs = sources
            .iter()
            .map(|(name, def)| Def { name: (*name).to_owned(), node: reader.node(def, 0), uses: 0 })
            .collect();
        Shapes::new(defs)
    }
}

struct Reader<'a> {
    indices: HashMap<String, usize>,
    sources: Vec<&'a Json>,
}

impl Reader<'_> {
    fn node(&self, schema: &Json, depth: usize) -> Node {
        if *schema == Json::Bool(false) || depth > DEPTH {
            return Node { form: Form::Never, ..Node::default() };
        }
        let own = self.own(schema, depth);
        let mut parts: Vec<Node> = Vec::new();
        for part in schema.get("allOf").map(Json::items).unwrap_or_default() {
            parts.push(self.node(part, depth + 1));
        }
        for key in ["oneOf", "anyOf"] {
            if let Some(branches) = schema.get(key) {
                let nodes = branches.items().iter().map(|s| self.node(s, depth + 1)).collect();
                parts.push(union(nodes));
            }
        }
        if let Some(reference) = schema.get("$ref").and_then(Json::as_str) {
            parts.push(match self.indices.get(reference) {
                Some(&index) => Node { form: Form::Ref(index), ..Node::default() },
                None => Node::default(),
            });
        }
        let mut node = parts.into_iter().fold(own, |whole, part| self.merge(whole, part, depth));
        if let Some(note) = schema.get("description").and_then(Json::as_str) {
            node.note = both(Some(note.to_owned()), node.note);
        }
        node
    }

    /// What the schema's own keywords say, besides references and combinations.
    fn own(&self, schema: &Json, depth: usize) -> Node {
        let mut form = None;
        if let Some(value) = schema.get("const") {
            let mut node = choices(std::slice::from_ref(value));
            if let Form::Enum(choices) = &mut node.form {
                choices[0].aliases = names(schema.get(VARIANT_ALIASES));
            }
            form = Some(node);
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
            _ if schema.get("properties").or(schema.get("required")).is_some() => {
                self.typed("object", schema, depth)
            }
            // Rules hold for the values that they are about, whatever else may stand there.
            _ => Node { rules: Rules::read_all(schema), ..Node::default() },
        }
    }

    /// What may stand in a place of its own. An enumeration that is named there, and not by its type, was put over a type that
    /// may not know of it.
    fn place(&self, schema: &Json, depth: usize) -> Node {
        let node = self.node(schema, depth);
        if schema.get("enum").is_some() { node.open() } else { node }
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
                    let items = items.items().iter().map(|s| self.place(s, depth + 1)).collect();
                    (Form::Tuple(items), None)
                }
                None => {
                    let item = schema.get("items").map(|s| self.place(s, depth + 1));
                    (Form::List(Box::new(item.unwrap_or_default())), Some(Kind::List))
                }
            },
            "object" => (Form::Object(self.object(schema, depth)), Some(Kind::Object)),
            _ => (Form::Any, None),
        };
        let rules = rules.map(|kind| Rules::read(schema, kind)).unwrap_or_default();
        Node { rules, form, ..Node::default() }
    }

    fn object(&self, schema: &Json, depth: usize) -> Object {
        let required = schema.get("required").map(Json::items).unwrap_or_default();
        let fields = schema.get("properties").map(Json::members).unwrap_or_default();
        let mut fields: Vec<Field> = fields
            .iter()
            .map(|(name, schema)| Field {
                name: name.clone(),
                aliases: names(schema.get(FIELD_ALIASES)),
                required: required.iter().any(|r| r.as_str() == Some(name)),
                default: schema.get("default").cloned(),
                repairs: schema.get(REPAIRS).and_then(Json::as_str).and_then(Repairs::named),
                node: self.place(schema, depth + 1),
            })
            .collect();
        alias_variant(schema, &mut fields);
        let extra = ["additionalProperties", "unevaluatedProperties"];
        let patterns = schema.get("patternProperties").map(Json::members).unwrap_or_default();
        let mut extra = extra.into_iter().filter_map(|key| schema.get(key));
        let closed = extra.clone().any(|rest| *rest == Json::Bool(false));
        let open = extra.find(|rest| **rest != Json::Bool(false));
        // What has to be there need not be described.
        for name in required.iter().filter_map(Json::as_str) {
            if fields.iter().all(|field| field.name != name) {
                let node = open.map(|rest| self.node(rest, depth + 1)).unwrap_or_default();
                let (name, aliases) = (name.to_owned(), Vec::new());
                let (default, repairs) = (None, None);
                fields.push(Field { name, aliases, required: true, default, repairs, node });
            }
        }
        let names = schema.get("propertyNames").map(|names| Rules::read(names, Kind::Text));
        let rest = match (patterns, open) {
            ([], None) => names.map(|key| Rest { key, node: Node::default() }),
            ([], Some(schema)) => {
                Some(Rest { key: names.unwrap_or_default(), node: self.place(schema, depth + 1) })
            }
            ([(_, schema), others @ ..], _) => {
                let is_one = open.is_none() && others.iter().all(|(_, other)| other == schema);
                let pattern = is_one.then(|| Pattern::any(patterns.iter().map(|(p, _)| &**p)));
                // Values that differ by pattern: the type's own reader tells what goes where.
                let key = Rules { pattern, ..names.unwrap_or_default() };
                Some(Rest { key, node: self.node(schema, depth + 1) })
            }
        };
        Object { fields, closed: closed && rest.is_none(), rest: rest.map(Box::new) }
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
                let other = Node { note: b.note, rules: b.rules, form, ..Node::default() };
                return self.merge(
                    self.node(self.sources[to], depth + LOOKUP),
                    other,
                    depth + LOOKUP,
                );
            }
            (form, Form::Ref(to)) => {
                let other = Node { note: a.note, rules: a.rules, form, ..Node::default() };
                return self.merge(
                    other,
                    self.node(self.sources[to], depth + LOOKUP),
                    depth + LOOKUP,
                );
            }
            (Form::Union(nodes), form) => {
                let other = Node { rules: b.rules, form, ..Node::default() };
                let merged = nodes.into_iter().map(|node| self.merge(node, other.clone(), depth));
                return Node { note, ..union(merged.collect()) };
            }
            (form, Form::Union(nodes)) => {
                let other = Node { rules: a.rules, form, ..Node::default() };
                let merged = nodes.into_iter().map(|node| self.merge(other.clone(), node, depth));
                return Node { note, ..union(merged.collect()) };
            }
            (Form::Object(a), Form::Object(b)) => Form::Object(self.merge_objects(a, b, depth)),
            // A flattened variant without content is written as a property that is null. schemars says so of those without
            // docs; of the others it says that the whole object is a string.
            (Form::Object(object), Form::Enum(choices))
            | (Form::Enum(choices), Form::Object(object)) => {
                let variants = choices.into_iter().filter_map(variant);
                let variants = variants.map(|variant| Node {
                    form: Form::Object(self.merge_objects(object.clone(), variant, depth)),
                    ..Node::default()
                });
                return Node { note, ..union(variants.collect()) };
            }
            (Form::Integer, Form::Number) | (Form::Number, Form::Integer) => Form::Integer,
            (Form::Enum(choices), Form::Text) | (Form::Text, Form::Enum(choices)) => {
                Form::Enum(choices)
            }
            (Form::Enum(a), Form::Enum(b)) => {
                Form::Enum(a.into_iter().filter(|a| b.iter().any(|b| a.value == b.value)).collect())
            }
            _ => Form::Never,
        };
        Node { note, rules, form, ..Node::default() }
    }

    fn merge_objects(&self, a: Object, b: Object, depth: usize) -> Object {
        let mut fields = a.fields;
        for field in b.fields {
            match fields.iter_mut().find(|known| known.name == field.name) {
                Some(known) => {
                    known.required |= field.required;
                    known.aliases.extend(field.aliases);
                    known.default = known.default.take().or(field.default);
                    known.repairs = known.repairs.or(field.repairs);
                    known.node = self.merge(std::mem::take(&mut known.node), field.node, depth + 1);
                }
                None => fields.push(field),
            }
        }
        let rest = a.rest.or(b.rest);
        Object { fields, closed: (a.closed || b.closed) && rest.is_none(), rest }
    }
}

/// The object that stands for a flattened variant without content.
fn variant(choice: Choice) -> Option<Object> {
    let name = choice.value.as_str()?.to_owned();
    let node = Node { note: choice.note, form: Form::Null, ..Node::default() };
    let aliases = choice.aliases;
    let field = Field { name, aliases, required: true, default: None, repairs: None, node };
    Some(Object { fields: vec![field], ..Object::default() })
}

/// What is wrong with the first policy of repairs in a schema that has no such name.
pub(super) fn unknown_policy(schema: &Json) -> Option<String> {
    match schema {
        Json::Array(items) => items.iter().find_map(unknown_policy),
        Json::Object(members) => members.iter().find_map(|(key, value)| match value {
            Json::String(name) if key == REPAIRS && Repairs::named(name).is_some() => None,
            _ if key == REPAIRS => {
                Some(format!("`{REPAIRS}` is \"none\", \"safe\" or \"all\", not {value}"))
            }
            _ => unknown_policy(value),
        }),
        _ => None,
    }
}

/// The texts of a list; none if it is not there.
fn names(list: Option<&Json>) -> Vec<String> {
    let names = list.map(Json::items).unwrap_or_default();
    names.iter().filter_map(Json::as_str).map(str::to_owned).collect()
}

/// Gives the aliases of a variant to what names it: the constant of its tag, or its only property.
fn alias_variant(schema: &Json, fields: &mut [Field]) {
    let aliases = names(schema.get(VARIANT_ALIASES));
    if aliases.is_empty() {
        return;
    }
    match schema.get(TAG).and_then(Json::as_str) {
        Some(tag) => {
            let tag = fields.iter_mut().find(|field| field.name == tag);
            if let Some(Form::Enum(choices)) = tag.map(|field| &mut field.node.form)
                && let [choice] = &mut choices[..]
            {
                choice.aliases = aliases;
            }
        }
        None => {
            if let [field] = fields {
                field.aliases = aliases;
            }
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
                let known = branches.iter_mut().find_map(|branch| match &mut branch.form {
                    Form::Enum(known) => Some(known),
                    _ => None,
                });
                match known {
                    Some(known) => known.append(&mut choices),
                    None => branches.push(Node { form: Form::Enum(choices), ..Node::default() }),
                }
            }
            _ => branches.push(node),
        }
    }
    branches.extend(null);
    match branches.len() {
        0 => Node { form: Form::Never, ..Node::default() },
        1 => branches.remove(0),
        _ => Node { form: Form::Union(branches), ..Node::default() },
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
        aliases: Vec::new(),
        note: None,
    });
    let choices = Node { form: Form::Enum(choices.collect()), ..Node::default() };
    match (nulls.is_empty(), &choices.form) {
        (true, _) => choices,
        (false, Form::Enum(values)) if values.is_empty() => {
            Node { form: Form::Null, ..Node::default() }
        }
        _ => union(vec![choices, Node { form: Form::Null, ..Node::default() }]),
    }
}

#[cfg(test)]
mod tests {
    use super::super::shape::{Form, Shapes};

    fn shapes(schema: serde_json::Value) -> Shapes {
        Shapes::read(&(&schema).into())
    }

    #[test]
    fn the_aliases_of_fields_and_variants_stand_beside_their_names() {
        let read = shapes(serde_json::json!({"oneOf": [
            {"type": "string", "const": "Unit", "x-flow-variant-aliases": ["unit"]},
            {
                "type": "object",
                "properties": {"One": {"type": "integer"}},
                "required": ["One"],
                "x-flow-variant-aliases": ["one"]
            },
            {
                "type": "object",
                "properties": {
                    "kind": {"const": "Two"},
                    "size": {"default": 3, "x-flow-aliases": ["length", "len"]}
                },
                "required": ["kind"],
                "x-flow-variant-aliases": ["two"],
                "x-flow-tag": "kind"
            }
        ]}));
        let Form::Union(branches) = &read.root().form else { panic!("{read:?}") };
        let [Form::Enum(units), Form::Object(one), Form::Object(two)] =
            [&branches[0].form, &branches[1].form, &branches[2].form]
        else {
            panic!("{branches:?}")
        };
        assert_eq!(units[0].aliases, ["unit"]);
        assert_eq!(one.fields[0].aliases, ["one"]);
        let Form::Enum(tag) = &two.fields[0].node.form else { panic!("{two:?}") };
        assert_eq!(tag[0].aliases, ["two"]);
        assert_eq!(two.fields[1].aliases, ["length", "len"]);
        assert_eq!(two.fields[1].default, Some(serde_json::json!(3)).as_ref().map(Into::into));
        assert!(two.fields[0].aliases.is_empty() && one.fields[0].default.is_none());
    }
}
