//! The JSON of any value, its members in their order and its integers with all their digits.

use std::fmt;

use serde::Serialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::Error;
use serde_json::value::RawValue;

use super::Json;

impl Json {
    /// The JSON that a value is written as. Unlike a `serde_json::Value`, it holds integers of 128 bits.
    pub(in crate::schema) fn of<T: Serialize + ?Sized>(value: &T) -> Result<Json, Error> {
        exact(&serde_json::to_string(value)?)
    }
}

/// Reads what `serde_json` wrote. Its own reader makes a float of an integer beyond 64 bits, and rounds floats.
fn exact(text: &str) -> Result<Json, Error> {
    let raw = |raw: &RawValue| exact(raw.get());
    Ok(match text.as_bytes().first() {
        Some(b'{') => {
            let members = serde_json::Deserializer::from_str(text).deserialize_map(Members)?;
            let members = members.into_iter().map(|(name, value)| Ok((name, raw(value)?)));
            Json::Object(members.collect::<Result<_, Error>>()?)
        }
        Some(b'[') => {
            let items: Vec<&RawValue> = serde_json::from_str(text)?;
            Json::Array(items.into_iter().map(raw).collect::<Result<_, Error>>()?)
        }
        Some(b'-' | b'0'..=b'9') => match Json::number(text) {
            Some(number) => number,
            None => serde_json::from_str(text)?,
        },
        _ => serde_json::from_str(text)?,
    })
}

struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = Vec<(String, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(members)
    }
}
