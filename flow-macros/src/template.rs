//! The template language of prompts: text, `{{ expressions }}`, `{% tags %}` and `{# comments #}`.
//!
//! Text is kept to the byte. Expressions are Rust and are checked by rustc; every token of one carries the span of the line that
//! it stands in, so that an error points there, even inside a doc comment.

mod expand;
mod parse;
mod text;

pub(crate) use expand::{Scope, expand};
pub(crate) use parse::parse;
pub(crate) use text::{Line, Origin, Text};
