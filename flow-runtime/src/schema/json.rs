//! JSON whose objects keep their order.
//!
//! `serde_json::Map` sorts its keys, unless a feature changes that for the user's whole binary. Property order matters to a
//! model (reasoning must come before the answer), so schemas are built of this instead.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{self, Serialize, SerializeMap, Serializer};
use serde_json::{Number, Value};

mod of;

/// A JSON document whose objects keep the order of their members.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number.
    Number(Number),
    /// An integer beyond 64 bits, in digits.
    Wide(String),
    /// A string.
    String(String),
    /// A list.
    Array(Vec<Json>),
    /// An object: its members, in order.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The member of this name, if this is an object that has one.
    pub fn get(&self, name: &str) -> Option<&Json> {
        match self {
            Json::Object(members) => members.iter().find(|(key, _)| key == name).map(|(_, v)| v),
            _ => None,
        }
    }

    /// An object of these members, in this order.
    pub(crate) fn object<const N: usize>(members: [(&str, Json); N]) -> Json {
        // One loop for all lengths.
        let members = Vec::from(members);
        Json::Object(members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    }

    /// The same document without the members of these names. An object of which nothing else remains becomes `true`: for
    /// schemas, in which it means the same.
    pub(crate) fn without(&self, names: &[&str]) -> Json {
        match self {
            Json::Array(items) => Json::Array(items.iter().map(|i| i.without(names)).collect()),
            Json::Object(members) => {
                let kept: Vec<(String, Json)> = members
                    .iter()
                    .filter(|(key, _)| !names.contains(&key.as_str()))
                    .map(|(key, value)| (key.clone(), value.without(names)))
                    .collect();
                if kept.is_empty() && !members.is_empty() {
                    Json::Bool(true)
                } else {
                    Json::Object(kept)
                }
            }
            scalar => scalar.clone(),
        }
    }

    /// The text, if this is a string.
    pub(crate) fn as_str(&self) -> Option<&str> {
        match self {
            Json::String(text) => Some(text),
            _ => None,
        }
    }

    /// The items, if this is a list; none otherwise.
    pub(crate) fn items(&self) -> &[Json] {
        match self {
            Json::Array(items) => items,
            _ => &[],
        }
    }

    /// The members, if this is an object; none otherwise.
    pub(crate) fn members(&self) -> &[(String, Json)] {
        match self {
            Json::Object(members) => members,
            _ => &[],
        }
    }

    /// An integer of up to 128 bits; `None` if the text is none.
    pub(crate) fn integer(digits: &str) -> Option<Json> {
        let narrow = digits.parse().map(Number::from_i128).ok().flatten();
        let narrow = narrow.or_else(|| digits.parse().map(Number::from_u128).ok().flatten());
        if let Some(number) = narrow {
            return Some(Json::Number(number));
        }
        let wide = digits.parse::<i128>().map(|n| n.to_string());
        wide.or_else(|_| digits.parse::<u128>().map(|n| n.to_string())).ok().map(Json::Wide)
    }

    /// The number that is written so, with all its digits if it is an integer.
    fn number(text: &str) -> Option<Json> {
        let float = || text.parse().ok().and_then(Number::from_f64).map(Json::Number);
        Json::integer(text).or_else(float)
    }

    /// The same document as a `serde_json::Value`, whose objects are sorted, and whose integers have 64 bits: a wider one
    /// becomes a float.
    pub fn to_value(&self) -> Value {
        match self {
            Json::Null => Value::Null,
            Json::Bool(b) => Value::Bool(*b),
            Json::Number(n) => Value::Number(n.clone()),
            Json::Wide(digits) => digits.parse::<f64>().map_or(Value::Null, Value::from),
            Json::String(s) => Value::String(s.clone()),
            Json::Array(items) => Value::Array(items.iter().map(Json::to_value).collect()),
            Json::Object(members) => {
                Value::Object(members.iter().map(|(k, v)| (k.clone(), v.to_value())).collect())
            }
        }
    }
}

impl From<&Value> for Json {
    fn from(value: &Value) -> Self {
        match value {
            Value::Null => Json::Null,
            Value::Bool(b) => Json::Bool(*b),
            Value::Number(n) => Json::Number(n.clone()),
            Value::String(s) => Json::String(s.clone()),
            Value::Array(items) => Json::Array(items.iter().map(Json::from).collect()),
            Value::Object(members) => {
                Json::Object(members.iter().map(|(k, v)| (k.clone(), Json::from(v))).collect())
            }
        }
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Json::String(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Json::String(text)
    }
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Json::Bool(value)
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Null => serializer.serialize_unit(),
            Json::Bool(b) => serializer.serialize_bool(*b),
            Json::Number(n) => n.serialize(serializer),
            Json::Wide(digits) => match (digits.parse(), digits.parse()) {
                (Ok(signed), _) => serializer.serialize_i128(signed),
                (_, Ok(unsigned)) => serializer.serialize_u128(unsigned),
                _ => Err(ser::Error::custom(format!("{digits:?} is no integer of 128 bits"))),
            },
            Json::String(s) => serializer.serialize_str(s),
            Json::Array(items) => serializer.collect_seq(items),
            Json::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (key, value) in members {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

/// Compact, on one line.
impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(self).map_err(|_| fmt::Error)?)
    }
}

/// Keeps the order of members, and duplicates of a key too.
impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

/// The name under which `serde_json` hands over numbers as digits, with its feature `arbitrary_precision`: any crate of the
/// user's build may turn that on.
const NUMBER: &str = "$serde_json::private::Number";

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Number::from_f64(value).map_or(Json::Null, Json::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Json, E> {
        Ok(Json::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Json::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        match &members[..] {
            [(name, Json::String(number))] if name == NUMBER => {
                Json::number(number).ok_or_else(|| de::Error::custom("number out of range"))
            }
            _ => Ok(Json::Object(members)),
        }
    }
}
