//! The executor: the only part that talks to a model.
//!
//! It takes one call and gives a validated value or an error, with every attempt on record. It renders nothing and knows no
//! flow: the work is behind [`Ask`] and [`Act`], whose values stay with them.

use std::any::Any;
use std::borrow::Cow;
use std::fmt;
use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::{Duration, SystemTime};

use tokio::time::{Instant, timeout_at};
use tracing::Instrument as _;

use crate::attempt::{Attempt, Outcome};
use crate::backoff::backoff;
use crate::call::{BoxFuture, Overrides};
use crate::error::{Error, ErrorKind};
use crate::frame::At;
use crate::message::{Message, Part, Prompt, Role};
use crate::model::{
    AnyModel, Capabilities, Finish, Model, ModelErrorKind, Options, Reply, Request, Usage,
    WireSchema,
};
use crate::reply::ReplyErrorKind;
use crate::run::Run;
use crate::schema::{Dialect, Schema};
use crate::step::StepInfo;
use crate::telemetry;

/// A prompt step's side of a call.
pub(crate) trait Ask: Send + Sync {
    fn render(&self) -> Result<Prompt, String>;
    fn schema(&self) -> Arc<Schema>;
    /// Parses a reply and runs the gates; a good value is kept.
    fn accept(&mut self, reply: &str, dialect: Dialect) -> Result<(), ErrorKind>;
    /// Keeps the fallback's value, if there is a fallback.
    fn fall_back(&mut self) -> bool;
}

/// A code step's side of a call.
pub(crate) trait Act: Send + Sync {
    /// The inputs as JSON, for the trace.
    fn inputs(&self) -> String;
    /// The kept value as JSON, for the trace.
    fn output(&self) -> Option<String>;
    /// One attempt; a good value is kept.
    fn start<'s>(&'s mut self, run: &'s Run) -> BoxFuture<'s, Result<(), ActFailure>>;
    fn fall_back(&mut self) -> bool;
}

/// How an attempt of a code step failed.
#[derive(Debug)]
pub enum ActFailure {
    /// It returned an error, which may pass by itself or not.
    Failed(ErrorKind, bool),
    /// It panicked on another thread.
    Panicked(Box<dyn Any + Send>),
    /// A resource is not there.
    NoResource(&'static str),
    /// Its inputs went into an earlier attempt.
    Spent,
}

/// Where in a run a call stands: its stable key.
#[derive(Clone, Copy)]
pub(crate) struct Key<'k> {
    step: &'static str,
    place: Option<At<'k>>,
}

impl<'k> Key<'k> {
    /// A call outside a flow.
    pub(crate) fn alone(info: &'static StepInfo) -> Self {
        Key {
            step: info.name,
            place: None,
        }
    }

    /// A call at a node of a flow.
    pub(crate) fn at(at: At<'k>, info: &'static StepInfo) -> Self {
        Key { step: info.name, place: Some(at) }
    }
}

impl fmt::Display for Key<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            None => f.write_str(self.step),
            Some(at) => write!(f, "{at}"),
        }
    }
}

/// One call while it runs: what holds for all its attempts.
struct Calling<'c> {
    run: &'c Run,
    info: &'static StepInfo,
    key: Key<'c>,
    attempts: u32,
    timeout: Duration,
    deadline: Duration,
    began: Instant,
    ledger: Vec<Attempt>,
}

impl<'c> Calling<'c> {
    fn new(
        run: &'c Run,
        info: &'static StepInfo,
        key: Key<'c>,
        overrides: Option<&Overrides>,
    ) -> Self {
        let set = &info.settings;
        let defaults = run.runtime.defaults();
        let time = |own: Option<Duration>, set: Option<u64>, default: Duration| {
            own.or(set.map(Duration::from_millis)).unwrap_or(default)
        };
        Calling {
            run,
            info,
            key,
            attempts: overrides
                .and_then(|o| o.attempts)
                .or(set.attempts)
                .unwrap_or(defaults.attempts)
                .max(1),
            timeout: time(
                overrides.and_then(|o| o.timeout),
                set.timeout_ms,
                defaults.timeout,
            ),
            deadline: time(
                overrides.and_then(|o| o.deadline),
                set.deadline_ms,
                defaults.deadline,
            ),
            began: Instant::now(),
            ledger: Vec::new(),
        }
    }

    fn end(&self) -> Instant {
        self.began + self.deadline
    }

    /// When the attempt that begins now has to end.
    fn attempt_end(&self) -> Instant {
        (Instant::now() + self.timeout).min(self.end())
    }

    /// What it means that an attempt did not end in time.
    fn out_of_time(&self) -> ErrorKind {
        if Instant::now() >= self.end() {
            ErrorKind::Deadline(self.deadline)
        } else {
            ErrorKind::Timeout(self.timeout)
        }
    }

    /// Waits before the next attempt; `false` if the deadline would pass meanwhile.
    async fn wait(&self, wait: Duration) -> bool {
        if Instant::now() + wait >= self.end() {
            return false;
        }
        tokio::time::sleep(wait).await;
        true
    }

    fn error(self, kind: ErrorKind) -> Error {
        Error::new(kind).of_step(self.info.name, self.ledger)
    }

    /// Writes one attempt down, for the error and for the trace.
    fn record(&mut self, attempt: Attempt) {
        if self.run.is_recording() {
            self.run.record(attempt.clone());
        }
        self.ledger.push(attempt);
    }

    /// Ends the call by its fallback, or with the error.
    fn give_up(self, kind: ErrorKind, fell_back: Result<bool, Error>) -> Result<(), Error> {
        match fell_back {
            Ok(true) => {
                let reason = format!("the fallback stands in: {kind}");
                tracing::warn!(target: "flow", step = self.info.name, "{reason}");
                self.run.flag(&self.key.to_string(), reason);
                Ok(())
            }
            Ok(false) => Err(self.error(kind)),
            Err(panic) => Err(panic.of_step(self.info.name, self.ledger)),
        }
    }
}

/// Runs user code that must not take the process down with it.
fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(work)).map_err(Error::from_panic)
}

/// Waits for user code that must not take the process down with it; after a panic it is not polled again.
async fn guarded_future<T>(work: impl Future<Output = T>) -> Result<T, Error> {
    let mut work = pin!(work);
    poll_fn(|context| match guarded(|| work.as_mut().poll(context)) {
        Ok(poll) => poll.map(Ok),
        Err(panic) => Poll::Ready(Err(panic)),
    })
    .await
}

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
        let name = overrides
            .and_then(|o| o.model.as_deref())
            .unwrap_or(info.model);
        let model = run
            .model(name, info.name)
            .map_err(|missing| named(Error::new(ErrorKind::Missing(vec![missing]))))?;
        let options = Overrides::options(overrides, info).map_err(named)?;
        let prompt = guarded(|| work.render())
            .map_err(named)?
            .map_err(|why| named(Error::new(ErrorKind::Invalid(why))))?;
        let asked = Asked::new(model, options, prompt, &work.schema());
        let calling = Calling::new(run, info, key, overrides);
        ask_until(calling, asked, work).await
    };
    ended(asking, span).await
}

/// Waits for a step in its span, and writes down there how it failed.
async fn ended(
    step: impl Future<Output = Result<(), Error>>,
    span: tracing::Span,
) -> Result<(), Error> {
    let result = step.instrument(span.clone()).await;
    if let Err(error) = &result {
        span.record("error.type", error.kind().name());
    }
    result
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
            ErrorKind::Timeout(_) if once(&mut self.timeouts) => Next::Wait {
                wait: Some(Duration::ZERO),
                counts: true,
            },
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
    options: Options,
    left_out: Vec<Cow<'static, str>>,
    messages: Arc<[Message]>,
    schema: Option<WireSchema>,
}

impl<'m> Asked<'m> {
    fn new(model: &'m AnyModel, mut options: Options, prompt: Prompt, schema: &Schema) -> Self {
        let capabilities = model.capabilities();
        let left_out = leave_out(&mut options, &capabilities);
        let wire = schema.wire(capabilities.dialect);
        let mut messages = prompt.into_messages();
        // Without a schema on the wire, the form of the output stands in the prompt, in the type's own JSON.
        let dialect = if wire.is_some() {
            capabilities.dialect
        } else {
            Dialect::Prompt
        };
        if wire.is_none()
            && let Some(format) = schema.format_text()
        {
            append(&mut messages, &format);
        }
        Asked {
            model,
            dialect,
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
        let failure = result.err();
        let usage = reply
            .as_ref()
            .map_or_else(Usage::default, |reply| reply.usage);
        span.record("gen_ai.usage.input_tokens", usage.input_tokens);
        span.record("gen_ai.usage.output_tokens", usage.output_tokens);
        span.record(
            "gen_ai.response.id",
            reply.as_ref().and_then(|r| r.id.as_deref()),
        );
        span.record(
            "gen_ai.response.model",
            reply.as_ref().and_then(|r| r.model.as_deref()),
        );
        span.record(
            "flow.outcome",
            if failure.is_none() { "done" } else { "failed" },
        );
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
        };
        (attempt, failure)
    }

    /// Tells refused and cut-off replies apart from wrong ones, then parses and runs the gates.
    fn check(&self, reply: &Reply, work: &mut (dyn Ask + '_)) -> Result<(), ErrorKind> {
        match &reply.finish {
            Finish::Refusal(why) => return Err(ErrorKind::Refused(why.clone())),
            Finish::Length => return Err(ErrorKind::Truncated),
            Finish::Stop => {}
        }
        guarded(|| work.accept(&reply.text, self.dialect))
            .unwrap_or_else(|panic| Err(panic.into_kind()))
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
    if drop(
        can.temperature,
        options.temperature.is_some(),
        "temperature",
    ) {
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
    if drop(
        can.reasoning_effort,
        options.reasoning_effort.is_some(),
        "reasoning_effort",
    ) {
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

/// Runs a code step until it gives a value, or no attempt is left.
pub(crate) async fn act(
    run: &Run,
    info: &'static StepInfo,
    key: Key<'_>,
    overrides: Option<&Overrides>,
    work: &mut (dyn Act + '_),
) -> Result<(), Error> {
    let span = telemetry::step_span!(info, run.id, tracing::field::display(&key));
    ended(
        act_until(Calling::new(run, info, key, overrides), work),
        span,
    )
    .await
}

async fn act_until(mut calling: Calling<'_>, work: &mut (dyn Act + '_)) -> Result<(), Error> {
    for number in 1.. {
        let recording = calling.run.is_recording();
        let input = if recording {
            work.inputs()
        } else {
            String::new()
        };
        let started = SystemTime::now();
        let clock = Instant::now();
        let running = guarded_future(work.start(calling.run));
        let (failure, transient) = match timeout_at(calling.attempt_end(), running).await {
            Ok(Ok(Ok(()))) => (None, false),
            Ok(Ok(Err(failure))) => failure.into_kind(calling.info.name),
            Ok(Err(panic)) => (Some(panic.into_kind()), false),
            Err(_) => (Some(calling.out_of_time()), false),
        };
        if recording || failure.is_some() {
            calling.record(Attempt {
                step: calling.info.name.into(),
                node: calling.key.to_string(),
                model: None,
                number,
                input,
                output: if failure.is_none() {
                    work.output()
                } else {
                    None
                },
                usage: Usage::default(),
                latency: clock.elapsed(),
                started,
                outcome: match &failure {
                    None => Outcome::Done,
                    Some(kind) => Outcome::Failed(kind.to_string()),
                },
                left_out: Vec::new(),
            });
        }
        let Some(kind) = failure else { return Ok(()) };
        let wait = backoff(number - 1, calling.run.runtime.random());
        if !transient || number >= calling.attempts || !calling.wait(wait).await {
            return calling.give_up(kind, guarded(|| work.fall_back()));
        }
    }
    Ok(())
}

impl ActFailure {
    /// The error, and whether another attempt may go better.
    fn into_kind(self, step: &'static str) -> (Option<ErrorKind>, bool) {
        match self {
            ActFailure::Failed(kind, transient) => (Some(kind), transient),
            ActFailure::Panicked(panic) => (Some(Error::from_panic(panic).into_kind()), false),
            ActFailure::NoResource(type_name) => {
                let missing = crate::error::Missing::Resource { type_name, step };
                (Some(ErrorKind::Missing(vec![missing])), false)
            }
            ActFailure::Spent => {
                let why = "its inputs went into the first attempt".to_owned();
                (Some(ErrorKind::Invalid(why)), false)
            }
        }
    }
}
