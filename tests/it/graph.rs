//! Paths: "how do I reach ...?" as ordered lists with their reasons, and the laws of the search.

use crate::tell;
use expect_test::{Expect, expect};
use kith::book::contact::Relation;
use kith::book::record::Record;
use kith::book::{
    Affiliation, Book, Contact, Introduction, Kind, KnownDay, Noun, Organization, Party, Row, Strength,
};
use kith::calendar::Precision;
use kith::changes::{Act, Changes, Edit, Verb, What};
use kith::day::Day;
use kith::graph::{FirstStep, Goal, Graph, Ground, Path};
use kith::id::Id;
use kith::moment::{Device, Source, Stamp};
use kith::outlook::Outlook;
use kith::page::introductions::Reach;
use kith::standing::Standings;
use proptest::prelude::*;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn check(story: &str, goal: &str, today: &str, expected: Expect) {
    let book = tell(story);
    expected.assert_eq(&reach_text(&book, goal_named(&book, goal), day(today)));
}

fn goal_named(book: &Book, name: &str) -> Goal {
    let person = book.contacts.iter().find(|row| row.full_name().starts_with(name)).map(|row| row.id);
    let at = || book.organizations.iter().find(|row| row.name == name).map(|row| Goal::At(row.id));
    person.map(Goal::Person).or_else(at).unwrap()
}

fn reach_text(book: &Book, goal: Goal, today: Day) -> String {
    let graph = Graph::new(&Outlook::new(book, today));
    let page = Reach::of(book, &Standings::new(book, today), &graph, today, goal).unwrap();
    let mut out = format!("{}\n", page.name);
    page.notice.iter().for_each(|notice| out += &format!("! {notice}\n"));
    for path in &page.paths {
        out += &format!("- {} [{}: {}]\n", path.line, path.ask, path.route.place.name());
        path.steps.iter().for_each(|step| out += &format!("    {step}\n"));
        path.before.iter().for_each(|before| {
            out += &format!("    {} {before}\n", if path.is_held { "first:" } else { "=" });
        });
    }
    for person in &page.people {
        out += &format!("  {} ({}): {}\n", person.name, person.role, person.way);
    }
    out
}

/// Costs and names of the paths, best first.
fn paths_text(book: &Book, goal: &str, today: &str) -> String {
    let outlook = Outlook::new(book, day(today));
    let standings = Standings::new(book, day(today));
    let ground = Ground::new(&outlook, &standings);
    let paths = Graph::new(&outlook).paths(&ground, goal_named(book, goal), 3);
    let name = |id: &Id<Contact>| book.get(*id).unwrap().short_name();
    let line = |path: &Path| {
        let names: Vec<String> = path.people.iter().map(name).collect();
        format!("{} {}\n", path.cost, names.join(" > "))
    };
    paths.iter().map(line).collect()
}

#[test]
fn paths_cost_what_the_steps_cost() {
    let book = tell(
        "
         2026-03-02
         person Ana One: strength 5, knows Zed Goal
         person Ben Two: strength 4, knows Zed Goal
         person Cem Three: strength 3, knows Zed Goal
         person Dan Four: strength 2, knows Zed Goal
         person Eve Five: strength 1, knows Zed Goal",
    );
    expect![[r#"
        1 Ana > Zed
        2 Ben > Zed
        4 Cem > Zed
    "#]]
    .assert_eq(&paths_text(&book, "Zed", "2026-03-02"));
}

#[test]
fn a_likely_step_a_long_silence_and_open_thanks_cost_more() {
    let book = tell(
        r#"
           2024-01-10
           person Ana Likely: strength 5, at Acme
           person Zed Goal: at Acme
           person Ben Silent: strength 5, knows Zed Goal
           person Cem Owed: strength 5, knows Zed Goal
           call with Ben
           2026-03-02 meet Cem, asked by me, favor advice 2"#,
    );
    expect![[r#"
        3 Ben > Zed
        5 Ana > Zed
        5 Cem > Zed
    "#]]
    .assert_eq(&paths_text(&book, "Zed", "2026-03-03"));
    // Thanks that were put off are open all the same.
    let snoozed = tell(
        "2026-02-02\nperson Zed Goal\nperson Cem Owed: strength 5, knows Zed Goal\n2026-03-02 meet Cem, asked by me, favor advice 2\n2026-03-02 snooze thanks of Cem until 2026-03-09",
    );
    assert_eq!(paths_text(&snoozed, "Zed", "2026-03-03"), "5 Cem > Zed\n");
}

#[test]
fn ties_go_to_fewer_bridges_then_to_the_name() {
    let book = tell(
        "
         2026-03-02
         person Zoe Direct: strength 4, knows Zed Goal
         person Ann Bridge: knows Zed Goal
         person Abe Far: strength 4, knows Ann Bridge
         person Bea Direct: strength 4, knows Zed Goal",
    );
    expect![[r#"
        2 Bea > Zed
        2 Zoe > Zed
        2 Abe > Ann > Zed
    "#]]
    .assert_eq(&paths_text(&book, "Zed", "2026-03-02"));
}

#[test]
fn a_way_is_ready_only_where_the_ask_is() {
    // R58: no care since they were last asked; R31: they said no to the same.
    check(
        "
         2026-01-12
         me: name Jo Berg
         mode searching from 2026-01-12
         person Ana Ruiz: strength 4, knows Zed Goal
         person Ben Okafor: strength 4, knows Zed Goal
         mail to Ana: ask advice
         2026-01-13 mail from Ana: answer; answer yes
         2026-01-14 mail to Ana: thanks and update
         2026-02-16 meet Ben, asked by me, asked about them
         2026-02-17 mail to Ben: ask introduction \"a talk\" whom \"Zed Goal\"
         2026-02-18 mail from Ben: answer; answer no",
        "Zed",
        "2026-03-03",
        expect![[r#"
            Zed Goal
            - Ana can introduce you to Zed Goal. [Ask Ana for this introduction: Ask]
                You and Ana: would go out of their way; last in touch 7 weeks ago.
                Ana and Zed know each other, as you noted.
                first: You asked Ana for something on 12 January, and nothing went the other way since. Ask how they are first, or give something small.
            - Ben can introduce you to Zed Goal. [Ask Ben for this introduction: Ask]
                You and Ben: would go out of their way; last in touch 13 days ago.
                Ben and Zed know each other, as you noted.
                first: 2 things to thank Ben for since 16 February, the latest: their answer.
                first: Ben said no to this on 18 February, and a no is never final: from 17 August on you can ask again. Staying in touch goes on as before.
        "#]],
    );
}

#[test]
fn no_path_has_more_than_three_bridges() {
    let story = |first: &str| {
        format!(
            "
             2026-03-02
             person Ana A: {first} knows Ben B
             person Ben B: knows Cem C
             person Cem C: knows Dan D
             person Dan D: knows Zed Goal"
        )
    };
    assert_eq!(paths_text(&tell(&story("strength 5,")), "Zed", "2026-03-02"), "");
    assert_eq!(paths_text(&tell(&story("strength 5,")), "Dan", "2026-03-02"), "1 Ana > Ben > Cem > Dan\n");
}

#[test]
fn years_have_to_overlap_and_unknown_years_do_not() {
    let book = tell(
        "
         2026-03-02
         person Ana Early: strength 5, formerly at Acme until 2015
         person Ben Late: strength 4, formerly at Acme until 2020
         person Cem Unknown: strength 3, formerly at Acme
         person Zed Goal: formerly at Acme until 2020",
    );
    expect![[r#"
        6 Ben > Zed
    "#]]
    .assert_eq(&paths_text(&book, "Zed", "2026-03-02"));
}

#[test]
fn r109_r115_and_who_would_rather_not_are_no_bridges() {
    let book = tell(
        "
         2026-03-02
         mode searching from 2026-03-02, discreet
         organization Own, own present
         person Ana Died: strength 5, knows Zed Goal, died 2026-01-01
         person Ben Never: strength 5, knows Zed Goal, never contact
         person Cem Asked: strength 5, knows Zed Goal, not to know
         person Dan Colleague: strength 5, knows Zed Goal, at Own
         person Eve Rather: strength 5, knows Zed Goal, stay no
         person Fay Fine: strength 2, knows Zed Goal",
    );
    assert_eq!(paths_text(&book, "Zed", "2026-03-02"), "8 Fay > Zed\n");
    let open = tell(
        "
         2026-03-02
         mode searching from 2026-03-02
         organization Own, own present
         person Dan Colleague: strength 5, knows Zed Goal, at Own",
    );
    assert_eq!(paths_text(&open, "Zed", "2026-03-02"), "1 Dan > Zed\n");
    // The employer that the user names is their own, too; and the walk after a discreet search is no other.
    let named = |mode: &str| {
        tell(&format!(
            "
             2026-03-02
             me: employer Own
             mode searching from 2026-02-02{mode}
             mode landed from 2026-03-02
             person Dan Colleague: strength 5, knows Zed Goal, at Own"
        ))
    };
    assert_eq!(paths_text(&named(", discreet"), "Zed", "2026-03-02"), "");
    assert_eq!(paths_text(&named(""), "Zed", "2026-03-02"), "1 Dan > Zed\n");
}

#[test]
fn each_step_says_why_it_is_believed_and_what_comes_first() {
    check(
        r#"
           2026-01-05
           person Ana Ruiz: strength 4, talked this month, knows Zed Goal
           person Ben Okafor: strength 3, talked this year, formerly at Acme as Analyst until 2022
           person Cem Kaya: strength 4, talked 1-3 years
           person Dan Lund: formerly at Acme as Director until 2022
           2026-01-12 introduction by Cem of Dan to Zed made
           2026-02-24 introduction by Cem of Dan to Ana made
           2026-03-02 meet Ana, asked by me, favor advice 2"#,
        "Zed",
        "2026-03-03",
        expect![[r#"
            Zed Goal
            - Cem can introduce you to Zed Goal. [Ask Cem for this introduction: Ask]
                You and Cem: would go out of their way; last in touch 2 years ago.
                Cem introduced Dan and Zed on 12 January.
                first: About 2 years since you and Cem talked. Write first, with nothing asked; this request comes after their answer.
            - Ana can introduce you to Zed Goal. [Ask Ana for this introduction: Ask]
                You and Ana: would go out of their way; last in touch yesterday.
                Ana and Zed know each other, as you noted.
                first: Ana helped you yesterday: advice. A thank-you lets it land.
            - Ben can ask Dan, who can introduce you to Zed Goal. [Ask Ben for this introduction: Ask]
                You and Ben: would answer gladly; last in touch 7 months ago.
                Ben and Dan were both at Acme in 2022: likely, not certain.
                Cem introduced Dan and Zed on 12 January.
                = Nothing is open between you and Ben.
        "#]],
    );
}

#[test]
fn an_organization_is_reached_through_anybody_there_now() {
    check(
        r#"
           2026-03-02
           target Acme
           person Ana Ruiz: strength 4, talked this month, knows Ben Okafor
           person Ben Okafor: at Acme as "Head of data", decision maker
           person Cem Kaya: at Acme as "Workshop foreman", insider
           person Dan Lund: at Acme as Clerk, strength 2, talked this year
           person Eve Moss: formerly at Acme as Analyst until 2020, strength 5"#,
        "Acme",
        "2026-03-02",
        expect![[r#"
            Acme
            - Ana can introduce you to Ben Okafor. [Ask Ana for this introduction: Ask]
                You and Ana: would go out of their way; last in touch 2 weeks ago.
                Ana and Ben know each other, as you noted.
                = Nothing is open between you and Ana.
            - You know Dan Lund yourself. [Ask Dan: Ask]
                You and Dan: have met, would know me; last in touch 5 months ago.
                = Nothing is open between you and Dan.
              Cem Kaya (Workshop foreman at Acme): through Ana and 1 other
              Dan Lund (Clerk at Acme): you know each other
              Ben Okafor (Head of data at Acme): through Ana
        "#]],
    );
}

#[test]
fn where_no_way_is_known_the_page_says_so_and_what_would_help() {
    let story = "
         2026-03-02
         organization Acme
         person Ana Ruiz: strength 4
         person Zed Goal
         person Yan Died: died 2026-01-01
         person Xia Rather: stay no";
    check(
        story,
        "Zed",
        "2026-03-02",
        expect![[r#"
        Zed Goal
        ! No way to Zed is known yet. Who might know Zed? Note it with “knows” on a person, or say how well you know those who worked with them.
    "#]],
    );
    check(
        story,
        "Yan",
        "2026-03-02",
        expect![[r#"
        Yan Died
        ! Yan is left in peace, so no way is looked for.
    "#]],
    );
    check(
        story,
        "Xia",
        "2026-03-02",
        expect![[r#"
        Xia Rather
        ! Xia would rather not stay in touch, so no way is looked for.
    "#]],
    );
    check(
        story,
        "Acme",
        "2026-03-02",
        expect![[r#"
        Acme
        ! Nobody in the book is at Acme now. Whoever you add there can be reached from here.
    "#]],
    );
}

#[test]
fn who_is_known_is_reached_at_once() {
    check(
        "
         2026-03-02
         person Ana Ruiz: strength 4, talked this month",
        "Ana",
        "2026-03-02",
        expect![[r#"
            Ana Ruiz
            - You know Ana Ruiz yourself. [Ask Ana: Ask]
                You and Ana: would go out of their way; last in touch 2 weeks ago.
                = Nothing is open between you and Ana.
        "#]],
    );
}

/// A small network without words: strengths, who knows whom, introductions made, places with years.
#[derive(Clone, Debug)]
struct Net {
    strengths: Vec<Option<u8>>,
    knows: Vec<(usize, usize)>,
    made: Vec<(usize, usize, usize)>,
    places: Vec<(usize, usize, i32, i32)>,
    goal: usize,
}

const PEOPLE: usize = 9;

fn net() -> impl Strategy<Value = Net> {
    let person = 0..PEOPLE;
    let strength = prop_oneof![3 => Just(None), 2 => (1..=5_u8).prop_map(Some)];
    (
        prop::collection::vec(strength, PEOPLE),
        prop::collection::vec((person.clone(), person.clone()), 0..7),
        prop::collection::vec((person.clone(), person.clone(), person.clone()), 0..3),
        prop::collection::vec((person.clone(), 0..3_usize, 2010..2018, 0..4), 0..9),
        person,
    )
        .prop_map(|(strengths, knows, made, places, goal)| Net { strengths, knows, made, places, goal })
}

/// The book of a network; everybody's name is their number, whatever the order they were written down in.
fn book_of(net: &Net, order: &[usize]) -> (Book, Vec<Id<Contact>>) {
    let mut book = Book::default();
    let id = |person: usize| Id::from_number(1000 + person as u64);
    for person in order {
        let mut contact = Contact { given: format!("P{person}"), ..Contact::default() };
        contact.strength = net.strengths[*person].map(|number| {
            [Strength::Barely, Strength::Met, Strength::Gladly, Strength::OutOfTheirWay, Strength::Closest]
                [usize::from(number) - 1]
        });
        for (at, (_, to)) in net.knows.iter().enumerate().filter(|(_, (from, _))| from == person) {
            let relation = Relation {
                id: Id::from_number(at as u64),
                kind: "knows".into(),
                to: Some(id(*to)),
                name: String::new(),
            };
            contact.relations.put(relation);
        }
        put(&mut book, id(*person), contact);
    }
    for place in 0..3 {
        let organization = Organization { name: format!("O{place}"), ..Organization::default() };
        put(&mut book, Id::from_number(2000 + place), organization);
    }
    for (at, (introducer, who, to)) in net.made.iter().enumerate() {
        let [introducer, who, to] = [introducer, who, to].map(|person| Party::Contact(id(*person)));
        let made_on = Some(day("2026-01-01"));
        let row = Introduction { introducer, who, to, made_on, ..Introduction::default() };
        put(&mut book, Id::from_number(3000 + at as u64), row);
    }
    for (at, (person, place, from, length)) in net.places.iter().enumerate() {
        let year =
            |year: i32| Some(KnownDay { day: Day::new(year, 1, 1).unwrap(), precision: Precision::Year });
        let row = Affiliation {
            contact: id(*person),
            organization: Some(Id::from_number(2000 + *place as u64)),
            from: year(*from),
            until: year(from + length),
            past: true,
            ..Affiliation::default()
        };
        put(&mut book, Id::from_number(4000 + at as u64), row);
    }
    (book, (0..PEOPLE).map(id).collect())
}

fn put<T: Noun>(book: &mut Book, id: Id<T>, record: T) {
    let stamp = Stamp { time: 1 << 16, device: Device(1), source: Source::User };
    book.load_row(Row {
        id,
        recorded_on: day("2026-01-01"),
        source: Source::User,
        stamp,
        later: Vec::new(),
        trashed: None,
        unknown: String::new(),
        record,
    });
}

/// Every third one rests.
fn found(book: &Book, goal: Id<Contact>) -> Vec<(u32, Vec<Id<Contact>>)> {
    let today = day("2026-03-02");
    let (outlook, standings) = (Outlook::new(book, today), Standings::new(book, today));
    let ground = Ground {
        outlook: &outlook,
        standings: &standings,
        rests: |_, id| (id.number() - 1000).is_multiple_of(3),
    };
    let paths = Graph::new(&outlook).paths(&ground, Goal::Person(goal), 3);
    paths.into_iter().map(|path| (path.cost, path.people)).collect()
}

/// Every path, pair by pair and step by step, the plain way; the best of each first bridge.
fn by_trying_all(net: &Net, ids: &[Id<Contact>]) -> Vec<(u32, Vec<Id<Contact>>)> {
    let step = |one: usize, other: usize| -> Option<u32> {
        let pair = |a: &usize, b: &usize| [(*a, *b), (*b, *a)].contains(&(one, other));
        let certain = net.knows.iter().any(|(a, b)| pair(a, b))
            || net.made.iter().any(|(i, w, t)| pair(i, w) || pair(i, t) || pair(w, t));
        let likely = net.places.iter().filter(|place| place.0 == one).any(|(_, at, from, length)| {
            net.places.iter().filter(|place| place.0 == other).any(|(_, there, since, more)| {
                at == there && *from <= since + more && *since <= from + length
            })
        });
        if certain { Some(0) } else { likely.then_some(4) }
    };
    let first = |person: usize| {
        let close = match net.strengths[person]? {
            5 => 1,
            4 => 2,
            3 => 4,
            2 => 8,
            _ => return None,
        };
        Some(close + if person.is_multiple_of(3) { 4 } else { 0 })
    };
    let mut all: Vec<(u32, usize, Vec<usize>)> = Vec::new();
    let mut open: Vec<(u32, Vec<usize>)> =
        (0..PEOPLE).filter_map(|person| Some((first(person)?, vec![person]))).collect();
    while let Some((cost, path)) = open.pop() {
        let last = path[path.len() - 1];
        if last == net.goal {
            all.push((cost, path.len(), path));
            continue;
        }
        if path.len() > 3 {
            continue;
        }
        for next in (0..PEOPLE).filter(|next| !path.contains(next)) {
            if let Some(more) = step(last, next) {
                open.push((cost + more, path.iter().copied().chain([next]).collect()));
            }
        }
    }
    all.sort();
    let mut begun = Vec::new();
    all.retain(|(_, _, path)| {
        let new = !begun.contains(&path[0]);
        begun.push(path[0]);
        new
    });
    all.truncate(3);
    all.into_iter().map(|(cost, _, path)| (cost, path.into_iter().map(|at| ids[at]).collect())).collect()
}

proptest! {
    #[test]
    fn the_search_finds_what_trying_everything_finds(net in net()) {
        let order: Vec<usize> = (0..PEOPLE).collect();
        let (book, ids) = book_of(&net, &order);
        prop_assert_eq!(found(&book, ids[net.goal]), by_trying_all(&net, &ids));
    }

    #[test]
    fn paths_do_not_depend_on_the_order_of_writing_down(
        net in net(),
        order in Just((0..PEOPLE).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let (book, ids) = book_of(&net, &(0..PEOPLE).collect::<Vec<_>>());
        let (other, _) = book_of(&net, &order);
        prop_assert_eq!(found(&book, ids[net.goal]), found(&other, ids[net.goal]));
    }
}

#[test]
fn a_first_step_adds_up() {
    let step = FirstStep { strength: Strength::Met, long_ago: true, burdened: true };
    assert_eq!(step.cost(), 8 + 2 + 4);
}

#[test]
fn what_alters_the_network_is_all_that_has_to_be_built_anew() {
    let today = day("2026-03-02");
    for story in
        [include_str!("../../src/sample/week_six.txt"), include_str!("../../src/sample/peacetime.txt")]
    {
        let mut telling = kith::sample::story::Telling::seen_from(today, story).unwrap();
        telling.until(Day::from_number(i32::MAX));
        let mut book = Book::default();
        let build = |book: &Book| Graph::new(&Outlook::new(book, today));
        let mut kept = build(&book);
        for changes in telling.changes() {
            book.absorb(changes).unwrap();
            if Graph::is_altered_by(changes) {
                kept = build(&book);
            } else {
                assert!(kept == build(&book), "after {:?}", changes.what);
            }
        }
    }
}

#[test]
fn what_is_not_read_of_a_person_alters_no_network() {
    let today = day("2026-03-02");
    let mut book = tell(
        "2026-03-02\nperson Ana Ruiz: strength 2, starred, at Acme, email ana@a.example, tag choir, note \"sings\", cadence near, talked this year, met through Ben Okafor, knows Zed Goal, birthday 12 May, wants \"a flat\", fact \"moved\"\nperson Cem Bare\nperson Zed Goal: at Acme",
    );
    let of = |name: &str| book.contacts.iter().find(|row| row.full_name() == name).unwrap();
    let (id, parts) =
        (of("Cem Bare").id.number(), Contact::diff(&of("Cem Bare").record, &of("Ana Ruiz").record));
    let build = |book: &Book| Graph::new(&Outlook::new(book, today));
    let mut altering = Vec::new();
    for part in parts {
        let before = build(&book);
        let name = |(number, _): &&(u8, &str)| *number == part.part.field;
        let (_, field) = Contact::FIELDS.iter().find(name).unwrap();
        let edit = Edit { kind: Kind::Contact, id, stamp: None, was: None, act: Act::Set(part) };
        let stamp = Stamp { time: book.latest_stamp().time + 1, ..book.latest_stamp() };
        let what = What { verb: Verb::EditContact, contact: None, count: 1, of: None };
        let changes = Changes { stamp, what, edits: vec![edit] };
        book.absorb(&changes).unwrap();
        match Graph::is_altered_by(&changes) {
            true => altering.push(*field),
            false => assert!(before == build(&book), "after a change of {field}"),
        }
    }
    expect!["given, family, emails, strength, introducer, relations"].assert_eq(&altering.join(", "));
}

#[test]
fn the_session_finds_ways_that_were_written_down_a_moment_ago() {
    let book = tell("2026-03-02\nperson Ana Ruiz: strength 5\nperson Zed Goal");
    let goal = goal_named(&book, "Zed");
    let ana = book.contacts.iter().find(|row| row.short_name() == "Ana").unwrap().clone();
    let mut session = kith::session::Session::with_book(book);
    let today = day("2026-03-02");
    let ways = |session: &kith::session::Session| {
        session.with_graph(today, |book, standings, graph| {
            Reach::of(book, standings, graph, today, goal).unwrap().paths.len()
        })
    };
    assert_eq!(ways(&session), 0);
    let Goal::Person(zed) = goal else { unreachable!() };
    let knows = Relation { id: Id::from_number(1), kind: "knows".into(), to: Some(zed), name: String::new() };
    let moment =
        kith::moment::Moment { today, minute: 600, now: 1_800_000_000_000, seed: 1, device: Device(9) };
    let command = kith::page::person::edit(&ana, |contact| contact.relations.put(knows));
    session.send(command, &moment).unwrap();
    assert_eq!(ways(&session), 1);
}
