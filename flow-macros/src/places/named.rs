//! The names in reach of an expression outside flows: of a gate, a fallback, a template.

use std::collections::BTreeMap;

use syn::Ident;

use super::{Visitor, plain};

/// The names in reach of an expression that is not part of a flow, and which of them it uses.
#[derive(Default)]
pub(crate) struct Named {
    /// Each name, and whether it stands for a reference that has to be rewritten.
    pub(crate) names: BTreeMap<String, bool>,
    /// Those that are used, as they stand at a use.
    pub(crate) used: BTreeMap<String, Ident>,
    /// Words that are none of the names, and may be known elsewhere.
    pub(crate) unknown: Vec<Ident>,
}

impl Visitor for Named {
    fn is_name(&mut self, ident: &Ident, _: bool) -> bool {
        let name = plain(ident);
        match self.names.get(&name).copied() {
            Some(rewrite) => {
                self.used.insert(name, ident.clone());
                rewrite
            }
            None => {
                self.unknown.push(ident.clone());
                false
            }
        }
    }

    fn mention(&mut self, ident: &Ident) {
        let name = plain(ident);
        if self.names.contains_key(&name) {
            self.used.insert(name, ident.clone());
        }
    }
}
