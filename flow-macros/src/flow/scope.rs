//! The names in reach of an expression, and what a use of each stands for.

use std::collections::{BTreeMap, BTreeSet};

use syn::Ident;

/// A name.
#[derive(Clone)]
pub(super) struct Name {
    pub(super) ident: Ident,
    pub(super) kind: Kind,
    pub(super) is_closure: bool,
}

impl Name {
    pub(super) fn new(ident: Ident, kind: Kind) -> Self {
        Name { ident, kind, is_closure: false }
    }
}

/// What a name stands for.
#[derive(Clone)]
pub(super) enum Kind {
    /// A value that nodes share: the slot and the node (`None` for an input) of the body at this depth.
    Shared { slot: usize, node: Option<usize>, depth: usize },
    /// A local of the expression itself: an arm's pattern, a loop's item.
    Local,
    /// A local that the rounds of this loop borrow.
    Lent { round: usize },
}

/// Names by scope, the innermost last.
pub(super) struct Scopes(Vec<Scope>);

#[derive(Default)]
struct Scope {
    names: BTreeMap<String, Name>,
    /// Names that this scope binds further down.
    later: BTreeSet<String>,
}

impl Scopes {
    pub(super) fn new() -> Self {
        Scopes(vec![Scope::default()])
    }

    pub(super) fn enter(&mut self) {
        self.0.push(Scope::default());
    }

    /// Leaves the innermost scope; of its names, these stay: what a phase was bound to is bound outside it.
    pub(super) fn leave(&mut self, keep: impl IntoIterator<Item = String>) {
        let Some(mut inner) = self.0.pop() else { return };
        let Some(outer) = self.0.last_mut() else { return };
        for text in keep {
            outer.later.remove(&text);
            outer.names.extend(inner.names.remove_entry(&text));
        }
    }

    pub(super) fn bind(&mut self, text: String, name: Name) {
        if let Some(scope) = self.0.last_mut() {
            scope.later.remove(&text);
            scope.names.insert(text, name);
        }
    }

    /// Says which names the innermost scope will bind.
    pub(super) fn expect(&mut self, names: impl IntoIterator<Item = String>) {
        if let Some(scope) = self.0.last_mut() {
            scope.later.extend(names);
        }
    }

    pub(super) fn is_expected(&self, text: &str) -> bool {
        self.0.iter().any(|scope| scope.later.contains(text))
    }

    /// Notes that a name stands for a closure.
    pub(super) fn is_closure(&mut self, text: &str) {
        let name = self.0.iter_mut().rev().find_map(|scope| scope.names.get_mut(text));
        if let Some(name) = name {
            name.is_closure = true;
        }
    }

    pub(super) fn find(&self, text: &str) -> Option<&Name> {
        self.0.iter().rev().find_map(|scope| scope.names.get(text))
    }

    /// All names in reach, each once.
    pub(super) fn all(&self) -> BTreeMap<&str, &Name> {
        let mut all = BTreeMap::new();
        for scope in &self.0 {
            for (text, name) in &scope.names {
                all.insert(text.as_str(), name);
            }
        }
        all
    }
}
