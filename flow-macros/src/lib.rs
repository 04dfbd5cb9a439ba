//! The macros of [`flow`](https://docs.rs/flow): `#[step]`, `#[contract]` and `flow!`.
//!
//! Each is three phases: *parse* the input into a model, *check* it and report every mistake, *expand* the model. Expanding
//! cannot fail. What rustc says better is left to rustc.

mod contract;
mod errors;
mod flow;
mod looking;
mod places;
mod signature;
mod similar;
mod source;
mod step;
mod template;

use proc_macro::TokenStream;

/// Turns a signature and a prompt into a step, or a function into a code step.
#[proc_macro_attribute]
pub fn step(attribute: TokenStream, item: TokenStream) -> TokenStream {
    step::expand(attribute.into(), item.into()).into()
}

/// Derives what a type needs to cross between steps.
#[proc_macro_attribute]
pub fn contract(attribute: TokenStream, item: TokenStream) -> TokenStream {
    contract::expand(attribute.into(), item.into()).into()
}

/// Composes steps into a flow that runs each as soon as its inputs exist.
#[proc_macro]
pub fn flow(input: TokenStream) -> TokenStream {
    flow::expand(input.into()).into()
}
