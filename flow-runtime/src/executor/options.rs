//! Options that a model does not take: left out, recorded, and warned of once.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::error::{Error, ErrorKind};
use crate::model::{AnyModel, Capabilities, LimitScope, Model as _, Options};

/// The options that models were found not to take, so that each is warned of once, and one that a provider has rejected is
/// not sent to it again.
#[derive(Debug, Default)]
pub(crate) struct NotTaken(Mutex<HashMap<Known, Vec<Cow<'static, str>>>>);

/// A model, by its scope and its name: the same name at another provider is another model.
type Known = (Option<LimitScope>, String);

impl NotTaken {
    fn known(model: &AnyModel) -> Known {
        (model.limit_scope(), model.id().to_owned())
    }

    /// Notes an option, and warns of it the first time.
    pub(super) fn note(&self, model: &AnyModel, option: &str) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let options = known.entry(NotTaken::known(model)).or_default();
        if !options.iter().any(|known| known == option) {
            options.push(option.to_owned().into());
            let model = model.id();
            tracing::warn!(target: "flow", "the model `{model}` does not take `{option}`: it is left out");
        }
    }

    fn of(&self, model: &AnyModel) -> Vec<Cow<'static, str>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match known.is_empty() {
            true => Vec::new(),
            false => known.get(&NotTaken::known(model)).cloned().unwrap_or_default(),
        }
    }

    /// Takes the options out that the model does not take, and says which; an error, if that is wanted.
    pub(super) fn leave_out(
        &self,
        options: &mut Options,
        model: &AnyModel,
        can: &Capabilities,
        strict: bool,
    ) -> Result<Vec<Cow<'static, str>>, Error> {
        let mut left_out = Vec::new();
        if *options == Options::default() {
            return Ok(left_out);
        }
        let by_table = [
            (can.temperature, "temperature"),
            (can.top_p, "top_p"),
            (can.seed, "seed"),
            (can.stop, "stop"),
            (can.reasoning_effort, "reasoning_effort"),
        ];
        let mut names: Vec<Cow<'static, str>> = Vec::new();
        for (takes, name) in by_table {
            if !takes {
                names.push(name.into());
            }
        }
        names.extend(self.of(model));
        for name in names {
            if !options.remove(&name) {
                continue;
            }
            if strict {
                let model = model.id();
                let message = format!(
                    "the model `{model}` does not take `{name}`, and the runtime has `strict_options`"
                );
                return Err(Error::new(ErrorKind::Invalid(message)));
            }
            self.note(model, &name);
            left_out.push(name);
        }
        Ok(left_out)
    }
}

impl Options {
    /// The option of this name, if it is set and a request makes sense without it.
    pub(super) fn named(&self, name: &str) -> Option<Cow<'static, str>> {
        self.clone().remove(name).then(|| name.to_owned().into())
    }

    /// Unsets an option; whether it was set. `max_tokens` stays: it is a bound.
    pub(super) fn remove(&mut self, name: &str) -> bool {
        match name {
            "temperature" => self.temperature.take().is_some(),
            "top_p" => self.top_p.take().is_some(),
            "seed" => self.seed.take().is_some(),
            "stop" => !std::mem::take(&mut self.stop).is_empty(),
            "reasoning_effort" => self.reasoning_effort.take().is_some(),
            name => self.extra.remove(name).is_some(),
        }
    }
}
