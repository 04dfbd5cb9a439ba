//! A graph as a Mermaid flowchart.

use std::fmt::{self, Write as _};

use super::Graph;
use super::chart::{Arrow, Box, Chart, Group, Item, Line, Shape};
use super::words::one_line;

pub(super) fn mermaid(graph: &Graph) -> String {
    let mut text = String::from("flowchart LR\n");
    let chart = Chart::new(graph);
    // Writing to a String cannot fail.
    let _ = items(&mut text, &chart.0, 1);
    // Only outlines: the fill is that of the reader's theme.
    text.push_str("  classDef step stroke:#4f46e5\n");
    text.push_str("  classDef code stroke:#0f766e\n");
    text.push_str("  classDef choice stroke:#b45309\n");
    text.push_str("  classDef plain stroke-dasharray:2 2\n");
    text.push_str("  classDef tried stroke-dasharray:5 3\n");
    text
}

fn items(text: &mut String, items: &[Item], depth: usize) -> fmt::Result {
    for item in items {
        write!(text, "{:1$}", "", depth * 2)?;
        match item {
            Item::Box(own) => a_box(text, own)?,
            Item::Group(group) => a_group(text, group, depth)?,
            Item::Arrow(arrow) => an_arrow(text, arrow)?,
        }
    }
    Ok(())
}

fn a_box(text: &mut String, own: &Box) -> fmt::Result {
    let (open, close, class) = match own.shape {
        Shape::End => ("([", "])", ""),
        Shape::Step => ("[", "]", ":::step"),
        Shape::Code => ("[[", "]]", ":::code"),
        Shape::Flow => ("[", "]", ""),
        Shape::Choice => ("{{", "}}", ":::choice"),
        Shape::Plain => ("(", ")", ":::plain"),
    };
    let lines: Vec<String> = own.lines.iter().map(|line| Escaped(line).to_string()).collect();
    writeln!(text, "n{}{open}\"{}\"{close}{class}", own.id, lines.join("<br>"))
}

fn a_group(text: &mut String, group: &Group, depth: usize) -> fmt::Result {
    writeln!(text, "subgraph n{}[\"{}\"]", group.id, Escaped(&group.title))?;
    writeln!(text, "{:1$}direction LR", "", (depth + 1) * 2)?;
    items(text, &group.items, depth + 1)?;
    writeln!(text, "{:1$}end", "", depth * 2)?;
    if group.is_tried {
        writeln!(text, "{:1$}class n{2} tried", "", depth * 2, group.id)?;
    }
    Ok(())
}

fn an_arrow(text: &mut String, arrow: &Arrow) -> fmt::Result {
    let line = if arrow.line == Line::Data { "-->" } else { "-.->" };
    match arrow.label.as_str() {
        "" => writeln!(text, "n{} {line} n{}", arrow.from, arrow.to),
        label => writeln!(text, "n{} {line}|\"{}\"| n{}", arrow.from, Escaped(label), arrow.to),
    }
}

/// A text between quotes: what could mean something to Mermaid, markdown or HTML stands as its number.
struct Escaped<'t>(&'t str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut last = ' ';
        for c in one_line(self.0).chars() {
            match c {
                ':' | '(' | ')' | ',' | '=' | '_' | '/' => f.write_char(c)?,
                // Inside a word they begin no list.
                '-' | '.' if last.is_alphanumeric() => f.write_char(c)?,
                c if c.is_ascii_punctuation() || c.is_control() => write!(f, "#{};", c as u32)?,
                c => f.write_char(c)?,
            }
            last = c;
        }
        Ok(())
    }
}
