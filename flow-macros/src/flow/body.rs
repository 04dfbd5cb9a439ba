//! A flow as the expansion needs it: bodies of nodes, and what each node runs.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Span, TokenStream};
use syn::Ident;

use super::expand;
use super::source::Rounds;

/// A whole flow.
pub(crate) struct Lowered {
    pub(crate) body: Body,
    /// For each `?`, whether the start of a run can know what it needs.
    pub(crate) sites: Vec<bool>,
    /// The table: the body's nodes, then those of bodies inside it, and further calls in one node.
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
    pub(crate) waits: Waits,
    pub(crate) runs: Vec<Piece>,
    pub(crate) code: TokenStream,
    /// The names that the code binds, and their slots.
    pub(crate) fills: Vec<(Ident, usize)>,
}

/// What a node waits for.
#[derive(Clone, Default)]
pub(crate) struct Waits {
    /// The nodes of its body whose values it reads.
    pub(crate) data: BTreeSet<usize>,
    /// Those that only have to end before it.
    pub(crate) order: BTreeSet<usize>,
    /// The flow's inputs that it reads.
    pub(crate) inputs: BTreeSet<usize>,
}

impl Waits {
    pub(crate) fn absorb(&mut self, other: Waits) {
        self.data.extend(other.data);
        self.order.extend(other.order);
        self.inputs.extend(other.inputs);
    }

    fn all(&self) -> BTreeSet<usize> {
        self.data.union(&self.order).copied().collect()
    }
}

/// Something that a node runs. A node's pieces stand in the order of their evaluation.
pub(crate) enum Piece {
    Call(Call),
    /// The nodes of a body inside it: so many rows from this one on, after those of the flow's own body.
    Nodes {
        first: usize,
        count: usize,
    },
    For(For),
    /// What decides, as it was written, and the arms; of an `if`, the arms say it.
    Route {
        on: Option<String>,
        arms: Vec<Arm>,
    },
    While {
        limit: Option<u64>,
        condition: String,
        check: Vec<Piece>,
        round: Vec<Piece>,
    },
    Try(Vec<Piece>),
}

/// `step(…)?`
pub(crate) struct Call {
    pub(crate) row: expand::Row,
    pub(crate) site: usize,
    /// The name that is called; empty if it is no plain call.
    pub(crate) callee: String,
    /// What is set on it that a plan has to know: the methods and their arguments.
    pub(crate) set: Vec<(String, String)>,
}

/// A `for`.
pub(crate) struct For {
    pub(crate) limit: Option<u64>,
    /// How many rounds there are, if the source says so.
    pub(crate) rounds: Option<Rounds>,
    pub(crate) over: String,
    pub(crate) round: Vec<Piece>,
}

/// An arm of a route: what leads there, and what runs then.
pub(crate) struct Arm {
    pub(crate) label: String,
    pub(crate) runs: Vec<Piece>,
}

/// A name that a node reads.
#[derive(Clone)]
pub(crate) struct Read {
    pub(crate) ident: Ident,
    pub(crate) slot: usize,
}

/// A row of the table: a node, or a further call in one.
#[derive(Default)]
pub(crate) struct Row {
    pub(crate) label: String,
    /// How many nodes of its body the scheduler waits for before it starts, and which wait for it.
    pub(crate) needs: usize,
    pub(crate) then: Vec<usize>,
    pub(crate) waits: Waits,
    pub(crate) runs: Vec<Piece>,
    /// Whether it starts when every other node of its body has ended.
    pub(crate) is_last: bool,
}

impl Row {
    /// The row of a call that the scheduler does not know.
    pub(crate) fn call(label: String) -> Self {
        Row { label, ..Row::default() }
    }

    fn of(node: &mut Node) -> Self {
        Row {
            label: node.label.clone(),
            waits: std::mem::take(&mut node.waits),
            runs: std::mem::take(&mut node.runs),
            ..Row::default()
        }
    }
}

impl Body {
    /// How many rows its nodes and its tail have.
    pub(crate) fn count(&self) -> usize {
        self.nodes.len() + usize::from(self.owned_tail.is_some())
    }

    /// The rows of the nodes, and of the tail, with what is known of each.
    pub(crate) fn take_rows(&mut self) -> Vec<Row> {
        let mut rows: Vec<Row> = self.nodes.iter_mut().map(Row::of).collect();
        for index in 0..rows.len() {
            let needs = rows[index].waits.all();
            rows[index].needs = needs.len();
            needs.into_iter().for_each(|need| rows[need].then.push(index));
        }
        let tail = self.owned_tail.as_mut();
        rows.extend(tail.map(|tail| Row { is_last: true, ..Row::of(tail) }));
        rows
    }
}
