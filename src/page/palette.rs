//! The command palette: pages, actions and people, found by a few letters.

use super::keys::{KeyDeed, MODIFIED_KEYS, SINGLE_KEYS};
use super::log::{LogReason, Preset};
use super::people::role_line;
use super::route::{Place, Route};
use super::sentence::Sentence;
use crate::book::{Book, Contact};
use crate::id::Id;
use crate::people_index::PeopleIndex;
use crate::text::{fold, words};

/// How many people are offered.
const PEOPLE: usize = 6;

/// One line to pick.
#[derive(Clone, Debug, PartialEq)]
pub struct PaletteLine {
    /// What it is.
    pub label: Sentence,
    /// Second rank: role and organization.
    pub hint: String,
    /// The keys that do the same; empty if none.
    pub keys: &'static str,
    /// What kind of line it is.
    pub kind: LineKind,
    /// What picking it does.
    pub deed: PaletteDeed,
}

/// What kind of line it is, for its icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// A page.
    Page,
    /// Something to do.
    Action,
    /// A person.
    Person,
}

/// What picking a line does.
#[derive(Clone, Debug, PartialEq)]
pub enum PaletteDeed {
    /// Goes somewhere.
    Go(Route),
    /// Does what a key does.
    Key(KeyDeed),
}

/// The pages and actions that are always there, with other words by which they are found.
const STANDING: [(&str, &str, LineKind, PaletteTarget); 22] = [
    ("Log what happened", "note write call coffee met", LineKind::Action, PaletteTarget::Place(Place::Log)),
    ("Somebody new", "add person contact", LineKind::Action, PaletteTarget::Place(Place::AddPerson)),
    ("Plan a meeting", "appointment call", LineKind::Action, PaletteTarget::Place(Place::PlanMeeting)),
    ("Note a next step", "task reminder", LineKind::Action, PaletteTarget::Place(Place::NextStep)),
    ("Note a promise", "word given", LineKind::Action, PaletteTarget::Place(Place::Promise)),
    ("Note an introduction", "introduce", LineKind::Action, PaletteTarget::Place(Place::Introduction)),
    ("Today", "home cards", LineKind::Page, PaletteTarget::Place(Place::Today)),
    ("People", "everybody contacts search", LineKind::Page, PaletteTarget::Place(Place::People)),
    ("Introductions", "chain path reach board", LineKind::Page, PaletteTarget::Place(Place::Introductions)),
    ("Targets", "organizations employers companies", LineKind::Page, PaletteTarget::Place(Place::Targets)),
    (
        "Give and take",
        "favors balance ledger gives",
        LineKind::Page,
        PaletteTarget::Place(Place::GiveAndTake),
    ),
    ("Plan", "mode aim landed week", LineKind::Page, PaletteTarget::Place(Place::Plan)),
    ("Names from memory", "brainstorm", LineKind::Page, PaletteTarget::Place(Place::Brainstorm)),
    ("Sort ten", "deck", LineKind::Page, PaletteTarget::Place(Place::Deck)),
    ("Data", "backup export restore storage", LineKind::Page, PaletteTarget::Place(Place::Data)),
    ("Import from LinkedIn", "connections csv file", LineKind::Page, PaletteTarget::Place(Place::Import)),
    ("Restore a copy", "backup merge", LineKind::Page, PaletteTarget::Place(Place::Restore)),
    ("History", "changes trash", LineKind::Page, PaletteTarget::Place(Place::History)),
    (
        "Settings",
        "appearance dark theme holidays away cadence",
        LineKind::Page,
        PaletteTarget::Place(Place::Settings),
    ),
    ("Undo", "back", LineKind::Action, PaletteTarget::Key(KeyDeed::Undo)),
    ("Do again", "redo", LineKind::Action, PaletteTarget::Key(KeyDeed::Redo)),
    ("What the keys do", "help keyboard shortcuts", LineKind::Action, PaletteTarget::Key(KeyDeed::Help)),
];

#[derive(Clone, Copy)]
enum PaletteTarget {
    Place(Place),
    Key(KeyDeed),
}

/// What can be done with a person, and the word that asks for it: "log ana".
const WITH_SOMEBODY: [WithSomebody; 7] = [
    ("log", "Log what happened with {who}", |id| Route::about(Place::Log, id)),
    ("plan", "Plan a meeting with {who}", |id| Route::about(Place::PlanMeeting, id)),
    ("next", "Note a next step with {who}", |id| Route::about(Place::NextStep, id)),
    ("promise", "Note a promise with {who}", |id| Route::about(Place::Promise, id)),
    ("ask", "Ask {who} for something", |id| Route::about(Place::Ask, id)),
    ("introduce", "Note an introduction with {who}", |id| Route::about(Place::Introduction, id)),
    ("affirm", "Log a kind word to {who}", |id| Preset::for_person(id, Some(LogReason::Affirm)).route()),
];

/// The word, the line, and where it leads.
type WithSomebody = (&'static str, &'static str, fn(Id<Contact>) -> Route);

/// So many of these are offered for a name alone.
const FOR_A_NAME: usize = 3;

/// The lines for a text, best first.
pub fn palette(book: &Book, people: &mut PeopleIndex, text: &str) -> Vec<PaletteLine> {
    let text = text.trim();
    if text.is_empty() {
        return standing(&[]);
    }
    let mut lines = Vec::new();
    if let Some(lines_asked) = asked_with_somebody(book, people, text) {
        lines.extend(lines_asked);
    }
    lines.extend(standing(&words(text)));
    let found = people.find(text, PEOPLE);
    lines.extend(found.iter().map(|id| person_line(book, *id)));
    if let Some(id) = found.first() {
        lines.extend(
            WITH_SOMEBODY
                .iter()
                .take(FOR_A_NAME)
                .map(|(_, pattern, to)| with_somebody(book, pattern, *to, *id)),
        );
    }
    lines.push(add_line(text));
    lines
}

/// "log ana": the first word says what, the rest says with whom.
fn asked_with_somebody(book: &Book, people: &mut PeopleIndex, text: &str) -> Option<Vec<PaletteLine>> {
    let (verb, name) = text.split_once(' ')?;
    let verb = fold(verb);
    let (_, pattern, to) = WITH_SOMEBODY.iter().find(|(word, ..)| *word == verb)?;
    let found = people.find(name, PEOPLE);
    Some(found.into_iter().map(|id| with_somebody(book, pattern, *to, id)).collect())
}

/// The standing lines in which every word begins some word.
fn standing(typed: &[String]) -> Vec<PaletteLine> {
    let matches = |label: &str, other: &str| {
        let known: Vec<String> = words(label).into_iter().chain(words(other)).collect();
        typed.iter().all(|word| known.iter().any(|known| known.starts_with(word.as_str())))
    };
    let found = STANDING.iter().filter(|(label, other, ..)| matches(label, other));
    found.map(|(label, _, kind, target)| standing_line(label, *kind, *target)).collect()
}

fn standing_line(label: &'static str, kind: LineKind, target: PaletteTarget) -> PaletteLine {
    let (key, deed) = match target {
        PaletteTarget::Place(place) => (KeyDeed::Go(place), PaletteDeed::Go(Route::to(place))),
        PaletteTarget::Key(key) => (key, PaletteDeed::Key(key)),
    };
    let line = SINGLE_KEYS.iter().chain(&MODIFIED_KEYS).find(|line| line.deed == key);
    let keys = line.map_or("", |line| line.keys);
    PaletteLine { label: Sentence::new(label), hint: String::new(), keys, kind, deed }
}

fn person_line(book: &Book, id: Id<Contact>) -> PaletteLine {
    PaletteLine {
        label: Sentence::new("{who}").own("who", full_name(book, id)),
        hint: role_line(book, id),
        keys: "",
        kind: LineKind::Person,
        deed: PaletteDeed::Go(Route::person(id)),
    }
}

fn with_somebody(
    book: &Book,
    pattern: &'static str,
    to: fn(Id<Contact>) -> Route,
    id: Id<Contact>,
) -> PaletteLine {
    PaletteLine {
        label: Sentence::new(pattern).own("who", full_name(book, id)),
        hint: String::new(),
        keys: "",
        kind: LineKind::Action,
        deed: PaletteDeed::Go(to(id)),
    }
}

fn full_name(book: &Book, id: Id<Contact>) -> String {
    book.get(id).map(|row| row.full_name()).unwrap_or_default()
}

fn add_line(text: &str) -> PaletteLine {
    PaletteLine {
        label: Sentence::new("Add “{name}” as somebody new").own("name", text),
        hint: String::new(),
        keys: "",
        kind: LineKind::Action,
        deed: PaletteDeed::Go(Route::to(Place::AddPerson).with("name", text)),
    }
}
