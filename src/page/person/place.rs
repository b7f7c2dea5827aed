//! Where somebody works and worked: affiliations, edited one by one.

use super::field::{FieldProblem, optional, read_known_day, say_known_day, write_known_day};
use crate::book::{Affiliation, Book, Contact, KnownDay, Row};
use crate::command::Command;
use crate::day::Day;
use crate::id::Id;
use crate::order;
use crate::page::sentence::{Sentence, Slot};

/// One place, worded.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceLine {
    /// Which affiliation.
    pub id: Id<Affiliation>,
    /// "CTO at Acme".
    pub words: Sentence,
    /// "since 2024"; `None` if nothing is known of it.
    pub time: Option<Sentence>,
    /// Whether it lasts.
    pub is_present: bool,
    /// What its form holds.
    pub form: PlaceForm,
}

/// What the form of a place holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlaceForm {
    /// The title.
    pub title: String,
    /// The organization's name.
    pub organization: String,
    /// Since when, as a day, month or year.
    pub from: String,
    /// Until when.
    pub until: String,
    /// No longer there.
    pub past: bool,
    /// A new place beside those before.
    pub beside_others: bool,
}

impl PlaceForm {
    /// What saving the form does: sets a place of `contact`, or corrects the one with this id.
    ///
    /// # Errors
    /// What is wrong with the form.
    pub fn command(
        &self,
        contact: Id<Contact>,
        id: Option<Id<Affiliation>>,
    ) -> Result<Command, FieldProblem> {
        let (from, until) = (optional(&self.from, read_known_day)?, optional(&self.until, read_known_day)?);
        if let (Some(from), Some(until)) = (from, until)
            && until.day < from.day
        {
            return Err(FieldProblem::EndsBeforeItBegins);
        }
        if self.title.trim().is_empty() && self.organization.trim().is_empty() {
            return Err(FieldProblem::Empty);
        }
        let title = self.title.trim().to_owned();
        let past = self.past || until.is_some();
        Ok(Command::SetAffiliation {
            id,
            affiliation: Box::new(Affiliation { contact, organization: None, title, from, until, past }),
            organization: self.organization.clone(),
            beside_others: self.beside_others,
        })
    }
}

/// Where somebody works and worked: present places first, then the latest first.
pub fn places(book: &Book, id: Id<Contact>, today: Day) -> Vec<PlaceLine> {
    let mut rows: Vec<&Row<Affiliation>> = book.naming::<Affiliation>(id.number()).collect();
    order::sort_by_key(&mut rows, |row| std::cmp::Reverse((row.is_present(), end(row), row.id)));
    rows.into_iter().map(|row| line(book, row, today)).collect()
}

fn end(affiliation: &Affiliation) -> Option<Day> {
    affiliation.until.or(affiliation.from).map(|known| known.day)
}

fn line(book: &Book, row: &Row<Affiliation>, today: Day) -> PlaceLine {
    let organization = row.organization.and_then(|id| Some((id, book.get(id)?.name.clone())));
    let name = organization.as_ref().map(|(_, name)| name.clone()).unwrap_or_default();
    let words = match (&organization, row.title.is_empty()) {
        (Some(_), false) => Sentence::new("{title} at {organization}"),
        (Some(_), true) => Sentence::new("{organization}"),
        (None, _) => Sentence::new("{title}"),
    };
    let words = words.own("title", row.title.clone());
    let words = match organization {
        Some((id, name)) => words.slot("organization", Slot::Organization(id, name)),
        None => words,
    };
    let write = |known: Option<KnownDay>| known.map(write_known_day).unwrap_or_default();
    let form = PlaceForm {
        title: row.title.clone(),
        organization: name,
        from: write(row.from),
        until: write(row.until),
        past: row.past,
        beside_others: false,
    };
    PlaceLine { id: row.id, words, time: time(row, today), is_present: row.is_present(), form }
}

/// "since 2024", "until May 2023", "2019 to 2023", or "formerly" where only that is known.
fn time(row: &Affiliation, today: Day) -> Option<Sentence> {
    let said = |known: KnownDay| say_known_day(known, today);
    Some(match (row.from, row.until) {
        (Some(from), Some(until)) => {
            Sentence::new("{from} to {until}").own("from", said(from)).own("until", said(until))
        }
        (Some(from), None) if row.past => Sentence::new("formerly, from {from}").own("from", said(from)),
        (Some(from), None) => Sentence::new("since {from}").own("from", said(from)),
        (None, Some(until)) => Sentence::new("until {until}").own("until", said(until)),
        (None, None) if row.past => Sentence::new("formerly"),
        (None, None) => return None,
    })
}
