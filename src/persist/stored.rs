//! What a database holds and what it means: which snapshot, which changes after it, what is damaged.

use super::StorageError;
use super::envelope::{self, EnvelopeError, HEADER_LENGTH, Kind};

/// The values of a database as they were read, nothing understood yet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Loaded {
    /// The newest snapshot; `Err` where the browser could not read it.
    pub snapshot: Result<Option<Vec<u8>>, StorageError>,
    /// The journal, by ascending key.
    pub journal: Vec<(u64, Vec<u8>)>,
}

/// The answer to a write that first compares: either all of it was written, or none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Write {
    /// The transaction is complete.
    Done,
    /// The journal does not end with the key this tab knows, so nothing was written.
    Behind {
        /// The entries after the known key; empty if the journal ends *before* it.
        newer: Vec<(u64, Vec<u8>)>,
    },
}

/// The book at one moment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Snapshot {
    /// The version of the payload's format.
    pub version: u16,
    /// The key of the last change it contains.
    pub covers: u64,
    bytes: Vec<u8>,
}

impl Snapshot {
    /// The book's bytes.
    pub fn payload(&self) -> &[u8] {
        self.bytes.get(HEADER_LENGTH..).unwrap_or_default()
    }
}

/// One user action from the journal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Its place in the journal; keys ascend by one.
    pub key: u64,
    /// The version of the payload's format.
    pub version: u16,
    /// When it was recorded, in milliseconds since 1970.
    pub recorded: u64,
    /// The action's bytes; if `brief`, only what history keeps of them.
    pub payload: Vec<u8>,
    /// Whether the snapshot was written instead of this action, because it was large.
    pub brief: bool,
}

/// What a journal entry costs to keep.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Footprint {
    /// Its key.
    pub key: u64,
    /// Its size in bytes.
    pub size: usize,
    /// When it was recorded, in milliseconds since 1970.
    pub recorded: u64,
}

impl Footprint {
    /// The footprint of a sealed entry. One that cannot be opened counts as recorded in 1970.
    pub fn of(key: u64, sealed: &[u8]) -> Footprint {
        let recorded = envelope::open(u16::MAX, sealed).map_or(0, |entry| entry.mark);
        Footprint { key, size: sealed.len(), recorded }
    }
}

/// A database, understood.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Stored {
    /// Where to start; `None` means from an empty book.
    pub snapshot: Option<Snapshot>,
    /// What to replay after the snapshot, oldest first.
    pub changes: Vec<Entry>,
    /// What the snapshot contains already and is kept as history, oldest first.
    pub history: Vec<Entry>,
    /// The journal's last key, 0 for none.
    pub known: u64,
    /// What every journal entry costs, by ascending key.
    pub journal: Vec<Footprint>,
    /// Why the above is not all there was; nothing may be written until the user decides.
    pub problem: Option<StorageError>,
}

impl Stored {
    /// Whether nothing is stored, neither whole nor damaged: a first run, or wiped on purpose.
    pub fn is_empty(&self) -> bool {
        self.snapshot.is_none() && self.changes.is_empty() && self.problem.is_none()
    }

    /// The key of the last change the snapshot contains, 0 without one.
    pub fn covers(&self) -> u64 {
        self.snapshot.as_ref().map_or(0, |snapshot| snapshot.covers)
    }
}

/// Makes sense of what was loaded. Never fails: what cannot be read is left out and named in
/// [`Stored::problem`], and replaying stops before the first gap.
pub fn understand(loaded: Loaded, newest_version: u16) -> Stored {
    let (snapshot, snapshot_problem) = match loaded.snapshot {
        Ok(None) => (None, None),
        Ok(Some(bytes)) => match open_snapshot(bytes, newest_version) {
            Ok(snapshot) => (Some(snapshot), None),
            Err(problem) => (None, Some(problem)),
        },
        Err(problem) => (None, Some(problem)),
    };
    let base = match &snapshot {
        Some(snapshot) => snapshot.covers,
        None => wiped_at(&loaded.journal, newest_version),
    };
    let journal = loaded.journal.iter().map(|(key, sealed)| Footprint::of(*key, sealed)).collect();
    let known = loaded.journal.last().map_or(0, |(key, _)| *key);
    let (covered, after): (Vec<_>, Vec<_>) = loaded.journal.into_iter().partition(|(key, _)| *key <= base);
    let history = covered.iter().filter_map(|(key, sealed)| open_entry(*key, sealed, newest_version).ok());
    let history = history.collect();
    let (changes, journal_problem) = replayable(base, &after, newest_version);
    let cut_short = (known < base).then_some(StorageError::Damaged);
    let problem = snapshot_problem.or(journal_problem).or(cut_short);
    Stored { snapshot, changes, history, known, journal, problem }
}

/// What other tabs wrote after `known`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum News {
    /// These changes, oldest first.
    Changes(Vec<Entry>),
    /// Something the journal does not tell (a forget, a restore, a large import, a wipe, damage):
    /// load everything again.
    Reload,
}

/// Tells whether the entries after `known` say all that happened.
///
/// # Errors
/// [`StorageError::Newer`] if a newer Kith wrote one of them.
pub fn news(known: u64, newer: &[(u64, Vec<u8>)], newest_version: u16) -> Result<News, StorageError> {
    match replayable(known, newer, newest_version) {
        (changes, None) if !changes.is_empty() => Ok(News::Changes(changes)),
        (_, Some(StorageError::Newer)) => Err(StorageError::Newer),
        _ => Ok(News::Reload),
    }
}

/// The entries that follow `base` without a gap or a turn, and why it is not all of them.
fn replayable(
    base: u64,
    after: &[(u64, Vec<u8>)],
    newest_version: u16,
) -> (Vec<Entry>, Option<StorageError>) {
    let mut changes = Vec::with_capacity(after.len());
    for ((key, sealed), expected) in after.iter().zip(base + 1..) {
        if *key != expected {
            return (changes, Some(StorageError::Damaged));
        }
        match open_entry(*key, sealed, newest_version) {
            Ok(entry) if entry.brief => return (changes, Some(StorageError::Damaged)),
            Ok(entry) => changes.push(entry),
            Err(problem) => return (changes, Some(problem)),
        }
    }
    (changes, None)
}

/// Opens a change or a turn; anything else in its place is damage.
fn open_entry(key: u64, sealed: &[u8], newest_version: u16) -> Result<Entry, StorageError> {
    let opened = envelope::open(newest_version, sealed)?;
    let brief = match opened.kind {
        Kind::Change => false,
        Kind::Turn => true,
        Kind::Snapshot | Kind::Replaced | Kind::Wipe | Kind::Draft => return Err(StorageError::Damaged),
    };
    let payload = opened.payload.to_vec();
    Ok(Entry { key, version: opened.version, recorded: opened.mark, payload, brief })
}

fn open_snapshot(bytes: Vec<u8>, newest_version: u16) -> Result<Snapshot, StorageError> {
    let opened = envelope::open(newest_version, &bytes)?;
    match opened.kind {
        Kind::Snapshot => Ok(Snapshot { version: opened.version, covers: opened.mark, bytes }),
        _ => Err(StorageError::Damaged),
    }
}

/// The key of the wipe a journal begins with, else 0: where an empty book starts.
fn wiped_at(journal: &[(u64, Vec<u8>)], newest_version: u16) -> u64 {
    match journal.first() {
        Some((key, sealed))
            if envelope::open(newest_version, sealed).is_ok_and(|entry| entry.kind == Kind::Wipe) =>
        {
            *key
        }
        _ => 0,
    }
}

impl From<EnvelopeError> for StorageError {
    fn from(error: EnvelopeError) -> StorageError {
        match error {
            EnvelopeError::Newer { .. } => StorageError::Newer,
            EnvelopeError::Damaged | EnvelopeError::Foreign => StorageError::Damaged,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::persist::envelope::seal;

    fn change(key: u64) -> (u64, Vec<u8>) {
        (key, seal(Kind::Change, 1, 1000 + key, format!("change {key}").as_bytes()))
    }

    fn snapshot(covers: u64) -> Vec<u8> {
        seal(Kind::Snapshot, 1, covers, b"book")
    }

    fn keys(entries: &[Entry]) -> Vec<u64> {
        entries.iter().map(|entry| entry.key).collect()
    }

    fn read(snapshot: Option<Vec<u8>>, journal: Vec<(u64, Vec<u8>)>) -> Stored {
        understand(Loaded { snapshot: Ok(snapshot), journal }, 1)
    }

    #[test]
    fn only_changes_after_the_snapshot_are_replayed() {
        let stored = read(Some(snapshot(3)), (2..=5).map(change).collect());
        assert_eq!((keys(&stored.history), keys(&stored.changes)), (vec![2, 3], vec![4, 5]));
        assert_eq!((stored.known, stored.covers(), stored.problem), (5, 3, None));
        assert_eq!(stored.snapshot.unwrap().payload(), b"book");
        assert_eq!(stored.changes[0].payload, b"change 4");
    }

    #[test]
    fn a_fresh_database_and_a_wiped_one_are_empty() {
        assert!(read(None, vec![]).is_empty());
        let wiped = read(None, vec![(9, seal(Kind::Wipe, 1, 0, b""))]);
        assert_eq!((wiped.is_empty(), wiped.known), (true, 9));
        let begun_again = read(None, vec![(9, seal(Kind::Wipe, 1, 0, b"")), change(10)]);
        assert_eq!((keys(&begun_again.changes), begun_again.problem), (vec![10], None));
    }

    #[test]
    fn a_damaged_database_is_never_empty() {
        let damaged = Some(StorageError::Damaged);
        let mut cut = snapshot(3);
        cut.pop();
        for (snapshot, journal) in [
            (Some(cut), vec![change(3)]),
            (None, vec![change(4)]),
            (None, vec![(4, seal(Kind::Turn, 1, 0, b""))]),
            (None, vec![(4, seal(Kind::Replaced, 1, 0, b""))]),
            (Some(snapshot(3)), vec![]),
            (Some(snapshot(3)), vec![change(3), change(5)]),
            (Some(snapshot(3)), vec![change(3), (4, b"KITH".to_vec())]),
        ] {
            let stored = read(snapshot, journal);
            assert_eq!((stored.problem, stored.is_empty()), (damaged, false), "{stored:?}");
        }
    }

    #[test]
    fn data_of_a_newer_kith_is_named() {
        let newer = seal(Kind::Snapshot, 2, 0, b"book of tomorrow");
        assert_eq!(read(Some(newer), vec![]).problem, Some(StorageError::Newer));
        let newer = (2, seal(Kind::Change, 2, 0, b"change of tomorrow"));
        let stored = read(None, vec![change(1), newer]);
        assert_eq!((keys(&stored.changes), stored.problem), (vec![1], Some(StorageError::Newer)));
    }

    #[test]
    fn news_are_changes_only_where_they_tell_everything() {
        let turn = (7, seal(Kind::Turn, 1, 0, b""));
        let tomorrow = (6, seal(Kind::Change, 2, 0, b""));
        assert!(matches!(news(5, &[change(6), change(7)], 1), Ok(News::Changes(c)) if keys(&c) == [6, 7]));
        assert_eq!(news(5, &[change(6), turn], 1), Ok(News::Reload));
        assert_eq!(news(5, &[change(7)], 1), Ok(News::Reload), "a gap");
        assert_eq!(news(5, &[], 1), Ok(News::Reload), "the journal went back");
        assert_eq!(news(5, &[tomorrow], 1), Err(StorageError::Newer));
    }
}
