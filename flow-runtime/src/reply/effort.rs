//! How much a type's own reader may have to do for a document.
//!
//! serde reads an untagged enum by trying its variants one after the other, each over all that stands there. Where two of them
//! hold the enum itself at the same place, every level of a document doubles the work, and a hundred brackets take forever.

use std::collections::HashMap;

use super::loose::tree::{Kind, Tree};
use crate::schema::shape::{Form, Node, Shapes};

/// How many values may be looked at for each token of a document, and beyond that.
const EACH: u64 = 64;
const MORE: u64 = 250_000;

/// How deep forms and documents may nest together: a variant may hold its own enum and nothing else.
const DEPTH: usize = 600;

/// Whether a reader that tries every branch of a union is done with a document in a time that grows with its length.
pub(super) fn is_bearable(shapes: &Shapes, tree: &Tree<'_>) -> bool {
    let mut effort = Effort { shapes, tree, known: HashMap::new(), depth: 0 };
    effort.of(shapes.root(), Tree::ROOT) <= (tree.len() as u64).saturating_mul(EACH) + MORE
}

struct Effort<'a> {
    shapes: &'a Shapes,
    tree: &'a Tree<'a>,
    /// What is known of a named form at a token.
    known: HashMap<(usize, usize), u64>,
    depth: usize,
}

impl Effort<'_> {
    /// How many values are looked at, if all branches are tried.
    fn of(&mut self, node: &Node, at: usize) -> u64 {
        if self.depth == DEPTH {
            return u64::MAX;
        }
        self.depth += 1;
        let (shapes, tree) = (self.shapes, self.tree);
        let mut all: u64 = 1;
        let mut add = |more: u64| all = all.saturating_add(more);
        match (&node.form, tree.kind(at)) {
            (Form::Ref(to), _) => match self.known.get(&(*to, at)) {
                Some(known) => add(*known),
                None => {
                    let effort = self.of(shapes.def(*to), at);
                    self.known.insert((*to, at), effort);
                    add(effort);
                }
            },
            (Form::Union(branches), _) => {
                branches.iter().for_each(|branch| add(self.of(branch, at)));
            }
            (Form::List(item), Kind::List) => {
                tree.items(at).for_each(|token| add(self.of(item, token)));
            }
            (Form::Tuple(nodes), Kind::List) => {
                nodes.iter().zip(tree.items(at)).for_each(|(node, item)| add(self.of(node, item)));
            }
            // A struct is read from a list as well.
            (Form::Object(object), Kind::List) => {
                let fields = object.fields.iter().zip(tree.items(at));
                fields.for_each(|(field, item)| add(self.of(&field.node, item)));
            }
            (Form::Object(object), Kind::Object) => {
                for (key, value) in tree.members(at) {
                    let name = tree.raw(key);
                    let field = object.fields.iter().find(|field| {
                        field.name == name || field.aliases.iter().any(|alias| alias == name)
                    });
                    match (field, &object.rest) {
                        (Some(field), _) => add(self.of(&field.node, value)),
                        (None, Some(rest)) => add(self.of(&rest.node, value)),
                        (None, None) => {}
                    }
                }
            }
            _ => {}
        }
        self.depth -= 1;
        all
    }
}
