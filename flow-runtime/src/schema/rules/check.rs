//! Holds a value against its rules, and says of each that it breaks what must be, and what is.

use std::cmp::Ordering;
use std::collections::HashSet;

use serde_json::Number;

use crate::schema::describe::quoted;
use crate::schema::json::Json;

use super::Rules;
use super::decimal::{Decimal, Size};

impl Rules {
    /// Tells `broken` of each rule that `value` breaks: in words that follow the place, and what is there instead.
    pub(crate) fn check(&self, value: &Json, broken: &mut dyn FnMut(String, String)) {
        self.more.iter().for_each(|rules| rules.check(value, broken));
        match value {
            Json::Number(number) => {
                let step = self.multiple_of.as_ref().filter(|_| !is_rounded(number));
                self.check_number(value, Size::of(number), step, broken);
            }
            Json::Wide(digits) => {
                let step = self.multiple_of.as_ref();
                self.check_number(value, Size::of_digits(digits), step, broken);
            }
            Json::String(text) => self.check_text(text, broken),
            Json::Array(items) => {
                let count = items.len() as u64;
                if !within(count, self.min_items, self.max_items)
                    && let Some(range) = self.items()
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
                if !within(count, self.min_properties, self.max_properties)
                    && let Some(range) = self.properties()
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
        self.check(&text.into(), &mut |_, _| takes = false);
        takes
    }

    fn check_number(
        &self,
        value: &Json,
        size: Size,
        step: Option<&Number>,
        broken: &mut dyn FnMut(String, String),
    ) {
        let order = |bound: &Option<Number>| Some(size.order(Size::of(bound.as_ref()?)));
        let low = order(&self.minimum).is_some_and(Ordering::is_lt)
            || order(&self.above).is_some_and(Ordering::is_le);
        let high = order(&self.maximum).is_some_and(Ordering::is_gt)
            || order(&self.below).is_some_and(Ordering::is_ge);
        if (low || high)
            && let Some(range) = self.bounds()
        {
            broken(format!("must be {range}"), value.to_string());
        }
        if self.is_single() && value.to_string().parse().is_ok_and(f32::is_infinite) {
            broken("must be within the range of 32-bit floats".to_owned(), value.to_string());
        }
        if let Some(step) = step
            && let (Some(number), Some(by)) = (Decimal::read(&value.to_string()), Decimal::of(step))
            && number.is_multiple_of(by) == Some(false)
        {
            broken(format!("must be a multiple of {step}"), value.to_string());
        }
    }

    fn check_text(&self, text: &str, broken: &mut dyn FnMut(String, String)) {
        if self.min_length.is_some() || self.max_length.is_some() {
            let length = text.chars().count() as u64;
            if !within(length, self.min_length, self.max_length)
                && let Some(range) = self.lengths()
            {
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

/// Whether a float is so large that it may be an integer that was rounded while it was read.
fn is_rounded(number: &Number) -> bool {
    number.is_f64() && number.as_f64().is_some_and(|float| float.abs() >= u64::MAX as f64)
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

/// Whether JSON Schema takes these documents for equal.
pub(in crate::schema) fn is_same(a: &Json, b: &Json) -> bool {
    let canonical = |json: &Json| {
        let mut text = String::new();
        write_canonical(json, &mut text);
        text
    };
    a == b || canonical(a) == canonical(b)
}

/// One text for all documents that JSON Schema takes for equal: 1 and 1.0, and objects in any order.
fn write_canonical(json: &Json, text: &mut String) {
    match json {
        Json::Number(number) => text.push_str(&match Decimal::of(number) {
            Some(decimal) => decimal.to_string(),
            None => number.to_string(),
        }),
        Json::Wide(digits) => text.push_str(&match Decimal::read(digits) {
            Some(decimal) => decimal.to_string(),
            None => digits.clone(),
        }),
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
