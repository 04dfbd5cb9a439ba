//! A function with or without a body.

use proc_macro2::TokenStream;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Signature, Token, Visibility};

/// What `#[step]` stands on.
pub(crate) struct Function {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) signature: Signature,
    /// The body's tokens with their braces; `None` for a prompt step.
    pub(crate) body: Option<TokenStream>,
}

pub(crate) fn parse(item: TokenStream) -> syn::Result<Function> {
    syn::parse2(item)
}

impl Parse for Function {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attrs = input.call(Attribute::parse_outer)?;
        let vis = input.parse()?;
        let begins = input.peek(Token![fn])
            || input.peek(Token![async])
            || input.peek(Token![const])
            || input.peek(Token![unsafe])
            || input.peek(Token![extern]);
        if !begins {
            let message =
                "`#[step]` goes on a function: `async fn rate(problem: &Problem) -> Urgency;`";
            return Err(syn::Error::new(input.span(), message));
        }
        let signature = input.parse()?;
        let body = if input.peek(Token![;]) {
            input.parse::<Token![;]>()?;
            None
        } else {
            let body: TokenStream = input.parse()?;
            Some(body)
        };
        Ok(Function { attrs, vis, signature, body })
    }
}
