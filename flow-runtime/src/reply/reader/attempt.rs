//! Which of the documents in a reply were meant as the answer.

use super::super::coerce;
use super::super::fold::fold;
use super::super::loose::tree::{Kind, Tree};
use super::Reader;
use crate::schema::ROOT;
use crate::schema::shape::{Form, Node};

impl<'a> Reader<'a> {
    /// Whether the form, or a branch of it, is like this.
    pub(super) fn is_like(&self, is_like: impl Fn(&Form) -> bool) -> bool {
        self.branches().into_iter().any(|node| is_like(&node.form))
    }

    fn branches(&self) -> Vec<&'a Node> {
        let shapes = self.schema.shapes();
        shapes.branches(std::slice::from_ref(shapes.root()))
    }

    /// Whether a document that does not fit was meant as the answer: it has a property that the form has, or is a list or map
    /// where one is wanted.
    pub(super) fn is_attempt(&self, tree: &Tree<'_>) -> bool {
        let kind = tree.kind(Tree::ROOT);
        let is_scalar = matches!(kind, Kind::Quoted | Kind::Bare);
        // An object around an answer.
        let mut members = tree.items(Tree::ROOT).filter(|_| kind == Kind::Object);
        if let (Some(key), Some(value), None) = (members.next(), members.next(), members.next()) {
            let holds_list = tree.kind(value) == Kind::List
                && self.is_like(|form| matches!(form, Form::List(_)));
            if holds_list || coerce::is_wrapper(tree.raw(key)) {
                return true;
            }
        }
        let mut names: Vec<String> = Vec::new();
        let shapes = self.schema.shapes();
        if self.subset.is_some() {
            names.push(ROOT.to_owned());
        }
        for branch in self.branches() {
            match &branch.form {
                Form::Any => return true,
                Form::List(item) => {
                    if kind == Kind::List {
                        return tree.len() > 1;
                    }
                    for branch in shapes.branches(std::slice::from_ref(&**item)) {
                        names.extend(field_names(branch));
                    }
                }
                Form::Tuple(_) if kind == Kind::List => return true,
                Form::Object(map) if map.is_map() && kind == Kind::Object => return true,
                Form::Object(_) => names.extend(field_names(branch)),
                _ if is_scalar => return true,
                _ => {}
            }
        }
        names.sort_unstable();
        tree.has_key(&|key| names.binary_search(&fold(key)).is_ok())
    }
}

fn field_names(node: &Node) -> impl Iterator<Item = String> {
    let fields = match &node.form {
        Form::Object(object) => &object.fields[..],
        _ => &[],
    };
    fields
        .iter()
        .flat_map(|field| std::iter::once(&field.name).chain(&field.aliases))
        .map(|name| fold(name))
}
