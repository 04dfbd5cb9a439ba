//! Why a document fits no branch of a union: what is wrong with it as the branch that it was meant for.
//!
//! A hint that speaks of another branch leads a model astray. A tag tells which one was meant, else the kind of the document,
//! else how far it could be read.

use super::codec::{Codec, Fault, Way};
use super::describe::{key, one_of};
use super::json::Json;
use super::shape::Node;
use super::tag::Tag;

impl Codec<'_> {
    /// What to say of a document that fits none of the branches, of which `faults` say why, in their order.
    pub(super) fn misfit(
        &mut self,
        node: &Node,
        branches: &[Node],
        mut faults: Vec<Fault>,
        json: &Json,
        way: Way,
    ) -> Fault {
        if !matches!(json, Json::Object(_) | Json::Array(_)) {
            return self.expected(node, json, way);
        }
        let (shapes, subset) = (self.shapes, self.subset.filter(|_| way == Way::Decode));
        // The branches of this kind, those of inner unions too, and in which of the outer ones they stand.
        let (mut places, mut like) = (Vec::new(), Vec::new());
        for (at, branch) in branches.iter().enumerate() {
            for inner in shapes.branches(std::slice::from_ref(branch)) {
                if inner.is_like(json, subset) {
                    places.push(at);
                    like.push(inner);
                }
            }
        }
        let meant = match shapes.tag(&like) {
            Some(tag) if matches!(json, Json::Object(_)) => match self.tagged(tag, &like, json) {
                Ok(at) => Some(places[at]),
                Err(fault) => return fault,
            },
            _ => match &places[..] {
                [first, others @ ..] if others.iter().all(|at| at == first) => Some(*first),
                _ => self.furthest(&places, &faults),
            },
        };
        match meant {
            Some(at) => faults.swap_remove(at),
            None => self.expected(node, json, way),
        }
    }

    /// Which of these objects a tag names.
    fn tagged(&mut self, tag: Tag<'_>, like: &[&Node], json: &Json) -> Result<usize, Fault> {
        match tag {
            Tag::Property(tag) => {
                let value = json.get(tag).ok_or_else(|| self.missing(tag))?;
                let named = like.iter().position(|branch| branch.constant(tag) == Some(value));
                named.ok_or_else(|| {
                    let tags = like.iter().filter_map(|branch| branch.constant(tag));
                    let expected = one_of(&mut tags.map(Json::to_string));
                    self.at(&key(tag), |codec| codec.wrong(&expected, value))
                })
            }
            Tag::Name => {
                let name = |branch: &Node| Some(branch.only_field()?.name.clone());
                let named = like
                    .iter()
                    .position(|branch| name(branch).is_some_and(|name| json.get(&name).is_some()));
                named.ok_or_else(|| {
                    let names: Vec<String> =
                        like.iter().filter_map(|branch| name(branch)).collect();
                    let names = one_of(&mut names.iter().map(|name| format!("`{name}`")));
                    self.wrong(&format!("an object with the property {names}"), json)
                })
            }
        }
    }

    /// The branch of these that reads further into the document than the others.
    fn furthest(&self, places: &[usize], faults: &[Fault]) -> Option<usize> {
        let depth = |at: &usize| faults[*at].path.matches(['.', '[']).count();
        let deepest = places.iter().max_by_key(|at| depth(at))?;
        let own = self.path.matches(['.', '[']).count();
        let alone = places.iter().all(|at| at == deepest || depth(at) < depth(deepest));
        (alone && depth(deepest) > own).then_some(*deepest)
    }
}
