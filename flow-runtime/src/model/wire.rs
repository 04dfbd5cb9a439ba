//! What the two wire formats share: bodies whose members keep their order, and fields that may have any form.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserialize, Deserializer, IgnoredAny, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Number, Value};

use super::{ModelError, ModelErrorKind};
use crate::schema::Json;

/// A request's body.
///
/// It is not a `serde_json::Value`, which would sort the properties of the schema in it.
#[derive(Default)]
pub(super) struct Body(Vec<(String, Json)>);

impl Body {
    /// Adds a member.
    pub(super) fn set(&mut self, name: &str, value: impl Into<Json>) {
        self.0.push((name.to_owned(), value.into()));
    }

    /// Adds a number, if there is one.
    pub(super) fn set_number(&mut self, name: &str, value: Option<impl Into<Count>>) {
        if let Some(Count(Some(number))) = value.map(Into::into) {
            self.set(name, Json::Number(number));
        }
    }

    /// Adds a list of texts, if there are any.
    pub(super) fn set_texts<T: AsRef<str>>(&mut self, name: &str, texts: &[T]) {
        if !texts.is_empty() {
            self.set(name, Json::Array(texts.iter().map(|text| text.as_ref().into()).collect()));
        }
    }

    /// Whether nothing has been added.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Merges the user's own parameters: objects into objects, anything else in the place of what was there.
    pub(super) fn merge(mut self, extra: &Map<String, Value>) -> Json {
        merge(&mut self.0, extra);
        Json::Object(self.0)
    }
}

impl From<Body> for Json {
    fn from(body: Body) -> Json {
        Json::Object(body.0)
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

fn merge(members: &mut Vec<(String, Json)>, extra: &Map<String, Value>) {
    for (name, value) in extra {
        match (members.iter_mut().find(|(key, _)| key == name), value) {
            (Some((_, Json::Object(inner))), Value::Object(value)) => merge(inner, value),
            (Some((_, slot)), value) => *slot = Json::from(value),
            (None, value) => members.push((name.clone(), Json::from(value))),
        }
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
