//! What `?` means in a flow, and what a binding takes: where mistakes get one error, in the user's words.
//!
//! An ordinary bound would report a mistake at every use. So each of these types has an inherent method for what is right
//! (or known to be wrong), and a trait gives a method of the same name to everything else; its bound, which nothing meets,
//! carries the message, and its return type lets inference go on.

use std::future::Ready;
use std::pin::Pin;
use std::task::{Context, Poll};

use crate::call::Call;
use crate::error::{BoxError, Error, ErrorKind};
use crate::executor::Key;
use crate::flow::{Flow, FlowDef};
use crate::frame::{At, FlowSite, PlainSite, Site, StepSite};
use crate::step::Step;

/// An expression before a `?`.
#[derive(Debug)]
pub struct Question<C>(pub C);

impl<T, S: Step> Question<Call<'_, T, S>> {
    /// Runs the step.
    pub async fn run(self, at: At<'_>, _: &Site<StepSite<S>>) -> T {
        let result = match at.frame.run() {
            Some(run) => self.0.execute(run, Key::at(at, S::INFO)).await,
            None => Err(Error::invalid("a step was run while its flow was only looked at")),
        };
        at.value_or_end(result).await
    }
}

impl<T, F: FlowDef> Question<Flow<'_, T, F>> {
    /// Runs the flow.
    pub async fn run(self, at: At<'_>, _: &Site<FlowSite<F>>) -> T {
        let result = match at.frame.inner(at, F::INFO) {
            Ok(frame) => self.0.execute_in(frame).await,
            Err(error) => Err(error),
        };
        at.value_or_end(result).await
    }
}

impl<T, E> Question<Result<T, E>> {
    /// Takes the value out.
    pub fn run(self, at: At<'_>, _: &Site<PlainSite>) -> Taken<T>
    where
        E: FlowError,
    {
        let failed = |error: E| at.fail(Error::new(ErrorKind::Code(error.into_box())));
        Taken(self.0.map_err(failed).ok())
    }
}

impl<T> Question<Option<T>> {
    /// The one error; the type of the value, so that nothing else fails because of it.
    pub fn run(self, _: At<'_>, _: &Site<PlainSite>) -> Taken<T>
    where
        Option<T>: HasError,
    {
        Taken(self.0)
    }
}

/// The value of a `Result`; without one, the flow has ended, and this future is not polled again.
///
/// It is a type of its own, since the future of an `async fn` would repeat the bound on the error, and its message.
#[derive(Debug)]
pub struct Taken<T>(Option<T>);

impl<T> Unpin for Taken<T> {}

impl<T> Future for Taken<T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<T> {
        self.0.take().map_or(Poll::Pending, Poll::Ready)
    }
}

/// What `?` can take out of without an error of yours: nothing implements it.
#[diagnostic::on_unimplemented(
    message = "`?` on an `Option` has no error to end the flow with",
    label = "write `.ok_or(\"what is missing\")?`",
    note = "or take both cases apart with `match`, `unwrap_or`, …"
)]
pub trait HasError {}

/// An error that can be passed on: it ends the flow, or a step's attempt.
#[diagnostic::on_unimplemented(
    message = "a `{Self}` cannot be passed on as an error: it is none",
    label = "the `Err` here is a `{Self}`",
    note = "`.map_err(…)` it into an error or a text, or implement `std::error::Error` for it"
)]
pub trait FlowError {
    /// As the error of a node.
    fn into_box(self) -> BoxError;
}

#[diagnostic::do_not_recommend]
impl<E: Into<BoxError>> FlowError for E {
    fn into_box(self) -> BoxError {
        self.into()
    }
}

/// What `?` can be put after: nothing implements it, what can be run has a method of its own.
#[diagnostic::on_unimplemented(
    message = "`?` has nothing to run here: a `{Self}` is neither a step's call, nor a flow, nor a `Result`",
    label = "remove this `?`",
    note = "in a flow, `?` runs a step or another flow, or takes the value out of a `Result`"
)]
pub trait Runnable {}

/// Everything else before a `?`.
pub trait NotRunnable<C> {
    /// The one error; the value as it is.
    fn run(self, at: At<'_>, site: &Site<PlainSite>) -> Ready<C>
    where
        C: Runnable;
}

impl<C> NotRunnable<C> for Question<C> {
    fn run(self, _: At<'_>, _: &Site<PlainSite>) -> Ready<C>
    where
        C: Runnable,
    {
        std::future::ready(self.0)
    }
}

/// The value of a binding, on its way to the nodes that name it.
#[derive(Debug)]
pub struct Binding<V>(pub V);

/// A call that was run: nothing implements it, for a call in a binding was not.
#[diagnostic::on_unimplemented(
    message = "this step is never run",
    label = "add `?` after the call",
    note = "in a flow, `?` marks what is run: `let urgency = rate(&problem)?;`"
)]
pub trait WasRun<T> {
    /// Its value.
    fn value(self) -> T;
}

/// The same of a flow.
#[diagnostic::on_unimplemented(
    message = "this flow is never run",
    label = "add `?` after the call",
    note = "in a flow, `?` marks what is run: `let urgency = rate(&problem)?;`"
)]
pub trait FlowWasRun<T> {
    /// Its value.
    fn value(self) -> T;
}

/// What `?` runs: a step's call or a flow.
///
/// One trait for both, so that [`Binding`] has one impl for them: of two, rustc would say that either may be meant wherever it
/// cannot tell the type of a value yet.
#[diagnostic::on_unimplemented(
    message = "this call gives no value to go on with",
    label = "end the flow with an error instead: `Err(\"why\")?`"
)]
pub trait Runs: Sized {
    /// What running it gives.
    type Output;
    /// The call itself, if it is one of a step.
    type Step;
    /// The call itself, if it is one of a flow.
    type Flow;

    /// What it would have given.
    fn value(self) -> Self::Output
    where
        Self::Step: WasRun<Self::Output>,
        Self::Flow: FlowWasRun<Self::Output>;
}

#[diagnostic::do_not_recommend]
impl<T, S> Runs for Call<'_, T, S> {
    type Output = T;
    type Step = Self;
    type Flow = Other;

    fn value(self) -> T
    where
        Self: WasRun<T>,
    {
        WasRun::value(self)
    }
}

#[diagnostic::do_not_recommend]
impl<T, F> Runs for Flow<'_, T, F> {
    type Output = T;
    type Step = Other;
    type Flow = Self;

    fn value(self) -> T
    where
        Self: FlowWasRun<T>,
    {
        FlowWasRun::value(self)
    }
}

/// What a call is not.
#[derive(Debug)]
pub enum Other {}

#[diagnostic::do_not_recommend]
impl<T> WasRun<T> for Other {
    fn value(self) -> T {
        match self {}
    }
}

#[diagnostic::do_not_recommend]
impl<T> FlowWasRun<T> for Other {
    fn value(self) -> T {
        match self {}
    }
}

impl<R: Runs> Binding<R> {
    /// The one error; the type that running gives, so that nothing else fails because of it.
    pub fn shared(self) -> R::Output
    where
        R::Step: WasRun<R::Output>,
        R::Flow: FlowWasRun<R::Output>,
    {
        self.0.value()
    }

    /// The same, for what is looked at or handed on.
    pub fn plain(self) -> R::Output
    where
        R::Step: WasRun<R::Output>,
        R::Flow: FlowWasRun<R::Output>,
    {
        self.0.value()
    }

    /// The same, for a statement.
    pub fn done(self)
    where
        R::Step: WasRun<R::Output>,
        R::Flow: FlowWasRun<R::Output>,
    {
        self.0.value();
    }
}

/// What a name of a flow may hold.
#[diagnostic::on_unimplemented(
    message = "a name of a flow is shared between its nodes, and a `{Self}` cannot be: it is not `Send + Sync`",
    label = "this value cannot be shared between nodes",
    note = "use `Arc` for `Rc` and `Mutex` for `RefCell`, or make and use the value inside one expression"
)]
pub trait Shared {
    /// The type itself: generated code names an input's type by it, so that one which is not shared is one mistake.
    type Is;
}

#[diagnostic::do_not_recommend]
impl<V: Send + Sync> Shared for V {
    type Is = V;
}

/// Every other value.
pub trait Bind<V> {
    /// The value.
    fn shared(self) -> V
    where
        V: Shared;

    /// The value, which need not be shared.
    fn plain(self) -> V;

    /// Drops the value of a statement.
    fn done(self);
}

impl<V> Bind<V> for Binding<V> {
    fn shared(self) -> V
    where
        V: Shared,
    {
        self.0
    }

    fn plain(self) -> V {
        self.0
    }

    fn done(self) {}
}

/// The value of a `?`, which was run, on its way to the nodes that name it.
pub fn share<V: Shared>(value: V) -> V {
    value
}

/// Nothing: where a flow's output is not shared, the one mistake is its type.
pub fn shared_output<V: Shared>() {}
