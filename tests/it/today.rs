//! Today as text: what a person would see on a day, and the rules behind it, each by its number.

use crate::pages::today_on;
use expect_test::{Expect, expect};

/// Tells the story up to the evening of `day` and shows Today as it is then.
fn check(story: &str, day: &str, expected: Expect) {
    expected.assert_eq(&today_on(story, day));
}

/// Searching, with a list of targets that is long enough (R117).
const SEARCHING: &str = "mode searching from 2026-02-02\n\
    target North\ntarget East\ntarget South\ntarget West\ntarget Centre\n";

fn searching(story: &str) -> String {
    format!("{SEARCHING}{story}")
}

#[test]
fn an_empty_book_says_how_to_begin() {
    check(
        "2026-03-02",
        "2026-03-02",
        expect![[r#"
        Nobody is here yet. Begin with ten people you would be glad to hear from.
    "#]],
    );
}

#[test]
fn r20_thanks_owed_to_introducer() {
    let story = searching(
        "2026-03-03 person Ana Ruiz: strength 4, at Acme as CTO\n\
         2026-03-03 introduction by Ana of me to Ben Okafor made\n",
    );
    check(
        &story,
        "2026-03-03",
        expect![[r#"
            1 person to thank, 1 introduction waiting on you
            Yours to do
            - Write: Ana introduced you to Ben today. It is your turn to write. [by tomorrow]
            - Thank: Ana introduced you to Ben Okafor today. A thank-you goes to the one who opened the door. [by tomorrow]
            New ground
            - Sort ten: How well do you know 1 person? Two minutes, one tap each.
        "#]],
    );
    // The introduction is the favor: one obligation, closed by a thanks, and by nothing else.
    check(
        &format!("{story}2026-03-04 mail to Ana: care\n"),
        "2026-03-05",
        expect![[r#"
            1 person to thank, 1 introduction waiting on you
            Yours to do
            - Write: Ana introduced you to Ben on Tuesday. It is your turn to write. [due since yesterday]
            - Thank: Ana introduced you to Ben Okafor on Tuesday. A thank-you goes to the one who opened the door. [late: since yesterday]
            New ground
            - Sort ten: How well do you know 1 person? Two minutes, one tap each.
        "#]],
    );
    check(
        &format!("{story}2026-03-04 mail to Ana: thanks\n"),
        "2026-03-05",
        expect![[r#"
            1 introduction waiting on you
            Yours to do
            - Write: Ana introduced you to Ben on Tuesday. It is your turn to write. [due since yesterday]
            New ground
            - Sort ten: How well do you know 1 person? Two minutes, one tap each.
        "#]],
    );
}

#[test]
fn r21_thanks_owed_for_help_and_for_talks_asked_for() {
    let story = "2026-03-03 meet Ana Ruiz, asked by me, helpful, learned x, favor advice 2\n";
    check(
        &searching(story),
        "2026-03-03",
        expect![[r#"
            1 person to thank
            Yours to do
            - Thank: Ana helped you today: advice. A thank-you lets it land. [by tomorrow]
            New ground
            - Sort ten: How well do you know 1 person? Two minutes, one tap each.
        "#]],
    );
    // Due on the next working day, late on the second: Friday's talk is late on Tuesday.
    let friday = "2026-03-06 meet Ana Ruiz, asked by me, learned x, next none\n";
    check(
        &searching(friday),
        "2026-03-09",
        expect![[r#"
            1 person to thank
            Yours to do
            - Thank: You talked with Ana on Friday. Thank them for their time, whatever came of it. [due today]
            New ground
            - Sort ten: How well do you know 1 person? Two minutes, one tap each.
        "#]],
    );
    check(
        &searching(friday),
        "2026-03-10",
        expect![[r#"
            1 person to thank
            Yours to do
            - Thank: You talked with Ana on Friday. Thank them for their time, whatever came of it. [late: since yesterday]
            New ground
            - Sort ten: How well do you know 1 person? Two minutes, one tap each.
        "#]],
    );
}

#[test]
fn r21_no_thanks_owed_for_care_their_own_request_or_event_chat() {
    for talk in ["asked by them", "care", "event \"Fair\""] {
        let story = format!(
            "2026-03-03 person Ana Ruiz: strength 3\n2026-03-03 meet Ana, {talk}, learned x, next none\n"
        );
        assert!(!today_on(&searching(&story), "2026-03-03").contains("Thank"), "{talk}");
    }
}

#[test]
fn r21_a_thanks_closes_everything_up_to_its_day_and_nothing_after() {
    let story = searching(
        "2026-03-02 meet Ana Ruiz, asked by me, learned x, next none, favor advice 1\n\
         2026-03-03 mail from Ana: give, favor article 1\n\
         2026-03-04 mail to Ana: thanks\n\
         2026-03-05 call with Ana, asked by me, answered, next none\n",
    );
    check(
        &story,
        "2026-03-04",
        expect![[r#"
            New ground
            - Sort ten: How well do you know 1 person? Two minutes, one tap each.
        "#]],
    );
    check(
        &story,
        "2026-03-05",
        expect![[r#"
            1 person to thank
            Yours to do
            - Thank: You talked with Ana today. Thank them for their time, whatever came of it. [by tomorrow]
            New ground
            - Sort ten: How well do you know 1 person? Two minutes, one tap each.
        "#]],
    );
}

#[test]
fn r21_what_is_long_owed_leaves_the_fold_once_a_week() {
    let story = searching(
        "2026-01-13 meet Ana Ruiz, asked by me, learned x, next none\n\
         2026-01-14 meet Ben Okafor, asked by me, learned x, next none\n",
    );
    check(
        &story,
        "2026-03-02",
        expect![[r#"
            2 people to thank
            Nothing has gone out since 14 January: one small thing to begin with, about 3 minutes. 1 more when you like.
            Yours to do
            - Thank: Thanks to Ana for their time, on 13 January: late ones are still a joy to get. [late: since 14 January] Still want to?
            Fold: Yours to do
            - Thank: Thanks to Ben for their time, on 14 January: late ones are still a joy to get. [late: since 15 January] Still want to?
        "#]],
    );
    check(
        &story,
        "2026-03-03",
        expect![[r#"
            2 people to thank
            Nothing has gone out since 14 January: one small thing to begin with, about 3 minutes. 1 more when you like.
            Yours to do
            - Thank: Thanks to Ana for their time, on 13 January: late ones are still a joy to get. [late: since 14 January] Still want to?
            Fold: Yours to do
            - Thank: Thanks to Ben for their time, on 14 January: late ones are still a joy to get. [late: since 15 January] Still want to?
        "#]],
    );
}

#[test]
fn r21_what_is_long_owed_stays_in_the_fold_on_all_other_days() {
    let story = searching(
        "2026-01-13 meet Ana Ruiz, asked by me, learned x, next none\n\
         2026-01-14 meet Ben Okafor, asked by me, learned x, next none\n\
         2026-02-26 mail to Cleo Diaz: care\n2026-03-02 mail to Cleo: care\n",
    );
    let shown = |day| {
        let text = today_on(&story, day);
        let (shown, fold) = text.split_once("Fold:").unwrap();
        let lines = |text: &str| text.matches("Thanks to ").count();
        (lines(shown), lines(fold))
    };
    assert_eq!(shown("2026-03-02"), (1, 1));
    for day in ["2026-03-03", "2026-03-04", "2026-03-05"] {
        assert_eq!(shown(day), (0, 2), "{day}");
    }
}

#[test]
fn r21_the_first_talk_with_a_stranger_is_thanked_for_wherever_they_came_from() {
    let owed = |person: &str, after: &str| {
        let story = format!("{person}\n2026-03-03 meet Ana, learned x, next none\n{after}\n");
        today_on(&searching(&story), "2026-03-03").contains("Thank: You talked with Ana today")
    };
    // On a list, and connected on the day of the talk; connected long ago and nothing said says nothing.
    assert!(owed("2026-03-03 person Ana Ruiz: imported, met on 2026-03-03", ""));
    assert!(!owed("2026-03-02 person Ana Ruiz: imported, met on 2019", ""));
    assert!(!owed("2026-03-02 person Ana Ruiz: imported, met on 2026-03", ""));
    // Sorted as hardly known; what is said of them afterwards takes no thanks away.
    let sorted = "2026-03-02 person Ana Ruiz: imported, met on 2019\n2026-03-02 sort Ana 1 longer";
    assert!(owed(sorted, ""));
    assert!(owed(sorted, "2026-03-03 person Ana: strength 2"));
    // What was unknown then opens nothing by being said now.
    assert!(!owed("2026-03-02 person Ana Ruiz: imported, met on 2019", "2026-03-03 person Ana: strength 2"));
    assert!(!owed(&sorted.replace("Ana 1", "Ana 2"), ""));
}

#[test]
fn r53_thanks_do_not_depend_on_the_news() {
    for outcome in ["helpful", "neutral", "discouraging", "no fit"] {
        let story = format!("2026-03-03 meet Ana Ruiz, asked by me, {outcome}, learned x, next none\n");
        assert!(
            today_on(&searching(&story), "2026-03-03").contains("Thank: You talked with Ana"),
            "{outcome}"
        );
    }
    let story = searching(
        "2026-03-02 mail to Ana Ruiz: ask advice \"twenty minutes\"\n\
         2026-03-03 mail from Ana: answer no, needs none\n",
    );
    check(
        &story,
        "2026-03-03",
        expect![[r#"
            1 person to thank
            Yours to do
            - Thank: Ana gave you a straight answer today. Thank them for their candour. [by tomorrow]
            New ground
            - Sort ten: How well do you know 1 person? Two minutes, one tap each.
        "#]],
    );
}

#[test]
fn r54_open_lines_are_offered_once_on_the_next_working_day() {
    let story = searching("2026-03-06 meet Ana Ruiz, asked by them\n");
    check(
        &story,
        "2026-03-09",
        expect![[r#"
            Yours to do
            - Note it: You met Ana on Friday. What did you learn, and what comes next?
            New ground
            - Sort ten: How well do you know 1 person? Two minutes, one tap each.
        "#]],
    );
    assert!(!today_on(&story, "2026-03-10").contains("Ana Ruiz"));
}

#[test]
fn a_timed_step_with_nobody_is_ticked_where_it_stands() {
    let mut book =
        crate::tell("2026-03-02 person Ana Ruiz\n2026-03-02 step \"call the office\" on 2026-03-03 10:00");
    let on = crate::books::day("2026-03-03");
    let now = |book: &kith::book::Book| {
        kith::page::today::page(book, &kith::standing::Standings::new(book, on), on, 540).now
    };
    let done = now(&book)[0].done.clone().unwrap();
    crate::books::do_it(&mut book, "2026-03-03", done);
    assert!(now(&book).is_empty());
    assert_eq!(book.next_steps.iter().next().unwrap().done_on, Some(on));
}

#[test]
fn r55_no_means_thanks_once_and_then_nothing() {
    let story = searching(
        "2026-01-05 person Ana Ruiz: strength 3, cadence close since 2026-01-05, stay no\n\
         2026-03-03 meet Ana, asked by me, learned x, next none\n",
    );
    check(
        &story,
        "2026-03-03",
        expect![[r#"
        1 person to thank
        Yours to do
        - Thank: You talked with Ana today. Thank them for their time, whatever came of it. [by tomorrow]
    "#]],
    );
    check(
        &format!("{story}2026-03-04 mail to Ana: thanks\n"),
        "2026-06-01",
        expect![[r#"
        Nothing is owed to anyone today. If you have five minutes, give somebody a small joy.
    "#]],
    );
}

#[test]
fn r57_a_cadence_comes_round_and_any_touch_sets_it_back() {
    let story = "2026-01-05 person Ana Ruiz: strength 3, talked this month, cadence close\n\
                 2026-01-06 call with Ana, care, answered, next none\n";
    check(
        story,
        "2026-02-04",
        expect![[r#"
        New ground
        - Choose: What is your network for just now, and which places are you after?
    "#]],
    );
    check(
        story,
        "2026-02-05",
        expect![[r#"
        Keeping in touch
        - Write: 4 weeks since you and Ana were in touch; you wanted about every 30 days.
        New ground
        - Choose: What is your network for just now, and which places are you after?
    "#]],
    );
    // An unanswered hello keeps Kith quiet for half the cadence, at least 14 days.
    check(
        &format!("{story}2026-02-05 mail to Ana: care\n"),
        "2026-02-19",
        expect![[r#"
        New ground
        - Choose: What is your network for just now, and which places are you after?
    "#]],
    );
    check(
        &format!("{story}2026-02-05 mail to Ana: care\n"),
        "2026-02-20",
        expect![[r#"
        Keeping in touch
        - Write: 6 weeks since you and Ana were in touch; you wanted about every 30 days.
        New ground
        - Choose: What is your network for just now, and which places are you after?
    "#]],
    );
}

#[test]
fn r57_a_bulk_cadence_never_puts_more_than_the_days_limits_on_today() {
    let mut story = String::from("2026-01-05\n");
    for number in 0..300 {
        story.push_str(&format!("person Person{number} Of Many: strength 3\n"));
    }
    let all: Vec<String> = (0..300).map(|number| format!("Person{number}")).collect();
    story.push_str(&format!("cadence of {} near\n", all.join(" and ")));
    let mut telling = kith::sample::story::Telling::new(&story).unwrap();
    let start = kith::day::Day::parse("2026-01-05").unwrap();
    for days in 0..120 {
        let day = start.plus(days);
        let shown = crate::pages::shown_on(telling.until(day), day);
        assert!(shown.iter().flatten().count() <= 3, "{day}: {} cadence cards", shown.len());
    }
}

#[test]
fn r62_who_wants_to_be_left_alone_is_left_alone_but_answered() {
    let story = searching(
        "2026-01-05 person Ana Ruiz: strength 3, cadence close since 2026-01-05, do not contact until 2026-04-01\n\
         2026-03-02 mail from Ana: news, expects an answer\n",
    );
    check(
        &story,
        "2026-03-02",
        expect![[r#"
        1 answer to give
        Yours to do
        - Write: Ana wrote today and waits for an answer. [by tomorrow]
    "#]],
    );
    check(
        &format!("{story}2026-03-03 mail to Ana: answer\n"),
        "2026-03-31",
        expect![[r#"
        Nothing is owed to anyone today. If you have five minutes, give somebody a small joy.
    "#]],
    );
}

#[test]
fn r89_attempts_alternate_channel_and_end() {
    let cold = searching(
        "2026-03-02 person Ana Ruiz: strength 1, phone 555 0100\n2026-03-02 mail to Ana: outreach\n",
    );
    check(
        &cold,
        "2026-03-04",
        expect![[r#"
        Nothing is owed to anyone today. If you have five minutes, give somebody a small joy.
    "#]],
    );
    check(
        &cold,
        "2026-03-05",
        expect![[r#"
        Waiting on others
        - Call: Ana has not answered since Monday, which says nothing so far. Next: call.
    "#]],
    );
    let called = format!("{cold}2026-03-05 call to Ana: follow-up, voicemail\n");
    check(
        &called,
        "2026-03-11",
        expect![[r#"
        Waiting on others
        - Write: One last friendly note to Ana, who has been quiet since Thursday: e-mail. Then let it rest.
    "#]],
    );
}

#[test]
fn r43_the_plan_by_warmth() {
    let without_number =
        searching("2026-03-02 person Ana Ruiz: strength 1\n2026-03-02 mail to Ana: outreach\n");
    assert!(!today_on(&without_number, "2026-03-10").contains("Ana"));
    check(
        &without_number,
        "2026-03-11",
        expect![[r#"
        Waiting on others
        - Write: One last friendly note to Ana, who has been quiet since 2 March: e-mail. Then let it rest.
    "#]],
    );
    let warm =
        searching("2026-03-02 person Ana Ruiz: strength 3, phone 1\n2026-03-02 mail to Ana: outreach\n");
    check(
        &warm,
        "2026-03-05",
        expect![[r#"
        Waiting on others
        - Call: Ana has not answered since Monday, which says nothing so far. Next: call.
    "#]],
    );
    let close = searching("2026-03-02 person Ana Ruiz: strength 4\n2026-03-02 mail to Ana: outreach\n");
    check(
        &close,
        "2026-03-09",
        expect![[r#"
        Waiting on others
        - Write: One last friendly note to Ana, who has been quiet since 2 March: text message. Then let it rest.
    "#]],
    );
}

#[test]
fn r43_a_plan_is_held_while_thanks_are_open() {
    let story = searching(
        "2026-03-02 person Ana Ruiz: strength 3, phone 1\n2026-03-02 mail to Ana: outreach\n\
         2026-03-04 text to Ana: news, favor advice 1\n",
    );
    assert!(!today_on(&story, "2026-03-05").contains("has not answered"));
}

#[test]
fn r90_silence_is_not_a_no() {
    let story = searching(
        "2026-03-02 target Acme\n2026-03-02 person Ana Ruiz: strength 1, at Acme as CTO\n\
         2026-03-02 mail to Ana: outreach\n2026-03-11 mail to Ana: follow-up\n",
    );
    // The plan is over; nothing is said for 90 days, then one look again.
    assert!(!today_on(&story, "2026-04-01").contains("Ana Ruiz"));
    check(
        &story,
        "2026-06-30",
        expect![[r#"
        Keeping in touch
        - Write: It has been quiet with Ana at Acme, which you are still after. Is it worth one more look?
    "#]],
    );
}

#[test]
fn r92_next_steps_come_on_their_day() {
    let story = searching("2026-03-02 step \"call about the talk\" on 2026-03-05 with Jo Lind\n");
    assert!(!today_on(&story, "2026-03-04").contains("Yours"));
    check(
        &story,
        "2026-03-05",
        expect![[r#"
            Yours to do
            - Log: You planned for today: call about the talk [due today]
            New ground
            - Sort ten: How well do you know 1 person? Two minutes, one tap each.
        "#]],
    );
    check(
        &story,
        "2026-03-10",
        expect![[r#"
        Yours to do
        - Log: You planned for Thursday: call about the talk [late: since Thursday]
    "#]],
    );
    assert!(
        !today_on(&format!("{story}2026-03-05 call to Jo: care, voicemail\n"), "2026-03-06")
            .contains("call about")
    );
}

#[test]
fn r92_what_a_next_step_came_from_does_not_do_it() {
    let shown = |story: &str, day: &str| today_on(&searching(story), day).contains("send the deck");
    let call = "2026-03-02 call with Ana Ruiz at 10:00, asked by them, answered, next \"send the deck\" on 2026-03-02\n";
    assert!(shown(call, "2026-03-02"));
    assert!(!shown(&format!("{call}2026-03-02 mail to Ana: follow-up\n"), "2026-03-02"));
    // Neither does what happened before, on that day or noted later.
    assert!(shown(&format!("2026-03-02 mail to Ana Ruiz: care\n{call}"), "2026-03-02"));
    assert!(shown(&format!("{call}2026-03-02 mail to Ana at 9:00: care\n"), "2026-03-02"));
    let step = "2026-03-02 step \"send the deck\" on 2026-03-02 with Ana\n";
    let word = "2026-03-02 mail to Ana Ruiz: care\n";
    assert!(shown(&format!("{word}{step}"), "2026-03-02"));
    assert!(!shown(&format!("{word}{step}{word}"), "2026-03-02"));
}

#[test]
fn r92_a_call_at_an_hour_waits_for_its_hour() {
    let planned = "2026-03-02 step \"how the talk went\" on 2026-03-05 15:00 with Jo Lind\n";
    let on = |more: &str, day: &str| {
        let story = searching(&format!("{planned}{more}"));
        let text = today_on(&story, day);
        text.lines().find(|line| line.contains("how the talk went")).unwrap_or_default().to_owned()
    };
    let in_now = "Now: 15:00 Jo Lind: how the talk went (prepare)";
    assert_eq!(on("", "2026-03-05"), in_now);
    for earlier in ["mail to Jo at 9:00: care", "mail to Jo: care", "call to Jo at 9:00: outreach, voicemail"]
    {
        let more = format!("2026-03-05 {earlier}\n");
        assert_eq!(on(&more, "2026-03-05"), in_now, "{earlier}");
        assert!(on(&more, "2026-03-06").contains("You planned for yesterday"), "{earlier}");
    }
    for done in [
        "call with Jo, answered, next none",
        "call to Jo at 15:10: care, voicemail",
        "tick \"how the talk went\"",
    ] {
        let more = format!("2026-03-05 {done}\n");
        assert_eq!((on(&more, "2026-03-05"), on(&more, "2026-03-06")), Default::default(), "{done}");
    }
}

#[test]
fn r21_r108_a_day_of_which_only_some_has_an_hour() {
    let on = |story: &str, words: &str| today_on(&searching(story), "2026-03-03").contains(words);
    let before = "2026-02-24 meet Ana Ruiz, asked by me, learned x, next none\n";
    let thanks = "2026-03-03 mail to Ana: thanks\n";
    let meeting = "2026-03-03 meet Ana at 15:00, asked by me, learned x, next none\n";
    // The morning's thanks, for last week, do not thank for the afternoon; those of the evening do.
    assert!(on(&format!("{before}{thanks}{meeting}"), "You talked with Ana today"));
    assert!(!on(&format!("{before}{meeting}{thanks}"), "Ana"));
    // So it is with a favor that came in no talk.
    let favor = "2026-03-03 mail from Ana: give, favor article 1, needs none\n";
    assert!(on(&format!("{before}2026-03-03 mail to Ana at 9:00: thanks\n{favor}"), "Ana helped you today"));
    // A talk at an hour and a word about it to somebody else stand in the order in which they were noted.
    let introduced = "2026-03-02 introduction by Ana of me to Ben Okafor made\n2026-03-02 mail to Ana: thanks\n\
                      2026-03-02 mail to Ben: outreach\n";
    let met = "2026-03-03 meet Ben at 15:00, asked by them, learned x, next none\n";
    let report = "2026-03-03 mail to Ana: report\n";
    let to_report = |story: &str| {
        today_on(&searching(&format!("{before}{introduced}{story}")), "2026-03-05")
            .contains("who introduced you")
    };
    assert!(to_report(met) && to_report(&format!("{report}{met}")));
    assert!(!to_report(&format!("{met}{report}")));
    let first_word = |story: &str| {
        let story = format!(
            "{before}2026-03-03 meet Ana at 10:00, asked by them, next none, learned x, made introduction to Ben Okafor\n{story}"
        );
        on(&story, "your turn to write")
    };
    assert!(first_word("") && !first_word("2026-03-03 mail to Ben: outreach\n"));
    // Who wrote in the morning and was met in the afternoon waits for nothing.
    let mail = "2026-03-03 mail from Ana: outreach\n";
    let talk = "2026-03-03 meet Ana at 15:00, asked by them, learned x, next none\n";
    assert!(!on(&format!("{before}{mail}{talk}"), "waits for an answer"));
    assert!(on(&format!("{before}{talk}{mail}"), "waits for an answer"));
}

#[test]
fn promises_each_give_keeps_the_oldest_of_its_kind_and_none_made_after_it() {
    let on = |story: &str| {
        let text = today_on(&searching(story), "2026-03-12");
        ["first", "second"].map(|name| text.contains(&format!("the {name} article")))
    };
    let two = "2026-03-02 call with Ana Ruiz, asked by them, next none, I promise \"the first article\" article\n\
               2026-03-03 call with Ana, asked by them, next none, I promise \"the second article\" article\n";
    let give = "2026-03-04 mail to Ana: gave article\n";
    assert_eq!(on(two), [true, true]);
    assert_eq!(on(&format!("{two}{give}")), [false, true]);
    assert_eq!(on(&format!("{two}{give}{give}")), [false, false]);
    // What one was ticked to be kept by keeps no other.
    let ticked = "2026-03-04 mail to Ana: gave article, keeps \"the second article\"\n";
    assert_eq!(on(&format!("{two}{ticked}")), [true, false]);
    // A give of the same morning keeps nothing that was promised afterwards.
    let morning = give.replace("04", "02").replace("Ana", "Ana Ruiz");
    assert_eq!(on(&format!("{morning}{two}")), [true, true]);
    // Another kind keeps nothing.
    assert_eq!(on(&format!("{two}{}", give.replace("article", "review"))), [true, true]);
}

#[test]
fn promises_of_both_sides() {
    let story = searching(
        "2026-03-02 meet Ana Ruiz, asked by them, learned x, next none, I promise \"the article\" by 2026-03-05, they promise \"a name\"\n",
    );
    check(
        &story,
        "2026-03-05",
        expect![[r#"
            Yours to do
            - Write: You promised Ana on Monday: the article [due today]
            New ground
            - Sort ten: How well do you know 1 person? Two minutes, one tap each.
        "#]],
    );
    let kept = format!("{story}2026-03-05 mail to Ana: give, keeps \"the article\"\n");
    assert!(!today_on(&kept, "2026-03-06").contains("the article"));
    check(
        &story,
        "2026-03-16",
        expect![[r#"
        Yours to do
        - Write: You promised Ana on 2 March: the article [late: since 5 March]
          + Ana promised you on 2 March: a name. A kind question is fine by now.
    "#]],
    );
}

#[test]
fn r88_blurb_first_message_and_report() {
    let story = searching("2026-03-02 introduction by Ana Ruiz of me to Ben Okafor offered\n");
    check(
        &story,
        "2026-03-02",
        expect![[r#"
            1 introduction waiting on you
            Yours to do
            - Write: Ana offered today to introduce you to Ben Okafor. A few words that can be passed on make it easy. [by tomorrow]
            New ground
            - Sort ten: How well do you know 2 people? Two minutes, one tap each.
        "#]],
    );
    let made = format!(
        "{story}2026-03-03 introduction by Ana of me to Ben made, blurb sent\n2026-03-03 mail to Ana: thanks\n"
    );
    check(
        &made,
        "2026-03-03",
        expect![[r#"
            1 introduction waiting on you
            Yours to do
            - Write: Ana introduced you to Ben today. It is your turn to write. [by tomorrow]
            New ground
            - Sort ten: How well do you know 2 people? Two minutes, one tap each.
        "#]],
    );
    let met = format!(
        "{made}2026-03-03 mail to Ben: outreach\n2026-03-06 meet Ben, asked by me, learned x, next none\n2026-03-06 mail to Ben: thanks\n"
    );
    check(
        &met,
        "2026-03-10",
        expect![[r#"
        1 introduction waiting on you
        Yours to do
        - Write: You talked with Ben Okafor on Friday. Ana, who introduced you, will be glad to hear how it went. [due today]
    "#]],
    );
    assert!(!today_on(&format!("{met}2026-03-10 mail to Ana: report\n"), "2026-03-11").contains("Ana"));
}

#[test]
fn r108_reply_owed_until_an_answer_goes_out() {
    let story = searching("2026-03-02 mail from Ana Ruiz: outreach\n");
    check(
        &story,
        "2026-03-02",
        expect![[r#"
            1 answer to give
            Yours to do
            - Write: Ana wrote today and waits for an answer. [by tomorrow]
            New ground
            - Sort ten: How well do you know 1 person? Two minutes, one tap each.
        "#]],
    );
    check(
        &story,
        "2026-03-05",
        expect![[r#"
            1 answer to give
            Yours to do
            - Write: Ana wrote on Monday and waits for an answer. [late: since Tuesday]
            New ground
            - Sort ten: How well do you know 1 person? Two minutes, one tap each.
        "#]],
    );
    // A mere new ask does not answer them; an answer does.
    assert!(
        today_on(&format!("{story}2026-03-03 mail to Ana: ask advice \"x\"\n"), "2026-03-03")
            .contains("waits")
    );
    assert!(!today_on(&format!("{story}2026-03-03 mail to Ana: answer\n"), "2026-03-03").contains("waits"));
    assert!(!today_on(&story.replace("outreach", "outreach, needs none"), "2026-03-03").contains("waits"));
}

#[test]
fn r108_needs_none_is_one_tap() {
    let mut book = crate::tell("2026-03-02 mail from Ana Ruiz: outreach");
    let day = crate::books::day("2026-03-02");
    let list = |book: &kith::book::Book| {
        kith::page::today::page(book, &kith::standing::Standings::new(book, day), day, 600)
    };
    let card = list(&book).families[0].cards[0].clone();
    crate::books::do_it(&mut book, "2026-03-02", card.asides[0].command.clone());
    assert!(!crate::pages::today_text(&list(&book)).contains("waits for an answer"));
}

#[test]
fn r112_old_news_is_not_debt() {
    let told_late =
        searching("2026-02-03 meet Ana Ruiz, asked by me, learned x, next none, recorded 2026-03-20\n");
    check(
        &told_late,
        "2026-03-20",
        expect![[r#"
            Nothing has gone out since 3 February: one small thing to begin with, about 3 minutes. 1 more when you like.
            New ground
            - Sort ten: How well do you know 1 person? Two minutes, one tap each.
            Fold: New ground
            - Seen: From earlier, 1 person: anybody here you still want to thank or answer?
              + Ana Ruiz
        "#]],
    );
}

#[test]
fn r114_birthdays_on_the_day_and_two_more() {
    let story = "2026-01-05 person Ana Ruiz: strength 3, birthday 3 March 1980\n";
    assert!(!today_on(story, "2026-03-02").contains("birthday"));
    check(
        story,
        "2026-03-03",
        expect![[r#"
        1 person is here. Nothing is due. Ten minutes are enough for today.
        Keeping in touch
        - Write: Today is the birthday of Ana.
        New ground
        - Choose: What is your network for just now, and which places are you after?
    "#]],
    );
    assert!(today_on(story, "2026-03-05").contains("birthday"));
    assert!(!today_on(story, "2026-03-06").contains("birthday"));
    assert!(
        !today_on(&format!("{story}2026-03-04 card to Ana: congratulation\n"), "2026-03-05")
            .contains("birthday")
    );
    let leap = "2026-01-05 person Ana Ruiz: strength 3, birthday 29 February 1980\n";
    assert!(today_on(leap, "2026-02-28").contains("birthday"));
    // Strength unknown: no card.
    assert!(!today_on(&story.replace("strength 3, ", ""), "2026-03-03").contains("birthday"));
}

#[test]
fn r115_nothing_is_due_to_the_dead_nor_to_those_to_be_left_alone() {
    for state in ["died 2026-02-01", "never contact"] {
        let story = searching(&format!(
            "2026-01-05 person Ana Ruiz: strength 3, cadence close since 2026-01-05, birthday 3 March, {state}\n\
             2026-03-02 meet Ana, asked by me, learned x\n2026-03-02 mail from Ana: outreach\n\
             2026-03-02 step \"call\" on 2026-03-03 with Ana\n"
        ));
        assert!(!today_on(&story, "2026-03-03").contains("Ana"), "{state}");
    }
}

#[test]
fn r116_one_card_on_the_working_day_before_days_away() {
    let story = searching(
        "2026-01-05 person Ana Ruiz: strength 3, talked this month, cadence close, birthday 10 March\n\
         2026-02-05 call with Ana, care, answered, next none\n\
         2026-02-25 person Cleo Marsh: strength 3, phone 1\n\
         2026-02-25 mail to Cleo: outreach\n2026-03-02 call to Cleo: follow-up, voicemail\n\
         2026-03-02 promise to Ben Okafor \"the plan\" by 2026-03-06\n\
         2026-03-02 step \"send the slides\" on 2026-03-09 with Ben\n2026-03-02 away 2026-03-04..2026-03-10\n",
    );
    check(
        &story,
        "2026-03-02",
        expect![[r#"
            Nothing more for today. What is folded below can wait.
            Fold: New ground
            - Write: Ana does not know yet that you are looking. Tell them, one at a time and in your own words. Still want to?
            Coming up: Ben Okafor: your promise for Friday, the plan
            Coming up: Ben Okafor: send the slides, 9 March
        "#]],
    );
    check(
        &story,
        "2026-03-03",
        expect![[r#"
            - Seen: From tomorrow you are away until 10 March. Meanwhile there is this; what has no day of its own waits for you.
              + Ben Okafor: your promise for Friday, the plan
              + Another try: Cleo Marsh, otherwise due on Friday
              + Ben Okafor: send the slides, Monday
              + A hello: Ana Ruiz, otherwise due on Monday
              + Ana Ruiz: birthday on 10 March
            Nothing more for today. What is folded below can wait.
            Fold: New ground
            - Write: Ana does not know yet that you are looking. Tell them, one at a time and in your own words. Still want to?
            Coming up: Ben Okafor: your promise for Friday, the plan
            Coming up: Ben Okafor: send the slides, Monday
        "#]],
    );
    // What would have come due comes after them, none of it late.
    check(
        &story,
        "2026-03-11",
        expect![[r#"
            Your first day back: one small thing to begin with, about 3 minutes. 1 more when you like.
            Yours to do
            - Write: You promised Ben on 2 March: the plan [due since Friday]
              + You planned for Monday: send the slides
            Fold: Keeping in touch
            - Write: Yesterday was the birthday of Ana.
              + Ana does not know yet that you are looking. Tell them, one at a time and in your own words.
        "#]],
    );
}

#[test]
fn r116_dates_and_pins_are_shown_while_away_whatever_else_waits() {
    let mut story = searching("2026-03-02 away 2026-03-03..2026-03-10\n");
    for number in 0..9 {
        story.push_str(&format!("2026-03-02 mail from Person{number} Test: outreach\n"));
    }
    story.push_str("2026-03-02 person Ana Ruiz: strength 3, birthday 4 March\n2026-03-02 pin Ben Okafor\n");
    let text = today_on(&story, "2026-03-04");
    let shown = text.split("Fold:").next().unwrap();
    assert!(shown.contains("birthday of Ana") && shown.contains("You pinned Ben"), "{text}");
    assert!(!shown.contains("waits for an answer"), "{text}");
}

#[test]
fn r116_a_commitment_pauses_on_days_away_and_outside_working_days() {
    let story = searching("2026-03-02 commit 5 people a day\n2026-03-02 away 2026-03-09..2026-03-10\n");
    assert!(today_on(&story, "2026-03-06").contains("0 of 5 people reached today"));
    assert!(!today_on(&story, "2026-03-07").contains("of 5"));
    assert!(!today_on(&story, "2026-03-09").contains("of 5"));
    assert!(today_on(&story, "2026-03-11").contains("0 of 5"));
}

#[test]
fn r57_a_later_rest_moves_first_due_days_and_taking_it_back_brings_them_back() {
    let story = "2026-03-02 person Ana Ruiz: strength 3, cadence near since 2026-03-02 due 2026-03-12\n";
    let away = format!("{story}2026-03-03 away 2026-03-09..2026-03-13\n");
    let before = format!("2026-03-01 away 2026-03-05..2026-03-06\n{story}");
    assert!(today_on(story, "2026-03-12").contains("about every 90 days"));
    assert!(!today_on(&away, "2026-03-16").contains("about every 90 days"));
    assert!(today_on(&away, "2026-03-17").contains("about every 90 days"));
    assert!(today_on(&before, "2026-03-12").contains("about every 90 days"));
    let mut book = kith::sample::story::tell(&away).unwrap();
    let rest = book.away.iter().next().unwrap().id.number();
    crate::books::do_it(&mut book, "2026-03-04", kith::page::settings::stay(rest));
    let day = crate::books::day("2026-03-12");
    assert_eq!(crate::pages::shown_on(&book, day).iter().flatten().count(), 1);
}

#[test]
fn r57_letting_go_closes_this_time_and_not_the_next() {
    let story = "2026-01-05 person Ana Ruiz: strength 3, talked this month, cadence close\n\
                 2026-01-06 call with Ana, care, answered, next none\n2026-02-06 let go cadence of Ana\n";
    assert!(!today_on(story, "2026-03-05").contains("about every 30 days"));
    let is_due = |story: &str| {
        let book = crate::tell(story);
        let ana = crate::books::contact(&book, "Ana");
        kith::page::person::person(&book, ana, crate::books::day("2026-03-05")).unwrap().glance.is_due
    };
    assert!(!is_due(story) && is_due(story.split("2026-02-06").next().unwrap()));
    let talked = format!("{story}2026-03-06 call with Ana, care, answered, next none\n");
    assert!(today_on(&talked, "2026-04-06").contains("about every 30 days"));
}

#[test]
fn r57_a_thank_you_keeps_kith_quiet_and_a_talk_sets_the_clock_back() {
    let due = |story: &str| {
        let book = crate::tell(story);
        let ana = crate::books::contact(&book, "Ana");
        let page = kith::page::person::person(&book, ana, crate::books::day("2026-03-02")).unwrap();
        let wrote = page.glance.last_out.map(|words| words.to_string()).unwrap_or_default();
        format!("{} | {wrote} | {}", page.glance.last, page.glance.cadence)
    };
    let story = "2026-01-05 person Ana Ruiz: strength 3, talked this month, cadence close\n\
                 2026-02-05 call with Ana, asked by me, answered, next none\n";
    let thanked = format!("{story}2026-02-27 mail to Ana: thanks\n");
    assert_eq!(
        due(story),
        "3 weeks ago, by phone |  | Every 30 days, counted from 5 February; the next hello is 9 March."
    );
    // Half the cadence, at least 14 days, after the letter: later than 30 days after the talk.
    assert_eq!(
        due(&thanked),
        "3 weeks ago, by phone | You last wrote 3 days ago, by e-mail | Every 30 days. You wrote on Friday, so the next hello is 16 March."
    );
    let answered = format!("{thanked}2026-03-01 mail from Ana: answer, needs none\n");
    assert_eq!(
        due(&answered),
        "yesterday, by e-mail |  | Every 30 days, counted from yesterday; the next hello is 31 March."
    );
}

#[test]
fn r21_one_of_the_long_owed_a_week_also_when_it_is_done() {
    let story = searching(
        "2026-01-13 meet Ana Ruiz, asked by me, learned x, next none\n\
         2026-01-14 meet Ben Okafor, asked by me, learned x, next none\n\
         2026-03-02 mail to Ana: thanks\n",
    );
    let shown = |day| today_on(&story, day).split("Fold:").next().unwrap().contains("Thanks to Ben");
    assert!(!shown("2026-03-02") && shown("2026-03-09"));
}

#[test]
fn r21_thanks_let_go_do_not_come_back_with_the_next() {
    let story = searching(
        "2026-03-02 meet Ana Ruiz, asked by me, learned x, next none\n2026-03-03 let go thanks of Ana\n\
         2026-03-04 call with Ana, asked by me, answered, next none\n",
    );
    let text = today_on(&story, "2026-03-04");
    assert!(text.contains("You talked with Ana today"), "{text}");
}

#[test]
fn r21_an_answer_that_helped_is_one_thing_to_thank_for() {
    let story = |answer: &str| {
        searching(&format!(
            "2026-03-02 mail to Ana Ruiz: ask advice \"x\"\n2026-03-03 mail from Ana: answer {answer}, needs none\n"
        ))
    };
    let text = today_on(&story("yes, favor advice 2"), "2026-03-03");
    assert!(text.contains("Ana helped you today: advice"), "{text}");
    assert!(today_on(&story("partly"), "2026-03-03").contains("can help in part"));
    assert!(today_on(&story("yes"), "2026-03-03").contains("said yes"));
}

#[test]
fn r21_in_a_crowd_only_those_talked_with_count_and_a_letter_to_many_counts_for_all() {
    let story = "2026-03-02 meet Ana Ruiz talked and Ben Okafor and Cleo Marsh and Dan Wu, asked by me, learned x, next none\n";
    let text = today_on(&searching(story), "2026-03-02");
    assert!(text.contains("talked with Ana") && !text.contains("talked with Ben"), "{text}");
    let many = "2026-03-02 mail to Ana Ruiz and Ben Okafor and Cleo Marsh and Dan Wu: outreach\n";
    assert!(today_on(&searching(many), "2026-03-11").contains("Dan"));
}

#[test]
fn r43_a_call_without_a_number_adds_its_gap_to_the_next_step() {
    let warm = searching("2026-03-02 person Ana Ruiz: strength 3\n2026-03-02 mail to Ana: outreach\n");
    // 3 + 4 working days.
    assert!(!today_on(&warm, "2026-03-10").contains("Ana"));
    assert!(today_on(&warm, "2026-03-11").contains("has not answered since"));
}

#[test]
fn r43_who_does_not_call_makes_no_cold_call_and_writes_to_the_warm() {
    let me = "2026-03-01 me: avoids call\n";
    let person = |strength| {
        searching(&format!(
            "{me}2026-03-02 person Ana Ruiz: strength {strength}, phone 1\n2026-03-02 mail to Ana: outreach\n"
        ))
    };
    assert!(!today_on(&person(1), "2026-03-10").contains("Ana"));
    assert!(today_on(&person(1), "2026-03-11").contains("One last friendly note to Ana"));
    assert!(today_on(&person(3), "2026-03-05").contains("Next: e-mail"));
}

#[test]
fn r43_close_people_are_tried_once_more_by_another_channel() {
    let next = |how: &str| {
        let story = searching(&format!(
            "2026-03-02 person Ana Ruiz: strength 4\n2026-03-02 {how} to Ana: outreach\n"
        ));
        today_on(&story, "2026-03-09")
    };
    assert!(next("mail").contains("text message") && next("text").contains("e-mail"));
}

#[test]
fn r62_a_thank_you_between_does_not_end_the_quiet_after_a_question() {
    let story = searching(
        "2026-03-01 target Acme\n2026-03-01 person Ana Ruiz: strength 3, at Acme as CTO\n\
         2026-02-16 introduction by Ana of me to Ben Okafor asked\n\
         2026-03-02 mail to Ana: ask advice \"twenty minutes\"\n2026-03-03 card to Ana: thanks\n",
    );
    assert!(!today_on(&story, "2026-03-04").contains("friendly reminder"));
    assert!(today_on(&story, "2026-03-05").contains("friendly reminder"));
}

#[test]
fn r62_the_card_follows_channel_and_hours_that_they_like() {
    let card = |person: &str| {
        let story = format!(
            "2026-01-05 person Ana Ruiz: strength 3, talked this month, cadence close, phone 1, email a@x.example, {person}\n"
        );
        let mut telling = kith::sample::story::Telling::new(&story).unwrap();
        let day = crate::books::day("2026-01-20");
        let book = telling.until(day);
        let page = kith::page::today::page(book, &kith::standing::Standings::new(book, day), day, 600);
        let card = page.families.iter().flat_map(|family| &family.cards).find(|card| card.person.is_some());
        let card = card.unwrap().clone();
        let hours = card.hours.map(|hours| hours.to_string()).unwrap_or_default();
        (card.action.label(), card.email.is_some(), hours)
    };
    assert_eq!(card("starred"), ("Write", true, String::new()));
    assert_eq!(card("avoids mail"), ("Write", false, String::new()));
    let called = ("Call", false, "Best between 09:00 and 17:00 their time, Europe/Paris.".to_owned());
    assert_eq!(card("prefers call, hours 9-17, zone Europe/Paris"), called);
}

#[test]
fn r88_a_word_to_the_introducer_counts_from_the_answer_on_and_a_cancelled_meeting_is_none() {
    let story = searching(
        "2026-03-02 introduction by Ana Ruiz of me to Ben Okafor made\n2026-03-02 mail to Ana: thanks\n\
         2026-03-03 mail to Ben: outreach\n2026-03-04 mail from Ben: answer, needs none\n",
    );
    let owed = |story: &str| today_on(story, "2026-03-20").contains("no meeting is planned");
    assert!(owed(&story));
    assert!(!owed(&format!("{story}2026-03-09 mail to Ana: report\n")));
    let planned = format!("{story}2026-03-05 plan meeting with Ben on 2026-03-19\n");
    assert!(!owed(&planned));
    assert!(owed(&format!("{planned}2026-03-18 cancelled with Ben\n")));
}

#[test]
fn r90_one_look_again_and_no_more() {
    let story = searching(
        "2026-03-02 target Acme\n2026-03-02 person Ana Ruiz: strength 1, at Acme as CTO\n\
         2026-03-02 mail to Ana: outreach\n2026-03-11 mail to Ana: follow-up\n2026-06-30 mail to Ana: care\n",
    );
    assert!(!today_on(&story, "2026-07-01").contains("one more look"));
}

#[test]
fn r112_from_earlier_names_messages_too_and_is_gone_with_one_tap() {
    let told_late = searching("2026-02-03 mail from Ana Ruiz: outreach, recorded 2026-03-20\n");
    assert!(today_on(&told_late, "2026-03-20").contains("From earlier, 1 person"));
    let let_go = |book: &mut kith::book::Book, on: &str| {
        let day = crate::books::day(on);
        let list = kith::page::today::page(book, &kith::standing::Standings::new(book, day), day, 600);
        let cards = list.families.into_iter().chain(list.fold).flat_map(|family| family.cards);
        let card = cards.into_iter().find(|card| card.kind == kith::book::ReasonKind::FromEarlier)?;
        let verdict = kith::book::Verdict::LetGo;
        let decisions =
            card.decisions.iter().map(|it| kith::command::CardDecision { verdict, ..*it }).collect();
        crate::books::do_it(book, on, kith::command::Command::DecideCards(decisions));
        Some(card.why.to_string())
    };
    let later = format!("{told_late}2026-02-05 mail from Ben Okafor: outreach, recorded 2026-03-23\n");
    let mut telling = kith::sample::story::Telling::new(&later).unwrap();
    let mut book = telling.until(crate::books::day("2026-03-20")).clone();
    assert!(let_go(&mut book, "2026-03-20").is_some());
    assert_eq!(let_go(&mut book, "2026-03-21"), None);
    // What is written down later is named by itself.
    let entry = kith::page::log::LogForm {
        day: Some(crate::books::day("2026-02-05")),
        people: vec![kith::command::Who::New("Ben Okafor".into())],
        direction: Some(kith::book::Direction::In),
        purposes: vec![kith::book::Purpose::Outreach],
        ..kith::page::log::LogForm::default()
    };
    let log = kith::command::Command::Log(Box::new(entry.into_entry()));
    crate::books::do_it(&mut book, "2026-03-23", log);
    assert!(let_go(&mut book, "2026-03-23").unwrap().contains("1 person"));
}

#[test]
fn r112_a_day_known_to_the_month_opens_nothing() {
    let story = searching(
        "2026-03-02 person Zoe Lane: strength 3\n2026-03 meet Ana Ruiz, asked by me, learned x, next none, favor advice 1, recorded 2026-03-18\n",
    );
    let text = today_on(&story, "2026-03-18");
    assert!(!text.contains("- Thank") && text.contains("From earlier"), "{text}");
}

#[test]
fn r115_a_loss_is_one_quiet_line_and_never_a_card() {
    let story = "2026-01-05 person Ana Ruiz: strength 3, talked this month, cadence close, spouse Luis Ruiz\n\
                 2026-02-01 person Luis: died 2026-02-01\n";
    let text = today_on(story, "2026-02-02");
    assert_eq!(text.matches("Luis").count(), 1, "{text}");
    assert!(text.contains("  + Luis Ruiz died"), "{text}");
    assert!(
        !today_on(&format!("{story}2026-02-03 card to Ana: condolence\n"), "2026-03-09").contains("Luis")
    );
    assert!(!today_on(&story.replace("cadence close, ", ""), "2026-02-02").contains("Luis"));
}

#[test]
fn r117_a_starter_chosen_at_an_old_target_is_a_card_of_today() {
    let story = searching(
        "2026-02-02 target Acme\n2026-02-02 person Ana Ruiz: strength 1, at Acme as CTO\n\
         2026-02-02 person Ben Okafor: strength 1, at Acme as CFO\n\
         2026-03-02 starter Ana at Acme\n2026-03-03 starter Ben at Acme\n",
    );
    let shown = |story: &str, day| {
        let text = today_on(story, day);
        let shown = text.split("Fold:").next().unwrap().to_owned();
        (shown.contains("Ana is your way"), shown.contains("Ben is your way"))
    };
    assert_eq!(shown(&story, "2026-03-03"), (true, false));
    // Serial: Ben's turn comes three working days after the letter to Ana.
    let written = format!("{story}2026-03-03 mail to Ana: outreach\n");
    assert_eq!(shown(&written, "2026-03-05"), (false, false));
    assert_eq!(shown(&written, "2026-03-06"), (false, true));
    let answered = format!("{written}2026-03-05 mail from Ana: answer, needs none\n");
    assert_eq!(shown(&answered, "2026-03-06"), (false, false));
}

#[test]
fn r26_three_open_thanks_are_the_first_units_of_the_day() {
    let mut story = searching(
        "2026-03-02 commit 3 people a day\n2026-03-02 target Acme\n\
         2026-03-02 person Dan Wu: strength 1, at Acme as CTO\n2026-03-02 starter Dan at Acme\n",
    );
    for name in ["Ana Ruiz", "Ben Okafor"] {
        story.push_str(&format!("2026-03-02 mail from {name}: give, favor advice 1\n"));
    }
    let shown = |story: &str| {
        today_on(story, "2026-03-02").split("Fold:").next().unwrap().contains("Dan is your way")
    };
    assert!(shown(&story));
    story.push_str("2026-03-02 mail from Cleo Marsh: give, favor advice 1\n");
    assert!(!shown(&story));
}

#[test]
fn a_timed_step_with_nobody_stands_in_now_and_not_in_the_queue() {
    let story = searching("2026-03-02 step \"call the bank\" on 2026-03-04 15:00\n");
    assert_eq!(today_on(&story, "2026-03-04").matches("call the bank").count(), 1);
    assert!(today_on(&story, "2026-03-05").contains("You planned for"));
}

#[test]
fn r116_away_and_not_today() {
    let story = searching(
        "2026-03-02 meet Ana Ruiz, asked by me, learned x, next none\n2026-03-02 away 2026-03-04..2026-03-10\n\
         2026-03-02 promise to Ben Okafor \"the plan\" by 2026-03-06\n",
    );
    check(
        &story,
        "2026-03-03",
        expect![[r#"
            1 person to thank
            - Seen: From tomorrow you are away until 10 March. Meanwhile there is this; what has no day of its own waits for you.
              + Ben Okafor: your promise for Friday, the plan
            Yours to do
            - Thank: You talked with Ana yesterday. Thank them for their time, whatever came of it. [due today]
            New ground
            - Sort ten: How well do you know 2 people? Two minutes, one tap each.
            Coming up: Ben Okafor: your promise for Friday, the plan
        "#]],
    );
    check(
        &story,
        "2026-03-05",
        expect![[r#"
            1 person to thank
            You are away. The rest is folded until after Tuesday.
            Fold: Yours to do
            - Thank: You talked with Ana on Monday. Thank them for their time, whatever came of it. [due since Tuesday]
            Fold: New ground
            - Sort ten: How well do you know 2 people? Two minutes, one tap each.
            Coming up: Ben Okafor: your promise for tomorrow, the plan
        "#]],
    );
    check(
        &searching("2026-03-02 mail from Ana Ruiz: outreach\n2026-03-02 not today\n"),
        "2026-03-02",
        expect![[r#"
            1 answer to give
            Everything is folded until tomorrow. Rest well.
            Fold: Yours to do
            - Write: Ana wrote today and waits for an answer. [by tomorrow]
            Fold: New ground
            - Sort ten: How well do you know 1 person? Two minutes, one tap each.
        "#]],
    );
}

#[test]
fn one_card_a_person_and_what_remains_stays_on_it() {
    let story = searching(
        "2026-03-02 meet Ana Ruiz, asked by me, learned x, next none, I promise \"the article\" by 2026-03-03\n\
         2026-03-03 mail from Ana: outreach\n",
    );
    check(
        &story,
        "2026-03-03",
        expect![[r#"
            1 person to thank, 1 answer to give
            Yours to do
            - Thank: You talked with Ana yesterday. Thank them for their time, whatever came of it. [due today]
              + You promised Ana yesterday: the article
              + Ana wrote today and waits for an answer.
            New ground
            - Sort ten: How well do you know 1 person? Two minutes, one tap each.
        "#]],
    );
    check(
        &format!("{story}2026-03-03 mail to Ana: thanks, answer\n"),
        "2026-03-03",
        expect![[r#"
            Yours to do
            - Write: You promised Ana yesterday: the article [due today]
            New ground
            - Sort ten: How well do you know 1 person? Two minutes, one tap each.
        "#]],
    );
}

#[test]
fn meetings_of_today_stand_above_the_queue() {
    let story = searching(
        "2026-03-02 mail from Ana Ruiz: outreach\n2026-03-02 plan meeting with Ana on 2026-03-04 10:00, purpose \"data\"\n\
         2026-03-03 mail from Ana: news, expects an answer\n",
    );
    check(
        &story,
        "2026-03-03",
        expect![[r#"
            1 answer to give
            Yours to do
            - Write: Ana wrote today and waits for an answer. [by tomorrow]
            New ground
            - Sort ten: How well do you know 1 person? Two minutes, one tap each.
            Coming up: Ana Ruiz: meeting tomorrow (prepare)
        "#]],
    );
    check(
        &story,
        "2026-03-04",
        expect![[r#"
            1 meeting or call today
            Now: 10:00 Meeting with Ana Ruiz (note it)
              + Ana wrote yesterday and waits for an answer.
            New ground
            - Sort ten: How well do you know 1 person? Two minutes, one tap each.
        "#]],
    );
}

#[test]
fn a_snooze_hides_what_the_card_showed_and_nothing_later() {
    let story = searching(
        "2026-03-02 meet Ana Ruiz, asked by me, learned x, next none\n2026-03-03 snooze thanks of Ana until 2026-03-09\n",
    );
    assert!(!today_on(&story, "2026-03-04").contains("Ana"));
    assert!(today_on(&story, "2026-03-09").contains("Ana"));
    assert!(
        today_on(&format!("{story}2026-03-04 mail from Ana: outreach\n"), "2026-03-04").contains("waits")
    );
}

#[test]
fn untouched_cards_step_back_and_then_ask_whether() {
    let story = searching("2026-03-02 step \"write the summary\" on 2026-03-03 with Ana Ruiz\n");
    assert!(today_on(&story, "2026-03-10").contains("write the summary"));
    // The seventh working day: in the fold, with the question.
    check(
        &story,
        "2026-03-11",
        expect![[r#"
            Nothing more for today. What is folded below can wait.
            Fold: Yours to do
            - Log: You planned for 3 March: write the summary [late: since 3 March] Still want to?
        "#]],
    );
}

#[test]
fn what_lies_ahead_shows_its_first_twelve_and_folds_the_rest() {
    let step =
        |number: i32| format!("2026-03-02 step \"letter {number}\" on 2026-03-{:02}\n", 3 + number % 10);
    let ahead = |steps: i32| {
        let story: String = (0..steps).map(step).collect();
        let day = crate::books::day("2026-03-02");
        let book = kith::sample::story::Telling::new(&story).unwrap().until(day).clone();
        let page = kith::page::today::page(&book, &kith::standing::Standings::new(&book, day), day, 600);
        let words = |list: &[kith::page::today::ComingUp]| list.iter().map(|it| it.day).collect::<Vec<_>>();
        (words(&page.coming_up), words(&page.coming_later))
    };
    let (shown, folded) = ahead(15);
    assert_eq!((shown.len(), folded.len()), (12, 3));
    assert!(shown.iter().chain(&folded).is_sorted(), "the earliest first");
    assert_eq!((ahead(12).0.len(), ahead(12).1.len()), (12, 0));
}

#[test]
fn r21_a_promise_or_a_pin_does_not_wait_with_what_is_long_owed() {
    let story = |more: &str| {
        searching(&format!(
            "2026-01-13 meet Ana Ruiz, asked by me, learned x, next none\n\
             2026-01-12 meet Ben Okafor, asked by me, learned x, next none\n{more}\
             2026-02-26 mail to Cleo Diaz: care\n2026-03-02 mail to Cleo: care\n"
        ))
    };
    let is_shown = |more: &str, day: &str| {
        let text = today_on(&story(more), day);
        text.split_once("Fold:").unwrap().0.contains("Thanks to Ana")
    };
    assert!(!is_shown("", "2026-03-03"));
    assert!(is_shown("2026-02-16 promise to Ana \"the article\" by 2026-02-18\n", "2026-03-03"));
    assert!(is_shown("2026-02-16 pin Ana\n", "2026-03-03"));
}
