//! Imports as lists of what happens to whom.

use super::*;
use crate::book::contact::HowMet;
use crate::book::record::Each;
use crate::book::values::Labelled;
use crate::book::{Affiliation, KnownDay, Organization};
use crate::changes::Changes;
use crate::command::{Command, Edited, NewContact, Position, decide};
use crate::exchange::linkedin::parse;
use crate::forget::forget;
use crate::history::History;
use crate::id::ItemId;
use crate::moment::{Device, Moment, Source, Stamp};
use crate::page::people::role_line;
use expect_test::{Expect, expect};
use proptest::prelude::*;
use std::collections::BTreeSet;

const HEADER: &str = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n";

/// A second after whatever happened last.
fn now(book: &Book) -> Moment {
    let today = Day::parse("2026-03-02").unwrap();
    let now = book.latest_stamp().millis().max(1_772_442_000_000) + 1000;
    Moment { today, minute: 600, now, seed: 7, device: Device(1) }
}

fn next_stamp(book: &Book) -> Stamp {
    Stamp::next(book.latest_stamp(), &now(book), Source::User)
}

fn send(book: &mut Book, command: Command) -> Changes {
    let changes = decide(book, command, &now(book)).unwrap();
    book.absorb(&changes).unwrap();
    changes
}

fn read(rows: &str) -> Parsed {
    parse(format!("{HEADER}{rows}").as_bytes()).unwrap()
}

fn import(book: &mut Book, parsed: &Parsed, choices: &Choices) -> Changes {
    let plan = plan(book, parsed, DateOrder::DayFirst);
    let changes = changes(book, parsed, &plan, choices, &now(book)).unwrap();
    book.absorb(&changes).unwrap();
    changes
}

fn typed(book: &mut Book, contact: Contact, title: &str, organization: &str) -> Id<Contact> {
    let position = Position { title: title.to_owned(), organization: organization.to_owned() };
    send(book, Command::AddContact(Box::new(NewContact { contact, position }))).what.contact.unwrap()
}

fn named(given: &str, family: &str) -> Contact {
    Contact { given: given.to_owned(), family: family.to_owned(), ..Contact::default() }
}

fn one(value: &str) -> Each<Labelled> {
    let id = ItemId::from_number(crate::text::stable_hash(value.as_bytes()));
    [Labelled { id, label: String::new(), value: value.to_owned() }].into_iter().collect()
}

/// Everybody, with all that an import may touch.
fn people(book: &Book) -> String {
    let mut out = String::new();
    for row in book.contacts.iter() {
        let values = |items: &Each<Labelled>| items.iter().map(|item| item.value.clone()).collect::<Vec<_>>();
        let met = row.met_on.map(|met| met.day.to_string()).unwrap_or_default();
        let details = [values(&row.links), values(&row.emails), vec![met, role_line(book, row.id)]].concat();
        let details: Vec<String> = details.into_iter().filter(|text| !text.is_empty()).collect();
        out += &format!("{}: {}\n", row.full_name(), details.join("; "));
        for past in book.naming::<Affiliation>(row.id.number()).filter(|place| !place.is_present()) {
            let organization = past.organization.and_then(|id| book.get(id)).map_or("", |row| &row.name);
            out += &format!("    was {} at {organization}\n", past.title);
        }
    }
    out
}

fn check(book: &mut Book, rows: &str, choices: &[(usize, Choice)], expected: Expect) {
    let parsed = read(rows);
    let plan = plan(book, &parsed, DateOrder::DayFirst);
    let mut out = String::new();
    for (row, finding) in parsed.rows.iter().zip(&plan.findings) {
        out += &format!("{}: {}\n", row.line, said(book, finding));
    }
    let mut chosen = Choices::default();
    choices.iter().for_each(|(at, choice)| chosen.choose(*at, *choice));
    import(book, &parsed, &chosen);
    expected.assert_eq(&format!("{out}---\n{}", people(book)));
}

fn said(book: &Book, finding: &Finding) -> String {
    let name = |id: &Id<Contact>| book.get(*id).unwrap().full_name();
    match finding {
        Finding::New => "new".to_owned(),
        Finding::Known { contact, news } => format!("{}: {}", name(contact), said_news(news)),
        Finding::Unsure { contact, news } => format!("{}? {}", name(contact), said_news(news)),
        Finding::Repeats { line } => format!("repeats line {line}"),
        Finding::InTrash { since } => format!("in the trash since {since}"),
        Finding::PassedOver => "passed over".to_owned(),
    }
}

fn said_news(news: &News) -> String {
    let place = match &news.place {
        Placing::Nothing => "",
        Placing::Add => "a place",
        Placing::Complete(_) => "more of a place",
        Placing::Move(_) => "a new place",
    };
    let fills = news.fills.iter().map(|field| format!("{field:?}"));
    let differs = news.differs.iter().map(|field| format!("not {field:?}"));
    let all: Vec<String> =
        fills.chain(differs).chain([place.to_owned()]).filter(|said| !said.is_empty()).collect();
    if all.is_empty() { "nothing new".to_owned() } else { all.join(", ") }
}

#[test]
fn ok_new_people_come_with_all_that_the_file_knows_and_no_interaction() {
    let mut book = Book::default();
    let rows = "Ana,Silva,www.linkedin.com/in/ana,ana@x.org,Acme Inc.,CTO,01 Jan 2020\n\
                Ben,Okri,,,ACME,,02 Jan 2020\n\
                Cy,,javascript:alert(1),,Freelance,Coach,\n";
    check(
        &mut book,
        rows,
        &[],
        expect![[r#"
            2: new
            3: new
            4: new
            ---
            Ana Silva: https://www.linkedin.com/in/ana; ana@x.org; 2020-01-01; CTO at Acme Inc.
            Ben Okri: 2020-01-02; Acme Inc.
            Cy: Coach (Freelance)
        "#]],
    );
    assert_eq!(book.organizations.len(), 1);
    for row in book.contacts.iter() {
        assert_eq!(
            (row.source, row.stamp.source, row.met_how),
            (Source::Import, Source::Import, HowMet::Import)
        );
        assert_eq!((row.strength, book.interactions.len()), (None, 0));
    }
}

#[test]
fn ok_blanks_are_filled_and_what_was_typed_stays() {
    let mut book = Book::default();
    let ana = Contact {
        emails: one("Ana@X.org"),
        met_on: Day::new(2015, 5, 1).map(Into::into),
        ..named("Anita", "")
    };
    typed(&mut book, ana, "", "Acme");
    let ben = Contact { links: one("http://de.linkedin.com/in/BEN/"), ..named("Ben", "") };
    typed(&mut book, ben, "", "");
    let rows = "Ana,Silva,https://www.linkedin.com/in/ana,ana@x.org,\"Acme, Inc.\",CTO,01 Jan 2020\n\
                Ben,Okri,https://www.linkedin.com/in/ben,,Acme,Founder,02 Jan 2020\n";
    check(
        &mut book,
        rows,
        &[],
        expect![[r#"
            2: Anita: Profile, not Name, not ConnectedOn, more of a place
            3: Ben: Name, ConnectedOn, a place
            ---
            Anita: https://www.linkedin.com/in/ana; Ana@X.org; 2015-05-01; CTO at Acme
            Ben Okri: http://de.linkedin.com/in/BEN/; 2020-01-02; Founder at Acme
        "#]],
    );
    check(
        &mut book,
        rows,
        &[(0, Choice::Overwrite)],
        expect![[r#"
            2: Anita: not Name, not ConnectedOn
            3: Ben Okri: nothing new
            ---
            Ana Silva: https://www.linkedin.com/in/ana; Ana@X.org; 2020-01-01; CTO at Acme
            Ben Okri: http://de.linkedin.com/in/BEN/; 2020-01-02; Founder at Acme
        "#]],
    );
}

#[test]
fn r113_a_new_job_is_added_from_the_day_of_the_import_and_the_old_one_kept() {
    let mut book = Book::default();
    import(&mut book, &read("Ana,Silva,linkedin.com/in/ana,,Acme,CTO,01 Jan 2020\n"), &Choices::default());
    let later = "Ana,Silva,linkedin.com/in/ana,,Beta Labs,CEO,01 Jan 2020\n";
    check(
        &mut book,
        later,
        &[],
        expect![[r#"
            2: Ana Silva: a new place
            ---
            Ana Silva: https://linkedin.com/in/ana; 2020-01-01; CEO at Beta Labs
                was CTO at Acme
        "#]],
    );
    let since: Vec<_> = book.affiliations.iter().map(|row| row.from.map(|from| from.day)).collect();
    assert_eq!(since, [None, Some(now(&book).today)]);
    check(
        &mut book,
        "Ana,Silva,linkedin.com/in/ana,,Acme,CTO,01 Jan 2020\n",
        &[],
        expect![[r#"
            2: Ana Silva: nothing new
            ---
            Ana Silva: https://linkedin.com/in/ana; 2020-01-01; CEO at Beta Labs
                was CTO at Acme
        "#]],
    );
}

#[test]
fn ok_somebody_of_the_same_name_is_asked_about() {
    let mut book = Book::default();
    typed(&mut book, named("Ana", "Silva"), "", "Beta");
    typed(&mut book, named("Ana", "Silva"), "", "Acme");
    typed(&mut book, Contact { called: "Ben".to_owned(), ..named("Benjamin", "Okri") }, "", "");
    let rows = "ANA,SILVA (she/her),linkedin.com/in/ana,,Acme GmbH,CTO,01 Jan 2020\n\
                Ben,\"Okri, MBA\",,,,,02 Jan 2020\n\
                Cy,Young,,,,,\n";
    let parsed = read(rows);
    let plan = plan(&book, &parsed, DateOrder::DayFirst);
    assert_eq!(plan.counts(&Choices::default()), Counts { added: 1, updated: 0 }, "nobody decided yet");
    check(
        &mut book,
        rows,
        &[(0, Choice::SamePerson), (1, Choice::SomebodyElse)],
        expect![[r#"
            2: Ana Silva? Profile, ConnectedOn, more of a place
            3: Benjamin Okri? ConnectedOn
            4: new
            ---
            Ana Silva: Beta
            Ana Silva: https://linkedin.com/in/ana; 2020-01-01; CTO at Acme
            Benjamin Okri: 
            Ben Okri, MBA: 2020-01-02
            Cy Young: 
        "#]],
    );
}

#[test]
fn ok_another_profile_is_somebody_else_unless_name_and_day_agree() {
    let mut book = Book::default();
    import(&mut book, &read("Ana,Silva,linkedin.com/in/ana,,,,01 Jan 2020\n"), &Choices::default());
    check(
        &mut book,
        "Ana,Silva,linkedin.com/in/ana-silva,,,,01 Jan 2020\nAna,Silva,linkedin.com/in/ana2,,,,05 Jul 2021\n",
        &[(0, Choice::SamePerson)],
        expect![[r#"
            2: Ana Silva? Profile
            3: new
            ---
            Ana Silva: https://linkedin.com/in/ana; https://linkedin.com/in/ana-silva; 2020-01-01
            Ana Silva: https://linkedin.com/in/ana2; 2021-07-05
        "#]],
    );
}

#[test]
fn ok_nobody_comes_twice_from_one_file() {
    let mut book = Book::default();
    typed(
        &mut book,
        Contact { emails: one("cy@x.org"), links: one("linkedin.com/in/cy"), ..named("Cy", "") },
        "",
        "",
    );
    check(
        &mut book,
        "Ana,Silva,linkedin.com/in/ana,ana@x.org,,,01 Jan 2020\n\
         Ana,Silva,http://de.linkedin.com/in/Ana/,,,,\n\
         Anita,Silva,,ANA@x.org,,,\n\
         Ana,Silva,,,,,2020-01-01\n\
         Ana,Silva,linkedin.com/in/another,ana@x.org,,,01 Jan 2020\n\
         Cy,Young,linkedin.com/in/cy,,,,\n\
         Cyrus,Young,,cy@x.org,,,\n",
        &[],
        expect![[r#"
            2: new
            3: repeats line 2
            4: repeats line 2
            5: repeats line 2
            6: new
            7: Cy: Name
            8: Cy: not Name
            ---
            Cy Young: linkedin.com/in/cy; cy@x.org
            Ana Silva: https://linkedin.com/in/ana; ana@x.org; 2020-01-01
            Ana Silva: https://linkedin.com/in/another; ana@x.org; 2020-01-01
        "#]],
    );
}

#[test]
fn ok_who_was_put_in_the_trash_stays_there() {
    let mut book = Book::default();
    let rows = "Ana,Silva,linkedin.com/in/ana,,Acme,CTO,01 Jan 2020\n";
    import(&mut book, &read(rows), &Choices::default());
    let ana = book.contacts.iter().next().unwrap().id;
    send(&mut book, Command::Trash(vec![ana]));
    check(
        &mut book,
        rows,
        &[],
        expect![[r#"
        2: in the trash since 2026-03-02
        ---
    "#]],
    );
    check(
        &mut book,
        rows,
        &[(0, Choice::SomebodyElse)],
        expect![[r#"
        2: in the trash since 2026-03-02
        ---
        Ana Silva: https://linkedin.com/in/ana; 2020-01-01; CTO at Acme
    "#]],
    );
}

#[test]
fn r115_who_was_forgotten_is_passed_over_where_that_was_asked_for() {
    let mut book = Book::default();
    let rows = "Ana,Silva,linkedin.com/in/ana,,,,\nBen,Okri,linkedin.com/in/ben,,,,\n";
    import(&mut book, &read(rows), &Choices::default());
    let ids: Vec<Id<Contact>> = book.contacts.iter().map(|row| row.id).collect();
    for (id, pass_over) in ids.into_iter().zip([true, false]) {
        let forgotten = forget(&book, id, &BTreeSet::new(), pass_over, &now(&book));
        book.absorb(&forgotten).unwrap();
    }
    check(
        &mut book,
        rows,
        &[],
        expect![[r#"
        2: passed over
        3: new
        ---
        Ben Okri: https://linkedin.com/in/ben
    "#]],
    );
}

#[test]
fn r115_nothing_is_changed_for_those_who_are_to_be_left_alone() {
    let mut book = Book::default();
    let ana = Contact { links: one("linkedin.com/in/ana"), never_contact: true, ..named("Ana", "") };
    typed(&mut book, ana, "", "");
    check(
        &mut book,
        "Ana,Silva,linkedin.com/in/ana,,Acme,CTO,01 Jan 2020\n",
        &[],
        expect![[r#"
        2: Ana: nothing new
        ---
        Ana: linkedin.com/in/ana
    "#]],
    );
}

#[test]
fn ok_the_user_takes_nobody_or_only_some() {
    let mut book = Book::default();
    let parsed = read("Ana,Silva,,,,,\nBen,Okri,,,,,\nCy,Young,,,,,\n");
    let mut choices = Choices::default();
    (0..3).for_each(|at| choices.choose(at, Choice::Leave));
    let found = plan(&book, &parsed, DateOrder::DayFirst);
    assert_eq!(found.counts(&choices), Counts::default());
    choices.choose(1, Choice::Take);
    assert_eq!(import(&mut book, &parsed, &choices).what.count, 1);
    assert_eq!(people(&book), "Ben Okri: \n");
}

/// The book without ids and stamps, which differ after undo and redo.
fn content(book: &Book) -> String {
    let organizations: Vec<&str> = book.organizations.iter().map(|row| row.name.as_str()).collect();
    format!("{}{organizations:?}", people(book))
}

fn file_of_1200() -> Parsed {
    parse(include_bytes!("../../../tests/data/linkedin_1200.csv")).unwrap()
}

#[test]
fn ok_the_same_file_twice_changes_nothing() {
    let parsed = file_of_1200();
    for order in [DateOrder::DayFirst, DateOrder::MonthFirst] {
        let mut book = Book::default();
        let first = plan(&book, &parsed, DateOrder::MonthFirst);
        let changed = changes(&book, &parsed, &first, &Choices::default(), &now(&book)).unwrap();
        book.absorb(&changed).unwrap();
        assert_eq!(first.counts(&Choices::default()), Counts { added: 1190, updated: 0 });
        assert_eq!((book.contacts.len(), changed.what.count), (1190, 1190));
        let again = plan(&book, &parsed, order);
        assert_eq!(again.counts(&Choices::default()), Counts::default());
        assert!(changes(&book, &parsed, &again, &Choices::default(), &now(&book)).unwrap().is_empty());
    }
}

#[test]
fn ok_an_import_is_taken_back_in_one_step() {
    let mut book = Book::default();
    typed(&mut book, Contact { emails: one("0005@example.com"), ..named("Somebody", "") }, "", "Talaria");
    let before = content(&book);
    let mut history = History::default();
    let done = import(&mut book, &file_of_1200(), &Choices::default());
    assert_ne!(content(&book), before);
    history.note(done);
    let undo = history.undo(next_stamp(&book)).unwrap();
    book.absorb(&undo).unwrap();
    assert_eq!(content(&book), before);
}

#[test]
fn ok_a_place_that_the_user_ended_does_not_come_back() {
    let mut book = Book::default();
    let rows = "Ana,Silva,linkedin.com/in/ana,,Acme,CTO,01 Jan 2020\n";
    import(&mut book, &read(rows), &Choices::default());
    let place = book.affiliations.iter().next().unwrap();
    let after = Affiliation { past: true, ..place.record.clone() };
    let edit = Command::Edit(Edited::of(place.id, &place.record, &after));
    send(&mut book, edit);
    assert!(import(&mut book, &read(rows), &Choices::default()).is_empty());
}

#[test]
fn ok_what_was_answered_is_not_asked_again() {
    let mut book = Book::default();
    let met = Contact { met_on: Day::new(2015, 5, 1).map(Into::into), ..named("Ana", "Silva") };
    typed(&mut book, met, "", "");
    let rows = "Ana,Silva,,,Acme,CTO,04/05/2020\nAna,Silva,linkedin.com/in/b,,,,03 Mar 2021\n";
    check(
        &mut book,
        rows,
        &[(0, Choice::SamePerson), (1, Choice::SomebodyElse)],
        expect![[r#"
            2: Ana Silva? not ConnectedOn, a place
            3: Ana Silva? Profile, not ConnectedOn
            ---
            Ana Silva: 2015-05-01; CTO at Acme
            Ana Silva: https://linkedin.com/in/b; 2021-03-03
        "#]],
    );
    check(
        &mut book,
        rows,
        &[],
        expect![[r#"
        2: Ana Silva? not ConnectedOn
        3: Ana Silva: nothing new
        ---
        Ana Silva: 2015-05-01; CTO at Acme
        Ana Silva: https://linkedin.com/in/b; 2021-03-03
    "#]],
    );
}

#[test]
fn ok_both_profiles_of_one_person_find_them() {
    let mut book = Book::default();
    typed(&mut book, named("Ana", "Silva"), "", "");
    let rows =
        "Ana,Silva,linkedin.com/in/a,,Acme,,01 Jan 2020\nAna,Silva,linkedin.com/in/b,,Acme,CTO,02 Feb 2021\n";
    check(
        &mut book,
        rows,
        &[(0, Choice::SamePerson), (1, Choice::SamePerson)],
        expect![[r#"
        2: Ana Silva? Profile, ConnectedOn, a place
        3: Ana Silva? Profile, ConnectedOn, a place
        ---
        Ana Silva: https://linkedin.com/in/b; https://linkedin.com/in/a; 2021-02-02; CTO at Acme
    "#]],
    );
    check(
        &mut book,
        rows,
        &[],
        expect![[r#"
        2: Ana Silva: not ConnectedOn
        3: Ana Silva: nothing new
        ---
        Ana Silva: https://linkedin.com/in/b; https://linkedin.com/in/a; 2021-02-02; CTO at Acme
    "#]],
    );
}

#[test]
fn ok_somebody_who_connected_on_another_day_is_somebody_else() {
    let mut book = Book::default();
    import(&mut book, &read("Ana,Silva,,,Acme,CTO,01 Jan 2020\n"), &Choices::default());
    let newer = "Ana,Silva,,,Acme,CTO,02 Feb 2021\nAna,Silva,,,Acme,CTO,01 Jan 2020\n";
    check(
        &mut book,
        newer,
        &[],
        expect![[r#"
            2: new
            3: Ana Silva: nothing new
            ---
            Ana Silva: 2020-01-01; CTO at Acme
            Ana Silva: 2021-02-02; CTO at Acme
        "#]],
    );
    assert!(import(&mut book, &read(newer), &Choices::default()).is_empty());
}

#[test]
fn ok_all_to_whom_a_row_brings_nothing_are_taken_by_it() {
    let mut book = Book::default();
    typed(&mut book, Contact { never_contact: true, ..named("Ana", "Silva") }, "", "");
    for called in ["", "Ana"] {
        let (links, emails) = (one("linkedin.com/in/b"), one("a@x.org"));
        let met_on = Day::new(2020, 5, 4).map(Into::into);
        let ben = Contact { called: called.to_owned(), links, emails, met_on, ..named("Ben", "Silva") };
        typed(&mut book, ben, "", "");
    }
    let rows = "Ana,Okri,,a@x.org,Acme,Coach,\n\
                ,Silva,linkedin.com/in/b,,Acme,Coach,\n\
                Ana,Silva,linkedin.com/in/a,,Acme,Coach,2020-05-04\n";
    check(
        &mut book,
        rows,
        &[],
        expect![[r#"
        2: Ben Silva: not Name, a place
        3: Ben Silva: a place
        4: Ana Silva? nothing new
        ---
        Ana Silva: 
        Ben Silva: linkedin.com/in/b; a@x.org; 2020-05-04; Coach at Acme
        Ben Silva: linkedin.com/in/b; a@x.org; 2020-05-04; Coach at Acme
    "#]],
    );
    check(
        &mut book,
        rows,
        &[],
        expect![[r#"
        2: Ben Silva: not Name
        3: Ben Silva: nothing new
        4: Ana Silva? nothing new
        ---
        Ana Silva: 
        Ben Silva: linkedin.com/in/b; a@x.org; 2020-05-04; Coach at Acme
        Ben Silva: linkedin.com/in/b; a@x.org; 2020-05-04; Coach at Acme
    "#]],
    );
}

#[test]
fn ok_a_name_that_the_book_has_in_one_field_is_the_same_name() {
    // All of it in the first field, the last one, or as what the user calls them; found by the profile or the name.
    let whole = [
        named("Ana Ruiz", ""),
        named("", "Ana Ruiz"),
        Contact { called: "Ana Ruiz".into(), ..named("", "") },
    ];
    for (at, contact) in whole.into_iter().enumerate() {
        for rows in [
            "Ana,Ruiz,https://a.example/in/ana,,,,",
            "Ana,\"Ruiz, PhD\",https://a.example/in/ana,,,,",
            ",Ruiz,https://a.example/in/ana,,,,",
            "Ana,,https://a.example/in/ana,,,,",
        ] {
            let mut book = Book::default();
            let links = one("https://a.example/in/ana");
            let id = typed(&mut book, Contact { links, ..contact.clone() }, "", "");
            let before = book.get(id).unwrap().record.clone();
            import(&mut book, &read(rows), &Choices::default());
            assert_eq!(book.contacts.len(), 1, "{at} {rows}");
            assert_eq!(book.get(id).unwrap().record, before, "{at} {rows}");
        }
    }
    let mut book = Book::default();
    typed(&mut book, named("Ana Ruiz", ""), "", "");
    check(
        &mut book,
        "Ana,Ruiz,https://a.example/in/ana,,Acme,CTO,\n",
        &[(0, Choice::SamePerson)],
        expect![[r#"
            2: Ana Ruiz? Profile, a place
            ---
            Ana Ruiz: https://a.example/in/ana; CTO at Acme
        "#]],
    );
    // A first name alone is no whole name: the last one is filled.
    let mut book = Book::default();
    typed(&mut book, Contact { links: one("https://a.example/in/ana"), ..named("Ana", "") }, "", "");
    check(
        &mut book,
        "Ana,Ruiz,https://a.example/in/ana,,,,\n",
        &[],
        expect![[r#"
        2: Ana: Name
        ---
        Ana Ruiz: https://a.example/in/ana
    "#]],
    );
}

#[test]
fn ok_a_part_of_a_name_finds_whom_the_book_has_in_one_field() {
    let mut book = Book::default();
    import(&mut book, &read(",Ruiz,,,,,01 Jan 2026\n"), &Choices::default());
    let id = book.contacts.iter().next().unwrap().id;
    let before = book.get(id).unwrap().record.clone();
    let whole = Contact { family: "Ana Ruiz".into(), ..before.clone() };
    send(&mut book, Command::Edit(Edited::of(id, &before, &whole)));
    check(
        &mut book,
        ",Ruiz,,,,,01 Jan 2026\n",
        &[],
        expect![[r#"
            2: Ana Ruiz? nothing new
            ---
            Ana Ruiz: 2026-01-01
        "#]],
    );
}

#[test]
fn ok_an_address_that_two_people_share_means_whom_the_row_names() {
    let family = || {
        let mut book = Book::default();
        typed(&mut book, Contact { emails: one("home@ruiz.example"), ..named("Ana", "Ruiz") }, "", "");
        let met_on = Day::parse("2026-01-05").map(KnownDay::from);
        typed(
            &mut book,
            Contact { emails: one("home@ruiz.example"), met_on, ..named("Ben", "Ruiz") },
            "CTO",
            "Acme",
        );
        book
    };
    // Ben's own row finds him, though Ana's brings him nothing either.
    check(
        &mut family(),
        "Ana,Ruiz,,home@ruiz.example,,,\nBen,Ruiz,,,Beta,Head,05 Jan 2026\n",
        &[],
        expect![[r#"
            2: Ana Ruiz: nothing new
            3: Ben Ruiz: a new place
            ---
            Ana Ruiz: home@ruiz.example
            Ben Ruiz: home@ruiz.example; 2026-01-05; Head at Beta
                was CTO at Acme
        "#]],
    );
    // A name that neither has may be either's: one of them is taken, and nobody comes.
    check(
        &mut family(),
        "Cleo,Ruiz,,home@ruiz.example,,,\n",
        &[],
        expect![[r#"
        2: Ana Ruiz: not Name
        ---
        Ana Ruiz: home@ruiz.example
        Ben Ruiz: home@ruiz.example; 2026-01-05; CTO at Acme
    "#]],
    );
}

#[test]
fn r113_a_row_of_no_more_than_a_name_keeps_nothing_from_the_row_with_the_address() {
    let mut book = Book::default();
    let older = "Ana,,,a@x.org,,,\nAna,Silva,,b@x.org,Beta,Coach,04/05/2020\n";
    import(&mut book, &read(older), &Choices::default());
    let newer = "Ana,Silva,,a@x.org,,Coach,04/05/2020\n\
                 Ana,Silva,,b@x.org,Acme,,\n\
                 Ana,Silva,,,,Coach,05/04/2020\n";
    check(
        &mut book,
        newer,
        &[],
        expect![[r#"
        2: Ana: Name, ConnectedOn, a place
        3: Ana Silva: a new place
        4: Ana Silva: nothing new
        ---
        Ana Silva: a@x.org; 2020-05-04; Coach
        Ana Silva: b@x.org; 2020-05-04; Acme
            was Coach at Beta
    "#]],
    );
    check(
        &mut book,
        newer,
        &[],
        expect![[r#"
        2: Ana Silva: nothing new
        3: Ana Silva: nothing new
        4: Ana Silva: nothing new
        ---
        Ana Silva: a@x.org; 2020-05-04; Coach
        Ana Silva: b@x.org; 2020-05-04; Acme
            was Coach at Beta
    "#]],
    );
}

#[test]
fn ok_the_order_in_which_dates_are_read_moves_nobody_from_one_to_be_left_alone() {
    let mut book = Book::default();
    import(&mut book, &read("Ana,Silva,,,,,2020-04-05\n"), &Choices::default());
    let met_on = Day::new(2020, 5, 4).map(Into::into);
    typed(&mut book, Contact { met_on, never_contact: true, ..named("Ana", "Silva") }, "", "");
    let parsed = read("Ana,Silva,linkedin.com/in/a,,Acme,,04/05/2020\n");
    for order in [DateOrder::DayFirst, DateOrder::MonthFirst] {
        assert_eq!(plan(&book, &parsed, order).counts(&Choices::default()), Counts::default(), "{order:?}");
    }
}

#[test]
fn ok_what_the_user_put_right_stays_right() {
    let rows = "Ana,Silva,linkedin.com/in/a,,Acme,CTO,01 Jan 2020\n";
    for hand in
        [Hand::Given, Hand::MetOn, Hand::Title, Hand::Organization, Hand::OrganizationName, Hand::NoPlace]
    {
        let mut book = Book::default();
        import(&mut book, &read(rows), &Choices::default());
        let ana = book.contacts.iter().next().unwrap().id;
        hand.edit(&mut book, ana);
        assert!(import(&mut book, &read(rows), &Choices::default()).is_empty(), "{hand:?}");
        import(&mut book, &read(&rows.replace("Acme,CTO", "Beta,CEO")), &Choices::default());
        assert!(role_line(&book, ana).contains("CEO at Beta"), "{hand:?}: a new job is still seen");
    }
}

/// A few people and companies only, so that rows meet each other often.
fn row() -> impl Strategy<Value = String> {
    let pick = |texts: &'static [&'static str]| prop::sample::select(texts);
    (
        pick(&["Ana", "Ana", "Ben", "ANA", "Anita", ""]),
        pick(&["Silva", "Silva", "Okri", "Silva, MBA", ""]),
        pick(&["", "", "linkedin.com/in/a", "https://de.linkedin.com/in/A/", "linkedin.com/in/b", "x.org/c"]),
        pick(&["", "", "a@x.org", "A@X.org", "b@x.org", "none"]),
        pick(&["", "Acme", "Acme Inc.", "ACME", "Beta", "Freelance"]),
        pick(&["", "CTO", "Coach"]),
        pick(&["", "01 Jan 2020", "04/05/2020", "05/04/2020", "2020-05-04", "5 Apr 2020", "soon"]),
    )
        .prop_map(|(first, last, url, email, company, position, day)| {
            format!("{first},\"{last}\",{url},{email},{company},{position},{day}\n")
        })
}

/// Rows of which some stand there more than once.
fn rows() -> impl Strategy<Value = Vec<String>> {
    let again = prop::collection::vec(any::<prop::sample::Index>(), 0..3);
    (prop::collection::vec(row(), 0..8), again).prop_map(|(mut rows, again)| {
        if !rows.is_empty() {
            let repeated: Vec<String> = again.iter().map(|at| at.get(&rows).clone()).collect();
            rows.extend(repeated);
        }
        rows
    })
}

fn typed_contact() -> impl Strategy<Value = (Contact, &'static str, &'static str)> {
    let pick = |texts: &'static [&'static str]| prop::sample::select(texts);
    let names = (pick(&["Ana", "Ben", "Anita"]), pick(&["", "Silva"]), pick(&["", "", "Ana"]));
    let link = pick(&["", "linkedin.com/in/a", "linkedin.com/in/b", "x.org/c"]);
    let email = pick(&["", "a@x.org", "b@x.org"]);
    let day = pick(&["", "2020-01-01", "2015-07-08", "2020-05-04"]);
    (names, link, email, day, any::<bool>(), pick(&["", "CTO"]), pick(&["", "Acme", "Beta"])).prop_map(
        |((given, family, called), link, email, day, never_contact, title, organization)| {
            let each = |value: &str| if value.is_empty() { Each::default() } else { one(value) };
            let contact = Contact {
                called: called.to_owned(),
                links: each(link),
                emails: each(email),
                met_on: Day::parse(day).map(Into::into),
                never_contact: never_contact && link.is_empty(),
                ..named(given, family)
            };
            (contact, title, organization)
        },
    )
}

/// A book that shows its people where a property fails.
#[derive(Clone)]
struct Before(Book);

impl std::fmt::Debug for Before {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&sorted(&self.0).join("\n"))
    }
}

/// A book with people that the user typed and people of an earlier file.
fn book() -> impl Strategy<Value = Before> {
    (prop::collection::vec(typed_contact(), 0..4), prop::collection::vec(row(), 0..4)).prop_map(
        |(typed_before, file_before)| {
            let mut book = Book::default();
            for (contact, title, organization) in typed_before {
                typed(&mut book, contact, title, organization);
            }
            import(&mut book, &read(&file_before.concat()), &Choices::default());
            Before(book)
        },
    )
}

fn order() -> impl Strategy<Value = DateOrder> {
    prop::sample::select(&[DateOrder::DayFirst, DateOrder::MonthFirst][..])
}

/// What a user might say, one word a row: the same of rows that are the same.
fn words() -> impl Strategy<Value = Vec<Option<Choice>>> {
    let choices = [Choice::Take, Choice::Leave, Choice::Overwrite, Choice::SamePerson, Choice::SomebodyElse];
    let word = prop_oneof![Just(None), prop::sample::select(choices.to_vec()).prop_map(Some)];
    prop::collection::vec(word, 7)
}

/// The words for the rows to which they are an answer.
fn choices(rows: &[String], parsed: &Parsed, plan: &ImportPlan, words: &[Option<Choice>]) -> Choices {
    let mut choices = Choices::default();
    for (at, (row, finding)) in parsed.rows.iter().zip(&plan.findings).enumerate() {
        let text = &rows[row.line as usize - 2];
        let word = words[crate::text::stable_hash(text.as_bytes()) as usize % words.len()];
        if let Some(choice) = word.filter(|choice| finding.choices().contains(choice)) {
            choices.choose(at, choice);
        }
    }
    choices
}

fn questions(plan: &ImportPlan) -> Vec<usize> {
    (0..plan.findings.len()).filter(|at| plan.findings[*at].is_question()).collect()
}

/// What the book says, in an order of its own.
fn sorted(book: &Book) -> Vec<String> {
    let values =
        |items: &Each<Labelled>| items.iter().map(|item| item.value.clone()).collect::<BTreeSet<_>>();
    let person = |row: &Row<Contact>| {
        let name = |place: &Affiliation| place.organization.and_then(|id| book.get(id)).map(|row| &row.name);
        let mut places: Vec<_> = book
            .naming::<Affiliation>(row.id.number())
            .map(|place| format!("{:?}", (&place.title, name(place), place.from.is_some(), place.past)))
            .collect();
        places.sort();
        let names = (&row.given, &row.called, &row.family, row.never_contact);
        let details =
            (names, row.met_on.map(|met| met.day.to_string()), values(&row.links), values(&row.emails));
        format!("{details:?} {places:?}")
    };
    let mut all: Vec<String> = book.contacts.iter().map(person).collect();
    all.extend(book.organizations.iter().map(|row| row.name.clone()));
    all.sort();
    all
}

proptest! {
    #[test]
    fn ok_hostile_bytes_are_taken_in_or_refused_without_a_panic(
        Before(mut book) in book(), bytes in prop::collection::vec(any::<u8>(), 0..300), text in "[a,;\"\r\n\t 1/é@.\u{202e}]{0,80}",
    ) {
        for file in [[HEADER.as_bytes(), &bytes].concat(), format!("{HEADER}{text}").into_bytes()] {
            if let Ok(parsed) = parse(&file) {
                import(&mut book, &parsed, &Choices::default());
                prop_assert!(import(&mut book, &parsed, &Choices::default()).is_empty());
            }
        }
    }

    #[test]
    fn ok_importing_twice_is_importing_once(
        Before(mut book) in book(), rows in rows(), first_order in order(), second_order in order(),
    ) {
        let parsed = read(&rows.concat());
        let first = plan(&book, &parsed, first_order);
        let done = changes(&book, &parsed, &first, &Choices::default(), &now(&book)).unwrap();
        book.absorb(&done).unwrap();
        let again = plan(&book, &parsed, second_order);
        prop_assert_eq!(again.counts(&Choices::default()), Counts::default(), "{:?}\n{:?}", first, again);
        prop_assert!(changes(&book, &parsed, &again, &Choices::default(), &now(&book)).unwrap().is_empty());
        let asked = questions(&first);
        prop_assert!(questions(&again).iter().all(|at| asked.contains(at)), "{:?}\n{:?}", first, again);
    }

    #[test]
    fn ok_what_was_answered_is_not_asked_again_and_changes_nothing_more(
        Before(mut book) in book(), rows in rows(), words in words(), first_order in order(), second_order in order(),
    ) {
        let parsed = read(&rows.concat());
        let first = plan(&book, &parsed, first_order);
        let said = choices(&rows, &parsed, &first, &words);
        let done = changes(&book, &parsed, &first, &said, &now(&book)).unwrap();
        book.absorb(&done).unwrap();
        let again = plan(&book, &parsed, second_order);
        for (at, finding) in again.findings.iter().enumerate() {
            if first.deed(at, &said) != Deed::Nothing {
                prop_assert!(!finding.is_question(), "{}: {:?}\n{:?}", at, first, again);
                prop_assert_eq!(again.deed(at, &Choices::default()), Deed::Nothing, "{}: {:?}\n{:?}", at, first, again);
            }
        }
    }

    #[test]
    fn ok_rows_in_another_order_come_to_the_same(
        Before(book) in book(), rows in rows(), words in words(), order in order(), turned in any::<bool>(), by in 0_usize..8,
    ) {
        let mut other_rows = rows.clone();
        if !other_rows.is_empty() {
            other_rows.rotate_left(by % rows.len());
        }
        if turned {
            other_rows.reverse();
        }
        let after = |rows: &[String]| {
            let (mut book, parsed) = (book.clone(), read(&rows.concat()));
            let found = plan(&book, &parsed, order);
            let said = choices(rows, &parsed, &found, &words);
            let done = changes(&book, &parsed, &found, &said, &now(&book)).unwrap();
            book.absorb(&done).unwrap();
            sorted(&book)
        };
        prop_assert_eq!(after(&rows), after(&other_rows));
    }

    #[test]
    fn ok_an_import_and_its_inverse_leave_the_book_as_it_was(
        Before(mut book) in book(), rows in rows(), words in words(), order in order(),
    ) {
        let before = sorted(&book);
        let parsed = read(&rows.concat());
        let found = plan(&book, &parsed, order);
        let said = choices(&rows, &parsed, &found, &words);
        let done = changes(&book, &parsed, &found, &said, &now(&book)).unwrap();
        book.absorb(&done).unwrap();
        book.absorb(&done.invert(next_stamp(&book), crate::changes::Verb::Undo)).unwrap();
        prop_assert_eq!(sorted(&book), before);
    }

    #[test]
    fn r113_a_newer_file_changes_nothing_the_second_time_and_keeps_every_place(
        older in rows(), newer in rows(), order in order(),
    ) {
        let (older, newer) = (read(&older.concat()), read(&newer.concat()));
        let mut book = Book::default();
        import(&mut book, &older, &Choices::default());
        let before: Vec<_> = book.affiliations.iter().cloned().collect();
        import(&mut book, &newer, &Choices::default());
        for place in before {
            let after = book.get(place.id).unwrap();
            let kept = Affiliation { past: place.past, ..after.record.clone() };
            let blank = |text: &str| text.is_empty();
            prop_assert!(kept.title == place.title || blank(&place.title));
            prop_assert!(kept.organization == place.organization || place.organization.is_none());
        }
        let again = plan(&book, &newer, order);
        prop_assert!(changes(&book, &newer, &again, &Choices::default(), &now(&book)).unwrap().is_empty());
    }

    #[test]
    fn ok_what_the_user_wrote_between_two_imports_stays(
        Before(mut book) in book(), rows in rows(), edits in prop::collection::vec((any::<prop::sample::Index>(), hand()), 1..4),
    ) {
        let parsed = read(&rows.concat());
        import(&mut book, &parsed, &Choices::default());
        let people: Vec<Id<Contact>> = book.contacts.iter().map(|row| row.id).collect();
        if !people.is_empty() {
            edits.iter().for_each(|(at, hand)| hand.edit(&mut book, *at.get(&people)));
        }
        let written = by_hand(&book);
        import(&mut book, &parsed, &Choices::default());
        for (part, value) in written {
            prop_assert_eq!(by_hand(&book).get(&part).cloned(), Some(value));
        }
        let again = plan(&book, &parsed, DateOrder::MonthFirst);
        prop_assert_eq!(again.counts(&Choices::default()), Counts::default(), "{:?}", again);
    }
}

/// What a user may put right after an import.
#[derive(Clone, Copy, Debug)]
enum Hand {
    Given,
    MetOn,
    Title,
    Organization,
    OrganizationName,
    Ended,
    NoPlace,
}

fn hand() -> impl Strategy<Value = Hand> {
    let all = [
        Hand::Given,
        Hand::MetOn,
        Hand::Title,
        Hand::Organization,
        Hand::OrganizationName,
        Hand::Ended,
        Hand::NoPlace,
    ];
    prop::sample::select(all.to_vec())
}

impl Hand {
    fn edit(self, book: &mut Book, contact: Id<Contact>) {
        let person = book.get(contact).unwrap().record.clone();
        let place = book.naming::<Affiliation>(contact.number()).last().cloned();
        let organization = place.as_ref().and_then(|place| place.organization).and_then(|id| book.get(id));
        let command = match (self, &place, organization) {
            (Hand::Given, ..) => {
                let after = Contact { given: "Anouk".to_owned(), ..person.clone() };
                Command::Edit(Edited::of(contact, &person, &after))
            }
            (Hand::MetOn, ..) => {
                let after = Contact { met_on: Day::new(1999, 9, 9).map(Into::into), ..person.clone() };
                Command::Edit(Edited::of(contact, &person, &after))
            }
            (Hand::OrganizationName, _, Some(row)) => {
                let after = Organization { name: format!("{} of old", row.name), ..row.record.clone() };
                Command::Edit(Edited::of(row.id, &row.record, &after))
            }
            (Hand::Title, Some(place), _) => {
                let after = Affiliation { title: "Boss".to_owned(), ..place.record.clone() };
                Command::Edit(Edited::of(place.id, &place.record, &after))
            }
            (Hand::Organization, Some(place), _) => Command::SetAffiliation {
                id: Some(place.id),
                affiliation: Box::new(place.record.clone()),
                organization: "Gamma".to_owned(),
                beside_others: true,
            },
            (Hand::Ended, Some(place), _) => {
                let after = Affiliation { past: true, ..place.record.clone() };
                Command::Edit(Edited::of(place.id, &place.record, &after))
            }
            (Hand::NoPlace, Some(place), _) => {
                Command::TrashOne(crate::book::Kind::Affiliation, place.id.number())
            }
            _ => return,
        };
        send(book, command);
    }
}

/// Every value that the user wrote since a file brought its record.
fn by_hand(book: &Book) -> std::collections::BTreeMap<(u64, crate::book::record::Part), Vec<u8>> {
    fn of<T: crate::book::record::Record>(row: &Row<T>) -> Vec<((u64, crate::book::record::Part), Vec<u8>)> {
        let parts = row.record.parts().into_iter();
        let own = parts.filter(|(part, _)| row.source == Source::Import && is_by_hand(row, *part));
        own.map(|(part, value)| ((row.id.number(), part), value)).collect()
    }
    fn is_by_hand<T: crate::book::record::Record>(row: &Row<T>, part: crate::book::record::Part) -> bool {
        row.stamp_of(part).source == Source::User
    }
    let people = book.contacts.iter().flat_map(of);
    people
        .chain(book.affiliations.iter_any().flat_map(of))
        .chain(book.organizations.iter().flat_map(of))
        .collect()
}

#[test]
fn ok_organizations_are_found_by_their_other_names() {
    let mut book = Book::default();
    send(&mut book, Command::AddOrganization { name: "Meta".to_owned(), target: true });
    let meta = book.organizations.iter().next().unwrap();
    let after =
        Organization { aliases: ["Thefacebook".to_owned()].into_iter().collect(), ..meta.record.clone() };
    let edit = Command::Edit(Edited::of(meta.id, &meta.record, &after));
    send(&mut book, edit);
    check(
        &mut book,
        "Ana,Silva,,,thefacebook,,\nBen,Okri,,,\"Meta Platforms, Inc.\",,\nCy,Young,,,The Citadel,,\nDee,Young,,,Citadel,,\n",
        &[],
        expect![[r#"
            2: new
            3: new
            4: new
            5: new
            ---
            Ana Silva: Meta
            Ben Okri: Meta
            Cy Young: The Citadel
            Dee Young: Citadel
        "#]],
    );
}
