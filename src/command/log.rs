//! Logging: what happened, and the favor, promise, ask, introduction and next step that came with it, as
//! one action.

use super::{Pen, Refusal};
use crate::book::values::Side;
use crate::book::{
    Ask, AskKind, AskState, Contact, Favor, FavorKind, Interaction, Introduction, Meeting, MeetingState,
    NextStep, Party, Promise, With, contact::HowMet,
};
use crate::changes::{Changes, Verb};
use crate::day::Day;
use crate::id::Id;

/// Somebody, as a form knows them.
#[derive(Clone, Debug, PartialEq)]
pub enum Who {
    /// The user.
    Me,
    /// In the book.
    Known(Id<Contact>),
    /// Not in the book yet: added with this name.
    New(String),
}

/// What the log form holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LogEntry {
    /// What happened; `with` may be empty where `people` says who took part.
    pub interaction: Interaction,
    /// Who took part.
    pub people: Vec<Who>,
    /// Favors given or received.
    pub favors: Vec<FavorNoted>,
    /// Promises given or received.
    pub promises: Vec<PromiseNoted>,
    /// Asks made by either side.
    pub asks: Vec<AskNoted>,
    /// Introductions that were asked for, offered or made.
    pub introductions: Vec<IntroductionNoted>,
    /// What to do next (R92).
    pub next_step: Option<NextStepNoted>,
    /// Promises that it keeps.
    pub keeps: Vec<Id<Promise>>,
    /// Next steps that it does.
    pub ticks: Vec<Id<NextStep>>,
    /// Introductions whose blurb it carries.
    pub carries_blurb_of: Vec<Id<Introduction>>,
    /// The planned meeting that it became.
    pub held: Option<Id<Meeting>>,
}

/// A favor as the log form notes it; with the first of the people.
#[derive(Clone, Debug, PartialEq)]
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

/// A promise as the log form notes it; with the first of the people.
#[derive(Clone, Debug, PartialEq)]
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

/// An ask as the log form notes it; of the first of the people.
#[derive(Clone, Debug, PartialEq)]
pub struct AskNoted {
    /// They asked the user.
    pub to_me: bool,
    /// What kind of help.
    pub kind: AskKind,
    /// The request.
    pub what: String,
    /// Where it stands.
    pub state: AskState,
}

/// An introduction as the log form notes it.
#[derive(Clone, Debug, PartialEq)]
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
}

/// A step of an introduction (R88).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
}

/// A next step as the log form notes it; with the first of the people.
#[derive(Clone, Debug, PartialEq)]
pub struct NextStepNoted {
    /// What.
    pub what: String,
    /// When.
    pub due: Option<Day>,
    /// At what time: a timed call.
    pub minute: Option<u16>,
}

pub(super) fn log(pen: &mut Pen, entry: LogEntry) -> Result<Changes, Refusal> {
    if entry.interaction.day > pen.today() {
        return Err(Refusal::NotYetHappened(entry.interaction.day));
    }
    let mut names = NewNames::default();
    let mut interaction = entry.interaction.clone();
    for who in &entry.people {
        if let Party::Contact(contact) = names.party(pen, who, None)
            && interaction.with.get(contact.number()).is_none()
        {
            interaction.with.put(With { contact, talked: false, host: false });
        }
    }
    let first = match entry.people.first().map(|who| names.party(pen, who, None)) {
        Some(Party::Contact(id)) => Some(id),
        _ => interaction.with.first().map(|with| with.contact),
    };
    let contact = first.ok_or(Refusal::WithNobody)?;
    let day = interaction.day;
    let from = Some(pen.add(interaction));
    for favor in entry.favors {
        let FavorNoted { by, offered, kind, size, what } = favor;
        pen.add(Favor { contact, by, offered, kind, size, day, what, from, ..Favor::default() });
    }
    for PromiseNoted { by, text, due, kind } in entry.promises {
        pen.add(Promise { by, contact, text, made_on: day, due, from, kind, ..Promise::default() });
    }
    for ask in entry.asks {
        pen.add(asked(ask, contact, day, from));
    }
    for noted in entry.introductions {
        introduce(pen, &mut names, noted, contact, day, from)?;
    }
    if let Some(NextStepNoted { what, due, minute }) = entry.next_step {
        pen.add(NextStep { contact: Some(contact), what, due, minute, from, done_on: None });
    }
    close(pen, &entry.keeps, &entry.ticks, entry.held, from, day)?;
    for id in entry.carries_blurb_of {
        pen.change(id, |introduction: &mut Introduction| introduction.blurb_sent_on = Some(day))?;
    }
    Ok(pen.finish(Verb::Log, Some(contact)))
}

fn asked(noted: AskNoted, contact: Id<Contact>, day: Day, from: Option<Id<Interaction>>) -> Ask {
    let answered = !matches!(noted.state, AskState::Asked | AskState::Planned);
    Ask {
        contact,
        to_me: noted.to_me,
        kind: noted.kind,
        what: noted.what,
        state: noted.state,
        asked_on: Some(day),
        answered_on: answered.then_some(day),
        from,
        ..Ask::default()
    }
}

/// Closes what the interaction closes: kept promises, done steps, the meeting it became.
fn close(
    pen: &mut Pen,
    keeps: &[Id<Promise>],
    ticks: &[Id<NextStep>],
    held: Option<Id<Meeting>>,
    from: Option<Id<Interaction>>,
    day: Day,
) -> Result<(), Refusal> {
    for id in keeps {
        pen.change(*id, |promise: &mut Promise| promise.kept_by = from)?;
    }
    for id in ticks {
        pen.change(*id, |step: &mut NextStep| step.done_on = Some(day))?;
    }
    if let Some(id) = held {
        pen.change(id, |meeting: &mut Meeting| {
            meeting.state = MeetingState::Held;
            meeting.became = from;
        })?;
    }
    Ok(())
}

fn introduce(
    pen: &mut Pen,
    names: &mut NewNames,
    noted: IntroductionNoted,
    contact: Id<Contact>,
    day: Day,
    from: Option<Id<Interaction>>,
) -> Result<(), Refusal> {
    let introducer = match &noted.introducer {
        Some(who) => names.party(pen, who, None),
        None => Party::Contact(contact),
    };
    let (who, to) = (
        names.party(pen, &noted.who, introducer.contact()),
        names.party(pen, &noted.to, introducer.contact()),
    );
    if who == to || who == introducer || to == introducer {
        return Err(Refusal::IntroducedToThemselves);
    }
    if let (Some(met), Who::New(_)) = (to.contact(), &noted.to) {
        let position = super::Position { title: String::new(), organization: noted.organization };
        super::contact::place(pen, met, &position);
    }
    let mut introduction = Introduction { introducer, who, to, from, ..Introduction::default() };
    step_to(&mut introduction, noted.step, day);
    pen.add(introduction);
    Ok(())
}

pub(super) fn move_introduction(
    pen: &mut Pen,
    id: Id<Introduction>,
    step: IntroductionStep,
) -> Result<Changes, Refusal> {
    let today = pen.today();
    let contact = pen.book.get(id).and_then(|row| row.introducer.contact());
    pen.change(id, |introduction| step_to(introduction, step, today))?;
    Ok(pen.finish(Verb::Introduction, contact))
}

fn step_to(introduction: &mut Introduction, step: IntroductionStep, day: Day) {
    match step {
        IntroductionStep::Asked => introduction.asked_on = Some(day),
        IntroductionStep::Offered => introduction.offered_on = Some(day),
        IntroductionStep::Made => introduction.made_on = Some(day),
        IntroductionStep::Declined => introduction.declined_on = Some(day),
        IntroductionStep::LetGo => introduction.let_go_on = Some(day),
    }
}

/// Adds each new name once, however often the form names it.
#[derive(Default)]
struct NewNames(Vec<(String, Id<Contact>)>);

impl NewNames {
    fn party(&mut self, pen: &mut Pen, who: &Who, introducer: Option<Id<Contact>>) -> Party {
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
