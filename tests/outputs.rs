//! Outputs of every shape at the top, through a step and a model in each dialect.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex};

use flow::prelude::*;
use flow::{Capabilities, Dialect, ModelError, Reply, Request, Schema};
use serde_json::{Value, json};

/// A model that gives one value, in the form in which its dialect asks for it.
#[derive(Clone)]
struct Fixed {
    dialect: Dialect,
    text: String,
    seen: Arc<Mutex<Option<Request>>>,
}

impl Model for Fixed {
    fn id(&self) -> &str {
        "fixed"
    }

    async fn complete(&self, request: &Request) -> Result<Reply, ModelError> {
        *self.seen.lock().unwrap() = Some(request.clone());
        Ok(Reply::new(self.text.clone()))
    }

    fn capabilities(&self) -> Capabilities {
        Capabilities::default().with_dialect(self.dialect)
    }
}

/// What was sent for an output.
struct Sent {
    prompt: String,
    schema: Option<Value>,
}

const ALL: [Dialect; 6] = [
    Dialect::OpenAiStrict,
    Dialect::JsonSchema,
    Dialect::Anthropic,
    Dialect::Gemini,
    Dialect::Grammar,
    Dialect::Prompt,
];

/// Runs a step on a model that gives `own`, a value in the type's own JSON.
async fn through<T: serde::Serialize, S: flow::PromptStep>(
    call: Call<'_, T, S>,
    dialect: Dialect,
    own: &Value,
) -> (Value, Sent) {
    let schema: Arc<Schema> = call.schema().unwrap();
    let text = match own {
        Value::String(text) if schema.is_text() => text.clone(),
        own => schema.encode(own, dialect).unwrap().to_string(),
    };
    let model = Fixed { dialect, text, seen: Arc::default() };
    let output = call.run(&Runtime::new(model.clone())).await.unwrap();
    let request = model.seen.lock().unwrap().take().unwrap();
    let sent = Sent {
        prompt: request.messages.iter().map(|message| message.to_text()).collect(),
        schema: request.schema.map(|wire| serde_json::to_value(&*wire.schema).unwrap()),
    };
    (serde_json::to_value(output).unwrap(), sent)
}

/// A step for each output, and a test that the value comes back in every dialect.
macro_rules! outputs {
    ($($name:ident: $ty:ty = $own:expr;)*) => { $(
        mod $name {
            use super::*;

            #[step(prompt = "Give it.")]
            async fn give() -> $ty;

            #[tokio::test]
            async fn comes_back_in_every_dialect() {
                let own: Value = $own;
                for dialect in ALL {
                    let (output, sent) = through(give(), dialect, &own).await;
                    assert_eq!(output, own, "{dialect:?}");
                    check(dialect, &sent, &own, give().schema().unwrap().is_text());
                }
            }
        }
    )* };
}

/// What holds for the request, whatever the output.
fn check(dialect: Dialect, sent: &Sent, own: &Value, is_text: bool) {
    if is_text {
        assert!(sent.schema.is_none());
        assert_eq!(sent.prompt, "Give it.");
        return;
    }
    let told = "Give it.\n\nAnswer with JSON alone, with no other text before or after it. \
                It must have this form, in TypeScript:\n\n";
    match (&sent.schema, dialect) {
        (None, Dialect::JsonSchema | Dialect::Grammar) => panic!("no schema for {own}"),
        (None, _) => assert!(sent.prompt.starts_with(told), "{}", sent.prompt),
        (Some(_), Dialect::Grammar) => assert!(sent.prompt.starts_with(told), "{}", sent.prompt),
        (Some(_), Dialect::JsonSchema) => assert_eq!(sent.prompt, "Give it."),
        (Some(schema), _) => {
            assert_eq!(sent.prompt, "Give it.");
            assert_eq!(schema["type"], "object", "{schema}");
            assert_eq!(schema["additionalProperties"], false, "{schema}");
        }
    }
}

#[contract]
enum Color {
    Red,
    Green,
}

#[contract]
enum Shape {
    Point,
    Circle { radius: f64 },
    Line(u8, u8),
}

#[contract]
struct Item {
    name: String,
    tags: BTreeMap<String, u8>,
    next: Option<Box<Item>>,
}

#[contract]
struct Celsius(f64);

#[contract]
struct Title(String);

outputs! {
    a_small_number: u8 = json!(200);
    a_fraction: f64 = json!(0.25);
    a_truth: bool = json!(true);
    a_text: String = json!("Two lines\nof text, with {\"json\": 1} in them.\n");
    an_enum: Color = json!("Green");
    an_enum_with_data: Shape = json!({"Circle": {"radius": 1.5}});
    an_enum_with_a_tuple: Shape = json!({"Line": [1, 2]});
    a_list: Vec<u8> = json!([1, 2, 3]);
    a_list_of_lists: Vec<Vec<String>> = json!([["a"], [], ["b", "c"]]);
    a_hash_map: HashMap<String, u8> = json!({"a": 1, "b": 2});
    a_tree_map: BTreeMap<String, Vec<bool>> = json!({"z": [true], "a": []});
    a_tuple: (u8, String, Color) = json!([1, "x", "Red"]);
    an_option_that_is_there: Option<u8> = json!(7);
    an_option_that_is_not: Option<u8> = json!(null);
    a_newtype_of_a_number: Celsius = json!(21.5);
    a_newtype_of_a_text: Title = json!("The Title");
    a_struct_that_holds_itself: Item =
        json!({"name": "a", "tags": {"x": 1}, "next": {"name": "b", "tags": {}, "next": null}});
    a_reasoned_list: Reasoned<Vec<u8>> = json!({"reasoning": "so", "answer": [1]});
    a_confident_enum: Confident<Color> = json!({"value": "Red", "confidence": 0.5});
    a_summarized_map: Summarized<BTreeMap<String, u8>> =
        json!({"output": {"k": 1}, "summary": "one"});
    anything: Value = json!({"any": [1, "thing", null]});
}

#[step(prompt = "Rate it.")]
async fn rate() -> u8;

#[step(prompt = "Think.")]
async fn think() -> Reasoned<(u8, BTreeMap<String, u8>)>;

#[tokio::test]
async fn the_strict_form_has_an_object_at_the_root_lists_for_maps_and_requires_everything() {
    let own = json!({"reasoning": "so", "answer": [1, {"k": 2}]});
    let (_, sent) = through(think(), Dialect::OpenAiStrict, &own).await;
    let schema = sent.schema.unwrap();
    assert_eq!(schema["required"], json!(["reasoning", "answer"]));
    let text = schema.to_string();
    assert!(!text.contains("prefixItems") && !text.contains("oneOf"), "{text}");
    let (_, sent) = through(rate(), Dialect::OpenAiStrict, &json!(5)).await;
    assert_eq!(sent.schema.unwrap()["type"], "object");
}

/// Pick one.
#[step(format = "json_schema")]
async fn pick() -> Color;

#[tokio::test]
async fn a_step_a_call_and_a_model_choose_how_a_prompt_tells_the_form() {
    let told = |sent: Sent| sent.prompt;
    let own = json!("Red");
    let prompt = told(through(pick(), Dialect::Prompt, &own).await.1);
    assert!(prompt.contains("It must match this JSON Schema:"), "{prompt}");
    let call = pick().format(flow::Format::TypeScript);
    let prompt = told(through(call, Dialect::Prompt, &own).await.1);
    assert!(prompt.ends_with("\n\n\"Red\" | \"Green\""), "{prompt}");
    // Where the provider shows the schema, nothing is said of it.
    let prompt = told(through(pick(), Dialect::OpenAiStrict, &own).await.1);
    assert_eq!(prompt, "Pick one.");
}

#[tokio::test]
async fn a_model_behind_a_grammar_is_told_the_form_that_it_has_to_write() {
    let own = json!([1, "x", "Red"]);
    #[step(prompt = "Give it.")]
    async fn give() -> (u8, String, Color);
    let (_, sent) = through(give(), Dialect::Grammar, &own).await;
    assert!(sent.prompt.contains("\"0\": integer"), "{}", sent.prompt);
    assert_eq!(sent.schema.unwrap()["required"], json!(["0", "1", "2"]));
}

#[tokio::test]
async fn a_prompts_own_form_may_be_wrapped_in_words() {
    let model =
        |text: &str| Fixed { dialect: Dialect::Prompt, text: text.into(), seen: Arc::default() };
    let rt = Runtime::new(model("Sure! Here it is:\n```json\n5\n```"));
    assert_eq!(rate().attempts(1).run(&rt).await.unwrap(), 5);
    let rt = Runtime::new(model("300"));
    let error = rate().attempts(1).run(&rt).await.unwrap_err();
    assert!(error.to_string().contains("from 0 to 255, not 300"), "{error}");
}

#[contract]
struct Labelled {
    #[serde(alias = "label", alias = "title")]
    name: String,
    #[serde(default, alias = "n")]
    count: u8,
}

#[contract]
#[serde(tag = "kind")]
enum Tagged {
    #[serde(alias = "single")]
    One { size: u8 },
    #[serde(alias = "none")]
    Nothing,
}

#[contract]
enum Outside {
    #[serde(alias = "single")]
    One(u8),
    /// None of it.
    #[serde(alias = "none")]
    Nothing,
}

#[test]
fn aliases_are_read_and_never_sent() {
    let labelled: Labelled = flow::reply::parse(r#"{"title": "a", "n": 2}"#).unwrap();
    assert_eq!((labelled.name.as_str(), labelled.count), ("a", 2));
    let tagged: Tagged = flow::reply::parse(r#"{"kind": "single", "size": 1}"#).unwrap();
    assert!(matches!(tagged, Tagged::One { size: 1 }));
    let tagged: Tagged = flow::reply::parse(r#"{"kind": "none"}"#).unwrap();
    assert!(matches!(tagged, Tagged::Nothing));
    let outside: Outside = flow::reply::parse(r#"{"single": 1}"#).unwrap();
    assert!(matches!(outside, Outside::One(1)));
    assert!(matches!(flow::reply::parse(r#""none""#).unwrap(), Outside::Nothing));
    let schemas = [Schema::of::<Labelled>(), Schema::of::<Tagged>(), Schema::of::<Outside>()];
    for schema in schemas {
        assert!(!schema.json().to_string().contains("x-flow"), "{schema:?}");
        for dialect in ALL {
            let sent = schema.wire(dialect).map(|wire| wire.schema.to_string()).unwrap_or_default();
            assert!(!sent.contains("x-flow") && !sent.contains("single"), "{sent}");
        }
    }
}
