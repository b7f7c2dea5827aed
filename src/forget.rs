//! Forget this person (R115): the one act that cannot be undone.
//!
//! What happened with them alone goes. Where others took part, and where they brought people together, the
//! bare id stays, which reads as "someone". Passages in other people's records that name them become
//! "someone" where the user ticks them. What is left is the id, so that another device forgets them too when
//! the two are merged, and, if wanted, a salted hash by which imports pass them over.

mod mark;
mod names;
mod passages;
#[cfg(test)]
mod tests;

pub use mark::is_passed_over;
pub use names::{NamedBy, Names};
pub(crate) use passages::passages_of;
pub use passages::{NEWER, Passage, Place, passages};

use crate::book::record::{Each, Keyed, Record};
use crate::book::{
    Affiliation, Ask, Book, Contact, Decision, EachNoun, Favor, Interaction, Introduction, Kind, Meeting,
    NextStep, Noun, Organization, Party, Promise, Row, SETTINGS, Settings, Table,
};
use crate::changes::{Act, Changes, Edit, Verb, What};
use crate::id::Id;
use crate::moment::{Moment, Source, Stamp};
use std::any::Any;
use std::collections::BTreeSet;

/// What stands where a name stood.
pub const SOMEONE: &str = "someone";

/// The records that go with a person, by noun: themselves, and what is about nobody else.
pub fn goes_with(book: &Book, contact: Id<Contact>) -> Vec<(Kind, u64)> {
    let mut going = vec![(Kind::Contact, contact.number())];
    collect::<Affiliation>(book, &mut going, |record| record.contact == contact);
    collect::<Interaction>(book, &mut going, |record| {
        is_only(record.with.iter().map(|with| with.contact), contact)
    });
    collect::<Meeting>(book, &mut going, |record| is_only(record.with.iter().copied(), contact));
    collect::<NextStep>(book, &mut going, |record| record.contact == Some(contact));
    collect::<Promise>(book, &mut going, |record| record.contact == contact);
    collect::<Ask>(book, &mut going, |record| record.contact == contact);
    collect::<Favor>(book, &mut going, |record| record.contact == contact);
    collect::<Introduction>(book, &mut going, |record| {
        let parties = [record.introducer, record.who, record.to];
        is_only(parties.into_iter().filter_map(Party::contact), contact)
    });
    collect::<Decision>(book, &mut going, |record| record.contact == Some(contact));
    going
}

/// Forgets somebody: with them goes [`goes_with`], and the ticked passages become "someone". With
/// `pass_over` an import passes them over from now on.
///
/// These changes never invert, and hold no word of what was before; the caller leaves no history.
pub fn forget(
    book: &Book,
    contact: Id<Contact>,
    ticked: &BTreeSet<Place>,
    pass_over: bool,
    moment: &Moment,
) -> Changes {
    let stamp = Stamp::next(book.latest_stamp(), moment, Source::User);
    let mut edits = Vec::new();
    if let Some(row) = book.contacts.get_any(contact) {
        edits = scrub(book, row, ticked, stamp);
        if pass_over {
            edits.extend(mark_edits(book, row, moment, stamp));
        }
    }
    let count = edits.len() as u32;
    Changes { stamp, what: What { verb: Verb::Forget, contact: None, count, of: None }, edits }
}

/// The edits that leave nothing of a person in a book but the bare id; also for somebody who was forgotten
/// on another device.
pub(crate) fn scrub(book: &Book, person: &Row<Contact>, ticked: &BTreeSet<Place>, stamp: Stamp) -> Vec<Edit> {
    let going = goes_with(book, person.id);
    let mut edits: Vec<Edit> = going.iter().map(|(kind, id)| forget_one(*kind, *id, stamp)).collect();
    let going: BTreeSet<(Kind, u64)> = going.into_iter().collect();
    let names = Names::of(person);
    let mut scrubbing = Scrubbing {
        book,
        contact: person.id,
        names: &names,
        going: &going,
        ticked,
        stamp,
        edits: Vec::new(),
    };
    Book::for_each_noun(&mut scrubbing);
    edits.append(&mut scrubbing.edits);
    edits
}

fn forget_one(kind: Kind, id: u64, stamp: Stamp) -> Edit {
    Edit { kind, id, stamp: Some(stamp), was: None, act: Act::Forget }
}

fn collect<T: Noun>(book: &Book, going: &mut Vec<(Kind, u64)>, goes: impl Fn(&T) -> bool) {
    let rows = T::table(book).iter_any().filter(|row| goes(&row.record));
    going.extend(rows.map(|row| (T::KIND, row.id.number())));
}

fn is_only(mut all: impl Iterator<Item = Id<Contact>>, contact: Id<Contact>) -> bool {
    all.next().is_some_and(|first| first == contact) && all.all(|other| other == contact)
}

struct Scrubbing<'a> {
    book: &'a Book,
    contact: Id<Contact>,
    names: &'a Names,
    going: &'a BTreeSet<(Kind, u64)>,
    ticked: &'a BTreeSet<Place>,
    stamp: Stamp,
    edits: Vec<Edit>,
}

impl EachNoun for Scrubbing<'_> {
    fn noun<T: Noun>(&mut self, _name: &'static str) {
        let ticked: BTreeSet<u64> =
            self.ticked.iter().filter(|place| place.kind == T::KIND).map(|place| place.id).collect();
        for row in T::table(self.book).iter_any() {
            let id = row.id.number();
            if self.going.contains(&(T::KIND, id)) {
                continue;
            }
            let unlinked = unlinked(&row.record, self.contact);
            let scrubbed = ticked.contains(&id).then(|| {
                let record = unlinked.as_ref().unwrap_or(&row.record);
                passages::scrubbed(row, record, self.names, self.ticked)
            });
            if let Some((record, unknown)) = scrubbed.or(unlinked.map(|record| (record, None))) {
                self.edit(row, &record, unknown);
            }
        }
    }
}

impl Scrubbing<'_> {
    /// Writes down how a record changes. None of the edits says what was there before.
    fn edit<T: Noun>(&mut self, row: &Row<T>, after: &T, unknown: Option<String>) {
        let before = self.edits.len();
        for mut change in T::diff(&row.record, after) {
            change.before = None;
            let stamp = later_than(row.stamp_of(change.part), self.stamp);
            self.push::<T>(row.id, stamp, Act::Set(change));
        }
        if let Some(unknown) = unknown {
            // What is unknown is no part, so the row is written whole, with the same stamps.
            let mut row = Row { unknown, ..row.clone() };
            for Edit { stamp, act, .. } in self.edits.drain(before..) {
                if let (Some(stamp), Act::Set(change)) = (stamp, act) {
                    row.note(change.part, stamp);
                }
            }
            row.record = after.clone();
            self.push::<T>(row.id, row.latest_stamp(), Act::Insert(Table::image(&row)));
        }
    }

    fn push<T: Noun>(&mut self, id: Id<T>, stamp: Stamp, act: Act) {
        self.edits.push(Edit { kind: T::KIND, id: id.number(), stamp: Some(stamp), was: None, act });
    }
}

/// The stamp of a forget, or one just after what was written later: a forget beats every stamp.
fn later_than(written: Stamp, stamp: Stamp) -> Stamp {
    if stamp > written { stamp } else { Stamp { time: written.time + 1, ..stamp } }
}

/// The record without what only says that it has to do with the person: relations to them, and their place
/// as a starter. `None` if there is nothing of the kind.
fn unlinked<T: Noun>(record: &T, contact: Id<Contact>) -> Option<T> {
    let any = record as &dyn Any;
    let is_related =
        any.downcast_ref::<Contact>().is_some_and(|other| related(other, contact).next().is_some());
    let has_starter = any
        .downcast_ref::<Organization>()
        .is_some_and(|place| place.starters.get(contact.number()).is_some());
    (is_related || has_starter).then(|| {
        let mut record = record.clone();
        unlink(&mut record, contact);
        record
    })
}

fn unlink(record: &mut dyn Any, contact: Id<Contact>) {
    if let Some(other) = record.downcast_mut::<Contact>() {
        let keys: Vec<u64> = related(other, contact).collect();
        keys.into_iter().for_each(|key| other.relations.remove(key));
    } else if let Some(organization) = record.downcast_mut::<Organization>() {
        organization.starters.remove(contact.number());
    }
}

/// The keys of the relations of `other` to the person.
fn related(other: &Contact, contact: Id<Contact>) -> impl Iterator<Item = u64> {
    other.relations.iter().filter(move |relation| relation.to == Some(contact)).map(Keyed::key)
}

/// The edits that keep the marks of a person in the settings.
fn mark_edits(book: &Book, person: &Row<Contact>, moment: &Moment, stamp: Stamp) -> Vec<Edit> {
    let salt = moment.fresh_ids().fresh::<Settings>().number() ^ moment.seed;
    let marks = mark::marks_of(person, salt);
    let Some(row) = book.get(SETTINGS) else {
        let passed_over: Each<String> = marks.into_iter().collect();
        let record = Settings { passed_over, ..Settings::default() };
        let row = Row {
            id: SETTINGS,
            recorded_on: moment.today,
            source: Source::User,
            stamp,
            later: Vec::new(),
            trashed: None,
            unknown: String::new(),
            record,
        };
        let act = Act::Insert(Table::image(&row));
        return vec![Edit {
            kind: Kind::Settings,
            id: SETTINGS.number(),
            stamp: Some(stamp),
            was: None,
            act,
        }];
    };
    let mut after = row.record.clone();
    marks.into_iter().for_each(|mark| after.passed_over.put(mark));
    let changes = Settings::diff(&row.record, &after).into_iter();
    changes
        .map(|change| Edit {
            kind: Kind::Settings,
            id: SETTINGS.number(),
            stamp: Some(stamp),
            was: None,
            act: Act::Set(change),
        })
        .collect()
}
