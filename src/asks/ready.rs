//! R110: have the courage to ask. Whoever is ready, was not asked for 90 days, and stands at a target, one
//! bridge from it or at a crossing of many ways, gets a card: one specific question. It comes when something
//! new made them ready; left alone it rests as a suggestion that was skipped does.

use super::{Request, Stance, introductions_asked, made, verdict};
use crate::book::{Affiliation, Ask, AskKind, Contact, Introduction, Kind, Organization, ReasonKind, Role};
use crate::chains;
use crate::day::Day;
use crate::defaults;
use crate::discretion::may_know_of_search;
use crate::graph::is_left_out;
use crate::id::Id;
use crate::order;
use crate::outlook::Outlook;
use crate::reason::{AskWay, Because, Reason};
use crate::standing::Standings;
use crate::tally::Tally;
use crate::tie::Tie;

/// The card of somebody who is ready and not asked; only where the user has said how well they know them. `owed` is what
/// is owed to them.
pub fn ready_to_ask(outlook: &Outlook, tie: &Tie, owed: &[Reason]) -> Option<Reason> {
    if !outlook.is_searching() || tie.contact.strength.is_none() || !may_know_of_search(outlook, tie.contact)
    {
        return None;
    }
    let asked = asked_on(outlook, tie, None).map(|day| day.plus(defaults::NOT_ASKED_DAYS));
    if asked.is_some_and(|open| outlook.today < open) || !is_their_turn(outlook, tie, asked) {
        return None;
    }
    let (way, shown) = way(outlook, tie)?;
    let minutes = Some(defaults::SHORT_ASK_MINUTES);
    let ask = Ask { kind: AskKind::Advice, target: target_of(way), minutes, ..Ask::default() };
    let ready = verdict(&Request { outlook, tie, ask: &ask, in_talk: false, owed }).stance == Stance::Ready;
    ready.then(|| Reason {
        kind: ReasonKind::ReadyToAsk,
        contact: Some(tie.id()),
        opened_by: None,
        opened_on: week_begins(outlook),
        due: week_begins(outlook),
        late_from: None,
        because: Because::ReadyToAsk(way),
        evidence: shown.into_iter().collect(),
    })
}

/// Something new happened in the last week: a word between the two, a search, 90 days without a request. Else
/// they have one week in five, each their own, so that nobody is proposed again and again: ids end in chance.
fn is_their_turn(outlook: &Outlook, tie: &Tie, open_since: Option<Day>) -> bool {
    let start = outlook.campaign.map(|campaign| campaign.start);
    let said = tie.contact.last_talked.map(|said| said.said_on);
    let touched = tie.touches.last().map(|touch| touch.day);
    let newest = start.max(said).max(touched).max(open_since).max(Some(tie.contact.recorded_on));
    let is_new = newest.is_some_and(|day| {
        let since = outlook.bd(day, 0);
        outlook.calendar.working_days_between(since, outlook.today) < defaults::READY_IS_NEW
    });
    let week = u64::from(outlook.today.monday().number().unsigned_abs() / 7);
    is_new || (week + tie.id().number()).is_multiple_of(defaults::READY_WEEKS)
}

/// A suggestion of the week is as old as the week.
fn week_begins(outlook: &Outlook) -> Day {
    outlook.bd(outlook.today.monday(), 0).min(outlook.today)
}

/// The target that a way leads to.
pub fn target_of(way: AskWay) -> Option<Id<Organization>> {
    match way {
        AskWay::At(target) | AskWay::BridgeTo(target) => Some(target),
        AskWay::Connector => None,
    }
}

/// By which way they could be asked, and the record that shows it.
fn way(outlook: &Outlook, tie: &Tie) -> Option<(AskWay, Option<(Kind, u64)>)> {
    let at = at_target(outlook, tie.id()).map(|(target, place)| (AskWay::At(target), place));
    let bridge = || {
        let known = acquaintances(outlook, tie);
        known
            .into_iter()
            .find_map(|id| at_target(outlook, id))
            .map(|(target, place)| (AskWay::BridgeTo(target), place))
    };
    let found = at.or_else(bridge).map(|(way, place)| (way, Some((Kind::Affiliation, place.number()))));
    let crossing = tie.contact.has_role(Role::Connector) || tie.contact.has_role(Role::Insider);
    found.or(crossing.then(|| (AskWay::Connector, Some((Kind::Contact, tie.id().number())))))
}

/// The target they are at now or were before.
fn at_target(outlook: &Outlook, contact: Id<Contact>) -> Option<(Id<Organization>, Id<Affiliation>)> {
    let places = outlook.book.naming::<Affiliation>(contact.number());
    let mut there =
        places.filter(|row| row.contact == contact).filter_map(|row| Some((row.organization?, row.id)));
    there.find(|(organization, _)| outlook.book.get(*organization).is_some_and(|row| row.target))
}

/// Whom they know for certain, as ways go over them: a relation, whichever of the two it is noted on, an
/// introduction that was made, whoever brought them to the user and whom they brought.
fn acquaintances(outlook: &Outlook, tie: &Tie) -> Vec<Id<Contact>> {
    let book = outlook.book;
    let related = chains::acquaintances(book, tie.id());
    let introduced = tie.naming::<Introduction>(book).filter(|row| row.made_on.is_some());
    let parties = introduced.flat_map(|row| row.parties());
    let brought =
        tie.naming::<Contact>(book).filter(|row| row.introducer == Some(tie.id())).map(|row| row.id);
    let mut known: Vec<Id<Contact>> =
        related.into_iter().chain(parties).chain(tie.contact.introducer).chain(brought).collect();
    known.retain(|id| *id != tie.id() && book.get(*id).is_some_and(|row| !is_left_out(outlook, row)));
    known
}

/// When the user last asked somebody for something, or for this.
pub fn asked_on(outlook: &Outlook, tie: &Tie, kind: Option<AskKind>) -> Option<Day> {
    let asks = made(outlook, tie).into_iter().filter(|made| kind.is_none_or(|kind| made.row.kind == kind));
    let asked = asks.map(|made| made.order.0).max();
    let counts = kind.is_none_or(|kind| kind == AskKind::Introduction);
    let introductions = introductions_asked(outlook, tie).filter(|_| counts);
    asked.max(introductions.map(|(_, day)| day).max())
}

/// How many people the user asked for something since Monday: what a week's courage is counted by (R110).
pub fn asked_this_week(outlook: &Outlook, tally: &Tally) -> u16 {
    u16::try_from(tally.asked.since(outlook.today.monday())).unwrap_or(u16::MAX)
}

/// R8: many meetings in four weeks, and no introduction asked for.
pub fn who_could_introduce(outlook: &Outlook, standings: &Standings) -> Option<Reason> {
    if standings.tally().introductions_asked.since(outlook.today.plus(1 - defaults::W28)) > 0 {
        return None;
    }
    let meetings = order::set(standings.met_lately().flat_map(|row| &row.recent_meetings).copied());
    (meetings.len() >= defaults::MEETINGS_WITHOUT_INTRODUCTION).then(|| Reason {
        kind: ReasonKind::Habit,
        contact: None,
        // Habits are told apart by the number of their rule.
        opened_by: Some(8),
        opened_on: week_begins(outlook),
        due: week_begins(outlook),
        late_from: None,
        because: Because::WhoCouldIntroduce { meetings: meetings.len() },
        evidence: meetings.iter().map(|id| (Kind::Interaction, id.number())).collect(),
    })
}
