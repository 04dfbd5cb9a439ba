//! Reads a reply along the form of its type: from what a dialect made of it back to the type's own JSON, and the other way.
//!
//! Both ways follow the tree that the dialect's schema was written from. On the way a reply's shape and its constraints are
//! checked, with paths as the model sees them.

use std::collections::HashSet;

use serde_json::Number;

use super::describe::{describe, key, one_of, shown};
use super::json::Json;
use super::shape::{Field, Form, Node, Object, Rest, Shapes};
use super::tag::Tag;
use super::whole::Whole;
use super::wire::{KEY, ROOT, Subset, VALUE, is_wrapped, nullable};

/// Where a document does not have the form that it should have.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fault {
    pub(crate) path: String,
    /// What is wrong there, in words that follow the path.
    pub(crate) problem: String,
}

/// A constraint that a value breaks: where, what must be, what is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Broken {
    pub(crate) path: String,
    pub(crate) rule: String,
    pub(crate) value: String,
}

/// How deep forms and documents may nest together. Documents end at 128; a reference and a union add to each level.
const DEPTH: usize = 600;

/// One pass over a document.
pub(crate) struct Codec<'a> {
    shapes: &'a Shapes,
    /// The dialect of the wire; `None` reads the type's own JSON.
    subset: Option<&'static Subset>,
    path: String,
    depth: usize,
    /// How many values may still be looked at: unions that cannot be told apart must not make reading take forever.
    work: usize,
    /// Whether the ranges of integer types count as rules, which the types check themselves.
    ranges: bool,
    /// What the document is held against at the end, if its schema says more than the forms do.
    whole: Option<&'a Whole>,
    pub(crate) broken: Vec<Broken>,
}

#[derive(Clone, Copy, PartialEq)]
enum Way {
    Decode,
    Encode,
}

impl<'a> Codec<'a> {
    /// A pass over a document of about `size` bytes.
    pub(crate) fn new(shapes: &'a Shapes, subset: Option<&'static Subset>, size: usize) -> Self {
        let work = size.saturating_mul(16).saturating_add(1024);
        let path = "$".to_owned();
        Codec {
            shapes,
            subset,
            path,
            depth: 0,
            work,
            ranges: false,
            whole: None,
            broken: Vec::new(),
        }
    }

    /// This pass, taking the ranges of integer types for rules too.
    pub(crate) fn with_ranges(mut self) -> Self {
        self.ranges = true;
        self
    }

    /// This pass, holding the document against its whole schema as well.
    pub(crate) fn with_whole(mut self, whole: Option<&'a Whole>) -> Self {
        self.whole = whole;
        self
    }

    /// The type's own JSON of a document in the dialect.
    pub(crate) fn decode(&mut self, document: &Json) -> Result<Json, Fault> {
        let own = self.decode_root(document)?;
        // The rules' own words are better, where they say the same.
        if let Some(whole) = self.whole
            && self.broken.is_empty()
        {
            whole.check(&own, &mut self.broken);
        }
        Ok(own)
    }

    fn decode_root(&mut self, document: &Json) -> Result<Json, Fault> {
        let shapes = self.shapes;
        if self.subset.is_none() || !is_wrapped(shapes) {
            return self.node(shapes.root(), document, Way::Decode);
        }
        let Some(value) = document.get(ROOT) else {
            let expected = format!("an object with the property `{ROOT}`");
            return Err(self.expected(&expected, document));
        };
        self.at(&format!(".{ROOT}"), |codec| codec.node(shapes.root(), value, Way::Decode))
    }

    /// The document in the dialect of the type's own JSON.
    pub(crate) fn encode(&mut self, own: &Json) -> Result<Json, Fault> {
        let shapes = self.shapes;
        let document = self.node(shapes.root(), own, Way::Encode)?;
        let wrapped = self.subset.is_some() && is_wrapped(shapes);
        Ok(if wrapped { Json::object([(ROOT, document)]) } else { document })
    }

    fn node(&mut self, node: &Node, json: &Json, way: Way) -> Result<Json, Fault> {
        if self.work == 0 || self.depth > DEPTH {
            return Err(self.fault("has too many readings, or nests too deep".to_owned()));
        }
        self.work -= 1;
        self.depth += 1;
        let result = self.form(node, json, way);
        self.depth -= 1;
        let own = if way == Way::Decode { result.as_ref().ok() } else { Some(json) };
        if let Some(own) = own
            && (self.ranges || node.rules.is_checked())
        {
            let (path, broken) = (&self.path, &mut self.broken);
            node.rules.check(own, |rule, value| {
                broken.push(Broken { path: path.clone(), rule, value });
            });
        }
        result
    }

    fn form(&mut self, node: &Node, json: &Json, way: Way) -> Result<Json, Fault> {
        let changed = self.subset.is_some();
        match (&node.form, json) {
            (Form::Ref(to), _) => {
                let shapes = self.shapes;
                self.node(shapes.def(*to), json, way)
            }
            (Form::Union(branches), _) => self.union(node, branches, json, way),
            (Form::Any, _) if changed && way == Way::Encode => Ok(json.to_string().into()),
            (Form::Any, Json::String(text)) if changed => serde_json::from_str(text)
                .map_err(|error| self.fault(format!("must be a string that holds JSON: {error}"))),
            (Form::Any, _) if changed => Err(self.expected("a string that holds JSON", json)),
            (Form::Any, _)
            | (Form::Null, Json::Null)
            | (Form::Bool, Json::Bool(_))
            | (Form::Number, Json::Number(_))
            | (Form::Text, Json::String(_)) => Ok(json.clone()),
            (Form::Integer, Json::Number(number)) if is_whole(number) => Ok(json.clone()),
            (Form::Enum(choices), _) if choices.iter().any(|choice| choice.value == *json) => {
                Ok(json.clone())
            }
            (Form::List(item), Json::Array(items)) => self.list(items, |_| item, way),
            (Form::Tuple(nodes), _) => self.tuple(node, nodes, json, way),
            (Form::Object(map), _) if changed && map.is_map() && way == Way::Decode => {
                Ok(Json::Object(self.decode_entries(map, json)?))
            }
            (Form::Object(object), Json::Object(members)) => {
                self.unique(members)?;
                match way {
                    Way::Decode => self.decode_object(object, members),
                    Way::Encode if changed && object.is_map() => {
                        self.encode_entries(object, members)
                    }
                    Way::Encode => self.encode_object(object, members),
                }
            }
            _ => Err(self.expected(&describe(self.shapes, self.subset, node), json)),
        }
    }

    fn list<'n>(
        &mut self,
        items: &[Json],
        node: impl Fn(usize) -> &'n Node,
        way: Way,
    ) -> Result<Json, Fault> {
        let items = items.iter().enumerate();
        items
            .map(|(at, item)| self.at(&format!("[{at}]"), |codec| codec.node(node(at), item, way)))
            .collect::<Result<_, _>>()
            .map(Json::Array)
    }

    fn tuple(&mut self, node: &Node, nodes: &[Node], json: &Json, way: Way) -> Result<Json, Fault> {
        if self.subset.is_some() && way == Way::Decode {
            let Json::Object(members) = json else {
                return Err(self.expected(&describe(self.shapes, self.subset, node), json));
            };
            self.unique(members)?;
            let nodes = nodes.iter().enumerate();
            return nodes
                .map(|(at, node)| {
                    let name = at.to_string();
                    let item = json.get(&name).ok_or_else(|| self.missing(&name))?;
                    self.at(&format!(".{name}"), |codec| codec.node(node, item, way))
                })
                .collect::<Result<_, _>>()
                .map(Json::Array);
        }
        match json {
            Json::Array(items) if items.len() == nodes.len() => {
                let list = self.list(items, |at| &nodes[at], way)?;
                let items = list.items().iter().enumerate();
                Ok(match self.subset {
                    None => list,
                    Some(_) => {
                        Json::Object(items.map(|(at, i)| (at.to_string(), i.clone())).collect())
                    }
                })
            }
            _ => Err(self.expected(&describe(self.shapes, self.subset, node), json)),
        }
    }

    /// Members keep their order. What the type does not name is left to its own reader.
    fn decode_object(
        &mut self,
        object: &Object,
        members: &[(String, Json)],
    ) -> Result<Json, Fault> {
        let rest = object.rest.as_ref();
        let rest_name = rest.filter(|_| self.subset.is_some()).map(|_| object.rest_name());
        let mut own: Vec<(String, Json)> = Vec::with_capacity(members.len());
        for (name, value) in members {
            if let Some(field) = object.field(name) {
                if *value == Json::Null && self.nullable(field) {
                    continue;
                }
                let value = self.member(name, &field.node, value, Way::Decode)?;
                own.push((name.clone(), value));
            } else if rest_name.as_ref() == Some(name) {
                let entries = self.at(&key(name), |codec| codec.decode_entries(object, value))?;
                own.extend(entries);
            } else if let (Some(rest), None) = (rest, &rest_name) {
                self.at(&key(name), |codec| codec.check_key(rest, "has a key that ", name));
                let value = self.member(name, &rest.node, value, Way::Decode)?;
                own.push((name.clone(), value));
            } else {
                own.push((name.clone(), value.clone()));
            }
        }
        let given = |name: &str| members.iter().any(|(key, _)| key == name);
        match object.fields.iter().find(|field| field.required && !given(&field.name)) {
            Some(field) => Err(self.missing(&field.name)),
            None => Ok(Json::Object(own)),
        }
    }

    fn encode_object(
        &mut self,
        object: &Object,
        members: &[(String, Json)],
    ) -> Result<Json, Fault> {
        let mut wire = Vec::with_capacity(object.fields.len());
        for field in &object.fields {
            match members.iter().find(|(name, _)| *name == field.name) {
                Some((name, value)) => {
                    let value = self.member(name, &field.node, value, Way::Encode)?;
                    wire.push((name.clone(), value));
                }
                None if field.required => return Err(self.missing(&field.name)),
                None if self.subset.is_some_and(|subset| !subset.optional) => {
                    wire.push((field.name.clone(), Json::Null));
                }
                None => {}
            }
        }
        let others = members.iter().filter(|(name, _)| object.field(name).is_none()).cloned();
        let others: Vec<(String, Json)> = others.collect();
        if object.rest.is_some() && self.subset.is_some() {
            wire.push((object.rest_name(), self.encode_entries(object, &others)?));
        } else {
            wire.extend(others);
        }
        Ok(Json::Object(wire))
    }

    fn decode_entries(&mut self, map: &Object, json: &Json) -> Result<Vec<(String, Json)>, Fault> {
        let (Some(rest), Json::Array(entries)) = (&map.rest, json) else {
            return Err(self.expected("a list of {key, value} objects", json));
        };
        let mut own = Vec::with_capacity(entries.len());
        let mut seen = HashSet::with_capacity(entries.len());
        for (at, entry) in entries.iter().enumerate() {
            self.at(&format!("[{at}]"), |codec| {
                let (Some(Json::String(name)), Some(value)) = (entry.get(KEY), entry.get(VALUE))
                else {
                    return Err(
                        codec.expected("an object with `key`, a string, and `value`", entry)
                    );
                };
                if !seen.insert(name) || map.field(name).is_some() {
                    return Err(codec.fault(format!("repeats the key {name:?}")));
                }
                codec.at(&key(KEY), |codec| codec.check_key(rest, "", name));
                let value = codec.member(VALUE, &rest.node, value, Way::Decode)?;
                own.push((name.clone(), value));
                Ok(())
            })?;
        }
        Ok(own)
    }

    fn encode_entries(&mut self, map: &Object, members: &[(String, Json)]) -> Result<Json, Fault> {
        let Some(rest) = &map.rest else {
            return Ok(Json::Array(Vec::new()));
        };
        members
            .iter()
            .map(|(name, value)| {
                let value = self.member(name, &rest.node, value, Way::Encode)?;
                Ok(Json::object([(KEY, name.as_str().into()), (VALUE, value)]))
            })
            .collect::<Result<_, _>>()
            .map(Json::Array)
    }

    /// The first branch that fits and breaks no rule, else the first that fits. If none does, the fault of the branch that the
    /// document was meant for.
    fn union(
        &mut self,
        node: &Node,
        branches: &[Node],
        json: &Json,
        way: Way,
    ) -> Result<Json, Fault> {
        let before = self.broken.len();
        let mut fitting: Option<(Json, Vec<Broken>)> = None;
        for branch in branches {
            match self.node(branch, json, way) {
                Ok(own) if self.broken.len() == before => return Ok(own),
                Ok(own) => {
                    let broken = self.broken.split_off(before);
                    fitting.get_or_insert((own, broken));
                }
                Err(_) => self.broken.truncate(before),
            }
        }
        if let Some((own, broken)) = fitting {
            self.broken.extend(broken);
            return Ok(own);
        }
        Err(self.misfit(node, branches, json, way))
    }

    /// Why a document fits no branch of a union.
    fn misfit(&mut self, node: &Node, branches: &[Node], json: &Json, way: Way) -> Fault {
        let shapes = self.shapes;
        let wire = self.subset.is_some() && way == Way::Decode;
        let branches: Vec<&Node> = shapes
            .branches(branches)
            .into_iter()
            .filter(|branch| branch.is_like(json, wire))
            .collect();
        let meant = match (shapes.tag(&branches), json) {
            (Some(Tag::Property(tag)), Json::Object(_)) => match json.get(tag) {
                None => return self.missing(tag),
                Some(value) => {
                    let of = |branch: &&&Node| branch.constant(tag) == Some(value);
                    match branches.iter().find(of) {
                        Some(branch) => Some(*branch),
                        None => {
                            let tags = branches.iter().filter_map(|branch| branch.constant(tag));
                            let expected = one_of(tags.map(Json::to_string));
                            return self.at(&key(tag), |codec| codec.expected(&expected, value));
                        }
                    }
                }
            },
            (Some(Tag::Name), Json::Object(members)) => {
                let named = |branch: &&&Node| {
                    branch
                        .only_field()
                        .is_some_and(|field| members.iter().any(|(name, _)| *name == field.name))
                };
                match branches.iter().find(named) {
                    Some(branch) => Some(*branch),
                    None => {
                        let fields = branches.iter().filter_map(|branch| branch.only_field());
                        let names = one_of(fields.map(|field| format!("`{}`", field.name)));
                        let expected = format!("an object with the property {names}");
                        return self.expected(&expected, json);
                    }
                }
            }
            _ => match branches[..] {
                [only] => Some(only),
                _ => None,
            },
        };
        if let Some(meant) = meant {
            let before = self.broken.len();
            let fault = self.node(meant, json, way).err();
            self.broken.truncate(before);
            if let Some(fault) = fault
                && matches!(json, Json::Object(_) | Json::Array(_))
            {
                return fault;
            }
        }
        self.closest(&branches, json, way)
            .unwrap_or_else(|| self.expected(&describe(self.shapes, self.subset, node), json))
    }

    /// The fault of the branch that reads furthest into a list or an object, if one reads further than the others.
    fn closest(&mut self, branches: &[&Node], json: &Json, way: Way) -> Option<Fault> {
        let before = self.broken.len();
        let mut faults = Vec::new();
        for branch in branches {
            faults.extend(self.node(branch, json, way).err());
            self.broken.truncate(before);
        }
        let depth = |fault: &Fault| fault.path.matches(['.', '[']).count();
        let deepest = faults.iter().map(depth).max()?;
        let own = self.path.matches(['.', '[']).count();
        let mut deep = faults.into_iter().filter(|fault| depth(fault) == deepest);
        match (deep.next(), deep.next()) {
            (Some(fault), None) if deepest > own => Some(fault),
            _ => None,
        }
    }

    /// Holds a further member's name against its rules; `before` stands before each rule that it breaks.
    fn check_key(&mut self, rest: &Rest, before: &str, name: &str) {
        if rest.key.is_checked() {
            let (path, broken) = (&self.path, &mut self.broken);
            rest.key.check(&name.into(), |rule, value| {
                broken.push(Broken { path: path.clone(), rule: format!("{before}{rule}"), value });
            });
        }
    }

    fn member(&mut self, name: &str, node: &Node, json: &Json, way: Way) -> Result<Json, Fault> {
        self.at(&key(name), |codec| codec.node(node, json, way))
    }

    fn nullable(&self, field: &Field) -> bool {
        self.subset.is_some_and(|subset| nullable(self.shapes, subset, field))
    }

    fn unique(&self, members: &[(String, Json)]) -> Result<(), Fault> {
        let mut seen = HashSet::with_capacity(members.len());
        match members.iter().find(|(name, _)| !seen.insert(name)) {
            Some((name, _)) => Err(self.fault(format!("has the key {name:?} twice"))),
            None => Ok(()),
        }
    }

    fn at<T>(&mut self, step: &str, run: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.path.len();
        self.path.push_str(step);
        let result = run(self);
        self.path.truncate(length);
        result
    }

    fn fault(&self, problem: String) -> Fault {
        Fault { path: self.path.clone(), problem }
    }

    fn missing(&self, name: &str) -> Fault {
        self.fault(format!("lacks the property `{name}`"))
    }

    fn expected(&self, what: &str, found: &Json) -> Fault {
        self.fault(format!("must be {what}, not {}", shown(found)))
    }
}

/// Whether a number is written as an integer. One beyond 64 bits has become a float, and may be meant for a larger type.
fn is_whole(number: &Number) -> bool {
    !number.is_f64() || number.as_f64().is_some_and(|float| float.abs() >= u64::MAX as f64)
}
