//! R109: what a discreet search says to whom: on the tab, on paper, in words to begin with or to pass on.

use crate::books::{contact, day, tell};
use kith::book::{AskKind, Book, Organization};
use kith::id::Id;
use kith::page::ask::{AskForm, page as ask};
use kith::page::discreet::{Paper, paper, tab};
use kith::page::person::person;
use kith::page::route::{Place, Route};
use kith::page::sentence::Sentence;
use kith::page::today::page;
use kith::sample::story::Telling;
use kith::standing::Standings;

const TODAY: &str = "2026-03-16";

/// Lena's search, discreet or not; Max is a colleague by the name of the employer alone.
fn search(discreet: &str) -> Book {
    tell(&format!(
        "mode searching from 2026-03-02{discreet}\n\
         2026-03-02 me: name Lena Sand, employer Harbour\n\
         2026-03-02 target Coastal motivation 5 starter Max Bauer\n\
         2026-03-02 person Max Bauer: strength 4, talked this month, at Harbour, knows Zed Goal\n\
         2026-03-02 person Kaya Tekin: strength 3, talked this month\n\
         2026-03-02 person Finn Ode: strength 4, talked this month, not to know\n"
    ))
}

fn organization(book: &Book, name: &str) -> Id<Organization> {
    book.organizations.iter().find(|row| row.name == name).unwrap().id
}

#[test]
fn r109_the_tab_names_no_place_one_is_after() {
    let titles = |book: &Book| {
        let coastal = Route::organization(organization(book, "Coastal"));
        let harbour = Route::organization(organization(book, "Harbour"));
        let routes = [Route::to(Place::Targets), coastal, harbour, Route::to(Place::Today)];
        routes.map(|route| tab(book, &route, day(TODAY)))
    };
    assert_eq!(titles(&search("")), ["Targets", "Coastal", "Harbour", "Today"]);
    assert_eq!(titles(&search(", discreet")), ["Organizations", "Organizations", "Harbour", "Today"]);
}

#[test]
fn r109_the_search_stays_off_paper() {
    let papers = |book: &Book| {
        let pages = [Place::Plan, Place::Targets, Place::Ask, Place::Today];
        let people = ["Max", "Finn", "Kaya"].map(|name| Place::Person(contact(book, name)));
        pages.into_iter().chain(people).map(|place| paper(book, place, day(TODAY))).collect::<Vec<_>>()
    };
    use Paper::{All, Nothing, WithoutSearch};
    assert_eq!(papers(&search("")), [All, All, All, All, All, WithoutSearch, All]);
    let discreet = [Nothing, Nothing, Nothing, WithoutSearch, WithoutSearch, WithoutSearch, WithoutSearch];
    assert_eq!(papers(&search(", discreet")), discreet);
}

/// Words of ours that would give a search away.
const GIVEAWAYS: [&str; 8] = [
    "you are looking",
    "my search",
    "of the search",
    "new position",
    "which places",
    "are still after",
    "your list of places",
    "path that led you",
];

/// Every sentence of a day's cards, of their hints and lines.
fn sentences(book: &Book, today: &str) -> Vec<Sentence> {
    let today = day(today);
    let shown = page(book, &Standings::new(book, today), today, 720);
    let cards = shown.families.into_iter().chain(shown.fold).flat_map(|family| family.cards);
    cards.flat_map(|card| [card.why].into_iter().chain(card.lines).chain(card.hints)).collect()
}

#[test]
fn r109_what_speaks_of_the_search_on_today_is_known_as_such() {
    let mut marked = 0;
    for story in ["discreet", "search", "only_asks"] {
        let text = std::fs::read_to_string(format!("tests/data/stories/{story}.txt")).unwrap();
        let mut telling = Telling::new(&text).unwrap();
        for days in 0..90 {
            let today = day("2026-03-02").plus(days);
            for sentence in sentences(telling.until(today), &today.to_string()) {
                let says = sentence.to_string();
                let speaks = GIVEAWAYS.into_iter().any(|words| says.contains(words));
                assert!(!speaks || sentence.is_of_search(), "{today}: {says}");
                marked += usize::from(sentence.is_of_search());
            }
        }
    }
    assert!(marked > 100, "{marked}");
}

#[test]
fn r109_no_words_of_the_search_for_those_who_are_not_to_know() {
    let max = |book: &Book| {
        let (id, today) = (contact(book, "Max"), day(TODAY));
        let shown = page(book, &Standings::new(book, today), today, 720);
        let cards = shown.families.into_iter().chain(shown.fold).flat_map(|family| family.cards);
        let card = cards.into_iter().find(|card| card.person.as_ref().is_some_and(|(who, _)| *who == id));
        card.and_then(|card| card.suggestion).map(|words| words.to_string())
    };
    assert_eq!(
        max(&search("")).as_deref(),
        Some("Hello Max, I am getting to know Coastal. May I ask for twenty minutes of your advice?")
    );
    assert_eq!(max(&search(", discreet")), None);
}

#[test]
fn r109_those_who_are_not_to_know_pass_no_words_on() {
    let offered = |book: &Book, name: &str, target: &str| {
        let form = AskForm {
            who: Some(kith::command::Who::Known(contact(book, name))),
            kind: AskKind::Introduction,
            target: Some(organization(book, target)),
            ..AskForm::default()
        };
        ask(book, day(TODAY), &form).unwrap().blurb.is_some()
    };
    let all = |book: &Book| {
        let asked = ["Kaya", "Max", "Finn"].map(|name| offered(book, name, "Coastal"));
        (asked, offered(book, "Kaya", "Harbour"))
    };
    assert_eq!(all(&search("")), ([true, true, false], true));
    assert_eq!(all(&search(", discreet")), ([true, false, false], false));
}

#[test]
fn r109_a_request_for_work_stays_off_paper() {
    let book = tell(
        "mode searching from 2026-03-02, discreet\n\
         2026-03-02 target Coastal\n\
         2026-03-02 person Kaya Tekin: strength 3, talked this month\n\
         2026-03-10 mail to Kaya: ask referral \"the port office\" about Coastal\n\
         2026-03-11 mail to Kaya: ask advice \"on tea\"\n",
    );
    let kaya = person(&book, contact(&book, "Kaya"), day(TODAY)).unwrap();
    let lines = kaya.between.iter().flat_map(|between| &between.lines);
    let marked: Vec<(bool, Vec<bool>)> = lines
        .map(|line| (line.words.is_of_search(), line.remarks.iter().map(Sentence::is_of_search).collect()))
        .collect();
    assert_eq!(marked, [(true, vec![true]), (false, vec![])]);
}
