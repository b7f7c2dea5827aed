//! Backup: the whole book as one JSON file that people can read, and back.
//!
//! ```text
//! {
//! "kith": {"version":"1.0","app":"0.1.0","exported_on":"2026-03-02","counts":{"contacts":1},"checksum":"9f3c01aa"},
//! "records": {
//! "contacts": [
//! {"id":"0c1f…","recorded_on":"2026-02-24","stamp":"019c…-0000-1a2b3c4d","later":{"notes":"019d…"},"given":"Ana"}
//! ]
//! },
//! "gone": {}
//! }
//! ```
//!
//! One record stands on one line. Fields that are empty are left out; records stand in the order of ids, so
//! the same book always gives the same bytes. The checksum (CRC-32) covers what stands in `records` and `gone`
//! exactly as it is written. Fields of a newer version that this one does not know stay with their record as
//! JSON text and are written back.

mod parsing;
mod printing;
mod shape;
mod stamps;
#[cfg(test)]
mod tests;
mod unknown;

pub use parsing::{Reading, read};
pub use printing::{file_name, print};

/// The version that is written: a newer major one is refused, a newer minor one is read.
pub const VERSION: (u32, u32) = (1, 0);

/// The largest file read, in bytes. A book of 100,000 contacts and 300,000 interactions, every one with a
/// note, takes about 150 MB: more than the 50 MB of a list from elsewhere.
pub const MOST_BYTES: usize = 256 * 1024 * 1024;

/// The most records a file may have: 100,000 contacts, 300,000 interactions, and what hangs on them.
pub const MOST_RECORDS: usize = 1_000_000;

/// The longest single text, in bytes: far above what is typed, since an own file has to come back whole.
pub const LONGEST_TEXT: usize = 1024 * 1024;

/// How deep lists and objects may lie in each other.
pub const DEEPEST: u32 = 64;

/// Why a file is not read. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackupError {
    /// It is not JSON.
    NotJson {
        /// Where it stops being JSON, from 1.
        line: u32,
    },
    /// It is JSON, but of another program.
    Foreign,
    /// It is a backup of Kith, but not as it was written.
    Damaged(Damage),
    /// A newer Kith wrote it, in a way this one cannot read.
    Newer {
        /// The version of the file.
        version: String,
    },
    /// It goes beyond what is read.
    TooLarge(Excess),
}

/// What is damaged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// The end is missing.
    CutShort,
    /// The head, which says what is in it, does not read.
    Head,
    /// The records are not those that were written.
    Checksum,
    /// Another number of records than the head says.
    Counts {
        /// Of which kind, as JSON writes it.
        table: String,
        /// As the head has it.
        said: usize,
        /// As they are.
        found: usize,
    },
    /// One record is there twice.
    Twice {
        /// The line of the second, from 1.
        line: u32,
    },
}

/// Which limit is passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Excess {
    /// More than [`MOST_BYTES`].
    Bytes(usize),
    /// More than [`MOST_RECORDS`].
    Records(usize),
    /// A text longer than [`LONGEST_TEXT`].
    Text {
        /// The line it ends on, from 1.
        line: u32,
    },
    /// Lists in lists deeper than [`DEEPEST`].
    Depth {
        /// The line, from 1.
        line: u32,
    },
}

impl BackupError {
    /// What is the matter, and where.
    pub fn what(&self) -> String {
        match self {
            BackupError::NotJson { line } => {
                format!("This file is not a Kith backup: on line {line} it stops being JSON.")
            }
            BackupError::Foreign => {
                "This file is JSON, but another program wrote it: the part “kith” is missing.".to_owned()
            }
            BackupError::Damaged(damage) => damage.what(),
            BackupError::Newer { version } => {
                format!(
                    "A newer version of Kith wrote this file (format {version}; this one reads up to {}.x).",
                    VERSION.0
                )
            }
            BackupError::TooLarge(excess) => excess.what(),
        }
    }

    /// What to do about it. Every one of them is shown with "Nothing was changed."
    pub fn hint(&self) -> &'static str {
        match self {
            BackupError::NotJson { .. } | BackupError::Foreign => {
                "Choose a file that Kith saved; its name begins with “kith-backup”. A list of contacts from elsewhere goes to Import."
            }
            BackupError::Damaged(Damage::CutShort) => {
                "Download or copy it again, all of it, or choose an earlier backup."
            }
            BackupError::Damaged(_) => {
                "Take the file as it was saved, before any program or hand changed it, or choose an earlier backup."
            }
            BackupError::Newer { .. } => {
                "Reload this page to get the newest Kith, then choose the file again."
            }
            BackupError::TooLarge(_) => {
                "Check that it is the right file; a backup from Kith stays within these limits."
            }
        }
    }
}

impl Damage {
    fn what(&self) -> String {
        match self {
            Damage::CutShort => "This backup is not complete: its end is missing.".to_owned(),
            Damage::Head => {
                "The first lines of this backup, which say what is in it, do not read.".to_owned()
            }
            Damage::Checksum => {
                "This backup is damaged: its records are not those that were saved (the checksum differs)."
                    .to_owned()
            }
            Damage::Counts { table, said, found } => {
                format!(
                    "This backup is damaged: it says it has {said} {}, and has {found}.",
                    table.replace('_', " ")
                )
            }
            Damage::Twice { line } => {
                format!("This backup is damaged: the record on line {line} is in it twice.")
            }
        }
    }
}

impl Excess {
    fn what(self) -> String {
        let megabytes = |bytes: usize| bytes.div_ceil(1024 * 1024);
        match self {
            Excess::Bytes(bytes) => {
                format!("This file has {} MB; up to {} MB are read.", megabytes(bytes), megabytes(MOST_BYTES))
            }
            Excess::Records(records) => {
                format!("This file has {records} records; up to {MOST_RECORDS} are read.")
            }
            Excess::Text { line } => {
                format!("On line {line} stands a text of more than {} MB.", megabytes(LONGEST_TEXT))
            }
            Excess::Depth { line } => {
                format!("On line {line} lists lie in each other more than {DEEPEST} deep.")
            }
        }
    }
}

/// Something of a file that was read which could not be taken over as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line in the file, from 1.
    pub line: u32,
    /// What is the matter.
    pub trouble: Trouble,
}

/// What can be the matter with a part of a file that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// A kind of record this version does not know.
    UnknownTable {
        /// As JSON writes it.
        table: String,
        /// How many there are.
        records: usize,
    },
    /// A field whose value this version cannot read; it is kept as it is and written back.
    UnreadableField {
        /// As JSON writes it.
        field: String,
    },
    /// A line that is no record at all.
    UnreadableRecord,
}

impl Problem {
    /// What is the matter, as one sentence.
    pub fn what(&self) -> String {
        match &self.trouble {
            Trouble::UnknownTable { table, records } => {
                format!(
                    "Records of a kind this version does not know (“{table}”, {records} in all) were left out."
                )
            }
            Trouble::UnreadableField { field } => {
                format!("“{field}” holds something of a newer Kith. It is kept, but not shown.")
            }
            Trouble::UnreadableRecord => "This record could not be read and was left out.".to_owned(),
        }
    }

    /// What to do about it, as one sentence.
    pub fn hint(&self) -> &'static str {
        match self.trouble {
            Trouble::UnknownTable { .. } | Trouble::UnreadableField { .. } => {
                "Keep the file, and restore it again with the newer version."
            }
            Trouble::UnreadableRecord => "Keep the file, and look at the line it stands on.",
        }
    }
}
