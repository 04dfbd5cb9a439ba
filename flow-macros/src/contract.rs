//! `#[contract]`: what a type needs to cross between steps, in one word.

mod bounds;
mod kinds;
mod limits;

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::meta::ParseNestedMeta;
use syn::parse::ParseStream;
use syn::{Attribute, Data, DeriveInput, ExprLit, Fields, Ident, Lit, LitStr, parse_quote};

use crate::errors::Errors;
use crate::similar::{did_you_mean, nearest};
use crate::step::repairs;

/// The whole macro.
pub(crate) fn expand(attribute: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let root = root(attribute, &mut errors);
    let mut input: DeriveInput = match syn::parse2(item.clone()) {
        Ok(input) => input,
        Err(error) => {
            let message = "`#[contract]` goes on a struct or an enum";
            let mut error = syn::Error::new(error.span(), message).to_compile_error();
            error.extend(item);
            return error;
        }
    };
    check(&input, &mut errors);
    if !errors.is_empty() {
        // What cannot be derived would bring errors of its own.
        bare(&mut input);
        let errors = errors.into_tokens();
        return quote!(#errors #input);
    }
    annotate(&mut input, &mut errors);
    let errors = errors.into_tokens();
    let serde = path_text(&quote!(#root::serde));
    let schemars = path_text(&quote!(#root::schemars));
    let name = &input.ident;
    let mut generics = input.generics.clone();
    for param in generics.type_params_mut() {
        param.bounds.push(parse_quote!(#root::serde::Serialize));
    }
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    quote! {
        #errors

        #[derive(
            ::core::fmt::Debug,
            ::core::clone::Clone,
            #root::serde::Serialize,
            #root::serde::Deserialize,
            #root::schemars::JsonSchema,
        )]
        #[serde(crate = #serde)]
        #[schemars(crate = #schemars)]
        #input

        impl #impl_generics #root::PromptText for #name #type_generics #where_clause {
            fn write_to(&self, text: &mut #root::Text) {
                text.contract(self);
            }
        }
    }
}

/// `::flow`, unless `crate = path` says otherwise.
fn root(attribute: TokenStream, errors: &mut Errors) -> TokenStream {
    if attribute.is_empty() {
        return quote!(::flow);
    }
    let parse = |input: syn::parse::ParseStream<'_>| {
        input.parse::<syn::Token![crate]>()?;
        input.parse::<syn::Token![=]>()?;
        input.call(syn::Path::parse_mod_style)
    };
    match syn::parse::Parser::parse2(parse, attribute.clone()) {
        Ok(path) => quote!(#path),
        Err(_) => {
            if let Some(word) = repairs_of_a_type(&attribute) {
                errors.at(word, ON_A_FIELD);
                return quote!(::flow);
            }
            let message = "`#[contract]` takes nothing but `crate = path`: put further derives and serde attributes below it";
            errors.at(attribute, message);
            quote!(::flow)
        }
    }
}

const ON_A_FIELD: &str = "`repairs` stands on a field, not on the type: write `#[contract(repairs = \"…\")]` above each field that it is for";

/// The word of `#[contract(repairs = "…")]` on a type, also with a slip.
fn repairs_of_a_type(attribute: &TokenStream) -> Option<Ident> {
    attribute.clone().into_iter().find_map(|token| match token {
        TokenTree::Ident(word) if nearest(&word.to_string(), ["repairs"]).is_some() => Some(word),
        _ => None,
    })
}

/// Takes the attributes out that mean nothing without the derives.
fn bare(input: &mut DeriveInput) {
    let strip = |attrs: &mut Vec<Attribute>| {
        let helpers = ["serde", "schemars", "contract"];
        attrs.retain(|attr| !helpers.iter().any(|name| attr.path().is_ident(name)));
    };
    strip(&mut input.attrs);
    match &mut input.data {
        Data::Struct(data) => data.fields.iter_mut().for_each(|field| strip(&mut field.attrs)),
        Data::Enum(data) => {
            for variant in &mut data.variants {
                strip(&mut variant.attrs);
                variant.fields.iter_mut().for_each(|field| strip(&mut field.attrs));
            }
        }
        Data::Union(data) => data.fields.named.iter_mut().for_each(|field| strip(&mut field.attrs)),
    }
}

fn check(input: &DeriveInput, errors: &mut Errors) {
    if let Data::Union(data) = &input.data {
        errors.at(data.union_token, "a contract is a struct or an enum: a union has no JSON form");
    }
    for lifetime in input.generics.lifetimes() {
        errors.at(lifetime, "a contract owns its data, because it is read from a reply: use `String` for `&str`, `Vec<T>` for `&[T]`");
    }
    for attr in &input.attrs {
        if let Some(derived) = repeated(attr) {
            let message = format!("`#[contract]` derives `{derived}` already: remove it here");
            errors.at(derived, message);
        }
    }
}

/// What a `derive` beside the contract has that the contract derives already.
fn repeated(attr: &Attribute) -> Option<syn::Ident> {
    if !attr.path().is_ident("derive") {
        return None;
    }
    let mut found = None;
    let _ = attr.parse_nested_meta(|meta| {
        if let Some(last) = meta.path.segments.last()
            && ["Debug", "Clone", "Serialize", "Deserialize", "JsonSchema"]
                .iter()
                .any(|name| last.ident == name)
        {
            found = Some(last.ident.clone());
        }
        Ok(())
    });
    found
}

/// Writes into the schema what schemars leaves out: the place of each field, which schemars would sort by name, and the
/// aliases. The description of the type reads it, and takes it out.
fn annotate(input: &mut DeriveInput, errors: &mut Errors) {
    // A second `#[contract]` would derive everything twice.
    for attr in input.attrs.extract_if(.., |attr| attr.path().is_ident("contract")) {
        match attr.meta.require_list().ok().and_then(|list| repairs_of_a_type(&list.tokens)) {
            Some(word) => errors.at(word, ON_A_FIELD),
            None => errors.at(attr, "`#[contract]` stands above already: remove it here"),
        }
    }
    let container = Options::of(&input.attrs);
    match &mut input.data {
        Data::Struct(data) => fields(&mut data.fields, errors),
        Data::Enum(data) => {
            for variant in &mut data.variants {
                fields(&mut variant.fields, errors);
                policy(&mut variant.attrs, Some("a variant"), errors);
                let own = Options::of(&variant.attrs);
                if own.aliases.is_empty() || own.untagged || container.untagged {
                    continue;
                }
                let aliases = own.aliases;
                variant.attrs.push(
                    parse_quote!(#[schemars(extend("x-flow-variant-aliases" = [#(#aliases),*]))]),
                );
                if let Some(tag) = &container.tag {
                    variant.attrs.push(parse_quote!(#[schemars(extend("x-flow-tag" = #tag))]));
                }
            }
        }
        Data::Union(_) => {}
    }
}

fn fields(fields: &mut Fields, errors: &mut Errors) {
    for field in fields.iter_mut() {
        bounds::check(&mut field.attrs, field.ident.as_ref(), &field.ty, errors);
    }
    let Fields::Named(fields) = fields else {
        for field in fields.iter_mut() {
            policy(&mut field.attrs, Some("a field without a name"), errors);
        }
        return;
    };
    for (index, field) in fields.named.iter_mut().enumerate() {
        let Options { hidden, aliases, .. } = Options::of(&field.attrs);
        let unfit = hidden.then_some("a field that is flattened or skipped");
        if let Some(policy) = policy(&mut field.attrs, unfit, errors) {
            field.attrs.push(parse_quote!(#[schemars(extend("x-flow-repairs" = #policy))]));
        }
        if hidden {
            continue;
        }
        field.attrs.push(parse_quote!(#[schemars(extend("x-flow-order" = #index))]));
        if !aliases.is_empty() {
            field.attrs.push(parse_quote!(#[schemars(extend("x-flow-aliases" = [#(#aliases),*]))]));
        }
    }
}

const ONLY_REPAIRS: &str = "on a field, `contract` takes only which repairs its value may need: `#[contract(repairs = \"none\")]`";

/// What is said of repairs that are no text.
fn unquoted(value: &syn::Expr) -> String {
    let written = value.to_token_stream().to_string();
    match repairs(&LitStr::new(&written, proc_macro2::Span::call_site())) {
        Ok(_) => format!("the value of `repairs` is written in quotes: `repairs = \"{written}\"`"),
        Err(_) => "`repairs` is \"none\", \"safe\" or \"all\", in quotes".to_owned(),
    }
}

/// Takes `#[contract(repairs = "…")]` out: which repairs a field may need. `unfit` says of a place that it has none.
fn policy(attrs: &mut Vec<Attribute>, unfit: Option<&str>, errors: &mut Errors) -> Option<LitStr> {
    let mut found = None;
    for attr in attrs.extract_if(.., |attr| attr.path().is_ident("contract")) {
        let read = attr.parse_args_with(|input: ParseStream<'_>| {
            let name: Ident = input.parse()?;
            input.parse::<syn::Token![=]>()?;
            Ok((name, input.parse::<syn::Expr>()?))
        });
        let Ok((name, value)) = read else {
            errors.at(attr, ONLY_REPAIRS);
            continue;
        };
        if name != "repairs" {
            let hint = did_you_mean(&name.to_string(), ["repairs"]);
            match hint.is_empty() {
                true => errors.at(attr, ONLY_REPAIRS),
                false => errors.at(&name, format!("no option `{name}` here{hint}")),
            }
            continue;
        }
        if let Some(place) = unfit {
            let message = format!("`repairs` stands on a field with a name, not on {place}");
            errors.at(name, message);
            continue;
        }
        match value {
            syn::Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => match repairs(&text) {
                Ok(_) if found.is_some() => errors.at(name, "`repairs` is set twice"),
                Ok(_) => found = Some(text),
                Err(message) => errors.at(text, message),
            },
            value => errors.at(&value, unquoted(&value)),
        }
    }
    found
}

/// What the `serde` and `schemars` attributes of a container, a variant or a field say that matters here.
#[derive(Default)]
struct Options {
    aliases: Vec<String>,
    tag: Option<String>,
    untagged: bool,
    /// Whether a field has no schema of its own that could carry anything: it is flattened, or skipped.
    hidden: bool,
}

impl Options {
    fn of(attrs: &[Attribute]) -> Self {
        let mut options = Options::default();
        for attr in attrs {
            if attr.path().is_ident("serde") || attr.path().is_ident("schemars") {
                // A mistake in an attribute is for its own macro to tell.
                let _ = attr.parse_nested_meta(|meta| options.read(&meta));
            }
        }
        options
    }

    fn read(&mut self, meta: &ParseNestedMeta<'_>) -> syn::Result<()> {
        let is = |name: &str| meta.path.is_ident(name);
        self.untagged |= is("untagged");
        self.hidden |=
            ["flatten", "skip", "skip_serializing", "skip_deserializing"].into_iter().any(is);
        if meta.input.peek(syn::Token![=]) {
            let value: syn::Expr = meta.value()?.parse()?;
            if let syn::Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = value {
                if is("alias") {
                    self.aliases.push(text.value());
                } else if is("tag") {
                    self.tag = Some(text.value());
                }
            }
        } else if meta.input.peek(syn::token::Paren) {
            // The values of other options are theirs to parse.
            let content;
            syn::parenthesized!(content in meta.input);
            let _: TokenStream = content.parse()?;
        }
        Ok(())
    }
}

fn path_text(path: &TokenStream) -> String {
    path.to_token_stream().to_string().replace(' ', "")
}
