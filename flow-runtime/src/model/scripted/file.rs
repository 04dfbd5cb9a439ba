//! Scripted replies from a JSON file.
//!
//! Replies are kept as the text that stands in the file, so that their members reach the step in the file's order.

use std::fmt;
use std::path::{Path, PathBuf};

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::{Scripted, ScriptedReply};

/// Why a script could not be read: the file, the step, the position of the reply, and what to write instead.
pub struct ScriptError {
    file: Option<PathBuf>,
    step: Option<String>,
    index: Option<usize>,
    problem: Problem,
}

/// The message, which is what `main` prints.
impl std::fmt::Debug for ScriptError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self}")
    }
}

enum Problem {
    Unreadable(std::io::Error),
    NotAnObject(serde_json::Error),
    StepTwice,
    NoReplies,
    BareList,
    MemberTwice(String),
    Unknown(String),
    NoReply,
    When,
    Invalid(serde_json::Error),
}

impl std::error::Error for ScriptError {}

impl fmt::Display for ScriptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.place(), self.problem)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::Unreadable(error) => write!(f, "the file cannot be read: {error}"),
            Problem::NotAnObject(error) => {
                write!(f, "it is not a JSON object of step names and replies: {error}")
            }
            Problem::StepTwice => f.write_str("the step has replies twice; put them into one list"),
            Problem::NoReplies => {
                f.write_str("the list has no replies; write one, or leave the step out")
            }
            Problem::BareList => {
                f.write_str(r#"a reply that is a list has to be wrapped: {"reply": [..]}"#)
            }
            Problem::MemberTwice(name) => write!(f, "`{name}` stands there twice"),
            Problem::Unknown(name) => write!(
                f,
                "`{name}` is not known here, only `when` and `reply` are; an object with a member `when` or `reply` that is \
                 itself the reply has to be wrapped: {{\"reply\": {{..}}}}"
            ),
            Problem::NoReply => f.write_str(
                "it has a `when` but no `reply`; an object that is itself the reply has to be wrapped: {\"reply\": {..}}",
            ),
            Problem::When => {
                f.write_str("its `when` is not a text; write the text that has to stand in the prompt")
            }
            Problem::Invalid(error) => write!(f, "it cannot be read: {error}"),
        }
    }
}

impl ScriptError {
    /// Where it is: `replies.json: step `rate`, reply 2: `.
    fn place(&self) -> String {
        let mut place = match &self.file {
            Some(file) => format!("{}: ", file.display()),
            None => "the script: ".to_owned(),
        };
        match (&self.step, self.index) {
            (Some(step), Some(index)) => place += &format!("step `{step}`, reply {}: ", index + 1),
            (Some(step), None) => place += &format!("step `{step}`: "),
            (None, _) => {}
        }
        place
    }
}

impl From<Problem> for ScriptError {
    fn from(problem: Problem) -> Self {
        ScriptError { file: None, step: None, index: None, problem }
    }
}

pub(super) fn read(path: &Path) -> Result<Scripted, ScriptError> {
    let script = std::fs::read_to_string(path).map_err(|error| Problem::Unreadable(error).into());
    script
        .and_then(|text| parse(&text))
        .map_err(|error| ScriptError { file: Some(path.to_owned()), ..error })
}

pub(super) fn parse(text: &str) -> Result<Scripted, ScriptError> {
    let Members(steps) = serde_json::from_str(text).map_err(Problem::NotAnObject)?;
    let mut scripted = Scripted::new();
    for (step, replies) in steps {
        let at = |(index, problem)| ScriptError {
            step: Some(step.clone()),
            index,
            ..problem_of(problem)
        };
        if scripted.steps.contains_key(&step) {
            return Err(at((None, Problem::StepTwice)));
        }
        let replies = step_replies(replies).map_err(at)?;
        scripted.steps.entry(step).or_default().replies = replies;
    }
    Ok(scripted)
}

fn problem_of(problem: Problem) -> ScriptError {
    problem.into()
}

/// The replies of one step; a problem comes with the position of the reply that has it.
fn step_replies(written: &RawValue) -> Result<Vec<ScriptedReply>, (Option<usize>, Problem)> {
    if !written.get().starts_with('[') {
        let reply = reply(written).map_err(|problem| (None, problem))?;
        return Ok(vec![ScriptedReply { repeats: true, ..reply }]);
    }
    let list: Vec<&RawValue> =
        serde_json::from_str(written.get()).map_err(|error| (None, Problem::Invalid(error)))?;
    if list.is_empty() {
        return Err((None, Problem::NoReplies));
    }
    let replies = list.into_iter().enumerate();
    replies.map(|(index, written)| reply(written).map_err(|p| (Some(index), p))).collect()
}

/// A reply, or an object that describes one.
fn reply(written: &RawValue) -> Result<ScriptedReply, Problem> {
    let text = written.get();
    if text.starts_with('[') {
        return Err(Problem::BareList);
    }
    if !text.starts_with('{') {
        return verbatim(written);
    }
    let Members(members) = serde_json::from_str(text).map_err(Problem::Invalid)?;
    if !members.iter().any(|(name, _)| matches!(name.as_str(), "when" | "reply")) {
        return verbatim(written);
    }
    let (mut when, mut answer) = (None, None);
    for (name, value) in members {
        let slot = match name.as_str() {
            "when" => &mut when,
            "reply" => &mut answer,
            _ => return Err(Problem::Unknown(name)),
        };
        if slot.replace(value).is_some() {
            return Err(Problem::MemberTwice(name));
        }
    }
    let reply = verbatim(answer.ok_or(Problem::NoReply)?)?;
    Ok(match when {
        Some(when) => {
            reply.when(serde_json::from_str::<String>(when.get()).map_err(|_| Problem::When)?)
        }
        None => reply,
    })
}

/// A string's text, or the JSON as it was written.
fn verbatim(written: &RawValue) -> Result<ScriptedReply, Problem> {
    let text = written.get();
    match text.starts_with('"') {
        true => {
            serde_json::from_str::<String>(text).map(ScriptedReply::text).map_err(Problem::Invalid)
        }
        false => Ok(ScriptedReply::text(text)),
    }
}

/// The members of an object as they stand in the text, duplicates too.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(InOrder)
    }
}
