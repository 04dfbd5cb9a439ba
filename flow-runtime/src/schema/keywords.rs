//! The rules of a value, as keywords where a dialect has them, and in words where it has not.

use serde_json::Number;

use super::json::Json;
use super::rules::{Pattern, range, which};
use super::shape::{Form, Node};
use super::subset::{Bounds, Subset, is_wide};

/// What a schema says of the rules at a place.
#[derive(Default)]
pub(super) struct Keywords {
    pub(super) members: Vec<(String, Json)>,
    /// Sentences for the description.
    pub(super) words: Vec<String>,
}

impl Keywords {
    fn set(&mut self, key: &str, value: impl Into<Json>) {
        self.members.push((key.to_owned(), value.into()));
    }

    fn number(&mut self, key: &str, number: &Number) {
        self.set(key, Json::Number(number.clone()));
    }
}

/// The rules at `node`, for a schema in `subset`; without one, all of them in words.
pub(super) fn keywords(node: &Node, subset: Option<&Subset>) -> Keywords {
    let rules = &node.rules;
    let mut written = Keywords::default();
    bounds(node, subset, &mut written);
    let lengths = [("minLength", rules.min_length), ("maxLength", rules.max_length)];
    let most = subset.map_or(0, |subset| subset.lengths);
    // A pattern says more, where both are there: llama.cpp takes one of them.
    if rules.pattern.is_none() && most > 0 && within(&lengths, most) {
        counts(&lengths, &mut written);
    } else {
        written.words.extend(rules.lengths().as_deref().map(sentence));
    }
    let items = [("minItems", rules.min_items), ("maxItems", rules.max_items)];
    let carried = subset.is_some_and(|subset| {
        within(&items[..1], subset.min_items)
            && (rules.max_items.is_none() || subset.max_items > 0)
            && within(&items[1..], subset.max_items)
    });
    if carried {
        counts(&items, &mut written);
    } else {
        written.words.extend(rules.items().as_deref().map(sentence));
    }
    if rules.unique {
        written.words.push("No item twice.".to_owned());
    }
    written.words.extend(rules.properties().as_deref().map(sentence));
    match rules.pattern.as_ref().map(Pattern::source) {
        Some(pattern) if subset.is_some_and(|subset| (subset.pattern)(pattern)) => {
            written.set("pattern", pattern);
        }
        Some(pattern) => written.words.push(pattern_words(pattern)),
        None => {}
    }
    match rules.format.as_deref() {
        Some(format) if subset.is_some_and(|s| s.formats.contains(&format)) => {
            written.set("format", format);
        }
        Some(format) => written.words.extend(format_words(format)),
        None => {}
    }
    for besides in &rules.more {
        written.words.extend(besides.multiple_of.as_ref().map(step_words));
        written.words.extend(besides.pattern.as_ref().map(|p| pattern_words(p.source())));
        written.words.extend(besides.format.as_deref().and_then(format_words));
    }
    written
}

fn step_words(step: &Number) -> String {
    format!("A multiple of {step}.")
}

fn pattern_words(pattern: &str) -> String {
    format!("Matches the regular expression `{pattern}`.")
}

/// The names of number types ("uint8", "double") say nothing to a model.
fn format_words(format: &str) -> Option<String> {
    (!is_number_format(format)).then(|| format!("In the format `{format}`."))
}

fn bounds(node: &Node, subset: Option<&Subset>, written: &mut Keywords) {
    let rules = &node.rules;
    let integer = node.form == Form::Integer;
    let known = match subset.map(|subset| subset.bounds) {
        None | Some(Bounds::Never) => false,
        Some(Bounds::Inclusive) => rules.above.is_none() && rules.below.is_none(),
        Some(Bounds::Integers) => {
            let all = [&rules.minimum, &rules.maximum, &rules.above, &rules.below];
            integer && all.into_iter().flatten().all(Number::is_i64)
        }
        Some(Bounds::All) => true,
    };
    let carried = known && !is_wide(rules);
    if carried {
        let mut all = [
            ("minimum", rules.minimum.clone()),
            ("maximum", rules.maximum.clone()),
            ("exclusiveMinimum", rules.above.clone()),
            ("exclusiveMaximum", rules.below.clone()),
        ];
        if subset.is_some_and(|subset| subset.bounds == Bounds::Integers) {
            all = inclusive(all);
        }
        for (key, bound) in &all {
            if let Some(bound) = bound {
                written.number(key, bound);
            }
        }
    } else if let Some(range) = rules.bounds() {
        // Where there is no schema, the word for the type stands beside the range.
        let noun = if integer { "An integer" } else { "A number" };
        written.words.push(match subset {
            Some(_) => format!("{}.", which(noun, &range)),
            None => sentence(&range),
        });
    }
    match &rules.multiple_of {
        Some(step) if subset.is_some_and(|subset| subset.multiple_of) => {
            written.number("multipleOf", step);
        }
        Some(step) => written.words.push(step_words(step)),
        None => {}
    }
}

/// The same bounds of an integer without exclusive ones.
fn inclusive(bounds: [(&'static str, Option<Number>); 4]) -> [(&'static str, Option<Number>); 4] {
    let [(_, minimum), (_, maximum), (_, above), (_, below)] = bounds;
    let whole = |number: Option<Number>| number.and_then(|number| number.as_i64());
    let above = whole(above).map(|bound| bound.saturating_add(1));
    let below = whole(below).map(|bound| bound.saturating_sub(1));
    let minimum = whole(minimum).max(above);
    let maximum = match (whole(maximum), below) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    [
        ("minimum", minimum.map(Number::from)),
        ("maximum", maximum.map(Number::from)),
        ("exclusiveMinimum", None),
        ("exclusiveMaximum", None),
    ]
}

fn within(counts: &[(&str, Option<u64>)], most: u64) -> bool {
    counts.iter().all(|(_, count)| count.is_none_or(|count| count <= most))
}

fn counts(counts: &[(&str, Option<u64>)], written: &mut Keywords) {
    for (key, count) in counts {
        if let Some(count) = count {
            written.number(key, &Number::from(*count));
        }
    }
}

fn sentence(words: &str) -> String {
    let mut chars = words.chars();
    chars
        .next()
        .map_or_else(String::new, |first| format!("{}{}.", first.to_uppercase(), chars.as_str()))
}

fn is_number_format(format: &str) -> bool {
    range(format).is_some() || matches!(format, "int128" | "float" | "double")
}
