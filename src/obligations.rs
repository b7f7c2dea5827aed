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
use crate::reason::{Because, Reason};
use crate::tie::Tie;

/// Everything owed to one person, and what others have in hand for the user.
pub fn obligations(outlook: &Outlook, tie: &Tie) -> Vec<Reason> {
    let mut reasons = Vec::new();
    reply::reply_owed(outlook, tie, &mut reasons);
    thanks::thanks_owed(outlook, tie, &mut reasons);
    introductions::introductions(outlook, tie, &mut reasons);
    my_introductions::my_introductions(outlook, tie, &mut reasons);
    promises::promises(outlook, tie, &mut reasons);
    next_steps::next_steps(outlook, tie, &mut reasons);
    notes::notes_to_finish(outlook, tie, &mut reasons);
    updates::update(outlook, tie, &mut reasons);
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
