//! What the two wire formats share: bodies whose members keep their order, and fields that may have any form.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserialize, Deserializer, IgnoredAny, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use serde_json::value::RawValue;
use serde_json::{Map, Number, Value};

use super::{ModelError, ModelErrorKind};
use crate::message::{self, Message};
use crate::schema::Json;

/// A request's body, which borrows what it only passes on.
///
/// It is not a `serde_json::Value`, which would sort the properties of the schema in it.
#[derive(Default)]
pub(super) struct Body<'r>(Vec<(Cow<'r, str>, Part<'r>)>);

/// A value in a [`Body`].
pub(super) enum Part<'r> {
    Text(Cow<'r, str>),
    Json(Cow<'r, Json>),
    List(Vec<Part<'r>>),
    Object(Body<'r>),
}

impl<'r> Body<'r> {
    /// Adds a member.
    pub(super) fn set(&mut self, name: &'static str, value: impl Into<Part<'r>>) {
        self.0.push((name.into(), value.into()));
    }

    /// Adds a number, if there is one.
    pub(super) fn set_number(&mut self, name: &'static str, value: Option<impl Into<Count>>) {
        if let Some(Count(Some(number))) = value.map(Into::into) {
            self.set(name, Json::Number(number));
        }
    }

    /// Adds a list of texts, if there are any.
    pub(super) fn set_texts<T: AsRef<str>>(&mut self, name: &'static str, texts: &'r [T]) {
        if !texts.is_empty() {
            self.set(name, Part::List(texts.iter().map(|text| text.as_ref().into()).collect()));
        }
    }

    /// Whether nothing has been added.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Merges the user's own parameters: objects into objects, anything else in the place of what was there.
    pub(super) fn merge(mut self, extra: &'r Map<String, Value>) -> Self {
        for (name, value) in extra {
            let known = self.0.iter_mut().find(|(key, _)| key == name).map(|(_, part)| part);
            match (known, value) {
                (Some(Part::Object(inner)), Value::Object(value)) => {
                    *inner = std::mem::take(inner).merge(value);
                }
                (Some(Part::Json(json)), value) => merge(json.to_mut(), value),
                (Some(part), value) => *part = Json::from(value).into(),
                (None, value) => self.0.push((name.into(), Json::from(value).into())),
            }
        }
        self
    }
}

impl Body<'_> {
    /// The body as it is sent.
    pub(super) fn to_bytes(&self) -> Result<Vec<u8>, ModelError> {
        serde_json::to_vec(self)
            .map_err(|error| ModelError::new(ModelErrorKind::Rejected, error.to_string()))
    }
}

fn merge(json: &mut Json, value: &Value) {
    let (Json::Object(members), Value::Object(value)) = (&mut *json, value) else {
        *json = Json::from(value);
        return;
    };
    for (name, value) in value {
        match members.iter_mut().find(|(key, _)| key == name) {
            Some((_, slot)) => merge(slot, value),
            None => members.push((name.clone(), Json::from(value))),
        }
    }
}

impl Serialize for Body<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, part)| (name, part)))
    }
}

impl Serialize for Part<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Part::Text(text) => text.serialize(serializer),
            Part::Json(json) => json.serialize(serializer),
            Part::List(parts) => parts.serialize(serializer),
            Part::Object(body) => body.serialize(serializer),
        }
    }
}

impl<'r> From<&'r str> for Part<'r> {
    fn from(text: &'r str) -> Self {
        Part::Text(text.into())
    }
}

impl<'r> From<Cow<'r, str>> for Part<'r> {
    fn from(text: Cow<'r, str>) -> Self {
        Part::Text(text)
    }
}

impl From<bool> for Part<'_> {
    fn from(value: bool) -> Self {
        Json::Bool(value).into()
    }
}

impl From<Json> for Part<'_> {
    fn from(json: Json) -> Self {
        Part::Json(Cow::Owned(json))
    }
}

impl<'r> From<&'r Json> for Part<'r> {
    fn from(json: &'r Json) -> Self {
        Part::Json(Cow::Borrowed(json))
    }
}

impl<'r> From<Body<'r>> for Part<'r> {
    fn from(body: Body<'r>) -> Self {
        Part::Object(body)
    }
}

/// A number that can be sent: none for a float that is not finite.
pub(super) struct Count(Option<Number>);

impl From<f64> for Count {
    fn from(value: f64) -> Self {
        Count(Number::from_f64(value))
    }
}

impl From<u32> for Count {
    fn from(value: u32) -> Self {
        Count(Some(value.into()))
    }
}

impl From<u64> for Count {
    fn from(value: u64) -> Self {
        Count(Some(value.into()))
    }
}

/// A message as both formats have it: `{role, content}`.
pub(super) fn turn(message: &Message) -> Part<'_> {
    let mut turn = Body::default();
    turn.set("role", message.role.as_str());
    turn.set("content", text(message));
    turn.into()
}

/// The text of a message, which mostly is one part.
pub(super) fn text(message: &Message) -> Cow<'_, str> {
    match &message.parts[..] {
        [message::Part::Text(text)] => text.into(),
        _ => message.to_text().into(),
    }
}

/// Decodes a provider's answer.
pub(super) fn decode<'a, T: Deserialize<'a>>(body: &'a [u8]) -> Result<T, ModelError> {
    serde_json::from_slice(body).map_err(|error| match error.classify() {
        serde_json::error::Category::Eof => {
            ModelError::new(ModelErrorKind::Interrupted, "the reply ended before its JSON did")
        }
        // The place only: the error's own words may repeat the text.
        _ => malformed(&format!(
            "it is not an object of JSON (line {}, column {})",
            error.line(),
            error.column()
        )),
    })
}

/// The error for an answer that is not the provider's format.
pub(super) fn malformed(reason: &str) -> ModelError {
    let message = format!("the reply is not in the form of the provider's API: {reason}");
    ModelError::new(ModelErrorKind::Malformed, message)
}

/// Decodes a field whose value may have any form; one that does not fit counts as missing. Compatible servers leave fields
/// out and invent others, and a reply that was paid for is not thrown away for that.
pub(super) fn lenient<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    let raw = <&RawValue>::deserialize(deserializer)?;
    Ok(serde_json::from_str::<Option<T>>(raw.get()).ok().flatten())
}

/// The first item of a list. The others are passed over without being kept.
pub(super) struct First<T>(pub(super) Option<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for First<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Items<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Items<T> {
            type Value = First<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<First<T>, A::Error> {
                let first = items.next_element()?;
                while items.next_element::<IgnoredAny>()?.is_some() {}
                Ok(First(first))
            }
        }

        deserializer.deserialize_seq(Items(PhantomData))
    }
}

/// The content of a message: a text, or a list of parts of which only the texts count.
#[derive(Default)]
pub(super) struct Content {
    /// The texts, joined.
    pub(super) text: String,
    /// What stands in parts of type `refusal`.
    pub(super) refusal: String,
}

impl<'de> Deserialize<'de> for Content {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        struct Part {
            #[serde(default, rename = "type", deserialize_with = "lenient")]
            kind: Option<String>,
            #[serde(default, deserialize_with = "lenient")]
            text: Option<String>,
            #[serde(default, deserialize_with = "lenient")]
            refusal: Option<String>,
        }

        struct Parts;

        impl<'de> Visitor<'de> for Parts {
            type Value = Content;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text or a list of parts")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Content, E> {
                Ok(Content { text: text.to_owned(), refusal: String::new() })
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Content, A::Error> {
                let mut content = Content::default();
                while let Some(part) = parts.next_element::<Part>()? {
                    match part.kind.as_deref() {
                        None | Some("text" | "output_text") => {
                            content.text.push_str(part.text.as_deref().unwrap_or_default());
                        }
                        Some("refusal") => {
                            content.refusal.push_str(part.refusal.as_deref().unwrap_or_default());
                        }
                        Some(_) => {}
                    }
                }
                Ok(content)
            }
        }

        deserializer.deserialize_any(Parts)
    }
}
