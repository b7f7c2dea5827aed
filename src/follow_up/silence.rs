//! R43, R89: the plan for silence. Several tries, on changing channels, by how warm the tie is; each step is
//! proposed, never automatic. R90: silence is not a no; when the plan ends, nothing is said.

use crate::asks::rest::rest;
use crate::book::{
    Affiliation, Ask, AskState, CallResult, Channel, Contact, Decision, Interaction, Introduction, Kind,
    Organization, Purpose, ReasonKind, Row, Strength, Verdict,
};
use crate::day::Day;
use crate::defaults;
use crate::follow_up::decisions;
use crate::id::Id;
use crate::introductions::served;
use crate::obligations::{comes_first, introductions_for_me};
use crate::outlook::Outlook;
use crate::reason::{Because, Reason};
use crate::repair;
use crate::tie::{Order, Tie, Touch};

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
    if !is_their_turn(tie) || tries_since_answer(outlook, tie).is_empty() {
        return None;
    }
    let steps = steps(outlook, tie);
    if let Some(belief) = belief(outlook, tie) {
        return plan_of_belief(outlook, tie, &steps, belief.day);
    }
    let tries = tries_of_plan(outlook, tie, &steps);
    let latest = tries.last()?;
    let on = ended_on(outlook, tie, &steps, &tries)?;
    match next_step(outlook, tie, &steps, &tries) {
        Some(next) if outlook.today <= on => Some(Plan::Running(next)),
        _ => Some(Plan::Ended { on, latest: latest.row.id }).filter(|_| outlook.today > on),
    }
}

/// The last word was the user's: else there is nothing to be silent about.
fn is_their_turn(tie: &Tie) -> bool {
    tie.touches.last().is_some_and(|touch| !touch.two_way && !touch.row.is_in())
}

/// Where the plan that has not ended yet began: what was asked since is still asked.
pub fn running_since(outlook: &Outlook, tie: &Tie) -> Option<Order> {
    if matches!(plan(outlook, tie), Some(Plan::Ended { .. })) {
        return None;
    }
    let tries = match belief(outlook, tie) {
        Some(_) => tries_since_answer(outlook, tie),
        None => tries_of_plan(outlook, tie, &steps(outlook, tie)),
    };
    tries.first().map(|first| first.order())
}

/// The tries of the latest plan: it begins anew with their word, and with the first try after it ended.
fn tries_of_plan<'t, 'a>(outlook: &Outlook, tie: &'t Tie<'a>, steps: &[Step]) -> Vec<&'t Touch<'a>> {
    let mut tries: Vec<&Touch> = Vec::new();
    for touch in &tie.touches {
        if touch.two_way || touch.row.is_in() {
            tries.clear();
        } else if is_try(outlook, tie, touch) {
            if let Some(ended) = ended_on(outlook, tie, steps, &tries)
                && touch.day > ended
            {
                tries.clear();
            }
            tries.push(touch);
        }
    }
    tries
}

/// The card of the next try: R43. Held by what the user owes them, by rest (R10), by the first letter to a
/// sleeping tie (R103) and by their absence.
pub fn next_attempt(outlook: &Outlook, tie: &Tie, owed: &[Reason]) -> Option<Reason> {
    if owed.iter().any(|reason| comes_first(outlook, reason)) {
        return None;
    }
    let Some(Plan::Running(next)) = plan(outlook, tie) else { return None };
    if rest(outlook, tie).is_some() || repair::awaits_reply(outlook, tie) {
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
    if !is_their_turn(tie) {
        return None;
    }
    let target = targets_of(outlook, tie).find(|id| outlook.active_targets().contains(id))?;
    let (on, latest) = parked(outlook, tie)?;
    let due = outlook.bd(on.plus(defaults::PARKED_LOOK_DAYS), 0);
    Some(Reason {
        kind: ReasonKind::Reconnect,
        contact: Some(tie.id()),
        opened_by: Some(latest.number()),
        opened_on: on,
        due,
        late_from: None,
        because: Because::SecondLook(target),
        evidence: vec![(Kind::Interaction, latest.number())],
    })
}

/// Whether it depends on the order of the targets that they are looked at again.
pub fn may_be_looked_at_again(outlook: &Outlook, tie: &Tie) -> bool {
    is_their_turn(tie) && targets_of(outlook, tie).next().is_some() && parked(outlook, tie).is_some()
}

/// Where they are now that the user is after.
fn targets_of<'a>(outlook: &Outlook<'a>, tie: &Tie<'a>) -> impl Iterator<Item = Id<Organization>> + use<'a> {
    let book = outlook.book;
    let places = tie.naming::<Affiliation>(book).filter(|row| row.is_present());
    places.filter_map(|row| row.organization).filter(|id| book.get(*id).is_some_and(|row| row.target))
}

/// R90: a plan that ended without an answer, and nothing went out since: when, and the last try.
fn parked(outlook: &Outlook, tie: &Tie) -> Option<(Day, Id<Interaction>)> {
    let Some(Plan::Ended { on, latest }) = plan(outlook, tie) else { return None };
    tie.last_out().is_none_or(|out| out <= on).then_some((on, latest))
}

/// An outgoing touch that expects an answer. One that serves an introduction not yet made, or made by the
/// user, has R88's reminder as its only follow-up; leaving the search ends the plans begun in it (R56).
fn is_try(outlook: &Outlook, tie: &Tie, touch: &Touch) -> bool {
    let row = touch.row;
    row.is_out()
        && row.expects_answer
        && !outlook.ended_with_search(touch.day, row.id.number())
        && !outlook.is_old_touch(row, touch.day)
        && !serves_open_introduction(outlook, tie, row)
}

fn serves_open_introduction(outlook: &Outlook, tie: &Tie, row: &Row<Interaction>) -> bool {
    let concerns = |introduction: &Introduction| {
        introduction.made_on.is_none()
            || introduction.introducer.contact() == Some(tie.id())
            || introduction.for_me().is_none()
    };
    served(outlook.book, row).into_iter().any(|introduction| concerns(introduction))
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

/// How many steps were skipped after a try, and the day from which the gap of the next one counts.
fn skipped_after(outlook: &Outlook, tie: &Tie, latest: &Touch) -> (usize, Day) {
    let decided =
        decisions::for_record(outlook.book, tie.id(), ReasonKind::NextAttempt, latest.row.id.number());
    let skips = decided.filter(|decision| decision.verdict == Verdict::Skip);
    skips.fold((0, latest.day), |(count, from), skip| (count + 1, from.max(skip.day)))
}

/// The step after these tries; skipped ones are passed over, counted from the day of skipping.
fn next_step(outlook: &Outlook, tie: &Tie, steps: &[Step], tries: &[&Touch]) -> Option<Next> {
    let (first, latest) = (tries.first()?, tries.last()?);
    let (skipped, from) = skipped_after(outlook, tie, latest);
    let place = tries.len() - 1 + skipped;
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
    let avoids = |channel| contact.avoids.has(channel) || me.is_some_and(|me| me.avoids.has(channel));
    avoids(channel) || avoids(spoken)
}

/// A message by a channel that nobody avoids.
fn message(outlook: &Outlook, contact: &Contact) -> Channel {
    let ways = [Channel::Mail, Channel::Text, Channel::Social];
    ways.into_iter().find(|way| !is_avoided(outlook, contact, *way)).unwrap_or_default()
}

/// Another channel than that of an earlier try: a call where a number is known, else a message.
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
        || introductions_for_me(tie.naming(outlook.book))
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
    quiet_until(outlook, tie, day).is_some()
}

/// R62: that touch, and the first day on which another is fine. Thanks and answers meanwhile are free.
pub fn quiet_until<'t, 'a>(outlook: &Outlook, tie: &'t Tie<'a>, day: Day) -> Option<(&'t Touch<'a>, Day)> {
    let asks = [Purpose::Outreach, Purpose::Ask, Purpose::Invite, Purpose::FollowUp];
    let mut unanswered = tie.touches.iter().rev().take_while(|touch| !touch.two_way && !touch.row.is_in());
    let latest = unanswered.find(|touch| asks.iter().any(|purpose| touch.row.is_for(*purpose)))?;
    let from = outlook.bd(latest.day, defaults::QUIET_WORKING_DAYS);
    (day < from).then_some((latest, from))
}

/// R91: the user believes that it is worth trying on; said since their last word, and not where they said no.
pub fn belief<'a>(outlook: &Outlook<'a>, tie: &Tie) -> Option<&'a Row<Decision>> {
    let answer = tie.touches.iter().rev().find(|touch| touch.two_way || touch.row.is_in());
    let said_no = said_no(outlook, tie, Day::default());
    decisions::belief(outlook.book, tie.id(), answer.map(|touch| touch.row.id.number())).filter(|_| !said_no)
}

/// Whether trying on can be offered (R91): tries without an answer, fewer than seven, and no "no".
pub fn may_believe(outlook: &Outlook, tie: &Tie) -> bool {
    let tries = tries_since_answer(outlook, tie).len();
    (1..defaults::TRIES_WITH_BELIEF).contains(&tries) && !said_no(outlook, tie, Day::default())
}

/// The latest of the user's asks that they decided since a day was declined.
pub fn said_no(outlook: &Outlook, tie: &Tie, since: Day) -> bool {
    let asks = tie.naming::<Ask>(outlook.book).filter(|row| row.contact == tie.id());
    let decided = asks.filter(|row| !row.to_me && row.answered_on.is_some_and(|day| day >= since));
    decided.max_by_key(|row| row.answered_on).is_some_and(|row| row.state == AskState::No)
}

/// Every try since their last word, across plans (R91).
fn tries_since_answer<'t, 'a>(outlook: &Outlook, tie: &'t Tie<'a>) -> Vec<&'t Touch<'a>> {
    let mut tries = Vec::new();
    for touch in &tie.touches {
        if touch.two_way || touch.row.is_in() {
            tries.clear();
        } else if is_try(outlook, tie, touch) {
            tries.push(touch);
        }
    }
    tries
}

/// The plan where the user believes in it: it ends as others do, ten working days after its last step or after
/// a step that passed unused.
fn plan_of_belief(outlook: &Outlook, tie: &Tie, steps: &[Step], believed_on: Day) -> Option<Plan> {
    let tries = tries_since_answer(outlook, tie);
    let latest = tries.last()?;
    let next = next_of_belief(outlook, tie, steps, &tries, believed_on);
    let on = outlook.bd(next.as_ref().map_or(latest.day, |next| next.on), defaults::PLAN_ENDS_AFTER);
    match next {
        Some(next) if outlook.today <= on => Some(Plan::Running(next)),
        _ => (outlook.today > on).then_some(Plan::Ended { on, latest: latest.row.id }),
    }
}

/// R91: up to seven tries in all, five working days apart from the fourth on, on changing channels.
fn next_of_belief(
    outlook: &Outlook,
    tie: &Tie,
    steps: &[Step],
    tries: &[&Touch],
    believed_on: Day,
) -> Option<Next> {
    let latest = tries.last()?;
    let attempt = tries.len() + 1;
    if attempt > defaults::TRIES_WITH_BELIEF {
        return None;
    }
    let (skipped, from) = skipped_after(outlook, tie, latest);
    let step = steps.get(tries.len() - 1 + skipped);
    let usual = step.map_or(defaults::TRIES_APART, |step| step.gap);
    let gap = if attempt >= 4 { usual.max(defaults::TRIES_APART) } else { usual };
    let on = match step {
        Some(step) if step.from_first && attempt < 4 => {
            let first = tries.first().map_or(latest.day, |first| first.day);
            outlook.bd(first, step.gap).max(outlook.bd(from, defaults::QUIET_WORKING_DAYS))
        }
        _ => outlook.bd(from, gap),
    };
    Some(Next {
        attempt: attempt as u32,
        on: not_while_they_are_away(outlook, tie.contact, on.max(outlook.bd(believed_on, 0))),
        // The way that was skipped lies between the two.
        channel: match step.and_then(|step| step.channel) {
            Some(channel) if skipped > 0 => channel,
            _ => changed_channel(outlook, tie.contact, step, latest.row.channel),
        },
        is_last: attempt == defaults::TRIES_WITH_BELIEF,
        latest: latest.row.id,
    })
}

/// The channel of the step, or a message, where it is another than that of the last try; else any other.
fn changed_channel(outlook: &Outlook, contact: &Contact, step: Option<&Step>, last: Channel) -> Channel {
    let planned = step.and_then(|step| step.channel).into_iter();
    let mut ways = planned.chain([message(outlook, contact)]).filter(|way| *way != last);
    ways.next().unwrap_or_else(|| other_channel(outlook, contact, last))
}

/// What a call is for that tries to reach somebody.
const TRYING: [Purpose; 3] = [Purpose::FollowUp, Purpose::Outreach, Purpose::Ask];

/// At which attempt answers came, over everybody: the user's own figures (R91). The k-th place counts
/// answers to the k-th try.
pub fn answers_by_attempt(outlook: &Outlook) -> [usize; defaults::TRIES_WITH_BELIEF] {
    let mut answers = [0; defaults::TRIES_WITH_BELIEF];
    for tie in outlook.book.contacts.iter().filter_map(|row| Tie::new(outlook.book, row.id)) {
        let (mut tries, mut latest) = (0, None);
        for touch in &tie.touches {
            // Whoever picks up answers that very call.
            let is_call = touch.row.call_result == Some(CallResult::Answered)
                && TRYING.iter().any(|purpose| touch.row.is_for(*purpose));
            if is_call || (touch.row.is_out() && !touch.two_way && touch.row.expects_answer) {
                (tries, latest) = (tries + 1, Some(touch.day));
            }
            if touch.two_way || touch.row.is_in() {
                let in_time = |day| touch.day.since(day) <= defaults::ANSWERED_WITHIN_DAYS;
                let place = usize::checked_sub(tries, 1).filter(|_| latest.is_some_and(in_time));
                if let Some(count) = place.and_then(|place| answers.get_mut(place)) {
                    *count += 1;
                }
                (tries, latest) = (0, None);
            }
        }
    }
    answers
}
