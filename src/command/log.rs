//! Logging: what happened, and all that came with it, as one action; and correcting it later.

use super::noted::{At, NewNames, add_ask, add_favor, add_intel, add_next_step, add_promise, say_about};
use super::{
    AboutThem, AskNoted, FavorNoted, IntelNoted, IntroductionNoted, IntroductionStep, NextStepNoted, Pen,
    PromiseNoted, Refusal, Who, introduction,
};
use crate::book::record::Record;
use crate::book::{
    Ask, AskState, Contact, Interaction, Introduction, Kind, Meeting, MeetingState, NextStep, Party, Promise,
    With,
};
use crate::calendar::Precision;
use crate::changes::{Changes, Verb};
use crate::day::Day;
use crate::id::Id;

/// What the log form holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LogEntry {
    /// What happened; `with` may be empty where `people` says who took part.
    pub interaction: Interaction,
    /// Who took part.
    pub people: Vec<Who>,
    /// Those of the people the user talked with, in a meeting of more than three.
    pub talked_with: Vec<Who>,
    /// Those of the people who hosted or organized it.
    pub hosts: Vec<Who>,
    /// What the user said of those who took part.
    pub about: Vec<AboutThem>,
    /// Favors given or received.
    pub favors: Vec<FavorNoted>,
    /// Promises given or received.
    pub promises: Vec<PromiseNoted>,
    /// Asks made by either side.
    pub asks: Vec<AskNoted>,
    /// What was learned of places, needs, trends (R40).
    pub intel: Vec<IntelNoted>,
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
    /// Introductions that it moves on.
    pub moves: Vec<(Id<Introduction>, IntroductionStep)>,
    /// Asks that it answers, and how.
    pub answers: Vec<(Id<Ask>, AskState)>,
    /// The planned meeting that it became.
    pub held: Option<Id<Meeting>>,
}

/// A correction of what was logged, and what is noted with it besides.
#[derive(Clone, Debug, PartialEq)]
pub struct Amended {
    /// Which interaction.
    pub id: Id<Interaction>,
    /// As the form was opened: only what differs from it is written.
    pub before: Interaction,
    /// As the form stands.
    pub entry: LogEntry,
}

pub(super) fn log(pen: &mut Pen, mut entry: LogEntry) -> Result<Changes, Refusal> {
    refuse_the_future(pen, &entry.interaction)?;
    let mut names = NewNames::default();
    let first = take_part(pen, &mut names, &mut entry)?;
    let interaction = std::mem::take(&mut entry.interaction);
    let day = interaction.day;
    let at = At { contact: first, day, from: Some(pen.add(interaction)) };
    write_what_came_with_it(pen, &mut names, entry, at)?;
    Ok(pen.finish(Verb::Log, Some(first)))
}

pub(super) fn amend(pen: &mut Pen, amended: Amended) -> Result<Changes, Refusal> {
    let Amended { id, before, mut entry } = amended;
    refuse_the_future(pen, &entry.interaction)?;
    let mut names = NewNames::default();
    let first = take_part(pen, &mut names, &mut entry)?;
    let parts = Record::diff(&before, &entry.interaction);
    pen.set_parts(Kind::Interaction, id.number(), parts)?;
    let at = At { contact: first, day: entry.interaction.day, from: Some(id) };
    write_what_came_with_it(pen, &mut names, entry, at)?;
    Ok(pen.finish(Verb::EditInteraction, Some(first)))
}

/// What has happened does not lie ahead; of a month or year that is known its first day counts.
fn refuse_the_future(pen: &Pen, interaction: &Interaction) -> Result<(), Refusal> {
    let (year, month, _) = interaction.day.ymd();
    let begins = match interaction.precision {
        Precision::Day => Some(interaction.day),
        Precision::Month => Day::new(year, month, 1),
        Precision::Year => Day::new(year, 1, 1),
    };
    match begins {
        Some(day) if day > pen.today() => Err(Refusal::NotYetHappened(interaction.day)),
        _ => Ok(()),
    }
}

/// Puts the people into the interaction; tells the first of them, whom all that came with it is about.
fn take_part(pen: &mut Pen, names: &mut NewNames, entry: &mut LogEntry) -> Result<Id<Contact>, Refusal> {
    let mut first = None;
    for who in &entry.people {
        let Some(contact) = names.party(pen, who, None).contact() else { continue };
        first = first.or(Some(contact));
        if entry.interaction.with.get(contact.number()).is_none() {
            let (talked, host) = (entry.talked_with.contains(who), entry.hosts.contains(who));
            entry.interaction.with.put(With { contact, talked, host });
        }
    }
    first.or_else(|| entry.interaction.with.first().map(|with| with.contact)).ok_or(Refusal::WithNobody)
}

fn write_what_came_with_it(
    pen: &mut Pen,
    names: &mut NewNames,
    entry: LogEntry,
    at: At,
) -> Result<(), Refusal> {
    for about in &entry.about {
        if let Some(contact) = names.party(pen, &about.who, None).contact() {
            say_about(pen, contact, about, at.day)?;
        }
    }
    entry.favors.into_iter().for_each(|favor| add_favor(pen, favor, at));
    entry.intel.iter().for_each(|intel| add_intel(pen, intel, at));
    entry.promises.into_iter().try_for_each(|promise| add_promise(pen, promise, at))?;
    let noted = entry.introductions.into_iter().map(|noted| introduction::add(pen, names, noted, at));
    let beside: Vec<(Id<Introduction>, Party)> = noted.collect::<Result<_, Refusal>>()?;
    entry.asks.into_iter().try_for_each(|ask| add_ask(pen, names, ask, at, &beside))?;
    if let Some(step) = entry.next_step {
        add_next_step(pen, step, Some(at.contact), at.from)?;
    }
    for id in entry.keeps {
        pen.change(id, |promise: &mut Promise| promise.kept_by = at.from)?;
    }
    for id in entry.ticks {
        pen.change(id, |step: &mut NextStep| step.done_on = Some(at.day))?;
    }
    for (id, state) in entry.answers {
        introduction::settle(pen, id, state, at.day)?;
    }
    for id in entry.carries_blurb_of {
        pen.change(id, |introduction: &mut Introduction| introduction.blurb_sent_on = Some(at.day))?;
    }
    for (id, step) in entry.moves {
        introduction::step(pen, id, step, at.day)?;
    }
    if let Some(id) = entry.held {
        let held = (MeetingState::Held, at.from);
        pen.change(id, |meeting: &mut Meeting| (meeting.state, meeting.became) = held)?;
    }
    Ok(())
}
