//! Two expansions of one macro: what rust-analyzer sees, and what rustc compiles.
//!
//! The choice is made here because `cfg(rust_analyzer)` in a user's crate would be an unexpected `cfg` there.

/// Expands to the first block under rust-analyzer, to the second otherwise.
#[cfg(rust_analyzer)]
#[doc(hidden)]
#[macro_export]
macro_rules! __by_editor {
    ({ $($editor:tt)* } { $($compiler:tt)* }) => { $($editor)* };
}

/// Expands to the first block under rust-analyzer, to the second otherwise.
#[cfg(not(rust_analyzer))]
#[doc(hidden)]
#[macro_export]
macro_rules! __by_editor {
    ({ $($editor:tt)* } { $($compiler:tt)* }) => { $($compiler)* };
}
