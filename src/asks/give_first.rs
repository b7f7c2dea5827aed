//! R14, R58, R18: friends are no direct pipe to a job. Between two asks stands a care, and something is given
//! before more is taken; one care or give satisfies all three.

use super::{
    Finding, Lack, Made, Stance, asks_anew, cares, cares_or_gives, expects_asks, follows_up,
    introductions_asked, made,
};
use crate::book::{Ask, AskKind, Kind, Purpose, Side};
use crate::defaults;
use crate::outlook::Outlook;
use crate::reciprocity;
use crate::tie::{Order, Tie, Touch};

/// Not for family and people one sees anyway, nor for those who expect asks.
pub(super) fn guard(outlook: &Outlook, tie: &Tie, ask: &Ask) -> Finding {
    if tie.contact.is_close_at_hand() || expects_asks(outlook, tie) {
        return None;
    }
    let made = made(outlook, tie);
    let last = last_ask(outlook, tie, &made);
    if last.is_some_and(|last| cared_or_gave_since(outlook, tie, last)) {
        return None;
    }
    share(outlook, tie)
        .or_else(|| no_care(tie, last, &made))
        .or_else(|| nothing_given(outlook, tie, ask, last))
}

/// The latest ask, written down by itself or seen from what was logged.
fn last_ask(outlook: &Outlook, tie: &Tie, made: &[Made]) -> Option<Order> {
    let logged = tie.touches.iter().rev().find(|touch| asks_anew(outlook, touch)).map(Touch::order);
    let introductions = introductions_asked(outlook, tie);
    let introduction = introductions.map(|(row, day)| tie.order_of(row.from, day, row.id.number())).max();
    made.last().map(|made| made.order).max(logged).max(introduction)
}

/// One care or give later than the last ask satisfies all three.
fn cared_or_gave_since(outlook: &Outlook, tie: &Tie, last: Order) -> bool {
    tie.touches.iter().any(|touch| touch.order() > last && cares_or_gives(touch))
        || reciprocity::gave_since(outlook.book, tie, Side::Me, last)
}

/// R14: of the last six touches, four at least, more than half asked for something.
fn share(outlook: &Outlook, tie: &Tie) -> Finding {
    let outs = tie.touches.iter().rev().filter(|touch| touch.row.is_out() && !follows_up(outlook, touch));
    let outs: Vec<&Touch> = outs.take(defaults::ASK_SHARE_OF).collect();
    let asks: Vec<&&Touch> = outs.iter().filter(|touch| asks_anew(outlook, touch)).collect();
    let evidence = asks.iter().map(|touch| (Kind::Interaction, touch.row.id.number())).collect();
    let (asks, of) = (asks.len(), outs.len());
    (of >= defaults::ASK_SHARE_SAMPLE && 2 * asks > of)
        .then_some((Stance::CareOrGive(Lack::Share { asks, of }), evidence))
}

/// R58: at least one care between two asks.
fn no_care(tie: &Tie, last: Option<Order>, made: &[Made]) -> Finding {
    let last = last?;
    let noted = made.iter().find(|made| made.order == last).map(|made| (Kind::Ask, made.row.id.number()));
    let touch = tie.touches.iter().find(|touch| touch.order() == last);
    let shown = noted.or(touch.map(|touch| (Kind::Interaction, touch.row.id.number())));
    Some((Stance::CareOrGive(Lack::Care(last.0)), shown.into_iter().collect()))
}

/// R18: something given in 180 days, no more received than given, a care, or a first short ask for advice.
fn nothing_given(outlook: &Outlook, tie: &Tie, ask: &Ask, last: Option<Order>) -> Finding {
    let short = ask.minutes.is_none_or(|minutes| minutes <= defaults::SHORT_ASK_MINUTES);
    let first_advice = last.is_none() && ask.kind == AskKind::Advice && short;
    let cared = tie.touches.iter().any(cares);
    if first_advice || cared || gave_lately(outlook, tie) {
        return None;
    }
    if reciprocity::net(outlook.book, tie.id()) >= 0 {
        return None;
    }
    let received = reciprocity::exchanged(outlook.book, tie.id()).into_iter();
    let received = received.filter(|kindness| kindness.by == Side::Them);
    Some((Stance::CareOrGive(Lack::Give), received.map(|kindness| kindness.record).collect()))
}

fn gave_lately(outlook: &Outlook, tie: &Tie) -> bool {
    let since = outlook.today.plus(-defaults::GIVE_COUNTS_DAYS);
    let gives = |touch: &Touch| touch.day >= since && touch.row.is_out() && touch.row.is_for(Purpose::Give);
    tie.touches.iter().any(gives) || reciprocity::gives_to(outlook, tie.id(), defaults::GIVE_COUNTS_DAYS) > 0
}
