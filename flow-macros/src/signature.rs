//! Signatures of the functions that the macros make: elided lifetimes get a name, so that the call can carry it.

use proc_macro2::Span;
use syn::visit_mut::{self, VisitMut};
use syn::{GenericParam, Generics, Lifetime, Type, TypeParamBound, parse_quote};

/// The lifetime of everything that a call borrows.
pub(crate) fn lifetime() -> Lifetime {
    Lifetime::new("'flow", Span::call_site())
}

/// Names the elided lifetimes of a parameter's type; whether there were any.
pub(crate) fn name_lifetimes(ty: &mut Type) -> bool {
    let mut elided = Elided(false);
    elided.visit_type_mut(ty);
    elided.0
}

struct Elided(bool);

impl VisitMut for Elided {
    fn visit_type_reference_mut(&mut self, reference: &mut syn::TypeReference) {
        if reference.lifetime.is_none() {
            reference.lifetime = Some(lifetime());
            self.0 = true;
        }
        visit_mut::visit_type_reference_mut(self, reference);
        // What gets further bounds here needs parentheses behind `&`.
        if let Type::ImplTrait(_) = *reference.elem {
            let ty = &reference.elem;
            *reference.elem = parse_quote!((#ty));
        }
    }

    fn visit_lifetime_mut(&mut self, name: &mut Lifetime) {
        if name.ident == "_" {
            *name = lifetime();
            self.0 = true;
        }
    }

    fn visit_type_impl_trait_mut(&mut self, ty: &mut syn::TypeImplTrait) {
        visit_mut::visit_type_impl_trait_mut(self, ty);
        let flow = lifetime();
        ty.bounds.push(TypeParamBound::Lifetime(flow));
        ty.bounds.push(parse_quote!(::core::marker::Send));
        ty.bounds.push(parse_quote!(::core::marker::Sync));
        self.0 = true;
    }

    // The lifetimes of a function type are its own.
    fn visit_parenthesized_generic_arguments_mut(
        &mut self,
        _: &mut syn::ParenthesizedGenericArguments,
    ) {
    }
}

/// The user's generics with `'flow` in front, which everything else outlives.
pub(crate) fn with_flow(generics: &Generics) -> Generics {
    let flow = lifetime();
    let mut with = generics.clone();
    for param in &mut with.params {
        match param {
            GenericParam::Lifetime(own) => own.bounds.push(flow.clone()),
            GenericParam::Type(ty) => {
                ty.bounds.push(TypeParamBound::Lifetime(flow.clone()));
                ty.bounds.push(parse_quote!(::core::marker::Send));
                ty.bounds.push(parse_quote!(::core::marker::Sync));
            }
            GenericParam::Const(_) => {}
        }
    }
    with.params.insert(0, parse_quote!(#flow));
    with
}
