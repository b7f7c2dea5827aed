//! Imports as lists of what happens to whom.

use super::*;
use crate::book::contact::HowMet;
use crate::book::record::Each;
use crate::book::values::Labelled;
use crate::book::{Affiliation, Organization};
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
            8: repeats line 7
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

/// A few people and companies only, so that rows meet each other often.
fn row() -> impl Strategy<Value = String> {
    let pick = |texts: &'static [&'static str]| prop::sample::select(texts);
    (
        pick(&["Ana", "Ben", "ANA", ""]),
        pick(&["Silva", "Okri", "Silva, MBA", ""]),
        pick(&["", "", "linkedin.com/in/a", "https://de.linkedin.com/in/A/", "linkedin.com/in/b", "x.org/c"]),
        pick(&["", "", "a@x.org", "A@X.org", "b@x.org", "none"]),
        pick(&["", "Acme", "Acme Inc.", "Beta", "Freelance"]),
        pick(&["", "CTO", "Coach"]),
        pick(&["", "01 Jan 2020", "04/05/2020", "05/04/2020", "2020-05-04", "soon"]),
    )
        .prop_map(|(first, last, url, email, company, position, day)| {
            format!("{first},\"{last}\",{url},{email},{company},{position},{day}\n")
        })
}

fn typed_contact() -> impl Strategy<Value = (Contact, &'static str, &'static str)> {
    let pick = |texts: &'static [&'static str]| prop::sample::select(texts);
    let link = pick(&["", "linkedin.com/in/a", "linkedin.com/in/b", "x.org/c"]);
    let email = pick(&["", "a@x.org", "b@x.org"]);
    (
        pick(&["Ana", "Ben"]),
        pick(&["", "Silva"]),
        link,
        email,
        pick(&["", "CTO"]),
        pick(&["", "Acme", "Beta"]),
    )
        .prop_map(|(given, family, link, email, title, organization)| {
            let each = |value: &str| if value.is_empty() { Each::default() } else { one(value) };
            let contact = Contact { links: each(link), emails: each(email), ..named(given, family) };
            (contact, title, organization)
        })
}

/// The first row of each name: LinkedIn lists each connection once. Rows of several people of one name, partly
/// without a profile, can be asked about again when the file comes again.
fn one_of_each_name(rows: Vec<String>) -> String {
    let mut names = std::collections::BTreeSet::new();
    let name =
        |row: &str| crate::text::fold(&row.split(',').take(2).collect::<String>().replace(", MBA", ""));
    rows.into_iter().filter(|row| names.insert(name(row))).collect()
}

proptest! {
    #[test]
    fn ok_importing_twice_is_importing_once(
        typed_before in prop::collection::vec(typed_contact(), 0..5),
        rows in prop::collection::vec(row(), 0..8),
        chosen in prop::collection::vec(prop::sample::select(&[None, Some(Choice::SomebodyElse)][..]), 8),
    ) {
        let mut book = Book::default();
        for (contact, title, organization) in typed_before {
            typed(&mut book, contact, title, organization);
        }
        let parsed = read(&one_of_each_name(rows));
        let mut choices = Choices::default();
        let found = plan(&book, &parsed, DateOrder::DayFirst);
        for (at, (choice, finding)) in chosen.iter().zip(&found.findings).enumerate() {
            if let Some(choice) = choice.filter(|_| matches!(finding, Finding::Unsure { .. })) {
                choices.choose(at, choice);
            }
        }
        import(&mut book, &parsed, &choices);
        let after = plan(&book, &parsed, DateOrder::DayFirst);
        prop_assert_eq!(after.counts(&Choices::default()), Counts::default(), "{:?}", after.findings);
    }

    #[test]
    fn ok_an_import_and_its_inverse_leave_the_book_as_it_was(
        typed_before in prop::collection::vec(typed_contact(), 0..5),
        rows in prop::collection::vec(row(), 0..8),
        chosen in prop::collection::vec(prop::sample::select(
            &[Choice::Take, Choice::Leave, Choice::Overwrite, Choice::SamePerson, Choice::SomebodyElse][..]
        ), 8),
    ) {
        let mut book = Book::default();
        for (contact, title, organization) in typed_before {
            typed(&mut book, contact, title, organization);
        }
        let before = content(&book);
        let mut choices = Choices::default();
        chosen.iter().enumerate().for_each(|(at, choice)| choices.choose(at, *choice));
        let done = import(&mut book, &read(&rows.concat()), &choices);
        let back = done.invert(next_stamp(&book), crate::changes::Verb::Undo);
        book.absorb(&back).unwrap();
        prop_assert_eq!(content(&book), before);
    }
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
