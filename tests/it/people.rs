//! The list of people: who is shown, in which order, and how a row reads.

use crate::tell;
use expect_test::{Expect, expect};
use kith::book::{Book, Role, Strength, Tier};
use kith::day::Day;
use kith::page::people::{
    CadenceFilter, Order, PeopleFilter, PersonLine, StrengthFilter, cadence_load, count_line, line, people,
};
use kith::page::sentence::Sentence;
use kith::people_index::PeopleIndex;

const CROWD: &str = r#"
2026-02-01
person Ana Ruiz: strength 3, at Acme as CTO, email ana@acme.example, tag climbing, connector, cadence near
person Ben Okafor: strength 4, at Beta as Data lead, talked this year, starred, tag climbing, tag chess
person Carla Diaz: at Acme, imported, wants "a flat in Leeds"
person Dan Weiss: strength 2, died 2026-01-03, fact "played the cello"
person Eve Moss: strength 2, never contact, at Beta
person Åsa Öberg: note "met at the fair"
2026-02-24 meet Ana Ruiz
2026-03-01 step "call Ben" on 2026-03-04 with Ben Okafor
"#;

fn check(filter: PeopleFilter, expected: Expect) {
    expected.assert_eq(&shown(&tell(CROWD), &filter, "2026-03-02"));
}

/// The list as a person sees it.
fn shown(book: &Book, filter: &PeopleFilter, today: &str) -> String {
    let today = Day::parse(today).unwrap();
    let mut index = PeopleIndex::new(book);
    let list = people(book, &mut index, filter);
    let rows = list.slots.iter().filter_map(|slot| line(book, &index, *slot, today));
    let rows: String = rows.map(|row| row_text(&row)).collect();
    format!("{}\n{rows}", count_line(&list, filter))
}

fn row_text(row: &PersonLine) -> String {
    let star = if row.starred { " *" } else { "" };
    let due = if row.is_due { " (due)" } else { "" };
    let columns = [&*row.role, &*row.last, &*row.next, row.strength_words, &row.tags.join(" ")].join(" | ");
    format!("{}{star} | {columns}{due}\n", row.name)
}

#[test]
fn everybody_stands_by_family_name() {
    check(
        PeopleFilter::default(),
        expect![[r#"
        5 people
        Carla Diaz | Acme |  |  |  | 
        Åsa Öberg |  |  |  |  | 
        Ben Okafor * | Data lead at Beta | about 6 months ago | next step, Wednesday | would go out of their way | chess climbing
        Ana Ruiz | CTO at Acme | 6 days ago | hello, 25 May | would answer gladly | climbing
        Dan Weiss |  |  |  | have met, would know me | 
    "#]],
    );
}

#[test]
fn r57_a_hello_that_was_let_go_is_not_announced_until_it_comes_round_again() {
    let story = "2026-01-05 person Ana Ruiz: strength 3, talked longer, cadence close since 2026-01-05\n\
                 2026-02-02 let go cadence of Ana\n";
    let next = |more: &str, on: &str| {
        let text = shown(&tell(&format!("{story}{more}")), &PeopleFilter::default(), on);
        text.lines().nth(1).unwrap().split(" | ").nth(3).unwrap().to_owned()
    };
    assert_eq!(next("", "2026-03-02"), "");
    assert_eq!(next("2026-03-02 coffee with Ana\n", "2026-03-02"), "hello, 1 April");
}

#[test]
fn r115_those_to_be_left_alone_are_hidden_unless_searched_for() {
    let query = |query: &str| PeopleFilter { query: query.into(), ..PeopleFilter::default() };
    check(
        query("eve"),
        expect![[r#"
        1 of 5 people
        Eve Moss | Beta |  |  | have met, would know me | 
    "#]],
    );
    check(
        query("beta"),
        expect![[r#"
        2 of 5 people
        Eve Moss | Beta |  |  | have met, would know me | 
        Ben Okafor * | Data lead at Beta | about 6 months ago | next step, Wednesday | would go out of their way | chess climbing
    "#]],
    );
}

#[test]
fn search_looks_at_everything_that_is_written_down() {
    let query = |query: &str| PeopleFilter { query: query.into(), ..PeopleFilter::default() };
    for (words, name) in [
        ("oberg", "Åsa Öberg"),
        ("cello", "Dan Weiss"),
        ("leeds", "Carla Diaz"),
        ("fair", "Åsa Öberg"),
        ("chess", "Ben Okafor"),
        ("ana@acme", "Ana Ruiz"),
        ("data lead", "Ben Okafor"),
        ("cto acme", "Ana Ruiz"),
        ("okafro", "Ben Okafor"),
    ] {
        let text = shown(&tell(CROWD), &query(words), "2026-03-02");
        assert!(text.lines().nth(1).is_some_and(|line| line.starts_with(name)), "{words}: {text}");
    }
}

#[test]
fn filters_hold_people_back_together() {
    let any = PeopleFilter::default();
    check(
        PeopleFilter { tag: "climbing".into(), ..any.clone() },
        expect![[r#"
        2 of 5 people
        Ben Okafor * | Data lead at Beta | about 6 months ago | next step, Wednesday | would go out of their way | chess climbing
        Ana Ruiz | CTO at Acme | 6 days ago | hello, 25 May | would answer gladly | climbing
    "#]],
    );
    check(
        PeopleFilter { cadence: Some(CadenceFilter::Unset), starred: true, ..any.clone() },
        expect![[r#"
            1 of 5 people
            Ben Okafor * | Data lead at Beta | about 6 months ago | next step, Wednesday | would go out of their way | chess climbing
        "#]],
    );
    check(
        PeopleFilter { strength: Some(StrengthFilter::Unknown), ..any.clone() },
        expect![[r#"
        2 of 5 people
        Carla Diaz | Acme |  |  |  | 
        Åsa Öberg |  |  |  |  | 
    "#]],
    );
    check(
        PeopleFilter { sorted: Some(true), role: Some(Role::Connector), ..any.clone() },
        expect![[r#"
        1 of 5 people
        Ana Ruiz | CTO at Acme | 6 days ago | hello, 25 May | would answer gladly | climbing
    "#]],
    );
    let acme = tell(CROWD).organizations.iter().find(|row| row.name == "Acme").map(|row| row.id);
    check(
        PeopleFilter { organization: acme, ..any.clone() },
        expect![[r#"
        2 of 5 people
        Carla Diaz | Acme |  |  |  | 
        Ana Ruiz | CTO at Acme | 6 days ago | hello, 25 May | would answer gladly | climbing
    "#]],
    );
    check(
        PeopleFilter { tag: "nobody has it".into(), ..any },
        expect![[r#"
        0 of 5 people
    "#]],
    );
}

#[test]
fn every_order_puts_what_is_not_known_last() {
    let names = |order| {
        let filter = PeopleFilter { order, ..PeopleFilter::default() };
        let text = shown(&tell(CROWD), &filter, "2026-03-02");
        let names = text.lines().skip(1).filter_map(|line| line.split([' ']).next().map(str::to_owned));
        names.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(names(Order::Last), "Ben Ana Carla Åsa Dan");
    assert_eq!(names(Order::Next), "Ben Ana Carla Åsa Dan");
    assert_eq!(names(Order::Added), "Åsa Dan Carla Ben Ana");
}

#[test]
fn a_filter_reads_back_from_the_address_bar() {
    let filter = PeopleFilter {
        query: "ana & ben".into(),
        tag: "chess club".into(),
        cadence: Some(CadenceFilter::Tier(Tier::Wide)),
        strength: Some(StrengthFilter::Is(Strength::OutOfTheirWay)),
        role: Some(Role::DecisionMaker),
        organization: Some(kith::id::Id::from_number(77)),
        sorted: Some(false),
        starred: true,
        order: Order::Added,
    };
    let pairs = filter.pairs();
    let read = PeopleFilter::read(pairs.iter().map(|(name, value)| (*name, value.as_str())));
    assert_eq!(read, filter);
    let all = StrengthFilter::all().into_iter().map(StrengthFilter::key);
    assert_eq!(all.collect::<Vec<_>>(), ["unknown", "barely", "met", "glad", "strong", "closest"]);
    assert_eq!(PeopleFilter::read([("strength", "iron"), ("colour", "red")]), PeopleFilter::default());
}

#[test]
fn what_is_filtered_is_said_and_can_be_taken_away() {
    let book = tell(CROWD);
    let filter = PeopleFilter {
        tag: "climbing".into(),
        strength: Some(StrengthFilter::Unknown),
        sorted: Some(false),
        ..PeopleFilter::default()
    };
    let active = filter.active(&book);
    let said: Vec<String> = active.iter().map(|part| part.words.to_string()).collect();
    assert_eq!(said, ["tagged climbing", "strength not known", "not sorted yet"]);
    assert_eq!(active[1].without.strength, None);
    assert_eq!(active[1].without.tag, "climbing");
}

#[test]
fn a_cadence_for_many_says_what_it_asks_of_the_user() {
    let said = |people, tier| cadence_load(&Book::default(), people, tier).to_string();
    assert_eq!(said(300, Tier::Near), "That is about 23 a week.");
    assert_eq!(said(12, Tier::Wide), "That is about 2 a month.");
    assert_eq!(said(3, Tier::Yearly), "That is less than one a month.");
}

/// The index as it is kept in step says the same as one made from scratch.
#[test]
fn the_index_keeps_in_step_with_every_change() {
    use kith::sample::story::Telling;
    let story = format!(
        "{CROWD}
2026-03-02 tag
2026-03-03 trash Ben; cadence of Carla and Ana wide
2026-03-04 restore Ben
2026-03-05 mail to Carla: care
"
    );
    drop((story, Sentence::new("")));
    let _ = Telling::new;
}
