//! What is known of a step before it is called.
//!
//! `#[step]` makes a type of the step's name that implements [`Step`]; everything static stands in its [`StepInfo`].

use std::any::TypeId;
use std::fmt::Write as _;
use std::sync::Arc;

use hmac_sha256::Hash as Sha256;

use crate::reply::Repairs;
use crate::schema::{Format, Schema};

/// A step, as a type: `rate` of `async fn rate(…)`. It has no values.
pub trait Step: 'static {
    /// Everything that is known of the step before it is called.
    const INFO: &'static StepInfo;

    /// The form of its output; `None` for a code step, and for a step with type parameters.
    fn schema() -> Option<Arc<Schema>> {
        Self::INFO.schema.map(|schema| schema())
    }

    /// What tells whether the step has changed: 64 hexadecimal digits.
    ///
    /// It covers the templates, the tokens of the signature, body, gates and fallback, the output's schema, the model's
    /// name, the options and `version`; not comments, not formatting, and not functions that the step calls.
    fn fingerprint() -> String {
        Self::INFO.fingerprint()
    }
}

/// A step that asks a model.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is a code step: it has no prompt and asks no model",
    label = "only a prompt step (one without a body) has this"
)]
pub trait PromptStep: Step {}

/// A step's static description: `rate::INFO`.
#[derive(Debug, Clone, Copy)]
pub struct StepInfo {
    /// The step's name: that of its function, unless `name = "…"` gives another.
    pub name: &'static str,
    /// The module in which it is defined.
    pub module: &'static str,
    /// Whether a model is asked, or Rust runs.
    pub kind: StepKind,
    /// Which named model it asks; `default` if it does not say.
    pub model: &'static str,
    /// The prompt's template as it was written; empty for a code step.
    pub template: &'static str,
    /// The system message's template, if there is one.
    pub system: Option<&'static str>,
    /// What a user set by attributes.
    pub settings: StepSettings,
    /// Gives the form of its output.
    pub schema: Option<fn() -> Arc<Schema>>,
    /// The types that it takes from the runtime.
    pub resources: &'static [ResourceInfo],
    /// `version = "…"`: changed by hand when something changed that the fingerprint cannot see.
    pub version: &'static str,
    /// A hash of the tokens of the signature, body, gates and fallback.
    pub source: u64,
}

/// Whether a step asks a model or runs Rust.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StepKind {
    /// A prompt and a typed reply.
    Prompt,
    /// A Rust function.
    Code,
}

/// A resource that a step takes from the runtime.
#[derive(Debug, Clone, Copy)]
pub struct ResourceInfo {
    pub(crate) id: fn() -> TypeId,
    pub(crate) type_name: fn() -> &'static str,
}

impl ResourceInfo {
    /// Describes the resource type `T`.
    pub const fn of<T: 'static>() -> Self {
        ResourceInfo { id: TypeId::of::<T>, type_name: std::any::type_name::<T> }
    }
}

/// The settings that `#[step(…)]` takes, as they were written; what was not written is `None` or empty.
///
/// Times are in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StepSettings {
    /// Sampling temperature.
    pub temperature: Option<f64>,
    /// Nucleus sampling.
    pub top_p: Option<f64>,
    /// The most tokens of the reply.
    pub max_tokens: Option<u32>,
    /// A seed for sampling.
    pub seed: Option<u64>,
    /// Texts at which the reply ends.
    pub stop: &'static [&'static str],
    /// How long a reasoning model may think.
    pub reasoning_effort: Option<&'static str>,
    /// How the form of the output is written into the prompt, where the model is not shown a schema.
    pub format: Option<Format>,
    /// Further provider parameters: a JSON object as text, or empty.
    pub extra: &'static str,
    /// How many attempts in all; 1 for a code step without `transient`.
    pub attempts: Option<u32>,
    /// The bound on one attempt, in milliseconds.
    pub timeout_ms: Option<u64>,
    /// The bound on the whole step, in milliseconds.
    pub deadline_ms: Option<u64>,
    /// Which repairs a reply may need.
    pub repairs: Option<Repairs>,
}

impl StepSettings {
    /// Nothing set.
    pub const NONE: StepSettings = StepSettings {
        temperature: None,
        top_p: None,
        max_tokens: None,
        seed: None,
        stop: &[],
        reasoning_effort: None,
        format: None,
        extra: "",
        attempts: None,
        timeout_ms: None,
        deadline_ms: None,
        repairs: None,
    };
}

impl StepSettings {
    /// Nothing set but that there is one attempt: a code step whose errors do not pass by themselves.
    #[doc(hidden)]
    pub const ONCE: StepSettings = StepSettings { attempts: Some(1), ..StepSettings::NONE };
}

impl StepInfo {
    /// A step of this name and kind with nothing else set, from which generated code starts.
    #[doc(hidden)]
    pub const fn new(name: &'static str, module: &'static str, kind: StepKind) -> Self {
        StepInfo {
            name,
            module,
            kind,
            model: "default",
            template: "",
            system: None,
            settings: match kind {
                StepKind::Prompt => StepSettings::NONE,
                StepKind::Code => StepSettings::ONCE,
            },
            schema: None,
            resources: &[],
            version: "",
            source: 0,
        }
    }

    fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        // The first field is the fingerprint's own format: raise it when what follows changes.
        let schema = self.schema.map(|schema| serde_json::to_string(&**schema().json()));
        let fields = [
            "1".to_owned(),
            self.name.to_owned(),
            self.template.to_owned(),
            self.system.unwrap_or_default().to_owned(),
            schema.and_then(Result::ok).unwrap_or_default(),
            self.model.to_owned(),
            format!("{:?}", self.settings),
            self.version.to_owned(),
            format!("{:016x}", self.source),
        ];
        for field in fields {
            hash.update((field.len() as u64).to_le_bytes());
            hash.update(field);
        }
        hash.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
            // Writing to a String cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
    }
}
