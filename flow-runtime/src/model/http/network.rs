//! What the failures below HTTP mean: no connection, a connection that broke, a certificate that is refused.

use std::error::Error as StdError;
use std::time::Duration;

use crate::model::{ModelError, ModelErrorKind};

/// What it means that no answer came at all.
pub(super) fn not_answered(error: reqwest::Error) -> ModelError {
    let error = error.without_url();
    let cause = cause(&error);
    let (kind, what) = if is_certificate(&error) {
        (ModelErrorKind::Certificate, "the server's certificate is refused")
    } else if error.is_builder() {
        (ModelErrorKind::Rejected, "the request cannot be sent")
    } else if error.is_timeout() && !error.is_connect() {
        // The connection's own, or that of a client that the user gave. The request went out: it may be billed.
        (ModelErrorKind::Silent, "the request timed out")
    } else {
        (ModelErrorKind::Connect, "no answer from the provider")
    };
    ModelError::new(kind, format!("{what}: {cause}"))
}

/// What it means that an answer did not come to its end.
pub(super) fn broken_off(error: reqwest::Error) -> ModelError {
    let error = error.without_url();
    let (kind, what) = match error.is_timeout() {
        true => (ModelErrorKind::Silent, "the reply timed out"),
        false if is_garbled(&error) => (ModelErrorKind::Malformed, "the reply cannot be read"),
        false => (ModelErrorKind::Interrupted, "the reply broke off"),
    };
    ModelError::new(kind, format!("{what}: {}", cause(&error)))
}

/// What it means that nothing came for so long.
pub(super) fn silent(what: &str, time: Duration) -> ModelError {
    let message = format!("{what} within {} s", time.as_secs_f64());
    ModelError::new(ModelErrorKind::Silent, message)
}

/// Each error below this one, from the outermost in.
fn chain<'a>(
    error: &'a (dyn StdError + 'static),
) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |&error: &&'a (dyn StdError + 'static)| {
        // An `io::Error` passes over the error it holds: its source is that error's source.
        match error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref) {
            Some(held) => Some(held as &(dyn StdError + 'static)),
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

/// Whether what came is not in the form that it claims, such as compressed: not the connection's fault.
fn is_garbled(error: &reqwest::Error) -> bool {
    use std::io::ErrorKind::{InvalidData, InvalidInput};
    chain(error).filter_map(|error| error.downcast_ref::<std::io::Error>()).any(|error| {
        matches!(error.kind(), InvalidData | InvalidInput)
            && !error.get_ref().is_some_and(|held| held.is::<rustls::Error>())
    })
}

/// The innermost error's words: those above it only say "error sending request".
pub(super) fn cause(error: &(dyn StdError + 'static)) -> String {
    chain(error).last().unwrap_or(error).to_string()
}
