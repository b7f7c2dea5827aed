//! What one tab holds: a new start, two tabs at once, undo after a new start, a forget.

use kith::book::{Book, Contact, Kind, Tier};
use kith::changes::{Act, Changes, Edit, Verb, What};
use kith::command::{Command, Edited, NewContact};
use kith::day::Day;
use kith::forget::forget;
use kith::id::Id;
use kith::moment::{Device, Moment};
use kith::persist::envelope::{self, seal};
use kith::persist::stored::{Entry, Loaded, Stored, understand};
use kith::schema::VERSION;
use kith::session::Session;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn moment(device: u32, now: u64) -> Moment {
    let today = Day::parse("2026-03-02").unwrap();
    Moment {
        today,
        minute: 600,
        now: 1_772_000_000_000 + now,
        seed: now * 77 + u64::from(device),
        device: Device(device),
    }
}

fn somebody(name: &str) -> Command {
    let contact = Contact { given: name.to_owned(), ..Contact::default() };
    Command::AddContact(Box::new(NewContact { contact, ..NewContact::default() }))
}

fn tag(ids: &[Id<Contact>], word: &str) -> Command {
    Command::Tag { contacts: ids.to_vec(), add: vec![word.to_owned()], remove: Vec::new() }
}

fn only_contact(session: &Session) -> Id<Contact> {
    session.book().contacts.iter().next().unwrap().id
}

/// Everybody with their tags, in the order of names.
fn people(book: &Book) -> Vec<String> {
    let line = |row: &kith::book::Row<Contact>| format!("{} {}", row.full_name(), row.tags.join(","));
    let mut lines: Vec<String> = book.contacts.iter().map(line).collect();
    lines.sort();
    lines
}

/// The journal that tabs share.
#[derive(Default)]
struct Disk(Vec<Vec<u8>>);

impl Disk {
    fn entries(&self, from: usize) -> Vec<Entry> {
        let entry = |(at, payload): (usize, &Vec<u8>)| Entry {
            key: at as u64 + 1,
            version: 1,
            recorded: 0,
            payload: payload.clone(),
            brief: false,
        };
        self.0.iter().enumerate().skip(from).map(entry).collect()
    }

    fn stored(&self) -> Stored {
        Stored { changes: self.entries(0), known: self.0.len() as u64, ..Stored::default() }
    }
}

struct Tab {
    device: u32,
    session: Session,
    known: usize,
    waiting: Vec<Vec<u8>>,
}

impl Tab {
    fn open(device: u32, disk: &Disk) -> Tab {
        let (session, problem) = Session::open(&disk.stored());
        assert_eq!(problem, None);
        Tab { device, session, known: disk.0.len(), waiting: Vec::new() }
    }

    fn act(&mut self, command: Command, now: u64) {
        if let Ok(changes) = self.session.send(command, &moment(self.device, now)) {
            self.waiting.push(changes.encode());
        }
    }

    fn put(&mut self, changes: Option<Changes>) {
        let changes = changes.unwrap();
        self.session.absorb(changes.clone());
        self.waiting.push(changes.encode());
    }

    /// Compare and append.
    fn save(&mut self, disk: &mut Disk) {
        if disk.0.len() > self.known {
            self.waiting = self.session.catch_up(&disk.entries(self.known), &self.waiting).actions;
        }
        disk.0.append(&mut self.waiting);
        self.known = disk.0.len();
    }
}

#[test]
fn a_new_start_finds_everything_and_can_undo_it() {
    let mut disk = Disk::default();
    let mut tab = Tab::open(1, &disk);
    tab.act(somebody("Ana"), 1);
    tab.act(tag(&[only_contact(&tab.session)], "chess"), 2);
    tab.save(&mut disk);
    let mut tab = Tab::open(1, &disk);
    assert_eq!(people(tab.session.book()), ["Ana chess"]);
    tab.put(tab.session.undo(&moment(1, 3)));
    assert_eq!(people(tab.session.book()), ["Ana "]);
    tab.save(&mut disk);
    let mut tab = Tab::open(1, &disk);
    tab.put(tab.session.redo(&moment(1, 4)));
    assert_eq!(people(tab.session.book()), ["Ana chess"]);
}

#[test]
fn of_two_tabs_the_later_decides_again() {
    let mut disk = Disk::default();
    let (mut one, mut other) = (Tab::open(1, &disk), Tab::open(2, &disk));
    one.act(somebody("Ana"), 1);
    other.act(somebody("Ben"), 1);
    let ben = only_contact(&other.session);
    other.act(tag(&[ben], "chess"), 2);
    one.save(&mut disk);
    other.save(&mut disk);
    one.save(&mut disk);
    for session in [&one.session, &other.session, &Session::open(&disk.stored()).0] {
        assert_eq!(people(session.book()), ["Ana ", "Ben chess"]);
        assert!(session.book().get(ben).is_some(), "what was made keeps its id");
    }
}

#[test]
fn what_another_tab_made_impossible_is_said() {
    let mut disk = Disk::default();
    let mut one = Tab::open(1, &disk);
    one.act(somebody("Ana"), 1);
    one.save(&mut disk);
    let mut other = Tab::open(2, &disk);
    let ana = only_contact(&one.session);
    one.act(Command::Trash(vec![ana]), 2);
    one.save(&mut disk);
    let before = other.session.book().get(ana).unwrap().record.clone();
    let after = Contact { notes: "likes chess".to_owned(), ..before.clone() };
    other.act(Command::Edit(Edited::of(ana, &before, &after)), 3);
    let caught_up = other.session.catch_up(&disk.entries(other.known), &other.waiting);
    assert_eq!((caught_up.actions.len(), caught_up.refused.len()), (0, 1));
    assert_eq!(people(other.session.book()), Vec::<String>::new());
}

#[test]
fn an_action_too_large_for_the_journal_can_be_undone_after_a_new_start() {
    let mut session = Session::default();
    let changes = session.send(somebody("Ana"), &moment(1, 1)).unwrap();
    let brief = Session::brief(&changes.encode());
    assert!(!brief.windows(3).any(|bytes| bytes == b"Ana"), "only ids are kept");
    let snapshot = seal(envelope::Kind::Snapshot, VERSION, 1, &session.snapshot());
    let journal = vec![(1, seal(envelope::Kind::Turn, VERSION, 0, &brief))];
    let stored = understand(Loaded { snapshot: Ok(Some(snapshot)), journal }, VERSION);
    let (mut session, problem) = Session::open(&stored);
    assert_eq!((problem, people(session.book())), (None, vec!["Ana ".to_owned()]));
    let undo = session.undo(&moment(1, 2)).unwrap();
    session.absorb(undo);
    assert!(session.book().contacts.is_empty());
    assert_eq!(session.redo(&moment(1, 3)), None, "its row was not kept");
}

#[test]
fn r115_a_forget_leaves_no_history_and_no_word_of_what_was() {
    let mut session = Session::default();
    session.send(somebody("Ana"), &moment(1, 1)).unwrap();
    let ana = only_contact(&session);
    let stamp = session.history().latest_first().next().unwrap().stamp;
    let what = What { verb: Verb::Forget, contact: None, count: 1, of: None };
    let edit = Edit { kind: Kind::Contact, id: ana.number(), stamp: None, was: None, act: Act::Forget };
    session.absorb(Changes { stamp, what, edits: vec![edit] });
    assert!(session.book().contacts.is_empty());
    assert_eq!(session.history().latest_first().count(), 0);
    assert!(session.undo(&moment(1, 2)).is_none());
}

#[test]
fn r115_other_tabs_are_told_that_somebody_was_forgotten() {
    let mut disk = Disk::default();
    let mut one = Tab::open(1, &disk);
    one.act(somebody("Ana"), 1);
    one.save(&mut disk);
    let (mut other, mut later) = (Tab::open(2, &disk), Tab::open(3, &disk));
    let ana = only_contact(&one.session);
    one.act(tag(&[ana], "chess"), 2);
    one.save(&mut disk);
    assert!(!other.session.catch_up(&disk.entries(other.known), &[]).forgot);
    other.known = disk.0.len();
    one.put(Some(forget(one.session.book(), ana, &BTreeSet::new(), false, &moment(1, 3))));
    one.save(&mut disk);
    assert!(other.session.catch_up(&disk.entries(other.known), &[]).forgot);
    assert!(later.session.start_over(&disk.stored(), &[]).forgot);
    assert!(!later.session.start_over(&disk.stored(), &[]).forgot, "it is told once");
    assert!(later.session.start_over(&Stored::default(), &[]).forgot, "everything was wiped");
}

#[test]
fn derived_rows_follow_every_way_a_book_can_change() {
    let mut session = Session::default();
    let found = |session: &Session| session.with_people(|_, people| people.find("ana", 5).len());
    assert_eq!(found(&session), 0);
    session.send(somebody("Ana"), &moment(1, 1)).unwrap();
    assert_eq!(found(&session), 1);
    let undo = session.undo(&moment(1, 2)).unwrap();
    session.absorb(undo);
    assert_eq!(found(&session), 0);
    session.start_over(&Stored::default(), &[]);
    assert_eq!(found(&session), 0);
}

fn some_command(what: u8, session: &Session, now: u64) -> Command {
    let ids: Vec<Id<Contact>> = session.book().contacts.iter().map(|row| row.id).collect();
    match (what % 5, ids.first()) {
        (1, Some(_)) => tag(&ids, &format!("t{now}")),
        (2, Some(id)) => Command::Trash(vec![*id]),
        (3, Some(id)) => Command::SetCadence(vec![*id], Some(Tier::Near)),
        _ => somebody(&format!("P{now}")),
    }
}

proptest! {
    /// Whatever three tabs do in whatever order, they come to hold what the journal holds.
    #[test]
    fn tabs_come_to_hold_the_same(steps in prop::collection::vec((0..3usize, any::<u8>(), any::<bool>()), 1..40)) {
        let mut disk = Disk::default();
        let mut tabs = [Tab::open(1, &disk), Tab::open(2, &disk), Tab::open(3, &disk)];
        for (now, (tab, what, saves)) in steps.into_iter().enumerate() {
            let tab = &mut tabs[tab];
            tab.act(some_command(what, &tab.session, now as u64 + 1), now as u64 + 1);
            if saves {
                tab.save(&mut disk);
            }
        }
        tabs.iter_mut().for_each(|tab| tab.save(&mut disk));
        tabs.iter_mut().for_each(|tab| tab.save(&mut disk));
        let (reopened, problem) = Session::open(&disk.stored());
        prop_assert_eq!(problem, None);
        for tab in &tabs {
            prop_assert_eq!(people(tab.session.book()), people(reopened.book()));
        }
    }
}
