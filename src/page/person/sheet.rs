//! The sheet: every field of a person in groups, each with what it reads and what its form holds.

use super::field::{Field, Texts};
use super::item::{ItemLine, ItemList};
use crate::book::{Book, Contact};
use crate::day::Day;
use crate::page::sentence::Sentence;

/// A part of the sheet under a heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The heading.
    pub title: &'static str,
    /// What is in it, in order.
    pub parts: Vec<SheetPart>,
}

/// One line, or one list, of the sheet.
#[derive(Clone, Debug, PartialEq)]
pub enum SheetPart {
    /// One field.
    Field(FieldLine),
    /// A list of items.
    Items(ItemList, Vec<ItemLine>),
}

/// One field, worded.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldLine {
    /// Which.
    pub field: Field,
    /// What it reads; `None` if there is nothing yet.
    pub words: Option<Sentence>,
    /// What its form holds.
    pub texts: Texts,
}

/// A line or list of the sheet, by name.
#[derive(Clone, Copy)]
enum Place {
    One(Field),
    Many(ItemList),
}

use Field as F;
use ItemList as L;
use Place::{Many, One};

const KNOW: &[Place] =
    &[Many(L::Facts), Many(L::Goals), One(F::CouldGive), Many(L::Dates), Many(L::Relations)];

const REACH: &[Place] = &[
    Many(L::Emails),
    Many(L::Phones),
    Many(L::Links),
    Many(L::Addresses),
    One(F::PreferredChannel),
    One(F::Avoids),
    One(F::Hours),
    One(F::Zone),
    One(F::Language),
    One(F::DoNotContactUntil),
    One(F::Away),
];

const TOGETHER: &[Place] = &[
    One(F::Strength),
    One(F::LastTalked),
    One(F::StayOk),
    One(F::Roles),
    One(F::SeenAnyway),
    One(F::MetHow),
    One(F::Introducer),
    One(F::MetWhere),
    One(F::MetOn),
    One(F::NotToKnow),
    One(F::OutOfDeck),
];

const WORK: &[Place] = &[One(F::Situation), One(F::Industry), One(F::Skills)];

const NAMES: &[Place] =
    &[One(F::Given), One(F::Family), One(F::Called), One(F::Phonetic), One(F::FamilyFirst)];

const OWN: &[Place] = &[One(F::Tags), One(F::Notes), Many(L::Custom)];

/// The groups, in order. The places of work stand at the head of "Work"; they are records of their own.
const GROUPS: [(&str, &[Place]); 6] = [
    ("What you know", KNOW),
    ("Ways to reach them", REACH),
    ("Work", WORK),
    ("The two of you", TOGETHER),
    ("Name", NAMES),
    ("Tags and notes", OWN),
];

/// Every field of a person, in groups.
pub fn sheet(book: &Book, contact: &Contact, today: Day) -> Vec<Group> {
    let part = |place: &Place| match place {
        One(field) => SheetPart::Field(FieldLine {
            field: *field,
            words: field.shown(book, contact, today),
            texts: field.texts(contact),
        }),
        Many(list) => SheetPart::Items(*list, list.lines(book, contact, today)),
    };
    GROUPS.iter().map(|(title, places)| Group { title, parts: places.iter().map(part).collect() }).collect()
}
