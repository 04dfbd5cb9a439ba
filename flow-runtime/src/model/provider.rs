//! Which provider stands behind an address, by the names of OpenTelemetry's `gen_ai.provider.name`.

/// Hosts, or the ends of hosts, and who answers there.
const HOSTS: &[(&str, &str)] = &[
    ("api.openai.com", "openai"),
    ("api.anthropic.com", "anthropic"),
    (".openai.azure.com", "azure.ai.openai"),
    (".cognitiveservices.azure.com", "azure.ai.openai"),
    (".services.ai.azure.com", "azure.ai.inference"),
    (".models.ai.azure.com", "azure.ai.inference"),
    ("-aiplatform.googleapis.com", "gcp.vertex_ai"),
    ("generativelanguage.googleapis.com", "gcp.gemini"),
    (".amazonaws.com", "aws.bedrock"),
    ("api.cohere.ai", "cohere"),
    ("api.cohere.com", "cohere"),
    ("api.deepseek.com", "deepseek"),
    ("api.groq.com", "groq"),
    ("api.mistral.ai", "mistral_ai"),
    ("api.perplexity.ai", "perplexity"),
    ("api.x.ai", "x_ai"),
];

/// Who answers at a host, if it is a known one.
pub(super) fn at(host: &str) -> Option<&'static str> {
    let known = |end: &str| match end.starts_with(['.', '-']) {
        true => host.ends_with(end),
        false => host == end,
    };
    HOSTS.iter().find(|(end, _)| known(end)).map(|(_, provider)| *provider)
}

#[cfg(test)]
mod tests {
    use super::at;

    #[test]
    fn a_host_is_known_by_its_whole_name_or_by_its_domain() {
        assert_eq!(at("api.openai.com"), Some("openai"));
        assert_eq!(at("contoso.openai.azure.com"), Some("azure.ai.openai"));
        assert_eq!(at("europe-west1-aiplatform.googleapis.com"), Some("gcp.vertex_ai"));
        assert_eq!(at("bedrock-runtime.eu-central-1.amazonaws.com"), Some("aws.bedrock"));
        for host in
            ["", "localhost", "api.openai.com.example.com", "notapi.openai.com", "example.com"]
        {
            assert_eq!(at(host), None, "{host}");
        }
    }
}
