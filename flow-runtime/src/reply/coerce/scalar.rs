//! Values without parts: null, yes or no, numbers, texts, choices.

use super::super::loose::tree::Kind;
use super::super::repair::RepairKind;
use super::{Coercion, Fit, number, word};
use crate::schema::rules::range;
use crate::schema::shape::{Choice, Form, Node};

/// Words without quotes that are no texts.
pub(super) fn is_literal(text: &str) -> bool {
    word::nothing(text, false).is_some()
        || word::boolean(text, false).is_some_and(|(_, repair)| repair != Some(RepairKind::Word))
}

impl<'a> Coercion<'a, '_> {
    /// Whether a token says that there is nothing, in JSON's words or in a language's.
    pub(super) fn is_nothing(&self, at: usize) -> bool {
        self.tree.kind(at) == Kind::Bare && word::nothing(self.tree.raw(at), false).is_some()
    }

    pub(super) fn null(&mut self, node: &'a Node, at: usize) -> Fit {
        if !self.is_scalar(at) {
            return Err(self.expected(node, at));
        }
        let is_quoted = self.tree.kind(at) == Kind::Quoted;
        let Some(repair) = word::nothing(self.tree.raw(at), is_quoted) else {
            return Err(self.expected(node, at));
        };
        if let Some(kind) = repair {
            self.repair(kind, node, at, "null")?;
        }
        self.own.push_str("null");
        Ok(())
    }

    pub(super) fn boolean(&mut self, node: &'a Node, at: usize) -> Fit {
        if !self.is_scalar(at) {
            return Err(self.expected(node, at));
        }
        let is_quoted = self.tree.kind(at) == Kind::Quoted;
        let text = self.said(at)?;
        let Some((value, repair)) = word::boolean(&text, is_quoted) else {
            return Err(self.expected(node, at));
        };
        let value = if value { "true" } else { "false" };
        if let Some(kind) = repair {
            self.repair(kind, node, at, value)?;
        }
        self.own.push_str(value);
        Ok(())
    }

    pub(super) fn number(&mut self, node: &'a Node, at: usize) -> Fit {
        if !self.is_scalar(at) {
            return Err(self.expected(node, at));
        }
        let text = self.said(at)?;
        let figure = match node.form {
            Form::Integer => number::integer(&text),
            _ => number::decimal(&text),
        };
        let Some(figure) = figure else {
            return Err(self.expected(node, at));
        };
        if let Form::Integer = node.form
            && let Some((low, high)) = node.rules.format.as_deref().and_then(range)
            && is_outside(&figure.json, low, high)
        {
            return Err(self.misfit(format!("must be from {low} to {high}, not {}", figure.json)));
        }
        if !self.is_typed
            && number::is_json_integer(&figure.json)
            && !is_within_64_bits(&figure.json)
        {
            return Err(self.contradiction(TOO_LARGE.to_owned()));
        }
        let is_quoted = self.tree.kind(at) == Kind::Quoted && !self.turns(node);
        let quoted = is_quoted.then_some(RepairKind::Number);
        if let Some(kind) = figure.repair.or(quoted) {
            self.repair(kind, node, at, &figure.json)?;
        }
        self.own.push_str(&figure.json);
        Ok(())
    }

    pub(super) fn text(&mut self, node: &'a Node, at: usize) -> Fit {
        match self.tree.kind(at) {
            Kind::Quoted => {
                let text = self.said(at)?;
                self.push_text(&text);
                Ok(())
            }
            Kind::Bare => {
                let text = self.tree.raw(at);
                if word::nothing(text, false).is_some() {
                    return Err(self.expected(node, at));
                }
                let is_value = is_literal(text) || number::is_json_number(text);
                let kind = if is_value { RepairKind::Text } else { RepairKind::Bare };
                self.repair(kind, node, at, text)?;
                self.push_text(text);
                Ok(())
            }
            _ => Err(self.expected(node, at)),
        }
    }

    /// One of several values, which may be numbers or literals, too.
    pub(super) fn choice(&mut self, node: &'a Node, choices: &'a [Choice], at: usize) -> Fit {
        if !self.is_scalar(at) {
            return Err(self.expected(node, at));
        }
        let text = self.said(at)?;
        let is_quoted = self.tree.kind(at) == Kind::Quoted;
        let Some((choice, repair)) = word::choice(choices, &text) else {
            return Err(self.expected(node, at));
        };
        let own = choice.value.to_string();
        let is_text = choice.value.as_str().is_some();
        let repair = repair.or(match (is_text, is_quoted) {
            (true, false) => Some(RepairKind::Quotes),
            (false, true) => Some(RepairKind::Literal),
            _ => None,
        });
        // An alias is a name that the type itself takes.
        let is_alias = choice.aliases.iter().any(|alias| *alias == text);
        if let Some(kind) = repair.filter(|_| !(is_alias && is_quoted)) {
            self.repair(kind, node, at, &own)?;
        }
        self.own.push_str(&own);
        Ok(())
    }

    /// A value without quotes, where any JSON may stand.
    pub(super) fn any_bare(&mut self, at: usize) -> Fit {
        let any = Node::default();
        let text = self.tree.raw(at);
        if let Some(repair) = word::nothing(text, false) {
            if let Some(kind) = repair {
                self.repair(kind, &any, at, "null")?;
            }
            self.own.push_str("null");
        } else if is_literal(text) {
            let json = if matches!(text, "true" | "True" | "TRUE") { "true" } else { "false" };
            if json != text {
                self.repair(RepairKind::Literal, &any, at, json)?;
            }
            self.own.push_str(json);
        } else if number::is_json_integer(text) && !is_within_64_bits(text) {
            return Err(self.contradiction(TOO_LARGE.to_owned()));
        } else if number::is_json_number(text) {
            self.own.push_str(text);
        } else {
            self.repair(RepairKind::Bare, &any, at, text)?;
            self.push_text(text);
        }
        Ok(())
    }
}

/// How many digits an integer may have without being too large for its type.
pub(super) fn sure_digits(node: &Node) -> usize {
    let range = node.rules.format.as_deref().and_then(range);
    // An integer of no known type may have 64 bits.
    let most = range.and_then(|(_, high)| u64::try_from(high).ok()).unwrap_or(i64::MAX as u64);
    most.ilog10() as usize
}

/// Whether an integer is outside of the range of its type. Of one with fewer digits than the bounds have, that is plain.
fn is_outside(integer: &str, low: i128, high: i128) -> bool {
    let Ok(most) = u64::try_from(high) else {
        return false;
    };
    let is_short = integer.len() < most.ilog10() as usize + 1;
    let is_within = is_short && !(low == 0 && integer.starts_with('-'));
    !is_within && !integer.parse::<i128>().is_ok_and(|number| (low..=high).contains(&number))
}

pub(in crate::reply) const TOO_LARGE: &str = "must be an integer of at most 64 bits, or a string";

/// Whether a document is an integer that becomes a float where no type says otherwise.
pub(in crate::reply) fn is_too_large(document: &str) -> bool {
    let digits = document.strip_prefix('-').unwrap_or(document);
    digits.bytes().all(|byte| byte.is_ascii_digit())
        && !digits.is_empty()
        && !is_within_64_bits(document)
}

/// Whether an integer can be held exactly: a larger one becomes a float where no type says otherwise.
fn is_within_64_bits(text: &str) -> bool {
    text.parse::<i64>().is_ok() || text.parse::<u64>().is_ok()
}
