//! The crates that are compiled: with `flow`, and the same by hand.

use std::fmt::Write as _;

/// The name of each of them.
pub(crate) const NAME: &str = "generated";

/// A crate to write down.
pub(crate) struct Package {
    pub(crate) dir: &'static str,
    pub(crate) manifest: String,
    pub(crate) source: String,
}

const WITH_FLOW: &str = r#"
flow = { path = "FLOW" }
tokio = { version = "1", features = ["macros", "rt"] }
"#;

/// The same features as in `flow-runtime/Cargo.toml`.
const BY_HAND: &str = r#"
reqwest = { version = "0.13", default-features = false, features = ["http2", "json", "rustls-no-provider"] }
rustls = { version = "0.23", default-features = false, features = ["ring", "std", "tls12"] }
rustls-platform-verifier = "0.7"
schemars = { version = "1.2", default-features = false, features = ["derive", "std"] }
serde = { version = "1", features = ["derive"] }
serde_json = { version = "1", features = ["raw_value"] }
tokio = { version = "1", features = ["macros", "rt", "sync", "time"] }
"#;

fn package(dir: &'static str, dependencies: &str, source: String) -> Package {
    let dependencies = dependencies.replace("FLOW", env!("CARGO_MANIFEST_DIR"));
    let manifest = format!(
        "[package]\nname = \"{NAME}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]{dependencies}\n[workspace]\n"
    );
    Package { dir, manifest, source }
}

/// The graph a → b, c → d; x after a and c; e after b, d and x: the bindings, and how many of each node's inputs are which.
const NODES: [(&str, &str, &[&str]); 6] = [
    ("a", "first", &["input"]),
    ("b", "second", &["a"]),
    ("c", "second", &["a"]),
    ("d", "third", &["c"]),
    ("x", "fourth", &["a", "c"]),
    ("e", "fifth", &["b", "d", "x"]),
];

/// So many prompt steps more than those of the flows, and so many flows of `nodes` nodes: 1, or 1 and the six of the graph.
pub(crate) fn with_flow(steps: usize, flows: usize, nodes: usize) -> Package {
    let mut source = String::from("use flow::prelude::*;\n");
    source.push_str(&contract("#[contract]", 0));
    for step in 0..steps {
        source.push_str(&rate(step));
    }
    source.push_str(&steps_of(0));
    for flow in 0..flows {
        let mut body = String::from("    let start = first_0(&input)?;\n");
        if nodes > 1 {
            for (name, step, inputs) in NODES {
                // The graph hangs on the first node.
                let inputs: Vec<String> = inputs
                    .iter()
                    .map(|input| format!("&{}", input.replace("input", "start.summary")))
                    .collect();
                let _ = writeln!(body, "    let {name} = {step}_0({})?;", inputs.join(", "));
            }
            body.push_str("    e\n");
        } else {
            body.push_str("    start\n");
        }
        let _ = write!(
            source,
            "flow! {{ pub fn flow_{flow}(input: String) -> Problem0 {{\n{body}}} }}\n"
        );
    }
    package("with_flow", WITH_FLOW, source)
}

/// A prompt step as people write them: a placeholder, a contract in and out, four options.
fn rate(step: usize) -> String {
    format!(
        "
/// Rate the urgency of this problem from 1 to 5.
///
/// {{{{ problem.summary }}}}
#[step(model = \"fast\", temperature = 0.0, attempts = 3, timeout = \"30s\")]
pub async fn rate_{step}(problem: &Problem0) -> Problem0;
"
    )
}

fn contract(derive: &str, number: usize) -> String {
    format!(
        "
{derive}
pub struct Problem{number} {{
    /// One sentence.
    pub summary: String,
    /// 1 can wait a week, 5 is an outage.
    #[schemars(range(min = 1, max = 5))]
    pub score: u8,
    pub reasons: Vec<String>,
}}
"
    )
}

/// The parameters and the prompt of each of a flow's five steps, by the step's name.
fn shapes() -> [(&'static str, &'static [&'static str]); 5] {
    [
        ("first", &["text"]),
        ("second", &["p"]),
        ("third", &["p"]),
        ("fourth", &["p", "q"]),
        ("fifth", &["p", "q", "r"]),
    ]
}

fn parameter(name: &str, flow: usize) -> String {
    if name == "text" { String::from("text: &str") } else { format!("{name}: &Problem{flow}") }
}

fn placeholder(name: &str) -> String {
    if name == "text" { String::from("text") } else { format!("{name}.summary") }
}

fn steps_of(flow: usize) -> String {
    let mut source = String::new();
    for (name, inputs) in shapes() {
        source.push_str("\n/// Look at this with care and say what the problem is.\n///\n");
        for input in inputs {
            let _ = writeln!(source, "/// {{{{ {} }}}}", placeholder(input));
        }
        let params: Vec<String> = inputs.iter().map(|input| parameter(input, flow)).collect();
        let _ = write!(
            source,
            "#[step(model = \"fast\", temperature = 0.0)]\npub async fn {name}_{flow}({}) -> Problem{flow};\n",
            params.join(", ")
        );
    }
    source
}

/// 100 prompt steps and 20 flows of 6 nodes.
pub(crate) fn many_with_flow() -> Package {
    let mut source = String::from("use flow::prelude::*;\n");
    for flow in 0..20 {
        source.push_str(&contract("#[contract]", flow));
        source.push_str(&steps_of(flow));
        let _ = write!(
            source,
            "\nflow! {{\n    pub fn flow_{flow}(input: String) -> Problem{flow} {{\n"
        );
        for (name, step, inputs) in NODES {
            let inputs: Vec<String> = inputs.iter().map(|input| format!("&{input}")).collect();
            let _ = writeln!(source, "        let {name} = {step}_{flow}({})?;", inputs.join(", "));
        }
        source.push_str("        e\n    }\n}\n");
    }
    package("many_with_flow", WITH_FLOW, source)
}

/// The same by hand.
pub(crate) fn many_by_hand() -> Package {
    let Package { manifest, source, .. } = by_hand(20);
    Package { dir: "many_by_hand", manifest, source }
}

/// Five steps and a flow of six nodes, so many times, by hand.
pub(crate) fn by_hand(flows: usize) -> Package {
    let mut source = String::from(CALLING);
    for flow in 0..flows {
        let derive =
            "#[derive(Debug, Clone, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]";
        source.push_str(&contract(derive, flow));
        for (name, inputs) in shapes() {
            let params: Vec<String> = inputs.iter().map(|input| parameter(input, flow)).collect();
            let values: Vec<String> = inputs.iter().map(|input| placeholder(input)).collect();
            let _ = write!(
                source,
                "
pub async fn {name}_{flow}(ai: &Ai, {}) -> Result<Problem{flow}, Error> {{
    let prompt = format!(
        \"Look at this with care and say what the problem is.\\n\\n{}\",
        {}
    );
    ai.ask(\"fast\", 0.0, prompt).await
}}
",
                params.join(", "),
                vec!["{}"; values.len()].join("\\n"),
                values.join(", ")
            );
        }
        let _ = write!(
            source,
            "
pub async fn flow_{flow}(ai: &Ai, input: String) -> Result<Problem{flow}, Error> {{
    let a = first_{flow}(ai, &input).await?;
    let (b, c) = tokio::try_join!(second_{flow}(ai, &a), second_{flow}(ai, &a))?;
    let (d, x) = tokio::try_join!(third_{flow}(ai, &c), fourth_{flow}(ai, &a, &c))?;
    fifth_{flow}(ai, &b, &d, &x).await
}}
"
        );
    }
    package("by_hand", BY_HAND, source)
}

/// What the crate written by hand shares: one call with a schema, a time limit and three attempts.
const CALLING: &str = r#"
use std::sync::Arc;
use std::time::Duration;

use rustls_platform_verifier::BuilderVerifierExt as _;

pub type Error = Box<dyn std::error::Error + Send + Sync>;

pub struct Ai {
    client: reqwest::Client,
    url: String,
    key: String,
}

impl Ai {
    pub fn new(url: String, key: String) -> Result<Self, Error> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = rustls::ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_platform_verifier()?
            .with_no_client_auth();
        let client = reqwest::Client::builder().tls_backend_preconfigured(tls).build()?;
        Ok(Ai { client, url, key })
    }

    pub async fn ask<T>(&self, model: &str, temperature: f32, prompt: String) -> Result<T, Error>
    where
        T: serde::de::DeserializeOwned + schemars::JsonSchema,
    {
        let schema = schemars::schema_for!(T);
        let body = serde_json::json!({
            "model": model,
            "temperature": temperature,
            "messages": [{ "role": "user", "content": prompt }],
            "response_format": {
                "type": "json_schema",
                "json_schema": { "name": T::schema_name(), "strict": true, "schema": schema },
            },
        });
        let mut failure = None;
        for attempt in 0..3 {
            match tokio::time::timeout(Duration::from_secs(120), self.send(&body)).await {
                Ok(Ok(text)) => match serde_json::from_str(&text) {
                    Ok(value) => return Ok(value),
                    Err(error) => failure = Some(error.into()),
                },
                Ok(Err(error)) => failure = Some(error),
                Err(elapsed) => failure = Some(elapsed.into()),
            }
            tokio::time::sleep(Duration::from_millis(500 << attempt)).await;
        }
        Err(failure.unwrap_or_else(|| "no attempt".into()))
    }

    async fn send(&self, body: &serde_json::Value) -> Result<String, Error> {
        let request = self.client.post(&self.url).bearer_auth(&self.key).json(body);
        let reply: serde_json::Value = request.send().await?.error_for_status()?.json().await?;
        let text = reply["choices"][0]["message"]["content"].as_str();
        Ok(text.ok_or("no content")?.to_owned())
    }
}
"#;
