//! Asking a model until it gives a valid output: what is sent, what comes back, what follows a failure.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use tokio::time::{Instant, timeout_at};
use tracing::Instrument as _;

use super::{Answer, Ask, Calling, Key, ended, guarded, guarded_future};
use crate::attempt::{Attempt, Outcome};
use crate::backoff::backoff;
use crate::call::Overrides;
use crate::error::{Error, ErrorKind};
use crate::message::{Message, Part, Prompt, Role};
use crate::model::{
    AnyModel, Capabilities, Finish, Model, ModelErrorKind, Options, Reply, Request, Usage,
    WireSchema,
};
use crate::reply::{Repair, Repairs, ReplyErrorKind};
use crate::run::Run;
use crate::schema::{Dialect, Format, Schema};
use crate::step::StepInfo;
use crate::telemetry;

/// What follows an attempt that failed.
enum Next {
    Fail,
    /// At once, with these words for the model.
    Hint(String),
    /// After a while; the flag says whether the attempt counts.
    Wait {
        wait: Option<Duration>,
        counts: bool,
    },
    /// At once, with twice the room for the reply.
    MoreRoom,
}

/// Asks a model until it gives a valid output, or no attempt is left.
pub(crate) async fn ask(
    run: &Run,
    info: &'static StepInfo,
    key: Key<'_>,
    overrides: Option<&Overrides>,
    work: &mut (dyn Ask + '_),
) -> Result<(), Error> {
    let span = telemetry::step_span!(info, run.id, tracing::field::display(&key));
    let asking = async {
        let named = |error: Error| error.of_step(info.name, Vec::new());
        let name = overrides.and_then(|o| o.model.as_deref()).unwrap_or(info.model);
        let model = run
            .model(name, info.name)
            .map_err(|missing| named(Error::new(ErrorKind::Missing(vec![missing]))))?;
        let options = Overrides::options(overrides, info).map_err(named)?;
        let schema = guarded(|| work.schema()).map_err(named)?;
        if let Some(why) = schema.unusable() {
            return Err(named(Error::invalid(why)));
        }
        let prompt = guarded(|| work.render())
            .map_err(named)?
            .map_err(|why| named(Error::new(ErrorKind::Invalid(why))))?;
        let repairs = info.settings.repairs.unwrap_or_default();
        let format = overrides.and_then(|o| o.format).or(info.settings.format);
        let asked = Asked::new(model, options, prompt, &schema, repairs, format);
        let calling = Calling::new(run, info, key, overrides);
        ask_until(calling, asked, work).await
    };
    ended(asking, span).await
}

async fn ask_until(
    mut calling: Calling<'_>,
    mut asked: Asked<'_>,
    work: &mut (dyn Ask + '_),
) -> Result<(), Error> {
    let mut hint = None;
    let mut number = 1;
    let mut turns = Turns::default();
    loop {
        let (attempt, failure) = asked.attempt(&calling, number, hint.as_deref(), work).await;
        calling.record(attempt);
        let Some(kind) = failure else { return Ok(()) };
        let next = turns.after(&kind, &asked.options);
        let counts = !matches!(next, Next::Wait { counts: false, .. });
        let is_last = matches!(next, Next::Fail) || (counts && number >= calling.attempts);
        if is_last {
            return calling.give_up(kind, guarded(|| work.fall_back()));
        }
        match next {
            Next::Fail => {}
            Next::Hint(words) => hint = Some(words),
            Next::MoreRoom => asked.double_room(),
            Next::Wait { wait, .. } => {
                let jitter = calling.run.runtime.random();
                let wait = wait.unwrap_or_else(|| backoff(turns.waits, jitter));
                turns.waits += 1;
                if !calling.wait(wait).await {
                    return calling.give_up(kind, guarded(|| work.fall_back()));
                }
            }
        }
        if Instant::now() >= calling.end() {
            let kind = ErrorKind::Deadline(calling.deadline);
            return calling.give_up(kind, guarded(|| work.fall_back()));
        }
        number += u32::from(counts);
    }
}

/// How often a call was given another try of the kinds that come only once.
#[derive(Default)]
struct Turns {
    waits: u32,
    timeouts: u32,
    interrupted: u32,
    empty: u32,
    roomier: u32,
}

/// The longest wait that a provider may ask for, as the SDKs of the providers have it; beyond it the call fails.
const LONGEST_WAIT: Duration = Duration::from_secs(120);

/// Whether this is the first time.
fn once(count: &mut u32) -> bool {
    *count += 1;
    *count == 1
}

impl Turns {
    fn after(&mut self, kind: &ErrorKind, options: &Options) -> Next {
        match kind {
            ErrorKind::Model(error) if error.retry_after() > Some(LONGEST_WAIT) => Next::Fail,
            // The answer had begun, so each such try may be billed.
            ErrorKind::Model(error)
                if error.kind() == ModelErrorKind::Interrupted && !once(&mut self.interrupted) =>
            {
                Next::Fail
            }
            ErrorKind::Model(error) if error.is_transient() => Next::Wait {
                wait: error.retry_after().filter(|wait| !wait.is_zero()),
                counts: error.kind() != ModelErrorKind::RateLimited,
            },
            ErrorKind::Timeout(_) if once(&mut self.timeouts) => {
                Next::Wait { wait: Some(Duration::ZERO), counts: true }
            }
            ErrorKind::Truncated if options.max_tokens.is_some() && once(&mut self.roomier) => {
                Next::MoreRoom
            }
            ErrorKind::Reply(error)
                if error.kind() == ReplyErrorKind::Empty && !once(&mut self.empty) =>
            {
                Next::Fail
            }
            ErrorKind::Reply(error) => Next::Hint(error.to_string()),
            ErrorKind::Gate(messages) => Next::Hint(messages.join("\n")),
            _ => Next::Fail,
        }
    }
}

/// What is asked of a model: the same for every attempt, but for the hint and the room.
struct Asked<'m> {
    model: &'m AnyModel,
    dialect: Dialect,
    repairs: Repairs,
    options: Options,
    left_out: Vec<Cow<'static, str>>,
    messages: Arc<[Message]>,
    schema: Option<WireSchema>,
}

impl<'m> Asked<'m> {
    fn new(
        model: &'m AnyModel,
        mut options: Options,
        prompt: Prompt,
        schema: &Schema,
        repairs: Repairs,
        format: Option<Format>,
    ) -> Self {
        let capabilities = model.capabilities();
        let left_out = leave_out(&mut options, &capabilities);
        let wire = schema.wire(capabilities.dialect);
        let mut messages = prompt.into_messages();
        // Without a schema on the wire, the form of the output stands in the prompt, in the type's own JSON; and also where the
        // model is not shown the schema.
        let dialect = if wire.is_some() { capabilities.dialect } else { Dialect::Prompt };
        let format = format.unwrap_or(capabilities.format);
        if let Some(format) = schema.format_beside(capabilities.dialect, format) {
            append(&mut messages, &format);
        }
        Asked {
            model,
            dialect,
            repairs,
            options,
            left_out,
            messages: messages.into(),
            schema: wire,
        }
    }

    fn double_room(&mut self) {
        self.options.max_tokens = self.options.max_tokens.map(|n| n.saturating_mul(2));
    }

    /// Sends once and checks what comes back.
    async fn attempt(
        &self,
        calling: &Calling<'_>,
        number: u32,
        hint: Option<&str>,
        work: &mut (dyn Ask + '_),
    ) -> (Attempt, Option<ErrorKind>) {
        let messages = match hint {
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
        let request = Request {
            step: calling.info.name.into(),
            attempt: number,
            messages,
            options: self.options.clone(),
            schema: self.schema.clone(),
        };
        let span = telemetry::chat_span!(calling.info.name, self.model.id(), self.options, number);
        let started = SystemTime::now();
        let clock = Instant::now();
        let sent = guarded_future(self.model.complete(&request)).instrument(span.clone());
        let (reply, result) = match timeout_at(calling.attempt_end(), sent).await {
            Err(_) => (None, Err(calling.out_of_time())),
            Ok(Err(panic)) => (None, Err(panic.into_kind())),
            Ok(Ok(Err(error))) => (None, Err(ErrorKind::Model(error))),
            Ok(Ok(Ok(reply))) => {
                let result = self.check(&reply, work);
                (Some(reply), result)
            }
        };
        let (repairs, failure) = match result {
            Ok(repairs) => (repairs, None),
            Err(kind) => (Vec::new(), Some(kind)),
        };
        let usage = reply.as_ref().map_or_else(Usage::default, |reply| reply.usage);
        span.record("gen_ai.usage.input_tokens", usage.input_tokens);
        span.record("gen_ai.usage.output_tokens", usage.output_tokens);
        span.record("gen_ai.response.id", reply.as_ref().and_then(|r| r.id.as_deref()));
        span.record("gen_ai.response.model", reply.as_ref().and_then(|r| r.model.as_deref()));
        span.record("flow.outcome", if failure.is_none() { "done" } else { "failed" });
        span.record("error.type", failure.as_ref().map(ErrorKind::name));
        let attempt = Attempt {
            step: calling.info.name.into(),
            node: calling.key.to_string(),
            model: Some(self.model.id().to_owned()),
            number,
            input: Prompt::new(request.messages.to_vec()).to_string(),
            output: reply.map(|reply| reply.text),
            usage,
            latency: clock.elapsed(),
            started,
            outcome: match &failure {
                None => Outcome::Done,
                Some(kind) => Outcome::Failed(kind.to_string()),
            },
            left_out: self.left_out.clone(),
            repairs,
        };
        (attempt, failure)
    }

    /// Tells refused and cut-off replies apart from wrong ones, then parses and runs the gates.
    fn check(&self, reply: &Reply, work: &mut (dyn Ask + '_)) -> Result<Vec<Repair>, ErrorKind> {
        if let Finish::Refusal(why) = &reply.finish {
            return Err(ErrorKind::Refused(why.clone()));
        }
        let is_cut_off = reply.finish == Finish::Length;
        let (dialect, repairs) = (self.dialect, self.repairs);
        let answer = Answer { text: &reply.text, dialect, repairs, is_cut_off };
        let result = guarded(|| work.accept(answer)).unwrap_or_else(|panic| Err(panic.into_kind()));
        match result {
            // A value may be all there, and only white space cut off.
            Err(ErrorKind::Reply(_)) if is_cut_off => Err(ErrorKind::Truncated),
            result => result,
        }
    }
}

/// Takes the options out that the model does not take, and says which.
fn leave_out(options: &mut Options, can: &Capabilities) -> Vec<Cow<'static, str>> {
    let mut left_out = Vec::new();
    let mut drop = |takes: bool, is_set: bool, name: &'static str| {
        let out = is_set && !takes;
        if out {
            left_out.push(Cow::Borrowed(name));
        }
        out
    };
    if drop(can.temperature, options.temperature.is_some(), "temperature") {
        options.temperature = None;
    }
    if drop(can.top_p, options.top_p.is_some(), "top_p") {
        options.top_p = None;
    }
    if drop(can.seed, options.seed.is_some(), "seed") {
        options.seed = None;
    }
    if drop(can.stop, !options.stop.is_empty(), "stop") {
        options.stop.clear();
    }
    if drop(can.reasoning_effort, options.reasoning_effort.is_some(), "reasoning_effort") {
        options.reasoning_effort = None;
    }
    left_out
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
