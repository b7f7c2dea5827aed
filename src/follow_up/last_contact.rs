//! Last contact and last try are two dates (practices, "How to read a rule").

use crate::book::{Book, Contact};
use crate::day::Day;
use crate::id::Id;
use crate::tie::Tie;

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

impl LastContact {
    /// The dates of one tie.
    pub fn of(tie: &Tie) -> LastContact {
        LastContact { last: tie.last(), logged: tie.last_logged(), last_out: tie.last_out() }
    }
}

/// The dates of one contact; all unknown if they are not in the book.
pub fn last_contact(book: &Book, contact: Id<Contact>) -> LastContact {
    Tie::new(book, contact).map(|tie| LastContact::of(&tie)).unwrap_or_default()
}
