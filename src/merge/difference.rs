//! The edits that make one book of another, with the stamps of the other.

use crate::book::record::{Part, PartChange, TRASHED, encode};
use crate::book::{Book, EachNoun, Gone, Noun, Row, Table};
use crate::changes::{Act, Edit};
use crate::id::Id;
use crate::moment::Stamp;
use std::collections::BTreeSet;

/// What leads from `before` to `after`, record by record. Undoing it brings the stamps of `before` back.
pub(super) fn edits(before: &Book, after: &Book) -> Vec<Edit> {
    let mut comparing = Comparing { before, after, edits: Vec::new() };
    Book::for_each_noun(&mut comparing);
    comparing.edits
}

struct Comparing<'a> {
    before: &'a Book,
    after: &'a Book,
    edits: Vec<Edit>,
}

impl EachNoun for Comparing<'_> {
    fn noun<T: Noun>(&mut self, _name: &'static str) {
        let (before, after) = (T::table(self.before), T::table(self.after));
        for row in after.iter_any() {
            match before.get_any(row.id) {
                None => self.insert(row),
                Some(old) if old == row => {}
                Some(old) if came_the_same_way(old, row) => self.alter(old, row),
                Some(old) => {
                    self.remove(old, old.latest_stamp());
                    self.insert(row);
                }
            }
        }
        for gone in after.gone().iter().filter(|gone| before.gone_of(gone.id) != Some(gone)) {
            self.end(before.get_any(Id::<T>::from_number(gone.id)), gone);
        }
    }
}

/// Whether two rows differ in nothing but their parts.
fn came_the_same_way<T: Noun>(one: &Row<T>, two: &Row<T>) -> bool {
    (one.stamp, one.recorded_on, one.source) == (two.stamp, two.recorded_on, two.source)
        && one.unknown == two.unknown
}

impl Comparing<'_> {
    fn insert<T: Noun>(&mut self, row: &Row<T>) {
        let gone = T::table(self.before).gone_of(row.id.number());
        let was = Some(gone.map_or(Stamp::default(), |gone| gone.stamp));
        self.push(row.id, row.latest_stamp(), was, Act::Insert(Table::image(row)));
    }

    fn remove<T: Noun>(&mut self, row: &Row<T>, stamp: Stamp) {
        self.push(row.id, stamp, Some(row.latest_stamp()), Act::Remove(Table::image(row)));
    }

    fn end<T: Noun>(&mut self, row: Option<&Row<T>>, gone: &Gone) {
        let id = Id::<T>::from_number(gone.id);
        match row {
            _ if gone.forgotten => self.push(id, gone.stamp, None, Act::Forget),
            Some(row) => self.remove(row, gone.stamp),
            None => self.push(id, gone.stamp, None, Act::Remove(Vec::new())),
        }
    }

    /// Sets the parts whose values or stamps differ.
    fn alter<T: Noun>(&mut self, old: &Row<T>, new: &Row<T>) {
        let (olds, news) = (values(old), values(new));
        let mut parts: BTreeSet<Part> =
            T::diff(&old.record, &new.record).into_iter().map(|change| change.part).collect();
        let stamped = new.later.iter().filter(|(part, stamp)| old.stamp_of(*part) != *stamp);
        parts.extend(stamped.map(|(part, _)| *part));
        if old.trashed != new.trashed {
            parts.insert(TRASHED);
        }
        for part in parts {
            let change = PartChange { part, before: value(&olds, part), after: value(&news, part) };
            self.push(old.id, new.stamp_of(part), Some(old.stamp_of(part)), Act::Set(change));
        }
    }

    fn push<T: Noun>(&mut self, id: Id<T>, stamp: Stamp, was: Option<Stamp>, act: Act) {
        self.edits.push(Edit { kind: T::KIND, id: id.number(), stamp: Some(stamp), was, act });
    }
}

/// The parts of a row with their values, the trash first, in order.
fn values<T: Noun>(row: &Row<T>) -> Vec<(Part, Vec<u8>)> {
    let mut values = vec![(TRASHED, encode(&row.trashed))];
    values.extend(row.record.parts());
    values
}

fn value(values: &[(Part, Vec<u8>)], part: Part) -> Option<Vec<u8>> {
    values.binary_search_by_key(&part, |(part, _)| *part).ok().map(|at| values[at].1.clone())
}
