//! "Name ten people": a name, perhaps an organization, and on to the next.

use super::people::NewPerson;
use super::sentence::Sentence;
use crate::book::contact::HowMet;
use crate::command::Command;
use crate::id::FreshIds;

/// How many are asked for.
pub const TEN: usize = 10;

/// Adds somebody by a name and, if given, an organization.
pub fn add(name: &str, organization: &str, ids: &mut FreshIds) -> Command {
    let person = NewPerson {
        name: name.trim().to_owned(),
        organization: organization.trim().to_owned(),
        met_how: HowMet::Brainstorm,
        ..NewPerson::default()
    };
    Command::AddContact(Box::new(person.contact(ids)))
}

/// How far the user has come.
pub fn progress(named: usize) -> Sentence {
    let pattern = match named {
        0 => "Ten people who would know who you are. Former colleagues, neighbours, anybody.",
        1..TEN => "{n:person|people} so far. Who else?",
        _ => "{n:person|people}. That is a fine beginning.",
    };
    Sentence::new(pattern).count("n", named)
}
