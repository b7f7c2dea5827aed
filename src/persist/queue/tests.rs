//! The queue against a model store that fails, aborts, delays and loses answers.

use super::*;
use crate::persist::envelope::seal;
use crate::persist::stored::{self, Loaded, News, Write};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const VERSION: u16 = 1;

/// What the device holds.
#[derive(Clone, Default, Debug)]
struct Device {
    snapshot: Option<Vec<u8>>,
    previous: Option<Vec<u8>>,
    journal: BTreeMap<u64, Vec<u8>>,
}

impl Device {
    fn load(&self) -> Stored {
        let journal = self.journal.iter().map(|(key, value)| (*key, value.clone())).collect();
        stored::understand(Loaded { snapshot: Ok(self.snapshot.clone()), journal }, VERSION)
    }

    /// Does what `web/idb.rs` does: compares, then writes all or nothing.
    fn write(&mut self, next: &Next, book: &[u32]) -> Write {
        let (Next::Check { known }
        | Next::Append { known, .. }
        | Next::Compact { known, .. }
        | Next::ReplaceAll { known, .. }) = next
        else {
            unreachable!("{next:?} is no write")
        };
        let last = self.journal.last_key_value().map_or(0, |(key, _)| *key);
        if last != *known {
            let newer = self.journal.range(known + 1..).map(|(key, value)| (*key, value.clone())).collect();
            return Write::Behind { newer };
        }
        match next.clone() {
            Next::Append { known, entries } => self.journal.extend((known + 1..).zip(entries)),
            Next::Compact { known, entries, covers, drop_up_to } => {
                self.previous = self.snapshot.replace(snapshot(covers, book));
                self.journal.extend((known + 1..).zip(entries));
                self.journal.retain(|key, _| *key > drop_up_to);
            }
            Next::ReplaceAll { turn, covers, .. } => {
                (self.previous, self.snapshot) = (None, Some(snapshot(covers, book)));
                self.journal = BTreeMap::from([(covers, turn)]);
            }
            _ => {}
        }
        Write::Done
    }

    /// The actions the device would give back after a crash, in order.
    fn book(&self) -> Vec<u32> {
        let stored = self.load();
        assert_eq!(stored.problem, None);
        book_of(&stored)
    }
}

/// A book, in this model, is the list of the actions it has seen.
fn snapshot(covers: u64, book: &[u32]) -> Vec<u8> {
    let bytes: Vec<u8> = book.iter().flat_map(|action| action.to_le_bytes()).collect();
    seal(Kind::Snapshot, VERSION, covers, &bytes)
}

fn book_of(stored: &Stored) -> Vec<u32> {
    let bytes = stored.snapshot.as_ref().map(|snapshot| snapshot.payload()).unwrap_or_default();
    let (actions, _) = bytes.as_chunks::<4>();
    let covered = actions.iter().map(|action| u32::from_le_bytes(*action));
    covered.chain(stored.changes.iter().map(|entry| action_of(&entry.payload))).collect()
}

fn action_of(payload: &[u8]) -> u32 {
    u32::from_le_bytes(payload[..4].try_into().unwrap())
}

/// An action's bytes; every seventh is large.
fn payload(action: u32) -> Vec<u8> {
    let size = if action.is_multiple_of(7) { LARGE + 1 } else { 4 };
    let mut bytes = vec![0; size];
    bytes[..4].copy_from_slice(&action.to_le_bytes());
    bytes
}

/// One open tab.
#[derive(Debug)]
struct Tab {
    queue: WriteQueue,
    /// Everything on screen: what was loaded, absorbed and done here.
    book: Vec<u32>,
    /// What was done here since it was opened.
    done: Vec<u32>,
    /// An answer that is still on its way.
    answer: Option<Result<Write, StorageError>>,
}

impl Tab {
    fn open(device: &Device, tab: u64) -> Tab {
        let stored = device.load();
        let mut queue = WriteQueue::new(VERSION, tab);
        assert_eq!((queue.next(0), queue.state()), (Next::Nothing, SaveState::Opening));
        queue.opened(&stored);
        Tab { queue, book: book_of(&stored), done: vec![], answer: None }
    }

    fn act(&mut self, action: u32, now: u64) {
        self.book.push(action);
        self.done.push(action);
        self.queue.record(payload(action), now, |_| b"large".to_vec());
    }

    fn start(&mut self, device: &mut Device, fault: Fault, now: u64) {
        if self.answer.is_some() {
            return;
        }
        let next = self.queue.next(now);
        if matches!(next, Next::Nothing | Next::Wait { .. } | Next::WhenIdle) {
            return;
        }
        self.answer = Some(match fault {
            Fault::None => Ok(device.write(&next, &self.book)),
            Fault::Refused => Err(StorageError::Full),
            Fault::AnswerLost => {
                device.write(&next, &self.book);
                Err(StorageError::Lost)
            }
        });
    }

    fn answered(&mut self, device: &Device, now: u64) {
        match self.answer.take() {
            None => {}
            Some(Err(why)) => self.queue.error(why),
            Some(Ok(Write::Done)) => self.queue.done(),
            Some(Ok(Write::Behind { newer })) => match self.queue.behind(&newer) {
                Behind::OurOwn => {}
                Behind::CatchUp => self.catch_up(&newer, device, now),
            },
        }
    }

    /// Absorbs what is new below what waits, which is decided again: to the same, or to nothing
    /// where the device has it already.
    fn catch_up(&mut self, newer: &[(u64, Vec<u8>)], device: &Device, now: u64) {
        let brief = |_: &[u8]| b"large".to_vec();
        let waiting: Vec<Vec<u8>> = self.queue.waiting().map(<[u8]>::to_vec).collect();
        let known = self.queue.known();
        match stored::news(known, newer, VERSION).unwrap() {
            News::Changes(entries) => {
                self.book.truncate(self.book.len() - waiting.len());
                self.book.extend(entries.iter().map(|entry| action_of(&entry.payload)));
                self.book.extend(waiting.iter().map(|payload| action_of(payload)));
                self.queue.caught_up(newer, waiting, now, brief);
            }
            News::Reload => {
                let stored = device.load();
                assert!(self.queue.accepts(&stored));
                self.book = book_of(&stored);
                let decided = waiting.into_iter().filter(|payload| !self.book.contains(&action_of(payload)));
                let decided: Vec<Vec<u8>> = decided.collect();
                self.book.extend(decided.iter().map(|payload| action_of(payload)));
                self.queue.reloaded(&stored, decided, now, brief);
            }
        }
    }

    /// "Saved" means that the device has everything done here, in the order of doing.
    fn check(&self, device: &Device) {
        let unsaved = self.queue.waiting().count();
        let stored = device.book();
        let places = self.done[..self.done.len() - unsaved]
            .iter()
            .map(|action| stored.iter().position(|other| other == action).expect("saved too early"));
        assert!(places.collect::<Vec<_>>().is_sorted(), "order changed");
        match self.queue.state() {
            SaveState::Saved => assert_eq!(unsaved, 0),
            SaveState::Saving { n } | SaveState::Unsaved { n, .. } => assert!(n >= unsaved.max(1)),
            state => panic!("{state:?}"),
        }
        assert_eq!(stored.iter().collect::<BTreeSet<_>>().len(), stored.len(), "written twice: {stored:?}");
    }
}

#[derive(Clone, Copy, Debug)]
enum Fault {
    None,
    Refused,
    AnswerLost,
}

#[derive(Clone, Copy, Debug)]
enum Step {
    Act,
    Start(Fault),
    Answer,
    Wake,
    Idle,
    Nudge,
    ReplaceAll,
    Crash,
}

fn step() -> impl Strategy<Value = (bool, Step)> {
    let step = prop_oneof![
        8 => Just(Step::Act),
        8 => Just(Step::Start(Fault::None)),
        2 => Just(Step::Start(Fault::Refused)),
        2 => Just(Step::Start(Fault::AnswerLost)),
        10 => Just(Step::Answer),
        4 => Just(Step::Wake),
        2 => Just(Step::Idle),
        2 => Just(Step::Nudge),
        1 => Just(Step::ReplaceAll),
        1 => Just(Step::Crash),
    ];
    (any::<bool>(), step)
}

/// Plays `steps` on two tabs over one device, checking after each; then lets both come to rest.
fn play(steps: Vec<(bool, Step)>) {
    let mut device = Device::default();
    let mut tabs = [Tab::open(&device, 1001), Tab::open(&device, 1002)];
    for ((which, step), count) in steps.into_iter().zip(1..) {
        let tab = &mut tabs[usize::from(which)];
        let now = u64::from(count);
        match step {
            Step::Act => tab.act(count, now),
            Step::Start(fault) => tab.start(&mut device, fault, now),
            Step::Answer => tab.answered(&device, now),
            Step::Wake => tab.queue.wake(),
            Step::Idle => tab.queue.idle(),
            Step::Nudge => tab.queue.nudge(),
            Step::ReplaceAll => tab.queue.replace_all(now),
            Step::Crash => *tab = Tab::open(&device, now),
        }
        tabs.iter().for_each(|tab| tab.check(&device));
    }
    for _ in 0..4 {
        tabs.iter_mut().for_each(|tab| rest(tab, &mut device));
    }
    for tab in &tabs {
        tab.check(&device);
        assert_eq!((tab.queue.state(), &tab.book), (SaveState::Saved, &device.book()));
    }
}

fn rest(tab: &mut Tab, device: &mut Device) {
    tab.answered(device, 0);
    tab.queue.nudge();
    for _ in 0..9 {
        tab.queue.wake();
        tab.start(device, Fault::None, 0);
        tab.answered(device, 0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn saved_is_never_said_too_early_and_nothing_is_lost_or_written_twice(
        steps in prop::collection::vec(step(), 1..120),
    ) {
        play(steps);
    }
}

/// A queue whose device is `device`, with everything written so far.
fn settled(device: &mut Device, actions: std::ops::RangeInclusive<u32>, now: u64) -> Tab {
    let mut tab = Tab::open(device, 1);
    for action in actions {
        tab.act(action, now);
        tab.start(device, Fault::None, now);
        tab.answered(device, now);
    }
    tab
}

#[test]
fn a_refused_write_is_shown_kept_and_tried_again_with_growing_pauses() {
    let mut device = Device::default();
    let mut tab = Tab::open(&device, 1);
    tab.act(1, 0);
    assert_eq!(tab.queue.state(), SaveState::Saving { n: 1 });
    for pause in [500, 1_000, 2_000] {
        tab.queue.wake();
        tab.start(&mut device, Fault::Refused, 0);
        tab.answered(&device, 0);
        assert_eq!(tab.queue.state(), SaveState::Unsaved { n: 1, why: StorageError::Full });
        assert_eq!(tab.queue.next(0), Next::Wait { ms: pause });
    }
    rest(&mut tab, &mut device);
    assert_eq!((tab.queue.state(), device.book()), (SaveState::Saved, vec![1]));
}

#[test]
fn a_long_journal_is_compacted_when_idle_and_stays_as_history() {
    let mut device = Device::default();
    let mut tab = settled(&mut device, 1..=6, 0);
    assert_eq!(tab.queue.next(0), Next::Nothing);
    for action in (8..500).filter(|action| action % 7 != 0).take(COMPACT_ENTRIES) {
        tab.act(action, 0);
        tab.start(&mut device, Fault::None, 0);
        tab.answered(&device, 0);
    }
    assert_eq!(tab.queue.next(0), Next::WhenIdle);
    tab.queue.idle();
    tab.start(&mut device, Fault::None, 0);
    assert_eq!(tab.queue.state(), SaveState::Saved, "tidying up is no news to the user");
    tab.answered(&device, 0);
    let stored = device.load();
    assert_eq!((stored.changes.len(), stored.history.len()), (0, COMPACT_ENTRIES + 6));
    assert_eq!((tab.queue.next(0), book_of(&stored)), (Next::Nothing, tab.book));
}

#[test]
fn a_large_action_writes_the_snapshot_and_history_keeps_its_brief() {
    let mut device = Device::default();
    let tab = settled(&mut device, 6..=7, 0);
    let stored = device.load();
    assert!(device.journal.values().all(|entry| entry.len() < 100));
    assert_eq!((stored.covers(), stored.changes.len(), book_of(&stored)), (2, 0, vec![6, 7]));
    assert!(stored.history[1].brief && stored.history[1].payload == b"large");
    assert_eq!(tab.queue.state(), SaveState::Saved);
}

#[test]
fn history_is_kept_for_thirty_days_but_the_previous_snapshot_stays_of_use() {
    let mut device = Device::default();
    let mut tab = settled(&mut device, 1..=7, 0);
    let late = HISTORY_AGE + 1;
    tab.act(8, late);
    tab.act(14, late);
    tab.start(&mut device, Fault::None, late);
    tab.answered(&device, late);
    assert_eq!(device.journal.keys().copied().collect::<Vec<_>>(), [7, 8, 9], "7 is the last entry of then");
    let previous = device.previous.clone();
    let older = Device { snapshot: previous, journal: device.journal.clone(), previous: None };
    let older = older.load();
    assert_eq!((older.covers(), older.changes.len()), (7, 1), "up to the large action");
}

#[test]
fn history_is_bounded_in_number_and_size() {
    let mut queue = WriteQueue::new(VERSION, 0);
    let journal = |size| (1..=2_000).map(|key| Footprint { key, size, recorded: 0 }).collect();
    queue.opened(&Stored { known: 2_000, journal: journal(100), ..Stored::default() });
    queue.covers = 2_000;
    assert_eq!(queue.drop_up_to(0), 1_000);
    queue.journal = journal(HISTORY_BYTES / 10);
    assert_eq!(queue.drop_up_to(0), 1_989, "ten and the last");
    queue.covers = 500;
    assert_eq!(queue.drop_up_to(0), 500, "what follows the snapshot that becomes the previous one stays");
}

#[test]
fn replacing_leaves_nothing_older_and_other_tabs_notice() {
    let mut device = Device::default();
    let mut tab = settled(&mut device, 1..=7, 0);
    let mut other = Tab::open(&device, 2);
    tab.book.retain(|action| *action != 3);
    tab.queue.replace_all(0);
    assert_eq!(tab.queue.state(), SaveState::Saving { n: 1 });
    rest(&mut tab, &mut device);
    assert_eq!((tab.queue.state(), device.journal.len(), &device.previous), (SaveState::Saved, 1, &None));
    other.act(8, 0);
    rest(&mut other, &mut device);
    assert_eq!(device.book(), [1, 2, 4, 5, 6, 7, 8]);
}

#[test]
fn a_tab_keeps_what_it_holds_when_the_data_is_taken_away_and_can_save_it_again() {
    let mut device = Device::default();
    let mut tab = settled(&mut device, 1..=6, 0);
    device = Device::default();
    tab.act(8, 0);
    let next = tab.queue.next(0);
    assert_eq!(device.write(&next, &tab.book), Write::Behind { newer: vec![] });
    assert_eq!(tab.queue.behind(&[]), Behind::CatchUp);
    assert!(!tab.queue.accepts(&device.load()));
    assert_eq!(tab.queue.state(), SaveState::Unsaved { n: 1, why: StorageError::Damaged });
    assert_eq!(tab.queue.next(0), Next::Nothing, "nothing is written unasked");
    tab.queue.replace_all(0);
    let next = tab.queue.next(0);
    let Next::ReplaceAll { covers: 7, ref turn, .. } = next else { panic!("{next:?}") };
    device.journal.insert(6, turn.clone());
    device.write(&next, &tab.book);
    tab.queue.done();
    assert_eq!((tab.queue.state(), device.book()), (SaveState::Saved, tab.book));
}

#[test]
fn after_damage_and_with_newer_data_nothing_is_written() {
    for (why, decided) in [(StorageError::Damaged, true), (StorageError::Newer, false)] {
        let mut queue = WriteQueue::new(VERSION, 0);
        queue.opened(&Stored { problem: Some(why), ..Stored::default() });
        assert_eq!((queue.next(0), queue.state()), (Next::Nothing, SaveState::ReadOnly { why }));
        queue.record(payload(1), 0, |_| Vec::new());
        assert_eq!((queue.next(0), queue.state()), (Next::Nothing, SaveState::Unsaved { n: 1, why }));
        queue.replace_all(0);
        assert_eq!(matches!(queue.next(0), Next::ReplaceAll { .. }), decided);
    }
}
