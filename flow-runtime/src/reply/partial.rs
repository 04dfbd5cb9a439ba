//! A reply that is still arriving: what of its value is sure already.
//!
//! Text is pushed as it comes; the value grows and is never taken back, until another document begins: of several, the last
//! one counts. Every byte is looked at once, and nothing is copied to hand the value out. What the whole text means is for the
//! ordinary reader, at the [end](Partial::finish).

use std::fmt;
use std::marker::PhantomData;
use std::mem;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::{MAX_BYTES, ReplyError, ReplyErrorKind, decode};
use crate::schema::{Dialect, Json, Schema};

mod document;
mod expected;
mod prose;

use document::{Document, Stop};
use expected::Expected;
use prose::{Found, Prose, Skip};

/// A reply of which a part has come.
///
/// ```
/// use flow::Json;
/// use flow::prelude::*;
/// use flow::reply::Partial;
///
/// #[contract]
/// struct Review {
///     summary: String,
///     score: u8,
/// }
///
/// let mut reply = Partial::<Review>::new();
/// reply.push("Here it is:\n{\"summary\": \"It wo")?;
/// assert_eq!(reply.value().map(Json::to_string).as_deref(), Some(r#"{"summary":"It wo"}"#));
/// assert_eq!(reply.growing().as_deref(), Some("$.summary"));
///
/// // 4 may be the beginning of 42: it is not there yet.
/// reply.push("rks.\", \"score\": 4")?;
/// assert_eq!(reply.value().map(Json::to_string).as_deref(), Some(r#"{"summary":"It works."}"#));
///
/// reply.push("}")?;
/// assert!(reply.is_complete());
/// assert_eq!(reply.finish()?.score, 4);
/// # Ok::<(), flow::Error>(())
/// ```
///
/// What is sure: a number, a boolean and a `null` are there when they have ended, a property when its value has begun, a text
/// from its opening quote on, without the beginning of an escape sequence. Prose, code fences and reasoning before the
/// document are passed over, and so is a document that cannot be the answer. Where the text is no JSON, the value grows no
/// more; [`finish`](Partial::finish) may still read it. A reply that is a number, an enum or the like outside of any brackets
/// has no value before its end; one that is plain text is its own value.
///
/// At most 16 MiB are taken, and a value grows to about a million parts in 128 levels.
pub struct Partial<T> {
    schema: Arc<Schema>,
    dialect: Dialect,
    expected: Expected,
    text: String,
    /// How far the text was looked at.
    at: usize,
    state: State,
    /// The last document that may be the answer.
    value: Option<Json>,
    /// How many levels of the value are open at its end.
    open: usize,
    is_complete: bool,
    documents: usize,
    output: PhantomData<fn() -> T>,
}

enum State {
    /// Outside of any document.
    Prose(Prose),
    /// In one that may be the answer.
    Document(Document),
    /// In one that is not, or that is no JSON.
    Skip(Skip),
    /// The text is the value.
    Text,
}

impl<T: JsonSchema + DeserializeOwned + 'static> Partial<T> {
    /// A reply in the type's own JSON, of which nothing has come.
    pub fn new() -> Self {
        Partial::with_schema(Schema::of::<T>(), Dialect::Prompt)
    }
}

impl<T: JsonSchema + DeserializeOwned + 'static> Default for Partial<T> {
    fn default() -> Self {
        Partial::new()
    }
}

impl<T: DeserializeOwned> Partial<T> {
    /// A reply that was asked for in `dialect`, of which nothing has come.
    ///
    /// Its value has the form of the dialect, but for the object around a root that is none. See [`Schema::wire`].
    pub fn with_schema(schema: Arc<Schema>, dialect: Dialect) -> Self {
        let is_text = schema.is_text();
        Partial {
            expected: Expected::of(&schema, dialect),
            schema,
            dialect,
            text: String::new(),
            at: 0,
            state: if is_text { State::Text } else { State::Prose(Prose::default()) },
            value: None,
            open: 0,
            is_complete: false,
            documents: 0,
            output: PhantomData,
        }
    }

    /// Takes the next piece of the text, and says whether the value has changed.
    ///
    /// # Errors
    ///
    /// [`ReplyErrorKind::NotJson`] if the text is longer than is read; the piece is not taken.
    pub fn push(&mut self, piece: &str) -> Result<bool, ReplyError> {
        if self.text.len() + piece.len() > MAX_BYTES {
            let message =
                format!("it is longer than the {MAX_BYTES} bytes that are read: be shorter");
            return Err(ReplyError::new(ReplyErrorKind::NotJson, message));
        }
        self.text.push_str(piece);
        let mut has_changed = false;
        while self.at < self.text.len() {
            let before = (self.at, mem::discriminant(&self.state));
            has_changed |= self.advance();
            if before == (self.at, mem::discriminant(&self.state)) {
                // What is left cannot be told without more.
                break;
            }
        }
        Ok(has_changed)
    }

    /// One state's way through the text.
    fn advance(&mut self) -> bool {
        match &mut self.state {
            State::Text => {
                let new = &self.text[self.at..];
                match &mut self.value {
                    Some(Json::String(text)) => text.push_str(new),
                    value => {
                        *value = Some(new.into());
                        self.open = 1;
                        self.documents = 1;
                    }
                }
                self.at = self.text.len();
                true
            }
            State::Prose(prose) => {
                match prose.read(&self.text, &mut self.at) {
                    None => {}
                    Some(Found::Reasoning) => {
                        let had_value = self.value.take().is_some();
                        self.open = 0;
                        self.is_complete = false;
                        return had_value;
                    }
                    Some(Found::Bracket) => {
                        let is_object = self.text.as_bytes()[self.at] == b'{';
                        self.at += 1;
                        self.state = match self.expected.takes(is_object) {
                            true => State::Document(Document::new(is_object)),
                            false => State::Skip(Skip::within(1, false)),
                        };
                    }
                }
                false
            }
            State::Skip(skip) => {
                if skip.read(&self.text, &mut self.at) {
                    self.state = State::Prose(Prose::default());
                }
                false
            }
            State::Document(document) => {
                let has_begun = document.has_begun();
                if has_begun {
                    document.take(self.value.take(), self.open);
                }
                let before = document.parts();
                let stop = document.read(&self.text, &mut self.at, &self.expected);
                let rest = document.rest();
                let has_changed = document.parts() != before;
                if document.has_begun() {
                    if !has_begun {
                        self.documents += 1;
                        self.is_complete = false;
                    }
                    (self.value, self.open) = document.give();
                }
                match stop {
                    None => {}
                    Some(Stop::End) => {
                        self.is_complete = true;
                        self.open = 0;
                        self.state = State::Prose(Prose::default());
                        return true;
                    }
                    Some(Stop::Broken) => {
                        self.state = State::Skip(rest);
                        self.open = 0;
                    }
                }
                has_changed
            }
        }
    }

    /// The value so far; `None` if nothing is sure.
    pub fn value(&self) -> Option<&Json> {
        let value = self.value.as_ref()?;
        self.expected.unwrapped(value)
    }

    /// The place that is still growing, as a JSON path: all others are as they will be. `None` if nothing grows.
    pub fn growing(&self) -> Option<String> {
        let value = self.value.as_ref().filter(|_| self.open > 0)?;
        self.expected.path(value, self.open)
    }

    /// Whether the value has ended. Another document may still follow, and take its place.
    pub fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// How many documents that may be the answer have begun. When it rises, the value is a new one.
    pub fn documents(&self) -> usize {
        self.documents
    }

    /// All of the text so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What the whole text means, now that nothing more will come.
    ///
    /// # Errors
    ///
    /// Those of [`decode`].
    pub fn finish(self) -> Result<T, ReplyError> {
        decode(&self.text, &self.schema, self.dialect)
    }
}

impl<T> fmt::Debug for Partial<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Partial")
            .field("schema", &self.schema.name())
            .field("bytes", &self.text.len())
            .field("value", &self.value)
            .field("is_complete", &self.is_complete)
            .finish_non_exhaustive()
    }
}
