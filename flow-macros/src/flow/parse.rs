//! The input of `flow!`: items with a body or a pipe, or one pipe.

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::{Attribute, FnArg, GenericArgument, Generics, Ident, Pat, Stmt, Token, Type, Visibility};

use super::pipe::Pipe;
use crate::errors::Errors;
use crate::signature;

#[allow(clippy::large_enum_variant)] // there are few of them
pub(crate) enum Input {
    Items(Vec<Item>),
    Pipe(Box<Pipe>),
}

/// One flow.
pub(crate) struct Item {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) fn_token: Token![fn],
    pub(crate) name: Ident,
    pub(crate) generics: Generics,
    pub(crate) inputs: Vec<FnArg>,
    /// The output's type; `None` for `()`.
    pub(crate) output: Option<Type>,
    pub(crate) body: Body,
    /// An `async` that does not belong there.
    pub(crate) asyncness: Option<Token![async]>,
}

/// A body's statements; those that do not parse are kept as tokens, for the editor.
pub(crate) struct Body {
    pub(crate) statements: Vec<Statement>,
    pub(crate) errors: Vec<syn::Error>,
}

#[allow(clippy::large_enum_variant)] // nearly all are the large one
pub(crate) enum Statement {
    Parsed(Box<Stmt>),
    Broken(TokenStream),
}

impl Statement {
    fn parsed(statement: Stmt) -> Self {
        Statement::Parsed(Box::new(statement))
    }
}

pub(crate) fn parse(input: TokenStream) -> syn::Result<Input> {
    let parser = |input: ParseStream<'_>| {
        if input.peek(Token![<]) {
            return Ok(Input::Pipe(Box::new(input.parse()?)));
        }
        if input.is_empty() {
            return Err(syn::Error::new(
                Span::call_site(),
                "a flow is missing: write `fn name(input: In) -> Out { … }` or `<In -> Out> first => second`",
            ));
        }
        let mut items = Vec::new();
        while !input.is_empty() {
            items.push(input.parse()?);
        }
        Ok(Input::Items(items))
    };
    parser.parse2(input)
}

impl Parse for Item {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attrs = input.call(Attribute::parse_outer)?;
        let vis = input.parse()?;
        let asyncness = input.parse()?;
        if !input.peek(Token![fn]) {
            return Err(input.error(
                "expected a flow: `fn name(input: In) -> Out { … }`, or `<In -> Out> first => second` alone",
            ));
        }
        let fn_token = input.parse()?;
        let name = input.parse()?;
        if input.peek(Token![=]) {
            input.parse::<Token![=]>()?;
            let pipe: Pipe = input.parse()?;
            input.parse::<Token![;]>()?;
            let item = pipe.into_item(name);
            return Ok(Item { attrs, vis, fn_token, asyncness, ..item });
        }
        let mut generics: Generics = input.parse()?;
        let content;
        syn::parenthesized!(content in input);
        let inputs = content.parse_terminated(FnArg::parse, Token![,])?.into_iter().collect();
        let output = if input.peek(Token![->]) {
            input.parse::<Token![->]>()?;
            Some(input.parse()?)
        } else {
            None
        };
        generics.where_clause = input.parse()?;
        let content;
        syn::braced!(content in input);
        let body = Body::of(content.parse()?);
        Ok(Item { attrs, vis, fn_token, name, generics, inputs, output, body, asyncness })
    }
}

impl Body {
    /// A body that is known to be right.
    pub(crate) fn new(statements: Vec<Stmt>) -> Self {
        Body {
            statements: statements.into_iter().map(Statement::parsed).collect(),
            errors: Vec::new(),
        }
    }

    /// Parses all at once; if that fails, each piece up to a `;` by itself, so that one unfinished line leaves the others.
    fn of(tokens: TokenStream) -> Self {
        match syn::Block::parse_within.parse2(tokens.clone()) {
            Ok(statements) => Body::new(statements),
            Err(error) => {
                let statements = pieces(tokens)
                    .into_iter()
                    .flat_map(|piece| match syn::Block::parse_within.parse2(piece.clone()) {
                        Ok(stmts) => stmts.into_iter().map(Statement::parsed).collect(),
                        Err(_) => vec![Statement::Broken(piece)],
                    })
                    .collect();
                Body { statements, errors: vec![error] }
            }
        }
    }
}

/// The tokens up to each `;`. A `let` that follows without one begins a piece of its own: the line before it is unfinished.
fn pieces(tokens: TokenStream) -> Vec<TokenStream> {
    let mut pieces = vec![TokenStream::new()];
    for token in tokens {
        let (ends, begins) = match &token {
            TokenTree::Punct(punct) => (punct.as_char() == ';', false),
            TokenTree::Ident(ident) => (false, ident == "let"),
            _ => (false, false),
        };
        if begins && pieces.last().is_some_and(|piece| !piece.is_empty()) {
            pieces.push(TokenStream::new());
        }
        if let Some(piece) = pieces.last_mut() {
            piece.extend([token]);
        }
        if ends {
            pieces.push(TokenStream::new());
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// An input, as the expansion needs it.
pub(crate) struct Param {
    pub(crate) name: Ident,
    pub(crate) ty: Type,
}

/// What the signature says, after its mistakes were reported.
pub(crate) fn check_signature(item: &Item, errors: &mut Errors) -> Vec<Param> {
    if let Some(asyncness) = &item.asyncness {
        errors.at(asyncness, "a flow is not `async fn`: calling it makes a `Flow`, and `.run(&rt)` of that is awaited; remove `async`");
    }
    for generic in &item.generics.params {
        if !matches!(generic, syn::GenericParam::Lifetime(_)) {
            errors.at(
                generic,
                "a flow has no type parameters: its inputs and output are concrete contracts",
            );
        }
    }
    if let Some(output) = &item.output {
        check_output(output, errors);
    }
    let mut params: Vec<Param> = Vec::new();
    for input in &item.inputs {
        let typed = match input {
            FnArg::Receiver(receiver) => {
                errors.at(
                    receiver,
                    "a flow is a free function: it has no `self`; pass the value as an input",
                );
                continue;
            }
            FnArg::Typed(typed) => typed,
        };
        if let Type::ImplTrait(ty) = &*typed.ty {
            errors.at(ty, "a flow has no type parameters: name the input's type");
        }
        match &*typed.pat {
            Pat::Ident(pat) if pat.by_ref.is_none() && pat.subpat.is_none() => {
                if let Some(mutability) = &pat.mutability {
                    errors.at(mutability, "an input of a flow does not change: remove `mut`");
                }
                let mut name = pat.ident.clone();
                if params.iter().any(|param| param.name == name) {
                    errors.at(&name, format!("the input `{name}` is there twice"));
                    name = Ident::new(&format!("__{}", params.len()), Span::mixed_site());
                }
                params.push(Param { name, ty: (*typed.ty).clone() });
            }
            other => errors.at(
                other,
                "an input of a flow is a name: take it apart in the body, `let (a, b) = …;`",
            ),
        }
    }
    params
}

fn check_output(output: &Type, errors: &mut Errors) {
    if signature::name_lifetimes(&mut output.clone()) {
        errors.at(
            output,
            "the output of a flow owns its data (`String` for `&str`), or names the lifetime that it borrows for, as in `fn name<'a>(text: &'a str) -> &'a str`",
        );
    }
    let Type::Path(path) = output else { return };
    if let Some(last) = path.path.segments.last()
        && last.ident == "Result"
        && let syn::PathArguments::AngleBracketed(args) = &last.arguments
        && let Some(GenericArgument::Type(Type::Path(error))) = args.args.get(1)
        && error.path.segments.last().is_some_and(|segment| segment.ident == "Error")
    {
        errors.at(
            output,
            "the output of a flow is the value alone: `.run(&rt)` makes it a `Result` with the error of the run",
        );
    }
}
