//! R41: somebody has a problem that the user could solve: a short note with an idea is worth more than a
//! letter of application.

use crate::book::{Kind, Problem, Purpose, ReasonKind, Row};
use crate::defaults;
use crate::outlook::Outlook;
use crate::reason::{Because, Reason};
use crate::tie::Tie;

/// What a note with an idea may be for.
const NOTES: [Purpose; 4] = [Purpose::Give, Purpose::Reconnect, Purpose::Outreach, Purpose::FollowUp];

/// A card for every open problem of theirs that fits, until a note has gone out.
pub fn value_notes(outlook: &Outlook, tie: &Tie, reasons: &mut Vec<Reason>) {
    for problem in tie.naming::<Problem>(outlook.book) {
        let fits = problem.fit.is_some_and(|fit| fit >= defaults::PROBLEM_FITS);
        let theirs = problem.who == Some(tie.id()) && problem.solved_on.is_none();
        if fits && theirs && !is_answered(tie, problem) {
            reasons.push(Reason {
                kind: ReasonKind::Reconnect,
                contact: Some(tie.id()),
                opened_by: Some(problem.id.number()),
                opened_on: problem.noted_on,
                due: outlook.bd(problem.noted_on, 1),
                late_from: None,
                because: Because::ValueNote(problem.id),
                evidence: vec![(Kind::Problem, problem.id.number())],
            });
        }
    }
}

fn is_answered(tie: &Tie, problem: &Row<Problem>) -> bool {
    tie.touches.iter().any(|touch| {
        let later = (touch.day, touch.row.id.number()) > (problem.noted_on, problem.id.number());
        later && touch.row.is_out() && NOTES.iter().any(|purpose| touch.row.is_for(*purpose))
    })
}
