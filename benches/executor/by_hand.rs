//! The same four steps with reqwest, serde_json and `try_join!`, as one writes them by hand.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::Semaphore;

use crate::{AT_ONCE, Failure, Note};

#[derive(Clone)]
pub(crate) struct Hand {
    http: reqwest::Client,
    url: Arc<str>,
    at_once: Arc<Semaphore>,
}

impl Hand {
    pub(crate) fn new(base_url: &str) -> Result<Self, Failure> {
        // The TLS provider, once for the process: this client is reqwest's own.
        let _ = rustls::crypto::ring::default_provider().install_default();
        Ok(Hand {
            http: reqwest::Client::builder().no_proxy().build()?,
            url: format!("{base_url}/chat/completions").into(),
            at_once: Arc::new(Semaphore::new(AT_ONCE as usize)),
        })
    }

    async fn ask(&self, prompt: String) -> Result<Note, Failure> {
        let body = json!({
            "model": "gpt-5-mini",
            "messages": [{ "role": "user", "content": prompt }],
            "response_format": {
                "type": "json_schema",
                "json_schema": {
                    "name": "note",
                    "strict": true,
                    "schema": {
                        "type": "object",
                        "properties": {
                            "text": { "type": "string", "description": "One sentence." },
                            "score": { "type": "integer", "minimum": 1, "maximum": 5 }
                        },
                        "required": ["text", "score"],
                        "additionalProperties": false
                    }
                }
            }
        });
        let _permit = self.at_once.acquire().await?;
        let response = self
            .http
            .post(&*self.url)
            .bearer_auth("sk-0123456789")
            .timeout(Duration::from_secs(120))
            .json(&body)
            .send()
            .await?
            .error_for_status()?;
        let reply: Value = response.json().await?;
        let text = reply["choices"][0]["message"]["content"].as_str().ok_or("no text")?;
        let note: Note = serde_json::from_str(text)?;
        if !(1..=5).contains(&note.score) {
            return Err(format!("the score is {}", note.score).into());
        }
        Ok(note)
    }

    pub(crate) async fn support(&self, mail: &str) -> Result<Note, Failure> {
        let problem =
            self.ask(format!("What is this mail about, and how urgent is it?\n\n{mail}")).await?;
        let told = format!("{} ({} of 5)", problem.text, problem.score);
        let (owner, resolution) = tokio::try_join!(
            self.ask(format!("Who should answer this, and by when?\n\n{told}")),
            self.ask(format!("What could solve this?\n\n{told}")),
        )?;
        self.ask(format!("Answer the customer: {}\n\n{}", owner.text, resolution.text)).await
    }
}
