//! The names that spans and events carry: the OpenTelemetry GenAI conventions, v1.41, and our own under `flow.`.

use serde_json::{Value, json};
use tracing::Span;
use tracing::field::{Empty, display};

use crate::error::{Error, ErrorKind};
use crate::executor::{Asked, Calling};
use crate::message::Message;
use crate::model::{Finish, Model as _, ModelErrorKind, Reply, Request};

/// The span of one step, which holds those of its attempts.
macro_rules! step_span {
    ($parent:expr, $info:expr, $run:expr, $node:expr) => {
        tracing::info_span!(
            target: "flow",
            parent: $parent,
            "step",
            otel.name = format_args!("step {}", $info.name),
            otel.kind = "internal",
            otel.status_code = tracing::field::Empty,
            flow.step = $info.name,
            flow.node = $node,
            flow.run = $run,
            error.type = tracing::field::Empty,
        )
    };
}

/// The span of one run of a flow.
macro_rules! flow_span {
    ($parent:expr, $name:expr, $run:expr, $labels:expr) => {
        tracing::info_span!(
            target: "flow",
            parent: $parent,
            "invoke_workflow",
            otel.name = format_args!("invoke_workflow {}", $name),
            otel.kind = "internal",
            otel.status_code = tracing::field::Empty,
            gen_ai.operation.name = "invoke_workflow",
            gen_ai.workflow.name = $name,
            flow.run = $run,
            flow.labels = ?$labels.collect::<Vec<_>>(),
            error.type = tracing::field::Empty,
        )
    };
}

pub(crate) use {flow_span, step_span};

/// Writes into the span of a step or of a flow how it failed.
pub(crate) fn ended<T>(span: &Span, result: &Result<T, Error>) {
    if let Err(error) = result {
        failed(span, error.kind());
    }
}

fn failed(span: &Span, kind: &ErrorKind) {
    span.record("error.type", error_type(kind));
    span.record("otel.status_code", "ERROR");
}

/// The span of what one request asks a model, however often the transport has to send it. A request with another prompt has
/// another one.
pub(crate) struct Chat {
    span: Span,
    requests: u32,
    content: bool,
    has_ended: bool,
}

impl Chat {
    /// Opens the span in that of the step.
    pub(crate) fn open(
        parent: &Span,
        calling: &Calling<'_>,
        asked: &Asked<'_>,
        request: &Request,
    ) -> Self {
        let (info, content) = (calling.info, calling.run.runtime.defaults().record_content);
        let options = &request.options;
        let span = tracing::info_span!(
            target: "flow",
            parent: parent,
            "chat",
            otel.name = format_args!("chat {}", asked.model.id()),
            otel.kind = "client",
            otel.status_code = Empty,
            gen_ai.operation.name = "chat",
            gen_ai.provider.name = asked.model.provider(),
            gen_ai.request.model = asked.model.id(),
            gen_ai.request.temperature = options.temperature,
            gen_ai.request.top_p = options.top_p,
            gen_ai.request.max_tokens = options.max_tokens,
            gen_ai.request.seed = options.seed,
            gen_ai.output.type = if asked.is_text { "text" } else { "json" },
            gen_ai.prompt.name = info.name,
            gen_ai.prompt.version = Some(info.version).filter(|version| !version.is_empty()),
            gen_ai.input.messages = Empty,
            gen_ai.output.messages = Empty,
            gen_ai.response.id = Empty,
            gen_ai.response.model = Empty,
            gen_ai.response.finish_reasons = Empty,
            gen_ai.usage.input_tokens = Empty,
            gen_ai.usage.output_tokens = Empty,
            flow.attempt = request.attempt,
            flow.waited = calling.waited.as_secs_f64(),
            flow.requests = Empty,
            flow.outcome = Empty,
            error.type = Empty,
        );
        if content && !span.is_disabled() {
            let messages: Value = request.messages.iter().map(said).collect();
            span.record("gen_ai.input.messages", display(messages));
        }
        Chat { span, requests: 0, content, has_ended: false }
    }

    /// A request is sent: the span to send it in.
    pub(crate) fn sent(&mut self) -> Span {
        self.requests += 1;
        self.span.clone()
    }

    /// It failed like this and is sent again.
    pub(crate) fn again(&self, kind: &ErrorKind) {
        tracing::debug!(target: "flow", parent: &self.span, "sent again: {kind}");
    }

    /// A reply came.
    pub(crate) fn replied(&self, reply: &Reply) {
        if self.span.is_disabled() {
            return;
        }
        let finish = match &reply.finish {
            Finish::Stop => "stop",
            Finish::Length => "length",
            Finish::Refusal(_) => "content_filter",
        };
        self.span.record("gen_ai.response.finish_reasons", tracing::field::debug([finish]));
        self.span.record("gen_ai.response.id", reply.id.as_deref());
        self.span.record("gen_ai.response.model", reply.model.as_deref());
        self.span.record("gen_ai.usage.input_tokens", reply.usage.input_tokens);
        self.span.record("gen_ai.usage.output_tokens", reply.usage.output_tokens);
        if self.content {
            let parts = json!([{"type": "text", "content": reply.text}]);
            let messages = json!([{"role": "assistant", "parts": parts, "finish_reason": finish}]);
            self.span.record("gen_ai.output.messages", display(messages));
        }
    }

    /// It gave a valid output, or failed like this.
    pub(crate) fn ended(mut self, failure: Option<&ErrorKind>) {
        self.has_ended = true;
        self.span.record("flow.requests", self.requests);
        self.span.record("flow.outcome", if failure.is_none() { "done" } else { "failed" });
        if let Some(kind) = failure {
            failed(&self.span, kind);
        }
    }
}

/// Nobody waits for the reply any more.
impl Drop for Chat {
    fn drop(&mut self) {
        if !self.has_ended {
            self.span.record("flow.requests", self.requests);
            self.span.record("flow.outcome", "dropped");
        }
    }
}

/// A message in the form of the conventions.
fn said(message: &Message) -> Value {
    let parts = json!([{"type": "text", "content": message.to_text()}]);
    json!({"role": message.role.as_str(), "parts": parts})
}

/// What failed, in few words: `error.type`.
fn error_type(kind: &ErrorKind) -> &'static str {
    use ModelErrorKind::*;
    let ErrorKind::Model(error) = kind else { return kind.name() };
    match error.kind() {
        Connect => "connect",
        Interrupted => "interrupted",
        Silent => "silent",
        Unavailable => "unavailable",
        Overloaded => "overloaded",
        RateLimited => "rate_limited",
        QuotaExhausted => "quota_exhausted",
        Unauthorized => "unauthorized",
        NotFound => "not_found",
        ContextTooLong => "context_too_long",
        Filtered => "filtered",
        UnsupportedOption => "unsupported_option",
        Rejected => "rejected",
        Certificate => "certificate",
        Malformed => "malformed",
    }
}
