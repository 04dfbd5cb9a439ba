//! Lists, tuples, and lists of pairs.

use super::super::loose::tree::{Kind, Marks};
use super::super::repair::RepairKind;
use super::object::is_doubtful;
use super::{Coercion, Fit, Step, is_pair, scalar};
use crate::schema::shape::{Form, Node};

impl<'a> Coercion<'a, '_> {
    pub(super) fn list(&mut self, node: &'a Node, item: &'a Node, at: usize) -> Fit {
        match self.tree.kind(at) {
            Kind::List if item.form == Form::Integer => self.integers(item, at),
            Kind::List => self.items(at, |_| item),
            Kind::Object => self.list_of_object(node, item, at),
            Kind::Quoted | Kind::Bare => self.single(node, item, at),
        }
    }

    /// The items of a list of integers: long ones are the longest lists that there are, and most items are plain.
    fn integers(&mut self, item: &'a Node, at: usize) -> Fit {
        let tree = self.tree;
        let digits = scalar::sure_digits(item);
        self.own.push('[');
        for (index, token) in tree.items(at).enumerate() {
            self.comma(index);
            let raw = tree.raw(token);
            if tree.marks(token) == Marks::DIGITS && raw.len() <= digits {
                self.own.push_str(raw);
            } else {
                self.within(Step::Index(index), |pass| pass.node(item, token))?;
            }
        }
        self.own.push(']');
        Ok(())
    }

    fn items(&mut self, at: usize, node: impl Fn(usize) -> &'a Node) -> Fit {
        let tree = self.tree;
        self.own.push('[');
        for (index, item) in tree.items(at).enumerate() {
            self.comma(index);
            self.within(Step::Index(index), |pass| pass.node(node(index), item))?;
        }
        self.own.push(']');
        Ok(())
    }

    /// An object where a list should be: one that holds the list, the pairs of a map, or the only item.
    fn list_of_object(&mut self, node: &'a Node, item: &'a Node, at: usize) -> Fit {
        let item_form = self.resolved(item);
        if self.tree.marks(at).has(Marks::CUT) {
            return Err(self.cut_off());
        }
        // Anything fits such items: whether the object is the item or what holds it cannot be told.
        let is_open = match item_form {
            Form::Any => true,
            Form::Object(object) => object.is_map(),
            _ => false,
        };
        if is_open {
            return Err(self.expected(node, at));
        }
        let start = self.point();
        if let Some((key, list)) = self.only_member(at)
            && self.tree.kind(list) == Kind::List
            && !is_doubtful(self.tree.raw(key))
        {
            let name = self.key_said(key)?;
            self.repair(RepairKind::Wrapping, node, at, "a list")?;
            return self.within(Step::Name(name), |pass| pass.node(node, list));
        }
        let pair = match item_form {
            Form::Tuple(nodes) => {
                <&[Node; 2]>::try_from(&nodes[..]).ok().map(|[_, value]| (value, None))
            }
            Form::Object(object) if is_pair(object) => {
                Some((&object.fields[1].node, Some(&object.fields[1])))
            }
            _ => None,
        };
        let single = self.single(node, item, at);
        let Some((value_node, field)) = pair.filter(|_| single.is_err()) else {
            return single;
        };
        self.back_to(start);
        self.repair(RepairKind::Pairs, node, at, "a list of pairs")?;
        self.own.push('[');
        let tree = self.tree;
        for (index, (key, value)) in tree.members(at).enumerate() {
            self.comma(index);
            let name = self.key_said(key)?;
            self.own.push_str(if field.is_some() { "{\"key\":" } else { "[" });
            self.push_text(&name);
            self.own.push_str(if field.is_some() { ",\"value\":" } else { "," });
            self.within(Step::Name(name), |pass| match field {
                Some(field) => pass.within_field(field, |pass| pass.node(value_node, value)),
                None => pass.node(value_node, value),
            })?;
            self.own.push(if field.is_some() { '}' } else { ']' });
        }
        self.own.push(']');
        Ok(())
    }

    /// One value where a list should be. A text with separators in it may be several, and of several documents none is the only one.
    fn single(&mut self, node: &'a Node, item: &'a Node, at: usize) -> Fit {
        let said = self.tree.said(at).map(|said| said.text).unwrap_or_default();
        let is_several =
            self.is_scalar(at) && says_several(&said) || (self.path.is_empty() && !self.is_alone);
        if is_several
            || self.wrapped == Some(at)
            || self.is_nothing(at)
            || matches!(self.resolved(item), Form::Any | Form::List(_))
        {
            return Err(self.expected(node, at));
        }
        self.repair(RepairKind::Single, node, at, "a list of one")?;
        let start = self.point();
        self.own.push('[');
        let around = self.wrapped.replace(at);
        let fit = self.within(Step::Index(0), |pass| pass.node(item, at));
        self.wrapped = around;
        if fit.is_err() {
            self.back_to(start);
            return Err(self.expected(node, at));
        }
        self.own.push(']');
        Ok(())
    }

    pub(super) fn tuple(&mut self, node: &'a Node, nodes: &'a [Node], at: usize) -> Fit {
        let tree = self.tree;
        match tree.kind(at) {
            Kind::List if tree.items(at).count() == nodes.len() => {
                self.items(at, |index| &nodes[index])
            }
            Kind::Object if tree.members(at).count() == nodes.len() => {
                if tree.marks(at).has(Marks::CUT) {
                    return Err(self.cut_off());
                }
                let mut values = vec![None; nodes.len()];
                for (key, value) in tree.members(at) {
                    let slot = self.key_said(key)?.parse::<usize>().ok();
                    match slot.and_then(|slot| values.get_mut(slot)) {
                        Some(slot @ None) => *slot = Some(value),
                        _ => return Err(self.expected(node, at)),
                    }
                }
                if !self.turns(node) {
                    self.repair(RepairKind::Pairs, node, at, "a list")?;
                }
                self.own.push('[');
                for (index, (node, value)) in nodes.iter().zip(values).enumerate() {
                    self.comma(index);
                    if let Some(value) = value {
                        let step = Step::Name(index.to_string().into());
                        self.within(step, |pass| pass.node(node, value))?;
                    }
                }
                self.own.push(']');
                Ok(())
            }
            _ => Err(self.expected(node, at)),
        }
    }

    /// A node's form, behind references.
    pub(super) fn resolved(&self, node: &'a Node) -> &'a Form {
        let mut node = node;
        // A reference to a reference cannot go on for longer than there are definitions.
        for _ in 0..=self.shapes.defs.len() {
            match &node.form {
                Form::Ref(to) => node = self.shapes.def(*to),
                form => return form,
            }
        }
        &node.form
    }
}

/// Whether a text may be a list in words.
fn says_several(text: &str) -> bool {
    text.contains([',', ';', '|', '\n', '/', '•', '&'])
        || text
            .split_whitespace()
            .any(|word| ["and", "or", "und", "oder", "et", "ou", "y"].contains(&word))
}
