//! What is owed and what is news: updates, introductions of one's own, the landing, their lives, telling, and
//! the smallest next step; each by its rule's number.

use crate::books::{contact, day, do_it, tell};
use crate::pages::{shown_on, today_on};
use expect_test::{Expect, expect};
use kith::book::Mode;
use kith::command::Command;
use kith::day::Day;
use kith::page::settings::{choose_mode, edit_campaign, settings};
use kith::page::today::page;
use kith::sample::story::Telling;
use kith::standing::Standings;
use std::fmt::Write;

const SEARCHING: &str = "mode searching from 2026-02-02\n";

fn check(story: &str, day: &str, expected: Expect) {
    expected.assert_eq(&today_on(story, day));
}

/// The cards whose words have `part`, day by day over some days.
fn days_with(story: &str, part: &str, from: &str, until: &str) -> Vec<String> {
    let mut telling = Telling::new(story).unwrap_or_else(|problems| panic!("{problems:?}"));
    let (from, until) = (day(from), day(until));
    let mut days = Vec::new();
    for today in (0..=until.since(from)).map(|days| from.plus(days)) {
        let book = telling.until(today);
        let text = crate::pages::today_text(&page(book, &Standings::new(book, today), today, 720));
        if text.contains(part) {
            days.push(today.to_string());
        }
    }
    days
}

fn first_and_last(days: &[String]) -> (&str, &str) {
    (days.first().map_or("", String::as_str), days.last().map_or("", String::as_str))
}

#[test]
fn r2_after_a_silence_today_opens_with_one_easy_card() {
    let story = format!(
        "{SEARCHING}2026-03-02 person Ana Ruiz: strength 3, talked this month, cadence close since 2026-01-05\n\
         2026-03-02 person Ben Okafor: strength 4, talked longer, cadence close since 2026-01-05\n\
         2026-03-02 person Cleo Diaz: strength 2\n\
         2026-03-02 mail to Cleo: spoke of the search\n\
         2026-03-05 mail from Cleo: give, favor article 1, needs none\n"
    );
    assert!(!today_on(&story, "2026-03-05").contains("one small thing"));
    check(
        &story,
        "2026-03-06",
        expect![[r#"
            1 person to thank
            Nothing has gone out since Monday: one small thing to begin with, about 3 minutes. 2 more when you like.
            Yours to do
            - Thank: Cleo helped you yesterday: something to read. A thank-you lets it land. [due today]
            Fold: Keeping in touch
            - Write: 5 years since you and Ben were in touch; you wanted about every 30 days. Still want to?
            Fold: New ground
            - Write: Ana does not know yet that you are looking. Tell them, one at a time and in your own words.
        "#]],
    );
    // Once a word has gone out the list is there again.
    let done = format!("{story}2026-03-06 mail to Cleo: thanks\n");
    assert!(!today_on(&done, "2026-03-06").contains("one small thing"));
    // In any mode the first working day back from days away.
    let away = story.replace("searching", "peacetime") + "2026-03-02 away 2026-03-09..2026-03-13\n";
    assert_eq!(days_with(&away, "one small thing", "2026-03-06", "2026-03-20"), ["2026-03-16"]);
}

#[test]
fn r15_tell_those_who_do_not_know_in_their_order_and_within_limits() {
    let story = format!(
        "{SEARCHING}2026-03-02 person Eva Sol: strength 5, talked this month\n\
         2026-03-02 person Dan Iro: strength 4, talked this month\n\
         2026-03-02 person Ana Ruiz: strength 3, talked this year\n\
         2026-03-02 person Ben Okafor: strength 2, talked this month\n\
         2026-03-02 person Old Friend: strength 3, talked never\n\
         2026-03-02 person New Face: strength 1, talked this month\n"
    );
    let who = |story: &str, day: &str| {
        let text = today_on(story, day);
        let line = text.lines().find(|line| line.contains("does not know yet")).unwrap_or_default();
        line.split_whitespace().nth(2).unwrap_or_default().to_owned()
    };
    assert_eq!(who(&story, "2026-03-03"), "Ana");
    // Strength 3, 2, 4, 5 is told one after the other, one a day; three a week.
    let mut told = story.clone();
    let mut order = Vec::new();
    for on in ["2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06", "2026-03-09", "2026-03-10"] {
        let name = who(&told, on);
        if !name.is_empty() {
            writeln!(told, "{on} mail to {name}: news, spoke of the search").unwrap();
            assert_eq!(who(&told, on), "", "one a day");
        }
        order.push(name);
    }
    assert_eq!(order, ["Ana", "Ben", "Dan", "", "Eva", ""]);
    // In a round of several nobody is told personally.
    let round = format!("{story}2026-03-03 lunch with Ana and Dan, spoke of the search, next none\n");
    assert_eq!(who(&round, "2026-03-04"), "Ana");
    // A second search starts anew; in peacetime nobody is to be told.
    let later = format!("{told}2026-06-01 mode peacetime\n2026-06-08 mode searching\n");
    assert_eq!(who(&later, "2026-06-02"), "");
    assert_ne!(who(&later, "2026-06-08"), "");
}

#[test]
fn r86_where_it_was_no_fit_nobody_needs_to_be_told() {
    let story = |outcome: &str| {
        format!(
            "{SEARCHING}2026-03-02 person Ana Ruiz: strength 3, talked this year\n\
             2026-03-02 meet Ana, asked by me, {outcome}, learned x, next none\n2026-03-03 mail to Ana: thanks\n"
        )
    };
    assert!(today_on(&story("helpful"), "2026-03-10").contains("Ana does not know yet"));
    // Neither on the page nor in its fold.
    assert!(!today_on(&story("no fit"), "2026-03-10").contains("Ana"));
}

const HELP: &str = "2026-03-02 meet Ana Ruiz, asked by me, learned x, next none, favor advice 2\n\
                    2026-03-03 mail to Ana: thanks\n";

#[test]
fn r23_news_that_their_help_led_to_is_due_in_three_working_days() {
    let advice = format!("{SEARCHING}{HELP}2026-03-12 favor of Ana led to \"a better first page\"\n");
    check(
        &advice,
        "2026-03-17",
        expect![[r#"
            Keeping in touch
            - Write: What Ana did for you led to something on Thursday: a better first page. Tell them.
        "#]],
    );
    let interview = format!("{SEARCHING}{HELP}2026-03-12 interview at Acme through Ana\n");
    assert_eq!(
        days_with(&interview, "There is news from Acme", "2026-03-12", "2026-03-18").first().unwrap(),
        "2026-03-17"
    );
    // Why now says what it led to, and when; so does the draft, and the records behind it can be seen.
    let card = |story: &str| {
        let book = Telling::new(story).unwrap().until(day("2026-03-17")).clone();
        let list = page(&book, &Standings::new(&book, day("2026-03-17")), day("2026-03-17"), 0);
        let mut cards = list.families.iter().flat_map(|family| &family.cards);
        let card = cards.find(|card| card.kind == kith::book::ReasonKind::Update).unwrap();
        let records = card.evidence.iter().flat_map(|evidence| &evidence.records);
        let records: Vec<String> = records.map(|(record, _)| record.to_string()).collect();
        format!("{}\n{}\n{}\n", card.why, card.suggestion.clone().unwrap(), records.join(", "))
    };
    expect![[r#"
        What Ana did for you led to something on Thursday: a better first page. Tell them.
        Hello Ana, what you did for me led to something on Thursday: a better first page. Thank you!
        Ana gave advice on 2 March
    "#]]
    .assert_eq(&card(&advice));
    expect![[r#"
        There is news from Acme: an interview on Thursday. It came about through Ana. Tell them first.
        Hello Ana, you will like to hear this: an interview at Acme on Thursday. It came about through you. Thank you!
        interview at Acme on Thursday
    "#]].assert_eq(&card(&interview));
    expect![[r#"
        There is news: an offer on Thursday. It came about through Ana. Tell them first.
        Hello Ana, you will like to hear this: an offer on Thursday. It came about through you. Thank you!
        offer on Thursday
    "#]]
    .assert_eq(&card(&format!("{SEARCHING}{HELP}2026-03-12 offer through Ana\n")));
    // Whoever introduced the one it came through hears it too.
    let through = format!(
        "{SEARCHING}2026-03-02 introduction by Ana Ruiz of me to Ben Okafor made\n\
         2026-03-02 mail to Ana: thanks\n2026-03-03 mail to Ben: outreach\n2026-03-12 offer at Acme through Ben\n"
    );
    assert!(today_on(&through, "2026-03-17").contains("came about through Ana"));
    // What it led to is written in place on their page, and is news from that day on.
    let mut book = tell(&format!("{SEARCHING}{HELP}2026-03-06 mail to Ana: update\n"));
    let favor = book.favors.iter().next().unwrap().id;
    let led_to = kith::page::person::LineText::LedTo(favor);
    let command = led_to.write(&book, "a better first page", day("2026-03-12")).unwrap();
    do_it(&mut book, "2026-03-12", command);
    let on = day("2026-03-17");
    let text = crate::pages::today_text(&page(&book, &Standings::new(&book, on), on, 0));
    assert!(text.contains("led to something on Thursday: a better first page"), "{text}");
    // Told by an update, or by talking of the search; not by a mere hello.
    let told = |touch: &str| {
        today_on(&format!("{interview}2026-03-13 {touch}\n"), "2026-03-17").contains("There is news")
    };
    assert!(!told("mail to Ana: update"));
    assert!(!told("call with Ana, spoke of the search, answered, next none"));
    assert!(told("mail to Ana: care"));
    assert!(told("call with Ana, care, answered, next none"));
}

#[test]
fn r23_without_news_the_size_of_the_help_sets_the_clock() {
    let due = |story: &str, until: &str| {
        let days =
            days_with(&format!("{SEARCHING}{story}"), "what becomes of their help", "2026-03-03", until);
        days.first().cloned().unwrap_or_default()
    };
    let favor = |size: u8| {
        format!(
            "2026-03-02 mail from Ana Ruiz: give, favor referral {size}, needs none\n2026-03-02 mail to Ana: thanks\n"
        )
    };
    assert_eq!(due(&favor(3), "2026-05-10"), "2026-04-01");
    assert_eq!(due(&favor(2), "2026-05-10"), "2026-05-01");
    assert_eq!(due(&favor(1), "2026-05-10"), "");
    let introduced =
        "2026-03-02 introduction by Ana Ruiz of me to Ben Okafor made\n2026-03-02 mail to Ana: thanks\n";
    assert_eq!(due(introduced, "2026-05-10"), "2026-04-01");
    // Counted from the latest update; after two without an answer 90 days.
    let one = format!("{}2026-03-20 mail to Ana: update\n", favor(3));
    assert_eq!(due(&one, "2026-05-10"), "2026-04-20");
    let two = format!("{one}2026-04-20 mail to Ana: update\n");
    assert_eq!(due(&two.replace("2026-03-02", "2026-03-03"), "2026-04-19"), "");
    let after = days_with(&format!("{SEARCHING}{two}"), "how it goes", "2026-04-21", "2026-08-10");
    assert_eq!(after.first().unwrap(), "2026-07-20");
    // No clock in peacetime.
    let peace = format!("{SEARCHING}{}2026-03-05 mode peacetime\n", favor(3));
    assert!(days_with(&peace, "becomes of their help", "2026-03-06", "2026-06-01").is_empty());
    // Old news is not debt: what was written down much later runs no clock.
    let made =
        "2026-03-02 meet Ana Ruiz, asked by them, made introduction to Ben Okafor, learned x, next none\n";
    for help in [&favor(3), made] {
        let first = help.lines().next().unwrap();
        assert_eq!(due(&format!("{first}\n2026-03-02 mail to Ana: thanks\n"), "2026-05-10"), "2026-04-01");
        assert_eq!(due(&format!("{first}, recorded 2026-04-20\n"), "2026-07-10"), "", "{first}");
    }
}

#[test]
fn r23_the_card_says_what_it_is_counted_from() {
    let help =
        "2026-03-02 mail from Ana Ruiz: give, favor referral 3, needs none\n2026-03-02 mail to Ana: thanks\n";
    let why = |more: &str, on: &str| {
        let text = today_on(&format!("{SEARCHING}{help}{more}"), on);
        text.lines().find(|line| line.contains("Ana")).unwrap_or_default().to_owned()
    };
    // Thanks, a care and an answer since then are heard, and tell nothing of the search.
    let heard = "2026-03-20 mail to Ana: care\n2026-03-25 mail to Ana: answer\n";
    expect!["- Write: Ana helped you on 2 March. People like to see what becomes of their help."]
        .assert_eq(&why(heard, "2026-04-01"));
    let told = "2026-03-20 mail to Ana: update\n2026-03-25 mail to Ana: care\n";
    expect!["- Write: You told Ana on 20 March how it goes. People like to see what becomes of their help."]
        .assert_eq(&why(told, "2026-04-20"));
}

#[test]
fn r23_one_update_a_day_and_three_a_week() {
    let mut story = SEARCHING.to_owned();
    for name in ["Ana Ruiz", "Ben Okafor", "Cleo Diaz", "Dan Iro", "Eva Sol"] {
        writeln!(story, "2026-02-06 mail from {name}: give, favor referral 3, needs none").unwrap();
        writeln!(story, "2026-02-06 mail to {name}: thanks").unwrap();
    }
    writeln!(story, "2026-03-09 mail to Someone Else: care").unwrap();
    let updates = |story: &str, on: &str| {
        let book = Telling::new(story).unwrap().until(day(on)).clone();
        let list = page(&book, &Standings::new(&book, day(on)), day(on), 0);
        let cards = list.families.iter().flat_map(|family| &family.cards);
        let names = cards.filter(|card| card.kind == kith::book::ReasonKind::Update);
        names.filter_map(|card| card.person.clone()).map(|(_, name)| name).collect::<Vec<_>>()
    };
    for on in ["2026-03-09", "2026-03-10", "2026-03-11"] {
        let shown = updates(&story, on);
        assert_eq!(shown.len(), 1, "{on}");
        writeln!(story, "{on} mail to {}: update", shown[0]).unwrap();
        assert!(updates(&story, on).is_empty(), "{on}");
    }
    assert!(updates(&story, "2026-03-12").is_empty());
    writeln!(story, "2026-03-13 mail to Someone: care").unwrap();
    assert_eq!(updates(&story, "2026-03-16").len(), 1);
}

const BY_ME: &str = "mode peacetime from 2026-02-02\n\
     2026-03-02 person Ana Ruiz: strength 4\n2026-03-02 person Ben Okafor: strength 2\n\
     2026-03-02 introduction by me of Ana to Ben offered\n";

#[test]
fn r88_by_me_each_side_is_asked_reminded_once_and_left_in_peace() {
    check(
        BY_ME,
        "2026-03-04",
        expect![[r#"
            2 people are here. Nothing is due. Ten minutes are enough for today.
            Waiting on others
            - Write: You want to introduce Ana and Ben Okafor. Ask Ana first whether it is welcome.
            - Write: You want to introduce Ben and Ana Ruiz. Ask Ben first whether it is welcome.
        "#]],
    );
    let asked = format!(
        "{BY_ME}2026-03-04 mail to Ben: follow-up, serves the introduction\n2026-03-04 mail to Ana: follow-up, serves the introduction\n"
    );
    assert_eq!(
        first_and_last(&days_with(&asked, "You asked Ben", "2026-03-04", "2026-05-01")),
        ("2026-03-11", "2026-03-31")
    );
    let reminded = format!("{asked}2026-03-11 mail to Ben: follow-up, serves the introduction\n");
    assert!(days_with(&reminded, "You asked Ben", "2026-03-12", "2026-05-01").is_empty());
    // Nothing else follows them up.
    assert!(days_with(&asked, "has not answered since", "2026-03-04", "2026-05-01").is_empty());
}

#[test]
fn r88_by_me_it_is_made_after_the_second_yes_and_asked_about_once() {
    let one = format!("{BY_ME}2026-03-04 introduction by me of Ana to Ben first agreed\n");
    assert!(days_with(&one, "both said yes", "2026-03-04", "2026-03-20").is_empty());
    let both = format!("{one}2026-03-05 introduction by me of Ana to Ben second agreed\n");
    check(
        &both,
        "2026-03-09",
        expect![[r#"
        Yours to do
        - Write: Ana and Ben Okafor both said yes. It is yours to make the introduction. [due today]
    "#]],
    );
    assert!(today_on(&both, "2026-03-12").contains("late: since"));
    // One tap makes it: a message to both.
    let mut book = tell(&both);
    let on = day("2026-03-09");
    let list = page(&book, &Standings::new(&book, on), on, 0);
    let done = list.families[0].cards[0].done.clone().unwrap();
    do_it(&mut book, "2026-03-09", done);
    assert_eq!(book.introductions.iter().next().unwrap().made_on, Some(on));
    assert_eq!(book.interactions.iter().last().unwrap().with.len(), 2);
    // No thanks, no first message; one question four weeks later, on the card of the one who is closer.
    let made = format!("{both}2026-03-09 introduction by me of Ana to Ben made\n");
    assert!(days_with(&made, "Thank", "2026-03-09", "2026-05-01").is_empty());
    assert!(days_with(&made, "your turn to write", "2026-03-09", "2026-05-01").is_empty());
    let question = days_with(&made, "You introduced Ana and Ben Okafor", "2026-03-09", "2026-05-30");
    assert_eq!(first_and_last(&question), ("2026-04-06", "2026-04-19"));
    let asked = format!("{made}2026-04-06 mail to Ana: care, serves the introduction\n");
    assert!(days_with(&asked, "You introduced Ana", "2026-04-07", "2026-05-30").is_empty());
}

#[test]
fn r88_by_me_a_tap_on_the_card_says_yes_or_no_and_a_yes_needs_no_reply() {
    let asked = format!("{BY_ME}2026-03-04 mail to Ben: follow-up, serves the introduction\n");
    let act = |name: &str| {
        let mut book = tell(&asked);
        let on = day("2026-03-11");
        let list = page(&book, &Standings::new(&book, on), on, 0);
        let cards = list.families.iter().flat_map(|family| &family.cards);
        let card = cards
            .into_iter()
            .find(|card| card.person.as_ref().is_some_and(|(_, who)| who == "Ben Okafor"))
            .unwrap();
        let act = card.asides.iter().find(|act| act.label.to_string() == name).unwrap().command.clone();
        do_it(&mut book, "2026-03-11", act);
        book.introductions.iter().next().unwrap().record.clone()
    };
    assert_eq!(act("They said yes").to_agreed_on, Some(day("2026-03-11")));
    assert_eq!(act("They said no").declined_on, Some(day("2026-03-11")));
    let yes = format!("{asked}2026-03-05 mail from Ben: answer, serves the introduction\n");
    assert!(!today_on(&yes, "2026-03-05").contains("waits for an answer"));
}

/// A search with a chain: Ana led to Ben, Ben to the place where it ended.
const LANDED: &str = "mode searching from 2026-02-02\n\
     2026-02-01 person Ana Ruiz: strength 4\n2026-02-01 person Fay Low: strength 3\n\
     2026-02-03 introduction by Ana of me to Ben Okafor made\n2026-02-03 mail to Ana: thanks\n\
     2026-02-04 mail to Ben: outreach\n\
     2026-02-05 meet Ben, asked by me, learned x, next none\n2026-02-06 mail to Ben: thanks\n2026-02-06 mail to Ana: report\n\
     2026-02-09 mail from Cleo Diaz: give, favor referral 3, needs none\n2026-02-09 mail to Cleo: thanks\n\
     2026-02-10 mail from Dan Iro: give, favor advice 1, needs none\n2026-02-10 mail to Dan: thanks\n\
     2026-02-11 mail to Eva Sol: spoke of the search, needs none\n\
     2026-02-12 introduction by Fay of me to Gil Nor asked\n\
     2026-02-12 mail to Hal Orr: outreach\n\
     2026-02-13 offer at Acme through Ben\n\
     2026-02-16 mail to Ben: update\n2026-02-16 mail to Ana: update\n\
     2026-03-02 mode landed at Acme\n";

#[test]
fn r56_everybody_is_thanked_and_told_chain_first() {
    check(
        LANDED,
        "2026-03-02",
        expect![[r#"
            Yours to do
            - Write: Ana stands on the path that led you there. Thank them and tell them where you are now (1 of 6). [due today]
            - Write: Ben stands on the path that led you there. Thank them and tell them where you are now (2 of 6). [due today]
            - Write: Cleo helped or cheered you on. Thank them and tell them where you are now (3 of 6). [due today]
            - Write: Dan helped or cheered you on. Thank them and tell them where you are now (4 of 6). [due today]
            - Write: Eva helped or cheered you on. Thank them and tell them where you are now (5 of 6). [due today]
        "#]],
    );
    // Five are due the first day, the sixth the next; those done keep their number.
    let done = format!("{LANDED}2026-03-02 mail to Ana: thanks, update\n2026-03-02 mail to Cleo: thanks\n");
    check(
        &done,
        "2026-03-03",
        expect![[r#"
            Yours to do
            - Write: Ben stands on the path that led you there. Thank them and tell them where you are now (2 of 6). [due since yesterday]
            - Write: Cleo helped or cheered you on. Thank them and tell them where you are now (3 of 6). [due since yesterday]
            - Write: Dan helped or cheered you on. Thank them and tell them where you are now (4 of 6). [due since yesterday]
            - Write: Eva helped or cheered you on. Thank them and tell them where you are now (5 of 6). [due since yesterday]
            - Write: Fay was ready to introduce you to Gil Nor, which is not needed any more. Thank them and tell them where you are now (6 of 6). [due today]
        "#]],
    );
    // Thanks alone, or telling alone, is not enough.
    assert!(today_on(&done, "2026-03-03").contains("Cleo"));
    // Leaving the search ends its tries and reminders.
    assert!(days_with(LANDED, "Hal", "2026-03-02", "2026-04-30").is_empty());
    assert!(days_with(LANDED, "for an introduction to Gil", "2026-03-02", "2026-04-30").is_empty());
    // What is let go keeps its number and is not asked for again.
    let let_go = format!("{LANDED}2026-03-02 let go landing of Ana\n");
    assert!(days_with(&let_go, "Ana", "2026-03-02", "2026-03-10").is_empty());
}

#[test]
fn r56_n_of_n_on_the_plan() {
    let text = |story: &str, on: &str| {
        let book = Telling::new(story).unwrap().until(day(on)).clone();
        plan_text(&book, day(on))
    };
    let done = format!("{LANDED}2026-03-03 mail to Ana: thanks, update\n");
    expect![[r#"
        Landed: Acme
        1 of 6 people are thanked and told.
        - Ben Okafor, on the path that led there: today
        - Cleo Diaz: today
        - Dan Iro: today
        - Eva Sol: today
        - Fay Low: today
          Ana Ruiz: thanked and told today
          Ben Okafor, on the path that led there: today
          Cleo Diaz: today
          Dan Iro: today
          Eva Sol: today
          Fay Low: today
        1 update that went out
        - Ana, today
        Your network is small or quiet just now. A hello a day makes it stronger.
        In touch in the last half year: 0 who would go out of their way for you, 0 with those who would answer gladly, 0 with everybody who knows you.
    "#]]
    .assert_eq(&text(&done, "2026-03-03"));
}

#[test]
fn r106_afterwards_a_rhythm_is_proposed_for_every_helper() {
    let mut story = LANDED.to_owned();
    for name in ["Ana", "Ben", "Cleo", "Dan", "Eva", "Fay"] {
        assert!(!today_on(&story, "2026-03-16").contains("How often would you like"), "{name}");
        writeln!(story, "2026-03-03 mail to {name}: thanks, update").unwrap();
    }
    check(
        &story,
        "2026-03-16",
        expect![[r#"
            Nothing more for today. What is folded below can wait.
            Fold: Keeping in touch
            - Write: Ana helped you get where you are. How often would you like to be in touch from now on? Still want to?
        "#]],
    );
    let chosen = format!("{story}2026-03-16 cadence of Ben near\n");
    assert!(!today_on(&chosen, "2026-03-17").contains("Ben helped you"));
    // One a day: the next comes a working day later, and waits as any other card does.
    let asks = |story: &str, day: &str| {
        let text = today_on(story, day);
        text.lines().find(|line| line.contains("How often would you like")).map(str::to_owned)
    };
    assert_eq!(asks(&story, "2026-03-03"), None);
    assert!(asks(&story, "2026-03-04").is_some_and(|line| line.contains("Ana") && !line.contains("Still")));
    let asked = format!("{story}2026-03-04 mail to Ana: reconnect\n");
    assert_eq!(asks(&asked, "2026-03-04"), None);
    assert!(asks(&asked, "2026-03-05").is_some_and(|line| line.contains("Ben")));
    let chosen = format!("{story}2026-03-04 cadence of Ana near\n");
    assert_eq!(asks(&chosen, "2026-03-04"), None);
    // Once a month, in its slot, a look at how they are kept.
    let months = days_with(&story, "Once a month", "2026-03-10", "2026-06-09");
    assert_eq!(months.len(), 3, "{months:?}");
    // Whatever other habit there is, which has every day.
    let mut thin = story.clone();
    for number in 0..9 {
        writeln!(thin, "2026-03-02 person P{number} Doe: strength 3, talked longer, cadence close").unwrap();
    }
    assert!(!days_with(&thin, "who would answer you gladly", "2026-03-10", "2026-06-09").is_empty());
    assert_eq!(days_with(&thin, "Once a month", "2026-03-10", "2026-06-09"), months);
}

#[test]
fn r106_every_helper_who_may_like_it_and_nobody_else() {
    let mut story = LANDED.to_owned();
    for name in ["Ana", "Ben", "Cleo", "Dan", "Eva", "Fay"] {
        writeln!(story, "2026-03-03 mail to {name}: thanks, update").unwrap();
    }
    let helpers = |more: &str| {
        let text = plan_text(&tell(&format!("{story}{more}")), day("2026-03-16"));
        let names = text.lines().filter_map(|line| line.strip_prefix("* "));
        names.map(|line| line.split([' ', ',']).next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(helpers(""), ["Ana", "Ben", "Cleo", "Dan"]);
    assert_eq!(helpers("2026-03-16 person Cleo: stay no\n"), ["Ana", "Ben", "Dan"]);
    assert_eq!(helpers("2026-03-16 person Dan: seen anyway\n"), ["Ana", "Ben", "Cleo"]);
    assert_eq!(helpers("2026-03-16 cadence of Ben near\n"), ["Ana", "Cleo", "Dan"]);
}

#[test]
fn r106_the_letter_asks_whether_one_may_stay_in_touch() {
    let (book, today) = (tell(LANDED), day("2026-03-02"));
    let shown = page(&book, &Standings::new(&book, today), today, 720);
    let cards = shown.families.into_iter().flat_map(|family| family.cards);
    let letters: Vec<String> = cards
        .filter(|card| card.kind == kith::book::ReasonKind::LandingWalk)
        .filter_map(|card| card.suggestion.map(|words| words.to_string()))
        .collect();
    assert!(!letters.is_empty());
    assert!(letters.iter().all(|letter| letter.contains("May I stay in touch")), "{letters:?}");
}

#[test]
fn r106_the_next_hellos_can_be_taken_into_a_calendar() {
    let mut story = LANDED.to_owned();
    for name in ["Ana", "Ben", "Cleo", "Dan", "Eva", "Fay"] {
        writeln!(story, "2026-03-03 mail to {name}: thanks, update").unwrap();
    }
    let offered = |story: &str| {
        let text = plan_text(&tell(story), day("2026-03-16"));
        text.lines().any(|line| line.ends_with(" for the calendar"))
    };
    assert!(!offered(&story), "no rhythm is set yet");
    story.push_str("2026-03-05 mail from Cleo: answer\n2026-03-16 cadence of Cleo near\n2026-03-16 cadence of Ben wide\n");
    assert!(offered(&story));
    let unwalked = story.replace("2026-03-03 mail to Fay: thanks, update\n", "");
    assert!(!offered(&unwalked), "it comes after the walk");
    let file = |story: &str, names: bool| {
        let book = tell(story);
        let today = day("2026-03-16");
        let file = kith::page::plan::calendar(&book, &Standings::new(&book, today), today, names, 0);
        let shown = |line: &&str| line.starts_with("DTSTART") || line.starts_with("SUMMARY");
        file.lines().filter(shown).map(|line| format!("{line}\n")).collect::<String>()
    };
    expect![[r#"
        DTSTART;VALUE=DATE:20260603
        SUMMARY:A hello to Cleo Diaz
        DTSTART;VALUE=DATE:20260804
        SUMMARY:A hello to Ben Okafor
    "#]]
    .assert_eq(&file(&story, true));
    expect![[r#"
        DTSTART;VALUE=DATE:20260603
        SUMMARY:A hello
        DTSTART;VALUE=DATE:20260804
        SUMMARY:A hello
    "#]]
    .assert_eq(&file(&story, false));
    // Nobody who died has a day in it (R115).
    let died = format!("{story}2026-03-16 person Ben: died 2026-03-10\n");
    assert!(!file(&died, true).contains("Ben"));
}

#[test]
fn r109_the_calendar_says_nothing_of_the_search() {
    let mut story =
        LANDED.replace("mode searching from 2026-02-02", "mode searching from 2026-02-02, discreet");
    for name in ["Ana", "Ben", "Cleo", "Dan", "Eva", "Fay"] {
        writeln!(story, "2026-03-03 mail to {name}: thanks, update\n2026-03-16 cadence of {name} near")
            .unwrap();
    }
    let (book, today) = (tell(&story), day("2026-03-16"));
    let file = kith::page::plan::calendar(&book, &Standings::new(&book, today), today, true, 0);
    assert!(file.contains("SUMMARY:A hello to Ana Ruiz"));
    for word in ["search", "land", "job", "position", "Acme", "helped", "target"] {
        assert!(!file.to_lowercase().contains(&word.to_lowercase()), "{word}: {file}");
    }
}

#[test]
fn r109_a_discreet_search_is_not_told_at_work() {
    let story = |discreet: &str, who: &str| {
        format!(
            "mode searching from 2026-02-02{discreet}\n2026-02-02 me: employer Acme\n2026-02-02 person Ana Ruiz: strength 3, talked this month, at Acme{who}\n\
             2026-02-02 mail from Ana: give, favor referral 3, needs none\n2026-02-02 mail to Ana: thanks\n\
             2026-02-10 interview at Beta through Ana\n2026-03-02 mail to Someone Else: care\n"
        )
    };
    let told = |story: &str| {
        let text = today_on(story, "2026-03-03");
        (text.contains("does not know yet"), text.contains("There is news from Beta"))
    };
    let landed = |story: &str| {
        today_on(&format!("{story}2026-03-02 mode landed at Beta\n"), "2026-03-03")
            .contains("where you are now")
    };
    assert_eq!(told(&story("", "")), (true, true));
    assert!(landed(&story("", "")));
    assert_eq!(told(&story(", discreet", "")), (false, false));
    assert!(!landed(&story(", discreet", "")));
    assert_eq!(told(&story("", ", not to know")), (false, false));
    assert!(!landed(&story("", ", not to know")));
}

#[test]
fn r113_a_new_job_is_a_moment_to_be_glad() {
    let story = "mode peacetime from 2026-02-02\n2026-02-02 person Ana Ruiz: strength 2, at Acme as Analyst\n\
                 2026-03-03 person Ana: at Beta as Head of data\n";
    check(
        story,
        "2026-03-03",
        expect![[r#"
        1 person is here. Nothing is due. Ten minutes are enough for today.
        Keeping in touch
        - Write: Ana is Head of data at Beta now. A line to say you are glad takes a minute.
    "#]],
    );
    assert_eq!(
        first_and_last(&days_with(story, "Beta", "2026-03-01", "2026-05-01")),
        ("2026-03-03", "2026-04-02")
    );
    // Once; the place before is kept; not for people barely known, nor where no place was known before.
    let glad = format!("{story}2026-03-04 mail to Ana: congratulation\n");
    assert!(days_with(&glad, "Beta", "2026-03-05", "2026-05-01").is_empty());
    let book = tell(story);
    assert_eq!(book.affiliations.iter().filter(|row| row.past).count(), 1);
    assert!(
        days_with(&story.replace("strength 2", "strength 1"), "Beta", "2026-03-03", "2026-04-01").is_empty()
    );
    assert!(
        days_with(&story.replace(", at Acme as Analyst", ""), "Beta", "2026-03-03", "2026-04-01").is_empty()
    );
}

#[test]
fn r113_many_at_one_import_are_one_card() {
    let mut book = tell(
        "
        mode peacetime from 2026-02-02
        2026-02-02 person Ana Ruiz: strength 2, at Acme as Analyst, imported
        2026-02-02 person Ben Okafor: strength 3, at Acme as Engineer, imported
        2026-02-02 person Cleo Diaz: strength 3, at Acme as Writer, imported",
    );
    import(&mut book, "2026-03-03", "Ana,Ruiz,Beta,Head\nBen,Okafor,Beta,Engineer\nCleo,Diaz,Gamma,Writer\n");
    let on = day("2026-03-03");
    let text = crate::pages::today_text(&page(&book, &Standings::new(&book, on), on, 0));
    expect![[r#"
        3 people are here. Nothing is due. Ten minutes are enough for today.
        Keeping in touch
        - Seen: 3 people have changed jobs since your last list. Is there anybody you would like to congratulate?
          + Ben is Engineer at Beta now. A line to say you are glad takes a minute.
          + Cleo is Writer at Gamma now. A line to say you are glad takes a minute.
          + Ana is Head at Beta now. A line to say you are glad takes a minute.
    "#]].assert_eq(&text);
    assert_eq!(shown_on(&book, on), [None]);
}

/// Reads in a newer list of connections.
fn import(book: &mut kith::book::Book, on: &str, rows: &str) {
    use kith::exchange::import::{Choices, changes, plan};
    let text = format!("First Name,Last Name,Company,Position\n{rows}");
    let parsed = kith::exchange::linkedin::parse(text.as_bytes()).unwrap();
    let moment = kith::moment::Moment {
        today: day(on),
        minute: 0,
        now: 1_900_000_000_000,
        seed: 3,
        device: kith::moment::Device(3),
    };
    let plan = plan(book, &parsed, kith::exchange::DateOrder::DayFirst);
    let changes = changes(book, &parsed, &plan, &Choices::default(), &moment).unwrap();
    book.absorb(&changes).unwrap();
}

#[test]
fn r98_a_worry_is_wished_well_and_asked_about() {
    let story = |who: &str| {
        format!(
            "mode peacetime from 2026-02-02\n2026-02-20 person Ana Ruiz: {who}concern \"Surgery\" on 2026-03-09\n"
        )
    };
    let known = story("strength 2, ");
    let days = days_with(&known, "Surgery", "2026-02-20", "2026-04-01");
    assert_eq!(
        days,
        [
            "2026-03-06",
            "2026-03-07",
            "2026-03-08",
            "2026-03-09",
            "2026-03-11",
            "2026-03-12",
            "2026-03-13",
            "2026-03-14",
            "2026-03-15",
            "2026-03-16",
            "2026-03-17",
            "2026-03-18",
        ]
    );
    check(
        &known,
        "2026-03-06",
        expect![[r#"
            1 person is here. Nothing is due. Ten minutes are enough for today.
            Keeping in touch
            - Write: Ahead for Ana on Monday: Surgery. A wish beforehand does good.
        "#]],
    );
    check(
        &known,
        "2026-03-11",
        expect![[r#"
            1 person is here. Nothing is due. Ten minutes are enough for today.
            Keeping in touch
            - Write: Ana had something on their mind on Monday: Surgery. Ask how it was, and how they are.
        "#]],
    );
    // The words suit a funeral as well as an exam.
    for (on, part) in [("2026-03-06", "wishes"), ("2026-03-11", "How was it")] {
        let book = tell(&known.replace("Surgery", "Funeral"));
        let list = page(&book, &Standings::new(&book, day(on)), day(on), 0);
        let draft = list.families[0].cards[0].suggestion.clone().unwrap().to_string();
        assert!(
            draft.contains(part) && !draft.contains("fingers") && !draft.contains("did it go"),
            "{draft}"
        );
    }
    let asked = format!("{known}2026-03-11 call with Ana, care, answered, next none\n");
    assert!(days_with(&asked, "Surgery", "2026-03-12", "2026-04-01").is_empty());
    // Hardly known: only if they told it themselves.
    let heard = story("strength 1, ");
    assert!(days_with(&heard, "Surgery", "2026-02-20", "2026-04-01").is_empty());
    let told = format!("{heard}2026-02-20 mail from Ana: news\n");
    assert!(!days_with(&told, "Surgery", "2026-03-01", "2026-04-01").is_empty());
}

#[test]
fn r97_a_card_only_after_a_logged_quarter_and_a_line_on_the_next_one() {
    let story = "mode peacetime from 2026-01-05\n2026-01-05 person Ana Ruiz: strength 4\n\
                 2026-01-06 call with Ana, care, answered, next none\n";
    let card =
        |story: &str| days_with(story, "One good thing and one hard thing", "2026-01-07", "2026-05-30");
    assert_eq!(card(story).first().unwrap(), "2026-04-07");
    // Not where a cadence is set, not from what was only said, not for family.
    assert!(card(&story.replace("strength 4", "strength 4, cadence yearly")).is_empty());
    assert!(
        card("mode peacetime from 2026-01-05\n2026-01-05 person Ana Ruiz: strength 4, talked longer\n")
            .is_empty()
    );
    assert!(card(&story.replace("strength 4", "strength 4, family")).is_empty());
    assert!(card(&story.replace("strength 4", "strength 3")).is_empty());
    // A word of one's own news is enough for a quarter.
    assert!(card(&format!("{story}2026-04-06 mail to Ana: news\n")).is_empty());
    // On the next card of another kind it is a line.
    let line = |story: &str| days_with(story, "Worth sharing by the way", "2026-01-07", "2026-05-30");
    let reply =
        format!("{story}2026-04-01 mail from Ana: news, needs an answer\n2026-04-07 mail to Ana: answer\n");
    assert_eq!(first_and_last(&line(&reply)), ("2026-04-06", "2026-04-06"));
    assert!(line(&reply.replace("call with Ana, care", "call with Ana, news")).is_empty());
}

#[test]
fn r60_the_well_is_built_before_the_thirst() {
    let story = |mode: &str, fresh: usize, of: usize| {
        let mut story = format!("mode {mode} from 2026-02-02\n");
        for number in 0..of {
            let talked = if number < fresh { "this month" } else { "1-3 years" };
            writeln!(story, "2026-03-02 person Friend{number} Doe: strength 3, talked {talked}, cadence near since 2025-01-05").unwrap();
        }
        story
    };
    let thin = |story: &str| today_on(story, "2026-03-02").contains("as often as you meant to be");
    assert!(thin(&story("peacetime", 4, 8)));
    assert!(!thin(&story("peacetime", 5, 8)), "60 in a hundred are enough");
    assert!(!thin(&story("peacetime", 1, 7)), "seven say nothing");
    assert!(!thin(&story("searching", 4, 8)));
    let book = tell(&story("peacetime", 2, 10));
    let plan = plan_text(&book, day("2026-03-02"));
    let line = plan.lines().find(|line| line.contains("as often")).unwrap().to_owned();
    expect!["You are in touch with 2 of 10 people as often as you meant to be. With 3 hellos a week all is well by 15 March: 0 of 3 are said this week."].assert_eq(&line);
    // It names whom it is about.
    assert_eq!(plan.lines().filter(|line| line.contains("last in touch")).count(), 5, "{plan}");
}

#[test]
fn r60_a_try_or_a_skip_is_not_being_in_touch() {
    let friend = |number: usize, talked: &str| {
        format!("2026-03-02 person Friend{number} Doe: strength 3{talked}, cadence near since 2025-01-05\n")
    };
    let mut story = "mode peacetime from 2026-02-02\n".to_owned();
    (0..4).for_each(|number| story += &friend(number, ", talked this month"));
    (4..8).for_each(|number| story += &friend(number, ", talked 1-3 years"));
    let in_touch = |more: &str| {
        let text = plan_text(&tell(&format!("{story}{more}")), day("2026-03-02"));
        text.lines().find(|line| line.contains("as often")).unwrap_or_default().to_owned()
    };
    let four = "You are in touch with 4 of 8 people";
    assert!(in_touch("2026-03-02 mail to Friend4: care\n").starts_with(four));
    assert!(in_touch("2026-03-02 skip cadence of Friend4\n").starts_with(four));
    // Whose last talk nobody knows is left out.
    assert!(in_touch(&friend(8, "")).starts_with(four));
    let talk = "2026-03-02 call with Friend4, care, answered, next none\n";
    assert!(in_touch(talk).starts_with("You are in touch with 5 of 8 people"));
}

#[test]
fn r60_the_card_names_those_out_of_touch_each_with_a_link() {
    let mut story = "mode peacetime from 2026-02-02\n".to_owned();
    for number in 0..8 {
        let talked = if number < 4 { "this month" } else { "1-3 years" };
        writeln!(
            story,
            "2026-03-02 person Friend{number} Doe: strength 3, talked {talked}, cadence near since 2025-01-05"
        )
        .unwrap();
    }
    let (book, on) = (tell(&story), day("2026-03-02"));
    let today = page(&book, &Standings::new(&book, on), on, 0);
    let card = today
        .families
        .iter()
        .flat_map(|family| &family.cards)
        .find(|card| card.why.to_string().contains("as often"))
        .unwrap();
    let names: Vec<String> = card.evidence[0].records.iter().map(|(words, _)| words.to_string()).collect();
    expect![[r#"
        Friend4 Doe, last in touch 2 years ago
        Friend5 Doe, last in touch 2 years ago
        Friend6 Doe, last in touch 2 years ago
        Friend7 Doe, last in touch 2 years ago"#]]
    .assert_eq(&names.join("\n"));
    assert!(card.evidence[0].records.iter().all(|(_, route)| route.is_some()));
}

#[test]
fn r60_a_rhythm_that_was_let_go_counts_for_nothing() {
    let mut story = "mode peacetime from 2026-02-02\n".to_owned();
    for number in 0..9 {
        let talked = if number < 5 { "this month" } else { "1-3 years" };
        writeln!(
            story,
            "2026-03-02 person Friend{number} Doe: strength 3, talked {talked}, cadence near since 2025-01-05"
        )
        .unwrap();
    }
    let health = |story: &str| {
        let text = plan_text(&tell(story), day("2026-03-03"));
        text.lines().find(|line| line.contains("as often")).unwrap_or_default().to_owned()
    };
    assert!(health(&story).starts_with("You are in touch with 5 of 9 people"));
    story.push_str("2026-03-02 let go cadence of Friend8\n");
    assert!(health(&story).starts_with("You are in touch with 5 of 8 people"));
}

#[test]
fn r60_the_three_hellos_a_week_are_counted_and_shown() {
    let mut story = "mode peacetime from 2026-02-02\n".to_owned();
    for number in 0..10 {
        let talked = if number < 2 { "this month" } else { "1-3 years" };
        writeln!(
            story,
            "2026-03-02 person Friend{number} Doe: strength 3, talked {talked}, cadence near since 2025-01-05"
        )
        .unwrap();
    }
    // Somebody without a rhythm and somebody hardly known are no part of it.
    story.push_str(
        "2026-03-02 person Ana Ruiz: strength 3\n2026-03-02 person Ben Okafor: strength 2, cadence near\n",
    );
    story.push_str("2026-03-02 mail to Ana: care\n2026-03-02 mail to Ben: care\n");
    let said = |story: &str, on: &str| {
        let find = |text: &str| text.lines().find(|line| line.contains("as often")).unwrap_or("-").to_owned();
        let mut telling = Telling::new(story).unwrap();
        [find(&today_on(story, on)), find(&plan_text(telling.until(day(on)), day(on)))].join("\n")
    };
    expect![[r#"
        - Look: Of the 10 people who would answer you gladly you are in touch with 2 as often as you meant to be. 3 hellos a week bring enough of them back by 15 March; 0 of 3 are said this week.
        You are in touch with 2 of 10 people as often as you meant to be. With 3 hellos a week all is well by 15 March: 0 of 3 are said this week."#]].assert_eq(&said(&story, "2026-03-03"));
    story.push_str("2026-03-03 call with Friend5, care, answered, next none\n2026-03-03 coffee with Friend6\n2026-03-04 mail to Friend5: news\n");
    expect![[r#"
        - Look: Of the 10 people who would answer you gladly you are in touch with 4 as often as you meant to be. 3 hellos a week bring enough of them back by 15 March; 2 of 3 are said this week.
        You are in touch with 4 of 10 people as often as you meant to be. With 3 hellos a week all is well by 15 March: 2 of 3 are said this week."#]].assert_eq(&said(&story, "2026-03-04"));
    // With the third the week is done; the next one counts anew, until enough are back.
    story.push_str("2026-03-05 call with Friend7, care, answered, next none\n");
    expect![[r#"
        -
        You are in touch with 5 of 10 people as often as you meant to be. With 3 hellos a week all is well by 15 March: 3 of 3 are said this week."#]].assert_eq(&said(&story, "2026-03-05"));
    expect![[r#"
        - Look: Of the 10 people who would answer you gladly you are in touch with 5 as often as you meant to be. 3 hellos a week bring enough of them back by Sunday; 0 of 3 are said this week.
        You are in touch with 5 of 10 people as often as you meant to be. With 3 hellos a week all is well by Sunday: 0 of 3 are said this week."#]].assert_eq(&said(&story, "2026-03-09"));
    story.push_str("2026-03-10 coffee with Friend8\n");
    expect![[r#"
        -
        You are in touch with 6 of 10 people as often as you meant to be."#]]
    .assert_eq(&said(&story, "2026-03-11"));
}

#[test]
fn r105_the_strength_of_the_network_by_layers() {
    let story = |four: usize, three: usize, two: usize, talked: &str| {
        let mut story = "mode peacetime from 2026-02-02\n".to_owned();
        for (strength, count) in [(4, four), (3, three), (2, two)] {
            for number in 0..count {
                writeln!(
                    story,
                    "2026-03-02 person P{strength}x{number} Doe: strength {strength}, talked {talked}"
                )
                .unwrap();
            }
        }
        tell(&story)
    };
    let said = |book: &kith::book::Book| {
        let text = plan_text(book, day("2026-03-02"));
        text.lines().find(|line| line.contains("Your network is")).unwrap_or_default().to_owned()
    };
    assert!(said(&story(5, 5, 15, "this month")).contains("strong"));
    assert!(said(&story(5, 4, 16, "this month")).contains("medium"));
    assert!(said(&story(4, 6, 15, "this month")).contains("medium"), "every layer counts");
    assert!(said(&story(5, 4, 15, "this month")).contains("medium"));
    assert!(said(&story(2, 1, 6, "this month")).contains("small or quiet"), "two layers are thin");
    assert!(said(&story(1, 3, 6, "this month")).contains("medium"), "one layer is thin");
    assert!(
        said(&story(5, 5, 15, "1-3 years")).contains("small or quiet"),
        "ties are active for half a year"
    );
}

#[test]
fn r33_what_is_in_motion_with_its_age() {
    let story = format!(
        "{SEARCHING}2026-03-02 introduction by Ana Ruiz of me to Ben Okafor offered\n\
         2026-03-03 introduction by Ana of me to Cleo Diaz made\n\
         2026-03-03 promise from Dan Iro \"the posting\"\n\
         2026-03-04 mail to Eva Sol: outreach\n2026-03-05 mail to Fay Low: outreach\n2026-03-06 mail from Fay: answer\n\
         2026-03-06 mail to Gil Nor: update\n2026-02-10 mail to Hal Orr: outreach\n\
         2026-03-06 introduction by me of Dan to Eva offered\n"
    );
    let book = tell(&story);
    expect![[r#"
        3 introductions on the way
        - Ana to Ben Okafor, since Monday
        - Cleo, introduced by Ana Ruiz on Tuesday
        - Dan and Eva Sol, through you, since today
        1 promise of others
        - Dan, on Tuesday: the posting
        1 message that may be answered yet
        - Eva, on Wednesday
        1 update that went out
        - Gil, today
    "#]]
    .assert_eq(&plan_text(&book, day("2026-03-06")));
    // Weeks later nothing moves that has met, lapsed, let itself go or been given.
    let weeks = |more: &str, on: &str| {
        let mut telling = Telling::new(&format!("{story}{more}")).unwrap();
        plan_text(telling.until(day(on)), day(on))
    };
    expect![[r#"
        3 introductions on the way
        - Ana to Ben Okafor, since 2 March
        - Cleo, introduced by Ana Ruiz on 3 March
        - Dan and Eva Sol, through you, since 6 March
        1 promise of others
        - Dan, on 3 March: the posting
        1 update that went out
        - Gil, on 6 March
    "#]]
    .assert_eq(&weeks("", "2026-03-27"));
    expect![[r#"
        2 introductions on the way
        - Ana to Ben Okafor, since 2 March
        - Cleo, introduced by Ana Ruiz on 3 March
    "#]]
    .assert_eq(&weeks("", "2026-05-29"));
    let asked = "2026-03-09 introduction by Hal Orr of me to Ida Poe asked\n";
    let asked_for = |on: &str| weeks(asked, on).contains("Hal to Ida Poe");
    assert_eq!((asked_for("2026-04-03"), asked_for("2026-04-06")), (true, false));
    let sent = "2026-03-09 introduction by Ana of me to Ben offered, blurb sent\n";
    let offered = |on: &str| weeks(sent, on).contains("Ana to Ben Okafor");
    assert_eq!((offered("2026-04-03"), offered("2026-04-06")), (true, false));
    let met = weeks("2026-03-20 meet Cleo, asked by me, learned x, next none\n", "2026-03-20");
    assert!(!met.contains("Cleo, introduced"));
    let quiet = "2026-03-04 mail to Cleo: outreach\n";
    let introduced = |on: &str| weeks(quiet, on).contains("Cleo, introduced");
    assert_eq!((introduced("2026-03-06"), introduced("2026-05-29")), (true, false));
    let given = "2026-03-03 call with Jo Lind, next none, they promise \"a name\" introduction\n\
                 2026-03-10 mail from Jo: give, favor introduction\n";
    assert!(weeks(given, "2026-03-09").contains("Jo, on Tuesday: a name"));
    assert!(!weeks(given, "2026-03-10").contains("a name"));
    // Ten working days after it was asked after, a promise lets itself go.
    let after = "2026-03-18 mail to Dan: care, serves the promise\n";
    let promised = |on: &str| weeks(after, on).contains("Dan, on 3 March: the posting");
    assert_eq!((promised("2026-04-01"), promised("2026-04-02")), (true, false));
}

#[test]
fn r33_what_has_ended_is_not_in_motion() {
    let story = "mode searching from 2026-02-02\n2026-02-02 person Ana Ruiz: strength 4\n\
                 2026-03-02 introduction by Ana of me to Ben Okafor offered\n";
    let moving = |more: &str| plan_text(&tell(&format!("{story}{more}")), day("2026-03-04"));
    assert!(moving("").contains("1 introduction on the way"));
    for end in ["declined", "let go"] {
        let ended = moving(&format!("2026-03-03 introduction by Ana of me to Ben {end}\n"));
        assert!(!ended.contains("on the way"), "{end}: {ended}");
    }
    // Of a message to two it is awaited whoever has not answered yet.
    let two = moving(
        "2026-03-02 mail to Ana and Eva Sol: outreach\n2026-03-03 mail from Ana: answer, needs none\n",
    );
    assert!(two.contains("1 message that may be answered yet\n- Eva, on Monday"), "{two}");
}

#[test]
fn r65_paths_gives_and_today_treat_fellow_seekers_as_anyone() {
    let story = |situation: &str| {
        format!(
            "mode searching from 2026-02-02\n2026-02-02 give skill \"sailing lessons\"\n\
             2026-02-02 person Ana Ruiz: strength 4, talked this year, cadence close since 2025-01-05, knows Zed Goal{situation}\n\
             2026-02-20 person Ben Okafor: strength 3, talked this month, wants \"sailing lessons\"{situation}\n"
        )
    };
    let (anyone, seeker) = (story(""), story(", looking"));
    let text = today_on(&anyone, "2026-03-03");
    assert!(text.contains("you and Ana were in touch") && text.contains("Ben does not know yet"), "{text}");
    assert_eq!(text, today_on(&seeker, "2026-03-03"));
    let (book, today) = (tell(&seeker), day("2026-03-03"));
    let ideas = kith::page::give_and_take::ideas_for;
    let finder = kith::give_finder::Finder::new(&book);
    assert_eq!(ideas(&book, &finder, contact(&book, "Ben"), today).len(), 1);
    let graph = kith::graph::Graph::new(&kith::outlook::Outlook::new(&book, today));
    assert!(graph.leads_to(&book, contact(&book, "Ana")));
}

#[test]
fn r65_fellow_seekers_are_mutual_support_and_treated_as_anyone() {
    let story = "mode searching from 2026-02-02\n2026-03-02 person Ana Ruiz: strength 3, looking, talked this month\n\
                 2026-03-02 meet Ana, asked by me, learned x, next none, offered introduction to Ben Okafor\n";
    assert!(today_on(story, "2026-03-02").contains("Ana offered today to introduce you"));
    let plan = |story: &str| plan_text(&tell(story), day("2026-03-02"));
    assert!(plan(story).contains("1 person you know is looking for work as well"));
    assert!(!plan(&story.replace("searching", "peacetime")).contains("as well"));
}

#[test]
fn r104_the_plan_names_the_next_five_hellos() {
    let mut story = "mode peacetime from 2026-02-02\n".to_owned();
    for number in 0..7 {
        writeln!(story, "2026-03-02 person P{number} Doe; sort P{number} 3 1-3 years").unwrap();
    }
    let story = story.replace("; sort", "\n2026-03-02 sort") + "2026-03-02 mail to P0: care\n";
    let plan = plan_text(&tell(&story), day("2026-03-02"));
    let hellos = plan.lines().filter(|line| line.contains("last in touch")).count();
    assert!(plan.contains("1 of 5 first hellos"), "{plan}");
    assert_eq!(hellos, 4, "{plan}");
}

#[test]
fn r56_switching_what_the_network_is_for() {
    let mut book = tell(LANDED);
    let on: Day = day("2026-03-09");
    let acme = book.campaigns.iter().last().unwrap().landed_at;
    assert!(acme.is_some());
    // Where one landed belongs to that landing; a new search begins with what the last one said.
    let command = choose_mode(&book, Mode::Searching, on);
    do_it(&mut book, "2026-03-09", command);
    let latest = book.campaigns.iter().last().unwrap();
    assert_eq!((latest.mode, latest.start, latest.landed_at), (Mode::Searching, on, None));
    // The walk of the search that ended goes on beside it, to its end.
    let shown = |book: &kith::book::Book, on: &str| {
        let on = day(on);
        crate::pages::today_text(&page(book, &Standings::new(book, on), on, 0))
    };
    let text = shown(&book, "2026-03-09");
    assert!(text.contains("Thank them and tell them where you are now (1 of 6)"), "{text}");
    let everybody: String = ["Ana", "Ben", "Cleo", "Dan", "Eva", "Fay"]
        .map(|name| format!("2026-03-10 mail to {name}: thanks, update\n"))
        .concat();
    let walked = tell(&format!("{LANDED}2026-03-09 mode searching from 2026-03-09\n{everybody}"));
    assert!(!shown(&walked, "2026-03-11").contains("where you are now"));
    // The place is said by its name, and taken back by an empty one.
    let mut landed = tell(LANDED);
    do_it(&mut landed, "2026-03-09", Command::LandAt("Beta".into()));
    let place = landed.campaigns.iter().last().unwrap().landed_at.and_then(|id| landed.get(id));
    assert_eq!(place.map(|row| row.name.clone()).as_deref(), Some("Beta"));
    do_it(&mut landed, "2026-03-10", Command::LandAt(String::new()));
    assert_eq!(landed.campaigns.iter().last().unwrap().landed_at, None);
    assert!(landed.get(contact(&landed, "Ana")).is_some());
}

#[test]
fn r56_coming_back_on_the_same_day_ends_nothing() {
    let mut book = tell(LANDED.split("2026-03-02 mode").next().unwrap());
    let told = |book: &kith::book::Book| plan_text(book, day("2026-03-02"));
    let before = told(&book);
    for mode in [Mode::Peacetime, Mode::Landed, Mode::Searching] {
        let command = choose_mode(&book, mode, day("2026-03-02"));
        do_it(&mut book, "2026-03-02", command);
        if mode == Mode::Landed {
            do_it(&mut book, "2026-03-02", Command::LandAt("Acme".into()));
            let discreet = edit_campaign(&book, day("2026-03-02"), |campaign| campaign.discreet = true);
            do_it(&mut book, "2026-03-02", discreet);
        }
    }
    let kept: Vec<_> = book.campaigns.iter().map(|row| (row.mode, row.start)).collect();
    assert_eq!(kept, [(Mode::Searching, day("2026-02-02"))]);
    assert_eq!(told(&book), before);
    // What was changed meanwhile stays; where one landed does not.
    let search = book.campaigns.iter().next().unwrap();
    assert_eq!((search.discreet, search.landed_at), (true, None));
    // A day later the search has ended.
    for (mode, on) in [(Mode::Peacetime, "2026-03-02"), (Mode::Searching, "2026-03-03")] {
        let command = choose_mode(&book, mode, day(on));
        do_it(&mut book, on, command);
    }
    assert_eq!(book.campaigns.len(), 3);
}

#[test]
fn r56_another_direction_ends_the_search_and_its_people_are_thanked_and_told() {
    let mut book = tell(LANDED.split("2026-03-02 mode").next().unwrap());
    let on = day("2026-03-02");
    let command = settings(&book, on).new_direction.unwrap();
    do_it(&mut book, "2026-03-02", command);
    assert_eq!(settings(&book, on).new_direction, None, "what began today is changed, not ended");
    let shown = |book: &kith::book::Book, on: &str| {
        let on = day(on);
        crate::pages::today_text(&page(book, &Standings::new(book, on), on, 0))
    };
    expect![[r#"
        Nothing has gone out since 16 February: one small thing to begin with, about 3 minutes. 5 more when you like.
        Yours to do
        - Write: Ana stands on the path that led you there. Thank them and tell them where you are now (1 of 6). [due today]
        Fold: Yours to do
        - Write: Ben stands on the path that led you there. Thank them and tell them where you are now (2 of 6). [due today]
        - Write: Cleo helped or cheered you on. Thank them and tell them where you are now (3 of 6). [due today]
        - Write: Dan helped or cheered you on. Thank them and tell them where you are now (4 of 6). [due today]
        - Write: Eva helped or cheered you on. Thank them and tell them where you are now (5 of 6). [due today]
        Fold: New ground
        - Add places: Ten minutes for your list of places, 0 so far: where you dream of working, where people you studied with are, who has a posting, what grows.
    "#]].assert_eq(&shown(&book, "2026-03-02"));
    expect![[r#"
        0 of 6 people are thanked and told.
        - Ana Ruiz, on the path that led there: today
        - Ben Okafor, on the path that led there: today
        - Cleo Diaz: today
        - Dan Iro: today
        - Eva Sol: today
          Ana Ruiz, on the path that led there: today
          Ben Okafor, on the path that led there: today
          Cleo Diaz: today
          Dan Iro: today
          Eva Sol: today
          Fay Low: tomorrow
        Your network is small or quiet just now. A hello a day makes it stronger.
        In touch in the last half year: 0 who would go out of their way for you, 0 with those who would answer gladly, 0 with everybody who knows you.
    "#]].assert_eq(&plan_text(&book, day("2026-03-02")));
    // Its tries and reminders have ended with it.
    let later = shown(&book, "2026-03-04");
    assert!(!later.contains("Hal") && !later.contains("for an introduction to Gil"), "{later}");
    let peace = tell("mode peacetime from 2026-02-02");
    assert_eq!(settings(&peace, on).new_direction, None);
    // Who hears of the new direction knows of the search that goes on (R15).
    let today = page(&book, &Standings::new(&book, on), on, 0);
    let done = today.families[0].cards[0].done.clone().unwrap();
    do_it(&mut book, "2026-03-02", done);
    assert!(book.interactions.iter().last().unwrap().spoke_of_search);
    assert!(plan_text(&book, on).contains("1 of 6"));
}

#[test]
fn r56_who_brought_somebody_who_had_no_part_stands_on_no_path() {
    let story = |talk: &str| {
        format!(
            "2026-02-01 person Zoe Old: strength 3\n2026-02-01 person Uli Low: formerly at Acme until 2015, met through Zoe Old\n{}",
            LANDED.replace("2026-03-02 mode", &format!("{talk}2026-03-02 mode"))
        )
    };
    let shown = |talk: &str| plan_text(&tell(&story(talk)), day("2026-03-02"));
    assert!(!shown("").contains("Zoe"), "{}", shown(""));
    assert!(shown("2026-02-20 call with Uli, next none\n").contains("Zoe Old, on the path that led there"));
}

#[test]
fn r55_who_said_no_to_contact_is_thanked_once_and_not_told() {
    let story = |who: &str| {
        LANDED.replace("2026-03-02 mode", &format!("2026-02-20 person {who}: stay no\n2026-03-02 mode"))
    };
    // Dan was thanked in the search: he hears nothing more. So is everybody else of the walk.
    let text = plan_text(&tell(&story("Dan")), day("2026-03-02"));
    assert!(!text.contains("Dan") && text.contains("0 of 5"), "{text}");
    // Fay was ready to help and was not thanked yet: once, and it is done.
    let fay = story("Fay");
    assert!(plan_text(&tell(&fay), day("2026-03-02")).contains("Fay Low: tomorrow"));
    let card = today_on(&fay, "2026-03-03");
    assert!(
        card.contains("Fay had a part in your search and would rather not stay in touch. Thank them once"),
        "{card}"
    );
    let thanked = format!("{fay}2026-03-03 card to Fay: thanks\n");
    let text = plan_text(&tell(&thanked), day("2026-03-03"));
    assert!(text.contains("Fay Low: thanked and told today"), "{text}");
}

/// The plan as text.
fn plan_text(book: &kith::book::Book, on: Day) -> String {
    let page = kith::page::plan::page(book, &Standings::new(book, on), on);
    let mut out = String::new();
    page.aim.iter().for_each(|line| writeln!(out, "{line}").unwrap());
    page.landed_at.iter().for_each(|place| writeln!(out, "Landed: {place}").unwrap());
    if let Some(walk) = &page.walk {
        writeln!(out, "{}", walk.progress).unwrap();
        walk.next.iter().for_each(|line| writeln!(out, "- {line}").unwrap());
        walk.everybody.iter().for_each(|line| writeln!(out, "  {line}").unwrap());
        walk.helpers.iter().for_each(|helper| writeln!(out, "* {}", helper.words).unwrap());
        if walk.hellos > 0 {
            writeln!(out, "{} for the calendar", walk.hellos).unwrap();
        }
    }
    for (words, lines) in page.first_week.iter().chain(&page.support) {
        writeln!(out, "{words}").unwrap();
        lines.iter().for_each(|line| writeln!(out, "- {line}").unwrap());
    }
    for motion in &page.motion {
        writeln!(out, "{}", motion.heading).unwrap();
        motion.lines.iter().for_each(|line| writeln!(out, "- {line}").unwrap());
    }
    page.strength.iter().for_each(|line| writeln!(out, "{line}").unwrap());
    if let Some((words, lines)) = &page.health {
        writeln!(out, "{words}").unwrap();
        lines.iter().for_each(|line| writeln!(out, "- {line}").unwrap());
    }
    out
}

#[test]
fn r15_r103_after_the_letter_that_wakes_a_tie_their_answer_comes_first() {
    let story = format!("{SEARCHING}2026-03-02 person Ana Ruiz: strength 3, talked 1-3 years\n");
    let says = |story: &str, on: &str| today_on(story, on).contains("Ana does not know yet");
    assert!(says(&story, "2026-03-03"));
    let written = format!("{story}2026-03-03 mail to Ana: reconnect\n");
    assert!(!says(&written, "2026-03-04"));
    let answered = format!("{written}2026-03-05 mail from Ana: answer, needs none\n");
    assert!(says(&answered, "2026-03-06"), "{}", today_on(&answered, "2026-03-06"));
}
