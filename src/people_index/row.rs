//! One contact as a flat row of figures.

use crate::book::{Contact, Meeting, MeetingState, NextStep, Promise, Role, Row, Side, Strength, Tier};
use crate::day::Day;
use crate::follow_up::decisions;
use crate::follow_up::keep::cadence_due;
use crate::id::Id;
use crate::outlook::Outlook;
use crate::text::fold;
use crate::tie::Tie;
use std::collections::BTreeMap;

/// What lists filter, sort and show by.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonRow {
    /// Who.
    pub id: Id<Contact>,
    /// What names are sorted by: folded, the family name first.
    pub name_key: Box<str>,
    /// When the two were last in touch.
    pub last: Option<Day>,
    /// What comes next.
    pub next: Option<Next>,
    /// How well they know each other.
    pub strength: Option<Strength>,
    /// The cadence's tier.
    pub tier: Option<Tier>,
    /// Their roles: the bit `1 << number` each.
    pub roles: u16,
    /// Their tags, by the index's numbers.
    pub tags: Box<[u16]>,
    /// Been through the sorting deck, or of known strength.
    pub is_sorted: bool,
    /// Never to be contacted: hidden unless searched for (R115).
    pub never_contact: bool,
    /// Marked as dear.
    pub starred: bool,
}

/// The next date with somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Next {
    /// The day.
    pub day: Day,
    /// What it is.
    pub kind: NextKind,
}

/// What the next date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NextKind {
    /// A meeting.
    Meeting,
    /// A promise of the user.
    Promise,
    /// A next step.
    Step,
    /// The cadence comes round.
    Cadence,
}

impl PersonRow {
    /// Whether they hold this role.
    pub fn has_role(&self, role: Role) -> bool {
        self.roles & role_bit(role) != 0
    }
}

pub(super) fn person_row(outlook: &Outlook, tie: &Tie, tags: &mut BTreeMap<String, u16>) -> PersonRow {
    let contact = tie.contact;
    PersonRow {
        id: contact.id,
        name_key: name_key(contact),
        last: tie.last(),
        next: next(outlook, tie),
        strength: contact.strength,
        tier: contact.cadence.map(|cadence| cadence.tier),
        roles: contact.roles.iter().map(role_bit).fold(0, |all, bit| all | bit),
        tags: contact.tags.iter().map(|tag| number(tags, tag)).collect(),
        is_sorted: contact.sorted_on.is_some() || contact.strength.is_some() || contact.out_of_deck,
        never_contact: contact.never_contact,
        starred: contact.starred,
    }
}

fn role_bit(role: Role) -> u16 {
    1 << (role as u16)
}

/// The family name first, as address books sort; whoever has none stands by what they are called.
fn name_key(contact: &Contact) -> Box<str> {
    let key = fold(&format!("{} {} {}", contact.family, contact.given, contact.called));
    let key = if key.is_empty() { fold(&contact.full_name()) } else { key };
    key.into()
}

/// The number of a tag, given to it now if it is new. More than 65,535 tags share the last one.
fn number(tags: &mut BTreeMap<String, u16>, tag: &str) -> u16 {
    let next = u16::try_from(tags.len()).unwrap_or(u16::MAX);
    match tags.get(tag) {
        Some(number) => *number,
        None => *tags.entry(tag.to_owned()).or_insert(next),
    }
}

/// The earliest of what is planned, promised and due with somebody; nothing for those out of reach.
pub(super) fn next(outlook: &Outlook, tie: &Tie) -> Option<Next> {
    if tie.contact.is_out_of_reach() {
        return None;
    }
    let (book, id) = (outlook.book, tie.id().number());
    let planned = |row: &&Row<Meeting>| row.state == MeetingState::Planned;
    let meetings = book.naming::<Meeting>(id).filter(planned).map(|row| (row.day, NextKind::Meeting));
    let steps = book.naming::<NextStep>(id).filter(|row| row.done_on.is_none());
    let steps = steps.filter_map(|row| Some((row.due?, NextKind::Step)));
    let mine = |row: &&Row<Promise>| row.by == Side::Me && row.is_open();
    let promises = book.naming::<Promise>(id).filter(mine);
    let promises = promises.filter_map(|row| Some((row.due?, NextKind::Promise)));
    let cadence = cadence_day(outlook, tie).map(|day| (day, NextKind::Cadence));
    let all = meetings.chain(steps).chain(promises).chain(cadence);
    all.map(|(day, kind)| Next { day, kind }).min()
}

/// The day the cadence comes round, unless it was let go; not before the day until which they are to be left alone (R62).
fn cadence_day(outlook: &Outlook, tie: &Tie) -> Option<Day> {
    let due = cadence_due(outlook, tie).filter(|reason| !decisions::is_let_go(outlook, reason))?.due;
    Some(tie.contact.do_not_contact_until.map_or(due, |until| due.max(until)))
}
