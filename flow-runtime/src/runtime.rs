//! The runtime: which models there are, what steps may take, how long things may last.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::error::Error;
use crate::history::History;
use crate::model::{AnyModel, Model};
use crate::resource::Resources;

/// What calls and flows run on. Cheap to clone; make one and share it.
///
/// ```
/// use flow_runtime::{Rehearsal, Runtime};
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
}

/// What holds for a step that does not say otherwise.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Defaults {
    pub(crate) attempts: u32,
    pub(crate) timeout: Duration,
    pub(crate) deadline: Duration,
    pub(crate) fan_out: usize,
}

impl Default for Defaults {
    fn default() -> Self {
        Defaults {
            attempts: 3,
            timeout: Duration::from_secs(120),
            deadline: Duration::from_secs(300),
            fan_out: 16,
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
        let found = crate::model::from_env(std::env::vars_os().filter_map(|(name, value)| {
            Some((name.into_string().ok()?, value.into_string().ok()?))
        }))?;
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

    /// How long a step may take in all, waiting included, unless it says otherwise; 300 s by default.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.defaults.deadline = deadline;
        self
    }

    /// How many rounds of a `for` run at once, unless it has a `#[limit(n)]`; 16 by default, at least 1.
    pub fn fan_out(mut self, rounds: usize) -> Self {
        self.defaults.fan_out = rounds.max(1);
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
        Runtime(Arc::new(Inner {
            models: self.models,
            resources: self.resources,
            defaults: self.defaults,
            random: Mutex::new(random),
        }))
    }
}

/// What one run has of its own: models, resources and labels that stand before the runtime's.
///
/// ```
/// use flow_runtime::{Rehearsal, With};
///
/// let with = With::new().model("writer", Rehearsal::new()).label("customer", "42");
/// // support(ticket).with(with).run(&rt).await
/// ```
#[derive(Debug, Clone, Default)]
#[must_use = "give it to a call: `.with(…)`"]
pub struct With {
    pub(crate) models: Models,
    pub(crate) resources: Resources,
    pub(crate) labels: Vec<(String, String)>,
    pub(crate) replay: Option<History>,
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

    /// This run takes its completions in the order of this history, whatever is done first: each waits until it is its turn.
    /// Steps run as ever, so their models and resources have to be there.
    ///
    /// ```
    /// # use flow_runtime::{Trace, With};
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
