//! Puts blocks one after the other.

use super::layers::{Run, Size};
use super::pen::{Block, Pen};

/// Blocks beside each other, each with its inlet at the height of the outlet before it. Wires join them if there is a gap.
pub(super) struct Row {
    blocks: Vec<(f64, f64, Block)>,
    gap: f64,
}

impl Row {
    pub(super) fn new(gap: f64) -> Self {
        Row { blocks: Vec::new(), gap }
    }

    pub(super) fn push(&mut self, block: Block) {
        let (x, y) = match self.blocks.last() {
            Some((x, y, last)) => {
                (x + last.size.width + self.gap, y + last.size.outlet - block.size.inlet)
            }
            None => (0.0, 0.0),
        };
        self.blocks.push((x, y, block));
    }

    pub(super) fn draw(self) -> Block {
        let top = self.blocks.iter().map(|(_, y, _)| *y).fold(f64::INFINITY, f64::min);
        let mut pen = Pen::default();
        let mut size: Option<Size> = None;
        for (x, y, block) in &self.blocks {
            let (y, own) = (y - top, block.size);
            if let Some(last) = size
                && self.gap > 0.0
            {
                let wire = |from, to| Run { from, to, y: last.outlet };
                pen.wire(&[wire(last.width, last.width), wire(*x, *x)], false, true);
            }
            pen.block(block, *x, y);
            size = Some(Size {
                width: x + own.width,
                height: size.map_or(0.0, |size| size.height).max(y + own.height),
                inlet: size.map_or(y + own.inlet, |size| size.inlet),
                outlet: y + own.outlet,
            });
        }
        let size = size.unwrap_or(Block::point().size);
        Block { size, pen }
    }
}
