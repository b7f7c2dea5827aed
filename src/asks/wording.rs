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

/// The names and roles in words such as "Ben Okafor, Jo Lind and the head of data"; "people you know" is none.
pub fn names_in(whom: &str) -> impl Iterator<Item = &str> {
    let parts =
        whom.split([',', ';', '&']).flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" or "));
    parts.map(str::trim).filter(|name| !name.is_empty() && !is_anybody(name))
}

/// Words that leave it to them to think of somebody: "anybody", "people you know"; not "anybody at Acme".
fn is_anybody(words: &str) -> bool {
    const ANYBODY: [&str; 9] = [
        "anybody",
        "anyone",
        "everybody",
        "everyone",
        "others",
        "somebody",
        "someone",
        "whoever",
        "whomever",
    ];
    const PEOPLE: [&str; 9] =
        ["colleagues", "connections", "contacts", "folk", "folks", "friends", "names", "people", "who"];
    const BEFORE_THEM: [&str; 13] =
        ["a", "all", "any", "few", "good", "many", "more", "other", "right", "some", "the", "useful", "your"];
    let folded = crate::text::words(words);
    let means = |word: &str, among: &[&str]| among.contains(&word);
    let first = folded.iter().find(|word| !means(word, &BEFORE_THEM));
    let anybody =
        folded.iter().any(|word| means(word, &ANYBODY)) || first.is_some_and(|word| means(word, &PEOPLE));
    anybody && !names_somebody(words)
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

/// Whether words name somebody or some place: a capital letter where no sentence begins, and no "I" or "I'd".
fn names_somebody(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(2).any(|pair| {
        let begins_a_sentence = pair[0].ends_with(['.', '?', '!']);
        let is_i = pair[1].starts_with("I'") || pair[1].starts_with("I’");
        let capital = pair[1].starts_with(char::is_uppercase) && pair[1].chars().count() > 1;
        capital && !is_i && !begins_a_sentence
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
pub fn keep_to<'a>(outlook: &Outlook<'a>, tie: &Tie<'a>) -> Option<(&'a Row<Ask>, Day)> {
    let made = made(outlook, tie);
    let latest =
        made.iter().rev().find(|made| matches!(made.row.kind, AskKind::Advice | AskKind::Information))?;
    let (row, asked) = (latest.row, latest.order.0);
    let holds = outlook.today <= meant_until(outlook, tie, asked);
    (holds && !offered_more(outlook, tie, asked)).then_some((row, asked))
}

/// 14 days after it was asked; where in these days a meeting was held or agreed on, until then and 14 days after it.
fn meant_until(outlook: &Outlook, tie: &Tie, asked: Day) -> Day {
    let until = asked.plus(defaults::KEEP_TO_ADVICE_DAYS);
    let met = tie.touches.iter().find(|touch| touch.day > asked && touch.row.is_meeting());
    let met = met.map(|touch| touch.day).filter(|day| *day <= until);
    let agreed = tie.naming::<Meeting>(outlook.book);
    let agreed = agreed.filter(|row| row.is_on() && row.day >= asked && row.recorded_on <= until);
    let meeting = agreed.map(|row| row.day).chain(met).min();
    meeting.unwrap_or(asked).plus(defaults::KEEP_TO_ADVICE_DAYS)
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
    PATTERNS.iter().any(|pattern| folded.contains(pattern)) || asks_for_an_opening(&folded)
}

/// "Is there a position ...", "do you know of some job ...", and an "open role".
fn asks_for_an_opening(folded: &str) -> bool {
    const ASKED_FOR: [&str; 7] =
        [" is there ", " are there ", " do you have ", " have you ", " know of ", " heard of ", " hear of "];
    const BETWEEN: [&str; 6] = ["a", "an", "another", "any", "some", "suitable"];
    const OPENINGS: [&str; 8] =
        ["job", "jobs", "opening", "openings", "position", "positions", "vacancies", "vacancy"];
    const OPEN: [&str; 3] = ["available", "open", "vacant"];
    let is_opening = |word: &str| OPENINGS.contains(&word);
    let mut asked_for = ASKED_FOR.iter().flat_map(|asked| folded.split(asked).skip(1));
    let is_asked_for = asked_for.any(|after| {
        let what = after.split(' ').find(|word| !BETWEEN.contains(word));
        what.is_some_and(is_opening)
    });
    let words: Vec<&str> = folded.split(' ').collect();
    let is_open =
        |what: &str, how: &str| (is_opening(what) || matches!(what, "role" | "roles")) && OPEN.contains(&how);
    is_asked_for || words.windows(2).any(|two| is_open(two[0], two[1]) || is_open(two[1], two[0]))
}
