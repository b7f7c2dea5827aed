//! The timeline: what happened with one person, newest first, each in a sentence.

use super::field::say_known_day;
use crate::book::{
    Book, CallResult, Channel, Contact, Direction, Favor, Interaction, Introduction, KnownDay, NextStep,
    Promise, Row, Side,
};
use crate::calendar::Precision;
use crate::day::Day;
use crate::id::Id;
use crate::page::sentence::{Sentence, Slot, say_day};
use crate::page::words;
use crate::tie::touches;

/// One thing that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineEntry {
    /// Which interaction.
    pub id: Id<Interaction>,
    /// The day, as well as it is known.
    pub day: Day,
    /// The day in words.
    pub day_words: String,
    /// What happened: "You met in person."
    pub words: Sentence,
    /// Who else was there; `None` for nobody.
    pub others: Option<Sentence>,
    /// What it was for.
    pub purposes: Vec<&'static str>,
    /// What came of it.
    pub outcome: Option<&'static str>,
    /// The user's words about it.
    pub note: String,
    /// What was learned.
    pub learned: String,
    /// What came with it: favors, promises, introductions, the next step.
    pub came: Vec<Sentence>,
    /// Both took part.
    pub is_two_way: bool,
}

/// What happened with somebody, newest first.
pub fn timeline(book: &Book, contact: &Row<Contact>, today: Day) -> Vec<TimelineEntry> {
    let id = contact.id;
    let rows = book.naming::<Interaction>(id.number()).filter(|row| row.with.get(id.number()).is_some());
    touches(rows).into_iter().rev().map(|touch| entry(book, contact, touch.row, today)).collect()
}

fn entry(book: &Book, contact: &Row<Contact>, row: &Row<Interaction>, today: Day) -> TimelineEntry {
    let name = contact.short_name();
    TimelineEntry {
        id: row.id,
        day: row.day,
        day_words: day_words(row, today),
        words: what_happened(row, &name),
        others: others(book, contact.id, row),
        purposes: row.purposes.iter().map(words::purpose).collect(),
        outcome: row.outcome.map(words::outcome),
        note: row.note.clone(),
        learned: row.learned.clone(),
        came: came(book, row, &name),
        is_two_way: row.is_two_way(),
    }
}

fn day_words(row: &Interaction, today: Day) -> String {
    match row.precision {
        Precision::Day => say_day(row.day, today),
        precision => say_known_day(KnownDay { day: row.day, precision }, today),
    }
}

/// What happened in a sentence; `name` is what the user calls the person.
pub fn what_happened(row: &Interaction, name: &str) -> Sentence {
    let sentence = match row.event.is_empty() {
        true => Sentence::new(pattern(row)),
        false => Sentence::new(pattern_at_event(row)),
    };
    sentence.own("event", row.event.clone()).own("name", name)
}

fn pattern(row: &Interaction) -> &'static str {
    use Channel::*;
    use Direction::*;
    match (row.direction, row.channel, row.call_result) {
        (Out, Call | Video, Some(CallResult::NoAnswer)) => "You called; nobody answered.",
        (Out, Call | Video, Some(CallResult::Voicemail)) | (Out, Voicemail, _) => {
            "You called and left a message."
        }
        (Out, Mail, _) => "You wrote an e-mail.",
        (Out, Letter, _) => "You sent a letter.",
        (Out, Card, _) => "You sent a card.",
        (Out, Call, _) => "You called.",
        (Out, Text, _) => "You sent a text message.",
        (Out, Social, _) => "You sent a social message.",
        (Out, Video, _) => "You called by video.",
        (Out, InPerson, _) => "You came by.",
        (In, Mail, _) => "{name} wrote an e-mail.",
        (In, Letter, _) => "{name} sent a letter.",
        (In, Card, _) => "{name} sent a card.",
        (In, Call, _) => "{name} called.",
        (In, Voicemail, _) => "{name} left a message.",
        (In, Text, _) => "{name} sent a text message.",
        (In, Social, _) => "{name} sent a social message.",
        (In, Video, _) => "{name} called by video.",
        (In, InPerson, _) => "{name} came by.",
        (Both, Mail, _) => "You wrote to each other.",
        (Both, Letter, _) => "You exchanged letters.",
        (Both, Card, _) => "You exchanged cards.",
        (Both, Call, _) => "You talked on the phone.",
        (Both, Voicemail | Text | Social, _) => "You exchanged messages.",
        (Both, Video, _) => "You talked by video.",
        (Both, InPerson, _) => "You met in person.",
    }
}

fn pattern_at_event(row: &Interaction) -> &'static str {
    match (row.direction, row.channel.is_meeting()) {
        (Direction::Both, _) => "You met at {event}.",
        (_, true) => "You saw each other at {event}.",
        (Direction::Out, false) => "You wrote or called, about {event}.",
        (Direction::In, false) => "{name} wrote or called, about {event}.",
    }
}

/// Who else took part.
fn others(book: &Book, id: Id<Contact>, row: &Interaction) -> Option<Sentence> {
    let others: Vec<Id<Contact>> =
        row.with.iter().map(|with| with.contact).filter(|other| *other != id).collect();
    let sentence = match others.len() {
        0 => return None,
        1 => Sentence::new("With {one}."),
        2 => Sentence::new("With {one} and {two}."),
        _ => Sentence::new("With {one}, {two} and {more:other|others}."),
    };
    let named = ["one", "two"].into_iter().zip(&others);
    let sentence = named.fold(sentence, |sentence, (slot, id)| sentence.person(slot, book, *id));
    Some(sentence.count("more", others.len().saturating_sub(2)))
}

/// What came with an interaction.
fn came(book: &Book, row: &Row<Interaction>, name: &str) -> Vec<Sentence> {
    let from = row.id.number();
    let favors =
        book.naming::<Favor>(from).filter(|favor| favor.from == Some(row.id)).map(|row| favor(row, name));
    let promises =
        book.naming::<Promise>(from).filter(|it| it.from == Some(row.id)).map(|row| promise(row, name));
    let introductions = book.naming::<Introduction>(from).map(|row| introduction(book, row));
    let steps = book.naming::<NextStep>(from).filter(|it| it.from == Some(row.id));
    let steps = steps.map(|row| Sentence::new("Next: {what}").own("what", row.what.clone()));
    favors.chain(promises).chain(introductions).chain(steps).collect()
}

fn favor(favor: &Favor, name: &str) -> Sentence {
    let pattern = match (favor.by, favor.offered, favor.what.is_empty()) {
        (Side::Me, false, true) => "You gave {kind}",
        (Side::Me, false, false) => "You gave {kind}: {what}",
        (Side::Me, true, true) => "You offered {kind}",
        (Side::Me, true, false) => "You offered {kind}: {what}",
        (Side::Them, false, true) => "{name} gave {kind}",
        (Side::Them, false, false) => "{name} gave {kind}: {what}",
        (Side::Them, true, true) => "{name} offered {kind}",
        (Side::Them, true, false) => "{name} offered {kind}: {what}",
    };
    let sentence = Sentence::new(pattern).slot("kind", Slot::Word(words::favor(favor.kind)));
    sentence.own("what", favor.what.clone()).own("name", name)
}

fn promise(promise: &Promise, name: &str) -> Sentence {
    let pattern = match promise.by {
        Side::Me => "You promised: {text}",
        Side::Them => "{name} promised: {text}",
    };
    Sentence::new(pattern).own("text", promise.text.clone()).own("name", name)
}

fn introduction(book: &Book, row: &Introduction) -> Sentence {
    let other = row.for_me().map(|(_, other)| other);
    match (other, row.made_on.is_some()) {
        (Some(other), true) => Sentence::new("Introduced you to {who}").person("who", book, other),
        (Some(other), false) => Sentence::new("Spoke of introducing you to {who}").person("who", book, other),
        (None, true) => Sentence::new("An introduction was made"),
        (None, false) => Sentence::new("An introduction came up"),
    }
}
