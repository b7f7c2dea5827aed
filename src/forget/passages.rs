//! Passages in other people's records that name a person.

use super::{NamedBy, Names, SOMEONE, goes_with};
use crate::book::record::{Fields, Unreadable, filled};
use crate::book::{AnyRow, Book, Contact, Kind};
use crate::id::Id;
use crate::order;
use serde_json::Value;
use std::collections::BTreeSet;
use std::ops::Range;

/// Where a passage stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The noun of the record.
    pub kind: Kind,
    /// The record's number.
    pub id: u64,
    /// The field, as JSON writes it; [`NEWER`] for what a newer version wrote.
    pub field: &'static str,
    /// Which one in the field, from 0.
    pub number: usize,
}

/// Stands for the fields of a newer version.
pub const NEWER: &str = "newer";

/// A passage that names somebody.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// Where it stands.
    pub place: Place,
    /// A few words before it.
    pub before: String,
    /// The words that name them.
    pub named: String,
    /// A few words after it.
    pub after: String,
    /// By what it names them.
    pub by: NamedBy,
    /// Whose record it is, where it is somebody's.
    pub whose: Option<Id<Contact>>,
    /// Whether the record lies in the trash.
    pub in_trash: bool,
}

impl Passage {
    /// Whether it is ticked unless the user says otherwise.
    pub fn is_ticked_at_first(&self) -> bool {
        self.by.is_certain() && self.place.kind != Kind::Me
    }
}

/// How many letters of a passage's surroundings are shown on each side.
const AROUND: usize = 40;

/// Every passage that names a person in records that stay, also in the trash; in the order of nouns and ids.
pub fn passages(book: &Book, contact: Id<Contact>) -> Vec<Passage> {
    let Some(person) = book.contacts.get_any(contact) else { return Vec::new() };
    passages_of(book, contact, &Names::of(person))
}

/// As [`passages`], for somebody whose names are known from elsewhere.
pub(crate) fn passages_of(book: &Book, contact: Id<Contact>, names: &Names) -> Vec<Passage> {
    if names.is_empty() {
        return Vec::new();
    }
    let going = order::set(goes_with(book, contact));
    let mut finding = Finding { book, contact, names, going, folded: String::new(), found: Vec::new() };
    Kind::ALL.iter().for_each(|kind| finding.noun(*kind));
    order::sort_by_key(&mut finding.found, |passage| passage.place);
    finding.found
}

struct Finding<'a> {
    book: &'a Book,
    contact: Id<Contact>,
    names: &'a Names,
    going: BTreeSet<(Kind, u64)>,
    folded: String,
    found: Vec<Passage>,
}

impl Finding<'_> {
    fn noun(&mut self, kind: Kind) {
        for row in self.book.table(kind).rows() {
            let head = row.head();
            if self.going.contains(&(kind, head.id)) || !self.may_name(row) {
                continue;
            }
            let whose = self.whose(kind, row);
            let unlinked = super::unlinked(row.record(), self.contact);
            let mut texts = Texts::of(&head.unknown, unlinked.as_deref().unwrap_or(row.record()));
            let found = &mut self.found;
            texts.each_naming(self.names, |field, number, text, place, by| {
                let place_of_it = Place { kind, id: head.id, field, number };
                let (before, named, after) = around(text, &place);
                let in_trash = head.trashed.is_some();
                found.push(Passage { place: place_of_it, before, named, after, by, whose, in_trash });
                false
            });
        }
    }

    fn may_name(&mut self, row: &dyn AnyRow) -> bool {
        self.names.may_be_in(&String::from_utf8_lossy(&row.image()), &mut self.folded)
    }

    fn whose(&self, kind: Kind, row: &dyn AnyRow) -> Option<Id<Contact>> {
        if kind == Kind::Contact {
            return Some(Id::from_number(row.id()));
        }
        let mut whose = None;
        row.record().names(&mut |id| {
            let id = Id::<Contact>::from_number(id);
            if whose.is_none() && id != self.contact && self.book.contacts.get_any(id).is_some() {
                whose = Some(id);
            }
        });
        whose
    }
}

/// The record (as it is, or as it has been altered already) with the ticked passages as "someone", and what
/// a newer version wrote, if that changes too.
pub(super) fn scrubbed(
    (kind, row): (Kind, &dyn AnyRow),
    record: &dyn Fields,
    names: &Names,
    ticked: &BTreeSet<Place>,
) -> (Box<dyn Fields>, Option<String>) {
    let head = row.head();
    let mut texts = Texts::of(&head.unknown, record);
    texts.each_naming(names, |field, number, _, _, _| {
        ticked.contains(&Place { kind, id: head.id, field, number })
    });
    let newer = texts.newer.as_ref().map(|(_, value)| value.to_string());
    let newer = newer.filter(|newer| *newer != head.unknown);
    (texts.record(), newer)
}

/// The texts of one record, field by field.
struct Texts<'a> {
    record: &'a dyn Fields,
    fields: Vec<(&'static str, Value)>,
    newer: Option<(&'static str, Value)>,
}

impl<'a> Texts<'a> {
    fn of(unknown: &str, record: &'a dyn Fields) -> Texts<'a> {
        let read = |json: &str| serde_json::from_str::<Value>(json).ok();
        let fields = filled(record).into_iter();
        Texts {
            record,
            fields: fields.filter_map(|(name, value)| Some((name, read(&value.to_json())?))).collect(),
            newer: read(unknown).map(|value| (NEWER, value)),
        }
    }

    /// Shows every place that names the person; where `see` answers yes it becomes "someone".
    fn each_naming(
        &mut self,
        names: &Names,
        mut see: impl FnMut(&'static str, usize, &str, Range<usize>, NamedBy) -> bool,
    ) {
        let Texts { record, fields, newer } = self;
        for (field, value) in fields.iter_mut().chain(newer) {
            let before = value.clone();
            let mut number = 0;
            let mut index = 0;
            each_text(value, &mut |text| {
                let found = names.find(text);
                index += 1;
                if found.is_empty() || !is_text(*record, field, &before, index) {
                    return;
                }
                let whole = text.clone();
                for (place, by) in found.iter().cloned().rev() {
                    let at = number + found.iter().position(|(known, _)| *known == place).unwrap_or_default();
                    if see(field, at, &whole, place.clone(), by) {
                        text.replace_range(place, SOMEONE);
                    }
                }
                number += found.len();
            });
        }
    }

    /// The record with the texts as they are now.
    fn record(&self) -> Box<dyn Fields> {
        let mut record = self.record.copy();
        for (name, value) in &self.fields {
            // Every field reads as it was printed, and only texts have changed.
            let _ = parse_field(record.as_mut(), name, value);
        }
        record
    }
}

/// Whether the text with this place in a field (from 1) is one the user typed, not the name of a channel or
/// an id: only then the record reads with other words there.
fn is_text(record: &dyn Fields, field: &str, value: &Value, place: usize) -> bool {
    let (mut value, mut at) = (value.clone(), 0);
    each_text(&mut value, &mut |text| {
        at += 1;
        if at == place {
            *text = SOMEONE.to_owned();
        }
    });
    field == NEWER || parse_field(record.blank().as_mut(), field, &value).is_ok()
}

/// Puts a value into a field. Errs if it does not read.
fn parse_field(record: &mut dyn Fields, field: &str, value: &Value) -> Result<(), Unreadable> {
    let place = record.field_names().iter().position(|(_, name)| *name == field).ok_or(Unreadable)?;
    record.fields_mut().swap_remove(place).value().set_json(&value.to_string())
}

/// Calls `see` with every text in a value.
fn each_text(value: &mut Value, see: &mut dyn FnMut(&mut String)) {
    match value {
        Value::String(text) => see(text),
        Value::Array(items) => items.iter_mut().for_each(|item| each_text(item, see)),
        Value::Object(fields) => fields.values_mut().for_each(|value| each_text(value, see)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The words before a place, at it, and after it.
fn around(text: &str, place: &Range<usize>) -> (String, String, String) {
    let (before, after) = (&text[..place.start], &text[place.end..]);
    let from = before.char_indices().rev().nth(AROUND).map(|(at, c)| at + c.len_utf8());
    let until = after.char_indices().nth(AROUND).map(|(at, _)| at);
    let cut_before = from.map_or(before.to_owned(), |from| format!("… {}", before[from..].trim_start()));
    let cut_after = until.map_or(after.to_owned(), |until| format!("{} …", after[..until].trim_end()));
    (cut_before, text[place.clone()].to_owned(), cut_after)
}
