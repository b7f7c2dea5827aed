//! R43, R89: the plan for silence. Several tries, on changing channels, by how warm the tie is; each step is
//! proposed, never automatic. R90: silence is not a no; when the plan ends, nothing is said.

use crate::book::{
    Affiliation, Channel, Contact, Interaction, Kind, Purpose, ReasonKind, Row, Serves, Strength, Verdict,
};
use crate::day::Day;
use crate::defaults;
use crate::follow_up::decisions;
use crate::id::Id;
use crate::obligations::introductions_for_me;
use crate::outlook::Outlook;
use crate::reason::{Because, Reason};
use crate::tie::{Tie, Touch};

/// Where the latest plan for silence with somebody stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Plan {
    /// A further try is proposed.
    Running(Next),
    /// It ended on this day without an answer.
    Ended {
        /// The day it ended.
        on: Day,
        /// The last try.
        latest: Id<Interaction>,
    },
}

/// The next try.
#[derive(Clone, Debug, PartialEq)]
pub struct Next {
    /// Which try it would be, from 2.
    pub attempt: u32,
    /// The day it is proposed for.
    pub on: Day,
    /// By which channel.
    pub channel: Channel,
    /// Whether it is the last of the plan.
    pub is_last: bool,
    /// The latest try.
    pub latest: Id<Interaction>,
}

/// How warm the tie is.
#[derive(Clone, Copy, PartialEq)]
enum Warmth {
    Cold,
    Warm,
    Close,
}

/// One step: its gap in working days after the try before (or after the first one) and its channel.
#[derive(Clone, Copy)]
struct Step {
    gap: u32,
    from_first: bool,
    channel: Channel,
}

/// The latest plan with somebody; `None` if there is none: no try without an answer.
pub fn plan(outlook: &Outlook, tie: &Tie) -> Option<Plan> {
    let steps = steps(outlook, tie);
    let mut tries: Vec<&Touch> = Vec::new();
    for touch in &tie.touches {
        if touch.two_way || touch.row.is_in() {
            tries.clear();
        } else if is_try(outlook, tie, touch) {
            if let Some(ended) = ended_on(outlook, tie, &steps, &tries)
                && touch.day > ended
            {
                tries.clear();
            }
            tries.push(touch);
        }
    }
    let latest = tries.last()?;
    let on = ended_on(outlook, tie, &steps, &tries)?;
    match next_step(outlook, tie, &steps, &tries) {
        Some(next) if outlook.today <= on => Some(Plan::Running(next)),
        _ => Some(Plan::Ended { on, latest: latest.row.id }).filter(|_| outlook.today > on),
    }
}

/// The card of the next try: R43. Held by what the user owes them, by rest and by their absence.
pub fn next_attempt(outlook: &Outlook, tie: &Tie, owed: &[Reason]) -> Option<Reason> {
    let Some(Plan::Running(next)) = plan(outlook, tie) else { return None };
    if is_held(outlook, owed) {
        return None;
    }
    let Next { attempt, on, channel, is_last, latest } = next;
    Some(Reason {
        kind: ReasonKind::NextAttempt,
        contact: Some(tie.id()),
        opened_by: Some(latest.number()),
        opened_on: on,
        due: on,
        late_from: None,
        because: Because::NextAttempt { attempt, latest, channel, is_last },
        evidence: vec![(Kind::Interaction, latest.number())],
    })
}

/// R90: one look again 90 days after a plan ended, only at a target that is still active.
pub fn second_look(outlook: &Outlook, tie: &Tie) -> Option<Reason> {
    let Some(Plan::Ended { on, latest }) = plan(outlook, tie) else { return None };
    let target = outlook
        .book
        .naming::<Affiliation>(tie.id().number())
        .filter(|row| row.is_present())
        .filter_map(|row| outlook.book.get(row.organization?))
        .find(|organization| organization.target)?;
    let due = outlook.bd(on.plus(defaults::PARKED_LOOK_DAYS), 0);
    Some(Reason {
        kind: ReasonKind::Reconnect,
        contact: Some(tie.id()),
        opened_by: Some(latest.number()),
        opened_on: on,
        due,
        late_from: None,
        because: Because::SecondLook(target.id),
        evidence: vec![(Kind::Interaction, latest.number())],
    })
}

/// Held while thanks are open, or a reply or promise to them is past its day.
fn is_held(outlook: &Outlook, owed: &[Reason]) -> bool {
    owed.iter().any(|reason| match reason.kind {
        ReasonKind::Thanks => true,
        ReasonKind::Reply | ReasonKind::MyPromise => reason.due < outlook.today,
        _ => false,
    })
}

/// An outgoing touch that expects an answer. One that serves an introduction not yet made, or made by the
/// user, has R88's reminder as its only follow-up; leaving the search ends the plans begun in it (R56).
fn is_try(outlook: &Outlook, tie: &Tie, touch: &Touch) -> bool {
    let row = touch.row;
    row.is_out()
        && row.expects_answer
        && !outlook.ended_with_search(touch.day)
        && !outlook.is_old_news(row, touch.day)
        && !serves_open_introduction(outlook, tie, row)
}

fn serves_open_introduction(outlook: &Outlook, tie: &Tie, row: &Interaction) -> bool {
    let Some(Serves::Introduction(id)) = row.serves else { return false };
    let Some(introduction) = outlook.book.get(id) else { return false };
    introduction.made_on.is_none()
        || introduction.introducer.contact() == Some(tie.id())
        || introduction.for_me().is_none()
}

/// The day the plan of these tries ends: 10 working days after its last step, or after the day of a step
/// that passed unused.
fn ended_on(outlook: &Outlook, tie: &Tie, steps: &[Step], tries: &[&Touch]) -> Option<Day> {
    let latest = tries.last()?;
    let step = next_step(outlook, tie, steps, tries).map_or(latest.day, |next| next.on);
    let closed =
        decisions::for_record(outlook.book, tie.id(), ReasonKind::NextAttempt, latest.row.id.number())
            .find(|decision| decision.verdict == Verdict::LetGo)
            .map(|decision| decision.day);
    Some(closed.unwrap_or_else(|| outlook.bd(step, defaults::PLAN_ENDS_AFTER)))
}

/// The step after these tries; skipped ones are passed over, counted from the day of skipping.
fn next_step(outlook: &Outlook, tie: &Tie, steps: &[Step], tries: &[&Touch]) -> Option<Next> {
    let (first, latest) = (tries.first()?, tries.last()?);
    let mut place = tries.len() - 1;
    let mut from = latest.day;
    let skips =
        decisions::for_record(outlook.book, tie.id(), ReasonKind::NextAttempt, latest.row.id.number());
    for skip in skips.filter(|decision| decision.verdict == Verdict::Skip) {
        place += 1;
        from = from.max(skip.day);
    }
    let step = steps.get(place)?;
    let from = if step.from_first && first.day.since(latest.day) == 0 { first.day } else { from };
    let mut on = outlook.bd(from, step.gap);
    if step.from_first {
        on = outlook.bd(first.day, step.gap).max(outlook.bd(latest.day, defaults::QUIET_WORKING_DAYS));
    }
    let on = not_while_they_are_away(outlook, tie.contact, on);
    let is_last = place + 1 == steps.len();
    Some(Next { attempt: tries.len() as u32 + 1, on, channel: step.channel, is_last, latest: latest.row.id })
}

/// Their absence shifts it to the working day after.
fn not_while_they_are_away(outlook: &Outlook, contact: &Contact, on: Day) -> Day {
    match contact.away {
        Some((from, until)) if from <= on && on <= until => outlook.bd(until, 1),
        _ => on,
    }
}

/// The steps after the first try, for this tie: a call or voicemail without a number falls away and its gap
/// is added to the next; a channel that either side avoids becomes a message.
fn steps(outlook: &Outlook, tie: &Tie) -> Vec<Step> {
    let step = |gap, channel| Step { gap, from_first: false, channel };
    let planned = match warmth(outlook, tie) {
        // c1: three working days for a call, seven from the first mail for the second and last mail.
        Warmth::Cold => {
            vec![step(3, Channel::Call), Step { gap: 7, from_first: true, channel: Channel::Mail }]
        }
        Warmth::Warm => vec![
            step(3, Channel::Call),
            step(4, Channel::Mail),
            step(5, Channel::Voicemail),
            step(8, Channel::Mail),
        ],
        Warmth::Close => vec![step(5, Channel::Call)],
    };
    let mut kept: Vec<Step> = Vec::new();
    let mut carried = 0;
    for mut step in planned {
        step.channel = usable(outlook, tie.contact, step.channel);
        let is_by_phone = matches!(step.channel, Channel::Call | Channel::Voicemail);
        if is_by_phone && tie.contact.phones.is_empty() && warmth(outlook, tie) != Warmth::Close {
            carried += step.gap;
            continue;
        }
        if is_by_phone && tie.contact.phones.is_empty() {
            step.channel = Channel::Text;
        }
        if !step.from_first {
            step.gap += carried;
        }
        carried = 0;
        kept.push(step);
    }
    kept
}

fn usable(outlook: &Outlook, contact: &Contact, channel: Channel) -> Channel {
    let me = outlook.book.get(crate::book::ME);
    let spoken = if channel == Channel::Voicemail { Channel::Call } else { channel };
    let avoided = contact.avoids.has(&spoken)
        || contact.avoids.has(&channel)
        || me.is_some_and(|me| me.avoids.has(&spoken) || me.avoids.has(&channel));
    match (avoided, channel) {
        (false, channel) => channel,
        (true, Channel::Mail) => Channel::Text,
        (true, _) => Channel::Mail,
    }
}

fn warmth(outlook: &Outlook, tie: &Tie) -> Warmth {
    let contact: &Row<Contact> = tie.contact;
    let introduced = contact.introducer.is_some()
        || introductions_for_me(outlook.book, tie.id())
            .any(|(row, _, introduced)| introduced == tie.id() && row.made_on.is_some());
    match contact.strength {
        Some(strength) if strength >= Strength::OutOfTheirWay => Warmth::Close,
        Some(strength) if strength >= Strength::Met => Warmth::Warm,
        _ if introduced => Warmth::Warm,
        _ => Warmth::Cold,
    }
}

/// R62: an outgoing touch that asks for something and has no answer yet, within three working days.
pub fn is_quiet(outlook: &Outlook, tie: &Tie) -> bool {
    let Some(latest) = tie.touches.last() else { return false };
    let asks = [Purpose::Outreach, Purpose::Ask, Purpose::Invite, Purpose::FollowUp];
    latest.row.is_out()
        && !latest.two_way
        && asks.iter().any(|purpose| latest.row.is_for(*purpose))
        && outlook.today < outlook.bd(latest.day, defaults::QUIET_WORKING_DAYS)
}
