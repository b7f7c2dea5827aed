//! The write queue: what to write next, when to try again, when to tidy up; and the save state.
//!
//! A pure state machine. The shell tells it what happened by calling its methods, asks
//! [`WriteQueue::next`] what to do, does it, and reports back with [`done`](WriteQueue::done),
//! [`behind`](WriteQueue::behind) or [`error`](WriteQueue::error).
//!
//! Its rules: nothing is written before the first load has finished; one write at a time; an action
//! stays in the queue until its transaction is complete; an action over [`LARGE`] writes the whole
//! book instead; when idle, a long journal is compacted, and what the snapshot covers stays behind
//! it as history.

use super::envelope::{self, Kind};
use super::stored::{Footprint, Stored};
use super::{SaveState, StorageError};
use std::collections::VecDeque;

/// An action larger than this many bytes writes the snapshot instead of a journal entry.
pub const LARGE: usize = 256 * 1024;

/// A journal with more entries than this since the snapshot is compacted when idle.
const COMPACT_ENTRIES: usize = 200;

/// A journal with more bytes than this since the snapshot is compacted when idle.
const COMPACT_BYTES: usize = 1024 * 1024;

/// How many entries are kept as history at most.
const HISTORY_ENTRIES: usize = 1_000;

/// How many bytes of entries are kept as history at most.
const HISTORY_BYTES: usize = 5 * 1024 * 1024;

/// How long entries are kept as history, in milliseconds: 30 days.
const HISTORY_AGE: u64 = 30 * 24 * 60 * 60 * 1000;

/// The first pause after an error, in milliseconds; it doubles with each further one.
const FIRST_PAUSE: u32 = 500;

/// The longest pause between two attempts, in milliseconds.
const LONGEST_PAUSE: u32 = 60_000;

/// What to do next. Everything but `Nothing`, `WhenIdle` and `Wait` has to be answered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Next {
    /// Nothing: an answer is due, or there is no work.
    Nothing,
    /// Call [`WriteQueue::idle`] after some seconds in which the user did nothing.
    WhenIdle,
    /// Call [`WriteQueue::wake`] after `ms` milliseconds, or sooner if the page is about to go.
    Wait {
        /// Milliseconds.
        ms: u32,
    },
    /// Ask whether the journal still ends with `known`.
    Check {
        /// The last key this tab knows.
        known: u64,
    },
    /// Append `entries` if the journal still ends with `known`.
    Append {
        /// The last key this tab knows.
        known: u64,
        /// Sealed entries, oldest first.
        entries: Vec<Vec<u8>>,
    },
    /// Take the book as it is *now*, seal it as a snapshot that covers `covers`, and write it
    /// together with `entries`, dropping the journal up to `drop_up_to`.
    Compact {
        /// The last key this tab knows.
        known: u64,
        /// Sealed entries to append, oldest first; the book of now contains them.
        entries: Vec<Vec<u8>>,
        /// The key of the last of them.
        covers: u64,
        /// Older history than this is not kept.
        drop_up_to: u64,
    },
    /// Take the book as it is *now*, seal it as a snapshot that covers `covers`, and leave nothing
    /// but it and `turn`.
    ReplaceAll {
        /// The last key this tab knows.
        known: u64,
        /// The sealed mark that other tabs meet.
        turn: Vec<u8>,
        /// Its key.
        covers: u64,
    },
}

/// What being behind asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Behind {
    /// Nothing: the newer entries are our own, from an attempt whose answer was lost.
    OurOwn,
    /// Absorb what is new, decide again, then call [`WriteQueue::caught_up`] or
    /// [`WriteQueue::reloaded`].
    CatchUp,
}

/// See the module's text.
#[derive(Debug)]
pub struct WriteQueue {
    version: u16,
    /// A number no other tab has.
    tab: u64,
    phase: Phase,
    /// The journal's last key, as far as this tab knows.
    known: u64,
    /// The key up to which the newest snapshot covers.
    covers: u64,
    journal: Vec<Footprint>,
    /// What is not known to be on the device, oldest first.
    waiting: VecDeque<Waiting>,
    replacing: Option<Replacing>,
    job: Option<Job>,
    trouble: Option<Trouble>,
    nudged: bool,
    idle: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Phase {
    Opening,
    Open,
    Stopped(StorageError),
}

#[derive(Debug)]
struct Waiting {
    payload: Vec<u8>,
    /// What goes into the journal: the payload, or a mark where the payload is large.
    sealed: Vec<u8>,
}

/// A replacement that is wanted and not known to be written.
#[derive(Debug)]
struct Replacing {
    /// When it was asked for.
    asked: u64,
    /// How many of the waiting actions each attempt covered.
    attempts: Vec<usize>,
}

/// What is under way; `n` is how many of the waiting actions it writes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Job {
    Check,
    Append { n: usize },
    Compact { n: usize, covers: u64, drop_up_to: u64 },
    ReplaceAll { n: usize },
    CatchUp,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Trouble {
    why: StorageError,
    pause: u32,
    resting: bool,
}

impl WriteQueue {
    /// A queue that waits for the first load. Payloads are of the format `version`; `tab` is a
    /// random number, by which a tab recognises its own replacements.
    pub fn new(version: u16, tab: u64) -> WriteQueue {
        WriteQueue {
            version,
            tab,
            phase: Phase::Opening,
            known: 0,
            covers: 0,
            journal: Vec::new(),
            waiting: VecDeque::new(),
            replacing: None,
            job: None,
            trouble: None,
            nudged: false,
            idle: false,
        }
    }

    /// The first load has finished. If it met a problem, nothing is written until
    /// [`replace_all`](Self::replace_all).
    pub fn opened(&mut self, stored: &Stored) {
        self.known = stored.known;
        self.covers = stored.covers();
        self.journal.clone_from(&stored.journal);
        self.phase = stored.problem.map_or(Phase::Open, Phase::Stopped);
    }

    /// Nothing must be written any more, for `why`.
    pub fn stop(&mut self, why: StorageError) {
        self.phase = Phase::Stopped(why);
        self.job = None;
    }

    /// The user did something: `payload` says what, `now` is in milliseconds since 1970. If it is
    /// larger than [`LARGE`], the journal only keeps what `brief` says of it, as history.
    pub fn record(&mut self, payload: Vec<u8>, now: u64, brief: impl Fn(&[u8]) -> Vec<u8>) {
        let sealed = if payload.len() > LARGE {
            envelope::seal(Kind::Turn, self.version, now, &brief(&payload))
        } else {
            envelope::seal(Kind::Change, self.version, now, &payload)
        };
        self.waiting.push_back(Waiting { payload, sealed });
        self.idle = false;
        self.wake();
    }

    /// The book has to be written anew with nothing older left (forget, restore), or the user
    /// decided to carry on after damage.
    pub fn replace_all(&mut self, now: u64) {
        if self.phase != Phase::Stopped(StorageError::Newer) {
            self.replacing = Some(Replacing { asked: now, attempts: Vec::new() });
            if self.phase != Phase::Opening {
                self.phase = Phase::Open;
            }
            self.wake();
        }
    }

    /// Another tab says that it wrote something.
    pub fn nudge(&mut self) {
        self.nudged = true;
    }

    /// The user has done nothing for a while.
    pub fn idle(&mut self) {
        self.idle = true;
    }

    /// A pause is over, or the page is about to go: try again now.
    pub fn wake(&mut self) {
        if let Some(trouble) = &mut self.trouble {
            trouble.resting = false;
        }
    }

    /// What to do now; `now` is in milliseconds since 1970.
    pub fn next(&mut self, now: u64) -> Next {
        match (self.phase, self.job, self.trouble) {
            (Phase::Open, None, Some(trouble)) if trouble.resting => Next::Wait { ms: trouble.pause },
            (Phase::Open, None, _) => self.start(now),
            _ => Next::Nothing,
        }
    }

    fn start(&mut self, now: u64) -> Next {
        let known = self.known;
        let n = self.waiting.len();
        if let Some(replacing) = &mut self.replacing {
            let turn = replacement_mark(self.version, replacing.asked, self.tab, replacing.attempts.len());
            replacing.attempts.push(n);
            self.job = Some(Job::ReplaceAll { n });
            return Next::ReplaceAll { known, turn, covers: known + 1 };
        }
        let entries: Vec<Vec<u8>> = self.waiting.iter().map(|waiting| waiting.sealed.clone()).collect();
        let large = self.waiting.iter().any(|waiting| waiting.payload.len() > LARGE);
        if large || (n == 0 && self.idle && self.is_long()) {
            let (covers, drop_up_to) = (known + n as u64, self.drop_up_to(now));
            self.job = Some(Job::Compact { n, covers, drop_up_to });
            return Next::Compact { known, entries, covers, drop_up_to };
        }
        if n > 0 {
            self.job = Some(Job::Append { n });
            return Next::Append { known, entries };
        }
        if self.nudged {
            self.nudged = false;
            self.job = Some(Job::Check);
            return Next::Check { known };
        }
        if self.is_long() { Next::WhenIdle } else { Next::Nothing }
    }

    /// The transaction of the last [`Next`] is complete.
    pub fn done(&mut self) {
        self.trouble = None;
        match self.job.take() {
            Some(Job::Append { n }) => self.landed(n),
            Some(Job::Compact { n, covers, drop_up_to }) => {
                self.landed(n);
                self.journal.retain(|entry| entry.key > drop_up_to);
                self.covers = covers;
            }
            Some(Job::ReplaceAll { n }) => self.replaced(n),
            Some(Job::Check | Job::CatchUp) | None => {}
        }
    }

    /// The device holds one snapshot with the oldest `n`, and its turn.
    fn replaced(&mut self, n: usize) {
        self.waiting.drain(..n);
        self.known += 1;
        self.covers = self.known;
        self.journal.clear();
        let asked = self.replacing.take().map_or(0, |replacing| replacing.asked);
        self.journal.push(Footprint::of(self.known, &replacement_mark(self.version, asked, self.tab, 0)));
    }

    /// The oldest `n` are on the device.
    fn landed(&mut self, n: usize) {
        for waiting in self.waiting.drain(..n) {
            self.known += 1;
            self.journal.push(Footprint::of(self.known, &waiting.sealed));
        }
    }

    /// The last [`Next`] found `newer` entries (none if the journal went back) and wrote nothing.
    pub fn behind(&mut self, newer: &[(u64, Vec<u8>)]) -> Behind {
        let job = self.job.take();
        self.trouble = None;
        if let Some(n) = self.replacement_in(newer) {
            self.replaced(n);
            return Behind::OurOwn;
        }
        let ours = self.ours_in(newer);
        self.landed(ours);
        if ours > 0 {
            return Behind::OurOwn;
        }
        self.job = job.and(Some(Job::CatchUp));
        Behind::CatchUp
    }

    /// How many of the oldest waiting actions the `newer` entries begin with.
    fn ours_in(&self, newer: &[(u64, Vec<u8>)]) -> usize {
        let places = (self.known + 1..).zip(&self.waiting);
        let same = newer.iter().zip(places);
        same.take_while(|((key, sealed), (place, ours))| key == place && *sealed == ours.sealed).count()
    }

    /// If the `newer` entries begin with a replacement of ours: how many actions it covered.
    fn replacement_in(&self, newer: &[(u64, Vec<u8>)]) -> Option<usize> {
        let (replacing, (key, first)) = (self.replacing.as_ref()?, newer.first()?);
        let mut attempts = replacing.attempts.iter().enumerate();
        let ours =
            attempts.find(|(k, _)| *first == replacement_mark(self.version, replacing.asked, self.tab, *k));
        ours.filter(|_| *key == self.known + 1).map(|(_, n)| *n)
    }

    /// What waits, oldest first: to be decided again upon other tabs' news.
    pub fn waiting(&self) -> impl Iterator<Item = &[u8]> {
        self.waiting.iter().map(|waiting| waiting.payload.as_slice())
    }

    /// Other tabs' `newer` entries were absorbed; `decided` are all of [`waiting`](Self::waiting),
    /// decided again. `now` and `brief` as for [`record`](Self::record).
    pub fn caught_up(
        &mut self,
        newer: &[(u64, Vec<u8>)],
        decided: Vec<Vec<u8>>,
        now: u64,
        brief: impl Fn(&[u8]) -> Vec<u8>,
    ) {
        self.journal.extend(newer.iter().map(|(key, sealed)| Footprint::of(*key, sealed)));
        self.known = newer.last().map_or(self.known, |(key, _)| *key);
        self.decided_again(decided, now, brief);
    }

    /// Whether `stored`, loaded again, may take the place of what this tab holds. Not if it is
    /// damaged or older than that (somebody took the data away): then this tab keeps what it holds
    /// and writes nothing until [`replace_all`](Self::replace_all).
    pub fn accepts(&mut self, stored: &Stored) -> bool {
        let went_back = (stored.known < self.known).then_some(StorageError::Damaged);
        let Some(why) = stored.problem.or(went_back) else { return true };
        self.known = self.known.max(stored.known);
        self.stop(why);
        false
    }

    /// Like [`caught_up`](Self::caught_up), after everything was loaded again and
    /// [accepted](Self::accepts). Of what waits, leave out of `decided` what the loaded book has
    /// already: its transaction may have been complete without this tab hearing of it.
    pub fn reloaded(
        &mut self,
        stored: &Stored,
        decided: Vec<Vec<u8>>,
        now: u64,
        brief: impl Fn(&[u8]) -> Vec<u8>,
    ) {
        self.opened(stored);
        self.decided_again(decided, now, brief);
    }

    fn decided_again(&mut self, decided: Vec<Vec<u8>>, now: u64, brief: impl Fn(&[u8]) -> Vec<u8>) {
        self.job = None;
        self.trouble = None;
        self.waiting.clear();
        if let Some(replacing) = &mut self.replacing {
            replacing.attempts.clear();
        }
        for payload in decided {
            self.record(payload, now, &brief);
        }
    }

    /// The last [`Next`] went wrong. What it was to write stays in the queue.
    pub fn error(&mut self, why: StorageError) {
        let pause = self.trouble.map_or(FIRST_PAUSE, |trouble| (trouble.pause * 2).min(LONGEST_PAUSE));
        self.trouble = Some(Trouble { why, pause, resting: true });
        self.nudged |= matches!(self.job, Some(Job::Check | Job::CatchUp));
        self.job = None;
        if why == StorageError::Newer {
            self.stop(why);
        }
    }

    /// The journal's last key, as far as this tab knows.
    pub fn known(&self) -> u64 {
        self.known
    }

    /// Where the user's work stands.
    pub fn state(&self) -> SaveState {
        let n = self.waiting.len() + usize::from(self.replacing.is_some());
        match (self.phase, self.trouble) {
            (Phase::Opening, _) => SaveState::Opening,
            (Phase::Stopped(why), _) if n == 0 => SaveState::ReadOnly { why },
            (Phase::Stopped(why), _) => SaveState::Unsaved { n, why },
            (Phase::Open, _) if n == 0 => SaveState::Saved,
            (Phase::Open, Some(trouble)) => SaveState::Unsaved { n, why: trouble.why },
            (Phase::Open, None) => SaveState::Saving { n },
        }
    }

    /// Whether the journal since the snapshot is long enough to be compacted.
    fn is_long(&self) -> bool {
        let since = self.journal.iter().filter(|entry| entry.key > self.covers);
        let (entries, bytes) =
            since.fold((0, 0), |(entries, bytes), entry| (entries + 1, bytes + entry.size));
        entries > COMPACT_ENTRIES || bytes > COMPACT_BYTES
    }

    /// The key up to which history is not kept any longer: too many, too large or too old. What
    /// follows the snapshot that is about to become the previous one always stays, since that one
    /// is of no use without it; so does the last entry, by which tabs compare.
    fn drop_up_to(&self, now: u64) -> u64 {
        let mut bytes = 0;
        let too_much = |(count, entry): &(usize, &Footprint)| {
            bytes += entry.size;
            *count >= HISTORY_ENTRIES
                || bytes > HISTORY_BYTES
                || now.saturating_sub(entry.recorded) > HISTORY_AGE
        };
        let newest_first = self.journal.iter().rev().enumerate();
        let dropped = newest_first.filter(|(_, entry)| entry.key < self.known).find(too_much);
        dropped.map_or(0, |(_, entry)| entry.key.min(self.covers))
    }
}

/// What the `attempt`-th attempt of `tab` at a replacement leaves in the journal. Each is different,
/// so that one whose answer was lost can be recognised.
fn replacement_mark(version: u16, asked: u64, tab: u64, attempt: usize) -> Vec<u8> {
    let identity = [tab.to_le_bytes(), (attempt as u64).to_le_bytes()].concat();
    envelope::seal(Kind::Replaced, version, asked, &identity)
}

#[cfg(test)]
mod tests;
