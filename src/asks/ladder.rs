//! R83: the ladder of asks is the user's: care, give, advice, information, introduction, referral. What was
//! answered with yes three times makes the next level worth a mention; it opens nothing.

use crate::book::{AskKind, AskState};
use crate::defaults;
use crate::outlook::Outlook;

/// The levels at which one asks, in their order.
const LEVELS: [AskKind; 4] =
    [AskKind::Advice, AskKind::Information, AskKind::Introduction, AskKind::Referral];

/// The next level of the ladder, and the one below it that went well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextLevel {
    /// The level whose asks went well.
    pub below: AskKind,
    /// How many did.
    pub count: usize,
    /// The level to mention.
    pub next: AskKind,
}

/// The level to mention: above the highest of which three asks were answered with yes or in part, and felt
/// no worse than 3 where that is noted.
pub fn next_level(outlook: &Outlook) -> Option<NextLevel> {
    LEVELS.windows(2).rev().find_map(|pair| {
        let count = went_well(outlook, pair[0]);
        (count >= defaults::LADDER_STEP).then_some(NextLevel { below: pair[0], count, next: pair[1] })
    })
}

fn went_well(outlook: &Outlook, kind: AskKind) -> usize {
    let comfortable = |ask: &crate::book::Ask| {
        let comfort = ask.from.and_then(|id| outlook.book.get(id)).and_then(|row| row.comfort);
        comfort.is_none_or(|comfort| comfort >= 3)
    };
    let asks = outlook.book.asks.iter().filter(|row| !row.to_me && row.kind == kind);
    asks.filter(|row| matches!(row.state, AskState::Yes | AskState::Partly) && comfortable(row)).count()
}
