//! Joining two books row by row, part by part.

use crate::book::record::{Fields, Part, TRASHED, diff, encode, parts};
use crate::book::{AnyRow, Book, Contact, Gone, Kind, Row, RowHead, set_in_row};
use crate::moment::Stamp;
use crate::order;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Two books in one, before it is settled what comes back.
pub(super) struct Joined {
    /// All rows of both, also those that one side has removed, but none that was forgotten.
    pub(super) book: Book,
    /// The rows among them that one side has removed, and when.
    pub(super) removed: Vec<(Kind, u64, Stamp)>,
    /// People forgotten on one side whom the other still knew, and when.
    pub(super) forgotten: Vec<(Row<Contact>, Stamp)>,
}

pub(super) fn join(one: &Book, two: &Book) -> Joined {
    let joined = Joined { book: Book::default(), removed: Vec::new(), forgotten: Vec::new() };
    let mut joining = Joining { one, two, joined };
    Kind::ALL.iter().for_each(|kind| joining.noun(*kind));
    joining.joined.book.see_stamp(one.latest_stamp().max(two.latest_stamp()));
    joining.joined
}

struct Joining<'a> {
    one: &'a Book,
    two: &'a Book,
    joined: Joined,
}

impl Joining<'_> {
    fn noun(&mut self, kind: Kind) {
        let (one, two) = (self.one.table(kind), self.two.table(kind));
        for row in one.rows() {
            let id = row.id();
            match two.row(id) {
                Some(other) => self.joined.load(kind, &join_rows(row, other)),
                None => self.joined.keep(kind, row, two.gone_of(id)),
            }
        }
        for row in two.rows().filter(|row| one.row(row.id()).is_none()) {
            self.joined.keep(kind, row, one.gone_of(row.id()));
        }
        for gone in one.gone().iter().chain(two.gone()) {
            self.joined.note(kind, gone);
        }
    }
}

impl Joined {
    fn load(&mut self, kind: Kind, image: &[u8]) {
        // It was written a moment ago, so it reads.
        let _ = self.book.load_image(kind, image);
    }

    /// A row that only one side has, and what the other side knows of its end.
    fn keep(&mut self, kind: Kind, row: &dyn AnyRow, gone: Option<&Gone>) {
        match gone {
            Some(gone) if gone.forgotten => {
                if kind == Kind::Contact
                    && let Ok(person) = Row::of_image(&row.image())
                {
                    self.forgotten.push((person, gone.stamp));
                }
                self.book.load_gone(kind, *gone);
            }
            Some(gone) => {
                self.removed.push((kind, row.id(), gone.stamp));
                self.load(kind, &row.image());
            }
            None => self.load(kind, &row.image()),
        }
    }

    /// What is left of a record that no side has.
    fn note(&mut self, kind: Kind, gone: &Gone) {
        let table = self.book.table(kind);
        if table.row(gone.id).is_some() {
            return;
        }
        let known = table.gone_of(gone.id).copied().unwrap_or(*gone);
        let stamp = known.stamp.max(gone.stamp);
        let forgotten = known.forgotten || gone.forgotten;
        self.book.load_gone(kind, Gone { id: gone.id, stamp, forgotten });
    }
}

/// One row of two, as its image: part by part the later stamp wins.
fn join_rows(one: &dyn AnyRow, two: &dyn AnyRow) -> Vec<u8> {
    let image = one.image();
    if image == two.image() {
        return image;
    }
    let (one, two) = (Parts::of(one), Parts::of(two));
    let came = |head: &RowHead| (head.stamp, head.recorded_on, head.source);
    let (first, second) = if came(&one.head) <= came(&two.head) { (&one, &two) } else { (&two, &one) };
    let unknown = first.head.unknown.clone().max(second.head.unknown.clone());
    let mut head = RowHead { later: Cow::default(), unknown, ..first.head.clone() };
    let mut record = first.record.copy();
    for part in parts_written(&one, &two) {
        let (stamp, value) = first.written(part).max(second.written(part));
        // The value is one of the same noun, so it reads; a part neither side has is left as it is.
        let _ = set_in_row(&mut head, record.as_mut(), part, value.as_deref(), stamp);
    }
    head.later.to_mut().retain(|(_, stamp)| *stamp != Stamp::default());
    crate::book::image(&head, record.as_ref())
}

/// Every part that was ever written on one of two sides, in order.
fn parts_written(one: &Parts, two: &Parts) -> BTreeSet<Part> {
    let mut parts = order::set(one.head.later.iter().chain(&*two.head.later).map(|(part, _)| *part));
    if one.head.stamp == two.head.stamp {
        parts.extend(diff(one.record, two.record).into_iter().map(|change| change.part));
    } else {
        parts.extend(one.filled.iter().chain(&two.filled));
    }
    if one.head.trashed != two.head.trashed {
        parts.insert(TRASHED);
    }
    parts
}

/// A row with its parts at hand.
struct Parts<'a> {
    head: RowHead<'a>,
    record: &'a dyn Fields,
    values: Vec<(Part, Vec<u8>)>,
    /// The parts that are not as in an empty record.
    filled: BTreeSet<Part>,
}

impl<'a> Parts<'a> {
    fn of(row: &'a dyn AnyRow) -> Parts<'a> {
        let (head, record) = (row.head(), row.record());
        let written = diff(record.blank().as_ref(), record);
        let filled = order::set(written.into_iter().map(|change| change.part));
        Parts { head, record, values: parts(record), filled }
    }

    /// When a part was written, and its value. What was left empty when the record was made counts as never
    /// written: it must not beat what somebody else filled in.
    fn written(&self, part: Part) -> (Stamp, Option<Vec<u8>>) {
        let is_filled =
            if part == TRASHED { self.head.trashed.is_some() } else { self.filled.contains(&part) };
        let stamp = if self.later(part) || is_filled { self.head.stamp_of(part) } else { Stamp::default() };
        (stamp, self.value(part))
    }

    fn later(&self, part: Part) -> bool {
        self.head.later.binary_search_by_key(&part, |(part, _)| *part).is_ok()
    }

    fn value(&self, part: Part) -> Option<Vec<u8>> {
        if part == TRASHED {
            return Some(encode(&self.head.trashed));
        }
        let at = self.values.binary_search_by_key(&part, |(part, _)| *part).ok()?;
        Some(self.values[at].1.clone())
    }
}
