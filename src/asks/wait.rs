//! Verdicts 1 and 2: who is left alone for good (R115, R55), who until a day (R62), and which ask (R31).

use super::{Finding, Stance, is_same, made};
use crate::book::{Ask, AskState, Kind};
use crate::defaults;
use crate::follow_up::silence;
use crate::outlook::Outlook;
use crate::tie::Tie;

pub(super) fn never(tie: &Tie) -> Finding {
    let contact = tie.contact;
    let stance = match contact {
        _ if contact.died.is_some() => Stance::Died,
        _ if contact.never_contact => Stance::NeverContact,
        _ if contact.stay_ok == Some(false) => Stance::StayNo,
        _ => return None,
    };
    Some((stance, Vec::new()))
}

/// In a talk nobody waits for their word.
pub(super) fn wait(outlook: &Outlook, tie: &Tie, ask: &Ask, in_talk: bool) -> Finding {
    if let Some(until) = tie.contact.do_not_contact_until.filter(|until| outlook.today < *until) {
        return Some((Stance::LeftAlone(until), Vec::new()));
    }
    let quiet = silence::quiet_until(outlook, tie, outlook.today);
    if let Some((touch, from)) = quiet.filter(|_| !in_talk) {
        let wrote = touch.day;
        return Some((Stance::TooSoon { wrote, from }, vec![(Kind::Interaction, touch.row.id.number())]));
    }
    parked(outlook, tie, ask)
}

/// R31: a no parks the ask, not the person; the same ask again not before 180 days.
fn parked(outlook: &Outlook, tie: &Tie, ask: &Ask) -> Finding {
    let made = made(outlook, tie);
    let refused =
        made.iter().rev().find(|made| made.row.state == AskState::No && is_same(made.row, ask))?.row;
    let answered = refused.answered_on?;
    let from = answered.plus(defaults::PARKED_ASK_DAYS);
    (outlook.today < from)
        .then(|| (Stance::Parked { answered, from }, vec![(Kind::Ask, refused.id.number())]))
}
