//! A graph as cards, groups and arrows: what Mermaid and Graphviz lay out themselves.

use super::words::{condition, rounds, summary, typed};
use super::{BranchKind, Graph, NeedKind, Node, NodeKind};

/// Everything in a chart, in the order in which it is written.
pub(super) struct Chart(pub(super) Vec<Item>);

pub(super) enum Item {
    Card(Card),
    Group(Group),
    Arrow(Arrow),
}

/// Something without an inside.
pub(super) struct Card {
    pub(super) id: usize,
    pub(super) shape: Shape,
    pub(super) lines: Vec<String>,
}

/// What a card stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// An input or the output of the flow.
    End,
    Step,
    Code,
    Flow,
    /// Where one of several ways is taken.
    Choice,
    Plain,
}

/// A frame around other items; there is a card in it.
pub(super) struct Group {
    pub(super) id: usize,
    pub(super) title: String,
    /// Whether there are several of it at once.
    pub(super) is_stack: bool,
    /// Whether a failure stays inside.
    pub(super) is_tried: bool,
    pub(super) items: Vec<Item>,
}

/// From one card or group to another, by their ids.
pub(super) struct Arrow {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) label: String,
    pub(super) line: Line,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    Data,
    Order,
    /// Leads back to what came before.
    Back,
}

impl Chart {
    pub(super) fn new(graph: &Graph) -> Self {
        let mut draft = Draft::default();
        let inputs: Vec<Card> =
            graph.inputs.iter().map(|input| draft.card(Shape::End, vec![typed(input)])).collect();
        let mut part = draft.scope(&graph.nodes.iter().collect::<Vec<_>>());
        let mut arrows = Vec::new();
        for (node, id) in graph.nodes.iter().zip(&part.ids) {
            for name in &node.inputs {
                let input = graph.inputs.iter().rposition(|input| input.name == *name);
                arrows.extend(input.map(|input| Arrow::new(inputs[input].id, *id)));
            }
            if Some(&node.id) == graph.output.as_ref() {
                let text = if graph.returns.is_empty() { "output" } else { &graph.returns };
                let output = draft.card(Shape::End, vec![text.to_owned()]);
                arrows.push(Arrow::new(*id, output.id));
                part.items.push(Item::Card(output));
            }
        }
        let inputs = inputs.into_iter().map(Item::Card);
        Chart(inputs.chain(part.items).chain(arrows.into_iter().map(Item::Arrow)).collect())
    }
}

impl Arrow {
    fn new(from: usize, to: usize) -> Self {
        Arrow { from, to, label: String::new(), line: Line::Data }
    }
}

impl Group {
    /// The first and the last card in it.
    pub(super) fn ends(&self) -> Option<(usize, usize)> {
        let mut ends = self.items.iter().filter_map(|item| match item {
            Item::Card(own) => Some((own.id, own.id)),
            Item::Group(group) => group.ends(),
            Item::Arrow(_) => None,
        });
        let (first, last) = ends.next()?;
        Some((first, ends.next_back().map_or(last, |(_, last)| last)))
    }
}

/// The nodes of a scope as items.
#[derive(Default)]
struct Part {
    items: Vec<Item>,
    /// The id of each node.
    ids: Vec<usize>,
    /// Those that wait for none of the others, and those that none of the others waits for.
    sources: Vec<usize>,
    sinks: Vec<usize>,
}

/// Numbers cards and groups.
#[derive(Default)]
struct Draft {
    next: usize,
}

impl Draft {
    fn id(&mut self) -> usize {
        self.next += 1;
        self.next
    }

    fn card(&mut self, shape: Shape, lines: Vec<String>) -> Card {
        Card { id: self.id(), shape, lines }
    }

    fn scope(&mut self, nodes: &[&Node]) -> Part {
        let mut part = Part::default();
        let mut arrows = Vec::new();
        for (index, node) in nodes.iter().enumerate() {
            let id = self.id();
            part.items.push(self.node(node, id));
            part.ids.push(id);
            for need in &node.needs {
                let from = nodes[..index].iter().position(|other| other.id == need.node);
                let line = if need.kind == NeedKind::Order { Line::Order } else { Line::Data };
                let arrow = |from: usize| Arrow { line, ..Arrow::new(part.ids[from], id) };
                arrows.extend(from.map(arrow));
            }
        }
        let ids = |is_end: &dyn Fn(usize) -> bool| {
            part.ids.iter().copied().filter(|id| is_end(*id)).collect::<Vec<_>>()
        };
        let sources = ids(&|id| arrows.iter().all(|arrow| arrow.to != id));
        let sinks = ids(&|id| arrows.iter().all(|arrow| arrow.from != id));
        part.items.extend(arrows.into_iter().map(Item::Arrow));
        Part { sources, sinks, ..part }
    }

    fn node(&mut self, node: &Node, id: usize) -> Item {
        let is_empty = node.branches.iter().all(|branch| branch.nodes.is_empty());
        if is_empty && shape(&node.kind).is_some() {
            return Item::Card(Card { id, ..leaf(node) });
        }
        let title = match node.kind {
            NodeKind::Route { .. } | NodeKind::Refine { .. } | NodeKind::Phase => {
                node.label.clone()
            }
            _ => format!("{}: {}", node.label, summary(&node.kind)),
        };
        let items = match &node.kind {
            NodeKind::Route { on } => self.route(node, on.as_deref().unwrap_or("if")),
            NodeKind::Refine { limit } => self.refine(node, &rounds(*limit)),
            NodeKind::SubFlow { graph: Some(graph), .. } => {
                let inner = self.scope(&graph.nodes.iter().collect::<Vec<_>>());
                self.after_first(node, inner)
            }
            NodeKind::FanOut { .. } => {
                let rounds = self.branches(node, &|kind| kind != BranchKind::First);
                self.after_first(node, rounds)
            }
            NodeKind::Try | NodeKind::Phase => self.branches(node, &|_| true).items,
            _ => {
                let own = Card { id: self.id(), ..leaf(node) };
                let part =
                    Part { sources: vec![own.id], items: vec![Item::Card(own)], ..Part::default() };
                self.after_first(node, part)
            }
        };
        let group = Group {
            id,
            title,
            is_stack: matches!(node.kind, NodeKind::FanOut { .. }),
            is_tried: node.kind == NodeKind::Try,
            items,
        };
        match group.ends() {
            Some(_) => Item::Group(group),
            None => Item::Card(Card { id, ..leaf(node) }),
        }
    }

    /// The nodes in the branches of these kinds.
    fn branches(&mut self, node: &Node, is_meant: &dyn Fn(BranchKind) -> bool) -> Part {
        let branches = node.branches.iter().filter(|branch| is_meant(branch.kind));
        self.scope(&branches.flat_map(|branch| &branch.nodes).collect::<Vec<_>>())
    }

    /// What runs before all else in a node, and then this.
    fn after_first(&mut self, node: &Node, then: Part) -> Vec<Item> {
        let is_loop = matches!(node.kind, NodeKind::FanOut { .. });
        let first = self.branches(node, &|kind| !is_loop || kind == BranchKind::First);
        let mut items = first.items;
        items.extend(then.items);
        join(&mut items, &first.sinks, &then.sources);
        items
    }

    fn route(&mut self, node: &Node, on: &str) -> Vec<Item> {
        let first = self.branches(node, &|kind| kind == BranchKind::First);
        let mut items = first.items;
        let choice = self.card(Shape::Choice, vec![on.to_owned()]);
        let from = choice.id;
        items.push(Item::Card(choice));
        join(&mut items, &first.sinks, &[from]);
        for arm in node.branches.iter().filter(|branch| branch.kind != BranchKind::First) {
            let mut part = self.scope(&arm.nodes.iter().collect::<Vec<_>>());
            if part.ids.is_empty() {
                let own = self.card(Shape::Plain, vec!["no step".to_owned()]);
                part.sources.push(own.id);
                part.items.push(Item::Card(own));
            }
            items.append(&mut part.items);
            let label = arm.label.as_deref().unwrap_or("else");
            items.extend(
                part.sources.iter().map(|to| {
                    Item::Arrow(Arrow { label: label.to_owned(), ..Arrow::new(from, *to) })
                }),
            );
        }
        items
    }

    fn refine(&mut self, node: &Node, limit: &str) -> Vec<Item> {
        let first = self.branches(node, &|kind| kind == BranchKind::First);
        let check = self.branches(node, &|kind| kind == BranchKind::Check);
        let round = self.branches(node, &|kind| kind == BranchKind::Round);
        let choice = self.card(Shape::Choice, vec![condition(node)]);
        let from = choice.id;
        let mut items = first.items;
        items.extend(check.items);
        items.push(Item::Card(choice));
        items.extend(round.items);

        let start = if check.sources.is_empty() { vec![from] } else { check.sources };
        join(&mut items, &first.sinks, &start);
        join(&mut items, &check.sinks, &[from]);
        join(&mut items, &[from], &round.sources);
        let ends = if round.sinks.is_empty() { vec![from] } else { round.sinks };
        for end in ends {
            items.extend(start.iter().map(|to| {
                let label = limit.to_owned();
                Item::Arrow(Arrow { from: end, to: *to, label, line: Line::Back })
            }));
        }
        items
    }
}

fn join(items: &mut Vec<Item>, from: &[usize], to: &[usize]) {
    for end in from {
        items.extend(to.iter().map(|start| Item::Arrow(Arrow::new(*end, *start))));
    }
}

/// What a node is drawn as if nothing is inside it; `None` if something always is.
fn shape(kind: &NodeKind) -> Option<Shape> {
    match kind {
        NodeKind::Step(_) => Some(Shape::Step),
        NodeKind::Code(_) => Some(Shape::Code),
        NodeKind::SubFlow { graph: None, .. } => Some(Shape::Flow),
        NodeKind::Plain => Some(Shape::Plain),
        _ => None,
    }
}

/// A node as a card without a number.
fn leaf(node: &Node) -> Card {
    let shape = shape(&node.kind).unwrap_or(Shape::Plain);
    let mut lines = vec![node.label.clone()];
    if node.kind != NodeKind::Plain {
        lines.push(summary(&node.kind));
    }
    Card { id: 0, shape, lines }
}
