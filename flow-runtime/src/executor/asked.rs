//! What is asked of a model: the same for every attempt, but for the hint, the room and what the model does not take.

use std::borrow::Cow;
use std::sync::Arc;

use super::{Calling, LONGEST_HINT};
use crate::error::Error;
use crate::limit::Cost;
use crate::message::{Message, Part, Prompt, Role};
use crate::model::{AnyModel, Model as _, Options, Request, WireSchema};
use crate::reply::Repairs;
use crate::run::Run;
use crate::schema::{Dialect, Format, Schema};

pub(crate) struct Asked<'m> {
    pub(crate) model: &'m AnyModel,
    /// The form in which the reply is read.
    pub(super) dialect: Dialect,
    /// What may be repaired in it.
    pub(super) repairs: Repairs,
    pub(super) options: Options,
    pub(super) left_out: Vec<Cow<'static, str>>,
    pub(crate) is_text: bool,
    messages: Arc<[Message]>,
    schema: Option<WireSchema>,
    hint: Option<String>,
    /// How many tokens a reply has without `max_tokens`.
    output_limit: Option<u32>,
    /// The most bytes that a hint may add to the prompt.
    hint_room: u64,
}

impl<'m> Asked<'m> {
    pub(super) fn new(
        run: &Run,
        model: &'m AnyModel,
        mut options: Options,
        prompt: Prompt,
        schema: &Schema,
        repairs: Repairs,
        format: Option<Format>,
    ) -> Result<Self, Error> {
        let can = model.capabilities();
        let defaults = run.runtime.defaults();
        options.max_tokens = options.max_tokens.or(defaults.max_tokens);
        let strict = defaults.strict_options;
        let left_out = run.runtime.not_taken().leave_out(&mut options, model, &can, strict)?;
        let wire = schema.wire(can.dialect);
        let mut messages = prompt.into_messages();
        // Without a schema on the wire, the form of the output stands in the prompt, in the type's own JSON; and also where the
        // model is not shown the schema.
        let dialect = if wire.is_some() { can.dialect } else { Dialect::Prompt };
        if let Some(form) = schema.format_beside(can.dialect, format.unwrap_or(can.format)) {
            append(&mut messages, &form);
        }
        let hint_room = hint_room(&messages, defaults.prompt_limit)?;
        Ok(Asked {
            model,
            dialect,
            repairs,
            options,
            left_out,
            is_text: schema.is_text(),
            messages: messages.into(),
            schema: wire,
            hint: None,
            output_limit: can.output_limit,
            hint_room,
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
                append(&mut messages, hint);
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

    /// Says in the next request what was wrong with the last reply, as far as there is room for it.
    pub(super) fn hint(&mut self, problem: &str) {
        self.hint = hint_words(problem, self.hint_room);
    }

    /// How many tokens the reply may have, if that is known.
    pub(super) fn room(&self) -> Option<u32> {
        self.options.max_tokens.or(self.output_limit)
    }

    pub(super) fn double_room(&mut self) {
        self.options.max_tokens = self.room().map(|tokens| tokens.saturating_mul(2));
    }

    pub(super) fn leave_out(&mut self, run: &Run, option: Cow<'static, str>) {
        self.options.remove(&option);
        run.runtime.not_taken().note(self.model, &option);
        self.left_out.push(option);
    }
}

/// How much a hint may add to these messages: what the limit leaves.
fn hint_room(messages: &[Message], limit: Option<u64>) -> Result<u64, Error> {
    let Some(limit) = limit else { return Ok(LONGEST_HINT) };
    let weight = Prompt::new(messages.to_vec()).weight();
    let Some(room) = limit.checked_sub(weight) else {
        let why = format!(
            "the prompt has {weight} bytes, and the runtime's `prompt_limit` is {limit}: shorten it, or raise the limit"
        );
        return Err(Error::invalid(why));
    };
    Ok(LONGEST_HINT.min(room))
}

/// What a retry says of the last reply, in so many bytes at most; `None` if they do not suffice.
fn hint_words(problem: &str, room: u64) -> Option<String> {
    let words = |problem: &str| {
        format!(
            "Your last reply could not be used: {problem}\nAnswer again, in full, without this mistake."
        )
    };
    // What frames a message, or a paragraph of one, is in it too.
    let frame = words("…").len() + 16;
    let room = usize::try_from(room).unwrap_or(usize::MAX).checked_sub(frame)?;
    match problem.len() <= room {
        true => Some(words(problem)),
        false => {
            let end = (0..=room).rev().find(|end| problem.is_char_boundary(*end)).unwrap_or(0);
            Some(words(&format!("{}…", &problem[..end])))
        }
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
