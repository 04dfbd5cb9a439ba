//! What a run leaves behind: its trace, its spans, and no secret in either.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use flow::prelude::*;
use flow::{Finish, ModelError, ModelErrorKind, OpenAi, Outcome, Scripted, ScriptedReply, Usage};
use serde_json::json;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Subscriber};
use tracing_subscriber::layer::{Context, SubscriberExt as _};
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::{Layer, Registry};

#[contract]
struct Urgency {
    #[schemars(range(min = 1, max = 5))]
    score: u8,
}

/// Rate {{ text }}.
#[step(temperature = 0.5)]
async fn rate(text: &str) -> Urgency;

#[step]
async fn measure(text: &str, twice: bool) -> usize {
    tokio::time::sleep(Duration::from_millis(40)).await;
    text.len() * if twice { 2 } else { 1 }
}

flow! {
    fn triage(text: String) -> usize {
        let urgency = rate(&text)?;
        let length = measure(&text, true)?;
        length + urgency.score as usize
    }
}

flow! { fn twice(text: String) -> usize { let inner = triage(text.clone())?; inner } }

fn runtime() -> Runtime {
    let script = Scripted::new()
        .reply(
            "rate",
            ScriptedReply::from(json!({"score": 9}))
                .delay(Duration::from_millis(100))
                .usage(Usage::new(20, 5)),
        )
        .reply(
            "rate",
            ScriptedReply::from(json!({"score": 3}))
                .delay(Duration::from_millis(50))
                .usage(Usage::new(30, 6)),
        );
    Runtime::builder().model("default", script).seed(1).build()
}

mod record {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn every_attempt_is_on_record() {
        let with = With::new().label("customer", "42").label("tier", "gold");
        let traced = triage("abc".into()).with(with).run_traced(&runtime()).await;
        assert_eq!(traced.result.unwrap(), 9);
        let trace = traced.trace;
        assert_eq!(trace.name, "triage");
        assert_eq!(trace.run.len(), 32);
        assert_eq!(
            trace.labels,
            [("customer".into(), "42".into()), ("tier".into(), "gold".to_owned())]
        );
        let [code, first, second] = &trace.attempts[..] else { panic!("{trace}") };

        assert_eq!((&*code.step, &*code.node, code.number), ("measure", "triage/length", 1));
        assert_eq!(code.model, None);
        assert_eq!(code.input, r#"{"text":"abc","twice":true}"#);
        assert_eq!(code.output.as_deref(), Some("6"));
        assert_eq!(code.latency, Duration::from_millis(40));
        assert_eq!(code.usage, Usage::default());
        assert!(code.outcome.is_done());

        assert_eq!((&*first.step, &*first.node, first.number), ("rate", "triage/urgency", 1));
        assert_eq!(first.model.as_deref(), Some("scripted"));
        assert_eq!(first.input, "Rate abc.");
        assert_eq!(first.output.as_deref(), Some(r#"{"score":9}"#));
        assert_eq!(first.latency, Duration::from_millis(100));
        assert_eq!(first.usage, Usage::new(20, 5));
        assert_eq!(
            first.outcome,
            Outcome::Failed("the reply is not usable: `$.score` must be from 1 to 5, not 9".into())
        );

        assert_eq!(second.number, 2);
        assert_eq!(
            second.input,
            "Rate abc.\n\nYour last reply could not be used: `$.score` must be from 1 to 5, not 9\n\
             Answer again, in full, without this mistake."
        );
        assert_eq!(second.latency, Duration::from_millis(50));
        assert!(trace.started <= first.started && first.started <= second.started);

        assert_eq!(trace.wall, Duration::from_millis(150));
        assert_eq!(trace.busy(), Duration::from_millis(190));
        assert_eq!(trace.usage(), Usage::new(50, 11));
        assert!(trace.flagged.is_empty());
    }

    #[tokio::test(start_paused = true)]
    async fn a_trace_is_a_table() {
        let trace = triage("abc".into()).run_traced(&runtime()).await.trace;
        assert_eq!(
            trace.to_string(),
            "\
node            model     attempt       time       in      out  outcome
triage/length   -               1      40 ms        -        -  done
triage/urgency  scripted        1     100 ms       20        5  the reply is not usable: `$.score` must be from 1 to 5, not 9
triage/urgency  scripted        2      50 ms       30        6  done
wall 150 ms; the attempts one after the other: 190 ms"
        );
    }

    #[tokio::test(start_paused = true)]
    async fn a_trace_is_json() {
        let trace = triage("abc".into()).run_traced(&runtime()).await.trace;
        let json = serde_json::to_value(&trace).unwrap();
        assert_eq!(json["name"], "triage");
        assert_eq!(json["attempts"][1]["node"], "triage/urgency");
        assert_eq!(json["attempts"][1]["usage"]["input_tokens"], 20);
        assert_eq!(json["attempts"][2]["outcome"], "done");
        assert_eq!(json["attempts"][2]["latency"], json!({"secs": 0, "nanos": 50_000_000}));
    }

    #[tokio::test(start_paused = true)]
    async fn a_run_that_failed_has_its_trace_too() {
        let script = Scripted::new().on::<rate>(|_| "no");
        let rt = Runtime::builder().model("default", script).build();
        let traced = twice("abc".into()).run_traced(&rt).await;
        assert!(traced.result.is_err());
        assert_eq!(traced.trace.name, "twice");
        let nodes: Vec<&str> = traced.trace.attempts.iter().map(|a| &*a.node).collect();
        assert_eq!(nodes, ["twice/inner/urgency"; 3]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_step_alone_has_a_trace_with_its_labels() {
        let call = measure("ab", false).with(With::new().label("who", "me"));
        let traced = call.run_traced(&runtime()).await;
        assert_eq!(traced.result.unwrap(), 2);
        assert_eq!(traced.trace.name, "measure");
        assert_eq!(traced.trace.labels, [("who".into(), "me".to_owned())]);
        assert_eq!(traced.trace.attempts[0].node, "measure");
    }

    #[tokio::test(start_paused = true)]
    async fn runs_have_names_of_their_own() {
        let rt = runtime();
        let one = measure("a", false).run_traced(&rt).await.trace.run;
        let two = measure("a", false).run_traced(&rt).await.trace.run;
        assert_ne!(one, two);
    }
}

/// A span as it was at its end.
#[derive(Debug, Clone, Default)]
struct Span {
    id: u64,
    parent: Option<u64>,
    fields: BTreeMap<&'static str, String>,
}

/// Keeps every span and every event.
#[derive(Clone, Default)]
struct Kept {
    spans: Arc<Mutex<Vec<Span>>>,
    events: Arc<Mutex<Vec<String>>>,
}

struct Fields<'f>(&'f mut BTreeMap<&'static str, String>);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name(), format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name(), value.to_owned());
    }
}

impl<S: Subscriber + for<'s> LookupSpan<'s>> Layer<S> for Kept {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let mut span = Span {
            id: id.into_u64(),
            parent: context.span(id).and_then(|span| Some(span.parent()?.id().into_u64())),
            ..Span::default()
        };
        attributes.record(&mut Fields(&mut span.fields));
        self.spans.lock().unwrap().push(span);
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, _: Context<'_, S>) {
        let mut spans = self.spans.lock().unwrap();
        // Identities are used again after a span's end.
        if let Some(span) = spans.iter_mut().rev().find(|span| span.id == id.into_u64()) {
            values.record(&mut Fields(&mut span.fields));
        }
    }

    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let mut fields = BTreeMap::new();
        event.record(&mut Fields(&mut fields));
        self.events.lock().unwrap().push(format!("{fields:?}"));
    }
}

impl Kept {
    fn spans(&self) -> Vec<Span> {
        self.spans.lock().unwrap().clone()
    }

    /// Everything that was kept, as one text.
    fn text(&self) -> String {
        format!("{:?} {:?}", self.spans(), self.events.lock().unwrap())
    }
}

/// Keeps the spans of this thread while the guard lives.
fn keep() -> (Kept, tracing::subscriber::DefaultGuard) {
    let kept = Kept::default();
    let guard = tracing::subscriber::set_default(Registry::default().with(kept.clone()));
    (kept, guard)
}

mod spans {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_flow_holds_its_steps_and_a_step_its_attempts() {
        let (kept, _guard) = keep();
        let with = With::new().label("customer", "42");
        triage("CANARY".into()).with(with).run(&runtime()).await.unwrap();
        let spans = kept.spans();
        let tree: Vec<_> = spans
            .iter()
            .map(|span| {
                let parent = spans.iter().find(|other| Some(other.id) == span.parent);
                (parent.map(|parent| &*parent.fields["otel.name"]), &*span.fields["otel.name"])
            })
            .collect();
        assert_eq!(
            tree,
            [
                (None, "invoke_workflow triage"),
                (Some("invoke_workflow triage"), "step rate"),
                (Some("step rate"), "chat scripted"),
                (Some("invoke_workflow triage"), "step measure"),
                (Some("step rate"), "chat scripted"),
            ]
        );
    }

    #[tokio::test(start_paused = true)]
    async fn spans_carry_the_conventional_fields_and_no_message() {
        let (kept, _guard) = keep();
        let with = With::new().label("customer", "42");
        triage("CANARY".into()).with(with).run(&runtime()).await.unwrap();
        let spans = kept.spans();
        let [flow, step, first, code, second] = &spans[..] else { panic!("{spans:?}") };
        let is = |span: &Span, fields: &[(&'static str, &str)]| {
            for (name, value) in fields {
                assert_eq!(
                    span.fields.get(name).map(String::as_str),
                    Some(*value),
                    "{name}: {span:?}"
                );
            }
        };
        is(
            flow,
            &[
                ("otel.kind", "internal"),
                ("gen_ai.operation.name", "invoke_workflow"),
                ("gen_ai.workflow.name", "triage"),
                ("flow.labels", r#"[("customer", "42")]"#),
            ],
        );
        is(
            step,
            &[("otel.kind", "internal"), ("flow.step", "rate"), ("flow.node", "triage/urgency")],
        );
        is(code, &[("flow.step", "measure"), ("flow.node", "triage/length")]);
        assert_eq!(flow.fields["flow.run"], step.fields["flow.run"]);
        // Viewers take what has a model or usage for a generation.
        for span in [flow, step, code] {
            let names = || span.fields.keys();
            assert!(
                !names().any(|name| name.starts_with("gen_ai.usage") || name.contains("model"))
            );
        }
        is(
            first,
            &[
                ("otel.kind", "client"),
                ("gen_ai.operation.name", "chat"),
                ("gen_ai.request.model", "scripted"),
                ("gen_ai.request.temperature", "0.5"),
                ("gen_ai.prompt.name", "rate"),
                ("gen_ai.usage.input_tokens", "20"),
                ("gen_ai.usage.output_tokens", "5"),
                ("flow.attempt", "1"),
                ("flow.outcome", "failed"),
                ("error.type", "reply"),
            ],
        );
        is(second, &[("flow.attempt", "2"), ("flow.outcome", "done")]);
        assert!(!second.fields.contains_key("error.type"));
        assert!(!step.fields.contains_key("error.type"));
        assert!(!kept.text().contains("CANARY"), "{}", kept.text());
    }

    #[tokio::test(start_paused = true)]
    async fn the_span_of_a_step_that_failed_says_how() {
        let (kept, _guard) = keep();
        let rt = Runtime::new(Scripted::new().on::<rate>(|_| "no"));
        rate("x").run(&rt).await.unwrap_err();
        assert_eq!(kept.spans()[0].fields["error.type"], "reply");
    }

    fn names(spans: &[Span]) -> Vec<&str> {
        spans.iter().map(|span| &*span.fields["otel.name"]).collect()
    }

    fn replying<R: Into<ScriptedReply>>(replies: impl IntoIterator<Item = R>) -> Runtime {
        let replies = replies.into_iter();
        Runtime::new(replies.fold(Scripted::new(), |script, reply| script.reply("rate", reply)))
    }

    #[tokio::test(start_paused = true)]
    async fn what_the_transport_sends_again_stays_in_one_span_and_what_is_asked_anew_gets_its_own()
    {
        let (kept, _guard) = keep();
        let error = |kind| ScriptedReply::from(ModelError::new(kind, "not now"));
        let rt = replying([
            error(ModelErrorKind::Unavailable),
            error(ModelErrorKind::RateLimited),
            json!({"score": 9}).into(),
            error(ModelErrorKind::Connect),
            json!({"score": 5}).into(),
        ]);
        rate("x").attempts(4).run(&rt).await.unwrap();
        let spans = kept.spans();
        assert_eq!(names(&spans), ["step rate", "chat scripted", "chat scripted"]);
        let of = |span: usize, name| spans[span].fields.get(name).map(String::as_str);
        assert_eq!((of(1, "flow.requests"), of(2, "flow.requests")), (Some("3"), Some("2")));
        assert_eq!((of(1, "flow.attempt"), of(2, "flow.attempt")), (Some("1"), Some("3")));
        assert_eq!(
            (of(1, "error.type"), of(1, "otel.status_code")),
            (Some("reply"), Some("ERROR"))
        );
        assert_eq!((of(2, "error.type"), of(2, "flow.outcome")), (None, Some("done")));
    }

    #[tokio::test(start_paused = true)]
    async fn a_failure_is_named_by_its_kind_in_the_request_the_step_and_the_flow() {
        let (kept, _guard) = keep();
        let rt = replying([ModelError::new(ModelErrorKind::Unauthorized, "no").with_status(401)]);
        triage("x".into()).run(&rt).await.unwrap_err();
        let spans = kept.spans();
        let failed: Vec<_> = spans
            .iter()
            .filter(|span| span.fields.contains_key("error.type"))
            .map(|span| (&*span.fields["otel.name"], &*span.fields["error.type"]))
            .collect();
        let is = "unauthorized";
        assert_eq!(
            failed,
            [("invoke_workflow triage", is), ("step rate", is), ("chat scripted", is)]
        );
    }

    #[tokio::test(start_paused = true)]
    async fn a_reply_is_described_by_how_it_ended_and_what_it_was_to_be() {
        #[step(prompt = "Write.", version = "3")]
        async fn write() -> String;

        let (kept, _guard) = keep();
        let cut = ScriptedReply::text("Once upon a").finish(Finish::Length);
        let rt = Runtime::new(Scripted::new().reply("write", cut));
        write().run(&rt).await.unwrap_err();
        let fields = &kept.spans()[1].fields;
        for (name, value) in [
            ("gen_ai.provider.name", "_OTHER"),
            ("gen_ai.output.type", "text"),
            ("gen_ai.prompt.version", "3"),
            ("gen_ai.response.finish_reasons", r#"["length"]"#),
            ("error.type", "truncated"),
        ] {
            assert_eq!(fields.get(name).map(String::as_str), Some(value), "{name}: {fields:?}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn messages_stand_in_the_spans_if_they_are_wanted_there() {
        let (kept, _guard) = keep();
        let script = Scripted::new().reply("rate", json!({"score": 3}));
        let rt = Runtime::builder().any_model(script).record_content(true).build();
        rate("CANARY").run(&rt).await.unwrap();
        let fields = &kept.spans()[1].fields;
        let input: serde_json::Value =
            serde_json::from_str(&fields["gen_ai.input.messages"]).unwrap();
        assert_eq!(
            input,
            json!([{"role": "user", "parts": [{"type": "text", "content": "Rate CANARY."}]}])
        );
        let output: serde_json::Value =
            serde_json::from_str(&fields["gen_ai.output.messages"]).unwrap();
        assert_eq!(
            output,
            json!([{
                "role": "assistant",
                "parts": [{"type": "text", "content": r#"{"score":3}"#}],
                "finish_reason": "stop",
            }])
        );
    }

    #[tokio::test(start_paused = true)]
    async fn the_caller_of_the_first_poll_is_the_parent_whoever_polls_later() {
        let (kept, _guard) = keep();
        let caller = tracing::info_span!("caller", otel.name = "caller");
        let stranger = tracing::info_span!("stranger", otel.name = "stranger");
        let rt = runtime();
        let mut run = Box::pin(triage("x".into()).run(&rt));
        let first = std::future::poll_fn(|context| {
            std::task::Poll::Ready(caller.in_scope(|| run.as_mut().poll(context).is_ready()))
        });
        assert!(!first.await);
        std::future::poll_fn(|context| stranger.in_scope(|| run.as_mut().poll(context)))
            .await
            .unwrap();
        let spans = kept.spans();
        let parent = |of: &Span| spans.iter().find(|span| Some(span.id) == of.parent);
        for span in &spans[2..] {
            let mut top = span;
            while let Some(above) = parent(top) {
                top = above;
            }
            assert_eq!(top.fields["otel.name"], "caller", "{span:?}");
        }
        assert_eq!(spans.len(), 7);
    }

    #[tokio::test(start_paused = true)]
    async fn the_span_of_a_request_that_was_dropped_says_so() {
        let (kept, _guard) = keep();
        let token = flow::CancellationToken::new();
        let rt = runtime();
        let run = triage("x".into()).with(With::new().cancelled_by(token.clone())).run(&rt);
        let (result, ()) = tokio::join!(run, async {
            tokio::time::sleep(Duration::from_millis(10)).await;
            token.cancel();
        });
        result.unwrap_err();
        let spans = kept.spans();
        assert_eq!(spans[0].fields["error.type"], "cancelled");
        assert_eq!(spans[2].fields["otel.name"], "chat scripted");
        assert_eq!(spans[2].fields["flow.outcome"], "dropped");
        assert!(!spans[2].fields.contains_key("error.type"));
    }

    #[tokio::test(start_paused = true)]
    async fn an_option_that_a_model_does_not_take_is_warned_of_once() {
        struct Plain(Scripted);

        impl Model for Plain {
            fn id(&self) -> &str {
                "plain"
            }

            fn capabilities(&self) -> flow::Capabilities {
                let mut capabilities = self.0.capabilities();
                capabilities.temperature = false;
                capabilities
            }

            async fn complete(&self, request: &flow::Request) -> Result<flow::Reply, ModelError> {
                self.0.complete(request).await
            }
        }

        let (kept, _guard) = keep();
        let rt = Runtime::new(Plain(Scripted::new().on::<rate>(|_| json!({"score": 3}))));
        for _ in 0..3 {
            rate("x").run(&rt).await.unwrap();
        }
        let events = kept.events.lock().unwrap().clone();
        let [event] = &events[..] else { panic!("{events:?}") };
        assert!(event.contains("the model `plain` does not take `temperature`"), "{event}");
    }
}

mod secrets {
    use super::*;

    const KEY: &str = "sk-canary-0123456789";

    #[tokio::test]
    async fn a_key_stands_nowhere() {
        let (kept, _guard) = keep();
        // A port that was just free and that nobody listens at.
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let builder = OpenAi::builder("gpt-x")
            .key(KEY)
            .header("x-secret", format!("{KEY}-header"))
            .base_url(format!("http://127.0.0.1:{port}/v1"));
        let mut all = format!("{builder:?}");
        let model = builder.build().unwrap();
        all += &format!("{model:?}");
        let rt = Runtime::builder().model("default", model).build();
        all += &format!("{rt:?} {rt:#?}");
        let call = rate("x").attempts(1);
        all += &format!("{call:?}");
        let traced = call.run_traced(&rt).await;
        let error = traced.result.unwrap_err();
        all += &format!("{error} {error:?} {:?} {:?}", error.kind(), error.attempts());
        all += &serde_json::to_string(&traced.trace).unwrap();
        all += &format!("{} {:?}", traced.trace, traced.trace);
        all += &kept.text();
        assert!(all.contains("chat gpt-x") && all.contains("the model gave no reply"), "{all}");
        assert!(!all.contains("canary"), "{all}");
    }
}
