//! A code step: its function stays callable as `name::body(…)`, and a call runs it.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;

use super::check::{Param, Step};
use super::expand::{self, ours};
use crate::source::Source;

pub(crate) fn expand(step: &Step) -> TokenStream {
    let (root, vis, ident) = (&step.root, &step.vis, step.ident());
    let resources = step.params.iter().filter(|param| param.is_resource).map(|param| {
        let ty = resource_type(param);
        quote!(#root::ResourceInfo::of::<#ty>())
    });
    let resources: Vec<_> = resources.collect();
    let resources = (!resources.is_empty()).then(|| quote!(resources: &[#(#resources),*],));
    let source = source(step);
    let marker = expand::marker(step, ident, &quote!(#resources source: #source,));
    let mut signature = step.signature.clone();
    signature.ident = syn::Ident::new("body", ident.span());
    // The item begins in generated code: of a step that is never used, rustc says so of the function alone.
    let mut signature = quote!(#vis #signature).into_iter();
    let first = signature.next().map(|mut token| {
        token.set_span(Span::mixed_site().located_at(token.span()));
        token
    });
    let signature = first.into_iter().chain(signature);
    let body = &step.body;
    let docs = step.attrs.iter().filter(|attr| attr.path().is_ident("doc"));
    let others = step.attrs.iter().filter(|attr| !attr.path().is_ident("doc"));
    let attempt = attempt(step);
    let stored = stored(step);
    let (gates, fallback) = (expand::gates(step), expand::fallback(step));
    let packed = expand::packed(step);
    let function = expand::function(
        step,
        ident,
        &quote!(#(#docs)*),
        &quote! {
            #root::__::Coding::new(#packed, #attempt) #stored #gates #fallback .call::<#ident>()
        },
    );
    quote! {
        #marker
        impl #ident {
            /// The step's function, as it was written.
            #(#others)*
            #(#signature)* #body
        }
        #function
    }
}

/// The type by which a resource is found.
fn resource_type(param: &Param) -> syn::Type {
    match &param.ty {
        syn::Type::Reference(reference) => (*reference.elem).clone(),
        ty => ty.clone(),
    }
}

/// One attempt: takes or borrows the inputs, gets the resources, and calls the function.
fn attempt(step: &Step) -> TokenStream {
    let root = &step.root;
    let (inputs, supplies) = (ours("__i"), ours("__r"));
    // Inputs are moved into the only attempt; they are cloned where something needs them afterwards.
    let options = &step.options;
    let again =
        options.transient.is_some() || !options.gates.is_empty() || options.fallback.is_some();
    let names = step.inputs().map(|param| &param.name);
    let names = quote!((#(#names,)*));
    let has_inputs = step.inputs().next().is_some();
    let unpack = match (has_inputs, again) {
        (false, _) => quote!(let _ = #inputs;),
        (true, true) => quote!(let #names = #root::__::borrowed(#inputs)?;),
        (true, false) => quote!(let #names = #root::__::taken(#inputs)?;),
    };
    let has_resources = step.params.iter().any(|param| param.is_resource);
    let supplies_name = if has_resources { quote!(#supplies) } else { quote!(_) };
    let args = step.params.iter().map(|param| {
        let name = &param.name;
        match (param.is_resource, param.is_reference) {
            (true, true) => quote!(#supplies.get()?),
            (true, false) => {
                let ty = &param.ty;
                quote!(::core::clone::Clone::clone(#supplies.get::<#ty>()?))
            }
            (false, true) if again => quote!(*#name),
            (false, false) if again => {
                let span = param.ty.span();
                quote_spanned!(span=> ::core::clone::Clone::clone(#name))
            }
            _ => quote!(#name),
        }
    });
    let args: Vec<_> = args.collect();
    let ident = step.ident();
    let span = ident.span();
    let call = quote_spanned!(span=> #ident::body);
    let called = if step.options.blocking {
        let locals: Vec<_> = step.params.iter().map(|param| &param.name).collect();
        quote!({
            #(let #locals = #args;)*
            #root::__::blocking(move || #call(#(#locals),*)).await?
        })
    } else if step.signature.asyncness.is_some() {
        quote!(#call(#(#args),*).await)
    } else {
        quote!(#call(#(#args),*))
    };
    let result = match (step.is_fallible, &step.options.transient) {
        (false, _) => quote!(::core::result::Result::Ok(#called)),
        (true, None) => {
            let failed = failed(step, &quote!(false));
            quote!(#called.map_err(|error| #failed))
        }
        (true, Some(transient)) => {
            let failed = failed(step, &quote!(again));
            quote!(#called.map_err(|error| { let again = (#transient)(&error); #failed }))
        }
    };
    quote! {
        |#inputs, #supplies_name| ::std::boxed::Box::pin(async move { #unpack #result })
    }
}

/// The failure of an attempt. That the error is none is said where its type stands.
fn failed(step: &Step, again: &TokenStream) -> TokenStream {
    let root = &step.root;
    let span = match &step.signature.output {
        syn::ReturnType::Type(_, ty) => ty.span(),
        syn::ReturnType::Default => step.ident().span(),
    };
    let error = syn::Ident::new("error", Span::call_site().located_at(span));
    quote!(#root::__::failed(#error, #again))
}

/// `.stored(…)`: inputs for the trace, and the bound that the output can be stored.
fn stored(step: &Step) -> TokenStream {
    if step.options.unstored {
        return TokenStream::new();
    }
    let (fields, inputs) = (ours("__f"), ours("__i"));
    let (root, output) = (&step.root, &step.output);
    let names = step.inputs().map(|param| &param.name);
    let adds = step.inputs().map(|Param { name, .. }| {
        let text = crate::places::plain(name);
        quote!(#fields.add(#text, #name);)
    });
    let adds: Vec<_> = adds.collect();
    let fields_name = if adds.is_empty() { quote!(_) } else { quote!(#fields) };
    quote!(.stored(|#fields_name, #inputs| { let (#(#names,)*) = #inputs; #(#adds)* }, #root::__::storing::<#output>()))
}

fn source(step: &Step) -> u64 {
    let (signature, body) = (&step.signature, &step.body);
    let mut source = Source::new();
    source.add(quote!(#signature #body));
    for gate in &step.options.gates {
        let (condition, message) = (&gate.condition, &gate.message);
        source.add(quote!(#condition, #message));
    }
    let fallback = &step.options.fallback;
    source.add(quote!(#fallback));
    source.finish()
}
