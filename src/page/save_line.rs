//! The save line: whether everything is saved, and how old the last backup is; always in sight.

use super::sentence::{Sentence, say_span};
use crate::book::Book;
use crate::day::Day;
use crate::defaults::{BACKUP_AFTER_CHANGES, BACKUP_AFTER_DAYS};
use crate::persist::SaveState;
use crate::persist::canary::Canary;

/// The line and what it amounts to.
#[derive(Clone, Debug, PartialEq)]
pub struct SaveLine {
    /// "All saved on this device, last backup 3 days ago".
    pub text: Sentence,
    /// What it amounts to.
    pub state: SaveLineState,
}

/// What a save line amounts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveLineState {
    /// Everything is on this device.
    Saved,
    /// It is being written.
    Saving,
    /// Something is only in this tab, or may not be written.
    Unsaved,
    /// Everything is on this device, and a copy elsewhere is due.
    BackupDue,
}

/// The line for this state of affairs.
pub fn save_line(book: &Book, state: SaveState, canary: Canary, today: Day) -> SaveLine {
    let (text, state) = match state {
        SaveState::Opening => (Sentence::new("Opening your notebook…"), SaveLineState::Saving),
        SaveState::Saving { .. } => (Sentence::new("Saving…"), SaveLineState::Saving),
        SaveState::Saved => saved(book, canary, today),
        // A notice above the page says why, and what to do.
        SaveState::Unsaved { n, .. } => (unsaved(n), SaveLineState::Unsaved),
        SaveState::ReadOnly { .. } => (Sentence::new("Only reading"), SaveLineState::Unsaved),
    };
    SaveLine { text, state }
}

/// Whether a copy elsewhere is due: so many days after the last one (or after the first record), or so
/// many changes.
pub fn backup_is_due(book: &Book, canary: Canary, today: Day) -> bool {
    let since = canary.last_backup.or_else(|| first_day(book));
    let days = since.map_or(0, |day| today.since(day));
    let is_old = days >= BACKUP_AFTER_DAYS && canary.changes_since_backup > 0;
    is_old || canary.changes_since_backup >= BACKUP_AFTER_CHANGES
}

/// "3 days ago", "today", or that there is none.
pub fn last_backup(canary: Canary, today: Day) -> Sentence {
    match canary.last_backup.map(|day| today.since(day)) {
        None => Sentence::new("no backup yet"),
        Some(..=0) => Sentence::new("last backup today"),
        Some(1) => Sentence::new("last backup yesterday"),
        Some(days) => Sentence::new("last backup {span} ago").own("span", say_span(days)),
    }
}

fn saved(book: &Book, canary: Canary, today: Day) -> (Sentence, SaveLineState) {
    let backup = last_backup(canary, today).to_string();
    match (book.contacts.is_empty(), backup_is_due(book, canary, today)) {
        (true, _) => (Sentence::new("All saved on this device"), SaveLineState::Saved),
        (false, true) => {
            let text = Sentence::new("All saved on this device. Time for a backup: {backup}");
            (text.own("backup", backup), SaveLineState::BackupDue)
        }
        (false, false) => {
            let text = Sentence::new("All saved on this device, {backup}");
            (text.own("backup", backup), SaveLineState::Saved)
        }
    }
}

fn unsaved(n: usize) -> Sentence {
    let pattern = match n {
        1 => "1 change is only in this tab",
        _ => "{n} changes are only in this tab",
    };
    Sentence::new(pattern).count("n", n)
}

/// When the first person was written down: rows stand in the order in which they came.
fn first_day(book: &Book) -> Option<Day> {
    book.contacts.iter().next().map(|row| row.recorded_on)
}
