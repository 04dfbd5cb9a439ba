//! The code of a flow: a table of its nodes, their futures, and one call that drives them.

use std::collections::BTreeMap;

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::{Ident, Index, Type, parse_quote};

use super::lower::{Lowered, Node};
use super::parse::{Item, Param};
use crate::signature;

/// Which row of the table a call stands in.
pub(crate) enum Row {
    /// That of its node.
    Own,
    /// One of those after the nodes.
    Extra(usize),
}

/// Locals of ours, which no code of the user can see.
fn ours(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

/// `expr?`: the first and the last token carry the user's spans, so that rustc's carets cover the user's text.
pub(crate) fn question(question: &syn::ExprTry, row: Row, site: usize) -> TokenStream {
    let expr = &question.expr;
    let (first, mark) = (expr.span(), question.question_token.span());
    let (f, c, at) = (ours("__f"), ours("__c"), ours("__at"));
    let at = match row {
        Row::Own => quote!(#at),
        Row::Extra(index) => quote!(#f.at(__NODES + #index)),
    };
    let site = Index::from(site);
    let run = quote_spanned!(mark=> .run(#at, &#c.#site).await);
    let open = quote_spanned!(first=> __::Question(#expr));
    quote!(#open #run)
}

/// The signature, as all three forms of the function share it.
pub(crate) struct Head {
    pub(crate) generics: syn::Generics,
    pub(crate) inputs: Vec<TokenStream>,
    pub(crate) names: Vec<Ident>,
    pub(crate) types: Vec<Type>,
    pub(crate) flow: syn::Lifetime,
    pub(crate) output: Type,
}

impl Head {
    pub(crate) fn new(item: &Item, params: &[Param]) -> Self {
        let mut borrows = !item.generics.params.is_empty();
        let mut types = Vec::new();
        for param in params {
            let mut ty = param.ty.clone();
            borrows |= signature::name_lifetimes(&mut ty);
            types.push(ty);
        }
        let names: Vec<Ident> = params.iter().map(|param| param.name.clone()).collect();
        let (generics, flow) = if borrows {
            (signature::with_flow(&item.generics), signature::lifetime())
        } else {
            (
                item.generics.clone(),
                syn::Lifetime::new("'static", Span::call_site()),
            )
        };
        let inputs = names
            .iter()
            .zip(&types)
            .map(|(name, ty)| quote!(#name: #ty))
            .collect();
        let output = item.output.clone().unwrap_or_else(|| parse_quote!(()));
        Head {
            generics,
            inputs,
            names,
            types,
            flow,
            output,
        }
    }

    /// `pub fn support(ticket: Ticket) -> Flow<'static, Reply, support>`, with its documentation.
    pub(crate) fn function(&self, item: &Item) -> TokenStream {
        let Item {
            attrs,
            vis,
            fn_token,
            name,
            ..
        } = item;
        let (params, where_clause) = (&self.generics.params, &self.generics.where_clause);
        let Head {
            inputs,
            flow,
            output,
            ..
        } = self;
        // At a neutral place: an editor takes what stands at the user's name for its definition.
        let marker = Ident::new(&name.to_string(), Span::call_site());
        quote! {
            #(#attrs)*
            #vis #fn_token #name<#params>(#(#inputs),*) -> ::flow::Flow<#flow, #output, #marker> #where_clause
        }
    }
}

/// The attributes that decide whether the item is there at all.
pub(crate) fn cfgs(item: &Item) -> Vec<&syn::Attribute> {
    item.attrs
        .iter()
        .filter(|attr| attr.path().is_ident("cfg"))
        .collect()
}

/// A flow whose body has mistakes: everything that others may name, so that they do not fail because of them.
pub(crate) fn shell(item: &Item, params: &[Param]) -> TokenStream {
    let head = Head::new(item, params);
    let function = head.function(item);
    let Head { names, .. } = &head;
    let definition = definition(
        item,
        &TokenStream::new(),
        &quote! {
            ::std::boxed::Box::pin(::core::future::pending())
        },
    );
    quote! {
        #definition
        #function {
            ::flow::Flow::new(|_| async { ::core::option::Option::None })
                .with({ #(let _ = &#names;)* ::flow::With::new() })
        }
    }
}

/// The type of the flow's name.
pub(crate) fn marker(item: &Item) -> TokenStream {
    let Item { vis, name, .. } = item;
    let cfgs = cfgs(item);
    quote! {
        #(#cfgs)*
        #[doc(hidden)]
        #[allow(non_camel_case_types, missing_docs, missing_debug_implementations)]
        #vis enum #name {}
    }
}

/// What is known of the flow before it runs.
fn definition(item: &Item, rows: &TokenStream, look: &TokenStream) -> TokenStream {
    let name = &item.name;
    let cfgs = cfgs(item);
    let text = crate::places::plain(name);
    quote! {
        #(#cfgs)*
        impl ::flow::FlowDef for #name {
            const INFO: &'static ::flow::FlowInfo =
                &::flow::FlowInfo { name: #text, module: ::core::module_path!(), rows: &[#rows] };
            fn look(__f: ::flow::__::Frame) -> ::flow::__::Look {
                #look
            }
        }
    }
}

pub(crate) fn expand(item: &Item, params: &[Param], lowered: &Lowered) -> TokenStream {
    let head = Head::new(item, params);
    let function = head.function(item);
    let Item { name, .. } = item;
    let cfgs = cfgs(item);
    let definition = definition(
        item,
        &rows(lowered),
        &quote! {
            ::std::boxed::Box::pin(async { #name::__body(::core::option::Option::None, __f).await; })
        },
    );
    let body = body(&head, lowered);
    let Head {
        generics,
        names,
        types,
        output,
        ..
    } = &head;
    let (generics, where_clause) = (&generics.params, &generics.where_clause);
    // An input that is not shared is reported where its type stands.
    let types: Vec<_> = types
        .iter()
        .map(|ty| quote_spanned!(ty.span()=> <#ty as ::flow::__::Shared>::Is))
        .collect();
    quote! {
        #definition
        #(#cfgs)*
        impl #name {
            #[allow(unused_imports, unused_parens, clippy::borrow_deref_ref, clippy::explicit_auto_deref, clippy::needless_borrow)]
            async fn __body<#generics>(
                __in: ::core::option::Option<(#(#types,)*)>,
                __f: ::flow::__::Frame,
            ) -> ::core::option::Option<#output> #where_clause {
                #body
            }
        }
        #function {
            #(let #names: #types = #names;)*
            ::flow::Flow::new(move |__f| #name::__body(::core::option::Option::Some((#(#names,)*)), __f))
        }
    }
}

/// The table: each node's name, how many it waits for, and which wait for it.
fn rows(lowered: &Lowered) -> TokenStream {
    let mut then = vec![Vec::new(); lowered.nodes.len()];
    for (index, node) in lowered.nodes.iter().enumerate() {
        for need in &node.needs {
            then[*need].push(u32::try_from(index).unwrap_or(u32::MAX));
        }
    }
    let nodes = lowered.nodes.iter().zip(then).map(|(node, then)| {
        let (label, needs) = (&node.label, node.needs.len() as u32);
        let needs = proc_macro2::Literal::u32_unsuffixed(needs);
        let then = then.into_iter().map(proc_macro2::Literal::u32_unsuffixed);
        quote!(::flow::Row::new(#label, #needs, &[#(#then),*]),)
    });
    let tail = lowered.owned_tail.iter().map(|tail| &tail.label);
    let others = tail.chain(&lowered.extra_rows);
    quote!(#(#nodes)* #(::flow::Row::new(#others, 0, &[]),)*)
}

/// Which field of the slots' tuple a slot is: only those that are read are there.
struct Fields(BTreeMap<usize, Index>);

impl Fields {
    fn of(lowered: &Lowered) -> Self {
        let owned_output = lowered
            .owned_tail
            .is_some()
            .then_some(lowered.output)
            .flatten();
        let read = lowered
            .slots
            .iter()
            .enumerate()
            .filter(|(index, slot)| slot.is_read && Some(*index) != owned_output);
        Fields(
            read.enumerate()
                .map(|(field, (slot, _))| (slot, Index::from(field)))
                .collect(),
        )
    }

    fn get(&self, slot: usize) -> Option<&Index> {
        self.0.get(&slot)
    }
}

fn body(head: &Head, lowered: &Lowered) -> TokenStream {
    let fields = Fields::of(lowered);
    let (s, f, c) = (ours("__s"), ours("__f"), ours("__c"));
    let slots = fields.0.keys().map(|slot| {
        let kind = if lowered.slots[*slot].handed_on {
            quote!(Hand)
        } else {
            quote!(Slot)
        };
        quote!(__::#kind::new(),)
    });
    let sites = (0..lowered.sites).map(|_| quote!(__::Site::new(),));
    let site_refs = (0..lowered.sites).map(Index::from);
    let names = &head.names;
    let given = names.iter().enumerate().filter_map(|(slot, name)| {
        let field = fields.get(slot)?;
        Some(quote!(#s.#field.fill(#name);))
    });
    let given: Vec<_> = given.collect();
    let inputs = (!names.is_empty()).then(|| {
        quote! {
            if let ::core::option::Option::Some((#(#names,)*)) = __in {
                #(#given)*
            }
        }
    });
    let count = lowered.nodes.len() + usize::from(lowered.owned_tail.is_some());
    let extra = (!lowered.extra_rows.is_empty()).then(|| quote!(const __NODES: usize = #count;));
    let nodes = lowered.nodes.iter().enumerate().map(|(row, node)| {
        let code = node_code(row, node, &fields);
        quote!(__::pin!(async { #code }),)
    });
    let end = end(lowered, &fields);
    let items = &lowered.items;
    quote! {
        use ::flow::__::{self as __, Bind as _, NotRunnable as _};
        #(#items)*
        #extra
        let (#s, #c, #f) = ((#(#slots)*), (#(#sites)*), __f);
        #inputs
        #f.drive(0, &mut [#(#nodes)*], &[#(&#c.#site_refs),*]).await;
        #end
    }
}

/// What a node reads, what it does, what it fills.
fn node_code(row: usize, node: &Node, fields: &Fields) -> TokenStream {
    let (s, f) = (ours("__s"), ours("__f"));
    let reads = node.reads.values().filter_map(|read| {
        let (name, field) = (&read.ident, fields.get(read.slot)?);
        Some(quote!(let Some(#name) = #s.#field.get() else { return };))
    });
    let takes = takes(node, fields);
    let at = at(row, node, &f);
    let ghosts = ghosts(node);
    let code = &node.code;
    let fills = node.fills.iter().filter_map(|(name, slot)| {
        let field = fields.get(*slot)?;
        Some(quote!(#s.#field.fill(#name);))
    });
    quote!(#(#reads)* #takes #at #ghosts #code #(#fills)*)
}

fn takes(node: &Node, fields: &Fields) -> TokenStream {
    let s = ours("__s");
    node.takes
        .iter()
        .filter_map(|(name, slot)| {
            let field = fields.get(*slot)?;
            Some(quote!(let Some(#name) = #s.#field.take() else { return };))
        })
        .collect()
}

/// Where the node's calls stand, if it has any.
fn at(row: usize, node: &Node, f: &Ident) -> Option<TokenStream> {
    let at = ours("__at");
    let row = Index::from(row);
    let calls = node.code.to_string().contains("__at");
    calls.then(|| quote!(let #at = #f.at(#row);))
}

/// Names that are nearly what the code says: rustc then says "a local variable with a similar name exists".
fn ghosts(node: &Node) -> TokenStream {
    node.ghosts
        .iter()
        .filter(|ghost| !node.reads.contains_key(*ghost))
        .map(|ghost| {
            let ghost = Ident::new(ghost, Span::call_site());
            quote!(#[allow(unused_variables)] let #ghost = ();)
        })
        .collect()
}

/// The flow's output: from its slot, or made by a tail that owns what it names.
fn end(lowered: &Lowered, fields: &Fields) -> TokenStream {
    let (s, f, o) = (ours("__s"), ours("__f"), ours("__o"));
    let Some(tail) = &lowered.owned_tail else {
        return match lowered.output.and_then(|slot| fields.get(slot)) {
            Some(field) => quote!(#s.#field.take()),
            None => quote!(#f.end()),
        };
    };
    let owned = tail.reads.values().filter_map(|read| {
        let (name, field) = (&read.ident, fields.get(read.slot)?);
        Some(quote!(let Some(#name) = #s.#field.take() else { return ::core::option::Option::None };))
    });
    let row = lowered.nodes.len();
    let (takes, at, ghosts, code) = (
        takes(tail, fields),
        at(row, tail, &f),
        ghosts(tail),
        &tail.code,
    );
    let fill = tail.fills.first().map(|(name, _)| quote!(#o.fill(#name);));
    let row = Index::from(row);
    quote! {
        #(#owned)*
        let #o = __::Slot::new();
        #f.drive(#row, &mut [__::pin!(async { #takes #at #ghosts #code #fill })], &[]).await;
        #o.take()
    }
}
