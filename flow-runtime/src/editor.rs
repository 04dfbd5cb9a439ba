//! Types for rust-analyzer, which sees a flow as the plain function that it reads like. Never compiled by rustc.

use std::future::Future;

use crate::call::Call;
use crate::flow::Flow;

/// What stands before a `?`, and the type of what it gives.
pub trait Ran {
    /// What it gives.
    type Value;
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

/// `expr?`: its type is that of the value.
pub fn ran<C: Ran>(_: C) -> C::Value {
    loop {}
}

/// A flow with this body: only its type matters.
pub fn edited<'a, B: Future<Output = T>, T, F>(_: B) -> Flow<'a, T, F> {
    loop {}
}
