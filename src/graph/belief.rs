//! Why a step of a path is believed: the record that shows it.

use super::{Years, is_knows};
use crate::book::{Affiliation, Book, Contact, Introduction, Organization, Party};
use crate::day::Day;
use crate::id::Id;

/// Why two contacts are believed to know each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Belief {
    /// The user noted that they do.
    Noted,
    /// An introduction that was made joins them.
    Introduction(Id<Introduction>),
    /// The one brought the other to the user, as it stands with how they met.
    Brought {
        /// Who brought.
        by: Id<Contact>,
    },
    /// They were at the same place in the same years: likely.
    Together {
        /// Where.
        place: Id<Organization>,
        /// The first year they shared.
        from: i32,
        /// The last one.
        until: i32,
    },
}

/// Why two contacts are believed to know each other, the surest reason; `None` if nothing shows it.
pub fn belief(book: &Book, today: Day, one: Id<Contact>, other: Id<Contact>) -> Option<Belief> {
    noted(book, one, other)
        .or_else(|| introduced(book, one, other))
        .or_else(|| brought(book, one, other))
        .or_else(|| together(book, today, one, other))
}

fn noted(book: &Book, one: Id<Contact>, other: Id<Contact>) -> Option<Belief> {
    let says = |of: Id<Contact>, to: Id<Contact>| {
        let relations = book.get(of).map(|row| &row.relations);
        relations.is_some_and(|relations| {
            relations.iter().any(|relation| relation.to == Some(to) && is_knows(&relation.kind))
        })
    };
    (says(one, other) || says(other, one)).then_some(Belief::Noted)
}

fn introduced(book: &Book, one: Id<Contact>, other: Id<Contact>) -> Option<Belief> {
    let names = |row: &Introduction, id| [row.introducer, row.who, row.to].contains(&Party::Contact(id));
    let mut made = book.naming::<Introduction>(one.number()).filter(|row| row.made_on.is_some());
    made.find(|row| names(row, other)).map(|row| Belief::Introduction(row.id))
}

fn brought(book: &Book, one: Id<Contact>, other: Id<Contact>) -> Option<Belief> {
    let by = |of: Id<Contact>, by: Id<Contact>| {
        (book.get(of)?.introducer == Some(by)).then_some(Belief::Brought { by })
    };
    by(one, other).or_else(|| by(other, one))
}

/// The latest place and years that two people shared.
fn together(book: &Book, today: Day, one: Id<Contact>, other: Id<Contact>) -> Option<Belief> {
    let mut shared = Vec::new();
    for mine in book.naming::<Affiliation>(one.number()) {
        for theirs in book.naming::<Affiliation>(other.number()) {
            let Some(place) = mine.organization.filter(|place| theirs.organization == Some(*place)) else {
                continue;
            };
            let (Some(a), Some(b)) = (Years::span(mine, today), Years::span(theirs, today)) else { continue };
            let (from, until) = (a.0.max(b.0), a.1.min(b.1));
            if from <= until && book.get(place).is_some() {
                shared.push((until, from, place));
            }
        }
    }
    shared.into_iter().max().map(|(until, from, place)| Belief::Together { place, from, until })
}
