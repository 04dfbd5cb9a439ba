//! The constraints that a schema puts on a single value: bounds, lengths, counts, patterns, formats.
//!
//! They have three readers: the dialect that can carry them, the [words](words) where it cannot, and the [check](check) of the
//! reply.

use serde_json::Number;

use super::json::Json;
use decimal::Size;
use format::Format;

mod check;
mod decimal;
mod format;
mod pattern;
mod words;

pub(super) use check::is_same;
pub(crate) use pattern::Pattern;
pub(super) use words::which;

/// What a value must be besides its type.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Rules {
    pub(crate) minimum: Option<Number>,
    pub(crate) maximum: Option<Number>,
    /// Exclusive bounds.
    pub(crate) above: Option<Number>,
    pub(crate) below: Option<Number>,
    pub(crate) multiple_of: Option<Number>,
    /// In characters.
    pub(crate) min_length: Option<u64>,
    pub(crate) max_length: Option<u64>,
    pub(crate) min_items: Option<u64>,
    pub(crate) max_items: Option<u64>,
    pub(crate) unique: bool,
    pub(crate) min_properties: Option<u64>,
    pub(crate) max_properties: Option<u64>,
    pub(crate) pattern: Option<Pattern>,
    pub(crate) format: Option<String>,
    /// What holds besides, where a place and its type each have a pattern, a format or a step.
    pub(crate) more: Vec<Rules>,
}

/// Which values a set of rules is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Number,
    Text,
    List,
    Object,
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
        // A count may be written as 2.0.
        let count = |key| {
            let number = number(key)?;
            let float = number.as_f64().filter(|float| float.fract() == 0.0 && *float >= 0.0);
            number.as_u64().or_else(|| float.map(|float| float as u64))
        };
        let text = |key| schema.get(key).and_then(Json::as_str);
        match kind {
            Kind::Number => Rules {
                minimum: number("minimum"),
                maximum: number("maximum"),
                above: number("exclusiveMinimum"),
                below: number("exclusiveMaximum"),
                multiple_of: number("multipleOf"),
                format: text("format").map(str::to_owned),
                ..Rules::default()
            },
            Kind::Text => Rules {
                min_length: count("minLength"),
                max_length: count("maxLength"),
                pattern: text("pattern").map(Pattern::new),
                format: text("format").map(str::to_owned),
                ..Rules::default()
            },
            Kind::List => Rules {
                min_items: count("minItems"),
                max_items: count("maxItems"),
                unique: schema.get("uniqueItems") == Some(&Json::Bool(true)),
                ..Rules::default()
            },
            Kind::Object => Rules {
                min_properties: count("minProperties"),
                max_properties: count("maxProperties"),
                ..Rules::default()
            },
        }
    }

    /// The rules that `schema` has for values of any kind.
    pub(super) fn read_all(schema: &Json) -> Rules {
        [Kind::Number, Kind::Text, Kind::List, Kind::Object]
            .into_iter()
            .fold(Rules::default(), |rules, kind| rules.and(Rules::read(schema, kind)))
    }

    /// Both sets of rules at once: of two bounds the tighter.
    pub(super) fn and(self, other: Rules) -> Rules {
        let mut more = [self.more, other.more].concat();
        let mut besides = Rules::default();
        let multiple_of = one(self.multiple_of, other.multiple_of, &mut besides.multiple_of);
        let pattern = one(self.pattern, other.pattern, &mut besides.pattern);
        let format = one(self.format, other.format, &mut besides.format);
        if besides != Rules::default() {
            more.push(besides);
        }
        let order = |a: &Number, b: &Number| Size::of(a).order(Size::of(b));
        let low = |a: Option<Number>, b: Option<Number>| tighter(a, b, |a, b| order(a, b).is_ge());
        let high = |a: Option<Number>, b: Option<Number>| tighter(a, b, |a, b| order(a, b).is_le());
        let least = |a: Option<u64>, b: Option<u64>| tighter(a, b, |a, b| a >= b);
        let most = |a: Option<u64>, b: Option<u64>| tighter(a, b, |a, b| a <= b);
        Rules {
            minimum: low(self.minimum, other.minimum),
            maximum: high(self.maximum, other.maximum),
            above: low(self.above, other.above),
            below: high(self.below, other.below),
            multiple_of,
            min_length: least(self.min_length, other.min_length),
            max_length: most(self.max_length, other.max_length),
            min_items: least(self.min_items, other.min_items),
            max_items: most(self.max_items, other.max_items),
            unique: self.unique || other.unique,
            min_properties: least(self.min_properties, other.min_properties),
            max_properties: most(self.max_properties, other.max_properties),
            pattern,
            format,
            more,
        }
    }

    /// Whether a value that the type itself takes can break these rules. The range of a `u8` is no rule.
    pub(crate) fn is_checked(&self) -> bool {
        let range = self.format.as_deref().and_then(range);
        let own = |bound: &Option<Number>, implied: Option<i128>| {
            bound.as_ref().is_some_and(|bound| implied.is_none() || bound.as_i128() != implied)
        };
        let counts = [
            self.min_length,
            self.max_length,
            self.min_items,
            self.max_items,
            self.min_properties,
            self.max_properties,
        ];
        own(&self.minimum, range.map(|(low, _)| low))
            || own(&self.maximum, range.map(|(_, high)| high))
            || self.above.is_some()
            || self.below.is_some()
            || self.multiple_of.is_some()
            || counts.iter().any(Option::is_some)
            || self.unique
            || self.pattern.is_some()
            || self.known_format().is_some()
            || self.more.iter().any(Rules::is_checked)
            || self.is_single()
    }

    /// Whether a number has 32 bits: its type would take one beyond them for an infinity.
    fn is_single(&self) -> bool {
        self.format.as_deref() == Some("float")
    }

    /// The format, if it is one that is checked.
    fn known_format(&self) -> Option<Format> {
        self.format.as_deref().and_then(Format::named)
    }
}

/// The second of two rules, and the first in `besides`, if it is another.
fn one<T: PartialEq>(first: Option<T>, second: Option<T>, besides: &mut Option<T>) -> Option<T> {
    match (first, second) {
        (Some(first), Some(second)) if first != second => {
            *besides = Some(first);
            Some(second)
        }
        (first, second) => second.or(first),
    }
}

/// The one of two bounds that leaves less.
fn tighter<T>(a: Option<T>, b: Option<T>, is_tighter: impl Fn(&T, &T) -> bool) -> Option<T> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if is_tighter(&a, &b) { a } else { b }),
        (a, b) => a.or(b),
    }
}
