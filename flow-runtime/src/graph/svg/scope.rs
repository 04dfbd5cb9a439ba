//! Draws the nodes of one scope and the wires between them.

use super::layers::{self, Size, Wire};
use super::node;
use super::pen::{Block, Pen};
use crate::graph::words::typed;
use crate::graph::{Graph, NeedKind, Node};

/// The top of a picture: the flow's inputs, its nodes, its output.
pub(super) fn whole(graph: &Graph) -> Block {
    let mut parts = Parts::default();
    for input in &graph.inputs {
        let text = typed(input);
        parts.blocks.push(node::end(&text, &format!("input {text}")));
    }
    parts.starts = graph.inputs.len();
    parts.nodes(&graph.nodes.iter().collect::<Vec<_>>(), 0);
    for (to, node) in (parts.starts..).zip(&graph.nodes) {
        for name in &node.inputs {
            // A later input of the same name hides the one before it.
            let from = graph.inputs.iter().rposition(|input| input.name == *name);
            parts.wires.extend(from.map(|from| Wire { from, to, is_order: false }));
        }
    }
    let output = graph.nodes.iter().position(|node| Some(&node.id) == graph.output.as_ref());
    if let Some(output) = output {
        let text = if graph.returns.is_empty() { "output" } else { &graph.returns };
        let (from, to) = (parts.starts + output, parts.blocks.len());
        parts.blocks.push(node::end(text, format!("output {}", graph.returns).trim_end()));
        parts.wires.push(Wire { from, to, is_order: false });
    }
    parts.draw()
}

/// The nodes by themselves.
pub(super) fn open(nodes: &[&Node], depth: usize) -> Block {
    let mut parts = Parts::default();
    parts.nodes(nodes, depth);
    parts.draw()
}

/// The nodes after what leads to them and before where they lead to.
pub(super) fn between(entry: Block, nodes: &[&Node], depth: usize) -> Block {
    let mut parts = Parts::default();
    parts.blocks.push(entry);
    parts.nodes(nodes, depth);
    let exit = parts.blocks.len();
    parts.blocks.push(Block::point());
    for index in 1..exit {
        if !parts.wires.iter().any(|wire| wire.to == index) {
            parts.wires.push(Wire { from: 0, to: index, is_order: false });
        }
        if !parts.wires.iter().any(|wire| wire.from == index) {
            parts.wires.push(Wire { from: index, to: exit, is_order: false });
        }
    }
    if exit == 1 {
        parts.wires.push(Wire { from: 0, to: 1, is_order: false });
    }
    parts.last_is_open = true;
    parts.draw()
}

impl Block {
    /// Nothing, where wires meet.
    pub(super) fn point() -> Self {
        let size = Size { width: 0.0, height: 0.0, inlet: 0.0, outlet: 0.0 };
        Block { size, pen: Pen::default() }
    }
}

/// What a scope is drawn of.
#[derive(Default)]
struct Parts {
    blocks: Vec<Block>,
    wires: Vec<Wire>,
    /// How many of the blocks stand before everything else.
    starts: usize,
    /// Whether wires to the last block go on from there, and so have no heads.
    last_is_open: bool,
}

impl Parts {
    fn nodes(&mut self, nodes: &[&Node], depth: usize) {
        let first = self.blocks.len();
        for (index, node) in nodes.iter().enumerate() {
            self.blocks.push(node::draw(node, depth));
            for need in &node.needs {
                // A node waits only for those above it.
                let from = nodes[..index].iter().position(|other| other.id == need.node);
                self.wires.extend(from.map(|from| Wire {
                    from: first + from,
                    to: first + index,
                    is_order: need.kind == NeedKind::Order,
                }));
            }
        }
    }

    fn draw(self) -> Block {
        let sizes: Vec<Size> = self.blocks.iter().map(|block| block.size).collect();
        let placed = layers::place(&sizes, &self.wires, self.starts);
        let mut pen = Pen::default();
        for (wire, runs) in self.wires.iter().zip(&placed.runs) {
            let is_open = self.last_is_open && wire.to == self.blocks.len() - 1;
            pen.wire(runs, wire.is_order, !is_open);
        }
        for (block, (x, y)) in self.blocks.iter().zip(&placed.corners) {
            pen.block(block, *x, *y);
        }
        let ends = |is_end: &dyn Fn(usize) -> bool, height: fn(&Size) -> f64| {
            let ends = (0..sizes.len()).filter(|index| is_end(*index));
            mean(ends.map(|index| placed.corners[index].1 + height(&sizes[index])))
        };
        let inlet = ends(&|at| !self.wires.iter().any(|wire| wire.to == at), |size| size.inlet);
        let outlet = ends(&|at| !self.wires.iter().any(|wire| wire.from == at), |size| size.outlet);
        let (width, height) = (placed.width, placed.height);
        Block { size: Size { width, height, inlet, outlet }, pen }
    }
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    if count > 0.0 { sum / count } else { 0.0 }
}
