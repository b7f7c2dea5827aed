//! The one cache of derived things against a computation from scratch, and what holds of every Today.

use crate::pages::{expect_no_word_never_shown, today_text};
use kith::book::{Away, Book};
use kith::changes::Changes;
use kith::command::{Command, decide};
use kith::day::Day;
use kith::moment::{Device, Moment};
use kith::outlook::Outlook;
use kith::page::today::{page, page_with_closed_fold};
use kith::people_index::PeopleIndex;
use kith::reason::Family;
use kith::sample::Sample;
use kith::sample::story::Telling;
use kith::standing::{Standings, Touched};
use kith::today::today;
use std::collections::BTreeSet;

const STORIES: [&str; 2] =
    [include_str!("../../src/sample/week_six.txt"), include_str!("../../src/sample/peacetime.txt")];

/// The Monday from which the samples are seen.
fn monday() -> Day {
    Day::parse("2026-03-02").unwrap()
}

fn moment(today: Day, now: u64) -> Moment {
    Moment { today, minute: 600, now: 1_800_000_000_000 + now, seed: now * 77, device: Device(9) }
}

#[test]
fn what_changes_touch_is_all_that_has_to_be_computed_anew() {
    let samples = STORIES.map(|story| (story, monday()));
    let told = [
        include_str!("../data/stories/search.txt"),
        include_str!("../data/stories/peacetime.txt"),
        include_str!("../data/stories/discreet.txt"),
    ];
    let told = told.map(|story| (story, Day::parse("2026-05-15").unwrap()));
    for (story, today) in samples.into_iter().chain(told) {
        let mut telling = Telling::seen_from(today, story).unwrap();
        telling.until(Day::from_number(i32::MAX));
        let (mut book, mut kept) = (Book::default(), Standings::new(&Book::default(), today));
        for changes in telling.changes() {
            let before = Touched::by(&book, changes);
            book.absorb(changes).unwrap();
            kept.refresh(&book, today, &before.and(Touched::by(&book, changes)));
            // What is about everybody reaches them a few at a time.
            while !kept.settle(&book, &mut once()) {}
            let anew = Standings::new(&book, today);
            let differs = kept.iter().zip(anew.iter()).find(|(kept, anew)| kept != anew);
            assert_eq!(differs, None, "after {:?}", changes.what);
            assert_eq!(kept.tally(), anew.tally(), "after {:?}", changes.what);
        }
    }
}

#[test]
fn the_list_of_people_follows_every_change() {
    let today = monday();
    let mut telling = Telling::seen_from(today, STORIES[0]).unwrap();
    telling.until(Day::from_number(i32::MAX));
    let (mut book, mut kept) = (Book::default(), PeopleIndex::default());
    for changes in telling.changes() {
        follow(&mut book, &mut kept, changes);
    }
    // Days away move the cadences of all.
    let next = |index: &PeopleIndex| {
        let slots = index.by_name().iter();
        slots.map(|slot| index.row(*slot).and_then(|row| row.next)).collect::<Vec<_>>()
    };
    let before = next(&kept);
    let away = Away { from: today, until: today.plus(400), note: String::new() };
    let changes = decide(&book, Command::GoAway(away), &moment(today, 1)).unwrap();
    follow(&mut book, &mut kept, &changes);
    assert_ne!(next(&kept), before);
}

/// There is time for a few people, and then no more.
fn once() -> impl FnMut() -> bool {
    let mut is_first = true;
    move || std::mem::take(&mut is_first)
}

/// Absorbs changes; what is kept of everybody is as if it were made anew.
fn follow(book: &mut Book, kept: &mut PeopleIndex, changes: &Changes) {
    let before = Touched::by(book, changes);
    book.absorb(changes).unwrap();
    kept.refresh(book, &before.and(Touched::by(book, changes)));
    while !kept.settle(book, &mut once()) {}
    let anew = PeopleIndex::new(book);
    assert_eq!(kept.by_name(), anew.by_name(), "after {:?}", changes.what);
    let shown = |index: &PeopleIndex, slot: u32| index.row(slot).map(|row| (row.last, row.next));
    for slot in 0..book.contacts.slots() {
        assert_eq!(shown(kept, slot), shown(&anew, slot), "after {:?}", changes.what);
    }
}

#[test]
fn every_card_closes_by_logging() {
    for story in STORIES {
        let book = Telling::seen_from(monday(), story).unwrap().to_the_end();
        let list = page(&book, &Standings::new(&book, monday()), monday(), 0);
        for card in list.families.iter().chain(&list.fold).flat_map(|family| &family.cards) {
            let Some(done) = card.done.clone() else { continue };
            let mut after = book.clone();
            after.absorb(&decide(&book, done, &moment(monday(), 1)).unwrap()).unwrap();
            let list = page(&after, &Standings::new(&after, monday()), monday(), 0);
            let mut same = list.families.iter().chain(&list.fold).flat_map(|family| &family.cards);
            let still = same.find(|now| now.key == card.key && now.kind == card.kind);
            assert!(still.is_none(), "{}: {}", card.key, card.why);
        }
    }
}

#[test]
fn undo_brings_back_exactly_the_earlier_today() {
    let book = Sample::WeekSix.book(monday()).unwrap();
    let show = |book: &Book| today_text(&page(book, &Standings::new(book, monday()), monday(), 0));
    let list = page(&book, &Standings::new(&book, monday()), monday(), 0);
    for card in list.families.iter().flat_map(|family| &family.cards) {
        let Some(done) = card.done.clone() else { continue };
        let mut after = book.clone();
        let changes = decide(&after, done, &moment(monday(), 1)).unwrap();
        after.absorb(&changes).unwrap();
        assert_ne!(show(&after), show(&book));
        let stamp =
            kith::moment::Stamp::next(after.latest_stamp(), &moment(monday(), 2), kith::moment::Source::User);
        after.absorb(&changes.invert(stamp, kith::changes::Verb::Undo)).unwrap();
        assert_eq!(show(&after), show(&book));
    }
}

#[test]
fn nobody_twice_a_day_and_the_places_kept() {
    for sample in [Sample::WeekSix, Sample::Peacetime, Sample::Many(300)] {
        let book = sample.book(monday()).unwrap();
        for days in 0..30 {
            let day = monday().plus(days);
            let standings = Standings::new(&book, day);
            let list = today(&Outlook::new(&book, day), &standings);
            assert!(list.shown.len() <= kith::defaults::PLACES, "{sample:?} {day}");
            let busy = list.now.iter().flat_map(|item| item.with.iter().copied());
            let mut seen: BTreeSet<_> = busy.collect();
            for contact in list.shown.iter().chain(&list.folded).filter_map(|card| card.contact) {
                assert!(seen.insert(contact), "{sample:?} {day}: {contact} twice");
            }
        }
    }
}

#[test]
fn the_families_stand_in_their_order() {
    let book = Sample::WeekSix.book(monday()).unwrap();
    let standings = Standings::new(&book, monday());
    let list = today(&Outlook::new(&book, monday()), &standings);
    let families: Vec<Family> = list.shown.iter().map(|card| card.reasons[0].kind.family()).collect();
    assert!(families.is_sorted(), "{families:?}");
}

#[test]
fn words_never_shown_are_never_shown() {
    for sample in [Sample::Empty, Sample::WeekSix, Sample::Peacetime, Sample::Many(200)] {
        let book = sample.book(monday()).unwrap();
        for days in 0..20 {
            let day = monday().plus(days);
            expect_no_word_never_shown(&page(&book, &Standings::new(&book, day), day, 720), day);
        }
    }
}

#[test]
fn a_closed_fold_says_how_much_lies_in_it() {
    for sample in [Sample::Empty, Sample::WeekSix, Sample::Many(200)] {
        let book = sample.book(monday()).unwrap();
        let standings = Standings::new(&book, monday());
        let mut whole = page(&book, &standings, monday(), 720);
        whole.fold.iter_mut().for_each(|family| family.cards.clear());
        assert_eq!(page_with_closed_fold(&book, &standings, monday(), 720), whole);
    }
}

#[test]
fn week_six_on_a_monday() {
    let book = Sample::WeekSix.book(monday()).unwrap();
    expect_test::expect![[r#"
        2 people to thank, 2 answers to give, 1 introduction waiting on you, 1 meeting or call today, 0 of 3 people reached today
        Now: 15:00 Meeting with Amara Nwosu (prepare)
          + Amara knows Fjordlight Energy from within, and all is well between you. One specific question is welcome.
        Yours to do
        - Write: Esther introduced you to Rosa on Thursday. It is your turn to write. [due since Friday]
        - Thank: Tomás helped you on Thursday: gave my name to Ostara's people team. A thank-you lets it land. [late: since Friday]
          + You planned for today: ask Tomás how the talk with Ostara went
        - Write: Ngozi wrote on Friday and waits for an answer. [due today]
        Waiting on others
        - Write: You asked Leila on 18 February for an introduction to Gustav Lind. One friendly reminder is fine.
        Keeping in touch
        - Log: You pinned Aiko here.
        New ground
        - Write: Zainab is your way to begin at Ostara Rail.
        - Write: Bo does not know yet that you are looking. Tell them, one at a time and in your own words.
        Fold: Yours to do
        - Write: Siobhán wrote on Friday and waits for an answer. [due today]
        - Thank: Chiara helped you on Friday: advice. A thank-you lets it land. [due today]
          + You met Chiara on Friday. What did you learn, and what comes next?
          + There is news from Bramble Health: an interview on Wednesday. It came about through Chiara. Tell them first.
        - Write: You promised Priya on 23 February: comments on her course plan [due today]
          + Ahead for Priya tomorrow: Knee operation. A wish beforehand does good.
        Fold: Keeping in touch
        - Write: Dmitri has a problem that you could solve: leak reports come on paper. A short note with an idea is worth more than a letter of application.
        - Write: Today is the birthday of Jo.
        - Write: 7 months since you and Astrid were in touch; you wanted about every 90 days.
        - Write: 6 months since you and Kofi were in touch; you wanted about every 180 days. Still want to?
        Fold: New ground
        - Ask: Rashid knows many people, and all is well between you. One specific question is welcome.
        - Ask: Wen knows Northbay Transit from within, and all is well between you. One specific question is welcome.
        - Seen: From earlier, 1 person: anybody here you still want to thank or answer?
          + Astrid Holm
        Coming up: Rosa Delgado: read Rosa's article on registers, tomorrow
        Coming up: Folake Adeyemi: meeting on Wednesday
        Coming up: Henrik Dahl: meeting on Thursday
    "#]].assert_eq(&today_text(&page(
        &book,
        &Standings::new(&book, monday()),
        monday(),
        480,
    )));
}

#[test]
fn somebody_who_is_gone_has_no_card() {
    let today = monday();
    let story = "2026-03-02\nperson Jo Okonkwo: friend, strength 4, talked this year, birthday today";
    let mut telling = Telling::seen_from(today, story).unwrap();
    telling.until(Day::from_number(i32::MAX));
    let mut session = kith::session::Session::default();
    telling.changes().iter().for_each(|changes| session.absorb(changes.clone()));
    let cards = |session: &kith::session::Session| {
        session.with_standings(today, |_, standings| standings.cards().count())
    };
    assert_eq!(cards(&session), 1);
    let jo = session.book().contacts.iter().next().map(|row| row.id).unwrap();
    let changes = kith::forget::forget(session.book(), jo, &BTreeSet::new(), false, &moment(today, 5));
    session.absorb(changes);
    assert_eq!(cards(&session), 0);
}
