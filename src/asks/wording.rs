//! R96, R107: an ask names what it is for. Nobody gets homework ("think who you know"), and nobody is tricked
//! into a talk about something else.

use super::{Finding, Stance, made};
use crate::book::{Ask, AskKind, Favor, Introduction, Kind, Meeting, Organization, Row, Side};
use crate::day::Day;
use crate::defaults;
use crate::id::Id;
use crate::outlook::Outlook;
use crate::tie::Tie;

pub(super) fn guard(outlook: &Outlook, tie: &Tie, ask: &Ask) -> Finding {
    homework(ask).or_else(|| other_ask(outlook, tie, ask)).or_else(|| disguised(ask))
}

/// What the words alone say, whoever they are for.
pub(super) fn of_words(ask: &Ask) -> Finding {
    homework(ask).or_else(|| disguised(ask))
}

/// R96: a company, a person or role, or a list of three at most.
pub fn is_specific(target: Option<Id<Organization>>, whom: &str) -> bool {
    match names_in(whom).count() {
        0 => target.is_some(),
        names => names <= defaults::NAMES_IN_AN_ASK,
    }
}

/// The names and roles in words such as "Ben Okafor, Jo Lind and the head of data".
pub fn names_in(whom: &str) -> impl Iterator<Item = &str> {
    let parts = whom.split([',', ';']).flat_map(|part| part.split(" and "));
    parts.map(str::trim).filter(|name| !name.is_empty())
}

/// Whether it says what somebody does, not who they are: some word of it begins small that stands in no name.
pub fn is_role(name: &str) -> bool {
    const IN_NAMES: [&str; 16] = [
        "al", "bin", "da", "de", "del", "den", "der", "di", "dos", "du", "la", "le", "ter", "van", "von",
        "zu",
    ];
    let begins_small = |word: &str| word.starts_with(char::is_lowercase) && !IN_NAMES.contains(&word);
    name.split_whitespace().any(begins_small)
}

fn homework(ask: &Ask) -> Finding {
    let needs_a_name = matches!(ask.kind, AskKind::Introduction | AskKind::Referral);
    let named = ask.specific
        || is_specific(ask.target, &ask.whom)
        || (ask.whom.trim().is_empty() && names_somebody(&ask.what));
    (needs_a_name && !named).then_some((Stance::NameSomebody, Vec::new()))
}

/// Whether words name somebody or some place: a capital letter where no sentence begins.
fn names_somebody(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(2).any(|pair| {
        let begins_a_sentence = pair[0].ends_with(['.', '?', '!']);
        let capital = pair[1].starts_with(char::is_uppercase) && pair[1].chars().count() > 1;
        capital && !begins_a_sentence
    })
}

/// R107: who asked for advice keeps to it, in that meeting and for 14 days, until they offer more.
fn other_ask(outlook: &Outlook, tie: &Tie, ask: &Ask) -> Finding {
    if !matches!(ask.kind, AskKind::Job | AskKind::Referral) {
        return None;
    }
    let (row, asked) = keep_to(outlook, tie)?;
    Some((Stance::KeepTo { kind: row.kind, asked }, vec![(Kind::Ask, row.id.number())]))
}

/// The ask for advice or information that the user is to keep to, and its day.
pub fn keep_to<'a>(outlook: &Outlook<'a>, tie: &Tie) -> Option<(&'a Row<Ask>, Day)> {
    let made = made(outlook, tie);
    let latest =
        made.iter().rev().find(|made| matches!(made.row.kind, AskKind::Advice | AskKind::Information))?;
    let (row, asked) = (latest.row, latest.order.0);
    let holds = outlook.today <= meant_until(outlook, tie, asked);
    (holds && !offered_more(outlook, tie, asked)).then_some((row, asked))
}

/// 14 days after it was asked, and after the meeting it led to.
fn meant_until(outlook: &Outlook, tie: &Tie, asked: Day) -> Day {
    let held =
        tie.touches.iter().find(|touch| touch.day > asked && touch.row.is_meeting()).map(|touch| touch.day);
    let planned = outlook.book.naming::<Meeting>(tie.id().number());
    let planned = planned.filter(|row| row.day >= asked).map(|row| row.day).min();
    let meeting = held.or(planned).filter(|day| day.since(asked) <= 2 * defaults::KEEP_TO_ADVICE_DAYS);
    meeting.unwrap_or(asked).max(asked).plus(defaults::KEEP_TO_ADVICE_DAYS)
}

fn offered_more(outlook: &Outlook, tie: &Tie, asked: Day) -> bool {
    let id = tie.id();
    let mut favors = outlook.book.naming::<Favor>(id.number());
    let mut introductions = outlook.book.naming::<Introduction>(id.number());
    favors.any(|row| row.by == Side::Them && row.offered && row.day >= asked)
        || introductions.any(|row| {
            row.introducer.contact() == Some(id)
                && row.offered_on.or(row.made_on).is_some_and(|day| day >= asked)
        })
}

/// R107: it says advice, and means a job.
fn disguised(ask: &Ask) -> Finding {
    let advice = matches!(ask.kind, AskKind::Advice | AskKind::Information);
    let means_a_job = || asks_for_a_job(&ask.what) || asks_for_a_job(&ask.would_say);
    (advice && means_a_job()).then_some((Stance::Disguised, Vec::new()))
}

/// Words that ask for an opening.
fn asks_for_a_job(text: &str) -> bool {
    const PATTERNS: [&str; 13] = [
        " any jobs ",
        " any job ",
        " any openings ",
        " any opening ",
        " any vacancies ",
        " any positions ",
        " are you hiring ",
        " is hiring ",
        " hire me ",
        " job for me ",
        " give me a job ",
        " get me a job ",
        " my resume ",
    ];
    // Most asks have no such text: this is looked at for everybody at every start.
    if text.is_empty() {
        return false;
    }
    let folded = format!(" {} ", crate::text::words(text).join(" "));
    PATTERNS.iter().any(|pattern| folded.contains(pattern))
}
