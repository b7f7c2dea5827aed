//! R2: people dread it. After a silence, and on the first day back, Today opens with the easiest card alone.

use super::Card;
use crate::book::Strength;
use crate::day::Day;
use crate::defaults;
use crate::outlook::Outlook;
use crate::reason::Family;
use crate::standing::Standings;

/// Why a day begins with the smallest next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SmallStep {
    /// No word has gone out since this day.
    QuietSince(Day),
    /// The first working day after days away.
    FirstDayBack,
}

/// Whether today is a day for the smallest next step: searching, no word has gone out for three working
/// days since the first; in any mode, the first working day back from days away. Not once a word has gone out
/// today.
pub(super) fn of_today(outlook: &Outlook, standings: &Standings) -> Option<SmallStep> {
    let last_out = standings.tally().outs.latest();
    let quiet = last_out.filter(|day| {
        let days = outlook.calendar.working_days_between(*day, outlook.today.plus(-1));
        outlook.is_searching() && days >= defaults::SMALL_STEP_AFTER
    });
    let ended = |day: Day| day < outlook.today && outlook.bd(day, 1) == outlook.today;
    let back = outlook.rests.iter().any(|row| ended(row.until)).then_some(SmallStep::FirstDayBack);
    back.or(quiet.map(SmallStep::QuietSince)).filter(|_| last_out != Some(outlook.today))
}

/// Takes the easiest card out of the whole queue: owed first, then people who would answer gladly.
pub(super) fn take_easiest<'a>(outlook: &Outlook, cards: &mut Vec<Card<'a>>) -> Option<Card<'a>> {
    let gladly = |card: &Card| {
        let contact = card.contact.and_then(|id| outlook.book.get(id));
        contact.is_some_and(|row| row.is_at_least(Strength::Gladly))
    };
    let ease = |card: &Card| (card.asks_whether, card.family() != Family::Owed, !gladly(card));
    let easiest = (0..cards.len()).min_by_key(|at| ease(&cards[*at]))?;
    Some(cards.remove(easiest))
}
