//! What an editor sees: the plain function that a flow reads like.
//!
//! Under rust-analyzer a flow expands to its statements as they were written, each token once and nothing before them, so that
//! definition, hover and completion are those of ordinary Rust. A line that is not finished goes out the same way: the editor
//! finds the cursor's place by its distance from the beginning, so the same tokens must stand there whether the line parses or
//! not. That is why `?` is replaced in the tokens, and by something that follows its expression.

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::quote;

use super::expand::{Head, cfgs};
use super::parse::{Item, Param, Statement};
use super::refine;

pub(crate) fn expand(item: &Item, params: &[Param]) -> TokenStream {
    let head = Head::new(item, params);
    let function = head.function(item);
    let cfgs = cfgs(item);
    let (name, output) = (&item.name, &head.output);
    let statements = item.body.statements.iter().map(|statement| {
        asked(match statement {
            Statement::Parsed(stmt) => {
                let mut stmt = (**stmt).clone();
                let name = refine::bind_names_behind(&mut stmt);
                quote!(#stmt #name)
            }
            Statement::Broken(tokens) => tokens.clone(),
        })
    });
    quote! {
        #(#cfgs)*
        impl ::flow::FlowDef for #name {
            const INFO: &'static ::flow::FlowInfo = ::flow::__::NO_FLOW;
            fn look(_: ::flow::__::Frame) -> ::flow::__::Look {
                loop {}
            }
        }
        #function {
            ::flow::__::edited(async move {
                use ::flow::__::Ran as _;
                let output: #output = { #(#statements)* };
                output
            })
        }
    }
}

/// The tokens with `.__ran()` for each `?` that follows an expression, which has the type of what is run.
fn asked(tokens: TokenStream) -> TokenStream {
    let mut out = TokenStream::new();
    let mut follows_expression = false;
    for token in tokens {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '?' && follows_expression => {
                out.extend(quote!(.__ran()));
            }
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), asked(group.stream()));
                inner.set_span(group.span());
                out.extend([TokenTree::Group(inner)]);
                follows_expression = true;
            }
            token => {
                follows_expression = !matches!(token, TokenTree::Punct(_));
                out.extend([token]);
            }
        }
    }
    out
}
