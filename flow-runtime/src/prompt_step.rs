//! What `#[step]` makes of a prompt: inputs, a function that renders them, gates, a fallback.

use std::sync::Arc;

use crate::call::{AskFor, Call, Work};
use crate::error::ErrorKind;
use crate::executor::{Answer, Ask};
use crate::message::Prompt;
use crate::output::OutputOf;
use crate::reply::Repair;
use crate::schema::Schema;
use crate::step::Step;
use crate::text::Text;

/// A prompt step with its inputs, before it becomes a [`Call`].
#[allow(missing_debug_implementations)] // only generated code makes one
pub struct Prompting<I, T> {
    of: OutputOf<T>,
    inputs: I,
    render: fn(&mut Text, &I),
    gates: Option<fn(&mut Gates, &T, &I)>,
    fallback: Option<fn(&I) -> T>,
    output: Option<T>,
}

/// The gates of one output: which said no.
#[derive(Debug, Default)]
pub struct Gates(Vec<String>);

impl Gates {
    /// A gate whose condition does not hold.
    pub fn fail(&mut self, message: String) {
        self.0.push(message);
    }

    pub(crate) fn is_open(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn into_kind(self) -> ErrorKind {
        ErrorKind::Gate(self.0)
    }
}

impl<I: Send + Sync, T: Send + Sync> Prompting<I, T> {
    /// A step that renders these inputs.
    pub fn new(of: OutputOf<T>, inputs: I, render: fn(&mut Text, &I)) -> Self {
        Prompting { of, inputs, render, gates: None, fallback: None, output: None }
    }

    /// With gates on its output.
    pub fn ensure(mut self, gates: fn(&mut Gates, &T, &I)) -> Self {
        self.gates = Some(gates);
        self
    }

    /// With a value for when every attempt has failed.
    pub fn fallback(mut self, fallback: fn(&I) -> T) -> Self {
        self.fallback = Some(fallback);
        self
    }

    /// The call.
    pub fn call<'a, S: Step>(self) -> Call<'a, T, S>
    where
        I: 'a,
        T: 'a,
    {
        Call::new(Work::Ask(Box::new(self)))
    }
}

impl<I: Send + Sync, T: Send + Sync> Ask for Prompting<I, T> {
    fn render(&self) -> Result<Prompt, String> {
        let mut text = Text::new();
        (self.render)(&mut text, &self.inputs);
        text.finish()
    }

    fn schema(&self) -> Arc<Schema> {
        (self.of.schema)()
    }

    fn accept(&mut self, answer: Answer<'_>) -> Result<Vec<Repair>, ErrorKind> {
        let Answer { text, dialect, repairs, is_cut_off } = answer;
        let read = if is_cut_off { self.of.read_cut_off } else { self.of.read };
        let parsed = read(text, &self.schema(), dialect, repairs).map_err(ErrorKind::Reply)?;
        let value = parsed.value;
        if let Some(check) = self.gates {
            let mut gates = Gates::default();
            check(&mut gates, &value, &self.inputs);
            if !gates.is_open() {
                return Err(gates.into_kind());
            }
        }
        self.output = Some(value);
        Ok(parsed.repairs)
    }

    fn fall_back(&mut self) -> bool {
        self.output = self.fallback.map(|fallback| fallback(&self.inputs));
        self.output.is_some()
    }
}

impl<I: Send + Sync, T: Send + Sync> AskFor<T> for Prompting<I, T> {
    fn take(&mut self) -> Option<T> {
        self.output.take()
    }
}
