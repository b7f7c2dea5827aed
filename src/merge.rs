//! Merge: two books that grew apart become one, without losing what only one of them knows.
//!
//! Part by part (a field, or one item of a list) the later stamp wins; where both are the same, the greater
//! value, so that both devices choose alike. A record that was trashed or removed on one side and changed or
//! referred to later on the other comes back, together with what went in the same action and belongs to it.
//! A forget beats everything, and is carried out here as it was there (R115).
//!
//! Merging is commutative and idempotent. It is associative but for two rare cases: of what was written before
//! a removal for good, a book that has carried the removal out knows nothing any more; and where two devices
//! trashed the same person and a third brings them back, what went with the earlier of the two trashings
//! comes back only if that device is merged first. In both cases nothing that was written later is lost.

mod coming_back;
mod difference;
mod join;
mod preview;

pub use preview::{Fate, MergeLine, MergePreview};

use crate::book::{Book, Contact, Row};
use crate::changes::{Changes, Verb, What};
use crate::forget;
use crate::moment::{Moment, Source, Stamp};
use crate::order;

/// What merging `other` into `book` changes; `book` is altered by absorbing them, and as it was after undoing.
///
/// ```
/// use kith::{merge::merge, moment::{Device, Moment}, sample::story::tell};
/// let (mut here, there) = (tell("person Ana Ruiz").unwrap(), tell("2026-02-02 person Ben Okafor").unwrap());
/// let moment = Moment { today: Default::default(), minute: 0, now: 0, seed: 1, device: Device(1) };
/// here.absorb(&merge(&here, &there, &moment)).unwrap();
/// assert_eq!(here.contacts.len(), 2);
/// assert!(merge(&here, &there, &moment).is_empty());
/// ```
pub fn merge(book: &Book, other: &Book, moment: &Moment) -> Changes {
    let joined = joined(book, other);
    let edits = difference::edits(book, &joined);
    let latest = book.latest_stamp().max(other.latest_stamp());
    let mut records: Vec<_> = edits.iter().map(|edit| (edit.kind, edit.id)).collect();
    records.dedup();
    let what = What { verb: Verb::Merge, contact: None, count: records.len() as u32, of: None };
    Changes { stamp: Stamp::next(latest, moment, Source::User), what, edits }
}

/// Both books as one; the same whichever comes first.
pub fn joined(one: &Book, two: &Book) -> Book {
    let join::Joined { mut book, removed, forgotten } = join::join(one, two);
    coming_back::settle(&mut book, &removed);
    forgotten.iter().for_each(|(person, stamp)| forget_here(&mut book, person, *stamp));
    book
}

/// Carries out a forget of the other side on what this side knows of the person.
fn forget_here(book: &mut Book, person: &Row<Contact>, stamp: Stamp) {
    let names = forget::Names::of(person);
    let passages = forget::passages_of(book, person.id, &names);
    let certain = passages.iter().filter(|passage| passage.is_ticked_at_first());
    let ticked = order::set(certain.map(|passage| passage.place));
    let edits = forget::scrub(book, person, &ticked, stamp);
    absorb(book, edits);
}

/// Alters a book that is being joined.
fn absorb(book: &mut Book, edits: Vec<crate::changes::Edit>) {
    let what = What { verb: Verb::Merge, contact: None, count: 0, of: None };
    // These edits were made from the very rows they alter, so they read.
    let _ = book.absorb(&Changes { stamp: Stamp::default(), what, edits });
}
