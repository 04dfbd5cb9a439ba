//! Whether a document has keys that its type knows nothing of.
//!
//! A type skips what it does not know, so that a slip in the key of an optional field would pass for the field being left out,
//! and the last of two equal keys of a map for the only one. Most documents have no such key, and one look tells.

use crate::schema::shape::{Form, Shapes};

/// The names of all properties of a form.
#[derive(Debug)]
pub(crate) struct Known {
    /// In the order of the form, in which documents mostly have them, too.
    names: Vec<String>,
    /// Whether some keys are free: then none tells anything by itself.
    is_open: bool,
}

impl Known {
    /// `further` are names that the type takes and that its form does not have.
    pub(crate) fn of<'n>(shapes: &Shapes, further: impl Iterator<Item = &'n str>) -> Known {
        let mut names: Vec<String> = Vec::new();
        let mut is_open = false;
        shapes.any(|node| {
            match &node.form {
                Form::Any => is_open = true,
                Form::Object(object) => {
                    is_open |= object.rest.is_some();
                    for field in &object.fields {
                        names.extend(std::iter::once(&field.name).chain(&field.aliases).cloned());
                    }
                }
                _ => {}
            }
            false
        });
        names.extend(further.map(str::to_owned));
        Known { names, is_open }
    }

    /// Whether all keys of a JSON document are names that the form has.
    pub(super) fn has_all(&self, document: &str) -> bool {
        if self.is_open {
            return false;
        }
        let bytes = document.as_bytes();
        let mut expected = 0;
        let mut at = 0;
        while let Some(start) = quote(bytes, at) {
            let Some(mut end) = quote(bytes, start + 1) else {
                return true;
            };
            while is_escaped(bytes, start, end) {
                let Some(next) = quote(bytes, end + 1) else {
                    return true;
                };
                end = next;
            }
            at = end + 1;
            let blank = bytes[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            if bytes.get(at + blank) != Some(&b':') {
                continue;
            }
            let key = &document[start + 1..end];
            if self.names.get(expected).is_some_and(|name| name == key) {
                expected += 1;
                continue;
            }
            match self.names.iter().position(|name| name == key) {
                Some(known) => expected = known + 1,
                None => return false,
            }
        }
        true
    }
}

fn quote(bytes: &[u8], from: usize) -> Option<usize> {
    bytes[from..].iter().position(|byte| *byte == b'"').map(|at| from + at)
}

/// Whether an odd number of backslashes stands before `at`.
fn is_escaped(bytes: &[u8], start: usize, at: usize) -> bool {
    bytes[start + 1..at].iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}
