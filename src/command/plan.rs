//! Commands about what is to come: meetings, next steps, promises, decisions, campaign, commitment, rest.

use super::{Edited, Pen, Refusal};
use crate::book::{
    Away, Campaign, Commitment, Contact, Decision, Kind, Meeting, MeetingState, NextStep, Promise,
    ReasonKind, Verdict,
};
use crate::changes::{Changes, Verb};
use crate::day::Day;
use crate::id::Id;
use crate::outlook;

/// What the user says of one line of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CardDecision {
    /// Snooze, skip, let go or pin.
    pub verdict: Verdict,
    /// The kind of reason; `None` for a pin.
    pub about: Option<ReasonKind>,
    /// Who the card is about.
    pub contact: Option<Id<Contact>>,
    /// The record that opened the reason.
    pub opened_by: Option<u64>,
    /// Snooze until then.
    pub until: Option<Day>,
}

pub(super) fn plan_meeting(pen: &mut Pen, mut meeting: Meeting) -> Result<Changes, Refusal> {
    if meeting.with.is_empty() {
        return Err(Refusal::WithNobody);
    }
    meeting.arranged_on = meeting.arranged_on.or(Some(pen.today()));
    let contact = meeting.with.first().copied();
    pen.add(meeting);
    Ok(pen.finish(Verb::PlanMeeting, contact))
}

pub(super) fn settle_meeting(
    pen: &mut Pen,
    id: Id<Meeting>,
    state: MeetingState,
) -> Result<Changes, Refusal> {
    pen.change(id, |meeting| meeting.state = state)?;
    Ok(pen.finish(Verb::PlanMeeting, None))
}

pub(super) fn add_next_step(pen: &mut Pen, step: NextStep) -> Result<Changes, Refusal> {
    refuse_empty(&step.what)?;
    let contact = step.contact;
    pen.add(step);
    Ok(pen.finish(Verb::NextStep, contact))
}

pub(super) fn tick_next_step(pen: &mut Pen, id: Id<NextStep>) -> Result<Changes, Refusal> {
    let today = pen.today();
    let contact = pen.book.get(id).and_then(|row| row.contact);
    pen.change(id, |step| step.done_on = Some(today))?;
    Ok(pen.finish(Verb::NextStep, contact))
}

pub(super) fn add_promise(pen: &mut Pen, promise: Promise) -> Result<Changes, Refusal> {
    refuse_empty(&promise.text)?;
    let contact = Some(promise.contact);
    pen.add(promise);
    Ok(pen.finish(Verb::Promise, contact))
}

pub(super) fn keep_promise(pen: &mut Pen, id: Id<Promise>) -> Result<Changes, Refusal> {
    change_promise(pen, id, |promise, today| promise.kept_on = Some(today))
}

pub(super) fn release_promise(pen: &mut Pen, id: Id<Promise>) -> Result<Changes, Refusal> {
    change_promise(pen, id, |promise, today| promise.released_on = Some(today))
}

fn change_promise(pen: &mut Pen, id: Id<Promise>, change: fn(&mut Promise, Day)) -> Result<Changes, Refusal> {
    let today = pen.today();
    let contact = pen.book.get(id).map(|row| row.contact);
    pen.change(id, |promise| change(promise, today))?;
    Ok(pen.finish(Verb::Promise, contact))
}

pub(super) fn decide_cards(pen: &mut Pen, decisions: Vec<CardDecision>) -> Result<Changes, Refusal> {
    let contact = decisions.first().and_then(|decision| decision.contact);
    let day = pen.today();
    for CardDecision { verdict, about, contact, opened_by, until } in decisions {
        pen.add(Decision { verdict, about, contact, opened_by, day, until });
    }
    Ok(pen.finish(Verb::Decide, contact))
}

pub(super) fn take_back_decisions(pen: &mut Pen, ids: &[Id<Decision>]) -> Result<Changes, Refusal> {
    let today = pen.today();
    ids.iter().for_each(|id| pen.set_trashed(Kind::Decision, id.number(), Some(today)));
    Ok(pen.finish(Verb::Decide, None))
}

/// "Not today" folds everything until tomorrow; taking it back unfolds it (R116).
pub(super) fn not_today(pen: &mut Pen, on: bool) -> Result<Changes, Refusal> {
    let today = pen.today();
    let said = |row: &&crate::book::Row<Decision>| row.verdict == Verdict::NotToday && row.day == today;
    match pen.book.decisions.iter().find(said).map(|row| row.id) {
        Some(id) if !on => pen.set_trashed(Kind::Decision, id.number(), Some(today)),
        None if on => {
            pen.add(Decision { verdict: Verdict::NotToday, day: today, ..Decision::default() });
        }
        _ => {}
    }
    Ok(pen.finish(Verb::Decide, None))
}

pub(super) fn start_campaign(pen: &mut Pen, campaign: Campaign) -> Result<Changes, Refusal> {
    pen.add(campaign);
    Ok(pen.finish(Verb::Plan, None))
}

/// The campaign of today never was; the one before it goes on.
pub(super) fn back_to_campaign(
    pen: &mut Pen,
    of_today: Id<Campaign>,
    before: Edited,
) -> Result<Changes, Refusal> {
    pen.set_trashed(Kind::Campaign, of_today.number(), Some(pen.today()));
    super::edit(pen, before)
}

/// Says where the user landed, in the campaign in force; an empty name takes it back.
pub(super) fn land_at(pen: &mut Pen, place: &str) -> Result<Changes, Refusal> {
    let campaign =
        outlook::campaign(pen.book, pen.today()).map(|row| row.id).ok_or(Refusal::NoLongerThere)?;
    let place = super::contact::organization_named(pen, place);
    pen.change(campaign, |campaign: &mut Campaign| campaign.landed_at = place)?;
    Ok(pen.finish(Verb::Plan, None))
}

pub(super) fn commit(pen: &mut Pen, commitment: Commitment) -> Result<Changes, Refusal> {
    pen.add(commitment);
    Ok(pen.finish(Verb::Plan, None))
}

/// Days of rest.
pub(super) fn go_away(pen: &mut Pen, away: Away) -> Result<Changes, Refusal> {
    if away.until < away.from {
        return Err(Refusal::EndsBeforeItBegins);
    }
    pen.add(away);
    Ok(pen.finish(Verb::Plan, None))
}

pub(super) fn refuse_empty(text: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() { Err(Refusal::SaysNothing) } else { Ok(()) }
}
