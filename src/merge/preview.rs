//! What a merge would do, before it is done: counts, and a line for every record.

use crate::book::record::{Part, Record, TRASHED, decode};
use crate::book::{Book, Contact, EachNoun, Kind, Noun, Organization, Row};
use crate::changes::{Act, Changes, Edit};
use crate::id::Id;
use std::any::Any;
use std::collections::BTreeMap;

/// What a merge would do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MergePreview {
    /// Every record that something happens to, in the order of nouns and ids.
    pub lines: Vec<MergeLine>,
    /// Whether somebody is forgotten by it: then it cannot be undone.
    pub forgets: bool,
}

/// What happens to one record.
#[derive(Clone, Debug, PartialEq)]
pub struct MergeLine {
    /// The noun.
    pub kind: Kind,
    /// The record's number.
    pub id: u64,
    /// What happens.
    pub fate: Fate,
    /// The name it goes by, on either side: of the person whose record it is, or of the organization.
    pub whose: Option<String>,
}

/// What can happen to a record.
#[derive(Clone, Debug, PartialEq)]
pub enum Fate {
    /// It is new here.
    Added,
    /// It comes back from the trash, or from having been removed.
    ComesBack,
    /// These fields change, as JSON names them.
    Changed(Vec<&'static str>),
    /// It goes to the trash, as it did there.
    Trashed,
    /// It is removed, as it was there.
    Removed,
    /// It is forgotten, as it was there.
    Forgotten,
}

impl MergePreview {
    /// What `changes`, which [`merge`](super::merge) made of `book` and `other`, would do.
    pub fn of(book: &Book, other: &Book, changes: &Changes) -> MergePreview {
        let mut by_record: BTreeMap<(Kind, u64), Vec<&Edit>> = BTreeMap::new();
        for edit in &changes.edits {
            by_record.entry((edit.kind, edit.id)).or_default().push(edit);
        }
        let mut telling = Telling { book, other, by_record, lines: Vec::new() };
        Book::for_each_noun(&mut telling);
        MergePreview { lines: telling.lines, forgets: changes.forgets() }
    }

    /// How many records there are of one noun (or of all) with a fate like this.
    pub fn count(&self, kind: Option<Kind>, is: impl Fn(&Fate) -> bool) -> usize {
        self.lines.iter().filter(|line| kind.is_none_or(|kind| line.kind == kind) && is(&line.fate)).count()
    }

    /// Whether nothing would be seen to change.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

struct Telling<'a> {
    book: &'a Book,
    other: &'a Book,
    by_record: BTreeMap<(Kind, u64), Vec<&'a Edit>>,
    lines: Vec<MergeLine>,
}

impl EachNoun for Telling<'_> {
    fn noun<T: Noun>(&mut self, _name: &'static str) {
        let of_noun = self.by_record.range((T::KIND, 0)..=(T::KIND, u64::MAX));
        for ((kind, number), edits) in of_noun {
            let id = Id::<T>::from_number(*number);
            let known = T::table(self.book).get_any(id);
            let Some(fate) = fate(known, T::table(self.book).gone_of(*number).is_some(), edits) else {
                continue;
            };
            let row = known.or_else(|| T::table(self.other).get_any(id));
            let whose = row.and_then(|row| self.whose(row));
            self.lines.push(MergeLine { kind: *kind, id: *number, fate, whose });
        }
    }
}

impl Telling<'_> {
    /// The first person a record names, or whom it is about; an organization by its own name.
    fn whose<T: Noun>(&self, row: &Row<T>) -> Option<String> {
        if let Some(organization) = (&row.record as &dyn Any).downcast_ref::<Organization>() {
            return Some(organization.name.clone());
        }
        let mut ids = Vec::new();
        match T::KIND {
            Kind::Contact => ids.push(row.id.number()),
            _ => row.record.names(&mut |id| ids.push(id)),
        }
        ids.into_iter().find_map(|id| self.person(Id::from_number(id)))
    }

    fn person(&self, id: Id<Contact>) -> Option<String> {
        let row = self.book.contacts.get_any(id).or_else(|| self.other.contacts.get_any(id))?;
        Some(row.full_name())
    }
}

/// What the edits of one record come to; `None` if nobody would notice.
fn fate<T: Noun>(known: Option<&Row<T>>, was_gone: bool, edits: &[&Edit]) -> Option<Fate> {
    let first = &edits.first()?.act;
    let inserted = edits.iter().find_map(|edit| match &edit.act {
        Act::Insert(image) => decode::<Row<T>>(image).ok(),
        _ => None,
    });
    match (known, inserted) {
        _ if matches!(first, Act::Forget) => known.map(|_| Fate::Forgotten),
        (None, Some(row)) => {
            row.trashed.is_none().then_some(if was_gone { Fate::ComesBack } else { Fate::Added })
        }
        (None, None) => None,
        (Some(old), Some(new)) => {
            let changed = T::diff(&old.record, &new.record).into_iter().map(|change| change.part).collect();
            moved(old.trashed.is_some(), new.trashed.is_some()).or_else(|| changed_fields::<T>(changed))
        }
        (Some(_), None) if matches!(first, Act::Remove(_)) => Some(Fate::Removed),
        (Some(old), None) => {
            let trashed = edits.iter().find_map(|edit| trashed_after(edit));
            let changed = edits.iter().filter_map(|edit| changed_part(edit)).collect();
            moved(old.trashed.is_some(), trashed.unwrap_or(old.trashed.is_some()))
                .or_else(|| changed_fields::<T>(changed))
        }
    }
}

/// Into the trash or out of it.
fn moved(before: bool, after: bool) -> Option<Fate> {
    match (before, after) {
        (false, true) => Some(Fate::Trashed),
        (true, false) => Some(Fate::ComesBack),
        _ => None,
    }
}

fn trashed_after(edit: &Edit) -> Option<bool> {
    match &edit.act {
        Act::Set(change) if change.part == TRASHED => change
            .after
            .as_deref()
            .and_then(|day| decode::<Option<crate::day::Day>>(day).ok())
            .map(|day| day.is_some()),
        _ => None,
    }
}

/// The part an edit changes, where its value differs and not only its stamp.
fn changed_part(edit: &Edit) -> Option<Part> {
    match &edit.act {
        Act::Set(change) if change.part != TRASHED && change.before != change.after => Some(change.part),
        _ => None,
    }
}

fn changed_fields<T: Record>(parts: Vec<Part>) -> Option<Fate> {
    let is_changed = |number: u8| parts.iter().any(|part| part.field == number);
    let fields: Vec<&'static str> =
        T::FIELDS.iter().filter(|(number, _)| is_changed(*number)).map(|(_, name)| *name).collect();
    (!fields.is_empty()).then_some(Fate::Changed(fields))
}
