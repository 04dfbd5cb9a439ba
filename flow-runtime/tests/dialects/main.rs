//! What each dialect makes of a form, and what comes back from it.

#[path = "../contracts/mod.rs"]
mod contracts;
mod format;

use std::collections::BTreeMap;

use contracts::*;
use flow_runtime::{Dialect, Json, Schema, reply};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

const ALL: [Dialect; 6] = [
    Dialect::Prompt,
    Dialect::JsonSchema,
    Dialect::OpenAiStrict,
    Dialect::Anthropic,
    Dialect::Gemini,
    Dialect::Grammar,
];

fn wire<T: JsonSchema + DeserializeOwned + 'static>(dialect: Dialect) -> Option<Json> {
    Schema::of::<T>().wire(dialect).map(|wire| (*wire.schema).clone())
}

/// The text of a property's schema.
fn property<T: JsonSchema + DeserializeOwned + 'static>(dialect: Dialect, name: &str) -> String {
    let schema = wire::<T>(dialect).expect("a schema");
    let found = schema.get("properties").and_then(|properties| properties.get(name));
    found.unwrap_or_else(|| panic!("no {name} in {schema}")).to_string()
}

/// Asserts that a value comes back from every dialect.
fn comes_back<T>(value: &T)
where
    T: std::fmt::Debug + PartialEq + Serialize + DeserializeOwned + JsonSchema + 'static,
{
    let schema = Schema::of::<T>();
    for dialect in ALL {
        let wire = schema.encode(value, dialect).expect("a document");
        let read = reply::decode::<T>(&wire.to_string(), &schema, dialect);
        assert_eq!(&read.expect("a value"), value, "{dialect:?} {wire}");
    }
}

/// What is said of a reply that is none.
fn refused<T: std::fmt::Debug + DeserializeOwned + JsonSchema + 'static>(
    text: &str,
    dialect: Dialect,
) -> String {
    let error = reply::decode::<T>(text, &Schema::of::<T>(), dialect).expect_err("no value");
    error.to_string()
}

#[test]
fn integers_of_128_bits_keep_all_their_digits() {
    let wide = Wide { signed: i128::MIN, unsigned: u128::MAX, list: vec![u128::MAX], maybe: None };
    let text = serde_json::to_string(&wide).expect("JSON");
    assert_eq!(reply::parse::<Wide>(&text).expect("a value"), wide);
    let wire = r#"{"signed": "-170141183460469231731687303715884105728",
        "unsigned": "340282366920938463463374607431768211455",
        "list": ["340282366920938463463374607431768211455"], "maybe": null}"#;
    for dialect in [Dialect::OpenAiStrict, Dialect::Anthropic, Dialect::Gemini, Dialect::Grammar] {
        let read = reply::decode::<Wide>(wire, &Schema::of::<Wide>(), dialect);
        assert_eq!(read.expect("a value"), wide);
    }
    assert_eq!(
        property::<Wide>(Dialect::OpenAiStrict, "signed"),
        r#"{"description":"An integer, as a string of digits.","type":"string","pattern":"^-?[0-9]+$"}"#
    );
    let spoiled = wire.replace("\"-170", "\"x-170");
    assert_eq!(
        refused::<Wide>(&spoiled, Dialect::OpenAiStrict),
        "`$.signed` must be a string of digits, not the string \"x-17014118346046923173168730371588410572…\""
    );
}

#[test]
fn every_integer_of_128_bits_comes_back_from_every_dialect() {
    #[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
    struct Places {
        number: i128,
        maybe: Option<u128>,
        map: BTreeMap<String, i128>,
        keys: BTreeMap<i128, u128>,
        pair: (u128, Option<i128>),
        either: Result<u128, i128>,
        #[serde(default)]
        preset: u128,
        #[serde(flatten)]
        nest: Nest,
    }
    #[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
    enum Either {
        Bare(i128),
        Named { number: u128 },
    }
    let (low, high) = (i128::from(i64::MIN), i128::from(u64::MAX));
    for number in [i128::MIN, low - 1, low, -1, 0, 1, high, high + 1, i128::MAX] {
        comes_back(&number);
        comes_back(&Some(number));
        comes_back(&vec![number, -7]);
        comes_back(&BTreeMap::from([(number, number)]));
        comes_back(&Either::Bare(number));
        for unsigned in [u128::MAX, number.unsigned_abs(), u128::MAX - number.unsigned_abs()] {
            comes_back(&(unsigned, number));
            comes_back(&Either::Named { number: unsigned });
            comes_back(&Wide {
                signed: number,
                unsigned,
                list: vec![unsigned, 0],
                maybe: Some(number),
            });
        }
    }
    let places: fn(i128, u128) -> Places = |number, unsigned| Places {
        number,
        maybe: Some(unsigned),
        map: BTreeMap::from([("a".to_owned(), number)]),
        keys: BTreeMap::from([(number, unsigned)]),
        pair: (unsigned, Some(number)),
        either: if number < 0 { Err(number) } else { Ok(unsigned) },
        preset: unsigned,
        nest: Nest::Square { side: 0.5 },
    };
    comes_back(&places(7, 7));
    comes_back(&places(i128::MIN, u128::MAX));
}

#[test]
fn a_wide_integer_that_its_type_cannot_read_is_refused() {
    // Serde reads no integer of 128 bits in an untagged enum.
    #[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
    #[serde(untagged)]
    enum Loose {
        Number(i128),
        Text(String),
    }
    let schema = Schema::of::<Vec<Loose>>();
    for dialect in ALL {
        let wire = schema.encode(&[Loose::Number(i128::MAX)], dialect).expect("a document");
        let said = refused::<Vec<Loose>>(&wire.to_string(), dialect);
        assert!(said.contains("data did not match any variant"), "{dialect:?} {wire}: {said}");
    }
}

#[test]
fn the_text_of_a_plain_text_is_no_document() {
    let schema = Schema::of::<String>();
    for dialect in ALL {
        assert_eq!(schema.encode("a \"b\"", dialect), Ok(Json::String("a \"b\"".to_owned())));
    }
}

#[test]
fn what_has_no_json_is_not_encoded() {
    let keys = BTreeMap::from([(vec![1u8], 1u8)]);
    let error = Schema::of::<BTreeMap<String, u8>>().encode(&keys, Dialect::Anthropic);
    let said = error.expect_err("no document").to_string();
    assert_eq!(said, "it cannot be written as JSON: key must be a string");
}

#[test]
fn a_number_beyond_32_bits_is_no_infinity() {
    for (text, dialect) in [("6e62", Dialect::Prompt), ("{\"value\": -6e62}", Dialect::Anthropic)] {
        let said = refused::<f32>(text, dialect);
        assert!(said.contains("must be within the range of 32-bit floats"), "{said}");
    }
    assert!(reply::parse::<f32>("3.5e38").is_err());
    assert_eq!(reply::parse::<f32>("3.4e38").expect("a value"), 3.4e38);
}

#[test]
fn branches_that_would_look_the_same_get_labels() {
    assert_eq!(
        property::<ListOrMap>(Dialect::OpenAiStrict, "value"),
        concat!(
            r#"{"anyOf":[{"type":"object","properties":{"list":{"type":"array","items":"#,
            r#"{"type":"object","properties":{"key":{"type":"string"},"value":{"type":"integer","minimum":0,"maximum":255}},"#,
            r#""required":["key","value"],"additionalProperties":false}}},"required":["list"],"additionalProperties":false},"#,
            r#"{"type":"object","properties":{"map":{"description":"Each key once.","type":"array","items":"#,
            r#"{"type":"object","properties":{"key":{"type":"string"},"value":{"type":"integer","minimum":0,"maximum":255}},"#,
            r#""required":["key","value"],"additionalProperties":false}}},"required":["map"],"additionalProperties":false}]}"#,
        )
    );
    let read = |text: &str| {
        reply::decode::<ListOrMap>(text, &Schema::of::<ListOrMap>(), Dialect::OpenAiStrict)
    };
    let (list, map) = (r#"{"value": {"list": []}}"#, r#"{"value": {"map": []}}"#);
    assert_eq!(read(list).expect("a value"), ListOrMap::List(Vec::new()));
    assert_eq!(read(map).expect("a value"), ListOrMap::Map(BTreeMap::new()));
    let said = refused::<ListOrMap>(r#"{"value": {"other": []}}"#, Dialect::OpenAiStrict);
    assert!(said.contains("`$.value"), "{said}");
    // Null needs none.
    let wire = Schema::of::<NullOr>().encode(&Value::Null, Dialect::Anthropic).expect("a document");
    assert_eq!(wire.to_string(), r#"{"value":null}"#);
}

#[test]
fn branches_that_stay_apart_get_no_labels() {
    for schema in [
        wire::<Untagged>(Dialect::OpenAiStrict),
        wire::<External>(Dialect::OpenAiStrict),
        wire::<Internal>(Dialect::OpenAiStrict),
        wire::<Adjacent>(Dialect::OpenAiStrict),
        wire::<Newtypes>(Dialect::OpenAiStrict),
    ] {
        let text = schema.expect("a schema").to_string();
        for label in ["\"object\":", "\"list\":", "\"map\":", "\"string\":", "\"tuple\":"] {
            assert!(!text.contains(label), "{label} in {text}");
        }
    }
}

#[test]
fn what_is_left_out_is_told_from_null_where_that_means_something_else() {
    // `null` is no value of it, so it says that the default counts.
    let left_out = r#"{"list":null,"five":null,"pair":null,"inner":null,"skipped":null}"#;
    let schema = Schema::of::<Defaults>();
    let read = reply::decode::<Defaults>(left_out, &schema, Dialect::OpenAiStrict);
    let read = serde_json::to_value(read.expect("a value")).expect("JSON");
    assert_eq!(read["list"], json!([]));
    assert_eq!(read["inner"], json!({"name": "preset", "size": 7, "level": 0.5}));
    // Here it is one, and what is left out has to be written as its default.
    assert_eq!(read["five"], json!(null));
    let wire = schema.encode(&json!({}), Dialect::OpenAiStrict).expect("a document");
    assert_eq!(wire.to_string(), r#"{"list":null,"five":5,"pair":5,"inner":null,"skipped":null}"#);
}

#[test]
fn a_reply_that_fits_no_branch_is_told_of_the_branch_that_it_was_meant_for() {
    let said = |text: &str| refused::<Internal>(text, Dialect::JsonSchema);
    assert_eq!(
        said(r#"{"kind": "Struct", "zeta": "one", "alpha": "a"}"#),
        "`$.zeta` must be an integer from 0 to 255, not the string \"one\""
    );
    assert_eq!(said(r#"{"kind": "Fields", "alpha": 1}"#), "`$` lacks the property `zeta`");
    assert_eq!(
        said(r#"{"kind": "Other", "zeta": 1}"#),
        r#"`$.kind` must be one of "Unit", "Struct", "Fields", not the string "Other""#
    );
    assert_eq!(said(r#"{"zeta": 1}"#), "`$` lacks the property `kind`");

    let said = |text: &str| refused::<External>(text, Dialect::JsonSchema);
    assert_eq!(said(r#"{"Fields": {"alpha": 1}}"#), "`$.Fields` lacks the property `zeta`");
    assert_eq!(said(r#"{"Two": [1]}"#), "`$.Two` must be a list of 2 items, not a list of 1");
    assert_eq!(
        said(r#"{"Three": 1}"#),
        "`$` must be an object with the property one of `One`, `Two`, `Fields`, not an object with `Three`"
    );
    let said = |text: &str| refused::<Option<Adjacent>>(text, Dialect::JsonSchema);
    assert_eq!(
        said(r#"{"kind": "One", "value": 300}"#),
        "`$.value` must be from 0 to 255, not 300"
    );
    let said = |text: &str| refused::<Vec<Result<Inner, Nest>>>(text, Dialect::JsonSchema);
    assert_eq!(
        said(r#"[{"Err": {"shape": "Square", "radius": 1}}]"#),
        "`$[0].Err` lacks the property `side`"
    );
}

#[test]
fn a_mistake_deep_inside_of_unions_is_told_with_its_place() {
    let depth = 30;
    let text = "{\"Sum\":[".repeat(depth) + "{\"Negate\":{\"Number\":\"x\"}}" + &"]}".repeat(depth);
    let path = ".Sum[0]".repeat(depth);
    assert_eq!(
        refused::<Expr>(&text, Dialect::JsonSchema),
        format!("`${path}.Negate.Number` must be a number, not the string \"x\"")
    );
}

#[test]
fn flattened_variants_without_content_are_properties_that_are_null() {
    let text = wire::<FlatUnits>(Dialect::OpenAiStrict).expect("a schema").to_string();
    for variant in ["Documented", "Plain"] {
        assert!(text.contains(&format!(r#""{variant}":{{"#)), "{variant} in {text}");
    }
    let own = json!({"zeta": 1, "Documented": null});
    comes_back::<FlatUnits>(&serde_json::from_value(own).expect("a value"));
}

#[test]
fn the_schema_for_gemini_has_maps_and_tuples_and_few_rules() {
    assert_eq!(
        property::<Tuples>(Dialect::Gemini, "pair"),
        concat!(
            r#"{"type":"array","prefixItems":[{"type":"integer","minimum":0,"maximum":255},{"type":"string"}],"#,
            r#""minItems":2,"maxItems":2}"#,
        )
    );
    assert_eq!(
        property::<Maps>(Dialect::Gemini, "words"),
        r#"{"type":"object","additionalProperties":{"type":"integer","minimum":0}}"#
    );
    assert_eq!(
        property::<Bounded>(Dialect::Gemini, "share"),
        r#"{"description":"A number that is above 0 and at most 1.","type":"number"}"#
    );
    // What may be null is left out instead.
    assert_eq!(property::<Bounded>(Dialect::Gemini, "maybe"), r#"{"type":"integer","minimum":10}"#);
    // A tuple at the root is no object.
    let wrapped = property::<(u8, Inner)>(Dialect::Gemini, "value");
    assert!(wrapped.contains("prefixItems"), "{wrapped}");
}

#[test]
fn gemini_takes_a_form_that_holds_itself_in_what_may_be_left_out() {
    #[derive(Serialize, Deserialize, JsonSchema)]
    struct Node {
        name: String,
        parent: Option<Box<Node>>,
        #[serde(default)]
        children: Vec<Node>,
    }
    assert!(wire::<Node>(Dialect::Gemini).is_some());
    assert!(wire::<Tree>(Dialect::Gemini).is_none());
    assert!(wire::<Expr>(Dialect::Gemini).is_none());
}

#[test]
fn the_schema_for_a_grammar_keeps_the_order_and_says_what_llama_cpp_can_enforce() {
    // Optional properties would come after the required ones.
    let schema = wire::<Optional>(Dialect::Grammar).expect("a schema");
    assert_eq!(
        schema.get("required").map(Json::to_string).as_deref(),
        Some(r#"["zeta","alpha","count","last"]"#)
    );
    assert_eq!(
        property::<Bounded>(Dialect::Grammar, "title"),
        r#"{"type":"string","minLength":3,"maxLength":40}"#
    );
    assert_eq!(
        property::<Bounded>(Dialect::Grammar, "share"),
        r#"{"description":"A number that is above 0 and at most 1.","type":"number"}"#
    );
    assert_eq!(
        property::<Constrained>(Dialect::Grammar, "code"),
        r#"{"type":"string","pattern":"^[A-Z]{2}[0-9]{1,3}$"}"#
    );
    assert_eq!(property::<Scalars>(Dialect::Grammar, "big"), r#"{"type":"integer","minimum":0}"#);
    assert_eq!(
        property::<Maps>(Dialect::Grammar, "numbers").split(",\"additional").next(),
        Some(
            r#"{"description":"Of each key: Matches the regular expression `^-?\\d+$`.","type":"object""#
        )
    );
    // A list stays at the root, and a form that holds itself is looked up among the definitions, not at "#".
    let list = wire::<Vec<u8>>(Dialect::Grammar).expect("a schema");
    assert_eq!(list.get("type"), Some(&"array".into()));
    let tree = wire::<Tree>(Dialect::Grammar).expect("a schema");
    assert_eq!(tree.get("$ref"), Some(&"#/$defs/Tree".into()));
    assert!(!tree.to_string().contains("\"#\""), "{tree}");
}

#[test]
fn definitions_have_names_that_servers_read_alike() {
    for dialect in [Dialect::OpenAiStrict, Dialect::Grammar] {
        let schema = wire::<Vec<(OddName, Option<OddName>)>>(dialect).expect("a schema");
        let Some(Json::Object(defs)) = schema.get("$defs") else { panic!("{schema}") };
        let names: Vec<&str> = defs.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["Odd_Name_1"]);
        assert!(schema.to_string().contains(r##""$ref":"#/$defs/Odd_Name_1""##), "{schema}");
    }
}

#[test]
fn ten_levels_of_objects_are_within_the_strict_subset_and_eleven_are_not() {
    assert!(wire::<Ten>(Dialect::OpenAiStrict).is_some());
    assert!(wire::<Generic<u8, Ten>>(Dialect::OpenAiStrict).is_none());
    // A list has to be wrapped, which is one more.
    assert!(wire::<Vec<Ten>>(Dialect::OpenAiStrict).is_none());
    assert!(wire::<Vec<L2>>(Dialect::OpenAiStrict).is_some());
    // Levels count through references too: here all are used twice.
    assert!(wire::<(Generic<Ten, u8>, Ten, L2)>(Dialect::OpenAiStrict).is_none());
    // A form that holds itself has no end, and counts once.
    assert!(wire::<Vec<(Tree, Even, Expr)>>(Dialect::OpenAiStrict).is_some());
}

#[test]
fn large_enumerations_are_beyond_the_strict_subset() {
    fn many<const N: usize, const LENGTH: usize>() -> Option<Json> {
        struct Many<const N: usize, const LENGTH: usize>;
        impl<const N: usize, const LENGTH: usize> JsonSchema for Many<N, LENGTH> {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                "Many".into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let values: Vec<String> = (0..N).map(|n| format!("{n:0LENGTH$}")).collect();
                schemars::json_schema!({"type": "string", "enum": values})
            }
        }
        impl<'de, const N: usize, const LENGTH: usize> Deserialize<'de> for Many<N, LENGTH> {
            fn deserialize<D: serde::Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
                Ok(Many)
            }
        }
        wire::<Many<N, LENGTH>>(Dialect::OpenAiStrict)
    }
    assert!(many::<1_000, 4>().is_some());
    assert!(many::<1_001, 4>().is_none());
    assert!(many::<250, 100>().is_some());
    assert!(many::<251, 60>().is_none());
}

#[test]
fn anthropic_takes_24_optional_properties_and_16_with_several_forms() {
    type Six<T> = (T, T, T, T, T, T);
    #[derive(Serialize, Deserialize, JsonSchema)]
    struct Optionals {
        a: Option<u8>,
        b: Option<u8>,
        c: Option<u8>,
        d: Option<Inner>,
    }
    #[derive(Serialize, Deserialize, JsonSchema)]
    struct Unions {
        a: Untagged,
        b: Untagged,
        c: Untagged,
    }
    // As often as it is used, it is defined once: 4 optional ones.
    assert!(wire::<Six<Optionals>>(Dialect::Anthropic).is_some());
    assert!(wire::<Manyfold>(Dialect::Anthropic).is_some());
    assert!(wire::<Unions>(Dialect::Anthropic).is_some());
    assert!(optional::<24>().is_some());
    assert!(optional::<25>().is_none());
}

/// The Anthropic schema of an object with so many optional properties.
fn optional<const N: usize>() -> Option<Json> {
    struct Fields<const N: usize>;
    impl<const N: usize> JsonSchema for Fields<N> {
        fn schema_name() -> std::borrow::Cow<'static, str> {
            "Fields".into()
        }
        fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
            let integer = json!({"type": "integer"});
            let properties: BTreeMap<String, Value> =
                (0..N).map(|n| (format!("p{n}"), integer.clone())).collect();
            schemars::json_schema!({"type": "object", "properties": properties})
        }
    }
    impl<'de, const N: usize> Deserialize<'de> for Fields<N> {
        fn deserialize<D: serde::Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
            Ok(Fields)
        }
    }
    wire::<Fields<N>>(Dialect::Anthropic)
}
