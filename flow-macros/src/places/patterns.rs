//! What patterns bind.

use syn::{Ident, Pat, PatIdent, Token};

/// The names that a pattern binds, in order.
pub(crate) fn pattern_names(pat: &Pat) -> Vec<Ident> {
    let mut names = Vec::new();
    bindings(pat, &mut |binding| names.push(binding.ident.clone()));
    names
}

/// The first `mut` of a pattern.
pub(crate) fn mutability(pat: &Pat) -> Option<Token![mut]> {
    let mut found = None;
    bindings(pat, &mut |binding| found = found.or(binding.mutability));
    found
}

fn bindings(pat: &Pat, found: &mut dyn FnMut(&PatIdent)) {
    let mut all = |pats: &mut dyn Iterator<Item = &Pat>| pats.for_each(|pat| bindings(pat, found));
    match pat {
        Pat::Ident(binding) => {
            found(binding);
            if let Some((_, sub)) = &binding.subpat {
                bindings(sub, found);
            }
        }
        Pat::Guard(guarded) => bindings(&guarded.pat, found),
        Pat::Or(or) => all(&mut or.cases.iter()),
        Pat::Paren(paren) => bindings(&paren.pat, found),
        Pat::Reference(reference) => bindings(&reference.pat, found),
        Pat::Slice(slice) => all(&mut slice.elems.iter()),
        Pat::Struct(fields) => all(&mut fields.fields.iter().map(|field| &*field.pat)),
        Pat::Tuple(tuple) => all(&mut tuple.elems.iter()),
        Pat::TupleStruct(tuple) => all(&mut tuple.elems.iter()),
        Pat::Type(typed) => bindings(&typed.pat, found),
        _ => {}
    }
}
