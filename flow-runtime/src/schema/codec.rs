//! Reads a reply along the form of its type: from what a dialect made of it back to the type's own JSON, and the other way.
//!
//! Both ways follow the tree that the dialect's schema was written from. On the way a reply's shape and its constraints are
//! checked, with paths as the model sees them.

use std::collections::HashSet;

use serde_json::Number;

use super::describe::{describe, key, one_of, shown};
use super::json::Json;
use super::shape::{Field, Form, Node, Object, Rest, Shapes};
use super::subset::{Subset, is_wide};
use super::whole::Whole;
use super::wire::{KEY, ROOT, VALUE, droppable, is_wrapped, nullable};

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
    pub(super) shapes: &'a Shapes,
    /// The dialect of the wire; `None` reads the type's own JSON.
    pub(super) subset: Option<&'static Subset>,
    pub(super) path: String,
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
pub(super) enum Way {
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
        if !self.wrapped() {
            return self.node(shapes.root(), document, Way::Decode);
        }
        let Some(value) = document.get(ROOT) else {
            let expected = format!("an object with the property `{ROOT}`");
            return Err(self.wrong(&expected, document));
        };
        self.at(&format!(".{ROOT}"), |codec| codec.node(shapes.root(), value, Way::Decode))
    }

    /// The document in the dialect of the type's own JSON.
    pub(crate) fn encode(&mut self, own: &Json) -> Result<Json, Fault> {
        let shapes = self.shapes;
        let document = self.node(shapes.root(), own, Way::Encode)?;
        Ok(if self.wrapped() { Json::object([(ROOT, document)]) } else { document })
    }

    fn wrapped(&self) -> bool {
        self.subset.is_some_and(|subset| is_wrapped(self.shapes, subset))
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
            node.rules.check(own, &mut |rule, value| {
                broken.push(Broken { path: path.clone(), rule, value });
            });
        }
        result
    }

    fn form(&mut self, node: &Node, json: &Json, way: Way) -> Result<Json, Fault> {
        let turned = self.subset.is_some_and(|subset| subset.turns(node));
        match (&node.form, json) {
            (Form::Ref(to), _) => {
                let shapes = self.shapes;
                self.node(shapes.def(*to), json, way)
            }
            (Form::Union(branches), _) => {
                if self.subset.is_some() && !node.labels.is_empty() {
                    self.labelled(node, branches, json, way)
                } else {
                    self.union(node, branches, json, way).map(|(_, json)| json)
                }
            }
            (Form::Any, _) if turned && way == Way::Encode => Ok(json.to_string().into()),
            (Form::Any, Json::String(text)) if turned => serde_json::from_str(text)
                .map_err(|error| self.fault(format!("must be a string that holds JSON: {error}"))),
            (Form::Integer, _) if turned => self.wide(node, json, way),
            (Form::Any, _) if turned => Err(self.expected(node, json, way)),
            (Form::Any, _)
            | (Form::Null, Json::Null)
            | (Form::Bool, Json::Bool(_))
            | (Form::Number, Json::Number(_) | Json::Wide(_))
            | (Form::Text, Json::String(_)) => Ok(json.clone()),
            (Form::Integer, Json::Number(number)) if is_whole(number) => Ok(json.clone()),
            (Form::Integer, Json::Wide(_)) => Ok(json.clone()),
            (Form::Enum(choices), _) if choices.iter().any(|choice| choice.value == *json) => {
                Ok(json.clone())
            }
            (Form::List(item), Json::Array(items)) => self.list(items, &|_| item, way),
            (Form::Tuple(nodes), _) => self.tuple(node, nodes, json, way),
            (Form::Object(map), Json::Array(_)) if turned && map.is_map() && way == Way::Decode => {
                Ok(Json::Object(self.decode_entries(map, json)?))
            }
            (Form::Object(object), Json::Object(members))
                if !(turned && object.is_map() && way == Way::Decode) =>
            {
                self.unique(members)?;
                match way {
                    Way::Decode => self.decode_object(object, members, turned),
                    Way::Encode if turned && object.is_map() => {
                        self.encode_entries(object, members)
                    }
                    Way::Encode => self.encode_object(object, members, turned),
                }
            }
            _ => Err(self.expected(node, json, way)),
        }
    }

    /// An integer of 128 bits: a string of digits on the wire.
    fn wide(&mut self, node: &Node, json: &Json, way: Way) -> Result<Json, Fault> {
        debug_assert!(is_wide(&node.rules), "only these are turned");
        let other = match (json, way) {
            (Json::String(digits), Way::Decode) => Json::integer(digits),
            (Json::Number(number), Way::Encode) if !number.is_f64() => {
                Some(number.to_string().into())
            }
            (Json::Wide(digits), Way::Encode) => Some(digits.as_str().into()),
            _ => None,
        };
        other.ok_or_else(|| self.expected(node, json, way))
    }

    fn list<'n>(
        &mut self,
        items: &[Json],
        node: &dyn Fn(usize) -> &'n Node,
        way: Way,
    ) -> Result<Json, Fault> {
        let mut list = Vec::with_capacity(items.len());
        for (at, item) in items.iter().enumerate() {
            list.push(self.at(&format!("[{at}]"), |codec| codec.node(node(at), item, way))?);
        }
        Ok(Json::Array(list))
    }

    fn tuple(&mut self, node: &Node, nodes: &[Node], json: &Json, way: Way) -> Result<Json, Fault> {
        let turned = self.subset.is_some_and(|subset| subset.turns(node));
        match json {
            Json::Object(members) if turned && way == Way::Decode => {
                self.unique(members)?;
                if let Some((name, _)) = members.iter().find(|(name, _)| !is_place(name, nodes)) {
                    let keys = one_of(&mut (0..nodes.len()).map(|at| format!("{at:?}")));
                    return Err(self.fault(format!("has the key {name:?}, which is not {keys}")));
                }
                let mut list = Vec::with_capacity(nodes.len());
                for (at, node) in nodes.iter().enumerate() {
                    let name = at.to_string();
                    let item = json.get(&name).ok_or_else(|| self.missing(&name))?;
                    list.push(self.at(&format!(".{name}"), |codec| codec.node(node, item, way))?);
                }
                Ok(Json::Array(list))
            }
            Json::Array(items) if items.len() == nodes.len() && !(turned && way == Way::Decode) => {
                let list = self.list(items, &|at| &nodes[at], way)?;
                if !turned {
                    return Ok(list);
                }
                let items = list.items().iter().enumerate();
                Ok(Json::Object(items.map(|(at, item)| (at.to_string(), item.clone())).collect()))
            }
            _ => Err(self.expected(node, json, way)),
        }
    }

    /// Members keep their order. What the type does not name is left to its own reader.
    fn decode_object(
        &mut self,
        object: &Object,
        members: &[(String, Json)],
        turned: bool,
    ) -> Result<Json, Fault> {
        let rest = object.rest.as_ref();
        let rest_name = turned.then(|| object.rest_name());
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
        turned: bool,
    ) -> Result<Json, Fault> {
        let mut wire = Vec::with_capacity(object.fields.len());
        for field in &object.fields {
            match members.iter().find(|(name, _)| *name == field.name) {
                Some((_, Json::Null)) if self.droppable(field) => {}
                Some((name, value)) => {
                    let value = self.member(name, &field.node, value, Way::Encode)?;
                    wire.push((name.clone(), value));
                }
                None if field.required => return Err(self.missing(&field.name)),
                None if self.subset.is_some_and(|subset| !subset.optional) => {
                    // `null` stands for "left out", unless it means something else there: then it has to be the default.
                    let value = match &field.default {
                        Some(default) if !self.nullable(field) => {
                            self.member(&field.name, &field.node, default, Way::Encode)?
                        }
                        _ => Json::Null,
                    };
                    wire.push((field.name.clone(), value));
                }
                None => {}
            }
        }
        let others = members.iter().filter(|(name, _)| object.field(name).is_none()).cloned();
        let others: Vec<(String, Json)> = others.collect();
        match &object.rest {
            Some(_) if turned => {
                wire.push((object.rest_name(), self.encode_entries(object, &others)?));
            }
            Some(rest) => {
                for (name, value) in &others {
                    let value = self.member(name, &rest.node, value, Way::Encode)?;
                    wire.push((name.clone(), value));
                }
            }
            None => wire.extend(others),
        }
        Ok(Json::Object(wire))
    }

    fn decode_entries(&mut self, map: &Object, json: &Json) -> Result<Vec<(String, Json)>, Fault> {
        let (Some(rest), Json::Array(entries)) = (&map.rest, json) else {
            return Err(self.wrong("a list of {key, value} objects", json));
        };
        let mut own = Vec::with_capacity(entries.len());
        let mut seen = HashSet::with_capacity(entries.len());
        for (at, entry) in entries.iter().enumerate() {
            self.at(&format!("[{at}]"), |codec| {
                let (Some(Json::String(name)), Some(value)) = (entry.get(KEY), entry.get(VALUE))
                else {
                    return Err(codec.wrong("an object with `key`, a string, and `value`", entry));
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
    ) -> Result<(usize, Json), Fault> {
        let before = self.broken.len();
        let mut fitting = None;
        let mut faults = Vec::new();
        for (at, branch) in branches.iter().enumerate() {
            match self.node(branch, json, way) {
                Ok(own) if self.broken.len() == before => return Ok((at, own)),
                Ok(own) => {
                    let broken = self.broken.split_off(before);
                    fitting.get_or_insert(((at, own), broken));
                }
                Err(fault) => {
                    self.broken.truncate(before);
                    faults.push(fault);
                }
            }
        }
        if let Some((own, broken)) = fitting {
            self.broken.extend(broken);
            return Ok(own);
        }
        Err(self.misfit(node, branches, faults, json, way))
    }

    /// A union whose branches stand under labels on the wire.
    fn labelled(
        &mut self,
        node: &Node,
        branches: &[Node],
        json: &Json,
        way: Way,
    ) -> Result<Json, Fault> {
        if way == Way::Encode {
            let (at, document) = self.union(node, branches, json, way)?;
            return Ok(match branches[at].form {
                Form::Null => document,
                _ => Json::Object(vec![(node.labels[at].clone(), document)]),
            });
        }
        if *json == Json::Null && branches.iter().any(|branch| branch.form == Form::Null) {
            return Ok(Json::Null);
        }
        if let [(label, value)] = json.members()
            && let Some(at) = node.labels.iter().position(|known| known == label)
        {
            return self.member(label, &branches[at], value, way);
        }
        Err(self.expected(node, json, way))
    }

    /// Holds a further member's name against its rules; `before` stands before each rule that it breaks.
    fn check_key(&mut self, rest: &Rest, before: &str, name: &str) {
        if rest.key.is_checked() {
            let (path, broken) = (&self.path, &mut self.broken);
            rest.key.check(&name.into(), &mut |rule, value| {
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

    fn droppable(&self, field: &Field) -> bool {
        self.subset.is_some_and(|subset| droppable(subset, field))
    }

    fn unique(&self, members: &[(String, Json)]) -> Result<(), Fault> {
        let mut seen = HashSet::with_capacity(members.len());
        match members.iter().find(|(name, _)| !seen.insert(name)) {
            Some((name, _)) => Err(self.fault(format!("has the key {name:?} twice"))),
            None => Ok(()),
        }
    }

    pub(super) fn at<T>(&mut self, step: &str, run: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.path.len();
        self.path.push_str(step);
        let result = run(self);
        self.path.truncate(length);
        result
    }

    fn fault(&self, problem: String) -> Fault {
        Fault { path: self.path.clone(), problem }
    }

    pub(super) fn missing(&self, name: &str) -> Fault {
        self.fault(format!("lacks the property `{name}`"))
    }

    pub(super) fn expected(&self, node: &Node, found: &Json, way: Way) -> Fault {
        let subset = self.subset.filter(|_| way == Way::Decode);
        self.wrong(&describe(self.shapes, subset, node), found)
    }

    pub(super) fn wrong(&self, what: &str, found: &Json) -> Fault {
        self.fault(format!("must be {what}, not {}", shown(found)))
    }
}

/// Whether this is the key of a tuple's item.
fn is_place(name: &str, nodes: &[Node]) -> bool {
    (0..nodes.len()).any(|at| name == at.to_string())
}

/// Whether a number is written as an integer. One beyond 64 bits has become a float, and may be meant for a larger type.
fn is_whole(number: &Number) -> bool {
    !number.is_f64() || number.as_f64().is_some_and(|float| float.abs() >= u64::MAX as f64)
}
