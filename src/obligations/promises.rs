//! Promises of both sides: the user's own on its day; theirs asked after once, kindly, and then let go.

use super::reason;
use crate::book::{Favor, Kind, Promise, ReasonKind, Row, Serves, Side};
use crate::day::Day;
use crate::defaults;
use crate::outlook::Outlook;
use crate::reason::{Because, Reason};
use crate::tie::{Tie, Touch};

pub(super) fn promises(outlook: &Outlook, tie: &Tie, reasons: &mut Vec<Reason>) {
    for promise in outlook.book.naming::<Promise>(tie.id().number()) {
        if promise.contact != tie.id() || !promise.is_open() || is_old(outlook, promise) {
            continue;
        }
        match promise.by {
            Side::Me if !given(outlook, tie, promise, Side::Me) => reasons.push(mine(outlook, tie, promise)),
            Side::Them if !given(outlook, tie, promise, Side::Them) => theirs(outlook, tie, promise, reasons),
            _ => {}
        }
    }
}

/// Old news, unless its day still lay ahead when it was recorded.
fn is_old(outlook: &Outlook, promise: &Row<Promise>) -> bool {
    let lay_ahead = promise.due.is_some_and(|due| due >= promise.recorded_on);
    !lay_ahead && outlook.is_old_news(promise, promise.made_on, promise.from)
}

/// A give of the promised kind since then keeps it.
fn given(outlook: &Outlook, tie: &Tie, promise: &Row<Promise>, by: Side) -> bool {
    outlook.book.naming::<Favor>(tie.id().number()).any(|favor| {
        promise.kind == Some(favor.kind)
            && favor.by == by
            && !favor.offered
            && favor.day >= promise.made_on
            && (promise.from.is_none() || favor.from != promise.from)
    })
}

fn mine(outlook: &Outlook, tie: &Tie, promise: &Row<Promise>) -> Reason {
    let due = promise.due.unwrap_or_else(|| outlook.bd(promise.made_on, defaults::PROMISE_DUE));
    let late = outlook.bd(due, defaults::PROMISE_LATE);
    let opened_by = (Kind::Promise, promise.id.number());
    let because = Because::MyPromise(promise.id);
    reason(ReasonKind::MyPromise, tie, opened_by, promise.made_on, (due, Some(late)), because)
}

fn theirs(outlook: &Outlook, tie: &Tie, promise: &Row<Promise>, reasons: &mut Vec<Reason>) {
    let asked_after =
        |touch: &Touch| touch.row.is_out() && touch.row.serves == Some(Serves::Promise(promise.id));
    if tie.touches.iter().any(asked_after) {
        return;
    }
    let due = asked_after_on(outlook, promise);
    if outlook.today <= outlook.bd(due, defaults::THEIR_PROMISE_LAPSES) {
        let opened_by = (Kind::Promise, promise.id.number());
        let because = Because::TheirPromise(promise.id);
        reasons.push(reason(ReasonKind::TheirPromise, tie, opened_by, promise.made_on, (due, None), because));
    }
}

fn asked_after_on(outlook: &Outlook, promise: &Promise) -> Day {
    match promise.due {
        Some(due) => outlook.bd(due, defaults::THEIR_PROMISE_GRACE),
        None => outlook.bd(promise.made_on, defaults::THEIR_PROMISE_DUE),
    }
}
