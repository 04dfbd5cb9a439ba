//! The parts that prompt steps and code steps share.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::parse::Parser as _;
use syn::visit_mut::VisitMut as _;
use syn::{Attribute, Expr, Ident};

use super::check::{Param, Step};
use crate::places::{Named, Places, plain};
use crate::signature;

/// Locals of ours.
pub(crate) fn ours(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

/// The attributes that decide whether the item is there at all.
fn cfgs(step: &Step) -> Vec<&Attribute> {
    step.attrs.iter().filter(|attr| attr.path().is_ident("cfg")).collect()
}

/// The type of the step's name, and what is known of it.
pub(crate) fn marker(step: &Step, ident: &Ident, info: &TokenStream) -> TokenStream {
    let (root, vis, name) = (&step.root, &step.vis, &step.name);
    let cfgs = cfgs(step);
    let is_prompt = step.body.is_none();
    let kind = Ident::new(if is_prompt { "Prompt" } else { "Code" }, Span::call_site());
    let settings = step.options.settings(root);
    let transient = step.options.transient.is_some();
    let base = if is_prompt || transient { quote!(NONE) } else { quote!(ONCE) };
    let settings = (transient || !settings.is_empty()).then(
        || quote!(settings: #root::StepSettings { #(#settings,)* ..#root::StepSettings::#base },),
    );
    let version = step.options.version.as_ref().map(|version| quote!(version: #version,));
    // The item's own words stand where the name does: there a second item of the name is reported.
    let place = Span::mixed_site().located_at(ident.span());
    let item = quote_spanned!(place=> enum #ident {});
    let prompt = is_prompt.then(|| quote!(#(#cfgs)* impl #root::PromptStep for #ident {}));
    // Whoever uses the step as a type uses its function, too, as far as rustc's lint is concerned.
    let used = (!is_generic(step)).then(|| quote!(let _ = #ident;));
    quote! {
        #(#cfgs)*
        #[doc(hidden)]
        #[allow(non_camel_case_types, missing_docs, missing_debug_implementations)]
        #vis #item
        #(#cfgs)*
        impl #root::Step for #ident {
            const INFO: &'static #root::StepInfo = {
                #used
                &#root::StepInfo {
                    #info #settings #version
                    ..#root::StepInfo::new(#name, ::core::module_path!(), #root::StepKind::#kind)
                }
            };
        }
        #prompt
    }
}

/// Whether a step has type parameters, named or not: its function alone does not tell them.
fn is_generic(step: &Step) -> bool {
    let generics = &step.signature.generics;
    generics.type_params().next().is_some()
        || generics.const_params().next().is_some()
        || step.inputs().any(|param| {
            let ty = &param.ty;
            quote!(#ty).to_string().contains("impl ")
        })
}

/// `pub fn rate<'flow>(problem: &'flow Problem) -> Call<'flow, Urgency, rate>`
///
/// The marker's name has a span of its own: an editor takes what stands at the user's name for its definition.
pub(crate) fn function(
    step: &Step,
    marker: &impl ToTokens,
    attrs: &TokenStream,
    body: &TokenStream,
) -> TokenStream {
    let (root, vis, ident, output) = (&step.root, &step.vis, step.ident(), &step.output);
    let fn_token = &step.signature.fn_token;
    let generics = signature::with_flow(&step.signature.generics);
    let (params, where_clause) = (&generics.params, &generics.where_clause);
    let flow = signature::lifetime();
    let inputs = step.inputs().map(|Param { name, ty, .. }| quote!(#name: #ty));
    // The item ends at the user's name: of one that ends in generated code rustc does not say that it is never used. It need
    // not say, though, that a program's types are less public than its steps.
    let body = quote_spanned!(ident.span()=> { #body });
    quote! {
        #attrs
        #[allow(private_interfaces)]
        #vis #fn_token #ident<#params>(#(#inputs),*) -> #root::Call<#flow, #output, #marker> #where_clause
            #body
    }
}

/// A step with mistakes: everything that others may name, so that they do not fail because of them.
pub(crate) fn shell(step: &Step) -> TokenStream {
    let root = &step.root;
    let marker = marker(step, step.ident(), &quote!());
    let others = step.attrs.iter().filter(|attr| !attr.path().is_ident("doc"));
    let names = step.inputs().map(|param| &param.name);
    let function = function(
        step,
        step.ident(),
        &quote!(#(#others)*),
        &quote! { #(let _ = &#names;)* #root::__::none() },
    );
    quote!(#marker #function)
}

/// A step in an `impl`, where a type of its name cannot stand: its function alone.
pub(crate) fn function_alone(step: &Step) -> TokenStream {
    let root = &step.root;
    let names = step.inputs().map(|param| &param.name);
    let body = quote! { #(let _ = &#names;)* #root::__::none() };
    function(step, &quote!(#root::__::NoStep), &quote!(), &body)
}

/// The names that an expression of a gate, a fallback or a template may use, and how.
pub(crate) fn names(step: &Step) -> Named {
    let mut named = Named::default();
    for param in step.inputs() {
        // References are copied out of the inputs; an owned value stays there and is read through a reference.
        named.names.insert(plain(&param.name), !param.is_reference);
    }
    for ident in &step.in_patterns {
        named.names.insert(plain(ident), false);
    }
    named
}

/// Takes the inputs that are used out of `__i`, so that each has the type that was written.
pub(crate) fn unpack(step: &Step, is_used: impl Fn(&str) -> bool) -> TokenStream {
    let inputs = ours("__i");
    let names: Vec<_> = step.inputs().collect();
    if !names.iter().any(|param| is_used(&plain(&param.name))) {
        return quote!(let _ = #inputs;);
    }
    let pattern = names.iter().map(|Param { name, .. }| match is_used(&plain(name)) {
        true => quote!(#name,),
        false => quote!(_,),
    });
    let copied = names
        .iter()
        .filter(|param| param.is_reference && is_used(&plain(&param.name)))
        .map(|Param { name, .. }| quote!(let #name = *#name;));
    quote!(let (#(#pattern)*) = #inputs; #(#copied)*)
}

/// The tuple of the inputs, as they were given.
pub(crate) fn packed(step: &Step) -> TokenStream {
    let names = step.inputs().map(|param| &param.name);
    quote!((#(#names,)*))
}

/// `.ensure(…)`, if there are gates.
pub(crate) fn gates(step: &Step) -> TokenStream {
    if step.options.gates.is_empty() {
        return TokenStream::new();
    }
    let mut named = names(step);
    named.names.insert("output".into(), true);
    let gates = ours("__g");
    let checks: Vec<TokenStream> = step
        .options
        .gates
        .iter()
        .map(|gate| {
            let condition = rewritten(&gate.condition, &mut named);
            let message: Vec<_> = gate.message.iter().map(|m| rewritten(m, &mut named)).collect();
            if let Some(text) = gate.message.first() {
                Places::new(&mut named).format_text(text);
            }
            let message = if message.is_empty() {
                let words = format!("this does not hold: {}", source(&gate.condition));
                quote!(#words.to_owned())
            } else {
                quote!(::std::format!(#(#message),*))
            };
            // Parentheses only where `if` needs them: they would widen the caret.
            let is_bare = Expr::parse_without_eager_brace.parse2(quote!(#condition)).is_ok();
            let test = if is_bare { quote!(#condition) } else { quote!((#condition)) };
            quote!(if #test {} else { #gates.fail(#message); })
        })
        .collect();
    let used = named.used;
    let unpack = unpack(step, |name| used.contains_key(name));
    let inputs = ours("__i");
    // As the gate says it: in a step that a macro makes, the word is the macro's.
    let output = match used.get("output") {
        Some(output) => quote!(#output),
        None => quote!(_),
    };
    quote!(.ensure(|#gates, #output, #inputs| { #unpack #(#checks)* }))
}

/// `.fallback(…)`, if there is one.
pub(crate) fn fallback(step: &Step) -> TokenStream {
    let Some(fallback) = &step.options.fallback else {
        return TokenStream::new();
    };
    let mut named = names(step);
    let value = rewritten(fallback, &mut named);
    let used = named.used;
    let unpack = unpack(step, |name| used.contains_key(name));
    let inputs = ours("__i");
    quote!(.fallback(|#inputs| { #unpack #value }))
}

fn rewritten(expr: &Expr, named: &mut Named) -> Expr {
    let mut expr = expr.clone();
    Places::new(named).visit_expr_mut(&mut expr);
    expr
}

/// An expression as a person would write it. (The text of its span is only its first token's on a stable compiler.)
fn source(expr: &Expr) -> String {
    quote!(#expr).to_string()
}
