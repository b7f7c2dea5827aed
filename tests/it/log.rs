//! The log form: what it begins with, what follows by itself, what it asks, what it closes.

use crate::books::{contact, day, do_it, tell};
use expect_test::{Expect, expect};
use kith::book::{
    Ask, AskKind, AskState, Book, Channel, Direction, Favor, Introduction, NextStep, Promise, Purpose, Side,
};
use kith::command::{Command, IntroductionStep, Who};
use kith::day::Day;
use kith::page::form::problem_of;
use kith::page::log::{
    IntroductionForm, IntroductionWay, LogField, LogForm, LogReason, Matter, Next, Preset, WellKnown,
    asked_in_place, matters, name_of, new_favor, new_promise, noted_before,
};
use kith::page::route::Route;
use kith::page::words;

const TODAY: &str = "2026-03-05";

/// What a person sees of the form, in two or three lines.
fn show(book: &Book, form: &LogForm, today: Day) -> String {
    let people: Vec<String> = form.people.iter().map(|who| name_of(book, who)).collect();
    let purposes: Vec<&str> = form.purposes.iter().map(|purpose| words::purpose(*purpose)).collect();
    let answer = if form.expects_answer() { "an answer is expected" } else { "no answer expected" };
    let next = match form.next() {
        Some(Next::Nothing) => "nothing next",
        Some(Next::Step) => form.next_what.as_str(),
        None => "next step open",
    };
    let mut text = format!(
        "{}, {}, {}, for {}; {answer}; {next}\n",
        people.join(" and "),
        words::channel(form.channel),
        words::direction(form.direction()),
        if purposes.is_empty() { "nothing in particular".to_owned() } else { purposes.join(" and ") },
    );
    for line in matters(book, form, today) {
        let mark = if form.settles(line.matter) { "x" } else { " " };
        text.push_str(&format!("  [{mark}] {}\n", line.words));
    }
    for favor in &form.favors {
        text.push_str(&format!("  gives {}: {}\n", words::favor(favor.kind), favor.what));
    }
    text
}

fn check_preset(book: &Book, preset: &Preset, expected: Expect) {
    let form = LogForm::for_preset(book, day(TODAY), preset);
    expected.assert_eq(&show(book, &form, day(TODAY)));
    assert_eq!(Preset::read(&Route::parse(&preset.route().to_string())), *preset);
}

#[test]
fn a_thank_you_by_mail_is_three_taps() {
    let mut book = tell("2026-03-04 meet Ana Ruiz, asked by me, helpful");
    let mut form = LogForm::new(day(TODAY));
    form.people = vec![Who::Known(contact(&book, "Ana"))];
    form.set_purposes(vec![Purpose::Thanks]);
    assert_eq!(form.problems(day(TODAY)), []);
    do_it(&mut book, TODAY, form.clone().into_command(&form));
    let touch = book.interactions.iter().last().unwrap();
    assert_eq!((touch.direction, touch.channel, touch.day), (Direction::Out, Channel::Mail, day(TODAY)));
    assert!(!touch.expects_answer && touch.nothing_next);
}

#[test]
fn a_card_opens_the_form_with_all_that_is_known() {
    let book = tell(
        r#"
        target Acme
        person Ana Ruiz: strength 3, prefers text
        person Ben Okafor: strength 2
        2026-03-02 mail to Ben: ask advice "20 minutes on data"
        2026-03-03 letter from Ana: news
        2026-03-03 meet Ana, asked by me, offered introduction to Cem Ak at Acme, I promise "send the article" by 2026-03-06
        2026-03-04 introduction by Ana of me to Dora Ito made
        2026-03-04 step "call her about May" on 2026-03-05 with Ana"#,
    );
    let (ana, ben) = (contact(&book, "Ana"), contact(&book, "Ben"));
    let about =
        |number: Option<u64>, who, reason| Preset { about: number, ..Preset::for_person(who, Some(reason)) };
    let letter =
        book.interactions.iter().find(|row| row.channel == Channel::Letter).map(|row| row.id.number());
    let asked = book.interactions.iter().find(|row| row.is_for(Purpose::Ask)).map(|row| row.id.number());
    let offered = book.introductions.iter().find(|row| row.offered_on.is_some()).map(|row| row.id.number());
    let step = book.next_steps.iter().next().map(|row| row.id.number());
    let promise = book.promises.iter().next().map(|row| row.id.number());
    check_preset(
        &book,
        &Preset::for_person(ana, Some(LogReason::Thanks)),
        expect![[r#"
        Ana Ruiz, text message, I wrote or called, for thanks; no answer expected; nothing next
          [ ] Keeps your promise, due tomorrow: send the article
          [ ] Does your next step for today: call her about May
          [ ] Carries the words that can be passed on to Cem
    "#]],
    );
    check_preset(
        &book,
        &about(letter, ana, LogReason::Reply),
        expect![[r#"
        Ana Ruiz, letter, I wrote or called, for answer; no answer expected; next step open
          [ ] Keeps your promise, due tomorrow: send the article
          [ ] Does your next step for today: call her about May
          [ ] Carries the words that can be passed on to Cem
    "#]],
    );
    check_preset(
        &book,
        &about(offered, ana, LogReason::Blurb),
        expect![[r#"
        Ana Ruiz, text message, I wrote or called, for answer; no answer expected; next step open
          [ ] Keeps your promise, due tomorrow: send the article
          [ ] Does your next step for today: call her about May
          [x] Carries the words that can be passed on to Cem
    "#]],
    );
    check_preset(
        &book,
        &about(promise, ana, LogReason::Promise),
        expect![[r#"
        Ana Ruiz, text message, I wrote or called, for nothing in particular; no answer expected; next step open
          [x] Keeps your promise, due tomorrow: send the article
          [ ] Does your next step for today: call her about May
          [ ] Carries the words that can be passed on to Cem
    "#]],
    );
    let mut call = about(step, ana, LogReason::NextStep);
    call.channel = Some(Channel::Call);
    check_preset(
        &book,
        &call,
        expect![[r#"
        Ana Ruiz, call, we talked, for nothing in particular; no answer expected; next step open
          [ ] Keeps your promise, due tomorrow: send the article
          [x] Does your next step for today: call her about May
          [ ] Carries the words that can be passed on to Cem
    "#]],
    );
    check_preset(
        &book,
        &about(asked, ben, LogReason::FollowUp),
        expect![[r#"
        Ben Okafor, e-mail, I wrote or called, for follow-up; an answer is expected; next step open
          [x] Another try of what you asked on Monday: 20 minutes on data
    "#]],
    );
    check_preset(
        &book,
        &Preset::for_person(ben, Some(LogReason::Care)),
        expect![[r#"
        Ben Okafor, e-mail, I wrote or called, for care; no answer expected; nothing next
          [ ] Another try of what you asked on Monday: 20 minutes on data
    "#]],
    );
    check_preset(
        &book,
        &Preset::for_person(ben, Some(LogReason::Affirm)),
        expect![[r#"
        Ben Okafor, e-mail, I wrote or called, for care and give; no answer expected; nothing next
          [ ] Another try of what you asked on Monday: 20 minutes on data
          gives encouragement: 
    "#]],
    );
}

#[test]
fn a_planned_meeting_that_took_place_fills_the_form() {
    let mut book = tell(
        r#"2026-03-01 plan meeting with Ana Ruiz on 2026-03-04 10:30, asked by me, question "who hires?""#,
    );
    let meeting = book.meetings.iter().next().unwrap().id;
    let preset = Preset { meeting: Some(meeting), ..Preset::default() };
    let form = LogForm::for_preset(&book, day(TODAY), &preset);
    assert_eq!((form.day, form.minute, form.asked_by), (Some(day("2026-03-04")), Some(630), Some(Side::Me)));
    expect![[r#"
        Ana Ruiz, in person, we talked, for nothing in particular; no answer expected; next step open
          [x] This was the meeting planned for yesterday
    "#]]
    .assert_eq(&show(&book, &form, day(TODAY)));
    do_it(&mut book, TODAY, form.clone().into_command(&form));
    let row = book.get(meeting).unwrap();
    assert_eq!(
        (row.state, row.became),
        (kith::book::MeetingState::Held, book.interactions.iter().next().map(|row| row.id))
    );
}

#[test]
fn an_answer_is_expected_as_the_rule_book_says_until_the_user_says_otherwise() {
    use Purpose::*;
    let expects = |direction, purposes: &[Purpose]| {
        let form =
            LogForm { direction: Some(direction), purposes: purposes.to_vec(), ..LogForm::new(day(TODAY)) };
        form.expects_answer()
    };
    for purpose in [Outreach, FollowUp, Ask, Invite, Reconnect] {
        assert!(expects(Direction::Out, &[purpose]), "{purpose:?}");
    }
    assert!(!expects(Direction::Out, &[Thanks]) && !expects(Direction::Out, &[]));
    assert!(expects(Direction::In, &[]) && !expects(Direction::In, &[Thanks, News]));
    let said = LogForm { purposes: vec![Ask], expects_answer: Some(false), ..LogForm::new(day(TODAY)) };
    assert!(!said.expects_answer());
}

#[test]
fn who_spoke_follows_from_the_channel() {
    let mut form = LogForm::new(day(TODAY));
    let said: Vec<String> = Channel::ALL
        .into_iter()
        .map(|channel| {
            form.set_channel(channel);
            format!("{}: {}", words::channel(channel), words::direction(form.direction()))
        })
        .collect();
    expect![[r#"
        e-mail: I wrote or called
        call: we talked
        in person: we talked
        video call: we talked
        text message: I wrote or called
        social message: I wrote or called
        voicemail: I wrote or called
        card: I wrote or called
        letter: I wrote or called"#]]
    .assert_eq(&said.join("\n"));
    form.set_channel(Channel::Call);
    form.call = Some(kith::book::CallResult::NoAnswer);
    assert_eq!(form.direction(), Direction::Out);
}

#[test]
fn r92_the_next_step_is_asked_after_talks_and_answers_and_is_none_after_mere_thanks() {
    let mut form = LogForm::new(day(TODAY));
    assert!(!form.asks_for_next());
    form.set_channel(Channel::InPerson);
    assert!(form.asks_for_next() && form.next().is_none());
    form.set_purposes(vec![Purpose::Thanks, Purpose::Care]);
    assert_eq!(form.next(), Some(Next::Nothing));
    form.set_channel(Channel::Mail);
    form.set_direction(Direction::In);
    form.set_purposes(vec![Purpose::Answer]);
    assert!(form.asks_for_next() && form.next().is_none());
    form.next = Some(Next::Step);
    assert!(problem_of(&form.problems(day(TODAY)), LogField::Next).is_some());
}

#[test]
fn r92_a_next_step_is_saved_with_its_day() {
    let mut book = tell("person Ana Ruiz: strength 3");
    let mut form = LogForm::for_preset(&book, day(TODAY), &Preset::for_person(contact(&book, "Ana"), None));
    form.set_channel(Channel::InPerson);
    form.next = Some(Next::Step);
    (form.next_what, form.next_due) = ("send the draft".into(), Some(day("2026-03-09")));
    do_it(&mut book, TODAY, form.clone().into_command(&form));
    let step = book.next_steps.iter().next().unwrap();
    assert_eq!((step.what.as_str(), step.due), ("send the draft", Some(day("2026-03-09"))));
    assert!(step.from.is_some() && !book.interactions.iter().next().unwrap().nothing_next);
}

#[test]
fn r55_permission_is_asked_after_a_first_meeting_alone() {
    let mut book = tell("person Ana Ruiz: strength 2");
    let mut form = LogForm::for_preset(&book, day(TODAY), &Preset::for_person(contact(&book, "Ana"), None));
    assert_eq!(asked_in_place(&book, &form), []);
    form.set_channel(Channel::InPerson);
    let asked = asked_in_place(&book, &form);
    assert!(asked[0].permission && asked[0].looks_for && !asked[0].strength);
    form.say_of(&asked[0].who, |about| about.stay_ok = Some(true));
    do_it(&mut book, TODAY, form.clone().into_command(&form));
    assert_eq!(book.get(contact(&book, "Ana")).unwrap().stay_ok, Some(true));
    let second = LogForm { about: Vec::new(), ..form };
    assert!(asked_in_place(&book, &second).iter().all(|asked| !asked.permission));
}

#[test]
fn r75_what_they_look_for_is_kept_with_them() {
    let mut book = tell("person Ana Ruiz: strength 2");
    let ana = contact(&book, "Ana");
    let mut form = LogForm::for_preset(&book, day(TODAY), &Preset::for_person(ana, None));
    form.set_channel(Channel::Video);
    form.say_of(&Who::Known(ana), |about| about.looks_for = "a designer".into());
    do_it(&mut book, TODAY, form.clone().into_command(&form));
    assert_eq!(book.get(ana).unwrap().goals.first().unwrap().words, "a designer");
}

#[test]
fn an_unknown_is_asked_in_place_and_the_user_may_go_on_without_an_answer() {
    let mut book = tell("person Ana Ruiz: imported");
    let ana = Who::Known(contact(&book, "Ana"));
    let mut form = LogForm::new(day(TODAY));
    form.people = vec![ana.clone(), Who::New("Ben Okafor".into())];
    let asked = asked_in_place(&book, &form);
    assert_eq!(asked.iter().map(|asked| asked.name.as_str()).collect::<Vec<_>>(), ["Ana", "Ben"]);
    assert!(asked.iter().all(|asked| asked.strength && asked.last_talked && !asked.may_have_just_met));
    assert_eq!(form.problems(day(TODAY)), []);
    form.set_channel(Channel::InPerson);
    let asked = asked_in_place(&book, &form);
    assert!(asked.iter().all(|asked| asked.may_have_just_met && !asked.last_talked));
    form.say_of(&asked[1].who, |about| WellKnown::JustMet.say_in(about));
    form.say_of(&ana, |about| WellKnown::Is(kith::book::Strength::Gladly).say_in(about));
    do_it(&mut book, TODAY, form.clone().into_command(&form));
    let (ana, ben) = (book.get(contact(&book, "Ana")).unwrap(), book.get(contact(&book, "Ben")).unwrap());
    assert_eq!((ana.strength_number(), ana.met_on), (Some(3), None));
    assert_eq!((ben.strength_number(), ben.met_on), (Some(2), Some(day(TODAY).into())));
}

#[test]
fn a_request_of_mine_always_makes_an_ask() {
    let mut book = tell("person Ana Ruiz: strength 3");
    let mut form = LogForm::for_preset(&book, day(TODAY), &Preset::for_person(contact(&book, "Ana"), None));
    form.set_purposes(vec![Purpose::Ask]);
    assert_eq!(form.asks.len(), 1);
    form.asks.clear();
    form.note = "Could we talk for 20 minutes?".into();
    do_it(&mut book, TODAY, form.clone().into_command(&form));
    let ask = book.asks.iter().next().unwrap();
    assert_eq!((ask.to_me, ask.kind, ask.what.as_str()), (false, AskKind::Unknown, form.note.as_str()));
    assert!(ask.from.is_some());
}

#[test]
fn a_request_opens_its_line_and_follows_who_spoke() {
    let mut form = LogForm::new(day(TODAY));
    form.set_purposes(vec![Purpose::Ask, Purpose::Give]);
    assert_eq!((form.asks[0].to_me, form.favors[0].by), (false, Side::Me));
    form.set_direction(Direction::In);
    assert!(form.asks[0].to_me);
    form.set_purposes(vec![]);
    assert!(form.asks.is_empty());
}

#[test]
fn their_answer_decides_my_ask_and_stores_no_favor_twice() {
    let mut book = tell(r#"2026-03-02 mail to Ben Okafor: ask advice "20 minutes on data""#);
    let ask = book.asks.iter().next().unwrap().id;
    let mut form = LogForm::for_preset(&book, day(TODAY), &Preset::for_person(contact(&book, "Ben"), None));
    form.set_direction(Direction::In);
    form.set_purposes(vec![Purpose::Answer]);
    expect![[r#"
        Ben Okafor, e-mail, they wrote or called, for answer; an answer is expected; next step open
          [ ] You asked on Monday: 20 minutes on data. Their answer?
    "#]]
    .assert_eq(&show(&book, &form, day(TODAY)));
    form.answer(ask, Some(AskState::Partly));
    do_it(&mut book, TODAY, form.clone().into_command(&form));
    let row = book.get(ask).unwrap();
    assert_eq!((row.state, row.answered_on, book.favors.len()), (AskState::Partly, Some(day(TODAY)), 0));
}

#[test]
fn what_concerns_nobody_on_the_form_any_more_is_taken_off_it() {
    let book = tell(r#"2026-03-02 meet Ana Ruiz, I promise "the article""#);
    let promise = book.promises.iter().next().unwrap().id;
    let mut form = LogForm::for_preset(&book, day(TODAY), &Preset::for_person(contact(&book, "Ana"), None));
    form.settle(Matter::Keeps(promise), true);
    form.people = vec![Who::New("Ben".into())];
    form.keep_only(&matters(&book, &form, day(TODAY)));
    form.forget_the_absent();
    assert_eq!(form.keeps, []);
}

#[test]
fn everything_one_talk_brings_is_one_action() {
    let mut book = tell("person Ana Ruiz: strength 3");
    let mut form = LogForm::for_preset(&book, day(TODAY), &Preset::for_person(contact(&book, "Ana"), None));
    form.set_channel(Channel::InPerson);
    form.favors.push(new_favor(Side::Them));
    form.promises
        .push(kith::command::PromiseNoted { text: "send the article".into(), ..new_promise(Side::Me) });
    form.introductions.push(IntroductionForm {
        other: Some(Who::New("Cem Ak".into())),
        organization: "Acme".into(),
        ..IntroductionForm::default()
    });
    let changes = do_it(&mut book, TODAY, form.clone().into_command(&form));
    let touch = book.interactions.iter().next().unwrap().id;
    assert!(book.naming::<Favor>(touch.number()).count() == 1 && book.promises.len() == 1);
    let introduction = book.introductions.iter().next().unwrap();
    assert_eq!(introduction.for_me(), Some((contact(&book, "Ana"), contact(&book, "Cem"))));
    assert_eq!((introduction.offered_on, book.organizations.len()), (Some(day(TODAY)), 1));
    book.absorb(&changes.invert(kith::moment::Stamp::default(), kith::changes::Verb::Undo)).unwrap();
    assert_eq!((book.interactions.len(), book.contacts.len(), book.favors.len()), (0, 1, 0));
}

#[test]
fn who_introduced_the_user_is_remembered_with_whom_they_met() {
    let mut book = tell("person Tom Berg: strength 4");
    let mut form = LogForm::new(day(TODAY));
    form.people = vec![Who::New("Cem Ak".into())];
    form.introductions.push(IntroductionForm {
        way: IntroductionWay::ToThem,
        other: Some(Who::Known(contact(&book, "Tom"))),
        ..IntroductionForm::default()
    });
    assert_eq!(form.introductions[0].step(), IntroductionStep::Made);
    do_it(&mut book, TODAY, form.clone().into_command(&form));
    assert_eq!(book.get(contact(&book, "Cem")).unwrap().introducer, Some(contact(&book, "Tom")));
}

#[test]
fn opening_and_saving_a_correction_changes_nothing() {
    let mut book = tell(
        r#"
        2026-03-02 meet Ana Ruiz and Ben Okafor, asked by me, helpful, learned "they hire", favor advice 2,
          I promise "the article", next "call" on 2026-03-09
        2026-03-03 mail to Ben: ask advice "20 minutes""#,
    );
    let ids: Vec<_> = book.interactions.iter().map(|row| row.id).collect();
    for id in ids {
        let form = LogForm::of(&book, id).unwrap();
        let changes = do_it(&mut book, TODAY, form.clone().into_command(&form));
        assert_eq!(changes.edits, []);
    }
}

#[test]
fn a_correction_writes_only_what_was_corrected() {
    let mut book = tell(r#"2026-03-02 meet Ana Ruiz, helpful, favor advice 2, I promise "the article""#);
    let id = book.interactions.iter().next().unwrap().id;
    let opened = LogForm::of(&book, id).unwrap();
    let said: Vec<String> =
        noted_before(&book, id, day(TODAY)).iter().map(|noted| noted.words.to_string()).collect();
    assert_eq!(said, ["You received advice", "You promised: the article"]);
    let mut form = opened.clone();
    form.learned = "They hire in May.".into();
    form.people.push(Who::New("Cem Ak".into()));
    let changes = do_it(&mut book, TODAY, form.into_command(&opened));
    let row = book.get(id).unwrap();
    assert_eq!((row.learned.as_str(), row.with.len(), changes.edits.len()), ("They hire in May.", 2, 3));
}

#[test]
fn only_what_nothing_can_be_recorded_without_is_required() {
    let form = LogForm { day: None, minutes: "an hour".into(), ..LogForm::default() };
    let mut form = LogForm { promises: vec![new_promise(Side::Me)], ..form };
    form.introductions.push(IntroductionForm::default());
    let said: Vec<&str> = form.problems(day(TODAY)).iter().map(|problem| problem.what).collect();
    expect![[r#"
        With whom? Choose from the list, or type a new name.
        Choose a day.
        Type a number of minutes, such as 45.
        Write a few words about what was promised.
        Choose from the list, or type a new name."#]]
    .assert_eq(&said.join("\n"));
    let ahead = LogForm { day: Some(day("2026-03-06")), ..LogForm::default() };
    assert!(problem_of(&ahead.problems(day(TODAY)), LogField::Day).is_some());
    let this_month = LogForm { precision: kith::calendar::Precision::Month, ..ahead };
    assert!(problem_of(&this_month.problems(day(TODAY)), LogField::Day).is_none());
}

#[test]
fn a_draft_survives_as_text() {
    let mut form = LogForm::new(day(TODAY));
    form.people = vec![Who::New("Ana Ruiz".into()), Who::Me];
    form.promises.push(new_promise(Side::Them));
    form.introductions.push(IntroductionForm::default());
    form.say_of(&Who::New("Ana Ruiz".into()), |about| about.stay_ok = Some(false));
    let draft = serde_json::to_string(&form).unwrap();
    assert_eq!(serde_json::from_str::<LogForm>(&draft).unwrap(), form);
    assert_eq!(serde_json::from_str::<LogForm>("{}").unwrap(), LogForm::default());
}

#[test]
fn a_large_meeting_tells_apart_whom_one_talked_with() {
    let mut book = Book::default();
    let mut form = LogForm::new(day(TODAY));
    form.people = ["Ana A", "Ben B", "Cem C", "Dora D"].map(|name| Who::New(name.into())).to_vec();
    form.set_channel(Channel::InPerson);
    form.talked_with = vec![Who::New("Ben B".into())];
    form.hosts = vec![Who::New("Dora D".into())];
    assert_eq!(asked_in_place(&book, &form), []);
    do_it(&mut book, TODAY, form.clone().into_command(&form));
    let row = book.interactions.iter().next().unwrap();
    let said: Vec<(bool, bool)> = row.with.iter().map(|with| (with.talked, with.host)).collect();
    assert_eq!(said, [(false, false), (true, false), (false, false), (false, true)]);
}

#[test]
fn nothing_of_a_form_is_left_in_a_refused_book() {
    let mut book = Book::default();
    let form = LogForm { day: Some(day("2026-03-09")), ..LogForm::new(day(TODAY)) };
    let command = Command::Log(Box::new(form.into_entry()));
    assert!(crate::books::try_it(&mut book, TODAY, command).is_err());
    assert_eq!(
        (book.interactions.len(), book.naming::<Promise>(1).count(), book.naming::<NextStep>(1).count()),
        (0, 0, 0)
    );
    assert_eq!((book.naming::<Ask>(1).count(), book.naming::<Introduction>(1).count()), (0, 0));
}
