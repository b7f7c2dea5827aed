//! R88, the introducer is the user: ask each side, make the introduction when both agreed, and ask once,
//! four weeks later, how it went. Nobody owes the user anything for it.

use super::reason;
use crate::book::{Contact, Interaction, Introduction, Kind, ReasonKind, Row, Serves};
use crate::day::Day;
use crate::defaults;
use crate::id::Id;
use crate::outlook::Outlook;
use crate::reason::{Because, Reason};
use crate::tie::Tie;

pub(super) fn my_introductions(outlook: &Outlook, tie: &Tie, reasons: &mut Vec<Reason>) {
    for row in outlook.book.naming::<Introduction>(tie.id().number()) {
        let Some(sides) = row.by_me().filter(|_| !row.is_ended()) else { continue };
        let agreed = sides.map(|side| row.agreed_on(side));
        match (row.made_on, agreed) {
            (Some(made), _) => how_did_it_go(outlook, tie, row, sides, made, reasons),
            (None, [Some(one), Some(other)]) => make_it(outlook, tie, row, sides, one.max(other), reasons),
            _ if row.agreed_on(tie.id()).is_none() => ask_side(outlook, tie, row, reasons),
            _ => {}
        }
    }
}

/// What is about both stands on the card of the one who is closer to the user.
fn is_closer(outlook: &Outlook, tie: &Tie, sides: [Id<Contact>; 2]) -> bool {
    let strength = |id: Id<Contact>| outlook.book.get(id).and_then(|row| row.strength);
    let [one, other] = sides;
    let closer = if strength(other) > strength(one) { other } else { one };
    closer == tie.id()
}

/// A side is asked once, reminded once, and then left in peace.
fn ask_side(outlook: &Outlook, tie: &Tie, row: &Row<Introduction>, reasons: &mut Vec<Reason>) {
    let began = row.open_since().unwrap_or(row.recorded_on);
    let mut asked = tie.touches.iter().filter(|touch| touch.row.is_out() && is_about(touch.row, row));
    let (since, due, because) = match (asked.next(), asked.next()) {
        (None, _) => {
            let due = outlook.bd(began, defaults::MY_INTRODUCTION_ASK);
            (began, due, Because::AskSide(row.id))
        }
        (Some(first), None) => {
            let due = outlook.bd(first.day, defaults::MY_INTRODUCTION_SIDE.0);
            (first.day, due, Because::SideOpen(row.id))
        }
        (Some(_), Some(_)) => return,
    };
    let lapsed = outlook.today >= outlook.bd(since, defaults::MY_INTRODUCTION_SIDE.1);
    if !lapsed && !outlook.is_old_news(row, began, row.from) {
        let record = (Kind::Introduction, row.id.number());
        reasons.push(reason(ReasonKind::SideOpen, tie, record, since, (due, None), because));
    }
}

/// It came up in it, or it serves it.
fn is_about(touch: &Row<Interaction>, row: &Row<Introduction>) -> bool {
    row.from == Some(touch.id) || touch.serves == Some(Serves::Introduction(row.id))
}

/// Both said yes: the user's turn, as if promised.
fn make_it(
    outlook: &Outlook,
    tie: &Tie,
    row: &Row<Introduction>,
    sides: [Id<Contact>; 2],
    second_yes: Day,
    reasons: &mut Vec<Reason>,
) {
    if is_closer(outlook, tie, sides) && !outlook.is_old_news(row, second_yes, row.from) {
        let (due, late) = defaults::MY_INTRODUCTION_MAKE;
        let days = (outlook.bd(second_yes, due), Some(outlook.bd(second_yes, late)));
        let record = (Kind::Introduction, row.id.number());
        let because = Because::MakeIntroduction(row.id);
        reasons.push(reason(ReasonKind::MyPromise, tie, record, second_yes, days, because));
    }
}

/// One friendly question, which expects no answer; ten working days later the introduction closes.
fn how_did_it_go(
    outlook: &Outlook,
    tie: &Tie,
    row: &Row<Introduction>,
    sides: [Id<Contact>; 2],
    made: Day,
    reasons: &mut Vec<Reason>,
) {
    let (after, closes) = defaults::MY_INTRODUCTION_AFTER;
    let asked =
        || tie.touches.iter().any(|touch| touch.row.is_out() && touch.day > made && is_about(touch.row, row));
    let open = outlook.today < outlook.bd(made, closes) && !outlook.is_old_news(row, made, row.from);
    if open && is_closer(outlook, tie, sides) && !asked() {
        let record = (Kind::Introduction, row.id.number());
        let due = (outlook.bd(made, after), None);
        let because = Because::HowDidItGo(row.id);
        reasons.push(reason(ReasonKind::Reconnect, tie, record, made, due, because));
    }
}
