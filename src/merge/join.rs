//! Joining two books row by row, part by part.

use crate::book::record::{Part, Record, TRASHED, encode};
use crate::book::{Book, Contact, EachNoun, Gone, Kind, Noun, Row};
use crate::moment::Stamp;
use std::any::Any;
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
    Book::for_each_noun(&mut joining);
    joining.joined.book.see_stamp(one.latest_stamp().max(two.latest_stamp()));
    joining.joined
}

struct Joining<'a> {
    one: &'a Book,
    two: &'a Book,
    joined: Joined,
}

impl EachNoun for Joining<'_> {
    fn noun<T: Noun>(&mut self, _name: &'static str) {
        let (one, two) = (T::table(self.one), T::table(self.two));
        for row in one.iter_any() {
            match two.get_any(row.id) {
                Some(other) => self.joined.book.load_row(join_rows(row, other)),
                None => self.joined.keep(row, two.gone_of(row.id.number())),
            }
        }
        for row in two.iter_any().filter(|row| one.get_any(row.id).is_none()) {
            self.joined.keep(row, one.gone_of(row.id.number()));
        }
        for gone in one.gone().iter().chain(two.gone()) {
            self.joined.note::<T>(gone);
        }
    }
}

impl Joined {
    /// A row that only one side has, and what the other side knows of its end.
    fn keep<T: Noun>(&mut self, row: &Row<T>, gone: Option<&Gone>) {
        match gone {
            Some(gone) if gone.forgotten => {
                if let Some(person) = (row as &dyn Any).downcast_ref::<Row<Contact>>() {
                    self.forgotten.push((person.clone(), gone.stamp));
                }
                self.book.load_gone::<T>(*gone);
            }
            Some(gone) => {
                self.removed.push((T::KIND, row.id.number(), gone.stamp));
                self.book.load_row(row.clone());
            }
            None => self.book.load_row(row.clone()),
        }
    }

    /// What is left of a record that no side has.
    fn note<T: Noun>(&mut self, gone: &Gone) {
        let table = T::table(&self.book);
        if table.get_any(crate::id::Id::from_number(gone.id)).is_some() {
            return;
        }
        let known = table.gone_of(gone.id).copied().unwrap_or(*gone);
        let stamp = known.stamp.max(gone.stamp);
        self.book.load_gone::<T>(Gone { id: gone.id, stamp, forgotten: known.forgotten || gone.forgotten });
    }
}

/// One row of two: part by part the later stamp wins.
fn join_rows<T: Noun>(one: &Row<T>, two: &Row<T>) -> Row<T> {
    if one == two {
        return one.clone();
    }
    let (one, two) = (Parts::of(one), Parts::of(two));
    let came = |row: &Row<T>| (row.stamp, row.recorded_on, row.source);
    let (first, second) = if came(one.row) <= came(two.row) { (&one, &two) } else { (&two, &one) };
    let mut joined = Row {
        later: Vec::new(),
        unknown: first.row.unknown.clone().max(second.row.unknown.clone()),
        ..first.row.clone()
    };
    for part in parts_written(&one, &two) {
        let (stamp, value) = first.written(part).max(second.written(part));
        // The value is one of the same noun, so it reads; a part neither side has is left as it is.
        let _ = joined.set(part, value.as_deref(), stamp);
    }
    joined.later.retain(|(_, stamp)| *stamp != Stamp::default());
    joined
}

/// Every part that was ever written on one of two sides, in order.
fn parts_written<T: Noun>(one: &Parts<T>, two: &Parts<T>) -> BTreeSet<Part> {
    let mut parts: BTreeSet<Part> =
        one.row.later.iter().chain(&two.row.later).map(|(part, _)| *part).collect();
    if one.row.stamp == two.row.stamp {
        parts.extend(T::diff(&one.row.record, &two.row.record).into_iter().map(|change| change.part));
    } else {
        parts.extend(one.filled.iter().chain(&two.filled));
    }
    if one.row.trashed != two.row.trashed {
        parts.insert(TRASHED);
    }
    parts
}

/// A row with its parts at hand.
struct Parts<'a, T> {
    row: &'a Row<T>,
    values: Vec<(Part, Vec<u8>)>,
    /// The parts that are not as in an empty record.
    filled: BTreeSet<Part>,
}

impl<'a, T: Record> Parts<'a, T> {
    fn of(row: &'a Row<T>) -> Parts<'a, T> {
        let filled = T::diff(&T::default(), &row.record).into_iter().map(|change| change.part).collect();
        Parts { row, values: row.record.parts(), filled }
    }

    /// When a part was written, and its value. What was left empty when the record was made counts as never
    /// written: it must not beat what somebody else filled in.
    fn written(&self, part: Part) -> (Stamp, Option<Vec<u8>>) {
        let is_filled =
            if part == TRASHED { self.row.trashed.is_some() } else { self.filled.contains(&part) };
        let stamp = if self.later(part) || is_filled { self.row.stamp_of(part) } else { Stamp::default() };
        (stamp, self.value(part))
    }

    fn later(&self, part: Part) -> bool {
        self.row.later.binary_search_by_key(&part, |(part, _)| *part).is_ok()
    }

    fn value(&self, part: Part) -> Option<Vec<u8>> {
        if part == TRASHED {
            return Some(encode(&self.row.trashed));
        }
        let at = self.values.binary_search_by_key(&part, |(part, _)| *part).ok()?;
        Some(self.values[at].1.clone())
    }
}
