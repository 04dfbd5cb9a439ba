//! Forms, values and places in a few words, for the messages about a reply.

use super::json::Json;
use super::rules::which;
use super::shape::{Form, Node, Shapes};
use super::subset::Subset;

/// What may stand at a node, in words.
pub(crate) fn describe(shapes: &Shapes, subset: Option<&Subset>, node: &Node) -> String {
    let number = |kind: &str| match node.rules.bounds() {
        Some(range) => which(kind, &range),
        None => kind.to_owned(),
    };
    let turned = subset.is_some_and(|subset| subset.turns(node));
    match &node.form {
        Form::Any if turned => "a string that holds JSON".to_owned(),
        Form::Any => "any JSON".to_owned(),
        Form::Never => "nothing".to_owned(),
        Form::Null => "null".to_owned(),
        Form::Bool => "true or false".to_owned(),
        Form::Integer if turned => "a string of digits".to_owned(),
        Form::Integer => number("an integer"),
        Form::Number => number("a number"),
        Form::Text => "a string".to_owned(),
        Form::Enum(choices) => one_of(&mut choices.iter().map(|choice| choice.value.to_string())),
        Form::List(_) => "a list".to_owned(),
        Form::Tuple(nodes) if !turned => format!("a list of {} items", nodes.len()),
        Form::Object(map) if turned && map.is_map() => "a list of {key, value} objects".to_owned(),
        Form::Tuple(_) | Form::Object(_) => "an object".to_owned(),
        Form::Union(nodes) if subset.is_some() && !node.labels.is_empty() => labelled(node, nodes),
        Form::Union(nodes) => {
            let mut words: Vec<String> = Vec::new();
            for word in nodes.iter().map(|node| describe(shapes, subset, node)) {
                if !words.contains(&word) {
                    words.push(word);
                }
            }
            words.join(" or ")
        }
        Form::Ref(to) => match &shapes.def(*to).form {
            Form::Union(_) | Form::Ref(_) => "one of its forms".to_owned(),
            _ => describe(shapes, subset, shapes.def(*to)),
        },
    }
}

/// What may stand where the branches of a union are told apart by labels.
fn labelled(node: &Node, branches: &[Node]) -> String {
    let branches = node.labels.iter().zip(branches);
    let labels = branches.clone().filter(|(_, branch)| branch.form != Form::Null);
    let null = branches.clone().any(|(_, branch)| branch.form == Form::Null);
    let names = one_of(&mut labels.map(|(label, _)| format!("`{label}`")));
    format!("an object with the property {names}{}", if null { ", or null" } else { "" })
}

/// How many values of an enumeration a message names.
const NAMED: usize = 20;

/// "one of a, b", or the only one.
pub(super) fn one_of(values: &mut dyn Iterator<Item = String>) -> String {
    let named: Vec<String> = (&mut *values).take(NAMED).collect();
    match (&named[..], values.count()) {
        ([only], 0) => only.clone(),
        (_, 0) => format!("one of {}", named.join(", ")),
        (_, more) => format!("one of {} and {more} more", named.join(", ")),
    }
}

/// The longest piece of a reply that a path or a message repeats, in characters.
const LONGEST: usize = 40;

/// A property's step of a path: `.name`, or `["odd name"]`.
pub(crate) fn key(name: &str) -> String {
    let name = &cut(name);
    let plain = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
    if plain { format!(".{name}") } else { format!("[{name:?}]") }
}

/// A value, short enough for a message.
pub(super) fn shown(json: &Json) -> String {
    match json {
        Json::Array(items) => format!("a list of {}", items.len()),
        Json::Object(members) => {
            let names = members.iter().take(4).map(|(name, _)| format!("`{}`", cut(name)));
            match members.len() {
                0 => "an empty object".to_owned(),
                _ => format!("an object with {}", names.collect::<Vec<_>>().join(", ")),
            }
        }
        Json::String(_) => format!("the string {}", quoted(json)),
        scalar => scalar.to_string(),
    }
}

/// The same, for where it is plain that a string stands there.
pub(super) fn quoted(json: &Json) -> String {
    match json {
        Json::String(text) => format!("{:?}", cut(text)),
        other => shown(other),
    }
}

/// The beginning of a text that is too long for a message.
pub(crate) fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}
