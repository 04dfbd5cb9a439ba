//! What the nodes do, in the words that all pictures share.

use super::{BranchKind, Input, Node, NodeKind, StepCall};

/// What a node does, in one line: `step rate, model fast`.
pub(super) fn summary(kind: &NodeKind) -> String {
    match kind {
        NodeKind::Step(StepCall { step, model, .. }) => {
            format!("step {step}, model {}", model.as_deref().unwrap_or("default"))
        }
        NodeKind::Code(call) => format!("code step {}", call.step),
        NodeKind::SubFlow { name, .. } => format!("flow {name}"),
        NodeKind::FanOut { limit, items, over } => {
            let over = over.as_deref().map_or("for".to_owned(), |over| format!("for {over}"));
            joined(&one_line(&over), &at_once(*limit, *items))
        }
        NodeKind::Route { on } => one_line(on.as_deref().unwrap_or("if")),
        NodeKind::Refine { limit } => joined("while", &rounds(*limit)),
        NodeKind::Try => "try".to_owned(),
        NodeKind::Phase => "phase".to_owned(),
        NodeKind::Plain => "plain Rust".to_owned(),
    }
}

/// An input with its type.
pub(super) fn typed(input: &Input) -> String {
    match input.ty.as_str() {
        "" => input.name.clone(),
        ty => format!("{}: {ty}", input.name),
    }
}

/// How many rounds of a fan-out there are, and how many at a time.
pub(super) fn at_once(limit: Option<u64>, items: Option<u64>) -> String {
    let items = items.map(|items| format!("{items} rounds"));
    let limit = limit.map(|limit| format!("≤ {limit} at once"));
    items.into_iter().chain(limit).collect::<Vec<_>>().join(", ")
}

/// How many rounds a refinement has at most.
pub(super) fn rounds(limit: Option<u64>) -> String {
    match limit {
        Some(1) => "≤ 1 round".to_owned(),
        Some(limit) => format!("≤ {limit} rounds"),
        None => "bounded".to_owned(),
    }
}

/// What decides whether another round of a refinement runs.
pub(super) fn condition(node: &Node) -> String {
    let check = node.branches.iter().find(|branch| branch.kind == BranchKind::Check);
    match check.and_then(|check| check.label.as_deref()) {
        Some(condition) => one_line(&format!("while {condition}")),
        None => "while".to_owned(),
    }
}

/// The text with every run of white space as one space.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn joined(first: &str, second: &str) -> String {
    if second.is_empty() { first.to_owned() } else { format!("{first}, {second}") }
}
