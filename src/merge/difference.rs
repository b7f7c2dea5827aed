//! The edits that make one book of another, with the stamps of the other.

use crate::book::record::{Part, PartChange, TRASHED, diff, encode, parts};
use crate::book::{AnyRow, Book, Gone, Kind, RowHead};
use crate::changes::{Act, Edit};
use crate::moment::Stamp;
use crate::order;

/// What leads from `before` to `after`, record by record. Undoing it brings the stamps of `before` back.
pub(super) fn edits(before: &Book, after: &Book) -> Vec<Edit> {
    let mut comparing = Comparing { before, after, edits: Vec::new() };
    Kind::ALL.iter().for_each(|kind| comparing.noun(*kind));
    comparing.edits
}

struct Comparing<'a> {
    before: &'a Book,
    after: &'a Book,
    edits: Vec<Edit>,
}

impl Comparing<'_> {
    fn noun(&mut self, kind: Kind) {
        let (before, after) = (self.before.table(kind), self.after.table(kind));
        for row in after.rows() {
            match before.row(row.id()) {
                None => self.insert(kind, row),
                Some(old) if old.image() == row.image() => {}
                Some(old) if came_the_same_way(&old.head(), &row.head()) => self.alter(kind, old, row),
                Some(old) => {
                    self.remove(kind, old, old.head().latest_stamp());
                    self.insert(kind, row);
                }
            }
        }
        for gone in after.gone().iter().filter(|gone| before.gone_of(gone.id) != Some(gone)) {
            self.end(kind, before.row(gone.id), gone);
        }
    }

    fn insert(&mut self, kind: Kind, row: &dyn AnyRow) {
        let head = row.head();
        let gone = self.before.table(kind).gone_of(head.id);
        let was = Some(gone.map_or(Stamp::default(), |gone| gone.stamp));
        self.push((kind, head.id), head.latest_stamp(), was, Act::Insert(row.image()));
    }

    fn remove(&mut self, kind: Kind, row: &dyn AnyRow, stamp: Stamp) {
        let head = row.head();
        self.push((kind, head.id), stamp, Some(head.latest_stamp()), Act::Remove(row.image()));
    }

    fn end(&mut self, kind: Kind, row: Option<&dyn AnyRow>, gone: &Gone) {
        let record = (kind, gone.id);
        match row {
            _ if gone.forgotten => self.push(record, gone.stamp, None, Act::Forget),
            Some(row) => self.remove(kind, row, gone.stamp),
            None => self.push(record, gone.stamp, None, Act::Remove(Vec::new())),
        }
    }

    /// Sets the parts whose values or stamps differ.
    fn alter(&mut self, kind: Kind, old: &dyn AnyRow, new: &dyn AnyRow) {
        let (olds, news) = (values(old), values(new));
        let (old_head, new_head) = (old.head(), new.head());
        let mut parts = order::set(diff(old.record(), new.record()).into_iter().map(|change| change.part));
        let stamped = new_head.later.iter().filter(|(part, stamp)| old_head.stamp_of(*part) != *stamp);
        parts.extend(stamped.map(|(part, _)| *part));
        if old_head.trashed != new_head.trashed {
            parts.insert(TRASHED);
        }
        for part in parts {
            let change = PartChange { part, before: value(&olds, part), after: value(&news, part) };
            let (stamp, was) = (new_head.stamp_of(part), Some(old_head.stamp_of(part)));
            self.push((kind, old_head.id), stamp, was, Act::Set(change));
        }
    }

    fn push(&mut self, (kind, id): (Kind, u64), stamp: Stamp, was: Option<Stamp>, act: Act) {
        self.edits.push(Edit { kind, id, stamp: Some(stamp), was, act });
    }
}

/// Whether two rows differ in nothing but their parts.
fn came_the_same_way(one: &RowHead, two: &RowHead) -> bool {
    (one.stamp, one.recorded_on, one.source) == (two.stamp, two.recorded_on, two.source)
        && one.unknown == two.unknown
}

/// The parts of a row with their values, the trash first, in order.
fn values(row: &dyn AnyRow) -> Vec<(Part, Vec<u8>)> {
    let mut values = vec![(TRASHED, encode(&row.trashed()))];
    values.extend(parts(row.record()));
    values
}

fn value(values: &[(Part, Vec<u8>)], part: Part) -> Option<Vec<u8>> {
    values.binary_search_by_key(&part, |(part, _)| *part).ok().map(|at| values[at].1.clone())
}
