//! From values to the text of a prompt.
//!
//! [`PromptText`] says how a value stands in a prompt; [`Text`] is what it is written to. The code that `#[step]` makes of a
//! template calls nothing else.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::fmt::{Display, Write as _};
use std::iter::Peekable;
use std::rc::Rc;
use std::sync::Arc;

use serde::Serialize;

use crate::message::{Message, Prompt, Role};
use crate::untrusted;

/// What may stand in a prompt: `{{ value }}`.
///
/// Strings and numbers stand there verbatim, `None` is nothing, lists have a `- ` before each item, contracts are pretty
/// JSON. A type of yours that is `Serialize` takes one line; overriding [`write_to`](PromptText::write_to) gives it another
/// form.
///
/// ```
/// use flow::{PromptText, Text};
///
/// struct Celsius(f64);
///
/// impl PromptText for Celsius {
///     fn write_to(&self, text: &mut Text) {
///         text.push(&format!("{} °C", self.0));
///     }
/// }
///
/// let mut text = Text::new();
/// text.value(&Celsius(21.5));
/// assert_eq!(text.as_str(), "21.5 °C");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand in a prompt",
    label = "a placeholder here is a `{Self}`",
    note = "put `#[contract]` on the type, or `impl PromptText` for it; or place a field of it, or a text made of it"
)]
pub trait PromptText {
    /// Writes this value to a prompt.
    fn write_to(&self, text: &mut Text);

    /// Whether this is data from outside, which stays fenced through filters too.
    fn is_untrusted(&self) -> bool {
        false
    }
}

/// The text of a prompt while it is written: messages so far, and the one that is being written.
#[derive(Debug, Clone, Default)]
pub struct Text {
    buffer: String,
    role: Option<Role>,
    messages: Vec<Message>,
    error: Option<String>,
    /// Whether data from outside stands in it, which no filter may take out of its fence.
    outside: bool,
}

impl Text {
    /// Nothing written yet.
    pub fn new() -> Self {
        Text::default()
    }

    /// Writes text as it is.
    pub fn push(&mut self, text: &str) {
        self.buffer.push_str(text);
    }

    /// Writes a value in its own form.
    pub fn value<T: PromptText + ?Sized>(&mut self, value: &T) {
        value.write_to(self);
    }

    /// Writes a value as pretty JSON, its fields in the order in which the type declares them.
    ///
    /// A value that JSON cannot hold (a map whose keys are not strings, say) makes the call fail before it is sent.
    pub fn json<T: Serialize + ?Sized>(&mut self, value: &T) {
        let (json, fenced) = untrusted::fence_inside(|| serde_json::to_string_pretty(value));
        self.outside |= fenced;
        match json {
            Ok(json) => self.buffer.push_str(&json),
            Err(error) => {
                let of = std::any::type_name::<T>();
                let message = format!("a `{of}` in the prompt cannot be written as JSON: {error}");
                self.error.get_or_insert(message);
            }
        }
    }

    /// Writes a contract: pretty JSON, but a value that is a text (a variant without fields, say) as that text.
    pub fn contract<T: Serialize + ?Sized>(&mut self, value: &T) {
        let before = self.buffer.len();
        self.json(value);
        let written = self.buffer.get(before..).unwrap_or_default();
        if written.starts_with('"')
            && let Ok(text) = serde_json::from_str::<String>(written)
        {
            self.buffer.truncate(before);
            self.buffer.push_str(&text);
        }
    }

    /// What was written to the current message so far.
    pub fn as_str(&self) -> &str {
        &self.buffer
    }

    /// Ends the current message and begins one of this role: `{% system %}`.
    #[doc(hidden)]
    pub fn role(&mut self, role: Role) {
        self.end_message();
        self.role = Some(role);
    }

    /// One value alone.
    pub(crate) fn of<T: PromptText + ?Sized>(value: &T) -> Self {
        let mut text = Text::new();
        value.write_to(&mut text);
        text
    }

    /// Writes `form` of another text, with what is known of that.
    pub(crate) fn absorb(&mut self, other: Text, form: impl FnOnce(&str) -> String) {
        self.buffer.push_str(&form(&other.buffer));
        self.outside |= other.outside;
        self.error = self.error.take().or(other.error);
    }

    /// Notes that data from outside stands in it.
    pub(crate) fn mark_outside(&mut self) {
        self.outside = true;
    }

    pub(crate) fn is_outside(&self) -> bool {
        self.outside
    }

    pub(crate) fn finish(mut self) -> Result<Prompt, String> {
        self.end_message();
        match self.error {
            None => Ok(Prompt::new(self.messages)),
            Some(error) => Err(error),
        }
    }

    /// Text before the first section belongs to no message if it is blank; without sections all is the user's.
    fn end_message(&mut self) {
        let text = std::mem::take(&mut self.buffer);
        match self.role {
            Some(role) => self.messages.push(Message::text(role, text)),
            None if !text.trim().is_empty() => self.messages.push(Message::text(Role::User, text)),
            None => {}
        }
    }
}

/// Where a loop of a template stands: `loop.index`, `loop.first`, `loop.last`.
#[derive(Debug, Clone, Copy)]
pub struct Loop {
    /// From 1.
    pub index: usize,
    /// From 0.
    pub index0: usize,
    /// Whether it is the first round.
    pub first: bool,
    /// Whether it is the last round.
    pub last: bool,
}

/// The items of a template's loop, each with where the loop stands.
#[allow(missing_debug_implementations)] // only generated code loops
pub struct Each<I: Iterator> {
    items: Peekable<I>,
    index: usize,
}

/// Loops over items: `{% for x in xs %}`.
pub fn each<I: IntoIterator>(items: I) -> Each<I::IntoIter> {
    Each { items: items.into_iter().peekable(), index: 0 }
}

/// What a loop of a template goes over when it is named: `{% for tag in tags %}`. It is borrowed.
#[diagnostic::on_unimplemented(
    message = "a `{Self}` is nothing to loop over",
    label = "a loop here goes over a `{Self}`",
    note = "lists, sets, maps and `Option`s can be looped over, and any iterator: `text.lines()`, `own.iter()`"
)]
pub trait Looped {
    /// One round's item.
    type Item<'a>
    where
        Self: 'a;

    /// Its items.
    type Items<'a>: Iterator<Item = Self::Item<'a>>
    where
        Self: 'a;

    /// Its items.
    fn looped(&self) -> Self::Items<'_>;
}

/// Loops over a list that is named.
pub fn each_of<L: Looped + ?Sized>(list: &L) -> Each<L::Items<'_>> {
    each(list.looped())
}

macro_rules! looped {
    ($([$($generics:tt)*] $ty:ty, $items:ty, $item:ty;)*) => { $(
        impl<$($generics)*> Looped for $ty {
            type Item<'a> = $item where Self: 'a;
            type Items<'a> = $items where Self: 'a;

            fn looped(&self) -> Self::Items<'_> {
                self.iter()
            }
        }
    )* };
}

looped! {
    [T] [T], std::slice::Iter<'a, T>, &'a T;
    [T] Vec<T>, std::slice::Iter<'a, T>, &'a T;
    [T, const N: usize] [T; N], std::slice::Iter<'a, T>, &'a T;
    [T] VecDeque<T>, std::collections::vec_deque::Iter<'a, T>, &'a T;
    [T] BTreeSet<T>, std::collections::btree_set::Iter<'a, T>, &'a T;
    [T, S] HashSet<T, S>, std::collections::hash_set::Iter<'a, T>, &'a T;
    [T] Option<T>, std::option::Iter<'a, T>, &'a T;
    [K, V] BTreeMap<K, V>, std::collections::btree_map::Iter<'a, K, V>, (&'a K, &'a V);
    [K, V, S] HashMap<K, V, S>, std::collections::hash_map::Iter<'a, K, V>, (&'a K, &'a V);
}

macro_rules! looped_inside {
    ($($ty:ty)*) => { $(
        impl<T: Looped + ?Sized> Looped for $ty {
            type Item<'a> = T::Item<'a> where Self: 'a;
            type Items<'a> = T::Items<'a> where Self: 'a;

            fn looped(&self) -> Self::Items<'_> {
                (**self).looped()
            }
        }
    )* };
}

looped_inside! { &T &mut T Box<T> Arc<T> Rc<T> }

impl<I: Iterator> Each<I> {
    /// Whether nothing is left.
    pub fn is_empty(&mut self) -> bool {
        self.items.peek().is_none()
    }
}

impl<I: Iterator> Iterator for Each<I> {
    type Item = (Loop, I::Item);

    fn next(&mut self) -> Option<Self::Item> {
        let item = self.items.next()?;
        let index0 = self.index;
        self.index += 1;
        let last = self.items.peek().is_none();
        Some((Loop { index: self.index, index0, first: index0 == 0, last }, item))
    }
}

fn verbatim(value: impl Display, text: &mut Text) {
    // Writing to a String cannot fail.
    let _ = write!(text.buffer, "{value}");
}

macro_rules! verbatim {
    ($($ty:ty)*) => { $(
        impl PromptText for $ty {
            fn write_to(&self, text: &mut Text) {
                verbatim(self, text);
            }
        }
    )* };
}

verbatim! { crate::step_error::StepError str String char bool u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 }

macro_rules! as_inner {
    ($($ty:ty)*) => { $(
        impl<T: PromptText + ?Sized> PromptText for $ty {
            fn write_to(&self, text: &mut Text) {
                (**self).write_to(text);
            }

            fn is_untrusted(&self) -> bool {
                (**self).is_untrusted()
            }
        }
    )* };
}

as_inner! { &T &mut T Box<T> Arc<T> Rc<T> }

impl<T: PromptText + ToOwned + ?Sized> PromptText for Cow<'_, T> {
    fn write_to(&self, text: &mut Text) {
        (**self).write_to(text);
    }

    fn is_untrusted(&self) -> bool {
        (**self).is_untrusted()
    }
}

impl<T: PromptText> PromptText for Option<T> {
    fn write_to(&self, text: &mut Text) {
        if let Some(value) = self {
            value.write_to(text);
        }
    }

    fn is_untrusted(&self) -> bool {
        self.as_ref().is_some_and(PromptText::is_untrusted)
    }
}

/// Items one below the other, each after `- `; further lines of an item are indented by two spaces.
pub(crate) fn bullets<T: PromptText>(items: impl Iterator<Item = T>, text: &mut Text) {
    for (index, item) in items.enumerate() {
        if index > 0 {
            text.push("\n");
        }
        text.push("- ");
        text.absorb(Text::of(&item), |item| item.replace('\n', "\n  "));
    }
}

macro_rules! list {
    ($([$($generics:tt)*] $ty:ty)*) => { $(
        impl<$($generics)*> PromptText for $ty {
            fn write_to(&self, text: &mut Text) {
                bullets(self.iter(), text);
            }
        }
    )* };
}

list! {
    [T: PromptText] [T]
    [T: PromptText] Vec<T>
    [T: PromptText, const N: usize] [T; N]
    [T: PromptText] BTreeSet<T>
    [T: PromptText, S] HashSet<T, S>
}

macro_rules! json {
    ($([$($generics:tt)*] $ty:ty)*) => { $(
        impl<$($generics)*> PromptText for $ty {
            fn write_to(&self, text: &mut Text) {
                text.json(self);
            }
        }
    )* };
}

json! {
    [] serde_json::Value
    [K: Serialize, V: Serialize] BTreeMap<K, V>
    [A: Serialize, B: Serialize] (A, B)
    [A: Serialize, B: Serialize, C: Serialize] (A, B, C)
    [A: Serialize, B: Serialize, C: Serialize, D: Serialize] (A, B, C, D)
    [T: Serialize] crate::outputs::Reasoned<T>
    [T: Serialize] crate::outputs::Confident<T>
    [T: Serialize] crate::outputs::Summarized<T>
}

/// Sorted by key, so that the same map always gives the same prompt.
impl<K: Serialize + Ord, V: Serialize, S> PromptText for HashMap<K, V, S> {
    fn write_to(&self, text: &mut Text) {
        text.json(&self.iter().collect::<BTreeMap<_, _>>());
    }
}
