//! Introductions that the user makes: ask each side, make it when both said yes (double opt-in, c19), ask
//! once what became of it, and leave it to the two.

use super::{Detail, IntroductionState, Stage};
use crate::book::{Contact, Introduction, Row, Serves};
use crate::day::Day;
use crate::defaults;
use crate::id::Id;
use crate::outlook::Outlook;
use crate::tie::{Tie, Touch};

pub(super) fn state(outlook: &Outlook, row: &Row<Introduction>) -> IntroductionState {
    if let Some(ended) = IntroductionState::ended(row) {
        return ended;
    }
    let mut state = IntroductionState::recorded(row);
    match row.made_on {
        Some(made) => after_making(outlook, row, made, &mut state),
        None => before_making(outlook, row, &mut state),
    }
    state
}

/// The user's own asking and offering are one stage: both sides are asked.
fn before_making(outlook: &Outlook, row: &Row<Introduction>, state: &mut IntroductionState) {
    let began = state.history[0].1;
    state.history.clear();
    state.reach(Stage::Sides, began);
    let open: Vec<Id<Contact>> =
        state.sides.iter().filter(|(_, yes)| yes.is_none()).map(|(side, _)| *side).collect();
    let asked: Vec<(Id<Contact>, Option<Day>)> =
        open.iter().map(|side| (*side, serving(outlook, row, *side, began))).collect();
    if let Some((side, _)) = asked.iter().find(|(_, day)| day.is_none()) {
        state.mine(Detail::ToAsk(*side), outlook.bd(began, defaults::MY_INTRODUCTION_ASK), None);
    } else if let Some((side, Some(day))) = asked.iter().min_by_key(|(side, day)| (*day, *side)) {
        let (_, lapses) = defaults::MY_INTRODUCTION_SIDE;
        state.theirs(outlook, *side, outlook.bd(*day, lapses));
    } else if let Some(second) = state.sides.iter().filter_map(|(_, yes)| *yes).max() {
        state.reach(Stage::Agreed, second);
        let (due, late) = defaults::MY_INTRODUCTION_MAKE;
        state.mine(Detail::Plain, outlook.bd(second, due), Some(outlook.bd(second, late)));
    }
}

/// One friendly question after four weeks; then it closes by itself.
fn after_making(outlook: &Outlook, row: &Row<Introduction>, made: Day, state: &mut IntroductionState) {
    let (ask, closes) = defaults::MY_INTRODUCTION_AFTER;
    let (ask, closes) = (outlook.bd(made, ask), outlook.bd(made, closes));
    let asked = || state.sides.iter().any(|(side, _)| serving(outlook, row, *side, made.plus(1)).is_some());
    if outlook.today >= closes {
        state.reach(Stage::Closed, closes);
    } else if outlook.today >= ask && !asked() {
        state.mine(Detail::ToAskAfter, ask, None);
    } else {
        state.lapses_on = Some(closes);
    }
}

/// The first word to a side about this introduction on a day or later.
fn serving(outlook: &Outlook, row: &Row<Introduction>, side: Id<Contact>, from: Day) -> Option<Day> {
    let about_it = |touch: &&Touch| touch.row.serves == Some(Serves::Introduction(row.id));
    let tie = Tie::new(outlook.book, side)?;
    tie.outs_after((from, 0, 0)).find(about_it).map(|touch| touch.day)
}
