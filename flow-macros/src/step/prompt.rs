//! A prompt step: its template becomes the code that renders it.

use std::path::{Component, Path, PathBuf};

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{Attribute, Expr, ExprLit, Lit, LitStr, Meta};

use super::check::Step;
use super::expand::{self, ours};
use crate::errors::Errors;
use crate::places::{Named, plain};
use crate::source::Source;
use crate::template::{self, Line, Origin, Scope, Text};

pub(crate) fn expand(step: &Step, errors: &mut Errors) -> TokenStream {
    let docs = docs(&step.attrs, errors);
    let mut named = expand::names(step);
    let mut files = TokenStream::new();
    let prompt = prompt_text(step, docs.as_ref(), &mut files, errors);
    let system =
        either(step.options.system.as_ref(), step.options.system_file.as_ref(), &mut files, errors);
    let system_code = system.as_ref().map(|text| render(step, text, &mut named, errors));
    let has_system = system_code.is_some();
    let prompt_code = prompt.as_ref().map(|text| render(step, text, &mut named, errors));
    let root = &step.root;
    let t = ours("__t");
    let code = if has_system {
        quote! {
            #t.role(#root::Role::System);
            #system_code
            #t.role(#root::Role::User);
            #prompt_code
        }
    } else {
        quote!(#prompt_code)
    };
    let ident = step.ident();
    let output = &step.output;
    let is_generic = step.signature.generics.type_params().next().is_some()
        || step.signature.generics.const_params().next().is_some();
    let schema = (!is_generic).then(
        || quote!(schema: ::core::option::Option::Some(#root::__::output::<#output>().schema()),),
    );
    let template = prompt.as_ref().map(Text::whole).unwrap_or_default();
    let system = system.as_ref().map(Text::whole);
    let system = system.map(|text| quote!(system: ::core::option::Option::Some(#text),));
    let model = step.options.model.as_ref().map(|model| quote!(model: #model,));
    let source = source(step);
    let marker = expand::marker(
        step,
        step.ident(),
        &quote!(#model template: #template, #system #schema source: #source,),
    );
    // Every parameter that is used nowhere stays in the pattern, so that rustc says that it is unused.
    let gates = expand::gates(step);
    let fallback = expand::fallback(step);
    let elsewhere = elsewhere(step);
    if let Some(text) = &prompt {
        single_braces(step, text, &named, errors);
    }
    let unpack = expand::unpack(step, |name| named.used.contains_key(name) || !elsewhere(name));
    let inputs = ours("__i");
    let packed = expand::packed(step);
    let t_name = if code.is_empty() { quote!(_) } else { quote!(#t) };
    let attrs = attributes(step);
    let body = quote! {
        #files
        #root::__::Prompting::new(#root::__::output::<#output>(), #packed, |#t_name, #inputs| { #unpack #code })
            #gates #fallback .call::<#ident>()
    };
    let function = expand::function(step, step.ident(), &attrs, &body);
    quote!(#marker #function)
}

fn render(step: &Step, text: &Text, named: &mut Named, errors: &mut Errors) -> TokenStream {
    let template = template::parse(text, errors);
    template::expand(&template, &mut Scope::new(step.name.clone(), &step.root, text, named, errors))
}

/// `{topic}` is text; where the parameter of that name stands nowhere else, it was meant as a placeholder.
fn single_braces(step: &Step, text: &Text, named: &Named, errors: &mut Errors) {
    let whole = text.whole();
    for name in step.inputs().map(|param| plain(&param.name)) {
        let single = format!("{{{name}}}");
        if let (false, Some(at)) = (named.used.contains_key(&name), whole.find(&single)) {
            let message = format!("`{single}` is text: a placeholder is `{{{{ {name} }}}}`");
            errors.push(text.error(at, at + single.len(), &message));
        }
    }
}

/// Whether a name is used by a gate or the fallback, and so need not be in the prompt.
fn elsewhere(step: &Step) -> impl Fn(&str) -> bool {
    let mut texts = Vec::new();
    let mut add = |expr: &syn::Expr| texts.push(quote!(#expr).to_string());
    for gate in &step.options.gates {
        add(&gate.condition);
        gate.message.iter().for_each(&mut add);
    }
    step.options.fallback.iter().for_each(add);
    move |name| {
        texts.iter().any(|text| {
            text.split(|c: char| !(c.is_alphanumeric() || c == '_')).any(|word| word == name)
        })
    }
}

fn prompt_text(
    step: &Step,
    docs: Option<&Text>,
    files: &mut TokenStream,
    errors: &mut Errors,
) -> Option<Text> {
    let options = &step.options;
    if options.spans.contains_key("prompt") || options.spans.contains_key("prompt_file") {
        return either(options.prompt.as_ref(), options.prompt_file.as_ref(), files, errors);
    }
    let Some(docs) = docs.filter(|docs| !docs.whole().trim().is_empty()) else {
        let ident = step.ident();
        errors.at(ident, format!(
            "`{ident}` has no prompt: write it as a doc comment above, or as `prompt = \"…\"` or `prompt_file = \"…\"`; with a body `{{ … }}` it would be a code step"
        ));
        return None;
    };
    let lines = docs.lines.iter().map(|line| Line { text: line.text.clone(), span: line.span });
    Some(Text { lines: lines.collect(), origin: Origin::Docs })
}

/// A text in an attribute, or in a file.
fn either(
    literal: Option<&LitStr>,
    file: Option<&LitStr>,
    files: &mut TokenStream,
    errors: &mut Errors,
) -> Option<Text> {
    if let Some(literal) = literal {
        return Some(Text::new(&literal.value(), literal.span(), Origin::Attribute));
    }
    let file = file?;
    match read(&file.value()) {
        Ok((path, text)) => {
            // An edit of the file rebuilds the step.
            let path = path.to_string_lossy().into_owned();
            files.extend(quote!(
                const _: &[::core::primitive::u8] = ::core::include_bytes!(#path);
            ));
            Some(Text::new(&text, file.span(), Origin::File(file.value())))
        }
        Err(message) => {
            errors.at(file, message);
            None
        }
    }
}

/// A file inside the crate, by its path from the crate's root.
fn read(name: &str) -> Result<(PathBuf, String), String> {
    let outside = || {
        format!(
            "\"{name}\" is outside the crate: a prompt's file has a path from the directory of Cargo.toml"
        )
    };
    let relative = Path::new(name);
    if !relative.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
        return Err(outside());
    }
    let root = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
    let path = root.join(relative);
    let found = path.canonicalize().map_err(|error| {
        format!("cannot read \"{name}\" in the directory of Cargo.toml: {}", first_words(&error))
    })?;
    if root.canonicalize().is_ok_and(|root| !found.starts_with(root)) {
        return Err(outside());
    }
    match std::fs::read_to_string(&found) {
        Ok(text) if text.trim().is_empty() => Err(format!("\"{name}\" is empty")),
        Ok(text) => Ok((path, text)),
        Err(error) => Err(format!("cannot read \"{name}\": {}", first_words(&error))),
    }
}

/// An I/O error without its number.
fn first_words(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".into(),
        _ => error.to_string(),
    }
}

/// The doc comment, line by line, each with its span. One space after `///` is not text.
fn docs(attrs: &[Attribute], errors: &mut Errors) -> Option<Text> {
    let mut lines = Vec::new();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("doc")) {
        let Meta::NameValue(meta) = &attr.meta else {
            continue;
        };
        let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = &meta.value else {
            errors.at(
                &meta.value,
                "a prompt in `#[doc]` is a text literal: use `prompt_file = \"…\"` for a file",
            );
            continue;
        };
        let span = text.span();
        let text = text.value().replace("\r\n", "\n");
        lines.extend(
            text.split('\n')
                .map(|line| Line { text: line.strip_prefix(' ').unwrap_or(line).to_owned(), span }),
        );
    }
    (!lines.is_empty()).then_some(Text { lines, origin: Origin::Docs })
}

/// The attributes of the function. A prompt is shown in a fence longer than any in it, never as markdown: a JSON example in it
/// must not become a test.
pub(crate) fn attributes(step: &Step) -> TokenStream {
    let attrs = &step.attrs;
    let spans = &step.options.spans;
    let is_prompt =
        step.body.is_none() && !spans.contains_key("prompt") && !spans.contains_key("prompt_file");
    let Some(docs) = docs(attrs, &mut Errors::default()).filter(|_| is_prompt) else {
        return quote!(#(#attrs)*);
    };
    let prompt = docs.whole();
    let others = attrs.iter().filter(|attr| !attr.path().is_ident("doc"));
    let ticks = prompt.split(|c| c != '`').map(str::len).max().unwrap_or(0).max(2) + 1;
    let fence = "`".repeat(ticks);
    let shown = format!("Asks a model:\n\n{fence}text\n{prompt}\n{fence}");
    let shown = LitStr::new(&shown, Span::call_site().located_at(step.ident().span()));
    quote!(#[doc = #shown] #(#others)*)
}

/// What the fingerprint covers of the source: signature, gates, fallback.
fn source(step: &Step) -> u64 {
    let mut source = Source::new();
    let signature = &step.signature;
    source.add(quote!(#signature));
    for gate in &step.options.gates {
        let (condition, message) = (&gate.condition, &gate.message);
        source.add(quote!(#condition, #message));
    }
    let fallback = &step.options.fallback;
    source.add(quote!(#fallback));
    source.finish()
}
