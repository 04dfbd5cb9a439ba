//! The patterns of a form that cannot be used: where they stand, and why.

use super::describe::key;
use super::rules::Rules;
use super::shape::{Form, Node, Shapes};

/// What is wrong with the patterns of these forms, in one message; `None` if they can all be used.
pub(super) fn unusable(shapes: &Shapes) -> Option<String> {
    let mut faults = Vec::new();
    for def in shapes.defs.iter().filter(|def| def.uses > 0) {
        look(&def.node, &def.name, &mut faults);
    }
    (!faults.is_empty()).then(|| faults.join("; "))
}

fn look(node: &Node, place: &str, faults: &mut Vec<String>) {
    fault(&node.rules, place, faults);
    match &node.form {
        Form::List(item) => look(item, &format!("{place}[]"), faults),
        Form::Tuple(nodes) => {
            for (at, node) in nodes.iter().enumerate() {
                look(node, &format!("{place}[{at}]"), faults);
            }
        }
        Form::Union(nodes) => nodes.iter().for_each(|node| look(node, place, faults)),
        Form::Object(object) => {
            for field in &object.fields {
                look(&field.node, &format!("{place}{}", key(&field.name)), faults);
            }
            if let Some(rest) = &object.rest {
                fault(&rest.key, &format!("{place}'s keys"), faults);
                look(&rest.node, &format!("{place}[]"), faults);
            }
        }
        _ => {}
    }
}

fn fault(rules: &Rules, place: &str, faults: &mut Vec<String>) {
    rules.more.iter().for_each(|rules| fault(rules, place, faults));
    if let Some(pattern) = &rules.pattern
        && let Some(fault) = pattern.fault()
    {
        let pattern = pattern.source();
        faults.push(format!("the pattern `{pattern}` of `{place}` cannot be used: {fault}"));
    }
}
