//! `#[step]`: from a signature and a prompt, or a function, to a step.

mod check;
mod code;
mod editor;
mod expand;
mod options;
mod parse;
mod prompt;
mod surroundings;

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
    if let Some(block) = surroundings::block_around() {
        let name = &function.signature.ident;
        let instead = match function.signature.receiver() {
            Some(_) => "; what it reads of `self` is a parameter, or a `#[resource]`",
            None => "",
        };
        let message =
            format!("a step is a free function: move `{name}` out of the `{block}`{instead}");
        let mut errors = Errors::default();
        errors.at(name, message);
        let errors = errors.into_tokens();
        // Other mistakes are told when it stands where it can.
        let step = check::check(function, options, &mut Errors::default());
        let function = expand::function_alone(&step);
        return quote!(#errors #function);
    }
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
