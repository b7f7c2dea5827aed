//! The saver over the real database: two tabs converge, a forget leaves nothing, a crash loses nothing.

use kith::persist::canary::{Canary, Start, judge};
use kith::persist::queue::LARGE;
use kith::persist::stored::{Entry, Stored};
use kith::persist::{SaveState, StorageError};
use kith::web::saver::{Holder, Saver};
use kith::web::{canary, clock, idb::Database};
use leptos::prelude::GetUntracked;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

/// A book, here, is a list of lines; an action adds one.
#[derive(Clone, Default)]
struct Book {
    lines: Rc<RefCell<Vec<String>>>,
    revision: Rc<Cell<u64>>,
}

impl Book {
    fn load(&self, stored: &Stored) {
        let snapshot = stored.snapshot.as_ref().map(|snapshot| text(snapshot.payload())).unwrap_or_default();
        let covered = snapshot.lines().map(str::to_owned);
        *self.lines.borrow_mut() =
            covered.chain(stored.changes.iter().map(|entry| text(&entry.payload))).collect();
    }

    fn lines(&self) -> Vec<String> {
        self.lines.borrow().clone()
    }
}

impl Holder for Book {
    fn snapshot(&self) -> Vec<u8> {
        self.lines().join("\n").into_bytes()
    }

    fn brief(&self, action: &[u8]) -> Vec<u8> {
        action[..5].to_vec()
    }

    fn absorb(&self, entries: Vec<Entry>, waiting: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
        let mut lines = self.lines.borrow_mut();
        let saved = lines.len() - waiting.len();
        lines.truncate(saved);
        lines.extend(entries.iter().map(|entry| text(&entry.payload)));
        lines.extend(waiting.iter().map(|action| text(action)));
        waiting
    }

    fn reload(&self, stored: &Stored, waiting: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
        self.load(stored);
        self.lines.borrow_mut().extend(waiting.iter().map(|action| text(action)));
        waiting
    }

    fn saved(&self, revision: u64) {
        self.revision.set(revision);
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// One tab.
struct Tab {
    book: Book,
    saver: Saver,
}

impl Tab {
    async fn open(name: &str) -> Tab {
        let book = Book::default();
        let saver = Saver::new(name, 1, book.clone());
        let stored = saver.open().await.unwrap();
        book.load(&stored);
        saver.begin(&stored);
        Tab { book, saver }
    }

    /// A tab over an emptied database.
    async fn fresh(name: &str) -> Tab {
        let tab = Tab::open(name).await;
        tab.saver.wipe().await.unwrap();
        tab
    }

    fn act(&self, line: &str) {
        self.book.lines.borrow_mut().push(line.to_owned());
        self.saver.record(line.as_bytes().to_vec());
    }

    fn state(&self) -> SaveState {
        self.saver.state().get_untracked()
    }

    async fn saved(&self) {
        until(|| self.state() == SaveState::Saved).await;
    }
}

/// Waits until `what` is so, for some seconds at most.
async fn until(what: impl Fn() -> bool) {
    for _ in 0..400 {
        if what() {
            return;
        }
        pause(10).await;
    }
    panic!("waited in vain");
}

async fn pause(milliseconds: i32) {
    let window = web_sys::window().unwrap();
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds).unwrap();
    });
    promise.await.unwrap();
}

#[wasm_bindgen_test]
async fn what_was_done_is_there_after_a_new_start() {
    let tab = Tab::fresh("saver-restart").await;
    tab.act("one");
    tab.act("two");
    assert_eq!(tab.state(), SaveState::Saving { n: 2 });
    tab.saved().await;
    assert_eq!(tab.book.revision.get(), tab.saver.revision());
    assert_eq!(Tab::open("saver-restart").await.book.lines(), ["one", "two"]);
}

#[wasm_bindgen_test]
async fn two_tabs_that_write_at_once_come_to_hold_the_same() {
    let one = Tab::fresh("saver-tabs").await;
    let other = Tab::open("saver-tabs").await;
    for number in 0..20 {
        one.act(&format!("one {number}"));
        other.act(&format!("other {number}"));
        pause(number % 3).await;
    }
    let both = || one.book.lines().len() == 40 && other.book.lines().len() == 40;
    until(|| both() && one.state() == SaveState::Saved && other.state() == SaveState::Saved).await;
    let lines = Tab::open("saver-tabs").await.book.lines();
    assert_eq!((&one.book.lines(), &other.book.lines()), (&lines, &lines));
}

#[wasm_bindgen_test]
async fn a_large_action_reaches_other_tabs_and_the_next_start() {
    let one = Tab::fresh("saver-large").await;
    let other = Tab::open("saver-large").await;
    let large = "x".repeat(LARGE + 1);
    one.act("small");
    one.act(&large);
    other.act("other");
    one.saved().await;
    until(|| other.book.lines().len() == 3 && one.book.lines().len() == 3).await;
    let again = Tab::open("saver-large").await;
    assert_eq!(again.book.lines(), one.book.lines());
}

#[wasm_bindgen_test]
async fn a_long_journal_is_compacted_after_a_while() {
    let tab = Tab::fresh("saver-long").await;
    (0..205).for_each(|number| tab.act(&number.to_string()));
    tab.saved().await;
    let lines = tab.book.lines();
    pause(2_500).await;
    let stored = Tab::open("saver-long").await.saver.open().await.unwrap();
    assert_eq!((stored.changes.len(), stored.history.len()), (0, 205));
    assert_eq!(text(stored.snapshot.unwrap().payload()).lines().collect::<Vec<_>>(), lines);
}

#[wasm_bindgen_test]
async fn a_forget_leaves_nothing_and_the_other_tab_forgets_too() {
    let one = Tab::fresh("saver-forget").await;
    let other = Tab::open("saver-forget").await;
    one.act("Ana");
    one.act("Ben");
    one.saved().await;
    until(|| other.book.lines().len() == 2).await;
    one.book.lines.borrow_mut().retain(|line| line != "Ana");
    one.saver.replace_all();
    assert_eq!(one.state(), SaveState::Saving { n: 1 });
    one.saved().await;
    until(|| other.book.lines() == ["Ben"]).await;
    let raw = Database::open("saver-forget", || ()).await.unwrap().load().await.unwrap();
    let all: Vec<u8> =
        raw.journal.into_iter().flat_map(|(_, value)| value).chain(raw.snapshot.unwrap().unwrap()).collect();
    assert!(!String::from_utf8_lossy(&all).contains("Ana"));
}

#[wasm_bindgen_test]
async fn a_database_taken_away_is_not_taken_for_a_first_run_and_the_open_tab_can_save_it_again() {
    let name = "saver-gone";
    let tab = Tab::fresh(name).await;
    tab.act("Ana");
    tab.saved().await;
    let last = Canary { contacts: 1, revision: tab.saver.revision(), ..Canary::default() };
    canary::write(name, &last);
    let deleted = web_sys::window().unwrap().indexed_db().unwrap().unwrap().delete_database(name);
    deleted.unwrap();
    let why = StorageError::Damaged;
    until(|| tab.state() == SaveState::ReadOnly { why }).await;
    let stored = Saver::new(name, 1, Book::default()).open().await.unwrap();
    assert_eq!(judge(canary::read(name), &stored), Start::Lost { why, last: Some(last) });
    tab.saver.replace_all();
    tab.saved().await;
    let again = Tab::open(name).await;
    assert_eq!(again.book.lines(), ["Ana"]);
    canary::clear(name);
    assert_eq!(canary::read(name), None);
}

#[wasm_bindgen_test]
async fn a_damaged_snapshot_brings_the_one_before_it_and_nothing_is_written_over_it() {
    let tab = Tab::fresh("saver-damaged").await;
    tab.act("one");
    tab.saver.replace_all();
    tab.saved().await;
    tab.act("two");
    tab.saved().await;
    let raw = Database::open("saver-damaged", || ()).await.unwrap();
    raw.compact(tab.saver.revision(), &[], b"KITH but damaged", 0).await.unwrap();
    let again = Tab::open("saver-damaged").await;
    let why = StorageError::Damaged;
    assert_eq!(
        (again.book.lines(), again.state()),
        (vec!["one".into(), "two".into()], SaveState::ReadOnly { why })
    );
    again.act("three");
    assert_eq!(again.state(), SaveState::Unsaved { n: 1, why });
    again.saver.replace_all();
    again.saved().await;
    assert_eq!(Tab::open("saver-damaged").await.book.lines(), ["one", "two", "three"]);
}

#[wasm_bindgen_test]
async fn data_of_a_newer_kith_is_only_read() {
    let tab = Tab::fresh("saver-newer").await;
    tab.act("one");
    tab.saved().await;
    let newer = Saver::new("saver-newer", 2, tab.book.clone());
    newer.begin(&newer.open().await.unwrap());
    newer.record(b"two".to_vec());
    let why = StorageError::Newer;
    until(|| tab.state() == SaveState::ReadOnly { why }).await;
    tab.act("three");
    assert_eq!(tab.state(), SaveState::Unsaved { n: 1, why });
}

#[wasm_bindgen_test]
fn the_clock_and_the_dice_answer() {
    assert!(clock::today() > kith::day::Day::new(2025, 1, 1).unwrap());
    assert!(clock::minute() < 24 * 60);
    assert_ne!(clock::seed(), clock::seed());
    assert_eq!(canary::device(), canary::device());
}
