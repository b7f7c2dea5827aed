//! The pen: collects the edits of one command, with fresh ids and one stamp.

use super::Refusal;
use crate::book::record::{PartChange, TRASHED, encode};
use crate::book::{Book, Contact, Interaction, Kind, Me, Noun, Organization, Row, Settings, Table};
use crate::changes::{Act, Changes, Edit, Verb, What};
use crate::day::Day;
use crate::id::{FreshIds, Id};
use crate::moment::{Moment, Source, Stamp};
use crate::order;
use std::any::Any;

/// Writes down what a command changes.
#[derive(Debug)]
pub struct Pen<'a> {
    /// The book as it is before the command.
    pub book: &'a Book,
    /// The moment of the command.
    pub moment: &'a Moment,
    /// Who brings what is written.
    pub source: Source,
    fresh: FreshIds,
    edits: Vec<Edit>,
}

impl<'a> Pen<'a> {
    /// A pen for one command of the user.
    pub fn new(book: &'a Book, moment: &'a Moment) -> Pen<'a> {
        Pen { book, moment, source: Source::User, fresh: moment.fresh_ids(), edits: Vec::new() }
    }

    /// The day of the command.
    pub fn today(&self) -> Day {
        self.moment.today
    }

    /// An id nobody has used: for items of lists.
    pub fn fresh<T>(&mut self) -> Id<T> {
        self.fresh.fresh()
    }

    /// Adds a record and tells its id.
    pub fn add<T: Noun>(&mut self, record: T) -> Id<T> {
        let id = self.fresh.fresh();
        self.add_as(id, record);
        id
    }

    /// Adds a record under an id of its own.
    pub fn add_as<T: Noun>(&mut self, id: Id<T>, record: T) {
        let row = Row {
            id,
            recorded_on: self.moment.today,
            source: self.source,
            stamp: self.stamp(),
            later: Vec::new(),
            trashed: None,
            unknown: String::new(),
            record,
        };
        self.push(T::KIND, id.number(), Act::Insert(Table::image(&row)));
    }

    /// Changes a record of the book, or one that this pen added. Refuses if it is not there. Only for one
    /// change of a part of the book a command: it sees the book as it was before.
    pub fn change<T: Noun>(&mut self, id: Id<T>, change: impl FnOnce(&mut T)) -> Result<(), Refusal> {
        let Some(row) = self.book.get(id) else { return self.change_added(id, change) };
        let before = &row.record;
        let mut after = before.clone();
        change(&mut after);
        for part in T::diff(before, &after) {
            self.push(T::KIND, id.number(), Act::Set(part));
        }
        Ok(())
    }

    fn change_added<T: Noun>(&mut self, id: Id<T>, change: impl FnOnce(&mut T)) -> Result<(), Refusal> {
        let added = |edit: &&mut Edit| (edit.kind, edit.id) == (T::KIND, id.number());
        let Some(Act::Insert(bytes)) = self.edits.iter_mut().find(added).map(|edit| &mut edit.act) else {
            return Err(Refusal::NoLongerThere);
        };
        let mut row = Row::<T>::of_image(bytes).map_err(|_| Refusal::NoLongerThere)?;
        change(&mut row.record);
        *bytes = Table::image(&row);
        Ok(())
    }

    /// Moves a record to the trash, or back if `day` is none.
    pub fn set_trashed(&mut self, kind: Kind, id: u64, day: Option<Day>) {
        let Some(row) = self.book.table(kind).row(id) else { return };
        let before = row.trashed();
        if before != day {
            let (before, after) = (Some(encode(&before)), Some(encode(&day)));
            self.push(kind, id, Act::Set(PartChange { part: TRASHED, before, after }));
        }
    }

    /// Removes a record for good, as of when it was last written: what another device wrote later than that
    /// brings it back when the two are merged.
    pub fn remove(&mut self, kind: Kind, id: u64) {
        if let Some(row) = self.book.table(kind).row(id) {
            let (stamp, act) = (Some(row.head().latest_stamp()), Act::Remove(row.image()));
            self.edits.push(Edit { kind, id, stamp, was: None, act });
        }
    }

    /// Sets parts of a record whose noun is known only by its kind. Me and Settings come into being with
    /// their first edit. Refuses if any other record is not there.
    pub fn set_parts(&mut self, kind: Kind, id: u64, parts: Vec<PartChange>) -> Result<(), Refusal> {
        let row = self.book.table(kind).row(id).filter(|row| row.trashed().is_none());
        match (row, kind) {
            (Some(row), _) => {
                let (after, changes) = row.edited(&parts).map_err(|_| Refusal::NoLongerThere)?;
                refuse(after.as_ref())?;
                changes.into_iter().for_each(|change| self.push(kind, id, Act::Set(change)));
                Ok(())
            }
            (None, Kind::Me) => self.add_single::<Me>(id, &parts),
            (None, Kind::Settings) => self.add_single::<Settings>(id, &parts),
            (None, _) => Err(Refusal::NoLongerThere),
        }
    }

    fn add_single<T: Noun>(&mut self, id: u64, parts: &[PartChange]) -> Result<(), Refusal> {
        let mut record = T::default();
        let readable = parts.iter().all(|part| record.set(part.part, part.after.as_deref()).is_ok());
        if !readable {
            return Err(Refusal::NoLongerThere);
        }
        self.add_as(Id::from_number(id), record);
        Ok(())
    }

    /// The changes, done.
    pub fn finish(&mut self, verb: Verb, contact: Option<Id<Contact>>) -> Changes {
        let mut records: Vec<(Kind, u64)> = self.edits.iter().map(|edit| (edit.kind, edit.id)).collect();
        order::sort(&mut records);
        records.dedup();
        let what = What { verb, contact, count: records.len() as u32, of: None };
        Changes { stamp: self.stamp(), what, edits: std::mem::take(&mut self.edits) }
    }

    /// The stamp of everything this pen writes.
    pub fn stamp(&self) -> Stamp {
        Stamp::next(self.book.latest_stamp(), self.moment, self.source)
    }

    fn push(&mut self, kind: Kind, id: u64, act: Act) {
        self.edits.push(Edit { kind, id, stamp: None, was: None, act });
    }
}

/// What no record may be after an edit.
fn refuse(record: &dyn Any) -> Result<(), Refusal> {
    if let Some(contact) = record.downcast_ref::<Contact>() {
        return super::contact::refuse_nameless(contact);
    }
    let interaction = record.downcast_ref::<Interaction>();
    if interaction.is_some_and(|interaction| interaction.with.is_empty()) {
        return Err(Refusal::WithNobody);
    }
    let organization = record.downcast_ref::<Organization>();
    if organization.is_some_and(|organization| organization.name.trim().is_empty()) {
        return Err(Refusal::NamelessOrganization);
    }
    Ok(())
}
