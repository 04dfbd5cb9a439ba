//! `flow!`: from a body of Rust with dataflow meaning to nodes, their edges, and the code that drives them.

mod editor;
mod expand;
mod lower;
mod parse;
mod pipe;

use proc_macro2::{Span, TokenStream};
use quote::quote;

use crate::errors::Errors;
use parse::{Input, Item};

/// The whole macro.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    match parse::parse(input) {
        Err(error) => error.to_compile_error(),
        Ok(Input::Items(items)) => items.iter().map(expand_item).collect(),
        Ok(Input::Pipe(pipe)) => {
            let name = syn::Ident::new("pipe", Span::call_site());
            let items = expand_item(&pipe.into_item(name));
            quote!({ #items pipe })
        }
    }
}

fn expand_item(item: &Item) -> TokenStream {
    let mut errors = Errors::default();
    let signature = parse::check_signature(item, &mut errors);
    // What is missing from a body that does not parse is no further mistake.
    let mut further = Errors::default();
    let lowered = lower::lower(item, &mut further);
    if item.body.errors.is_empty() {
        errors.append(further);
    }
    let editor = editor::expand(item, &signature);
    let marker = expand::marker(item);
    let flow = if errors.is_empty() {
        expand::expand(item, &signature, &lowered)
    } else {
        expand::shell(item, &signature)
    };
    let errors = errors.into_tokens();
    quote!(#errors #marker ::flow::__::by_editor! { { #editor } { #flow } })
}
