//! Prompt workflows as ordinary functions, checked by the compiler before a token is paid for.
//!
//! A [step](#steps) is a function signature with a prompt; a [flow](#flows) composes steps, and runs each as soon as its own
//! inputs exist; a [`Runtime`] says which models answer.
//!
//! ```
//! use flow::prelude::*;
//!
//! #[contract]
//! struct Urgency {
//!     /// 1 can wait a week, 5 is an outage.
//!     #[schemars(range(min = 1, max = 5))]
//!     score: u8,
//!     reason: String,
//! }
//!
//! /// What is the customer's problem? One sentence.
//! ///
//! /// {{ mail }}
//! #[step]
//! async fn diagnose(mail: &Untrusted<String>) -> String;
//!
//! /// How urgent is this problem, and why? {{ problem }}
//! #[step(model = "fast", temperature = 0.0)]
//! async fn rate(problem: &str) -> Urgency;
//!
//! flow! {
//!     /// Reads a mail and says how urgent it is.
//!     pub fn triage(mail: Untrusted<String>) -> Urgency {
//!         let problem = diagnose(&mail)?;
//!         rate(&problem)?
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), flow::Error> {
//! // `Runtime::from_env()` asks a real model; `Rehearsal` makes up valid replies, offline.
//! let rt = Runtime::new(flow::Rehearsal::new());
//! let urgency = triage(Untrusted::new("The shop is down!".into())).run(&rt).await?;
//! assert!((1..=5).contains(&urgency.score));
//! # Ok(())
//! # }
//! ```
//!
//! A project needs `flow` and `tokio` in its `Cargo.toml`, nothing else.
//!
//! # Contracts
//!
//! A contract is a type that crosses between steps. `#[contract]` on a struct or an enum derives `Debug`, `Clone`, serde's
//! `Serialize` and `Deserialize`, schemars' `JsonSchema`, and [`PromptText`], with no dependency of your own. A type that
//! derives those itself does as well.
//!
//! - Doc comments become the schema's descriptions: the model reads them.
//! - `#[serde(…)]` attributes work as ever, and so do [constraints](#constraints).
//! - Fields are asked for in the order in which they are declared: put a `reason` before what it is the reason for.
//!
//! [`Reasoned<T>`], [`Confident<T>`] and [`Summarized<T>`] are contracts that many steps need. [`Untrusted<T>`] marks data
//! from outside: in a prompt it always stands between tags that do not occur in it, through filters and inside contracts,
//! too. That makes prompt injection harder; it does not end it.
//!
//! ## Constraints
//!
//! What `#[schemars(…)]` says of a field is told to the model and checked in every reply; `#[validate(…)]` and `#[garde(…)]`
//! are read as well, without either crate. All bounds that a reply breaks are in the hint for the next attempt, each with place
//! and value; of what has another form, the first place.
//!
//! | you write | it means |
//! |---|---|
//! | `range(min = 1, max = 5)` | a number within bounds; `extend("exclusiveMinimum" = 0)` leaves the bound out |
//! | `extend("multipleOf" = 0.05)` | a multiple, by the decimals as they are written |
//! | `length(min = 1, max = 80)` | characters of a string, items of a list |
//! | `inner(length(max = 20))` | the same of each item |
//! | `regex(pattern = r"^[A-Z]{2}-\d{4}$")` | a regular expression as JSON Schema has them, matched in linear time: no look-around, no back-references |
//! | `email`, `url`, `extend("format" = "date")` | a format: `date-time`, `date`, `time`, `duration`, `email`, `hostname`, `ip`, `ipv4`, `ipv6`, `uri`, `uuid` are checked, others are told to the model |
//! | `extend("uniqueItems" = true)`, or a set | no item twice |
//! | `extend("minProperties" = 1, "propertyNames" = {"pattern": "^[a-z]+$"})` | the number and the keys of a map's entries |
//!
//! A pattern that cannot be used ends a run before its first call, with the field's name: see [`Schema::unusable`]. Keywords
//! beyond the rules of single values, such as `if` or `contains`, are checked with the feature `jsonschema`.
//!
//! [`reply::parse`] reads a text into any such type without a step, and [`reply::Partial`] one that is still arriving.
//!
//! # Steps
//!
//! `#[step]` on a signature without a body makes a *prompt step*. Its doc comment is the prompt, unless `prompt` or
//! `prompt_file` gives another. Its return type is what the model has to write: `String` is plain text; everything else goes
//! with its schema, also a number, an enum, a list, a map or a tuple.
//!
//! Calling a step gives a [`Call`], which has not run yet. `?` in a flow runs it; elsewhere, [`Call::run`] does. So a step is
//! tested alone, and its prompt without a model:
//!
//! ```
//! # use flow::prelude::*;
//! /// Translate into {{ language }}: {{ text | trim }}
//! #[step(temperature = 0.3)]
//! async fn translate(text: &str, language: &str) -> String;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), flow::Error> {
//! let prompt = translate(" good morning ", "French").prompt()?;
//! assert_eq!(prompt.to_string(), "Translate into French: good morning");
//!
//! let rt = Runtime::new(flow::Scripted::new().reply("translate", "bonjour"));
//! let text = translate("good morning", "French").temperature(0.0).run(&rt).await?;
//! assert_eq!(text, "bonjour");
//! # Ok(())
//! # }
//! ```
//!
//! The step's name is also a type, without values, that carries what is known before a call: `translate::INFO`,
//! `translate::schema()`, `translate::fingerprint()`; see [`Step`].
//!
//! ## Options
//!
//! | option | of | meaning | if it is not there |
//! |---|---|---|---|
//! | `prompt = "…"` | prompt | the prompt; the doc comment is then documentation | the doc comment |
//! | `prompt_file = "prompts/rate.md"` | prompt | the prompt from a file inside the crate; the build notices edits | |
//! | `system = "…"`, `system_file = "…"` | prompt | a system message, a template as well | none |
//! | `model = "fast"` | prompt | the name of the model that the [`Runtime`] has | `"default"` |
//! | `temperature = 0.0` | prompt | 0.0 to 2.0 | the provider's |
//! | `top_p = 0.9` | prompt | above 0.0, at most 1.0 | the provider's |
//! | `max_tokens = 2000` | prompt | the longest reply, in tokens | the provider's |
//! | `seed = 7` | prompt | for providers that sample reproducibly | none |
//! | `stop = ["END", "###"]` | prompt | where a reply ends | none |
//! | `reasoning_effort = "low"` | prompt | how long a reasoning model may think | the provider's |
//! | `format = "json_schema"` | prompt | how a prompt tells the form of the output to a model that is shown no schema | `"typescript"`, which is shorter |
//! | `extra(top_k = 40, …)` | prompt | further parameters of the provider, as JSON | none |
//! | `attempts = 3` | both | attempts in all; a code step needs `transient`, too | the runtime's, 3 |
//! | `timeout = "30s"` | both | the bound on one attempt (`ms`, `s`, `m`, `h`) | the runtime's, 120 s |
//! | `deadline = "2m"` | both | the bound on the step, from when its first request may be sent | the runtime's, 300 s |
//! | `repairs = "all"` | prompt | what may be [repaired](#replies) in a reply: `"none"`, `"safe"` or `"all"` | `"safe"` |
//! | `ensure(condition, "message", …)` | both | a [gate](#gates-and-fallbacks); there may be several | none |
//! | `fallback = expression` | both | the value if every attempt has failed | the step fails |
//! | `transient = function` | code | which errors (`fn(&E) -> bool`) are worth another attempt | none |
//! | `blocking` | code | runs a sync function where it blocks nothing else | |
//! | `unstored` | code | inputs and output need not be `Serialize`, and are not recorded | |
//! | `name = "…"` | both | the name in traces, scripts and errors | the function's |
//! | `version = "2"` | both | changes the fingerprint by hand | |
//! | `crate = path` | both | where `flow` is, if it is not `::flow` | `::flow` |
//!
//! Most can be set on one call as well: `rate(&problem).model("writer").temperature(0.9)`; see [`Call`].
//!
//! # The template language
//!
//! Prompts are full of JSON, so single braces are text.
//!
//! | you write | it means |
//! |---|---|
//! | `{{ expression }}` | a Rust expression over the step's parameters, checked by rustc; its type is a [`PromptText`] |
//! | `{{ expression \| filter \| filter(2) }}` | the same through [filters](#filters) |
//! | `{% for item in items %}…{% else %}…{% endfor %}` | a loop; `else` is for no items. `loop.index` (from 1), `loop.index0`, `loop.first`, `loop.last` |
//! | `{% if a %}…{% elif b %}…{% else %}…{% endif %}` | a condition: any Rust `bool` |
//! | `{% system %}`, `{% user %}`, `{% assistant %}` | what follows is said by this role; so few-shot examples are written. The tag's own line is not part of the text |
//! | `{# comment #}` | nothing |
//! | `{{- x -}}`, `{%- … -%}` | takes away the white space on that side |
//!
//! One space after `///` is not part of the text; everything else is kept to the byte, blank lines too.
//!
//! ```
//! # use flow::prelude::*;
//! /// {% system %}
//! /// You sort questions.
//! /// {% user %}
//! /// Which of these fits best?
//! /// {%- for topic in topics %}
//! /// {{ loop.index }}. {{ topic | upper }}
//! /// {%- else %}
//! /// (There are no topics: answer "none".)
//! /// {%- endfor %}
//! ///
//! /// {{ question }}
//! #[step]
//! async fn sort(question: &str, topics: &[String]) -> String;
//!
//! # fn main() -> Result<(), flow::Error> {
//! let topics = ["billing".to_owned(), "login".to_owned()];
//! let prompt = sort("Where is my invoice?", &topics).prompt()?;
//! assert_eq!(prompt.system().as_deref(), Some("You sort questions."));
//! assert!(prompt.to_string().contains("1. BILLING\n2. LOGIN\n\nWhere is my invoice?"));
//! # Ok(())
//! # }
//! ```
//!
//! Strings and numbers stand in a prompt verbatim, `None` is nothing, a list has `- ` before each item, a contract is pretty
//! JSON, and a variant without fields is its name. For another form, implement [`PromptText`].
//!
//! ## Filters
//!
//! `json`, `bullets`, `numbered`, `join(", ")`, `indent(4)`, `truncate(2000)`, `upper`, `lower`, `trim`, `fenced("diff")`:
//! see [`filters`]. Any function in scope is a filter, too: `value | f(x)` calls `f(&value, x)`.
//!
//! ```
//! # use flow::prelude::*;
//! fn initials(name: &str) -> String {
//!     name.split(' ').filter_map(|word| word.chars().next()).collect()
//! }
//!
//! /// Greet {{ name | initials | lower }}.
//! #[step]
//! async fn greet(name: &str) -> String;
//!
//! # fn main() -> Result<(), flow::Error> {
//! assert_eq!(greet("Ada Lovelace").prompt()?.to_string(), "Greet al.");
//! # Ok(())
//! # }
//! ```
//!
//! # Gates and fallbacks
//!
//! Every reply is parsed and checked against the schema. `ensure` adds checks of your own: over `output`, which is a value
//! (`check(&output)`), and the inputs, with a message as in `format!`. A reply that fails any of these is a failed attempt; the
//! next one is told what was wrong. When every attempt has failed, `fallback` gives the value, and the trace flags the node for
//! review.
//!
//! ```
//! use flow::prelude::*;
//!
//! /// Propose {{ count }} titles for a post about {{ topic }}.
//! #[step(
//!     attempts = 2,
//!     ensure(output.len() == count, "give {count} titles, not {}", output.len()),
//!     fallback = vec![topic.to_owned()],
//! )]
//! async fn titles(topic: &str, count: usize) -> Vec<String>;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), flow::Error> {
//! let model = flow::Scripted::new()
//!     .reply("titles", r#"["Only one"]"#)
//!     .reply("titles", r#"["Far", "too", "many"]"#);
//! let run = titles("Rust", 2).run_traced(&Runtime::new(model)).await;
//! assert_eq!(run.result?, ["Rust"]);
//! assert_eq!(run.trace.attempts.len(), 2);
//! assert_eq!(run.trace.flagged.len(), 1);
//! # Ok(())
//! # }
//! ```
//!
//! # Replies
//!
//! Models do not always answer in the form that they were asked for. A reply is read as it stands first. If it is no such
//! JSON, the last complete document in it that fits is read along the form of the output: never a draft before a broken
//! answer, and never what was thought aloud before it. What stands there in another way than as JSON is repaired, as far as
//! the step's `repairs` allows, and each repair is on record in [`Attempt::repairs`]:
//!
//! | `repairs` | what may stand in a reply besides JSON |
//! |---|---|
//! | `"none"` | nothing: the reply is the JSON document alone |
//! | `"safe"` | what reads in one way only: prose, code fences and reasoning around it; comments; a comma too many at the end, or one missing between lines; other quotes, and none around keys and values of enums; raw line breaks in texts; `True`, `None`; `"7"` or `7.0` for 7; keys and values of enums in another case, with other separators or accents |
//! | `"all"` | also what takes the type to read: texts in no quotes, or with quotes in them; the end of an object; `"$1,200"` for an integer (for a float it reads in two ways); yes and no; an enum's value in a sentence; one value for a list of one; an object around the value, or none around a single field; maps as pairs and pairs as maps |
//!
//! A field of a contract may say so for itself: `#[contract(repairs = "none")]` for an amount that is taken as it stands or not at
//! all, `#[contract(repairs = "all")]` for tags that may be one or many. It holds for the field's value and all that is in it,
//! whatever the step says; the field's key, and what stands around the document, are the step's. It stands on fields with a name
//! of their own: not on those of tuples, variants, or what is flattened.
//!
//! Whatever it says, nothing is made up. A text or a number that was cut off, an item that does not fit its list, `"12/20"` or
//! `"1,5"` for a number, an enum's value that is denied (`not red`) or one of two, a key like that of a field that is missing, the
//! same key twice: each is an error that names its place, and the model is told so in the next attempt.
//!
//! ```
//! use flow::prelude::*;
//! use flow::reply::{Repairs, parse, parse_with};
//!
//! #[contract]
//! struct Rating {
//!     stars: u8,
//!     tags: Vec<String>,
//! }
//!
//! let rating: Rating = parse("Sure!\n```json\n{'stars': '4', 'tags': ['quick'],}\n```").unwrap();
//! assert_eq!(rating.stars, 4);
//!
//! let error = parse::<Rating>(r#"{"stars": "4 of 5", "tags": []}"#).unwrap_err();
//! assert_eq!(error.to_string(), r#"`$.stars` must be an integer from 0 to 255, not the string "4 of 5""#);
//!
//! // One tag for a list of tags takes `repairs = "all"`.
//! let text = r#"{"stars": 4, "tags": "quick"}"#;
//! assert!(parse::<Rating>(text).is_err());
//! let parsed = parse_with::<Rating>(text, Repairs::All).unwrap();
//! assert_eq!(parsed.value.tags, ["quick"]);
//! assert_eq!(parsed.repairs[0].path, "$.tags");
//! ```
//!
//! [`Schema::parse`] does the same with a JSON Schema alone. Of a reply that the provider cut off, a document counts if all
//! of it is there and nothing follows; one that was refused, was empty or does not fit is told apart from it ([`Error::kind`]).
//!
//! # Code steps and resources
//!
//! A step with a body is Rust, traced and bounded like the others: `async` or not, with or without a `Result` of any error. It
//! runs once, unless `transient` names a function that says which errors pass by themselves. `#[resource]` parameters come from
//! the [`Runtime`], by their type; a run checks that all of them are there before anything is paid for. The function itself
//! stays callable as `search::body(…)`.
//!
//! ```
//! use flow::prelude::*;
//!
//! struct Index(Vec<String>);
//!
//! /// The passages that have the word.
//! #[step]
//! async fn search(word: &str, #[resource] index: &Index) -> Vec<String> {
//!     index.0.iter().filter(|passage| passage.contains(word)).cloned().collect()
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), flow::Error> {
//! let rt = Runtime::builder().resource(Index(vec!["rust is a fungus".into()])).build();
//! assert_eq!(search("fungus").run(&rt).await?.len(), 1);
//! # Ok(())
//! # }
//! ```
//!
//! # Flows
//!
//! The body of a flow is Rust with dataflow meaning. Names are bound above their use, as ever; but a binding *starts* as soon
//! as the bindings that it names are done, whatever the order of the lines.
//!
//! | you write | it means |
//! |---|---|
//! | `let a = step(&x)?;` | runs a step or another flow; if it fails, nothing new starts, and the flow ends with its error |
//! | `step(&x).model("writer")?` | the same with overrides; `?` may stand anywhere in an expression, but a closure runs no step |
//! | `let n = a.items.len();` | plain Rust, evaluated when its inputs are there |
//! | `let v = a.text.parse::<u8>()?;` | `?` on a `Result` takes the value out, or ends the flow |
//! | `match topic { Topic::Billing => billing(&q)?, _ => general(&q)? }` | a route: only the chosen arm runs, and rustc checks that there is one for every value |
//! | `if sure { q.clone() } else { clarify(&q)? }`, `if let …` | a condition, in the same way |
//! | `for s in &sections { draft(s)? }` | a fan-out: its rounds run at once, and give a `Vec` in the order of the list |
//! | `#[limit(8)] for …` | at most 8 rounds at a time; without it 16, or [`RuntimeBuilder::fan_out`] |
//! | `for _ in 0..5 { classify(&q)? }` | voting: five calls, each paid for; [`majority`] counts them |
//! | `try { audit(&diff)? }` | a `Result<_, StepError>`: a failure that does not end the flow; see [`StepError`]. Of a list of them, [`outcomes`] tells the done from the missing, by name, and can require a quorum |
//! | `let mut d = write(&b)?;` `#[limit(3)] while check(&d)? { d = rewrite(&d)?; }` | refining, bounded; also `while let`. Names below it see the last value; if it was the limit that ended it, the trace flags the node |
//! | `#[limit(3, converged)] while …` | the same, and `converged` is a `bool` from there on: whether it ended before its limit |
//! | `notify(&user)?;` | run for its effect; such statements run in the order of the source among themselves |
//! | `#[after(saved)] notify(&user)?;` | an order that the data does not show; also before a `let` |
//! | `{ let b = …?; merge(&b)? }` | a phase: its names stay inside. So do those in an arm, a round or a `try` |
//! | the last expression | the flow's output, without `Ok` |
//!
//! A name reads like an owned local that other nodes share: `&problem`, `problem.summary`, `if approved`, `count > 3` mean
//! what they say; only moving it is refused (borrow or clone it; in the last expression every name is owned).
//!
//! All of it nests:
//!
//! ```
//! # use flow::prelude::*;
//! # #[contract] #[derive(Copy)] enum Kind { Order, Question }
//! # #[contract] enum Verdict { Good, Revise(String) }
//! # /// {{ mail }}
//! # #[step] async fn classify(mail: &str) -> Kind;
//! # /// {{ mail }}
//! # #[step] async fn words(mail: &str) -> Vec<String>;
//! # #[step] async fn order(mail: &str) -> String { mail.to_owned() }
//! # #[step] async fn search(word: &str) -> String { word.to_owned() }
//! # /// {{ mail }} {{ facts }}
//! # #[step] async fn write(mail: &str, facts: &str) -> String;
//! # /// {{ text }}
//! # #[step] async fn judge(text: &str) -> Verdict;
//! # /// {{ text }} {{ note }}
//! # #[step] async fn rewrite(text: &str, note: &str) -> String;
//! # /// {{ text }} {{ language }}
//! # #[step] async fn translate(text: &str, language: &str) -> String;
//! # #[step] async fn save(text: &str) -> usize { text.len() }
//! # #[step] async fn notify(mail: &str) -> () { let _ = mail; }
//! flow! {
//!     /// Answers a mail in several languages.
//!     pub fn answer(mail: String, languages: Vec<String>) -> Vec<String> {
//!         let kind = classify(&mail)?;
//!         let facts = match kind {
//!             Kind::Order => order(&mail)?,
//!             Kind::Question => {
//!                 let words = words(&mail)?;
//!                 let found = for word in &words { search(word)? };
//!                 found.join("\n")
//!             }
//!         };
//!
//!         let mut text = write(&mail, &facts)?;
//!         #[limit(3)]
//!         while let Verdict::Revise(note) = judge(&text)? {
//!             text = rewrite(&text, &note)?;
//!         }
//!
//!         let saved = save(&text)?;
//!         #[after(saved)]
//!         notify(&mail)?;
//!
//!         let translated = #[limit(4)] for language in &languages {
//!             try { translate(&text, language)? }
//!         };
//!         translated.into_iter().filter_map(Result::ok).collect()
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), flow::Error> {
//! # let rt = Runtime::new(flow::Rehearsal::new());
//! let languages = vec!["French".into(), "Finnish".into()];
//! let run = answer("Where is my parcel?".into(), languages).run_traced(&rt).await;
//! assert_eq!(run.result?.len(), 2);
//! // The rounds of a `for` have numbers in the trace, from 0.
//! assert!(run.trace.attempts.iter().any(|attempt| attempt.node == "answer/translated[1]"));
//! # Ok(())
//! # }
//! ```
//!
//! The pipe form is for flows that are nothing but steps after steps. A tuple runs at once, and what follows it takes all of
//! its outputs, by reference:
//!
//! ```
//! # use flow::prelude::*;
//! # /// {{ text }}
//! # #[step] async fn summary(text: &str) -> String;
//! # /// {{ text }}
//! # #[step] async fn critique(text: &str) -> Vec<String>;
//! # /// {{ summary }} {{ critique }}
//! # #[step] async fn combine(summary: &str, critique: &[String]) -> String;
//! flow! {
//!     /// The same, always combined.
//!     pub fn read = <String -> String> (summary, critique) => combine;
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), flow::Error> {
//! # let rt = Runtime::new(flow::Rehearsal::new());
//! // Without a name it is a value: a function from its input to a flow.
//! let read_too = flow!(<String -> String> (summary, critique) => combine);
//! let text = read_too("…".into()).run(&rt).await?;
//! # Ok(())
//! # }
//! ```
//!
//! Calling a flow gives a [`Flow`], which has not run yet: [`Flow::run`] and [`Flow::run_traced`] run it, [`Flow::with`] gives
//! one run models, resources, labels, a deadline and a token to cancel it. Its future is `Send`; dropping it drops every call in flight.
//!
//! Not there yet: budgets, a cache, a store and a queue; streaming.
//!
//! ## Names of nodes
//!
//! A binding or a statement is a *node*. Traces, errors, plans and graphs call it by its path: the flow's name, then the name
//! that it binds, or else that of the step that it runs. Rounds have their number, from 0; a second node of a name ends in `#2`.
//!
//! ```
//! # use flow::prelude::*;
//! # #[step] fn shorten(text: &str) -> String { text.to_owned() }
//! # #[step] fn save(text: &str) -> () { let _ = text; }
//! flow! {
//!     fn tidy(text: String) -> String { shorten(&text)? }
//!
//!     fn answer(mail: String, drafts: Vec<String>) -> Vec<String> {
//!         let subject = tidy(mail.clone())?;
//!         save(&subject)?;
//!         save(&mail)?;
//!         let both = shorten(&mail)? + &shorten(&subject)?;
//!         let short = for draft in &drafts { shorten(draft)? };
//!         [vec![both], short].concat()
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), flow::Error> {
//! # let rt = Runtime::new(flow::Rehearsal::new());
//! let run = answer("…".into(), vec!["…".into(), "…".into()]).run_traced(&rt).await;
//! let mut nodes: Vec<&str> = run.trace.attempts.iter().map(|attempt| &*attempt.node).collect();
//! nodes.sort();
//! assert_eq!(nodes, [
//!     "answer/save",
//!     "answer/save#2",
//!     "answer/short[0]",
//!     "answer/short[1]",
//!     "answer/shorten", // of two calls in one expression, each is a node
//!     "answer/shorten#2",
//!     "answer/subject/shorten", // in the flow that `subject` runs
//! ]);
//! # Ok(())
//! # }
//! ```
//!
//! ## Graph and plan
//!
//! `answer::graph()` is a [`Graph`]: the nodes of a flow, what each waits for, and the bodies inside them, with the flows that it
//! calls. It is plain data, drawn as Mermaid, DOT, JSON or SVG. [`Flow::plan`] bounds what a run with these inputs on this runtime
//! may come to: calls, tokens and cost, each node and in all. It evaluates the flow as far as its inputs alone take it, and
//! makes no call. What has no bound is named, with the cause and a remedy. [`Latencies`] say how long calls take, for the critical path.
//!
//! ```
//! # use flow::prelude::*;
//! # /// {{ mail }}
//! # #[step(model = "fast", max_tokens = 20)] async fn is_urgent(mail: &str) -> bool;
//! # /// {{ mail }}
//! # #[step(max_tokens = 500)] async fn answer(mail: &str) -> String;
//! flow! {
//!     pub fn reply(mail: String) -> String {
//!         if is_urgent(&mail)? { "We call you.".to_owned() } else { answer(&mail)? }
//!     }
//! }
//!
//! # fn main() -> Result<(), flow::Error> {
//! let graph = reply::graph();
//! assert_eq!(graph.nodes[0].label, "is_urgent");
//! assert!(graph.mermaid().starts_with("flowchart LR"));
//!
//! let rt = Runtime::builder()
//!     .any_model(flow::Rehearsal::new())
//!     .price("rehearsal", flow::Price::per_million(0.25, 2.00))
//!     .prompt_limit(4_000)
//!     .build();
//! let plan = reply("Nobody can pay!".into()).plan(&rt)?;
//! // Three attempts of each.
//! assert_eq!(plan.total.calls, Some(6));
//! assert!(plan.total.micro_dollars.is_some_and(|cost| cost < 20_000), "less than two cents");
//! println!("{plan}");
//! # Ok(())
//! # }
//! ```
//!
//! A reply is bounded by `max_tokens` of its step or of the [`RuntimeBuilder`] (twice that for one attempt, since a reply that
//! was cut off is asked for again with twice the room), a prompt that only a run knows by [`RuntimeBuilder::prompt_limit`], a
//! list by `.iter().take(10)`. A call in an arm that a step's value chooses is known only to a run, too.
//!
//! # Runtime and models
//!
//! A [`Runtime`] has models by name, resources by type, and bounds. It is cheap to clone: make one and share it.
//!
//! ```no_run
//! # #[cfg(feature = "http")]
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use flow::{Anthropic, OpenAi, Runtime};
//!
//! let rt = Runtime::builder()
//!     .model("default", OpenAi::builder("gpt-5-mini").key(std::env::var("OPENAI_API_KEY")?).build()?)
//!     .model("fast", OpenAi::builder("qwen3:8b").base_url("http://localhost:11434/v1").build()?)
//!     .model("writer", Anthropic::builder("claude-haiku-4-5").key(std::env::var("ANTHROPIC_API_KEY")?).build()?)
//!     .attempts(4)
//!     .build();
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "http"))]
//! # fn main() {}
//! ```
//!
//! A client's builder also takes headers, a function that gives keys that expire (`auth`), a `proxy`, or a whole
//! `reqwest::Client`.
//!
//! A model of your own implements [`Model`]: a name and one function from a [`Request`] to a [`Reply`]. Unless its
//! [`Capabilities`] say that it takes a schema, the form of the reply is described to it in the prompt.
//!
//! ## Environment variables
//!
//! [`Runtime::from_env`] takes the first provider that is named, and all models from it:
//!
//! | variable | meaning |
//! |---|---|
//! | `OPENAI_API_KEY` | OpenAI, `gpt-5-mini` unless `FLOW_MODEL` says otherwise |
//! | `OPENAI_BASE_URL` | any OpenAI-compatible server, with or without a key |
//! | `ANTHROPIC_API_KEY` | Anthropic, `claude-haiku-4-5` unless `FLOW_MODEL` says otherwise |
//! | `OLLAMA_HOST` | Ollama; needs `FLOW_MODEL` |
//! | `FLOW_MODEL` | the name of the model |
//! | `FLOW_MODEL_FAST`, … | the model of steps with `model = "fast"`, …; without it they get `FLOW_MODEL` |
//!
//! With none of them it is an error that lists them. A made-up reply never takes a model's place by itself.
//!
//! # Failures, limits and time
//!
//! An *attempt* is a request that was sent and not turned away. A step has three of them in all, or as many as `attempts` says,
//! whatever they go into: a connection that broke, an overloaded provider, a reply that is not valid.
//!
//! | what happens | what follows |
//! |---|---|
//! | the provider fails (408, 409, 5xx but 501 and 505), is overloaded (529) or is not reached | again, after what `retry-after` says, else after half a second to a second, twice that, up to 30 s |
//! | a rate limit (429) | everyone who shares the limit waits; it is no attempt, and bounded by time alone |
//! | nothing is left to spend | fails; for a minute nothing is sent, then one call asks again |
//! | the connection breaks in the answer, or stays silent; an attempt runs out of time | once more; on record as possibly billed |
//! | a reply that is not valid, or a closed gate | again at once, with what was wrong as a hint |
//! | an empty reply; one that was cut off by `max_tokens` | once more; the latter with twice the room |
//! | an option that the model does not take | left out, recorded, warned of once; see [`RuntimeBuilder::strict_options`] |
//! | a refusal, a filter, a wrong key, an unknown model, a prompt that is too long, a rejected request | fails |
//!
//! What the provider says by `x-should-retry` stands above this table. One that asks for a wait of more than two minutes, or
//! beyond the deadline, fails the call at once. And when a model is down, at most a fifth of the calls is tried again, counted
//! over ten seconds, or one a second.
//!
//! [`Limits`] are shared by everyone who asks the same model with the same key, over all runs of a runtime and its clones:
//! requests and tokens a minute, and requests at once. What the provider's headers leave holds requests back as well. Who waits
//! is served in the order of coming; [`With::priority`] moves a run forward or back by a minute, so nobody waits for ever.
//!
//! The clients wait 5 s for a connection, 60 s for the first byte of an answer (half of the attempt's `timeout`, where that is
//! more) and 20 s for each further one, and read at most 16 MiB. They follow no redirect, and send a key over HTTPS only, or to
//! this machine. A [`ModelError`] says what failed: its [`kind`](ModelError::kind), the status, the provider's words without any
//! key in them. A model of one's own over HTTP gets the same from [`ModelError::from_http`].
//!
//! Every wait has a bound: `timeout` that of an attempt, `deadline` that of a step from when its first request may be sent,
//! [`RuntimeBuilder::max_wait`] that of a wait for a limit, [`With::deadline`] that of a whole run, over all of these. Nothing
//! is sent that cannot end in time, and nothing sleeps after the last attempt. [`With::cancelled_by`] ends a run by a token;
//! dropping its future does so, too.
//!
//! ```
//! use std::time::Duration;
//!
//! use flow::prelude::*;
//! use flow::{CancellationToken, Limits, Priority};
//! # /// {{ text }}
//! # #[step] async fn summary(text: &str) -> String;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), flow::Error> {
//! let rt = Runtime::builder()
//!     .any_model(flow::Rehearsal::new())
//!     .limits(Limits::new().requests_per_minute(500).tokens_per_minute(200_000))
//!     .limits_of("writer", Limits::new().concurrency(4))
//!     .max_wait(Duration::from_secs(60))
//!     .build();
//! let stop = CancellationToken::new();
//! let with = With::new()
//!     .deadline(Duration::from_secs(20))
//!     .priority(Priority::High)
//!     .cancelled_by(stop.child_token());
//! let text = summary("…").with(with).run(&rt).await?;
//! # Ok(())
//! # }
//! ```
//!
//! # Testing
//!
//! [`Scripted`] answers with what was written for each step, in code or in a JSON file, and can fail and be slow on demand;
//! [`Rehearsal`] makes up valid replies from the schemas. Both are deterministic, ask nobody, and are asked for by name. Their
//! delays run on tokio's clock, so that a test with a paused clock takes no time.
//!
//! ```
//! # use flow::prelude::*;
//! # #[contract] struct Urgency { #[schemars(range(min = 1, max = 5))] score: u8 }
//! # /// How urgent is this? {{ problem }}
//! # #[step] async fn rate(problem: &str) -> Urgency;
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), flow::Error> {
//! let model = flow::Scripted::new().on::<rate>(|call| match call.attempt() {
//!     1 => r#"{"score": 9}"#,
//!     _ if call.prompt().contains("from 1 to 5") => r#"{"score": 5}"#,
//!     _ => "the hint is missing",
//! });
//! let urgency = rate("No heating.").run(&Runtime::new(model)).await?;
//! assert_eq!(urgency.score, 5);
//! # Ok(())
//! # }
//! ```
//!
//! # Errors
//!
//! A call or a run has one, [`Error`]. It says which step failed at which [node](#names-of-nodes) of which flow, what every
//! attempt came to, and what to do;
//! it answers questions: [`Error::kind`], [`Error::step`], [`Error::attempts`], [`Error::is_timeout`], [`Error::remedy`].
//! `Display` is one line; `Debug`, which `main` prints, is the whole report.
//!
//! `main` can return it: what a runtime or a script cannot be made of ([`ScriptError`], `NoModel`, `ClientError`) converts into
//! it, and so does the [`ReplyError`](reply::ReplyError) of a reply that was read by itself. In a flow, `try` gives it as a [`StepError`], a plain record that can be stored.
//!
//! # Trace
//!
//! `.run_traced(&rt)` gives the result and a [`Trace`]: each attempt with its [node](#names-of-nodes), its prompt, reply, tokens, time and outcome, whether
//! the run failed or not; also those that were turned away, and those that were dropped before their end. The time that an
//! attempt waited stands apart from the model's. Its `Display` is a table; it is `Serialize`, too.
//!
//! The same goes out as [`tracing`] spans, under the names of OpenTelemetry's conventions for generative AI: a run, its steps,
//! and for each prompt that was sent a `chat`, however often the transport had to send it. Messages are in them only if
//! [`RuntimeBuilder::record_content`] says so. Keys are in none of these.
//!
//! [`tracing`]: https://docs.rs/tracing
//!
//! A traced run takes the completions of its calls one at a time, and its trace has their order. Given back, it makes another
//! run take them in the same order, whatever is done first: for a test of what two steps do that end in an unlucky order.
//!
//! ```
//! # use flow::prelude::*;
//! # /// {{ text }}
//! # #[step] async fn critique(text: &str) -> Vec<String>;
//! # /// {{ text }}
//! # #[step] async fn summary(text: &str) -> String;
//! # /// {{ summary }} {{ critique }}
//! # #[step] async fn combine(summary: &str, critique: &[String]) -> String;
//! # flow! { fn read = <String -> String> (summary, critique) => combine; }
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), flow::Error> {
//! # let rt = Runtime::new(flow::Rehearsal::new());
//! let first = read("…".into()).run_traced(&rt).await;
//! let again = read("…".into()).with(With::new().replay(first.trace.history.clone())).run_traced(&rt).await;
//! assert_eq!(again.trace.history, first.trace.history);
//! # Ok(())
//! # }
//! ```
//!
//! # Features
//!
//! | feature | default | what it adds |
//! |---|---|---|
//! | `http` | yes | clients for OpenAI-compatible servers and for Anthropic, over reqwest with rustls; `Runtime::from_env` |
//! | `jsonschema` | no | holds replies against the whole of their JSON Schema where it has keywords such as `if`, `contains` or `dependentRequired`. The `jsonschema` crate turns on `float_roundtrip` of `serde_json` for your whole program |

//!
#![cfg_attr(feature = "http", doc = "[`Runtime::from_env`]: Runtime::from_env")]
#![cfg_attr(not(feature = "http"), doc = "[`Runtime::from_env`]: Runtime")]

/// Derives what a type needs to cross between steps: see [Contracts](crate#contracts).
pub use flow_macros::contract;
/// Composes steps into a flow: see [Flows](crate#flows), with a table of all that may stand in one.
pub use flow_macros::flow;
/// Makes a signature and a prompt, or a function, a step: see [Steps](crate#steps), [Options](crate#options) and the
/// [template language](crate#the-template-language).
pub use flow_macros::step;
pub use flow_runtime::*;
#[doc(hidden)]
pub use {schemars, serde};

/// Everything that a workflow's source names.
pub mod prelude {
    pub use flow_macros::{contract, flow, step};
    pub use flow_runtime::{
        Call, Confident, Flow, FlowDef, Model, PromptText, Reasoned, Runtime, Step, Summarized,
        Untrusted, With,
    };
}

/// Compiles and runs what the README shows.
#[cfg(all(doctest, feature = "http"))]
#[doc = include_str!("../README.md")]
struct Readme;
