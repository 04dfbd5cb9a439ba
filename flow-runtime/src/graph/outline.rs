//! A graph as text: a line for each node, indented by what it stands in.

use std::fmt;

use super::words::{condition, one_line, summary, typed};
use super::{Branch, BranchKind, Graph, NeedKind, Node, NodeKind};

impl fmt::Display for Graph {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inputs: Vec<String> = self.inputs.iter().map(typed).collect();
        write!(f, "{}({})", self.name, inputs.join(", "))?;
        if !self.returns.is_empty() {
            write!(f, " -> {}", self.returns)?;
        }
        let mut lines = Vec::new();
        nodes(&mut lines, &self.nodes, 1);
        // Headings may be longer than the first column.
        let names = lines.iter().filter(|line| !line.what.is_empty());
        let names = names.map(|line| line.depth * 2 + line.name.chars().count()).max().unwrap_or(0);
        let whats = lines.iter().filter(|line| !line.from.is_empty());
        let whats = whats.map(|line| line.what.chars().count()).max().unwrap_or(0);
        for Line { depth, name, what, from } in &lines {
            let line = format!("{:1$}{name}", "", depth * 2);
            let line = format!("{line:names$}  {what:whats$}  {from}");
            write!(f, "\n{}", line.trim_end())?;
        }
        Ok(())
    }
}

struct Line {
    depth: usize,
    name: String,
    what: String,
    from: String,
}

fn nodes(lines: &mut Vec<Line>, nodes: &[Node], depth: usize) {
    for node in nodes {
        let (name, what) = (node.label.clone(), summary(&node.kind));
        lines.push(Line { depth, name, what, from: needs(node, nodes) });
        let has_several = node.branches.len() > 1 || matches!(node.kind, NodeKind::Route { .. });
        for branch in &node.branches {
            let depth = depth + 1;
            if has_several {
                let name = heading(node, branch);
                lines.push(Line { depth, name, what: String::new(), from: String::new() });
            }
            self::nodes(lines, &branch.nodes, depth + usize::from(has_several));
        }
        if let NodeKind::SubFlow { graph: Some(graph), .. } = &node.kind {
            self::nodes(lines, &graph.nodes, depth + 1);
        }
    }
}

/// What a node waits for, by the names that stand in the source.
fn needs(node: &Node, scope: &[Node]) -> String {
    let named = |kind| {
        let needs = node.needs.iter().filter(move |need| need.kind == kind);
        needs.map(|need| {
            let node = scope.iter().find(|other| other.id == need.node);
            node.map_or(need.node.as_str(), |node| node.label.as_str())
        })
    };
    let mut from: Vec<&str> = node.inputs.iter().map(String::as_str).collect();
    from.extend(named(NeedKind::Data));
    let after: Vec<&str> = named(NeedKind::Order).collect();
    let mut text = String::new();
    for (sign, names) in [("<- ", from), ("after ", after)] {
        if !names.is_empty() {
            let space = if text.is_empty() { "" } else { "  " };
            text += &format!("{space}{sign}{}", names.join(", "));
        }
    }
    text
}

fn heading(node: &Node, branch: &Branch) -> String {
    match branch.kind {
        BranchKind::Arm => format!("{} =>", one_line(branch.label.as_deref().unwrap_or("else"))),
        BranchKind::Check => condition(node),
        BranchKind::First => "first".to_owned(),
        BranchKind::Round => "each round".to_owned(),
        BranchKind::Body => "then".to_owned(),
    }
}
