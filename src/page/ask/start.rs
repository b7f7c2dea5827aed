//! Before anybody is chosen: sleeping ties worth waking (c8). And whom the user met lately, for the card of R8.

use crate::book::{Book, Contact, Interaction, Kind, Organization, Row};
use crate::day::Day;
use crate::discretion::may_know_of_search;
use crate::id::Id;
use crate::order;
use crate::outlook::Outlook;
use crate::page::people::role_line;
use crate::page::sentence::{Sentence, Slot, full_person, say_span};
use crate::reason::{Because, Reason};
use crate::repair::{self, Candidate};

/// So many sleeping ties are shown.
const SLEEPING: usize = 5;
/// So many of the people met are named on a card.
const MET: usize = 5;

/// Whom one could turn to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AskStart {
    /// Sleeping ties worth waking, in the order of their value, each with what speaks for it.
    pub sleeping: Vec<(Id<Contact>, Sentence)>,
}

/// The page before anybody is chosen.
pub fn start(book: &Book, today: Day) -> AskStart {
    let outlook = Outlook::new(book, today);
    let sleeping = repair::candidates(&outlook).into_iter().take(SLEEPING);
    AskStart { sleeping: sleeping.map(|found| (found.contact.id, candidate(&outlook, &found))).collect() }
}

fn candidate(outlook: &Outlook, found: &Candidate) -> Sentence {
    let pattern = match (found.trustworthy, found.higher_status, found.little_time) {
        (true, true, true) => {
            "{who}: {span} ago. Would answer gladly, has a wide view, and knows what you do not."
        }
        (true, true, false) => "{who}: {span} ago. Would answer gladly, and has a wide view.",
        (true, false, true) => "{who}: {span} ago. Would answer gladly, and knows what you do not.",
        (false, true, true) => "{who}: {span} ago. Has a wide view, and knows what you do not.",
        (false, true, false) => "{who}: {span} ago. Has a wide view.",
        (true, false, false) => "{who}: {span} ago. Would answer gladly.",
        (false, false, _) => "{who}: {span} ago.",
    };
    Sentence::new(pattern)
        .slot("who", full_person(outlook.book, found.contact.id))
        .own("span", say_span(outlook.today.since(found.last)))
}

/// The lines of the card "who could introduce you?" (R8): the people met with their places, and the targets.
pub fn people_met(outlook: &Outlook, reason: &Reason) -> Vec<Sentence> {
    if !matches!(reason.because, Because::WhoCouldIntroduce { .. }) {
        return Vec::new();
    }
    let mut met: Vec<Id<Contact>> = Vec::new();
    let touches = reason.evidence.iter().filter(|(kind, _)| *kind == Kind::Interaction);
    let rows = touches.rev().filter_map(|(_, id)| outlook.book.get(Id::<Interaction>::from_number(*id)));
    for contact in rows.flat_map(|row| row.with.iter().map(|with| with.contact)) {
        if !met.contains(&contact) && outlook.book.get(contact).is_some_and(|row| may_be_asked(outlook, row))
        {
            met.push(contact);
        }
    }
    let person = |id: &Id<Contact>| {
        let role = role_line(outlook.book, *id);
        let pattern = if role.is_empty() { "{who}" } else { "{who}, {role}" };
        Sentence::new(pattern).slot("who", full_person(outlook.book, *id)).own("role", role)
    };
    met.iter().take(MET).map(person).chain(targets(outlook)).collect()
}

fn may_be_asked(outlook: &Outlook, row: &Row<Contact>) -> bool {
    !row.is_out_of_reach() && may_know_of_search(outlook, row)
}

fn targets(outlook: &Outlook) -> Option<Sentence> {
    let mut targets: Vec<&Row<Organization>> =
        outlook.book.organizations.iter().filter(|row| row.target).collect();
    order::sort_by_key(&mut targets, |row| (std::cmp::Reverse(row.motivation), row.name.clone()));
    let pattern = match targets.len() {
        0 => return None,
        1 => "To somebody at {one}, for example.",
        2 => "To somebody at {one} or {two}, for example.",
        _ => "To somebody at {one}, {two} or {three}, for example.",
    };
    let slots = ["one", "two", "three"].into_iter().zip(&targets);
    Some(slots.fold(Sentence::new(pattern).of_search(true), |sentence, (slot, row)| {
        sentence.slot(slot, Slot::Organization(row.id, row.name.clone()))
    }))
}
