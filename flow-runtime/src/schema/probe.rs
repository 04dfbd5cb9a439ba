//! Finds out in which order a type declares its fields, by asking its `Deserialize` implementation.
//!
//! A derived implementation hands its list of fields to the deserializer. The one here keeps the lists and answers with
//! made-up values, so that nested types are reached too. It tries again with another field or variant first until a try
//! brings nothing new; a hand-written implementation that takes none of the values costs only what lies behind it.

use std::collections::HashMap;

use serde::de::value::{BorrowedStrDeserializer, Error};
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};

/// A struct, or a struct variant, and its fields in the order of their declaration (aliases among them).
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Container {
    pub(super) name: &'static str,
    pub(super) variant: Option<&'static str>,
    pub(super) fields: &'static [&'static str],
}

/// How many values a type is asked to make of ours, how many of these in a row may bring nothing new, how many calls all
/// of them may take, and how deep they may nest. An ordinary contract needs a handful; these bound the odd ones.
const ROUNDS: usize = 200;
const IDLE_ROUNDS: usize = 6;
const CALLS: usize = 50_000;
const DEPTH: usize = 48;

/// The structs and struct variants that are reached by deserializing `T`.
pub(super) fn containers<T: DeserializeOwned>() -> Vec<Container> {
    let mut probe = Probe::default();
    let mut idle = 0;
    for _ in 0..ROUNDS {
        let before = probe.tried;
        probe.open.clear();
        // A type that refuses a made-up value is no failure: the next round offers another.
        let _ = T::deserialize(&mut probe);
        idle = if probe.tried == before { idle + 1 } else { 0 };
        if idle > IDLE_ROUNDS || probe.calls > CALLS {
            break;
        }
    }
    probe.found
}

#[derive(Default)]
struct Probe {
    found: Vec<Container>,
    /// Per list of fields or variants: which were offered first, and how often the list was seen.
    lists: HashMap<(&'static str, Option<&'static str>), Tries>,
    /// The containers that are being made, outermost first.
    open: Vec<&'static str>,
    /// How many fields and variants were offered so far.
    tried: usize,
    calls: usize,
    depth: usize,
}

#[derive(Default)]
struct Tries {
    offered: Vec<bool>,
    seen: usize,
    /// A variant that could be made, and so ends a recursion.
    made: Option<usize>,
}

impl Probe {
    /// Which of `count` fields or variants to offer first: one that was not offered yet, else each in turn.
    fn next(&mut self, name: &'static str, variant: Option<&'static str>, count: usize) -> usize {
        let tries = self.lists.entry((name, variant)).or_default();
        tries.offered.resize(count, false);
        tries.seen += 1;
        match tries.offered.iter().position(|offered| !offered) {
            Some(fresh) => {
                tries.offered[fresh] = true;
                self.tried += 1;
                fresh
            }
            None => tries.seen % count.max(1),
        }
    }

    /// Whether the type that is being made holds itself: then options and lists stay empty.
    fn recursive(&self) -> bool {
        let open = self.open.last();
        open.is_some_and(|last| self.open.iter().filter(|name| *name == last).count() > 1)
    }

    fn nested<T>(&mut self, run: impl FnOnce(&mut Self) -> Result<T, Error>) -> Result<T, Error> {
        self.calls += 1;
        if self.depth >= DEPTH || self.calls > CALLS {
            return Err(de::Error::custom("nested too deep"));
        }
        self.depth += 1;
        let result = run(self);
        self.depth -= 1;
        result
    }

    /// Makes a value of the named type.
    fn within<T>(
        &mut self,
        name: &'static str,
        run: impl FnOnce(&mut Self) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.open.push(name);
        let result = self.nested(run);
        self.open.pop();
        result
    }

    fn fields<'de, V: Visitor<'de>>(
        &mut self,
        container: Container,
        visitor: V,
    ) -> Result<V::Value, Error> {
        let Container { name, variant, fields } = container;
        let first = self.next(name, variant, fields.len());
        if !self.found.contains(&container) {
            self.found.push(container);
        }
        self.within(name, |probe| visitor.visit_map(Fields { probe, fields, first, at: 0 }))
    }
}

macro_rules! answer {
    ($($method:ident => $visit:ident($value:expr)),* $(,)?) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            visitor.$visit($value)
        }
    )*};
}

impl<'de> Deserializer<'de> for &mut Probe {
    type Error = Error;

    answer! {
        deserialize_any => visit_borrowed_str(""), deserialize_bool => visit_bool(false),
        deserialize_i8 => visit_i8(1), deserialize_i16 => visit_i16(1),
        deserialize_i32 => visit_i32(1), deserialize_i64 => visit_i64(1),
        deserialize_i128 => visit_i128(1), deserialize_u8 => visit_u8(1),
        deserialize_u16 => visit_u16(1), deserialize_u32 => visit_u32(1),
        deserialize_u64 => visit_u64(1), deserialize_u128 => visit_u128(1),
        deserialize_f32 => visit_f32(1.0), deserialize_f64 => visit_f64(1.0),
        deserialize_char => visit_char('a'), deserialize_str => visit_borrowed_str(""),
        deserialize_string => visit_borrowed_str(""), deserialize_bytes => visit_borrowed_bytes(b""),
        deserialize_byte_buf => visit_borrowed_bytes(b""),
        deserialize_identifier => visit_borrowed_str(""),
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.recursive() {
            return visitor.visit_none();
        }
        self.nested(|probe| visitor.visit_some(probe))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.within(name, |probe| visitor.visit_newtype_struct(probe))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let left = usize::from(!self.recursive());
        self.nested(|probe| visitor.visit_seq(Items { probe, left }))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Error> {
        self.nested(|probe| visitor.visit_seq(Items { probe, left: len }))
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.within(name, |probe| visitor.visit_seq(Items { probe, left: len }))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let left = usize::from(!self.recursive());
        self.nested(|probe| visitor.visit_map(Items { probe, left }))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.fields(Container { name, variant: None, fields }, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        // A struct and an enum of one name are told apart by the variant, which no enum has.
        let list = (name, Some(""));
        let next = self.next(name, list.1, variants.len());
        let made = self.lists.get(&list).and_then(|tries| tries.made);
        let index = if self.recursive() { made.unwrap_or(next) } else { next };
        let Some(variant) = variants.get(index).copied() else {
            return Err(de::Error::custom("no variants"));
        };
        let result =
            self.within(name, |probe| visitor.visit_enum(Variant { probe, name, variant }));
        if result.is_ok()
            && let Some(tries) = self.lists.get_mut(&list)
        {
            tries.made.get_or_insert(index);
        }
        result
    }
}

/// The fields of a struct, from `first` on and round to it.
struct Fields<'a> {
    probe: &'a mut Probe,
    fields: &'static [&'static str],
    first: usize,
    at: usize,
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        if self.at == self.fields.len() {
            return Ok(None);
        }
        let field = self.fields[(self.first + self.at) % self.fields.len()];
        self.at += 1;
        seed.deserialize(BorrowedStrDeserializer::new(field)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        seed.deserialize(&mut *self.probe)
    }
}

/// So many items of a list, or entries of a map.
struct Items<'a> {
    probe: &'a mut Probe,
    left: usize,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        seed.deserialize(&mut *self.probe).map(Some)
    }
}

impl<'de> MapAccess<'de> for Items<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        self.next_element_seed(seed)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        seed.deserialize(&mut *self.probe)
    }
}

struct Variant<'a> {
    probe: &'a mut Probe,
    name: &'static str,
    variant: &'static str,
}

impl<'de> EnumAccess<'de> for Variant<'_> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Error> {
        let value = seed.deserialize(BorrowedStrDeserializer::new(self.variant))?;
        Ok((value, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(self.probe)
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Error> {
        self.probe.deserialize_tuple(len, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let variant = Some(self.variant);
        self.probe.fields(Container { name: self.name, variant, fields }, visitor)
    }
}
