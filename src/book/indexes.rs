//! Indexes: what finds records by other things than their id. Kept by absorb.

use super::any::AnyRow;
use super::links::Link;
use super::{Interaction, Links};
use crate::day::Day;
use std::any::Any;
use std::collections::BTreeMap;

/// The indexes of a book; what is in the trash is in none.
#[derive(Clone, Debug, Default)]
pub(super) struct Indexes {
    /// For every record, which records name it.
    pub links: Links,
    /// From a day to the interactions of that day: their ids, which give the order, and their places.
    days: BTreeMap<Day, Vec<(u64, u32)>>,
}

impl Indexes {
    /// The places of the interactions from one day to another, both included, the earliest day first.
    pub fn interactions_between(&self, from: Day, until: Day) -> impl Iterator<Item = u32> {
        self.days.range(from..=until).flat_map(|(_, places)| places.iter().map(|(_, slot)| *slot))
    }

    /// Puts a record in.
    pub fn enter(&mut self, record: Link, row: &dyn AnyRow) {
        if row.trashed().is_some() {
            return;
        }
        row.record().names(&mut |named| self.links.link(named, record));
        if let Some(day) = day_of(row) {
            let places = self.days.entry(day).or_default();
            if let Err(at) = places.binary_search_by_key(&record.id, |(id, _)| *id) {
                places.insert(at, (record.id, record.slot));
            }
        }
    }

    /// Takes a record out.
    pub fn leave(&mut self, record: Link, row: &dyn AnyRow) {
        row.record().names(&mut |named| self.links.unlink(named, record));
        if let Some(places) = day_of(row).and_then(|day| self.days.get_mut(&day)) {
            places.retain(|(id, _)| *id != record.id);
        }
    }
}

/// The day of an interaction.
fn day_of(row: &dyn AnyRow) -> Option<Day> {
    (row.record() as &dyn Any).downcast_ref::<Interaction>().map(|interaction| interaction.day)
}
