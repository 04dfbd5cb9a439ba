//! Draws a node: a card if nothing is inside it, else a frame around its bodies.

use super::frame::{Frame, Head};
use super::layers::Size;
use super::pen::{Block, Icon, Pen};
use super::row::Row;
use super::text::{Font, fit};
use super::{refine, route, scope};
use crate::graph::words::{at_once, rounds, summary};
use crate::graph::{BranchKind, Node, NodeKind, StepCall};

/// The widest that a name and a piece of source may be.
pub(super) const WIDEST_LABEL: f64 = 230.0;
pub(super) const WIDEST_CODE: f64 = 340.0;

/// How much of a prompt is in a title.
const PROMPT: usize = 600;

pub(super) fn draw(node: &Node, depth: usize) -> Block {
    let head = |icon, code: &str| Head::new(icon, &node.label, code);
    let frame = |head| Frame::new(title(node), Some(head));
    let everything = || scope::open(&inside(node, &|_| true), depth + 1);
    match &node.kind {
        NodeKind::Route { on } => {
            let head = head(Icon::Route, on.as_deref().unwrap_or_default());
            frame(head).leading_through().draw(&route::draw(node, depth + 1), depth)
        }
        NodeKind::Refine { limit } => {
            let inner = refine::draw(node, &rounds(*limit), depth + 1);
            frame(head(Icon::Refine, "")).leading_through().draw(&inner, depth)
        }
        NodeKind::FanOut { limit, items, over } => {
            let over = over.as_ref().map(|over| format!("for {over}")).unwrap_or_default();
            let head = head(Icon::FanOut, &over).badge(&at_once(*limit, *items));
            fan_out(node, frame(head), depth)
        }
        NodeKind::Try => {
            frame(head(Icon::Try, "").badge("try")).dashed().draw(&everything(), depth)
        }
        NodeKind::Phase => frame(head(Icon::Phase, "")).draw(&everything(), depth),
        NodeKind::SubFlow { name, graph: Some(graph) } => {
            let name = if *name == node.label { "" } else { name };
            let head = head(Icon::Flow, name).badge("flow");
            let nodes: Vec<&Node> = graph.nodes.iter().collect();
            after_arguments(node, depth, |depth| {
                frame(head).draw(&scope::open(&nodes, depth + 1), depth)
            })
        }
        NodeKind::Step(_)
        | NodeKind::Code(_)
        | NodeKind::SubFlow { graph: None, .. }
        | NodeKind::Plain => after_arguments(node, depth, |_| card(node)),
    }
}

/// What a pointer shows and a screen reader says.
fn title(node: &Node) -> String {
    let mut title = format!("{}: {}", node.id, summary(&node.kind));
    if let NodeKind::Step(StepCall { template: Some(template), .. }) = &node.kind {
        title.push_str("\n\n");
        title.extend(template.trim().chars().take(PROMPT));
        if template.trim().chars().nth(PROMPT).is_some() {
            title.push('…');
        }
    }
    title
}

/// A node by itself.
fn card(node: &Node) -> Block {
    let (icon, note) = match &node.kind {
        NodeKind::Step(call) => {
            (Icon::Step, beside(node, &call.step, call.model.as_deref().unwrap_or("default")))
        }
        NodeKind::Code(call) => (Icon::Code, beside(node, &call.step, "Rust")),
        NodeKind::SubFlow { name, .. } => (Icon::Flow, beside(node, name, "flow")),
        _ => return plain(node),
    };
    let label = fit(&node.label, Font::Label, WIDEST_LABEL);
    let note = fit(&note, Font::Code, WIDEST_CODE);
    let text = Font::Label.width(&label).max(Font::Code.width(&note));
    let (width, height) = ((text + 46.0).max(96.0), 46.0);
    let mut pen = Pen::default();
    pen.titled(&title(node), |pen| {
        pen.rect("card", (0.0, 0.0), (width, height), 8.0);
        pen.icon(icon, 11.0, 8.0);
        pen.text(Font::Label, 32.0, 19.5, &label);
        pen.text(Font::Code, 32.0, 36.0, &note);
    });
    Block::even(width, height, pen)
}

/// What runs, unless the label says it, and what it is.
fn beside(node: &Node, name: &str, what: &str) -> String {
    if node.label == name { what.to_owned() } else { format!("{name} · {what}") }
}

/// Rust between the steps.
fn plain(node: &Node) -> Block {
    let label = fit(&node.label, Font::Code, WIDEST_LABEL);
    let (width, height) = ((Font::Code.width(&label) + 20.0).max(30.0), 26.0);
    let mut pen = Pen::default();
    pen.titled(&title(node), |pen| {
        pen.rect("plain", (0.0, 0.0), (width, height), 6.0);
        pen.text(Font::Code, 10.0, 17.0, &label);
    });
    Block::even(width, height, pen)
}

/// An input or the output of the flow.
pub(super) fn end(text: &str, title: &str) -> Block {
    let text = fit(text, Font::Code, WIDEST_CODE);
    let (width, height) = (Font::Code.width(&text) + 26.0, 26.0);
    let mut pen = Pen::default();
    pen.titled(title, |pen| {
        pen.rect("end", (0.0, 0.0), (width, height), 13.0);
        pen.text(Font::Code, 13.0, 17.0, &text);
    });
    Block::even(width, height, pen)
}

/// A node whose arguments run something, too: that comes first.
fn after_arguments(node: &Node, depth: usize, draw: impl FnOnce(usize) -> Block) -> Block {
    let first = inside(node, &|_| true);
    if first.is_empty() {
        return draw(depth);
    }
    let mut row = Row::new(30.0);
    row.push(scope::open(&first, depth + 1));
    row.push(draw(depth + 1));
    let head = Head::new(Icon::Phase, &node.label, "");
    let title = format!("{} with its arguments", node.id);
    Frame::new(title, Some(head)).draw(&row.draw(), depth)
}

/// A loop whose rounds run at once: a stack of them, after what gives the list if a step does.
fn fan_out(node: &Node, frame: Frame, depth: usize) -> Block {
    let first = inside(node, &|kind| kind == BranchKind::First);
    let rounds = inside(node, &|kind| kind != BranchKind::First);
    if first.is_empty() {
        return frame.stacked().draw(&scope::open(&rounds, depth + 1), depth);
    }
    let stack = Frame::new(format!("the rounds of {}", node.id), None).stacked();
    let mut row = Row::new(30.0);
    row.push(scope::open(&first, depth + 1));
    row.push(stack.draw(&scope::open(&rounds, depth + 2), depth + 1));
    frame.draw(&row.draw(), depth)
}

/// The nodes in the branches of these kinds.
pub(super) fn inside<'n>(node: &'n Node, is_meant: &dyn Fn(BranchKind) -> bool) -> Vec<&'n Node> {
    let branches = node.branches.iter().filter(|branch| is_meant(branch.kind));
    branches.flat_map(|branch| &branch.nodes).collect()
}

impl Block {
    /// A block whose wires meet it in the middle of its sides.
    pub(super) fn even(width: f64, height: f64, pen: Pen) -> Self {
        Block { size: Size { width, height, inlet: height / 2.0, outlet: height / 2.0 }, pen }
    }
}
