//! The table of a flow: what is known of each node before anything runs.
//!
//! A row has its node's name, how many nodes it waits for, which wait for it, and what it runs. The scheduler reads the edges;
//! a flow's graph and plan are made of the whole.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::Index;

use super::body::{Arm, Call, For, Lowered, Piece, Row, Waits};
use super::expand;
use super::parse::{Item, Param};
use super::source::{Rounds, text};
use crate::places::plain;

/// The fields of the flow's description, but for its name.
pub(super) fn table(item: &Item, params: &[Param], lowered: &Lowered) -> TokenStream {
    let inputs = params.iter().map(|param| {
        let (name, ty) = (plain(&param.name), text(&param.ty));
        quote!((#name, #ty))
    });
    let nodes = lowered.body.count();
    let output = item.output.as_ref().map(text).filter(|ty| ty != "()").unwrap_or_default();
    let table = Table { nodes };
    let rows = lowered.rows.iter().map(|row| table.row(row));
    let nodes = Index::from(nodes);
    quote! {
        module: ::core::module_path!(),
        inputs: &[#(#inputs),*],
        output: #output,
        nodes: #nodes,
        rows: { use ::flow::__::outline::*; &[#(#rows,)*] },
    }
}

struct Table {
    /// How many rows the flow's own body has.
    nodes: usize,
}

impl Table {
    fn row(&self, row: &Row) -> TokenStream {
        let Row { label, needs, then, waits, runs, is_last } = row;
        let Waits { data, order, inputs } = waits;
        let (needs, then, runs) = (Index::from(*needs), list(then), self.pieces(runs));
        let inputs = (!inputs.is_empty()).then(|| {
            let inputs = list(inputs);
            quote!(.reads(#inputs))
        });
        let order: Vec<&usize> = order.difference(data).collect();
        let order = (!order.is_empty()).then(|| {
            let order = list(order);
            quote!(.after(#order))
        });
        let last = is_last.then(|| {
            let data = list(data);
            quote!(.last(#data))
        });
        quote!(row(#label, #needs, #then, #runs) #inputs #order #last)
    }

    fn pieces(&self, pieces: &[Piece]) -> TokenStream {
        let pieces = pieces.iter().map(|piece| self.piece(piece));
        quote!(&[#(#pieces),*])
    }

    fn piece(&self, piece: &Piece) -> TokenStream {
        match piece {
            Piece::Call(call) => self.call(call),
            Piece::Nodes { first, count } => {
                let (first, count) = (Index::from(self.nodes + first), Index::from(*count));
                quote!(Nodes(#first, #count))
            }
            Piece::For(For { limit, rounds, over, round }) => {
                let (limit, round) = (bound(*limit), self.pieces(round));
                let each = quote!(For(#limit, #over, #round));
                let whole = |rounds: &u64| Literal::u64_unsuffixed(*rounds);
                match rounds {
                    None => each,
                    Some(Rounds::Just(rounds)) => {
                        let rounds = whole(rounds);
                        quote!(Times(#rounds, &#each))
                    }
                    Some(Rounds::AtMost(rounds)) => {
                        let rounds = whole(rounds);
                        quote!(Most(#rounds, &#each))
                    }
                }
            }
            Piece::Route { on, arms } => {
                let on = on.as_deref().unwrap_or_default();
                let arms = arms.iter().map(|Arm { label, runs }| {
                    let runs = self.pieces(runs);
                    quote!((#label, #runs))
                });
                quote!(Route(#on, &[#(#arms),*]))
            }
            Piece::While { limit, condition, check, round } => {
                let (limit, check, round) = (bound(*limit), self.pieces(check), self.pieces(round));
                quote!(While(#limit, #condition, #check, #round))
            }
            Piece::Try(inside) => {
                let inside = self.pieces(inside);
                quote!(Try(#inside))
            }
        }
    }

    fn call(&self, call: &Call) -> TokenStream {
        let Call { row, site, callee, set } = call;
        let site = Index::from(*site);
        let mut code = quote!(Runs(#site, #callee));
        if let expand::Row::Extra(row) = row {
            let row = Index::from(self.nodes + row);
            code = quote!(At(#row, &#code));
        }
        if !set.is_empty() {
            let set = set.iter().map(|(method, argument)| quote!((#method, #argument)));
            code = quote!(Set(&[#(#set),*], &#code));
        }
        code
    }
}

/// A limit; 0, which no limit is, for one that is computed.
fn bound(limit: Option<u64>) -> TokenStream {
    let limit = Literal::u64_unsuffixed(limit.unwrap_or(0));
    quote!(#limit)
}

fn list<'i>(indices: impl IntoIterator<Item = &'i usize>) -> TokenStream {
    let indices = indices.into_iter().map(|index| Index::from(*index));
    quote!(&[#(#indices),*])
}
