//! R14, R58, R18: friends are no direct pipe to a job. Between two asks stands a care, and something is given
//! before more is taken; one care or give satisfies all three.

use super::{
    Finding, Lack, Made, Stance, asks_anew, cares, cares_or_gives, expects_asks, follows_up,
    introductions_asked, made, order_of,
};
use crate::book::{Ask, AskKind, AskState, Favor, FavorKind, Introduction, Kind, Party, Purpose, Side};
use crate::day::Day;
use crate::defaults;
use crate::introductions::is_carried;
use crate::outlook::Outlook;
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
    let introduction = introductions.map(|(row, day)| order_of(tie, row.from, day, row.id.number())).max();
    made.last().map(|made| made.order).max(logged).max(introduction)
}

/// One care or give later than the last ask satisfies all three.
fn cared_or_gave_since(outlook: &Outlook, tie: &Tie, last: Order) -> bool {
    let noted = outlook.book.naming::<Favor>(tie.id().number());
    tie.touches.iter().any(|touch| touch.order() > last && cares_or_gives(touch))
        || noted
            .filter(|row| row.by == Side::Me && !row.offered)
            .any(|row| order_of(tie, row.from, row.day, row.id.number()) > last)
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
    let (given, received) = weights(outlook, tie);
    let favors = outlook.book.naming::<Favor>(tie.id().number());
    let received_favors = favors.filter(|row| row.by == Side::Them && !row.offered);
    let evidence = received_favors.map(|row| (Kind::Favor, row.id.number())).collect();
    (received > given).then_some((Stance::CareOrGive(Lack::Give), evidence))
}

fn gave_lately(outlook: &Outlook, tie: &Tie) -> bool {
    let since = outlook.today.plus(-defaults::GIVE_COUNTS_DAYS);
    let mut favors = outlook.book.naming::<Favor>(tie.id().number());
    let mut introductions = outlook.book.naming::<Introduction>(tie.id().number());
    tie.touches
        .iter()
        .any(|touch| touch.day >= since && touch.row.is_out() && touch.row.is_for(Purpose::Give))
        || favors.any(|row| row.by == Side::Me && !row.offered && row.day >= since)
        || introductions
            .any(|row| row.introducer == Party::Me && row.made_on.is_some_and(|made| made >= since))
}

/// What was given and received, by size: an introduction is 3, an answer that was no no is 1 (R84). What was
/// written down as a favor on the same day is the same thing.
fn weights(outlook: &Outlook, tie: &Tie) -> (u32, u32) {
    let noted_on = |day: Option<Day>| {
        let mut favors = outlook.book.naming::<Favor>(tie.id().number());
        favors.any(|row| row.by == Side::Them && !row.offered && Some(row.day) == day)
    };
    let (mut given, mut received) = (0, 0);
    for favor in outlook.book.naming::<Favor>(tie.id().number()).filter(|row| !row.offered) {
        match favor.by {
            Side::Me => given += u32::from(favor.size),
            Side::Them => received += u32::from(favor.size),
        }
    }
    let size = u32::from(Favor::usual_size(FavorKind::Introduction));
    for row in outlook.book.naming::<Introduction>(tie.id().number()).filter(|row| row.made_on.is_some()) {
        match row.introducer {
            Party::Me => given += size,
            Party::Contact(id) if id == tie.id() && row.for_me().is_some() && !noted_on(row.made_on) => {
                received += size;
            }
            Party::Contact(_) => {}
        }
    }
    let yes = |made: &&Made| {
        matches!(made.row.state, AskState::Yes | AskState::Partly)
            && !noted_on(made.row.answered_on)
            && !is_carried(outlook.book, made.row.id)
    };
    received += made(outlook, tie).iter().filter(yes).count() as u32;
    (given, received)
}
