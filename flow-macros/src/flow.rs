//! `flow!`: from a body of Rust with dataflow meaning to nodes, their edges, and the code that drives them.

mod body;
mod callee;
mod editor;
mod expand;
mod lower;
mod marks;
mod parse;
mod pipe;
mod refine;
mod scope;
mod source;
mod table;
mod walk;

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
    // An unfinished line is one mistake: what it leaves undone in the body is not another.
    let is_whole = item.body.errors.is_empty();
    let lowered = is_whole.then(|| lower::lower(item, &mut errors));
    let editor = editor::expand(item, &signature);
    let marker = expand::marker(item);
    let unfinished: TokenStream =
        item.body.errors.iter().map(syn::Error::to_compile_error).collect();
    let flow = match lowered {
        Some(lowered) if errors.is_empty() => expand::expand(item, &signature, &lowered),
        _ => {
            // Not for the editor, where an error in the middle of a word would hide what completes it.
            let shell = expand::shell(item, &signature);
            quote!(#unfinished #shell)
        }
    };
    let errors = errors.into_tokens();
    quote!(#errors #marker ::flow::__::by_editor! { { #editor } { #flow } })
}
