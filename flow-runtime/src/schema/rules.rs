//! The constraints that a schema puts on a single value: bounds, lengths, counts, patterns, formats.
//!
//! They have three readers: the dialect that can carry them, the description where it cannot, and the check of the reply.

use std::cmp::Ordering;

use serde_json::Number;

use super::json::Json;

/// What a value must be besides its type.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Rules {
    pub(crate) minimum: Option<Number>,
    pub(crate) maximum: Option<Number>,
    /// Exclusive bounds.
    pub(crate) above: Option<Number>,
    pub(crate) below: Option<Number>,
    pub(crate) multiple_of: Option<Number>,
    pub(crate) min_length: Option<u64>,
    pub(crate) max_length: Option<u64>,
    pub(crate) min_items: Option<u64>,
    pub(crate) max_items: Option<u64>,
    pub(crate) unique: bool,
    pub(crate) pattern: Option<String>,
    pub(crate) format: Option<String>,
}

/// Which values a set of rules is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Number,
    Text,
    List,
}

/// The range of an integer type, by the name that its schema has for it.
pub(crate) fn range(format: &str) -> Option<(i128, i128)> {
    Some(match format {
        "int8" => (i8::MIN.into(), i8::MAX.into()),
        "int16" => (i16::MIN.into(), i16::MAX.into()),
        "int32" => (i32::MIN.into(), i32::MAX.into()),
        "int64" | "int" => (i64::MIN.into(), i64::MAX.into()),
        "uint8" => (0, u8::MAX.into()),
        "uint16" => (0, u16::MAX.into()),
        "uint32" => (0, u32::MAX.into()),
        "uint64" | "uint" => (0, u64::MAX.into()),
        "uint128" => (0, i128::MAX),
        _ => return None,
    })
}

impl Rules {
    /// The rules that `schema` has for values of this kind.
    pub(super) fn read(schema: &Json, kind: Kind) -> Rules {
        let number = |key| match schema.get(key) {
            Some(Json::Number(number)) => Some(number.clone()),
            _ => None,
        };
        let count = |key| number(key).and_then(|number| number.as_u64());
        let text = |key| schema.get(key).and_then(Json::as_str).map(str::to_owned);
        match kind {
            Kind::Number => Rules {
                minimum: number("minimum"),
                maximum: number("maximum"),
                above: number("exclusiveMinimum"),
                below: number("exclusiveMaximum"),
                multiple_of: number("multipleOf"),
                format: text("format"),
                ..Rules::default()
            },
            Kind::Text => Rules {
                min_length: count("minLength"),
                max_length: count("maxLength"),
                pattern: text("pattern"),
                format: text("format"),
                ..Rules::default()
            },
            Kind::List => Rules {
                min_items: count("minItems"),
                max_items: count("maxItems"),
                unique: schema.get("uniqueItems") == Some(&Json::Bool(true)),
                ..Rules::default()
            },
        }
    }

    /// Both sets of rules at once; where both name a bound, `other`'s stands.
    pub(super) fn and(self, other: Rules) -> Rules {
        Rules {
            minimum: other.minimum.or(self.minimum),
            maximum: other.maximum.or(self.maximum),
            above: other.above.or(self.above),
            below: other.below.or(self.below),
            multiple_of: other.multiple_of.or(self.multiple_of),
            min_length: other.min_length.or(self.min_length),
            max_length: other.max_length.or(self.max_length),
            min_items: other.min_items.or(self.min_items),
            max_items: other.max_items.or(self.max_items),
            unique: self.unique || other.unique,
            pattern: other.pattern.or(self.pattern),
            format: other.format.or(self.format),
        }
    }

    /// Whether a value that the type itself takes can break these rules. The range of a `u8` is no rule.
    pub(crate) fn is_checked(&self) -> bool {
        let range = self.format.as_deref().and_then(range);
        let own = |bound: &Option<Number>, implied: Option<i128>| {
            bound.as_ref().is_some_and(|bound| implied.is_none() || bound.as_i128() != implied)
        };
        own(&self.minimum, range.map(|(low, _)| low))
            || own(&self.maximum, range.map(|(_, high)| high))
            || self.above.is_some()
            || self.below.is_some()
            || self.multiple_of.is_some()
            || self.min_length.is_some()
            || self.max_length.is_some()
            || self.min_items.is_some()
            || self.max_items.is_some()
    }

    /// Says of each rule that `value` breaks what must be, and what is. Patterns, formats and uniqueness are not checked.
    pub(crate) fn check(&self, value: &Json, mut broken: impl FnMut(String, String)) {
        match value {
            Json::Number(number) => self.check_number(number, broken),
            Json::String(text) if self.min_length.is_some() || self.max_length.is_some() => {
                let length = text.chars().count() as u64;
                if !within(length, self.min_length, self.max_length) {
                    let range = counted(self.min_length, self.max_length, "character");
                    broken(format!("must have {range}"), length.to_string());
                }
            }
            Json::Array(items) => {
                let length = items.len() as u64;
                if !within(length, self.min_items, self.max_items) {
                    let range = counted(self.min_items, self.max_items, "item");
                    broken(format!("must have {range}"), length.to_string());
                }
            }
            _ => {}
        }
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
            && let (Some(value), Some(by)) = (number.as_i128(), step.as_i128())
            && by != 0
            && value % by != 0
        {
            broken(format!("must be a multiple of {step}"), number.to_string());
        }
    }

    /// The range of a number in words: "from 1 to 5", "above 0 and at most 1". After "must be" they stand alone; after a noun
    /// [`which`] joins them.
    pub(crate) fn bounds(&self) -> Option<String> {
        if let (Some(low), Some(high), None, None) =
            (&self.minimum, &self.maximum, &self.above, &self.below)
        {
            return Some(format!("from {low} to {high}"));
        }
        let words: Vec<String> = [
            ("at least", &self.minimum),
            ("above", &self.above),
            ("at most", &self.maximum),
            ("below", &self.below),
        ]
        .into_iter()
        .filter_map(|(word, bound)| bound.as_ref().map(|bound| format!("{word} {bound}")))
        .collect();
        (!words.is_empty()).then(|| words.join(" and "))
    }
}

/// A noun with a range: "a number from 1 to 5", "an integer that is at least 0".
pub(super) fn which(noun: &str, range: &str) -> String {
    let joint = if range.starts_with("from") { "" } else { "that is " };
    format!("{noun} {joint}{range}")
}

/// "2 to 4 items", "at least 1 character", "exactly 3 items".
pub(super) fn counted(min: Option<u64>, max: Option<u64>, noun: &str) -> String {
    let plural = |count: u64| if count == 1 { "" } else { "s" };
    match (min, max) {
        (Some(min), Some(max)) if min == max => format!("exactly {min} {noun}{}", plural(min)),
        (Some(min), Some(max)) => format!("{min} to {max} {noun}s"),
        (Some(min), None) => format!("at least {min} {noun}{}", plural(min)),
        (None, Some(max)) => format!("at most {max} {noun}{}", plural(max)),
        (None, None) => format!("any number of {noun}s"),
    }
}

fn within(count: u64, min: Option<u64>, max: Option<u64>) -> bool {
    min.is_none_or(|min| count >= min) && max.is_none_or(|max| count <= max)
}

/// Integers are compared exactly, anything else as floats.
pub(super) fn order(a: &Number, b: &Number) -> Ordering {
    match (a.as_i128(), b.as_i128()) {
        (Some(a), Some(b)) => a.cmp(&b),
        _ => match (a.as_f64(), b.as_f64()) {
            (Some(a), Some(b)) => a.total_cmp(&b),
            _ => Ordering::Equal,
        },
    }
}
