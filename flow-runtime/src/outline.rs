//! What a flow is made of, before it runs: what its source says, and what the types of its calls add to that.
//!
//! `flow!` writes down a table of [`Row`]s. A look at the flow's body gives what each `?` runs, by its type alone. Both
//! together are an [`Outline`], from which the flow's graph is drawn and its plan is reckoned.

mod graph;
mod read;

use std::collections::BTreeSet;

use crate::flow::FlowInfo;
use crate::graph::NeedKind;
use crate::schedule::Edges;
use crate::step::StepInfo;

/// A node of a flow, or a further call in one.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// The name that it binds, or that of the step that it runs.
    pub name: &'static str,
    /// What it waits for, and what waits for it.
    pub edges: Edges,
    runs: &'static [Part],
    /// The inputs of the flow that it reads.
    inputs: &'static [u32],
    /// Of the nodes that it waits for, those whose values it does not read.
    order: &'static [u32],
    /// For one that starts when all others have ended: those whose values it reads.
    last: Option<&'static [u32]>,
}

/// Describes a node: its name, how many others it waits for, which wait for it, and what it runs.
pub const fn row(
    name: &'static str,
    needs: u32,
    then: &'static [u32],
    runs: &'static [Part],
) -> Row {
    Row { name, edges: Edges { needs, then }, runs, inputs: &[], order: &[], last: None }
}

impl Row {
    /// Whether it runs no step and no other node of its scope reads its value.
    pub(crate) fn is_idle(&self, scope: &[Row]) -> bool {
        let index = scope.iter().position(|row| std::ptr::eq(row, self)).unwrap_or(usize::MAX);
        let only_waits = |then: &u32| {
            scope.get(*then as usize).is_some_and(|row| row.order.contains(&(index as u32)))
        };
        self.runs.is_empty() && self.edges.then.iter().all(only_waits)
    }

    /// Which inputs of the flow it reads.
    #[doc(hidden)]
    pub const fn reads(self, inputs: &'static [u32]) -> Self {
        Row { inputs, ..self }
    }

    /// Which of the nodes that it waits for only have to end before it.
    #[doc(hidden)]
    pub const fn after(self, order: &'static [u32]) -> Self {
        Row { order, ..self }
    }

    /// It starts when all others of its body have ended, and reads the values of these.
    #[doc(hidden)]
    pub const fn last(self, data: &'static [u32]) -> Self {
        Row { last: Some(data), ..self }
    }
}

/// Something that a node runs, as `flow!` writes it down. Texts are as they were written.
#[derive(Debug, Clone, Copy)]
pub enum Part {
    /// `expr?`: which one of the flow, and the name that is called.
    Runs(u32, &'static str),
    /// A further call of its node, which has a row of its own.
    At(u32, &'static Part),
    /// A call with these set on it: methods and arguments.
    Set(&'static [(&'static str, &'static str)], &'static Part),
    /// A body of so many nodes, from this row on.
    Nodes(u32, u32),
    /// A `for`: its limit (0 if it has none or it is computed), its head, what a round runs.
    For(u64, &'static str, &'static [Part]),
    /// A `for` with this number of rounds.
    Times(u64, &'static Part),
    /// A `for` with this number of rounds at most.
    Most(u64, &'static Part),
    /// A `match`, or an `if` (then the text is empty): what decides, and the arms.
    Route(&'static str, &'static [(&'static str, &'static [Part])]),
    /// A bounded `while`: its limit (0 if it is computed), its condition, what that runs, what a round runs.
    While(u64, &'static str, &'static [Part], &'static [Part]),
    /// A `try`.
    Try(&'static [Part]),
}

/// What a flow is made of.
#[derive(Debug)]
pub(crate) struct Outline {
    pub(crate) info: &'static FlowInfo,
    pub(crate) places: Vec<Place>,
}

/// A node, or one of several things that a node runs one after the other.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) name: &'static str,
    /// Its path in a run, without the numbers of rounds.
    pub(crate) path: String,
    /// Which places of the same list it waits for.
    pub(crate) needs: Vec<(usize, NeedKind)>,
    /// Whether it waits for all places before it.
    pub(crate) is_last: bool,
    pub(crate) inputs: &'static [u32],
    pub(crate) acts: Vec<Act>,
}

/// Something that a node runs.
#[derive(Debug)]
pub(crate) enum Act {
    Step(StepAct),
    Flow(FlowAct),
    For(ForAct),
    Route { on: &'static str, arms: Vec<(&'static str, Vec<Place>)> },
    While(WhileAct),
    Try(Vec<Place>),
    Block(Vec<Place>),
}

#[derive(Debug)]
pub(crate) struct FlowAct {
    pub(crate) info: &'static FlowInfo,
    pub(crate) path: String,
    /// The name that is called.
    pub(crate) callee: &'static str,
    /// Whether it is called with models or resources of its own.
    pub(crate) has_its_own: bool,
    /// What it is made of; `None` if it is one of the flows around.
    pub(crate) outline: Option<Outline>,
}

#[derive(Debug)]
pub(crate) struct StepAct {
    pub(crate) info: &'static StepInfo,
    pub(crate) path: String,
    /// The name that is called, or that of the step.
    pub(crate) callee: &'static str,
    /// Whether that is the step's own name, so that all that is set on the call is known.
    pub(crate) is_direct: bool,
    /// What is set on the call: methods and arguments.
    pub(crate) set: &'static [(&'static str, &'static str)],
}

#[derive(Debug)]
pub(crate) struct ForAct {
    /// Which loop it is, for what is learned of it: its node's path, with `[]` for each loop around.
    pub(crate) key: String,
    pub(crate) limit: Option<u64>,
    /// How many rounds it has, and how many at most, if the source says so.
    pub(crate) items: Option<u64>,
    pub(crate) most: Option<u64>,
    pub(crate) over: &'static str,
    pub(crate) round: Vec<Place>,
}

#[derive(Debug)]
pub(crate) struct WhileAct {
    /// As that of a `for`.
    pub(crate) key: String,
    pub(crate) limit: Option<u64>,
    pub(crate) condition: &'static str,
    pub(crate) check: Vec<Place>,
    pub(crate) round: Vec<Place>,
}

impl Outline {
    /// The names of the flow's inputs.
    pub(crate) fn names(&self) -> Vec<&'static str> {
        self.info.inputs.iter().map(|(name, _)| *name).collect()
    }

    /// Visits the path of every call of a step or a flow.
    pub(crate) fn calls(&self, visit: &mut dyn FnMut(&str)) {
        for place in &self.places {
            place.acts.iter().for_each(|act| act.calls(visit));
        }
    }

    /// The keys that several loops share: then what a dry run notes of them cannot be told apart.
    pub(crate) fn shared_loops(&self) -> BTreeSet<String> {
        let (mut seen, mut shared) = (BTreeSet::new(), BTreeSet::new());
        let mut visit = |key: &str| {
            if !seen.insert(key.to_owned()) {
                shared.insert(key.to_owned());
            }
        };
        for place in &self.places {
            place.acts.iter().for_each(|act| act.loops(&mut visit));
        }
        shared
    }
}

impl Act {
    /// The name and the path of a call, which are its own.
    pub(crate) fn own(&self) -> Option<(&'static str, &str)> {
        match self {
            Act::Step(step) => Some((step.callee, &step.path)),
            Act::Flow(flow) => Some((flow.callee, &flow.path)),
            _ => None,
        }
    }

    /// The places of each body inside it.
    pub(crate) fn bodies(&self) -> Vec<&[Place]> {
        match self {
            Act::Step(_) => Vec::new(),
            Act::Flow(flow) => flow.outline.iter().map(|outline| &*outline.places).collect(),
            Act::For(each) => vec![&each.round],
            Act::Route { arms, .. } => arms.iter().map(|(_, arm)| &**arm).collect(),
            Act::While(each) => vec![&each.check, &each.round],
            Act::Try(inside) | Act::Block(inside) => vec![inside],
        }
    }

    fn loops(&self, visit: &mut dyn FnMut(&str)) {
        if let Act::For(ForAct { key, .. }) | Act::While(WhileAct { key, .. }) = self {
            visit(key);
        }
        for place in self.bodies().into_iter().flatten() {
            place.acts.iter().for_each(|act| act.loops(visit));
        }
    }

    fn calls(&self, visit: &mut dyn FnMut(&str)) {
        if let Some((_, path)) = self.own() {
            visit(path);
        }
        for place in self.bodies().into_iter().flatten() {
            place.acts.iter().for_each(|act| act.calls(visit));
        }
    }
}
