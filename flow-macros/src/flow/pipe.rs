//! The pipe form: `<In -> Out> first => (these, at, once) => last`.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::parse::{Parse, ParseStream};
use syn::spanned::Spanned as _;
use syn::{Ident, Path, Token, Type, Visibility, parse_quote};

use super::parse::{Body, Item};
use crate::places::plain;

/// Stages, each of which gets references to what the stage before it made.
pub(crate) struct Pipe {
    input: Type,
    output: Type,
    stages: Vec<Vec<Path>>,
}

impl Parse for Pipe {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        input.parse::<Token![<]>()?;
        let from = input.parse()?;
        input.parse::<Token![->]>()?;
        let to = input.parse()?;
        input.parse::<Token![>]>()?;
        let mut stages = vec![stage(input)?];
        while input.peek(Token![=>]) {
            input.parse::<Token![=>]>()?;
            stages.push(stage(input)?);
        }
        if !input.is_empty() && !input.peek(Token![;]) {
            return Err(input.error(
                "expected `=>`: a pipe is names of steps and flows with `=>` between them; for anything more, write a body",
            ));
        }
        if let Some([_, second, ..]) = stages.last().map(Vec::as_slice) {
            return Err(syn::Error::new_spanned(
                second,
                "a pipe ends in one step: join these with `=> merge`, a step that takes all of them",
            ));
        }
        Ok(Pipe { input: from, output: to, stages })
    }
}

fn stage(input: ParseStream<'_>) -> syn::Result<Vec<Path>> {
    if !input.peek(syn::token::Paren) {
        return Ok(vec![input.parse()?]);
    }
    let content;
    let paren = syn::parenthesized!(content in input);
    let paths = content.parse_terminated(Path::parse_mod_style, Token![,])?;
    if paths.is_empty() {
        return Err(syn::Error::new(paren.span.join(), "a stage without steps: name at least one"));
    }
    Ok(paths.into_iter().collect())
}

impl Pipe {
    /// The same flow with a body: each step is called with references to all that the stage before it made.
    pub(crate) fn into_item(self, name: Ident) -> Item {
        let (input, output) = (self.input, self.output);
        let mut inputs = vec![String::from("input")];
        let mut statements = TokenStream::new();
        let last = self.stages.len() - 1;
        for (index, stage) in self.stages.iter().enumerate() {
            let mut outputs = Vec::new();
            for path in stage {
                // The call carries the step's own span, so that a misfit is reported there; names of ours hide no step.
                let span = path.span();
                let ours = Span::mixed_site().located_at(span);
                let args = inputs.iter().map(|input| Ident::new(input, ours));
                let args = quote_spanned!(ours=> #(&#args),*);
                let call = quote_spanned!(span=> #path(#args)?);
                if index == last {
                    statements.extend(call);
                } else {
                    let output = unused_name(path, &outputs);
                    let binding = Ident::new(&output, ours);
                    statements.extend(quote!(let #binding = #call;));
                    outputs.push(output);
                }
            }
            if index < last {
                inputs = outputs;
            }
        }
        let first = Ident::new("input", Span::mixed_site());
        let block: syn::Block = parse_quote!({ #statements });
        Item {
            attrs: Vec::new(),
            vis: Visibility::Inherited,
            fn_token: Token![fn](name.span()),
            name,
            generics: syn::Generics::default(),
            inputs: vec![parse_quote!(#first: #input)],
            output: Some(output),
            body: Body::new(block.stmts),
            asyncness: None,
        }
    }
}

/// A name for what a step gives: the step's own, numbered if the stage has it twice.
fn unused_name(path: &Path, taken: &[String]) -> String {
    let name = path.segments.last().map(|segment| plain(&segment.ident)).unwrap_or_default();
    let mut numbered = name.clone();
    let mut number = 1;
    while taken.contains(&numbered) {
        number += 1;
        numbered = format!("{name}_{number}");
    }
    numbered
}
