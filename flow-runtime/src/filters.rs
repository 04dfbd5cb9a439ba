//! The filters of the template language: `{{ value | filter }}`.
//!
//! Each is a function of a value and its arguments; so is a filter of your own. A filter of ours keeps data that is
//! [`Untrusted`](crate::Untrusted) inside its fence.

use serde::Serialize;

use crate::text::{self, Looped, PromptText, Text};
use crate::untrusted::fenced as fence;

/// What a filter gives: a text, and whether it came from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filtered {
    text: String,
    untrusted: bool,
}

impl PromptText for Filtered {
    fn write_to(&self, text: &mut Text) {
        if self.untrusted {
            text.push(&fence("untrusted", &self.text));
        } else {
            text.push(&self.text);
        }
    }

    fn is_untrusted(&self) -> bool {
        self.untrusted
    }
}

/// The text that a filter works on: without the fence, which comes back around the result.
fn apply<T: PromptText + ?Sized>(value: &T, filter: impl FnOnce(&str) -> String) -> Filtered {
    let untrusted = value.is_untrusted();
    let whole = Text::of(value);
    let inner = if untrusted { unfenced(&whole) } else { &whole };
    Filtered {
        text: filter(inner),
        untrusted,
    }
}

/// The text between the first and the last line, which are the fence.
fn unfenced(text: &str) -> &str {
    let start = text.find('\n').map_or(0, |end| end + 1);
    let end = text.rfind('\n').unwrap_or(text.len());
    text.get(start..end.max(start)).unwrap_or(text)
}

/// Pretty JSON: `{{ problem | json }}`.
pub fn json<T: Serialize + ?Sized>(value: &T) -> Json<'_, T> {
    Json(value)
}

/// A value that stands in a prompt as JSON.
#[derive(Debug)]
pub struct Json<'a, T: ?Sized>(&'a T);

impl<T: Serialize + ?Sized> PromptText for Json<'_, T> {
    fn write_to(&self, text: &mut Text) {
        text.json(self.0);
    }
}

/// Items one below the other, each after `- `: `{{ sections | bullets }}`. The form that lists have without a filter.
pub fn bullets<'a, L>(items: &'a L) -> Filtered
where
    L: Looped<Item<'a>: PromptText> + ?Sized,
{
    let mut text = Text::new();
    text::bullets(items.looped(), &mut text);
    Filtered {
        text: text.as_str().to_owned(),
        untrusted: false,
    }
}

/// Items one below the other, numbered from 1: `{{ steps | numbered }}`.
pub fn numbered<'a, L>(items: &'a L) -> Filtered
where
    L: Looped<Item<'a>: PromptText> + ?Sized,
{
    let lines: Vec<String> = items
        .looped()
        .enumerate()
        .map(|(index, item)| format!("{}. {}", index + 1, Text::of(&item).replace('\n', "\n   ")))
        .collect();
    Filtered {
        text: lines.join("\n"),
        untrusted: false,
    }
}

/// Items on one line with `separator` between them: `{{ tags | join(", ") }}`.
pub fn join<'a, L>(items: &'a L, separator: &str) -> Filtered
where
    L: Looped<Item<'a>: PromptText> + ?Sized,
{
    let texts: Vec<String> = items.looped().map(|item| Text::of(&item)).collect();
    Filtered {
        text: texts.join(separator),
        untrusted: false,
    }
}

/// Every line but the first indented by `width` spaces: `{{ code | indent(4) }}`.
pub fn indent<T: PromptText + ?Sized>(value: &T, width: usize) -> Filtered {
    apply(value, |text| {
        text.replace('\n', &format!("\n{}", " ".repeat(width)))
    })
}

/// At most `length` characters; a text that was cut ends with `…`: `{{ body | truncate(2000) }}`.
pub fn truncate<T: PromptText + ?Sized>(value: &T, length: usize) -> Filtered {
    apply(value, |text| match text.char_indices().nth(length) {
        None => text.to_owned(),
        Some(_) if length == 0 => String::new(),
        Some(_) => text.chars().take(length - 1).chain(['…']).collect(),
    })
}

/// In upper case.
pub fn upper<T: PromptText + ?Sized>(value: &T) -> Filtered {
    apply(value, str::to_uppercase)
}

/// In lower case.
pub fn lower<T: PromptText + ?Sized>(value: &T) -> Filtered {
    apply(value, str::to_lowercase)
}

/// Without white space at both ends.
pub fn trim<T: PromptText + ?Sized>(value: &T) -> Filtered {
    apply(value, |text| text.trim().to_owned())
}

/// Between `<name>` tags that cannot occur in the text: `{{ diff | fenced("diff") }}`.
pub fn fenced<T: PromptText + ?Sized>(value: &T, name: &str) -> Filtered {
    // The named fence takes the place of the general one, and marks outside data just as well.
    let Filtered { text, .. } = apply(value, |text| fence(name, text));
    Filtered {
        text,
        untrusted: false,
    }
}
