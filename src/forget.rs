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

use crate::book::record::{Each, Fields, Keyed, Record, diff};
use crate::book::{
    Affiliation, AnyRow, Ask, Book, Contact, Decision, Favor, Interaction, Introduction, Kind, Meeting,
    NextStep, Noun, Organization, Party, Promise, Row, RowHead, SETTINGS, Settings, Table, image,
};
use crate::changes::{Act, Changes, Edit, Verb, What};
use crate::id::Id;
use crate::moment::{Moment, Source, Stamp};
use crate::order;
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
    let going = order::set(going);
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
    Kind::ALL.iter().for_each(|kind| scrubbing.noun(*kind));
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

impl Scrubbing<'_> {
    fn noun(&mut self, kind: Kind) {
        let of_noun = self.ticked.iter().filter(|place| place.kind == kind);
        let ticked = order::set(of_noun.map(|place| place.id));
        for row in self.book.table(kind).rows() {
            let id = row.id();
            if self.going.contains(&(kind, id)) {
                continue;
            }
            let unlinked = unlinked(row.record(), self.contact);
            let scrubbed = ticked.contains(&id).then(|| {
                let record = unlinked.as_deref().unwrap_or(row.record());
                passages::scrubbed((kind, row), record, self.names, self.ticked)
            });
            if let Some((record, unknown)) = scrubbed.or(unlinked.map(|record| (record, None))) {
                self.edit(kind, row, record.as_ref(), unknown);
            }
        }
    }

    /// Writes down how a record changes. None of the edits says what was there before.
    fn edit(&mut self, kind: Kind, row: &dyn AnyRow, after: &dyn Fields, unknown: Option<String>) {
        let head = row.head();
        let mut written = Vec::new();
        for mut change in diff(row.record(), after) {
            change.before = None;
            let stamp = later_than(head.stamp_of(change.part), self.stamp);
            written.push((change.part, stamp, Act::Set(change)));
        }
        match unknown {
            None => written.into_iter().for_each(|(_, stamp, act)| self.push(kind, head.id, stamp, act)),
            Some(unknown) => {
                // What is unknown is no part, so the row is written whole, with the same stamps.
                let mut head = RowHead { unknown: unknown.into(), ..head };
                written.into_iter().for_each(|(part, stamp, _)| head.note(part, stamp));
                self.push(kind, head.id, head.latest_stamp(), Act::Insert(image(&head, after)));
            }
        }
    }

    fn push(&mut self, kind: Kind, id: u64, stamp: Stamp, act: Act) {
        self.edits.push(Edit { kind, id, stamp: Some(stamp), was: None, act });
    }
}

/// The stamp of a forget, or one just after what was written later: a forget beats every stamp.
fn later_than(written: Stamp, stamp: Stamp) -> Stamp {
    if stamp > written { stamp } else { Stamp { time: written.time + 1, ..stamp } }
}

/// The record without what only says that it has to do with the person: relations to them, and their place
/// as a starter. `None` if there is nothing of the kind.
fn unlinked(record: &dyn Fields, contact: Id<Contact>) -> Option<Box<dyn Fields>> {
    let any = record as &dyn Any;
    let is_related =
        any.downcast_ref::<Contact>().is_some_and(|other| related(other, contact).next().is_some());
    let has_starter = any
        .downcast_ref::<Organization>()
        .is_some_and(|place| place.starters.get(contact.number()).is_some());
    (is_related || has_starter).then(|| {
        let mut record = record.copy();
        unlink(record.as_mut(), contact);
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
