//! Told stories: what Today shows each Monday and Thursday morning, and what it never shows on any day.

mod discreet;
mod only_asks;
mod peacetime;
mod search;

use crate::pages::{expect_no_word_never_shown, today_text};
use expect_test::Expect;
use kith::book::ReasonKind;
use kith::day::Day;
use kith::defaults;
use kith::outlook::Outlook;
use kith::page::today::page;
use kith::sample::story::Telling;
use kith::standing::Standings;
use kith::today::{Today, today};
use std::collections::BTreeSet;
use std::fmt::Write;

/// Eight in the morning.
const MORNING: u16 = 8 * 60;

/// Tells a story day by day from its first Monday on, and compares what its Mondays and Thursdays show.
fn check(story: &str, first: &str, weeks: i32, expected: Expect) {
    let first = Day::parse(first).unwrap();
    let mut telling = Telling::new(story).unwrap_or_else(|problems| panic!("{problems:#?}"));
    let mut shown = String::new();
    for day in (0..weeks * 7).map(|days| first.plus(days)) {
        // In the morning what the day brings has not happened yet.
        let book = telling.until(day.plus(-1)).clone();
        let standings = Standings::new(&book, day);
        let page = page(&book, &standings, day, MORNING);
        expect_no_word_never_shown(&page, day);
        expect_limits_kept(&today(&Outlook::new(&book, day), &standings), day);
        if [0, 3].contains(&day.weekday()) {
            let weekday = if day.weekday() == 0 { "Monday" } else { "Thursday" };
            writeln!(shown, "== {weekday} {day}\n{}", today_text(&page)).unwrap();
        }
    }
    expected.assert_eq(&shown);
}

/// Nobody twice, no more than the places, and no kind beyond its limit.
fn expect_limits_kept(list: &Today, day: Day) {
    assert!(list.shown.len() <= defaults::PLACES, "{day}");
    let mut seen: BTreeSet<_> = list.now.iter().flat_map(|item| item.with.iter().copied()).collect();
    for contact in list.shown.iter().chain(&list.folded).filter_map(|card| card.contact) {
        assert!(seen.insert(contact), "{day}: {contact} twice");
    }
    let count = |kind| list.shown.iter().filter(|card| card.reasons[0].kind == kind).count();
    assert!(count(ReasonKind::Cadence) <= usize::from(defaults::CADENCE_CARDS), "{day}");
    assert!(count(ReasonKind::Date) <= usize::from(defaults::DATE_CARDS), "{day}");
    for once in [ReasonKind::Update, ReasonKind::Reconnect, ReasonKind::NotYetTold] {
        assert!(count(once) <= 1, "{day}: {once:?}");
    }
}
