//! By day: which interactions happened on which day. Kept by absorb.

use crate::day::Day;
use std::collections::{BTreeMap, BTreeSet};

/// From a day to the interactions of that day, by their numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct ByDay(BTreeMap<Day, BTreeSet<u64>>);

impl ByDay {
    /// The interactions from one day to another, both included, the earliest day first.
    pub(super) fn between(&self, from: Day, until: Day) -> impl Iterator<Item = u64> {
        self.0.range(from..=until).flat_map(|(_, ids)| ids.iter().copied())
    }

    pub(super) fn put(&mut self, day: Day, id: u64) {
        self.0.entry(day).or_default().insert(id);
    }

    pub(super) fn take(&mut self, day: Day, id: u64) {
        if let Some(ids) = self.0.get_mut(&day) {
            ids.remove(&id);
        }
    }
}
