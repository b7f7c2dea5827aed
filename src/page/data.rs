//! Data: how safe it is here, in plain lines.

use super::save_line::{backup_is_due, last_backup};
use super::sentence::{Sentence, grouped};
use crate::book::Book;
use crate::day::Day;
use crate::persist::canary::Canary;

/// What the browser says about its storage; `None` where it has not answered or does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Browser {
    /// Whether it has agreed never to clear this page's data by itself.
    pub keeps: Option<bool>,
    /// Bytes in use and allowed, roughly.
    pub space: Option<(f64, f64)>,
}

/// One line of the health of the storage.
#[derive(Clone, Debug, PartialEq)]
pub struct HealthLine {
    /// The sentence.
    pub text: Sentence,
    /// Whether it is as it is best.
    pub is_well: bool,
}

/// The book, the backup, the browser.
pub fn health(book: &Book, canary: Canary, browser: Browser, today: Day) -> Vec<HealthLine> {
    let lines = [Some(holdings(book)), Some(backup(book, canary, today)), keeps(browser), space(browser)];
    lines.into_iter().flatten().collect()
}

fn holdings(book: &Book) -> HealthLine {
    let text =
        Sentence::new("{people:person|people} and {touches:interaction|interactions} in this notebook")
            .count("people", book.contacts.len())
            .count("touches", book.interactions.len());
    HealthLine { text, is_well: true }
}

fn backup(book: &Book, canary: Canary, today: Day) -> HealthLine {
    let is_well = !backup_is_due(book, canary, today);
    let pattern = match is_well {
        true => "{n:change|changes} since the {backup}",
        false => "Time for a backup: {n:change|changes} since the {backup}",
    };
    let text = match (canary.last_backup, canary.changes_since_backup) {
        (None, n) => Sentence::new("No backup yet; {n:change|changes} so far").count("n", n as usize),
        (Some(_), 0) => Sentence::new("Nothing has changed since the {backup}"),
        (Some(_), n) => Sentence::new(pattern).count("n", n as usize),
    };
    HealthLine { text: text.own("backup", last_backup(canary, today).to_string()), is_well }
}

fn keeps(browser: Browser) -> Option<HealthLine> {
    let keeps = browser.keeps?;
    let text = match keeps {
        true => "The browser has agreed never to clear this by itself",
        false => "The browser may clear this by itself when space gets short",
    };
    Some(HealthLine { text: Sentence::new(text), is_well: keeps })
}

fn space(browser: Browser) -> Option<HealthLine> {
    let (used, quota) = browser.space?;
    let text = Sentence::new("{used} used of the {quota} that the browser allows")
        .own("used", say_bytes(used))
        .own("quota", say_bytes(quota));
    Some(HealthLine { text, is_well: used < quota * 0.8 })
}

/// "740 kB", "1.2 MB", "12 GB".
fn say_bytes(bytes: f64) -> String {
    let bytes = bytes.max(0.0);
    match bytes {
        0.0..1e6 => format!("{} kB", grouped((bytes / 1e3).round() as u64)),
        1e6..1e7 => format!("{:.1} MB", bytes / 1e6),
        1e7..1e9 => format!("{} MB", (bytes / 1e6).round()),
        _ => format!("{} GB", grouped((bytes / 1e9).round() as u64)),
    }
}
