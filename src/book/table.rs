//! Tables: dense rows of one noun, found by id.

use super::any::{AnyRow, RowHead};
use super::record::{Part, Record, TRASHED, Unreadable, decode};
use super::slots::Slots;
use crate::changes::Act;
use crate::day::Day;
use crate::id::Id;
use crate::moment::{Source, Stamp};
use serde::{Deserialize, Serialize};

/// A record with what every record carries: when and how it came, and when each part was last written.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<T> {
    /// Its id.
    pub id: Id<T>,
    /// The day it was written down, which may be later than the day it is about.
    pub recorded_on: Day,
    /// Who brought it.
    pub source: Source,
    /// When it was first written.
    pub stamp: Stamp,
    /// The parts written since, each with its stamp, in the order of parts.
    pub later: Vec<(Part, Stamp)>,
    /// The day it went to the trash.
    pub trashed: Option<Day>,
    /// Fields of a newer version, kept as JSON text and written back.
    pub unknown: String,
    /// The noun itself.
    pub record: T,
}

impl<T> std::ops::Deref for Row<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.record
    }
}

impl<T: Record> Row<T> {
    /// When a part was last written.
    pub fn stamp_of(&self, part: Part) -> Stamp {
        self.head().stamp_of(part)
    }

    /// When any part was last written.
    pub fn latest_stamp(&self) -> Stamp {
        self.head().latest_stamp()
    }

    /// Writes one part.
    pub fn set(&mut self, part: Part, value: Option<&[u8]>, stamp: Stamp) -> Result<(), Unreadable> {
        match part {
            TRASHED => self.trashed = decode(value.ok_or(Unreadable)?)?,
            part => self.record.set(part, value)?,
        }
        self.note(part, stamp);
        Ok(())
    }

    /// Notes when a part was written, also one that is no longer there.
    pub(crate) fn note(&mut self, part: Part, stamp: Stamp) {
        note_part(&mut self.later, self.stamp, part, stamp);
    }
}

/// `first` is when the row was first written: a part written then is not noted, for that goes without saying.
pub(super) fn note_part(later: &mut Vec<(Part, Stamp)>, first: Stamp, part: Part, stamp: Stamp) {
    match later.binary_search_by_key(&part, |(part, _)| *part) {
        Ok(at) if stamp == first => _ = later.remove(at),
        Ok(at) => later[at].1 = stamp,
        Err(_) if stamp == first => {}
        Err(at) => later.insert(at, (part, stamp)),
    }
}

/// What is left of a removed record: enough for another device to learn of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Gone {
    /// The record's id as a number.
    pub id: u64,
    /// When it was removed.
    pub stamp: Stamp,
    /// Forgotten (R115): beats every stamp, earlier or later.
    pub forgotten: bool,
}

/// All records of one noun.
#[derive(Clone, Debug)]
pub struct Table<T> {
    /// A record that is removed leaves its place empty; the place stays its own, should it come back.
    rows: Vec<Option<Row<T>>>,
    slots: Slots,
    gone: Vec<Gone>,
    live: usize,
}

impl<T> Default for Table<T> {
    fn default() -> Table<T> {
        Table { rows: Vec::new(), slots: Slots::default(), gone: Vec::new(), live: 0 }
    }
}

impl<T: Record> Table<T> {
    /// The record with this id, unless it is in the trash.
    pub fn get(&self, id: Id<T>) -> Option<&Row<T>> {
        self.get_any(id).filter(|row| row.trashed.is_none())
    }

    /// The record with this id, also from the trash.
    pub fn get_any(&self, id: Id<T>) -> Option<&Row<T>> {
        self.slot(id).and_then(|slot| self.at(slot))
    }

    /// The place of a record in this table while the book is open: a dense number.
    pub fn slot(&self, id: Id<T>) -> Option<u32> {
        self.slots.get(id.number()).filter(|slot| self.at(*slot).is_some())
    }

    /// The place of a record that is or was in this table: a removed one leaves it empty.
    pub fn place(&self, id: Id<T>) -> Option<u32> {
        self.slots.get(id.number())
    }

    /// The record at a place, also from the trash.
    pub fn at(&self, slot: u32) -> Option<&Row<T>> {
        self.rows.get(slot as usize)?.as_ref()
    }

    /// One more than the highest place in use.
    pub fn slots(&self) -> u32 {
        self.rows.len() as u32
    }

    /// Every record outside the trash.
    pub fn iter(&self) -> impl Iterator<Item = &Row<T>> {
        self.iter_any().filter(|row| row.trashed.is_none())
    }

    /// Every record, also from the trash.
    pub fn iter_any(&self) -> impl Iterator<Item = &Row<T>> {
        self.rows.iter().flatten()
    }

    /// How many records there are outside the trash.
    pub fn len(&self) -> usize {
        self.live
    }

    /// Whether there is none outside the trash.
    pub fn is_empty(&self) -> bool {
        self.live == 0
    }

    /// What is left of removed records, in the order of ids.
    pub fn gone(&self) -> &[Gone] {
        &self.gone
    }

    /// What is left of one removed record.
    pub fn gone_of(&self, id: u64) -> Option<&Gone> {
        self.gone.binary_search_by_key(&id, |gone| gone.id).ok().map(|at| &self.gone[at])
    }

    /// Carries out one act on one record. Errs, changing nothing, if the bytes do not read or a part is to
    /// be set in a record that is not there.
    pub(super) fn apply(&mut self, id: u64, act: &Act, stamp: Stamp) -> Result<(), Unreadable> {
        match act {
            Act::Insert(image) => _ = self.insert(alive_at(Row::of_image(image)?, stamp)),
            Act::Remove(_) => self.remove(Gone { id, stamp, forgotten: false }),
            Act::Forget => self.remove(Gone { id, stamp, forgotten: true }),
            Act::Set(change) => {
                let slot = self.slots.get(id).ok_or(Unreadable)? as usize;
                let row = self.rows[slot].as_mut().ok_or(Unreadable)?;
                let was_live = row.trashed.is_none();
                row.set(change.part, change.after.as_deref(), stamp)?;
                self.live = self.live + usize::from(row.trashed.is_none()) - usize::from(was_live);
            }
        }
        Ok(())
    }

    /// Makes room for this many more.
    pub(crate) fn reserve(&mut self, more: usize) {
        self.rows.reserve(more);
        self.slots.reserve(more);
    }

    /// Puts a new record behind the others, to be filled. Errs if its id is taken.
    pub(super) fn append(&mut self, head: RowHead) -> Result<&mut Row<T>, Unreadable> {
        let slot = self.slots();
        if self.slots.get_or_append(head.id) != slot {
            return Err(Unreadable);
        }
        self.live += usize::from(head.trashed.is_none());
        self.rows.push(Some(Row::blank(head)));
        self.rows[slot as usize].as_mut().ok_or(Unreadable)
    }

    /// Puts a whole row, replacing what was there; gives it back to be filled.
    pub(crate) fn insert(&mut self, row: Row<T>) -> &mut Row<T> {
        let id = row.id.number();
        if let Ok(at) = self.gone.binary_search_by_key(&id, |gone| gone.id) {
            self.gone.remove(at);
        }
        let slot = self.slots.get_or_append(id) as usize;
        if slot == self.rows.len() {
            self.rows.push(None);
        }
        let place = &mut self.rows[slot];
        let was_live = place.as_ref().is_some_and(|old| old.trashed.is_none());
        self.live = self.live + usize::from(row.trashed.is_none()) - usize::from(was_live);
        place.insert(row)
    }

    pub(crate) fn remove(&mut self, gone: Gone) {
        if let Some(slot) = self.slots.get(gone.id) {
            let old = self.rows[slot as usize].take();
            self.live -= usize::from(old.is_some_and(|old| old.trashed.is_none()));
        }
        match self.gone.binary_search_by_key(&gone.id, |gone| gone.id) {
            Ok(at) => self.gone[at] = gone,
            Err(at) => self.gone.insert(at, gone),
        }
    }

    /// The row as bytes: what an insert carries.
    pub fn image(row: &Row<T>) -> Vec<u8> {
        (row as &dyn AnyRow).image()
    }
}

/// A row that comes back (an undone removal, a creation done again) is alive as of then, so that a merge
/// does not take it for one that was removed later.
fn alive_at<T: Record>(mut row: Row<T>, stamp: Stamp) -> Row<T> {
    if stamp > row.latest_stamp() {
        row.note(TRASHED, stamp);
    }
    row
}
