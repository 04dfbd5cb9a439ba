//! Writes the elements of a picture.

use std::fmt::{self, Write as _};

use super::layers::{Run, Size};
use super::text::Font;

/// A part of a picture that can stand anywhere in a larger one.
pub(super) struct Block {
    pub(super) size: Size,
    pub(super) pen: Pen,
}

/// Elements, written one after the other.
#[derive(Default)]
pub(super) struct Pen(String);

/// What a [`Block`] or a line of the legend is marked with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Icon {
    Step,
    Code,
    Flow,
    FanOut,
    Route,
    Refine,
    Try,
    Phase,
}

impl Icon {
    /// The name of its class in the style.
    pub(super) fn class(self) -> &'static str {
        match self {
            Icon::Step => "step",
            Icon::Code => "rust",
            Icon::Flow => "flow",
            Icon::FanOut => "fan",
            Icon::Route => "route",
            Icon::Refine => "refine",
            Icon::Try => "try",
            Icon::Phase => "phase",
        }
    }

    /// Its lines, in a square of 14.
    fn path(self) -> &'static str {
        match self {
            Icon::Step => "M1.5 2.5h11v7.5h-6l-3 2.5v-2.5h-2ZM4 5.2h6M4 7.4h4",
            Icon::Code => "M4.5 3.5 1 7l3.5 3.5M9.5 3.5 13 7l-3.5 3.5",
            Icon::Flow => "M1 5h4v4h-4ZM9 1.5h4v4h-4ZM9 8.5h4v4h-4ZM5 7h2M7 3.5v7M7 3.5h2M7 10.5h2",
            Icon::FanOut => "M7 1 13 4 7 7 1 4ZM1 7l6 3 6-3M1 10l6 3 6-3",
            Icon::Route => "M1 7h4.5L9.5 3H13M5.5 7l4 4H13M11 1l2 2-2 2M11 9l2 2-2 2",
            Icon::Refine => "M12.5 7a5.5 5.5 0 1 1-1.8-4.1M11.2 .4v2.9h-2.9",
            Icon::Try => "M7 1 12 3v4c0 3-2 5-5 6-3-1-5-3-5-6V3Z",
            Icon::Phase => "M4.5 1.5h-2v11h2M9.5 1.5h2v11h-2",
        }
    }
}

/// A number as short as it can be, to a tenth.
struct Number(f64);

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Adding zero makes a positive one of the negative.
        let tenths = (self.0 * 10.0).round() + 0.0;
        if tenths % 10.0 == 0.0 {
            write!(f, "{:.0}", tenths / 10.0)
        } else {
            write!(f, "{:.1}", tenths / 10.0)
        }
    }
}

/// A text between tags or quotes.
struct Escaped<'t>(&'t str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|c| match c {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            '"' => f.write_str("&quot;"),
            '\n' | '\t' => f.write_char(c),
            // XML has no way to write these.
            '\0'..'\u{20}' | '\u{fffe}' | '\u{ffff}' => f.write_char('\u{fffd}'),
            c => f.write_char(c),
        })
    }
}

impl Pen {
    /// Everything written so far as a document of its own.
    pub(super) fn document(self, title: &str, style: &str, size: (f64, f64)) -> String {
        let (width, height, title) = (Number(size.0), Number(size.1), Escaped(title));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"flow-graph\" role=\"img\" width=\"{width}\" \
             height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
             <title>{title}</title>\n<style>\n{style}</style>\n{}</svg>\n",
            self.0
        )
    }

    fn line(&mut self, line: fmt::Arguments<'_>) {
        // Writing to a String cannot fail.
        let _ = self.0.write_fmt(line);
        self.0.push('\n');
    }

    /// A rectangle with round corners.
    pub(super) fn rect(&mut self, class: &str, corner: (f64, f64), size: (f64, f64), radius: f64) {
        let [x, y, width, height, radius] =
            [corner.0, corner.1, size.0, size.1, radius].map(Number);
        self.line(format_args!(
            r#"<rect class="{class}" x="{x}" y="{y}" width="{width}" height="{height}" rx="{radius}"/>"#
        ));
    }

    /// A text whose base line begins here.
    pub(super) fn text(&mut self, font: Font, x: f64, y: f64, text: &str) {
        let (class, x, y, text) = (font.class(), Number(x), Number(y), Escaped(text));
        self.line(format_args!(r#"<text class="{class}" x="{x}" y="{y}">{text}</text>"#));
    }

    /// A name with something smaller after it.
    pub(super) fn heading(&mut self, x: f64, y: f64, name: &str, after: &str) {
        let (x, y, name, after) = (Number(x), Number(y), Escaped(name), Escaped(after));
        self.line(format_args!(
            r#"<text class="title" x="{x}" y="{y}">{name}<tspan class="code" dx="10">{after}</tspan></text>"#
        ));
    }

    pub(super) fn icon(&mut self, icon: Icon, x: f64, y: f64) {
        let (class, path, x, y) = (icon.class(), icon.path(), Number(x), Number(y));
        self.line(format_args!(
            r#"<path class="icon {class}" transform="translate({x} {y})" d="{path}"/>"#
        ));
    }

    pub(super) fn path(&mut self, class: &str, path: &Path) {
        let path = path.0.trim_start();
        self.line(format_args!(r#"<path class="{class}" d="{path}"/>"#));
    }

    pub(super) fn dot(&mut self, class: &str, x: f64, y: f64, radius: f64) {
        let [x, y, radius] = [x, y, radius].map(Number);
        self.line(format_args!(r#"<circle class="{class}" cx="{x}" cy="{y}" r="{radius}"/>"#));
    }

    /// Another part at this place.
    pub(super) fn block(&mut self, block: &Block, x: f64, y: f64) {
        let (x, y) = (Number(x), Number(y));
        self.line(format_args!(r#"<g transform="translate({x} {y})">"#));
        self.0.push_str(&block.pen.0);
        self.line(format_args!("</g>"));
    }

    /// What `draw` writes, as one thing with a title: a pointer that rests on it shows that, and a screen reader says it.
    pub(super) fn titled(&mut self, title: &str, draw: impl FnOnce(&mut Pen)) {
        self.line(format_args!("<g>\n<title>{}</title>", Escaped(title)));
        draw(self);
        self.line(format_args!("</g>"));
    }

    /// A wire, with its head or without.
    pub(super) fn wire(&mut self, runs: &[Run], is_order: bool, has_head: bool) {
        let mut path = Path::default();
        let mut end = (0.0, 0.0);
        for (index, run) in runs.iter().enumerate() {
            match index {
                0 => path.start(run.from, run.y),
                _ => path.curve(end, (run.from, run.y)),
            };
            if run.to > run.from {
                path.across(run.to);
            }
            end = (run.to, run.y);
        }
        self.path(if is_order { "wire order" } else { "wire" }, &path);
        if has_head {
            self.head(end.0, end.1);
        }
    }

    /// The head of an arrow that points up and ends here.
    pub(super) fn rise(&mut self, x: f64, y: f64) {
        let mut path = Path::default();
        path.start(x - 3.5, y + 6.5).line(x, y).line(x + 3.5, y + 6.5);
        self.path("head", &path);
    }

    /// The head of an arrow that points to the right and ends here.
    pub(super) fn head(&mut self, x: f64, y: f64) {
        let mut path = Path::default();
        path.start(x - 6.5, y - 3.5).line(x, y).line(x - 6.5, y + 3.5);
        self.path("head", &path);
    }
}

/// The course of a line.
#[derive(Default)]
pub(super) struct Path(String);

impl Path {
    fn add(&mut self, piece: fmt::Arguments<'_>) -> &mut Self {
        // Writing to a String cannot fail.
        let _ = self.0.write_fmt(piece);
        self
    }

    pub(super) fn start(&mut self, x: f64, y: f64) -> &mut Self {
        self.add(format_args!("M{} {}", Number(x), Number(y)))
    }

    pub(super) fn line(&mut self, x: f64, y: f64) -> &mut Self {
        self.add(format_args!("L{} {}", Number(x), Number(y)))
    }

    pub(super) fn across(&mut self, x: f64) -> &mut Self {
        self.add(format_args!("H{}", Number(x)))
    }

    pub(super) fn along(&mut self, y: f64) -> &mut Self {
        self.add(format_args!("V{}", Number(y)))
    }

    /// A round corner.
    pub(super) fn corner(&mut self, at: (f64, f64), to: (f64, f64)) -> &mut Self {
        self.add(format_args!(
            "Q{} {} {} {}",
            Number(at.0),
            Number(at.1),
            Number(to.0),
            Number(to.1)
        ))
    }

    /// A curve that begins and ends level.
    pub(super) fn curve(&mut self, from: (f64, f64), to: (f64, f64)) -> &mut Self {
        if (from.1 - to.1).abs() < 0.5 {
            return self.line(to.0, to.1);
        }
        let middle = (from.0 + to.0) / 2.0;
        self.add(format_args!(
            "C{} {} {} {} {} {}",
            Number(middle),
            Number(from.1),
            Number(middle),
            Number(to.1),
            Number(to.0),
            Number(to.1)
        ))
    }
}
