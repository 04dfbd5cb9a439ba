//! The names that spans and events carry: the OpenTelemetry GenAI conventions, v1.41, and our own under `flow.`.

/// The span of one call to a model.
macro_rules! chat_span {
    ($step:expr, $model:expr, $options:expr, $attempt:expr) => {
        tracing::info_span!(
            target: "flow",
            "chat",
            otel.name = format_args!("chat {}", $model),
            otel.kind = "client",
            gen_ai.operation.name = "chat",
            gen_ai.request.model = $model,
            gen_ai.request.temperature = $options.temperature,
            gen_ai.request.top_p = $options.top_p,
            gen_ai.request.max_tokens = $options.max_tokens,
            gen_ai.request.seed = $options.seed,
            gen_ai.prompt.name = $step,
            gen_ai.response.id = tracing::field::Empty,
            gen_ai.response.model = tracing::field::Empty,
            gen_ai.usage.input_tokens = tracing::field::Empty,
            gen_ai.usage.output_tokens = tracing::field::Empty,
            flow.attempt = $attempt,
            flow.outcome = tracing::field::Empty,
            error.type = tracing::field::Empty,
        )
    };
}

/// The span of one step, which holds those of its attempts.
macro_rules! step_span {
    ($info:expr, $run:expr, $node:expr) => {
        tracing::info_span!(
            target: "flow",
            "step",
            otel.name = format_args!("step {}", $info.name),
            otel.kind = "internal",
            flow.step = $info.name,
            flow.node = $node,
            flow.run = $run,
            error.type = tracing::field::Empty,
        )
    };
}

/// The span of one run of a flow.
macro_rules! flow_span {
    ($name:expr, $run:expr, $labels:expr) => {
        tracing::info_span!(
            target: "flow",
            "invoke_workflow",
            otel.name = format_args!("invoke_workflow {}", $name),
            otel.kind = "internal",
            gen_ai.operation.name = "invoke_workflow",
            gen_ai.workflow.name = $name,
            flow.run = $run,
            flow.labels = ?$labels.collect::<Vec<_>>(),
        )
    };
}

pub(crate) use {chat_span, flow_span, step_span};
