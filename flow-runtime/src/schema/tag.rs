//! What tells the branches of a union apart.
//!
//! serde tags an enum inside of its objects or around them; a union without a tag is told apart by the kinds of its branches,
//! and by the properties that they require.

use super::json::Json;
use super::shape::{Field, Form, Node, Object, Shapes};
use super::subset::Subset;

/// What names the branch of a tagged union.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag<'a> {
    /// A property that each object requires, with a constant of its own: internally and adjacently tagged enums.
    Property(&'a str),
    /// The name of each object's only property: externally tagged enums.
    Name,
}

impl Shapes {
    /// The branches of a union, or a node that is none: references followed, unions in it taken apart.
    pub(crate) fn branches<'a>(&'a self, union: &'a [Node]) -> Vec<&'a Node> {
        let mut found: Vec<&Node> = Vec::new();
        let mut seen = vec![false; self.defs.len()];
        let mut open: Vec<&Node> = union.iter().rev().collect();
        while let Some(node) = open.pop() {
            match &node.form {
                Form::Union(inner) => open.extend(inner.iter().rev()),
                Form::Ref(to) if !std::mem::replace(&mut seen[*to], true) => {
                    open.push(self.def(*to))
                }
                Form::Ref(_) => {}
                _ => found.push(node),
            }
        }
        found
    }

    /// What tells the objects among these branches apart; `None` if there are fewer than two, or they have no tag. Branches
    /// of other kinds do not count: they are told apart as they are.
    pub(crate) fn tag<'a>(&self, branches: &[&'a Node]) -> Option<Tag<'a>> {
        let nodes = || branches.iter().filter(|node| node.object().is_some());
        let objects: Vec<&Object> = branches.iter().filter_map(|node| node.object()).collect();
        let (first, others) = objects.split_first()?;
        if others.is_empty() {
            return None;
        }
        let single = |object: &&Object| matches!(&object.fields[..], [field] if field.required);
        if objects.iter().all(single) && objects.iter().all(|object| object.rest.is_none()) {
            let mut names: Vec<&str> = objects.iter().map(|o| o.fields[0].name.as_str()).collect();
            names.sort_unstable();
            if names.windows(2).all(|pair| pair[0] != pair[1]) {
                return Some(Tag::Name);
            }
        }
        let tagged = |name: &str| {
            let constants: Option<Vec<&Json>> = nodes().map(|node| node.constant(name)).collect();
            constants.is_some_and(|constants| {
                constants.iter().enumerate().all(|(at, value)| !constants[..at].contains(value))
            })
        };
        first
            .fields
            .iter()
            .map(|field| field.name.as_str())
            .find(|name| tagged(name))
            .map(Tag::Property)
    }
}

impl Node {
    /// The object, if the node is one that has fields.
    fn object(&self) -> Option<&Object> {
        match &self.form {
            Form::Object(object) if !object.is_map() => Some(object),
            _ => None,
        }
    }

    /// The only value that a required property of this object may have.
    pub(crate) fn constant(&self, name: &str) -> Option<&Json> {
        let field = self.object()?.field(name).filter(|field| field.required)?;
        match &field.node.form {
            Form::Enum(choices) => match &choices[..] {
                [only] => Some(&only.value),
                _ => None,
            },
            _ => None,
        }
    }

    /// The field of an object that has only this one.
    pub(crate) fn only_field(&self) -> Option<&Field> {
        match &self.object()?.fields[..] {
            [field] => Some(field),
            _ => None,
        }
    }

    /// Whether a document of the kind of `json` could stand here: on the wire of `subset`, where a tuple may be an object, a
    /// map a list, and any JSON a string; or in the type's own JSON.
    pub(crate) fn is_like(&self, json: &Json, subset: Option<&Subset>) -> bool {
        let turned = subset.is_some_and(|subset| subset.turns(self));
        let is_text = matches!(json, Json::String(_));
        match (&self.form, json) {
            (Form::Any | Form::Integer, _) if turned => is_text,
            (Form::Any, _) => true,
            (Form::Never, _) => false,
            (Form::Null, json) => *json == Json::Null,
            (Form::Bool, json) => matches!(json, Json::Bool(_)),
            (Form::Integer | Form::Number, json) => {
                matches!(json, Json::Number(_) | Json::Wide(_))
            }
            (Form::Text, _) => is_text,
            (Form::Enum(choices), json) => choices.iter().any(|choice| {
                std::mem::discriminant(&choice.value) == std::mem::discriminant(json)
            }),
            (Form::Object(object), Json::Array(_)) => turned && object.is_map(),
            (Form::Object(object), Json::Object(_)) => !(turned && object.is_map()),
            (Form::List(_), json) => matches!(json, Json::Array(_)),
            (Form::Tuple(_), Json::Object(_)) => turned,
            (Form::Tuple(_), Json::Array(_)) => !turned,
            (Form::Union(_) | Form::Ref(_), _) => true,
            (Form::Object(_) | Form::Tuple(_), _) => false,
        }
    }
}
