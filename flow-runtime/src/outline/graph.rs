//! From an outline to the flow's graph.

use std::collections::BTreeSet;

use super::{Act, FlowAct, ForAct, Outline, Place, WhileAct};
use crate::graph::{Branch, BranchKind, Graph, Input, Need, Node, NodeKind};

impl Outline {
    /// The graph of the flow, with the flows that it calls inside it.
    pub(crate) fn graph(&self) -> Graph {
        let mut paths = BTreeSet::new();
        self.calls(&mut |path| {
            paths.insert(path.to_owned());
        });
        Drawing { paths, ids: BTreeSet::new() }.graph(self)
    }
}

struct Drawing {
    /// The paths of all calls.
    paths: BTreeSet<String>,
    /// The ids that are taken.
    ids: BTreeSet<String>,
}

impl Drawing {
    fn graph(&mut self, outline: &Outline) -> Graph {
        let info = outline.info;
        let input = |(name, ty): &(&str, &str)| Input { name: (*name).into(), ty: (*ty).into() };
        let nodes = self.nodes(&outline.places, &outline.names());
        let last = nodes.last().map(|node| node.id.clone());
        Graph {
            name: info.name.to_owned(),
            module: info.module.to_owned(),
            inputs: info.inputs.iter().map(input).collect(),
            returns: info.output.to_owned(),
            output: last.filter(|_| !info.output.is_empty()),
            nodes,
        }
    }

    fn nodes(&mut self, places: &[Place], inputs: &[&str]) -> Vec<Node> {
        let mut nodes: Vec<Node> = Vec::new();
        for place in places {
            let id = self.id(&place.path);
            let (kind, branches) = self.kind(&place.acts, place);
            let needs = place.needs.iter().filter_map(|(need, kind)| {
                Some(Need { node: nodes.get(*need)?.id.clone(), kind: *kind })
            });
            let read = place.inputs.iter().filter_map(|input| inputs.get(*input as usize));
            nodes.push(Node {
                id,
                label: label(place.name),
                kind,
                inputs: read.map(|name| (*name).to_owned()).collect(),
                needs: needs.collect(),
                branches,
            });
        }
        nodes
    }

    /// The path; where another node has it, the path with a number that no call has.
    fn id(&mut self, path: &str) -> String {
        let mut id = path.to_owned();
        let mut number = 1;
        while self.ids.contains(&id) || (number > 1 && self.paths.contains(&id)) {
            number += 1;
            id = format!("{path}#{number}");
        }
        self.ids.insert(id.clone());
        id
    }

    fn kind(&mut self, acts: &[Act], place: &Place) -> (NodeKind, Vec<Branch>) {
        match acts {
            [] => (NodeKind::Plain, Vec::new()),
            [act] => self.of(act),
            [first @ .., last @ (Act::For(_) | Act::Route { .. } | Act::While(_))]
                if first.iter().all(|act| matches!(act, Act::Step(_) | Act::Flow(_))) =>
            {
                let first = self.sequence(first, place);
                let (kind, mut branches) = self.of(last);
                branches.insert(0, Branch { kind: BranchKind::First, label: None, nodes: first });
                (kind, branches)
            }
            all => {
                let nodes = self.sequence(all, place);
                (NodeKind::Phase, vec![Branch { kind: BranchKind::Body, label: None, nodes }])
            }
        }
    }

    /// What runs one after the other, as nodes.
    fn sequence(&mut self, acts: &[Act], place: &Place) -> Vec<Node> {
        let mut nodes: Vec<Node> = Vec::new();
        for act in acts {
            let (name, path) = act.own().unwrap_or((place.name, &place.path));
            let id = self.id(path);
            let (kind, branches) = self.of(act);
            let needs = nodes.last().map(|node| Need::data(&node.id)).into_iter().collect();
            let (label, inputs) = (label(name), Vec::new());
            nodes.push(Node { id, label, kind, inputs, needs, branches });
        }
        nodes
    }

    fn of(&mut self, act: &Act) -> (NodeKind, Vec<Branch>) {
        let mut branch = |kind, label: &str, places: &[Place]| Branch {
            kind,
            label: (!label.is_empty()).then(|| label.to_owned()),
            nodes: self.nodes(places, &[]),
        };
        match act {
            Act::Step(step) => (step.info.into(), Vec::new()),
            Act::Flow(FlowAct { info, outline, .. }) => {
                let graph = outline.as_ref().map(|outline| Box::new(self.graph(outline)));
                (NodeKind::SubFlow { name: info.name.to_owned(), graph }, Vec::new())
            }
            Act::For(ForAct { limit, items, over, round, .. }) => (
                NodeKind::FanOut { limit: *limit, items: *items, over: Some((*over).to_owned()) },
                vec![branch(BranchKind::Round, "", round)],
            ),
            Act::Route { on, arms } => (
                NodeKind::Route { on: (!on.is_empty()).then(|| (*on).to_owned()) },
                arms.iter().map(|(label, arm)| branch(BranchKind::Arm, label, arm)).collect(),
            ),
            Act::While(WhileAct { limit, condition, check, round, .. }) => (
                NodeKind::Refine { limit: *limit },
                vec![
                    branch(BranchKind::Check, condition, check),
                    branch(BranchKind::Round, "", round),
                ],
            ),
            Act::Try(inside) => (NodeKind::Try, vec![branch(BranchKind::Body, "", inside)]),
            Act::Block(inside) => (NodeKind::Phase, vec![branch(BranchKind::Body, "", inside)]),
        }
    }
}

/// A name without the number that makes it another.
fn label(name: &str) -> String {
    name.split('#').next().unwrap_or(name).to_owned()
}
