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
        shapes.any(&mut |node| {
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

    /// Whether all keys of a JSON document are names that the form has; a colon within a text may look like the end of another.
    pub(super) fn has_all(&self, document: &str) -> bool {
        if self.is_open {
            return false;
        }
        let bytes = document.as_bytes();
        let mut expected = 0;
        memchr::memchr_iter(b':', bytes).all(|colon| {
            let mut end = colon;
            while end > 0 && bytes[end - 1].is_ascii_whitespace() {
                end -= 1;
            }
            // Without a quote before it, or with one that is escaped, it stands within a text.
            let Some(before) = bytes[..end].strip_suffix(b"\"") else {
                return true;
            };
            if before.ends_with(b"\\") {
                return true;
            }
            let is = |name: &String| {
                before.strip_suffix(name.as_bytes()).is_some_and(|rest| rest.ends_with(b"\""))
            };
            match self.names[expected.min(self.names.len())..].iter().position(is) {
                Some(at) => expected += at + 1,
                None => match self.names.iter().position(is) {
                    Some(at) => expected = at + 1,
                    None => return false,
                },
            }
            true
        })
    }
}
