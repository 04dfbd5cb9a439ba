//! Partial failure: what completed and what is missing, by name, for a merge that says so, and for a quorum.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::step_error::StepError;
use crate::text::{PromptText, Text, bullets};

/// Results by name: what completed, and what is missing and why. [`outcomes`] makes it.
///
/// In a prompt it names both, so that the model knows what it was not given:
///
/// ```text
/// completed:
/// - tests: two are missing
/// missing:
/// - security (timed out)
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(description = "Results by name: what completed, and what is missing.")]
pub struct Outcomes<T> {
    /// Each name with its value, in the order of the names.
    pub completed: Vec<(String, T)>,
    /// Each name without a value, and the failure, in the order of the names.
    pub missing: Vec<(String, StepError)>,
}

/// Splits the results of a `for` with a `try` in it into what completed and what is missing.
///
/// The names are those of the items, in their order. A result without a name gets its number, from 1; a name without a
/// result is missing.
///
/// ```
/// # use flow::{StepError, outcomes};
/// # let results: Vec<Result<u32, StepError>> = vec![Ok(1), Ok(2)];
/// // In a flow: outcomes(&sides, for side in &sides { try { review(&diff, side)? } }).at_least(1)?
/// let found = outcomes(["types", "tests"], results).at_least(1)?;
/// assert_eq!(found.completed[1], ("tests".to_owned(), 2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn outcomes<T>(
    names: impl IntoIterator<Item: ToString>,
    results: impl IntoIterator<Item = Result<T, StepError>>,
) -> Outcomes<T> {
    let mut names = names.into_iter().map(|name| name.to_string());
    let (mut completed, mut missing) = (Vec::new(), Vec::new());
    for (index, result) in results.into_iter().enumerate() {
        let name = names.next().unwrap_or_else(|| (index + 1).to_string());
        match result {
            Ok(value) => completed.push((name, value)),
            Err(error) => missing.push((name, error)),
        }
    }
    missing.extend(names.map(|name| (name, StepError::invalid("there is no result for it"))));
    Outcomes { completed, missing }
}

impl<T> Outcomes<T> {
    /// Goes on if at least `needed` completed.
    ///
    /// # Errors
    /// [`Quorum`], with every cause; `?` ends the flow with it.
    pub fn at_least(self, needed: usize) -> Result<Self, Quorum> {
        if self.completed.len() >= needed {
            return Ok(self);
        }
        let completed = self.completed.len();
        Err(Quorum { needed, completed, missing: self.missing })
    }
}

impl<T: PromptText> PromptText for Outcomes<T> {
    fn write_to(&self, text: &mut Text) {
        let completed: Vec<_> =
            self.completed.iter().map(|(name, value)| Completed { name, value }).collect();
        let missing: Vec<_> = self.missing.iter().map(|(name, why)| Gap { name, why }).collect();
        section("completed", &completed, text);
        text.push("\n");
        section("missing", &missing, text);
    }

    fn is_untrusted(&self) -> bool {
        self.completed.iter().any(|(_, value)| value.is_untrusted())
    }
}

fn section<L: PromptText>(title: &str, lines: &[L], text: &mut Text) {
    text.push(title);
    if lines.is_empty() {
        return text.push(": none");
    }
    text.push(":\n");
    bullets(lines.iter(), text);
}

/// `tests: two are missing`.
struct Completed<'o, T> {
    name: &'o str,
    value: &'o T,
}

impl<T: PromptText> PromptText for Completed<'_, T> {
    fn write_to(&self, text: &mut Text) {
        text.push(self.name);
        text.push(": ");
        text.value(self.value);
    }
}

/// `security (timed out)`.
struct Gap<'o> {
    name: &'o str,
    why: &'o StepError,
}

impl fmt::Display for Gap<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.why.is_timeout() {
            write!(f, "{} (timed out)", self.name)
        } else {
            write!(f, "{} ({})", self.name, self.why)
        }
    }
}

impl PromptText for Gap<'_> {
    fn write_to(&self, text: &mut Text) {
        text.push(&self.to_string());
    }
}

/// Too few results: how many there are, how many are needed, and why the others are missing.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Quorum {
    /// How many must be there.
    pub needed: usize,
    /// How many are there.
    pub completed: usize,
    /// Each name without a value, and the failure.
    pub missing: Vec<(String, StepError)>,
}

impl fmt::Display for Quorum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Quorum { needed, completed, missing } = self;
        let all = completed + missing.len();
        write!(f, "only {completed} of {all} completed, at least {needed} are needed")?;
        for (index, (name, why)) in missing.iter().enumerate() {
            f.write_str(if index == 0 { "; missing: " } else { ", " })?;
            write!(f, "{}", Gap { name, why })?;
        }
        Ok(())
    }
}

impl std::error::Error for Quorum {}
