//! The form as a prompt tells it, where the model is shown no schema.

use flow_runtime::{Dialect, Format, Schema};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::contracts::*;

/// The form without the sentences before it.
fn typescript<T: JsonSchema + DeserializeOwned + 'static>() -> String {
    let text = Schema::of::<T>().format(Format::TypeScript).expect("a form");
    let (words, form) = text.split_once("\n\n").expect("a paragraph before it");
    let start = "Answer with JSON alone, with no other text before or after it. ";
    assert_eq!(words, format!("{start}It must have this form, in TypeScript:"));
    form.to_owned()
}

#[test]
fn fields_have_their_docs_and_constraints_beside_them() {
    #[derive(Serialize, Deserialize, JsonSchema)]
    struct Urgency {
        /// 1 can wait a week, 5 is an outage.
        #[schemars(range(min = 1, max = 5))]
        score: u8,
        #[schemars(length(min = 3, max = 40))]
        reason: Option<String>,
        /// What to call it.
        /// A word or two.
        #[schemars(inner(length(max = 20)))]
        names: Vec<String>,
    }
    assert_eq!(
        typescript::<Urgency>(),
        "{
  // 1 can wait a week, 5 is an outage.
  // From 1 to 5.
  score: integer,
  reason?: string | null, // 3 to 40 characters.
  // What to call it.
  // A word or two.
  // Each item: At most 20 characters.
  names: string[],
}"
    );
}

#[test]
fn what_fits_a_line_stands_on_one() {
    assert_eq!(typescript::<Vec<Option<bool>>>(), "(boolean | null)[]");
    assert_eq!(typescript::<Anything>(), "{ value: any, also?: any, map: { [key: string]: any } }");
    assert_eq!(typescript::<Level>(), "// How urgent.\n\"Low\" | \"High\"");
    assert_eq!(typescript::<Empty>(), "{}");
    assert_eq!(typescript::<Vec<Vec<String>>>(), "string[][]");
}

#[test]
fn the_values_of_an_enumeration_have_their_docs() {
    assert_eq!(
        typescript::<Documented>(),
        "  | \"Unknown\"\n  | \"Low\" // Can wait.\n  | \"High\" // Cannot."
    );
}

#[test]
fn branches_stand_below_each_other() {
    assert_eq!(
        typescript::<Expr>(),
        "type Expr =
  | { Number: number }
  | { Sum: Expr[] }
  | { Negate: Expr }
  | { Let: { name: string, body: Expr } }"
    );
    assert_eq!(
        typescript::<Newtypes>(),
        "  | {
    type: \"Inner\",
    zeta: integer, // From 0 to 255.
    alpha: string,
  }
  | {
    type: \"Map\",
    [key: string]: integer, // Each value: From 0 to 255.
  }
  | { type: \"Unit\" }
  | { type: \"Nested\", shape: \"Circle\", radius: number }
  | { type: \"Nested\", shape: \"Square\", side: number }"
    );
}

#[test]
fn types_that_are_used_twice_have_names() {
    assert_eq!(
        typescript::<Described>(),
        "type Inner = {
  zeta: integer, // From 0 to 255.
  alpha: string,
}

{
  first: Inner, // The first of two.
  second: Inner, // The second of two.
  // Perhaps a level.
  // How urgent.
  level?: \"Low\" | \"High\" | null,
}"
    );
}

#[test]
fn odd_names_are_quoted() {
    let text = typescript::<Renamings>();
    for name in
        ["\"first-name\": string", "  $ref: integer", "\"0\": integer", "\"ü\\\"\\\\\": boolean"]
    {
        assert!(text.contains(name), "{name} in {text}");
    }
}

#[test]
fn it_takes_half_of_the_tokens_of_the_schema_or_less() {
    struct Visitor(u64, u64);
    impl Visit for Visitor {
        fn visit<T: JsonSchema + DeserializeOwned + 'static>(&mut self, _: Vec<Value>) {
            let schema = Schema::of::<T>();
            let tokens = |format| schema.format_tokens(format);
            let (short, long) = (tokens(Format::TypeScript), tokens(Format::JsonSchema));
            assert!(short <= long, "{}: {short} and {long}", schema.name());
            self.0 += short;
            self.1 += long;
        }
    }
    let mut visitor = Visitor(0, 0);
    each(&mut visitor);
    assert!(2 * visitor.0 < visitor.1, "{} and {}", visitor.0, visitor.1);
}

#[test]
fn the_format_is_the_type_s_own_for_those_without_a_schema() {
    let schema = Schema::of::<Inner>();
    assert!(schema.wire(Dialect::Prompt).is_none());
    let text = schema.format(Format::JsonSchema).expect("a text");
    assert!(text.find("\"zeta\"") < text.find("\"alpha\""), "{text}");
    assert!(Schema::of::<String>().format(Format::TypeScript).is_none());
}
