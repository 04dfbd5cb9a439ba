//! A graph as a picture: an SVG that needs nothing beside it, for light and dark surroundings.
//!
//! Each scope is laid out by itself and then is one box in the scope around it, so that a picture nests as its flow does.

mod frame;
mod layers;
mod node;
mod pen;
mod refine;
mod route;
mod row;
mod scope;
mod text;

use self::layers::Run;
use self::pen::{Block, Icon, Pen};
use self::text::{Font, fit};
use super::{Branch, Graph, NeedKind, Node, NodeKind};

/// The room around everything.
const MARGIN: f64 = 24.0;

const STYLE: &str = include_str!("svg/style.css");

pub(super) fn svg(graph: &Graph) -> String {
    let body = scope::whole(graph);
    let name = fit(&graph.name, Font::Title, 640.0);
    let module = fit(&graph.module, Font::Code, 400.0);
    let legend = legend(graph);
    let title = Font::Title.width(&name);
    let widest = body.size.width.max(title + 12.0 + Font::Code.width(&module));
    let widest = widest.max(legend.as_ref().map_or(0.0, |legend| legend.size.width));
    let width = widest + 2.0 * MARGIN;
    let top = MARGIN + 36.0;
    let below = top + body.size.height + MARGIN;
    let height = below + legend.as_ref().map_or(0.0, |legend| legend.size.height + 14.0);

    let mut pen = Pen::default();
    pen.rect("ground", (0.0, 0.0), (width, height), 12.0);
    pen.heading(MARGIN, MARGIN + 13.0, &name, &module);
    pen.block(&body, MARGIN, top);
    if let Some(legend) = legend {
        pen.block(&legend, MARGIN, below);
    }
    pen.document(&format!("The flow {}", graph.name), STYLE, (width, height))
}

/// What the signs mean, of those that are there; nothing if they are all of one kind.
fn legend(graph: &Graph) -> Option<Block> {
    let mut seen = Seen::default();
    seen.nodes(&graph.nodes);
    let mut entries: Vec<(&str, Sign)> = Vec::new();
    if seen.step {
        entries.push(("asks a model", |pen, x| pen.icon(Icon::Step, x, 0.0)));
    }
    if seen.code {
        entries.push(("step in Rust", |pen, x| pen.icon(Icon::Code, x, 0.0)));
    }
    if seen.plain {
        entries.push(("plain Rust", |pen, x| pen.rect("plain", (x, 1.0), (18.0, 12.0), 4.0)));
    }
    if seen.order {
        entries.push(("order only", |pen, x| {
            let ends = [x, x + 18.0].map(|x| Run { from: x, to: x, y: 7.0 });
            pen.wire(&ends, true, true);
        }));
    }
    if entries.len() < 2 {
        return None;
    }
    let mut pen = Pen::default();
    let mut x = 0.0;
    pen.titled("Legend", |pen| {
        for (text, sign) in entries {
            sign(pen, x);
            pen.text(Font::Code, x + 26.0, 11.0, text);
            x += Font::Code.width(text) + 46.0;
        }
    });
    Some(Block::even(x - 20.0, 14.0, pen))
}

/// Draws a sign of the legend from here to the right.
type Sign = fn(&mut Pen, f64);

/// Which signs are in a picture.
#[derive(Default)]
struct Seen {
    step: bool,
    code: bool,
    plain: bool,
    order: bool,
}

impl Seen {
    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            self.order |= node.needs.iter().any(|need| need.kind == NeedKind::Order);
            match &node.kind {
                NodeKind::Step(_) => self.step = true,
                NodeKind::Code(_) => self.code = true,
                NodeKind::Plain => self.plain = true,
                NodeKind::SubFlow { graph: Some(graph), .. } => self.nodes(&graph.nodes),
                _ => {}
            }
            node.branches.iter().for_each(|Branch { nodes, .. }| self.nodes(nodes));
        }
    }
}
