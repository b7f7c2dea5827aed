//! R100: give time when they help. After a favor no second ask before thanks, and before the outcome is told
//! if there is one; after 14 days without one, a line that there is no news yet.

use super::{Finding, Stance, made};
use crate::book::{AskState, Favor, Interaction, Kind, Purpose, Side};
use crate::defaults;
use crate::introductions::{came_of, is_carried};
use crate::obligations::introductions_for_me;
use crate::order;
use crate::outlook::Outlook;
use crate::tie::{Order, Tie, Touch};

/// Something they did for the user.
struct Received {
    order: Order,
    record: (Kind, u64),
    /// When something came of it, if it did.
    outcome: Option<Order>,
}

/// Thanks themselves are looked at before; here is what comes after them.
pub(super) fn guard(outlook: &Outlook, tie: &Tie) -> Finding {
    received(outlook, tie).into_iter().rev().find_map(|favor| {
        let day = favor.order.0;
        if told(tie, &favor) {
            return None;
        }
        let stance = match favor.outcome.is_some() {
            true => Stance::TellOutcome(day),
            false if outlook.today.since(day) > defaults::NO_NEWS_AFTER_DAYS => Stance::NoNewsYet(day),
            false => return None,
        };
        Some((stance, vec![favor.record]))
    })
}

/// An update or report later than what is to be told, or a talk in which the search was spoken of. What was
/// said before there was an outcome did not tell it.
fn told(tie: &Tie, favor: &Received) -> bool {
    let tells = |touch: &Touch| {
        let talk: &Interaction = touch.row;
        talk.is_for(Purpose::Update)
            || talk.is_for(Purpose::Report)
            || (touch.two_way && talk.spoke_of_search)
    };
    let since = favor.outcome.map_or(favor.order, |outcome| tie.among(outcome).max(favor.order));
    tie.outs_after(since).any(tells)
}

/// What they did for the user, oldest first: favors, introductions, and an answer that was no no. Old news
/// is not debt.
fn received(outlook: &Outlook, tie: &Tie) -> Vec<Received> {
    let favors = tie.naming::<Favor>(outlook.book);
    let favors = favors.filter(|row| row.by == Side::Them && !row.offered);
    let favors = favors.filter(|row| !outlook.is_old_news(row, row.day, row.from)).map(|row| Received {
        order: tie.order_of(row.from, row.day, row.id.number()),
        record: (Kind::Favor, row.id.number()),
        outcome: led_to(row),
    });
    let introductions = introductions_for_me(tie.naming(outlook.book)).filter_map(|(row, introducer, _)| {
        let made = row
            .made_on
            .filter(|made| introducer == tie.id() && !outlook.is_old_news(row, *made, row.from))?;
        Some(Received {
            order: tie.order_of(row.from, made, row.id.number()),
            record: (Kind::Introduction, row.id.number()),
            outcome: came_of(outlook, row),
        })
    });
    let answers = made(outlook, tie).into_iter().filter_map(|made| {
        let yes = matches!(made.row.state, AskState::Yes | AskState::Partly)
            && !is_carried(outlook.book, made.row.id);
        let day = made.row.answered_on.filter(|day| yes && !outlook.is_old_news(made.row, *day, None))?;
        let (order, record) =
            (answered_at(tie, day, made.row.id.number()), (Kind::Ask, made.row.id.number()));
        Some(Received { order, record, outcome: None })
    });
    let mut received: Vec<Received> = favors.chain(introductions).chain(answers).collect();
    order::sort_by_key(&mut received, |favor| favor.order);
    received
}

/// What it led to, as of the start of the day on which that was noted: on that day it can be told at once.
fn led_to(favor: &Favor) -> Option<Order> {
    let day = favor.led_to_on.unwrap_or(favor.day);
    (!favor.led_to.trim().is_empty()).then_some((day, 0, 0))
}

/// Where their answer stands in time: with the latest word of theirs on that day.
fn answered_at(tie: &Tie, day: crate::day::Day, id: u64) -> Order {
    let answer = tie.touches.iter().rev().find(|touch| touch.day == day && touch.row.is_in());
    answer.map_or((day, 0, id), Touch::order)
}
