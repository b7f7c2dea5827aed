//! Plan a meeting or a timed call, and prepare it: when, where, with whom, what to ask, what to give (R50, R52).

use super::form::FieldProblem;
use super::hint;
use super::sentence::{Sentence, Slot, on};
use super::words;
use crate::asks;
use crate::book::meeting::Question;
use crate::book::record::Each;
use crate::book::{Book, Channel, Contact, Meeting, MeetingState, Side};
use crate::command::{Command, MeetingChanged, Noted, NotedAlone, Who};
use crate::day::Day;
use crate::id::{FreshIds, Id, ItemId};
use crate::outlook::Outlook;
use crate::tie::Tie;
use serde::{Deserialize, Serialize};

/// The form as it stands; its JSON is the draft that survives a reload.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MeetingForm {
    /// The meeting that is being changed; `None` plans a new one.
    pub editing: Option<Id<Meeting>>,
    /// With whom.
    pub people: Vec<Who>,
    /// The day.
    pub day: Option<Day>,
    /// Minutes since midnight; `None`: some time that day.
    pub minute: Option<u16>,
    /// The zone the time is meant in, where it is not the user's.
    pub zone: String,
    /// The place, or the link to the room.
    pub place: String,
    /// In person, by video, or a call.
    pub channel: Channel,
    /// Who asked for it.
    pub asked_by: Option<Side>,
    /// What it is for.
    pub purpose: String,
    /// What the user wants to ask.
    pub questions: Vec<QuestionForm>,
    /// What the user could give there.
    pub to_give: String,
}

/// A question as the form holds it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuestionForm {
    /// Its id, once it has been saved.
    pub id: Option<ItemId>,
    /// The question.
    pub text: String,
    /// Whether it was asked.
    pub asked: bool,
    /// What they answered.
    pub answer: String,
}

/// The fields that something can be wrong with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeetingField {
    /// With whom.
    People,
    /// When.
    Day,
}

/// R107: who asked for advice keeps to it in the meeting that came of it, until they offer more.
pub fn keeps_to(book: &Book, id: Id<Meeting>, today: Day) -> Option<Sentence> {
    let row = book.get(id).filter(|row| row.state == MeetingState::Planned)?;
    let outlook = Outlook::new(book, today);
    row.with.iter().find_map(|contact| {
        let tie = Tie::new(book, *contact)?;
        let (ask, asked) = asks::keep_to(&outlook, &tie)?;
        let sentence = Sentence::new(
            "You asked {who} for {kind} {asked}: keep to it, and ask for no more unless they offer.",
        );
        Some(
            sentence
                .person("who", book, *contact)
                .slot("kind", Slot::Word(words::ask(ask.kind)))
                .slot("asked", on(asked, today)),
        )
    })
}

/// What to remember of those one is about to meet (R12, R13, R22, R71, R72), as Today has it.
pub fn to_remember(book: &Book, id: Id<Meeting>, today: Day) -> Vec<Sentence> {
    let meeting = book.get(id).filter(|row| row.state == MeetingState::Planned && row.day >= today);
    let outlook = Outlook::new(book, today);
    meeting.map(|row| hint::before_talk(&outlook, row.with.iter().copied())).unwrap_or_default()
}

/// A meeting with a purpose has so many questions (R50).
const QUESTIONS: usize = 3;

/// The forms a meeting can have.
pub const MEETING_CHANNELS: [Channel; 3] = [Channel::InPerson, Channel::Video, Channel::Call];

impl Default for MeetingForm {
    fn default() -> MeetingForm {
        MeetingForm {
            editing: None,
            people: Vec::new(),
            day: None,
            minute: None,
            zone: String::new(),
            place: String::new(),
            channel: Channel::InPerson,
            asked_by: Some(Side::Me),
            purpose: String::new(),
            questions: Vec::new(),
            to_give: String::new(),
        }
    }
}

impl MeetingForm {
    /// A new meeting with these people, and room for a first question.
    pub fn with(book: &Book, people: &[Id<Contact>]) -> MeetingForm {
        let known = people.iter().copied().filter(|id| book.get(*id).is_some());
        MeetingForm {
            people: known.map(Who::Known).collect(),
            questions: vec![QuestionForm::default()],
            ..MeetingForm::default()
        }
    }

    /// The form for changing a meeting; `None` if it is gone.
    pub fn of(book: &Book, id: Id<Meeting>) -> Option<MeetingForm> {
        let row = book.get(id)?;
        let question = |question: &Question| QuestionForm {
            id: Some(question.id),
            text: question.text.clone(),
            asked: question.asked,
            answer: question.answer.clone(),
        };
        Some(MeetingForm {
            editing: Some(id),
            people: row.with.iter().copied().map(Who::Known).collect(),
            day: Some(row.day),
            minute: row.minute,
            zone: row.zone.clone(),
            place: row.place.clone(),
            channel: row.channel,
            asked_by: row.asked_by,
            purpose: row.purpose.clone(),
            questions: row.questions.iter().map(question).collect(),
            to_give: row.to_give.clone(),
        })
    }

    /// What keeps the form from being saved.
    pub fn problems(&self, today: Day) -> Vec<FieldProblem<MeetingField>> {
        let mut problems = Vec::new();
        let mut say = |field, what| problems.push(FieldProblem { field, what });
        if self.people.is_empty() {
            say(MeetingField::People, "With whom? Choose from the list, or type a new name.");
        }
        match self.day {
            None => say(MeetingField::Day, "Choose a day."),
            Some(day) if day < today && self.editing.is_none() => {
                say(MeetingField::Day, "That day has passed. Choose one to come, or log what happened.");
            }
            Some(_) => {}
        }
        problems
    }

    /// What the questions still want, in a sentence; empty when there are enough (R50).
    pub fn question_hint(&self) -> &'static str {
        let written = self.questions.iter().filter(|question| !question.text.trim().is_empty()).count();
        match QUESTIONS.saturating_sub(written) {
            0 => "",
            1 => "One more and you have three: enough to carry a conversation.",
            _ => "Three questions carry a conversation. Ask what only they can tell you.",
        }
    }

    /// What saving the form does. Changes are measured against the form as it was `opened`; `fresh` gives
    /// ids to new questions.
    pub fn into_command(mut self, opened: &MeetingForm, book: &Book, fresh: &mut FreshIds) -> Command {
        self.questions.retain(|question| !question.text.trim().is_empty());
        for question in &mut self.questions {
            question.id = question.id.or_else(|| Some(fresh.fresh()));
        }
        let people = self.people.clone();
        let noted = match self.editing.and_then(|id| book.get(id)) {
            Some(row) => Noted::MeetingChanged(Box::new(MeetingChanged {
                id: row.id,
                before: opened.meeting(&row.record),
                after: Meeting { with: Each::default(), ..self.meeting(&row.record) },
            })),
            None => {
                let meeting = Meeting { with: Each::default(), ..self.meeting(&Meeting::default()) };
                Noted::Meeting(Box::new(meeting))
            }
        };
        Command::Note(NotedAlone { people, noted })
    }

    /// The meeting as the form stands; what the form does not show stays as in `kept`.
    fn meeting(&self, kept: &Meeting) -> Meeting {
        let known = |who: &Who| if let Who::Known(id) = who { Some(*id) } else { None };
        let question = |question: &QuestionForm| Question {
            id: question.id.unwrap_or_default(),
            text: question.text.trim().to_owned(),
            asked: question.asked || !question.answer.trim().is_empty(),
            answer: question.answer.trim().to_owned(),
        };
        Meeting {
            day: self.day.unwrap_or_default(),
            minute: self.minute,
            zone: self.zone.trim().to_owned(),
            place: self.place.trim().to_owned(),
            with: self.people.iter().filter_map(known).collect(),
            asked_by: self.asked_by,
            channel: self.channel,
            purpose: self.purpose.trim().to_owned(),
            questions: self.questions.iter().map(question).collect(),
            to_give: self.to_give.trim().to_owned(),
            ..kept.clone()
        }
    }
}

/// How a meeting stands, in words for the head of its page; empty while it is planned.
pub fn state_words(state: MeetingState) -> &'static str {
    match state {
        MeetingState::Planned => "",
        MeetingState::Held => "It took place.",
        MeetingState::Cancelled => "It was called off.",
        MeetingState::Missed => "It did not happen.",
    }
}
