//! Bounds and counts in words: for descriptions, where a dialect has no keyword, and for what is said about a reply.

use super::Rules;

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

    /// How many characters there must be, in words.
    pub(in crate::schema) fn lengths(&self) -> Option<String> {
        counted(self.min_length, self.max_length, ["character", "characters"])
    }

    /// The same of items.
    pub(in crate::schema) fn items(&self) -> Option<String> {
        counted(self.min_items, self.max_items, ["item", "items"])
    }

    /// The same of an object's members.
    pub(in crate::schema) fn properties(&self) -> Option<String> {
        counted(self.min_properties, self.max_properties, ["property", "properties"])
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
