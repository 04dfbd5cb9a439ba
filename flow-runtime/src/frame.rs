//! One flow while it runs: where its nodes stand, and the first failure.

use std::any::{Any, TypeId};
use std::fmt;
use std::future::{Future, pending, poll_fn};
use std::marker::PhantomData;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};

use crate::call::BoxFuture;
use crate::error::Error;
use crate::flow::{FlowDef, FlowInfo};
use crate::plan::{Dry, without_rounds};
use crate::run::Run;
use crate::schedule::{self, NodeFuture, Schedule, Scope};
use crate::step::{Step, StepInfo};
use crate::step_error::StepError;

/// How deep flows may call flows, themselves included.
const DEPTH: usize = 64;

/// What the nodes of one running flow share. Cheap to clone.
#[derive(Clone)]
pub struct Frame(Arc<Inner>);

struct Inner {
    info: &'static FlowInfo,
    mode: Mode,
    failure: Mutex<Option<Error>>,
    has_failed: AtomicBool,
}

/// Why a flow's body is driven.
enum Mode {
    /// To run it: in this run, with node paths that begin so, at this depth of flows in flows.
    Run { run: Arc<Run>, prefix: String, depth: usize },
    /// To learn what stands at its sites, without inputs.
    Look(Mutex<Vec<Found>>),
}

impl Frame {
    /// The frame of a flow that is run by itself.
    pub(crate) fn top(info: &'static FlowInfo, run: Arc<Run>) -> Self {
        Frame::new(info, Mode::Run { run, prefix: info.name.to_owned(), depth: 1 })
    }

    fn new(info: &'static FlowInfo, mode: Mode) -> Self {
        Frame(Arc::new(Inner {
            info,
            mode,
            failure: Mutex::new(None),
            has_failed: AtomicBool::new(false),
        }))
    }

    /// The frame of a flow that a node of this one runs; an error if flows call each other without end.
    pub(crate) fn inner(&self, at: At<'_>, info: &'static FlowInfo) -> Result<Self, Error> {
        let Mode::Run { run, depth, .. } = &self.0.mode else {
            return Err(Error::invalid("a flow was run while it was only looked at"));
        };
        if *depth >= DEPTH {
            return Err(Error::invalid(format!(
                "flows call each other more than {DEPTH} deep: `{}` was about to run",
                info.name
            )));
        }
        let prefix = at.to_string();
        Ok(Frame::new(info, Mode::Run { run: Arc::clone(run), prefix, depth: depth + 1 }))
    }

    /// The same frame in a run that has more of its own.
    pub(crate) fn with_run(self, within: impl FnOnce(&Run) -> Run) -> Self {
        match &self.0.mode {
            Mode::Run { run, prefix, depth } => Frame::new(
                self.0.info,
                Mode::Run { run: Arc::new(within(run)), prefix: prefix.clone(), depth: *depth },
            ),
            Mode::Look(_) => self,
        }
    }

    pub(crate) fn run(&self) -> Option<&Arc<Run>> {
        match &self.0.mode {
            Mode::Run { run, .. } => Some(run),
            Mode::Look(_) => None,
        }
    }

    /// A place in this flow, by its row.
    pub fn at(&self, row: usize) -> At<'_> {
        At { frame: self, row, items: Items::default() }
    }

    /// Drives the nodes, each as soon as its inputs are there, to their end or to the first failure. The first node stands
    /// in row `first`.
    pub fn drive<'d, const N: usize>(
        &'d self,
        first: usize,
        nodes: [NodeFuture<'d>; N],
        sites: &'d [&'d (dyn AnySite + Sync)],
    ) -> impl Future<Output = ()> + Send + 'd {
        // Not an `async fn`, whose future would hold the array beside what it becomes.
        self.drive_all(first, nodes.into(), sites)
    }

    async fn drive_all(
        &self,
        first: usize,
        nodes: Vec<NodeFuture<'_>>,
        sites: &[&(dyn AnySite + Sync)],
    ) {
        match &self.0.mode {
            Mode::Look(found) => {
                let sites = sites.iter().map(|site| site.found()).collect();
                *found.lock().unwrap_or_else(PoisonError::into_inner) = sites;
                pending().await
            }
            Mode::Run { run, depth, .. } => {
                if *depth == 1 {
                    let mut steps = Vec::new();
                    let sites = sites.iter().map(|site| site.found()).collect();
                    known_steps(sites, &mut steps, &mut Vec::new());
                    if let Err(error) = run.check(steps.into_iter()) {
                        return self.fail(error);
                    }
                }
                self.at(first).schedule(first, nodes).await;
            }
        }
    }

    /// The output of a flow that gives nothing: there if no node failed.
    pub fn end(&self) -> Option<()> {
        (!self.0.has_failed.load(Ordering::Acquire)).then_some(())
    }

    /// Keeps the first failure; it ends the flow.
    pub(crate) fn fail(&self, error: Error) {
        let mut failure = self.0.failure.lock().unwrap_or_else(PoisonError::into_inner);
        failure.get_or_insert(error);
        self.0.has_failed.store(true, Ordering::Release);
    }

    /// Why the flow gave no value.
    pub(crate) fn take_failure(&self) -> Error {
        let mut failure = self.0.failure.lock().unwrap_or_else(PoisonError::into_inner);
        failure.take().unwrap_or_else(|| Error::invalid("the flow ended without a value"))
    }

    /// The same node in this scope.
    pub fn here<'f>(&'f self, at: At<'_>) -> At<'f> {
        At { frame: self, row: at.row, items: at.items }
    }

    /// Runs what a `try` at this node holds: its value, or the failure that ended it. A panic in it is one.
    pub async fn attempt<T>(
        &self,
        at: At<'_>,
        work: impl Future<Output = T>,
    ) -> Result<T, StepError> {
        let mut work = pin!(at.guard(work));
        poll_fn(|context| match work.as_mut().poll(context) {
            Poll::Ready(value) => Poll::Ready(Ok(value)),
            Poll::Pending if at.has_failed() => {
                Poll::Ready(Err(StepError::from(self.take_failure())))
            }
            Poll::Pending => Poll::Pending,
        })
        .await
    }
}

impl fmt::Debug for Frame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Frame").field(&self.0.info.name).finish()
    }
}

/// The nodes of one `drive`, as the scheduler sees them.
struct Nodes<'f> {
    at: At<'f>,
    first: usize,
}

impl Scope for Nodes<'_> {
    fn has_failed(&self) -> bool {
        self.at.has_failed()
    }

    fn panicked(&self, node: usize, payload: Box<dyn Any + Send>) {
        self.at.row(self.first + node).fail(Error::from_panic(payload));
    }
}

/// A node of a running flow, in a round of the loops around it.
#[derive(Debug, Clone, Copy)]
pub struct At<'f> {
    pub(crate) frame: &'f Frame,
    pub(crate) row: usize,
    items: Items,
}

/// Which rounds of loops a node stands in, the outermost first.
#[derive(Debug, Clone, Copy, Default)]
struct Items {
    indices: [u32; 4],
    depth: u8,
}

impl<'f> At<'f> {
    /// Another node at this place.
    pub fn row(self, row: usize) -> Self {
        At { row, ..self }
    }

    /// This node in a round of its loop. Of more than four loops inside each other, the innermost index counts.
    pub(crate) fn item(mut self, index: usize) -> Self {
        let last = self.items.indices.len() - 1;
        let depth = usize::from(self.items.depth).min(last);
        self.items.indices[depth] = u32::try_from(index).unwrap_or(u32::MAX);
        self.items.depth = (depth + 1) as u8;
        self
    }

    /// This node in the next round of the loop that it stands in.
    pub(crate) fn next_item(mut self, index: usize) -> Self {
        self.items.depth = self.items.depth.saturating_sub(1);
        self.item(index)
    }

    /// Drives a body inside this node. A failure ends this future too: it is not polled again.
    pub fn drive<'d, const N: usize>(
        self,
        first: usize,
        nodes: [NodeFuture<'d>; N],
    ) -> impl Future<Output = ()> + Send + 'd
    where
        'f: 'd,
    {
        self.drive_all(first, nodes.into())
    }

    async fn drive_all(self, first: usize, nodes: Vec<NodeFuture<'_>>) {
        self.schedule(first, nodes).await;
        if self.has_failed() {
            pending().await
        }
    }

    async fn schedule(self, first: usize, mut nodes: Vec<NodeFuture<'_>>) {
        let rows = self.frame.0.info.rows;
        if self.dry().is_some() {
            let last = nodes.len().saturating_sub(1);
            for (index, node) in nodes.iter_mut().enumerate() {
                // A statement for its effect is none of a plan's.
                if index < last && rows[first + index].is_idle(&rows[first..]) {
                    *node = schedule::node(std::future::ready(()));
                }
            }
        }
        let scope = Nodes { at: self, first };
        Schedule::new(&scope, |node| rows[first + node].edges, nodes).await;
    }

    pub(crate) fn has_failed(self) -> bool {
        self.frame.0.has_failed.load(Ordering::Acquire)
    }

    /// The value of this work, whose panic is a failure of this node; a failure ends this future.
    pub(crate) async fn guard<T>(self, work: impl Future<Output = T>) -> T {
        let mut work = pin!(work);
        poll_fn(|context| {
            if self.has_failed() {
                return Poll::Pending;
            }
            catch_unwind(AssertUnwindSafe(|| work.as_mut().poll(context))).unwrap_or_else(|panic| {
                self.fail(Error::from_panic(panic));
                Poll::Pending
            })
        })
        .await
    }

    /// A value that a node has left. It is there when every node has ended.
    pub async fn have<V>(self, value: Option<V>) -> V {
        match value {
            Some(value) => value,
            None => pending().await,
        }
    }

    /// A scope whose failure is its own: that of a `try`.
    pub fn child(self) -> Frame {
        match &self.frame.0.mode {
            Mode::Run { run, prefix, depth } => Frame::new(
                self.frame.0.info,
                Mode::Run { run: Arc::clone(run), prefix: prefix.clone(), depth: *depth },
            ),
            Mode::Look(_) => self.frame.clone(),
        }
    }

    /// How many rounds of a loop run at once, unless it says otherwise.
    pub(crate) fn default_limit(self) -> usize {
        self.frame.run().map_or(1, |run| run.runtime.defaults().fan_out)
    }

    /// Where calls and loops are noted, if it is a dry run.
    pub(crate) fn dry(self) -> Option<&'f Dry> {
        self.frame.run()?.dry().map(|dry| &**dry)
    }

    /// Which loop begins here, for a dry run: the node's path, with `[]` for each loop around.
    pub(crate) fn loop_key(self) -> String {
        let around = usize::from(self.items.depth);
        format!("{}{}", without_rounds(&self.to_string()), "[]".repeat(around))
    }

    /// Whether the order of the run's calls is kept: then nothing but completions may decide it.
    pub(crate) fn is_ordered(self) -> bool {
        self.frame.run().is_some_and(|run| run.seam().is_some())
    }

    /// Marks the run: a person should look at what this node gave.
    pub(crate) fn flag(self, reason: String) {
        if let Some(run) = self.frame.run() {
            run.flag(&self.to_string(), reason);
        }
    }

    /// Keeps the failure, named after this node.
    pub(crate) fn fail(self, error: Error) {
        let flow = self.frame.0.info.name;
        self.frame.fail(error.at_node(flow, || self.to_string()));
    }

    /// The value; a failure ends the flow, and this future with it: it is not polled again.
    pub(crate) async fn value_or_end<T>(self, result: Result<T, Error>) -> T {
        match result {
            Ok(value) => value,
            Err(error) => {
                self.fail(error);
                pending().await
            }
        }
    }
}

/// The node's path: `support/drafts[3]`.
impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Mode::Run { prefix, .. } = &self.frame.0.mode {
            write!(f, "{prefix}/")?;
        }
        f.write_str(self.frame.0.info.rows.get(self.row).map_or("?", |row| row.name))?;
        let depth = usize::from(self.items.depth);
        self.items.indices.iter().take(depth).try_for_each(|index| write!(f, "[{index}]"))
    }
}

/// What stands at a `?`.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Seen {
    /// It takes the value out of a `Result`.
    Plain,
    Step {
        info: &'static StepInfo,
        type_name: &'static str,
    },
    Flow {
        info: &'static FlowInfo,
        id: TypeId,
        look: fn(Frame) -> Look,
    },
}

/// What the sites of a flow are, in the order of the source. Nothing runs: the body is polled without inputs, hands its sites
/// over and then waits for ever.
pub(crate) fn look(info: &'static FlowInfo, body: fn(Frame) -> Look) -> Vec<Found> {
    let frame = Frame::new(info, Mode::Look(Mutex::default()));
    let mut body = body(frame.clone());
    let _ = body.as_mut().poll(&mut Context::from_waker(Waker::noop()));
    match &frame.0.mode {
        Mode::Look(found) => {
            std::mem::take(&mut *found.lock().unwrap_or_else(PoisonError::into_inner))
        }
        Mode::Run { .. } => Vec::new(),
    }
}

/// Adds the steps that are called at these sites and in the flows that are called there, each flow once: flows may call each
/// other. What a call brings of its own is not known before it is made.
fn known_steps(sites: Vec<Found>, into: &mut Vec<&'static StepInfo>, flows: &mut Vec<TypeId>) {
    for site in sites {
        match site.seen {
            Seen::Step { info, .. } if site.is_known => into.push(info),
            Seen::Flow { info, id, look: body } if site.is_known && !flows.contains(&id) => {
                flows.push(id);
                known_steps(look(info, body), into, flows);
            }
            _ => {}
        }
    }
}

/// What a look has found at a `?`.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    pub(crate) seen: Seen,
    /// Whether all that it needs is known before the call is made.
    is_known: bool,
}

/// What stands at a `?`: known by its type alone, so that a flow can be looked at without running it.
#[derive(Debug)]
pub struct Site<K> {
    is_known: bool,
    kind: PhantomData<fn() -> K>,
}

impl<K> Site<K> {
    /// A site whose kind is inferred from what is run there.
    #[allow(clippy::new_without_default)] // only generated code makes sites
    pub const fn new() -> Self {
        Site { is_known: true, kind: PhantomData }
    }

    /// The same, where the call brings models or resources of its own.
    pub const fn unknown() -> Self {
        Site { is_known: false, kind: PhantomData }
    }

    fn found_as(&self, seen: Seen) -> Found {
        Found { seen, is_known: self.is_known }
    }
}

/// A [`Site`] of any kind.
pub trait AnySite {
    /// What stands there.
    fn found(&self) -> Found;
}

/// A site that runs a step.
#[derive(Debug)]
pub struct StepSite<S>(S);

/// A site that runs a flow.
#[derive(Debug)]
pub struct FlowSite<F>(F);

/// A site that takes the value out of a `Result`.
#[derive(Debug)]
pub struct PlainSite;

impl<S: Step> AnySite for Site<StepSite<S>> {
    fn found(&self) -> Found {
        self.found_as(Seen::Step { info: S::INFO, type_name: std::any::type_name::<S>() })
    }
}

impl<F: FlowDef> AnySite for Site<FlowSite<F>> {
    fn found(&self) -> Found {
        self.found_as(Seen::Flow { info: F::INFO, id: TypeId::of::<F>(), look: F::look })
    }
}

impl AnySite for Site<PlainSite> {
    fn found(&self) -> Found {
        self.found_as(Seen::Plain)
    }
}

/// A flow's body without its inputs, boxed.
pub type Look = BoxFuture<'static, ()>;

/// A flow's body, boxed.
pub type Body<'a, T> = BoxFuture<'a, Option<T>>;
