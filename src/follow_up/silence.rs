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

/// One step: its gap in working days after the try before (or after the first one) and its channel;
/// `None`: another one than the first try's.
#[derive(Clone, Copy)]
struct Step {
    gap: u32,
    from_first: bool,
    channel: Option<Channel>,
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
    if tie.last_out().is_some_and(|out| out > on) {
        return None;
    }
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
        && !outlook.is_old_news(row, touch.day, Some(row.id))
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
    let on = match step.from_first {
        true => outlook.bd(first.day, step.gap).max(outlook.bd(latest.day, defaults::QUIET_WORKING_DAYS)),
        false => outlook.bd(from, step.gap),
    };
    let on = not_while_they_are_away(outlook, tie.contact, on);
    let channel = step.channel.unwrap_or_else(|| other_channel(outlook, tie.contact, first.row.channel));
    let is_last = place + 1 == steps.len();
    Some(Next { attempt: tries.len() as u32 + 1, on, channel, is_last, latest: latest.row.id })
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
    let step = |gap, channel| Step { gap, from_first: false, channel: Some(channel) };
    let warmth = warmth(outlook, tie);
    let planned = match warmth {
        // c1: three working days for a call, seven from the first mail for the second and last mail.
        Warmth::Cold => vec![step(3, Channel::Call), Step { from_first: true, ..step(7, Channel::Mail) }],
        Warmth::Warm => vec![
            step(3, Channel::Call),
            step(4, Channel::Mail),
            step(5, Channel::Voicemail),
            step(8, Channel::Mail),
        ],
        Warmth::Close => vec![Step { gap: 5, from_first: false, channel: None }],
    };
    let mut kept: Vec<Step> = Vec::new();
    let mut carried = 0;
    for mut step in planned {
        let is_call = matches!(step.channel, Some(Channel::Call | Channel::Voicemail));
        let avoided = step.channel.is_some_and(|channel| is_avoided(outlook, tie.contact, channel));
        // A cold call is for those who call.
        if is_call && (tie.contact.phones.is_empty() || (avoided && warmth == Warmth::Cold)) {
            carried += step.gap;
            continue;
        }
        step.channel =
            step.channel.map(|channel| if avoided { message(outlook, tie.contact) } else { channel });
        if !step.from_first {
            step.gap += carried;
        }
        carried = 0;
        kept.push(step);
    }
    kept
}

/// Whether either side would rather not use it; who does not call leaves no voicemail either.
pub fn is_avoided(outlook: &Outlook, contact: &Contact, channel: Channel) -> bool {
    let spoken = if channel == Channel::Voicemail { Channel::Call } else { channel };
    let me = outlook.book.get(crate::book::ME);
    let avoids = |channel| contact.avoids.has(&channel) || me.is_some_and(|me| me.avoids.has(&channel));
    avoids(channel) || avoids(spoken)
}

/// A message by a channel that nobody avoids.
fn message(outlook: &Outlook, contact: &Contact) -> Channel {
    let ways = [Channel::Mail, Channel::Text, Channel::Social];
    ways.into_iter().find(|way| !is_avoided(outlook, contact, *way)).unwrap_or_default()
}

/// Another channel than the first try's: a call where a number is known, else a message.
fn other_channel(outlook: &Outlook, contact: &Contact, first: Channel) -> Channel {
    let ways = [Channel::Call, Channel::Text, Channel::Mail, Channel::Social];
    let fits = |way: &Channel| {
        let callable = *way != Channel::Call || !contact.phones.is_empty();
        *way != first && callable && !is_avoided(outlook, contact, *way)
    };
    ways.into_iter().find(fits).unwrap_or_default()
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

/// R62: whether `day` lies within three working days after something that asks and has no answer yet.
pub fn is_quiet(outlook: &Outlook, tie: &Tie, day: Day) -> bool {
    let asks = [Purpose::Outreach, Purpose::Ask, Purpose::Invite, Purpose::FollowUp];
    let unanswered = tie.touches.iter().rev().take_while(|touch| !touch.two_way && !touch.row.is_in());
    unanswered
        .filter(|touch| asks.iter().any(|purpose| touch.row.is_for(*purpose)))
        .any(|touch| day < outlook.bd(touch.day, defaults::QUIET_WORKING_DAYS))
}
