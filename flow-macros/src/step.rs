//! `#[step]`: from a signature and a prompt, or a function, to a step.

mod check;
mod code;
mod editor;
mod expand;
mod options;
mod parse;
mod prompt;

pub(crate) use options::repairs;
use proc_macro2::TokenStream;
use quote::quote;

use crate::errors::Errors;

/// The whole macro.
pub(crate) fn expand(attribute: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let options = options::parse(attribute, &mut errors);
    let function = match parse::parse(item.clone()) {
        Ok(function) => function,
        Err(error) => {
            errors.push(error);
            let errors = errors.into_tokens();
            return quote!(#errors #item);
        }
    };
    let step = check::check(function, options, &mut errors);
    let code = match step.body {
        None => prompt::expand(&step, &mut errors),
        Some(_) => code::expand(&step),
    };
    let code = if errors.is_empty() { code } else { expand::shell(&step) };
    let (root, editor) = (&step.root, editor::expand(&step));
    let errors = errors.into_tokens();
    quote!(#errors #root::__::by_editor! { { #editor } { #code } })
}
