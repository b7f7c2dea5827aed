//! The samples are lively on any day, and always the same.

use super::*;
use crate::reason::Family;
use crate::schema::encode_book;
use crate::standing::Standings;

fn families(sample: Sample, today: Day) -> Vec<Family> {
    let book = sample.book(today).unwrap();
    let page = crate::page::today::page(&book, &Standings::new(&book, today), today, 9 * 60);
    page.families.iter().map(|family| family.family).collect()
}

fn some_days() -> impl Iterator<Item = Day> {
    let monday = Day::parse("2026-11-23").unwrap();
    // Two weeks, the turn of a year, and a leap day.
    (0..14)
        .map(move |days| monday.plus(days))
        .chain((0..4).map(move |days| monday.plus(37 + days)))
        .chain(Day::parse("2028-02-29"))
}

#[test]
fn week_six_owes_waits_keeps_and_begins_on_any_day() {
    for today in some_days() {
        assert_eq!(
            families(Sample::WeekSix, today),
            [Family::Owed, Family::Waiting, Family::Keep, Family::New],
            "{today}"
        );
    }
}

#[test]
fn peacetime_owes_and_keeps_on_any_day() {
    for today in some_days() {
        let families = families(Sample::Peacetime, today);
        assert!(families.contains(&Family::Owed) && families.contains(&Family::Keep), "{today} {families:?}");
    }
}

#[test]
fn a_crowd_is_always_the_same() {
    let today = Day::parse("2026-11-23").unwrap();
    let book = Sample::Many(1_000).book(today).unwrap();
    assert_eq!((book.contacts.len(), book.interactions.len(), book.organizations.len()), (1_000, 5_000, 84));
    assert!(encode_book(&book) == encode_book(&Sample::Many(1_000).book(today).unwrap()));
    assert!(book.interactions.iter().all(|row| row.day <= today));
}

#[test]
fn the_smallest_crowds_are_books_too() {
    let today = Day::parse("2026-11-23").unwrap();
    for people in 0..30 {
        assert_eq!(Sample::Many(people).book(today).unwrap().contacts.len(), people as usize);
    }
}
