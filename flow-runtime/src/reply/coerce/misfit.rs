//! Why a document cannot be read, said of the place where the pass stands.

use super::super::loose::tree::Kind;
use super::super::repair::RepairKind;
use super::super::{cut, key_step};
use super::{Coercion, Step, number, scalar};
use crate::schema::shape::Node;
use crate::schema::{Fault, describe};

/// Why a document has no reading that is sure.
#[derive(Debug)]
pub(in crate::reply) struct Misfit {
    pub(in crate::reply) fault: Fault,
    pub(in crate::reply) sort: MisfitSort,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reply) enum MisfitSort {
    /// The document is not JSON, and may not be taken for what it is nearly.
    Syntax,
    /// It does not have the form.
    Shape,
    /// It was cut off.
    CutOff,
    /// It says two things, or one that its type would pass over.
    Contradiction,
}

impl Coercion<'_, '_> {
    pub(super) fn path(&self) -> String {
        let mut path = "$".to_owned();
        for step in &self.path {
            match step {
                Step::Name(name) => path.push_str(&key_step(name)),
                Step::Index(index) => path.push_str(&format!("[{index}]")),
            }
        }
        path
    }

    pub(super) fn misfit(&self, problem: String) -> Box<Misfit> {
        let fault = Fault { path: self.path(), problem };
        Box::new(Misfit { fault, sort: MisfitSort::Shape })
    }

    pub(super) fn exhausted(&self) -> Box<Misfit> {
        self.misfit("has too many readings, or nests too deep".to_owned())
    }

    pub(super) fn contradiction(&self, problem: String) -> Box<Misfit> {
        Box::new(Misfit { sort: MisfitSort::Contradiction, ..*self.misfit(problem) })
    }

    pub(super) fn syntax_fault(&self, problem: String) -> Box<Misfit> {
        Box::new(Misfit { sort: MisfitSort::Syntax, ..*self.misfit(problem) })
    }

    /// A repair of the text that the policy does not allow.
    pub(super) fn syntax(&self, kind: RepairKind) -> Box<Misfit> {
        let problem = match kind {
            RepairKind::Comment => "has a comment in it: leave comments out",
            RepairKind::Comma => "has a comma too many or too few",
            RepairKind::Quotes => "has to be in double quotes",
            RepairKind::Newline => "has a raw line break or control character in a text: write \\n",
            RepairKind::InnerQuotes => {
                "has quotes within a text that are not escaped: write \\\" for each of them"
            }
            RepairKind::Backslash => "has a backslash that is not escaped: write \\\\ for it",
            _ => "has no closing bracket",
        };
        self.syntax_fault(problem.to_owned())
    }

    pub(super) fn cut_off(&self) -> Box<Misfit> {
        let problem = "is cut off".to_owned();
        Box::new(Misfit { sort: MisfitSort::CutOff, ..*self.misfit(problem) })
    }

    pub(super) fn expected(&self, node: &Node, at: usize) -> Box<Misfit> {
        let expected = describe(self.shapes, self.subset, node);
        self.misfit(format!("must be {expected}, not {}", self.shown(at)))
    }

    /// What stands there, in a few words.
    pub(super) fn shown(&self, at: usize) -> String {
        match self.tree.kind(at) {
            Kind::Quoted => format!("the string {:?}", cut(self.tree.raw(at))),
            Kind::Bare
                if number::is_json_number(self.tree.raw(at))
                    || scalar::is_literal(self.tree.raw(at)) =>
            {
                cut(self.tree.raw(at))
            }
            Kind::Bare => format!("the text {:?}", cut(self.tree.raw(at))),
            Kind::List => format!("a list of {}", self.tree.items(at).count()),
            Kind::Object => {
                let names = self.tree.members(at).take(4);
                let names: Vec<String> =
                    names.map(|(key, _)| format!("`{}`", cut(self.tree.raw(key)))).collect();
                match names.len() {
                    0 => "an empty object".to_owned(),
                    _ => format!("an object with {}", names.join(", ")),
                }
            }
        }
    }
}
