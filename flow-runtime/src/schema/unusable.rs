//! The rules of a form that no value can be held against: where they stand, and why.

use serde_json::Number;

use super::describe::key;
use super::rules::{Rules, range};
use super::shape::{Form, Node, Shapes};

/// What is wrong with the rules of these forms, in one message; `None` if nothing is.
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
    let counts = [
        (rules.min_length, rules.max_length, "text has", "characters"),
        (rules.min_items, rules.max_items, "list has", "items"),
        (rules.min_properties, rules.max_properties, "object has", "properties"),
    ];
    for (least, most, what, unit) in counts {
        if let (Some(least), Some(most)) = (least, most)
            && least > most
        {
            faults.push(format!("no {what} from {least} to {most} {unit}, as `{place}` has to"));
        }
    }
    if let Some((least, most)) = empty_range(rules) {
        faults.push(format!("no number is from {least} to {most}, as `{place}` has to be"));
    }
}

/// A lower and an upper bound that leave nothing between them, of which one may be that of the type.
fn empty_range(rules: &Rules) -> Option<(String, String)> {
    let of_type = rules.format.as_deref().and_then(range);
    let float = |number: &Option<Number>| number.as_ref().and_then(Number::as_f64);
    let told = |number: &Option<Number>| number.as_ref().map(Number::to_string);
    let lower = [
        (float(&rules.minimum), told(&rules.minimum), false),
        (float(&rules.above), told(&rules.above).map(|bound| format!("above {bound}")), true),
        (of_type.map(|(low, _)| low as f64), of_type.map(|(low, _)| low.to_string()), false),
    ];
    let upper = [
        (float(&rules.maximum), told(&rules.maximum), false),
        (float(&rules.below), told(&rules.below).map(|bound| format!("below {bound}")), true),
        (of_type.map(|(_, high)| high as f64), of_type.map(|(_, high)| high.to_string()), false),
    ];
    for (least, shown_least, excludes_least) in &lower {
        for (most, shown_most, excludes_most) in &upper {
            if let (Some(least), Some(most)) = (least, most)
                && (least > most || least == most && (*excludes_least || *excludes_most))
            {
                return Some((shown_least.clone()?, shown_most.clone()?));
            }
        }
    }
    None
}
