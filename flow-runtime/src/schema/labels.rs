//! Labels for the branches of a union that could not be told apart on the wire.
//!
//! In the type's own JSON a list and a map differ; where a dialect has no maps, both are lists. A codec has to be exact, so the
//! branches of such a union are put into objects, each under a name of its own. They are the same for all dialects.

use super::shape::{Form, Node, Object, Shapes};
use super::subset::is_wide;

/// How deep two forms are compared. Only forms that hold themselves get there, and those have been compared by then.
const DEPTH: usize = 12;

/// The labels of a union's branches, `null` aside, which needs none; empty if they can be told apart.
pub(super) fn labels(shapes: &Shapes, branches: &[Node]) -> Vec<String> {
    let compare = Compare { shapes };
    let confused = branches.iter().enumerate().any(|(at, branch)| {
        branches[..at].iter().any(|before| compare.confused(before, branch, 0))
    });
    if !confused {
        return Vec::new();
    }
    let mut labels: Vec<String> = Vec::with_capacity(branches.len());
    for branch in branches {
        let word = word(shapes, branch);
        let before = labels.iter().filter(|label| label.trim_end_matches(numbered) == word).count();
        labels.push(if before == 0 { word.to_owned() } else { format!("{word}_{}", before + 1) });
    }
    labels
}

fn numbered(c: char) -> bool {
    c == '_' || c.is_ascii_digit()
}

fn word(shapes: &Shapes, node: &Node) -> &'static str {
    match &node.form {
        Form::Any => "any",
        Form::Null | Form::Never => "null",
        Form::Bool => "boolean",
        Form::Integer => "integer",
        Form::Number => "number",
        Form::Text => "string",
        Form::Enum(_) => "choice",
        Form::List(_) => "list",
        Form::Tuple(_) => "tuple",
        Form::Object(object) if object.is_map() => "map",
        Form::Object(_) => "object",
        Form::Union(_) => "union",
        Form::Ref(to) => match &shapes.def(*to).form {
            Form::Ref(_) => "object",
            _ => word(shapes, shapes.def(*to)),
        },
    }
}

/// What a value may be on the wire of the dialect that changes most.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    List,
    Object,
    Other,
}

struct Compare<'a> {
    shapes: &'a Shapes,
}

impl Compare<'_> {
    /// Whether a document of `b` could be taken for one of `a`, which is tried first, though the type itself would not.
    fn confused(&self, a: &Node, b: &Node, depth: usize) -> bool {
        if depth > DEPTH {
            return false;
        }
        let inner = |a: &Node, b: &Node| self.confused(a, b, depth + 1);
        match (&a.form, &b.form) {
            (Form::Ref(a), Form::Ref(b)) if a == b => false,
            (Form::Ref(a), _) => inner(self.shapes.def(*a), b),
            (_, Form::Ref(b)) => inner(a, self.shapes.def(*b)),
            (Form::Union(a), _) => a.iter().any(|a| inner(a, b)),
            (_, Form::Union(b)) => b.iter().any(|b| inner(a, b)),
            (Form::Any, Form::Any) => false,
            (Form::List(a), Form::List(b)) => inner(a, b),
            (Form::Tuple(a), Form::Tuple(b)) => {
                a.len() == b.len() && a.iter().zip(b).any(|(a, b)| inner(a, b))
            }
            (Form::Object(a), Form::Object(b)) if !a.is_map() && !b.is_map() => {
                self.objects(a, b, depth)
            }
            (Form::Object(a), Form::Object(b)) if a.is_map() && b.is_map() => {
                matches!((&a.rest, &b.rest), (Some(a), Some(b)) if inner(&a.node, &b.node))
            }
            (Form::Tuple(items), Form::Object(object)) if !object.is_map() => {
                (0..items.len()).all(|at| object.field(&at.to_string()).is_some())
            }
            (Form::Object(object), Form::Tuple(items)) if !object.is_map() => {
                let place = |name: &str| name.parse::<usize>().is_ok_and(|at| at < items.len());
                object.fields.iter().all(|field| !field.required || place(&field.name))
            }
            _ => {
                let changed = self.changed(a) || self.changed(b);
                changed && kind(a) == kind(b) && kind(a) != Kind::Other
            }
        }
    }

    fn objects(&self, a: &Object, b: &Object, depth: usize) -> bool {
        let lacks = a.fields.iter().any(|field| field.required && b.field(&field.name).is_none());
        if lacks && b.rest.is_none() {
            return false;
        }
        let mut shared = a.fields.iter().filter_map(|a| Some((a, b.field(&a.name)?)));
        let apart = |(a, b): (&super::shape::Field, &super::shape::Field)| {
            a.required
                && b.required
                && matches!((&a.node.form, &b.node.form), (Form::Enum(a), Form::Enum(b))
                    if a.iter().all(|a| b.iter().all(|b| a.value != b.value)))
        };
        if shared.clone().any(apart) {
            return false;
        }
        a.rest.is_some()
            || b.rest.is_some()
            || shared.any(|(a, b)| self.confused(&a.node, &b.node, depth + 1))
    }

    /// Whether the value itself has another form on the wire.
    fn changed(&self, node: &Node) -> bool {
        match &node.form {
            Form::Any | Form::Tuple(_) => true,
            Form::Integer => is_wide(&node.rules),
            Form::Object(object) => object.rest.is_some(),
            _ => false,
        }
    }
}

fn kind(node: &Node) -> Kind {
    match &node.form {
        Form::Any | Form::Text => Kind::Text,
        Form::Enum(choices) if choices.iter().any(|choice| choice.value.as_str().is_some()) => {
            Kind::Text
        }
        Form::Integer if is_wide(&node.rules) => Kind::Text,
        Form::List(_) => Kind::List,
        Form::Object(object) if object.is_map() => Kind::List,
        Form::Object(_) | Form::Tuple(_) => Kind::Object,
        _ => Kind::Other,
    }
}
