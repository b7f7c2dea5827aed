//! Organization: what it is, who is there now and was before, what was learned of it, whose problems could
//! be solved there, and how the search goes with it.

use super::sentence::{Sentence, Slot, full_person, on, the};
use super::targets::{EventLine, events, wanted};
use super::words;
use crate::book::contact::Contact;
use crate::book::organization::OrganizationKind;
use crate::book::{Book, Intel, IntelKind, Interaction, Kind, Organization, OwnEmployer, Problem, Role, Row};
use crate::chains;
use crate::command::{Command, Edited, Written};
use crate::day::Day;
use crate::defaults;
use crate::follow_up::starters;
use crate::id::Id;
use crate::order;
use crate::outlook::Outlook;
use crate::targets::{self, There};
use crate::tie::Tie;
use std::cmp::Reverse;

/// So many people of each sort are shown; the others are counted.
const PEOPLE: usize = 60;

/// The page.
#[derive(Clone, Debug, PartialEq)]
pub struct OrganizationPage {
    /// Which.
    pub id: Id<Organization>,
    /// Its name.
    pub name: String,
    /// What it is, in one line.
    pub about: Sentence,
    /// Whether the user is after it.
    pub target: bool,
    /// Among the five that are worked at once.
    pub is_active: bool,
    /// How much it is wanted and what is posted there.
    pub wanted: Sentence,
    /// Its facts as its form holds them.
    pub form: OrganizationForm,
    /// How much it is wanted, 1-5.
    pub motivation: Option<u8>,
    /// 3 a fitting posting, 2 any, 1 none.
    pub posting: Option<u8>,
    /// Whose competitor it is (R9).
    pub competitors: Vec<(Id<Organization>, String)>,
    /// Who is there now.
    pub now: Vec<ThereLine>,
    /// Who was there before.
    pub before: Vec<ThereLine>,
    /// How many more there are than are shown.
    pub more: usize,
    /// Who decides there, and how the user got to them (R42).
    pub deciders: Vec<Sentence>,
    /// What was learned, newest first (R40).
    pub intel: Vec<NoteLine>,
    /// Who has which problem (R41).
    pub problems: Vec<ProblemLine>,
    /// How the search goes with it.
    pub events: Vec<EventLine>,
}

/// Somebody there.
#[derive(Clone, Debug, PartialEq)]
pub struct ThereLine {
    /// Who.
    pub id: Id<Contact>,
    /// The whole name.
    pub name: String,
    /// As what, and how well the two know each other.
    pub words: Sentence,
    /// What they are worth as a way in (R69).
    pub marks: Vec<&'static str>,
    /// Whether they are one to begin with there.
    pub is_starter: bool,
    /// Whether they could be.
    pub may_start: bool,
}

/// A line of what was noted.
#[derive(Clone, Debug, PartialEq)]
pub struct NoteLine {
    /// The record.
    pub record: (Kind, u64),
    /// The kind of thing.
    pub kind: &'static str,
    /// What it says.
    pub words: Sentence,
}

/// A problem on the board.
#[derive(Clone, Debug, PartialEq)]
pub struct ProblemLine {
    /// Which.
    pub id: Id<Problem>,
    /// The problem.
    pub text: String,
    /// Who has it, where it was heard, how well it fits.
    pub about: Sentence,
    /// Whether it was settled.
    pub is_solved: bool,
    /// Whether it fits well enough for a note with an idea.
    pub fits: bool,
}

/// The page of one organization; `None` if it is not in the book (any more).
pub fn organization(book: &Book, id: Id<Organization>, today: Day) -> Option<OrganizationPage> {
    let row = book.get(id)?;
    let outlook = Outlook::new(book, today);
    let people = targets::people_at(book, id);
    let lines = |now: bool| -> Vec<ThereLine> {
        let those = people.iter().filter(|there| there.is_now() == now);
        those.take(PEOPLE).map(|there| there_line(&outlook, row, there)).collect()
    };
    let (now, before) = (lines(true), lines(false));
    Some(OrganizationPage {
        id,
        name: row.name.clone(),
        about: about(row),
        target: row.target,
        is_active: outlook.active_targets().contains(&id),
        wanted: wanted(row),
        form: OrganizationForm::of(row),
        motivation: row.motivation,
        posting: row.posting,
        competitors: row
            .competitor_of
            .iter()
            .filter_map(|id| Some((*id, book.get(*id)?.name.clone())))
            .collect(),
        more: people.len() - now.len() - before.len(),
        deciders: deciders(&outlook, &people),
        intel: intel(book, id, today),
        problems: problems(book, id),
        events: events(book, today, Some(id), usize::MAX),
        now,
        before,
    })
}

fn about(row: &Organization) -> Sentence {
    let pattern = match (row.own, row.industry.is_empty()) {
        (Some(OwnEmployer::Past), true) => "{kind}; you were there",
        (Some(OwnEmployer::Past), false) => "{kind}, {industry}; you were there",
        (Some(OwnEmployer::Present), true) => "{kind}; you are there",
        (Some(OwnEmployer::Present), false) => "{kind}, {industry}; you are there",
        (None, true) => "{kind}",
        (None, false) => "{kind}, {industry}",
    };
    let kind = match row.kind {
        OrganizationKind::Employer => "Employer",
        OrganizationKind::School => "School",
        OrganizationKind::Group => "Group",
    };
    Sentence::new(pattern).slot("kind", Slot::Word(kind)).own("industry", row.industry.clone())
}

fn there_line(outlook: &Outlook, row: &Row<Organization>, there: &There) -> ThereLine {
    let contact = there.contact;
    let strength = contact.strength.map_or("not known how well", words::strength);
    let pattern = match there.place.title.trim() {
        "" => "{strength}",
        _ => "{title}; {strength}",
    };
    let marks = [Role::Insider, Role::Connector, Role::DecisionMaker];
    let is_starter = row.starters.get(contact.id.number()).is_some();
    let free = starters::starters(outlook, row).len() < defaults::STARTERS;
    ThereLine {
        id: contact.id,
        name: contact.full_name(),
        words: Sentence::new(pattern)
            .own("title", there.place.title.trim())
            .slot("strength", Slot::Word(strength)),
        marks: marks.into_iter().filter(|role| contact.has_role(*role)).map(words::role).collect(),
        is_starter,
        may_start: row.target && free && !is_starter && there.is_now() && !contact.is_out_of_reach(),
    }
}

/// R42: everybody there who decides, whether the two have talked, and the path that led to them.
fn deciders(outlook: &Outlook, people: &[There]) -> Vec<Sentence> {
    let decides = |there: &&There| there.is_now() && there.contact.has_role(Role::DecisionMaker);
    people.iter().filter(decides).map(|there| decider(outlook, there.contact)).collect()
}

fn decider(outlook: &Outlook, contact: &Row<Contact>) -> Sentence {
    let book = outlook.book;
    let path = chains::path(outlook, contact.id);
    let talk = Tie::new(book, contact.id).and_then(|tie| tie.last_logged());
    let pattern = match (talk.is_some(), path.len()) {
        (true, 0) => "You talked with {who} {day}.",
        (true, 1) => "You talked with {who} {day}, reached through {one}.",
        (true, 2) => "You talked with {who} {day}, reached through {one}, and {one} through {two}.",
        (true, _) => {
            "You talked with {who} {day}, reached through {one} and {more:other|others}, beginning with {first}."
        }
        (false, 0) => "You have not talked with {who} yet.",
        (false, 1) => "You have not talked with {who} yet; the way leads through {one}.",
        (false, 2) => "You have not talked with {who} yet; the way leads through {two} and {one}.",
        (false, 3) => "You have not talked with {who} yet; the way leads through {first}, {two} and {one}.",
        (false, _) => {
            "You have not talked with {who} yet; the way begins with {first} and leads through {between:other|others} to {one}."
        }
    };
    let names = ["one", "two"].into_iter().zip(&path);
    let sentence = Sentence::new(pattern).slot("who", full_person(book, contact.id));
    let names = names.chain(path.last().map(|id| ("first", id)));
    let sentence = names.fold(sentence, |sentence, (slot, id)| sentence.slot(slot, full_person(book, *id)));
    let (more, between) = (path.len().saturating_sub(1), path.len().saturating_sub(2));
    let sentence = sentence.count("more", more).count("between", between);
    talk.into_iter().fold(sentence, |sentence, day| sentence.slot("day", on(day, outlook.today)))
}

fn intel(book: &Book, id: Id<Organization>, today: Day) -> Vec<NoteLine> {
    let mut rows: Vec<&Row<Intel>> = book.naming::<Intel>(id.number()).collect();
    order::sort_by_key(&mut rows, |row| Reverse((row.learned_on, row.id)));
    let line = |row: &Row<Intel>| {
        let pattern = if row.told_by.is_some() { "{text} ({who}, {day})" } else { "{text} ({day})" };
        let words =
            Sentence::new(pattern).own("text", row.text.clone()).slot("day", the(row.learned_on, today));
        NoteLine {
            record: (Kind::Intel, row.id.number()),
            kind: words::intel(row.kind),
            words: row.told_by.into_iter().fold(words, |words, who| words.person("who", book, who)),
        }
    };
    rows.into_iter().map(line).collect()
}

fn problems(book: &Book, id: Id<Organization>) -> Vec<ProblemLine> {
    let mut rows: Vec<&Row<Problem>> = book.naming::<Problem>(id.number()).collect();
    order::sort_by_key(&mut rows, |row| (row.solved_on.is_some(), Reverse(row.fit), Reverse(row.id)));
    rows.into_iter().map(|row| problem_line(book, row)).collect()
}

fn problem_line(book: &Book, row: &Row<Problem>) -> ProblemLine {
    let pattern = match (row.who.is_some(), row.fit.is_some()) {
        (true, true) => "{who} has it; fits you {fit} of 5",
        (true, false) => "{who} has it; how well does it fit you?",
        (false, true) => "Who has it? It fits you {fit} of 5",
        (false, false) => "Who has it, and how well does it fit you?",
    };
    let about = Sentence::new(pattern).count("fit", usize::from(row.fit.unwrap_or_default()));
    ProblemLine {
        id: row.id,
        text: row.text.clone(),
        about: row.who.into_iter().fold(about, |about, who| about.slot("who", full_person(book, who))),
        is_solved: row.solved_on.is_some(),
        fits: row.solved_on.is_none() && row.fit.is_some_and(|fit| fit >= defaults::PROBLEM_FITS),
    }
}

/// The facts of an organization that are typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OrganizationForm {
    /// Its name.
    pub name: String,
    /// Other names it goes by.
    pub aliases: Vec<String>,
    /// Employer, school or group.
    pub kind: OrganizationKind,
    /// Its line of business.
    pub industry: String,
    /// Whether the user works or worked there.
    pub own: Option<OwnEmployer>,
    /// Anything else.
    pub notes: String,
}

impl OrganizationForm {
    fn of(row: &Organization) -> OrganizationForm {
        OrganizationForm {
            name: row.name.clone(),
            aliases: row.aliases.to_vec(),
            kind: row.kind,
            industry: row.industry.clone(),
            own: row.own,
            notes: row.notes.clone(),
        }
    }

    /// Writes them back.
    pub fn command(&self, row: &Row<Organization>) -> Command {
        super::targets::edit(row, |organization| {
            organization.name = self.name.trim().to_owned();
            organization.aliases = self.aliases.iter().cloned().collect();
            organization.kind = self.kind;
            organization.industry = self.industry.trim().to_owned();
            organization.own = self.own;
            organization.notes = self.notes.trim_end().to_owned();
        })
    }
}

/// Writes down what was learned (R40).
pub fn learn(
    kind: IntelKind,
    text: &str,
    organization: Option<Id<Organization>>,
    told_by: Option<Id<Contact>>,
    from: Option<Id<Interaction>>,
    today: Day,
) -> Command {
    let text = text.trim().to_owned();
    Command::Write(Written::Intel(Intel { kind, text, organization, told_by, from, learned_on: today }))
}

/// Puts a problem on the board (R41).
pub fn note_problem(
    text: &str,
    who: Option<Id<Contact>>,
    organization: Option<Id<Organization>>,
    fit: Option<u8>,
    heard_where: &str,
    today: Day,
) -> Command {
    let (text, heard_where) = (text.trim().to_owned(), heard_where.trim().to_owned());
    let problem = Problem { text, who, organization, fit, heard_where, noted_on: today, solved_on: None };
    Command::Write(Written::Problem(problem))
}

/// Takes a problem off the board as settled, or puts it back.
pub fn settle_problem(row: &Row<Problem>, today: Day) -> Command {
    let solved_on = if row.solved_on.is_some() { None } else { Some(today) };
    Command::Edit(Edited::of(row.id, &row.record, &Problem { solved_on, ..row.record.clone() }))
}
