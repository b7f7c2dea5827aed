//! The screen of one person, as text.

use crate::books::contact;
use crate::tell;
use expect_test::{Expect, expect};
use kith::book::{Book, Contact, Row};
use kith::command::decide;
use kith::day::Day;
use kith::moment::{Device, Moment};
use kith::page::person::{
    BetweenLine, Field, ItemList, PersonPage, PlaceForm, PlaceLine, SheetPart, edit, person,
};
use kith::page::today::open_with;
use kith::standing::Standings;
use std::fmt::Write;

const ANA: &str = r#"
2026-01-05
person Maria Lopez
person Tom Berg: met through Maria
person Ana Ruiz: strength 3, at Acme as CTO, formerly at Beta as Analyst until 2024, email ana@acme.example,
  phone +49 170 1234, connector, cadence near, birthday 12 May 1980, met through Tom, met at "the fair",
  met on 2019, prefers call, avoids mail, hours 9-17, tag climbing, fact "moved to Leeds" learned 2025-04-01,
  concern "surgery" on 2026-03-04, wants "a designer", knows Tom Berg, spouse "Luis", skill SQL,
  could give "a tour of the plant", note "Writes short mails."
2026-02-24 meet Ana Ruiz, asked by me, helpful, learned "they hire in May", favor advice 2,
  offered introduction to Ben Okafor at Beta, I promise "send the article" by 2026-02-27,
  they promise "send the posting", next "call her" on 2026-03-05
2026-02-25 mail to Ana: thanks
2026-02-26 mail from Ana: answer
2026-02-27 mail to Ana: ask advice "20 minutes on data"
2026-02-28 plan meeting with Ana on 2026-03-04 10:00, purpose "hear of Acme"
2026-03-01 pin Ana
"#;

fn check(story: &str, name: &str, today: &str, expected: Expect) {
    expected.assert_eq(&text(&page(&tell(story), name, today)));
}

fn page(book: &Book, name: &str, today: &str) -> PersonPage {
    let id = of(book, name).id;
    person(book, id, day(today)).unwrap()
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn of<'a>(book: &'a Book, name: &str) -> &'a Row<Contact> {
    book.contacts.iter().find(|row| row.full_name().starts_with(name)).unwrap()
}

/// The page as a person reads it; fields that are empty are not shown.
fn text(page: &PersonPage) -> String {
    let mut out = format!("{} | {} | {}\n", page.name, page.short_name, page.role);
    out += &[&page.mail, &page.call].into_iter().flatten().map(|url| format!("{url}\n")).collect::<String>();
    out += &page.notice.iter().map(|notice| format!("! {notice}\n")).collect::<String>();
    let glance = &page.glance;
    out += &format!("last talked: {}\n", glance.last);
    out += &glance.last_out.iter().map(|wrote| format!("{wrote}\n")).collect::<String>();
    out += &format!("know each other: {}\n", glance.strength_words);
    out += &format!("rhythm: {}{}\n", glance.cadence, if glance.is_due { " (due)" } else { "" });
    out += &format!("balance: {}\n", glance.balance);
    for question in &page.questions {
        let answers: Vec<String> = question.answers.iter().map(|answer| answer.words.to_string()).collect();
        out += &format!("? {} {}\n", question.words, answers.join(" / "));
    }
    for group in &page.between {
        out += &format!("- {}\n", group.title);
        group.lines.iter().for_each(|line| out += &line_text(line));
    }
    page.favors.iter().for_each(|line| out += &line_text(line));
    page.met.iter().for_each(|sentence| out += &format!("{sentence}\n"));
    for entry in &page.timeline {
        out += &format!("* {}: {}", entry.day_words, entry.words);
        entry.others.iter().for_each(|others| out += &format!(" {others}"));
        out +=
            &entry.purposes.iter().chain(&entry.outcome).map(|word| format!(" [{word}]")).collect::<String>();
        [&entry.note, &entry.learned]
            .into_iter()
            .filter(|text| !text.is_empty())
            .for_each(|text| out += &format!(" “{text}”"));
        out += "\n";
        entry.came.iter().for_each(|came| out += &format!("    {came}\n"));
    }
    out += &sheet_text(page);
    out
}

fn line_text(line: &BetweenLine) -> String {
    let acts: String = line.acts.iter().map(|act| format!(" [{}]", act.label)).collect();
    format!("  {}{}{acts}\n", line.words, if line.is_due { " (due)" } else { "" })
}

fn sheet_text(page: &PersonPage) -> String {
    let mut out = String::new();
    for place in &page.places {
        let time = place.time.iter().map(|time| format!(", {time}")).collect::<String>();
        out += &format!("{}{time}\n", place.words);
    }
    for group in &page.sheet {
        let lines: String = group.parts.iter().map(part_text).collect();
        if !lines.is_empty() {
            out += &format!("== {}\n{lines}", group.title);
        }
    }
    out
}

fn part_text(part: &SheetPart) -> String {
    match part {
        SheetPart::Field(line) => {
            line.words.iter().map(|words| format!("{}: {words}\n", line.field.label())).collect()
        }
        SheetPart::Items(_, items) => items
            .iter()
            .map(|item| {
                let remark = item.remark.iter().map(|remark| format!(" ({remark})")).collect::<String>();
                let link = item.link.iter().map(|link| format!(" <{link}>")).collect::<String>();
                format!("{}: {}{remark}{link}\n", item.label, item.words)
            })
            .collect(),
    }
}

#[test]
fn a_person_with_a_history_reads_like_a_page_of_a_notebook() {
    check(
        ANA,
        "Ana",
        "2026-03-02",
        expect![[r#"
            Ana Ruiz | Ana | CTO at Acme
            mailto:ana@acme.example
            tel:+491701234
            last talked: 4 days ago, by e-mail
            You last wrote 3 days ago, by e-mail
            know each other: would answer gladly
            rhythm: Every 90 days. You wrote on Friday, so the next hello is 27 May.
            balance: Lately you have received more.
            ? Is staying in touch all right with Ana? yes / rather not
            - Planned
              Wednesday at 10:00, in person: hear of Acme [Called off] [Did not happen]
            - Next steps
              call her, Thursday [Done]
            - You promised
              send the article; it was for Friday (due) [Kept] [Give back]
            - Ana promised
              send the posting, said on Tuesday [It came] [Let go]
            - Asked
              You asked for advice on Friday: 20 minutes on data [Yes] [In part] [No] [No answer came] [Taken back]
            - Introductions
              Ana offered to introduce you to Ben on Tuesday [Made] [Words sent] [Declined] [Let go]
            - You decided
              Pinned to Today [Unpin]
              Ana gave advice on Tuesday [Remove]
            You met through Tom, at the fair, in 2019.
            You know Tom through Maria.
            * Friday: You wrote an e-mail. [ask]
            * Thursday: Ana wrote an e-mail. [answer]
            * Wednesday: You wrote an e-mail. [thanks]
            * Tuesday: You met in person. [helpful] “they hire in May”
                Ana gave advice
                You promised: send the article
                Ana promised: send the posting
                Spoke of introducing you to Ben
                Next: call her
            CTO at Acme
            Analyst at Beta, until 2024
            == What you know
            Fact: moved to Leeds (learned 11 months ago)
            Worry: surgery, on Wednesday (learned 8 weeks ago)
            Looks for: a designer (learned 8 weeks ago)
            Could give: a tour of the plant
            Birthday: 12 May 1980 (next on 12 May)
            knows: Tom Berg
            spouse: Luis
            == Ways to reach them
            E-mail: ana@acme.example <mailto:ana@acme.example>
            Phone: +49 170 1234 <tel:+491701234>
            Likes best: call
            Would rather not: e-mail
            Good hours to call: 09:00 to 17:00
            == Work
            Good at: SQL
            == The two of you
            How well: would answer gladly
            Roles: connector
            How you met: at an event
            Through: Tom Berg
            Where you met: the fair
            When you met: 2019
            == Name
            First names: Ana
            Family name: Ruiz
            == Tags and notes
            Tags: climbing
            Notes: Writes short mails.
        "#]],
    );
}

#[test]
fn what_stands_between_the_two_is_written_in_place() {
    use kith::page::person::LineText;
    let mut book = tell(
        "2026-03-01 meet Ana Ruiz, asked by me, favor advice 1, ask advice \"20 minutes\", I promise \"a\", next \"b\" on 2026-03-05\n\
         2026-03-01 introduction by Ana of me to Ben Okafor asked\n",
    );
    let shown = page(&book, "Ana", "2026-03-02");
    let lines = shown.between.iter().flat_map(|group| &group.lines).chain(&shown.favors);
    let texts: Vec<LineText> = lines.flat_map(|line| line.texts.clone()).collect();
    assert_eq!(texts.len(), 9);
    for text in texts {
        let written = if text.is_day() { "2026-04-01" } else { "written" };
        let command = text.write(&book, written, day("2026-03-02")).unwrap();
        let changes = decide(&book, command, &moment()).unwrap();
        book.absorb(&changes).unwrap();
        assert_eq!(text.text(&book), written, "{text:?}");
    }
}

#[test]
fn r88_both_sides_agree_before_the_user_introduces_them() {
    let mut book =
        tell("2026-03-01 person Ben Okafor\n2026-03-01 introduction by me of Ana Ruiz to Ben offered\n");
    let acts = |book: &Book| {
        let group = page(book, "Ana", "2026-03-02").between.into_iter().next().unwrap();
        group.lines.into_iter().next().unwrap().acts
    };
    let labels = |book: &Book| acts(book).iter().map(|act| act.label.to_string()).collect::<Vec<_>>();
    assert_eq!(labels(&book), ["Ana agreed", "Ben agreed", "Made", "Declined", "Let go"]);
    let first = acts(&book).remove(0);
    let changes = decide(&book, first.command, &moment()).unwrap();
    book.absorb(&changes).unwrap();
    assert_eq!(labels(&book), ["Ben agreed", "Made", "Declined", "Let go"]);
}

#[test]
fn an_imported_person_asks_one_thing_at_a_time() {
    let story = "2026-01-05 person Priya Nair: imported, at Acme, met on 2019-06-03";
    check(
        story,
        "Priya",
        "2026-03-02",
        expect![[r#"
            Priya Nair | Priya | Acme
            last talked: not known
            know each other: 
            rhythm: No rhythm set.
            balance: Nothing noted yet.
            ? How well do you know Priya? never really spoke / have met, would know me / would answer gladly / would go out of their way / among the closest
            ? When did you and Priya last talk, roughly? this month / in the last 12 months / 1-3 years ago / longer ago / never
            Connected on 3 June 2019.
            Acme
            == The two of you
            How you met: from an imported list
            When you met: 3 June 2019
            == Name
            First names: Priya
            Family name: Nair
        "#]],
    );
}

/// What is open with Ana, as her page shows it.
fn open_with_ana(story: &str, on: &str) -> String {
    let (book, on) = (tell(story), day(on));
    let open = open_with(&book, &Standings::new(&book, on), contact(&book, "Ana"), on);
    let mut out = String::new();
    if let Some(card) = open.card {
        writeln!(out, "{}: {}", card.action.label(), card.why).unwrap();
        card.lines.iter().for_each(|line| writeln!(out, "+ {line}").unwrap());
        assert!(!card.decisions.is_empty(), "it can be put off from here");
    }
    open.later.iter().for_each(|(why, from)| writeln!(out, "{from}: {why}").unwrap());
    out
}

#[test]
fn r99_what_is_open_with_somebody_stands_on_their_page() {
    let story = "mode searching from 2026-02-02\n2026-02-02 person Ana Ruiz: strength 3\n\
                 2026-02-27 introduction by Ana of me to Ben Okafor made\n2026-03-02 mail from Ana: news, needs an answer\n";
    expect![[r#"
        Thank: Ana introduced you to Ben Okafor on Friday. A thank-you goes to the one who opened the door.
        + Ana wrote yesterday and waits for an answer.
    "#]]
    .assert_eq(&open_with_ana(story, "2026-03-03"));
    let met =
        format!("{story}2026-03-03 mail to Ana: answer, thanks\n2026-03-03 meet Ben, learned x, next none\n");
    expect![[r#"
        From Thursday on: You talked with Ben Okafor today. Ana, who introduced you, will be glad to hear how it went.
    "#]].assert_eq(&open_with_ana(&met, "2026-03-03"));
    expect![[r#"
        Write: You talked with Ben Okafor on Tuesday. Ana, who introduced you, will be glad to hear how it went.
        + Ana does not know yet that you are looking. Tell them, one at a time and in your own words.
    "#]].assert_eq(&open_with_ana(&met, "2026-03-05"));
    // Her place in the landing walk is open, too.
    let landed = format!("{met}2026-03-05 mail to Ana: report\n2026-03-09 mode landed\n");
    expect![[r#"
        Write: Ana helped or cheered you on. Thank them and tell them where you are now (1 of 1).
    "#]]
    .assert_eq(&open_with_ana(&landed, "2026-03-10"));
    assert_eq!(open_with_ana(&story.replace("strength 3", "strength 3, never contact"), "2026-03-03"), "");
}

#[test]
fn r92_a_step_that_a_talk_has_done_is_not_open_on_their_page() {
    let story =
        "2026-03-02 person Ana Ruiz: strength 3\n2026-03-02 step \"call Ana\" on 2026-03-04 with Ana\n";
    let is_open = |more: &str| {
        let book = tell(&format!("{story}{more}"));
        let page = person(&book, contact(&book, "Ana"), day("2026-03-05")).unwrap();
        let lines: Vec<String> =
            page.between.iter().flat_map(|group| &group.lines).map(|line| line.words.to_string()).collect();
        lines.iter().any(|line| line.contains("call Ana"))
    };
    assert!(is_open(""));
    assert!(is_open("2026-03-03 call with Ana, nothing next\n"));
    assert!(!is_open("2026-03-04 call with Ana, nothing next\n"));
}

#[test]
fn r55_a_rhythm_is_proposed_only_where_they_agreed_or_know_me_well() {
    let asks = |story: &str| {
        let page = page(&tell(story), "Jo", "2026-03-02");
        page.questions.iter().map(|question| question.words.to_string()).collect::<Vec<_>>()
    };
    let rhythm = "How often would you like to be in touch with Jo?";
    let permission = "Is staying in touch all right with Jo?";
    assert_eq!(asks("2026-02-20 person Jo Lind: strength 2, talked this year, stay ok"), [rhythm]);
    assert_eq!(asks("2026-02-20 person Jo Lind: strength 4, talked this year"), [rhythm]);
    assert!(asks("2026-02-20 person Jo Lind: strength 3, talked this year").is_empty());
    assert!(asks("2026-02-20 person Jo Lind: strength 4, talked this year, family").is_empty());
    assert_eq!(asks("2026-02-20 person Jo Lind: strength 2\n2026-02-24 meet Jo Lind"), [permission]);
}

#[test]
fn r62_and_r115_what_they_asked_for_stands_above_everything() {
    let notice = |person: &str| {
        let page = page(
            &tell(&format!("2026-02-20 person Jo Lind: email jo@lind.example, {person}")),
            "Jo",
            "2026-03-02",
        );
        (page.notice.map(|notice| notice.to_string()), page.mail.is_some(), page.questions.len())
    };
    assert_eq!(
        notice("strength 4, talked this year, do not contact until 2026-05-01").0.as_deref(),
        Some("Jo asked to be left alone until 1 May.")
    );
    assert_eq!(
        notice("away 2026-03-01..2026-03-10").0.as_deref(),
        Some("Jo has been away since yesterday and is back after 10 March.")
    );
    let left_alone =
        (Some("Jo is left alone for good: on no list, and found only by searching.".into()), false, 0);
    assert_eq!(notice("never contact"), left_alone);
    let died = (
        Some("Jo died on 3 January. What you shared stays here; nothing asks you to write.".into()),
        false,
        0,
    );
    assert_eq!(notice("died 2026-01-03"), died);
}

#[test]
fn r115_what_was_open_closes_in_silence() {
    let story =
        "2026-03-01 meet Jo Lind, asked by me, favor advice 1, I promise \"a\", next \"b\" on 2026-03-05\n";
    let open = |story: &str| {
        let page = page(&tell(story), "Jo", "2026-03-02");
        (page.between.len(), page.favors.len())
    };
    assert_eq!(open(story), (2, 1));
    assert_eq!(open(&format!("{story}2026-03-01 person Jo: died 2026-03-01")), (0, 1));
}

#[test]
fn every_field_reads_back_what_its_form_held() {
    let book = tell(ANA);
    let before = of(&book, "Ana");
    let today = day("2026-03-02");
    let page = page(&book, "Ana", "2026-03-02");
    let parts = page.sheet.iter().flat_map(|group| &group.parts);
    let (facts, goals) = (before.facts.clone(), before.goals.clone());
    let mut after = Contact { facts, goals, ..Contact::default() };
    for part in parts {
        match part {
            SheetPart::Field(line) => line.field.set(&mut after, &line.texts, today).unwrap(),
            SheetPart::Items(list, items) => {
                for item in items {
                    list.put(&mut after, item.id, &item.texts, today).unwrap();
                }
            }
        }
    }
    // What the sheet does not hold.
    after.cadence = before.cadence;
    assert_eq!(after, before.record);
}

#[test]
fn a_form_that_cannot_be_read_changes_nothing_and_says_why() {
    let today = day("2026-03-02");
    let mut contact = Contact::default();
    let set = |contact: &mut Contact, field: Field, texts: &[&str]| {
        let texts: Vec<String> = texts.iter().map(|text| (*text).into()).collect();
        field.set(contact, &texts, today).map_err(|problem| problem.sentence())
    };
    assert!(set(&mut contact, Field::MetOn, &["last summer"]).is_err());
    assert!(set(&mut contact, Field::Away, &["2026-03-10", "2026-03-01"]).is_err());
    assert_eq!(contact, Contact::default());
    assert_eq!(set(&mut contact, Field::Away, &["2026-03-10", ""]), Ok(()));
    assert_eq!(set(&mut contact, Field::MetOn, &["2019-06"]), Ok(()));
    assert_eq!(Field::MetOn.texts(&contact), ["2019-06"]);
    let date = |day: &str, month: &str| {
        let texts = [day, month, "", ""].map(|text| vec![text.to_owned()]);
        ItemList::Dates.put(&mut Contact::default(), kith::id::Id::from_number(1), &texts, today)
    };
    assert!(date("31", "2").is_err());
    assert!(date("29", "2").is_ok());
}

#[test]
fn an_edit_in_place_touches_only_its_field() {
    let book = tell(ANA);
    let ana = of(&book, "Ana");
    let command = edit(ana, |contact| contact.called = "Anita".into());
    let changes = decide(&book, command, &moment()).unwrap();
    assert_eq!(changes.edits.len(), 1);
}

#[test]
fn r113_a_new_place_keeps_the_old_one_as_past() {
    let said = |form: PlaceForm| {
        let mut book = tell("2026-01-05 person Ana Ruiz: at Acme as CTO");
        let id = of(&book, "Ana").id;
        let changes = decide(&book, form.command(id, None).unwrap(), &moment()).unwrap();
        book.absorb(&changes).unwrap();
        let places = page(&book, "Ana", "2026-03-02").places;
        let line = |place: &PlaceLine| {
            let time = place.time.as_ref().map(|time| format!(", {time}")).unwrap_or_default();
            format!("{}{time}", place.words)
        };
        places.iter().map(line).collect::<Vec<_>>()
    };
    let beta = PlaceForm { organization: "Beta".into(), from: "2026-02".into(), ..PlaceForm::default() };
    assert_eq!(said(beta.clone()), ["Beta, since February 2026", "CTO at Acme, formerly"]);
    assert_eq!(
        said(PlaceForm { beside_others: true, ..beta.clone() }),
        ["Beta, since February 2026", "CTO at Acme"]
    );
    let before = PlaceForm { until: "2019".into(), from: "2015".into(), ..beta.clone() };
    assert_eq!(said(before), ["CTO at Acme", "Beta, 2015 to 2019"]);
    let backwards = PlaceForm { until: "2019".into(), ..beta };
    assert!(backwards.command(kith::id::Id::from_number(1), None).is_err());
    assert!(PlaceForm::default().command(kith::id::Id::from_number(1), None).is_err());
}

fn moment() -> Moment {
    Moment { today: day("2026-03-02"), minute: 0, now: 1_772_000_000_000, seed: 1, device: Device(1) }
}
