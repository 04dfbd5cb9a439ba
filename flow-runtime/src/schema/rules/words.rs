//! Rules in words: for descriptions, where a dialect has no keyword, and for what is said about a reply.

use crate::schema::json::Json;
use crate::schema::wire::Subset;

use super::{Rules, range};

impl Rules {
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

    /// How many characters, items and properties there must be, in words.
    pub(super) fn lengths(&self) -> Option<String> {
        counted(self.min_length, self.max_length, ["character", "characters"])
    }

    pub(super) fn items(&self) -> Option<String> {
        counted(self.min_items, self.max_items, ["item", "items"])
    }

    pub(super) fn properties(&self) -> Option<String> {
        counted(self.min_properties, self.max_properties, ["property", "properties"])
    }

    /// Writes the rules that `subset` has keywords for into a schema, and gives the others in words.
    pub(in crate::schema) fn write(
        &self,
        subset: &Subset,
        schema: &mut Vec<(String, Json)>,
    ) -> Vec<String> {
        let mut words = Vec::new();
        let mut keyword = |key: &str, value: Json| schema.push((key.to_owned(), value));

        if subset.bounds {
            for (key, bound) in [
                ("minimum", &self.minimum),
                ("maximum", &self.maximum),
                ("exclusiveMinimum", &self.above),
                ("exclusiveMaximum", &self.below),
                ("multipleOf", &self.multiple_of),
            ] {
                if let Some(bound) = bound {
                    keyword(key, Json::Number(bound.clone()));
                }
            }
        } else {
            words.extend(self.bounds().map(|range| format!("{}.", which("A number", &range))));
            words.extend(self.multiple_of.as_ref().map(|step| format!("A multiple of {step}.")));
        }
        words.extend(self.lengths().as_deref().map(sentence));
        let least = self.min_items.is_none_or(|least| least <= subset.min_items);
        if least && (subset.max_items || self.max_items.is_none()) {
            for (key, bound) in [("minItems", self.min_items), ("maxItems", self.max_items)] {
                if let Some(bound) = bound {
                    keyword(key, Json::Number(bound.into()));
                }
            }
        } else {
            words.extend(self.items().as_deref().map(sentence));
        }
        if self.unique {
            words.push("No item twice.".to_owned());
        }
        words.extend(self.properties().as_deref().map(sentence));
        match &self.pattern {
            Some(pattern) if subset.pattern => keyword("pattern", pattern.source().into()),
            Some(pattern) => {
                words.push(format!("Matches the regular expression `{}`.", pattern.source()));
            }
            None => {}
        }
        match &self.format {
            Some(format) if subset.formats.contains(&format.as_str()) => {
                keyword("format", format.as_str().into());
            }
            // The names of number types ("uint8", "double") say nothing to a model.
            Some(format) if !is_number_format(format) => {
                words.push(format!("In the format `{format}`."));
            }
            _ => {}
        }
        words
    }
}

/// A noun with a range: "a number from 1 to 5", "an integer that is at least 0".
pub(in crate::schema) fn which(noun: &str, range: &str) -> String {
    let joint = if range.starts_with("from") { "" } else { "that is " };
    format!("{noun} {joint}{range}")
}

/// "2 to 4 items", "at least 1 character", "exactly 3 items"; `None` if any number will do.
fn counted(min: Option<u64>, max: Option<u64>, [one, many]: [&str; 2]) -> Option<String> {
    let noun = |count: u64| if count == 1 { one } else { many };
    Some(match (min, max) {
        (Some(min), Some(max)) if min == max => format!("exactly {min} {}", noun(min)),
        (Some(min), Some(max)) => format!("{min} to {max} {many}"),
        (Some(min), None) => format!("at least {min} {}", noun(min)),
        (None, Some(max)) => format!("at most {max} {}", noun(max)),
        (None, None) => return None,
    })
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
