//! Obligations: what is owed, derived from what happened. One file a rule family; each is a pure function
//! of the outlook and one person's tie.

mod introductions;
mod landing;
mod my_introductions;
mod next_steps;
mod notes;
mod promises;
mod reply;
mod thanks;
mod updates;

pub use introductions::introductions_for_me;
pub use landing::landing_walk;
pub use next_steps::{general_next_steps, is_done};
pub use promises::is_awaited;
pub use thanks::thanks_are_owed;

use crate::book::{Kind, ReasonKind};
use crate::day::Day;
use crate::follow_up::decisions;
use crate::outlook::Outlook;
use crate::reason::{Because, Reason, Rules};
use crate::tie::Tie;

/// What there is to owe.
pub(crate) const FAMILIES: [Rules; 8] = [
    Rules::of(&[Kind::Interaction, Kind::Ask], reply::reply_owed),
    Rules::of(&[Kind::Interaction, Kind::Ask, Kind::Favor, Kind::Introduction], thanks::thanks_owed),
    Rules::of(&[Kind::Introduction], introductions::introductions),
    Rules::of(&[Kind::Introduction], my_introductions::my_introductions),
    Rules::of(&[Kind::Promise], promises::promises),
    Rules::of(&[Kind::NextStep], next_steps::next_steps),
    Rules::of(&[Kind::Interaction, Kind::Meeting], notes::notes_to_finish),
    Rules::of(&[Kind::Favor, Kind::Introduction, Kind::SearchEvent], updates::update),
];

/// Everything owed to one person, and what others have in hand for the user.
pub fn obligations(outlook: &Outlook, tie: &Tie) -> Vec<Reason> {
    let mut reasons = Vec::new();
    FAMILIES.iter().for_each(|family| family.add(outlook, tie, &mut reasons));
    reasons
}

/// What comes before anything one wants of somebody: open thanks, and a reply or promise to them past its day,
/// unless they were let go (R43, verdict 3 of an ask).
pub fn comes_first(outlook: &Outlook, reason: &Reason) -> bool {
    let is_due = match reason.kind {
        ReasonKind::Thanks => true,
        ReasonKind::Reply | ReasonKind::MyPromise => reason.due < outlook.today,
        _ => false,
    };
    is_due && !decisions::is_let_go(outlook, reason)
}

/// The newest record that is old news and still open, to thank for or to answer: for "from earlier".
pub fn from_earlier(outlook: &Outlook, tie: &Tie) -> Option<u64> {
    thanks::old_thanks(outlook, tie).max(reply::old_message(outlook, tie))
}

/// A reason opened by one record, which is also its evidence.
fn reason(
    kind: ReasonKind,
    tie: &Tie,
    opened_by: (Kind, u64),
    opened_on: Day,
    (due, late_from): (Day, Option<Day>),
    because: Because,
) -> Reason {
    let (contact, evidence) = (Some(tie.id()), vec![opened_by]);
    Reason { kind, contact, opened_by: Some(opened_by.1), opened_on, due, late_from, because, evidence }
}
