//! What is asked of a model: the same for every attempt, but for the hint, the room and what the model does not take.

use std::borrow::Cow;
use std::sync::Arc;

use super::Calling;
use crate::error::Error;
use crate::limit::Cost;
use crate::message::{Message, Part, Prompt, Role};
use crate::model::{AnyModel, Model as _, Options, Request, WireSchema};
use crate::run::Run;
use crate::schema::{Dialect, Schema};

pub(crate) struct Asked<'m> {
    pub(crate) model: &'m AnyModel,
    /// The form in which the reply is read.
    pub(super) dialect: Dialect,
    pub(super) options: Options,
    pub(super) left_out: Vec<Cow<'static, str>>,
    pub(crate) is_text: bool,
    messages: Arc<[Message]>,
    schema: Option<WireSchema>,
    hint: Option<String>,
}

impl<'m> Asked<'m> {
    pub(super) fn new(
        run: &Run,
        model: &'m AnyModel,
        mut options: Options,
        prompt: Prompt,
        schema: &Schema,
    ) -> Result<Self, Error> {
        let can = model.capabilities();
        let strict = run.runtime.defaults().strict_options;
        let left_out = run.runtime.not_taken().leave_out(&mut options, model, &can, strict)?;
        let wire = schema.wire(can.dialect);
        let mut messages = prompt.into_messages();
        // Without a schema on the wire, the form of the output stands in the prompt, in the type's own JSON.
        let dialect = if wire.is_some() { can.dialect } else { Dialect::Prompt };
        if wire.is_none()
            && let Some(format) = schema.format_text()
        {
            append(&mut messages, &format);
        }
        Ok(Asked {
            model,
            dialect,
            options,
            left_out,
            is_text: schema.is_text(),
            messages: messages.into(),
            schema: wire,
            hint: None,
        })
    }

    /// What a request of this may use.
    pub(super) fn cost(&self) -> Cost {
        let hint = self.hint.as_ref().map_or(0, |hint| hint.len() as u64 / 4);
        Cost {
            input: self.messages.iter().map(Message::tokens).sum::<u64>() + hint,
            output: self.options.max_tokens.map_or(0, u64::from),
        }
    }

    /// The next request. A hint takes the place of the one before.
    pub(super) fn request(&self, calling: &Calling<'_>) -> Request {
        let messages = match &self.hint {
            None => Arc::clone(&self.messages),
            Some(hint) => {
                let mut messages = self.messages.to_vec();
                let words = format!(
                    "Your last reply could not be used: {hint}\nAnswer again, in full, without this mistake."
                );
                append(&mut messages, &words);
                messages.into()
            }
        };
        Request {
            step: calling.info.name.into(),
            attempt: calling.ledger.number(),
            messages,
            options: self.options.clone(),
            schema: self.schema.clone(),
            timeout: Some(calling.timeout),
        }
    }

    pub(super) fn hint(&mut self, words: String) {
        self.hint = Some(words);
    }

    pub(super) fn double_room(&mut self) {
        self.options.max_tokens = self.options.max_tokens.map(|n| n.saturating_mul(2));
    }

    pub(super) fn leave_out(&mut self, run: &Run, option: Cow<'static, str>) {
        self.options.remove(&option);
        run.runtime.not_taken().note(self.model, &option);
        self.left_out.push(option);
    }
}

/// Adds a paragraph to the last message if the user says it, else as a message of its own: some servers take no two messages
/// of one role in a row.
fn append(messages: &mut Vec<Message>, words: &str) {
    match messages.last_mut() {
        Some(last) if last.role == Role::User => {
            last.parts.push(Part::Text(format!("\n\n{words}")))
        }
        _ => messages.push(Message::text(Role::User, words)),
    }
}
