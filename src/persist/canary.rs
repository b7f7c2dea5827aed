//! The canary: a few numbers kept *outside* the database, by which a wiped or damaged database is
//! told apart from a first run.

use super::StorageError;
use super::stored::Stored;
use crate::day::Day;
use serde::{Deserialize, Serialize};

/// What was last known to be in the database.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Canary {
    /// How many contacts there were.
    pub contacts: usize,
    /// The journal's last key.
    pub revision: u64,
    /// When the user last took a backup away.
    pub last_backup: Option<Day>,
    /// How many actions were saved since then.
    pub changes_since_backup: u32,
}

/// How the app has to begin.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Start {
    /// With Welcome: there never was anything, or it was wiped on purpose.
    FirstRun,
    /// With Today.
    Fine,
    /// With the recovery screen.
    Lost {
        /// What is the matter: `Damaged` (also: gone, or older than it was) or `Newer`.
        why: StorageError,
        /// What was last known to be there.
        last: Option<Canary>,
    },
}

/// Compares what was found with what the canary remembers.
pub fn judge(canary: Option<Canary>, stored: &Stored) -> Start {
    let remembered = canary.filter(|canary| canary.revision > stored.known);
    match (stored.problem, remembered) {
        (Some(why), _) => Start::Lost { why, last: canary },
        (None, Some(last)) if last.contacts > 0 => {
            Start::Lost { why: StorageError::Damaged, last: Some(last) }
        }
        (None, _) if stored.is_empty() => Start::FirstRun,
        (None, _) => Start::Fine,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::persist::stored::Entry;

    fn canary(contacts: usize, revision: u64) -> Option<Canary> {
        Some(Canary { contacts, revision, ..Canary::default() })
    }

    fn stored(known: u64) -> Stored {
        let entry = Entry { key: known, version: 1, recorded: 0, payload: vec![1], brief: false };
        Stored { changes: vec![entry], known, ..Stored::default() }
    }

    #[test]
    fn nothing_anywhere_is_a_first_run() {
        assert_eq!(judge(None, &Stored::default()), Start::FirstRun);
        assert_eq!(judge(canary(0, 3), &Stored::default()), Start::FirstRun, "nobody was there");
    }

    #[test]
    fn an_empty_database_where_there_were_people_is_lost() {
        let last = canary(12, 40);
        assert_eq!(judge(last, &Stored::default()), Start::Lost { why: StorageError::Damaged, last });
    }

    #[test]
    fn a_database_older_than_it_was_is_lost() {
        let last = canary(12, 40);
        assert_eq!(judge(last, &stored(39)), Start::Lost { why: StorageError::Damaged, last });
        assert_eq!(judge(last, &stored(40)), Start::Fine);
    }

    #[test]
    fn a_wipe_on_purpose_is_no_loss() {
        let wiped = Stored { known: 41, ..Stored::default() };
        assert_eq!(judge(canary(12, 40), &wiped), Start::FirstRun);
    }

    #[test]
    fn a_damaged_or_newer_database_is_never_a_first_run() {
        for why in [StorageError::Damaged, StorageError::Newer] {
            let found = Stored { problem: Some(why), ..Stored::default() };
            assert_eq!(judge(None, &found), Start::Lost { why, last: None });
        }
    }

    #[test]
    fn without_a_canary_what_is_there_is_fine() {
        assert_eq!(judge(None, &stored(5)), Start::Fine);
    }
}
