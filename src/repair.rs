//! The repair flow: waking a tie that has slept (R49, R101-R103). Write first, with nothing asked; after their
//! reply advice and information are open; after a second touch without an ask everything is.

use crate::asks::Stance;
use crate::book::{Affiliation, AskKind, Contact, Kind, Purpose, Role, Row, Strength, contact::TalkedBucket};
use crate::day::Day;
use crate::defaults;
use crate::order;
use crate::outlook::Outlook;
use crate::tie::{Tie, Touch};

/// At which step a tie that slept is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Write first, and ask for nothing (R101, R102).
    WriteFirst {
        /// When the two were last in touch.
        last: Day,
        /// A letter went out before, and stayed without an answer.
        again: bool,
    },
    /// The letter is out: no second one before a day (R103).
    Waiting {
        /// The day it went out.
        wrote: Day,
        /// From this day on another is fine.
        again_from: Day,
        /// The letter.
        letter: u64,
    },
    /// They answered: advice and information are open (R103).
    Answered {
        /// The day they did.
        on: Day,
        /// Their answer.
        answer: u64,
    },
    /// A second touch without an ask has followed: everything is open.
    Open,
}

/// Verdict 4 of an ask: R49, R103. A talk after a letter is their answer to it.
pub fn guard(
    outlook: &Outlook,
    tie: &Tie,
    kind: AskKind,
    in_talk: bool,
) -> Option<(Stance, Vec<(Kind, u64)>)> {
    let opens_later = matches!(kind, AskKind::Introduction | AskKind::Referral | AskKind::Job);
    let second_touch = |on| opens_later.then_some(Stance::SecondTouch(on));
    let (stance, shown) = match step(outlook, tie)? {
        Step::Waiting { .. } | Step::WriteFirst { again: true, .. } if in_talk => {
            (second_touch(outlook.today)?, None)
        }
        Step::WriteFirst { last, again } => {
            let latest = tie.touches.iter().rev().find(|touch| touch.two_way).or(tie.touches.last());
            (Stance::WriteFirst { last, again }, latest.map(|touch| touch.row.id.number()))
        }
        Step::Waiting { wrote, again_from, letter } => {
            (Stance::AwaitReply { wrote, again_from }, Some(letter))
        }
        Step::Answered { on, answer } => (second_touch(on)?, Some(answer)),
        Step::Open => return None,
    };
    Some((stance, shown.map(|id| (Kind::Interaction, id)).into_iter().collect()))
}

/// The step a tie that slept is at; `None`: it never did, as far as is known, or has been awake for as long as
/// it takes to fall asleep. No two-way ever known and strength 1 or unknown is a first contact, with nothing to
/// repair.
pub fn step(outlook: &Outlook, tie: &Tie) -> Option<Step> {
    let last = words(tie).last().map(|word| word.day).max(tie.last())?;
    if outlook.today.since(last) > defaults::ASLEEP_DAYS {
        return Some(asleep(outlook, tie, last));
    }
    let answer = woken_by(tie).filter(|answer| outlook.today.since(answer.day) <= defaults::ASLEEP_DAYS)?;
    let second = tie.touches.iter().any(|touch| touch.order() > answer.order() && is_second_touch(touch));
    Some(if second { Step::Open } else { Step::Answered { on: answer.day, answer: answer.row.id.number() } })
}

/// Whether the first letter to a sleeping tie is out and its answer awaited: no second one yet (R103).
pub fn awaits_reply(outlook: &Outlook, tie: &Tie) -> bool {
    matches!(step(outlook, tie), Some(Step::Waiting { .. }))
}

/// The day on which a tie that slept woke again.
pub fn woke_on(tie: &Tie) -> Option<Day> {
    woken_by(tie).map(|answer| answer.day)
}

fn asleep(outlook: &Outlook, tie: &Tie, last: Day) -> Step {
    let letter = tie.touches.iter().rev().find(|touch| touch.row.is_out() && touch.day > last);
    match letter.map(|letter| (letter, letter.day.plus(defaults::SECOND_LETTER_DAYS))) {
        Some((letter, again_from)) if outlook.today < again_from => {
            Step::Waiting { wrote: letter.day, again_from, letter: letter.row.id.number() }
        }
        letter => Step::WriteFirst { last, again: letter.is_some() },
    }
}

/// The touch that ended the latest long silence.
fn woken_by<'t, 'a>(tie: &'t Tie<'a>) -> Option<&'t Touch<'a>> {
    let said = tie.contact.last_talked.and_then(|said| said.day());
    let (mut before, mut woken) = (None, None);
    for word in words(tie) {
        let last = before.max(said.filter(|day| *day < word.day));
        if last.is_some_and(|last| word.day.since(last) > defaults::ASLEEP_DAYS) {
            woken = Some(word);
        }
        before = Some(word.day);
    }
    woken
}

/// The touches in which both took part, oldest first. An answer to a letter is one however late it comes.
fn words<'t, 'a>(tie: &'t Tie<'a>) -> Vec<&'t Touch<'a>> {
    let mut wrote = false;
    let takes_part = |touch: &&Touch| {
        let word = touch.two_way || (wrote && touch.row.is_in());
        wrote = !word && (wrote || touch.row.is_out());
        word
    };
    tie.touches.iter().filter(takes_part).collect()
}

/// A care, a give, a talk or an update, with nothing asked.
fn is_second_touch(touch: &Touch) -> bool {
    let row = touch.row;
    let kinds = [Purpose::Care, Purpose::Give, Purpose::Update];
    let talk = row.is_two_way() && row.channel.is_live();
    let for_them = talk || row.asked_about_them || kinds.iter().any(|purpose| row.is_for(*purpose));
    row.is_out() && for_them && !row.is_for(Purpose::Ask)
}

/// A sleeping tie worth waking, with what speaks for it (c8).
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate<'a> {
    /// Who.
    pub contact: &'a Row<Contact>,
    /// When the two were last in touch.
    pub last: Day,
    /// They would answer gladly, or go out of their way.
    pub trustworthy: bool,
    /// They decide, or lead others.
    pub higher_status: bool,
    /// The two spent little time together: what they know is new.
    pub little_time: bool,
}

/// A tie with so many touches or fewer: little time together.
const LITTLE_TIME: usize = 3;

/// Dormant ties in the order of their value (c8): little past time together, higher status, trustworthy and
/// willing. People prefer the familiar ones, who add least: among equals the less familiar comes first.
pub fn candidates<'a>(outlook: &Outlook<'a>) -> Vec<Candidate<'a>> {
    let mut candidates: Vec<(Candidate, Strength, usize)> = outlook
        .book
        .contacts
        .iter()
        .filter(|row| row.is_at_least(Strength::Met) && !row.is_out_of_reach() && row.stay_ok != Some(false))
        .filter(|row| !row.is_close_at_hand())
        .filter(|row| !row.last_talked.is_some_and(|said| said.bucket == TalkedBucket::ThisMonth))
        .filter_map(|row| candidate(outlook, row))
        .collect();
    order::sort_by_key(&mut candidates, |(candidate, strength, touches)| {
        let value = [candidate.trustworthy, candidate.higher_status, candidate.little_time];
        let value = value.into_iter().filter(|speaks| *speaks).count();
        (std::cmp::Reverse(value), *touches, *strength, candidate.contact.full_name())
    });
    candidates.into_iter().map(|(candidate, ..)| candidate).collect()
}

fn candidate<'a>(
    outlook: &Outlook<'a>,
    contact: &'a Row<Contact>,
) -> Option<(Candidate<'a>, Strength, usize)> {
    let tie = Tie::new(outlook.book, contact.id)?;
    let (last, strength) = (tie.last()?, contact.strength?);
    let asleep = outlook.today.since(last) >= defaults::DORMANT_DAYS;
    let stirs = tie.touches.iter().any(|touch| touch.row.is_in() && touch.day > last);
    if !asleep || stirs || tie.no_fit().is_some() || awaits_reply(outlook, &tie) {
        return None;
    }
    let touches = tie.touches.len();
    let candidate = Candidate {
        contact,
        last,
        trustworthy: strength >= Strength::Gladly,
        higher_status: contact.has_role(Role::DecisionMaker) || leads(outlook, contact),
        little_time: touches <= LITTLE_TIME && strength < Strength::Closest,
    };
    Some((candidate, strength, touches))
}

/// Whether a present title speaks of leading others.
fn leads(outlook: &Outlook, contact: &Row<Contact>) -> bool {
    const TITLES: [&str; 12] = [
        "head",
        "director",
        "chief",
        "vp",
        "president",
        "partner",
        "founder",
        "owner",
        "ceo",
        "cto",
        "manager",
        "professor",
    ];
    let places = outlook.book.naming::<Affiliation>(contact.id.number());
    let titles = places.filter(|row| row.contact == contact.id && row.is_present());
    titles.flat_map(|row| crate::text::words(&row.title)).any(|word| TITLES.contains(&word.as_str()))
}
