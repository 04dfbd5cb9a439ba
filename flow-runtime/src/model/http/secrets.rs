//! What must not be repeated: the keys of a client, and how they look when something has encoded them.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use secrecy::{ExposeSecret, SecretString};

/// Texts shorter than this are not looked for in messages: they would hide ordinary words, and no key is so short.
const MIN_SECRET: usize = 8;
/// The shortest beginning of a secret that is taken for one where a message was cut off.
const MIN_BEGINNING: usize = 4;
/// What stands in a secret's place.
const HIDDEN: &str = "[key]";

/// The secrets of one client, in every form in which a provider or a proxy may say them back.
#[derive(Clone, Default)]
pub(super) struct Secrets(Vec<SecretString>);

impl Secrets {
    /// Adds a secret and its encoded forms.
    pub(super) fn add(&mut self, secret: &str) {
        if secret.len() < MIN_SECRET {
            return;
        }
        let escaped = serde_json::Value::from(secret).to_string();
        let mut forms = vec![
            secret.to_owned(),
            percent_encoded(secret, false),
            percent_encoded(secret, true),
            escaped[1..escaped.len() - 1].to_owned(),
        ];
        for offset in 0..3 {
            forms.extend(in_base64(secret, offset));
        }
        for form in forms {
            if self.0.iter().all(|known| known.expose_secret() != form) {
                self.0.push(form.into());
            }
        }
    }

    /// The text with every secret replaced, and also the beginning of one at its end.
    pub(super) fn hide(&self, text: String) -> String {
        let mut text = text;
        for secret in &self.0 {
            let secret = secret.expose_secret();
            if text.contains(secret) {
                text = text.replace(secret, HIDDEN);
            }
            let begins = |&length: &usize| {
                secret.is_char_boundary(length) && text.ends_with(&secret[..length])
            };
            if let Some(length) = (MIN_BEGINNING..secret.len()).rev().find(begins) {
                text.truncate(text.len() - length);
                text.push_str(HIDDEN);
            }
        }
        text
    }
}

/// The secret as it stands in a URL, with digits in upper or lower case.
fn percent_encoded(secret: &str, lower: bool) -> String {
    let mut encoded = String::with_capacity(secret.len());
    for byte in secret.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                encoded.push(byte.into());
            }
            _ if lower => encoded.push_str(&format!("%{byte:02x}")),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// What the secret leaves in the base64 of a text in which so many bytes stand before it, modulo 3: the characters that
/// depend on the secret alone, in both alphabets.
fn in_base64(secret: &str, offset: usize) -> [String; 2] {
    let mut bytes = vec![0; offset];
    bytes.extend_from_slice(secret.as_bytes());
    let first = (offset * 8).div_ceil(6);
    let end = bytes.len() * 8 / 6;
    [&STANDARD_NO_PAD, &URL_SAFE_NO_PAD].map(|engine| engine.encode(&bytes)[first..end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "sk-Canary/+0123\u{e4}\"456789";

    fn hidden(text: String) -> String {
        let mut secrets = Secrets::default();
        secrets.add(SECRET);
        secrets.hide(text)
    }

    #[test]
    fn a_secret_is_hidden_in_every_form_and_the_rest_of_the_text_stays() {
        let json = serde_json::Value::from(SECRET).to_string();
        let encoded = "sk-Canary%2F%2B0123%C3%A4%22456789";
        let lower = "sk-Canary%2f%2b0123%c3%a4%22456789";
        for form in [SECRET, encoded, lower] {
            assert_eq!(hidden(format!("the key {form} is wrong")), "the key [key] is wrong");
        }
        assert_eq!(hidden(json), "\"[key]\"");
    }

    #[test]
    fn a_secret_is_hidden_in_the_base64_of_whatever_stands_around_it() {
        for before in ["", "B", "Be", "Bearer ", "user:"] {
            for after in ["", "\n", "xy", "xyz"] {
                for engine in [&STANDARD_NO_PAD, &URL_SAFE_NO_PAD] {
                    let said = hidden(engine.encode(format!("{before}{SECRET}{after}")));
                    assert!(said.contains("[key]"), "{said}");
                    assert!(said.len() <= (before.len() + after.len()) * 4 / 3 + 12, "{said}");
                }
            }
        }
    }

    #[test]
    fn the_beginning_of_a_secret_where_a_text_was_cut_off_is_hidden() {
        assert_eq!(hidden("no access with sk-Can".to_owned()), "no access with [key]");
        assert_eq!(hidden("sk- is how keys begin".to_owned()), "sk- is how keys begin");
    }
}
