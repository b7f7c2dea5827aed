//! Introductions that the user makes: ask each side, make it when both said yes (double opt-in, c19), ask
//! once what became of it, and leave it to the two. What somebody told in confidence is not the other's to
//! hear: then the other one is asked only after the yes of the first (R19).

use super::{Detail, IntroductionState, Seen, Side, Stage, Turn, is_about};
use crate::book::{Book, Contact, Introduction, Row};
use crate::day::Day;
use crate::defaults;
use crate::id::Id;
use crate::tie::Touch;

pub(super) fn state(seen: &Seen, row: &Row<Introduction>) -> IntroductionState {
    if let Some(ended) = IntroductionState::ended(row) {
        return ended;
    }
    let mut state = IntroductionState::recorded(row);
    match row.made_on {
        Some(made) => after_making(seen, row, made, &mut state),
        None => before_making(seen, row, &mut state),
    }
    state
}

/// The user's own asking and offering are one stage: both sides are asked.
fn before_making(seen: &Seen, row: &Row<Introduction>, state: &mut IntroductionState) {
    let outlook = seen.outlook;
    let began = state.history[0].1;
    state.history.clear();
    state.reach(Stage::Sides, began);
    let in_confidence = is_in_confidence(outlook.book, row);
    for side in &mut state.sides {
        let waits = in_confidence && row.who.contact() != Some(side.who);
        side.open_since = if waits { row.who_agreed_on } else { Some(began) };
        let from = side.open_since.unwrap_or(began);
        side.asked = asked(seen, row, side.who, from);
    }
    let open: Vec<Side> = state.sides.iter().filter(|side| side.agreed_on.is_none()).cloned().collect();
    let (ask, (_, lapses)) = (defaults::MY_INTRODUCTION_ASK, defaults::MY_INTRODUCTION_SIDE);
    if let Some((side, since)) = open.iter().find_map(|side| Some((side.who, side.to_ask()?))) {
        let ends = outlook.bd(since, lapses);
        match outlook.today >= ends {
            true => state.reach(Stage::Lapsed, ends),
            false => state.mine(Detail::ToAsk(side), outlook.bd(since, ask), None),
        }
    } else if let Some((day, side)) = open.iter().filter_map(Side::first_asked).min() {
        state.theirs(outlook, side, outlook.bd(day, lapses));
    } else if let Some(second) = state.sides.iter().filter_map(|side| side.agreed_on).max() {
        state.reach(Stage::Agreed, second);
        let (due, late) = defaults::MY_INTRODUCTION_MAKE;
        state.mine(Detail::Plain, outlook.bd(second, due), Some(outlook.bd(second, late)));
    }
}

/// Whether it begins with something that the one introduced told in confidence.
fn is_in_confidence(book: &Book, row: &Introduction) -> bool {
    let goals = row.who.contact().and_then(|owner| book.get(owner)).map(|owner| &owner.goals);
    goals.is_some_and(|goals| goals.iter().any(|goal| goal.private && Some(goal.id) == row.goal))
}

/// Whether the one they are introduced to is not asked yet, for the owner of a private goal has not agreed.
pub fn waits_for_owner(book: &Book, row: &Introduction) -> bool {
    row.who_agreed_on.is_none() && is_in_confidence(book, row)
}

/// One friendly question after four weeks; then it closes by itself.
fn after_making(seen: &Seen, row: &Row<Introduction>, made: Day, state: &mut IntroductionState) {
    let outlook = seen.outlook;
    let (ask, closes) = defaults::MY_INTRODUCTION_AFTER;
    let (ask, closes) = (outlook.bd(made, ask), outlook.bd(made, closes));
    let is_asked = || state.sides.iter().any(|side| !asked(seen, row, side.who, made.plus(1)).is_empty());
    if outlook.is_old_news(row, made, row.from) {
        state.reach(Stage::Closed, made);
    } else if outlook.today >= closes {
        state.reach(Stage::Closed, closes);
    } else if !is_asked() {
        state.reminder = Some((made, ask));
        if outlook.today >= ask {
            state.mine(Detail::ToAskAfter, ask, None);
        }
    }
    if state.turn == Turn::Nobody && !state.stage.is_end() {
        state.lapses_on = Some(closes);
    }
}

/// The days of the words to a side about this introduction, from a day on.
fn asked(seen: &Seen, row: &Row<Introduction>, side: Id<Contact>, from: Day) -> Vec<Day> {
    let about_it = |touch: &&Touch| {
        touch.row.is_out() && touch.day >= from && is_about(seen.outlook.book, touch.row, row)
    };
    let tie = seen.tie(side);
    tie.iter().flat_map(|tie| tie.touches.iter().filter(about_it)).map(|touch| touch.day).collect()
}
