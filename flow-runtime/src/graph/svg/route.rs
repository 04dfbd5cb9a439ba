//! Draws a route: a fork, its arms below each other with what leads to them, and where they meet again.

use super::frame::Chip;
use super::layers::{Run, Size};
use super::node::inside;
use super::pen::{Block, Icon, Path, Pen};
use super::row::Row;
use super::scope;
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
    let first = inside(node, &|kind| kind == BranchKind::First);
    if !first.is_empty() {
        row.push(scope::open(&first, depth));
    }
    row.push(fork(node, depth));
    row.draw()
}

/// The arms between the fork and the point where they meet.
fn fork(node: &Node, depth: usize) -> Block {
    let arms = arms(node, depth);
    let mut height: f64 = 0.0;
    let mut tops = Vec::with_capacity(arms.len());
    for arm in &arms {
        tops.push(height);
        height += arm.size.height + BETWEEN_ARMS;
    }
    height = (height - BETWEEN_ARMS).max(2.0 * SIGN);
    // Fork and meeting point stand between the first arm and the last.
    let between = |end: fn(&Size) -> f64| {
        let mut ends = arms.iter().zip(&tops).map(|(arm, top)| top + end(&arm.size));
        let first = ends.next().unwrap_or(SIGN);
        (first + ends.next_back().unwrap_or(first)) / 2.0
    };
    let (inlet, outlet) = (between(|size| size.inlet), between(|size| size.outlet));
    let widest = arms.iter().map(|arm| arm.size.width).fold(0.0, f64::max);
    let left = 2.0 * SIGN + FORK;
    let right = left + widest;
    let width = right + FORK;

    let run = |from, to, y| Run { from, to, y };
    let mut pen = Pen::default();
    for (arm, top) in arms.iter().zip(&tops) {
        let (enter, leave) = (top + arm.size.inlet, top + arm.size.outlet);
        let sign = 2.0 * SIGN;
        pen.wire(&[run(sign, sign, inlet), run(left, left, enter)], false, true);
        let end = left + arm.size.width;
        pen.wire(&[run(end, right, leave), run(width, width, outlet)], false, false);
        pen.block(arm, left, *top);
    }
    sign(&mut pen, inlet);
    pen.dot("joint", width, outlet, 3.0);
    Block { size: Size { width, height, inlet, outlet }, pen }
}

/// Each arm with what leads to it.
fn arms(node: &Node, depth: usize) -> Vec<Block> {
    let arms = node.branches.iter().filter(|branch| branch.kind != BranchKind::First);
    let chip = |arm: &Branch| Chip::new(arm.label.as_deref().unwrap_or("else"));
    let arms: Vec<(&Branch, Chip)> = arms.map(|arm| (arm, chip(arm))).collect();
    let width = arms.iter().map(|(_, chip)| chip.width()).fold(0.0, f64::max);
    let draw = |(arm, chip): &(&Branch, Chip)| {
        let nodes: Vec<&Node> = arm.nodes.iter().collect();
        scope::between(chip.draw(Icon::Route, width), &nodes, depth)
    };
    arms.iter().map(draw).collect()
}

/// The fork's sign, whose left corner is at this height.
fn sign(pen: &mut Pen, y: f64) {
    let mut sign = Path::default();
    sign.start(0.0, y).line(SIGN, y - SIGN).line(2.0 * SIGN, y).line(SIGN, y + SIGN).line(0.0, y);
    pen.path("sign route", &sign);
}
