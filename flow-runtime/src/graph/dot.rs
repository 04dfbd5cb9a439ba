//! A graph in Graphviz' language.

use std::collections::HashMap;
use std::fmt::{self, Write as _};

use super::Graph;
use super::chart::{Arrow, Card, Chart, Group, Item, Line, Shape};
use super::words::one_line;

pub(super) fn dot(graph: &Graph) -> String {
    let chart = Chart::new(graph);
    let mut dot = Dot { text: String::new(), groups: HashMap::new() };
    dot.learn(&chart.0);
    // Writing to a String cannot fail.
    let _ = dot.write(graph, &chart);
    dot.text
}

struct Dot {
    text: String,
    /// The first and the last card of each group: an arrow has to end at a card, and is cut at the group's side.
    groups: HashMap<usize, (usize, usize)>,
}

impl Dot {
    fn learn(&mut self, items: &[Item]) {
        for item in items {
            if let Item::Group(group) = item {
                self.groups.extend(group.ends().map(|ends| (group.id, ends)));
                self.learn(&group.items);
            }
        }
    }

    fn write(&mut self, graph: &Graph, chart: &Chart) -> fmt::Result {
        writeln!(self.text, "digraph \"{}\" {{", Escaped(&graph.name))?;
        writeln!(self.text, "  rankdir=LR; compound=true; fontname=\"Helvetica\";")?;
        writeln!(
            self.text,
            "  node [shape=box, style=rounded, fontname=\"Helvetica\", fontsize=11];"
        )?;
        writeln!(self.text, "  edge [fontname=\"Helvetica\", fontsize=10, color=\"#667085\"];")?;
        self.items(&chart.0, 1)?;
        writeln!(self.text, "}}")
    }

    fn items(&mut self, items: &[Item], depth: usize) -> fmt::Result {
        for item in items {
            write!(self.text, "{:1$}", "", depth * 2)?;
            match item {
                Item::Card(card) => self.card(card)?,
                Item::Group(group) => self.group(group, depth)?,
                Item::Arrow(arrow) => self.arrow(arrow)?,
            }
        }
        Ok(())
    }

    fn card(&mut self, card: &Card) -> fmt::Result {
        let style = match card.shape {
            Shape::End => "shape=oval",
            Shape::Step => "color=\"#4f46e5\"",
            Shape::Code => "shape=component, style=solid, color=\"#0f766e\"",
            Shape::Flow => "peripheries=2",
            Shape::Choice => "shape=hexagon, style=solid, color=\"#b45309\"",
            Shape::Plain => "style=\"rounded,dashed\"",
        };
        let lines: Vec<String> = card.lines.iter().map(|line| Escaped(line).to_string()).collect();
        writeln!(self.text, "n{} [label=\"{}\", {style}];", card.id, lines.join("\\n"))
    }

    fn group(&mut self, group: &Group, depth: usize) -> fmt::Result {
        let style = match (group.is_stack, group.is_tried) {
            (true, _) => "peripheries=2",
            (_, true) => "style=dashed",
            _ => "style=rounded",
        };
        writeln!(self.text, "subgraph cluster_n{} {{", group.id)?;
        let label = Escaped(&group.title);
        writeln!(self.text, "{:1$}label=\"{label}\"; labeljust=l; {style};", "", (depth + 1) * 2)?;
        self.items(&group.items, depth + 1)?;
        writeln!(self.text, "{:1$}}}", "", depth * 2)
    }

    fn arrow(&mut self, arrow: &Arrow) -> fmt::Result {
        let ends = [arrow.from, arrow.to].map(|end| self.groups.get(&end));
        let from = ends[0].map_or(arrow.from, |(_, last)| *last);
        let to = ends[1].map_or(arrow.to, |(first, _)| *first);
        let mut options = Vec::new();
        options.extend(ends[0].map(|_| format!("ltail=cluster_n{}", arrow.from)));
        options.extend(ends[1].map(|_| format!("lhead=cluster_n{}", arrow.to)));
        if !arrow.label.is_empty() {
            options.push(format!("label=\"{}\"", Escaped(&arrow.label)));
        }
        match arrow.line {
            Line::Data => {}
            Line::Order => options.push("style=dashed".to_owned()),
            Line::Back => options.push("style=dashed, constraint=false".to_owned()),
        }
        match options.join(", ") {
            none if none.is_empty() => writeln!(self.text, "n{from} -> n{to};"),
            options => writeln!(self.text, "n{from} -> n{to} [{options}];"),
        }
    }
}

/// A text between quotes, in one line.
struct Escaped<'t>(&'t str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        one_line(self.0).chars().try_for_each(|c| match c {
            '"' | '\\' => write!(f, "\\{c}"),
            // Graphviz reads the entities of HTML in every text.
            '&' => f.write_str("&amp;"),
            c if c.is_control() => f.write_char('\u{fffd}'),
            c => f.write_char(c),
        })
    }
}
