//! People: the list of everybody, filtered and in order; only the rows in sight are worded.

mod adding;
mod filter;

pub use adding::NewPerson;
pub use filter::{ActiveFilter, CadenceFilter, Order, PeopleFilter, StrengthFilter};

use super::sentence::{Sentence, say_span, the};
use super::words;
use crate::book::{Affiliation, Book, Contact, Tier};
use crate::day::Day;
use crate::follow_up::cadence;
use crate::id::Id;
use crate::order;
use crate::people_index::{Next, NextKind, PeopleIndex, PersonRow};
use std::cmp::Reverse;

/// Who is shown, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PeopleList {
    /// Their slots in the book's table.
    pub slots: Vec<u32>,
    /// How many there are without any filter.
    pub everybody: usize,
}

/// One row of the list, worded; the default is a row of nobody.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PersonLine {
    /// Who.
    pub id: Id<Contact>,
    /// The whole name.
    pub name: String,
    /// Title and organization.
    pub role: String,
    /// When they last talked: "3 weeks ago"; empty where it is not known.
    pub last: String,
    /// What comes next: "meeting, tomorrow"; empty if nothing does.
    pub next: String,
    /// Whether that is today or past.
    pub is_due: bool,
    /// How well they know each other, 1-5.
    pub strength: Option<u8>,
    /// The same in words; empty where it is not known.
    pub strength_words: &'static str,
    /// Their tags.
    pub tags: Vec<String>,
    /// Marked as dear.
    pub starred: bool,
}

/// Who matches the filter, in its order.
pub fn people(book: &Book, index: &mut PeopleIndex, filter: &PeopleFilter) -> PeopleList {
    let test = filter.test(book, index);
    let candidates = match filter.is_search() {
        true => index.search(&filter.query, usize::MAX).slots,
        false => index.by_name().to_vec(),
    };
    let searched = filter.is_search();
    let shown = |slot: &u32| index.row(*slot).is_some_and(|row| test.holds(*slot, row, searched));
    let mut slots: Vec<u32> = candidates.into_iter().filter(shown).collect();
    put_in_order(&mut slots, index, filter.order);
    PeopleList { slots, everybody: index.everybody() }
}

/// The row of one slot; `None` for somebody who has gone meanwhile.
pub fn line(book: &Book, index: &PeopleIndex, slot: u32, today: Day) -> Option<PersonLine> {
    let row = index.row(slot)?;
    let contact = book.get(row.id)?;
    Some(PersonLine {
        id: row.id,
        name: contact.full_name(),
        role: role_line(book, row.id),
        last: row.last.map(|day| say_last(contact, day, today)).unwrap_or_default(),
        next: row.next.map(|next| say_next(next, today)).unwrap_or_default(),
        is_due: row.next.is_some_and(|next| next.day <= today),
        strength: row.strength.map(|strength| strength as u8),
        strength_words: row.strength.map_or("", words::strength),
        tags: contact.tags.to_vec(),
        starred: row.starred,
    })
}

/// "1,204 people", or "37 of 1,204 people" where a filter holds some back.
pub fn count_line(list: &PeopleList, filter: &PeopleFilter) -> Sentence {
    let pattern = match filter.is_any() {
        true => "{shown} of {all:person|people}",
        false => "{shown:person|people}",
    };
    Sentence::new(pattern).count("shown", list.slots.len()).count("all", list.everybody)
}

/// Title and organization in one line: "CTO at Acme"; several places are parted by a comma.
pub fn role_line(book: &Book, id: Id<Contact>) -> String {
    let present = book.naming::<Affiliation>(id.number()).filter(|row| row.is_present());
    let places: Vec<String> =
        present.map(|row| place_line(book, row)).filter(|text| !text.is_empty()).collect();
    places.join(", ")
}

/// Title and organization of one place: "CTO at Acme".
pub fn place_line(book: &Book, affiliation: &Affiliation) -> String {
    let organization = affiliation.organization.and_then(|id| book.get(id)).map(|row| row.name.clone());
    let sentence = match (affiliation.title.is_empty(), organization) {
        (false, Some(name)) => Sentence::new("{title} at {organization}").own("organization", name),
        (true, Some(name)) => return name,
        (_, None) => return affiliation.title.clone(),
    };
    sentence.own("title", affiliation.title.clone()).to_string()
}

/// What a cadence for so many people asks of the user: "That is about 23 a week."
pub fn cadence_load(book: &Book, people: usize, tier: Tier) -> Sentence {
    let days = usize::from(cadence::days(book, tier));
    let rounded = |per: usize| (2 * people * per + days) / (2 * days);
    match (rounded(7), rounded(30)) {
        (0, 0) => Sentence::new("That is less than one a month."),
        (0, a_month) => Sentence::new("That is about {count} a month.").count("count", a_month),
        (a_week, _) => Sentence::new("That is about {count} a week.").count("count", a_week),
    }
}

/// "today", "yesterday", "5 days ago", "3 weeks ago".
pub fn say_ago(day: Day, today: Day) -> String {
    match today.since(day) {
        ..=0 => "today".into(),
        1 => "yesterday".into(),
        days => Sentence::new("{span} ago").own("span", say_span(days)).to_string(),
    }
}

/// What the user said of it is a bucket, so its day is only about right.
fn say_last(contact: &Contact, day: Day, today: Day) -> String {
    let said = contact.last_talked.and_then(|said| said.day());
    match said == Some(day) {
        true => Sentence::new("about {ago}").own("ago", say_ago(day, today)).to_string(),
        false => say_ago(day, today),
    }
}

fn say_next(next: Next, today: Day) -> String {
    let pattern = match (next.kind, next.day < today) {
        (NextKind::Meeting, false) => "meeting, {day}",
        (NextKind::Meeting, true) => "meeting since {day}",
        (NextKind::Promise, false) => "promise, {day}",
        (NextKind::Promise, true) => "promise since {day}",
        (NextKind::Step, false) => "next step, {day}",
        (NextKind::Step, true) => "next step since {day}",
        (NextKind::Cadence, false) => "hello, {day}",
        (NextKind::Cadence, true) => "hello since {day}",
    };
    Sentence::new(pattern).slot("day", the(next.day, today)).to_string()
}

fn put_in_order(slots: &mut Vec<u32>, index: &PeopleIndex, order: Order) {
    let by = |key: fn(&PersonRow) -> (bool, i64)| {
        move |slot: &u32| (index.row(*slot).map(key), index.name_rank(*slot))
    };
    match order {
        // As the search or the index gave them.
        Order::Usual => {}
        Order::Last => order::sort_by_key(slots, by(|row| days(row.last))),
        Order::Next => order::sort_by_key(slots, by(|row| days(row.next.map(|next| next.day)))),
        Order::Added => order::sort_by_key(slots, |slot| Reverse(index.row(*slot).map(|row| row.id))),
    }
}

/// Earliest first, nothing last.
fn days(day: Option<Day>) -> (bool, i64) {
    (day.is_none(), day.map_or(0, |day| i64::from(day.number())))
}
