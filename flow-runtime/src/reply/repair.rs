//! What was repaired in a reply, and what may be.

use std::fmt;

use serde::Serialize;

/// A value, and what it took to read it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Parsed<T> {
    /// The value.
    pub value: T,
    /// Every departure from the JSON that was asked for, in the order of the reply, but the keys of an object
    /// before its values; empty if there was none.
    pub repairs: Vec<Repair>,
}

/// One departure of a reply from the JSON that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Repair {
    /// Where, as a JSON path: `$.items[2].score`.
    pub path: String,
    /// What was done.
    pub kind: RepairKind,
    /// What stood there, shortened.
    pub from: String,
    /// What it was taken for, shortened.
    pub to: String,
}

/// Which repairs a reply may need: a step's `repairs = "none"`, `"safe"` (the default) or `"all"`.
///
/// A field of a contract may have its own, `#[contract(repairs = "none")]`, for its value and all that is in it: an amount that
/// is taken as it stands or not at all, or a list of tags that may be written in any way. Where a schema is written by hand,
/// the property says `"x-flow-repairs": "none"`. The field's key, and what stands around the document, are the step's.
///
/// Whatever the policy: what was not said is not made up. A text or number that was cut off, a list item that does not fit, an
/// integer out of range, a number that reads differently elsewhere (`1,234`), a choice that is denied (`not red`) or left open
/// is an error that says where and why, never a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Repairs {
    /// None: the reply is the JSON document alone, as it was asked for.
    None,
    /// What reads in one way only, whatever the type: the kinds of which [`RepairKind::is_safe`] is true.
    #[default]
    Safe,
    /// Also what takes the type to understand: all of [`RepairKind`].
    All,
}

/// What a repair did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RepairKind {
    /// Safe. The document was taken out of the text around it: prose, a code fence, a block of reasoning.
    Extracted,
    /// Safe. A comment was left out.
    Comment,
    /// Safe. A comma too many at the end was left out, or one between two values was put in.
    Comma,
    /// Safe. A text stood in other quotes than `"`, or a key in none.
    Quotes,
    /// Safe. A text held a raw line break or another control character, or `\'`.
    Newline,
    /// Safe. A word of another language stood for a literal: `True`, `None`, `undefined`; or a literal stood in quotes.
    Literal,
    /// Safe. A number stood in quotes, or an integer was written as `3.0` or `3e2`.
    Number,
    /// Safe. A key was written in another case, with other separators or accents.
    Key,
    /// Safe. A value of an enumeration was written in another case, with other separators, accents or punctuation.
    Choice,
    /// A text held quotes that were not escaped.
    InnerQuotes,
    /// A text held a backslash that was not escaped.
    Backslash,
    /// A text stood in no quotes.
    Bare,
    /// The end of an object, or of a list within something that goes on, was missing.
    Unclosed,
    /// A number had thousands separators, a currency, a sign or zeros in front of it.
    Separators,
    /// A yes or no in words.
    Word,
    /// A value of an enumeration was named in a sentence.
    Mention,
    /// `"null"`, `"none"` or `NaN` stood for null.
    Null,
    /// `null` stood for a field that the type has a default for.
    Default,
    /// A number or a literal stood for a text.
    Text,
    /// A single value stood for a list of one.
    Single,
    /// A value was taken out of an object that held nothing else, or put into the only field of one.
    Wrapping,
    /// A map was written as a list of pairs, pairs as a map, or a tuple as an object.
    Pairs,
    /// A key was there twice, with the same value.
    Repeated,
}

impl RepairKind {
    /// Whether [`Repairs::Safe`] has it.
    pub fn is_safe(self) -> bool {
        use RepairKind::*;
        matches!(
            self,
            Extracted | Comment | Comma | Quotes | Newline | Literal | Number | Key | Choice
        )
    }
}

impl Repairs {
    /// The policy of this name: `none`, `safe` or `all`.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "none" => Repairs::None,
            "safe" => Repairs::Safe,
            "all" => Repairs::All,
            _ => return None,
        })
    }

    /// Whether a repair of this kind may be made.
    pub fn allow(self, kind: RepairKind) -> bool {
        match self {
            Repairs::None => false,
            Repairs::Safe => kind.is_safe(),
            Repairs::All => true,
        }
    }
}

/// `$.score: "3" was read as 3 (number)`
impl fmt::Display for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = format!("{:?}", self.kind).to_lowercase();
        write!(f, "{}: {} was read as {} ({kind})", self.path, self.from, self.to)
    }
}
