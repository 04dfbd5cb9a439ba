//! What an editor sees of a step: its signature, once, so that a parameter has one definition and one hover.
//!
//! The names that generated code adds (the marker type, `body`) stand at neutral places.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::Ident;

use super::check::Step;
use super::expand::{function as function_of, marker as marker_of};
use super::prompt;

pub(crate) fn expand(step: &Step) -> TokenStream {
    let attrs = prompt::attributes(step);
    let attrs = &attrs;
    let (root, vis) = (&step.root, &step.vis);
    let marker = marker_of(step, &neutral(step.ident()), &quote!());
    let Some(body) = &step.body else {
        let function =
            function_of(step, &neutral(step.ident()), attrs, &quote!(#root::__::called()));
        return quote!(#marker #function);
    };
    let resources = step.params.iter().filter(|param| param.is_resource).map(|param| {
        let (name, ty) = (&param.name, &param.ty);
        quote!(let #name: #ty = #root::__::any();)
    });
    let (asyncness, output) = (&step.signature.asyncness, &step.signature.output);
    let run = match asyncness {
        Some(_) => quote!(let _ = async move || #output #body;),
        None => quote!(let _ = move || #output #body;),
    };
    let function = function_of(
        step,
        &neutral(step.ident()),
        attrs,
        &quote! {
            #(#resources)*
            #run
            #root::__::called()
        },
    );
    let params = step.params.iter().map(|param| {
        let (name, ty) = (neutral(&param.name), &param.ty);
        quote!(#name: #ty)
    });
    let generics = crate::signature::with_flow(&step.signature.generics);
    let (generic_params, where_clause) = (&generics.params, &generics.where_clause);
    let ident = neutral(step.ident());
    quote! {
        #marker
        impl #ident {
            #vis #asyncness fn body<#generic_params>(#(#params),*) #output #where_clause {
                loop {}
            }
        }
        #function
    }
}

/// A name without a place of its own.
fn neutral(ident: &Ident) -> Ident {
    let mut neutral = ident.clone();
    neutral.set_span(Span::call_site());
    neutral
}
