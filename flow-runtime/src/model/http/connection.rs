//! How a client reaches its provider: what its builder collects, what is refused, and the HTTP client that is built.

use std::fmt;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, USER_AGENT};
use reqwest::{Client, Proxy, Url};
use secrecy::{ExposeSecret, SecretString};

use super::network::cause;
use super::secrets::Secrets;
use super::{Endpoint, Patience};
use crate::call::BoxFuture;
use crate::model::{LimitScope, ModelError, provider};

/// How long a connection may take to stand.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// How often an HTTP/2 connection with requests on it is asked whether it lives, and how long it may take to say so.
const HTTP2_PING: Duration = Duration::from_secs(20);
const HTTP2_PONG: Duration = Duration::from_secs(10);

/// Gives the key of one request.
pub(in crate::model) type Auth =
    Arc<dyn Fn() -> BoxFuture<'static, Result<SecretString, ModelError>> + Send + Sync>;

/// Why a client of a provider could not be built.
#[non_exhaustive]
pub enum ClientError {
    /// The base URL cannot be used. The URL itself is not repeated: a key may stand in it.
    BaseUrl(String),
    /// The base URL would send the key and the prompts unencrypted.
    Unencrypted {
        /// The URL's host.
        host: String,
    },
    /// A header's name or value is not allowed in HTTP. The value is not repeated.
    Header {
        /// The header's name.
        name: String,
    },
    /// The API key has characters that cannot be sent, such as a line break, or the … of one that was shown shortened.
    Key,
    /// The proxy cannot be used. Its URL is not repeated: a password may stand in it.
    Proxy(&'static str),
    /// TLS could not be set up on this machine.
    Tls(String),
}

impl std::error::Error for ClientError {}

impl fmt::Display for ClientError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ClientError::BaseUrl(why) => write!(
                f,
                "the base URL cannot be used: {why}; give scheme, host and path, such as `https://api.openai.com/v1`"
            ),
            ClientError::Unencrypted { host } => write!(
                f,
                "the base URL would send the key and the prompts to `{host}` unencrypted; use https:// (http:// is for \
                 localhost, 127.0.0.1 and [::1] only)"
            ),
            ClientError::Header { name } => write!(
                f,
                "the header `{name}` cannot be sent: its name or its value has characters that HTTP does not allow"
            ),
            ClientError::Key => f.write_str(
                "the API key cannot be sent: it has characters that HTTP does not allow; was it copied whole?",
            ),
            ClientError::Proxy(why) => write!(f, "the proxy cannot be used: {why}"),
            ClientError::Tls(why) => {
                write!(f, "TLS cannot be set up: {why}; check this machine's root certificates")
            }
        }
    }
}

/// The message, which is what `main` prints.
impl fmt::Debug for ClientError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// What a client's builder collects before there is an [`Endpoint`].
#[derive(Clone)]
pub(in crate::model) struct Connection {
    pub(in crate::model) base_url: String,
    /// Who answers there, if it was said.
    pub(in crate::model) provider: Option<String>,
    pub(in crate::model) key: Option<SecretString>,
    pub(in crate::model) auth: Option<Auth>,
    pub(in crate::model) headers: Vec<(String, SecretString)>,
    pub(in crate::model) proxy: Option<SecretString>,
    pub(in crate::model) client: Option<Client>,
    pub(in crate::model) patience: Patience,
}

/// The methods of a builder that has a `connection` and `capabilities`: the same for every provider.
macro_rules! connection_methods {
    () => {
        /// What this model takes, where the table of known names has it wrong.
        pub fn capabilities(mut self, capabilities: $crate::model::Capabilities) -> Self {
            self.capabilities = Some(capabilities);
            self
        }

        /// Who serves the model, as `gen_ai.provider.name` has it in spans. Without, the host of the base URL says it, where it
        /// is one that OpenTelemetry has a name for.
        pub fn provider(mut self, name: impl Into<String>) -> Self {
            self.connection.provider = Some(name.into());
            self
        }

        /// A header for every request, such as one that names an organization. It wins over one of ours, and its value is
        /// kept secret.
        pub fn header(
            mut self,
            name: impl Into<String>,
            value: impl Into<secrecy::SecretString>,
        ) -> Self {
            self.connection.headers.push((name.into(), value.into()));
            self
        }

        /// A function that gives the key of each request, for keys that expire. It stands in the place of
        /// [`key`](Self::key), runs within the attempt's time, and its error is that of the request.
        pub fn auth<F, A, K>(mut self, auth: F) -> Self
        where
            F: Fn() -> A + Send + Sync + 'static,
            A: Future<Output = Result<K, $crate::model::ModelError>> + Send + 'static,
            K: Into<secrecy::SecretString>,
        {
            self.connection.auth = Some(std::sync::Arc::new(move || {
                let key = auth();
                Box::pin(async move { key.await.map(Into::into) })
            }));
            self
        }

        /// The proxy that requests go through, such as `http://user:password@proxy.example.com:3128`. Without one, those of
        /// the environment are used (`HTTPS_PROXY`, `NO_PROXY`, …).
        pub fn proxy(mut self, url: impl Into<secrecy::SecretString>) -> Self {
            self.connection.proxy = Some(url.into());
            self
        }

        /// The HTTP client to use, for roots of one's own or whatever else reqwest can do. Its timeouts, redirects and
        /// retries are then yours: leave all three off, for a redirect can take the key to another host.
        pub fn client(mut self, client: reqwest::Client) -> Self {
            self.connection.client = Some(client);
            self
        }

        /// How long the first byte of an answer may take to come. A provider sends it when the whole reply is there, so by
        /// default it is half of the attempt's `timeout`, and 60 s at least.
        pub fn first_byte_timeout(mut self, timeout: std::time::Duration) -> Self {
            self.connection.patience.first_byte = Some(timeout);
            self
        }

        /// How long an answer that has begun may say nothing more; 20 s by default.
        pub fn silence_timeout(mut self, timeout: std::time::Duration) -> Self {
            self.connection.patience.silence = timeout;
            self
        }
    };
}

pub(in crate::model) use connection_methods;

impl Connection {
    pub(in crate::model) fn to(base_url: &str) -> Self {
        Connection {
            base_url: base_url.to_owned(),
            provider: None,
            key: None,
            auth: None,
            headers: Vec::new(),
            proxy: None,
            client: None,
            patience: Patience::default(),
        }
    }

    /// The endpoint at `path` below the base URL, of `api`'s own provider unless something says another. The key goes into
    /// `key_header` after `key_prefix`; headers given by the user come last and win over `fixed` and the key.
    pub(in crate::model) fn open(
        self,
        api: &'static str,
        path: &[&str],
        key_header: HeaderName,
        key_prefix: &'static str,
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
        let mut secrets = Secrets::default();
        let mut account = LimitScope::of(&[url.as_str()]);
        for (name, value) in url.query_pairs() {
            // Of a query, only what looks like a key: a version of the API may stand in a message.
            let name = name.to_lowercase();
            if ["key", "token", "secret", "sig", "pass", "auth"].iter().any(|w| name.contains(w)) {
                secrets.add(&value);
            }
        }
        let key = self.key.as_ref().map(trimmed).filter(|key| !key.is_empty());
        if let Some(key) = key {
            secrets.add(key);
            account = account.within(&[key]);
            let value = key_value(key, key_prefix).ok_or(ClientError::Key)?;
            if self.auth.is_none() {
                headers.insert(&key_header, value);
            }
        }
        for (name, value) in &self.headers {
            let refused = || ClientError::Header { name: name.clone() };
            let name = HeaderName::try_from(name.as_str()).map_err(|_| refused())?;
            let text = value.expose_secret();
            let mut value = HeaderValue::from_str(text).map_err(|_| refused())?;
            value.set_sensitive(true);
            account = account.within(&[name.as_str(), text]);
            headers.insert(name, value);
            // `Bearer abc`: the secret is what comes last.
            if let Some(secret) = text.split_whitespace().next_back() {
                secrets.add(secret);
            }
        }
        let client = match (self.client, self.proxy) {
            (Some(_), Some(_)) => {
                return Err(ClientError::Proxy("give it to the client that is given as well"));
            }
            (Some(client), None) => client,
            (None, proxy) => {
                if let Some(password) = proxy.as_ref().and_then(password_of) {
                    secrets.add(&password);
                }
                new_client(is_loopback(&url), proxy)?
            }
        };
        let provider = self.provider.unwrap_or_else(|| {
            let host = url.host_str().unwrap_or_default();
            provider::at(host).unwrap_or(api).to_owned()
        });
        Ok(Endpoint {
            client,
            url,
            provider,
            headers,
            key_header,
            key_prefix,
            auth: self.auth,
            secrets,
            account,
            patience: self.patience,
        })
    }
}

/// A key as it is sent: without the line break that a file or a shell leaves at its end.
pub(super) fn trimmed(key: &SecretString) -> &str {
    key.expose_secret().trim()
}

/// The value of the header that carries a key; `None` if HTTP does not allow it.
pub(super) fn key_value(key: &str, prefix: &str) -> Option<HeaderValue> {
    let value = key.is_ascii().then(|| HeaderValue::try_from(format!("{prefix}{key}")));
    let mut value = value.and_then(Result::ok)?;
    value.set_sensitive(true);
    Some(value)
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

fn password_of(proxy: &SecretString) -> Option<String> {
    Some(Url::parse(proxy.expose_secret()).ok()?.password()?.to_owned())
}

/// A client on the `ring` provider and the platform's roots. No provider is installed for the process: that choice is the
/// program's. Nothing for this machine goes through a proxy, where the key could be read.
fn new_client(loopback: bool, proxy: Option<SecretString>) -> Result<Client, ClientError> {
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
        .retry(reqwest::retry::never())
        // A connection that many requests share and that has died without a word is noticed, and not used again.
        .http2_keep_alive_interval(HTTP2_PING)
        .http2_keep_alive_timeout(HTTP2_PONG)
        // Whatever features of reqwest a program turns on: what is asked for stays the same.
        .no_gzip()
        .no_brotli()
        .no_deflate()
        .no_zstd();
    builder = match proxy {
        Some(_) if loopback => {
            return Err(ClientError::Proxy("nothing for this machine goes through a proxy"));
        }
        Some(proxy) => {
            let proxy = Proxy::all(proxy.expose_secret())
                .map_err(|_| ClientError::Proxy("its URL is none that reqwest takes"))?;
            builder.proxy(proxy)
        }
        None if loopback => builder.no_proxy(),
        None => builder,
    };
    builder.build().map_err(|error| ClientError::Tls(cause(&error)))
}
