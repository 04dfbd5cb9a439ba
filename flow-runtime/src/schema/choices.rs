//! Enumerations that only the schema knows: `extend("enum" = [1, 2, 3])` on a field, whose type takes any number.

use super::json::Json;
use super::rules::is_same;
use super::shape::{Form, Node, Shapes};

impl Node {
    /// Says of the enumeration that it is, or has as a branch, that the type's own reader may take other values.
    pub(super) fn open(mut self) -> Self {
        match &mut self.form {
            Form::Enum(_) => self.is_open = true,
            Form::Union(branches) => branches
                .iter_mut()
                .filter(|branch| matches!(branch.form, Form::Enum(_)))
                .for_each(|branch| branch.is_open = true),
            _ => {}
        }
        self
    }
}

impl Shapes {
    /// Whether there are such enumerations.
    pub(super) fn has_open_choices(&self) -> bool {
        self.any(&mut |node| node.is_open)
    }

    /// Whether a document that the type has taken keeps to them.
    pub(super) fn keeps_choices(&self, json: &Json) -> bool {
        self.keeps(self.root(), json)
    }

    fn keeps(&self, node: &Node, json: &Json) -> bool {
        match (&node.form, json) {
            (Form::Ref(to), _) => self.keeps(self.def(*to), json),
            (Form::Enum(choices), _) => {
                !node.is_open || choices.iter().any(|choice| is_same(&choice.value, json))
            }
            (Form::Union(branches), _) => {
                let mut like = branches.iter().filter(|branch| branch.is_like(json, None));
                let first = like.next();
                first.is_none_or(|first| {
                    self.keeps(first, json) || like.any(|branch| self.keeps(branch, json))
                })
            }
            (Form::List(item), Json::Array(items)) => {
                items.iter().all(|json| self.keeps(item, json))
            }
            (Form::Tuple(nodes), Json::Array(items)) => {
                nodes.iter().zip(items).all(|(node, json)| self.keeps(node, json))
            }
            (Form::Object(object), Json::Object(members)) => members.iter().all(|(name, json)| {
                let field = object.fields.iter().find(|field| {
                    field.name == *name || field.aliases.iter().any(|alias| alias == name)
                });
                match (field, &object.rest) {
                    (Some(field), _) => self.keeps(&field.node, json),
                    (None, Some(rest)) => self.keeps(&rest.node, json),
                    (None, None) => true,
                }
            }),
            _ => true,
        }
    }
}
