//! Passages in other people's records that name a person.

use super::{NamedBy, Names, SOMEONE, goes_with};
use crate::book::record::{SeeField, encode};
use crate::book::{Book, Contact, EachNoun, Kind, Noun, Row};
use crate::id::Id;
use serde::Serialize;
use serde_json::{Map, Value};
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
    let going = goes_with(book, contact).into_iter().collect();
    let mut finding = Finding { book, contact, names, going, folded: String::new(), found: Vec::new() };
    Book::for_each_noun(&mut finding);
    finding.found.sort_by_key(|passage| passage.place);
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

impl EachNoun for Finding<'_> {
    fn noun<T: Noun>(&mut self, _name: &'static str) {
        for row in T::table(self.book).iter_any() {
            if !self.may_name(row) {
                continue;
            }
            let whose = self.whose(row);
            let unlinked = super::unlinked(&row.record, self.contact);
            let mut texts = Texts::of(row, unlinked.as_ref().unwrap_or(&row.record));
            let found = &mut self.found;
            texts.each_naming(self.names, |field, number, text, place, by| {
                let place_of_it = Place { kind: T::KIND, id: row.id.number(), field, number };
                let (before, named, after) = around(text, &place);
                found.push(Passage {
                    place: place_of_it,
                    before,
                    named,
                    after,
                    by,
                    whose,
                    in_trash: row.trashed.is_some(),
                });
                false
            });
        }
    }
}

impl Finding<'_> {
    fn may_name<T: Noun>(&mut self, row: &Row<T>) -> bool {
        if self.going.contains(&(T::KIND, row.id.number())) {
            return false;
        }
        let bytes = encode(&row.record);
        self.names.may_be_in(&String::from_utf8_lossy(&bytes), &mut self.folded)
            || (!row.unknown.is_empty() && self.names.may_be_in(&row.unknown, &mut self.folded))
    }

    fn whose<T: Noun>(&self, row: &Row<T>) -> Option<Id<Contact>> {
        if T::KIND == Kind::Contact {
            return Some(Id::from_number(row.id.number()));
        }
        let mut whose = None;
        row.record.names(&mut |id| {
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
pub(super) fn scrubbed<T: Noun>(
    row: &Row<T>,
    record: &T,
    names: &Names,
    ticked: &BTreeSet<Place>,
) -> (T, Option<String>) {
    let mut texts = Texts::of(row, record);
    texts.each_naming(names, |field, number, _, _, _| {
        ticked.contains(&Place { kind: T::KIND, id: row.id.number(), field, number })
    });
    let newer = texts.newer.as_ref().map(|(_, value)| value.to_string());
    let newer = newer.filter(|newer| *newer != row.unknown);
    (texts.record().unwrap_or_else(|| record.clone()), newer)
}

/// The texts of one record, field by field.
struct Texts<T> {
    fields: Vec<(&'static str, Value)>,
    newer: Option<(&'static str, Value)>,
    noun: std::marker::PhantomData<T>,
}

impl<T> SeeField for Texts<T> {
    fn field<V: Serialize>(&mut self, name: &'static str, value: &V) {
        self.fields.extend(serde_json::to_value(value).ok().map(|value| (name, value)));
    }
}

impl<T: Noun> Texts<T> {
    fn of(row: &Row<T>, record: &T) -> Texts<T> {
        let newer = serde_json::from_str(&row.unknown).ok().map(|value| (NEWER, value));
        let mut texts = Texts { fields: Vec::new(), newer, noun: std::marker::PhantomData };
        record.filled(&mut texts);
        texts
    }

    /// Shows every place that names the person; where `see` answers yes it becomes "someone".
    fn each_naming(
        &mut self,
        names: &Names,
        mut see: impl FnMut(&'static str, usize, &str, Range<usize>, NamedBy) -> bool,
    ) {
        for (field, value) in self.fields.iter_mut().chain(&mut self.newer) {
            let before = value.clone();
            let mut number = 0;
            let mut index = 0;
            each_text(value, &mut |text| {
                let found = names.find(text);
                index += 1;
                if found.is_empty() || !is_text::<T>(field, &before, index) {
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

    fn record(&self) -> Option<T> {
        let fields: Map<String, Value> =
            self.fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        serde_json::from_value(Value::Object(fields)).ok()
    }
}

/// Whether the text with this place in a field (from 1) is one the user typed, not the name of a channel or
/// an id: only then the record reads with other words there.
fn is_text<T: Noun>(field: &str, value: &Value, place: usize) -> bool {
    let (mut value, mut at) = (value.clone(), 0);
    each_text(&mut value, &mut |text| {
        at += 1;
        if at == place {
            *text = SOMEONE.to_owned();
        }
    });
    let record: Map<String, Value> = [(field.to_owned(), value)].into_iter().collect();
    field == NEWER || serde_json::from_value::<T>(Value::Object(record)).is_ok()
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
