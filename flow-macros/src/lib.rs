//! The macros of flow.
