//! History: what was done, in readable lines with "take back to here", and the trash with what can come back.

use super::sentence::{Sentence, Slot, on, person, the};
use crate::book::record::TRASHED;
use crate::book::{AnyRow, Book, Contact, Kind, Row};
use crate::changes::{Act, Changes, Verb};
use crate::day::Day;
use crate::defaults::TRASH_DAYS;
use crate::history::History;
use crate::id::Id;
use crate::moment::{Device, Stamp};
use std::collections::BTreeMap;

/// The page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HistoryPage {
    /// What was done, by days, latest first.
    pub days: Vec<HistoryDay>,
    /// What lies in the trash, latest first.
    pub trash: Vec<TrashLine>,
}

/// What was done on one day.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryDay {
    /// The day.
    pub day: Day,
    /// "today", "Tuesday", "3 March".
    pub heading: String,
    /// Its lines, latest first.
    pub lines: Vec<HistoryLine>,
}

/// One thing done.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryLine {
    /// Which action.
    pub stamp: Stamp,
    /// Milliseconds since 1970, for the clock time.
    pub millis: u64,
    /// "Logged what happened with Ana."
    pub text: Sentence,
    /// Whether the book is as it was after this action already: the latest one.
    pub is_latest: bool,
    /// Done on another device or in another browser.
    pub elsewhere: bool,
}

/// What went to the trash in one action, and comes back together.
#[derive(Clone, Debug, PartialEq)]
pub struct TrashLine {
    /// One of the records: bringing it back brings all.
    pub record: (Kind, u64),
    /// "Ana Ruiz", "A meeting with Ben Okafor".
    pub text: Sentence,
    /// "removed yesterday, kept for 29 more days".
    pub left: Sentence,
}

/// The page of a book with this history. `day_of` tells the user's day of a moment.
pub fn history(
    book: &Book,
    history: &History,
    today: Day,
    here: Device,
    day_of: impl Fn(u64) -> Day,
) -> HistoryPage {
    let mut days: Vec<HistoryDay> = Vec::new();
    for (place, changes) in history.latest_first().enumerate() {
        let day = day_of(changes.stamp.millis());
        if days.last().is_none_or(|last| last.day != day) {
            days.push(HistoryDay { day, heading: heading(day, today), lines: Vec::new() });
        }
        if let Some(last) = days.last_mut() {
            last.lines.push(line(book, changes, place == 0, here));
        }
    }
    HistoryPage { days, trash: trash(book, today) }
}

fn heading(day: Day, today: Day) -> String {
    let words = Sentence::new("{day}").slot("day", the(day, today)).to_string();
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn line(book: &Book, changes: &Changes, is_latest: bool, here: Device) -> HistoryLine {
    let stamp = changes.stamp;
    let elsewhere = stamp.device != here;
    HistoryLine { stamp, millis: stamp.millis(), text: what(book, changes), is_latest, elsewhere }
}

/// What was done, as a sentence.
pub fn what(book: &Book, changes: &Changes) -> Sentence {
    let what = &changes.what;
    let sentence = match (what.verb, what.contact) {
        (Verb::Plan, _) => Sentence::new(about_plans(changes)),
        (Verb::Write, _) => Sentence::new(about_notes(changes)),
        (verb, Some(contact)) => Sentence::new(about_somebody(verb)).slot("who", who(book, changes, contact)),
        (verb, None) => Sentence::new(about_many(verb)),
    };
    sentence.count("n", what.count as usize)
}

fn about_somebody(verb: Verb) -> &'static str {
    match verb {
        Verb::AddContact => "Added {who}.",
        Verb::EditContact => "Changed what is known of {who}.",
        Verb::Log => "Logged what happened with {who}.",
        Verb::EditInteraction => "Corrected what happened with {who}.",
        Verb::PlanMeeting => "Planned a meeting with {who}, or changed one.",
        Verb::NextStep => "Noted or ticked a next step with {who}.",
        Verb::Promise => "Noted, kept or released a promise between you and {who}.",
        Verb::Ask => "Noted what was asked of {who}.",
        Verb::Favor => "Noted a favor between you and {who}.",
        Verb::Introduction => "Noted an introduction with {who}, or moved it on.",
        Verb::Decide => "Decided about a card of {who}.",
        Verb::Sort => "Said how well you know {who}.",
        Verb::SetCadence => "Set how often to be in touch with {who}.",
        Verb::Tag => "Changed the tags of {who}.",
        Verb::Trash => "Moved {who} to the trash.",
        Verb::Restore => "Brought {who} back from the trash.",
        Verb::Undo => "Undid something about {who}.",
        Verb::Redo => "Did something about {who} again.",
        Verb::EditOrganization
        | Verb::Purge
        | Verb::Plan
        | Verb::Write
        | Verb::Import
        | Verb::Merge
        | Verb::TakeBack
        | Verb::Forget => about_many(verb),
    }
}

/// A person by name: also one in the trash, and one whose adding was undone.
fn who(book: &Book, changes: &Changes, id: Id<Contact>) -> Slot {
    if book.get(id).is_some() {
        return person(book, id);
    }
    let in_trash = book.contacts.get_any(id).map(|row| row.short_name());
    Slot::Own(in_trash.or_else(|| added_name(changes, id)).unwrap_or_else(|| "someone".to_owned()))
}

/// The name of a person whom these changes add or remove.
fn added_name(changes: &Changes, id: Id<Contact>) -> Option<String> {
    changes.edits.iter().filter(|edit| edit.kind == Kind::Contact && edit.id == id.number()).find_map(
        |edit| match &edit.act {
            Act::Insert(row) | Act::Remove(row) => {
                Row::<Contact>::of_image(row).ok().map(|row| row.short_name())
            }
            Act::Set(_) | Act::Forget => None,
        },
    )
}

/// Which of the user's plans an action is about, by the record that it changes.
fn about_plans(changes: &Changes) -> &'static str {
    match changes.edits.first().map(|edit| edit.kind) {
        Some(Kind::Campaign) => "Chose what the network is for.",
        Some(Kind::Commitment) => "Set an aim.",
        Some(Kind::Away) => "Noted days away.",
        Some(Kind::Me) => "Changed what Kith knows of you.",
        Some(Kind::Settings) => "Changed the settings.",
        _ => about_many(Verb::Plan),
    }
}

/// What an action wrote down, by the record that it changes.
fn about_notes(changes: &Changes) -> &'static str {
    match changes.edits.first().map(|edit| edit.kind) {
        Some(Kind::Intel) => "Noted what was learned.",
        Some(Kind::Problem) => "Noted a problem you could solve.",
        Some(Kind::Give) => "Noted what you can give.",
        Some(Kind::Piece) => "Noted something you published.",
        Some(Kind::SearchEvent) => "Noted a step of the search.",
        _ => about_many(Verb::Write),
    }
}

fn about_many(verb: Verb) -> &'static str {
    match verb {
        Verb::AddContact => "Added somebody.",
        Verb::EditContact => "Changed what is known of somebody.",
        Verb::EditOrganization => "Added or changed an organization.",
        Verb::Log => "Logged what happened.",
        Verb::EditInteraction => "Corrected what happened.",
        Verb::PlanMeeting => "Planned a meeting, or changed one.",
        Verb::NextStep => "Noted or ticked a next step.",
        Verb::Promise => "Noted, kept or released a promise.",
        Verb::Ask => "Noted an ask.",
        Verb::Favor => "Noted a favor.",
        Verb::Introduction => "Noted an introduction, or moved it on.",
        Verb::Write => "Wrote something down.",
        Verb::Decide => "Decided about {n:card|cards}.",
        Verb::Sort => "Said how well you know somebody.",
        Verb::SetCadence => "Set how often to be in touch with {n:person|people}.",
        Verb::Tag => "Changed the tags of {n:person|people}.",
        Verb::Trash => "Moved {n:record|records} to the trash.",
        Verb::Restore => "Brought {n:record|records} back from the trash.",
        Verb::Purge => "Removed {n:record|records} that had lain in the trash for 30 days.",
        Verb::Plan => "Changed your plans or settings.",
        Verb::Import => "Imported a file: {n:record|records}.",
        Verb::Merge => "Merged a backup: {n:record|records}.",
        Verb::Undo => "Undid {n:change|changes}.",
        Verb::Redo => "Did {n:change|changes} again.",
        Verb::TakeBack => "Took the book back to an earlier state: {n:change|changes}.",
        Verb::Forget => "Forgot somebody.",
    }
}

/// What lies in the trash, by the actions that brought it there, latest first.
fn trash(book: &Book, today: Day) -> Vec<TrashLine> {
    let heaps = heaps(book).into_values().rev();
    // A snooze taken back lies in the trash as well, but nobody would look for it there.
    heaps.filter(|heap| heap.record.0 != Kind::Decision).map(|heap| heap.line(today)).collect()
}

fn heaps(book: &Book) -> BTreeMap<Stamp, Heap> {
    let mut heaps = BTreeMap::new();
    for kind in Kind::ALL {
        for row in book.table(*kind).rows() {
            let head = row.head();
            let Some(day) = head.trashed else { continue };
            let about = first_named(book, row);
            let fresh = Heap { record: (*kind, head.id), day, people: Vec::new(), count: 0, about };
            let heap = heaps.entry(head.stamp_of(TRASHED)).or_insert(fresh);
            heap.count += 1;
            if let Some(contact) = book.contacts.get_any(Id::from_number(head.id)) {
                heap.people.push(contact.full_name());
            }
        }
    }
    heaps
}

/// What went to the trash in one action.
struct Heap {
    /// The first record, by the order of nouns: a person before what concerns them.
    record: (Kind, u64),
    day: Day,
    people: Vec<String>,
    count: usize,
    /// Whom the first record is about, where it is not a person itself.
    about: Option<String>,
}

impl Heap {
    fn line(self, today: Day) -> TrashLine {
        let days = (TRASH_DAYS - today.since(self.day)).max(0);
        let left = Sentence::new("removed {day}, kept for {n:more day|more days}")
            .slot("day", on(self.day, today))
            .count("n", days as usize);
        TrashLine { record: self.record, text: self.text(), left }
    }

    fn text(&self) -> Sentence {
        let others = self.count.saturating_sub(self.people.len());
        match (self.people.as_slice(), others, &self.about) {
            ([], _, Some(name)) => Sentence::new("{what} with {who}")
                .slot("what", Slot::Word(noun(self.record.0)))
                .own("who", name.clone()),
            ([], _, None) => Sentence::new("{what}").slot("what", Slot::Word(noun(self.record.0))),
            ([name], 0, _) => Sentence::new("{who}").own("who", name.clone()),
            ([name], others, _) => {
                Sentence::new("{who}, with {n:record|records}").own("who", name.clone()).count("n", others)
            }
            ([first, ..], ..) => Sentence::new("{who} and {n:other person|other people}")
                .own("who", first.clone())
                .count("n", self.people.len() - 1),
        }
    }
}

fn noun(kind: Kind) -> &'static str {
    match kind {
        Kind::Interaction => "What was logged",
        Kind::Meeting => "A meeting",
        Kind::NextStep => "A next step",
        Kind::Promise => "A promise",
        Kind::Ask => "An ask",
        Kind::Favor => "A favor",
        Kind::Introduction => "An introduction",
        Kind::Organization => "An organization",
        Kind::Affiliation => "A place of work",
        Kind::Contact => "A person",
        Kind::Intel => "Something learned",
        Kind::Problem => "A problem",
        Kind::Give => "Something to give",
        Kind::Piece => "Something published",
        Kind::SearchEvent => "A step of the search",
        Kind::Me | Kind::Settings | Kind::Campaign | Kind::Commitment | Kind::Away | Kind::Decision => {
            "A plan of yours"
        }
    }
}

/// The first person that a record names.
fn first_named(book: &Book, row: &dyn AnyRow) -> Option<String> {
    let mut name = None;
    row.record().names(&mut |id| {
        let contact = book.contacts.get_any(Id::from_number(id));
        name = name.take().or_else(|| contact.map(|contact| contact.full_name()));
    });
    name
}
