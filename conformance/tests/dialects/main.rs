//! Every dialect's schema of every shape of type, before llguidance: it takes the schema, it takes what the codec writes, and
//! what it makes up comes back as the value that it means, or is refused in words.

#[path = "../../../flow-runtime/tests/contracts/mod.rs"]
mod contracts;
mod dates;

use std::fmt::Debug;

use contracts::Visit;
use fastrand::Rng;
use flow_conformance::Judge;
use flow_runtime::{Dialect, Schema, reply};
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

const DIALECTS: [Dialect; 5] = [
    Dialect::OpenAiStrict,
    Dialect::Anthropic,
    Dialect::Gemini,
    Dialect::Grammar,
    Dialect::JsonSchema,
];

/// How many documents are made up for each type and dialect.
const DOCUMENTS: usize = 200;

/// Types whose own readers leave out what does not fit: a flattened option that is not there in full is none, and an untagged
/// variant takes an object that has more properties.
const FORGETFUL: [&str; 2] = ["FlatOptional", "OptionalObjects"];

/// A type in a dialect, to be tried.
type Trial = Box<dyn FnOnce() -> Tally + Send>;

/// What became of the documents of one type in one dialect.
#[derive(Debug, Default)]
struct Tally {
    name: String,
    read: usize,
    refused: Vec<String>,
    /// What must not be.
    wrong: Vec<String>,
}

#[derive(Default)]
struct Trials {
    trials: Vec<Trial>,
    /// The types that a dialect cannot express.
    without: Vec<(Dialect, String)>,
}

impl Visit for Trials {
    fn visit<T>(&mut self, samples: Vec<Value>)
    where
        T: Debug + PartialEq + Serialize + DeserializeOwned + JsonSchema + 'static,
    {
        let name = Schema::of::<T>().name().to_owned();
        for dialect in DIALECTS {
            match Schema::of::<T>().wire(dialect) {
                Some(wire) => {
                    let (schema, samples) = (wire.schema.to_string(), samples.clone());
                    self.trials.push(Box::new(move || tried::<T>(dialect, &schema, &samples)));
                }
                None => self.without.push((dialect, name.clone())),
            }
        }
    }
}

fn tried<T>(dialect: Dialect, schema: &str, samples: &[Value]) -> Tally
where
    T: Debug + PartialEq + Serialize + DeserializeOwned + JsonSchema + 'static,
{
    let form = Schema::of::<T>();
    let mut tally = Tally { name: format!("{} in {dialect:?}", form.name()), ..Tally::default() };
    // The whole of JSON Schema is more than the judge knows.
    let whole = dialect == Dialect::JsonSchema;
    let judge = match if whole { Judge::lenient(schema) } else { Judge::new(schema) } {
        Ok(judge) => judge,
        Err(why) => {
            tally.wrong.push(format!("the schema is not taken: {why}\n{schema}"));
            return tally;
        }
    };
    for own in samples {
        // What a type writes when all is there: a sample may leave out what has a default.
        let value: T = serde_json::from_value(own.clone()).expect("a sample");
        let own = serde_json::to_value(&value).expect("a value");
        let wire = form.encode(&own, dialect).expect("a document").to_string();
        // There the order of properties is nobody's, and a type ignores those that it does not know.
        if !whole && let Err(why) = judge.accepts(&wire) {
            tally.wrong.push(format!("{wire} is not of {schema}: {why}"));
        }
    }
    let mut rng = Rng::with_seed(7);
    let mut left = 20 * DOCUMENTS;
    while tally.read + tally.refused.len() < DOCUMENTS && left > 0 {
        left -= 1;
        let Some(document) = judge.document(&mut rng) else { continue };
        match reply::decode::<T>(&document, &form, dialect) {
            Err(error) => tally.refused.push(format!("{error}: {document}")),
            Ok(value) => {
                tally.read += 1;
                let judge = (!whole).then_some(&judge);
                if let Err(why) = same_again(&value, &document, &form, dialect, judge) {
                    tally.wrong.push(format!("{document} became {value:?}: {why}"));
                }
            }
        }
    }
    if left == 0 {
        tally.wrong.push("too few documents come to an end".to_owned());
    }
    tally
}

/// Whether a value comes back, and says all that the document says that it was read from, if its schema is a closed one, with
/// a judge.
fn same_again<T>(
    value: &T,
    document: &str,
    form: &Schema,
    dialect: Dialect,
    judge: Option<&Judge>,
) -> Result<(), String>
where
    T: Debug + PartialEq + Serialize + DeserializeOwned,
{
    // The integers of `Value` have 64 bits.
    let Ok(own) = serde_json::to_value(value) else { return Ok(()) };
    let again = form.encode(&own, dialect).map_err(|error| error.to_string())?.to_string();
    let read = reply::decode::<T>(&again, form, dialect).map_err(|error| error.to_string())?;
    if read != *value {
        return Err(format!("{again} became {read:?}"));
    }
    let Some(judge) = judge else { return Ok(()) };
    judge.accepts(&again).map_err(|why| format!("{again} is not of the schema: {why}"))?;
    // In the type's own JSON: two branches of a union may mean the same there.
    let meant =
        |text: &str| reply::decode::<Value>(text, form, dialect).map_err(|error| error.to_string());
    match FORGETFUL.contains(&form.name()) || same(&meant(document)?, &meant(&again)?) {
        true => Ok(()),
        false => Err(format!("it says something else than {again}")),
    }
}

/// Whether a document says no more than what was written of its value. That may say more: a default where something was left
/// out.
fn same(document: &Value, again: &Value) -> bool {
    match (document, again) {
        (Value::Null, _) => true,
        (Value::Number(a), Value::Number(b)) => a == b || close(a.as_f64(), b.as_f64()),
        (Value::String(a), Value::String(b)) => a == b || same_inside(a, b),
        (Value::Array(a), Value::Array(b)) => {
            let pairwise = a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b));
            // A set or a map has its own order, and each item once.
            pairwise || (!b.is_empty() && a.iter().all(|a| b.iter().any(|b| same(a, b))))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.iter().all(|(name, a)| same(a, b.get(name).unwrap_or(&Value::Null)))
        }
        (a, b) => a == b,
    }
}

fn close(a: Option<f64>, b: Option<f64>) -> bool {
    // Of the width of an `f32`.
    a.zip(b).is_some_and(|(a, b)| (a - b).abs() <= 1e-6 * a.abs())
}

/// Whether two texts hold the same JSON, or are the same integer or moment.
fn same_inside(a: &str, b: &str) -> bool {
    let parsed = |text: &str| serde_json::from_str::<Value>(text).ok();
    let digits = |text: &str| text.parse::<i128>().ok();
    let json = parsed(a).zip(parsed(b)).is_some_and(|(a, b)| same(&a, &b));
    json || digits(a).is_some_and(|a| digits(b) == Some(a)) || dates::same(a, b)
}

/// Tries all, on two threads.
fn all(trials: Vec<Trial>) -> Vec<Tally> {
    let (mut here, mut there) = (Vec::new(), Vec::new());
    for (at, trial) in trials.into_iter().enumerate() {
        if at % 2 == 0 { here.push(trial) } else { there.push(trial) }
    }
    let run = |trials: Vec<Trial>| trials.into_iter().map(|trial| trial()).collect::<Vec<_>>();
    std::thread::scope(|scope| {
        let other = scope.spawn(move || run(there));
        let mut tallies = run(here);
        tallies.extend(other.join().expect("no panic"));
        tallies
    })
}

#[test]
fn what_a_schema_allows_is_read_as_it_is_meant_or_refused() {
    let mut trials = Trials::default();
    contracts::each(&mut trials);
    contracts::each_picky(&mut trials);
    dates::each(&mut trials);
    let without = trials.without;
    let tallies = all(trials.trials);
    let mut wrong = Vec::new();
    for tally in &tallies {
        println!("{}: {} read, {} refused", tally.name, tally.read, tally.refused.len());
        if let Some(refused) = tally.refused.first() {
            println!("    {refused}");
        }
        for what in tally.wrong.iter().take(3) {
            wrong.push(format!("{}: {what}", tally.name));
        }
    }
    println!("without a schema: {without:?}");
    println!("{} schemas", tallies.len());
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    // A type of which nothing is ever read would prove nothing.
    for tally in &tallies {
        let name = tally.name.split(' ').next().unwrap_or_default();
        let of_type = tallies.iter().filter(|other| other.name.starts_with(&format!("{name} in ")));
        let most = of_type.map(|tally| tally.read).max().unwrap_or(0);
        assert!(most >= 5, "{name}: {most} documents are read at most");
    }
}
