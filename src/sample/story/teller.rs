//! The teller: carries out one line after the other, and finds whom and what the lines mean.

use super::words::{Misread, Told, Words};
use super::{Deed, introduction, meeting, person, settings, short, touch, written};
use crate::book::{Book, Contact, KnownDay, Organization};
use crate::changes::{Changes, Verb};
use crate::command::{Command, NewContact, Pen, Refusal, decide_with, find_organization};
use crate::day::Day;
use crate::id::{FreshIds, Id};
use crate::moment::{Device, Moment, Source};
use crate::text::fold;

/// The book as far as the story is told.
#[derive(Clone, Debug, Default)]
pub(super) struct Teller {
    pub(super) book: Book,
    pub(super) done: Vec<Changes>,
    /// The day of the deed that is being carried out.
    pub(super) today: Day,
    /// The day the deed is about.
    pub(super) about: KnownDay,
    pub(super) source: Source,
    /// How many moments the day has had.
    moments: u32,
}

/// The first command of a day is given at nine, each further one 20 seconds later.
const NINE: u32 = 9 * 60 * 60;
const SECONDS_APART: u32 = 20;

impl Teller {
    pub(super) fn carry_out(&mut self, deed: &Deed) -> Told<()> {
        if deed.on != self.today {
            self.moments = 0;
        }
        (self.today, self.source) = (deed.on, deed.source);
        self.about = deed.about.unwrap_or(KnownDay::from(deed.on));
        for (place, part) in deed.parts.iter().enumerate() {
            let mut head = part.clone();
            if self.long_deed(&mut head, &deed.parts[place + 1..])? {
                break;
            }
            short::tell(self, &mut head)?;
            if !head.is_empty() {
                return Err(head.expected("a comma"));
            }
        }
        Ok(())
    }

    /// A deed to which every further part of its line belongs.
    fn long_deed(&mut self, head: &mut Words, details: &[Words]) -> Told<bool> {
        Ok(person::tell(self, head, details)?
            || settings::tell(self, head, details)?
            || introduction::tell(self, head, details)?
            || meeting::tell(self, head, details)?
            || written::tell(self, head, details)?
            || touch::tell(self, head, details)?)
    }

    /// Carries out a command as the user would, and tells what it changed.
    pub(super) fn act(&mut self, command: Command) -> Told<Changes> {
        let moment = self.next_moment();
        let changes = decide_with(self.pen(&moment), command).map_err(refused)?;
        self.absorb(changes)
    }

    /// Writes what no command of the user says by itself, as an import would.
    pub(super) fn write(
        &mut self,
        verb: Verb,
        contact: Option<Id<Contact>>,
        write: impl FnOnce(&mut Pen) -> Result<(), Refusal>,
    ) -> Told<Changes> {
        let moment = self.next_moment();
        let mut pen = self.pen(&moment);
        write(&mut pen).map_err(refused)?;
        let changes = pen.finish(verb, contact);
        self.absorb(changes)
    }

    /// Ids for the items of lists.
    pub(super) fn fresh_ids(&mut self) -> FreshIds {
        self.next_moment().fresh_ids()
    }

    /// The person of this name, or part of a name; added if nobody is called so.
    pub(super) fn person(&mut self, name: &str) -> Told<Id<Contact>> {
        if let Some(id) = self.find_person(name)? {
            return Ok(id);
        }
        let (given, family) = given_and_family(name);
        let contact = Contact { given, family, ..Contact::default() };
        self.act(Command::AddContact(Box::new(NewContact { contact, ..NewContact::default() })))?;
        self.find_person(name)?.ok_or_else(|| Misread(format!("“{name}” could not be added")))
    }

    /// The person whose name, or the only one part of whose name, this is.
    pub(super) fn find_person(&self, name: &str) -> Told<Option<Id<Contact>>> {
        let wanted = fold(name);
        let whole = self.book.contacts.iter().find(|row| fold(&row.full_name()) == wanted);
        if let Some(row) = whole {
            return Ok(Some(row.id));
        }
        let is_part = |part: &str| fold(part) == wanted;
        let mut named = self
            .book
            .contacts
            .iter()
            .filter(|row| is_part(&row.given) || is_part(&row.called) || is_part(&row.family));
        match (named.next(), named.next()) {
            (Some(_), Some(_)) => Err(Misread(format!("“{name}” could be several people"))),
            (found, _) => Ok(found.map(|row| row.id)),
        }
    }

    /// The organization of this name; added if there is none.
    pub(super) fn organization(&mut self, name: &str) -> Told<Id<Organization>> {
        if let Some(id) = find_organization(&self.book, name) {
            return Ok(id);
        }
        self.act(Command::AddOrganization { name: name.to_owned(), target: false })?;
        find_organization(&self.book, name).ok_or_else(|| Misread(format!("“{name}” could not be added")))
    }

    fn pen<'a>(&'a self, moment: &'a Moment) -> Pen<'a> {
        let mut pen = Pen::new(&self.book, moment);
        pen.source = self.source;
        pen
    }

    fn absorb(&mut self, changes: Changes) -> Told<Changes> {
        self.book.absorb(&changes).map_err(|_| Misread("the book cannot read its own changes".into()))?;
        self.done.push(changes.clone());
        Ok(changes)
    }

    fn next_moment(&mut self) -> Moment {
        let second = (NINE + self.moments * SECONDS_APART).min(24 * 60 * 60 - 1);
        self.moments += 1;
        let midnight = i64::from(self.today.number()) * 24 * 60 * 60;
        let seconds = (midnight + i64::from(second)).max(0) as u64;
        Moment {
            today: self.today,
            minute: (second / 60) as u16,
            // A day of very many commands ends with some in the same second.
            now: seconds * 1000 + u64::from(self.moments % 1000),
            seed: u64::from(self.moments).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20,
            device: Device(1),
        }
    }
}

/// Reads the rest of a head and every detail to its end, one after the other.
pub(super) fn read_details(
    head: &Words,
    details: &[Words],
    mut read: impl FnMut(&mut Words) -> Told<()>,
) -> Told<()> {
    for part in std::iter::once(head).chain(details) {
        let mut part = part.clone();
        while !part.is_empty() {
            read(&mut part)?;
        }
    }
    Ok(())
}

/// A name taken apart: the last word is the family's, with the small words before it.
fn given_and_family(name: &str) -> (String, String) {
    let words: Vec<&str> = name.split_whitespace().collect();
    let small = words.iter().position(|word| word.starts_with(char::is_lowercase)).filter(|at| *at > 0);
    let family_at = small.unwrap_or(words.len().saturating_sub(1)).max(1).min(words.len());
    (words[..family_at].join(" "), words[family_at..].join(" "))
}

fn refused(refusal: Refusal) -> Misread {
    Misread(refusal.sentence().to_owned())
}
