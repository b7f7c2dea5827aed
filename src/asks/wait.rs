//! Verdicts 1 and 2: who is left alone for good (R115, R55), who until a day (R62), and which ask (R31).

use super::wording::names_in;
use super::{Finding, Stance, introductions_asked, is_same, made};
use crate::book::{Ask, AskKind, AskState, Contact, Kind};
use crate::day::Day;
use crate::defaults;
use crate::follow_up::silence;
use crate::id::Id;
use crate::outlook::Outlook;
use crate::text::fold;
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
    let asks = made.iter().filter(|made| made.row.state == AskState::No && is_same(made.row, ask));
    let asks = asks.filter_map(|made| Some((made.row.answered_on?, (Kind::Ask, made.row.id.number()))));
    let (answered, refused) = asks.chain(declined(outlook, tie, ask)).max()?;
    let from = answered.plus(defaults::PARKED_ASK_DAYS);
    (outlook.today < from).then(|| (Stance::Parked { answered, from }, vec![refused]))
}

/// An introduction to the same person that was asked for without a request of its own, and declined.
fn declined(outlook: &Outlook, tie: &Tie, ask: &Ask) -> Option<(Day, (Kind, u64))> {
    let wanted: Vec<String> =
        names_in(&ask.whom).filter(|_| ask.kind == AskKind::Introduction).map(fold).collect();
    let is_wanted =
        |to: Id<Contact>| outlook.book.get(to).is_some_and(|row| wanted.contains(&fold(&row.full_name())));
    let asked =
        introductions_asked(outlook, tie).filter(|(row, _)| row.ask.is_none() && row.offered_on.is_none());
    let declined = asked.filter(|(row, _)| row.for_me().is_some_and(|(_, to)| is_wanted(to)));
    declined.filter_map(|(row, _)| Some((row.declined_on?, (Kind::Introduction, row.id.number())))).max()
}
