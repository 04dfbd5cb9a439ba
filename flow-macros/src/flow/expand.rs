//! The code of a flow: a table of its nodes, their futures, and one call that drives them.

use std::collections::BTreeMap;

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::{Ident, Index, Type, parse_quote};

use super::body::{Body, Lowered, Node};
use super::marks;
use super::parse::{Item, Param};
use super::refine::Limit;
use super::table;
use crate::signature;

/// Which row of the table a call stands in.
#[derive(Clone, Copy)]
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
    let (c, at) = (ours("__c"), ours("__at"));
    let at = match row {
        Row::Own => quote!(#at),
        Row::Extra(index) => quote!(#at.row(__NODES + #index)),
    };
    let site = Index::from(site);
    let run = quote_spanned!(mark=> .run(#at, &#c.#site).await);
    let open = quote_spanned!(first=> __::Question(#expr));
    quote!(#open #run)
}

/// A body inside an expression: its nodes are driven there, and it gives its output.
pub(crate) fn inner(body: &Body, first: usize) -> TokenStream {
    let fields = Fields::of(body);
    let (s, n, at) = (ours("__s"), ours("__n"), ours("__at"));
    let slots = fields.slots(body);
    let nodes = body.nodes.iter().enumerate().map(|(index, node)| {
        let row = first + index;
        let here = quote!(#at.row(__NODES + #row));
        node_code(&here, node, &fields)
    });
    let items = &body.items;
    let end = match (&body.owned_tail, body.output.and_then(|slot| fields.get(slot))) {
        (Some(tail), _) => {
            let reads = tail.reads.values().filter_map(|read| {
                let (name, field) = (&read.ident, fields.get(read.slot)?);
                Some(quote!(let #name = #at.have(#s.#field.take()).await;))
            });
            let takes = tail.takes.iter().filter_map(|(name, slot)| {
                let field = fields.get(*slot)?;
                Some(quote!(let #name = #at.have(#s.#field.take()).await;))
            });
            let (ghosts, code) = (ghosts(tail), &tail.code);
            let output = ours("__output");
            let row = first + body.nodes.len();
            quote! {
                #(#reads)* #(#takes)* #ghosts
                let #at = #at.row(__NODES + #row);
                #code
                #output
            }
        }
        (None, Some(field)) => quote!(#at.have(#s.#field.take()).await),
        (None, None) => quote!(()),
    };
    quote! {
        #(#items)*
        let #s = (#(#slots)*);
        let #n = [#(#nodes),*];
        #at.drive(__NODES + #first, #n).await;
        #end
    }
}

/// A `for` whose rounds run at once, up to the limit.
pub(crate) fn rounds(
    each: &syn::ExprForLoop,
    limit: Option<syn::Expr>,
    lent: &[Ident],
    value: &TokenStream,
) -> TokenStream {
    let here = Span::mixed_site().located_at(each.for_token.span);
    let (fan, at) = (ours("__fan"), ours("__at"));
    let lints = marks::lints(&each.attrs);
    let (for_token, pat, in_token, items) =
        (&each.for_token, &each.pat, &each.in_token, &each.expr);
    let limit = match limit {
        Some(limit) => {
            let limit = number(&limit);
            quote!(::core::option::Option::Some(#limit))
        }
        None => quote!(::core::option::Option::None),
    };
    let room = quote_spanned!(here=> let #at = #fan.room().await;);
    let start = quote_spanned!(here=> #fan.start(async move { #value }););
    // A caret under the whole covers what the user wrote.
    let all = quote_spanned!(each.for_token.span=> (#fan));
    let finish = quote_spanned!(each.body.brace_token.span.close()=> .finish().await);
    quote! {{
        #(let #lent = &#lent;)*
        let mut #fan = __::Fan::new(#at, #limit);
        #(#lints)*
        #for_token #pat #in_token #items {
            #room
            #start
        }
        #all #finish
    }}
}

/// A limit, whose type is known before anything is done with it.
fn number(limit: &syn::Expr) -> TokenStream {
    let number = ours("__limit");
    let ty = quote_spanned!(limit.span()=> usize);
    quote!({ let #number: #ty = #limit; #number })
}

/// A `while` that ends after so many rounds. If its limit has a name, its value is whether it ended by itself.
pub(crate) fn bounded(each: &syn::ExprWhile, limit: &Limit) -> TokenStream {
    let (rounds, at) = (ours("__rounds"), ours("__at"));
    let syn::ExprWhile { label, while_token, cond, body, .. } = each;
    let (stmts, most) = (&body.stmts, number(&limit.most));
    let lints = marks::lints(&each.attrs);
    let converged = limit.name.as_ref().map(|_| quote!(#rounds.converged()));
    quote! {{
        let mut #at = #at;
        let mut #rounds = __::Rounds::new(#at, #most);
        #(#lints)*
        #label #while_token #cond {
            if #rounds.is_over(#at) {
                break;
            }
            #at = #rounds.next(#at);
            #(#stmts)*
        }
        #converged
    }}
}

/// A `try` block: its failure is its value.
pub(crate) fn attempt(tried: &syn::ExprTryBlock, value: &TokenStream) -> TokenStream {
    let (scope, at) = (ours("__t"), ours("__at"));
    // A caret under the whole covers what the user wrote.
    let all = quote_spanned!(tried.try_token.span=> (#scope));
    let run = quote_spanned!(tried.block.brace_token.span.close()=> .attempt(#at, async { #value }).await);
    quote! {{
        let #scope = #at.child();
        let #at = #scope.here(#at);
        #all #run
    }}
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
        // One without a lifetime was refused: it must not be a mistake of the signature, too.
        let mut output = item.output.clone().unwrap_or_else(|| parse_quote!(()));
        borrows |= signature::name_lifetimes(&mut output);
        let names: Vec<Ident> = params.iter().map(|param| param.name.clone()).collect();
        let (generics, flow) = if borrows {
            (signature::with_flow(&item.generics), signature::lifetime())
        } else {
            (item.generics.clone(), syn::Lifetime::new("'static", Span::call_site()))
        };
        let inputs = names.iter().zip(&types).map(|(name, ty)| quote!(#name: #ty)).collect();
        Head { generics, inputs, names, types, flow, output }
    }

    /// `pub fn support(ticket: Ticket) -> Flow<'static, Reply, support>`, with its documentation.
    pub(crate) fn function(&self, item: &Item) -> TokenStream {
        let Item { attrs, vis, fn_token, name, .. } = item;
        let (params, where_clause) = (&self.generics.params, &self.generics.where_clause);
        let Head { inputs, flow, output, .. } = self;
        // At a neutral place: an editor takes what stands at the user's name for its definition.
        let mut marker = name.clone();
        marker.set_span(Span::call_site());
        quote! {
            #(#attrs)*
            #[allow(private_interfaces)]
            #vis #fn_token #name<#params>(#(#inputs),*) -> ::flow::Flow<#flow, #output, #marker> #where_clause
        }
    }
}

/// The attributes that decide whether the item is there at all.
pub(crate) fn cfgs(item: &Item) -> Vec<&syn::Attribute> {
    item.attrs.iter().filter(|attr| attr.path().is_ident("cfg")).collect()
}

/// A flow whose body has mistakes: everything that others may name, so that they do not fail because of them.
pub(crate) fn shell(item: &Item, params: &[Param]) -> TokenStream {
    let head = Head::new(item, params);
    let function = head.function(item);
    let Head { names, .. } = &head;
    let definition = definition(
        item,
        &quote!(..::flow::FlowInfo::new(::core::module_path!())),
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
fn definition(item: &Item, table: &TokenStream, look: &TokenStream) -> TokenStream {
    let name = &item.name;
    let cfgs = cfgs(item);
    let text = crate::places::plain(name);
    quote! {
        #(#cfgs)*
        impl ::flow::FlowDef for #name {
            const INFO: &'static ::flow::FlowInfo = &::flow::FlowInfo { name: #text, #table };
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
        &table::table(item, params, lowered),
        &quote! {
            // Whoever asks for the graph uses the flow.
            let _ = #name;
            ::std::boxed::Box::pin(async { #name::__body(::core::option::Option::None, __f).await; })
        },
    );
    let body = body(&head, lowered);
    let Head { generics, names, types, output, .. } = &head;
    let (generics, where_clause) = (&generics.params, &generics.where_clause);
    // An input or output that is not shared is reported where its type stands.
    let types: Vec<_> = types
        .iter()
        .map(|ty| quote_spanned!(ty.span()=> <#ty as ::flow::__::Shared>::Is))
        .collect();
    let shared_output = item
        .output
        .as_ref()
        .map(|ty| quote_spanned!(ty.span()=> ::flow::__::shared_output::<#ty>();));
    let start = quote! {
        #(let #names: #types = #names;)*
        ::flow::Flow::new(move |__f| #name::__body(::core::option::Option::Some((#(#names,)*)), __f))
    };
    // The item ends at the user's name: of one that ends in generated code rustc does not say that it is never used.
    let start = quote_spanned!(name.span()=> { #start });
    quote! {
        #definition
        #(#cfgs)*
        impl #name {
            #[allow(unused_braces, unused_imports, unused_parens, clippy::borrow_deref_ref, clippy::explicit_auto_deref, clippy::needless_borrow, clippy::question_mark)]
            async fn __body<#generics>(
                __in: ::core::option::Option<(#(#types,)*)>,
                __f: ::flow::__::Frame,
            ) -> ::core::option::Option<#output> #where_clause {
                #shared_output
                #body
            }
        }
        #function #start
    }
}

/// Which field of the slots' tuple a slot is: only those that are read are there.
struct Fields(BTreeMap<usize, Index>);

impl Fields {
    fn of(body: &Body) -> Self {
        let owned_output = body.owned_tail.is_some().then_some(body.output).flatten();
        let mut fields = BTreeMap::new();
        for (index, slot) in body.slots.iter().enumerate() {
            if slot.is_read && Some(index) != owned_output {
                fields.insert(index, Index::from(fields.len()));
            }
        }
        Fields(fields)
    }

    fn get(&self, slot: usize) -> Option<&Index> {
        self.0.get(&slot)
    }

    /// What makes the tuple.
    fn slots(&self, body: &Body) -> Vec<TokenStream> {
        let kind = |slot: &usize| match body.slots[*slot].handed_on {
            true => quote!(__::Hand::new(),),
            false => quote!(__::Slot::new(),),
        };
        self.0.keys().map(kind).collect()
    }
}

fn body(head: &Head, lowered: &Lowered) -> TokenStream {
    let body = &lowered.body;
    let fields = Fields::of(body);
    let (s, n, f, c) = (ours("__s"), ours("__n"), ours("__f"), ours("__c"));
    let slots = fields.slots(body);
    let sites = lowered.sites.iter().map(|known| match known {
        true => quote!(__::Site::new(),),
        false => quote!(__::Site::unknown(),),
    });
    let site_refs = (0..lowered.sites.len()).map(Index::from);
    let names = &head.names;
    let given: Vec<_> = names
        .iter()
        .enumerate()
        .filter_map(|(slot, name)| {
            let field = fields.get(slot)?;
            Some(quote!(#s.#field.fill(#name);))
        })
        .collect();
    let inputs = (!given.is_empty()).then(|| {
        quote! {
            if let ::core::option::Option::Some((#(#names,)*)) = __in {
                #(#given)*
            }
        }
    });
    let count = body.count();
    let extra = (lowered.rows.len() > count).then(|| quote!(const __NODES: usize = #count;));
    let nodes = body.nodes.iter().enumerate().map(|(index, node)| {
        let row = Index::from(index);
        node_code(&quote!(#f.at(#row)), node, &fields)
    });
    let end = end(body, &fields);
    let items = &body.items;
    quote! {
        use ::flow::__::{self as __, Bind as _, NotRunnable as _};
        #(#items)*
        #extra
        let (#s, #c, #f) = ((#(#slots)*), &(#(#sites)*), &__f);
        #inputs
        let #n = [#(#nodes),*];
        #f.drive(0, #n, &[#(&#c.#site_refs),*]).await;
        #end
    }
}

/// The node: what it reads, what it does, what it fills.
fn node_code(here: &TokenStream, node: &Node, fields: &Fields) -> TokenStream {
    let s = ours("__s");
    let reads = node.reads.values().filter_map(|read| {
        let (name, field) = (&read.ident, fields.get(read.slot)?);
        Some(quote!(let Some(#name) = #s.#field.get() else { return };))
    });
    let takes = takes(node, fields);
    let (at, code) = placed(here, node);
    let ghosts = ghosts(node);
    let fills = node.fills.iter().filter_map(|(name, slot)| {
        let field = fields.get(*slot)?;
        Some(quote!(#s.#field.fill(#name);))
    });
    future(node, &quote!(#(#reads)* #takes #at #ghosts #code #(#fills)*))
}

/// A node's future: what is said of it as a whole is said where its call stands.
fn future(node: &Node, code: &TokenStream) -> TokenStream {
    let place = Span::mixed_site().located_at(node.place);
    quote_spanned!(place=> __::node(async { #code }))
}

fn takes(node: &Node, fields: &Fields) -> TokenStream {
    let s = ours("__s");
    let mut takes = TokenStream::new();
    for (name, slot) in &node.takes {
        if let Some(field) = fields.get(*slot) {
            takes.extend(quote!(let Some(#name) = #s.#field.take() else { return };));
        }
    }
    takes
}

/// The node's code, with where its calls stand: written in where there is one call, else a local before it.
fn placed(here: &TokenStream, node: &Node) -> (Option<TokenStream>, TokenStream) {
    let at = ours("__at");
    match node.code.to_string().matches("__at").count() {
        0 => (None, node.code.clone()),
        1 => (None, with_place(node.code.clone(), here)),
        _ => (Some(quote!(let #at = #here;)), node.code.clone()),
    }
}

/// The same tokens with the place for `__at`.
fn with_place(tokens: TokenStream, here: &TokenStream) -> TokenStream {
    let mut placed = TokenStream::new();
    for token in tokens {
        placed.extend(match token {
            TokenTree::Ident(ident) if ident == "__at" => here.clone(),
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), with_place(group.stream(), here));
                inner.set_span(group.span());
                TokenTree::Group(inner).into()
            }
            token => token.into(),
        });
    }
    placed
}

/// Names that are nearly what the code says: rustc then says "a local variable with a similar name exists".
fn ghosts(node: &Node) -> TokenStream {
    let mut ghosts = TokenStream::new();
    for ghost in node.ghosts.iter().filter(|ghost| !node.reads.contains_key(*ghost)) {
        let ghost = Ident::new(ghost, Span::call_site());
        ghosts.extend(quote!(#[allow(unused_variables)] let #ghost = ();));
    }
    ghosts
}

/// The flow's output: from its slot, or made by a tail that owns what it names.
fn end(body: &Body, fields: &Fields) -> TokenStream {
    let (s, n, f, o) = (ours("__s"), ours("__n"), ours("__f"), ours("__o"));
    let Some(tail) = &body.owned_tail else {
        return match body.output.and_then(|slot| fields.get(slot)) {
            Some(field) => quote!(#s.#field.take()),
            None => quote!(#f.end()),
        };
    };
    let owned = tail.reads.values().filter_map(|read| {
        let (name, field) = (&read.ident, fields.get(read.slot)?);
        Some(quote! {
            let Some(#name) = #s.#field.take() else { return ::core::option::Option::None };
        })
    });
    let row = Index::from(body.nodes.len());
    let (at, code) = placed(&quote!(#f.at(#row)), tail);
    let (takes, ghosts) = (takes(tail, fields), ghosts(tail));
    let fill = tail.fills.first().map(|(name, _)| quote!(#o.fill(#name);));
    let node = future(tail, &quote!(#takes #at #ghosts #code #fill));
    quote! {
        #(#owned)*
        let #o = __::Slot::new();
        let #n = [#node];
        #f.drive(#row, #n, &[]).await;
        #o.take()
    }
}
