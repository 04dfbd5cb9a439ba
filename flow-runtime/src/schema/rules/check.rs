//! Holds a value against its rules, and says of each that it breaks what must be, and what is.

use std::collections::HashSet;

use serde_json::Number;

use crate::schema::describe::quoted;
use crate::schema::json::Json;

use super::Rules;
use super::decimal::{Decimal, order};

impl Rules {
    /// Tells `broken` of each rule that `value` breaks: in words that follow the place, and what is there instead.
    pub(crate) fn check(&self, value: &Json, mut broken: impl FnMut(String, String)) {
        match value {
            Json::Number(number) => self.check_number(number, broken),
            // Rounded: the bounds of such a number are far from it, or the type's own.
            Json::Wide(digits) => {
                if let Some(number) = digits.parse().ok().and_then(Number::from_f64) {
                    self.check_number(&number, |rule, _| broken(rule, digits.clone()));
                }
            }
            Json::String(text) => self.check_text(text, broken),
            Json::Array(items) => {
                let count = items.len() as u64;
                if let Some(range) = self.items()
                    && !within(count, self.min_items, self.max_items)
                {
                    broken(format!("must have {range}"), count.to_string());
                }
                if self.unique
                    && let Some(item) = repeated(items)
                {
                    broken(
                        "must have each item once".to_owned(),
                        format!("{} twice", quoted(item)),
                    );
                }
            }
            Json::Object(members) => {
                let count = members.len() as u64;
                if let Some(range) = self.properties()
                    && !within(count, self.min_properties, self.max_properties)
                {
                    broken(format!("must have {range}"), count.to_string());
                }
            }
            Json::Null | Json::Bool(_) => {}
        }
    }

    /// Whether a text breaks none of them.
    pub(crate) fn takes(&self, text: &str) -> bool {
        let mut takes = true;
        self.check_text(text, |_, _| takes = false);
        takes
    }

    fn check_number(&self, number: &Number, mut broken: impl FnMut(String, String)) {
        let low = self.minimum.as_ref().is_some_and(|bound| order(number, bound).is_lt())
            || self.above.as_ref().is_some_and(|bound| order(number, bound).is_le());
        let high = self.maximum.as_ref().is_some_and(|bound| order(number, bound).is_gt())
            || self.below.as_ref().is_some_and(|bound| order(number, bound).is_ge());
        if (low || high)
            && let Some(range) = self.bounds()
        {
            broken(format!("must be {range}"), number.to_string());
        }
        if let Some(step) = &self.multiple_of
            && !is_multiple(number, step)
        {
            broken(format!("must be a multiple of {step}"), number.to_string());
        }
    }

    fn check_text(&self, text: &str, mut broken: impl FnMut(String, String)) {
        if let Some(range) = self.lengths() {
            let length = text.chars().count() as u64;
            if !within(length, self.min_length, self.max_length) {
                broken(format!("must have {range}"), length.to_string());
            }
        }
        let value = || quoted(&text.into());
        if let Some(pattern) = &self.pattern
            && !pattern.is_match(text)
        {
            let rule = format!("must match the regular expression `{}`", pattern.source());
            broken(rule, value());
        }
        if let Some(format) = self.known_format()
            && !format.takes(text)
        {
            broken(format!("must be {}", format.words()), value());
        }
    }
}

fn within(count: u64, min: Option<u64>, max: Option<u64>) -> bool {
    min.is_none_or(|min| count >= min) && max.is_none_or(|max| count <= max)
}

/// Whether a number is a multiple; one that was rounded while it was read counts as such.
fn is_multiple(number: &Number, step: &Number) -> bool {
    let is_rounded = number.is_f64() && number.as_f64().is_some_and(|n| n.abs() >= u64::MAX as f64);
    let (Some(number), Some(step)) = (Decimal::of(number), Decimal::of(step)) else {
        return true;
    };
    is_rounded || number.is_multiple_of(step).unwrap_or(true)
}

/// The first item that stands in the list before.
fn repeated(items: &[Json]) -> Option<&Json> {
    let mut seen = HashSet::with_capacity(items.len());
    items.iter().find(|item| {
        let mut text = String::new();
        write_canonical(item, &mut text);
        !seen.insert(text)
    })
}

/// One text for all documents that JSON Schema takes for equal: 1 and 1.0, and objects in any order.
fn write_canonical(json: &Json, text: &mut String) {
    match json {
        Json::Number(number) => text.push_str(&match Decimal::of(number) {
            Some(decimal) => decimal.to_string(),
            None => number.to_string(),
        }),
        Json::Wide(digits) => text.push_str(digits),
        Json::Array(items) => {
            text.push('[');
            for item in items {
                write_canonical(item, text);
                text.push(',');
            }
            text.push(']');
        }
        Json::Object(members) => {
            let mut members: Vec<&(String, Json)> = members.iter().collect();
            members.sort_by(|(a, _), (b, _)| a.cmp(b));
            text.push('{');
            for (name, value) in members {
                write_canonical(&name.as_str().into(), text);
                text.push(':');
                write_canonical(value, text);
                text.push(',');
            }
            text.push('}');
        }
        Json::Null | Json::Bool(_) | Json::String(_) => text.push_str(&json.to_string()),
    }
}
