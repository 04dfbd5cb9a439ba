//! What a type is, as far as it shows in how it is written.

use std::fmt;

use syn::{GenericArgument, PathArguments, PathSegment, Type};

/// What a value can be bound by.
pub(super) enum Kind {
    Number(Number),
    Bool,
    Char,
    Text,
    List(Box<Kind>),
    /// A type of its own, an alias, a parameter: anything.
    Unknown,
}

/// A primitive number.
pub(super) struct Number {
    pub(super) name: &'static str,
    /// The least and the greatest, of an integer.
    pub(super) ends: Option<(i128, i128)>,
}

impl Kind {
    /// Of an `Option`, what it holds.
    pub(super) fn of(ty: &Type) -> Kind {
        let path = match ty {
            Type::Group(group) => return Kind::of(&group.elem),
            Type::Paren(paren) => return Kind::of(&paren.elem),
            Type::Path(ty) if ty.qself.is_none() => &ty.path,
            _ => return Kind::Unknown,
        };
        let (Some(first), Some(last)) = (path.segments.first(), path.segments.last()) else {
            return Kind::Unknown;
        };
        let is_of_std = ["std", "core", "alloc"].iter().any(|name| first.ident == name);
        if path.segments.len() > 1 && !is_of_std {
            return Kind::Unknown;
        }
        let name = last.ident.to_string();
        match (name.as_str(), argument(last)) {
            ("Option", Some(ty)) => Kind::of(ty),
            ("Vec", Some(ty)) => Kind::List(Box::new(Kind::of(ty))),
            (name, None) if last.arguments.is_none() => Kind::plain(name),
            _ => Kind::Unknown,
        }
    }

    fn plain(name: &str) -> Kind {
        match name {
            "bool" => Kind::Bool,
            "char" => Kind::Char,
            "String" => Kind::Text,
            "u8" => integer("u8", 0, u8::MAX),
            "u16" => integer("u16", 0, u16::MAX),
            "u32" => integer("u32", 0, u32::MAX),
            "u64" => integer("u64", 0, u64::MAX),
            "usize" => integer("usize", 0, u64::MAX),
            // Beyond that, no literal is read.
            "u128" => integer("u128", 0, i128::MAX),
            "i8" => integer("i8", i8::MIN, i8::MAX),
            "i16" => integer("i16", i16::MIN, i16::MAX),
            "i32" => integer("i32", i32::MIN, i32::MAX),
            "i64" => integer("i64", i64::MIN, i64::MAX),
            "isize" => integer("isize", i64::MIN, i64::MAX),
            "i128" => integer("i128", i128::MIN, i128::MAX),
            "f32" => Kind::Number(Number { name: "f32", ends: None }),
            "f64" => Kind::Number(Number { name: "f64", ends: None }),
            _ => Kind::Unknown,
        }
    }
}

fn integer(name: &'static str, least: impl Into<i128>, greatest: impl Into<i128>) -> Kind {
    Kind::Number(Number { name, ends: Some((least.into(), greatest.into())) })
}

/// The `T` of `Name<T>`.
fn argument(segment: &PathSegment) -> Option<&Type> {
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    match (arguments.args.first(), arguments.args.len()) {
        (Some(GenericArgument::Type(ty)), 1) => Some(ty),
        _ => None,
    }
}

/// With its article.
impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Kind::Number(number) => {
                let article = if number.name.starts_with('u') { "a" } else { "an" };
                write!(f, "{article} `{}`", number.name)
            }
            Kind::Bool => f.write_str("a `bool`"),
            Kind::Char => f.write_str("a `char`"),
            Kind::Text => f.write_str("a `String`"),
            Kind::List(_) => f.write_str("a `Vec`"),
            Kind::Unknown => f.write_str("of another type"),
        }
    }
}
