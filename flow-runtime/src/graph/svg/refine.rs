//! Draws a refinement: the first value, the condition, and the rounds that lead back to it.

use super::frame::{self, Chip};
use super::layers::{Run, Size};
use super::node::inside;
use super::pen::{Block, Icon, Path, Pen};
use super::row::Row;
use super::scope;
use crate::graph::words::condition;
use crate::graph::{BranchKind, Node};

/// The radius of the corners.
const RADIUS: f64 = 8.0;
/// The room above and below the rounds, and beside them.
const GAP: f64 = 16.0;
/// The room before the condition, in which a wire from the rounds arrives.
const ARRIVAL: f64 = 34.0;

/// What is inside a refinement, whose nodes are so many frames deep.
pub(super) fn draw(node: &Node, limit: &str, depth: usize) -> Block {
    let part = |kind| {
        let nodes = inside(node, &|other| other == kind);
        (!nodes.is_empty()).then(|| scope::open(&nodes, depth))
    };
    let mut checks = Row::new(30.0);
    part(BranchKind::Check).into_iter().for_each(|check| checks.push(check));
    let chip = Chip::new(&condition(node));
    let chip = chip.draw(Icon::Refine, chip.width());
    let chip_size = chip.size;
    checks.push(chip);
    let checks = checks.draw();
    let turn = turn(&checks, chip_size, part(BranchKind::Round), limit);
    match part(BranchKind::First) {
        Some(first) => {
            let mut row = Row::new(0.0);
            row.push(first);
            row.push(turn);
            row.draw()
        }
        None => turn,
    }
}

/// The condition with the rounds that follow it and lead back.
fn turn(checks: &Block, chip: Size, round: Option<Block>, limit: &str) -> Block {
    let round = round.unwrap_or_else(Block::point);
    let (check, own) = (checks.size, round.size);
    // The rounds leave the middle of the chip's lower side, and lead to where the condition begins.
    let leave =
        (ARRIVAL + check.width - chip.width / 2.0, check.outlet + chip.height - chip.outlet);
    let back = (ARRIVAL / 2.0, check.inlet);
    let (x, y) = (leave.0 + RADIUS + GAP, leave.1 + GAP);
    let bottom = check.height.max(y + own.height) + GAP;
    let badge = frame::badge_width(limit);
    let right = (x + own.width + GAP).max(back.0 + badge + 2.0 * GAP);
    let width = right.max(ARRIVAL + check.width) + GAP;

    let level = |from, to, y| Run { from, to, y };
    let mut pen = Pen::default();
    pen.wire(&[level(0.0, ARRIVAL, check.inlet)], false, true);
    pen.wire(&[level(ARRIVAL + check.width, width, check.outlet)], false, false);
    descend(&mut pen, leave, (x, y + own.inlet), own.width > 0.0);
    lead_back(&mut pen, (x + own.width, y + own.outlet), (right, bottom), back);
    pen.block(checks, ARRIVAL, 0.0);
    pen.block(&round, x, y);
    let middle = (back.0 + right - badge) / 2.0;
    frame::draw_badge(&mut pen, Icon::Refine, limit, (middle, bottom - 9.0));
    let height = bottom + 9.0;
    Block { size: Size { width, height, inlet: check.inlet, outlet: check.outlet }, pen }
}

/// Down from the condition and to the right.
fn descend(pen: &mut Pen, from: (f64, f64), to: (f64, f64), has_head: bool) {
    let mut line = Path::default();
    line.start(from.0, from.1)
        .along(to.1 - RADIUS)
        .corner((from.0, to.1), (from.0 + RADIUS, to.1))
        .across(to.0);
    pen.path("wire", &line);
    if has_head {
        pen.head(to.0, to.1);
    }
}

/// From the end of the rounds around their lower right corner, and up to the wire before the condition.
fn lead_back(pen: &mut Pen, from: (f64, f64), corner: (f64, f64), to: (f64, f64)) {
    let (right, bottom) = corner;
    let mut line = Path::default();
    line.start(from.0, from.1)
        .across(right - RADIUS)
        .corner((right, from.1), (right, from.1 + RADIUS))
        .along(bottom - RADIUS)
        .corner((right, bottom), (right - RADIUS, bottom))
        .across(to.0 + RADIUS)
        .corner((to.0, bottom), (to.0, bottom - RADIUS))
        .along(to.1 + 1.0);
    pen.path("wire", &line);
    pen.rise(to.0, to.1 + 1.5);
}
