//! Objects with named fields, and maps.

use std::borrow::Cow;
use std::collections::HashMap;

use super::super::fold::{fold, is_near};
use super::super::loose::tree::{Kind, Marks};
use super::super::repair::RepairKind;
use super::{Coercion, Fit, Misfit, Step};
use crate::schema::shape::{Field, Form, Node, Object, Rest};
use crate::schema::{KEY, VALUE, nullable, takes_null};

/// The names of objects that only hold an answer.
const WRAPPERS: [&str; 9] =
    ["value", "answer", "result", "output", "response", "data", "final", "finalanswer", "json"];

/// What a key says, the token of its value, and the field that it means.
type Member<'a> = (Cow<'a, str>, usize, Option<usize>);

impl<'a, 't: 'a> Coercion<'a, 't> {
    pub(super) fn object(&mut self, node: &'a Node, object: &'a Object, at: usize) -> Fit {
        if self.tree.kind(at) != Kind::Object {
            return self.only_field(node, object, at);
        }
        let members = self.named(object, at)?;
        let knows_none = members.iter().all(|(_, _, field)| field.is_none());
        if knows_none
            && object.rest.is_none()
            && object.fields.iter().any(|field| field.required)
            && let Some((key, inner)) = self.only_member(at)
            && self.tree.kind(inner) == Kind::Object
            && self.policy.allow(RepairKind::Wrapping)
            && !is_doubtful(self.tree.raw(key))
        {
            let name = self.key_said(key)?;
            self.repair(RepairKind::Wrapping, node, at, "what it holds")?;
            return self.within(Step::Name(name), |pass| pass.node(node, inner));
        }
        self.own.push('{');
        let start = self.own.len();
        let mut given: Vec<Option<usize>> = vec![None; object.fields.len()];
        let mut strangers: HashMap<Cow<'a, str>, usize> = HashMap::new();
        for (name, value, field) in members {
            let before = self.own.len();
            if before > start {
                self.own.push(',');
            }
            let is_written = match field {
                Some(index) => {
                    if let Some(first) = given[index].replace(value) {
                        self.repeated(&name, first, value)?;
                        false
                    } else {
                        self.field(&object.fields[index], value)?
                    }
                }
                None => match strangers.insert(name.clone(), value) {
                    Some(first) => {
                        self.repeated(&name, first, value)?;
                        false
                    }
                    None => self.stranger(node, object, name, value)?,
                },
            };
            if !is_written {
                self.own.truncate(before);
            }
        }
        self.own.push('}');
        self.complete(object, at, &given, &strangers)
    }

    /// The members of an object, with the field that each key means.
    fn named(&mut self, object: &'a Object, at: usize) -> Result<Vec<Member<'a>>, Box<Misfit>> {
        let tree = self.tree;
        let mut members = Vec::new();
        let mut named = vec![false; object.fields.len()];
        for (key, value) in tree.members(at) {
            let name = self.key_said(key)?;
            let field = object.fields.iter().position(|field| {
                field.name == name || field.aliases.iter().any(|alias| *alias == name)
            });
            if let Some(field) = field {
                named[field] = true;
            }
            members.push((name, value, field));
        }
        // Where further members have names of their own, a name that is only alike may be one of these.
        if object.rest.is_none() {
            for (name, _, field) in members.iter_mut().filter(|(_, _, field)| field.is_none()) {
                *field = self.alike(object, name, &named)?;
            }
        }
        Ok(members)
    }

    /// The field whose name a key has in another case, with other separators or accents.
    fn alike(
        &mut self,
        object: &'a Object,
        name: &str,
        named: &[bool],
    ) -> Result<Option<usize>, Box<Misfit>> {
        let folded = fold(name);
        let is_alike = |field: &Field| {
            fold(&field.name) == folded || field.aliases.iter().any(|alias| fold(alias) == folded)
        };
        let mut alike = object.fields.iter().enumerate().filter(|(_, field)| is_alike(field));
        let (Some((index, field)), None) = (alike.next(), alike.next()) else {
            return Ok(None);
        };
        if named[index] {
            let problem = format!("has both {:?} and `{}`", super::cut(name), field.name);
            return Err(self.contradiction(problem));
        }
        if !self.policy.allow(RepairKind::Key) {
            return Err(self.misfit(format!(
                "lacks the property `{}`, and has {:?}",
                field.name,
                super::cut(name)
            )));
        }
        self.record(RepairKind::Key, name, &field.name)?;
        Ok(Some(index))
    }

    /// Writes a field; `false` if it is left out.
    fn field(&mut self, field: &'a Field, value: usize) -> Result<bool, Box<Misfit>> {
        self.within_field(field, |pass| pass.member(field, value))
    }

    fn member(&mut self, field: &'a Field, value: usize) -> Result<bool, Box<Misfit>> {
        if !field.required && self.is_nothing(value) && !takes_null(self.shapes, &field.node) {
            let is_asked = self.subset.is_some_and(|subset| nullable(self.shapes, subset, field));
            if !is_asked {
                let step = Step::Name(Cow::Borrowed(field.name.as_str()));
                self.within(step, |pass| {
                    pass.repair(RepairKind::Default, &field.node, value, "its default")
                })?;
            }
            return Ok(false);
        }
        self.push_key(&field.name);
        self.within(Step::Name(Cow::Borrowed(&field.name)), |pass| pass.node(&field.node, value))?;
        Ok(true)
    }

    /// Writes a member that no field has.
    fn stranger(
        &mut self,
        node: &Node,
        object: &'a Object,
        name: Cow<'a, str>,
        value: usize,
    ) -> Result<bool, Box<Misfit>> {
        let Some(rest) = &object.rest else {
            // A Rust type says itself whether it takes them.
            if object.closed && !self.is_typed {
                return Err(self.misfit(format!(
                    "has the property {:?}, and takes none of that name",
                    super::cut(&name)
                )));
            }
            self.strangers += 1;
            self.push_key(&name);
            self.within(Step::Name(name), |pass| pass.any_node(value))?;
            return Ok(true);
        };
        if self.turns(node) && name == object.rest_name() && self.tree.kind(value) == Kind::List {
            let before = self.own.len();
            self.within(Step::Name(name), |pass| pass.entries(rest, value))?;
            return Ok(self.own.len() > before);
        }
        self.push_key(&name);
        self.within(Step::Name(name), |pass| pass.node(&rest.node, value))?;
        Ok(true)
    }

    /// Whether all is there that has to be, and nothing that is there was meant for what is not.
    fn complete(
        &mut self,
        object: &'a Object,
        at: usize,
        given: &[Option<usize>],
        strangers: &HashMap<Cow<'a, str>, usize>,
    ) -> Fit {
        let is_cut = self.tree.marks(at).has(Marks::CUT);
        for (field, given) in object.fields.iter().zip(given) {
            if given.is_some() {
                continue;
            }
            // The text ends within the object: what is not there may have been to come.
            if is_cut {
                return Err(self.cut_off());
            }
            let folded = fold(&field.name);
            let near = match object.rest {
                None => strangers.keys().find(|name| is_near(&fold(name), &folded)),
                Some(_) => None,
            };
            match near {
                Some(near) => {
                    let near = super::cut(near);
                    let problem = format!("lacks the property `{}`, and has {near:?}", field.name);
                    return Err(self.contradiction(problem));
                }
                None if field.required => {
                    return Err(self.misfit(format!("lacks the property `{}`", field.name)));
                }
                None => {}
            }
        }
        match is_cut && object.rest.is_some() {
            true => Err(self.cut_off()),
            false => Ok(()),
        }
    }

    /// A value where an object with one field should be: the field's.
    fn only_field(&mut self, node: &'a Node, object: &'a Object, at: usize) -> Fit {
        let ([field], None) = (&object.fields[..], &object.rest) else {
            return Err(self.expected(node, at));
        };
        let is_several = self.path.is_empty() && !self.is_alone;
        if is_several || self.is_nothing(at) || !self.policy.allow(RepairKind::Wrapping) {
            return Err(self.expected(node, at));
        }
        let start = self.point();
        self.repair(RepairKind::Wrapping, node, at, "its only field")?;
        self.own.push('{');
        self.push_key(&field.name);
        if self.within_field(field, |pass| pass.node(&field.node, at)).is_err() {
            self.back_to(start);
            return Err(self.expected(node, at));
        }
        self.own.push('}');
        Ok(())
    }

    /// The value that an object holds and nothing else, where no object should be.
    pub(super) fn unwrapped(&mut self, at: usize) -> Option<(usize, usize)> {
        let (key, value) = self.only_member(at)?;
        // What was cut off may have been to hold more.
        let is_whole = !self.tree.marks(at).has(Marks::CUT);
        let is_wrapped = is_whole && is_wrapper(self.tree.raw(key));
        (self.policy.allow(RepairKind::Wrapping) && is_wrapped).then_some((key, value))
    }

    pub(super) fn map(&mut self, node: &'a Node, map: &'a Object, at: usize) -> Fit {
        let Some(rest) = &map.rest else {
            return Err(self.expected(node, at));
        };
        let tree = self.tree;
        match tree.kind(at) {
            Kind::Object => {
                if tree.marks(at).has(Marks::CUT) {
                    return Err(self.cut_off());
                }
                self.own.push('{');
                let mut seen: HashMap<Cow<'a, str>, usize> = HashMap::new();
                for (key, value) in tree.members(at) {
                    let name = self.key_said(key)?;
                    if let Some(first) = seen.insert(name.clone(), value) {
                        self.repeated(&name, first, value)?;
                        continue;
                    }
                    self.comma(seen.len() - 1);
                    self.push_key(&name);
                    self.within(Step::Name(name), |pass| pass.node(&rest.node, value))?;
                }
                self.own.push('}');
                Ok(())
            }
            Kind::List => {
                if !self.turns(node) {
                    self.repair(RepairKind::Pairs, node, at, "a map")?;
                }
                self.own.push('{');
                self.entries(rest, at)?;
                self.own.push('}');
                Ok(())
            }
            _ => Err(self.expected(node, at)),
        }
    }

    /// The members that a list of pairs makes.
    fn entries(&mut self, rest: &'a Rest, at: usize) -> Fit {
        let tree = self.tree;
        let mut seen: HashMap<Cow<'a, str>, usize> = HashMap::new();
        for (index, entry) in tree.items(at).enumerate() {
            self.within(Step::Index(index), |pass| {
                pass.lexical(entry)?;
                let Some((key, value)) = pass.pair(entry) else {
                    let shown = pass.shown(entry);
                    return Err(pass
                        .misfit(format!("must be an object with `key` and `value`, not {shown}")));
                };
                if tree.kind(entry) == Kind::Object {
                    for (key, _) in tree.members(entry) {
                        pass.lexical(key)?;
                    }
                }
                let name = pass.key_said(key)?;
                if let Some(first) = seen.insert(name.clone(), value) {
                    return pass.repeated(&name, first, value);
                }
                pass.comma(seen.len() - 1);
                pass.push_key(&name);
                pass.within(Step::Name(VALUE.into()), |pass| pass.node(&rest.node, value))
            })?;
        }
        Ok(())
    }

    /// The tokens of key and value of `{"key": …, "value": …}` or `[key, value]`.
    fn pair(&self, at: usize) -> Option<(usize, usize)> {
        let tree = self.tree;
        let (key, value) = match tree.kind(at) {
            Kind::List => {
                let mut items = tree.items(at);
                let pair = (items.next()?, items.next()?);
                items.next().is_none().then_some(pair)?
            }
            Kind::Object => {
                let members: Vec<(usize, usize)> = tree.members(at).take(3).collect();
                let named = |name: &str| {
                    members
                        .iter()
                        .find(|(key, _)| fold(tree.raw(*key)) == name)
                        .map(|(_, value)| *value)
                };
                (members.len() == 2).then_some(())?;
                (named(KEY)?, named(VALUE)?)
            }
            _ => return None,
        };
        let is_key = match tree.kind(key) {
            Kind::Quoted => true,
            Kind::Bare => !self.is_nothing(key),
            _ => false,
        };
        is_key.then_some((key, value))
    }
}

/// What holds no answer: the words of a key.
const DOUBTS: [&str; 28] = [
    "error",
    "errors",
    "warning",
    "warnings",
    "problem",
    "problems",
    "issue",
    "issues",
    "example",
    "examples",
    "sample",
    "draft",
    "previous",
    "old",
    "before",
    "original",
    "input",
    "bad",
    "wrong",
    "incorrect",
    "invalid",
    "rejected",
    "missing",
    "unknown",
    "excluded",
    "skipped",
    "not",
    "no",
];

/// Whether a key is a name for an object that only holds an answer.
pub(in crate::reply) fn is_wrapper(key: &str) -> bool {
    WRAPPERS.contains(&fold(key).as_str())
}

/// Whether what stands under a key is said not to be the answer: `bad_example`, `errors`.
pub(super) fn is_doubtful(key: &str) -> bool {
    let mut words = String::new();
    let mut was_lower = false;
    for c in key.chars() {
        if c.is_uppercase() && was_lower || !c.is_alphanumeric() {
            words.push(' ');
        }
        was_lower = c.is_lowercase();
        words.extend(c.to_lowercase());
    }
    words.split(|c: char| !c.is_alphanumeric()).any(|word| DOUBTS.contains(&word))
}

/// Whether a form is one that an object with a single member may stand around.
pub(super) fn may_be_wrapped(form: &Form) -> bool {
    matches!(form, Form::Bool | Form::Integer | Form::Number | Form::Text | Form::Enum(_))
}
