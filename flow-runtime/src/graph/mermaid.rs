//! A graph as a Mermaid flowchart.

use std::fmt::{self, Write as _};

use super::Graph;
use super::chart::{Arrow, Card, Chart, Group, Item, Line, Shape};
use super::words::one_line;

pub(super) fn mermaid(graph: &Graph) -> String {
    let mut text = String::from("flowchart LR\n");
    let chart = Chart::new(graph);
    // Writing to a String cannot fail.
    let _ = write_items(&mut text, &chart.0, 1);
    // Only outlines: the fill is that of the reader's theme.
    text.push_str("  classDef step stroke:#4f46e5\n");
    text.push_str("  classDef code stroke:#0f766e\n");
    text.push_str("  classDef choice stroke:#b45309\n");
    text.push_str("  classDef plain stroke-dasharray:2 2\n");
    text.push_str("  classDef tried stroke-dasharray:5 3\n");
    text
}

fn write_items(text: &mut String, items: &[Item], depth: usize) -> fmt::Result {
    for item in items {
        write!(text, "{:1$}", "", depth * 2)?;
        match item {
            Item::Card(card) => write_card(text, card)?,
            Item::Group(group) => write_group(text, group, depth)?,
            Item::Arrow(arrow) => write_arrow(text, arrow)?,
        }
    }
    Ok(())
}

fn write_card(text: &mut String, card: &Card) -> fmt::Result {
    let (open, close, class) = match card.shape {
        Shape::End => ("([", "])", ""),
        Shape::Step => ("[", "]", ":::step"),
        Shape::Code => ("[[", "]]", ":::code"),
        Shape::Flow => ("[", "]", ""),
        Shape::Choice => ("{{", "}}", ":::choice"),
        Shape::Plain => ("(", ")", ":::plain"),
    };
    let lines: Vec<String> = card.lines.iter().map(|line| Escaped(line).to_string()).collect();
    writeln!(text, "n{}{open}\"{}\"{close}{class}", card.id, lines.join("<br>"))
}

fn write_group(text: &mut String, group: &Group, depth: usize) -> fmt::Result {
    writeln!(text, "subgraph n{}[\"{}\"]", group.id, Escaped(&group.title))?;
    writeln!(text, "{:1$}direction LR", "", (depth + 1) * 2)?;
    write_items(text, &group.items, depth + 1)?;
    writeln!(text, "{:1$}end", "", depth * 2)?;
    if group.is_tried {
        writeln!(text, "{:1$}class n{2} tried", "", depth * 2, group.id)?;
    }
    Ok(())
}

fn write_arrow(text: &mut String, arrow: &Arrow) -> fmt::Result {
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
