//! Things noted by themselves: a next step (R92), a promise of either side, an introduction (R88).

use super::form::FieldProblem;
use super::log::{IntroductionForm, IntroductionWay};
use crate::book::{Book, Contact, FavorKind, Side};
use crate::command::{Command, IntroductionStep, NextStepNoted, Noted, NotedAlone, PromiseNoted, Who};
use crate::day::Day;
use crate::id::Id;
use serde::{Deserialize, Serialize};

/// The form as it stands, for all three; its JSON is the draft that survives a reload.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct NoteForm {
    /// What is noted.
    pub kind: NoteKind,
    /// With whom.
    pub who: Option<Who>,
    /// What is to be done, or was promised.
    pub what: String,
    /// For when.
    pub due: Option<Day>,
    /// At what time: a timed call.
    pub minute: Option<u16>,
    /// Who gave the promise.
    pub by: Side,
    /// What kind of give would keep it.
    pub gives: Option<FavorKind>,
    /// The introduction.
    pub introduction: IntroductionForm,
}

/// What is noted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    /// What to do next.
    #[default]
    NextStep,
    /// A word given.
    Promise,
    /// Somebody brings two together.
    Introduction,
}

/// The fields that something can be wrong with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteField {
    /// With whom.
    Who,
    /// What.
    What,
    /// The third one of an introduction.
    Other,
}

impl Default for NoteForm {
    fn default() -> NoteForm {
        NoteForm {
            kind: NoteKind::NextStep,
            who: None,
            what: String::new(),
            due: None,
            minute: None,
            by: Side::Me,
            gives: None,
            introduction: IntroductionForm::default(),
        }
    }
}

impl NoteForm {
    /// An empty form, about somebody if the address says so.
    pub fn new(book: &Book, kind: NoteKind, with: Option<Id<Contact>>) -> NoteForm {
        let who = with.filter(|id| book.get(*id).is_some()).map(Who::Known);
        let step = Some(IntroductionStep::Asked);
        NoteForm {
            kind,
            who,
            introduction: IntroductionForm { step, ..IntroductionForm::default() },
            ..NoteForm::default()
        }
    }

    /// What keeps the form from being saved. A next step may be with nobody in particular.
    pub fn problems(&self) -> Vec<FieldProblem<NoteField>> {
        let mut problems = Vec::new();
        let mut say = |field, what| problems.push(FieldProblem { field, what });
        if self.who.is_none() && self.kind != NoteKind::NextStep {
            say(NoteField::Who, "Choose from the list, or type a new name.");
        }
        match self.kind {
            NoteKind::NextStep | NoteKind::Promise if self.what.trim().is_empty() => {
                say(NoteField::What, "Write a few words about it.");
            }
            NoteKind::Introduction if self.introduction.other.is_none() => {
                say(NoteField::Other, "Choose from the list, or type a new name.");
            }
            _ => {}
        }
        problems
    }

    /// Takes the introduction as it was changed; that the two were introduced means that it was made.
    pub fn set_introduction(&mut self, introduction: IntroductionForm) {
        let turned = introduction.way != self.introduction.way;
        self.introduction = introduction;
        if turned && self.introduction.way == IntroductionWay::ToThem {
            self.introduction.step = Some(IntroductionStep::Made);
        }
    }

    /// What saving the form does; `None` while somebody is missing.
    pub fn into_command(self) -> Option<Command> {
        let what = self.what.trim().to_owned();
        let noted = match self.kind {
            NoteKind::NextStep => Noted::NextStep(NextStepNoted { what, due: self.due, minute: self.minute }),
            NoteKind::Promise => {
                let kind = self.gives.filter(|_| self.by == Side::Me);
                Noted::Promise(PromiseNoted { by: self.by, text: what, due: self.due, kind })
            }
            NoteKind::Introduction => Noted::Introduction(self.introduction.noted(self.who.as_ref())?),
        };
        Some(Command::Note(NotedAlone { people: self.who.into_iter().collect(), noted }))
    }

    /// What is said once it is saved.
    pub fn said(&self) -> &'static str {
        match (self.kind, self.due) {
            (NoteKind::NextStep, Some(_)) => "Noted. It comes to Today on its day.",
            (NoteKind::NextStep, None) => "Noted. Without a day it waits on their page.",
            (NoteKind::Promise, _) => "Promise noted.",
            (NoteKind::Introduction, _) => "Introduction noted.",
        }
    }
}
