//! R88, the introducer is the user: ask each side, make the introduction when both agreed, and ask once,
//! four weeks later, how it went. Nobody owes the user anything for it.

use super::reason;
use crate::book::{Contact, Introduction, Kind, ReasonKind, Row};
use crate::day::Day;
use crate::defaults;
use crate::id::Id;
use crate::introductions::{Side, Stage, closer, state_with};
use crate::outlook::Outlook;
use crate::reason::{Because, Reason};
use crate::tie::Tie;

pub(super) fn my_introductions(outlook: &Outlook, tie: &Tie, reasons: &mut Vec<Reason>) {
    for row in tie.naming::<Introduction>(outlook.book) {
        let Some(sides) = row.by_me().filter(|_| !row.is_ended()) else { continue };
        let state = state_with(outlook, tie, row);
        let began = row.open_since().unwrap_or(row.recorded_on);
        let found = match (state.stage, state.due, state.reminder) {
            (Stage::Sides, ..) if !outlook.is_old_news(row, began, row.from) => {
                let side = state.sides.iter().find(|side| side.who == tie.id());
                side.filter(|side| side.agreed_on.is_none()).and_then(|side| ask_side(outlook, row, side))
            }
            (Stage::Agreed, Some(due), _) if is_closer(outlook, tie, sides) => {
                let is_old = outlook.is_old_news(row, state.since, row.from);
                let because = Because::MakeIntroduction(row.id);
                (!is_old).then_some((ReasonKind::MyPromise, state.since, due, because))
            }
            (Stage::Made, _, Some((made, ask))) if is_closer(outlook, tie, sides) => {
                Some((ReasonKind::Reconnect, made, (ask, None), Because::HowDidItGo(row.id)))
            }
            _ => None,
        };
        if let Some((kind, since, due, because)) = found {
            let record = (Kind::Introduction, row.id.number());
            reasons.push(reason(kind, tie, record, since, due, because));
        }
    }
}

/// What is about both stands on the card of the one who is closer to the user.
fn is_closer(outlook: &Outlook, tie: &Tie, sides: [Id<Contact>; 2]) -> bool {
    closer(outlook.book, sides) == tie.id()
}

/// A card: its kind, since when, when due and late, and why.
type Found = (ReasonKind, Day, (Day, Option<Day>), Because);

/// A side is asked once, reminded once, and then left in peace.
fn ask_side(outlook: &Outlook, row: &Row<Introduction>, side: &Side) -> Option<Found> {
    let (remind, lapses) = defaults::MY_INTRODUCTION_SIDE;
    let (since, after, because) = match side.asked.as_slice() {
        [] => (side.open_since?, defaults::MY_INTRODUCTION_ASK, Because::AskSide(row.id)),
        [first] => (*first, remind, Because::SideOpen(row.id)),
        _ => return None,
    };
    let lapsed = outlook.today >= outlook.bd(since, lapses);
    (!lapsed).then(|| (ReasonKind::SideOpen, since, (outlook.bd(since, after), None), because))
}
