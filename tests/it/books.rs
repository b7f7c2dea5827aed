//! Books for tests: told in a few lines, and changed by commands.

use kith::book::{Book, Contact};
use kith::changes::Changes;
use kith::command::{Command, Refusal, decide};
use kith::day::Day;
use kith::id::Id;
use kith::moment::{Device, Moment};
use kith::sample::story;

/// A day from its text.
pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// The book after a story, which may be indented as the test is.
pub fn tell(text: &str) -> Book {
    let lines: Vec<&str> = text.lines().collect();
    let indent = |line: &&str| line.len() - line.trim_start().len();
    let common = lines.iter().filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or_default();
    let flush: Vec<&str> = lines.iter().map(|line| line.get(common..).unwrap_or_default()).collect();
    story::tell(&flush.join("\n")).unwrap()
}

/// The only person whose name has this part.
pub fn contact(book: &Book, part: &str) -> Id<Contact> {
    let named: Vec<Id<Contact>> =
        book.contacts.iter().filter(|row| row.full_name().contains(part)).map(|row| row.id).collect();
    assert_eq!(named.len(), 1, "{part}");
    named[0]
}

/// Carries out a command on a day; tells what it changed.
#[track_caller]
pub fn do_it(book: &mut Book, on: &str, command: Command) -> Changes {
    try_it(book, on, command).unwrap()
}

/// Carries out a command on a day, or tells why it was refused.
pub fn try_it(book: &mut Book, on: &str, command: Command) -> Result<Changes, Refusal> {
    let today = day(on);
    let now = u64::try_from(today.number()).unwrap() * 86_400_000 + book.latest_stamp().time % 1_000;
    let moment = Moment { today, minute: 720, now, seed: book.latest_stamp().time, device: Device(7) };
    let changes = decide(book, command, &moment)?;
    book.absorb(&changes).unwrap();
    Ok(changes)
}
