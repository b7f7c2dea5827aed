//! R108: give people the time of day. Their message that expects an answer is answered on the next working
//! day.

use super::reason;
use crate::book::{Ask, AskState, Direction, Kind, Meeting, Purpose, ReasonKind, Serves};
use crate::defaults;
use crate::outlook::Outlook;
use crate::reason::{Because, Reason};
use crate::tie::{Order, Tie, Touch};

pub(super) fn reply_owed(outlook: &Outlook, tie: &Tie, reasons: &mut Vec<Reason>) {
    if let Some(touch) = unanswered_message(outlook, tie, false) {
        let due =
            (outlook.bd(touch.day, defaults::REPLY_DUE), Some(outlook.bd(touch.day, defaults::REPLY_LATE)));
        let opened_by = (Kind::Interaction, touch.row.id.number());
        let because = Because::TheyWait(touch.row.id);
        reasons.push(reason(ReasonKind::Reply, tie, opened_by, touch.day, due, because));
    } else {
        requests(outlook, tie, reasons);
    }
}

/// Their latest message that expects an answer and has none.
fn unanswered_message<'t, 'a>(outlook: &Outlook, tie: &'t Tie<'a>, old: bool) -> Option<&'t Touch<'a>> {
    let touch = tie.touches.iter().rev().find(|touch| {
        touch.row.direction == Direction::In
            && touch.row.expects_answer
            && !is_about_my_introduction(outlook, touch)
            && outlook.is_old_touch(touch.row, touch.day) == old
    })?;
    (!is_closed(outlook, tie, touch.order())).then_some(touch)
}

/// Their message without an answer that is old news: for "from earlier".
pub(super) fn old_message(outlook: &Outlook, tie: &Tie) -> Option<u64> {
    unanswered_message(outlook, tie, true).map(|touch| touch.row.id.number())
}

/// R88: a side's yes or no to an introduction by the user needs no reply.
fn is_about_my_introduction(outlook: &Outlook, touch: &Touch) -> bool {
    let Some(Serves::Introduction(id)) = touch.row.serves else { return false };
    outlook.book.get(id).is_some_and(|row| row.by_me().is_some())
}

/// A request made to the user in a talk waits for its answer likewise.
fn requests(outlook: &Outlook, tie: &Tie, reasons: &mut Vec<Reason>) {
    let asks = tie.naming::<Ask>(outlook.book);
    for ask in asks.filter(|ask| ask.contact == tie.id() && ask.to_me && ask.state == AskState::Asked) {
        let Some(day) = ask.asked_on else { continue };
        let order = tie.order_of(ask.from, day, ask.id.number());
        if outlook.is_old_news(ask, day, ask.from) || is_closed(outlook, tie, order) {
            continue;
        }
        let due = (outlook.bd(day, defaults::REPLY_DUE), Some(outlook.bd(day, defaults::REPLY_LATE)));
        let opened_by = (Kind::Ask, ask.id.number());
        reasons.push(reason(ReasonKind::Reply, tie, opened_by, day, due, Because::TheyAsked(ask.id)));
    }
}

/// Closed by any out that is not only a new ask, by a two-way, or by a meeting arranged since.
fn is_closed(outlook: &Outlook, tie: &Tie, order: Order) -> bool {
    let answered = tie.outs_after(order).any(|touch| !touch.row.is_only_for(&[Purpose::Ask]));
    let arranged = tie.naming::<Meeting>(outlook.book).any(|meeting| {
        meeting.arranged_on.is_some_and(|day| day >= order.0) && meeting.id.number() > order.2
    });
    answered || arranged
}
