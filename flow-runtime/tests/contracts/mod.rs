//! Output types of all shapes, with values of each: what the tests of schemas, replies and rehearsals go through.

#![allow(dead_code, unreachable_pub, unused_imports)]

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// Types that derive what all of them need.
macro_rules! contracts {
    ($($(#[$meta:meta])* $kind:ident $name:ident $body:tt)*) => {$(
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
        $(#[$meta])*
        pub $kind $name $body
    )*};
}

mod basic;
mod collections;
mod enums;
mod objects;
mod picky;
mod recursive;
mod scalars;

pub use basic::*;
pub use collections::*;
pub use enums::*;
pub use objects::*;
pub use recursive::*;
pub use scalars::*;

/// Something to do with every type.
pub trait Visit {
    /// `samples` are values of `T` in its own JSON.
    fn visit<T>(&mut self, samples: Vec<Value>)
    where
        T: std::fmt::Debug
            + PartialEq
            + Serialize
            + serde::de::DeserializeOwned
            + JsonSchema
            + 'static;
}

/// Visits every type whose output is not plain text.
pub fn each(visit: &mut impl Visit) {
    basic::each(visit);
    scalars::each(visit);
    collections::each(visit);
    objects::each(visit);
    enums::each(visit);
    recursive::each(visit);
}

/// Visits types that refuse some of what their schema allows.
pub fn each_picky(visit: &mut impl Visit) {
    picky::each(visit);
}
