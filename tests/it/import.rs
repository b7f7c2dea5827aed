//! The preview of an import as text: what is said of a file before anything is done with it.

use expect_test::{Expect, expect};
use kith::book::Book;
use kith::day::Day;
use kith::exchange::import::{Choice, Choices, ImportPlan, changes, plan};
use kith::exchange::linkedin::{Parsed, parse};
use kith::exchange::{DateOrder, FileProblem};
use kith::history::History;
use kith::moment::{Device, Moment, Source, Stamp};
use kith::page::import::*;
use kith::page::sentence::Sentence;

fn today() -> Day {
    Day::parse("2026-03-02").unwrap()
}

fn now(book: &Book) -> Moment {
    let now = book.latest_stamp().millis().max(1_772_442_000_000) + 1000;
    Moment { today: today(), minute: 600, now, seed: 7, device: Device(1) }
}

fn file_of_1200() -> Parsed {
    parse(include_bytes!("../data/linkedin_1200.csv")).unwrap()
}

fn import(book: &mut Book, parsed: &Parsed) -> kith::changes::Changes {
    let plan = plan(book, parsed, DateOrder::MonthFirst);
    let changes = changes(book, parsed, &plan, &Choices::default(), &now(book)).unwrap();
    book.absorb(&changes).unwrap();
    changes
}

/// The page as a person reads it, with at most `most` rows of each list.
fn shown(book: &Book, parsed: &Parsed, choices: &Choices, most: usize) -> String {
    let plan = plan(book, parsed, DateOrder::MonthFirst);
    let lists = Lists::new(parsed, &plan);
    let preview = preview(parsed, &plan, choices);
    let mut out = format!("{}\n{}\n", preview.found, preview.effect);
    if let Some(question) = date_question(parsed, &plan, choices, today()) {
        out += &format!("? {}\n", question.question);
        for (order, answer) in question.answers {
            let mark = if question.likely == Some(order) { "(x)" } else { "( )" };
            out += &format!("  {mark} {answer}\n");
        }
    }
    for tab in lists.tabs() {
        out += &format!("== {}\n", tab.label(lists.len(tab)));
        for at in lists.rows(tab).iter().take(most) {
            out += &row(book, parsed, &plan, choices, *at);
        }
        if tab == Tab::Problems {
            for line in parsed.problems.iter().take(most).map(problem_line) {
                out += &format!("line {}: {} {}\n", line.line, line.what, line.hint);
            }
        }
    }
    let button = preview.import.map_or_else(String::new, |words| format!("[{words}]\n"));
    out + &button
}

fn row(book: &Book, parsed: &Parsed, plan: &ImportPlan, choices: &Choices, at: usize) -> String {
    let line = line(book, parsed, plan, choices, at, today()).unwrap();
    let tick = line.ticked.map_or("", |ticked| if ticked { "[x] " } else { "[ ] " });
    let what: Vec<String> = line.what.iter().map(Sentence::to_string).collect();
    let answers =
        line.answers.iter().map(|(_, words, chosen)| format!(" <{words}{}>", if *chosen { "!" } else { "" }));
    format!("{tick}{} | {} | {}{}\n", line.name, line.role, what.join(" "), answers.collect::<String>())
}

fn check(book: &Book, rows: &str, choices: &Choices, expected: Expect) {
    let header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n";
    let parsed = parse(format!("{header}{rows}").as_bytes()).unwrap();
    expected.assert_eq(&shown(book, &parsed, choices, 10));
}

#[test]
fn the_file_with_all_traps_before_and_after() {
    let mut book = Book::default();
    let parsed = file_of_1200();
    expect![[r#"
        1,194 people stand in this file; 4 rows are empty.
        Nothing is imported yet. Blanks are filled; what you typed stays; one tap undoes it all.
        ? 5 dates can be read in two ways. What comes first in this file?
          ( ) The day: 04/06/2023 is 4 June 2023
          (x) The month: 04/06/2023 is 6 April 2023
        == New (1,190)
        [x] 伟 司徒 | Student at The Citadel | Connected on 14 August 2009.
        [x] Oscar Garrick | HR Business Partner | Coach | Speaker at Kitemark & Sons Ltd. | Connected on 26 April 2024.
        [x] Yonatan Işıkara | Senior Product Manager at The Citadel | Connected on 11 April 2020.
        [x] Søren Þórsdóttir | Founder & CEO at Blue Heron Labs | Connected on 25 September 2015.
        == Nothing new (4)
        نور القيسي | Leiter Vertrieb (m/w/d) at Brightwater Group | The same person as in line 306. <Add anyway>
        Zoé d'Aubigny | Student at O’Malley, Byrne & Partners | The same person as in line 307. <Add anyway>
        Chidi Nwachukwu | Student at 柳橋電機株式会社 | The same person as in line 235. <Add anyway>
        Jiří Żurawski | Étudiante en master at Blue Heron Labs | The same person as in line 125. <Add anyway>
        == Hard to read (4)
        line 205: This row has no name, so it was left out. Often an account that was closed. Add the person by hand if you know who it is.
        line 206: This row has no name, so it was left out. Often an account that was closed. Add the person by hand if you know who it is.
        line 419: “31 Feb 2020” is no date that can be read here; the rest of the row was read. You can set the date on the person's page.
        line 706: Some letters here are not in UTF-8 and were read as Windows text. Have a look at the name; if it is odd, save the file as “CSV UTF-8”.
        [Import 1,190 people]
    "#]].assert_eq(&shown(&book, &parsed, &Choices::default(), 4));
    let mut history = History::default();
    let changes = import(&mut book, &parsed);
    let counts = kith::exchange::import::Counts { added: 1190, updated: 0 };
    let done = done(&book, counts);
    expect![[r#"
        1,190 people are here.
        Nothing is due. Ten minutes are enough for today.
        Imported 1,190 people.
    "#]]
    .assert_eq(&format!("{}\n{}\n{}\n", done.title, done.text, said(counts)));
    expect![[r#"
        1,194 people stand in this file; 4 rows are empty.
        There is nothing to add: all of it is here, or left out.
        == Nothing new (1,194)
        伟 司徒 | Student at The Citadel | Nothing new.
        Oscar Garrick | HR Business Partner | Coach | Speaker at Kitemark & Sons Ltd. | Nothing new.
        Yonatan Işıkara | Senior Product Manager at The Citadel | Nothing new.
        Søren Þórsdóttir | Founder & CEO at Blue Heron Labs | Nothing new.
        == Hard to read (4)
        line 205: This row has no name, so it was left out. Often an account that was closed. Add the person by hand if you know who it is.
        line 206: This row has no name, so it was left out. Often an account that was closed. Add the person by hand if you know who it is.
        line 419: “31 Feb 2020” is no date that can be read here; the rest of the row was read. You can set the date on the person's page.
        line 706: Some letters here are not in UTF-8 and were read as Windows text. Have a look at the name; if it is odd, save the file as “CSV UTF-8”.
    "#]].assert_eq(&shown(&book, &parsed, &Choices::default(), 4));
    history.note(changes.clone());
    assert!(!is_taken_back(&history, changes.stamp));
    let undo = history.undo(Stamp::next(book.latest_stamp(), &now(&book), Source::User)).unwrap();
    history.note(undo);
    assert!(is_taken_back(&history, changes.stamp));
}

#[test]
fn each_row_says_what_it_comes_to() {
    let book = crate::tell(
        "2025-01-10 person Ana Silva: at Acme as CTO\n\
         2025-01-10 person Ben Okri: email ben@x.org, at Acme as Engineer\n\
         2025-01-10 person Cy Young\n",
    );
    let rows = "Ana,Silva,linkedin.com/in/ana,,Acme,CEO,14 Jun 2016\n\
                Benjamin,Okri,linkedin.com/in/ben,ben@x.org,Beta Labs,Founder,14 Jun 2016\n\
                Cy,Young,,,,,\n\
                Dee,Moss,,,Freelance,Coach,04/05/2023\n\
                Dee,Moss,,,,,04/05/2023\n\
                ,,,,Acme,,\n";
    check(
        &book,
        rows,
        &Choices::default(),
        expect![[r#"
            5 people stand in this file.
            Nothing is imported yet. Blanks are filled; what you typed stays. 1 row waits for your word and would be left out.
            ? 1 date can be read in two ways. What comes first in this file?
              ( ) The day: 04/05/2023 is 4 May 2023
              ( ) The month: 04/05/2023 is 5 April 2023
            == New (1)
            [x] Dee Moss | Coach (Freelance) | Connected on 5 April 2023.
            == Something new (1)
            [x] Benjamin Okri | Founder at Beta Labs | Something new at work; “Engineer at Acme” is kept as past. Adds the profile on LinkedIn. Adds the day you connected, 14 June 2016. The file says Benjamin Okri; your name for them stays. <Use the file's>
            == The same? (1)
            Ana Silva | CEO at Acme | Ana Silva is here already (CTO at Acme). The same person? <The same person> <Somebody else>
            == Nothing new (2)
            Cy Young |  | Cy Young is here already. Nothing new. <Add anyway>
            Dee Moss |  | The same person as in line 5. <Add anyway>
            == Hard to read (1)
            line 7: This row has no name, so it was left out. Often an account that was closed. Add the person by hand if you know who it is.
            [Import 1 person, update 1]
        "#]],
    );
    let mut choices = Choices::default();
    choices.choose(0, Choice::SamePerson);
    choices.choose(1, Choice::Overwrite);
    choices.choose(2, Choice::SomebodyElse);
    choices.choose(3, Choice::Leave);
    check(
        &book,
        rows,
        &choices,
        expect![[r#"
            5 people stand in this file.
            Nothing is imported yet. Blanks are filled; what you typed stays; one tap undoes it all.
            == New (1)
            [ ] Dee Moss | Coach (Freelance) | Connected on 5 April 2023.
            == Something new (1)
            [x] Benjamin Okri | Founder at Beta Labs | Something new at work; “Engineer at Acme” is kept as past. Adds the profile on LinkedIn. Adds the day you connected, 14 June 2016. The name becomes Benjamin Okri, as in the file. <Use the file's!>
            == The same? (1)
            Ana Silva | CEO at Acme | Ana Silva is here already (CTO at Acme). The same person? <The same person!> <Somebody else>
            == Nothing new (2)
            Cy Young |  | Cy Young is here already. Nothing new. <Add anyway!>
            Dee Moss |  | The same person as in line 5. <Add anyway>
            == Hard to read (1)
            line 7: This row has no name, so it was left out. Often an account that was closed. Add the person by hand if you know who it is.
            [Import 1 person, update 2]
        "#]],
    );
}

#[test]
fn a_file_without_people_or_with_unknown_columns_says_so() {
    let book = Book::default();
    check(
        &book,
        "",
        &Choices::default(),
        expect![[r#"
        Nobody stands in this file.
        There is nothing to add: all of it is here, or left out.
    "#]],
    );
    let parsed = parse(b"Who,Where\nAna Silva,Acme\nBen Okri,\n").unwrap();
    let question = column_question(&parsed.header);
    let columns =
        question.columns.iter().map(|column| format!("{}: {}\n", column.title, column.samples.join(", ")));
    expect![[r#"
        This does not look like LinkedIn’s own file. Say what its columns hold, and Kith reads it all the same.
        “Who”: Ana Silva, Ben Okri
        “Where”: Acme
    "#]].assert_eq(&format!("{}\n{}", question.question, columns.collect::<String>()));
    assert!(columns_problem(&[None, None]).is_some());
    for problem in [FileProblem::Empty, FileProblem::Archive, FileProblem::NotText] {
        assert!(!problem.what().is_empty() && !problem.hint().is_empty());
    }
}
