//! The form as a logged interaction fills it, and what was noted with it then.

use super::LogForm;
use crate::book::{
    Ask, Book, Favor, Intel, Interaction, Introduction, Kind, NextStep, Party, Promise, Row, Side, With,
};
use crate::command::Who;
use crate::day::Day;
use crate::id::Id;
use crate::page::sentence::{Sentence, Slot, the};
use crate::page::words;

/// Something noted with an interaction, that can be taken away by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct NotedBefore {
    /// Which record.
    pub record: (Kind, u64),
    /// In words.
    pub words: Sentence,
}

impl LogForm {
    /// The form for correcting an interaction; `None` if it is gone.
    pub fn of(book: &Book, id: Id<Interaction>) -> Option<LogForm> {
        let row = book.get(id)?;
        let who = |with: &With| Who::Known(with.contact);
        let default = row.expects_answer_by_default();
        Some(LogForm {
            editing: Some(id),
            people: row.with.iter().map(who).collect(),
            talked_with: row.with.iter().filter(|with| with.talked).map(who).collect(),
            hosts: row.with.iter().filter(|with| with.host).map(who).collect(),
            day: Some(row.day),
            precision: row.precision,
            minute: row.minute,
            event: row.event.clone(),
            channel: row.channel,
            call: row.call_result,
            direction: Some(row.direction),
            asked_by: row.asked_by,
            purposes: row.purposes.iter().collect(),
            expects_answer: (row.expects_answer != default).then_some(row.expects_answer),
            serves: row.serves,
            outcome: row.outcome,
            note: row.note.clone(),
            learned: row.learned.clone(),
            asked_about_them: row.asked_about_them,
            said_what_i_do: row.said_what_i_do,
            spoke_of_search: row.spoke_of_search,
            targets_named: row.targets_named.to_vec(),
            minutes: row.minutes.map_or_else(String::new, |minutes| minutes.to_string()),
            comfort: row.comfort,
            next: row.nothing_next.then_some(super::Next::Nothing),
            note_dismissed: row.note_dismissed,
            ask_noted: book.naming::<Ask>(id.number()).next().is_some(),
            ..LogForm::default()
        })
    }
}

/// What was noted with an interaction, in words.
pub fn noted_before(book: &Book, id: Id<Interaction>, today: Day) -> Vec<NotedBefore> {
    let number = id.number();
    let mut noted: Vec<NotedBefore> = Vec::new();
    noted.extend(book.naming::<Favor>(number).map(favor_words));
    noted.extend(book.naming::<Promise>(number).filter(|row| row.from == Some(id)).map(promise_words));
    noted.extend(book.naming::<Ask>(number).map(ask_words));
    noted.extend(book.naming::<Introduction>(number).map(|row| introduction_words(book, row)));
    noted.extend(book.naming::<Intel>(number).map(intel_words));
    noted.extend(book.naming::<NextStep>(number).map(|row| step_words(row, today)));
    noted
}

fn favor_words(row: &Row<Favor>) -> NotedBefore {
    let pattern = match (row.by, row.what.is_empty()) {
        (Side::Me, true) => "You gave {kind}",
        (Side::Me, false) => "You gave {kind}: {what}",
        (Side::Them, true) => "You received {kind}",
        (Side::Them, false) => "You received {kind}: {what}",
    };
    let kind = Slot::Word(words::favor(row.kind));
    let words = Sentence::new(pattern).slot("kind", kind).own("what", row.what.clone());
    NotedBefore { record: (Kind::Favor, row.id.number()), words }
}

fn promise_words(row: &Row<Promise>) -> NotedBefore {
    let pattern = match row.by {
        Side::Me => "You promised: {text}",
        Side::Them => "They promised: {text}",
    };
    let words = Sentence::new(pattern).own("text", row.text.clone());
    NotedBefore { record: (Kind::Promise, row.id.number()), words }
}

fn ask_words(row: &Row<Ask>) -> NotedBefore {
    let pattern = match (row.to_me, row.what.is_empty()) {
        (false, true) => "You asked for {kind}",
        (false, false) => "You asked for {kind}: {what}",
        (true, true) => "They asked you for {kind}",
        (true, false) => "They asked you for {kind}: {what}",
    };
    let kind = Slot::Word(words::ask(row.kind));
    let words = Sentence::new(pattern).slot("kind", kind).own("what", row.what.clone());
    NotedBefore { record: (Kind::Ask, row.id.number()), words }
}

fn introduction_words(book: &Book, row: &Row<Introduction>) -> NotedBefore {
    let other = match (row.who, row.to) {
        (Party::Me, other) | (other, Party::Me) => other,
        (_, to) => to,
    };
    let words = Sentence::new("An introduction to {name}");
    let words = other.contact().into_iter().fold(words, |words, id| words.person("name", book, id));
    NotedBefore { record: (Kind::Introduction, row.id.number()), words }
}

fn intel_words(row: &Row<Intel>) -> NotedBefore {
    let words = Sentence::new("Learned, {kind}: {text}");
    let words = words.slot("kind", Slot::Word(words::intel(row.kind))).own("text", row.text.clone());
    NotedBefore { record: (Kind::Intel, row.id.number()), words }
}

fn step_words(row: &Row<NextStep>, today: Day) -> NotedBefore {
    let pattern = match row.due {
        Some(_) => "Next step for {due}: {what}",
        None => "Next step: {what}",
    };
    let words = Sentence::new(pattern).own("what", row.what.clone());
    let words = row.due.into_iter().fold(words, |words, due| words.slot("due", the(due, today)));
    NotedBefore { record: (Kind::NextStep, row.id.number()), words }
}
