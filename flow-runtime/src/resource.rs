//! Things that steps take from the runtime instead of from the flow: pools, indexes, clients; one of each type.

use std::any::{Any, TypeId, type_name};
use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use crate::step::ResourceInfo;

/// Resources by their type.
#[derive(Clone, Default)]
pub(crate) struct Resources(HashMap<TypeId, (Arc<dyn Any + Send + Sync>, &'static str)>);

impl Resources {
    pub(crate) fn insert<R: Send + Sync + 'static>(&mut self, resource: R) {
        self.0.insert(TypeId::of::<R>(), (Arc::new(resource), type_name::<R>()));
    }

    pub(crate) fn has(&self, info: &ResourceInfo) -> bool {
        self.0.contains_key(&(info.id)())
    }

    pub(crate) fn get<R: 'static>(&self) -> Option<&R> {
        self.0.get(&TypeId::of::<R>()).and_then(|(resource, _)| resource.downcast_ref())
    }
}

impl fmt::Debug for Resources {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.values().map(|(_, name)| name)).finish()
    }
}
