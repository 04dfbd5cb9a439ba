//! Replies read along a JSON Schema, without a Rust type.

use flow_runtime::Schema;
use flow_runtime::reply::{Repairs, ReplyErrorKind};
use serde_json::{Value, json};

fn read(schema: &Value, text: &str) -> Result<Value, String> {
    let read = Schema::from_json(schema).parse(text, Repairs::None);
    read.map(|parsed| parsed.value).map_err(|error| error.to_string())
}

#[test]
fn what_is_required_has_to_be_there_described_or_not() {
    for schema in [
        json!({"type": "object", "required": ["a", "b"]}),
        json!({"required": ["a", "b"]}),
        json!({"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a", "b"]}),
        json!({"allOf": [
            {"type": "object", "properties": {"a": {"type": "string"}}},
            {"type": "object", "required": ["b"]},
        ]}),
    ] {
        assert_eq!(read(&schema, r#"{"a": "x"}"#).unwrap_err(), "`$` lacks the property `b`");
        let whole = json!({"a": "x", "b": [1]});
        assert_eq!(read(&schema, &whole.to_string()), Ok(whole));
    }
    let of_integers =
        json!({"additionalProperties": {"type": "integer"}, "type": "object", "required": ["b"]});
    assert!(read(&of_integers, r#"{"b": "x"}"#).is_err());
    assert!(read(&of_integers, r#"{"a": 1, "b": 2}"#).is_ok());
}

#[test]
fn a_closed_object_takes_no_other_members() {
    let schema = json!({
        "type": "object", "properties": {"a": {"type": "integer"}}, "additionalProperties": false
    });
    assert!(read(&schema, r#"{"a": 1}"#).is_ok());
    let error = read(&schema, r#"{"a": 1, "b": 2}"#).unwrap_err();
    assert_eq!(error, "`$` has the property \"b\", and takes none of that name");
    let all = json!({
        "allOf": [{"type": "object", "properties": {"a": {}}}],
        "properties": {"b": {}}, "unevaluatedProperties": false
    });
    assert!(read(&all, r#"{"a": 1, "b": 2}"#).is_ok());
    assert!(read(&all, r#"{"a": 1, "c": 2}"#).is_err());
}

#[test]
fn definitions_go_by_their_old_name_too() {
    let schema = json!({
        "type": "object", "properties": {"a": {"$ref": "#/definitions/A~1b"}},
        "definitions": {"A/b": {"type": "string"}}
    });
    assert!(read(&schema, r#"{"a": "x"}"#).is_ok());
    assert!(read(&schema, r#"{"a": 1}"#).is_err());
}

#[test]
fn a_scalar_is_read_and_held_against_the_form() {
    assert_eq!(read(&json!(true), "5"), Ok(json!(5)));
    assert_eq!(read(&json!({"minimum": 2}), "3"), Ok(json!(3)));
    assert!(read(&json!({"minimum": 2}), "1").unwrap_err().contains("at least 2"));
    let object = json!({"type": "object", "properties": {}});
    assert_eq!(read(&object, "5").unwrap_err(), "`$` must be an object, not 5");
}

#[test]
fn a_schema_that_would_be_passed_over_is_told() {
    let of = |schema: Value| {
        let schema = Schema::from_json(&schema);
        let error = schema.parse(r#"{"a": 1}"#, Repairs::All).unwrap_err();
        assert_eq!(error.kind(), ReplyErrorKind::BadSchema);
        assert_eq!(Some(error.to_string().as_str()), schema.unusable());
        error.to_string()
    };
    let in_a = |schema: Value| of(json!({"type": "object", "properties": {"a": schema}}));
    for (schema, message) in [
        (
            json!({"type": "int"}),
            "`type` of the schema, properties.a has to be one of null, boolean, integer, number, string, array, object, or a list of these, not \"int\"",
        ),
        (
            json!({"$ref": "#/$defs/Nope"}),
            "`$ref` of the schema, properties.a has to be `#`, or a `#/$defs/…` that is there, not \"#/$defs/Nope\"",
        ),
        (
            json!({"minimum": "1"}),
            "`minimum` of the schema, properties.a has to be a number, not \"1\"",
        ),
        (
            json!({"minLength": -1}),
            "`minLength` of the schema, properties.a has to be a count, not -1",
        ),
        (
            json!({"type": "array", "items": [{"type": "integer"}]}),
            "`items` of the schema, properties.a has to be one schema; for a list use `prefixItems`, not [{\"type\":\"integer\"}]",
        ),
        (json!("text"), "the schema, properties.a has to be an object or a boolean, not \"text\""),
        (
            json!({"anyOf": [{"required": "b"}]}),
            "`required` of the schema, properties.a, anyOf[0] has to be a list of names, not \"b\"",
        ),
    ] {
        assert_eq!(in_a(schema), message);
    }
    assert!(
        of(json!({"type": "object", "properties": [1]})).starts_with("`properties` of the schema")
    );
    let open = json!({"type": "object", "patternProperties": {"^a": {"type": "integer"}}});
    assert!(of(open).starts_with("`patternProperties` of the schema can be used with"));
}

#[test]
fn bounds_that_nothing_meets_are_told() {
    for (schema, message) in [
        (
            json!({"type": "integer", "minimum": 5, "maximum": 1}),
            "no number is from 5 to 1, as `Root` has to be",
        ),
        (
            json!({"type": "number", "exclusiveMinimum": 2, "maximum": 2}),
            "no number is from above 2 to 2, as `Root` has to be",
        ),
        (
            json!({"type": "integer", "format": "uint8", "minimum": 300}),
            "no number is from 300 to 255, as `Root` has to be",
        ),
        (
            json!({"type": "string", "minLength": 10, "maxLength": 2}),
            "no text has from 10 to 2 characters, as `Root` has to",
        ),
        (
            json!({"type": "array", "minItems": 3, "maxItems": 2}),
            "no list has from 3 to 2 items, as `Root` has to",
        ),
    ] {
        assert_eq!(read(&schema, "7").unwrap_err(), message);
    }
    assert_eq!(read(&json!({"type": "integer", "minimum": 7, "maximum": 7}), "7"), Ok(json!(7)));
}

#[test]
fn a_key_in_other_quotes_is_the_key_s_mistake() {
    let schema = json!({"type": "object", "properties": {"s": {"type": "string"}}});
    let error = read(&schema, r#"{'s': "a"}"#).unwrap_err();
    assert_eq!(error, "`$` has the key \"s\", which has to be in double quotes");
}
