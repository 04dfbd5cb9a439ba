//! A call of a step: data that has not run yet.

use std::borrow::Cow;
use std::fmt;
use std::future::{Future, pending};
use std::marker::PhantomData;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use serde_json::{Map, Value};

use crate::error::{Error, ErrorKind};
use crate::executor::{self, Act, ActFailure, Ask, Key};
use crate::message::Prompt;
use crate::model::Options;
use crate::plan::{Dry, without_rounds};
use crate::run::{Run, Traced, traced, unless_cancelled};
use crate::runtime::{Runtime, With};
use crate::schema::{Format, Schema};
use crate::step::{PromptStep, Step, StepInfo, StepKind};

/// A call of the step `S`, which will give a `T`: what `rate(&problem)` returns.
///
/// Nothing has happened yet. In a flow, `?` runs it; elsewhere, `.run(&rt).await` does.
#[must_use = "a call does nothing until it is run: `?` in a flow, `.run(&rt).await` elsewhere"]
pub struct Call<'a, T, S> {
    work: Work<'a, T>,
    overrides: Option<Box<Overrides>>,
    step: PhantomData<fn() -> S>,
}

/// What a call does; the value is kept in it until it is taken, so that the executor needs no type.
pub(crate) enum Work<'a, T> {
    Ask(Box<dyn AskFor<T> + 'a>),
    Act(Box<dyn ActFor<T> + 'a>),
}

pub(crate) trait AskFor<T>: Ask {
    fn take(&mut self) -> Option<T>;
}

pub(crate) trait ActFor<T>: Act {
    fn take(&mut self) -> Option<T>;
}

/// What a caller sets on one call.
#[derive(Debug, Default)]
pub(crate) struct Overrides {
    pub(crate) model: Option<Cow<'static, str>>,
    pub(crate) options: Options,
    pub(crate) format: Option<Format>,
    pub(crate) attempts: Option<u32>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) deadline: Option<Duration>,
    pub(crate) with: Option<With>,
}

impl<'a, T, S: Step> Call<'a, T, S> {
    pub(crate) fn new(work: Work<'a, T>) -> Self {
        Call { work, overrides: None, step: PhantomData }
    }

    /// What is known of the step before it is called.
    pub fn info(&self) -> &'static StepInfo {
        S::INFO
    }

    fn set(mut self, set: impl FnOnce(&mut Overrides)) -> Self {
        set(self.overrides.get_or_insert_default());
        self
    }

    /// This many attempts in all, at least 1, for this call.
    pub fn attempts(self, attempts: u32) -> Self {
        self.set(|o| o.attempts = Some(attempts.max(1)))
    }

    /// A bound on each attempt of this call.
    pub fn timeout(self, timeout: Duration) -> Self {
        self.set(|o| o.timeout = Some(timeout))
    }

    /// A bound on this call in all, from when its first request may be sent.
    pub fn deadline(self, deadline: Duration) -> Self {
        self.set(|o| o.deadline = Some(deadline))
    }

    /// Models, resources, labels, a deadline and a way to cancel, for this call alone.
    pub fn with(self, with: With) -> Self {
        self.set(|o| o.with = Some(with))
    }

    /// Runs this call by itself, outside a flow.
    ///
    /// # Errors
    /// [`Error`], when every attempt failed or the runtime lacks something.
    pub async fn run(mut self, runtime: &Runtime) -> Result<T, Error> {
        let run = Run::new(runtime, self.own(), None);
        let seam = run.seam().cloned();
        let work = pin!(self.execute(&run, Key::alone(S::INFO)));
        let running = unless_cancelled(run.token(), work);
        match seam {
            Some(seam) => seam.drive(Box::pin(running)).await,
            None => running.await,
        }
    }

    /// What the call has of its own; it is no longer in it then.
    fn own(&mut self) -> Option<With> {
        self.overrides.as_mut().and_then(|o| o.with.take())
    }

    /// Runs this call by itself and gives what happened, too.
    pub async fn run_traced(mut self, runtime: &Runtime) -> Traced<T> {
        let name = S::INFO.name;
        let with = self.own();
        traced(runtime, with, name, async |run: Arc<Run>| {
            unless_cancelled(run.token(), pin!(self.execute(&run, Key::alone(S::INFO)))).await
        })
        .await
    }

    /// The one place through which every step call passes.
    pub(crate) async fn execute(self, run: &Run, key: Key<'_>) -> Result<T, Error> {
        if let Some(dry) = run.dry() {
            return self.note(run, key, dry).await;
        }
        match run.seam() {
            None => self.perform(run, key).await,
            // Boxed, so that a call whose order nobody keeps is small.
            Some(seam) => seam.pass(key, Box::pin(self.perform(run, key))).await,
        }
    }

    /// Notes the call, which never ends.
    async fn note(mut self, run: &Run, key: Key<'_>, dry: &Dry) -> Result<T, Error> {
        let own = self.own().map(|with| run.within(with));
        let run = own.as_ref().unwrap_or(run);
        let (node, overrides) = (without_rounds(&key.to_string()), self.overrides.as_deref());
        match &self.work {
            Work::Ask(work) => dry
                .ask(&node, run, S::INFO, overrides, work.as_ref())
                .map_err(|error| error.of_step(S::INFO.name, Vec::new()))?,
            Work::Act(_) => dry.act(&node, run, S::INFO, overrides),
        }
        pending().await
    }

    async fn perform(mut self, run: &Run, key: Key<'_>) -> Result<T, Error> {
        match self.own() {
            None => self.perform_in(run, key).await,
            Some(with) => {
                let run = Box::new(run.within(with.of_a_part()?));
                unless_cancelled(run.token(), Box::pin(self.perform_in(&run, key))).await
            }
        }
    }

    async fn perform_in(mut self, run: &Run, key: Key<'_>) -> Result<T, Error> {
        let overrides = self.overrides.as_deref();
        let value = match &mut self.work {
            Work::Ask(work) => {
                // Boxed, so that a node that has not started yet is small: asking takes kilobytes.
                Box::pin(executor::ask(run, S::INFO, key, overrides, work.as_mut())).await?;
                work.take()
            }
            Work::Act(work) => {
                executor::act(run, S::INFO, key, overrides, work.as_mut()).await?;
                work.take()
            }
        };
        value.ok_or_else(|| {
            Error::new(ErrorKind::Invalid("the step ended without a value".into()))
                .of_step(S::INFO.name, Vec::new())
        })
    }
}

/// What only a call of a prompt step has. The bounds are the methods' own, so that a code step's call gets their message.
impl<T, S: Step> Call<'_, T, S> {
    /// Renders the messages, as the first attempt would send them. It asks no model: made for snapshot tests.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`], if a value in the prompt cannot be written as JSON.
    pub fn prompt(&self) -> Result<Prompt, Error>
    where
        S: PromptStep,
    {
        match &self.work {
            Work::Ask(work) => work.render(),
            Work::Act(_) => Err("it is a code step".into()),
        }
        .map_err(|why| Error::new(ErrorKind::Invalid(why)).of_step(S::INFO.name, Vec::new()))
    }

    /// The form of the output.
    pub fn schema(&self) -> Option<Arc<Schema>>
    where
        S: PromptStep,
    {
        match &self.work {
            Work::Ask(work) => Some(work.schema()),
            Work::Act(_) => None,
        }
    }

    /// An estimate of the tokens of the prompt; see [`Prompt::tokens`]. 0 if it cannot be rendered.
    pub fn tokens(&self) -> u64
    where
        S: PromptStep,
    {
        self.prompt().map_or(0, |prompt| prompt.tokens())
    }

    /// Asks the model of this name, for this call.
    pub fn model(self, name: impl Into<Cow<'static, str>>) -> Self
    where
        S: PromptStep,
    {
        self.set(|o| o.model = Some(name.into()))
    }

    /// Another sampling temperature, for this call.
    pub fn temperature(self, temperature: f64) -> Self
    where
        S: PromptStep,
    {
        self.set(|o| o.options.temperature = Some(temperature))
    }

    /// Another nucleus, for this call.
    pub fn top_p(self, top_p: f64) -> Self
    where
        S: PromptStep,
    {
        self.set(|o| o.options.top_p = Some(top_p))
    }

    /// Another bound on the reply's tokens, for this call.
    pub fn max_tokens(self, max_tokens: u32) -> Self
    where
        S: PromptStep,
    {
        self.set(|o| o.options.max_tokens = Some(max_tokens))
    }

    /// Another seed, for this call.
    pub fn seed(self, seed: u64) -> Self
    where
        S: PromptStep,
    {
        self.set(|o| o.options.seed = Some(seed))
    }

    /// Other texts at which the reply ends, for this call.
    pub fn stop<I: Into<Cow<'static, str>>>(self, stop: impl IntoIterator<Item = I>) -> Self
    where
        S: PromptStep,
    {
        self.set(|o| o.options.stop = stop.into_iter().map(Into::into).collect())
    }

    /// Another reasoning effort, for this call.
    pub fn reasoning_effort(self, effort: impl Into<Cow<'static, str>>) -> Self
    where
        S: PromptStep,
    {
        self.set(|o| o.options.reasoning_effort = Some(effort.into()))
    }

    /// How the form of the output is written into the prompt, for this call, where the model is not shown a schema.
    pub fn format(self, format: Format) -> Self
    where
        S: PromptStep,
    {
        self.set(|o| o.format = Some(format))
    }

    /// A further provider parameter, for this call.
    pub fn extra(self, name: impl Into<String>, value: impl Into<Value>) -> Self
    where
        S: PromptStep,
    {
        self.set(|o| {
            o.options.extra.insert(name.into(), value.into());
        })
    }
}

impl<T, S: Step> fmt::Debug for Call<'_, T, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("step", &S::INFO.name)
            .field("overrides", &self.overrides)
            .finish_non_exhaustive()
    }
}

/// What a step or flow that is awaited does not meet: there is no runtime in reach of `.await`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be awaited by itself: it has no runtime yet",
    label = "write `.run(&rt).await`; inside `flow!`, write `?` instead"
)]
pub trait HasRuntime {}

/// Only for its message. Nothing meets the bound; it is on `S` because rustc would report one on `Self` as "not a future".
impl<T, S> Future for Call<'_, T, S>
where
    S: HasRuntime,
{
    type Output = T;

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<T> {
        Poll::Pending
    }
}

impl Overrides {
    /// The options of the step, with what this call sets in front.
    pub(crate) fn options(
        overrides: Option<&Overrides>,
        info: &StepInfo,
    ) -> Result<Options, Error> {
        let settings = &info.settings;
        let mut options = Options {
            temperature: settings.temperature,
            top_p: settings.top_p,
            max_tokens: settings.max_tokens,
            seed: settings.seed,
            stop: settings.stop.iter().map(|text| Cow::Borrowed(*text)).collect(),
            reasoning_effort: settings.reasoning_effort.map(Cow::Borrowed),
            extra: Map::new(),
        };
        if !settings.extra.is_empty() {
            options.extra = serde_json::from_str(settings.extra).map_err(|error| {
                Error::new(ErrorKind::Invalid(format!("`extra` is not a JSON object: {error}")))
            })?;
        }
        let Some(Overrides { options: own, .. }) = overrides else {
            return Ok(options);
        };
        options.temperature = own.temperature.or(options.temperature);
        options.top_p = own.top_p.or(options.top_p);
        options.max_tokens = own.max_tokens.or(options.max_tokens);
        options.seed = own.seed.or(options.seed);
        if !own.stop.is_empty() {
            options.stop.clone_from(&own.stop);
        }
        if own.reasoning_effort.is_some() {
            options.reasoning_effort.clone_from(&own.reasoning_effort);
        }
        options.extra.extend(own.extra.clone());
        check(&options)?;
        Ok(options)
    }
}

/// The ranges that the macro checks for literals, for values that a program computes.
fn check(options: &Options) -> Result<(), Error> {
    let wrong = |message: String| Err(Error::new(ErrorKind::Invalid(message)));
    if let Some(t) = options.temperature
        && !(0.0..=2.0).contains(&t)
    {
        return wrong(format!("`temperature` is {t}, not from 0.0 to 2.0"));
    }
    if let Some(p) = options.top_p
        && !(p > 0.0 && p <= 1.0)
    {
        return wrong(format!("`top_p` is {p}, not above 0.0 and at most 1.0"));
    }
    if options.max_tokens == Some(0) {
        return wrong("`max_tokens` is 0: no reply fits".into());
    }
    Ok(())
}

/// The call of a step that did not compile: it has the right type, for the code around it.
#[doc(hidden)]
pub fn none<'a, T: 'a, S: Step>() -> Call<'a, T, S> {
    struct Nothing;

    impl Act for Nothing {
        fn inputs(&self) -> String {
            String::new()
        }

        fn output(&self) -> Option<String> {
            None
        }

        fn start<'s>(&'s mut self, _: &'s Run) -> BoxFuture<'s, Result<(), ActFailure>> {
            Box::pin(std::future::pending())
        }

        fn fall_back(&mut self) -> bool {
            false
        }
    }

    impl<T> ActFor<T> for Nothing {
        fn take(&mut self) -> Option<T> {
            None
        }
    }

    Call::new(Work::Act(Box::new(Nothing)))
}

/// The step of such a call where there can be no type of its name: in an `impl`.
#[doc(hidden)]
#[derive(Debug)]
pub enum NoStep {}

impl Step for NoStep {
    const INFO: &'static StepInfo = &StepInfo::new("", "", StepKind::Prompt);
}

impl PromptStep for NoStep {}

/// A future of a code step's attempt, boxed.
#[doc(hidden)]
pub type BoxFuture<'a, T> = std::pin::Pin<Box<dyn Future<Output = T> + Send + 'a>>;
