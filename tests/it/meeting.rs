//! Planning a meeting, preparing it, and changing it; and things noted by themselves.

use crate::books::{contact, day, do_it, tell};
use kith::book::{Book, Channel, Side};
use kith::command::{Command, IntroductionStep, Who};
use kith::id::FreshIds;
use kith::page::form::problem_of;
use kith::page::log::{IntroductionForm, IntroductionWay};
use kith::page::meeting::{MeetingField, MeetingForm, QuestionForm};
use kith::page::note::{NoteField, NoteForm, NoteKind};

const TODAY: &str = "2026-03-05";

fn question(text: &str) -> QuestionForm {
    QuestionForm { text: text.into(), ..QuestionForm::default() }
}

fn save(book: &mut Book, form: MeetingForm, opened: &MeetingForm) -> usize {
    let command = form.into_command(opened, book, &mut FreshIds::new(1_800_000_000_000, 7));
    do_it(book, TODAY, command).edits.len()
}

#[test]
fn a_meeting_is_planned_with_somebody_new() {
    let mut book = Book::default();
    let mut form = MeetingForm::with(&book, &[]);
    assert!(problem_of(&form.problems(day(TODAY)), MeetingField::People).is_some());
    form.people = vec![Who::New("Ana Ruiz".into())];
    (form.day, form.minute, form.channel) = (Some(day("2026-03-09")), Some(600), Channel::Video);
    assert_eq!(form.problems(day(TODAY)), []);
    save(&mut book, form.clone(), &form);
    let row = book.meetings.iter().next().unwrap();
    assert_eq!((row.with.to_vec(), row.arranged_on), (vec![contact(&book, "Ana")], Some(day(TODAY))));
    assert_eq!((row.minute, row.asked_by), (Some(600), Some(Side::Me)));
}

#[test]
fn a_day_that_has_passed_is_not_planned_any_more() {
    let form = MeetingForm { day: Some(day("2026-03-04")), ..MeetingForm::default() };
    let what = problem_of(&form.problems(day(TODAY)), MeetingField::Day);
    assert_eq!(what, Some("That day has passed. Choose one to come, or log what happened."));
}

#[test]
fn r50_a_meeting_wants_three_questions() {
    let mut form = MeetingForm::default();
    let mut said = vec![form.question_hint()];
    for text in ["Who hires?", "What is hard?", "Whom else?"] {
        form.questions.push(question(text));
        said.push(form.question_hint());
    }
    assert!(said[0].starts_with("Three questions") && said[2].starts_with("One more") && said[3].is_empty());
}

#[test]
fn r52_questions_are_asked_and_answered_one_by_one() {
    let mut book = tell(r#"2026-03-01 plan meeting with Ana Ruiz on 2026-03-09, question "who hires?""#);
    let id = book.meetings.iter().next().unwrap().id;
    let opened = MeetingForm::of(&book, id).unwrap();
    assert_eq!(save(&mut book, opened.clone(), &opened), 0);
    let mut form = opened.clone();
    form.questions[0].answer = "Dora does.".into();
    form.questions.push(question("what is hard?"));
    form.questions.push(question("  "));
    form.people.push(Who::New("Ben Okafor".into()));
    // The answer, the new question, the new person, and that they take part.
    assert_eq!(save(&mut book, form, &opened), 4);
    let row = book.get(id).unwrap();
    let said: Vec<(&str, bool)> = row.questions.iter().map(|one| (one.text.as_str(), one.asked)).collect();
    assert_eq!((said, row.with.len()), (vec![("who hires?", true), ("what is hard?", false)], 2));
}

#[test]
fn r92_a_next_step_stands_by_itself() {
    let mut book = tell("person Jo Lind: strength 3");
    let mut form = NoteForm::new(&book, NoteKind::NextStep, Some(contact(&book, "Jo")));
    assert!(problem_of(&form.problems(), NoteField::What).is_some());
    (form.what, form.due) = ("call Jo".into(), Some(day("2026-05-05")));
    do_it(&mut book, TODAY, form.into_command().unwrap());
    let step = book.next_steps.iter().next().unwrap();
    assert_eq!(
        (step.what.as_str(), step.due, step.contact),
        ("call Jo", Some(day("2026-05-05")), Some(contact(&book, "Jo")))
    );
    let alone = NoteForm { what: "polish the portfolio".into(), ..NoteForm::default() };
    assert_eq!(alone.problems(), []);
    do_it(&mut book, TODAY, alone.into_command().unwrap());
    assert_eq!(book.next_steps.iter().last().unwrap().contact, None);
}

#[test]
fn a_promise_of_either_side_stands_by_itself() {
    let mut book = Book::default();
    for by in [Side::Me, Side::Them] {
        let who = Some(Who::New("Jo Lind".into())).filter(|_| by == Side::Me);
        let who = who.or_else(|| Some(Who::Known(contact(&book, "Jo"))));
        let form =
            NoteForm { kind: NoteKind::Promise, who, by, what: "the article".into(), ..NoteForm::default() };
        do_it(&mut book, TODAY, form.into_command().unwrap());
    }
    let said: Vec<Side> = book.promises.iter().map(|row| row.by).collect();
    assert_eq!((said, book.contacts.len()), (vec![Side::Me, Side::Them], 1));
}

#[test]
fn r88_an_introduction_stands_by_itself_for_me_or_by_me() {
    let mut book = tell("person Ana Ruiz: strength 4\nperson Ben Okafor: strength 2");
    let (ana, ben) = (contact(&book, "Ana"), contact(&book, "Ben"));
    let mut form = NoteForm::new(&book, NoteKind::Introduction, Some(ana));
    assert_eq!(form.introduction.step(), IntroductionStep::Asked);
    assert!(problem_of(&form.problems(), NoteField::Other).is_some());
    form.introduction.other = Some(Who::Known(ben));
    do_it(&mut book, TODAY, form.clone().into_command().unwrap());
    form.introduction.way = IntroductionWay::ByMe;
    do_it(&mut book, TODAY, form.clone().into_command().unwrap());
    form.set_introduction(IntroductionForm { way: IntroductionWay::ToThem, ..form.introduction.clone() });
    assert_eq!(form.introduction.step(), IntroductionStep::Made);
    do_it(&mut book, TODAY, form.clone().into_command().unwrap());
    let for_me: Vec<_> = book.introductions.iter().map(|row| row.for_me()).collect();
    assert_eq!(for_me, [Some((ana, ben)), None, Some((ben, ana))]);
    form.introduction.other = Some(Who::Known(ana));
    assert!(
        crate::books::try_it(&mut book, TODAY, form.into_command().unwrap_or(Command::PurgeTrash)).is_err()
    );
}
