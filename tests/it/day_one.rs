//! Day one (R112): what Today says when nothing has been logged yet.

use crate::pages::{today_on, today_text};
use expect_test::expect;
use kith::book::{Book, ReasonKind, Starter};
use kith::day::Day;
use kith::exchange::import::{Choices, changes, plan};
use kith::exchange::{DateOrder, linkedin};
use kith::moment::{Device, Moment};
use kith::outlook::Outlook;
use kith::page::today::page;
use kith::reason::Family;
use kith::standing::Standings;
use kith::today::{Today, today};

fn monday() -> Day {
    Day::parse("2026-03-02").unwrap()
}

fn moment(now: u64) -> Moment {
    Moment { today: monday(), minute: 600, now: 1_800_000_000_000 + now, seed: now * 77, device: Device(9) }
}

/// An empty book into which the 1,200 rows with all the traps were imported.
fn imported() -> Book {
    let bytes = include_bytes!("../data/linkedin_1200.csv");
    let parsed = linkedin::parse(bytes).unwrap();
    let mut book = Book::default();
    let plan = plan(&book, &parsed, DateOrder::MonthFirst);
    book.absorb(&changes(&book, &parsed, &plan, &Choices::default(), &moment(1)).unwrap()).unwrap();
    book
}

fn standings(book: &Book) -> Standings {
    Standings::new(book, monday())
}

fn list<'a>(book: &Book, standings: &'a Standings) -> Today<'a> {
    today(&Outlook::new(book, monday()), standings)
}

#[test]
fn r112_an_import_into_an_empty_book_owes_nobody_anything() {
    let book = imported();
    let standings = standings(&book);
    let today = list(&book, &standings);
    let kinds: Vec<ReasonKind> = today.shown.iter().map(|card| card.reasons[0].kind).collect();
    assert!(kinds.len() <= 3, "{kinds:?}");
    assert!(kinds.iter().all(|kind| kind.family() == Family::New), "{kinds:?}");
    assert!(today.folded.is_empty());
    expect![[r#"
        1,190 people are here. Nothing is due. Ten minutes are enough for today.
        New ground
        - Sort ten: How well do you know 10 people? Two minutes, one tap each.
        - Choose: What is your network for just now, and which places are you after?
    "#]]
    .assert_eq(&today_text(&page(&book, &Standings::new(&book, monday()), monday(), 600)));
}

#[test]
fn r112_a_starter_chosen_on_day_one_is_exactly_one_card_more() {
    use kith::command::{Command, Edited, decide};
    let mut book = imported();
    let before = list(&book, &standings(&book)).shown.len();
    let target = Command::AddOrganization { name: "Northwind Trial".into(), target: true };
    book.absorb(&decide(&book, target, &moment(2)).unwrap()).unwrap();
    let person = book.contacts.iter().next().unwrap().id;
    let row = book.organizations.iter().find(|row| row.name == "Northwind Trial").unwrap();
    let mut after = row.record.clone();
    after.starters.put(Starter { contact: person, chosen_on: monday() });
    let edit = Command::Edit(Edited::of(row.id, &row.record, &after));
    book.absorb(&decide(&book, edit, &moment(3)).unwrap()).unwrap();
    let standings = standings(&book);
    let today = list(&book, &standings);
    assert_eq!(today.shown.len(), before + 1);
    assert!(
        today
            .shown
            .iter()
            .any(|card| card.contact == Some(person) && card.reasons[0].kind == ReasonKind::Starter)
    );
}

#[test]
fn r112_your_aim_comes_again_seven_days_after_later_three_times() {
    let mut book = crate::tell("2026-03-02 person Ana Ruiz: strength 3");
    let mut shown = Vec::new();
    for days in 0..40 {
        let day = monday().plus(days);
        let list = page(&book, &Standings::new(&book, day), day, 600);
        let mut cards = list.families.into_iter().chain(list.fold).flat_map(|family| family.cards);
        if let Some(card) = cards.find(|card| card.kind == ReasonKind::YourAim) {
            shown.push(days);
            crate::books::do_it(&mut book, &day.to_string(), card.asides[0].command.clone());
        }
    }
    assert_eq!(shown, [0, 7, 14, 21]);
}

#[test]
fn r104_the_one_hello_goes_to_whom_it_is_most_worth() {
    let story = "2026-03-02 person Ana Ruiz: email ana@x.example\n2026-03-02 person Ben Okafor: email b@x.example\n\
                 2026-03-02 person Cleo Marsh: email c@x.example\n2026-03-02 person Dan Wu: email d@x.example\n\
                 2026-03-02 sort Ana 4 1-3 years\n2026-03-02 sort Ben 3 this month\n2026-03-02 sort Cleo 3 1-3 years\n";
    // Strength 3 before 4; last talk one to ten years ago first.
    check_hello(story, "Cleo");
    check_hello(&format!("{story}2026-03-02 trash Cleo\n"), "Ben");
    // One a day: after a hello there is none until tomorrow.
    let said = format!("{story}2026-03-02 mail to Cleo: care\n");
    assert!(!today_on(&said, "2026-03-02").contains("A hello"));
    assert!(today_on(&said, "2026-03-03").contains("A hello"));
}

fn check_hello(story: &str, name: &str) {
    let text = today_on(story, "2026-03-02");
    let hello = text.lines().find(|line| line.contains("A hello with nothing to ask")).unwrap();
    assert!(hello.contains(name), "{text}");
}

#[test]
fn r104_who_is_hidden_or_left_alone_makes_room_for_the_next() {
    let story = "2026-03-02 person Ana Ruiz: email a@x.example\n2026-03-02 person Ben Okafor: email b@x.example\n\
                 2026-03-02 sort Ana 3 1-3 years\n2026-03-02 sort Ben 4 1-3 years\n";
    check_hello(story, "Ana");
    check_hello(&format!("{story}2026-03-02 person Ana: do not contact until 2026-05-01\n"), "Ben");
    let mut book = crate::tell(story);
    let ana = crate::books::contact(&book, "Ana");
    let skip = kith::command::CardDecision {
        verdict: kith::book::Verdict::Skip,
        about: Some(ReasonKind::OneHello),
        contact: Some(ana),
        opened_by: None,
        until: None,
    };
    crate::books::do_it(&mut book, "2026-03-02", kith::command::Command::DecideCards(vec![skip]));
    let standings = standings(&book);
    let cards = list(&book, &standings).shown;
    let hello = cards.iter().find(|card| card.reasons[0].kind == ReasonKind::OneHello).unwrap();
    assert_eq!(hello.contact, Some(crate::books::contact(&book, "Ben")));
}

#[test]
fn r104_five_people_and_no_more() {
    let mut story = String::new();
    for number in 1..=7 {
        story.push_str(&format!("2026-03-02 person Person{number} Test: email p@x.example\n2026-03-02 sort Person{number} 3 1-3 years\n"));
    }
    let with_hellos = |count: u32| {
        let hello = |number| format!("2026-03-0{} mail to Person{number}: care\n", number + 1);
        (1..=count).map(hello).fold(story.clone(), |story, hello| story + &hello)
    };
    assert!(today_on(&with_hellos(4), "2026-03-09").contains("A hello"));
    assert!(!today_on(&with_hellos(5), "2026-03-09").contains("A hello"));
}

#[test]
fn r57_the_week_in_peacetime_counts_hellos_and_gives_and_no_requests() {
    let story = "mode peacetime from 2026-03-02\n2026-03-02 commit 3 hellos a week\n2026-03-02 mail to Ana Ruiz: ask advice \"x\"\n\
                 2026-03-03 mail to Ben Okafor: care\n2026-03-03 mail to Cleo Marsh: give, gave article 1\n2026-03-04 mail to Ana: thanks\n";
    let today = today_on(story, "2026-03-05");
    assert!(today.starts_with("2 of 3 hellos and gives this week"), "{today}");
}

#[test]
fn r26_the_commitment_counts_people_once_a_day() {
    let story = "mode searching from 2026-03-02\n2026-03-02 commit 5 people a day\n2026-03-02 mail to Ana Ruiz: care\n\
                 2026-03-02 text to Ana: care\n2026-03-02 mail to Ben Okafor: thanks\n2026-03-02 mail from Cleo Marsh: news\n";
    assert!(
        today_on(story, "2026-03-02").starts_with("2 of 5 people reached today"),
        "{}",
        today_on(story, "2026-03-02")
    );
    assert!(
        today_on(story, "2026-03-03").starts_with("0 of 5 people reached today"),
        "{}",
        today_on(story, "2026-03-03")
    );
}
