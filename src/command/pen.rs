//! The pen: collects the edits of one command, with fresh ids and one stamp.

use super::Refusal;
use crate::book::record::{PartChange, Record, TRASHED, decode, encode};
use crate::book::{Book, Contact, EachNoun, Kind, Me, Noun, Row, Settings, Table};
use crate::changes::{Act, Changes, Edit, Verb, What};
use crate::day::Day;
use crate::id::{FreshIds, Id};
use crate::moment::{Moment, Source, Stamp};

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
        self.push::<T>(id, Act::Insert(Table::image(&row)));
    }

    /// Changes a record of the book, or one that this pen added. Refuses if it is not there. Only for one
    /// change of a part of the book a command: it sees the book as it was before.
    pub fn change<T: Noun>(&mut self, id: Id<T>, change: impl FnOnce(&mut T)) -> Result<(), Refusal> {
        let Some(row) = self.book.get(id) else { return self.change_added(id, change) };
        let before = &row.record;
        let mut after = before.clone();
        change(&mut after);
        for part in T::diff(before, &after) {
            self.push::<T>(id, Act::Set(part));
        }
        Ok(())
    }

    fn change_added<T: Noun>(&mut self, id: Id<T>, change: impl FnOnce(&mut T)) -> Result<(), Refusal> {
        let added = |edit: &&mut Edit| (edit.kind, edit.id) == (T::KIND, id.number());
        let Some(Act::Insert(bytes)) = self.edits.iter_mut().find(added).map(|edit| &mut edit.act) else {
            return Err(Refusal::NoLongerThere);
        };
        let mut row: Row<T> = decode(bytes).map_err(|_| Refusal::NoLongerThere)?;
        change(&mut row.record);
        *bytes = Table::image(&row);
        Ok(())
    }

    /// Moves a record to the trash, or back if `day` is none.
    pub fn set_trashed<T: Noun>(&mut self, id: Id<T>, day: Option<Day>) {
        let Some(row) = T::table(self.book).get_any(id).filter(|row| row.trashed != day) else { return };
        let (before, after) = (Some(encode(&row.trashed)), Some(encode(&day)));
        self.push::<T>(id, Act::Set(PartChange { part: TRASHED, before, after }));
    }

    /// Removes a record for good, as of when it was last written: what another device wrote later than that
    /// brings it back when the two are merged.
    pub fn remove<T: Noun>(&mut self, id: Id<T>) {
        if let Some(row) = T::table(self.book).get_any(id) {
            let (stamp, act) = (Some(row.latest_stamp()), Act::Remove(Table::image(row)));
            self.edits.push(Edit { kind: T::KIND, id: id.number(), stamp, act });
        }
    }

    /// Sets parts of a record whose noun is known only by its kind. Me and Settings come into being with
    /// their first edit. Refuses if any other record is not there.
    pub fn set_parts(&mut self, kind: Kind, id: u64, parts: Vec<PartChange>) -> Result<(), Refusal> {
        let mut setting = SetParts { pen: self, kind, id, parts, done: Err(Refusal::NoLongerThere) };
        Book::for_each_noun(&mut setting);
        setting.done
    }

    /// The changes, done.
    pub fn finish(&mut self, verb: Verb, contact: Option<Id<Contact>>) -> Changes {
        let mut records: Vec<(Kind, u64)> = self.edits.iter().map(|edit| (edit.kind, edit.id)).collect();
        records.sort_unstable();
        records.dedup();
        let what = What { verb, contact, count: records.len() as u32, of: None };
        Changes { stamp: self.stamp(), what, edits: std::mem::take(&mut self.edits) }
    }

    /// The stamp of everything this pen writes.
    pub fn stamp(&self) -> Stamp {
        Stamp::next(self.book.latest_stamp(), self.moment, self.source)
    }

    fn push<T: Record>(&mut self, id: Id<T>, act: Act) {
        self.edits.push(Edit { kind: T::KIND, id: id.number(), stamp: None, act });
    }
}

struct SetParts<'p, 'a> {
    pen: &'p mut Pen<'a>,
    kind: Kind,
    id: u64,
    parts: Vec<PartChange>,
    done: Result<(), Refusal>,
}

impl EachNoun for SetParts<'_, '_> {
    fn noun<T: Noun>(&mut self, _name: &'static str) {
        if T::KIND != self.kind {
            return;
        }
        let id = Id::<T>::from_number(self.id);
        let parts = std::mem::take(&mut self.parts);
        let current = self.pen.book.get(id);
        let is_single = [Me::KIND, Settings::KIND].contains(&T::KIND);
        let mut record = match current {
            Some(row) => row.record.clone(),
            None if is_single => T::default(),
            None => return,
        };
        let readable = parts.iter().all(|part| record.set(part.part, part.after.as_deref()).is_ok());
        self.done = match (readable, refusal_of(&record)) {
            (false, _) => Err(Refusal::NoLongerThere),
            (true, Some(refusal)) => Err(refusal),
            (true, None) => Ok(()),
        };
        if self.done.is_ok() {
            match current {
                Some(row) => {
                    T::diff(&row.record, &record)
                        .into_iter()
                        .for_each(|part| self.pen.push::<T>(id, Act::Set(part)));
                }
                None => self.pen.add_as(id, record),
            }
        }
    }
}

/// What no record may be after an edit.
fn refusal_of<T: Noun>(record: &T) -> Option<Refusal> {
    let any = record as &dyn std::any::Any;
    if let Some(contact) = any.downcast_ref::<Contact>() {
        return super::contact::refuse_nameless(contact).err();
    }
    if let Some(interaction) = any.downcast_ref::<crate::book::Interaction>() {
        return interaction.with.is_empty().then_some(Refusal::WithNobody);
    }
    if let Some(organization) = any.downcast_ref::<crate::book::Organization>() {
        return organization.name.trim().is_empty().then_some(Refusal::NamelessOrganization);
    }
    None
}
