//! Which documents may be the answer, told by their first bracket and their first key.

use std::collections::HashSet;

use crate::schema::shape::{Form, Node, Shapes};
use crate::schema::{Dialect, Json, Schema, key};

/// What the root of a reply may be.
#[derive(Debug, Default)]
pub(super) struct Expected {
    object: bool,
    /// Whether an object may be empty.
    empty: bool,
    /// The keys that an object may begin with; any, if there are none.
    keys: HashSet<String>,
    any_key: bool,
    list: bool,
    /// The property that holds the value, where the root is wrapped.
    wrapper: Option<&'static str>,
}

impl Expected {
    pub(super) fn of(schema: &Schema, dialect: Dialect) -> Self {
        let mut expected = Expected { wrapper: schema.wrapper(dialect), ..Expected::default() };
        match schema.wire(dialect) {
            Some(wire) => {
                let shapes = Shapes::read(&wire.schema);
                expected.add(&shapes, shapes.root(), 0);
            }
            None => expected.add(schema.shapes(), schema.shapes().root(), 0),
        }
        expected
    }

    fn add(&mut self, shapes: &Shapes, node: &Node, depth: usize) {
        // Unions and references of forms nest a few levels, if they do not go round.
        if depth > 16 {
            return;
        }
        match &node.form {
            Form::Any => {
                self.object = true;
                self.any_key = true;
                self.empty = true;
                self.list = true;
            }
            Form::List(_) | Form::Tuple(_) => self.list = true,
            Form::Object(object) => {
                self.object = true;
                self.any_key |= object.rest.is_some();
                self.empty |= object.fields.iter().all(|field| !field.required);
                for field in &object.fields {
                    self.keys.extend(std::iter::once(&field.name).chain(&field.aliases).cloned());
                }
            }
            Form::Union(branches) => {
                branches.iter().for_each(|branch| self.add(shapes, branch, depth + 1));
            }
            Form::Ref(to) => self.add(shapes, shapes.def(*to), depth + 1),
            _ => {}
        }
    }

    /// Whether a document may begin with this bracket.
    pub(super) fn takes(&self, is_object: bool) -> bool {
        if is_object { self.object } else { self.list }
    }

    pub(super) fn takes_empty(&self) -> bool {
        self.empty
    }

    /// Whether an object may begin with this key.
    pub(super) fn takes_key(&self, key: &str) -> bool {
        self.any_key || self.keys.contains(key)
    }

    /// The value without the object that a dialect needs around it.
    pub(super) fn unwrapped<'v>(&self, value: &'v Json) -> Option<&'v Json> {
        match self.wrapper {
            Some(wrapper) => value.get(wrapper),
            None => Some(value),
        }
    }

    /// The path of the last place, so many levels deep; `None` if it is the wrapper.
    pub(super) fn path(&self, value: &Json, levels: usize) -> Option<String> {
        let mut here = self.unwrapped(value)?;
        let wrappers = usize::from(self.wrapper.is_some());
        let mut path = "$".to_owned();
        for _ in 1..levels.checked_sub(wrappers).filter(|levels| *levels > 0)? {
            here = match here {
                Json::Array(items) => {
                    path.push_str(&format!("[{}]", items.len().saturating_sub(1)));
                    items.last()?
                }
                Json::Object(members) => {
                    let (name, value) = members.last()?;
                    path.push_str(&key(name));
                    value
                }
                _ => return None,
            };
        }
        Some(path)
    }
}
