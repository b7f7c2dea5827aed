//! History and trash, the save line and the health of the storage, as a person reads them.

use kith::book::{Contact, Mode};
use kith::command::{Command, NewContact};
use kith::day::Day;
use kith::id::Id;
use kith::moment::{Device, Moment};
use kith::page::data::{Browser, health};
use kith::page::history::{HistoryPage, history};
use kith::page::save_line::{SaveLineState, save_line};
use kith::page::settings::{choose_mode, set_holiday};
use kith::persist::canary::Canary;
use kith::persist::{SaveState, StorageError};
use kith::session::Session;

const DAY: u64 = 24 * 60 * 60 * 1000;

fn day_of(millis: u64) -> Day {
    Day::from_number((millis / DAY) as i32)
}

fn first_day() -> Day {
    Day::parse("2026-03-02").unwrap()
}

/// Sends a command `days` after the first day.
fn send(session: &mut Session, days: i32, command: Command) {
    let today = first_day().plus(days);
    let now = today.number() as u64 * DAY + 10 * 60 * 60 * 1000;
    let seed = (session.history().latest_first().count() as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    session.send(command, &Moment { today, minute: 600, now, seed, device: Device(1) }).unwrap();
}

fn somebody(name: &str) -> Command {
    let contact = Contact { given: name.to_owned(), ..Contact::default() };
    Command::AddContact(Box::new(NewContact { contact, ..NewContact::default() }))
}

fn contact_named(session: &Session, name: &str) -> Id<Contact> {
    session.book().contacts.iter().find(|row| row.given == name).unwrap().id
}

fn page(session: &Session, days: i32) -> HistoryPage {
    history(session.book(), session.history(), first_day().plus(days), Device(1), day_of)
}

fn lines(page: &HistoryPage) -> Vec<String> {
    let day = |day: &kith::page::history::HistoryDay| {
        let lines: Vec<String> = day.lines.iter().map(|line| line.text.to_string()).collect();
        format!("{}: {}", day.heading, lines.join(" "))
    };
    page.days.iter().map(day).collect()
}

#[test]
fn what_was_done_reads_as_sentences_by_days() {
    let mut session = Session::default();
    let mode = choose_mode(session.book(), Mode::Searching, first_day());
    send(&mut session, 0, mode);
    send(&mut session, 0, somebody("Ana"));
    send(&mut session, 0, somebody("Ben"));
    let everybody = vec![contact_named(&session, "Ana"), contact_named(&session, "Ben")];
    send(&mut session, 1, Command::Tag { contacts: everybody, add: vec!["chess".into()], remove: vec![] });
    let holiday = set_holiday(session.book(), first_day().plus(9), true);
    send(&mut session, 1, holiday);
    assert_eq!(
        lines(&page(&session, 1)),
        [
            "Today: Changed the settings. Changed the tags of 2 people.",
            "Yesterday: Added Ben. Added Ana. Chose what the network is for.",
        ]
    );
}

#[test]
fn people_keep_their_names_in_the_history_when_they_are_gone() {
    let mut session = Session::default();
    send(&mut session, 0, somebody("Ana"));
    let ana = contact_named(&session, "Ana");
    send(&mut session, 0, Command::Trash(vec![ana]));
    send(&mut session, 0, somebody("Ben"));
    let moment = Moment { today: first_day(), minute: 600, now: 1, seed: 1, device: Device(2) };
    let undo = session.undo(&moment).unwrap();
    session.absorb(undo);
    assert_eq!(
        lines(&page(&session, 0)),
        ["Today: Undid something about Ben. Added Ben. Moved Ana to the trash. Added Ana."]
    );
    assert!(page(&session, 0).days[0].lines[0].elsewhere);
}

#[test]
fn what_lies_in_the_trash_comes_back_as_it_went() {
    let mut session = Session::default();
    send(&mut session, 0, somebody("Ana"));
    send(&mut session, 0, somebody("Ben"));
    send(&mut session, 0, somebody("Cleo"));
    let (ana, ben) = (contact_named(&session, "Ana"), contact_named(&session, "Ben"));
    let cleo = contact_named(&session, "Cleo");
    send(&mut session, 3, Command::Trash(vec![cleo]));
    send(&mut session, 4, Command::Trash(vec![ana, ben]));
    let trash = page(&session, 5).trash;
    let said: Vec<String> = trash.iter().map(|line| format!("{}, {}", line.text, line.left)).collect();
    assert_eq!(
        said,
        [
            "Ana and 1 other person, removed yesterday, kept for 29 more days",
            "Cleo, removed on Thursday, kept for 28 more days",
        ]
    );
    let (kind, id) = trash[0].record;
    send(&mut session, 5, Command::Restore(kind, id));
    assert_eq!((session.book().contacts.len(), page(&session, 5).trash.len()), (2, 1));
}

fn line(people: bool, state: SaveState, canary: Canary, days: i32) -> (String, SaveLineState) {
    let mut session = Session::default();
    if people {
        send(&mut session, 0, somebody("Ana"));
    }
    let line = save_line(session.book(), state, canary, first_day().plus(days));
    (line.text.to_string(), line.state)
}

#[test]
fn the_save_line_is_true_and_reminds_after_seven_days_or_fifty_changes() {
    let canary = |day: i32, changes| Canary {
        last_backup: Some(first_day().plus(day)),
        changes_since_backup: changes,
        ..Canary::default()
    };
    let saved = |canary, days| line(true, SaveState::Saved, canary, days);
    let well = SaveLineState::Saved;
    let due = SaveLineState::BackupDue;
    assert_eq!(saved(canary(0, 1), 3), ("All saved on this device, last backup 3 days ago".into(), well));
    assert_eq!(saved(canary(0, 1), 6).1, well);
    assert_eq!(saved(canary(0, 1), 7).1, due);
    assert_eq!(saved(canary(0, 0), 70).1, well, "nothing has changed since");
    assert_eq!((saved(canary(0, 49), 1).1, saved(canary(0, 50), 1).1), (well, due));
    let never = Canary { changes_since_backup: 3, ..Canary::default() };
    assert_eq!(saved(never, 1), ("All saved on this device, no backup yet".into(), well));
    assert_eq!(saved(never, 7).1, due, "a week after the first record");
    let unsaved = SaveState::Unsaved { n: 2, why: StorageError::Full };
    assert_eq!(
        line(true, unsaved, never, 1),
        ("2 changes are only in this tab".into(), SaveLineState::Unsaved)
    );
    assert_eq!(line(false, SaveState::Saved, never, 9), ("All saved on this device".into(), well));
}

#[test]
fn the_health_of_the_storage_is_told_plainly() {
    let mut session = Session::default();
    send(&mut session, 0, somebody("Ana"));
    let browser = Browser { keeps: Some(false), space: Some((1_240_000.0, 11e9)) };
    let canary = Canary { changes_since_backup: 1, ..Canary::default() };
    let said: Vec<String> = health(session.book(), canary, browser, first_day())
        .iter()
        .map(|line| format!("{} {}", if line.is_well { "+" } else { "-" }, line.text))
        .collect();
    assert_eq!(
        said,
        [
            "+ 1 person and 0 interactions in this notebook",
            "+ No backup yet; 1 change so far",
            "- The browser may clear this by itself when space gets short",
            "+ 1.2 MB used of the 11 GB that the browser allows",
        ]
    );
}
