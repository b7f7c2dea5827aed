//! An introduction is one process, whatever door it comes in by: asked for, offered, made, contacted,
//! scheduled, met, reported (R88); and both sides of one that the user makes are asked, the owner of something
//! told in confidence first (R19).

use crate::books::{contact, day, do_it, tell};
use expect_test::expect;
use kith::book::contact::HowMet;
use kith::book::{Ask, AskKind, AskState, Book, Introduction, Purpose, Row};
use kith::changes::Verb;
use kith::command::{Command, IntroductionStep, Who};
use kith::give_finder::Finder;
use kith::moment::{Source, Stamp};
use kith::page::ask::{AskForm, page};
use kith::page::give_and_take::give_and_take;
use kith::page::introductions::{NextStep, board};
use kith::page::log::{IntroductionForm, LogForm, LogReason, Preset};
use kith::page::note::{NoteForm, NoteKind};
use kith::page::person::person;
use kith::page::route::{Place, Route};
use kith::page::today;
use kith::standing::Standings;

const ANA: &str = "
    2026-02-02
    me: name Jo Berg
    person Ana Ruiz: strength 3, talked this month
    2026-02-27 meet Ana, care, learned x
";

const DAY: &str = "2026-03-03";

fn the_introduction(book: &Book) -> &Row<Introduction> {
    let rows: Vec<_> = book.introductions.iter().collect();
    assert_eq!(rows.len(), 1, "{rows:#?}");
    rows[0]
}

fn the_ask(book: &Book) -> &Row<Ask> {
    let rows: Vec<_> = book.asks.iter().collect();
    assert_eq!(rows.len(), 1, "{rows:#?}");
    rows[0]
}

/// What Ana's page says stands between the two, and the board says of it.
fn shown(book: &Book, on: &str) -> String {
    let mut out = String::new();
    let page = person(book, contact(book, "Ana"), day(on)).unwrap();
    for group in &page.between {
        for line in &group.lines {
            out += &format!("{}: {}\n", group.title, line.words);
            line.remarks.iter().for_each(|remark| out += &format!("  {remark}\n"));
        }
    }
    let board = board(book, day(on));
    for group in &board.groups {
        for card in &group.cards {
            let next = match &card.next {
                Some(NextStep::Go(label, _)) => format!(" [{label}]"),
                Some(NextStep::Move(step)) => format!(" [{}]", step.label),
                None => String::new(),
            };
            out += &format!("board, {}: {}{next}\n", group.title, card.words);
            card.notes.iter().for_each(|note| out += &format!("  {note}\n"));
        }
    }
    board.ended.iter().for_each(|card| out += &format!("board, ended: {}\n", card.words));
    out
}

/// Every line of Today that is not about nobody: the fold as well.
fn today_lines(book: &Book, on: &str) -> String {
    let page = today::page(book, &Standings::new(book, day(on)), day(on), 720);
    let families = page.families.into_iter().chain(page.fold);
    let cards = families.flat_map(|family| family.cards).filter(|card| card.person.is_some());
    let lines = cards.flat_map(|card| std::iter::once(card.why).chain(card.lines));
    lines.map(|line| format!("{line}\n")).collect()
}

/// Asked on the page Ask, with the words to pass on.
fn asked_on_the_page(book: &mut Book) {
    let form = AskForm {
        who: Some(Who::Known(contact(book, "Ana"))),
        kind: AskKind::Introduction,
        whom: "Ben Okafor".into(),
        what: "how his team hires".into(),
        blurb: Some("I am Jo Berg. I built 3 things. May I talk with Ben?".into()),
        ..AskForm::default()
    };
    let route = form.log(book, None).unwrap();
    let log = LogForm::for_preset(book, day(DAY), &Preset::read(&route));
    do_it(book, DAY, log.clone().into_command(&log));
}

/// Asked on the log form alone.
fn asked_on_the_log(book: &mut Book) {
    let ana = contact(book, "Ana");
    let mut log = LogForm::for_preset(book, day(DAY), &Preset::for_person(ana, Some(LogReason::Ask)));
    (log.asks[0].kind, log.asks[0].whom) = (AskKind::Introduction, "Ben Okafor".into());
    do_it(book, DAY, log.clone().into_command(&log));
}

#[test]
fn r88_an_ask_for_an_introduction_stands_on_the_board_as_asked_with_its_words() {
    let mut book = tell(ANA);
    asked_on_the_page(&mut book);
    expect![[r#"
        Introductions: You asked Ana to introduce you to Ben today
          About how his team hires
          Words to pass on: I am Jo Berg. I built 3 things. May I talk with Ben?
        board, Asked for: You asked Ana to introduce you to Ben today [They agreed]
          Without a word it closes by itself on 31 March.
    "#]]
    .assert_eq(&shown(&book, DAY));
    // By the form alone it is the same.
    let mut book = tell(ANA);
    asked_on_the_log(&mut book);
    expect![[r#"
        Introductions: You asked Ana to introduce you to Ben today
        board, Asked for: You asked Ana to introduce you to Ben today [They agreed]
          Without a word it closes by itself on 31 March.
    "#]]
    .assert_eq(&shown(&book, DAY));
    // Noted by itself, too; and what is noted twice stands there once.
    let other = Some(Who::New("Ben Okafor".into()));
    let mut note = NoteForm::new(&book, NoteKind::Introduction, Some(contact(&book, "Ana")));
    note.introduction.other = Some(Who::Known(contact(&book, "Ben")));
    do_it(&mut book, DAY, note.into_command().unwrap());
    the_introduction(&book);
    // A line of its own on the same form: one introduction, not two.
    let mut book = tell(ANA);
    let ana = contact(&book, "Ana");
    let mut log = LogForm::for_preset(&book, day(DAY), &Preset::for_person(ana, Some(LogReason::Ask)));
    log.asks[0].kind = AskKind::Introduction;
    let step = Some(IntroductionStep::Asked);
    log.introductions = vec![IntroductionForm { other, step, ..IntroductionForm::default() }];
    do_it(&mut book, DAY, log.clone().into_command(&log));
    assert_eq!(the_introduction(&book).ask, Some(the_ask(&book).id));
}

#[test]
fn r88_the_way_to_somebody_begins_the_request_with_their_name() {
    let book = tell(&format!("{ANA}    person Ben Okafor: strength 1\n"));
    let route = Route::about(Place::Ask, contact(&book, "Ana")).with("kind", "introduction");
    let form = AskForm::read(&book, &route.with("whom", contact(&book, "Ben").to_string()));
    assert_eq!((form.kind, form.whom.as_str()), (AskKind::Introduction, "Ben Okafor"));
    let mut after = book.clone();
    let log = LogForm::for_preset(&book, day(DAY), &Preset::read(&form.log(&book, None).unwrap()));
    do_it(&mut after, DAY, log.clone().into_command(&log));
    assert_eq!(the_introduction(&after).for_me().unwrap().1, contact(&book, "Ben"));
}

#[test]
fn r88_asking_for_an_introduction_is_undone_in_one_step() {
    let before = tell(ANA);
    let mut book = before.clone();
    let form = AskForm {
        who: Some(Who::New("Zoe Quist".into())),
        kind: AskKind::Introduction,
        whom: "Ben Okafor, the head of data".into(),
        ..AskForm::default()
    };
    let log = LogForm::for_preset(&book, day(DAY), &Preset::read(&form.log(&book, None).unwrap()));
    let changes = do_it(&mut book, DAY, log.clone().into_command(&log));
    assert_eq!((book.contacts.iter().count(), book.introductions.iter().count()), (4, 2));
    let stamp = Stamp { time: book.latest_stamp().time + 1, source: Source::User, ..book.latest_stamp() };
    book.absorb(&changes.invert(stamp, Verb::Undo)).unwrap();
    assert_eq!((book.contacts.iter().count(), book.introductions.iter().count()), (1, 0));
    assert_eq!(
        (book.asks.iter().count(), book.interactions.iter().count()),
        (0, before.interactions.iter().count())
    );
}

#[test]
fn r88_nothing_is_owed_twice_while_an_introduction_is_asked_for() {
    let mut book = tell(ANA);
    asked_on_the_page(&mut book);
    // No plan for silence beside it: one reminder, seven working days later.
    let quiet = |book: &Book, on: &str| assert_eq!(today_lines(book, on), "", "{on}");
    for on in ["2026-03-06", "2026-03-09", "2026-03-11"] {
        quiet(&book, on);
    }
    expect![[r#"
        You asked Ana on 3 March for an introduction to Ben Okafor. One friendly reminder is fine.
    "#]]
    .assert_eq(&today_lines(&book, "2026-03-12"));
    let moving = kith::in_motion::in_motion(&kith::outlook::Outlook::new(&book, day("2026-03-05")));
    assert_eq!(moving.len(), 1, "{moving:#?}");
    // Reminded by another try of the ask: that was the one.
    let mut log = LogForm::new(day("2026-03-12"));
    log.people = vec![Who::Known(contact(&book, "Ana"))];
    log.set_purposes(vec![Purpose::FollowUp]);
    log.serves = Some(kith::book::Serves::Ask(the_ask(&book).id));
    do_it(&mut book, "2026-03-12", log.clone().into_command(&log));
    for on in ["2026-03-13", "2026-03-17", "2026-03-24", "2026-03-30"] {
        quiet(&book, on);
    }
    // Twenty working days after it was asked it has lapsed.
    assert!(shown(&book, "2026-03-30").contains("board, Asked for"));
    assert!(
        shown(&book, "2026-03-31").contains("board, ended: The introduction to Ben by Ana came to nothing")
    );
}

#[test]
fn r88_what_moves_the_ask_moves_the_introduction_and_the_other_way_round() {
    let mut asked = tell(ANA);
    asked_on_the_page(&mut asked);
    let (ask, introduction) = (the_ask(&asked).id, the_introduction(&asked).id);
    let after = |command: Command| {
        let mut book = asked.clone();
        do_it(&mut book, "2026-03-05", command);
        book
    };
    let by_ask = |state| after(Command::SettleAsk(ask, state));
    let by_introduction = |step| after(Command::MoveIntroduction(introduction, step));
    let yes = by_introduction(IntroductionStep::Offered);
    assert_eq!((the_ask(&yes).state, the_ask(&yes).answered_on), (AskState::Yes, Some(day("2026-03-05"))));
    assert_eq!(the_introduction(&by_ask(AskState::Yes)).record, the_introduction(&yes).record);
    // One thing is owed: the words. Thanks come with the introduction itself (R20).
    expect![[r#"
        Ana offered today to introduce you to Ben Okafor. A few words that can be passed on make it easy.
    "#]]
    .assert_eq(&today_lines(&yes, "2026-03-05"));
    let made = by_introduction(IntroductionStep::Made);
    expect![[r#"
        Ana introduced you to Ben today. It is your turn to write.
        Ana introduced you to Ben Okafor today. A thank-you goes to the one who opened the door.
    "#]]
    .assert_eq(&today_lines(&made, "2026-03-05"));
    assert_eq!(made.get(contact(&made, "Ben")).unwrap().introducer, Some(contact(&made, "Ana")));
    // A no parks the ask (R31), and is thanked for (R53).
    let no = by_introduction(IntroductionStep::Declined);
    for unmade in [&asked, &yes, &no] {
        let ben = unmade.get(contact(unmade, "Ben")).unwrap();
        assert_eq!((ben.introducer, &ben.met_how), (None, &HowMet::Other), "R38: nobody brought Ben yet");
    }
    assert_eq!(the_introduction(&by_ask(AskState::No)).record, the_introduction(&no).record);
    expect![[r#"
        Ana gave you a straight answer today. Thank them for their candour.
    "#]]
    .assert_eq(&today_lines(&no, "2026-03-05"));
    let again = AskForm {
        who: Some(Who::Known(contact(&no, "Ana"))),
        kind: AskKind::Introduction,
        whom: "Ben Okafor".into(),
        ..AskForm::default()
    };
    let thanked = {
        let mut book = no.clone();
        let log = LogForm::for_preset(
            &book,
            day("2026-03-06"),
            &Preset::for_person(contact(&no, "Ana"), Some(LogReason::Thanks)),
        );
        do_it(&mut book, "2026-03-06", log.clone().into_command(&log));
        book
    };
    assert_eq!(page(&thanked, day("2026-03-10"), &again).unwrap().rule.unwrap().0, 31);
    let gone = by_introduction(IntroductionStep::LetGo);
    assert_eq!(the_ask(&gone).state, AskState::Withdrawn);
    assert_eq!(the_introduction(&by_ask(AskState::NoAnswer)).let_go_on, Some(day("2026-03-05")));
}

#[test]
fn r88_whoever_has_no_name_yet_is_called_by_the_role_or_the_place() {
    let to = |whom: &str, target: &str| {
        let mut book = tell(&format!("{ANA}    organization Acme\n"));
        let form = AskForm {
            who: Some(Who::Known(contact(&book, "Ana"))),
            kind: AskKind::Introduction,
            whom: whom.into(),
            target: book.organizations.iter().find(|row| row.name == target).map(|row| row.id),
            ..AskForm::default()
        };
        let log = LogForm::for_preset(&book, day(DAY), &Preset::read(&form.log(&book, None).unwrap()));
        do_it(&mut book, DAY, log.clone().into_command(&log));
        let named = book.introductions.iter().map(|row| {
            let other = book.get(row.for_me().unwrap().1).unwrap();
            format!("{}{}", other.full_name(), if other.out_of_deck { " (not in the deck)" } else { "" })
        });
        named.collect::<Vec<_>>().join("; ")
    };
    assert_eq!(to("Vincent van Gogh", ""), "Vincent van Gogh");
    assert_eq!(to("the head of data", "Acme"), "the head of data (not in the deck)");
    assert_eq!(to("", "Acme"), "somebody at Acme (not in the deck)");
    assert_eq!(to("", ""), "somebody (not in the deck)");
    assert_eq!(to("Ben Okafor and Kim Lee", ""), "Ben Okafor; Kim Lee");
    assert_eq!(to("Ben, Jo, Kim and Lee", ""), "Ben, Jo, Kim and Lee (not in the deck)");
    // Nobody is introduced to themselves; the request is kept all the same.
    assert_eq!(to("Ana Ruiz", ""), "");
}

#[test]
fn r88_a_request_of_somebody_new_adds_them_with_it() {
    let book = tell(ANA);
    let form = AskForm {
        who: Some(Who::New("Zoe Quist".into())),
        kind: AskKind::Advice,
        what: "20 minutes on data".into(),
        ..AskForm::default()
    };
    let beside = page(&book, day(DAY), &form).unwrap();
    expect!["Zoe Quist is not in your book yet, and comes into it with this request."]
        .assert_eq(&beside.verdict.to_string());
    assert!(beside.is_ready);
    // What the words alone say is said of them as well (R96).
    let vague = AskForm { kind: AskKind::Introduction, ..form.clone() };
    assert_eq!(page(&book, day(DAY), &vague).unwrap().against, Some(96));
    // Logged or planned, in one step.
    let mut logged = book.clone();
    let log = LogForm::for_preset(&book, day(DAY), &Preset::read(&form.log(&book, None).unwrap()));
    assert_eq!(log.people, [Who::New("Zoe Quist".into())]);
    do_it(&mut logged, DAY, log.clone().into_command(&log));
    assert_eq!(the_ask(&logged).contact, contact(&logged, "Zoe"));
    let mut planned = book.clone();
    do_it(&mut planned, DAY, form.plan().unwrap());
    assert_eq!(
        (the_ask(&planned).state, the_ask(&planned).contact),
        (AskState::Planned, contact(&planned, "Zoe"))
    );
}

#[test]
fn r88_what_comes_of_it_later_owes_one_more_report_and_no_update_beside_it() {
    let story = "
        2026-03-02
        mode searching from 2026-03-02
        person Ana Ruiz: strength 4, talked this month
        introduction by Ana of me to Ben Okafor made
        2026-03-02 mail to Ana: thanks
        2026-03-03 mail to Ben: outreach
        2026-03-05 call with Ben
        2026-03-05 mail to Ben: thanks
        2026-03-06 mail to Ana: report, spoke of the search
        2026-03-12 offer at Acme through Ben
    ";
    let of_ana = |story: &str, on: &str| -> String {
        let lines = today_lines(&tell(story), on);
        lines.lines().filter(|line| line.contains("Ana")).map(|line| format!("{line}\n")).collect()
    };
    expect![[r#"
        You have an offer from Acme, and Ana introduced you to Ben Okafor. Tell them first.
    "#]]
    .assert_eq(&of_ana(story, "2026-03-16"));
    let told = format!("{story}    2026-03-16 mail to Ana: report\n");
    assert_eq!(of_ana(&told, "2026-03-17"), "");
    // R109: no word of it to those from whom the search is kept.
    assert!(!of_ana(&story.replace("strength 4", "strength 4, not to know"), "2026-03-16").contains("offer"));
}

/// What is asked of whom about the only introduction, each day on which that changes.
fn asked_day_by_day(book: &Book, from: &str, days: i32) -> String {
    let (mut out, mut before) = (String::new(), String::new());
    for offset in 0..days {
        let on = day(from).plus(offset).to_string();
        let lines = today_lines(book, &on);
        if lines != before {
            out += &format!("{on}\n{}", lines.lines().map(|line| format!("  {line}\n")).collect::<String>());
            before = lines;
        }
    }
    out
}

/// Jo looks for something, and Ann is it; the introduction is begun on the page Give and take.
fn begun(private: &str) -> Book {
    let mut book = tell(&format!(
        r#"
        2026-02-20
        person Jo Lind: strength 3, wants "a good divorce lawyer" {private}
        person Ann Bell: strength 3, at Scales as "Divorce lawyer"
        "#
    ));
    let page = give_and_take(&book, &Finder::new(&book), day("2026-02-20"));
    let command = page.matches[0].ideas.last().unwrap().command.clone();
    do_it(&mut book, "2026-02-20", command);
    book
}

fn said(book: &mut Book, on: &str, who: &str, reason: LogReason) {
    let about = Some(the_introduction(book).id.number());
    let preset = Preset { about, ..Preset::for_person(contact(book, who), Some(reason)) };
    let log = LogForm::for_preset(book, day(on), &preset);
    do_it(book, on, log.clone().into_command(&log));
}

#[test]
fn r88_each_side_is_asked_at_once_where_nothing_is_private() {
    let book = begun("");
    expect![[r#"
        2026-02-24
          You want to introduce Jo and Ann Bell. Ask Jo first whether it is welcome.
          You want to introduce Ann and Jo Lind. Ask Ann first whether it is welcome.
        2026-03-20
    "#]]
    .assert_eq(&asked_day_by_day(&book, "2026-02-20", 40));
}

#[test]
fn r19_the_other_side_waits_until_the_owner_of_a_private_goal_agrees() {
    let mut book = begun("private");
    let id = the_introduction(&book).id;
    // Jo alone is asked, however long it takes; nothing of it reaches Ann's card or page.
    expect![[r#"
        2026-02-24
          You want to introduce Jo and Ann Bell. Ask Jo first whether it is welcome.
        2026-03-20
    "#]]
    .assert_eq(&asked_day_by_day(&book, "2026-02-20", 40));
    expect![[r#"
        Yours to introduce: ask each side: You want to introduce Jo to Ann, since Friday.
        [Ask Jo][Jo said yes][Declined][Let it go]
          Jo has not been asked yet.
          Ann is asked once the other one agrees: it was told in confidence.
    "#]]
    .assert_eq(&on_the_board(&book, "2026-02-24"));
    assert_eq!(acts(&book, "Ann"), ["Jo agreed", "Made", "Declined", "Let go"]);
    said(&mut book, "2026-02-24", "Jo", LogReason::Introduction);
    expect![[r#"
        2026-03-03
          You asked Jo on 24 February about meeting Ann Bell. One friendly reminder is fine.
        2026-03-24
    "#]]
    .assert_eq(&asked_day_by_day(&book, "2026-02-25", 40));
    expect![[r#"
        Asked each side: You want to introduce Jo to Ann, since Friday.
        [Jo said yes][Remind Jo][Declined][Let it go]
          Jo has not answered yet, which says nothing so far.
          Ann is asked once the other one agrees: it was told in confidence.
          Without a word it closes by itself on 24 March.
    "#]]
    .assert_eq(&on_the_board(&book, "2026-02-25"));
    // Jo agrees: now Ann is asked, and two working days are counted from the yes.
    do_it(&mut book, "2026-03-03", Command::MoveIntroduction(id, IntroductionStep::FirstAgreed));
    expect![[r#"
        2026-03-05
          You want to introduce Ann and Jo Lind. Ask Ann first whether it is welcome.
        2026-03-31
    "#]]
    .assert_eq(&asked_day_by_day(&book, "2026-03-03", 40));
    expect![[r#"
        Yours to introduce: ask each side: You want to introduce Jo to Ann, since 20 February.
        [Ask Ann][Ann said yes][Declined][Let it go]
          Jo said yes yesterday.
          Ann has not been asked yet.
    "#]]
    .assert_eq(&on_the_board(&book, "2026-03-04"));
    said(&mut book, "2026-03-05", "Ann", LogReason::Introduction);
    do_it(&mut book, "2026-03-09", Command::MoveIntroduction(id, IntroductionStep::SecondAgreed));
    expect![[r#"
        Both said yes: introduce them: Jo and Ann both said yes, the second one yesterday.
        [I introduced them][Declined][Let it go]
          Jo said yes on 3 March.
          Ann said yes yesterday.
    "#]]
    .assert_eq(&on_the_board(&book, "2026-03-10"));
}

/// What can be done about it on somebody's page.
fn acts(book: &Book, who: &str) -> Vec<String> {
    let page = person(book, contact(book, who), day("2026-02-24")).unwrap();
    let lines = page.between.iter().flat_map(|group| &group.lines);
    lines.flat_map(|line| &line.acts).map(|act| act.label.to_string()).collect()
}

/// The board alone, with every step it offers.
fn on_the_board(book: &Book, on: &str) -> String {
    let mut out = String::new();
    for group in board(book, day(on)).groups {
        for card in group.cards {
            out += &format!("{}: {}\n", group.title, card.words);
            for step in card.next.iter().chain(&card.moves) {
                match step {
                    NextStep::Go(label, _) => out += &format!("[{label}]"),
                    NextStep::Move(step) => out += &format!("[{}]", step.label),
                }
            }
            out += "\n";
            card.notes.iter().for_each(|note| out += &format!("  {note}\n"));
        }
    }
    out
}
