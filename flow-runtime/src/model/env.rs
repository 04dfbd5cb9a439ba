//! The models that the environment names.
//!
//! Nothing here reads the process' environment: the variables are passed in.

use super::http::ClientError;
use super::{Anthropic, AnyModel, Capabilities, OpenAi};
use crate::schema::Dialect;

const OPENAI_KEY: &str = "OPENAI_API_KEY";
const OPENAI_URL: &str = "OPENAI_BASE_URL";
const ANTHROPIC_KEY: &str = "ANTHROPIC_API_KEY";
const OLLAMA: &str = "OLLAMA_HOST";
const MODEL: &str = "FLOW_MODEL";
/// `FLOW_MODEL_FAST=…` names the model `fast`.
const NAMED: &str = "FLOW_MODEL_";

const OPENAI_MODEL: &str = "gpt-5-mini";
const ANTHROPIC_MODEL: &str = "claude-haiku-4-5";
/// Where Ollama listens unless it is told otherwise.
const OLLAMA_PORT: u16 = 11434;

/// Why the environment gives no model.
#[non_exhaustive]
pub enum NoModel {
    /// No variable names a provider.
    NotConfigured,
    /// The provider has no model that could be taken without being named.
    Unnamed {
        /// The variable that chose the provider.
        variable: &'static str,
        /// A name such a server could know.
        example: &'static str,
    },
    /// A variable names a provider that cannot be used.
    Unusable {
        /// The variable.
        variable: &'static str,
        /// What is wrong with it.
        reason: ClientError,
    },
}

impl std::error::Error for NoModel {}

impl std::fmt::Display for NoModel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            NoModel::NotConfigured => f.write_str(
                "no model is configured: set OPENAI_API_KEY, OPENAI_BASE_URL (any OpenAI-compatible server), \
                 ANTHROPIC_API_KEY or OLLAMA_HOST, and FLOW_MODEL for the model's name; offline models (`Scripted`, \
                 `Rehearsal`) are never chosen by themselves: ask for them by name",
            ),
            NoModel::Unnamed { variable, example } => write!(
                f,
                "{variable} is set, but which model to use is not: set FLOW_MODEL to one that the server has, such as \
                 `{example}`"
            ),
            NoModel::Unusable { variable, reason } => write!(f, "{variable} cannot be used: {reason}"),
        }
    }
}

/// The message, which is what `main` prints.
impl std::fmt::Debug for NoModel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self}")
    }
}

/// What the environment names.
pub(crate) struct FromEnv {
    /// The model of steps that name none: `FLOW_MODEL`, or the provider's default.
    pub(crate) default: AnyModel,
    /// The models under names of their own: `fast` of `FLOW_MODEL_FAST`.
    pub(crate) named: Vec<(String, AnyModel)>,
}

/// The models that these variables name, all of one provider: OpenAI or a compatible server, else Anthropic, else Ollama. An
/// empty variable counts as none.
pub(crate) fn from_env(variables: &[(String, String)]) -> Result<FromEnv, NoModel> {
    let get = |name: &str| {
        let variable = variables.iter().find(|(known, _)| known == name);
        variable.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    };
    let model = get(MODEL);
    let named = |of: &dyn Fn(&str) -> AnyModel| {
        let mut named = Vec::new();
        for (variable, model) in variables {
            let model = model.trim();
            if let Some(name) = variable.strip_prefix(NAMED)
                && !name.is_empty()
                && !model.is_empty()
            {
                named.push((name.to_lowercase(), of(model)));
            }
        }
        named
    };
    let unusable = |variable| move |reason| NoModel::Unusable { variable, reason };

    let (key, url) = (get(OPENAI_KEY), get(OPENAI_URL));
    if key.is_some() || url.is_some() {
        let mut builder = OpenAi::builder(model.unwrap_or(OPENAI_MODEL));
        if let Some(key) = key {
            builder = builder.key(key);
        }
        if let Some(url) = url {
            builder = builder.base_url(url);
        }
        let built = builder.build().map_err(|error| match error {
            ClientError::Key => unusable(OPENAI_KEY)(error),
            _ => unusable(OPENAI_URL)(error),
        })?;
        Ok(FromEnv {
            named: named(&|model| AnyModel::new(built.for_model(model))),
            default: AnyModel::new(built),
        })
    } else if let Some(key) = get(ANTHROPIC_KEY) {
        let built = Anthropic::builder(model.unwrap_or(ANTHROPIC_MODEL))
            .key(key)
            .build()
            .map_err(unusable(ANTHROPIC_KEY))?;
        Ok(FromEnv {
            named: named(&|model| AnyModel::new(built.for_model(model))),
            default: AnyModel::new(built),
        })
    } else if let Some(host) = get(OLLAMA) {
        let model = model.ok_or(NoModel::Unnamed { variable: OLLAMA, example: "qwen3:8b" })?;
        let built = OpenAi::builder(model)
            .base_url(ollama_url(host))
            .provider("ollama")
            .legacy_max_tokens(true)
            .capabilities(Capabilities::default().with_dialect(Dialect::Grammar))
            .build()
            .map_err(unusable(OLLAMA))?;
        Ok(FromEnv {
            named: named(&|model| AnyModel::new(built.for_model(model))),
            default: AnyModel::new(built),
        })
    } else {
        Err(NoModel::NotConfigured)
    }
}

/// The address of Ollama's OpenAI form. As for Ollama itself, the scheme and the port may be missing; and the address that its
/// server listens on may be "all of them", which from here is this machine.
fn ollama_url(host: &str) -> String {
    let (scheme, rest) = match host.split_once("://") {
        Some((scheme, rest)) => (scheme, rest),
        None => ("http", host),
    };
    let (authority, path) = match rest.split_once('/') {
        Some((authority, path)) => (authority, path.trim_end_matches('/')),
        None => (rest, ""),
    };
    // The last colon, unless it stands inside of an IPv6 address.
    let (name, port) = match authority.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') => (name, Some(port)),
        _ => (authority, None),
    };
    let name = match name {
        "" | "0.0.0.0" | "[::]" => "127.0.0.1",
        name => name,
    };
    let port = match port {
        Some(port) => format!(":{port}"),
        None if host.contains("://") => String::new(),
        None => format!(":{OLLAMA_PORT}"),
    };
    let path = if path.is_empty() { String::new() } else { format!("/{path}") };
    format!("{scheme}://{name}{port}{path}/v1")
}

#[cfg(test)]
mod tests {
    use super::{FromEnv, NoModel, from_env, ollama_url};
    use crate::model::Model;
    use crate::schema::Dialect;

    fn found(variables: &[(&str, &str)]) -> Result<FromEnv, NoModel> {
        let variables: Vec<(String, String)> =
            variables.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
        from_env(&variables)
    }

    /// The default model's name, or the error's words.
    fn default_of(variables: &[(&str, &str)]) -> String {
        match found(variables) {
            Ok(found) => found.default.id().to_owned(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn each_provider_has_its_own_default_and_openai_goes_before_anthropic_before_ollama() {
        let (openai, anthropic) = (("OPENAI_API_KEY", "k"), ("ANTHROPIC_API_KEY", "k"));
        let local = ("OPENAI_BASE_URL", "http://localhost:8080/v1");
        let ollama = ("OLLAMA_HOST", "localhost");
        assert_eq!(default_of(&[openai]), "gpt-5-mini");
        assert_eq!(default_of(&[local]), "gpt-5-mini");
        assert_eq!(default_of(&[anthropic]), "claude-haiku-4-5");
        assert_eq!(default_of(&[ollama, anthropic, openai]), "gpt-5-mini");
        assert_eq!(default_of(&[ollama, anthropic]), "claude-haiku-4-5");
        assert_eq!(default_of(&[openai, ("FLOW_MODEL", "gpt-4.1")]), "gpt-4.1");
        assert_eq!(default_of(&[ollama, ("FLOW_MODEL", "qwen3:8b")]), "qwen3:8b");
    }

    #[test]
    fn ollama_has_to_be_told_its_model() {
        let said = default_of(&[("OLLAMA_HOST", "localhost")]);
        assert!(said.starts_with("OLLAMA_HOST is set, but which model to use is not"), "{said}");
        assert!(said.contains("FLOW_MODEL"), "{said}");
    }

    #[test]
    fn each_provider_gets_schemas_in_its_dialect() {
        let dialect = |key: &str, value: &str, model: &str| {
            let found = found(&[(key, value), ("FLOW_MODEL", model)]);
            found.unwrap_or_else(|error| panic!("{error}")).default.capabilities().dialect
        };
        assert_eq!(dialect("OPENAI_API_KEY", "k", "gpt-5-mini"), Dialect::OpenAiStrict);
        assert_eq!(dialect("OPENAI_API_KEY", "k", "google/gemini-2.5-flash"), Dialect::Gemini);
        assert_eq!(dialect("ANTHROPIC_API_KEY", "k", "claude-haiku-4-5"), Dialect::Anthropic);
        assert_eq!(dialect("OLLAMA_HOST", "localhost", "qwen3:8b"), Dialect::Grammar);
    }

    #[test]
    fn without_a_provider_all_the_variables_are_listed() {
        for variables in [&[][..], &[("OPENAI_API_KEY", " "), ("FLOW_MODEL", "gpt-5")]] {
            let said = default_of(variables);
            for word in [
                "OPENAI_API_KEY",
                "OPENAI_BASE_URL",
                "ANTHROPIC_API_KEY",
                "OLLAMA_HOST",
                "FLOW_MODEL",
                "Scripted",
                "Rehearsal",
            ] {
                assert!(said.contains(word), "{word}: {said}");
            }
        }
    }

    #[test]
    fn named_models_are_of_the_same_provider() {
        for provider in [
            &[("OPENAI_API_KEY", "k")][..],
            &[("ANTHROPIC_API_KEY", "k")],
            &[("OLLAMA_HOST", "localhost"), ("FLOW_MODEL", "a")],
        ] {
            let mut variables = provider.to_vec();
            variables.extend([
                ("FLOW_MODEL_WRITER", "big"),
                ("FLOW_MODEL_VERY_FAST", "small"),
                ("FLOW_MODEL_EMPTY", ""),
                ("FLOW_MODEL_", "nameless"),
            ]);
            let found = found(&variables).unwrap_or_else(|error| panic!("{error}"));
            let mut named: Vec<_> =
                found.named.iter().map(|(name, model)| (name.as_str(), model.id())).collect();
            named.sort_unstable();
            assert_eq!(named, [("very_fast", "small"), ("writer", "big")]);
            let (_, small) = found.named.iter().find(|(name, _)| name == "very_fast").unwrap();
            assert_eq!(small.capabilities().dialect, found.default.capabilities().dialect);
        }
    }

    #[test]
    fn a_variable_that_cannot_be_used_is_named_and_a_key_is_not_shown() {
        for (variables, start) in [
            (&[("OPENAI_BASE_URL", "nonsense")][..], "OPENAI_BASE_URL cannot be used: "),
            (&[("OPENAI_BASE_URL", "http://example.com")], "OPENAI_BASE_URL cannot be used: "),
            (&[("OPENAI_API_KEY", "canary\nx")], "OPENAI_API_KEY cannot be used: "),
            (&[("ANTHROPIC_API_KEY", "canary\nx")], "ANTHROPIC_API_KEY cannot be used: "),
            (
                &[("OLLAMA_HOST", "192.168.0.2"), ("FLOW_MODEL", "a")],
                "OLLAMA_HOST cannot be used: ",
            ),
        ] {
            let said = default_of(variables);
            assert!(said.starts_with(start) && !said.contains("canary"), "{said}");
        }
    }

    #[test]
    fn ollamas_address_may_lack_scheme_and_port() {
        for (host, url) in [
            ("localhost", "http://localhost:11434/v1"),
            ("localhost:8080", "http://localhost:8080/v1"),
            (":8080", "http://127.0.0.1:8080/v1"),
            ("0.0.0.0", "http://127.0.0.1:11434/v1"),
            ("0.0.0.0:8080", "http://127.0.0.1:8080/v1"),
            ("[::]:8080", "http://127.0.0.1:8080/v1"),
            ("[::1]", "http://[::1]:11434/v1"),
            ("[::1]:8080", "http://[::1]:8080/v1"),
            ("http://localhost:11434/", "http://localhost:11434/v1"),
            ("https://ollama.example.com", "https://ollama.example.com/v1"),
            ("https://example.com/ollama/", "https://example.com/ollama/v1"),
        ] {
            assert_eq!(ollama_url(host), url, "{host}");
        }
    }
}
