//! What `#[step]` makes of a function with a body: inputs, and a function that runs it once.

use crate::call::{ActFor, BoxFuture, Call, Work};
use crate::error::ErrorKind;
use crate::executor::{Act, ActFailure};
use crate::output::{Input, Storing};
use crate::prompt_step::Gates;
use crate::question::FlowError;
use crate::run::Run;
use crate::step::Step;

/// One attempt of a code step: its future gives the output or the failure.
pub type Attempting<'s, T> = BoxFuture<'s, Result<T, ActFailure>>;

/// Makes one attempt, with the inputs that it borrows or takes.
pub type Attempt<I, T> = for<'s> fn(&'s mut Option<I>, Supplies<'s>) -> Attempting<'s, T>;

/// A code step with its inputs, before it becomes a [`Call`].
#[allow(missing_debug_implementations)] // only generated code makes one
pub struct Coding<I, T> {
    /// Taken by the only attempt of a step that is never tried again, so that inputs need not be `Clone`.
    inputs: Option<I>,
    run: Attempt<I, T>,
    note: Option<fn(&mut Fields, &I)>,
    store: Option<Storing<T>>,
    gates: Option<fn(&mut Gates, &T, &I)>,
    fallback: Option<fn(&I) -> T>,
    output: Option<T>,
}

/// Where a code step's resources come from.
#[derive(Debug, Clone, Copy)]
pub struct Supplies<'s>(pub(crate) &'s Run);

impl<'s> Supplies<'s> {
    /// The resource of this type. The run's start has checked that it is there.
    pub fn get<R: 'static>(self) -> Result<&'s R, ActFailure> {
        self.0.resource::<R>().ok_or(ActFailure::NoResource(std::any::type_name::<R>()))
    }
}

/// A step's inputs by name, as JSON, for the trace.
#[derive(Debug, Default)]
pub struct Fields(serde_json::Map<String, serde_json::Value>);

impl Fields {
    /// One input.
    pub fn add<T: Input + ?Sized>(&mut self, name: &str, value: &T) {
        let json = serde_json::to_value(value)
            .unwrap_or_else(|error| format!("cannot be written as JSON: {error}").into());
        self.0.insert(name.to_owned(), json);
    }
}

impl<I: Send + Sync, T: Send + Sync> Coding<I, T> {
    /// A step that runs a function of these inputs.
    pub fn new(inputs: I, run: Attempt<I, T>) -> Self {
        Coding {
            inputs: Some(inputs),
            run,
            note: None,
            store: None,
            gates: None,
            fallback: None,
            output: None,
        }
    }

    /// Its inputs go into the trace, and its output can be stored.
    pub fn stored(mut self, note: fn(&mut Fields, &I), store: Storing<T>) -> Self {
        self.note = Some(note);
        self.store = Some(store);
        self
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
        Call::new(Work::Act(Box::new(self)))
    }
}

impl<I: Send + Sync, T: Send + Sync> Act for Coding<I, T> {
    fn inputs(&self) -> String {
        let mut fields = Fields::default();
        if let (Some(note), Some(inputs)) = (self.note, &self.inputs) {
            note(&mut fields, inputs);
        }
        serde_json::Value::Object(fields.0).to_string()
    }

    fn output(&self) -> Option<String> {
        self.store.and_then(|store| store(self.output.as_ref()?))
    }

    fn start<'s>(&'s mut self, run: &'s Run) -> BoxFuture<'s, Result<(), ActFailure>> {
        Box::pin(async move {
            let output = (self.run)(&mut self.inputs, Supplies(run)).await?;
            if let (Some(check), Some(inputs)) = (self.gates, &self.inputs) {
                let mut gates = Gates::default();
                check(&mut gates, &output, inputs);
                if !gates.is_open() {
                    return Err(ActFailure::Failed(gates.into_kind(), false));
                }
            }
            self.output = Some(output);
            Ok(())
        })
    }

    fn fall_back(&mut self) -> bool {
        self.output = self.fallback.and_then(|fallback| self.inputs.as_ref().map(fallback));
        self.output.is_some()
    }
}

impl<I: Send + Sync, T: Send + Sync> ActFor<T> for Coding<I, T> {
    fn take(&mut self) -> Option<T> {
        self.output.take()
    }
}

/// The inputs, for an attempt that may be followed by another.
pub fn borrowed<I>(inputs: &mut Option<I>) -> Result<&I, ActFailure> {
    inputs.as_ref().ok_or(ActFailure::Spent)
}

/// The inputs themselves, for a step that has only one attempt.
pub fn taken<I>(inputs: &mut Option<I>) -> Result<I, ActFailure> {
    inputs.take().ok_or(ActFailure::Spent)
}

/// Makes an attempt's failure of the error that a step returned.
pub fn failed<E: FlowError>(error: E, transient: bool) -> ActFailure {
    ActFailure::Failed(ErrorKind::Code(error.into_box()), transient)
}

/// Runs a sync function on the thread pool for blocking work. Dropped, it takes back what no thread has begun; what has begun
/// cannot be stopped.
pub async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, ActFailure> {
    let mut task = Blocking(tokio::task::spawn_blocking(work));
    let joined = (&mut task.0).await;
    joined.map_err(|error| match error.try_into_panic() {
        Ok(panic) => ActFailure::Panicked(panic),
        Err(error) => failed(error, false),
    })
}

/// A task that is taken back when nobody waits for it any more.
struct Blocking<T>(tokio::task::JoinHandle<T>);

impl<T> Drop for Blocking<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}
