//! Contracts that many steps need: an answer with its reasoning, a confidence, or a summary.
//!
//! Their doc comments stand in the schema and so instruct the model; their fields are written in the order given here.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An answer with the reasoning that led to it.
///
/// ```
/// use flow::{Reasoned, reply};
///
/// let text = r#"{"reasoning": "Twelve is two times six.", "answer": 6}"#;
/// let half: Reasoned<u32> = reply::parse(text).unwrap();
/// assert_eq!(half.answer, 6);
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(description = "An answer with the reasoning that led to it.")]
pub struct Reasoned<T> {
    /// Think step by step towards the answer, before you give it.
    pub reasoning: String,
    /// The answer that follows from the reasoning.
    pub answer: T,
}

/// A value, and how sure the model is of it.
///
/// ```
/// use flow::{Confident, reply};
///
/// let text = r#"{"value": "billing", "confidence": 1.5}"#;
/// let error = reply::parse::<Confident<String>>(text).unwrap_err();
/// assert!(error.to_string().starts_with("`$.confidence` must be from 0"));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(description = "A value, and how sure you are of it.")]
pub struct Confident<T> {
    /// The value.
    pub value: T,
    /// How likely the value is right: 0 is a guess, 0.5 as likely as not, 1 certain.
    #[schemars(range(min = 0, max = 1))]
    pub confidence: f64,
}

/// An output, and a short summary of it to hand on to steps that need no more.
///
/// ```
/// use flow::{Schema, Summarized};
///
/// let schema = Schema::of::<Summarized<Vec<String>>>();
/// let fields = schema.json().get("properties").unwrap().to_string();
/// assert!(fields.find("output") < fields.find("summary"));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(description = "An output, and a short summary of it.")]
pub struct Summarized<T> {
    /// The whole output.
    pub output: T,
    /// The output in one to three sentences, for a reader who will not see the output itself.
    pub summary: String,
}
