//! Card: one person (or a thing about nobody in particular) with every reason of the day; here, where it
//! stands among the others (practices, "Today: order and limits" 2, 5 and 8).

use crate::book::{Contact, ReasonKind, Row};
use crate::day::Day;
use crate::defaults;
use crate::id::Id;
use crate::order;
use crate::outlook::Outlook;
use crate::reason::{Because, Family, Reason};
use std::cmp::Reverse;

/// Where a card stands among the others, the smallest first: family; pinned; standing back; past due by up
/// to five working days, due today, past due by more, open and not yet due; kind; due date; place in
/// the landing walk; closer person; longest unseen; id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    family: Family,
    not_pinned: bool,
    stands_back: bool,
    bucket: u8,
    kind: ReasonKind,
    due: Day,
    /// The walk after the landing has an order of its own (R56).
    place_in_walk: usize,
    strength: Reverse<u8>,
    last: Option<Day>,
    /// Whose card it is.
    pub contact: Option<Id<Contact>>,
    /// Due and untouched for so long that it asks "still want to?".
    pub asks_whether: bool,
    /// Its headline is a thank-you owed for long, and nothing on it has a day of its own (R21).
    pub is_long_owed: bool,
}

impl Rank {
    /// What the headline is.
    pub fn kind(&self) -> ReasonKind {
        self.kind
    }
}

/// Puts the reasons of one card into their order, the highest first. A request stands alone: whatever else
/// there is to say to somebody comes before asking them (R110).
pub fn put_in_order(outlook: &Outlook, reasons: &mut Vec<Reason>) {
    let is_request = |reason: &Reason| reason.kind == ReasonKind::ReadyToAsk;
    if !reasons.iter().all(is_request) {
        reasons.retain(|reason| !is_request(reason));
    }
    order::sort_by_key(reasons, |reason| {
        (reason.kind.family(), bucket(outlook, reason), reason.kind, reason.due)
    });
}

/// The rank of a card with these reasons, the highest first; `last` is when the two were last in touch.
pub fn rank(
    outlook: &Outlook,
    contact: Option<&Row<Contact>>,
    last: Option<Day>,
    reasons: &[Reason],
) -> Rank {
    let headline = &reasons[0];
    let waited = waited(outlook, reasons);
    Rank {
        family: headline.kind.family(),
        not_pinned: !reasons.iter().any(|reason| reason.kind == ReasonKind::Pinned),
        stands_back: waited >= defaults::STANDS_BACK_FROM,
        bucket: bucket(outlook, headline),
        kind: headline.kind,
        due: headline.due,
        place_in_walk: if let Because::LandingWalk { place, .. } = headline.because { place } else { 0 },
        strength: Reverse(contact.and_then(|row| row.strength_number()).unwrap_or(0)),
        last,
        contact: contact.map(|row| row.id),
        asks_whether: waited >= defaults::FOLDED_FROM,
        is_long_owed: matches!(headline.because, Because::Thanks { long_owed: true, .. })
            && !reasons.iter().any(has_its_day),
    }
}

/// What does not wait for the week in which long owed thanks have their turn.
fn has_its_day(reason: &Reason) -> bool {
    reason.kind.never_steps_back() || matches!(reason.kind, ReasonKind::Date | ReasonKind::Pinned)
}

/// The working day on which the card is due and untouched, counted from its newest due reason: 1 on that
/// day; 0 before it, and for cards that never step back.
fn waited(outlook: &Outlook, reasons: &[Reason]) -> u32 {
    let steps_back = |reason: &Reason| !reason.kind.never_steps_back() && reason.kind != ReasonKind::Pinned;
    // A suggestion has no day of its own: beside other reasons it makes none of them newer.
    let has_other = reasons.iter().any(|reason| !reason.kind.is_suggestion());
    let counts = |reason: &&Reason| !has_other || !reason.kind.is_suggestion();
    match reasons.iter().filter(counts).map(|reason| reason.due).max() {
        Some(due) if due <= outlook.today && reasons.iter().all(steps_back) => {
            1 + outlook.calendar.working_days_between(due, outlook.today)
        }
        _ => 0,
    }
}

fn bucket(outlook: &Outlook, reason: &Reason) -> u8 {
    let past = outlook.calendar.working_days_between(reason.due, outlook.today);
    match reason.due.since(outlook.today) {
        0 => 1,
        1.. => 3,
        _ if past <= 5 => 0,
        _ => 2,
    }
}
