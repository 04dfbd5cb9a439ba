//! What is said to a model: messages with roles, made of parts.
//!
//! A prompt step renders into a [`Prompt`]; the executor adds hints and format text to it and hands its messages to a
//! [`Model`](crate::Model). Nothing here knows a provider.

use std::fmt::{self, Write as _};

use serde::Serialize;

/// Who speaks in a [`Message`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Role {
    /// Instructions that stand above the conversation.
    System,
    /// The person, or the program, that asks.
    User,
    /// The model: an example of its answers, or an earlier answer.
    Assistant,
}

impl Role {
    /// The role's name on the wire: `system`, `user` or `assistant`.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::System => "system",
            Role::User => "user",
            Role::Assistant => "assistant",
        }
    }
}

/// A piece of a [`Message`]. Text is the only kind so far; images and documents will be others.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Part {
    /// Plain text, kept to the byte.
    Text(String),
}

/// One turn of a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Message {
    /// Who speaks.
    pub role: Role,
    /// What is said, in order.
    pub parts: Vec<Part>,
}

impl Message {
    /// A message of one text.
    pub fn text(role: Role, text: impl Into<String>) -> Self {
        Message { role, parts: vec![Part::Text(text.into())] }
    }

    /// All the text of this message, joined without a separator.
    pub fn to_text(&self) -> String {
        self.parts
            .iter()
            .map(|part| match part {
                Part::Text(text) => text.as_str(),
            })
            .collect()
    }

    /// An estimate of its tokens; see [`Prompt::tokens`].
    pub(crate) fn tokens(&self) -> u64 {
        let count = |part: &Part| match part {
            Part::Text(text) => text.chars().count() as u64,
        };
        4 + self.parts.iter().map(count).sum::<u64>().div_ceil(4)
    }
}

/// A rendered prompt: what a step says to the model, before any retry hint.
///
/// Its `Display` form is made for snapshot tests: a prompt that is a single user message prints as its text, to the
/// byte; any other prints each message under a `[role]` line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Prompt {
    messages: Vec<Message>,
}

impl Prompt {
    /// A prompt of these messages, in order.
    pub fn new(messages: Vec<Message>) -> Self {
        Prompt { messages }
    }

    /// The messages, in order.
    pub fn messages(&self) -> &[Message] {
        &self.messages
    }

    /// The messages themselves.
    pub fn into_messages(self) -> Vec<Message> {
        self.messages
    }

    /// The system message's text, if there is one.
    pub fn system(&self) -> Option<String> {
        self.messages.iter().find(|m| m.role == Role::System).map(Message::to_text)
    }

    /// An estimate of the tokens of this prompt: a quarter of its characters, and four for each message.
    ///
    /// Providers tokenize differently; over English text this is within about a fifth of what they bill, over code or
    /// other scripts it can be low by half.
    pub fn tokens(&self) -> u64 {
        self.messages.iter().map(Message::tokens).sum()
    }
}

impl Prompt {
    /// The most tokens that this prompt can be: a tokenizer makes at least one byte of text into a token, and what frames a
    /// message takes less than eight.
    pub(crate) fn weight(&self) -> u64 {
        let texts = self.messages.iter().map(|message| message.to_text().len() as u64);
        texts.map(|bytes| bytes.saturating_add(8)).sum()
    }
}

impl fmt::Display for Prompt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let [only] = &self.messages[..]
            && only.role == Role::User
        {
            return f.write_str(&only.to_text());
        }
        for (index, message) in self.messages.iter().enumerate() {
            if index > 0 {
                f.write_char('\n')?;
            }
            write!(f, "[{}]\n{}", message.role.as_str(), message.to_text())?;
        }
        Ok(())
    }
}
