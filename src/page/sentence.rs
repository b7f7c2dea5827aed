//! Sentences: whole patterns with named, typed slots, so that wording stays together, can be translated,
//! and is never glued from fragments.
//!
//! ```
//! use kith::day::Day;
//! use kith::page::sentence::{Sentence, on};
//!
//! let today = Day::parse("2026-03-05").ok_or("no day")?;
//! let tuesday = Day::parse("2026-03-03").ok_or("no day")?;
//! let sentence = Sentence::new("You met {count:person|people} {day}.")
//!     .count("count", 2)
//!     .slot("day", on(tuesday, today));
//! assert_eq!(sentence.to_string(), "You met 2 people on Tuesday.");
//! # Ok::<(), &str>(())
//! ```

use crate::book::{Book, Contact, Organization};
use crate::day::Day;
use crate::id::Id;
use std::fmt;

/// A pattern and what fills its slots. In a pattern `{name}` is a slot, `{n:person|people}` a count with
/// its noun.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    pattern: &'static str,
    slots: Vec<(&'static str, Slot)>,
    of_search: bool,
}

/// What fills a slot.
#[derive(Clone, Debug, PartialEq)]
pub enum Slot {
    /// A person, by the name the user calls them; a link.
    Person(Id<Contact>, String),
    /// An organization; a link.
    Organization(Id<Organization>, String),
    /// A day as a person says it, with the exact day beside it.
    Day(Day, String),
    /// A number of things.
    Count(u64),
    /// The user's own words or data.
    Own(String),
    /// Fixed words of ours chosen elsewhere (the name of a channel, say).
    Word(&'static str),
}

/// A piece of a sentence, for the shell to show.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Plain words.
    Plain(String),
    /// A link to a person.
    Person(Id<Contact>, String),
    /// A link to an organization.
    Organization(Id<Organization>, String),
    /// A day: the day itself and the words for it.
    Day(Day, String),
    /// The user's own words or data.
    Own(String),
}

impl Sentence {
    /// A sentence with this pattern.
    pub fn new(pattern: &'static str) -> Sentence {
        Sentence { pattern, slots: Vec::new(), of_search: false }
    }

    /// Fills a slot.
    #[must_use]
    pub fn slot(mut self, name: &'static str, slot: Slot) -> Sentence {
        self.slots.push((name, slot));
        self
    }

    /// Fills a slot with a person of the book ("someone" if they are gone).
    #[must_use]
    pub fn person(self, name: &'static str, book: &Book, id: Id<Contact>) -> Sentence {
        self.slot(name, person(book, id))
    }

    /// Fills a slot with a number.
    #[must_use]
    pub fn count(self, name: &'static str, count: usize) -> Sentence {
        self.slot(name, Slot::Count(count as u64))
    }

    /// Fills a slot with the user's own words.
    #[must_use]
    pub fn own(self, name: &'static str, text: impl Into<String>) -> Sentence {
        self.slot(name, Slot::Own(text.into()))
    }

    /// Says whether it speaks of the search: where that is discreet, it stays off paper (R109).
    #[must_use]
    pub fn of_search(mut self, speaks: bool) -> Sentence {
        self.of_search = speaks;
        self
    }

    /// Whether it speaks of the search.
    pub fn is_of_search(&self) -> bool {
        self.of_search
    }

    /// The pieces, in order. A slot that nothing fills shows its name, so that a test sees it.
    pub fn pieces(&self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut rest = self.pattern;
        while let Some((plain, after)) = rest.split_once('{') {
            let (slot, after) = after.split_once('}').unwrap_or((after, ""));
            if !plain.is_empty() {
                pieces.push(Piece::Plain(plain.to_owned()));
            }
            pieces.push(self.piece(slot));
            rest = after;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Plain(rest.to_owned()));
        }
        pieces
    }

    fn piece(&self, inner: &str) -> Piece {
        let (name, forms) = inner.split_once(':').map_or((inner, None), |(name, forms)| (name, Some(forms)));
        match self.slots.iter().find(|(known, _)| *known == name).map(|(_, slot)| slot) {
            Some(Slot::Person(id, name)) => Piece::Person(*id, name.clone()),
            Some(Slot::Organization(id, name)) => Piece::Organization(*id, name.clone()),
            Some(Slot::Day(day, words)) => Piece::Day(*day, words.clone()),
            Some(Slot::Count(count)) => Piece::Plain(counted(*count, forms)),
            Some(Slot::Own(text)) => Piece::Own(text.clone()),
            Some(Slot::Word(word)) => Piece::Plain((*word).to_owned()),
            None => Piece::Plain(format!("{{{inner}}}")),
        }
    }
}

fn counted(count: u64, forms: Option<&str>) -> String {
    match forms.and_then(|forms| forms.split_once('|')) {
        Some((one, _)) if count == 1 => format!("1 {one}"),
        Some((_, many)) => format!("{} {many}", grouped(count)),
        None => grouped(count),
    }
}

/// 1200 as "1,200".
pub fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pieces().iter().try_for_each(|piece| f.write_str(piece.words()))
    }
}

impl Piece {
    /// The words alone.
    pub fn words(&self) -> &str {
        match self {
            Piece::Plain(words) | Piece::Person(_, words) | Piece::Organization(_, words) => words,
            Piece::Day(_, words) | Piece::Own(words) => words,
        }
    }
}

/// A person of the book, by the name the user calls them; "someone" if they are gone.
pub fn person(book: &Book, id: Id<Contact>) -> Slot {
    let name = book.get(id).map_or_else(|| "someone".to_owned(), |row| row.short_name());
    Slot::Person(id, name)
}

/// A person of the book by the whole name.
pub fn full_person(book: &Book, id: Id<Contact>) -> Slot {
    let name = book.get(id).map_or_else(|| "someone".to_owned(), |row| row.full_name());
    Slot::Person(id, name)
}

/// An organization of the book, by its name; "a place" if it is gone.
pub fn organization(book: &Book, id: Id<Organization>) -> Slot {
    let name = book.get(id).map_or_else(|| "a place".to_owned(), |row| row.name.clone());
    Slot::Organization(id, name)
}

/// A day as an adverb: "today", "yesterday", "on Tuesday", "on 3 March", "on 3 March 2024".
pub fn on(day: Day, today: Day) -> Slot {
    let words = match day.since(today) {
        -1..=1 => say_day(day, today),
        _ => format!("on {}", say_day(day, today)),
    };
    Slot::Day(day, words)
}

/// A day as a noun: "today", "tomorrow", "Tuesday", "3 March", "3 March 2024".
pub fn the(day: Day, today: Day) -> Slot {
    Slot::Day(day, say_day(day, today))
}

/// A day as a person says it; within six days of today by the day of the week.
pub fn say_day(day: Day, today: Day) -> String {
    let (year, month, number) = day.ymd();
    let month = MONTHS[(month as usize).saturating_sub(1).min(11)];
    match day.since(today) {
        0 => "today".into(),
        -1 => "yesterday".into(),
        1 => "tomorrow".into(),
        -6..=6 => WEEKDAYS[usize::from(day.weekday())].into(),
        _ if year == today.ymd().0 => format!("{number} {month}"),
        _ => format!("{number} {month} {year}"),
    }
}

/// How long ago, roughly: "4 days", "3 weeks", "11 months", "2 years".
pub fn say_span(days: i32) -> String {
    let days = days.max(0) as u64;
    match days {
        0..=13 => counted(days, Some("day|days")),
        14..=59 => counted(days / 7, Some("week|weeks")),
        60..=729 => counted(days * 12 / 365, Some("month|months")),
        _ => counted(days / 365, Some("year|years")),
    }
}

/// The names of the weekdays, Monday first.
pub const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The names of the months.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_said_as_a_person_says_them() {
        let today = Day::parse("2026-03-05").unwrap();
        let said = |offset: i32| say_day(today.plus(offset), today);
        assert_eq!((said(0), said(-1), said(1)), ("today".into(), "yesterday".into(), "tomorrow".into()));
        assert_eq!((said(-2), said(4), said(7)), ("Tuesday".into(), "Monday".into(), "12 March".into()));
        assert_eq!(said(-365), "5 March 2025");
    }

    #[test]
    fn spans_are_rough() {
        let spans: Vec<String> = [1, 5, 20, 335, 800].into_iter().map(say_span).collect();
        assert_eq!(spans, ["1 day", "5 days", "2 weeks", "11 months", "2 years"]);
    }

    #[test]
    fn counts_take_their_noun() {
        let said = |count| Sentence::new("{n:person|people} here").count("n", count).to_string();
        assert_eq!(
            (said(1), said(0), said(1200)),
            ("1 person here".into(), "0 people here".into(), "1,200 people here".into())
        );
    }
}
