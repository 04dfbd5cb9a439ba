//! A model that asks nobody: it makes up replies that have the form that was asked for.
//!
//! With it a flow runs offline from end to end, and load, limits and latency can be tried out. Its values are valid, of
//! plausible length, and mean nothing.

use std::ops::RangeInclusive;
use std::time::Duration;

use fastrand::Rng;
use hmac_sha256::Hash as Sha256;

use crate::model::{Capabilities, LimitScope, Model, ModelError, Reply, Request, Usage};
use crate::schema::{Dialect, Shapes};

mod pattern;
mod values;

/// A model that makes up valid replies from the schema of each request.
///
/// The same step, messages and seed bring the same reply. What it cannot do is meet rules that work against each other, such
/// as a pattern and a length that only few texts have.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), flow::ModelError> {
/// use flow::{Dialect, Message, Model, Rehearsal, Request, Role, Schema, reply};
///
/// let mut request = Request::new("rate", vec![Message::text(Role::User, "Rate it.")]);
/// request.schema = Schema::of::<(u8, bool)>().wire(Dialect::JsonSchema);
/// let reply = Rehearsal::new().complete(&request).await?;
/// assert!(reply::parse::<(u8, bool)>(&reply.text).is_ok());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Default)]
pub struct Rehearsal {
    seed: u64,
    latency: Option<RangeInclusive<Duration>>,
}

impl Rehearsal {
    /// A rehearsal that answers at once.
    pub fn new() -> Self {
        Rehearsal::default()
    }

    /// Other replies to the same requests.
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// Each reply takes a time from this range.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// let model = flow::Rehearsal::new()
    ///     .latency(Duration::from_millis(300)..=Duration::from_secs(2));
    /// ```
    pub fn latency(mut self, range: RangeInclusive<Duration>) -> Self {
        self.latency = Some(range);
        self
    }

    fn rng(&self, request: &Request) -> Rng {
        let mut hash = Sha256::new();
        hash.update(self.seed.to_le_bytes());
        let mut add = |text: &str| {
            hash.update((text.len() as u64).to_le_bytes());
            hash.update(text);
        };
        add(&request.step);
        for message in request.messages.iter() {
            add(message.role.as_str());
            add(&message.to_text());
        }
        // The seed option is there to bring another reply, as with a real model.
        hash.update(request.options.seed.unwrap_or_default().to_le_bytes());
        let digest = hash.finalize();
        let seed = digest.iter().take(8).fold(0, |seed, byte| seed << 8 | u64::from(*byte));
        Rng::with_seed(seed)
    }
}

impl Model for Rehearsal {
    fn id(&self) -> &str {
        "rehearsal"
    }

    fn capabilities(&self) -> Capabilities {
        Capabilities::default().with_dialect(Dialect::JsonSchema)
    }

    fn limit_scope(&self) -> Option<LimitScope> {
        None
    }

    async fn complete(&self, request: &Request) -> Result<Reply, ModelError> {
        let mut rng = self.rng(request);
        if let Some(range) = &self.latency {
            let span = range.end().saturating_sub(*range.start());
            tokio::time::sleep(*range.start() + span.mul_f64(rng.f64())).await;
        }
        let text = match &request.schema {
            Some(wire) => values::document(&Shapes::read(&wire.schema), &mut rng).to_string(),
            None => values::text(&mut rng),
        };
        let read = request.messages.iter().map(|message| message.to_text()).collect::<String>();
        Ok(Reply::new(&*text).with_usage(Usage::new(tokens(&read), tokens(&text))))
    }
}

/// About as many tokens as most models take for English.
fn tokens(text: &str) -> u64 {
    (text.chars().count() as u64).div_ceil(4)
}
