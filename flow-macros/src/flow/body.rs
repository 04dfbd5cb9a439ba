//! A flow as the expansion needs it: bodies of nodes.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Span, TokenStream};
use syn::Ident;

/// A whole flow.
pub(crate) struct Lowered {
    pub(crate) body: Body,
    /// For each `?`, whether the start of a run can know what it needs.
    pub(crate) sites: Vec<bool>,
    /// Rows of the table after those of the body's nodes: of bodies inside it, and of further calls in one node.
    pub(crate) rows: Vec<Row>,
}

/// A scope that is driven by itself: the flow's, a branch's, a loop's.
#[derive(Default)]
pub(crate) struct Body {
    pub(crate) slots: Vec<Slot>,
    pub(crate) nodes: Vec<Node>,
    /// A tail that moves names, which runs when every node has ended.
    pub(crate) owned_tail: Option<Node>,
    /// The slot of the output; `None` if it is `()`.
    pub(crate) output: Option<usize>,
    pub(crate) items: Vec<syn::Item>,
}

/// A value that nodes share, or that one hands to the next.
#[derive(Default)]
pub(crate) struct Slot {
    pub(crate) is_read: bool,
    /// Written by one node and taken by one other, which owns the value.
    pub(crate) handed_on: bool,
}

/// One node.
pub(crate) struct Node {
    pub(crate) label: String,
    /// Where messages about the node as a whole belong.
    pub(crate) place: Span,
    pub(crate) reads: BTreeMap<String, Read>,
    /// Values handed on to this node, and the names that they have in its code.
    pub(crate) takes: Vec<(Ident, usize)>,
    /// Names that are nearly what the code says, for rustc's own "did you mean".
    pub(crate) ghosts: BTreeSet<String>,
    pub(crate) needs: BTreeSet<usize>,
    pub(crate) code: TokenStream,
    /// The names that the code binds, and their slots.
    pub(crate) fills: Vec<(Ident, usize)>,
}

/// A name that a node reads.
#[derive(Clone)]
pub(crate) struct Read {
    pub(crate) ident: Ident,
    pub(crate) slot: usize,
}

/// A row of the table.
pub(crate) struct Row {
    pub(crate) label: String,
    pub(crate) needs: usize,
    pub(crate) then: Vec<usize>,
}

impl Row {
    /// The row of a call that the scheduler does not know.
    pub(crate) fn call(label: String) -> Self {
        Row { label, needs: 0, then: Vec::new() }
    }
}

impl Body {
    /// The rows of the nodes, and of the tail.
    pub(crate) fn rows(&self) -> Vec<Row> {
        let mut rows: Vec<Row> = self
            .nodes
            .iter()
            .map(|node| Row {
                label: node.label.clone(),
                needs: node.needs.len(),
                then: Vec::new(),
            })
            .collect();
        for (index, node) in self.nodes.iter().enumerate() {
            for need in &node.needs {
                rows[*need].then.push(index);
            }
        }
        rows.extend(self.owned_tail.iter().map(|tail| Row::call(tail.label.clone())));
        rows
    }
}
