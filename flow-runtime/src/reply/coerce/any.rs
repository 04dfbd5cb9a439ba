//! Any JSON, where the form does not say which.

use std::collections::HashMap;

use serde::de::IgnoredAny;

use super::super::loose::tree::{Kind, Marks};
use super::{Coercion, DEPTH, Fit, Step};

impl<'a, 't: 'a> Coercion<'a, 't> {
    /// A string that holds JSON, which stands for any JSON in a dialect; or the JSON itself.
    pub(super) fn json_in_text(&mut self, at: usize) -> Fit {
        if self.tree.kind(at) == Kind::Quoted {
            let text = self.said(at)?;
            if serde_json::from_str::<IgnoredAny>(&text).is_ok() {
                self.own.push_str(text.trim());
                return Ok(());
            }
        }
        self.any(at)
    }

    /// Any JSON.
    pub(super) fn any(&mut self, at: usize) -> Fit {
        match self.tree.kind(at) {
            Kind::Quoted => {
                let text = self.said(at)?;
                self.push_text(&text);
                Ok(())
            }
            Kind::Bare => self.any_bare(at),
            Kind::List => {
                let tree = self.tree;
                self.own.push('[');
                for (index, item) in tree.items(at).enumerate() {
                    self.comma(index);
                    self.within(Step::Index(index), |pass| pass.any_node(item))?;
                }
                self.own.push(']');
                Ok(())
            }
            Kind::Object => {
                if self.tree.marks(at).has(Marks::CUT) {
                    return Err(self.cut_off());
                }
                self.own.push('{');
                let mut seen = HashMap::new();
                let tree = self.tree;
                for (index, (key, value)) in tree.members(at).enumerate() {
                    let name = self.key_said(key)?;
                    if let Some(first) = seen.insert(name.clone(), value) {
                        self.repeated(&name, first, value)?;
                        continue;
                    }
                    self.comma(index);
                    self.push_key(&name);
                    self.within(Step::Name(name), |pass| pass.any_node(value))?;
                }
                self.own.push('}');
                Ok(())
            }
        }
    }

    /// Any JSON, below the level of the form.
    pub(super) fn any_node(&mut self, at: usize) -> Fit {
        if self.depth > DEPTH {
            return Err(self.misfit("nests too deep".to_owned()));
        }
        self.depth += 1;
        let fit = self.lexical(at).and_then(|()| self.any(at));
        self.depth -= 1;
        fit
    }
}
