//! What keeping data safe means, as plain data: no browser, no clock, no store.
//!
//! [`envelope`] wraps every stored value, [`canary`] tells a lost database from a first run, [`stored`] makes sense of what a database holds,
//! [`queue`] decides what to write next. The shell only carries out what they say.

pub mod canary;
pub mod envelope;
pub mod queue;
pub mod stored;

/// Why something could not be read from or written to this device.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum StorageError {
    /// The browser gives this page no storage at all (a private window, a setting).
    Unavailable,
    /// Another tab holds the database and does not let go.
    Blocked,
    /// The device or the browser's quota is full.
    Full,
    /// The data was written by a newer Kith than this one.
    Newer,
    /// What is stored is not what was written: damaged, cut short, or gone.
    Damaged,
    /// The browser cut the connection to the database; trying again usually helps.
    Lost,
}

impl StorageError {
    /// What happened, in one sentence for the user.
    pub fn what_happened(self) -> &'static str {
        match self {
            StorageError::Unavailable => "This browser does not let Kith keep anything on this device.",
            StorageError::Blocked => "Another Kith tab is holding the database.",
            StorageError::Full => "There is no room left on this device.",
            StorageError::Newer => "Your data was saved by a newer version of Kith.",
            StorageError::Damaged => "What is stored on this device cannot be read as it was saved.",
            StorageError::Lost => "The browser closed its connection to the database.",
        }
    }

    /// What is safe all the same, in one sentence for the user.
    pub fn what_is_safe(self) -> &'static str {
        match self {
            StorageError::Unavailable => "Everything on screen stays here as long as this tab is open.",
            StorageError::Blocked => "What is stored is untouched, and what you just did stays in this tab.",
            StorageError::Full => "Everything saved before is safe, and what you just did stays in this tab.",
            StorageError::Newer => "Nothing has been changed: this version only reads.",
            StorageError::Damaged => "Kith writes nothing over it until you decide.",
            StorageError::Lost => "Everything saved before is safe, and Kith keeps trying to save the rest.",
        }
    }

    /// What the user can do now, in one sentence.
    pub fn what_to_do(self) -> &'static str {
        match self {
            StorageError::Unavailable => {
                "Open Kith in an ordinary window, or download a backup before you close this tab."
            }
            StorageError::Blocked => "Close the other Kith tabs, then come back to this one.",
            StorageError::Full => {
                "Free some space and Kith saves by itself, or download a backup before you close this tab."
            }
            StorageError::Newer => "Reload the page to get the newer version.",
            StorageError::Damaged => "Restore your latest backup, or carry on with what could be read.",
            StorageError::Lost => "Keep this tab open for a moment, or reload it once this notice is gone.",
        }
    }
}

/// Where the user's work stands; what the save line at the foot of every page shows.
///
/// `Saved` is only ever said of work whose transaction the browser reported complete.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SaveState {
    /// The first load has not finished; nothing is written before it has.
    Opening,
    /// Everything is on this device.
    Saved,
    /// `n` actions are on their way to the device.
    Saving {
        /// Actions that are not on the device yet.
        n: usize,
    },
    /// `n` actions are only in this tab; Kith keeps trying where trying can help.
    Unsaved {
        /// Actions that are not on the device yet.
        n: usize,
        /// What kept them from being saved.
        why: StorageError,
    },
    /// Everything this tab did is saved or nothing was done, and it may not write any more.
    ReadOnly {
        /// What forbids writing.
        why: StorageError,
    },
}

impl SaveState {
    /// Whether closing the tab now would lose something.
    pub fn is_unsaved(self) -> bool {
        matches!(self, SaveState::Saving { n } | SaveState::Unsaved { n, .. } if n > 0)
    }
}
