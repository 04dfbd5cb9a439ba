//! The stages of reading a reply, from the cheapest on: as it stands, then each candidate from the last.

use serde::de::{DeserializeOwned, Error as _, IgnoredAny};
use serde_json::Value;

use super::candidates::{self, Candidate, Found, Sort};
use super::coerce::{self, Along, MisfitSort, Repaired};
use super::effort;
use super::error::{ReplyError, ReplyErrorKind};
use super::loose::{self, Stop};
use super::repair::{Parsed, Repair, RepairKind, Repairs};
use super::{MAX_BYTES, cut};
use crate::schema::shape::Form;
use crate::schema::{Dialect, Fault, Json, Schema, Subset};

mod attempt;

pub(super) struct Reader<'a> {
    pub(super) schema: &'a Schema,
    /// How documents have to be turned back, if they have to be.
    pub(super) subset: Option<&'static Subset>,
    pub(super) repairs: Repairs,
    /// Whether a Rust type reads the document, which knows its form best.
    pub(super) is_typed: bool,
    /// Whether the end of the reply is missing.
    pub(super) is_cut_off: bool,
}

/// What came of reading one document.
enum Read<T> {
    Fits(Parsed<T>),
    /// It was meant as the answer, and is none.
    Fails(ReplyError),
    /// It is about something else.
    Foreign(ReplyError),
}

/// What a type did not look at in a document that it took.
enum PassedOver {
    /// Nothing that matters.
    Nothing,
    /// A key that means one of its fields.
    Key,
    Contradiction(ReplyError),
}

/// What came of reading one document as it stands.
enum Strict<T> {
    Fits(T),
    /// It has the type's form, but breaks its constraints.
    Breaks(ReplyError),
    Misfits,
}

impl<'a> Reader<'a> {
    pub(super) fn new(schema: &'a Schema, dialect: Dialect, repairs: Repairs) -> Self {
        let subset = schema.turned(dialect);
        Reader { schema, subset, repairs, is_typed: true, is_cut_off: false }
    }

    pub(super) fn read<T: DeserializeOwned>(&self, text: &str) -> Result<Parsed<T>, ReplyError> {
        if let Some(why) = self.schema.unusable() {
            return Err(ReplyError::new(ReplyErrorKind::BadSchema, why.to_owned()));
        }
        if text.len() > MAX_BYTES {
            let problem = format!(
                "it is {} bytes long, and at most {MAX_BYTES} are read: be shorter",
                text.len()
            );
            return Err(ReplyError::new(ReplyErrorKind::NotJson, problem));
        }
        let trimmed = text.trim_start_matches('\u{feff}').trim();
        if trimmed.is_empty() {
            return Err(ReplyError::new(ReplyErrorKind::Empty, "it was empty".to_owned()));
        }
        if self.schema.is_text() {
            return self.text(text);
        }
        // The end of a bare scalar cannot be seen: of a reply that was cut off, only documents count.
        if !self.is_cut_off || trimmed.starts_with(['{', '[']) {
            match self.strict(trimmed) {
                Strict::Fits(value) => return Ok(Parsed { value, repairs: Vec::new() }),
                Strict::Breaks(error) => return Err(error),
                Strict::Misfits => {}
            }
        }
        self.search(trimmed)
    }

    /// A text as it was written, without the reasoning before it.
    fn text<T: DeserializeOwned>(&self, text: &str) -> Result<Parsed<T>, ReplyError> {
        if self.is_cut_off {
            return Err(ReplyError::cut_off());
        }
        let mut said = text;
        let mut repairs = Vec::new();
        if self.repairs.allow(RepairKind::Extracted)
            && let Some((start, is_closed)) = candidates::after_reasoning(text)
        {
            said = text[start..].trim_start();
            if !is_closed || said.is_empty() {
                return Err(ReplyError::ends_in_reasoning());
            }
            repairs.push(extracted(text, text.len() - said.len()..text.len()));
        }
        let value = T::deserialize(Value::String(said.to_owned()))
            .map_err(|error| ReplyError::new(ReplyErrorKind::WrongShape, error.to_string()))?;
        Ok(Parsed { value, repairs })
    }

    /// Looks for the answer among the candidates.
    fn search<T: DeserializeOwned>(&self, text: &str) -> Result<Parsed<T>, ReplyError> {
        let scalars = self.is_like(|form| {
            matches!(
                form,
                Form::Null | Form::Bool | Form::Integer | Form::Number | Form::Text | Form::Enum(_)
            )
        });
        let mut found = candidates::find(text, scalars);
        if found.ends_in_reasoning {
            return Err(ReplyError::ends_in_reasoning());
        }
        if let Some(span) = text_after_reasoning(text, found.from) {
            // The brackets in it begin no documents.
            found.candidates = vec![Candidate { span, sort: Sort::Json }];
            found.last = None;
        }
        let is_json = || serde_json::from_str::<IgnoredAny>(text).is_ok();
        if found.candidates.is_empty() && (scalars || is_json()) {
            found.candidates.extend(whole(text, &found));
        }
        if self.is_cut_off
            && let Some(last) = found.candidates.last()
            && (last.sort != Sort::Json
                || !text[last.span.end..].trim_matches(['`', '\n', ' ']).is_empty())
        {
            return Err(ReplyError::cut_off());
        }
        let is_alone = found.candidates.len() == 1;
        let mut first = None;
        let mut tree = found.last.take();
        for candidate in found.candidates.iter().rev() {
            match self.candidate(text, candidate, tree.take(), is_alone) {
                Read::Fits(parsed) => return Ok(parsed),
                Read::Fails(error) => return Err(error),
                Read::Foreign(error) => first = first.or(Some(error)),
            }
        }
        Err(first.unwrap_or_else(ReplyError::no_json))
    }

    /// `read` is what was read of the candidate already.
    fn candidate<T: DeserializeOwned>(
        &self,
        text: &str,
        candidate: &Candidate,
        read: Option<loose::Read<'_>>,
        is_alone: bool,
    ) -> Read<T> {
        let document = &text[candidate.span.clone()];
        let mut repairs = Vec::new();
        if document.len() < text.len() {
            if !self.repairs.allow(RepairKind::Extracted) {
                let problem = "it has text around the JSON: answer with the JSON value alone";
                return Read::Fails(ReplyError::new(ReplyErrorKind::NotJson, problem.to_owned()));
            }
            repairs.push(extracted(text, candidate.span.clone()));
        }
        if candidate.sort != Sort::Nearly && (!repairs.is_empty() || self.is_cut_off) {
            match self.strict(document) {
                Strict::Fits(value) => return Read::Fits(Parsed { value, repairs }),
                Strict::Breaks(error) => return Read::Fails(error),
                Strict::Misfits => {}
            }
        }
        let (tree, stop) = match (candidate.sort, read) {
            (Sort::Scalar, _) => match loose::scalar(document) {
                Some(tree) => (tree, None),
                None => return Read::Fails(ReplyError::no_json()),
            },
            (_, Some(read)) => (read.tree, read.stop),
            (_, None) => {
                let read = loose::read(text, candidate.span.start);
                (read.tree, read.stop)
            }
        };
        // What would fit with more repairs was meant as the answer, too.
        let along = self.along(is_alone);
        let would_fit = || {
            (self.repairs != Repairs::All || along.shapes.has_policies())
                && coerce::coerce(&along.probe(), &tree).is_ok()
        };
        let failed = |error: ReplyError| match self.is_attempt(&tree) || would_fit() {
            true => Read::Fails(error),
            false => Read::Foreign(error),
        };
        match stop {
            // What stands before a document that was cut off may be a draft of it.
            Some(Stop::CutOff) => return Read::Fails(ReplyError::cut_off()),
            Some(Stop::Broken { path, problem }) => {
                return failed(ReplyError::at(ReplyErrorKind::NotJson, Fault { path, problem }));
            }
            Some(Stop::Open) | None => {}
        }
        match coerce::coerce(&along, &tree) {
            Ok(repaired) => {
                repairs.extend(repaired.repairs);
                self.finish(Repaired { own: repaired.own, repairs })
            }
            Err(misfit) if misfit.sort == MisfitSort::CutOff => Read::Fails(ReplyError::cut_off()),
            Err(misfit) => failed(match candidate.sort {
                // The form's own words, unless what they are about was repaired.
                Sort::Json if self.is_typed => match self.explain::<T>(document) {
                    Some(error) if error.path() == misfit.fault.path => error,
                    _ => ReplyError::of(*misfit),
                },
                _ => ReplyError::of(*misfit),
            }),
        }
    }

    /// A value of the type's own JSON that was made of a document.
    fn finish<T: DeserializeOwned>(&self, repaired: Repaired) -> Read<T> {
        let Repaired { own, repairs } = repaired;
        match self.value::<T>(&own) {
            Ok(value) => match self.broken(&own) {
                None => Read::Fits(Parsed { value, repairs }),
                Some(error) => Read::Fails(error),
            },
            Err(error) => {
                let reader = Reader { subset: None, ..*self };
                Read::Fails(
                    reader.explain::<T>(&own).unwrap_or_else(|| ReplyError::does_not_fit(&error)),
                )
            }
        }
    }

    /// Reads a document as it stands.
    fn strict<T: DeserializeOwned>(&self, document: &str) -> Strict<T> {
        if !self.is_typed {
            return Strict::Misfits;
        }
        if self.subset.is_none() {
            let Ok(value) = self.value::<T>(document) else {
                return Strict::Misfits;
            };
            return match self.passed_over(document) {
                PassedOver::Nothing if !self.schema.keeps_choices(document) => Strict::Misfits,
                PassedOver::Nothing => match self.broken(document) {
                    None => Strict::Fits(value),
                    Some(error) => Strict::Breaks(error),
                },
                PassedOver::Key => Strict::Misfits,
                PassedOver::Contradiction(error) => Strict::Breaks(error),
            };
        }
        let Ok(json) = serde_json::from_str::<Json>(document) else {
            return Strict::Misfits;
        };
        let mut codec = self.schema.codec(self.subset, document.len());
        let Ok(own) = codec.decode(&json) else {
            return Strict::Misfits;
        };
        match serde_json::to_string(&own).and_then(|own| self.value::<T>(&own)) {
            Err(_) => Strict::Misfits,
            Ok(value) => match self.passed_over(document) {
                PassedOver::Nothing if codec.broken.is_empty() => Strict::Fits(value),
                PassedOver::Nothing => Strict::Breaks(ReplyError::violations_of(codec.broken)),
                PassedOver::Key => Strict::Misfits,
                PassedOver::Contradiction(error) => Strict::Breaks(error),
            },
        }
    }

    /// Reads the type's own JSON, if that is done in a time that is bearable.
    fn value<T: DeserializeOwned>(&self, json: &str) -> Result<T, serde_json::Error> {
        let is_bearable = || {
            let start = json.len() - json.trim_start().len();
            let is_document = json[start..].starts_with(['{', '[']);
            let shapes = self.schema.shapes();
            !is_document || effort::is_bearable(shapes, &loose::read(json, start).tree)
        };
        if self.is_typed && self.schema.is_retried() && !is_bearable() {
            return Err(serde_json::Error::custom(
                "its type has alternatives within alternatives, all of which would be tried at every level: nest less",
            ));
        }
        self.schema.read(json)
    }

    /// What a document says that its type has passed over.
    fn passed_over(&self, document: &str) -> PassedOver {
        if self.schema.shapes().root().form == Form::Any && coerce::is_too_large(document) {
            let (path, problem) = ("$".to_owned(), coerce::TOO_LARGE.to_owned());
            return PassedOver::Contradiction(ReplyError::misfit(Fault { path, problem }));
        }
        if !document.starts_with(['{', '[']) || self.schema.known().has_all(document) {
            return PassedOver::Nothing;
        }
        let read = loose::read(document, 0);
        let along = self.along(true).probe();
        match coerce::coerce(&along, &read.tree) {
            Ok(repaired)
                if repaired.repairs.iter().any(|repair| repair.kind == RepairKind::Key) =>
            {
                PassedOver::Key
            }
            Err(misfit) if misfit.sort == MisfitSort::Contradiction => {
                PassedOver::Contradiction(ReplyError::of(*misfit))
            }
            // The type knows its form better than its schema does.
            _ => PassedOver::Nothing,
        }
    }

    fn along(&self, is_alone: bool) -> Along<'a> {
        Along {
            shapes: self.schema.shapes(),
            subset: self.subset,
            policy: self.repairs,
            is_probe: false,
            is_alone,
            is_typed: self.is_typed,
        }
    }

    /// The constraints that a document in the type's own JSON breaks, with paths as they are in the dialect.
    fn broken(&self, own: &str) -> Option<ReplyError> {
        if !self.schema.is_checked() {
            return None;
        }
        let json = serde_json::from_str::<Json>(own).ok()?;
        let mut codec = self.schema.codec(None, own.len());
        // A hand-written reader takes more than its schema says, and knows better.
        codec.decode(&json).ok()?;
        let mut broken = codec.broken;
        if broken.is_empty() {
            return None;
        }
        if let Some(subset) = self.subset
            && let Ok(wire) = self.schema.codec(Some(subset), own.len()).encode(&json)
        {
            let mut codec = self.schema.codec(Some(subset), own.len());
            if codec.decode(&wire).is_ok() && !codec.broken.is_empty() {
                broken = codec.broken;
            }
        }
        Some(ReplyError::violations_of(broken))
    }

    /// Why a document is not the type's: the slow way, along the schema, for the path. `None` if it is no JSON.
    fn explain<T: DeserializeOwned>(&self, document: &str) -> Option<ReplyError> {
        let json = serde_json::from_str::<Json>(document).ok()?;
        let mut codec = self.schema.codec(self.subset, document.len()).with_ranges();
        let own = match codec.decode(&json) {
            Ok(own) => own,
            Err(fault) => return Some(ReplyError::misfit(fault)),
        };
        if !codec.broken.is_empty() {
            return Some(ReplyError::violations_of(codec.broken).of_shape());
        }
        let problem = match self.subset {
            Some(_) => {
                let own = serde_json::to_string(&own);
                own.and_then(|own| self.value::<T>(&own)).err()
            }
            None => self.value::<T>(document).err(),
        };
        problem.map(|error| ReplyError::does_not_fit(&error))
    }
}

/// The record of what was left out around a candidate.
fn extracted(text: &str, span: std::ops::Range<usize>) -> Repair {
    let around = |text: &str| cut(text.trim());
    let from = format!("{} … {}", around(&text[..span.start]), around(&text[span.end..]));
    let to = cut(&text[span]);
    Repair { path: "$".to_owned(), kind: RepairKind::Extracted, from, to }
}

/// What comes after the reasoning, if that is one text as JSON has it.
fn text_after_reasoning(text: &str, from: usize) -> Option<std::ops::Range<usize>> {
    let answer = text[from..].trim_start();
    let is_text = from > 0 && answer.starts_with('"');
    (is_text && serde_json::from_str::<IgnoredAny>(answer).is_ok())
        .then(|| text.len() - answer.len()..text.len())
}

/// The whole answer as a scalar, without the marks that make it stand out.
fn whole(text: &str, found: &Found<'_>) -> Option<Candidate> {
    let answer = &text[found.from..];
    let start = text.len() - answer.trim_start().len();
    let mut span = start..start + answer.trim().len();
    for mark in ["**", "__", "*", "`"] {
        let inner = text[span.clone()].strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
        if let Some(inner) = inner.filter(|inner| !inner.contains(mark)) {
            span = span.start + mark.len()..span.start + mark.len() + inner.len();
        }
    }
    (!span.is_empty()).then_some(Candidate { span, sort: Sort::Scalar })
}
