//! The HTTP side that the clients share: one request out, one body back or a typed error.
//!
//! It sends exactly once and never waits longer than a connection takes: retries and time limits are the executor's. What
//! a failure means is decided in [`failure`]; what a body means, in the module of its provider.

use std::fmt;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, USER_AGENT};
use reqwest::{Client, Response, Url};
use secrecy::{ExposeSecret, SecretString};

use super::{ModelError, ModelErrorKind};
use crate::schema::Json;

mod failure;

/// The longest reply that is read, in bytes. A reply of a model's largest output is a hundredth of it.
const MAX_REPLY: usize = 16 << 20;
/// How much of an error's body is read, in bytes.
const MAX_ERROR: usize = 64 << 10;
/// How long a connection may take to stand.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// Texts shorter than this are not looked for in error messages: they would hide ordinary words, and no key is so short.
const MIN_SECRET: usize = 8;

/// Why a client of a provider could not be built.
#[derive(thiserror::Error)]
#[non_exhaustive]
pub enum ClientError {
    /// The base URL cannot be used. The URL itself is not repeated: a key may stand in it.
    #[error(
        "the base URL cannot be used: {0}; give scheme, host and path, such as `https://api.openai.com/v1`"
    )]
    BaseUrl(String),
    /// The base URL would send the key and the prompts unencrypted.
    #[error(
        "the base URL would send the key and the prompts to `{host}` unencrypted; use https:// (http:// is for \
         localhost, 127.0.0.1 and [::1] only)"
    )]
    Unencrypted {
        /// The URL's host.
        host: String,
    },
    /// A header's name or value is not allowed in HTTP. The value is not repeated.
    #[error(
        "the header `{name}` cannot be sent: its name or its value has characters that HTTP does not allow"
    )]
    Header {
        /// The header's name.
        name: String,
    },
    /// The API key has characters that cannot be sent, such as a line break, or the … of one that was shown shortened.
    #[error(
        "the API key cannot be sent: it has characters that HTTP does not allow; was it copied whole?"
    )]
    Key,
    /// TLS could not be set up on this machine.
    #[error("TLS cannot be set up: {0}; check this machine's root certificates")]
    Tls(String),
}

/// The message, which is what `main` prints.
impl std::fmt::Debug for ClientError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self}")
    }
}

/// What a client's builder collects before there is an [`Endpoint`].
#[derive(Clone)]
pub(super) struct Connection {
    pub(super) base_url: String,
    pub(super) key: Option<SecretString>,
    pub(super) headers: Vec<(String, SecretString)>,
    pub(super) client: Option<Client>,
}

impl Connection {
    pub(super) fn to(base_url: &str) -> Self {
        Connection { base_url: base_url.to_owned(), key: None, headers: Vec::new(), client: None }
    }

    /// The key as it is sent: without the line break that a file or a shell leaves at its end.
    fn key(&self) -> Option<&str> {
        let key = self.key.as_ref()?.expose_secret().trim();
        (!key.is_empty()).then_some(key)
    }

    /// The endpoint at `path` below the base URL. The key goes into `key_header` after `key_prefix`; headers given by the
    /// user come last and win over `fixed` and the key.
    pub(super) fn open(
        self,
        path: &[&str],
        key_header: HeaderName,
        key_prefix: &str,
        fixed: &[(&'static str, &'static str)],
    ) -> Result<Endpoint, ClientError> {
        let url = endpoint_url(&self.base_url, path)?;
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        let agent = concat!("flow/", env!("CARGO_PKG_VERSION"));
        headers.insert(USER_AGENT, HeaderValue::from_static(agent));
        for (name, value) in fixed {
            headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        let mut secrets = Vec::new();
        if let Some(key) = self.key() {
            let value = key.is_ascii().then(|| HeaderValue::try_from(format!("{key_prefix}{key}")));
            let mut value = value.and_then(Result::ok).ok_or(ClientError::Key)?;
            value.set_sensitive(true);
            headers.insert(key_header, value);
            secrets.push(SecretString::from(key));
        }
        for (name, value) in &self.headers {
            let refused = || ClientError::Header { name: name.clone() };
            let name = HeaderName::try_from(name.as_str()).map_err(|_| refused())?;
            let text = value.expose_secret();
            let mut value = HeaderValue::from_str(text).map_err(|_| refused())?;
            value.set_sensitive(true);
            headers.insert(name, value);
            // `Bearer abc`: the secret is what comes last.
            secrets.extend(text.split_whitespace().next_back().map(SecretString::from));
        }
        secrets.retain(|secret| secret.expose_secret().len() >= MIN_SECRET);
        let client = match self.client {
            Some(client) => client,
            None => new_client(is_loopback(&url))?,
        };
        Ok(Endpoint { client, url, headers, secrets })
    }
}

/// One address of a provider's API, with what is sent there every time.
pub(super) struct Endpoint {
    client: Client,
    url: Url,
    headers: HeaderMap,
    secrets: Vec<SecretString>,
}

impl Endpoint {
    /// Sends a body once and gives the body of a successful answer, which is at most 16 MiB.
    pub(super) async fn post(&self, body: &Json) -> Result<Vec<u8>, ModelError> {
        let body = serde_json::to_vec(body)
            .map_err(|e| ModelError::new(ModelErrorKind::Rejected, e.to_string()))?;
        let mut response = self
            .client
            .post(self.url.clone())
            .headers(self.headers.clone())
            .body(body)
            .send()
            .await
            .map_err(|error| self.hide(not_answered(error)))?;
        let status = response.status();
        let mut body = Vec::new();
        if !status.is_success() {
            // What can be read of it is enough: the status says the most.
            let _ = read(&mut response, MAX_ERROR, &mut body).await;
            let now = SystemTime::now();
            return Err(self.hide(failure::of(status, response.headers(), &body, now)));
        }
        match read(&mut response, MAX_REPLY, &mut body).await {
            Ok(Read::Whole) => Ok(body),
            Ok(Read::CutOff) => Err(ModelError::new(
                ModelErrorKind::Malformed,
                format!("the reply is larger than {} MiB", MAX_REPLY >> 20),
            )),
            Err(error) => Err(self.hide(ModelError::new(
                ModelErrorKind::Interrupted,
                format!("the reply broke off: {}", cause(&error.without_url())),
            ))),
        }
    }

    /// The error that an `error` member inside of a successful answer stands for.
    pub(super) fn failed_inside(&self, error: &str) -> ModelError {
        self.hide(failure::inside(error))
    }

    /// The error with every secret in its message replaced, and the message cut to a readable length.
    fn hide(&self, error: ModelError) -> ModelError {
        let message = self.secrets.iter().fold(error.message().to_owned(), |message, secret| {
            message.replace(secret.expose_secret(), "[key]")
        });
        error.with_message(failure::shortened(&message))
    }
}

impl fmt::Debug for Endpoint {
    /// Shows where it sends to, without user, query, headers or key.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let origin = self.url.origin().ascii_serialization();
        f.write_str(&origin)?;
        f.write_str(self.url.path())
    }
}

fn endpoint_url(base: &str, path: &[&str]) -> Result<Url, ClientError> {
    let refused = |reason: &str| ClientError::BaseUrl(reason.to_owned());
    let mut url =
        Url::parse(base.trim()).map_err(|error| ClientError::BaseUrl(error.to_string()))?;
    let host = match url.host_str() {
        Some(host) if !host.is_empty() => host.to_owned(),
        _ => return Err(refused("it has no host")),
    };
    match url.scheme() {
        "https" => {}
        "http" if is_loopback(&url) => {}
        "http" => return Err(ClientError::Unencrypted { host }),
        other => {
            return Err(ClientError::BaseUrl(format!("its scheme is `{other}`, not https")));
        }
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(refused("it holds a user name or password; give them as a key or a header"));
    }
    url.set_fragment(None);
    url.path_segments_mut().map_err(|()| refused("it takes no path"))?.pop_if_empty().extend(path);
    Ok(url)
}

/// Whether a URL stays on this machine: `localhost`, 127.0.0.0/8 or `[::1]`.
fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

/// A client on the `ring` provider and the platform's roots. No provider is installed for the process: that choice is the
/// program's. Nothing for this machine goes through a proxy, where the key could be read.
fn new_client(loopback: bool) -> Result<Client, ClientError> {
    use rustls_platform_verifier::BuilderVerifierExt as _;

    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut tls = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .and_then(|builder| builder.with_platform_verifier())
        .map_err(|error| ClientError::Tls(cause(&error)))?
        .with_no_client_auth();
    // With a TLS configuration of ours, what is offered to the server is ours to say, too.
    tls.alpn_protocols = vec!["h2".into(), "http/1.1".into()];
    let mut builder = Client::builder()
        .tls_backend_preconfigured(tls)
        .connect_timeout(CONNECT_TIMEOUT)
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never());
    if loopback {
        builder = builder.no_proxy();
    }
    builder.build().map_err(|error| ClientError::Tls(cause(&error)))
}

enum Read {
    Whole,
    CutOff,
}

/// Reads a body until it ends or would grow beyond `limit`; then nothing more is taken from the connection.
async fn read(
    response: &mut Response,
    limit: usize,
    body: &mut Vec<u8>,
) -> Result<Read, reqwest::Error> {
    while let Some(chunk) = response.chunk().await? {
        let room = limit - body.len();
        body.extend_from_slice(&chunk[..chunk.len().min(room)]);
        if chunk.len() > room {
            return Ok(Read::CutOff);
        }
    }
    Ok(Read::Whole)
}

/// What it means that no answer came at all.
fn not_answered(error: reqwest::Error) -> ModelError {
    let error = error.without_url();
    let cause = cause(&error);
    let (kind, what) = if is_certificate(&error) {
        (ModelErrorKind::Certificate, "the server's certificate is refused")
    } else if error.is_builder() {
        (ModelErrorKind::Rejected, "the request cannot be sent")
    } else if error.is_timeout() && !error.is_connect() {
        // Only a client that the user gave has such a timeout. The request went out: it may be billed.
        (ModelErrorKind::Interrupted, "the client's own timeout ended the request")
    } else {
        (ModelErrorKind::Connect, "no answer from the provider")
    };
    ModelError::new(kind, format!("{what}: {cause}"))
}

/// Each error below this one, from the outermost in.
fn chain<'a>(
    error: &'a (dyn std::error::Error + 'static),
) -> impl Iterator<Item = &'a (dyn std::error::Error + 'static)> {
    std::iter::successors(Some(error), |error| {
        // An `io::Error` passes over the error it holds: its source is that error's source.
        match error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref) {
            Some(held) => Some(held as &(dyn std::error::Error + 'static)),
            None => error.source(),
        }
    })
}

fn is_certificate(error: &reqwest::Error) -> bool {
    use rustls::Error::{InvalidCertRevocationList, InvalidCertificate, NoCertificatesPresented};
    chain(error).any(|error| {
        matches!(
            error.downcast_ref::<rustls::Error>(),
            Some(InvalidCertificate(_) | NoCertificatesPresented | InvalidCertRevocationList(_))
        )
    })
}

/// The innermost error's words: those above it only say "error sending request".
fn cause(error: &(dyn std::error::Error + 'static)) -> String {
    chain(error).last().unwrap_or(error).to_string()
}
