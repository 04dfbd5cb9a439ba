// Bounds that fit, and those that only schemars can judge.

use flow::prelude::*;

type Score = u8;
type Text = String;

/// A text to schemars, a number here.
mod as_text {
    use flow::serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(value: &u32, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(value)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(flow::serde::de::Error::custom)
    }
}

#[contract]
struct Review {
    #[schemars(range(min = 1, max = 5))]
    score: Score,
    #[schemars(range(min = 1), length(max = 5))]
    text: Text,
    #[schemars(range(min = 200, max = 500))]
    byte: u8,
    #[schemars(range(min = 0.5))]
    part: Option<u8>,
    #[schemars(range(min = -1, max = -1))]
    below: i8,
    #[schemars(range(min = "1", max = "LIMIT"))]
    limited: u64,
    #[schemars(length(equal = 3), regex(pattern = "^[a-z]{3}$"))]
    code: Option<String>,
    #[schemars(regex(pattern = "^[A-F]$"))]
    grade: char,
    #[schemars(length(max = 3), inner(range(max = 5)))]
    scores: Vec<u8>,
    #[schemars(length(max = 3), inner(regex(pattern = "^[a-z]+$"), length(max = 9)))]
    tags: Option<Vec<String>>,
    #[schemars(inner(inner(range(min = 0, max = 1))))]
    matrix: Vec<Vec<f32>>,
    #[serde(with = "as_text")]
    #[schemars(with = "String", length(max = 3), extend("examples" = ["7", "12"]))]
    digits: u32,
    #[schemars(range(min = 1, max = 5))]
    #[validate(range(min = 5, max = 1))]
    overruled: u8,
    #[validate(length(min = 1, max = 80, message = "too long"))]
    validated: String,
    #[garde(length(chars, min = 1, max = 80), pattern("^[a-z ]+$"))]
    checked: String,
}

const LIMIT: u64 = 9;

#[contract]
struct Page<T> {
    #[schemars(length(max = 10), range(max = 5))]
    first: T,
    rest: Vec<T>,
}

#[contract]
struct Title(#[schemars(length(min = 1, max = 80))] String);

fn main() {
    let schema = flow::Schema::of::<Review>();
    let _ = (schema, std::any::type_name::<Page<u8>>(), std::any::type_name::<Title>());
}
