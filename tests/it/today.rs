//! Today as text: what a person would see on a day, and the rules behind it, each by its number.

use crate::pages::today_on;
use expect_test::{Expect, expect};

/// Tells the story up to the evening of `day` and shows Today as it is then.
fn check(story: &str, day: &str, expected: Expect) {
    expected.assert_eq(&today_on(story, day));
}

const SEARCHING: &str = "mode searching from 2026-02-02\n";

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
            One small thing to begin with, about 3 minutes. 1 more when you like.
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
            One small thing to begin with, about 3 minutes. 1 more when you like.
            Yours to do
            - Thank: Thanks to Ana for their time, on 13 January: late ones are still a joy to get. [late: since 14 January] Still want to?
            Fold: Yours to do
            - Thank: Thanks to Ben for their time, on 14 January: late ones are still a joy to get. [late: since 15 January] Still want to?
        "#]],
    );
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
fn r112_old_news_is_not_debt() {
    let told_late =
        searching("2026-02-03 meet Ana Ruiz, asked by me, learned x, next none, recorded 2026-03-20\n");
    check(
        &told_late,
        "2026-03-20",
        expect![[r#"
            One small thing to begin with, about 3 minutes. 1 more when you like.
            New ground
            - Sort ten: How well do you know 1 person? Two minutes, one tap each.
            Fold: New ground
            - Look: From earlier, 1 person: anybody here you still want to thank or answer?
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
            From tomorrow you are away until 10 March. What has a date meanwhile:
            Ben Okafor: your promise for Friday, the plan
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
            Coming up: Ana Ruiz: meeting tomorrow
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
