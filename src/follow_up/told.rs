//! R15: tell people that you are looking, without shame; one at a time, one a day, three a week.

use super::decisions;
use crate::book::{Book, Contact, Kind, ReasonKind, Strength};
use crate::day::Day;
use crate::defaults;
use crate::discretion::may_know_of_search;
use crate::id::Id;
use crate::landing::is_telling;
use crate::outlook::Outlook;
use crate::reason::{Because, Reason};
use crate::repair;
use crate::tie::{Tie, Touch};

/// Where somebody stands among those who do not know yet: smaller comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ToldRank {
    strength: u8,
    last: Day,
    /// The tie-breaker.
    pub contact: Id<Contact>,
}

/// Where this person stands, if they are to be told: known well enough, spoken to within five years, and
/// not told since the search began.
pub fn rank(outlook: &Outlook, tie: &Tie) -> Option<ToldRank> {
    let contact = tie.contact;
    let start = outlook.campaign.filter(|_| outlook.is_searching())?.start;
    // Those who would answer gladly first, then acquaintances, closer friends, the closest.
    let strength = match contact.strength? {
        Strength::Gladly => 0,
        Strength::Met => 1,
        Strength::OutOfTheirWay => 2,
        Strength::Closest => 3,
        Strength::Barely => return None,
    };
    let last = tie.last().filter(|last| outlook.today.since(*last) <= defaults::TOLD_YEARS * 365)?;
    let left_alone = contact.do_not_contact_until.is_some_and(|until| outlook.today < until);
    let welcome = contact.stay_ok != Some(false) && !left_alone && may_know_of_search(outlook, contact);
    // R86: where the two do not fit, nothing is proposed.
    let open = welcome && tie.no_fit().is_none() && told_since(outlook.book, tie, start).is_none();
    // R103: after the letter that wakes a tie their answer comes first.
    let open = open && !is_hidden(outlook, contact.id, start) && !repair::awaits_reply(outlook, tie);
    open.then_some(ToldRank { strength, last, contact: contact.id })
}

/// The first day since `start` on which they were told.
pub fn told_since(book: &Book, tie: &Tie, start: Day) -> Option<Day> {
    telling_since(book, tie, start).map(|touch| touch.day)
}

/// The first word since `start` by which they were told: spoken or written to personally.
pub fn telling_since<'a>(book: &Book, tie: &Tie<'a>, start: Day) -> Option<Touch<'a>> {
    let mut since = tie.touches.iter().filter(|touch| touch.day >= start);
    since.find(|touch| is_telling(book, touch.row)).copied()
}

fn is_hidden(outlook: &Outlook, contact: Id<Contact>, start: Day) -> bool {
    let reason = not_yet_told(outlook, contact, start);
    decisions::hides(outlook, &reason)
}

/// The card for the first of the order; due since the search began or they were last spoken to.
pub fn not_yet_told(outlook: &Outlook, contact: Id<Contact>, start: Day) -> Reason {
    let search = outlook.campaign.map(|row| row.id.number());
    let row = outlook.book.get(contact);
    let said_on = row.and_then(|row| row.last_talked).map(|said| said.said_on);
    let since =
        [Some(start), row.map(|row| row.recorded_on), said_on].into_iter().flatten().max().unwrap_or(start);
    Reason {
        kind: ReasonKind::NotYetTold,
        contact: Some(contact),
        opened_by: search,
        opened_on: start,
        due: outlook.bd(since, 0),
        late_from: None,
        because: Because::NotYetTold,
        evidence: search.map(|id| (Kind::Campaign, id)).into_iter().collect(),
    }
}
