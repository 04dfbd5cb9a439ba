//! Types for rust-analyzer, which sees a flow as the plain function that it reads like. Never compiled by rustc.

use std::future::Future;

use crate::call::Call;
use crate::flow::{Flow, FlowInfo};

/// What stands before a `?`, and the type of what it gives.
pub trait Ran: Sized {
    /// What it gives.
    type Value;

    /// `expr?`: its type is that of the value.
    #[doc(hidden)]
    fn __ran(self) -> Self::Value {
        loop {}
    }
}

impl<T, S> Ran for Call<'_, T, S> {
    type Value = T;
}

impl<T, F> Ran for Flow<'_, T, F> {
    type Value = T;
}

impl<T, E> Ran for Result<T, E> {
    type Value = T;
}

/// A flow with this body: only its type matters.
pub fn edited<'a, B: Future<Output = T>, T, F>(_: B) -> Flow<'a, T, F> {
    loop {}
}

/// The call of a step: only its type matters.
pub fn called<'a, T, S>() -> Call<'a, T, S> {
    loop {}
}

/// A value of any type.
pub fn any<T>() -> T {
    loop {}
}

/// What is known of a flow that only an editor looks at.
pub const NO_FLOW: &FlowInfo = &FlowInfo::new("");
