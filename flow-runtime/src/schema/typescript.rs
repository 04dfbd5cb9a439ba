//! A form as TypeScript-like text: what a prompt says of the reply where no schema does.
//!
//! It takes about a third of the tokens of the JSON Schema, and models read it at least as well. `integer` is the one word that
//! TypeScript lacks. Descriptions and constraints are comments.

use super::json::Json;
use super::keywords::keywords;
use super::shape::{Choice, Field, Form, Node, Object, Rest, Shapes, both};
use super::subset::Subset;
use super::wire::{KEY, ROOT, VALUE, droppable, is_wrapped, names, nullable, without_null};

/// The longest line that an expression is kept on.
const WIDTH: usize = 80;

/// The form of documents of the subset, or of the type's own JSON.
///
/// Types that are used more than once come first, under their names; what comes last is the document.
pub(super) fn write(shapes: &Shapes, subset: Option<&Subset>) -> String {
    let writer = Writer { shapes, subset, names: names(shapes) };
    let mut types: Vec<String> = Vec::new();
    let root_named = shapes.defs[0].uses > 1;
    let wrapped = subset.is_some_and(|subset| is_wrapped(shapes, subset));
    for (index, def) in shapes.defs.iter().enumerate() {
        if def.uses > 0 && (index > 0 || root_named) {
            types.push(writer.declared(&writer.names[index], &def.node));
        }
    }
    let root = Node { form: Form::Ref(0), ..Node::default() };
    let root = if root_named { &root } else { shapes.root() };
    if wrapped {
        types.push(writer.members(vec![writer.member(ROOT, "", root, 0)], 0));
    } else if !(root_named && types.len() == 1) {
        let root = writer.above(root, 0) + writer.expression(root, 0).trim_start_matches('\n');
        types.push(root);
    }
    types.join("\n\n")
}

struct Writer<'a> {
    shapes: &'a Shapes,
    subset: Option<&'a Subset>,
    names: Vec<String>,
}

/// A member of an object, or a branch of a union: its text, and what is said about it.
struct Line {
    text: String,
    comment: Option<String>,
}

impl Writer<'_> {
    fn turns(&self, node: &Node) -> bool {
        self.subset.is_some_and(|subset| subset.turns(node))
    }

    fn declared(&self, name: &str, node: &Node) -> String {
        let expression = self.expression(node, 0);
        let space = if expression.starts_with('\n') { "" } else { " " };
        format!("{}type {name} ={space}{expression}", self.above(node, 0))
    }

    /// The comment of a node that stands by itself, on lines above it.
    fn above(&self, node: &Node, indent: usize) -> String {
        self.comment(node).map_or_else(String::new, |comment| above(&comment, indent))
    }

    fn expression(&self, node: &Node, indent: usize) -> String {
        match &node.form {
            Form::Any if self.turns(node) => "string".to_owned(),
            Form::Any => "any".to_owned(),
            Form::Never => "never".to_owned(),
            Form::Null => "null".to_owned(),
            Form::Bool => "boolean".to_owned(),
            Form::Integer if self.turns(node) => "string".to_owned(),
            Form::Integer => "integer".to_owned(),
            Form::Number => "number".to_owned(),
            Form::Text => "string".to_owned(),
            Form::Enum(choices) => branches(choices.iter().map(choice).collect(), indent),
            Form::List(item) => listed(&self.expression(item, indent)),
            Form::Tuple(items) if self.turns(node) => {
                let items = items.iter().enumerate();
                let items = items.map(|(at, item)| self.member(&at.to_string(), "", item, indent));
                self.members(items.collect(), indent)
            }
            Form::Tuple(items) => {
                let items = items.iter().map(|item| self.expression(item, indent));
                format!("[{}]", items.collect::<Vec<_>>().join(", "))
            }
            Form::Object(Object { rest: Some(rest), fields, .. }) if fields.is_empty() => {
                self.map(rest, self.turns(node), indent)
            }
            Form::Object(object) => self.object(object, self.turns(node), indent),
            Form::Union(nodes) => self.union(node, nodes, indent),
            Form::Ref(to) => self.names[*to].clone(),
        }
    }

    fn union(&self, node: &Node, nodes: &[Node], indent: usize) -> String {
        let labels = self.subset.map(|_| &node.labels[..]).unwrap_or_default();
        let several = nodes.iter().filter(|node| node.form != Form::Null).count() > 1;
        // A branch on a line of its own is further in.
        let inner = indent + usize::from(several);
        let mut lines = Vec::new();
        for (at, branch) in nodes.iter().enumerate() {
            match (labels.get(at), &branch.form) {
                (Some(label), form) if *form != Form::Null => {
                    lines.push(self.one_member(self.member(label, "", branch, inner), inner));
                }
                (_, Form::Object(object)) if object.rest.is_none() && object.fields.len() == 1 => {
                    let line = self.one_member(self.field(&object.fields[0], inner), inner);
                    lines.push(Line { comment: both(branch.note.clone(), line.comment), ..line });
                }
                // Its values are branches like the others.
                (_, Form::Enum(choices)) if branch.note.is_none() => {
                    lines.extend(choices.iter().map(choice));
                }
                _ => lines.push(Line {
                    text: self.expression(branch, inner),
                    // The only branch is spoken of where the union is.
                    comment: self.comment(branch).filter(|_| several),
                }),
            }
        }
        branches(lines, indent)
    }

    /// An object of one member, whose comment is the object's if it is short.
    fn one_member(&self, mut member: Line, indent: usize) -> Line {
        let short = |text: &str| !text.contains('\n');
        let comment = match &member.comment {
            Some(comment) if short(comment) && short(&member.text) => member.comment.take(),
            _ => None,
        };
        Line { text: self.members(vec![member], indent), comment }
    }

    fn object(&self, object: &Object, turned: bool, indent: usize) -> String {
        let mut members: Vec<Line> =
            object.fields.iter().map(|field| self.field(field, indent)).collect();
        if let Some(rest) = &object.rest {
            if turned {
                let text =
                    format!("{}: {}", name(&object.rest_name()), self.map(rest, true, indent + 1));
                let words = both(Some(FURTHER.to_owned()), self.rest_comment(rest));
                members.push(Line { text, comment: words });
            } else {
                let value = self.expression(&rest.node, indent + 1);
                let text = format!("[key: string]: {value}");
                members.push(Line { text, comment: self.rest_comment(rest) });
            }
        }
        self.members(members, indent)
    }

    fn field(&self, field: &Field, indent: usize) -> Line {
        let Some(subset) = self.subset else {
            let mark = if field.required { "" } else { "?" };
            return self.member(&field.name, mark, &field.node, indent);
        };
        let mut line = if droppable(subset, field) {
            self.member(&field.name, "?", &without_null(&field.node), indent)
        } else {
            let mark = if field.required || !subset.optional { "" } else { "?" };
            self.member(&field.name, mark, &field.node, indent)
        };
        if nullable(self.shapes, subset, field) {
            line.text.push_str(" | null");
        }
        line
    }

    fn member(&self, of: &str, mark: &str, node: &Node, indent: usize) -> Line {
        let text = format!("{}{mark}: {}", name(of), self.expression(node, indent + 1));
        Line { text, comment: self.comment(node) }
    }

    fn map(&self, rest: &Rest, turned: bool, indent: usize) -> String {
        let value = self.expression(&rest.node, indent);
        if !turned {
            return format!("{{ [key: string]: {value} }}");
        }
        format!("{{ {KEY}: string, {VALUE}: {value} }}[]")
    }

    fn members(&self, members: Vec<Line>, indent: usize) -> String {
        if members.is_empty() {
            return "{}".to_owned();
        }
        let plain = members.iter().all(|line| line.comment.is_none() && !line.text.contains('\n'));
        let length: usize = members.iter().map(|line| line.text.len() + 2).sum();
        if plain && 2 * indent + length <= WIDTH {
            let members: Vec<String> = members.into_iter().map(|line| line.text).collect();
            return format!("{{ {} }}", members.join(", "));
        }
        let inner = "  ".repeat(indent + 1);
        let mut text = "{\n".to_owned();
        for line in members {
            text += &placed(&line, ",", indent + 1, &inner);
        }
        text + &"  ".repeat(indent) + "}"
    }

    /// What is said about a node, and about what has no line of its own in it: the items of a list, the values of a map.
    fn comment(&self, node: &Node) -> Option<String> {
        let mut words = Vec::new();
        match &node.form {
            Form::Any if self.turns(node) => words.push("Any JSON, as a string.".to_owned()),
            Form::Integer if self.turns(node) => {
                words.push("An integer, as a string of digits.".to_owned());
            }
            _ => {}
        }
        words.extend(keywords(node, None).words);
        match &node.form {
            Form::List(item) => {
                words.extend(self.comment(item).map(|comment| format!("Each item: {comment}")));
            }
            Form::Tuple(items) if !self.turns(node) => {
                let comments = items.iter().enumerate().filter_map(|(at, item)| {
                    Some(format!("Item {}: {}", at + 1, self.comment(item)?))
                });
                words.extend(comments);
            }
            Form::Object(object) if object.is_map() => {
                words.extend(object.rest.iter().filter_map(|rest| self.rest_comment(rest)));
                if self.turns(node) {
                    words.push("Each key once.".to_owned());
                }
            }
            // What its only branch says besides null is said here, where it has no line.
            Form::Union(nodes) => {
                let mut others = nodes.iter().filter(|node| node.form != Form::Null);
                if let (Some(only), None) = (others.next(), others.next()) {
                    words.extend(self.comment(only));
                }
            }
            _ => {}
        }
        both(node.note.clone(), (!words.is_empty()).then(|| words.join(" ")))
    }

    fn rest_comment(&self, rest: &Rest) -> Option<String> {
        let key = Node { rules: rest.key.clone(), form: Form::Text, ..Node::default() };
        let mut words = keywords(&key, None).words;
        if !words.is_empty() {
            words.insert(0, "Each key:".to_owned());
        }
        words.extend(self.comment(&rest.node).map(|comment| format!("Each value: {comment}")));
        (!words.is_empty()).then(|| words.join(" "))
    }
}

/// What is said of the list that holds the further members of an object.
const FURTHER: &str = "Further properties, by name. Each key once.";

fn choice(choice: &Choice) -> Line {
    Line { text: choice.value.to_string(), comment: choice.note.clone() }
}

/// Branches on one line, or each on its own.
fn branches(lines: Vec<Line>, indent: usize) -> String {
    let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    let own_lines = lines.iter().filter(|line| line.text != "null").count() > 1;
    let commented = lines.iter().any(|line| line.comment.is_some());
    let length: usize = texts.iter().map(|text| text.len() + 3).sum();
    let short = 2 * indent + length <= WIDTH || texts.iter().all(|text| text.starts_with('"'));
    let one_line = !commented && short && texts.iter().all(|text| !text.contains('\n'));
    if one_line || !own_lines {
        return texts.join(" | ");
    }
    let start = "  ".repeat(indent + 1) + "| ";
    lines.iter().fold(String::new(), |text, line| {
        let placed = placed(line, "", indent + 1, &start);
        text + "\n" + placed.trim_end_matches('\n')
    })
}

/// A line in its place, with its comment: behind it if both are short, else above.
fn placed(line: &Line, end: &str, indent: usize, start: &str) -> String {
    let text = &line.text;
    match &line.comment {
        None => format!("{start}{text}{end}\n"),
        Some(comment) if !text.contains('\n') && !comment.contains('\n') => {
            format!("{start}{text}{end} // {comment}\n")
        }
        Some(comment) => format!("{}{start}{text}{end}\n", above(comment, indent)),
    }
}

fn above(comment: &str, indent: usize) -> String {
    let start = "  ".repeat(indent);
    comment.lines().map(|line| format!("{start}// {line}").trim_end().to_owned() + "\n").collect()
}

/// A list of what an expression means.
fn listed(item: &str) -> String {
    let is_name = item.chars().all(|c| c.is_alphanumeric() || c == '_');
    let is_closed = item.starts_with('{') && item.ends_with('}') && !item.contains("} | ");
    let is_list = item.ends_with("[]") && !item.contains(" | ");
    let is_tuple = item.starts_with('[') && item.ends_with(']') && !item.contains(" | ");
    if is_name || is_closed || is_list || is_tuple {
        format!("{item}[]")
    } else {
        format!("({})[]", item.trim_start())
    }
}

/// A property's name, in quotes if it needs them.
fn name(name: &str) -> String {
    let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '$')
        && !name.starts_with(|c: char| c.is_ascii_digit())
        && !name.is_empty();
    if plain { name.to_owned() } else { Json::from(name).to_string() }
}
