//! Unions: what tells the branches apart decides, else the one that fits best. Two that fit equally well are an error.

use super::super::fold::fold;
use super::super::loose::tree::Kind;
use super::{Coercion, Fit, Misfit, Point, Step};
use crate::schema::shape::{Choice, Form, Node};
use crate::schema::tag::Tag;

/// What a branch costs: a repair that is safe, one that is not, a property that the branch does not name.
const SAFE: usize = 1;
const RISKY: usize = 1_000;
const STRANGER: usize = 1_000_000;

impl<'a, 't: 'a> Coercion<'a, 't> {
    pub(super) fn union(&mut self, node: &'a Node, branches: &'a [Node], at: usize) -> Fit {
        // `Option`, which is most of them, needs no search.
        if let [inner, Node { form: Form::Null, .. }] = branches {
            return self.optional(node, inner, &branches[1], at);
        }
        if self.subset.is_some()
            && let Some((key, value)) = self.only_member(at)
            && let Some(branch) = node.labels.iter().position(|label| label == self.tree.raw(key))
        {
            self.lexical(at)?;
            let name = self.key_said(key)?;
            return self.within(Step::Name(name), |pass| pass.node(&branches[branch], value));
        }
        let branches = self.shapes.branches(branches);
        if self.tree.kind(at) == Kind::Object {
            match self.shapes.tag(&branches) {
                Some(Tag::Property(tag)) => {
                    if let Some(fit) = self.tagged(&branches, tag, at) {
                        return fit;
                    }
                }
                Some(Tag::Name) => return self.by_name(node, &branches, at),
                None => {}
            }
        }
        self.best(node, &branches, at)
    }

    fn optional(&mut self, node: &'a Node, inner: &'a Node, null: &'a Node, at: usize) -> Fit {
        if self.is_nothing(at) {
            self.lexical(at)?;
            return self.null(null, at);
        }
        let start = self.point();
        let misfit = match self.node(inner, at) {
            Ok(()) => return Ok(()),
            Err(misfit) => misfit,
        };
        self.back_to(start);
        if self.is_scalar(at) {
            let fit = self.lexical(at).and_then(|()| self.null(null, at));
            if fit.is_ok() {
                return fit;
            }
            self.back_to(start);
            // A scalar that is neither: both are told.
            if misfit.fault.path == self.path() && misfit.sort == super::MisfitSort::Shape {
                return Err(self.expected(node, at));
            }
        }
        Err(misfit)
    }

    /// The branch whose constant stands at the property `tag`; `None` if the property is not there and a branch of another
    /// kind may be meant.
    fn tagged(&mut self, branches: &[&'a Node], tag: &'a str, at: usize) -> Option<Fit> {
        let tree = self.tree;
        let folded = fold(tag);
        let value = tree
            .members(at)
            .find(|(key, _)| tree.raw(*key) == tag)
            .or_else(|| tree.members(at).find(|(key, _)| fold(tree.raw(*key)) == folded))
            .map(|(_, value)| value);
        let Some(value) = value else {
            let has_others = branches.iter().any(|branch| {
                branch.constant(tag).is_none() && matches!(branch.form, Form::Object(_) | Form::Any)
            });
            let problem = format!("lacks the property `{tag}`");
            return (!has_others).then(|| Err(self.misfit(problem)));
        };
        let choices: Vec<Choice> =
            branches.iter().filter_map(|branch| constant(branch, tag)).cloned().collect();
        let said = match self.tree.said(value) {
            Ok(said) if self.is_scalar(value) => said.text,
            _ => return None,
        };
        let named = super::word::choice(&choices, &said).map(|(choice, _)| choice.value.clone());
        let branch = named.and_then(|named| {
            branches.iter().copied().find(|branch| branch.constant(tag) == Some(&named))
        });
        Some(match branch {
            Some(branch) => self.node(branch, at),
            None => {
                let expected = Node { form: Form::Enum(choices), ..Node::default() };
                self.within(Step::Name(tag.into()), |pass| Err(pass.expected(&expected, value)))
            }
        })
    }

    /// The branch whose only property the object has.
    fn by_name(&mut self, node: &'a Node, branches: &[&'a Node], at: usize) -> Fit {
        let tree = self.tree;
        let Some((key, _)) = self.only_member(at) else {
            return Err(self.expected(node, at));
        };
        let said = tree.said(key).map(|said| said.text).unwrap_or_default();
        let folded = fold(&said);
        let is_named = |branch: &&Node, same: &dyn Fn(&str) -> bool| {
            branch.only_field().is_some_and(|field| {
                same(&field.name) || field.aliases.iter().any(|alias| same(alias))
            })
        };
        let exact =
            branches.iter().copied().find(|branch| is_named(branch, &|name| *name == *said));
        let branch = exact.or_else(|| {
            let mut alike = branches
                .iter()
                .copied()
                .filter(|branch| is_named(branch, &|name| fold(name) == folded));
            alike.next().filter(|_| alike.next().is_none())
        });
        match branch {
            Some(branch) => self.node(branch, at),
            None => {
                let names: Vec<String> = branches
                    .iter()
                    .filter_map(|branch| branch.only_field())
                    .map(|field| format!("`{}`", field.name))
                    .collect();
                let shown = self.shown(at);
                Err(self.misfit(format!(
                    "must be an object with the property {}, not {shown}",
                    names.join(" or ")
                )))
            }
        }
    }

    /// The branch that fits as it stands, else the one that takes the least to fit.
    fn best(&mut self, node: &'a Node, branches: &[&'a Node], at: usize) -> Fit {
        let start = self.point();
        let mut best: Option<(usize, String, Vec<super::Repair>, usize)> = None;
        let mut is_tie = false;
        let mut faults: Vec<Misfit> = Vec::new();
        let is_object = self.tree.kind(at) == Kind::Object;
        let mut count = 0;
        for branch in branches {
            // Which branch a value without its braces was meant for cannot be told.
            if !is_object && matches!(&branch.form, Form::Object(object) if !object.is_map()) {
                continue;
            }
            match self.node(branch, at) {
                Ok(()) => {
                    let cost = self.cost(start);
                    // The type itself takes the first branch that fits as it stands.
                    if cost == 0 {
                        return Ok(());
                    }
                    count += 1;
                    let own = self.own[start.own..].to_owned();
                    match &best {
                        Some((least, known, ..)) if *least <= cost => {
                            is_tie |= *least == cost && *known != own;
                        }
                        _ => {
                            let repairs = self.repairs[start.repairs..].to_vec();
                            best = Some((cost, own, repairs, self.strangers));
                            is_tie = false;
                        }
                    }
                }
                Err(misfit) => faults.push(*misfit),
            }
            self.back_to(start);
        }
        // A branch may only have failed because of it.
        if self.work == 0 {
            return Err(self.exhausted());
        }
        // Of branches that each leave something out, none is the best.
        let leaves_out = best.as_ref().is_some_and(|(cost, ..)| count > 1 && *cost >= STRANGER);
        match best {
            Some(_) if is_tie || leaves_out => {
                let shown = self.shown(at);
                Err(self.misfit(format!("fits several of its forms equally well: {shown}")))
            }
            Some((_, own, repairs, strangers)) => {
                self.own.push_str(&own);
                self.repairs.extend(repairs);
                self.strangers = strangers;
                Ok(())
            }
            None => Err(self.closest(node, faults, at)),
        }
    }

    fn cost(&self, start: Point) -> usize {
        let repairs = self.repairs[start.repairs..].iter();
        let repairs: usize = repairs.map(|r| if r.kind.is_safe() { SAFE } else { RISKY }).sum();
        repairs + (self.strangers - start.strangers) * STRANGER
    }

    /// The fault of the branch that was read furthest, if one was read further than the others; else what all of them want.
    fn closest(&self, node: &Node, faults: Vec<Misfit>, at: usize) -> Box<Misfit> {
        let deepest = faults.iter().map(|misfit| misfit.fault.path.len()).max().unwrap_or_default();
        let own = self.path().len();
        let mut deep = faults.into_iter().filter(|misfit| misfit.fault.path.len() == deepest);
        match (deep.next(), deep.next()) {
            (Some(misfit), None) if deepest > own => Box::new(misfit),
            (Some(misfit), _) if misfit.sort != super::MisfitSort::Shape => Box::new(misfit),
            _ => self.expected(node, at),
        }
    }
}

/// The constant of a branch's tag, with its aliases.
fn constant<'a>(branch: &&'a Node, tag: &str) -> Option<&'a Choice> {
    branch.constant(tag)?;
    let Form::Object(object) = &branch.form else {
        return None;
    };
    match &object.field(tag)?.node.form {
        Form::Enum(choices) => choices.first(),
        _ => None,
    }
}
