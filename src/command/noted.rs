//! What comes with an interaction, or stands by itself: a favor, a promise, an ask, an introduction, a next
//! step, a meeting to come.

use super::{Pen, Refusal, introduction};
use crate::asks;
use crate::book::contact::{Goal, HowMet, LastTalked, TalkedBucket};
use crate::book::record::Record;
use crate::book::values::{KnownDay, Side};
use crate::book::{
    Affiliation, Ask, AskKind, AskState, Contact, Favor, FavorKind, Intel, IntelKind, Interaction,
    Introduction, Kind, Meeting, NextStep, Organization, Party, Promise, Strength,
};
use crate::changes::{Changes, Verb};
use crate::day::Day;
use crate::id::{Id, ItemId};
use serde::{Deserialize, Serialize};

/// Somebody, as a form knows them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// The user.
    Me,
    /// In the book.
    Known(Id<Contact>),
    /// Not in the book yet: added with this name.
    New(String),
}

/// A favor as a form notes it; with the first of the people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FavorNoted {
    /// Who gave.
    pub by: Side,
    /// Only offered.
    pub offered: bool,
    /// What kind.
    pub kind: FavorKind,
    /// 1-3.
    pub size: u8,
    /// What it was.
    pub what: String,
}

/// A promise as a form notes it; with the first of the people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PromiseNoted {
    /// Who gave it.
    pub by: Side,
    /// What.
    pub text: String,
    /// For when.
    pub due: Option<Day>,
    /// What kind of give would keep it.
    pub kind: Option<FavorKind>,
}

/// An ask as a form notes it; of the first of the people.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AskNoted {
    /// They asked the user.
    pub to_me: bool,
    /// What kind of help.
    pub kind: AskKind,
    /// The request.
    pub what: String,
    /// Where it stands.
    pub state: AskState,
    /// Whether it names a company, a person or a short list (R96).
    pub specific: bool,
    /// The organization it is about.
    pub target: Option<Id<Organization>>,
    /// How many minutes it takes them.
    pub minutes: Option<u16>,
    /// The person or role asked for (R8, R16).
    pub whom: String,
    /// Why them (R16).
    pub why_them: String,
    /// What the user would say to them (R16).
    pub would_say: String,
    /// The words that can be passed on, as they were written (R16).
    pub blurb: String,
    /// The number of the rule the user went on against.
    pub against: Option<u8>,
    /// The planned ask that is made now: it moves on, and no second one is added.
    pub planned: Option<Id<Ask>>,
}

/// Something learned, as a form notes it; told by the first of the people (R40).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct IntelNoted {
    /// What kind of thing it is.
    pub kind: IntelKind,
    /// In a few words; an empty line notes nothing.
    pub text: String,
}

/// An introduction as a form notes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IntroductionNoted {
    /// Who brings together; `None`: the first of the people.
    pub introducer: Option<Who>,
    /// Who is introduced; usually the user.
    pub who: Who,
    /// To whom.
    pub to: Who,
    /// Where the one met works, if told.
    pub organization: String,
    /// How far it is.
    pub step: IntroductionStep,
    /// What the one introduced looks for, where that is why (R19).
    pub goal: Option<ItemId>,
}

/// A step of an introduction (R88).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IntroductionStep {
    /// It was asked for.
    Asked,
    /// It was offered, or agreed to.
    Offered,
    /// It was made.
    Made,
    /// It was declined.
    Declined,
    /// The user lets it go.
    LetGo,
    /// The one who is introduced agreed.
    FirstAgreed,
    /// The one they are introduced to agreed.
    SecondAgreed,
    /// The words to pass on went out.
    BlurbSent,
}

impl IntroductionStep {
    /// One of the two whom the user introduces says yes; a no is `Declined`.
    pub fn yes_of(introduction: &Introduction, side: Id<Contact>) -> IntroductionStep {
        match introduction.to == Party::Contact(side) {
            true => IntroductionStep::SecondAgreed,
            false => IntroductionStep::FirstAgreed,
        }
    }
}

/// A next step as a form notes it; with the first of the people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NextStepNoted {
    /// What.
    pub what: String,
    /// When.
    pub due: Option<Day>,
    /// At what time: a timed call.
    pub minute: Option<u16>,
}

/// What the user says of somebody who took part, asked in place: how well they know each other, whether
/// they may stay in touch (R55), what they look for (R75).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AboutThem {
    /// Whom it is about.
    pub who: Who,
    /// How well they know each other.
    pub strength: Option<Strength>,
    /// They met that day.
    pub just_met: bool,
    /// When they last talked before, roughly.
    pub last_talked: Option<TalkedBucket>,
    /// Whether they agreed to stay in touch.
    pub stay_ok: Option<bool>,
    /// What they look for; empty if nothing was said.
    pub looks_for: String,
}

impl AboutThem {
    /// Nothing said yet.
    pub fn of(who: Who) -> AboutThem {
        AboutThem {
            who,
            strength: None,
            just_met: false,
            last_talked: None,
            stay_ok: None,
            looks_for: String::new(),
        }
    }
}

/// Something noted by itself, with people who may be new.
#[derive(Clone, Debug, PartialEq)]
pub struct NotedAlone {
    /// With whom; only a next step may be with nobody.
    pub people: Vec<Who>,
    /// What.
    pub noted: Noted,
}

/// One thing noted.
#[derive(Clone, Debug, PartialEq)]
pub enum Noted {
    /// What to do next (R92).
    NextStep(NextStepNoted),
    /// A word given.
    Promise(PromiseNoted),
    /// Something given or received.
    Favor(FavorNoted),
    /// A request.
    Ask(AskNoted),
    /// Somebody brings two together.
    Introduction(IntroductionNoted),
    /// A meeting to come; `with` may be empty where `people` says with whom.
    Meeting(Box<Meeting>),
    /// A planned meeting is changed.
    MeetingChanged(Box<MeetingChanged>),
}

/// A change of a planned meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct MeetingChanged {
    /// Which one.
    pub id: Id<Meeting>,
    /// As the form was opened: only what differs from it is written.
    pub before: Meeting,
    /// As the form stands; `with` may be empty where `people` says with whom.
    pub after: Meeting,
}

impl Noted {
    fn verb(&self) -> Verb {
        match self {
            Noted::NextStep(_) => Verb::NextStep,
            Noted::Promise(_) => Verb::Promise,
            Noted::Favor(_) => Verb::Favor,
            Noted::Ask(_) => Verb::Ask,
            Noted::Introduction(_) => Verb::Introduction,
            Noted::Meeting(_) | Noted::MeetingChanged(_) => Verb::PlanMeeting,
        }
    }
}

pub(super) fn note(pen: &mut Pen, alone: NotedAlone) -> Result<Changes, Refusal> {
    let mut names = NewNames::default();
    let people = names.contacts(pen, &alone.people);
    let verb = alone.noted.verb();
    let first = people.first().copied();
    let at =
        || first.map(|contact| At { contact, day: pen.moment.today, from: None }).ok_or(Refusal::WithNobody);
    match alone.noted {
        Noted::NextStep(step) => add_next_step(pen, step, first, None)?,
        Noted::Promise(promise) => at().and_then(|at| add_promise(pen, promise, at))?,
        Noted::Favor(favor) => at().map(|at| add_favor(pen, favor, at))?,
        Noted::Ask(ask) => at().and_then(|at| add_ask(pen, &mut names, ask, at, &[]))?,
        Noted::Introduction(noted) => {
            at().and_then(|at| introduction::add(pen, &mut names, noted, at))?;
        }
        Noted::Meeting(mut meeting) => {
            people.into_iter().for_each(|contact| meeting.with.put(contact));
            return super::plan::plan_meeting(pen, *meeting);
        }
        Noted::MeetingChanged(changed) => change_meeting(pen, people, *changed)?,
    }
    Ok(pen.finish(verb, first))
}

fn change_meeting(pen: &mut Pen, people: Vec<Id<Contact>>, changed: MeetingChanged) -> Result<(), Refusal> {
    let MeetingChanged { id, before, mut after } = changed;
    people.into_iter().for_each(|contact| after.with.put(contact));
    if after.with.is_empty() {
        return Err(Refusal::WithNobody);
    }
    pen.set_parts(Kind::Meeting, id.number(), Record::diff(&before, &after))
}

/// Whom a noted thing is with, on which day, and the interaction it came up in.
#[derive(Clone, Copy, Debug)]
pub(super) struct At {
    pub contact: Id<Contact>,
    pub day: Day,
    pub from: Option<Id<Interaction>>,
}

pub(super) fn add_favor(pen: &mut Pen, noted: FavorNoted, at: At) {
    let FavorNoted { by, offered, kind, size, what } = noted;
    let At { contact, day, from } = at;
    pen.add(Favor { contact, by, offered, kind, size, day, what, from, ..Favor::default() });
}

/// It is about the place where whoever told it is now.
pub(super) fn add_intel(pen: &mut Pen, noted: &IntelNoted, at: At) {
    let text = noted.text.trim().to_owned();
    if text.is_empty() {
        return;
    }
    let places = pen.book.naming::<Affiliation>(at.contact.number());
    let organization = places.filter(|row| row.is_present()).find_map(|row| row.organization);
    let (told_by, learned_on) = (Some(at.contact), at.day);
    pen.add(Intel { kind: noted.kind, text, organization, told_by, from: at.from, learned_on });
}

pub(super) fn add_promise(pen: &mut Pen, noted: PromiseNoted, at: At) -> Result<(), Refusal> {
    let PromiseNoted { by, text, due, kind } = noted;
    super::plan::refuse_empty(&text)?;
    let At { contact, day, from } = at;
    pen.add(Promise { by, contact, text, made_on: day, due, from, kind, ..Promise::default() });
    Ok(())
}

/// Writes an ask down, the introductions that it asks for with it.
pub(super) fn add_ask(
    pen: &mut Pen,
    names: &mut NewNames,
    noted: AskNoted,
    at: At,
    beside: &[(Id<Introduction>, Party)],
) -> Result<(), Refusal> {
    let planned = noted.planned.filter(|id| pen.book.get(*id).is_some());
    let ask = noted.into_ask(at);
    let written = ask.clone();
    let id = match planned {
        Some(id) => pen.change(id, |row: &mut Ask| *row = written).map(|()| id)?,
        None => pen.add(written),
    };
    introduction::ask_for(pen, names, id, &ask, at, beside)
}

impl AskNoted {
    fn into_ask(self, at: At) -> Ask {
        let answered = !matches!(self.state, AskState::Asked | AskState::Planned);
        let asked = self.state != AskState::Planned;
        Ask {
            contact: at.contact,
            to_me: self.to_me,
            kind: self.kind,
            specific: self.specific || asks::is_specific(self.target, &self.whom),
            what: self.what,
            target: self.target,
            minutes: self.minutes,
            state: self.state,
            asked_on: asked.then_some(at.day),
            answered_on: answered.then_some(at.day),
            from: at.from,
            against: self.against,
            whom: self.whom,
            why_them: self.why_them,
            would_say: self.would_say,
            blurb: self.blurb,
        }
    }
}

pub(super) fn add_next_step(
    pen: &mut Pen,
    noted: NextStepNoted,
    contact: Option<Id<Contact>>,
    from: Option<Id<Interaction>>,
) -> Result<(), Refusal> {
    let NextStepNoted { what, due, minute } = noted;
    super::plan::refuse_empty(&what)?;
    pen.add(NextStep { contact, what, due, minute, from, done_on: None });
    Ok(())
}

/// Writes down what was said of somebody; what was not said stays as it was.
pub(super) fn say_about(
    pen: &mut Pen,
    contact: Id<Contact>,
    about: &AboutThem,
    day: Day,
) -> Result<(), Refusal> {
    let today = pen.today();
    let looks_for = about.looks_for.trim();
    let goal = Goal { id: pen.fresh(), words: looks_for.to_owned(), learned_on: day, ..Goal::default() };
    pen.change(contact, |them: &mut Contact| {
        them.strength = about.strength.or(them.strength);
        them.stay_ok = about.stay_ok.or(them.stay_ok);
        if let Some(bucket) = about.last_talked {
            them.last_talked = Some(LastTalked { bucket, said_on: today });
        }
        if about.just_met {
            them.met_on = Some(KnownDay::from(day));
        }
        if !looks_for.is_empty() {
            them.goals.put(goal);
        }
    })
}

/// Adds each new name once, however often a form names it.
#[derive(Default)]
pub(super) struct NewNames(Vec<(String, Id<Contact>)>);

impl NewNames {
    /// The contacts among some people, new ones added.
    pub(super) fn contacts(&mut self, pen: &mut Pen, people: &[Who]) -> Vec<Id<Contact>> {
        people.iter().filter_map(|who| self.party(pen, who, None).contact()).collect()
    }

    /// The user or a contact; a new one came to the user through `introducer`.
    pub(super) fn party(&mut self, pen: &mut Pen, who: &Who, introducer: Option<Id<Contact>>) -> Party {
        match who {
            Who::Me => Party::Me,
            Who::Known(id) => Party::Contact(*id),
            Who::New(name) => Party::Contact(self.contact(pen, name.trim(), introducer)),
        }
    }

    fn contact(&mut self, pen: &mut Pen, name: &str, introducer: Option<Id<Contact>>) -> Id<Contact> {
        if let Some((_, id)) = self.0.iter().find(|(known, _)| known == name) {
            return *id;
        }
        let (given, family) = name.rsplit_once(' ').unwrap_or((name, ""));
        let met_how = if introducer.is_some() { HowMet::Introducer } else { HowMet::Other };
        let id = pen.add(Contact {
            given: given.to_owned(),
            family: family.to_owned(),
            met_how,
            introducer,
            ..Contact::default()
        });
        self.0.push((name.to_owned(), id));
        id
    }
}
