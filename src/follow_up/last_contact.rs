//! Last contact and last try are two dates (practices, "How to read a rule").

use crate::book::{Book, Contact, Interaction, Row};
use crate::day::Day;
use crate::id::Id;

/// When the user and a contact were last in touch, and when the user last tried.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LastContact {
    /// The later of the latest two-way interaction and "last talked" as said; `None` is unknown or never.
    pub last: Option<Day>,
    /// The latest two-way interaction that was logged.
    pub logged: Option<Day>,
    /// The latest outgoing interaction.
    pub last_out: Option<Day>,
}

/// The day an interaction counts as: a month or year known counts as its middle.
pub fn counts_as(row: &Row<Interaction>) -> Day {
    row.precision.counts_as(row.day, row.recorded_on)
}

/// The interactions with somebody that count for them, oldest first: within a day the order is the time
/// where given, else the order of recording. In a meeting of more than three people only those whom the
/// user talked with, and the host, count.
pub fn touches(book: &Book, contact: Id<Contact>) -> Vec<&Row<Interaction>> {
    let mut touches: Vec<_> =
        book.naming::<Interaction>(contact.number()).filter(|row| counts_for(row, contact)).collect();
    touches.sort_by_key(|row| order(row));
    touches
}

/// Where an interaction stands in time.
pub fn order(row: &Row<Interaction>) -> (Day, u16, u64) {
    // Without a time it stands after those of the day that have one, in the order of recording.
    (counts_as(row), row.minute.unwrap_or(u16::MAX), row.id.number())
}

fn counts_for(row: &Row<Interaction>, contact: Id<Contact>) -> bool {
    row.with.get(contact.number()).is_some_and(|with| row.with.len() <= 3 || with.talked || with.host)
}

/// Both dates for one contact.
pub fn last_contact(book: &Book, contact: Id<Contact>) -> LastContact {
    let touches = touches(book, contact);
    let logged = touches.iter().filter(|row| row.is_two_way()).map(|row| counts_as(row)).max();
    let last_out = touches.iter().filter(|row| row.is_out()).map(|row| counts_as(row)).max();
    let said = book.get(contact).and_then(|row| row.last_talked).and_then(|said| said.day());
    LastContact { last: logged.max(said), logged, last_out }
}
