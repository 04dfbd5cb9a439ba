//! Draws a refinement: the first value, the condition, and the rounds that lead back to it.

use super::frame::{self, Chip};
use super::layers::Size;
use super::node::inside;
use super::pen::{Block, Icon, Path, Pen};
use super::scope::{self, Row};
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
        let nodes = inside(node, |other| other == kind);
        (!nodes.is_empty()).then(|| scope::open(&nodes, depth))
    };
    let condition = node.branches.iter().find(|branch| branch.kind == BranchKind::Check);
    let condition = condition.and_then(|check| check.label.as_deref()).unwrap_or("while");
    let mut checks = Row::new(30.0);
    part(BranchKind::Check).into_iter().for_each(|check| checks.push(check));
    let chip = Chip::new(condition);
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
    let back = ARRIVAL / 2.0;
    // The rounds leave the middle of the condition's lower side.
    let leave = ARRIVAL + check.width - chip.width / 2.0;
    let under_chip = check.outlet + chip.height - chip.outlet;
    let x = leave + RADIUS + GAP;
    let y = (under_chip + GAP).max(if x < ARRIVAL + check.width { 0.0 } else { under_chip });
    let enter = y + own.inlet;
    let bottom = check.height.max(y + own.height) + GAP;
    let badge = frame::badge_width(limit);
    let right = (x + own.width + GAP).max(back + badge + 2.0 * GAP);
    let width = right.max(ARRIVAL + check.width) + GAP;

    let mut pen = Pen::default();
    let mut line = Path::default();
    line.start(0.0, check.inlet).across(ARRIVAL);
    pen.path("wire", &line);
    pen.head(ARRIVAL, check.inlet);
    let mut line = Path::default();
    line.start(ARRIVAL + check.width, check.outlet).across(width);
    pen.path("wire", &line);

    let mut line = Path::default();
    line.start(leave, under_chip)
        .along(enter - RADIUS)
        .corner((leave, enter), (leave + RADIUS, enter))
        .across(x);
    pen.path("wire", &line);
    if own.width > 0.0 {
        pen.head(x, enter);
    }
    let mut line = Path::default();
    let out = y + own.outlet;
    line.start(x + own.width, out)
        .across(right - RADIUS)
        .corner((right, out), (right, out + RADIUS))
        .along(bottom - RADIUS)
        .corner((right, bottom), (right - RADIUS, bottom))
        .across(back + RADIUS)
        .corner((back, bottom), (back, bottom - RADIUS))
        .along(check.inlet + 1.0);
    pen.path("wire again", &line);
    pen.rise(back, check.inlet + 1.5);

    pen.block(checks, ARRIVAL, 0.0);
    pen.block(&round, x, y);
    frame::draw_badge(&mut pen, Icon::Refine, limit, ((back + right - badge) / 2.0, bottom - 9.0));
    let height = bottom + 9.0;
    Block { size: Size { width, height, inlet: check.inlet, outlet: check.outlet }, pen }
}
