//! The filters of the template language: `{{ value | filter }}`.
//!
//! Each is a function of a value and its arguments; so is a filter of your own. A filter of ours keeps data that is
//! [`Untrusted`](crate::Untrusted) inside its fence.

use std::ops::Deref;

use serde::Serialize;

use crate::text::{self, Looped, PromptText, Text};
use crate::untrusted::fenced as fence;

/// What a filter gives: a text, with the fence around it if it came from outside. A function of your own that takes a `&str`
/// can follow.
#[derive(Debug, Clone)]
pub struct Filtered {
    text: Text,
    untrusted: bool,
}

impl PromptText for Filtered {
    fn write_to(&self, text: &mut Text) {
        text.absorb(self.text.clone(), str::to_owned);
    }

    fn is_untrusted(&self) -> bool {
        self.untrusted
    }
}

impl Deref for Filtered {
    type Target = str;

    fn deref(&self) -> &str {
        self.text.as_str()
    }
}

/// Filters a text without its fence, which comes back around the result. A text with fenced data in it gets a fence as a
/// whole: the filter may have cut through the one inside.
fn apply<T: PromptText + ?Sized>(value: &T, filter: impl FnOnce(&str) -> String) -> Filtered {
    let whole = Text::of(value);
    let untrusted = value.is_untrusted() || whole.is_outside();
    let mut text = Text::new();
    text.absorb(whole, |whole| {
        let filtered = filter(without_fence(value, whole));
        match untrusted {
            true => fence("untrusted", &filtered),
            false => filtered,
        }
    });
    Filtered { text, untrusted }
}

/// The text that a value gave, without the fence that is the value's own.
fn without_fence<'t, T: PromptText + ?Sized>(value: &T, text: &'t str) -> &'t str {
    if !value.is_untrusted() {
        return text;
    }
    // The fence is the first line and the last.
    let start = text.find('\n').map_or(0, |end| end + 1);
    let end = text.rfind('\n').unwrap_or(text.len());
    text.get(start..end.max(start)).unwrap_or(text)
}

/// A text in which everything that needs a fence has one of its own.
fn written(write: impl FnOnce(&mut Text)) -> Filtered {
    let mut text = Text::new();
    write(&mut text);
    Filtered { text, untrusted: false }
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
pub fn bullets<'a, L>(list: &'a L) -> Filtered
where
    L: Looped<Item<'a>: PromptText> + ?Sized,
{
    written(|text| text::bullets(list.looped(), text))
}

/// Items one below the other, numbered from 1: `{{ steps | numbered }}`.
pub fn numbered<'a, L>(list: &'a L) -> Filtered
where
    L: Looped<Item<'a>: PromptText> + ?Sized,
{
    written(|text| {
        for (index, item) in list.looped().enumerate() {
            let start = if index > 0 { "\n" } else { "" };
            text.push(&format!("{start}{}. ", index + 1));
            text.absorb(Text::of(&item), |item| item.replace('\n', "\n   "));
        }
    })
}

/// Items on one line with `separator` between them: `{{ tags | join(", ") }}`.
pub fn join<'a, L>(list: &'a L, separator: &str) -> Filtered
where
    L: Looped<Item<'a>: PromptText> + ?Sized,
{
    written(|text| {
        for (index, item) in list.looped().enumerate() {
            if index > 0 {
                text.push(separator);
            }
            text.value(&item);
        }
    })
}

/// Every line but the first indented by `width` spaces: `{{ code | indent(4) }}`.
pub fn indent<T: PromptText + ?Sized>(value: &T, width: usize) -> Filtered {
    apply(value, |text| text.replace('\n', &format!("\n{}", " ".repeat(width))))
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
    written(|text| {
        text.absorb(Text::of(value), |whole| fence(name, without_fence(value, whole)));
    })
}
