//! R83: the ladder of asks is the user's: care, give, advice, information, introduction, referral. What went
//! well three times makes the next level worth a mention; it opens nothing.

use super::rest::was_answered;
use crate::book::{Ask, AskKind, AskState, Interaction, Purpose, Row};
use crate::defaults;
use crate::outlook::Outlook;
use crate::tie::Tie;

/// A rung of the ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Asking how somebody is.
    Care,
    /// Giving something.
    Give,
    /// Asking for something.
    Ask(AskKind),
}

/// The levels in their order.
const LEVELS: [Level; 6] = [
    Level::Care,
    Level::Give,
    Level::Ask(AskKind::Advice),
    Level::Ask(AskKind::Information),
    Level::Ask(AskKind::Introduction),
    Level::Ask(AskKind::Referral),
];

impl Level {
    /// Whether it stands higher than another one, or that one stands beside the ladder.
    pub fn is_above(self, other: Level) -> bool {
        let place = |level| LEVELS.iter().position(|known| *known == level);
        place(other).is_none_or(|other| place(self) > Some(other))
    }
}

/// The next level of the ladder, and the one below it that went well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextLevel {
    /// The level that went well.
    pub below: Level,
    /// How many times; of a care or a give no more are counted than it takes.
    pub count: usize,
    /// The level to mention.
    pub next: Level,
}

/// The level to mention: above the highest that was answered three times, an ask with yes or in part, and felt
/// no worse than 3 where that is noted.
pub fn next_level(outlook: &Outlook) -> Option<NextLevel> {
    LEVELS.windows(2).rev().find_map(|pair| {
        let count = went_well(outlook, pair[0]);
        (count >= defaults::LADDER_STEP).then_some(NextLevel { below: pair[0], count, next: pair[1] })
    })
}

fn went_well(outlook: &Outlook, level: Level) -> usize {
    match level {
        Level::Care => answered(outlook, Purpose::Care),
        Level::Give => answered(outlook, Purpose::Give),
        Level::Ask(kind) => said_yes(outlook, kind),
    }
}

fn said_yes(outlook: &Outlook, kind: AskKind) -> usize {
    let comfortable = |ask: &Row<Ask>| {
        let touch = ask.from.and_then(|id| outlook.book.get(id));
        touch.is_none_or(felt_well)
    };
    let asks = outlook.book.asks.iter().filter(|row| !row.to_me && row.kind == kind);
    asks.filter(|row| matches!(row.state, AskState::Yes | AskState::Partly) && comfortable(row)).count()
}

/// Words for this that were answered. A book may hold very many: those it takes are enough.
fn answered(outlook: &Outlook, purpose: Purpose) -> usize {
    let words = outlook.book.interactions.iter().filter(|row| row.is_out() && row.is_for(purpose));
    words.filter(|row| felt_well(row) && is_answered(outlook, row)).take(defaults::LADDER_STEP).count()
}

fn felt_well(touch: &Row<Interaction>) -> bool {
    touch.comfort.is_none_or(|comfort| comfort >= 3)
}

fn is_answered(outlook: &Outlook, row: &Row<Interaction>) -> bool {
    row.with.iter().filter_map(|with| Tie::new(outlook.book, with.contact)).any(|tie| {
        let touch = tie.touches.iter().find(|touch| touch.row.id == row.id);
        touch.is_some_and(|touch| touch.two_way || was_answered(&tie, touch))
    })
}
