//! Indexes: what finds records by other things than their id. Kept by absorb.

use super::any::AnyRow;
use super::{Interaction, Kind, Links};
use crate::day::Day;
use std::any::Any;
use std::collections::{BTreeMap, BTreeSet};

/// The indexes of a book; what is in the trash is in none.
#[derive(Clone, Debug, Default)]
pub(super) struct Indexes {
    /// For every record, which records name it.
    pub links: Links,
    /// From a day to the interactions of that day, by their numbers.
    days: BTreeMap<Day, BTreeSet<u64>>,
}

impl Indexes {
    /// The interactions from one day to another, both included, the earliest day first.
    pub fn interactions_between(&self, from: Day, until: Day) -> impl Iterator<Item = u64> {
        self.days.range(from..=until).flat_map(|(_, ids)| ids.iter().copied())
    }

    /// Puts a record in.
    pub fn enter(&mut self, record: (Kind, u64), row: &dyn AnyRow) {
        if row.head().trashed.is_none() {
            row.record().names(&mut |named| self.links.link(named, record));
            if let Some(day) = day_of(row) {
                self.days.entry(day).or_default().insert(record.1);
            }
        }
    }

    /// Takes a record out.
    pub fn leave(&mut self, record: (Kind, u64), row: &dyn AnyRow) {
        row.record().names(&mut |named| self.links.unlink(named, record));
        if let Some(ids) = day_of(row).and_then(|day| self.days.get_mut(&day)) {
            ids.remove(&record.1);
        }
    }
}

/// The day of an interaction.
fn day_of(row: &dyn AnyRow) -> Option<Day> {
    (row.record() as &dyn Any).downcast_ref::<Interaction>().map(|interaction| interaction.day)
}
