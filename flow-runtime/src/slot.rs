//! Where a binding's value stands: written once by its node, read by the nodes that name it.

use std::fmt;
use std::sync::{Mutex, OnceLock, PoisonError};

/// The value of one name of a flow.
pub struct Slot<V>(OnceLock<V>);

impl<V> Slot<V> {
    /// An empty slot.
    #[allow(clippy::new_without_default)] // only generated code makes slots
    pub const fn new() -> Self {
        Slot(OnceLock::new())
    }

    /// Puts the value in. A node runs once, so a second value cannot come; it would be dropped.
    pub fn fill(&self, value: V) {
        let _ = self.0.set(value);
    }

    /// The value, shared; `None` until its node has ended.
    pub fn get(&self) -> Option<&V> {
        self.0.get()
    }

    /// The value, owned, when every node has ended.
    pub fn take(self) -> Option<V> {
        self.0.into_inner()
    }
}

impl<V> fmt::Debug for Slot<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Slot").field("filled", &self.0.get().is_some()).finish()
    }
}

/// A value that one node hands to one other, which owns it.
pub struct Hand<V>(Mutex<Option<V>>);

impl<V> Hand<V> {
    /// An empty hand.
    #[allow(clippy::new_without_default)] // only generated code makes hands
    pub const fn new() -> Self {
        Hand(Mutex::new(None))
    }

    /// Puts the value in.
    pub fn fill(&self, value: V) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(value);
    }

    /// Takes the value out; `None` until its node has ended.
    pub fn take(&self) -> Option<V> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl<V> fmt::Debug for Hand<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hand").finish_non_exhaustive()
    }
}
