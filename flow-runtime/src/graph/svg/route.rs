//! Draws a route: a fork, its arms below each other with what leads to them, and where they meet again.

use super::frame::Chip;
use super::layers::{Run, Size};
use super::node::inside;
use super::pen::{Block, Icon, Path, Pen};
use super::scope::{self, Row};
use crate::graph::{Branch, BranchKind, Node};

/// The room between two arms.
const BETWEEN_ARMS: f64 = 12.0;
/// How far the arms stand from the fork, and from where they meet.
const FORK: f64 = 36.0;
/// Half the width of the fork's sign.
const SIGN: f64 = 9.0;

/// What is inside a route, whose nodes are so many frames deep.
pub(super) fn draw(node: &Node, depth: usize) -> Block {
    let mut row = Row::new(30.0);
    let first = inside(node, |kind| kind == BranchKind::First);
    if !first.is_empty() {
        row.push(scope::open(&first, depth));
    }
    row.push(fork(node, depth));
    row.draw()
}

/// The arms between the fork and the point where they meet.
fn fork(node: &Node, depth: usize) -> Block {
    let arms: Vec<&Branch> =
        node.branches.iter().filter(|branch| branch.kind != BranchKind::First).collect();
    let label = |arm: &&Branch| Chip::new(arm.label.as_deref().unwrap_or("else"));
    let chips: Vec<Chip> = arms.iter().map(label).collect();
    let chip_width = chips.iter().map(Chip::width).fold(0.0, f64::max);
    let arms: Vec<Block> = arms
        .iter()
        .zip(&chips)
        .map(|(arm, chip)| {
            let nodes: Vec<&Node> = arm.nodes.iter().collect();
            scope::between(chip.draw(Icon::Route, chip_width), &nodes, depth)
        })
        .collect();

    let height = arms.iter().map(|arm| arm.size.height + BETWEEN_ARMS).sum::<f64>() - BETWEEN_ARMS;
    let widest = arms.iter().map(|arm| arm.size.width).fold(0.0, f64::max);
    let mut tops = Vec::with_capacity(arms.len());
    let mut y = 0.0;
    for arm in &arms {
        tops.push(y);
        y += arm.size.height + BETWEEN_ARMS;
    }
    let ends = |height: fn(&Size) -> f64| {
        let at = |index: usize| Some(tops.get(index)? + height(&arms.get(index)?.size));
        let (first, last) = (at(0), at(arms.len().saturating_sub(1)));
        (first.unwrap_or(SIGN) + last.unwrap_or(SIGN)) / 2.0
    };
    let (inlet, outlet) = (ends(|size| size.inlet), ends(|size| size.outlet));
    let left = 2.0 * SIGN + FORK;
    let width = left + widest + FORK;

    let mut pen = Pen::default();
    for (arm, top) in arms.iter().zip(&tops) {
        let (enter, leave) = (top + arm.size.inlet, top + arm.size.outlet);
        let from = Run { from: 2.0 * SIGN, to: 2.0 * SIGN, y: inlet };
        pen.wire(&[from, Run { from: left, to: left, y: enter }], false, true);
        let out = Run { from: left + arm.size.width, to: left + widest, y: leave };
        pen.wire(&[out, Run { from: width, to: width, y: outlet }], false, false);
    }
    let mut sign = Path::default();
    sign.start(0.0, inlet)
        .line(SIGN, inlet - SIGN)
        .line(2.0 * SIGN, inlet)
        .line(SIGN, inlet + SIGN);
    sign.line(0.0, inlet);
    pen.path("sign route", &sign);
    for (arm, top) in arms.iter().zip(&tops) {
        pen.block(arm, left, *top);
    }
    pen.dot("joint", width, outlet, 3.0);
    Block { size: Size { width, height: height.max(2.0 * SIGN), inlet, outlet }, pen }
}
