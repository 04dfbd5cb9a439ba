//! What may cross between steps.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::reply::{self, Parsed, Repairs, ReplyError};
use crate::schema::{Dialect, Schema};

/// What a model can write: any `Serialize + DeserializeOwned + JsonSchema` type. `#[contract]` derives all three.
///
/// `String` is plain text; everything else goes with its schema. Numbers, enums, lists, maps and tuples may stand at the top.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the output of a prompt step: it has no schema",
    label = "put `#[contract]` on `{Self}`",
    note = "`#[contract]` derives what a model needs to write it: `Serialize`, `Deserialize` and `JsonSchema`"
)]
pub trait Output: Serialize + DeserializeOwned + JsonSchema + Send + Sync + 'static {}

#[diagnostic::do_not_recommend]
impl<T: Serialize + DeserializeOwned + JsonSchema + Send + Sync + 'static> Output for T {}

/// What the executor has to know of an output type.
///
/// Generated code names it twice, in a constant and in the step's function; since both times it is made by the same function
/// at the same place, an output that is none gets one error.
#[allow(missing_debug_implementations)] // only generated code makes one
pub struct OutputOf<T> {
    pub(crate) schema: fn() -> Arc<Schema>,
    pub(crate) read: ReadReply<T>,
    /// Reads a reply that was cut off.
    pub(crate) read_cut_off: ReadReply<T>,
}

/// How a reply is read.
type ReadReply<T> = fn(&str, &Schema, Dialect, Repairs) -> Result<Parsed<T>, ReplyError>;

/// Describes the output type `T`.
pub const fn output<T: Output>() -> OutputOf<T> {
    OutputOf {
        schema: Schema::of::<T>,
        read: reply::decode_with::<T>,
        read_cut_off: reply::decode_cut_off::<T>,
    }
}

impl<T> OutputOf<T> {
    /// What gives its schema.
    pub const fn schema(self) -> fn() -> Arc<Schema> {
        self.schema
    }
}

/// What a code step takes: it is written to the trace, and a part of the checkpoint's key.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be an input of a step: it is not `Serialize`",
    label = "put `#[contract]` on it, mark it `#[resource]`, or say `#[step(unstored)]`"
)]
pub trait Input: Serialize {}

#[diagnostic::do_not_recommend]
impl<T: Serialize + ?Sized> Input for T {}

/// What a code step gives: it can be stored and read again.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the output of a step: it cannot be stored",
    label = "put `#[contract]` on it, or say `#[step(unstored)]`"
)]
pub trait Stored: Serialize + DeserializeOwned {}

#[diagnostic::do_not_recommend]
impl<T: Serialize + DeserializeOwned> Stored for T {}

/// How a value is written to a store; `None` if JSON cannot hold it.
pub type Storing<T> = fn(&T) -> Option<String>;

/// How a `T` is stored.
pub fn storing<T: Stored>() -> Storing<T> {
    |value| serde_json::to_string(value).ok()
}
