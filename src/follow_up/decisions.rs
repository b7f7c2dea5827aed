//! What the user decided about a reason: snoozed, skipped, let go, pinned.

use crate::book::{Book, Contact, Decision, ReasonKind, Row, Verdict};
use crate::day::Day;
use crate::defaults;
use crate::id::Id;
use crate::outlook::Outlook;
use crate::reason::Reason;

/// The decisions about one kind of reason of one contact, opened by one record.
pub fn for_record(
    book: &Book,
    contact: Id<Contact>,
    kind: ReasonKind,
    opened_by: u64,
) -> impl Iterator<Item = &Row<Decision>> {
    of(book, contact, kind).filter(move |row| row.opened_by == Some(opened_by))
}

/// The decisions about one kind of reason of one contact.
pub fn of(
    book: &Book,
    contact: Id<Contact>,
    kind: ReasonKind,
) -> impl DoubleEndedIterator<Item = &Row<Decision>> {
    book.naming::<Decision>(contact.number())
        .filter(move |row| row.contact == Some(contact) && row.about == Some(kind))
}

/// The pin in force: set later than the latest interaction.
pub fn pin(book: &Book, contact: Id<Contact>, latest_touch: Option<u64>) -> Option<&Row<Decision>> {
    book.naming::<Decision>(contact.number())
        .filter(|row| row.contact == Some(contact) && row.verdict == Verdict::Pin)
        .rfind(|row| latest_touch.is_none_or(|touch| row.id.number() > touch))
}

/// Whether a decision hides this reason today.
pub fn hides(outlook: &Outlook, reason: &Reason) -> bool {
    let snoozes = |row: &Row<Decision>| {
        row.verdict == Verdict::Snooze && row.until.is_some_and(|until| outlook.today < until)
    };
    decided(outlook.book, reason).any(snoozes) || is_passed_over(outlook, reason)
}

/// Whether this reason was let go or skipped, and has not come round again: who waits for it waits no more.
pub fn is_passed_over(outlook: &Outlook, reason: &Reason) -> bool {
    decided(outlook.book, reason).any(|row| match row.verdict {
        Verdict::LetGo => let_go(outlook, reason, row.day),
        Verdict::Skip => skipped(outlook, reason, row.day),
        Verdict::Snooze | Verdict::Pin | Verdict::NotToday | Verdict::WorthIt => false,
    })
}

/// What was decided about this very reason.
fn decided<'a>(book: &'a Book, reason: &Reason) -> impl Iterator<Item = &'a Row<Decision>> {
    let decisions: Vec<&Row<Decision>> = match reason.contact {
        Some(contact) => of(book, contact, reason.kind).collect(),
        None => {
            let general = |row: &&Row<Decision>| row.contact.is_none() && row.about == Some(reason.kind);
            book.decisions.iter().filter(general).collect()
        }
    };
    let opened_by = reason.opened_by;
    decisions.into_iter().filter(move |row| row.opened_by == opened_by)
}

/// Letting go closes what there was: a date or a cadence that comes round later shows again; a suggestion
/// stays away for this campaign.
fn let_go(outlook: &Outlook, reason: &Reason, day: Day) -> bool {
    match reason.kind {
        ReasonKind::Cadence | ReasonKind::Date => day >= reason.due,
        kind if kind.is_suggestion() || kind == ReasonKind::Starter => {
            outlook.campaign.is_none_or(|campaign| day >= campaign.start)
        }
        _ => true,
    }
}

/// Whether a reason was let go: closed without evidence, and nothing stands in the way any more.
pub fn is_let_go(outlook: &Outlook, reason: &Reason) -> bool {
    let closes = |row: &Row<Decision>| {
        row.verdict == Verdict::LetGo && row.opened_by == reason.opened_by && let_go(outlook, reason, row.day)
    };
    reason.contact.is_some_and(|contact| of(outlook.book, contact, reason.kind).any(closes))
}

/// The belief that somebody is worth trying on (R91), said since they last answered.
pub fn belief(book: &Book, contact: Id<Contact>, since: Option<u64>) -> Option<&Row<Decision>> {
    of(book, contact, ReasonKind::NextAttempt)
        .filter(|row| row.verdict == Verdict::WorthIt)
        .rfind(|row| since.is_none_or(|answer| row.id.number() > answer))
}

/// A skip is for this occasion only: cadences return by themselves, plans at their next step, dates next
/// year, everything else after 30 days.
fn skipped(outlook: &Outlook, reason: &Reason, day: Day) -> bool {
    match reason.kind {
        ReasonKind::NextAttempt | ReasonKind::Cadence => false,
        ReasonKind::Date => day >= reason.due,
        _ => outlook.calendar.days_not_away(day, outlook.today) < defaults::SKIPPED_SUGGESTION_DAYS as u32,
    }
}
