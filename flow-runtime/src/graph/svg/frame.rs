//! Frames around what is inside a node.

use super::layers::{Run, Size};
use super::node::{WIDEST_CODE, WIDEST_LABEL};
use super::pen::{Block, Icon, Pen};
use super::text::{Font, fit, wrap};

/// The room between a frame and what it holds.
const PADDING: f64 = 14.0;
/// The widest that the lines of a chip may be.
const WIDEST_CHIP: f64 = 230.0;
/// How far the sheets of a stack lie apart.
const SHEET: f64 = 4.0;

/// What stands at the top of a frame.
pub(super) struct Head {
    icon: Icon,
    label: String,
    code: String,
    badge: String,
}

impl Head {
    /// A name, and below it some source.
    pub(super) fn new(icon: Icon, label: &str, code: &str) -> Self {
        let label = fit(label, Font::Label, WIDEST_LABEL);
        let code = fit(code, Font::Code, WIDEST_CODE);
        Head { icon, label, code, badge: String::new() }
    }

    /// A few words beside the name.
    pub(super) fn badge(mut self, badge: &str) -> Self {
        self.badge = badge.to_owned();
        self
    }

    fn height(&self) -> f64 {
        if self.code.is_empty() { 38.0 } else { 52.0 }
    }

    fn width(&self) -> f64 {
        let badge = if self.badge.is_empty() { 0.0 } else { badge_width(&self.badge) + 12.0 };
        let first = Font::Label.width(&self.label) + badge;
        34.0 + first.max(Font::Code.width(&self.code)) + PADDING
    }

    fn draw(&self, pen: &mut Pen, width: f64) {
        pen.icon(self.icon, 12.0, 10.0);
        pen.text(Font::Label, 34.0, 21.5, &self.label);
        pen.text(Font::Code, 34.0, 38.0, &self.code);
        let badge = badge_width(&self.badge);
        draw_badge(pen, self.icon, &self.badge, (width - badge - 10.0, 8.0));
    }
}

pub(super) fn badge_width(text: &str) -> f64 {
    Font::Code.width(text) + 14.0
}

/// A few words on a ground of their own, whose top left corner is here.
pub(super) fn draw_badge(pen: &mut Pen, icon: Icon, text: &str, corner: (f64, f64)) {
    if text.is_empty() {
        return;
    }
    let class = format!("badge {}", icon.class());
    pen.rect(&class, corner, (badge_width(text), 18.0), 9.0);
    pen.text(Font::Code, corner.0 + 7.0, corner.1 + 13.0, text);
}

/// What leads to a branch, as wires pass through it.
pub(super) struct Chip(Vec<String>);

impl Chip {
    pub(super) fn new(text: &str) -> Self {
        Chip(wrap(text, Font::Code, WIDEST_CHIP, 3))
    }

    pub(super) fn width(&self) -> f64 {
        self.0.iter().map(|line| Font::Code.width(line)).fold(0.0, f64::max) + 16.0
    }

    /// The chip, and a wire from there to where others of this width end.
    pub(super) fn draw(&self, icon: Icon, width: f64) -> Block {
        let mut pen = Pen::default();
        let (own, height) = (self.width(), 10.0 + 14.0 * self.0.len() as f64);
        pen.wire(&[Run { from: own, to: width, y: height / 2.0 }], false, false);
        pen.rect(&format!("chip {}", icon.class()), (0.0, 0.0), (own, height), 6.0);
        let mut y = 16.0;
        for line in &self.0 {
            pen.text(Font::Code, 8.0, y, line);
            y += 14.0;
        }
        Block::even(width, height, pen)
    }
}

/// A frame around what is inside a node.
pub(super) struct Frame {
    title: String,
    head: Option<Head>,
    /// How many further sheets lie under it.
    sheets: usize,
    leads_through: bool,
    is_dashed: bool,
}

impl Frame {
    /// A frame at whose sides the wires end.
    pub(super) fn new(title: String, head: Option<Head>) -> Self {
        Frame { title, head, sheets: 0, leads_through: false, is_dashed: false }
    }

    /// One that there are several of.
    pub(super) fn stacked(mut self) -> Self {
        self.sheets = 2;
        self
    }

    /// One inside which the wires go on.
    pub(super) fn leading_through(mut self) -> Self {
        self.leads_through = true;
        self
    }

    /// One that holds failures in.
    pub(super) fn dashed(mut self) -> Self {
        self.is_dashed = true;
        self
    }

    /// The frame with this in it, so many frames deep.
    pub(super) fn draw(self, inner: &Block, depth: usize) -> Block {
        let top = self.head.as_ref().map_or(PADDING, Head::height);
        let least = self.head.as_ref().map_or(0.0, Head::width);
        let width = (inner.size.width + 2.0 * PADDING).max(least);
        let height = top + inner.size.height + PADDING;
        let (x, y) = ((width - inner.size.width) / 2.0, top);
        let under = self.sheets as f64 * SHEET;
        let size = Size {
            width: width + under,
            height: height + under,
            inlet: y + inner.size.inlet,
            outlet: y + inner.size.outlet,
        };
        let shade = if depth.is_multiple_of(2) { "even" } else { "odd" };
        let class = format!("frame {shade}{}", if self.is_dashed { " tried" } else { "" });
        let mut pen = Pen::default();
        pen.titled(&self.title, |pen| {
            for sheet in (0..=self.sheets).rev() {
                let offset = sheet as f64 * SHEET;
                pen.rect(&class, (offset, offset), (width, height), 10.0);
            }
            if let Some(head) = &self.head {
                head.draw(pen, width);
            }
            if self.leads_through {
                let line = |from, to, y| [Run { from, to, y }];
                pen.wire(&line(0.0, x, size.inlet), false, false);
                pen.wire(&line(x + inner.size.width, width, size.outlet), false, false);
            }
            pen.block(inner, x, y);
        });
        Block { size, pen }
    }
}
