//! Why a reply was not usable, in words that help the model that wrote it.

use std::fmt;

use super::coerce::{Misfit, MisfitSort};
use crate::schema::{Broken, Fault};

/// Why a reply was not usable.
///
/// Its `Display` form is what the model is told: it names the place as a JSON path, what must stand there, and what did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyError {
    kind: ReplyErrorKind,
    path: String,
    message: String,
    violations: Vec<Violation>,
}

/// The kinds of unusable replies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReplyErrorKind {
    /// Nothing but white space.
    Empty,
    /// No complete JSON in it, or too much of it.
    NotJson,
    /// JSON of another form.
    WrongShape,
    /// JSON of the right form that breaks constraints.
    Violations,
    /// No reply can be checked: the fault is in the type's schema, see [`Schema::unusable`](crate::Schema::unusable).
    BadSchema,
}

/// A constraint that a reply breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Violation {
    /// Where, as a JSON path: `$.items[2].score`.
    pub path: String,
    /// What the constraint says: `must be from 1 to 5`.
    pub rule: String,
    /// What is there instead: the number, the text (shortened), or the count of characters, items or properties.
    pub value: String,
}

/// How many violations the message repeats.
const SHOWN: usize = 10;

impl ReplyError {
    pub(crate) fn new(kind: ReplyErrorKind, message: String) -> Self {
        ReplyError { kind, path: "$".to_owned(), message, violations: Vec::new() }
    }

    pub(crate) fn misfit(fault: Fault) -> Self {
        ReplyError::at(ReplyErrorKind::WrongShape, fault)
    }

    pub(crate) fn unwritable(error: serde_json::Error) -> Self {
        ReplyError::new(
            ReplyErrorKind::WrongShape,
            format!("it cannot be written as JSON: {error}"),
        )
    }

    pub(super) fn at(kind: ReplyErrorKind, fault: Fault) -> Self {
        let message = format!("`{}` {}", fault.path, fault.problem);
        ReplyError { kind, path: fault.path, message, violations: Vec::new() }
    }

    pub(super) fn cut_off() -> Self {
        let message = "it ends in the middle of a JSON value: give the whole value, and be shorter if need be";
        ReplyError::new(ReplyErrorKind::NotJson, message.to_owned())
    }

    pub(super) fn of(misfit: Misfit) -> Self {
        match misfit.sort {
            MisfitSort::Syntax => ReplyError::at(ReplyErrorKind::NotJson, misfit.fault),
            MisfitSort::Shape | MisfitSort::Contradiction => ReplyError::misfit(misfit.fault),
            MisfitSort::CutOff => ReplyError::cut_off(),
        }
    }

    pub(super) fn does_not_fit(error: &serde_json::Error) -> Self {
        let problem = error.to_string();
        // Where in the text it stands says nothing to a model.
        let problem = problem.split(" at line ").next().unwrap_or_default();
        ReplyError::new(ReplyErrorKind::WrongShape, format!("it does not fit: {problem}"))
    }

    pub(super) fn no_json() -> Self {
        let message = "it holds no JSON: answer with the JSON value alone";
        ReplyError::new(ReplyErrorKind::NotJson, message.to_owned())
    }

    pub(super) fn ends_in_reasoning() -> Self {
        let message =
            "it ends within its reasoning: give the answer after it, and reason less if need be";
        ReplyError::new(ReplyErrorKind::NotJson, message.to_owned())
    }

    pub(super) fn violations_of(broken: Vec<Broken>) -> Self {
        let violations: Vec<Violation> = broken
            .into_iter()
            .map(|Broken { path, rule, value }| Violation { path, rule, value })
            .collect();
        let mut message: Vec<String> =
            violations.iter().take(SHOWN).map(Violation::to_string).collect();
        if violations.len() > SHOWN {
            message.push(format!("and {} more", violations.len() - SHOWN));
        }
        ReplyError {
            kind: ReplyErrorKind::Violations,
            path: violations.first().map_or_else(|| "$".to_owned(), |first| first.path.clone()),
            message: message.join("; "),
            violations,
        }
    }

    /// The same, as a mistake of form: the ranges of integer types.
    pub(super) fn of_shape(self) -> Self {
        ReplyError { kind: ReplyErrorKind::WrongShape, ..self }
    }

    /// What kind of failure it is.
    pub fn kind(&self) -> ReplyErrorKind {
        self.kind
    }

    /// Where it is, as a JSON path; `$` is the whole reply.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// All the constraints that the reply breaks, in the order of the reply.
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` {}, not {}", self.path, self.rule, self.value)
    }
}

impl fmt::Display for ReplyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ReplyError {}
