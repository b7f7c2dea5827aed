//! R10: friends who went quiet may have had enough of requests. They get rest: no asks for three weeks, then
//! care only, until they answer.

use super::{Finding, Stance, asks_anew, cares_or_gives};
use crate::book::{CallResult, Channel, Direction, Interaction, Kind, Purpose, Side, Strength};
use crate::command::{Command, LogEntry, Who};
use crate::day::Day;
use crate::defaults;
use crate::outlook::Outlook;
use crate::reciprocity::gave_since;
use crate::tie::{Tie, Touch};

/// Somebody has been quiet.
#[derive(Clone, Debug, PartialEq)]
pub struct Rest {
    /// The day of the last try.
    pub since: Day,
    /// No asks before this day; from it on care only, until they answer.
    pub until: Day,
    /// The tries that stayed without an answer.
    pub evidence: Vec<(Kind, u64)>,
}

pub(super) fn guard(outlook: &Outlook, tie: &Tie) -> Finding {
    let Rest { since, until, evidence } = rest(outlook, tie)?;
    let stance = if outlook.today < until { Stance::Rest { since, until } } else { Stance::CareFirst(since) };
    Some((stance, evidence))
}

/// The rest that somebody needs, if they do.
pub fn rest(outlook: &Outlook, tie: &Tie) -> Option<Rest> {
    let latest = tie.touches.iter().rev().find(|touch| is_try(touch))?;
    let counted = counted(outlook, tie);
    let until = latest.day.plus(defaults::REST_DAYS);
    let (place, _) = tie.touches.iter().enumerate().rev().find(|(_, touch)| touch.row.id == latest.row.id)?;
    let answered_since = tie.touches[place..].iter().any(answers);
    // While it lasts an answer less than usual does not end it: "answers less" speaks of answers.
    let quiet = if answered_since { None } else { went_quiet(outlook, tie, &counted) };
    let fewer = || answers_less(tie, &counted).filter(|_| !answered_since || outlook.today < until);
    let tries = quiet.or_else(fewer)?;
    let evidence = tries.iter().map(|touch| (Kind::Interaction, touch.row.id.number())).collect();
    Some(Rest { since: latest.day, until, evidence })
}

/// "He answered another way": one tap that says so.
pub fn answered_another_way(tie: &Tie, today: Day) -> Command {
    let interaction = Interaction {
        day: today,
        direction: Direction::In,
        channel: Channel::Text,
        purposes: [Purpose::Answer].into_iter().collect(),
        note: "Answered another way.".into(),
        ..Interaction::default()
    };
    let people = vec![Who::Known(tie.id())];
    Command::Log(Box::new(LogEntry { interaction, people, ..LogEntry::default() }))
}

/// An outgoing touch to them alone that expects an answer.
fn is_try(touch: &Touch) -> bool {
    touch.row.is_out()
        && touch.row.expects_answer
        && touch.row.with.len() == 1
        && touch.row.call_result != Some(CallResult::Answered)
}

fn answers(touch: &Touch) -> bool {
    touch.two_way || touch.row.is_in()
}

/// The tries that count, oldest first: old enough to be answered, some days apart, and not while they were
/// away.
fn counted<'t, 'a>(outlook: &Outlook, tie: &'t Tie<'a>) -> Vec<&'t Touch<'a>> {
    let mut counted: Vec<&Touch> = Vec::new();
    let away = |day: Day| tie.contact.away.is_some_and(|(from, until)| from <= day && day <= until);
    for touch in tie.touches.iter().filter(|touch| is_try(touch) && !away(touch.day)) {
        let old_enough = outlook.today >= outlook.bd(touch.day, defaults::REST_COUNTS_AFTER);
        let apart =
            counted.last().is_none_or(|before| touch.day >= outlook.bd(before.day, defaults::REST_APART));
        if old_enough && apart {
            counted.push(touch);
        }
    }
    counted
}

/// Two tries in a row to somebody close, the last two asks to anybody, or one after two asks with nothing
/// for them since.
fn went_quiet<'t, 'a>(outlook: &Outlook, tie: &Tie, counted: &[&'t Touch<'a>]) -> Option<Vec<&'t Touch<'a>>> {
    let last_word = tie.touches.iter().rev().find(|touch| answers(touch)).map(Touch::order);
    let is_quiet = |touch: &&&Touch| last_word.is_none_or(|word| touch.order() > word);
    let quiet: Vec<&Touch> = counted.iter().filter(is_quiet).copied().collect();
    if tie.contact.is_at_least(Strength::OutOfTheirWay) && quiet.len() >= 2 {
        return Some(quiet);
    }
    let asks: Vec<&Touch> = counted.iter().filter(|touch| asks_anew(outlook, touch)).copied().collect();
    let quiet_asks = asks.iter().filter(is_quiet).count();
    let two_before = asks.len().checked_sub(3).and_then(|place| asks.get(place));
    let nothing_since = two_before.is_some_and(|first| {
        let thanks = |touch: &Touch| touch.row.is_out() && touch.row.is_for(Purpose::Thanks);
        let warms = |touch: &Touch| thanks(touch) || cares_or_gives(touch);
        !tie.touches.iter().any(|touch| touch.order() > first.order() && warms(touch))
            && !gave_since(outlook.book, tie, Side::Me, first.order())
    });
    (quiet_asks >= 2 || (quiet_asks >= 1 && nothing_since)).then_some(quiet)
}

/// Fewer than two in five of the last tries answered, after three in five before (strength 4 and 5).
fn answers_less<'t, 'a>(tie: &Tie, counted: &[&'t Touch<'a>]) -> Option<Vec<&'t Touch<'a>>> {
    let sample = defaults::REST_SAMPLE;
    let start = counted.len().checked_sub(2 * sample)?;
    let answered = |tries: &[&Touch]| tries.iter().filter(|touch| was_answered(tie, touch)).count();
    let (before, last) = counted[start..].split_at(sample);
    let less = 10 * answered(last) < 4 * sample && 10 * answered(before) >= 6 * sample;
    (less && tie.contact.is_at_least(Strength::OutOfTheirWay)).then(|| last.to_vec())
}

/// A word of theirs came within 28 days.
pub fn was_answered(tie: &Tie, asked: &Touch) -> bool {
    tie.touches.iter().any(|touch| {
        touch.order() > asked.order()
            && answers(touch)
            && touch.day.since(asked.day) <= defaults::ANSWERED_WITHIN_DAYS
    })
}
