//! R88: being introduced is not the meeting. Blurb, first message and report of the introductions made for
//! the user, and the reminder while one is open.

use super::reason;
use crate::book::{Contact, Introduction, Kind, ReasonKind, Row};
use crate::id::Id;
use crate::introductions::{Stage, Turn, state_with};
use crate::outlook::Outlook;
use crate::reason::{Because, Reason};
use crate::tie::Tie;

/// Those of these introductions that are the user's own: (introduction, introducer, introduced).
pub fn introductions_for_me<'a>(
    rows: impl Iterator<Item = &'a Row<Introduction>>,
) -> impl Iterator<Item = (&'a Row<Introduction>, Id<Contact>, Id<Contact>)> {
    rows.filter_map(|row| {
        let (introducer, introduced) = row.for_me()?;
        Some((row, introducer, introduced))
    })
}

/// What [`state_with`] says is the user's turn, on the card of the one it turns to.
pub(super) fn introductions(outlook: &Outlook, tie: &Tie, reasons: &mut Vec<Reason>) {
    for (row, introducer, introduced) in introductions_for_me(tie.naming(outlook.book)) {
        let state = state_with(outlook, tie, row);
        let (by_them, to_them) = (introducer == tie.id(), introduced == tie.id());
        let found = match (state.stage, state.due, state.reminder, state.report) {
            (Stage::Made, Some(due), ..) if to_them => {
                Some((ReasonKind::FirstMessage, state.since, due, Because::FirstMessage(row.id)))
            }
            (Stage::Offered, Some(due), ..) if by_them => {
                Some((ReasonKind::Blurb, state.since, due, Because::Blurb(row.id)))
            }
            (_, _, Some((since, due)), _) if by_them => {
                let because = Because::IntroductionOpen(row.id);
                Some((ReasonKind::IntroductionOpen, since, (due, None), because))
            }
            (_, Some(due), _, Some((day, of))) if by_them => {
                Some((ReasonKind::Report, day, due, Because::Report(row.id, of)))
            }
            _ => None,
        };
        if let Some((kind, since, due, because)) = found.filter(|_| state.turn != Turn::Nobody) {
            let record = (Kind::Introduction, row.id.number());
            reasons.push(reason(kind, tie, record, since, due, because));
        }
    }
}
