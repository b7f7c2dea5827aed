//! Asking well: the ask verdict as a person reads it, guard by guard, and what goes with it.

use crate::tell;
use expect_test::{Expect, expect};
use kith::asks::{Stance, ask_verdict};
use kith::book::{AskKind, AskState, Book, Contact, ME, Row};
use kith::command::{Command, Who, decide};
use kith::day::Day;
use kith::moment::{Device, Moment};
use kith::outlook::Outlook;
use kith::page::ask::{AskForm, AskPage, Does, page, start};
use kith::page::log::{LogForm, Preset};
use kith::page::person::person;
use kith::page::today::{self, CardView};
use kith::repair::{Step, step};
use kith::standing::Standings;
use kith::tie::Tie;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn of<'a>(book: &'a Book, name: &str) -> &'a Row<Contact> {
    book.contacts.iter().find(|row| row.full_name().starts_with(name)).unwrap()
}

/// A request of somebody, to be filled.
fn form(book: &Book, name: &str, kind: AskKind) -> AskForm {
    AskForm { who: Some(Who::Known(of(book, name).id)), kind, ..AskForm::default() }
}

fn asking(story: &str, today: &str, kind: AskKind) -> AskPage {
    let book = tell(story);
    page(&book, day(today), &form(&book, "Ana", kind)).unwrap()
}

/// The verdict on asking Ana, with what opens it.
fn verdict(story: &str, today: &str, kind: AskKind) -> String {
    said(&asking(story, today, kind))
}

fn verdict_of(book: &Book, today: &str, kind: AskKind) -> String {
    said(&page(book, day(today), &form(book, "Ana", kind)).unwrap())
}

fn said(page: &AskPage) -> String {
    let acts: String = page.acts.iter().map(|act| format!(" [{}]", act.label)).collect();
    format!("{}{acts}", page.verdict)
}

fn check(story: &str, today: &str, kind: AskKind, expected: Expect) {
    expected.assert_eq(&verdict(story, today, kind));
}

fn stance(book: &Book, today: &str, form: &AskForm) -> Stance {
    let outlook = Outlook::new(book, day(today));
    ask_verdict(&outlook, &Tie::new(book, form.known().unwrap()).unwrap(), &form.ask()).stance
}

fn after(book: &Book, today: &str, command: Command) -> Book {
    let moment =
        Moment { today: day(today), minute: 600, now: 1_800_000_000_000, seed: 7, device: Device(9) };
    let mut after = book.clone();
    after.absorb(&decide(book, command, &moment).unwrap()).unwrap();
    after
}

fn today_of(book: &Book, today: &str) -> today::TodayPage {
    today::page(book, &Standings::new(book, day(today)), day(today), 720)
}

fn cards(book: &Book, today: &str) -> Vec<CardView> {
    let page = today_of(book, today);
    page.families.into_iter().chain(page.fold).flat_map(|family| family.cards).collect()
}

/// The cards shown, those in the fold left out.
fn shown(book: &Book, today: &str) -> Vec<String> {
    today_of(book, today)
        .families
        .iter()
        .flat_map(|family| &family.cards)
        .map(|card| card.why.to_string())
        .collect()
}

fn hints(story: &str, today: &str) -> String {
    let book = tell(story);
    let page = person(&book, of(&book, "Ana").id, day(today)).unwrap();
    page.hints.iter().map(|hint| format!("{hint}\n")).collect()
}

/// Somebody well known, in touch, with care on both sides: nothing stands in the way.
const WARM: &str = "2026-02-02
person Ana Ruiz: strength 3, talked this year
2026-02-10 meet Ana, care, next none, learned x
";

#[test]
fn ready_where_nothing_stands_in_the_way() {
    check(WARM, "2026-03-02", AskKind::Advice, expect!["Nothing stands in the way of asking Ana."]);
}

/// All guards at once, then the first taken away, again and again: only the first that applies is shown.
#[test]
fn the_first_guard_that_applies_is_the_only_one_shown() {
    let full = "2026-01-02
mode searching from 2026-01-02
@55 person Ana Ruiz: strength 4, stay no
@!55 person Ana Ruiz: strength 4
@62 2026-03-01 mail to Ana: invite
@31 2026-02-02 mail to Ana: ask introduction whom \"Jo Lind\"
@31 2026-02-03 mail from Ana: answer no, needs none
@21 2026-02-23 meet Ana, asked by me, learned x, next none
@100 2026-02-01 mail from Ana: give, favor advice 2, needs none
@100 2026-02-21 mail to Ana: thanks
@58 2026-02-22 mail to Ana: ask feedback, needs none
@96 2026-02-10 meet Ana, learned x, next none
";
    let without = |gone: &[&str]| -> String {
        let line = |line: &str| match line.strip_prefix('@') {
            None => Some(line.to_owned()),
            Some(rest) => {
                let (rule, line) = rest.split_once(' ').unwrap();
                let (wanted, rule) = match rule.strip_prefix('!') {
                    Some(rule) => (gone.contains(&rule), rule),
                    None => (!gone.contains(&rule), rule),
                };
                let _rule = rule;
                wanted.then(|| line.to_owned())
            }
        };
        full.lines().filter_map(line).map(|line| format!("{line}\n")).collect()
    };
    let mut gone = Vec::new();
    for rule in ["55", "62", "31", "21", "100", "58", "96"] {
        let book = tell(&without(&gone));
        let mut form = form(&book, "Ana", AskKind::Introduction);
        form.whom = "Jo Lind".into();
        if rule == "96" {
            form.whom.clear();
        }
        let outlook = Outlook::new(&book, day("2026-03-02"));
        let judged = ask_verdict(&outlook, &Tie::new(&book, form.known().unwrap()).unwrap(), &form.ask());
        assert_eq!(judged.rule(), Some(rule.parse().unwrap()), "without {gone:?}: {:?}", judged.stance);
        gone.push(rule);
    }
}

#[test]
fn of_two_guards_the_earlier_speaks() {
    let quiet = "2026-02-02 mail to Ana: invite\n2026-02-09 mail to Ana: invite\n";
    let helped =
        "2026-01-05 mail from Ana: give, favor advice 2, needs none\n2026-01-06 mail to Ana: thanks\n";
    let asked = "2026-02-02 mail to Ana: ask advice \"x\"\n2026-02-03 mail from Ana: answer, needs none\n";
    let table = [
        ("strength 4, talked this year", format!("{helped}{quiet}"), AskKind::Advice, 100),
        ("strength 4, talked longer", quiet.to_owned(), AskKind::Advice, 10),
        ("strength 1, talked 1-3 years", String::new(), AskKind::Job, 49),
        ("strength 1", String::new(), AskKind::Introduction, 94),
        ("strength 3, talked this year", asked.to_owned(), AskKind::Introduction, 58),
        ("strength 3, talked this year", asked.to_owned(), AskKind::Job, 58),
        ("strength 2, talked never", String::new(), AskKind::Introduction, 96),
        ("strength 2, talked never", String::new(), AskKind::Advice, 99),
    ];
    for (who, story, kind, rule) in table {
        let book = tell(&format!("2026-01-02\nperson Ana Ruiz: {who}\n{story}"));
        let outlook = Outlook::new(&book, day("2026-02-20"));
        let form = form(&book, "Ana", kind);
        let judged = ask_verdict(&outlook, &Tie::new(&book, form.known().unwrap()).unwrap(), &form.ask());
        assert_eq!(judged.rule(), Some(rule), "{who} {story}: {:?}", judged.stance);
    }
}

#[test]
fn r115_r55_nobody_is_asked_who_is_left_alone() {
    for (detail, expected) in [
        ("died 2025-01-01", Stance::Died),
        ("never contact", Stance::NeverContact),
        ("stay no", Stance::StayNo),
    ] {
        let book = tell(&format!("2026-02-02\nperson Ana Ruiz: strength 3, talked this year, {detail}\n"));
        assert_eq!(stance(&book, "2026-03-02", &form(&book, "Ana", AskKind::Advice)), expected);
    }
}

#[test]
fn r62_respect_has_a_date() {
    check(
        "2026-02-02\nperson Ana Ruiz: strength 3, talked this year, do not contact until 2026-03-20\n",
        "2026-03-02",
        AskKind::Advice,
        expect!["Ana asked to be left alone until 20 March."],
    );
    let story = format!("{WARM}2026-02-27 mail to Ana: invite\n");
    check(
        &story,
        "2026-03-03",
        AskKind::Advice,
        expect![
            "You wrote on Friday, and Ana has not answered yet, which says nothing so far. From tomorrow on another word is fine."
        ],
    );
    // A thank-you meanwhile does not make it shorter; three working days later another word is fine.
    let thanked = format!("{story}2026-03-02 mail to Ana: thanks\n");
    assert!(verdict(&thanked, "2026-03-03", AskKind::Advice).contains("From tomorrow on"));
    assert!(!verdict(&story, "2026-03-04", AskKind::Advice).contains("another word"));
}

#[test]
fn r31_a_no_parks_the_ask_and_not_the_person() {
    let story = format!(
        "{WARM}target Acme\nmode searching from 2026-02-01\n\
         2026-02-16 mail to Ana: ask information about Acme\n\
         2026-02-17 mail from Ana: answer no, needs none\n\
         2026-02-18 mail to Ana: thanks\n\
         2026-02-20 mail to Ana: care\n"
    );
    let book = tell(&story);
    let acme = book.organizations.iter().next().unwrap().id;
    let again = |today: &str, kind| {
        let form = AskForm { target: Some(acme), ..form(&book, "Ana", kind) };
        said(&page(&book, day(today), &form).unwrap())
    };
    expect!["Ana said no to this on 17 February, and a no is never final: from 16 August on you can ask again. Staying in touch goes on as before."]
        .assert_eq(&again("2026-03-02", AskKind::Information));
    // 180 days, and no longer; another ask is not parked.
    assert!(again("2026-08-15", AskKind::Information).contains("said no"));
    assert!(!again("2026-08-16", AskKind::Information).contains("said no"));
    assert!(!again("2026-03-02", AskKind::Advice).contains("said no"));
    // So it is with an introduction that was asked for and declined.
    let declined = format!(
        "{WARM}2026-02-16 introduction by Ana of me to Ben Okafor asked\n\
         2026-02-18 introduction by Ana of me to Ben declined\n2026-02-20 mail to Ana: care\n"
    );
    let book = tell(&declined);
    let whom = |whom: &str| {
        let form = AskForm { whom: whom.into(), ..form(&book, "Ana", AskKind::Introduction) };
        said(&page(&book, day("2026-03-02"), &form).unwrap())
    };
    assert!(whom("Ben Okafor").starts_with("Ana said no to this on 18 February"), "{}", whom("Ben Okafor"));
    assert!(!whom("Jo Lind").contains("said no"));
    // The person is not parked: the cadence goes on.
    let story = format!("{story}2026-02-20 cadence of Ana close\n");
    assert!(
        shown(&tell(&story), "2026-03-23").iter().any(|why| why.contains("in touch")),
        "{:?}",
        shown(&tell(&story), "2026-03-23")
    );
}

#[test]
fn r21_open_thanks_come_first_and_what_was_let_go_does_not() {
    let story = format!("{WARM}2026-03-02 meet Ana, asked by me, learned x, next none\n");
    check(
        &story,
        "2026-03-02",
        AskKind::Advice,
        expect!["You talked with Ana today. Thank them for their time, whatever came of it. [Thank]"],
    );
    let let_go = format!("{story}2026-03-02 let go thanks of Ana\n");
    assert!(!verdict(&let_go, "2026-03-03", AskKind::Advice).contains("Thank them"));
    // A reply or a promise comes first once it is past its day.
    let reply = format!("{WARM}2026-03-02 mail from Ana\n");
    assert!(!verdict(&reply, "2026-03-03", AskKind::Advice).contains("waits for an answer"));
    check(
        &reply,
        "2026-03-04",
        AskKind::Advice,
        expect!["Ana wrote on Monday and waits for an answer. [Answer]"],
    );
    let promise = format!("{WARM}2026-03-02 promise to Ana \"the article\" by 2026-03-04\n");
    assert!(!verdict(&promise, "2026-03-04", AskKind::Advice).contains("promised"));
    check(
        &promise,
        "2026-03-05",
        AskKind::Advice,
        expect!["You promised Ana on Monday: the article [Keep it]"],
    );
}

#[test]
fn r88_an_introduction_that_is_due_is_made_before_one_asks() {
    let book = tell(&format!(
        "{WARM}2026-02-11 introduction by me of Ana to Ben Okafor first agreed\n\
         2026-02-12 introduction by me of Ana to Ben second agreed\n"
    ));
    let asking = page(&book, day("2026-02-23"), &form(&book, "Ana", AskKind::Advice)).unwrap();
    expect!["Ana and Ben Okafor both said yes. It is yours to make the introduction. [Introduce them]"]
        .assert_eq(&said(&asking));
    let Does::Open(route) = &asking.acts[0].does else { panic!("{asking:?}") };
    let entry = LogForm::for_preset(&book, day("2026-02-23"), &Preset::read(route)).into_entry();
    let made = after(&book, "2026-02-23", Command::Log(Box::new(entry)));
    assert_eq!(made.introductions.iter().next().unwrap().made_on, Some(day("2026-02-23")));
    assert!(verdict_of(&made, "2026-02-24", AskKind::Advice).starts_with("Nothing stands"));
}

#[test]
fn r100_attention_after_a_favor() {
    let story = format!(
        "{WARM}mode searching from 2026-02-01\n\
         2026-02-16 mail from Ana: give, favor advice 2, needs none\n\
         2026-02-17 mail to Ana: thanks\n\
         2026-02-18 mail to Ana: care\n"
    );
    // Before 14 days thanks are enough; afterwards one line comes first.
    assert!(verdict(&story, "2026-03-02", AskKind::Advice).starts_with("Nothing stands"));
    check(
        &story,
        "2026-03-03",
        AskKind::Advice,
        expect![
            "Ana helped you on 16 February and has not heard from you what became of it. One line first: no news yet, and thank you still. [Tell them]"
        ],
    );
    let told = format!("{story}2026-03-03 mail to Ana: update\n");
    assert!(verdict(&told, "2026-03-03", AskKind::Advice).starts_with("Nothing stands"));
    // What came of it later is not told by an update from before: it is told anew.
    let later =
        format!("{story}2026-03-03 mail to Ana: update\n2026-03-05 favor of Ana led to \"an interview\"\n");
    assert!(verdict(&later, "2026-03-06", AskKind::Advice).contains("something came of it"));
    let told = format!("{later}2026-03-06 mail to Ana: update\n");
    assert!(verdict(&told, "2026-03-06", AskKind::Advice).starts_with("Nothing stands"));
    // So it is with an introduction: a word before the talk tells nothing of the talk.
    let introduced = format!(
        "{WARM}mode searching from 2026-02-01\n2026-02-23 introduction by Ana of me to Ben Okafor made\n\
         2026-02-24 mail to Ana: thanks, update\n2026-02-24 mail to Ben: outreach\n2026-02-26 call with Ben\n"
    );
    assert!(verdict(&introduced, "2026-02-27", AskKind::Advice).contains("something came of it"));
    let told = format!("{introduced}2026-02-27 mail to Ana: report and thanks\n");
    assert!(!verdict(&told, "2026-02-27", AskKind::Advice).contains("something came of it"));
    // Where something came of it they hear that, however soon.
    let mut book = tell(&story);
    let favor = book.favors.iter().next().unwrap();
    let (id, before) = (favor.id, favor.record.clone());
    let with_result = kith::book::Favor { led_to: "an interview".into(), ..before.clone() };
    book = after(&book, "2026-02-20", Command::Edit(kith::command::Edited::of(id, &before, &with_result)));
    expect!["Ana helped you on Monday, and something came of it. Tell them that first: it is the best beginning for a second request. [Tell them]"]
        .assert_eq(&said(&page(&book, day("2026-02-20"), &form(&book, "Ana", AskKind::Advice)).unwrap()));
}

#[test]
fn r100_whoever_was_told_stays_told_when_the_search_is_over() {
    let story = format!(
        "{WARM}mode searching from 2026-02-01\n\
         2026-02-16 mail from Ana: give, favor advice 2, needs none\n\
         2026-02-17 mail to Ana: thanks\n\
         2026-02-18 call with Ana, spoke of the search, care, answered, next none\n"
    );
    assert!(verdict(&story, "2026-03-03", AskKind::Advice).starts_with("Nothing stands"));
    let over = format!("{story}2026-03-02 mode peacetime\n");
    assert!(verdict(&over, "2026-03-03", AskKind::Advice).starts_with("Nothing stands"));
}

#[test]
fn r10_friends_who_went_quiet_get_rest() {
    let quiet = "2026-01-05
person Ana Ruiz: strength 4, talked this year
2026-01-05 meet Ana, care, learned x, next none
2026-02-02 mail to Ana: invite
2026-02-06 mail to Ana: follow-up
";
    // The second is not five working days old yet.
    assert!(!verdict(quiet, "2026-02-12", AskKind::Advice).contains("quiet"));
    check(
        quiet,
        "2026-02-13",
        AskKind::Advice,
        expect![
            "Ana has been quiet since 6 February. Ask for nothing before 27 February; a note with nothing in it for you is welcome at any time. [Care] [They answered another way]"
        ],
    );
    check(
        quiet,
        "2026-02-27",
        AskKind::Advice,
        expect![
            "Ana has been quiet since 6 February. A care first, and a request once they have answered. [Care] [They answered another way]"
        ],
    );
    // A care alone does not end it, an answer does; so does one tap that says they answered another way.
    let cared = format!("{quiet}2026-02-27 mail to Ana: care\n");
    assert!(verdict(&cared, "2026-03-02", AskKind::Advice).contains("quiet"));
    let answered = format!("{cared}2026-03-01 mail from Ana: answer, needs none\n");
    assert!(!verdict(&answered, "2026-03-02", AskKind::Advice).contains("quiet"));
    let book = tell(quiet);
    let resting = page(&book, day("2026-02-16"), &form(&book, "Ana", AskKind::Advice)).unwrap();
    let Does::Do(tap, _) = resting.acts[1].does.clone() else { panic!("{resting:?}") };
    let tapped = after(&book, "2026-02-16", *tap);
    assert!(
        !said(&page(&tapped, day("2026-02-16"), &form(&book, "Ana", AskKind::Advice)).unwrap())
            .contains("quiet")
    );
    // Less close: two in a row are not enough, unless both asked for something.
    let at_three = quiet.replace("strength 4", "strength 3");
    assert!(!verdict(&at_three, "2026-02-13", AskKind::Advice).contains("quiet"));
    let asks =
        at_three.replace("invite", "ask advice \"one\"").replace("follow-up", "ask information \"two\"");
    assert!(verdict(&asks, "2026-02-13", AskKind::Feedback).contains("quiet"));
    // Only outs some days apart count, and none while they are away.
    let close_together = quiet.replace("2026-02-06", "2026-02-04");
    assert!(!verdict(&close_together, "2026-02-16", AskKind::Advice).contains("quiet"));
    let away = quiet.replace("talked this year", "talked this year, away 2026-02-05..2026-02-08");
    assert!(!verdict(&away, "2026-02-16", AskKind::Advice).contains("quiet"));
}

#[test]
fn r10_one_ask_after_two_with_nothing_for_them() {
    let story = |between: &str| {
        format!(
            "2026-01-05
person Ana Ruiz: strength 2, talked this year
2026-01-05 mail to Ana: ask advice \"one\"
2026-01-06 mail from Ana: answer, needs none
2026-01-12 mail to Ana: ask advice \"two\"
2026-01-13 mail from Ana: answer, needs none
{between}
2026-02-02 mail to Ana: ask advice \"three\"
"
        )
    };
    assert!(verdict(&story(""), "2026-02-09", AskKind::Feedback).contains("quiet"));
    for kindness in ["thanks", "care", "give"] {
        let story = story(&format!("2026-01-14 mail to Ana: {kindness}"));
        assert!(!verdict(&story, "2026-02-09", AskKind::Feedback).contains("quiet"), "{kindness}");
    }
}

#[test]
fn r10_fewer_answers_than_before() {
    let story = |answered: [bool; 10]| {
        let mut story = "2025-01-01\nperson Ana Ruiz: strength 4, talked this year\n".to_owned();
        for (k, answered) in answered.into_iter().enumerate() {
            let out = day("2025-06-02").plus(30 * k as i32);
            story += &format!("{out} mail to Ana: invite\n");
            if answered {
                story += &format!("{} mail from Ana: answer, needs none\n", out.plus(1));
            }
        }
        story
    };
    let (y, n) = (true, false);
    let last = day("2025-06-02").plus(270);
    let at = |answers, days: i32| verdict(&story(answers), &last.plus(days).to_string(), AskKind::Advice);
    assert!(at([y, y, y, n, n, n, n, n, n, y], 8).contains("quiet"));
    assert!(!at([y, y, n, n, y, n, y, n, n, y], 8).contains("quiet"), "two of five are 0.4");
    assert!(!at([y, y, n, n, n, n, n, n, n, y], 8).contains("quiet"), "two of five before are under 0.6");
    // After the rest an answer has come already.
    assert!(!at([y, y, y, n, n, n, n, n, n, y], 22).contains("quiet"));
}

#[test]
fn r43_rest_and_the_first_letter_hold_the_plan_for_silence() {
    let story = "2026-01-05
person Ana Ruiz: strength 2, talked this year, phone 123
2026-02-02 mail to Ana: ask advice \"one\"
2026-02-09 mail to Ana: ask information \"two\"
";
    let rests = Standings::new(&tell(story), day("2026-02-17"));
    assert!(
        rests
            .iter()
            .all(|row| row.reasons.iter().all(|reason| reason.kind != kith::book::ReasonKind::NextAttempt))
    );
}

#[test]
fn r49_a_sleeping_tie_is_written_to_first() {
    let asleep = "2026-01-05\nperson Ana Ruiz: strength 3, talked 1-3 years\n";
    check(
        asleep,
        "2026-02-02",
        AskKind::Advice,
        expect![
            "About 2 years since you and Ana talked. Write first, with nothing asked; this request comes after their answer. [Write first]"
        ],
    );
    // In touch within the year, never in touch, and unknown: nothing to repair.
    for known in ["strength 3, talked this year", "strength 3, talked never", "strength 1", "strength 3", ""]
    {
        let story = format!("2026-01-05\nperson Ana Ruiz: {known}\n").replace(": \n", "\n");
        assert!(!verdict(&story, "2026-02-02", AskKind::Advice).contains("Write first"), "{known}");
    }
    // The year is counted to the day.
    let met = "2025-02-01 person Ana Ruiz: strength 1\n2025-02-01 meet Ana, care, learned x, next none\n";
    assert!(!verdict(met, "2026-02-01", AskKind::Advice).contains("Write first"));
    assert!(verdict(met, "2026-02-02", AskKind::Advice).contains("Write first"));
}

#[test]
fn r101_the_letter_says_sorry_where_i_am_and_asks_for_nothing() {
    let story = "2026-01-05
mode searching from 2026-01-05, title \"Data engineer\"
person Ana Ruiz: strength 3, talked 1-3 years, fact \"moved to Leeds\" learned 2024-01-01
";
    let letter: String =
        asking(story, "2026-02-02", AskKind::Advice).letter.iter().map(|part| format!("{part}\n")).collect();
    expect![[r#"
        Hello Ana, I am sorry that you have not heard from me for so long.
        Where I am now, plainly: I am looking for a new position as Data engineer, after ...
        I have thought of you, and would like us to be in touch again.
        When we last talked: “moved to Leeds”. How is it now?
        How would you like to stay in touch, and how often?
    "#]]
    .assert_eq(&letter);
    // Nothing of the search goes to those from whom it is kept.
    let kept = story.replace("strength 3", "strength 3, not to know");
    assert!(
        asking(&kept, "2026-02-02", AskKind::Advice)
            .letter
            .iter()
            .all(|part| !part.to_string().contains("looking"))
    );
}

#[test]
fn r102_their_reply_fills_how_to_stay_in_touch() {
    let story = "2026-01-05
person Ana Ruiz: strength 3, talked 1-3 years
2026-01-06 mail to Ana: reconnect
";
    let asked = |story: &str| {
        let book = tell(story);
        let page = person(&book, of(&book, "Ana").id, day("2026-01-09")).unwrap();
        page.questions.iter().map(|question| question.words.to_string()).collect::<Vec<_>>()
    };
    assert!(asked(story).is_empty());
    let replied = format!("{story}2026-01-08 mail from Ana: answer\n");
    assert_eq!(
        asked(&replied),
        ["Is staying in touch all right with Ana?", "How does Ana like to stay in touch best?"]
    );
    // Once they agreed, how often is asked as well.
    assert_eq!(
        asked(&replied.replace("1-3 years", "1-3 years, stay ok, prefers call")),
        ["How often would you like to be in touch with Ana?"]
    );
}

#[test]
fn r103_asks_open_step_by_step() {
    let at = |story: &str, today: &str| {
        let book = tell(story);
        step(&Outlook::new(&book, day(today)), &Tie::new(&book, of(&book, "Ana").id).unwrap())
    };
    let mut story =
        "2026-01-05\nperson Ana Ruiz: strength 3, talked 1-3 years\n2026-01-06 mail to Ana: reconnect\n"
            .to_owned();
    // No second letter before 30 days.
    check(
        &story,
        "2026-01-12",
        AskKind::Advice,
        expect![
            "Your letter to Ana went out on Tuesday. Their answer comes first; from 5 February on another letter is fine."
        ],
    );
    assert!(matches!(at(&story, "2026-02-04"), Some(Step::Waiting { .. })));
    assert!(matches!(at(&story, "2026-02-05"), Some(Step::WriteFirst { again: true, .. })));
    assert!(!shown(&tell(&story), "2026-01-15").iter().any(|why| why.contains("has not answered")));
    // After their reply advice and information are open, an introduction is not.
    story += "2026-01-13 mail from Ana: answer, needs none\n";
    for kind in [AskKind::Advice, AskKind::Information] {
        assert!(verdict(&story, "2026-01-14", kind).starts_with("Nothing stands"), "{kind:?}");
    }
    for kind in [AskKind::Introduction, AskKind::Referral, AskKind::Job] {
        assert!(verdict(&story, "2026-01-14", kind).contains("second touch"), "{kind:?}");
    }
    check(
        &story,
        "2026-01-14",
        AskKind::Job,
        expect![
            "Ana answered yesterday after a long silence. Advice and information are open; for this, first a second touch with nothing asked: a care, a give, a talk, an update. [Care]"
        ],
    );
    // A second touch that asks for something opens nothing; one without an ask opens all.
    for (touch, opens) in [
        ("care", true),
        ("give", true),
        ("update", true),
        ("thanks", false),
        ("care, ask advice \"x\"", false),
    ] {
        let story = format!("{story}2026-01-14 mail to Ana: {touch}\n");
        assert_eq!(at(&story, "2026-01-15") == Some(Step::Open), opens, "{touch}");
    }
    // A talk does, by telephone as well, and one in which they were asked how they are.
    for talk in
        ["meet Ana, learned x, next none", "call with Ana, next none", "mail to Ana: news, asked about them"]
    {
        let story = format!("{story}2026-01-14 {talk}\n");
        assert_eq!(at(&story, "2026-01-15"), Some(Step::Open), "{talk}");
        assert!(verdict(&story, "2026-01-16", AskKind::Job).starts_with("Nothing stands"), "{talk}");
    }
    let asked = format!("{story}2026-01-14 call with Ana: ask advice \"x\", next none\n");
    assert!(matches!(at(&asked, "2026-01-15"), Some(Step::Answered { .. })));
}

#[test]
fn r103_a_tie_that_has_been_awake_for_long_is_one_like_any_other() {
    let mut story = "2026-01-05
person Ana Ruiz: strength 3, talked 1-3 years
2026-01-06 mail to Ana: reconnect
2026-01-13 mail from Ana: answer, needs none
2026-06-01 mail to Ana: news
2026-06-02 mail from Ana: answer, needs none
"
    .to_owned();
    assert!(verdict(&story, "2027-01-13", AskKind::Job).contains("second touch"));
    assert!(verdict(&story, "2027-01-14", AskKind::Job).starts_with("Nothing stands"));
    // Asleep again, and woken again: from the beginning.
    story += "2028-01-10 mail to Ana: reconnect\n2028-01-11 mail from Ana: answer, needs none\n";
    assert!(verdict(&story, "2028-01-12", AskKind::Job).contains("second touch"));
}

#[test]
fn r103_an_answer_is_one_however_late_it_comes() {
    let story = "2026-01-05
person Ana Ruiz: strength 3, talked 1-3 years
2026-01-06 mail to Ana: reconnect
";
    let late = format!("{story}2026-02-10 mail from Ana: news\n");
    assert!(verdict(&late, "2026-02-11", AskKind::Advice).starts_with("Nothing stands"));
    assert!(
        verdict(&late, "2026-02-11", AskKind::Job)
            .starts_with("Ana answered yesterday after a long silence.")
    );
    let questions = |story: &str| {
        let book = tell(story);
        let page = person(&book, of(&book, "Ana").id, day("2026-02-11")).unwrap();
        page.questions.iter().map(|question| question.words.to_string()).collect::<Vec<_>>()
    };
    assert!(questions(&late).contains(&"Is staying in touch all right with Ana?".to_owned()));
    // What they wrote before the letter is no answer to it.
    let before = story.replace("2026-01-06", "2026-01-05 mail from Ana: news, needs none\n2026-01-06");
    assert!(verdict(&before, "2026-02-11", AskKind::Advice).contains("your letter has no answer"));
}

#[test]
fn r101_sleeping_ties_worth_waking_come_in_the_order_of_their_value() {
    let book = tell(
        "2026-01-05
person Fay Familiar: strength 5, talked longer
person Vera Value: strength 3, talked longer, decision maker
person Tom Trusted: strength 3, talked longer
person Hal Head: strength 2, talked longer, at Acme as \"Head of data\"
person Young Tie: strength 3, talked 1-3 years
person Not Tie: strength 3, talked longer, stay no
person Dear One: strength 3, talked longer, family
",
    );
    let sleeping: String =
        start(&book, day("2026-02-02")).sleeping.iter().map(|(_, words)| format!("{words}\n")).collect();
    expect![[r#"
        Vera Value: 5 years ago. Would answer gladly, has a wide view, and knows what you do not.
        Hal Head: 5 years ago. Has a wide view, and knows what you do not.
        Tom Trusted: 5 years ago. Would answer gladly, and knows what you do not.
        Fay Familiar: 5 years ago. Would answer gladly.
    "#]]
    .assert_eq(&sleeping);
}

#[test]
fn r94_strangers_are_asked_for_little() {
    let stranger = "2026-02-02\nperson Ana Ruiz: strength 1\n";
    let minutes = |story: &str, kind, minutes: &str| {
        let book = tell(story);
        let form = AskForm { minutes: minutes.into(), whom: "Ben".into(), ..form(&book, "Ana", kind) };
        stance(&book, "2026-02-03", &form) == Stance::Smaller
    };
    for kind in [AskKind::Job, AskKind::Introduction, AskKind::Referral, AskKind::Feedback] {
        assert!(minutes(stranger, kind, ""), "{kind:?}");
    }
    assert!(!minutes(stranger, AskKind::Advice, "20"));
    assert!(minutes(stranger, AskKind::Information, "21"));
    // Not of unknown strength, nor to those who expect asks or offered, nor after the first word.
    for other in ["strength 1, recruiter", "strength 1, coach", "strength 1, mentor", "strength 2", "phone 1"]
    {
        assert!(!minutes(&format!("2026-02-02\nperson Ana Ruiz: {other}\n"), AskKind::Job, ""), "{other}");
    }
    assert!(!minutes(
        &format!("{stranger}2026-02-02 mail from Ana: give, offered favor help, needs none\n"),
        AskKind::Job,
        ""
    ));
    assert!(!minutes(&format!("{stranger}2026-01-05 mail to Ana Ruiz: care\n"), AskKind::Job, ""));
    check(
        stranger,
        "2026-02-03",
        AskKind::Job,
        expect![
            "You and Ana never really spoke. Begin smaller: advice or information, twenty minutes at most."
        ],
    );
}

/// Four words to Ana, of which three ask; the last of them answered.
const PIPE: &str = "2026-01-05
person Ana Ruiz: strength 3, talked this year
2026-01-05 mail to Ana: care
2026-01-12 mail to Ana: ask advice \"one\"
2026-01-13 mail from Ana: answer, needs none
2026-01-19 mail to Ana: ask advice \"two\"
2026-01-20 mail from Ana: answer, needs none
2026-01-26 mail to Ana: ask advice \"three\"
2026-01-27 mail from Ana: answer, needs none
";

#[test]
fn r14_friends_are_no_direct_pipe() {
    check(
        PIPE,
        "2026-02-02",
        AskKind::Feedback,
        expect![
            "3 of your last 4 words to Ana asked for something. One care or one small give first. [Care] [Give]"
        ],
    );
    // Half is not more than half; three are too few; a follow-up is no new ask and no new word.
    let half = PIPE.replace("ask advice \"one\"", "update");
    assert!(!verdict(&half, "2026-02-02", AskKind::Feedback).contains("of your last"));
    let few = PIPE.replace("2026-01-05 mail to Ana: care\n", "");
    assert!(!verdict(&few, "2026-02-02", AskKind::Feedback).contains("of your last"));
    let followed = format!(
        "{few}2026-01-28 mail to Ana: follow-up, serves the ask\n2026-01-29 mail from Ana: answer, needs none\n"
    );
    assert!(!verdict(&followed, "2026-02-02", AskKind::Feedback).contains("of your last"));
    // One care or give satisfies it; family and people seen anyway are asked as one asks them.
    for kindness in ["care", "give"] {
        let kind = format!("{PIPE}2026-01-28 mail to Ana: {kindness}\n");
        assert!(verdict(&kind, "2026-02-02", AskKind::Feedback).starts_with("Nothing"), "{kindness}");
    }
    for group in ["family", "seen anyway", "recruiter", "coach", "mentor"] {
        let story = PIPE.replace("strength 3", &format!("strength 3, {group}"));
        assert!(verdict(&story, "2026-02-02", AskKind::Feedback).starts_with("Nothing"), "{group}");
    }
}

#[test]
fn r58_a_care_stands_between_two_asks() {
    let story = "2026-01-05
person Ana Ruiz: strength 3, talked this year
2026-01-12 mail to Ana: ask advice \"one\"
2026-01-13 mail from Ana: answer, needs none
";
    check(
        story,
        "2026-02-02",
        AskKind::Feedback,
        expect![
            "You asked Ana for something on 12 January, and nothing went the other way since. Ask how they are first, or give something small. [Care] [Give]"
        ],
    );
    let met = format!("{story}2026-01-20 meet Ana, asked about them, learned x, next none\n");
    assert!(verdict(&met, "2026-02-02", AskKind::Feedback).starts_with("Nothing"));
    // A follow-up of the same ask is no new one.
    let book = tell(&story.replace("2026-01-13 mail from Ana: answer, needs none\n", ""));
    let form = AskForm { what: "one".into(), ..form(&book, "Ana", AskKind::Advice) };
    assert_eq!(stance(&book, "2026-01-19", &form), Stance::Ready);
    // An introduction asked for is an ask.
    let introduction = "2026-01-05\nperson Ana Ruiz: strength 3, talked this year\n2026-01-12 introduction by Ana of me to Ben Okafor asked\n";
    assert!(verdict(introduction, "2026-02-02", AskKind::Feedback).starts_with("You asked Ana"));
}

/// The verdict on asking Ana for advice on "one" again.
fn again(story: &str, today: &str) -> Stance {
    let book = tell(story);
    stance(&book, today, &AskForm { what: "one".into(), ..form(&book, "Ana", AskKind::Advice) })
}

#[test]
fn r58_a_follow_up_ends_with_the_plan_for_silence() {
    let story = "2026-01-05
person Ana Ruiz: strength 3, talked this month
2026-01-12 mail to Ana: ask advice \"one\"
";
    assert_eq!(again(story, "2026-01-19"), Stance::Ready, "7 days later it is the same ask");
    assert!(matches!(again(story, "2026-05-12"), Stance::CareOrGive(_)), "after 120 days it is a new one");
    let year = again(story, "2027-02-16");
    assert!(matches!(year, Stance::WriteFirst { .. }), "after 400 days the tie sleeps (R49): {year:?}");
    // Each try moves the end of the plan; a new plan is not the old one.
    let tried = format!("{story}2026-01-26 mail to Ana: follow-up, serves the ask\n");
    assert_eq!(again(&tried, "2026-02-06"), Stance::Ready);
    let anew = format!("{story}2026-05-04 mail to Ana: invite\n");
    assert!(matches!(again(&anew, "2026-05-12"), Stance::CareOrGive(_)));
    // They wrote and left it open, or it came up in a talk: two weeks, as after the last step of a plan.
    let open = format!("{story}2026-01-14 mail from Ana: news\n2026-01-15 mail to Ana: answer, needs none\n");
    assert_eq!(again(&open, "2026-01-26"), Stance::Ready);
    assert!(matches!(again(&open, "2026-02-02"), Stance::CareOrGive(_)));
    let talk = story.replace("mail to Ana: ask", "call with Ana: next none, ask");
    assert_eq!(again(&talk, "2026-01-26"), Stance::Ready);
    assert!(matches!(again(&talk, "2026-02-02"), Stance::CareOrGive(_)));
}

#[test]
fn r88_an_introduction_asked_for_is_followed_up_until_it_lapses() {
    let book = tell(
        "2026-01-05
person Ana Ruiz: strength 3, talked this month
2026-01-12 mail to Ana: ask introduction whom \"Jo Lind\"
",
    );
    let form = AskForm { whom: "Jo Lind".into(), ..form(&book, "Ana", AskKind::Introduction) };
    for reminded in ["2026-01-21", "2026-02-06"] {
        assert_eq!(stance(&book, reminded, &form), Stance::Ready, "{reminded}");
    }
    assert!(matches!(stance(&book, "2026-02-09", &form), Stance::CareOrGive(_)), "20 working days later");
}

#[test]
fn r56_what_was_open_when_the_search_ended_is_withdrawn() {
    let story = "2026-01-05
mode searching from 2026-01-01
person Ana Ruiz: strength 2, talked never
2026-01-19 mail to Ana: ask advice \"one\"
";
    assert_eq!(again(story, "2026-01-26"), Stance::Ready, "the same ask");
    let landed = format!("{story}2026-01-21 mode landed at Acme\n");
    assert!(!matches!(again(&landed, "2026-01-26"), Stance::Ready), "{:?}", again(&landed, "2026-01-26"));
    // Nor does it bind the user to advice any more (R107).
    let job = |story: &str| verdict(story, "2026-01-26", AskKind::Job);
    assert!(!job(&landed).contains("Keep to it"));
}

#[test]
fn r18_something_is_given_before_more_is_taken() {
    let story = "2026-01-05
person Ana Ruiz: strength 3, talked this year
2026-01-12 mail from Ana: give, favor review 2, needs none
2026-01-12 mail to Ana: thanks
";
    let lacks =
        |story: &str, kind| verdict(story, "2026-01-20", kind).starts_with("So far you have received more");
    assert!(lacks(story, AskKind::Feedback));
    check(
        story,
        "2026-01-20",
        AskKind::Feedback,
        expect![
            "So far you have received more from Ana than you gave. One care or one small give first. [Care] [Give]"
        ],
    );
    // What fits her is shown with it (R19).
    let give_first = asking(story, "2026-01-20", AskKind::Feedback).give_first;
    assert_eq!(give_first, Some(of(&tell(story), "Ana").id));
    assert_eq!(asking(WARM, "2026-03-02", AskKind::Advice).give_first, None);
    // Something given in 180 days, no more received than given, a care, a first short ask for advice.
    assert!(!lacks(&format!("{story}2026-01-13 mail to Ana: gave article\n"), AskKind::Feedback));
    assert!(!lacks(
        &format!(
            "2025-03-03 mail to Ana Ruiz: gave review 3\n{}",
            story.replace("person Ana Ruiz: strength 3, talked this year\n", "")
        ),
        AskKind::Feedback
    ));
    assert!(!lacks(&format!("{story}2026-01-13 mail to Ana: care\n"), AskKind::Feedback));
    assert!(!lacks(story, AskKind::Advice));
    // An introduction received weighs three.
    let introduced = "2026-01-05
person Ana Ruiz: strength 3, talked this year
2025-06-02 mail to Ana: gave review 2
2026-01-12 introduction by Ana of me to Ben Okafor made
2026-01-12 mail to Ana: thanks
";
    assert!(lacks(introduced, AskKind::Feedback));
    // It is one thing, noted as a favor as well; so is one that the user made.
    let even = introduced.replace("gave review 2", "gave review 3");
    assert!(!lacks(&even, AskKind::Feedback));
    let noted = even.replace(
        "2026-01-12 mail to Ana: thanks",
        "2026-01-12 mail from Ana: give, favor introduction, needs none\n2026-01-12 mail to Ana: thanks",
    );
    assert!(!lacks(&noted, AskKind::Feedback));
    let made = "2026-01-05
person Ana Ruiz: strength 3, talked this year
2025-06-02 mail to Ana: gave introduction
2025-06-02 introduction by me of Ana to Ben Okafor made
2026-01-06 mail from Ana: give, favor reference 2, needs none
2026-01-07 mail from Ana: give, favor reference 2, needs none
2026-01-12 mail to Ana: thanks
";
    assert!(lacks(made, AskKind::Feedback));
    // However long ago: "so far", and every thing received is shown.
    let book = tell(
        "2023-01-09\nperson Ana Ruiz: strength 3, talked this year\n2023-01-09 introduction by Ana of me to Ben Okafor made\n2023-01-10 mail to Ana: thanks, report\n2025-12-01 call with Ana: next none\n",
    );
    let old = page(&book, day("2026-01-20"), &form(&book, "Ana", AskKind::Feedback)).unwrap();
    assert!(old.verdict.to_string().starts_with("So far you have received more"), "{}", old.verdict);
    assert_eq!(old.evidence.len(), 1);
}

#[test]
fn r96_nobody_gets_homework() {
    let book = tell(&format!("{WARM}target Acme\n"));
    let acme = book.organizations.iter().next().unwrap().id;
    let vague = |whom: &str, target, what: &str| {
        let form = AskForm {
            whom: whom.into(),
            target,
            what: what.into(),
            ..form(&book, "Ana", AskKind::Introduction)
        };
        stance(&book, "2026-03-02", &form) == Stance::NameSomebody
    };
    assert!(vague("", None, "Think who you know"));
    assert!(!vague("Ben Okafor", None, ""));
    assert!(!vague("the head of data", None, ""));
    assert!(!vague("", Some(acme), ""));
    assert!(!vague("Ben, Jo and Kim", None, ""));
    assert!(vague("Ben, Jo, Kim and Lee", None, ""));
    assert!(vague("Ben, Jo, Kim or Lee", None, ""));
    assert!(!vague("Ben or Jo", None, ""));
    assert!(!vague("", None, "to Ben Okafor"));
    // Nobody in particular is nobody; a place makes somebody of them.
    for whom in [
        "people",
        "People you know",
        "anybody you can think of",
        "somebody in data",
        "the right people",
        "whoever comes to mind",
        "your contacts and friends",
    ] {
        assert!(vague(whom, None, ""), "{whom}");
        assert!(!vague(&format!("{whom} at Acme"), None, ""), "{whom} at Acme");
        assert!(!vague(whom, Some(acme), ""), "{whom}, about a place");
    }
    assert!(!vague("Ben, Jo, Kim and anybody else", None, ""));
    assert!(!vague("the head of people", None, ""));
    for what in
        ["Perhaps I'd like to talk to somebody", "Think who I’ve not met yet", "so that I can ask. Who?"]
    {
        assert!(vague("", None, what), "{what}");
    }
    check(
        WARM,
        "2026-03-02",
        AskKind::Referral,
        expect![
            "To whom? Name a person, a role or a place, three at most, so that Ana need not search for you."
        ],
    );
    assert!(!verdict(WARM, "2026-03-02", AskKind::Feedback).contains("To whom"));
}

#[test]
fn r107_who_asked_for_advice_keeps_to_it() {
    let story = format!(
        "{WARM}2026-02-16 mail to Ana: ask advice \"one\"\n2026-02-17 mail from Ana: answer, needs none\n2026-02-18 mail to Ana: care\n"
    );
    check(
        &story,
        "2026-03-02",
        AskKind::Job,
        expect!["You asked Ana for advice on 16 February. Keep to it until they offer more."],
    );
    assert!(!verdict(&story, "2026-03-03", AskKind::Job).contains("Keep to it"));
    assert!(!verdict(&story, "2026-03-02", AskKind::Feedback).contains("Keep to it"));
    // In the meeting it led to as well; until they offer more.
    let meeting = format!("{story}2026-02-20 plan meeting with Ana on 2026-03-04\n");
    assert!(verdict(&meeting, "2026-03-04", AskKind::Job).contains("Keep to it"));
    let book = tell(&meeting);
    let planned = book.meetings.iter().next().unwrap().id;
    expect!["You asked Ana for advice on 16 February: keep to it, and ask for no more unless they offer."]
        .assert_eq(&kith::page::meeting::keeps_to(&book, planned, day("2026-03-03")).unwrap().to_string());
    // However late that meeting is, and 14 days after it; a later one is another, and one called off is none.
    let late = format!("{story}2026-02-20 plan meeting with Ana on 2026-04-20\n");
    for today in ["2026-04-20", "2026-05-04"] {
        assert!(verdict(&late, today, AskKind::Job).contains("Keep to it"), "{today}");
    }
    let book = tell(&late);
    let planned = book.meetings.iter().next().unwrap().id;
    assert!(kith::page::meeting::keeps_to(&book, planned, day("2026-04-17")).is_some());
    assert!(!verdict(&late, "2026-05-05", AskKind::Job).contains("Keep to it"));
    let held = format!("{late}2026-02-23 meet Ana, care, learned x, next none\n");
    assert!(!verdict(&held, "2026-04-20", AskKind::Job).contains("Keep to it"));
    // A meeting that came of something else is not that one.
    let other = format!("{story}2026-06-22 plan meeting with Ana on 2026-07-01\n");
    assert!(!verdict(&other, "2026-07-03", AskKind::Job).contains("Keep to it"));
    let unplanned = format!("{story}2026-07-01 meet Ana, care, learned x, next none\n");
    assert!(!verdict(&unplanned, "2026-07-03", AskKind::Job).contains("Keep to it"));
    let off = format!("{late}2026-02-24 cancelled with Ana\n");
    assert!(!verdict(&off, "2026-03-04", AskKind::Job).contains("Keep to it"));
    let offered = format!("{story}2026-02-19 mail from Ana: give, offered favor referral, needs none\n");
    assert!(!verdict(&offered, "2026-03-02", AskKind::Job).contains("Keep to it"));
    // Advice in name, and a job in words.
    let book = tell(WARM);
    let disguised = |what: &str| {
        let form = AskForm { what: what.into(), ..form(&book, "Ana", AskKind::Advice) };
        stance(&book, "2026-03-02", &form) == Stance::Disguised
    };
    for job in [
        "Are there any openings in your team?",
        "Is there a position open in your team?",
        "Is there a job for somebody like me?",
        "Are there jobs at Acme?",
        "Do you have a vacancy?",
        "Do you know of some suitable positions?",
        "Have you heard of an opening at Acme?",
        "Would an open role in your team suit me?",
        "Who is hiring?",
        "Could you hire me?",
        "Would you pass on my resume?",
    ] {
        assert!(disguised(job), "{job}");
    }
    for advice in [
        "How did you open the London office?",
        "What does your job ask of you?",
        "Is there a book on how people change jobs?",
        "Which position does the data team take in the firm?",
        "What made you leave your first job?",
        "I have a position at Acme: how did you begin there?",
        "Is there a role that numbers play in it?",
        "Now that you have a job there, what surprised you?",
        "",
    ] {
        assert!(!disguised(advice), "{advice}");
    }
    let form =
        AskForm { would_say: "Do you have a job for me?".into(), ..form(&book, "Ana", AskKind::Information) };
    assert_eq!(stance(&book, "2026-03-02", &form), Stance::Disguised);
}

#[test]
fn r99_know_like_and_trust_are_a_hint() {
    let parts = |story: &str, today: &str| {
        asking(story, today, AskKind::Advice)
            .readiness
            .iter()
            .map(|part| {
                format!(
                    "{} {:?} {}{}\n",
                    part.name,
                    part.state,
                    part.words,
                    part.act.as_ref().map_or(String::new(), |act| format!(" [{}]", act.0))
                )
            })
            .collect::<String>()
    };
    let stranger = "2026-01-05\nperson Ana Ruiz: strength 1\n2026-01-12 mail to Ana: outreach\n";
    expect![[r#"
        Know Some(false) You have not talked yet. A first talk would do it. [Plan a talk]
        Like Some(false) It has been quiet. A care or a small give would do it. [Care]
        Trust Some(true) Nothing of yours to Ana is late.
    "#]]
    .assert_eq(&parts(stranger, "2026-02-03"));
    let page = asking(stranger, "2026-02-03", AskKind::Advice);
    assert!(page.is_ready, "a hint closes nothing");
    expect!["Nothing stands in the way. Ana does not know you yet: say in one clause who you are and what brings you to them."].assert_eq(&page.verdict.to_string());
    expect![[r#"
        Know Some(true) You and Ana know each other.
        Like Some(true) There was an answer, or something kind, not long ago.
        Trust Some(true) Nothing of yours to Ana is late.
    "#]]
    .assert_eq(&parts(WARM, "2026-03-02"));
    // Late thanks, and nobody hints at family.
    let late = format!("{WARM}2026-02-24 meet Ana, asked by me, learned x, next none\n");
    assert!(parts(&late, "2026-03-02").contains("Trust Some(false)"));
    assert!(!parts(&late, "2026-02-25").contains("Trust Some(false)"));
    assert!(parts(&WARM.replace("strength 3", "strength 3, family"), "2026-03-02").is_empty());
    // What is unknown is silent.
    assert!(!parts("2026-02-02\nperson Ana Ruiz\n", "2026-02-03").contains("Some(false)"));
    // Whoever was met may well have been talked with, and whoever was never sorted as well.
    for known in ["strength 2", "phone 123"] {
        let story = format!("2026-02-02\nperson Ana Ruiz: {known}\n2026-02-02 mail to Ana: outreach\n");
        assert!(parts(&story, "2026-02-03").starts_with("Know None"), "{known}");
        assert!(!verdict(&story, "2026-02-27", AskKind::Advice).contains("does not know you"), "{known}");
    }
    assert!(
        parts("2026-02-02\nperson Ana Ruiz: strength 2, talked never\n", "2026-02-03")
            .starts_with("Know Some(false)")
    );
    // An introduction is something kind, whoever made it.
    let quiet = "2026-01-05\nperson Ana Ruiz: strength 3\n2026-01-12 mail to Ana: outreach\n";
    assert!(parts(quiet, "2026-02-03").contains("Like Some(false)"));
    for introduction in ["by Ana of me to Ben Okafor", "by me of Ana to Ben Okafor"] {
        let story = format!("{quiet}2026-01-13 introduction {introduction} made\n");
        assert!(parts(&story, "2026-02-03").contains("Like Some(true)"), "{introduction}");
    }
}

#[test]
fn what_is_unknown_is_asked_in_place_and_goes_on() {
    let page = asking("2026-02-02\nperson Ana Ruiz\n", "2026-02-03", AskKind::Job);
    let questions: Vec<String> = page.questions.iter().map(|question| question.words.to_string()).collect();
    assert_eq!(questions, ["How well do you know Ana?", "When did you and Ana last talk, roughly?"]);
    assert!(page.is_ready);
}

#[test]
fn going_on_anyway_is_kept_on_the_ask_and_an_ask_logged_afterwards_says_it_once() {
    let book = tell(PIPE);
    let form = AskForm { what: "a look at my letter".into(), ..form(&book, "Ana", AskKind::Feedback) };
    let asking = page(&book, day("2026-02-02"), &form).unwrap();
    let route = form.log(&book, asking.against).unwrap();
    let preset = Preset::read(&route);
    assert_eq!(preset.route(), route);
    let entry = LogForm::for_preset(&book, day("2026-02-02"), &preset).into_entry();
    let logged = after(&book, "2026-02-02", Command::Log(Box::new(entry)));
    let ask = logged.asks.iter().last().unwrap();
    assert_eq!((ask.kind, ask.against, ask.state), (AskKind::Feedback, Some(14), AskState::Asked));
    assert_eq!(ask.what, "a look at my letter");
    // Logged afterwards, without the page Ask: the rule is noted all the same.
    let mut log = LogForm::new(day("2026-02-02"));
    log.people = vec![Who::Known(form.known().unwrap())];
    log.set_purposes(vec![kith::book::Purpose::Ask]);
    let said =
        kith::page::ask::said_of_logged(&book, day("2026-02-02"), log.people.first(), &log.asks[0], false)
            .unwrap();
    assert_eq!(said.words, asking.verdict);
    assert_eq!(said.acts.iter().map(|act| act.label).collect::<Vec<_>>(), ["Care", "Give"]);
    log.note_against(&book, day("2026-02-02"));
    assert_eq!(log.asks[0].against, Some(14));
}

#[test]
fn r62_r10_r103_in_a_talk_they_have_spoken() {
    use kith::book::{Channel, Purpose};
    let said = |story: &str, today: &str, kind, channel, purposes: &[Purpose]| {
        let book = tell(story);
        let mut log = LogForm::new(day(today));
        log.people = vec![kith::command::Who::Known(of(&book, "Ana").id)];
        log.channel = channel;
        log.set_purposes(purposes.to_vec());
        let noted = kith::command::AskNoted { kind, whom: "Jo Lind".into(), ..log.asks[0].clone() };
        kith::page::ask::said_of_logged(&book, day(today), log.people.first(), &noted, log.is_talk())
            .map(|said| format!("{} {}", said.rule, said.words))
    };
    let (mail, talk, ask) = (Channel::Mail, Channel::InPerson, &[Purpose::Ask]);
    let soon = format!("{WARM}2026-02-27 mail to Ana: invite\n");
    assert!(said(&soon, "2026-03-02", AskKind::Advice, mail, ask).unwrap().starts_with("62 "));
    assert_eq!(said(&soon, "2026-03-02", AskKind::Advice, talk, ask), None);
    assert_eq!(said(&soon, "2026-03-02", AskKind::Advice, mail, &[Purpose::Answer, Purpose::Ask]), None);
    let quiet = "2026-01-05
person Ana Ruiz: strength 4, talked this year
2026-01-05 meet Ana, care, learned x, next none
2026-02-02 mail to Ana: invite
2026-02-06 mail to Ana: follow-up
";
    for today in ["2026-02-16", "2026-03-02"] {
        assert!(said(quiet, today, AskKind::Advice, mail, ask).unwrap().starts_with("10 "), "{today}");
        assert_eq!(said(quiet, today, AskKind::Advice, talk, ask), None, "{today}");
    }
    // After a long silence the talk is their answer to the letter; without one, writing would have come first.
    let asleep = "2026-01-05\nperson Ana Ruiz: strength 3, talked 1-3 years\n";
    assert!(said(asleep, "2026-01-19", AskKind::Advice, talk, ask).unwrap().starts_with("49 "));
    let wrote = format!("{asleep}2026-01-06 mail to Ana: reconnect\n");
    for today in ["2026-01-19", "2026-02-16"] {
        assert!(said(&wrote, today, AskKind::Advice, mail, ask).is_some(), "{today}");
        assert_eq!(said(&wrote, today, AskKind::Advice, talk, ask), None, "{today}");
        expect!["103 Ana answered today after a long silence. Advice and information are open; for this, first a second touch with nothing asked: a care, a give, a talk, an update."]
            .assert_eq(&said(&wrote, today, AskKind::Introduction, talk, ask).unwrap());
    }
    // What else comes first does so in a talk as well.
    assert!(said(PIPE, "2026-02-02", AskKind::Feedback, talk, ask).unwrap().starts_with("14 "));
}

#[test]
fn a_planned_ask_is_kept_and_moves_on_when_it_is_made() {
    let book = tell(WARM);
    let form = AskForm {
        whom: "Ben Okafor".into(),
        why_them: "He ran the move".into(),
        minutes: "15".into(),
        ..form(&book, "Ana", AskKind::Introduction)
    };
    let planned = after(&book, "2026-03-02", form.plan().unwrap());
    let ask = planned.asks.iter().next().unwrap();
    assert_eq!(
        (ask.state, ask.asked_on, ask.minutes, ask.specific),
        (AskState::Planned, None, Some(15), true)
    );
    let opened = AskForm::read(&planned, &kith::page::ask::route_of(ask.id));
    assert_eq!(opened, AskForm { planned: Some(ask.id), ..form });
    let preset = Preset::read(&opened.log(&planned, None).unwrap());
    let entry = LogForm::for_preset(&planned, day("2026-03-03"), &preset).into_entry();
    let made = after(&planned, "2026-03-03", Command::Log(Box::new(entry)));
    let asks: Vec<_> = made.asks.iter().collect();
    assert_eq!(asks.len(), 1);
    assert_eq!((asks[0].state, asks[0].asked_on), (AskState::Asked, Some(day("2026-03-03"))));
    assert_eq!((asks[0].whom.as_str(), asks[0].from.is_some()), ("Ben Okafor", true));
}

#[test]
fn r83_the_next_level_of_the_ladder_is_only_mentioned() {
    let story = |comfort: u8, last: &str| {
        let mut story = "2026-01-05\nperson Ana Ruiz: strength 3, talked this month\n".to_owned();
        for (k, answer) in ["yes", "partly", last].into_iter().enumerate() {
            let asked = day("2026-01-05").plus(7 * k as i32);
            story += &format!(
                "{asked} call with P{k} Q{k}: ask advice \"x\" {answer}, comfort {comfort}, next none\n"
            );
        }
        story
    };
    let mentioned =
        |story: &str, kind| asking(story, "2026-02-02", kind).ladder.map(|words| words.to_string());
    assert_eq!(
        mentioned(&story(3, "yes"), AskKind::Advice).unwrap(),
        "3 times somebody said yes when you asked for advice. The next step on your ladder, whenever you like: information."
    );
    assert_eq!(mentioned(&story(3, "no"), AskKind::Advice), None);
    assert_eq!(mentioned(&story(2, "yes"), AskKind::Advice), None);
    // It begins with its first rung: a care that was answered three times, then a give.
    let rung = |word: &str, comfort: u8, answered: usize| {
        let mut story = "2026-01-05\nperson Ana Ruiz: strength 3, talked this month\n".to_owned();
        for k in 0..3 {
            let on = day("2026-01-05").plus(7 * k as i32);
            story += &format!("{on} mail to P{k} Q{k}: {word}, comfort {comfort}\n");
            if k < answered {
                story += &format!("{} mail from P{k}: answer, needs none\n", on.plus(1));
            }
        }
        story
    };
    expect!["3 times and more somebody answered when you asked how they were. The next step on your ladder, whenever you like: giving something."]
        .assert_eq(&mentioned(&rung("care", 3, 3), AskKind::Job).unwrap());
    expect!["3 times and more somebody answered when you gave something. The next step on your ladder, whenever you like: advice."]
        .assert_eq(&mentioned(&rung("gave article", 4, 3), AskKind::Job).unwrap());
    assert_eq!(mentioned(&rung("care", 3, 2), AskKind::Job), None, "one did not answer");
    assert_eq!(mentioned(&rung("care", 2, 3), AskKind::Job), None, "it felt hard");
    assert_eq!(mentioned(&rung("gave article", 4, 3), AskKind::Advice), None, "that is what is asked for");
    assert_eq!(mentioned(&rung("care", 3, 3), AskKind::Introduction), None, "more is asked for");
    // The highest that went well counts.
    let both = format!("{}{}", rung("care", 3, 3), story(3, "yes").split_once("month\n").unwrap().1);
    assert!(mentioned(&both, AskKind::Advice).unwrap().ends_with("information."));
    // It opens nothing: what comes first still does.
    let asleep = story(3, "yes").replace("talked this month", "talked longer");
    assert!(verdict(&asleep, "2026-02-02", AskKind::Information).contains("Write first"));
}

#[test]
fn r86_no_fit_means_no_guilt_and_thanks_all_the_same() {
    let story = "2026-02-02
mode searching from 2026-02-01
commit 3 people a day
target Acme
person Ana Ruiz: strength 3, talked this year, at Acme, cadence close (since 2026-01-01 due 2026-02-02), stay ok
2026-03-02 meet Ana, asked by me, spoke of the search, no fit, learned x, next none
";
    let book = tell(story);
    let today = shown(&book, "2026-03-02");
    assert!(today.iter().any(|why| why.starts_with("You talked with Ana")), "{today:?}");
    // It counts as progress.
    assert!(
        today_of(&book, "2026-03-02").line.iter().any(|part| part.to_string().starts_with("1 of 3 people"))
    );
    let thanked = tell(&format!("{story}2026-03-03 mail to Ana: thanks\n"));
    for later in ["2026-04-06", "2026-06-08"] {
        assert!(!shown(&thanked, later).iter().any(|why| why.contains("Ana")), "{later}");
    }
    // A cadence chosen since then runs; nothing proposes one.
    let chosen = tell(&format!("{story}2026-03-03 mail to Ana: thanks\n2026-03-04 cadence of Ana close\n"));
    assert!(shown(&chosen, "2026-04-06").iter().any(|why| why.contains("Ana")));
    let page = person(&thanked, of(&thanked, "Ana").id, day("2026-04-06")).unwrap();
    assert!(page.questions.iter().all(|question| !question.words.to_string().contains("How often")));
    expect!["Every 30 days; at rest, since it was no fit."].assert_eq(&page.glance.cadence.to_string());
}

/// The days on which another try is proposed, each made on its day by the channel proposed.
fn tries(story: &str, until: i32) -> Vec<String> {
    let mut story = story.to_owned();
    let mut tries = Vec::new();
    let first = day("2026-02-02");
    for offset in 1..until {
        let today = first.plus(offset).to_string();
        let book = tell(&story);
        let standings = Standings::new(&book, day(&today));
        let due = standings
            .iter()
            .flat_map(|row| &row.reasons)
            .find(|reason| reason.kind == kith::book::ReasonKind::NextAttempt && reason.due <= day(&today));
        if let Some(kith::reason::Because::NextAttempt { attempt, channel, is_last, .. }) =
            due.map(|reason| &reason.because)
        {
            tries.push(format!("{today} {attempt} {channel:?}{}", if *is_last { " last" } else { "" }));
            let channel = format!("{channel:?}").to_lowercase().replace("social", "message");
            let mark = if channel == "call" { ", no answer" } else { "" };
            story += &format!("{today} {channel} to Ana: follow-up{mark}\n");
        }
    }
    tries
}

/// Somebody who can be called and has not answered yet.
const SILENT: &str = "2026-02-02
mode searching from 2026-02-01
person Ana Ruiz: strength 2, talked this year, phone 123
2026-02-02 mail to Ana: outreach
";

#[test]
fn r91_where_the_user_believes_in_it_the_tries_go_on() {
    let story = SILENT;
    let usual = tries(story, 120);
    assert_eq!(usual.len(), 4, "{usual:?}");
    let believed = tries(&format!("{story}2026-02-02 worth it Ana\n"), 150);
    expect![[r#"
        2026-02-05 2 Call
        2026-02-11 3 Mail
        2026-02-18 4 Voicemail
        2026-03-02 5 Mail
        2026-03-09 6 Call
        2026-03-16 7 Mail last"#]]
    .assert_eq(&believed.join("\n"));
    // A step that is skipped is passed over, and the last mail to a stranger is counted from the first.
    let skipped = tell(&format!("{story}2026-02-02 worth it Ana\n2026-02-05 skip attempt of Ana\n"));
    let next = |book: &Book, today: &str| {
        let standings = Standings::new(book, day(today));
        let reasons: Vec<_> = standings.iter().flat_map(|row| row.reasons.clone()).collect();
        let next = reasons.iter().find(|it| it.kind == kith::book::ReasonKind::NextAttempt).unwrap();
        let kith::reason::Because::NextAttempt { channel, .. } = next.because else { unreachable!() };
        format!("{} {channel:?}", next.due)
    };
    assert_eq!(next(&skipped, "2026-02-11"), "2026-02-11 Mail");
    let cold = "2026-02-02\nmode searching from 2026-02-01\nperson Ana Ruiz: strength 1, phone 123\n\
        2026-02-02 mail to Ana: outreach\n2026-02-05 call to Ana: follow-up, no answer\n";
    assert_eq!(next(&tell(cold), "2026-02-06"), "2026-02-11 Mail");
    assert_eq!(next(&tell(&format!("{cold}2026-02-05 worth it Ana\n")), "2026-02-06"), "2026-02-11 Mail");
    // Not where they said no.
    let no = "2026-01-05\nperson Ana Ruiz: strength 2, talked this year, phone 123\n2026-01-05 mail to Ana: ask advice \"x\"\n2026-01-06 mail from Ana: answer no, needs none\n2026-01-07 mail to Ana: thanks\n2026-02-02 mail to Ana: outreach\n2026-02-02 worth it Ana\n";
    assert!(tries(no, 150).len() <= 4);
    // The own figures stand beside the question, once there are some.
    let mut story = story.to_owned();
    for (k, tries) in [1, 1, 2, 1, 3].into_iter().enumerate() {
        for attempt in 0..tries {
            story += &format!("{} mail to P{k} Q{k}: outreach\n", day("2026-02-03").plus(4 * attempt));
        }
        story += &format!("{} mail from P{k}: answer, needs none\n", day("2026-02-04").plus(4 * (tries - 1)));
    }
    let book = tell(&story);
    let page = person(&book, of(&book, "Ana").id, day("2026-03-30")).unwrap();
    let words: String = page.belief.unwrap().words.iter().map(|words| format!("{words}\n")).collect();
    expect![[r#"
        Ana has not answered so far, which says nothing. Where you believe in it, up to 7 tries in all are fine, each another way.
        Of your own 5 answers, 3 came at the first try, 1 at the second, 1 at a later one.
    "#]].assert_eq(&words);
}

#[test]
fn r91_whoever_picks_up_answers_that_call() {
    let mut story = "2026-02-02\nperson Ana Ruiz: strength 2, talked this year, phone 123\n2026-02-02 mail to Ana: outreach\n".to_owned();
    for k in 0..5 {
        story += &format!(
            "2026-02-03 mail to P{k} Q{k}: outreach\n2026-02-06 call to P{k}: follow-up, answered\n"
        );
    }
    // A word that comes long afterwards answers nothing.
    story += "2026-02-03 mail to Zed Moss: outreach\n2026-03-10 mail from Zed: care, needs none\n";
    let book = tell(&story);
    let page = person(&book, of(&book, "Ana").id, day("2026-03-30")).unwrap();
    let words: String = page.belief.unwrap().words.iter().map(ToString::to_string).collect();
    assert!(
        words.contains("Of your own 5 answers, 0 came at the first try, 5 at the second, 0 at a later one."),
        "{words}"
    );
}

#[test]
fn r43_a_call_that_nobody_answered_is_noted_as_the_next_try() {
    let book = tell(SILENT);
    let card =
        cards(&book, "2026-02-05").into_iter().find(|card| card.why.to_string().contains("Ana")).unwrap();
    let aside = card.asides.iter().find(|aside| aside.label.to_string() == "No answer").unwrap();
    let called = after(&book, "2026-02-05", aside.command.clone());
    let row = called.interactions.iter().last().unwrap();
    assert_eq!((row.is_two_way(), row.call_result), (false, Some(kith::book::CallResult::NoAnswer)));
    // The plan goes on: it was a try, no talk.
    let next = cards(&called, "2026-02-11").into_iter().find(|card| card.why.to_string().contains("Ana"));
    assert!(next.is_some_and(|card| card.asides.is_empty()), "a mail is next");
}

const READY: &str = "2026-01-05
mode searching from 2026-01-01
target Acme
person Ana Ruiz: strength 3, talked this year, at Acme
2026-01-29 mail to Ana: news, spoke of the search
2026-01-29 mail to Ana: care
2026-01-30 mail from Ana: answer, needs none
";

/// The cards that propose to ask somebody something.
fn requests(story: &str, today: &str) -> Vec<String> {
    shown(&tell(story), today).into_iter().filter(|why| why.contains("specific question")).collect()
}

#[test]
fn r110_whoever_is_ready_and_not_asked_gets_a_card() {
    assert_eq!(
        requests(READY, "2026-02-02"),
        ["Ana knows Acme from within, and all is well between you. One specific question is welcome."]
    );
    // Only while searching, only where the strength was said, and not within 90 days of an ask.
    assert!(requests(&READY.replace("searching", "peacetime"), "2026-02-02").is_empty());
    assert!(requests(&READY.replace("strength 3, ", ""), "2026-02-02").is_empty());
    assert!(requests(&READY.replace("target", "organization"), "2026-02-02").is_empty());
    let asked = READY
        .replace("Ana: care\n2026-01-30", "Ana: ask advice \"x\"\n2026-01-30 mail to Ana: care\n2026-01-30");
    assert!(requests(&asked, "2026-04-28").is_empty());
    assert_eq!(requests(&asked, "2026-04-29").len(), 1);
    // Before as now, one bridge from it, or where many ways cross.
    let before = READY.replace("at Acme\n", "formerly at Acme until 2024\n");
    assert_eq!(requests(&before, "2026-02-02").len(), 1);
    let bridge = READY.replace("at Acme\n", "knows Ben Okafor\nperson Ben Okafor: at Acme\n");
    assert_eq!(
        requests(&bridge, "2026-02-02"),
        ["Ana knows somebody at Acme, and all is well between you. One specific question is welcome."]
    );
    for role in ["connector", "insider"] {
        let crossing = READY.replace("at Acme\n", &format!("{role}\n"));
        assert_eq!(requests(&crossing, "2026-02-02").len(), 1, "{role}");
    }
    assert!(requests(&READY.replace("at Acme\n", "peer\n"), "2026-02-02").is_empty());
    // A bridge counts on whichever page it is noted; never one to somebody who is to be left out (R109).
    let noted_there =
        READY.replace("at Acme\n", "met at \"Fair\"\nperson Ben Okafor: at Acme, knows Ana Ruiz\n");
    assert_eq!(requests(&noted_there, "2026-02-02").len(), 1);
    for left_out in ["not to know", "stay no", "never contact"] {
        let left_out = bridge.replace("Ben Okafor: at Acme", &format!("Ben Okafor: at Acme, {left_out}"));
        assert!(requests(&left_out, "2026-02-02").is_empty(), "{left_out}");
    }
    // What the verdict closes gets no card.
    assert!(requests(&READY.replace("care", "give, ask advice \"x\""), "2026-02-02").is_empty());
}

#[test]
fn r110_what_is_left_alone_rests_until_something_new_happened() {
    let weeks = |story: &str| -> Vec<String> {
        let mondays = (0..15).map(|week| day("2026-02-02").plus(7 * week));
        let days = mondays.flat_map(|monday| (0..5).map(move |offset| monday.plus(offset).to_string()));
        days.filter(|today| !requests(story, today).is_empty()).collect()
    };
    // A working week from the last word on; afterwards one week in five.
    expect!["2026-02-02 2026-02-03 2026-02-04 2026-02-05 2026-02-09 2026-02-10 2026-02-11 2026-02-12 2026-02-13 2026-03-16 2026-03-17 2026-03-18 2026-03-19 2026-03-20 2026-04-20 2026-04-21 2026-04-22 2026-04-23 2026-04-24"].assert_eq(&weeks(READY).join(" "));
    // A new word between the two brings it back at once.
    let again =
        format!("{READY}2026-03-03 mail to Ana: care\n2026-03-04 mail from Ana: answer, needs none\n");
    assert!(!weeks(READY).contains(&"2026-03-05".to_owned()));
    assert!(weeks(&again).contains(&"2026-03-05".to_owned()), "{:?}", weeks(&again));
}

#[test]
fn r110_two_a_week_and_no_more() {
    let mut story = "2026-01-05\nmode searching from 2026-01-01\ntarget Acme\n".to_owned();
    for name in ["Ana Ruiz", "Ben Okafor", "Cleo Lind"] {
        story += &format!(
            "person {name}: strength 3, talked this year, at Acme\n2026-01-29 mail to {name}: care\n2026-01-30 mail from {name}: answer, needs none\n"
        );
    }
    let count = |story: &str, today: &str| requests(story, today).len();
    // Somebody else was written to lately: the day does not begin with one small step (R2).
    story += "2026-01-30 mail to Zed Moss: care\n";
    assert_eq!(count(&story, "2026-02-02"), 2);
    let asked = format!("{story}2026-02-02 mail to Ana: ask advice \"x\"\n");
    assert_eq!(count(&asked, "2026-02-03"), 1);
    let both = format!("{asked}2026-02-03 mail to Ben: ask advice \"y\"\n");
    assert_eq!(count(&both, "2026-02-04"), 0);
    // Another week has places of its own.
    let later = "2026-02-06 mail to Zed: care\n2026-02-05 mail to Cleo: care\n2026-02-06 mail from Cleo: answer, needs none\n";
    assert_eq!(count(&format!("{both}{later}"), "2026-02-09"), 1);
}

#[test]
fn r8_who_could_introduce_you() {
    let mut story = "2026-02-02\nmode searching from 2026-01-01\ntarget Acme motivation 5\n".to_owned();
    // A list that is long enough: a week has one habit (R117).
    story += "target Gamma\ntarget Delta\ntarget Epsilon\ntarget Zeta\n";
    for (k, name) in ["Ana Ruiz", "Ben Okafor", "Cleo Lind", "Dan Moss"].into_iter().enumerate() {
        story += &format!(
            "person {name}: at Beta as Buyer\n2026-02-{:02} meet {name}, care, learned x, next none\n",
            3 + k
        );
    }
    let of = |story: &str, today: &str| {
        let found = cards(&tell(story), today)
            .into_iter()
            .find(|card| card.why.to_string().contains("no introduction asked for"));
        found.map(|card| {
            format!(
                "{}: {}\n{}",
                card.action.label(),
                card.why,
                card.lines.iter().map(|line| format!("+ {line}\n")).collect::<String>()
            )
        })
    };
    assert_eq!(of(&story, "2026-02-10"), None, "four meetings are not many");
    story += "2026-02-09 meet Ana, care, learned y, next none\n";
    expect![[r#"
        Ask: 5 meetings in four weeks, and no introduction asked for. Whom could the people you met introduce you to?
        + Ana Ruiz, Buyer at Beta
        + Dan Moss, Buyer at Beta
        + Cleo Lind, Buyer at Beta
        + Ben Okafor, Buyer at Beta
        + To somebody at Acme, Delta or Epsilon, for example.
    "#]].assert_eq(&of(&story, "2026-02-10").unwrap());
    assert_eq!(of(&format!("{story}2026-02-10 mail to Ana: ask introduction whom Jo\n"), "2026-02-11"), None);
    assert_eq!(
        of(&format!("{story}2026-02-10 introduction by Ana of me to Jo Lind asked\n"), "2026-02-11"),
        None
    );
    assert_eq!(of(&story, "2026-03-09"), None, "28 days later");
    assert!(of(&story, "2026-03-02").is_some());
    // Its button asks for an introduction, and what it says of the search stays off paper (R109).
    let of_habit = |story: &str| {
        let found = cards(&tell(story), "2026-02-10").into_iter();
        found.into_iter().find(|card| card.why.to_string().contains("no introduction asked for")).unwrap()
    };
    let card = of_habit(&story);
    assert_eq!(card.route().to_string(), "#/ask?kind=introduction");
    assert!(card.lines.last().unwrap().is_of_search() && !card.lines[0].is_of_search());
    let kept = of_habit(&format!("{story}2026-02-09 person Ben: not to know\n"));
    assert!(!kept.lines.iter().any(|line| line.to_string().contains("Ben")));
}

#[test]
fn r16_words_that_can_be_passed_on() {
    let book = tell(
        "2026-02-02
me: name Jo Berg, snapshot \"I built a platform that eleven hospitals use. I like data.\"
person Ana Ruiz: strength 3, talked this month
",
    );
    let before = book.get(ME).unwrap().record.clone();
    let me = kith::book::Me { profile: "https://berg.example/jo".into(), ..before.clone() };
    let book = after(&book, "2026-02-02", Command::Edit(kith::command::Edited::of(ME, &before, &me)));
    let form = AskForm {
        whom: "Ben Okafor".into(),
        why_them: "He led the move to rail data".into(),
        minutes: "15".into(),
        ..form(&book, "Ana", AskKind::Introduction)
    };
    let (draft, findings) = page(&book, day("2026-02-03"), &form).unwrap().blurb.unwrap();
    expect!["I am Jo Berg. I built a platform that eleven hospitals use. He led the move to rail data. May I talk with Ben Okafor for 15 minutes? https://berg.example/jo"].assert_eq(&draft);
    assert_eq!(findings, []);
    let findings = |text: &str| {
        let form = AskForm { blurb: Some(text.to_owned()), ..form.clone() };
        let found = page(&book, day("2026-02-03"), &form).unwrap().blurb.unwrap().1;
        found.iter().map(|finding| format!("{finding}\n")).collect::<String>()
    };
    expect![[r#"
        Write as yourself: “I ...”, so that it can be passed on as it is.
        Say your name: whoever reads it does not know who writes.
        One thing you did, with a figure if there is one, says who you are.
        Say the one thing you would like, best as a question.
        A link to your profile saves them the search.
        Leave the resume out: these words travel better without it.
    "#]]
    .assert_eq(&findings("She is looking for work, see the resume attached."));
    // The minutes asked for are no proof, nor is a number in a link; an address needs no scheme.
    let plain = "I am Jo Berg, a planner. May I talk with Ben for 15 minutes? jo-berg.dev/2024";
    expect![[r#"
        One thing you did, with a figure if there is one, says who you are.
    "#]]
    .assert_eq(&findings(plain));
    assert_eq!(findings(&plain.replace("a planner", "a planner of 12 lines")), "");
    assert_eq!(findings(&plain.replace("a planner", "I planned 3 lines").replace("/2024", "")), "");
    for no_link in ["jo@berg.example", "on LinkedIn", "e.g. by mail", "Now.Then"] {
        let found = findings(&plain.replace("jo-berg.dev/2024", no_link));
        assert!(found.contains("A link to your profile"), "{no_link}");
    }
    let long = format!(
        "I am Jo Berg, I built 3 things, https://berg.example, may I ask Ben? {}",
        "word ".repeat(120)
    );
    expect![[r#"
        133 words: up to 120 are easy to pass on.
    "#]]
    .assert_eq(&findings(&long));
    assert!(!findings(&long.replace(&"word ".repeat(120), &"word ".repeat(100))).contains("easy to pass on"));
    assert!(findings("I am Jo, I led it, https://x.example. May I? Could you?").starts_with("2 questions"));
    assert!(
        page(&book, day("2026-02-03"), &AskForm { kind: AskKind::Advice, ..form }).unwrap().blurb.is_none()
    );
}

#[test]
fn r12_key_facts_before_any_touch() {
    let story = "2026-02-02
person Ana Ruiz: strength 4, talked this month, fact \"moved to Leeds\" learned 2024-04-01, fact \"a son, Leo\" learned 2024-05-01,
  fact \"plays the cello\" learned 2024-01-01, fact \"allergic to nuts\" learned 2023-01-01, pin
";
    let story = story.replace(", pin", "");
    expect![[r#"
        a son, Leo (you noted it on 1 May 2024).
        moved to Leeds (you noted it on 1 April 2024).
        plays the cello (you noted it on 1 January 2024).
        Ask Ana how it is now: “a son, Leo” is what you last heard.
        One sentence on what you do: Ana has not heard it from you, as far as is noted.
    "#]]
    .assert_eq(&hints(&story, "2026-03-02"));
    // Fresh ones need no question; where nothing is known of somebody close, ask.
    assert!(!hints(&story.replace("2024-05-01", "2025-05-01"), "2026-03-02").contains("how it is now"));
    assert!(
        hints("2026-02-02\nperson Ana Ruiz: strength 4\n", "2026-03-02").contains("Nothing of Ana’s life")
    );
    for not in ["strength 3", "strength 4, family", "strength 4, seen anyway"] {
        assert!(
            !hints(&format!("2026-02-02\nperson Ana Ruiz: {not}\n"), "2026-03-02").contains("life"),
            "{not}"
        );
    }
    // They stand on the next card, whatever it is for.
    let book = tell(&format!("{story}2026-03-02 pin Ana\n"));
    let card = cards(&book, "2026-03-02").into_iter().find(|card| card.person.is_some()).unwrap();
    assert!(card.hints[0].to_string().starts_with("a son, Leo"), "{:?}", card.hints);
}

#[test]
fn r12_key_facts_before_a_meeting_of_today() {
    let book = tell(
        "2026-02-02\nperson Ana Ruiz: strength 4, fact \"a son, Leo\" learned 2026-01-01\n\
         2026-03-02 plan meeting with Ana on 2026-03-03 15:00, purpose \"hear of Acme\"\n",
    );
    let now = today_of(&book, "2026-03-03").now;
    assert!(now[0].hints[0].to_string().starts_with("a son, Leo"), "{:?}", now[0].hints);
    let id = book.meetings.iter().next().unwrap().id;
    let later = today::page(&book, &Standings::new(&book, day("2026-03-03")), day("2026-03-03"), 901);
    assert!(later.now[0].over && later.now[0].hints.is_empty());
    let before = kith::page::meeting::to_remember(&book, id, day("2026-03-03"));
    assert_eq!(before, now[0].hints);
}

#[test]
fn r13_friends_are_not_only_for_venting() {
    let story = "2026-02-02
person Ana Ruiz: strength 3
2026-02-05 call with Ana, worries, next none
2026-03-01 call with Ana, worries, next none
";
    assert!(
        hints(story, "2026-03-02").contains(
            "2 talks with Ana lately were mostly about your worries. Ask about them first this time."
        )
    );
    assert!(!hints(story, "2026-03-07").contains("worries"), "30 days");
    assert!(!hints(&story.replace("strength 3", "strength 3, family"), "2026-03-02").contains("worries"));
    // Once they were asked about themselves there is nothing to catch up on.
    let asked = format!("{story}2026-03-02 call with Ana, asked about them, next none\n");
    assert!(!hints(&asked, "2026-03-03").contains("worries"));
    let again = format!("{asked}2026-03-04 call with Ana, worries, next none\n");
    assert!(!hints(&again, "2026-03-05").contains("worries"), "one since");
}

#[test]
fn r22_a_word_by_hand_from_time_to_time() {
    let story = |who: &str, more: &str| {
        format!(
            "2025-01-06\nperson Ana Ruiz: {who}, talked this month\n{more}2026-03-02 meet Ana, asked by me, learned x, next none\n"
        )
    };
    let suggests = |story: &str| hints(story, "2026-03-02").contains("by hand");
    assert!(suggests(&story("strength 3", "")));
    assert!(!suggests(&story("strength 2", "")), "neither close nor a lot of help");
    assert!(suggests(&story("strength 2", "2026-02-27 mail from Ana: give, favor referral 3\n")));
    assert!(!suggests(&story("strength 3", "2025-03-05 card to Ana: thanks\n")));
    assert!(suggests(&story("strength 3", "2025-03-01 letter to Ana: thanks\n")), "12 months");
    assert!(!suggests(&story("strength 3, seen anyway", "")));
    // Only where thanks are owed; with how many went out by other ways.
    assert!(!hints(&story("strength 3", ""), "2026-03-01").is_empty());
    expect![[r#"
        1 thank-you so far, none by hand in a year. A few written words to hand over would be a joy to Ana.
    "#]].assert_eq(&hints(&story("strength 3", "2025-02-03 meet Ana, learned x, next none\n2025-02-04 mail to Ana: thanks, said what I do\n2026-02-04 mail to Ana: update, said what I do\n"), "2026-03-02"));
}

#[test]
fn r71_helpers_hear_which_places_the_user_is_after() {
    let story = "2026-02-02
mode searching from 2026-02-01
target Acme motivation 3
target Beta motivation 5
person Ana Ruiz: strength 2
2026-02-10 call with Ana, favor advice, said what I do, next none
2026-02-12 call with Ana, next none
";
    // It has its line on the next card, whatever else there is to remember.
    let more = "2026-02-14 call with Ana, worries, next none\n2026-02-16 call with Ana, worries, next none\n";
    let busy = tell(&format!("{}{more}2026-03-02 pin Ana\n", story.replace("strength 2", "strength 4")));
    let card = cards(&busy, "2026-03-02").into_iter().find(|card| card.person.is_some()).unwrap();
    let lines: Vec<String> = card.hints.iter().map(ToString::to_string).collect();
    assert!(lines.len() > 3 && lines.iter().any(|line| line.contains("Mention Beta")), "{lines:?}");
    let mentions = |story: &str| hints(story, "2026-03-02").contains("Mention");
    assert!(hints(story, "2026-03-02").contains("Mention Beta or Acme."), "{}", hints(story, "2026-03-02"));
    assert!(!mentions(&story.replace("2026-02-12 call with Ana, next none\n", "")), "one talk");
    assert!(!mentions(&story.replace(", favor advice", "")), "no helper");
    assert!(!mentions(&format!("{story}2026-02-13 mail to Ana: update, named Acme\n")));
    assert!(!mentions(&story.replace("searching", "peacetime")));
    assert!(!mentions(&story.replace("strength 2", "strength 2, not to know")));
    // What they were asked about was named to them; a place that is no target any more does not count.
    assert!(!mentions(&format!("{story}2026-02-13 mail to Ana: ask information about Acme\n")));
    assert!(mentions(&format!("{story}organization Gamma\n2026-02-13 mail to Ana: update, named Gamma\n")));
    // A yes is help, also where no favor was noted with it.
    let yes = story.replace(
        "2026-02-10 call with Ana, favor advice, said",
        "2026-02-09 mail to Ana: ask advice \"x\"\n2026-02-10 call with Ana, answer yes, said",
    );
    assert!(mentions(&yes), "{}", hints(&yes, "2026-03-02"));
}

#[test]
fn r72_people_hear_from_time_to_time_what_the_user_does() {
    let story =
        "2025-08-01\nperson Ana Ruiz: strength 2\n2025-09-03 call with Ana, said what I do, next none\n";
    assert!(!hints(story, "2026-03-02").contains("what you do"));
    assert!(
        hints(story, "2026-03-03")
            .contains("One sentence on what you do now: Ana last heard it on 3 September 2025.")
    );
    assert!(
        hints("2026-02-02\nperson Ana Ruiz: strength 2\n", "2026-03-02")
            .contains("has not heard it from you")
    );
    assert!(hints("2026-02-02\nperson Ana Ruiz: strength 1\n", "2026-03-02").is_empty());
}

#[test]
fn r58_r14_r18_an_introduction_that_the_user_made_is_a_give() {
    let story = format!(
        "{WARM}2026-02-16 mail to Ana: ask advice \"x\"\n2026-02-17 mail from Ana: answer yes, needs none\n\
         2026-02-18 mail to Ana: thanks\n"
    );
    let verdict = |more: &str| verdict(&format!("{story}{more}"), "2026-02-27", AskKind::Feedback);
    assert!(verdict("").contains("nothing went the other way since"), "{}", verdict(""));
    let introduced =
        "2026-02-19 person Ben Okafor: strength 3\n2026-02-25 introduction by me of Ana to Ben made\n";
    assert!(verdict(introduced).starts_with("Nothing stands"), "{}", verdict(introduced));
    let talked_of = "2026-02-10 introduction by me of Ana to Ben Okafor asked\n2026-02-25 introduction by me of Ana to Ben made\n";
    assert!(
        verdict(talked_of).starts_with("Nothing stands"),
        "made long after it came up: {}",
        verdict(talked_of)
    );
}

#[test]
fn r10_an_introduction_for_them_is_something_in_return() {
    let story = "2026-01-05
person Ana Ruiz: strength 2, talked this year
2026-01-05 mail to Ana: ask advice \"x\"
2026-01-06 mail from Ana: answer no, needs none
2026-01-12 mail to Ana: ask advice \"y\"
2026-01-13 mail from Ana: answer no, needs none
2026-01-14 let go thanks of Ana
2026-01-19 mail to Ana: ask advice \"z\"
";
    let quiet = |story: &str| verdict(story, "2026-01-27", AskKind::Advice).contains("quiet");
    let in_return = "2026-01-15 introduction by me of Ana to Ben Okafor made\n2026-01-19 mail";
    assert!(quiet(story), "{}", verdict(story, "2026-01-27", AskKind::Advice));
    assert!(!quiet(&story.replace("2026-01-19 mail", in_return)));
}

#[test]
fn r14_an_offer_of_help_stands_until_they_help_again() {
    let offered = format!(
        "{WARM}2026-02-16 meet Ana, favor referral 3, offered favor help 2, next none, learned x\n2026-02-17 mail to Ana: thanks\n"
    );
    let asks = |story: &str| {
        let more = "2026-02-18 mail to Ana: ask advice \"x\"\n2026-02-19 mail from Ana: answer no, needs none\n2026-02-20 mail to Ana: thanks\n";
        verdict(&format!("{story}{more}"), "2026-02-27", AskKind::Feedback)
    };
    assert!(asks(&offered).starts_with("Nothing stands"), "same talk: {}", asks(&offered));
    assert!(!asks(&offered.replace(", offered favor help 2", "")).starts_with("Nothing stands"));
    // An introduction they made takes it up.
    let made = format!(
        "{offered}2026-02-17 introduction by Ana of me to Ben Okafor made\n2026-02-17 mail to Ana: thanks\n"
    );
    assert!(!asks(&made).starts_with("Nothing stands"), "{}", asks(&made));
}

#[test]
fn r100_nothing_came_of_an_introduction_before_the_two_talked() {
    let lunch = format!(
        "{WARM}2026-02-16 meet Ana and Ben Okafor, introduction to Ben, next none, learned x\n2026-02-17 mail to Ana: thanks\n"
    );
    let lunch = lunch.replace("introduction to Ben", "made introduction to Ben");
    let says = |more: &str| {
        verdict(&format!("{lunch}{more}2026-02-18 mail to Ana: care\n"), "2026-02-20", AskKind::Advice)
    };
    assert!(says("").starts_with("Nothing stands"), "{}", says(""));
    let wrote = "2026-02-17 mail to Ben: outreach\n2026-02-18 mail from Ben: answer\n";
    assert!(says(wrote).starts_with("Nothing stands"), "a word is no talk yet: {}", says(wrote));
    let talked = format!("{wrote}2026-02-18 call with Ben, next none\n");
    assert!(says(&talked).contains("something came of it"), "{}", says(&talked));
}
