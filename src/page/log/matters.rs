//! What an interaction may settle: open promises, next steps, meetings, blurbs, asks of those who took part.

use super::LogForm;
use crate::book::{
    Ask, AskState, Book, Contact, Direction, Introduction, Meeting, MeetingState, NextStep, Party, Promise,
    Row, Serves, Side,
};
use crate::command::{IntroductionStep, Who};
use crate::day::Day;
use crate::id::Id;
use crate::introductions::waits_for_owner;
use crate::page::sentence::{Sentence, Slot, on, the};
use crate::page::words;

/// Something open that the interaction may settle or serve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matter {
    /// It keeps this promise, of either side.
    Keeps(Id<Promise>),
    /// It does this next step.
    Ticks(Id<NextStep>),
    /// It is this planned meeting.
    Held(Id<Meeting>),
    /// It carries the words for this introduction.
    CarriesBlurb(Id<Introduction>),
    /// It says yes to an introduction by the user (R88): the first or the second of the two.
    Agrees(Id<Introduction>, IntroductionStep),
    /// It brings their answer to this ask.
    Answers(Id<Ask>),
    /// It is another try of this ask.
    TriesAgain(Id<Ask>),
}

/// One line: what it may settle, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct MatterLine {
    /// What.
    pub matter: Matter,
    /// In words.
    pub words: Sentence,
}

/// What is open with those who take part, that this interaction may settle.
pub fn matters(book: &Book, form: &LogForm, today: Day) -> Vec<MatterLine> {
    let known = form.people.iter().filter_map(|who| match who {
        Who::Known(id) => Some(*id),
        Who::Me | Who::New(_) => None,
    });
    let mut lines: Vec<MatterLine> = Vec::new();
    for line in known.flat_map(|contact| with_one(book, form, contact, today)) {
        if !lines.iter().any(|known| known.matter == line.matter) {
            lines.push(line);
        }
    }
    lines
}

fn with_one(book: &Book, form: &LogForm, contact: Id<Contact>, today: Day) -> Vec<MatterLine> {
    let number = contact.number();
    let (out, inward) = (form.direction() != Direction::In, form.direction() != Direction::Out);
    let may_keep = |side: Side| match side {
        Side::Me => out,
        Side::Them => inward,
    };
    let promises = book.naming::<Promise>(number).filter(|row| row.is_open() && may_keep(row.by));
    let steps = book.naming::<NextStep>(number).filter(|row| row.done_on.is_none());
    let meetings = book
        .naming::<Meeting>(number)
        .filter(|row| form.is_live() && row.state == MeetingState::Planned && row.day <= today);
    let blurbs = book.naming::<Introduction>(number).filter(|row| out && wants_blurb(row, contact));
    let asks = book.naming::<Ask>(number).filter(|row| !row.to_me && row.state == AskState::Asked);
    let mut lines: Vec<MatterLine> = meetings.map(|row| meeting_line(row, today)).collect();
    lines.extend(promises.map(|row| promise_line(book, row, today)));
    lines.extend(steps.map(|row| step_line(row, today)));
    lines.extend(blurbs.map(|row| blurb_line(book, row)));
    let agrees = book.naming::<Introduction>(number).filter(|row| inward && wants_a_yes(book, row, contact));
    lines.extend(agrees.filter_map(|row| agrees_line(book, row, contact)));
    lines.extend(asks.map(|row| ask_line(row, inward, today)));
    lines
}

fn wants_blurb(row: &Row<Introduction>, contact: Id<Contact>) -> bool {
    let offered = row.offered_on.is_some() && row.made_on.is_none() && !row.is_ended();
    offered
        && row.introducer == Party::Contact(contact)
        && row.for_me().is_some()
        && row.blurb_sent_on.is_none()
}

fn wants_a_yes(book: &Book, row: &Row<Introduction>, contact: Id<Contact>) -> bool {
    let waits = row.to == Party::Contact(contact) && waits_for_owner(book, row);
    row.is_open() && row.by_me().is_some() && row.agreed_on(contact).is_none() && !waits
}

fn agrees_line(book: &Book, row: &Row<Introduction>, contact: Id<Contact>) -> Option<MatterLine> {
    let other = row.by_me()?.into_iter().find(|side| *side != contact)?;
    let words = Sentence::new("{name} says yes to meeting {other}");
    let words = words.person("name", book, contact).person("other", book, other);
    Some(MatterLine { matter: Matter::Agrees(row.id, IntroductionStep::yes_of(row, contact)), words })
}

fn meeting_line(row: &Row<Meeting>, today: Day) -> MatterLine {
    let words = Sentence::new("This was the meeting planned {day}").slot("day", planned_for(row.day, today));
    MatterLine { matter: Matter::Held(row.id), words }
}

/// "for today", "for Tuesday", "for 3 March".
fn planned_for(day: Day, today: Day) -> Slot {
    match the(day, today) {
        Slot::Day(day, words) => Slot::Day(day, format!("for {words}")),
        other => other,
    }
}

fn promise_line(book: &Book, row: &Row<Promise>, today: Day) -> MatterLine {
    let pattern = match (row.by, row.due.is_some()) {
        (Side::Me, true) => "Keeps your promise, due {due}: {text}",
        (Side::Me, false) => "Keeps your promise: {text}",
        (Side::Them, true) => "{name} kept the promise for {due}: {text}",
        (Side::Them, false) => "{name} kept the promise: {text}",
    };
    let words = Sentence::new(pattern).own("text", row.text.clone()).person("name", book, row.contact);
    let words = row.due.into_iter().fold(words, |words, due| words.slot("due", the(due, today)));
    MatterLine { matter: Matter::Keeps(row.id), words }
}

fn step_line(row: &Row<NextStep>, today: Day) -> MatterLine {
    let pattern = match row.due {
        Some(_) => "Does your next step for {due}: {what}",
        None => "Does your next step: {what}",
    };
    let words = Sentence::new(pattern).own("what", row.what.clone());
    let words = row.due.into_iter().fold(words, |words, due| words.slot("due", the(due, today)));
    MatterLine { matter: Matter::Ticks(row.id), words }
}

fn blurb_line(book: &Book, row: &Row<Introduction>) -> MatterLine {
    let words = Sentence::new("Carries the words that can be passed on to {name}");
    let words = row.for_me().into_iter().fold(words, |words, (_, met)| words.person("name", book, met));
    MatterLine { matter: Matter::CarriesBlurb(row.id), words }
}

fn ask_line(row: &Row<Ask>, inward: bool, today: Day) -> MatterLine {
    let (matter, about, bare) = match inward {
        true => (
            Matter::Answers(row.id),
            "You asked {day}: {what}. Their answer?",
            "You asked for {kind} {day}. Their answer?",
        ),
        false => (
            Matter::TriesAgain(row.id),
            "Another try of what you asked {day}: {what}",
            "Another try: you asked for {kind} {day}",
        ),
    };
    let pattern = if row.what.is_empty() { bare } else { about };
    let words = Sentence::new(pattern)
        .own("what", row.what.clone())
        .slot("kind", Slot::Word(words::ask(row.kind)))
        .slot("day", on(row.asked_on.unwrap_or(row.recorded_on), today));
    MatterLine { matter, words }
}

impl LogForm {
    /// Whether it settles this. An answer to an ask has a state of its own: `answer_to`.
    pub fn settles(&self, matter: Matter) -> bool {
        match matter {
            Matter::Keeps(id) => self.keeps.contains(&id),
            Matter::Ticks(id) => self.ticks.contains(&id),
            Matter::Held(id) => self.held == Some(id),
            Matter::CarriesBlurb(id) => self.carries_blurb_of.contains(&id),
            Matter::Agrees(id, yes) => self.moves.contains(&(id, yes)),
            Matter::Answers(id) => self.answer_to(id).is_some(),
            Matter::TriesAgain(id) => self.serves == Some(Serves::Ask(id)),
        }
    }

    /// Says whether it settles this.
    pub fn settle(&mut self, matter: Matter, yes: bool) {
        match matter {
            Matter::Keeps(id) => set(&mut self.keeps, id, yes),
            Matter::Ticks(id) => set(&mut self.ticks, id, yes),
            Matter::Held(id) => self.held = yes.then_some(id),
            Matter::CarriesBlurb(id) => set(&mut self.carries_blurb_of, id, yes),
            Matter::Agrees(id, step) => set(&mut self.moves, (id, step), yes),
            Matter::Answers(id) => self.answer(id, yes.then_some(AskState::Yes)),
            Matter::TriesAgain(id) => self.serves = yes.then_some(Serves::Ask(id)),
        }
    }

    /// Their answer to an ask, if it has come.
    pub fn answer_to(&self, ask: Id<Ask>) -> Option<AskState> {
        self.answers.iter().find(|(id, _)| *id == ask).map(|(_, state)| *state)
    }

    /// Writes down their answer to an ask; `None`: it has not come.
    pub fn answer(&mut self, ask: Id<Ask>, state: Option<AskState>) {
        self.answers.retain(|(id, _)| *id != ask);
        self.answers.extend(state.map(|state| (ask, state)));
    }

    /// Takes away what no longer concerns those who take part or the way they spoke.
    pub fn keep_only(&mut self, open: &[MatterLine]) {
        let is_open = |matter| open.iter().any(|line| line.matter == matter);
        self.keeps.retain(|id| is_open(Matter::Keeps(*id)));
        self.ticks.retain(|id| is_open(Matter::Ticks(*id)));
        self.carries_blurb_of.retain(|id| is_open(Matter::CarriesBlurb(*id)));
        self.moves.retain(|(id, step)| match step {
            IntroductionStep::FirstAgreed | IntroductionStep::SecondAgreed => {
                is_open(Matter::Agrees(*id, *step))
            }
            _ => true,
        });
        self.answers.retain(|(id, _)| is_open(Matter::Answers(*id)));
        self.held = self.held.filter(|id| is_open(Matter::Held(*id)));
    }
}

fn set<T: PartialEq>(all: &mut Vec<T>, one: T, on: bool) {
    all.retain(|known| *known != one);
    all.extend(on.then_some(one));
}
