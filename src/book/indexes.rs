//! Indexes: what finds records by other things than their id. Kept by absorb.

use super::any::AnyRow;
use super::id_map::IdMap;
use super::links::Link;
use super::{Interaction, Links};
use crate::day::Day;
use std::any::Any;
use std::collections::BTreeSet;

/// The indexes of a book; what is in the trash is in none.
#[derive(Clone, Debug, Default)]
pub(super) struct Indexes {
    /// For every record, which records name it.
    pub links: Links,
    /// From a day to the interactions of that day: their ids, which give the order, and their places.
    days: IdMap<Vec<(u64, u32)>>,
    /// The days on which there ever was one.
    known_days: BTreeSet<Day>,
}

impl Indexes {
    /// The places of the interactions from one day to another, both included, the earliest day first.
    pub fn interactions_between(&self, from: Day, until: Day) -> impl Iterator<Item = u32> {
        let days = self.known_days.range(from..=until).filter_map(|day| self.days.find(key(*day)));
        days.flatten().map(|(_, slot)| *slot)
    }

    /// Puts a record in.
    pub fn enter(&mut self, record: Link, row: &dyn AnyRow) {
        if row.trashed().is_some() {
            return;
        }
        row.record().names(&mut |named| self.links.link(named, record));
        if let Some(day) = day_of(row) {
            let places = self.days.entry(key(day));
            if places.is_empty() {
                self.known_days.insert(day);
            }
            if let Err(at) = places.binary_search_by_key(&record.id, |(id, _)| *id) {
                places.insert(at, (record.id, record.slot));
            }
        }
    }

    /// Takes a record out.
    pub fn leave(&mut self, record: Link, row: &dyn AnyRow) {
        row.record().names(&mut |named| self.links.unlink(named, record));
        if let Some(places) = day_of(row).and_then(|day| self.days.find_mut(key(day))) {
            places.retain(|(id, _)| *id != record.id);
        }
    }
}

/// A day as a number to find it by.
fn key(day: Day) -> u64 {
    u64::from(day.number().cast_unsigned())
}

/// The day of an interaction.
fn day_of(row: &dyn AnyRow) -> Option<Day> {
    (row.record() as &dyn Any).downcast_ref::<Interaction>().map(|interaction| interaction.day)
}
