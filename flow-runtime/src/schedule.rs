//! The scheduler: runs each node of a flow as soon as the nodes that it names have ended.
//!
//! One future drives all nodes of a scope, without spawning. Nodes start in source order; a started node is polled only when
//! its own waker was called, and one pass over the woken ones returns to the executor, so that a busy node cannot delay its
//! siblings and a thousand streams do not poll each other. A pass goes in source order, too: which of two nodes that were
//! woken together is polled first does not depend on what happened before.

use std::any::Any;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

/// A node's future, which writes its value into a slot; `None` when it has ended, so that its memory is free again.
pub type NodeFuture<'n> = Option<Pin<Box<dyn Future<Output = ()> + Send + 'n>>>;

/// A node with this code.
pub fn node<'n>(code: impl Future<Output = ()> + Send + 'n) -> NodeFuture<'n> {
    Some(Box::pin(code))
}

/// How a node hangs together with the others of its scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edges {
    /// How many nodes it waits for.
    pub needs: u32,
    /// The nodes that wait for it, by index.
    pub then: &'static [u32],
}

/// What the scheduler asks of the scope that it drives.
pub(crate) trait Scope {
    /// Whether a node has failed: then nothing new starts and nothing is polled again.
    fn has_failed(&self) -> bool;

    /// Called when a node's code panicked, with what the panic carried.
    fn panicked(&self, node: usize, payload: Box<dyn Any + Send>);
}

/// Drives the nodes of one scope to their end, or to the first failure.
pub(crate) struct Schedule<'d, 'n, S, E> {
    scope: &'d S,
    edges: E,
    nodes: Vec<NodeFuture<'n>>,
    state: State,
}

/// What is known of the nodes while they run.
struct State {
    woken: Arc<Woken>,
    /// A waker for each started node; `None` before its start and after its end.
    wakers: Box<[Option<Waker>]>,
    spare: Option<Arc<NodeWaker>>,
    /// For each node, how many of the nodes that it waits for have not ended.
    waiting: Box<[u32]>,
    /// Nodes whose inputs are there and that have not been started.
    ready: Bits,
    /// Nodes that were woken, taken over from `woken` for one pass.
    pass: Bits,
    left: usize,
}

impl<'d, 'n, S: Scope, E: Fn(usize) -> Edges> Schedule<'d, 'n, S, E> {
    pub(crate) fn new(scope: &'d S, edges: E, nodes: Vec<NodeFuture<'n>>) -> Self {
        let count = nodes.len();
        let mut ready = Bits::new(count);
        let waiting: Box<[u32]> = (0..count).map(|node| edges(node).needs).collect();
        for (node, needs) in waiting.iter().enumerate() {
            if *needs == 0 {
                ready.set(node);
            }
        }
        let state = State {
            woken: Arc::new(Woken::new(count)),
            wakers: vec![None; count].into(),
            spare: None,
            waiting,
            ready,
            pass: Bits::new(count),
            left: count,
        };
        Schedule { scope, edges, nodes, state }
    }

    /// Polls one node, and on its end makes ready those that waited for nothing else.
    fn poll_node(&mut self, node: usize, waker: &Waker) -> Poll<()> {
        let Some(future) = &mut self.nodes[node] else { return Poll::Ready(()) };
        let mut context = Context::from_waker(waker);
        match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(&mut context))) {
            Ok(Poll::Pending) => return Poll::Pending,
            Ok(Poll::Ready(())) => {}
            Err(payload) => self.scope.panicked(node, payload),
        }
        self.nodes[node] = None;
        self.state.left -= 1;
        for &next in (self.edges)(node).then {
            let waiting = &mut self.state.waiting[next as usize];
            *waiting -= 1;
            if *waiting == 0 {
                self.state.ready.set(next as usize);
            }
        }
        Poll::Ready(())
    }

    /// Starts what is ready, in source order, until nothing more becomes ready by that.
    fn start_ready(&mut self) {
        while let Some(node) = self.state.ready.take_first() {
            let target = self.state.target(node);
            let waker = Waker::from(Arc::clone(&target));
            match self.poll_node(node, &waker) {
                Poll::Pending => self.state.wakers[node] = Some(waker),
                Poll::Ready(()) => self.state.spare = Some(target),
            }
            if self.scope.has_failed() {
                return;
            }
        }
    }

    /// Polls what was woken since the last pass, each node once, in source order.
    fn poll_woken(&mut self) {
        self.state.woken.take(&mut self.state.pass);
        while let Some(node) = self.state.pass.take_first() {
            if let Some(waker) = self.state.wakers[node].take()
                && self.poll_node(node, &waker).is_pending()
            {
                self.state.wakers[node] = Some(waker);
            }
            if self.scope.has_failed() {
                return;
            }
        }
    }
}

impl State {
    /// What wakes a node: that of a node which ended at its first poll, if nobody has kept it.
    fn target(&mut self, node: usize) -> Arc<NodeWaker> {
        if let Some(mut spare) = self.spare.take()
            && let Some(target) = Arc::get_mut(&mut spare)
        {
            target.node = node;
            return spare;
        }
        Arc::new(NodeWaker { woken: Arc::clone(&self.woken), node })
    }
}

impl<S: Scope, E: Fn(usize) -> Edges + Unpin> Future for Schedule<'_, '_, S, E> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let this = self.get_mut();
        this.state.woken.report_to(context.waker());
        this.poll_woken();
        if !this.scope.has_failed() {
            this.start_ready();
        }
        if this.state.left == 0 || this.scope.has_failed() {
            return Poll::Ready(());
        }
        Poll::Pending
    }
}

/// Which nodes were woken since the last pass, and whom to tell.
struct Woken {
    words: Box<[AtomicU64]>,
    parent: Mutex<Waker>,
}

impl Woken {
    fn new(nodes: usize) -> Self {
        Woken {
            words: (0..nodes.div_ceil(64)).map(|_| AtomicU64::new(0)).collect(),
            parent: Mutex::new(Waker::noop().clone()),
        }
    }

    fn report_to(&self, waker: &Waker) {
        let mut parent = self.parent.lock().unwrap_or_else(PoisonError::into_inner);
        parent.clone_from(waker);
    }

    fn take(&self, into: &mut Bits) {
        for (word, bits) in self.words.iter().zip(&mut into.words) {
            if word.load(Ordering::Relaxed) != 0 {
                *bits |= word.swap(0, Ordering::AcqRel);
            }
        }
    }
}

/// Wakes one node: marks it and calls the executor, unless it was marked already.
struct NodeWaker {
    woken: Arc<Woken>,
    node: usize,
}

impl Wake for NodeWaker {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        let bit = 1 << (self.node % 64);
        let before = self.woken.words[self.node / 64].fetch_or(bit, Ordering::AcqRel);
        if before & bit == 0 {
            let parent = self.woken.parent.lock().unwrap_or_else(PoisonError::into_inner).clone();
            parent.wake();
        }
    }
}

/// A set of node indices.
struct Bits {
    words: Box<[u64]>,
}

impl Bits {
    fn new(nodes: usize) -> Self {
        Bits { words: vec![0; nodes.div_ceil(64)].into() }
    }

    fn set(&mut self, node: usize) {
        self.words[node / 64] |= 1 << (node % 64);
    }

    /// Takes the lowest index out of the set.
    fn take_first(&mut self) -> Option<usize> {
        let (index, word) = self.words.iter_mut().enumerate().find(|(_, word)| **word != 0)?;
        let bit = word.trailing_zeros();
        *word &= *word - 1;
        Some(index * 64 + bit as usize)
    }
}
