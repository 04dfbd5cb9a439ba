//! From what was written to a step that can be expanded; every mistake is reported.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{Attribute, FnArg, Ident, Pat, ReturnType, Signature, Type, Visibility, parse_quote};

use super::options::{OF_CODE_STEPS, OF_PROMPT_STEPS, Options};
use super::parse::Function;
use crate::errors::Errors;
use crate::places::{pattern_names, plain};
use crate::signature;

/// A checked step.
pub(crate) struct Step {
    /// All attributes but `#[step]`, as they were written.
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    /// As it was written, without `#[resource]` marks.
    pub(crate) signature: Signature,
    pub(crate) body: Option<TokenStream>,
    pub(crate) options: Options,
    pub(crate) params: Vec<Param>,
    /// Names in parameters that are patterns, which are no mistakes of the prompt, too.
    pub(crate) in_patterns: Vec<Ident>,
    /// What the step gives: `T`, also of a `Result<T, _>`.
    pub(crate) output: Type,
    /// Whether a code step returns a `Result`.
    pub(crate) is_fallible: bool,
    /// The path of this crate.
    pub(crate) root: TokenStream,
    /// The step's name.
    pub(crate) name: String,
}

/// A parameter.
pub(crate) struct Param {
    pub(crate) name: Ident,
    /// The type with its lifetimes named.
    pub(crate) ty: Type,
    /// Whether it is a reference, which is copied instead of moved.
    pub(crate) is_reference: bool,
    pub(crate) is_resource: bool,
}

impl Step {
    /// Parameters that the caller gives.
    pub(crate) fn inputs(&self) -> impl Iterator<Item = &Param> {
        self.params.iter().filter(|param| !param.is_resource)
    }

    pub(crate) fn ident(&self) -> &Ident {
        &self.signature.ident
    }
}

pub(crate) fn check(function: Function, options: Options, errors: &mut Errors) -> Step {
    let Function { attrs, vis, mut signature, body } = function;
    let is_prompt = body.is_none();
    for (token, word) in [
        (signature.constness.map(|t| t.span), "const"),
        (unsafe_span(&signature.safety), "unsafe"),
        (signature.abi.as_ref().map(|t| t.extern_token.span), "extern"),
    ] {
        if let Some(span) = token {
            errors.at_span(span, format!("a step is not `{word}`: remove it"));
        }
    }
    let mut in_patterns = Vec::new();
    let params = params(&mut signature, is_prompt, &mut in_patterns, errors);
    let (output, is_fallible) = output(&signature, is_prompt, errors);
    let root = options.root.as_ref().map_or_else(|| quote!(::flow), |path| quote!(#path));
    let name = options.name.as_ref().map_or_else(|| plain(&signature.ident), |name| name.value());
    let step = Step {
        attrs,
        vis,
        signature,
        body,
        options,
        params,
        in_patterns,
        output,
        is_fallible,
        root,
        name,
    };
    match step.body {
        None => check_prompt(&step, errors),
        Some(_) => check_code(&step, errors),
    }
    step
}

fn params(
    signature: &mut Signature,
    is_prompt: bool,
    in_patterns: &mut Vec<Ident>,
    errors: &mut Errors,
) -> Vec<Param> {
    let mut params: Vec<Param> = Vec::new();
    for input in &mut signature.inputs {
        let typed = match input {
            FnArg::Receiver(receiver) => {
                errors.at(receiver, "a step is a free function: it has no `self`; pass the value as a parameter, or take it by `#[resource]`");
                continue;
            }
            FnArg::Typed(typed) => typed,
        };
        let mut is_resource = false;
        typed.attrs.retain(|attr| {
            let marks = attr.path().is_ident("resource");
            is_resource |= marks;
            !marks
        });
        if is_resource && is_prompt {
            errors.at(
                &typed,
                "a prompt step takes no resources: only a step with a body can use one",
            );
        }
        let name = if let Pat::Ident(pat) = &*typed.pat
            && pat.by_ref.is_none()
            && pat.subpat.is_none()
        {
            pat.ident.clone()
        } else {
            let remedy = if is_prompt {
                "name it, and write `{{ name.0 }}` or `{{ name.field }}`"
            } else {
                "name it, and take it apart in the body"
            };
            errors.at(
                &typed.pat,
                format!("a step's parameter is a name, which stands in traces: {remedy}"),
            );
            in_patterns.extend(pattern_names(&typed.pat));
            Ident::new(&format!("__{}", params.len()), Span::mixed_site())
        };
        if let Type::Reference(reference) = &*typed.ty
            && let Some(mutability) = &reference.mutability
        {
            errors.at(
                mutability,
                "a step's inputs are shared with other steps: take `&`, or an owned value",
            );
        }
        let mut ty = (*typed.ty).clone();
        if is_resource && matches!(ty, Type::ImplTrait(_)) {
            errors.at(&typed.ty, "a resource is found by its type: name the type");
        }
        signature::name_lifetimes(&mut ty);
        let is_reference = matches!(ty, Type::Reference(_));
        params.push(Param { name, ty, is_reference, is_resource });
    }
    params
}

/// The output's type, and whether it comes in a `Result`.
fn output(signature: &Signature, is_prompt: bool, errors: &mut Errors) -> (Type, bool) {
    let unit: Type = parse_quote!(());
    let ty = match &signature.output {
        ReturnType::Default => {
            if is_prompt {
                errors.at_span(signature.ident.span(), format!(
                    "`{}` says nothing of its output: write `-> Type`, what the model is to give (`-> String` for plain text)",
                    signature.ident
                ));
            }
            return (unit, false);
        }
        ReturnType::Type(_, ty) => &**ty,
    };
    match ty {
        Type::Reference(_) => {
            errors.at(ty, "a step's output is owned, because it outlives the call: give `String` for `&str`, `Vec<T>` for `&[T]`");
            (unit, false)
        }
        Type::ImplTrait(_) => {
            errors.at(
                ty,
                "a step's output has a name, because its schema is made from it: write the type",
            );
            (unit, false)
        }
        Type::Path(path) => match path.path.segments.last() {
            Some(last) if last.ident == "Result" => match &last.arguments {
                syn::PathArguments::AngleBracketed(args) => {
                    let value = args.args.iter().find_map(|arg| match arg {
                        syn::GenericArgument::Type(ty) => Some(ty.clone()),
                        _ => None,
                    });
                    if is_prompt {
                        errors.at(ty, "a prompt step gives its output alone: a failure of the model ends the flow, or is caught by `fallback`");
                    }
                    (value.unwrap_or(unit), true)
                }
                _ => (unit, true),
            },
            _ => (ty.clone(), false),
        },
        _ => (ty.clone(), false),
    }
}

fn not_for(step: &Step, names: &[&str], why: &str, errors: &mut Errors) {
    for name in names {
        if let Some(span) = step.options.spans.get(*name) {
            errors.at_span(*span, format!("`{name}` {why}"));
        }
    }
}

fn check_prompt(step: &Step, errors: &mut Errors) {
    let why = "is for a step with a body: this one asks a model";
    not_for(step, &OF_CODE_STEPS, why, errors);
    for (one, other) in [("prompt", "prompt_file"), ("system", "system_file")] {
        if step.options.spans.contains_key(one)
            && let Some(span) = step.options.spans.get(other)
        {
            errors.at_span(*span, format!("both `{one}` and `{other}`: leave one of them out"));
        }
    }
    times(step, errors);
}

fn check_code(step: &Step, errors: &mut Errors) {
    let why = "is for a prompt step: this one has a body, and asks no model";
    not_for(step, &OF_PROMPT_STEPS, why, errors);
    times(step, errors);
    let span_of = |name: &str| step.options.spans.get(name).copied();
    let is_sync = step.signature.asyncness.is_none();
    if is_sync && !step.options.blocking {
        for name in ["timeout", "deadline"] {
            if let Some(span) = span_of(name) {
                errors.at_span(span, format!("`{name}` cannot stop a function that is not `async`: make it `async`, or say `blocking`"));
            }
        }
    }
    if let (Some(span), false) = (span_of("blocking"), is_sync) {
        errors.at_span(
            span,
            "`blocking` moves a sync function to a thread of its own: this one is `async`",
        );
    }
    if step.options.blocking {
        for param in step.params.iter().filter(|param| param.is_reference) {
            let what = if param.is_resource {
                "a resource by value (`Arc<…>`)"
            } else {
                "its inputs by value"
            };
            errors.at(
                &param.ty,
                format!("a `blocking` step runs on another thread: it takes {what}"),
            );
        }
    }
    if let (Some(span), false) = (span_of("transient"), step.is_fallible) {
        errors.at_span(
            span,
            "`transient` looks at an error, and this step returns none: return a `Result`",
        );
    }
    if let (Some(span), None, Some(2..)) =
        (span_of("attempts"), &step.options.transient, step.options.attempts)
    {
        errors.at_span(span, "`attempts` of a step with a body needs `transient = …`: a function of the error that says whether to try again");
    }
}

fn times(step: &Step, errors: &mut Errors) {
    if let (Some(timeout), Some(deadline)) = (step.options.timeout, step.options.deadline)
        && timeout > deadline
    {
        let span = step.options.spans.get("timeout").copied().unwrap_or_else(Span::call_site);
        errors.at_span(
            span,
            "`timeout` (of one attempt) is longer than `deadline` (of the whole step)",
        );
    }
}

fn unsafe_span(safety: &syn::Safety) -> Option<Span> {
    match safety {
        syn::Safety::Unsafe(token) => Some(token.span),
        _ => None,
    }
}
