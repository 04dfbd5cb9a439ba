//! The form of an output: one description, built once per type, for everything that has to know it.

pub use json::Json;

mod json;

/// How the form of an output is handed to a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Dialect {
    /// No structured output: the form is described in the prompt.
    Prompt,
    /// JSON Schema as it is, for servers that take all of it.
    JsonSchema,
    /// The strict subset of OpenAI's structured outputs, which compatible servers take too.
    OpenAiStrict,
    /// The subset that Anthropic's structured outputs keep.
    Anthropic,
}
