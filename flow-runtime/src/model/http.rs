//! The HTTP side that the clients share: one request out, one body back or a typed error.
//!
//! It sends exactly once, and waits for a connection, for the first byte and for each further one, but never for all of
//! them: retries and the time of an attempt are the executor's. What a status means is decided in [`failure`], what a broken
//! connection means in [`network`]; what a body means, in the module of its provider.

use std::fmt;
use std::time::Duration;

use reqwest::header::{CONTENT_ENCODING, HeaderMap, HeaderName};
use reqwest::{Client, Method, Response, Url};
use tokio::time::{Instant, timeout, timeout_at};

use self::connection::{Auth, key_value, trimmed};
use self::headers::Headers;
use self::secrets::Secrets;
use super::{Finish, LimitScope, ModelError, ModelErrorKind, RateLimits, Reply};

mod connection;
mod failure;
mod headers;
mod network;
mod secrets;

pub use self::connection::ClientError;
pub(super) use self::connection::{Connection, connection_methods};
pub(super) use self::failure::inside as failed_inside;

/// The longest reply that is read, in bytes. A reply of a model's largest output is a hundredth of it.
const MAX_REPLY: usize = 16 << 20;
/// How much room is made for a reply of which nothing has come yet, in bytes.
const MAX_RESERVED: usize = 64 << 10;
/// How much of an error's body is read, in bytes.
const MAX_ERROR: usize = 64 << 10;
/// How long the body of an error may take in all. It only adds words to what the status says.
const ERROR_TIME: Duration = Duration::from_secs(5);

/// How long a connection that stands may say nothing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Patience {
    /// From sending to the first byte of the body, if it was said.
    pub(super) first_byte: Option<Duration>,
    /// From each byte to the next.
    pub(super) silence: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Patience { first_byte: None, silence: Duration::from_secs(20) }
    }
}

impl Patience {
    /// How long the first byte may take in an attempt of this length: a minute, and more where the attempt has more. The
    /// provider sends it when the whole reply is there.
    fn first_byte(&self, attempt: Option<Duration>) -> Duration {
        let minute = Duration::from_secs(60);
        self.first_byte.unwrap_or_else(|| attempt.map_or(minute, |all| minute.max(all / 2)))
    }
}

/// One address of a provider's API, with what is sent there every time.
pub(super) struct Endpoint {
    client: Client,
    url: Url,
    provider: String,
    headers: HeaderMap,
    key_header: HeaderName,
    key_prefix: &'static str,
    auth: Option<Auth>,
    secrets: Secrets,
    account: LimitScope,
    patience: Patience,
}

/// The body of a successful answer, and what its headers said about the limits.
pub(super) struct Answered {
    pub(super) body: Vec<u8>,
    pub(super) limits: Option<Box<RateLimits>>,
}

impl Endpoint {
    /// Sends a body once and has the body of a successful answer read, which is at most 16 MiB. No secret stands in what
    /// comes of it, whichever way it fails.
    pub(super) async fn post(
        &self,
        body: Vec<u8>,
        attempt: Option<Duration>,
        read: impl FnOnce(Answered) -> Result<Reply, ModelError>,
    ) -> Result<Reply, ModelError> {
        let first_byte = self.patience.first_byte(attempt);
        let Some(auth) = &self.auth else {
            let answer = self.client.execute(self.request(body));
            let answered = self.exchange(answer, first_byte).await;
            return hiding(&self.secrets, answered.and_then(read));
        };
        let key = match auth().await {
            Ok(key) => key,
            Err(error) => return hiding(&self.secrets, Err(error)),
        };
        let key = trimmed(&key);
        let value = key_value(key, self.key_prefix).ok_or_else(|| {
            let words =
                "the key that the `auth` function gave has characters that HTTP does not allow";
            ModelError::new(ModelErrorKind::Unauthorized, words)
        })?;
        let mut secrets = self.secrets.clone();
        secrets.add(key);
        let mut request = self.request(body);
        request.headers_mut().entry(&self.key_header).or_insert(value);
        let answered = self.exchange(self.client.execute(request), first_byte).await;
        hiding(&secrets, answered.and_then(read))
    }

    fn request(&self, body: Vec<u8>) -> reqwest::Request {
        let mut request = reqwest::Request::new(Method::POST, self.url.clone());
        request.headers_mut().clone_from(&self.headers);
        *request.body_mut() = Some(body.into());
        request
    }

    async fn exchange(
        &self,
        answer: impl Future<Output = Result<Response, reqwest::Error>>,
        first_byte: Duration,
    ) -> Result<Answered, ModelError> {
        let until = Instant::now() + first_byte;
        let mut response = timeout_at(until, answer)
            .await
            .map_err(|_| network::silent("the provider sent no answer", first_byte))?
            .map_err(network::not_answered)?;
        let status = response.status();
        let encoding = response.headers().get(CONTENT_ENCODING).cloned();
        let encoding = encoding.filter(|encoding| encoding.as_bytes() != b"identity");
        let mut reading =
            Reading { until, bound: first_byte, silence: self.patience.silence, body: Vec::new() };
        if !status.is_success() {
            // What can be read of it is enough: the status says the most.
            let _ = timeout(ERROR_TIME, reading.read(&mut response, MAX_ERROR)).await;
            let said = if encoding.is_none() { &reading.body[..] } else { &[] };
            return Err(failure::of(status.as_u16(), &headers_of(&response), said));
        }
        let limits = headers_of(&response).limits();
        let limits = (!limits.is_empty()).then(|| Box::new(limits));
        if let Some(encoding) = encoding {
            let encoding = encoding.to_str().unwrap_or("in an unknown way");
            let words = format!("the reply is compressed ({encoding}), which was not asked for");
            return Err(ModelError::new(ModelErrorKind::Malformed, words));
        }
        let announced = response.content_length().unwrap_or(0);
        if announced > MAX_REPLY as u64 {
            return Err(too_large());
        }
        reading.body.reserve(usize::try_from(announced).unwrap_or(0).min(MAX_RESERVED));
        match reading.read(&mut response, MAX_REPLY).await? {
            Read::Whole => Ok(Answered { body: reading.body, limits }),
            Read::CutOff => Err(too_large()),
        }
    }

    /// Who answers there.
    pub(super) fn provider(&self) -> &str {
        &self.provider
    }

    /// Whom a model at this endpoint shares its limits with: the same provider, address, key and model.
    pub(super) fn limit_scope(&self, model: &str) -> LimitScope {
        self.account.within(&[&self.provider, model])
    }
}

/// Replaces every secret in the words of a failure or a refusal, and cuts an error's to a readable length.
fn hiding(secrets: &Secrets, came: Result<Reply, ModelError>) -> Result<Reply, ModelError> {
    match came {
        Ok(mut reply) => {
            if let Finish::Refusal(Some(words)) = &mut reply.finish {
                *words = secrets.hide(std::mem::take(words));
            }
            Ok(reply)
        }
        Err(error) => {
            let clean = |words: &str| failure::shortened(&secrets.hide(words.to_owned()));
            let message = clean(error.message());
            let option = error.option().map(clean);
            let error = error.with_message(message);
            Err(match option {
                Some(option) => error.with_option(option),
                None => error,
            })
        }
    }
}

fn too_large() -> ModelError {
    let words = format!("the reply is larger than {} MiB", MAX_REPLY >> 20);
    ModelError::new(ModelErrorKind::Malformed, words)
}

fn headers_of<'r>(response: &'r Response) -> Headers<impl Fn(&str) -> Option<&'r str>> {
    Headers(|name: &str| response.headers().get(name)?.to_str().ok())
}

impl fmt::Debug for Endpoint {
    /// Shows the host that it sends to: a key may stand in the rest of the URL.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.url.origin().ascii_serialization())
    }
}

/// A body while it arrives.
struct Reading {
    /// When the next byte has to be there.
    until: Instant,
    /// How long that was away at first.
    bound: Duration,
    silence: Duration,
    body: Vec<u8>,
}

enum Read {
    Whole,
    CutOff,
}

impl Reading {
    /// Reads until the body ends or would grow beyond `limit`; then nothing more is taken from the connection.
    async fn read(&mut self, response: &mut Response, limit: usize) -> Result<Read, ModelError> {
        loop {
            let chunk = timeout_at(self.until, response.chunk()).await;
            let chunk = chunk
                .map_err(|_| network::silent("the reply did not go on", self.bound))?
                .map_err(network::broken_off)?;
            let Some(chunk) = chunk else { return Ok(Read::Whole) };
            (self.until, self.bound) = (Instant::now() + self.silence, self.silence);
            let room = limit - self.body.len();
            self.body.extend_from_slice(&chunk[..chunk.len().min(room)]);
            if chunk.len() > room {
                return Ok(Read::CutOff);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_byte_has_a_minute_and_more_where_the_attempt_has_more() {
        let seconds = Duration::from_secs;
        let mut patience = Patience::default();
        for (attempt, bound) in [(None, 60), (Some(10), 60), (Some(120), 60), (Some(600), 300)] {
            assert_eq!(patience.first_byte(attempt.map(seconds)), seconds(bound), "{attempt:?}");
        }
        patience.first_byte = Some(seconds(5));
        assert_eq!(patience.first_byte(Some(seconds(600))), seconds(5));
    }
}
