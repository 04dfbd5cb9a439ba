//! What schemas say, in which order, and what they become for each provider.

mod contracts;

use contracts::*;
use flow_runtime::{Dialect, Format, Json, Reasoned, Schema, reply};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The names of an object's properties, in order; `path` leads to the object.
fn properties(schema: &Json, path: &[&str]) -> Vec<String> {
    let object = path.iter().fold(schema, |at, step| match (at, step.parse::<usize>()) {
        (Json::Array(items), Ok(index)) => &items[index],
        _ => at.get(step).unwrap_or_else(|| panic!("no {step} in {at}")),
    });
    match object.get("properties") {
        Some(Json::Object(members)) => members.iter().map(|(name, _)| name.clone()).collect(),
        _ => panic!("no properties in {object}"),
    }
}

fn strict<T: JsonSchema + DeserializeOwned + 'static>() -> Json {
    let wire = Schema::of::<T>().wire(Dialect::OpenAiStrict).expect("the strict subset has it");
    (*wire.schema).clone()
}

fn anthropic<T: JsonSchema + DeserializeOwned + 'static>() -> Option<Json> {
    Schema::of::<T>().wire(Dialect::Anthropic).map(|wire| (*wire.schema).clone())
}

#[test]
fn properties_stand_in_the_order_of_their_declaration() {
    let schema = Schema::of::<Optional>();
    assert_eq!(properties(schema.json(), &[]), ["zeta", "alpha", "count", "last"]);
    assert_eq!(properties(schema.json(), &["$defs", "Inner"]), ["zeta", "alpha"]);
    assert_eq!(properties(&strict::<Optional>(), &[]), ["zeta", "alpha", "count", "last"]);
    assert_eq!(properties(Schema::of::<Renamed>().json(), &[]), ["type", "new", "a b/c~d"]);
    assert_eq!(properties(Schema::of::<Reasoned<u8>>().json(), &[]), ["reasoning", "answer"]);
}

#[test]
fn the_order_is_found_behind_variants_options_lists_and_recursion() {
    #[derive(Serialize, Deserialize, JsonSchema)]
    struct Far {
        z: Option<u8>,
        a: u8,
    }
    #[derive(Serialize, Deserialize, JsonSchema)]
    enum Step {
        Stop,
        More { z: Option<Box<Step>>, b: u8, a: Vec<Step> },
        Last(Vec<(u8, Option<Far>)>),
    }
    #[derive(Serialize, Deserialize, JsonSchema)]
    struct Top {
        z: Option<Tree>,
        m: std::collections::BTreeMap<String, Step>,
        a: u8,
    }
    let schema = Schema::of::<Top>();
    assert_eq!(properties(schema.json(), &[]), ["z", "m", "a"]);
    assert_eq!(properties(schema.json(), &["$defs", "Far"]), ["z", "a"]);
    assert_eq!(properties(schema.json(), &["$defs", "Tree"]), ["value", "children", "alpha"]);
    let more = ["$defs", "Step", "oneOf", "1", "properties", "More"];
    assert_eq!(properties(schema.json(), &more), ["z", "b", "a"]);
}

#[test]
fn a_field_that_refuses_made_up_values_hides_only_itself() {
    #[derive(Serialize, JsonSchema)]
    #[schemars(transparent)]
    struct Picky(u8);
    impl<'de> Deserialize<'de> for Picky {
        fn deserialize<D: serde::Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
            Err(serde::de::Error::custom("never"))
        }
    }
    #[derive(Serialize, Deserialize, JsonSchema)]
    struct Below {
        z: Option<u8>,
        y: u8,
        a: Option<u8>,
    }
    #[derive(Serialize, Deserialize, JsonSchema)]
    struct Holder {
        picky: Picky,
        z: Option<Picky>,
        below: Below,
        a: Option<Below>,
    }
    let schema = Schema::of::<Holder>();
    assert_eq!(properties(schema.json(), &[]), ["picky", "z", "below", "a"]);
    assert_eq!(properties(schema.json(), &["$defs", "Below"]), ["z", "y", "a"]);
}

#[test]
fn the_index_of_a_field_orders_what_cannot_be_asked_for_and_is_never_shown() {
    let schema = Schema::of::<Internal>();
    assert_eq!(properties(schema.json(), &["oneOf", "2"]), ["kind", "zeta", "alpha"]);
    for text in [schema.json().to_string(), strict::<Internal>().to_string()] {
        assert!(!text.contains("x-flow"), "{text}");
    }
}

#[test]
fn the_index_of_an_optional_field_counts_where_the_required_ones_do_not_tell() {
    #[derive(Serialize, Deserialize, JsonSchema)]
    #[serde(tag = "kind")]
    enum Tagged {
        Fields {
            #[schemars(extend("x-flow-order" = 0))]
            zeta: Option<u8>,
            #[schemars(extend("x-flow-order" = 1))]
            alpha: u8,
        },
    }
    let schema = Schema::of::<Tagged>();
    assert_eq!(properties(schema.json(), &["oneOf", "0"]), ["kind", "zeta", "alpha"]);
}

#[test]
fn required_fields_keep_their_order_where_the_type_cannot_be_asked() {
    #[derive(Serialize, Deserialize, JsonSchema)]
    #[serde(tag = "kind")]
    enum Tagged {
        Fields { zeta: u8, alpha: u8 },
    }
    #[derive(Serialize, Deserialize, JsonSchema)]
    struct Other {
        alpha: u8,
        kind: u8,
        zeta: u8,
    }
    #[derive(Serialize, Deserialize, JsonSchema)]
    struct Both {
        other: Other,
        tagged: Tagged,
    }
    let schema = Schema::of::<Both>();
    let fields = properties(schema.json(), &["$defs", "Tagged", "oneOf", "0"]);
    assert_eq!(fields, ["kind", "zeta", "alpha"]);
    assert_eq!(properties(schema.json(), &["$defs", "Other"]), ["alpha", "kind", "zeta"]);
}

#[test]
fn two_types_with_the_same_property_names_keep_their_own_orders() {
    #[derive(Serialize, Deserialize, JsonSchema)]
    struct Forth {
        a: Option<u8>,
        b: Option<u8>,
    }
    #[derive(Serialize, Deserialize, JsonSchema)]
    struct Back {
        b: Option<u8>,
        a: Option<u8>,
    }
    #[derive(Serialize, Deserialize, JsonSchema)]
    struct Both {
        forth: Forth,
        back: Back,
    }
    let schema = Schema::of::<Both>();
    assert_eq!(properties(schema.json(), &["$defs", "Forth"]), ["a", "b"]);
    assert_eq!(properties(schema.json(), &["$defs", "Back"]), ["b", "a"]);
}

#[test]
fn strings_are_plain_text_and_have_no_schema() {
    #[derive(Serialize, Deserialize, JsonSchema)]
    struct Short(#[schemars(length(max = 10))] String);
    for schema in [Schema::of::<String>(), Schema::of::<Name>(), Schema::of::<Box<str>>()] {
        assert!(schema.is_text());
        assert!(schema.format(Format::TypeScript).is_none());
        assert_eq!(schema.format_tokens(Format::JsonSchema), 0);
        for dialect in [Dialect::JsonSchema, Dialect::OpenAiStrict, Dialect::Anthropic] {
            assert!(schema.wire(dialect).is_none());
        }
    }
    for schema in [Schema::of::<Short>(), Schema::of::<char>(), Schema::of::<Level>()] {
        assert!(!schema.is_text(), "{schema:?}");
    }
}

#[test]
fn names_are_what_providers_take() {
    assert_eq!(Schema::of::<Inner>().name(), "Inner");
    struct Visitor;
    impl Visit for Visitor {
        fn visit<T: JsonSchema + DeserializeOwned + 'static>(&mut self, _: Vec<Value>) {
            let schema = Schema::of::<T>();
            let name = schema.name();
            assert!((1..=64).contains(&name.len()), "{name}");
            assert!(
                name.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b)),
                "{name}"
            );
        }
    }
    each(&mut Visitor);
}

#[test]
fn a_schema_is_built_once_per_type() {
    assert!(std::sync::Arc::ptr_eq(&Schema::of::<Inner>(), &Schema::of::<Inner>()));
    let schema = Schema::of::<Inner>();
    let wires = [(); 2].map(|()| schema.wire(Dialect::OpenAiStrict).expect("a schema").schema);
    assert!(std::sync::Arc::ptr_eq(&wires[0], &wires[1]));
}

#[test]
fn the_format_text_holds_the_schema_in_order() {
    let text = Schema::of::<Inner>().format(Format::JsonSchema).expect("a text");
    assert!(text.find("\"zeta\"") < text.find("\"alpha\""), "{text}");
    assert!(text.contains("Answer with JSON alone"), "{text}");
    assert!(Schema::of::<Inner>().wire(Dialect::Prompt).is_none());
}

#[test]
fn the_strict_schema_of_an_optional_field_is_nullable_and_keeps_its_description() {
    assert_eq!(
        strict::<Described>().to_string(),
        concat!(
            r##"{"type":"object","properties":{"##,
            r##""first":{"description":"The first of two.","anyOf":[{"$ref":"#/$defs/Inner"}]},"##,
            r##""second":{"description":"The second of two.","anyOf":[{"$ref":"#/$defs/Inner"}]},"##,
            r##""level":{"description":"Perhaps a level.","anyOf":["##,
            r##"{"description":"How urgent.","type":"string","enum":["Low","High"]},{"type":"null"}]}},"##,
            r##""required":["first","second","level"],"additionalProperties":false,"##,
            r##""$defs":{"Inner":{"type":"object","properties":{"##,
            r##""zeta":{"type":"integer","minimum":0,"maximum":255},"alpha":{"type":"string"}},"##,
            r##""required":["zeta","alpha"],"additionalProperties":false}}}"##,
        )
    );
}

#[test]
fn the_strict_schema_folds_the_docs_of_variants_into_the_description() {
    assert_eq!(
        strict::<Documented>().to_string(),
        concat!(
            r#"{"type":"object","properties":{"value":{"description":"- `Low`: Can wait.\n- `High`: Cannot.","#,
            r#""type":"string","enum":["Unknown","Low","High"]}},"required":["value"],"additionalProperties":false}"#,
        )
    );
}

#[test]
fn the_strict_schema_turns_tuples_maps_and_any_json_into_what_it_can_express() {
    assert_eq!(
        strict::<(u8, std::collections::BTreeMap<String, Value>)>().to_string(),
        concat!(
            r#"{"type":"object","properties":{"0":{"type":"integer","minimum":0,"maximum":255},"#,
            r#""1":{"description":"Each key once.","type":"array","items":{"type":"object","properties":{"#,
            r#""key":{"type":"string"},"value":{"description":"Any JSON, written as a string.","type":"string"}},"#,
            r#""required":["key","value"],"additionalProperties":false}}},"#,
            r#""required":["0","1"],"additionalProperties":false}"#,
        )
    );
}

#[test]
fn the_strict_schema_says_in_words_what_it_has_no_keyword_for() {
    let schema = strict::<Bounded>();
    let property = |name: &str| {
        schema.get("properties").and_then(|p| p.get(name)).expect("a property").to_string()
    };
    assert_eq!(property("score"), r#"{"type":"integer","minimum":1,"maximum":5}"#);
    assert_eq!(property("title"), r#"{"description":"3 to 40 characters.","type":"string"}"#);
    assert_eq!(
        property("tags"),
        r#"{"type":"array","items":{"description":"At least 2 characters.","type":"string"},"minItems":1,"maxItems":3}"#
    );
    let optional = strict::<Optional>();
    let count = optional.get("properties").and_then(|properties| properties.get("count"));
    assert_eq!(
        count.map(Json::to_string).as_deref(),
        Some(r#"{"anyOf":[{"type":"integer","minimum":0},{"type":"null"}]}"#)
    );
    let formats = strict::<Formats>().to_string();
    assert!(formats.contains(r#""at":{"type":"string","format":"date-time"}"#), "{formats}");
    assert!(
        formats.contains(r#""link":{"description":"In the format `uri`.","type":"string"}"#),
        "{formats}"
    );
}

#[test]
fn a_recursive_root_that_is_wrapped_refers_to_itself_and_not_to_the_wrapper() {
    let schema = strict::<Expr>();
    let value = schema.get("properties").and_then(|p| p.get("value")).expect("a wrapped root");
    assert_eq!(value.to_string(), r##"{"$ref":"#/$defs/Expr"}"##);
    assert!(!schema.to_string().contains(r##""$ref":"#""##), "{schema}");
    assert!(strict::<Tree>().to_string().contains(r##""items":{"$ref":"#"}"##));
}

#[test]
fn the_anthropic_schema_keeps_optional_fields_optional_and_puts_bounds_into_words() {
    let schema = anthropic::<Bounded>().expect("a schema");
    assert_eq!(
        schema.get("required").map(Json::to_string).as_deref(),
        Some(r#"["score","title","tags","share","step"]"#)
    );
    let text = schema.to_string();
    assert!(
        text.contains(r#""score":{"description":"An integer from 1 to 5.","type":"integer"}"#),
        "{text}"
    );
    assert!(text.contains(r#""tags":{"description":"1 to 3 items.","type":"array""#), "{text}");
}

#[test]
fn what_anthropic_cannot_express_is_described_in_the_prompt() {
    assert!(anthropic::<Tree>().is_none());
    assert!(Schema::of::<Tree>().format(Format::TypeScript).is_some());
    // And the reply is then read in the type's own form.
    let tree: Tree =
        reply::decode(r#"{"value": 1, "children": []}"#, &Schema::of::<Tree>(), Dialect::Anthropic)
            .expect("a tree");
    assert_eq!(tree, Tree { value: 1, children: Vec::new(), alpha: None });
}

#[test]
fn a_form_beyond_the_limits_of_the_strict_subset_has_no_strict_schema() {
    type Three<T> = ((T,), (T,), (T,));
    type Four<T> = ((((T,),),),);
    #[derive(Serialize, Deserialize, JsonSchema)]
    struct Level1(Three<Three<u8>>);
    #[derive(Serialize, Deserialize, JsonSchema)]
    struct TooDeep(Four<Four<Four<u8>>>);
    assert!(Schema::of::<Level1>().wire(Dialect::OpenAiStrict).is_some());
    assert!(Schema::of::<TooDeep>().wire(Dialect::OpenAiStrict).is_none());
}

/// Which keywords a subset has besides those that all have.
struct Allowed {
    keywords: &'static [&'static str],
    formats: &'static [&'static str],
    all_required: bool,
}

const STRICT: Allowed = Allowed {
    keywords: &[
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
        "pattern",
        "minItems",
        "maxItems",
    ],
    formats: &[
        "date-time",
        "time",
        "date",
        "duration",
        "email",
        "hostname",
        "ipv4",
        "ipv6",
        "uuid",
    ],
    all_required: true,
};

const ANTHROPIC: Allowed = Allowed {
    keywords: &["minItems"],
    formats: &[
        "date-time",
        "time",
        "date",
        "duration",
        "email",
        "hostname",
        "uri",
        "ipv4",
        "ipv6",
        "uuid",
    ],
    all_required: false,
};

/// Asserts every rule of a subset for a schema and all below it.
fn check(schema: &Json, root: &Json, allowed: &Allowed) {
    let Json::Object(members) = schema else { panic!("not an object: {schema}") };
    assert!(!members.is_empty(), "{root}");
    for (keyword, value) in members {
        let known = match keyword.as_str() {
            "description"
            | "type"
            | "properties"
            | "required"
            | "additionalProperties"
            | "items"
            | "enum"
            | "anyOf"
            | "$ref" => true,
            "$defs" => std::ptr::eq(schema, root),
            "format" => allowed.formats.iter().any(|format| *value == (*format).into()),
            other => allowed.keywords.contains(&other),
        };
        assert!(known, "{keyword}: {value} in {root}");
        match (keyword.as_str(), value) {
            ("items", item) => check(item, root, allowed),
            ("anyOf", Json::Array(items)) => {
                items.iter().for_each(|item| check(item, root, allowed))
            }
            ("properties" | "$defs", Json::Object(schemas)) => {
                schemas.iter().for_each(|(_, schema)| check(schema, root, allowed));
            }
            ("$ref", Json::String(target)) => {
                assert_eq!(members.len(), 1, "siblings of a reference in {root}");
                let found = match target.strip_prefix("#/$defs/") {
                    Some(name) => root.get("$defs").and_then(|defs| defs.get(name)).is_some(),
                    None => target == "#",
                };
                assert!(found, "{target} leads nowhere in {root}");
            }
            ("minItems", value) if !allowed.all_required => {
                assert!(matches!(value.to_string().as_str(), "0" | "1"), "{value} in {root}");
            }
            _ => {}
        }
    }
    let has = |keyword: &str| schema.get(keyword).is_some();
    assert!(has("type") || has("anyOf") || has("$ref"), "{schema} in {root}");
    assert_eq!(has("items"), schema.get("type") == Some(&"array".into()), "{schema}");
    if schema.get("type") == Some(&"object".into()) {
        assert_eq!(schema.get("additionalProperties"), Some(&false.into()), "{schema}");
        let Some(Json::Array(required)) = schema.get("required") else { panic!("{schema}") };
        let names = properties(schema, &[]);
        let text = |name: &Json| match name {
            Json::String(name) => name.clone(),
            other => panic!("{other}"),
        };
        let required: Vec<String> = required.iter().map(text).collect();
        if allowed.all_required {
            assert_eq!(required, names, "{schema}");
        }
        assert!(required.iter().all(|name| names.contains(name)), "{schema}");
    }
}

#[test]
fn every_shape_of_type_is_within_the_subsets() {
    struct Visitor(usize);
    impl Visit for Visitor {
        fn visit<T: JsonSchema + DeserializeOwned + 'static>(&mut self, _: Vec<Value>) {
            let schema = strict::<T>();
            assert_eq!(schema.get("type"), Some(&"object".into()), "{schema}");
            check(&schema, &schema, &STRICT);
            if let Some(schema) = anthropic::<T>() {
                assert_eq!(schema.get("type"), Some(&"object".into()), "{schema}");
                assert!(!schema.to_string().contains(r##""$ref":"#""##), "{schema}");
                check(&schema, &schema, &ANTHROPIC);
                self.0 += 1;
            }
        }
    }
    let mut visitor = Visitor(0);
    each(&mut visitor);
    assert!(visitor.0 > 30, "only {} types have an Anthropic schema", visitor.0);
}

#[test]
fn an_encoded_value_has_the_form_that_the_dialect_asks_for() {
    let own =
        serde_json::json!({"words": {"one": 1}, "numbers": {}, "levels": {"Zeta": 1}, "set": [1]});
    let wire = Schema::of::<Maps>().encode(&own, Dialect::OpenAiStrict).expect("a document");
    assert_eq!(
        wire.to_string(),
        r#"{"words":[{"key":"one","value":1}],"numbers":[],"levels":{"Alpha":null,"Zeta":1},"set":[1]}"#
    );
    let wire = Schema::of::<Level>().encode("Low", Dialect::OpenAiStrict).expect("a document");
    assert_eq!(wire.to_string(), r#"{"value":"Low"}"#);
}

#[test]
fn null_stands_for_an_optional_field_that_has_no_null() {
    let schema = Schema::of::<Optional>();
    let text = r#"{"zeta": null, "alpha": 1, "count": null, "last": null}"#;
    let read = reply::decode::<Optional>(text, &schema, Dialect::OpenAiStrict).expect("a value");
    assert_eq!(read, Optional { zeta: None, alpha: 1, count: 0, last: None });
    // The type itself takes no null there.
    assert!(reply::decode::<Optional>(text, &schema, Dialect::JsonSchema).is_err());
}

#[test]
fn a_wire_form_that_is_not_asked_for_is_refused_with_its_place() {
    let refused = |text: &str| {
        let schema = Schema::of::<Maps>();
        reply::decode::<Maps>(text, &schema, Dialect::OpenAiStrict)
            .expect_err("no value")
            .to_string()
    };
    assert_eq!(
        refused(
            r#"{"words":[{"key":"a","value":1},{"key":"a","value":2}],"numbers":[],"levels":{},"set":[]}"#
        ),
        "`$.words[1]` repeats the key \"a\""
    );
    assert_eq!(
        refused(r#"{"words":[{"key":"a","value":"x"}],"numbers":[],"levels":{},"set":[]}"#),
        "`$.words[0].value` must be an integer that is at least 0, not the string \"x\""
    );
    assert_eq!(refused(r#"{"words":[]}"#), "`$` lacks the property `numbers`");
}

#[test]
fn numbers_that_another_crate_lets_come_as_digits_are_numbers() {
    // With `serde_json/arbitrary_precision`, every float reads so: rules would not see them.
    let text = r#"[{"$serde_json::private::Number": "2.5"}, {"$serde_json::private::Number": "18446744073709551616"}]"#;
    let read: Json = serde_json::from_str(text).expect("JSON");
    assert_eq!(read.to_string(), "[2.5,18446744073709551616]");
    let text = r#"{"$serde_json::private::Number": "1e999"}"#;
    assert!(serde_json::from_str::<Json>(text).is_err());
}
