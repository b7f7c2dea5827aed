//! Welcome and Settings: what choosing and changing there does to the book.

use crate::tell;
use kith::book::{Book, Mode, Period, Unit};
use kith::command::{Command, decide};
use kith::day::Day;
use kith::moment::{Device, Moment};
use kith::page::settings::{
    OwnText, choose_mode, commit, commitment_words, edit_campaign, edit_me, go_away, set_holiday,
    set_tier_days, set_working_days, settings, stay, words_of_line,
};
use kith::page::targets::targets;
use kith::page::welcome::SituationChoice;

fn today() -> Day {
    Day::parse("2026-03-02").unwrap()
}

fn send(book: &mut Book, day: Day, command: Command) {
    let seed = book.latest_stamp().time + 1;
    let moment = Moment { today: day, minute: 600, now: seed, seed, device: Device(1) };
    let changes = decide(book, command, &moment).unwrap();
    book.absorb(&changes).unwrap();
}

#[test]
fn r26_the_first_aim_fits_the_situation() {
    let aims = |slug: &str| -> Vec<String> {
        let situation = SituationChoice::of(slug).unwrap();
        situation.aims(&Book::default()).iter().map(|aim| commitment_words(aim).to_string()).collect()
    };
    assert_eq!(
        aims("looking"),
        [
            "5 people on each working day",
            "3 people on each working day",
            "2 people on each working day",
            "1 person on each working day",
        ]
    );
    assert_eq!(aims("new"), ["2 people on each working day", "1 person on each working day"]);
    // R57: whoever needs nothing just now says hello and gives.
    assert_eq!(
        aims("working"),
        ["3 hellos and gives a week", "2 hellos and gives a week", "1 hello or give a week"]
    );
    assert_eq!(aims("landed"), ["3 people a week", "2 people a week", "1 person a week"]);
}

#[test]
fn a_situation_sets_the_mode_and_can_be_chosen_again() {
    let mut book = Book::default();
    for (slug, mode, few) in [("new", Mode::Searching, true), ("landed", Mode::Landed, false)] {
        for command in SituationChoice::of(slug).unwrap().commands(&book, today()) {
            send(&mut book, today(), command);
        }
        let page = settings(&book, today());
        assert_eq!((page.mode, page.knows_few), (Some(mode), few));
    }
    assert_eq!(book.campaigns.len(), 1, "the campaign of today was changed");
}

#[test]
fn a_new_mode_later_begins_a_campaign_that_keeps_what_was_said() {
    let mut book = Book::default();
    let begin = choose_mode(&book, Mode::Searching, today());
    send(&mut book, today(), begin);
    let discreet = edit_campaign(&book, today(), |campaign| campaign.discreet = true);
    send(&mut book, today().plus(3), discreet);
    let later = today().plus(60);
    let land = choose_mode(&book, Mode::Landed, later);
    send(&mut book, later, land);
    let page = settings(&book, later);
    assert_eq!((book.campaigns.len(), page.mode, page.discreet), (2, Some(Mode::Landed), true));
    assert_eq!(
        page.mode_since.unwrap().to_string(),
        "Since today: thanking and telling everybody who helped."
    );
}

#[test]
fn an_aim_of_nothing_is_none() {
    let mut book = Book::default();
    send(&mut book, today(), commit(5, Unit::People, Period::WorkingDay, today()));
    assert_eq!(settings(&book, today()).commitment.map(|aim| aim.count), Some(5));
    send(&mut book, today(), commit(0, Unit::People, Period::WorkingDay, today()));
    assert_eq!(settings(&book, today()).commitment, None);
}

#[test]
fn days_off_and_days_away_come_and_go() {
    let mut book = tell("");
    let holiday = set_holiday(&book, today().plus(9), true);
    send(&mut book, today(), holiday);
    send(&mut book, today(), go_away(today().plus(1), today().plus(3), " Rome "));
    let page = settings(&book, today());
    assert_eq!(page.holidays, [(today().plus(9), "11 March".to_owned())]);
    let away: Vec<String> = page.away.iter().map(|line| line.text.to_string()).collect();
    assert_eq!(away, ["Away from tomorrow to Thursday: Rome"]);
    send(&mut book, today(), stay(page.away[0].id));
    let holiday = set_holiday(&book, today().plus(9), false);
    send(&mut book, today(), holiday);
    let page = settings(&book, today());
    assert_eq!((page.holidays.len(), page.away.len()), (0, 0));
}

#[test]
fn the_week_the_tiers_and_the_names_are_kept() {
    let mut book = Book::default();
    let week = [true, true, false, true, true, true, false];
    let command = set_working_days(&book, week);
    send(&mut book, today(), command);
    let command = set_tier_days(&book, 1, 60);
    send(&mut book, today(), command);
    let command = edit_me(&book, |me| me.names = words_of_line(" Jo Berg, ,J. Berg"));
    send(&mut book, today(), command);
    let page = settings(&book, today());
    assert_eq!((page.working_days, page.tier_days), (week, [30, 60, 180, 365]));
    assert_eq!(page.texts[0], "J. Berg, Jo Berg");
    let none = set_working_days(&book, [false; 7]);
    let moment = Moment { today: today(), minute: 0, now: 9, seed: 9, device: Device(1) };
    assert!(decide(&book, none, &moment).unwrap().is_empty(), "a week without a working day is not taken");
}

#[test]
fn every_text_of_the_user_and_their_search_is_kept_and_reads_back() {
    let mut book = Book::default();
    let begin = choose_mode(&book, Mode::Searching, today());
    send(&mut book, today(), begin);
    let mut fresh = kith::id::FreshIds::new(1_800_000_000_000, 7);
    for (number, text) in OwnText::ALL.into_iter().enumerate() {
        let command = text.write(&book, &format!(" text {number} "), today(), &mut fresh);
        send(&mut book, today(), command);
    }
    let written: Vec<String> = (0..OwnText::ALL.len()).map(|number| format!("text {number}")).collect();
    assert_eq!(settings(&book, today()).texts, written);
    assert_eq!(book.campaigns.len(), 1);
    // An address that stays keeps its id, so that two devices agree on it.
    let id = |book: &Book| book.get(kith::book::ME).unwrap().emails.iter().next().unwrap().id;
    let first = id(&book);
    let command = OwnText::Emails.write(&book, "text 1, jo@berg.example", today(), &mut fresh);
    send(&mut book, today(), command);
    assert_eq!((id(&book), book.get(kith::book::ME).unwrap().emails.len()), (first, 2));
}

#[test]
fn r43_somebody_to_begin_with_is_chosen_on_their_page_and_taken_off() {
    let mut book = tell("2026-03-01 person Ana Ruiz: at Acme as CTO");
    let ana = crate::books::contact(&book, "Ana");
    let begin = |book: &Book| kith::page::person::person(book, ana, today()).unwrap().begin.unwrap();
    let (words, command) = begin(&book);
    assert_eq!(words, "Begin here at Acme");
    send(&mut book, today(), command);
    let starters = |book: &Book| {
        let target = targets(book, today()).targets.remove(0);
        target.starters.into_iter().map(|starter| starter.name).collect::<Vec<_>>()
    };
    assert_eq!(starters(&book), ["Ana Ruiz"]);
    let (words, command) = begin(&book);
    assert_eq!(words, "No longer begin here at Acme");
    send(&mut book, today(), command);
    assert!(starters(&book).is_empty());
}
