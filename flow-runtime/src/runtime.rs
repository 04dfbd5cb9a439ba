//! The runtime: which models there are, what steps may take, how long things may last.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::error::Error;
use crate::executor::NotTaken;
use crate::history::History;
use crate::limit::{Limiter, Limiters, Limits, Priority};
use crate::model::{AnyModel, Model};
use crate::plan::Dry;
use crate::price::Price;
use crate::resource::Resources;

/// What calls and flows run on. Cheap to clone; make one and share it.
///
/// ```
/// use flow::{Rehearsal, Runtime};
///
/// let rt = Runtime::builder()
///     .model("default", Rehearsal::new())
///     .resource(String::from("a resource of type String"))
///     .build();
/// ```
#[derive(Clone)]
pub struct Runtime(Arc<Inner>);

struct Inner {
    models: Models,
    resources: Resources,
    defaults: Defaults,
    limiters: Limiters,
    not_taken: NotTaken,
    prices: BTreeMap<String, Price>,
    random: Mutex<fastrand::Rng>,
}

/// Named models, and the one that answers for every other name.
#[derive(Debug, Clone, Default)]
pub(crate) struct Models {
    named: BTreeMap<String, AnyModel>,
    any: Option<AnyModel>,
}

impl Models {
    pub(crate) fn get(&self, name: &str) -> Option<&AnyModel> {
        self.named.get(name).or(self.any.as_ref())
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &String> {
        self.named.keys()
    }

    /// All models; the one that answers for every other name has none of its own.
    fn all(&self) -> impl Iterator<Item = (Option<&str>, &AnyModel)> {
        let named = self.named.iter().map(|(name, model)| (Some(name.as_str()), model));
        named.chain(self.any.as_ref().map(|model| (None, model)))
    }
}

/// What holds for a step that does not say otherwise.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Defaults {
    pub(crate) attempts: u32,
    pub(crate) timeout: Duration,
    pub(crate) deadline: Duration,
    pub(crate) max_wait: Duration,
    pub(crate) fan_out: usize,
    pub(crate) strict_options: bool,
    pub(crate) record_content: bool,
    pub(crate) max_tokens: Option<u32>,
    /// The most that a prompt may weigh: see [`Prompt::weight`](crate::Prompt).
    pub(crate) prompt_limit: Option<u64>,
}

impl Default for Defaults {
    fn default() -> Self {
        Defaults {
            attempts: 3,
            timeout: Duration::from_secs(120),
            deadline: Duration::from_secs(300),
            max_wait: Duration::from_secs(300),
            fan_out: 16,
            strict_options: false,
            record_content: false,
            max_tokens: None,
            prompt_limit: None,
        }
    }
}

impl Runtime {
    /// A runtime in which one model answers for every name that steps ask for.
    pub fn new(model: impl Model) -> Self {
        Runtime::builder().any_model(model).build()
    }

    /// Starts with nothing: no models, no resources, the default bounds.
    pub fn builder() -> RuntimeBuilder {
        RuntimeBuilder::default()
    }

    /// A runtime on the provider that the environment names.
    ///
    /// The first of these that is set decides: `OPENAI_API_KEY` or `OPENAI_BASE_URL` (OpenAI, or any compatible server),
    /// `ANTHROPIC_API_KEY`, `OLLAMA_HOST`. `FLOW_MODEL` names the model; `FLOW_MODEL_FAST` that for steps with
    /// `model = "fast"`, and so on: a name without a variable of its own gets `FLOW_MODEL`.
    ///
    /// # Errors
    /// [`NoModel`](crate::NoModel), which lists the variables, if none is set or one cannot be used. A made-up reply never
    /// takes a model's place: [`Scripted`](crate::Scripted) and [`Rehearsal`](crate::Rehearsal) are asked for by name.
    #[cfg(feature = "http")]
    pub fn from_env() -> Result<Self, crate::NoModel> {
        Ok(Runtime::builder().models_from_env()?.build())
    }

    pub(crate) fn models(&self) -> &Models {
        &self.0.models
    }

    pub(crate) fn resources(&self) -> &Resources {
        &self.0.resources
    }

    pub(crate) fn defaults(&self) -> &Defaults {
        &self.0.defaults
    }

    /// The limits that this model shares with others, if it has any.
    pub(crate) fn limiter(&self, model: &AnyModel) -> Option<Arc<Limiter>> {
        model.limit_scope().map(|scope| self.0.limiters.of(scope))
    }

    /// The options that models were found not to take.
    pub(crate) fn not_taken(&self) -> &NotTaken {
        &self.0.not_taken
    }

    /// What the model of this name of its own costs, if that is known.
    pub(crate) fn price(&self, model: &str) -> Option<Price> {
        self.0.prices.get(model).copied()
    }

    /// A random number from the runtime's own source.
    pub(crate) fn random(&self) -> u64 {
        self.0.random.lock().unwrap_or_else(PoisonError::into_inner).u64(..)
    }
}

impl fmt::Debug for Runtime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Runtime")
            .field("models", &self.0.models)
            .field("resources", &self.0.resources)
            .field("defaults", &self.0.defaults)
            .finish()
    }
}

/// Makes a [`Runtime`].
#[derive(Debug, Default)]
#[must_use = "call `.build()`"]
pub struct RuntimeBuilder {
    models: Models,
    resources: Resources,
    defaults: Defaults,
    limits: Limits,
    limits_of: BTreeMap<String, Limits>,
    prices: BTreeMap<String, Price>,
    seed: Option<u64>,
}

impl RuntimeBuilder {
    /// Adds a model under the name that steps ask for it: `default` (those that ask for none), `fast`, `writer`, ….
    pub fn model(mut self, name: impl Into<String>, model: impl Model) -> Self {
        self.models.named.insert(name.into(), AnyModel::new(model));
        self
    }

    /// Adds the model that answers for every name that has none of its own. Without it, such a name is an error before
    /// anything runs.
    pub fn any_model(mut self, model: impl Model) -> Self {
        self.models.any = Some(AnyModel::new(model));
        self
    }

    /// Adds the models that the environment names, as [`Runtime::from_env`] does.
    ///
    /// # Errors
    /// As [`Runtime::from_env`].
    #[cfg(feature = "http")]
    pub fn models_from_env(mut self) -> Result<Self, crate::NoModel> {
        let mut variables = Vec::new();
        for (name, value) in std::env::vars_os() {
            if let (Ok(name), Ok(value)) = (name.into_string(), value.into_string()) {
                variables.push((name, value));
            }
        }
        let found = crate::model::from_env(&variables)?;
        self.models.any = Some(found.default);
        self.models.named.extend(found.named);
        Ok(self)
    }

    /// Adds what steps take by `#[resource]`: one value of each type. A newtype tells two of a kind apart.
    pub fn resource<R: Send + Sync + 'static>(mut self, resource: R) -> Self {
        self.resources.insert(resource);
        self
    }

    /// How many attempts a prompt step has in all, unless it says otherwise; 3 by default, at least 1.
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.defaults.attempts = attempts.max(1);
        self
    }

    /// How long one attempt may take, unless its step says otherwise; 120 s by default.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.defaults.timeout = timeout;
        self
    }

    /// How long a step may take in all, the waits between its attempts included, unless it says otherwise; 300 s by default. It
    /// begins when the step's first request may be sent: until then [`max_wait`](RuntimeBuilder::max_wait) holds.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.defaults.deadline = deadline;
        self
    }

    /// How long a request may wait for a limit; 300 s by default. Then its step fails with
    /// [`ErrorKind::MaxWait`](crate::ErrorKind::MaxWait).
    pub fn max_wait(mut self, wait: Duration) -> Self {
        self.defaults.max_wait = wait;
        self
    }

    /// The limits of every model that has none of its own: of each by itself, not of all together.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// The limits of the model that is asked for by this name. If several names stand for one model at one provider with one
    /// key, they share its limits, and the strictest hold.
    pub fn limits_of(mut self, name: impl Into<String>, limits: Limits) -> Self {
        self.limits_of.insert(name.into(), limits);
        self
    }

    /// Makes it an error that a step sets an option which its model does not take. By default the option is left out, recorded
    /// with the attempt and warned of once.
    pub fn strict_options(mut self, strict: bool) -> Self {
        self.defaults.strict_options = strict;
        self
    }

    /// Puts the messages that go to models and come from them into the spans, under `gen_ai.input.messages` and
    /// `gen_ai.output.messages`. Off by default: they hold what users wrote.
    pub fn record_content(mut self, record: bool) -> Self {
        self.defaults.record_content = record;
        self
    }

    /// How many rounds of a `for` run at once, unless it has a `#[limit(n)]`; 16 by default, at least 1.
    pub fn fan_out(mut self, rounds: usize) -> Self {
        self.defaults.fan_out = rounds.max(1);
        self
    }

    /// The most tokens of a reply, for steps that have no `max_tokens`; the provider's limit by default.
    pub fn max_tokens(mut self, tokens: u32) -> Self {
        self.defaults.max_tokens = Some(tokens.max(1));
        self
    }

    /// The longest prompt that is sent, in bytes of its text with eight for each message; none by default. A longer one fails
    /// before it is sent. It is also the most tokens that a [`Plan`](crate::Plan) reckons for a prompt that only a run knows.
    pub fn prompt_limit(mut self, bytes: u64) -> Self {
        self.defaults.prompt_limit = Some(bytes);
        self
    }

    /// What a model costs, by its own name ([`Model::id`]), such as `gpt-5-mini`: for [plans](crate::Plan).
    pub fn price(mut self, model: impl Into<String>, price: Price) -> Self {
        self.prices.insert(model.into(), price);
        self
    }

    /// Makes jitter and run identities reproducible, for tests.
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = Some(seed);
        self
    }

    /// The runtime.
    pub fn build(self) -> Runtime {
        let random = self.seed.map_or_else(fastrand::Rng::new, fastrand::Rng::with_seed);
        let own = self.models.all().filter_map(|(name, model)| {
            let limits = name.and_then(|name| self.limits_of.get(name)).cloned();
            Some((model.limit_scope()?, limits))
        });
        let limiters = Limiters::new(self.limits, own);
        Runtime(Arc::new(Inner {
            limiters,
            not_taken: NotTaken::default(),
            models: self.models,
            resources: self.resources,
            defaults: self.defaults,
            prices: self.prices,
            random: Mutex::new(random),
        }))
    }
}

/// What one run has of its own: models and resources that stand before the runtime's, labels, a deadline, a way to cancel it.
///
/// ```
/// use std::time::Duration;
///
/// use flow::{CancellationToken, Rehearsal, With};
///
/// let token = CancellationToken::new();
/// let with = With::new()
///     .model("writer", Rehearsal::new())
///     .label("customer", "42")
///     .deadline(Duration::from_secs(20))
///     .cancelled_by(token.clone());
/// // support(ticket).with(with).run(&rt).await
/// ```
#[derive(Debug, Clone, Default)]
#[must_use = "give it to a call: `.with(…)`"]
pub struct With {
    pub(crate) models: Models,
    pub(crate) resources: Resources,
    pub(crate) labels: Vec<(String, String)>,
    pub(crate) replay: Option<History>,
    pub(crate) deadline: Option<Duration>,
    pub(crate) priority: Option<Priority>,
    pub(crate) token: Option<CancellationToken>,
    /// Notes the calls in the place of making them.
    pub(crate) dry: Option<Arc<Dry>>,
}

impl With {
    /// Nothing of its own yet.
    pub fn new() -> Self {
        With::default()
    }

    /// This run asks this model for the name, whatever the runtime has.
    pub fn model(mut self, name: impl Into<String>, model: impl Model) -> Self {
        self.models.named.insert(name.into(), AnyModel::new(model));
        self
    }

    /// This run's steps take this value for its type, whatever the runtime has.
    pub fn resource<R: Send + Sync + 'static>(mut self, resource: R) -> Self {
        self.resources.insert(resource);
        self
    }

    /// A label that stands in the run's trace and spans.
    pub fn label(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.labels.push((name.into(), value.into()));
        self
    }

    /// Ends what still runs after this time, counted from the start of the run, with
    /// [`ErrorKind::RunDeadline`](crate::ErrorKind::RunDeadline). It bounds every wait, every attempt and every step; a step's
    /// fallback and a `try` still hold, so that a flow can give what it has.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = Some(deadline);
        self
    }

    /// Where the run's calls stand when they wait for a limit.
    pub fn priority(mut self, priority: Priority) -> Self {
        self.priority = Some(priority);
        self
    }

    /// Ends the run with [`ErrorKind::Cancelled`](crate::ErrorKind::Cancelled) when this token is cancelled. Its calls are
    /// dropped at once, those under way too: they may be billed.
    pub fn cancelled_by(mut self, token: CancellationToken) -> Self {
        self.token = Some(token);
        self
    }

    /// This run takes its completions in the order of this history, whatever is done first: each waits until it is its turn.
    /// Steps run as ever, so their models and resources have to be there.
    ///
    /// ```
    /// # use flow::{Trace, With};
    /// # fn same_order(trace: Trace) -> With {
    /// // let trace = support(ticket).run_traced(&rt).await.trace;
    /// With::new().replay(trace.history)
    /// // support(ticket).with(…).run(&rt).await
    /// # }
    /// ```
    ///
    /// # Errors
    /// The run ends with [`ErrorKind::Replay`](crate::ErrorKind::Replay) as soon as it does not do what the history says: the
    /// flow or its inputs are others, or a step gave another value. It is an error, too, to give a history to what is only a
    /// part of a run.
    pub fn replay(mut self, history: History) -> Self {
        self.replay = Some(history);
        self
    }

    /// Itself, for a call or a flow inside a run: there is no history of a part.
    pub(crate) fn of_a_part(self) -> Result<Self, Error> {
        match self.replay {
            None => Ok(self),
            Some(_) => Err(Error::invalid(
                "only a whole run can replay a history: give it to the flow on which `.run(…)` is called",
            )),
        }
    }
}
