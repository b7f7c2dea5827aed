//! Promises of both sides: the user's own on its day; theirs asked after once, kindly, and then let go.

use super::reason;
use crate::book::{Favor, Kind, Promise, ReasonKind, Row, Serves, Side};
use crate::day::Day;
use crate::defaults;
use crate::order;
use crate::outlook::Outlook;
use crate::reason::{Because, Reason};
use crate::tie::{Order, Tie};

pub(super) fn promises(outlook: &Outlook, tie: &Tie, reasons: &mut Vec<Reason>) {
    for promise in open(outlook, tie) {
        match promise.by {
            Side::Me => reasons.push(mine(outlook, tie, promise)),
            Side::Them => theirs(outlook, tie, promise, reasons),
        }
    }
}

/// R33: a promise of theirs that may still be kept: asked after once, it lets itself go ten working days later.
pub fn is_awaited(outlook: &Outlook, promise: &Row<Promise>) -> bool {
    let Some(tie) = Tie::new(outlook.book, promise.contact) else { return false };
    let asked = asked_after(&tie, promise).unwrap_or_else(|| asked_after_on(outlook, promise));
    promise.by == Side::Them
        && outlook.today <= outlook.bd(asked, defaults::THEIR_PROMISE_LAPSES)
        && open(outlook, &tie).iter().any(|open| open.id == promise.id)
}

/// What either side promised and has not kept, the oldest first: a give of the kind, later than the promise,
/// keeps the oldest of them.
fn open<'a>(outlook: &Outlook<'a>, tie: &Tie<'a>) -> Vec<&'a Row<Promise>> {
    let all = || tie.naming::<Promise>(outlook.book).filter(|row| row.contact == tie.id());
    let order = |row: &Row<Promise>| tie.order_of(row.from, row.made_on, row.id.number());
    let mut open: Vec<_> =
        all().filter(|row| row.is_open() && !is_old(outlook, row)).map(|row| (order(row), row)).collect();
    if open.is_empty() {
        return Vec::new();
    }
    order::sort_by_key(&mut open, |(order, _)| *order);
    // What came with an interaction that was ticked as keeping a promise kept that one.
    let is_spent = |favor: &Favor| {
        let kept = |row: &Row<Promise>| row.kind.is_none_or(|kind| kind == favor.kind);
        favor.from.is_some() && all().any(|row| row.kept_by == favor.from && kept(row))
    };
    for (given, favor) in gives(outlook, tie).into_iter().filter(|(_, favor)| !is_spent(favor)) {
        let keeps = |row: &Row<Promise>| row.by == favor.by && row.kind == Some(favor.kind);
        if let Some(place) = open.iter().position(|(made, row)| *made < given && keeps(row)) {
            open.remove(place);
        }
    }
    open.into_iter().map(|(_, row)| row).collect()
}

/// What either side gave, the oldest first.
fn gives<'a>(outlook: &Outlook<'a>, tie: &Tie<'a>) -> Vec<(Order, &'a Row<Favor>)> {
    let given = tie.naming::<Favor>(outlook.book).filter(|favor| !favor.offered);
    let mut given: Vec<_> =
        given.map(|favor| (tie.order_of(favor.from, favor.day, favor.id.number()), favor)).collect();
    order::sort_by_key(&mut given, |(order, _)| *order);
    given
}

/// Old news, unless its day still lay ahead when it was recorded.
fn is_old(outlook: &Outlook, promise: &Row<Promise>) -> bool {
    let lay_ahead = promise.due.is_some_and(|due| due >= promise.recorded_on);
    !lay_ahead && outlook.is_old_news(promise, promise.made_on, promise.from)
}

fn mine(outlook: &Outlook, tie: &Tie, promise: &Row<Promise>) -> Reason {
    let due = promise.due.unwrap_or_else(|| outlook.bd(promise.made_on, defaults::PROMISE_DUE));
    let late = outlook.bd(due, defaults::PROMISE_LATE);
    let opened_by = (Kind::Promise, promise.id.number());
    let because = Because::MyPromise(promise.id);
    reason(ReasonKind::MyPromise, tie, opened_by, promise.made_on, (due, Some(late)), because)
}

fn theirs(outlook: &Outlook, tie: &Tie, promise: &Row<Promise>, reasons: &mut Vec<Reason>) {
    if asked_after(tie, promise).is_some() {
        return;
    }
    let due = asked_after_on(outlook, promise);
    if outlook.today <= outlook.bd(due, defaults::THEIR_PROMISE_LAPSES) {
        let opened_by = (Kind::Promise, promise.id.number());
        let because = Because::TheirPromise(promise.id);
        reasons.push(reason(ReasonKind::TheirPromise, tie, opened_by, promise.made_on, (due, None), because));
    }
}

/// The day on which the user asked after it.
fn asked_after(tie: &Tie, promise: &Row<Promise>) -> Option<Day> {
    let about_it = Some(Serves::Promise(promise.id));
    let mut asked = tie.touches.iter().filter(|touch| touch.row.is_out() && touch.row.serves == about_it);
    asked.next().map(|touch| touch.day)
}

/// The day from which a kind question is fine.
fn asked_after_on(outlook: &Outlook, promise: &Promise) -> Day {
    match promise.due {
        Some(due) => outlook.bd(due, defaults::THEIR_PROMISE_GRACE),
        None => outlook.bd(promise.made_on, defaults::THEIR_PROMISE_DUE),
    }
}
