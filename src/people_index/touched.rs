//! Whose rows changes touch.

use crate::book::record::decode;
use crate::book::{Affiliation, Book, Contact, EachNoun, Kind, Noun, Row};
use crate::changes::{Act, Changes, Edit};
use crate::id::Id;

/// Whose rows are to be read anew.
#[derive(Debug, PartialEq)]
pub(super) enum Touched {
    /// Working days or rests changed, or so much that all is quicker.
    Everybody,
    /// These, in the order of ids.
    These(Vec<Id<Contact>>),
}

/// Above this share of everybody, reading all anew is quicker than each by itself.
const MOST: usize = 3;

/// The contacts that changes touch, where `book` has absorbed them already.
pub(super) fn touched(book: &Book, changes: &Changes) -> Touched {
    let moves_dates = |edit: &Edit| matches!(edit.kind, Kind::Settings | Kind::Away);
    if changes.edits.iter().any(moves_dates) {
        return Touched::Everybody;
    }
    let mut named = Vec::new();
    for edit in &changes.edits {
        Book::for_each_noun(&mut Names { book, edit, named: &mut named });
    }
    named.sort_unstable();
    named.dedup();
    let ids: Vec<Id<Contact>> = named.into_iter().map(Id::from_number).collect();
    match ids.len() > 100 && ids.len() > book.contacts.len() / MOST {
        true => Touched::Everybody,
        false => Touched::These(ids),
    }
}

/// Collects what a changed record is, named and names.
struct Names<'a> {
    book: &'a Book,
    edit: &'a Edit,
    named: &'a mut Vec<u64>,
}

impl EachNoun for Names<'_> {
    fn noun<T: Noun>(&mut self, _name: &'static str) {
        let Edit { kind, id, act, .. } = self.edit;
        if T::KIND != *kind {
            return;
        }
        match kind {
            Kind::Contact => self.named.push(*id),
            Kind::Organization => {
                let there = self.book.naming::<Affiliation>(*id);
                self.named.extend(there.map(|row| row.contact.number()));
            }
            _ => {
                self.see_present::<T>();
                self.see_past::<T>(act);
            }
        }
    }
}

impl Names<'_> {
    fn see_present<T: Noun>(&mut self) {
        if let Some(row) = T::table(self.book).get_any(Id::from_number(self.edit.id)) {
            row.record.names(&mut |id| self.named.push(id));
        }
    }

    /// What the record named before.
    fn see_past<T: Noun>(&mut self, act: &Act) {
        let before: Option<T> = match act {
            Act::Insert(_) | Act::Forget => None,
            Act::Remove(bytes) => decode::<Row<T>>(bytes).ok().map(|row| row.record),
            Act::Set(change) => {
                let now = T::table(self.book).get_any(Id::from_number(self.edit.id));
                // The part that every record has, whether it is in the trash, is none of the noun's own.
                now.map(|row| row.record.clone()).and_then(|mut record| {
                    record.set(change.part, change.before.as_deref()).is_ok().then_some(record)
                })
            }
        };
        before.iter().for_each(|record| record.names(&mut |id| self.named.push(id)));
    }
}
