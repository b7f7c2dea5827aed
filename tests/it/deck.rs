//! The sorting deck: its order, how long it is offered, what its taps do (R112).

use crate::books::{contact, day, do_it, tell};
use expect_test::expect;
use kith::book::contact::TalkedBucket;
use kith::book::{Book, Strength};
use kith::calendar::WorkCalendar;
use kith::command::{Command, Sorting};
use kith::deck::{deck, offer};
use kith::page::deck::{HOW_WELL, page, settled_by};
use kith::standing::Standings;

fn names(book: &Book) -> Vec<String> {
    deck(book).into_iter().filter_map(|id| book.get(id)).map(|row| row.full_name()).collect()
}

#[test]
fn r112_the_deck_begins_where_it_helps_most() {
    let book = tell(
        r#"
        me: name Jo Berg, employer Initech
        target Acme
        organization Initrode, own past
        person Zoe Name: imported
        person Amir Name: imported
        person Met First: imported, met on 2012-03-01
        person Met Second: imported, met on 2016-03-01
        person Met Third: imported, met on 2020-03-01
        person Met Fourth: imported, met on 2024-03-01
        person Mail Known: imported, email mail@known.example
        person Former Colleague: imported, formerly at Initech as Clerk
        person Another Colleague: imported, at Initrode as Clerk
        person Formerly Target: imported, formerly at Acme as CTO
        person Now Target: imported, at Acme as CTO, met on 2024-03-01
        person Known Already: strength 3
        person Taken Out: imported, out of deck
        person Left Alone: imported, never contact"#,
    );
    expect![[r#"
        Now Target
        Formerly Target
        Another Colleague
        Former Colleague
        Mail Known
        Met First
        Met Fourth
        Met Second
        Met Third
        Amir Name
        Zoe Name"#]]
    .assert_eq(&names(&book).join("\n"));
}

#[test]
fn r112_ten_a_day_are_offered_and_more_on_wish() {
    let many: Vec<String> =
        ('A'..='Y').map(|letter| format!("person Name {letter}{letter}: imported")).collect();
    let mut book = tell(&format!("2026-03-02 mode peacetime\n{}", many.join("\n")));
    let offered =
        |book: &Book, on| offer(Standings::new(book, day(on)).deck(), &WorkCalendar::default(), day(on));
    assert_eq!(offered(&book, "2026-03-02"), Some(10));
    for id in deck(&book).into_iter().take(10) {
        let left = offered(&book, "2026-03-02");
        assert!(left.is_some());
        do_it(&mut book, "2026-03-02", Command::Sort(id, Sorting::NotForMe));
    }
    assert_eq!((offered(&book, "2026-03-02"), offered(&book, "2026-03-03")), (None, Some(10)));
    let order = deck(&book);
    let shown = page(&book, &order, day("2026-03-02"));
    assert!(shown.enough_for_today && shown.card.is_some());
    assert_eq!((shown.done_today, shown.left), (10, 15));
}

#[test]
fn r112_the_offer_ends_when_no_deck_was_touched_on_three_working_days_running() {
    let mut book = tell("2026-03-04 mode peacetime\nperson Ana Ruiz: imported\nperson Ben Okafor: imported");
    let ana = contact(&book, "Ana");
    do_it(&mut book, "2026-03-05", Command::Sort(ana, Sorting::Known(Strength::Met, None)));
    let offered: Vec<Option<usize>> =
        ["2026-03-05", "2026-03-06", "2026-03-08", "2026-03-09", "2026-03-10", "2026-03-11"]
            .into_iter()
            .map(|on| offer(Standings::new(&book, day(on)).deck(), &WorkCalendar::default(), day(on)))
            .collect();
    // Touched on Thursday; Friday, Monday and Tuesday pass unused.
    assert_eq!(offered, [Some(1), Some(1), Some(1), Some(1), Some(1), None]);
}

#[test]
fn r112_taps_set_strength_and_last_talked_as_said() {
    let mut book = tell("person Ana Ruiz: imported");
    let ana = contact(&book, "Ana");
    let strengths: Vec<u8> = HOW_WELL.iter().map(|(strength, _)| *strength as u8).collect();
    assert_eq!(strengths, [4, 3, 2, 1]);
    assert_eq!(settled_by(Strength::Gladly), None);
    let sorting = settled_by(Strength::Barely).unwrap();
    do_it(&mut book, "2026-03-05", Command::Sort(ana, sorting));
    let row = book.get(ana).unwrap();
    assert_eq!((row.strength_number(), row.last_talked.unwrap().bucket), (Some(1), TalkedBucket::Never));
    assert_eq!(deck(&book), []);
    assert_eq!(page(&book, &[ana], day("2026-03-05")).card, None);
}

#[test]
fn a_card_helps_to_remember() {
    let book = tell(
        "target Acme\nperson Ana Ruiz: imported, at Beta as CTO, formerly at Acme as CFO, met on 2022-03-01, met at \"Fair\"",
    );
    let card = page(&book, &deck(&book), day("2026-03-05")).card.unwrap();
    let hints: Vec<String> = card.hints.iter().map(ToString::to_string).collect();
    assert_eq!((card.name.as_str(), card.role.as_str()), ("Ana Ruiz", "CTO at Beta"));
    assert_eq!(
        hints,
        ["Was at Acme, which is on your list.", "You connected 4 years ago.", "You met at Fair."]
    );
}
