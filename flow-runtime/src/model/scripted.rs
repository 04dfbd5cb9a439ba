//! A model whose replies were written beforehand, for tests and for examples that run offline.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use serde_json::Value;

use super::{
    Capabilities, Finish, LimitScope, Model, ModelError, ModelErrorKind, Options, Reply, Request,
    Usage,
};
use crate::message::Message;
use crate::schema::Dialect;
use crate::step::Step;

mod file;

pub use file::ScriptError;

type Handler = Box<dyn Fn(&ScriptedCall<'_>) -> ScriptedReply + Send + Sync>;

/// A model that answers each step with what was written for it.
///
/// ```
/// use flow::{Model, Request, Scripted};
/// use serde_json::json;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), flow::ModelError> {
/// let model = Scripted::new()
///     .reply("rate", json!({ "score": 9 }))
///     .reply("rate", json!({ "score": 4 }));
///
/// assert_eq!(model.complete(&Request::new("rate", vec![])).await?.text, r#"{"score":9}"#);
/// assert_eq!(model.complete(&Request::new("rate", vec![])).await?.text, r#"{"score":4}"#);
/// # Ok(())
/// # }
/// ```
///
/// Replies are taken in the order in which calls arrive: for the branches of a flow and the items of a fan-out that is the
/// order of the source. A call takes its reply when it starts, so one that is dropped before its [delay](ScriptedReply::delay)
/// is over has used it. Where calls may arrive in any order, say which prompt a reply belongs to with
/// [`ScriptedReply::when`].
///
/// A step's replies are chosen in this order: those whose `when` stands in the prompt; those without a `when`; what
/// [`on`](Scripted::on) answers. A step for which nothing is left is a [`ModelErrorKind::Rejected`].
#[derive(Default)]
pub struct Scripted {
    steps: BTreeMap<String, Script>,
    /// Which of a step's replies have been used. One lock over all of them: a reply is given to one call only.
    used: Mutex<HashMap<String, Used>>,
}

/// What is written for one step.
#[derive(Default)]
struct Script {
    replies: Vec<ScriptedReply>,
    handler: Option<Handler>,
}

#[derive(Default)]
struct Used {
    /// By position in [`Script::replies`].
    replies: Vec<bool>,
    calls: usize,
}

impl Scripted {
    /// A model with no replies at all.
    pub fn new() -> Self {
        Scripted::default()
    }

    /// Adds a reply for the step of this name, used once: text as it stands, JSON as its text, or a [`ScriptedReply`].
    pub fn reply(mut self, step: impl Into<String>, reply: impl Into<ScriptedReply>) -> Self {
        self.steps.entry(step.into()).or_default().replies.push(reply.into());
        self
    }

    /// Answers the step `S` by a function, whenever no written reply is left for it. A second function for the same step
    /// takes the place of the first.
    ///
    /// ```
    /// # use flow::{Scripted, Step, StepInfo, StepKind};
    /// # #[allow(non_camel_case_types)] enum rate {}
    /// # impl Step for rate {
    /// #     const INFO: &'static StepInfo = &StepInfo::new("rate", "", StepKind::Prompt);
    /// # }
    /// let model = Scripted::new().on::<rate>(|call| match call.attempt() {
    ///     1 => "no number at all",
    ///     _ => "3",
    /// });
    /// ```
    pub fn on<S: Step>(mut self, answer: impl ScriptedAnswer) -> Self {
        self.steps.entry(S::INFO.name.to_owned()).or_default().handler =
            Some(Box::new(move |call| answer(call).into()));
        self
    }

    /// The replies of a file: see [`Scripted::from_json`].
    ///
    /// # Errors
    /// A file that cannot be read, and those of [`Scripted::from_json`]; both name the file.
    pub fn from_file(path: impl AsRef<Path>) -> Result<Self, ScriptError> {
        file::read(path.as_ref())
    }

    /// The replies of a JSON object: the name of a step, and what it answers.
    ///
    /// ```
    /// # fn main() -> Result<(), flow::ScriptError> {
    /// let model = flow::Scripted::from_json(r#"{
    ///     "diagnose": {"summary": "the disk is full", "component": "storage"},
    ///     "rate":     ["not a number", "5"],
    ///     "draft":    [
    ///         {"when": "Introduction", "reply": "Once upon a time"},
    ///         {"when": "Conclusion",   "reply": "ever after"}
    ///     ],
    ///     "topics":   {"reply": ["storage", "network"]}
    /// }"#)?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// - A single reply answers every call. A list of replies answers one call each, in order, and then no more.
    /// - A string is the reply's text; anything else is the reply's JSON, its members in the file's order.
    /// - An object that has `when` or `reply` is not a reply itself but describes one: `reply` is the reply, which may be a
    ///   list or have members of these names, and `when` a text that must stand in the call's prompt.
    ///
    /// # Errors
    /// Text that is not such an object; the error names the step and the position of the reply.
    pub fn from_json(text: &str) -> Result<Self, ScriptError> {
        file::parse(text)
    }

    /// Takes the reply that this call gets.
    fn take(&self, call: &ScriptedCall<'_>) -> Result<ScriptedReply, ModelError> {
        let Some(script) = self.steps.get(call.step()) else {
            return Err(rejected(self.unknown(call.step())));
        };
        let number = {
            let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
            let used = used.entry(call.step().to_owned()).or_default();
            used.replies.resize(script.replies.len(), false);
            used.calls += 1;
            let prompt = call.prompt();
            let left = script
                .replies
                .iter()
                .enumerate()
                .filter(|(index, reply)| !used.replies[*index] && reply.fits(&prompt));
            // The first of the smallest: what has a condition, then what is used once.
            let found = left.min_by_key(|(_, reply)| (reply.when.is_none(), reply.repeats));
            if let Some((index, reply)) = found {
                used.replies[index] = !reply.repeats;
                return Ok(reply.clone());
            }
            used.calls
        };
        match &script.handler {
            Some(answer) => Ok(answer(call)),
            None => Err(rejected(script.exhausted(call.step(), number))),
        }
    }

    fn unknown(&self, step: &str) -> String {
        match self.steps.is_empty() {
            true => format!("the script has no reply for the step `{step}`: it is empty"),
            false => {
                let known: Vec<String> =
                    self.steps.keys().map(|step| format!("`{step}`")).collect();
                let known = known.join(", ");
                format!("the script has no reply for the step `{step}`; it has replies for {known}")
            }
        }
    }
}

impl Script {
    fn exhausted(&self, step: &str, call: usize) -> String {
        let conditions = self.replies.iter().filter(|reply| reply.when.is_some()).count();
        let replies = match self.replies.len() {
            1 => "1 reply".to_owned(),
            count => format!("{count} replies"),
        };
        let remedy = match conditions {
            0 => "add another one".to_owned(),
            count => format!(
                "add another one, or look at the `when` of {count}: none that is left stands in this prompt"
            ),
        };
        format!(
            "the script has {replies} for the step `{step}`, none of them for its call {call}: {remedy}"
        )
    }
}

fn rejected(message: String) -> ModelError {
    ModelError::new(ModelErrorKind::Rejected, message)
}

impl Model for Scripted {
    fn id(&self) -> &str {
        "scripted"
    }

    async fn complete(&self, request: &Request) -> Result<Reply, ModelError> {
        let reply = self.take(&ScriptedCall { request })?;
        if !reply.delay.is_zero() {
            tokio::time::sleep(reply.delay).await;
        }
        let text = reply.outcome?;
        let usage = reply.usage.unwrap_or_else(|| estimate(&request.messages, &text));
        Ok(Reply::new(text).with_usage(usage).with_finish(reply.finish))
    }

    fn capabilities(&self) -> Capabilities {
        Capabilities::default().with_dialect(Dialect::JsonSchema)
    }

    fn limit_scope(&self) -> Option<LimitScope> {
        None
    }
}

impl fmt::Debug for Scripted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let steps = self.steps.iter().map(|(step, script)| (step, script.replies.len()));
        f.write_str("Scripted ")?;
        f.debug_map().entries(steps).finish()
    }
}

/// A quarter of the characters: what tokens come to in English text.
fn estimate(messages: &[Message], reply: &str) -> Usage {
    let tokens = |text: &str| (text.chars().count() as u64).div_ceil(4);
    Usage::new(messages.iter().map(|message| tokens(&message.to_text())).sum(), tokens(reply))
}

/// A function that [`Scripted::on`] takes: from a [`ScriptedCall`] to anything that is `Into<ScriptedReply>`, a
/// `Result<_, ModelError>` too.
///
/// It is implemented for every such function, and is there so that `on` has the step as its only type parameter.
pub trait ScriptedAnswer: Fn(&ScriptedCall<'_>) -> Self::Reply + Send + Sync + 'static {
    /// What the function returns.
    type Reply: Into<ScriptedReply>;
}

impl<F, R> ScriptedAnswer for F
where
    F: Fn(&ScriptedCall<'_>) -> R + Send + Sync + 'static,
    R: Into<ScriptedReply>,
{
    type Reply = R;
}

/// A call that a [`Scripted`] model has to answer.
#[derive(Debug)]
pub struct ScriptedCall<'a> {
    request: &'a Request,
}

impl ScriptedCall<'_> {
    /// The name of the step that asks.
    pub fn step(&self) -> &str {
        &self.request.step
    }

    /// Which attempt it is, from 1.
    pub fn attempt(&self) -> u32 {
        self.request.attempt
    }

    /// The messages, in order.
    pub fn messages(&self) -> &[Message] {
        &self.request.messages
    }

    /// The text of all messages, a line break between them.
    pub fn prompt(&self) -> String {
        let texts: Vec<String> = self.messages().iter().map(Message::to_text).collect();
        texts.join("\n")
    }

    /// The options of the call.
    pub fn options(&self) -> &Options {
        &self.request.options
    }
}

/// What a [`Scripted`] model answers: a text or a failure, and when.
///
/// It is made from a text, which is answered as it stands; from a `serde_json::Value`, of which the text is answered; from a
/// [`ModelError`]; or from a `Result` of these.
#[derive(Debug, Clone)]
pub struct ScriptedReply {
    outcome: Result<String, ModelError>,
    finish: Finish,
    usage: Option<Usage>,
    delay: Duration,
    when: Option<String>,
    repeats: bool,
}

impl ScriptedReply {
    fn new(outcome: Result<String, ModelError>) -> Self {
        ScriptedReply {
            outcome,
            finish: Finish::Stop,
            usage: None,
            delay: Duration::ZERO,
            when: None,
            repeats: false,
        }
    }

    /// A reply of this text, to the byte.
    pub fn text(text: impl Into<String>) -> Self {
        ScriptedReply::new(Ok(text.into()))
    }

    /// A call that fails like this.
    pub fn error(error: ModelError) -> Self {
        ScriptedReply::new(Err(error))
    }

    /// This reply after a time, on tokio's clock.
    pub fn delay(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// This reply for a call in whose prompt this text stands, and for no other.
    pub fn when(mut self, text: impl Into<String>) -> Self {
        self.when = Some(text.into());
        self
    }

    /// This reply with why it ended.
    pub fn finish(mut self, finish: Finish) -> Self {
        self.finish = finish;
        self
    }

    /// This reply with what it cost. Without, usage is estimated: a quarter of the characters of prompt and reply.
    pub fn usage(mut self, usage: Usage) -> Self {
        self.usage = Some(usage);
        self
    }

    fn fits(&self, prompt: &str) -> bool {
        self.when.as_ref().is_none_or(|text| prompt.contains(text.as_str()))
    }
}

impl From<&str> for ScriptedReply {
    fn from(text: &str) -> Self {
        ScriptedReply::text(text)
    }
}

impl From<String> for ScriptedReply {
    fn from(text: String) -> Self {
        ScriptedReply::text(text)
    }
}

impl From<Value> for ScriptedReply {
    fn from(value: Value) -> Self {
        ScriptedReply::text(value.to_string())
    }
}

impl From<ModelError> for ScriptedReply {
    fn from(error: ModelError) -> Self {
        ScriptedReply::error(error)
    }
}

impl<R: Into<ScriptedReply>> From<Result<R, ModelError>> for ScriptedReply {
    fn from(reply: Result<R, ModelError>) -> Self {
        match reply {
            Ok(reply) => reply.into(),
            Err(error) => ScriptedReply::error(error),
        }
    }
}
