//! Suggestions of habit: one in all a week, and those allowed once in 30 days in a slot of their own
//! ("Today" 6 and 9). Nothing about showing is stored: which one it is follows from the week.

use crate::asks;
use crate::book::{Kind, ReasonKind, Verdict};
use crate::defaults;
use crate::follow_up::decisions;
use crate::landing::{Walk, Walked};
use crate::network::{self, Health};
use crate::outlook::Outlook;
use crate::reason::{Because, Reason};
use crate::standing::Standings;
use crate::targets;

/// So many of those out of touch are named with the card that speaks of them (R60).
const WELL_NAMES: usize = 12;

/// The habit of the week, unless the user has answered one this week.
pub(super) fn habit(outlook: &Outlook, standings: &Standings, walk: Option<&Walk>) -> Option<Reason> {
    let mut candidates = candidates(outlook, standings, walk);
    candidates.retain(|reason| !decisions::hides(outlook, reason));
    let answered = answered_this_week(outlook) >= usize::from(defaults::HABITS);
    let week = outlook.today.monday().number().unsigned_abs() / 7;
    // What has one day in a month comes before what has every day.
    let has_every_day = |reason: &Reason| !matches!(reason.because, Because::MonthlyCheck);
    let order = |reason: &Reason| (has_every_day(reason), hash(reason.rule(), week));
    candidates.into_iter().filter(|_| !answered).min_by_key(order)
}

fn candidates(outlook: &Outlook, standings: &Standings, walk: Option<&Walk>) -> Vec<Reason> {
    let mut candidates = Vec::new();
    let thin = |health: &Health| health.is_thin && health.said < defaults::HEALTH_A_WEEK;
    if let Some(Health { within, of, said, mended_by: by, .. }) =
        network::health(outlook, standings).filter(thin)
    {
        let out_of_touch = network::out_of_touch(outlook, standings).into_iter().take(WELL_NAMES);
        let evidence = out_of_touch.map(|id| (Kind::Contact, id.number())).collect();
        let because = Because::BuildTheWell { within, of, said, by };
        candidates.push(Reason { evidence, ..suggestion(outlook, because) });
    }
    candidates.extend(asks::who_could_introduce(outlook, standings));
    if is_slot(outlook, Because::MonthlyCheck) && walk.is_some_and(|walk| is_over(outlook, walk)) {
        candidates.push(suggestion(outlook, Because::MonthlyCheck));
    }
    candidates.extend(targets::short_list(outlook));
    candidates
}

/// R106: the monthly check comes after the walk.
fn is_over(outlook: &Outlook, walk: &Walk) -> bool {
    walk.people.iter().all(|walker| walk.walked(outlook, walker) != Walked::Open)
}

/// A habit's card; the number of its rule stands for the record that would have opened it.
pub(super) fn suggestion(outlook: &Outlook, because: Because) -> Reason {
    let reason = super::about_nobody(outlook, ReasonKind::Habit, because);
    Reason { opened_by: Some(u64::from(reason.rule())), ..reason }
}

/// How many habits were skipped or let go since Monday.
fn answered_this_week(outlook: &Outlook) -> usize {
    let monday = outlook.today.monday();
    let answers = outlook.book.decisions.iter().filter(|row| {
        row.about == Some(ReasonKind::Habit)
            && row.opened_by.is_some_and(|rule| rule <= u64::from(u8::MAX))
            && row.day >= monday
            && matches!(row.verdict, Verdict::Skip | Verdict::LetGo)
    });
    answers.count()
}

/// "Today" 9: a suggestion allowed once in 30 days is shown on the working day of the month that its rule's
/// number picks.
fn is_slot(outlook: &Outlook, because: Because) -> bool {
    let rule = suggestion(outlook, because).rule();
    let slot = hash(rule, 0) % defaults::HABIT_SLOTS;
    let (year, month, _) = outlook.today.ymd();
    let first = crate::day::Day::new(year, month, 1);
    first.is_some_and(|first| outlook.bd(first.plus(-1), slot + 1) == outlook.today)
}

/// FNV-1a (Fowler, Noll, Vo), 32 bits: the same in every build.
fn hash(rule: u8, week: u32) -> u32 {
    let bytes = [[rule].as_slice(), &week.to_le_bytes()].concat();
    bytes.into_iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
