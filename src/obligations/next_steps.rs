//! R92: what the user decided to do next, on its day.

use super::reason;
use crate::book::{Kind, NextStep, ReasonKind, Row};
use crate::day::Day;
use crate::defaults;
use crate::outlook::Outlook;
use crate::reason::{Because, Reason};
use crate::tie::{Tie, Touch};

pub(super) fn next_steps(outlook: &Outlook, tie: &Tie, reasons: &mut Vec<Reason>) {
    for step in tie.naming::<NextStep>(outlook.book) {
        let Some(due) = step.due.filter(|_| step.contact == Some(tie.id())) else { continue };
        if is_open(outlook, step, due) && !is_done(tie, step, due) {
            reasons.push(next_step(outlook, Some(tie), step, due));
        }
    }
}

/// Next steps with nobody in particular.
pub fn general_next_steps(outlook: &Outlook) -> Vec<Reason> {
    let open = outlook.book.next_steps.iter().filter(|step| step.contact.is_none());
    // Timed and for today, it stands in Now.
    let in_now = |step: &NextStep, due: Day| due == outlook.today && step.minute.is_some();
    open.filter_map(|step| Some((step, step.due?)))
        .filter(|(step, due)| is_open(outlook, step, *due) && !in_now(step, *due))
        .map(|(step, due)| next_step(outlook, None, step, due))
        .collect()
}

/// Not ticked; and old news unless its day still lay ahead when it was recorded.
fn is_open(outlook: &Outlook, step: &Row<NextStep>, due: Day) -> bool {
    step.done_on.is_none() && (due >= step.recorded_on || !outlook.is_old_news(step, due, step.from))
}

/// An interaction with the person does it: later than what it came from and than the step itself, on its day or
/// later; where it has an hour, none before that hour. A talk of its day whose hour nobody noted is taken for it.
pub fn is_done(tie: &Tie, step: &Row<NextStep>, due: Day) -> bool {
    let from = tie.touches.iter().find(|touch| Some(touch.row.id) == step.from).map(Touch::order);
    let is_newer = |touch: &Touch| touch.row.id.number() > step.id.number() && Some(touch.order()) > from;
    let is_in_time = |touch: &Touch| {
        let talk = touch.row.minute.is_none() && touch.row.is_two_way() && touch.row.channel.is_live();
        touch.order() >= (due, step.minute.filter(|_| !talk).unwrap_or_default(), 0)
    };
    tie.touches.iter().any(|touch| touch.row.is_out() && is_newer(touch) && is_in_time(touch))
}

fn next_step(outlook: &Outlook, tie: Option<&Tie>, step: &Row<NextStep>, due: Day) -> Reason {
    let late = outlook.bd(due, defaults::NEXT_STEP_LATE);
    let opened_by = (Kind::NextStep, step.id.number());
    let because = Because::NextStep(step.id);
    match tie {
        Some(tie) => {
            reason(ReasonKind::NextStep, tie, opened_by, step.recorded_on, (due, Some(late)), because)
        }
        None => Reason {
            kind: ReasonKind::NextStep,
            contact: None,
            opened_by: Some(opened_by.1),
            opened_on: step.recorded_on,
            due,
            late_from: Some(late),
            because,
            evidence: vec![opened_by],
        },
    }
}
