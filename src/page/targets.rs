//! Targets: the organizations the user is after, in their order, with who is known there and who to begin
//! with (R117).

use super::people::role_line;
use super::sentence::{Sentence, Slot, full_person, on, the};
use super::words::{self, MOTIVATIONS, POSTINGS};
use crate::book::{Book, Contact, Organization, Row, SearchEvent, SearchEventKind, Starter, Strength};
use crate::command::{Command, Edited, Written};
use crate::day::Day;
use crate::defaults;
use crate::follow_up::{silence, starters};
use crate::id::Id;
use crate::order;
use crate::outlook::Outlook;
use crate::targets::{self, OwnPlaces, There};
use crate::tie::Tie;
use std::cmp::Reverse;

/// So many steps of the search are shown.
const EVENTS: usize = 12;
/// So many people are proposed to begin with.
const PROPOSED: usize = 6;

/// The page.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetsPage {
    /// How long the list is, and what that means.
    pub count: Sentence,
    /// The places, in order.
    pub targets: Vec<TargetLine>,
    /// How many people who decide the user has talked with (R42); `None` unless searching.
    pub deciders: Option<Sentence>,
    /// Applications, interviews, offers and rejections, newest first.
    pub events: Vec<EventLine>,
}

/// One place.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetLine {
    /// Which.
    pub id: Id<Organization>,
    /// Its name.
    pub name: String,
    /// Among the five that are worked at once.
    pub is_active: bool,
    /// How much it is wanted, 1-5.
    pub motivation: Option<u8>,
    /// 3 a fitting posting, 2 any, 1 none.
    pub posting: Option<u8>,
    /// How much it is wanted and what is posted there, in words.
    pub wanted: Sentence,
    /// Who is known there.
    pub known: Sentence,
    /// Whom the user begins with, in turn.
    pub starters: Vec<StarterLine>,
    /// Whom they could begin with.
    pub proposed: Vec<StarterLine>,
    /// Somebody there has helped, or who to begin with is still to be chosen.
    pub routine: Option<Sentence>,
}

/// Somebody to begin with.
#[derive(Clone, Debug, PartialEq)]
pub struct StarterLine {
    /// Who.
    pub id: Id<Contact>,
    /// The whole name.
    pub name: String,
    /// Where it stands with them, or why they are proposed.
    pub words: Sentence,
}

/// A step of the search.
#[derive(Clone, Debug, PartialEq)]
pub struct EventLine {
    /// Which.
    pub id: Id<SearchEvent>,
    /// "Interview at Acme on 3 March, through Ana".
    pub words: Sentence,
}

/// The page of this book.
pub fn targets(book: &Book, today: Day) -> TargetsPage {
    let outlook = Outlook::new(book, today);
    let own = targets::own_places(book);
    let rows = targets::targets(book);
    TargetsPage {
        count: count(rows.len()),
        targets: rows.into_iter().map(|row| line(&outlook, &own, row)).collect(),
        deciders: deciders(&outlook),
        events: events(book, today, None, EVENTS),
    }
}

/// R117: 5 to 40.
fn count(have: usize) -> Sentence {
    let pattern = match have {
        0 => "Which places would you like to work at? Five are enough to begin with.",
        1..defaults::TARGETS_AT_LEAST => {
            "{have:place|places} so far. Take ten minutes for more: where you dream of working, where people you studied with are, who has a posting, what grows."
        }
        defaults::TARGETS_AT_LEAST..=defaults::TARGETS_AT_MOST => {
            "{have:place|places}. The first five are worked with at once, two people to begin with at each."
        }
        _ => "{have:place|places}. Forty are plenty: what stands last can go.",
    };
    Sentence::new(pattern).count("have", have)
}

fn line(outlook: &Outlook, own: &OwnPlaces, row: &Row<Organization>) -> TargetLine {
    let book = outlook.book;
    let people = targets::people_at(book, row.id);
    let starters = starters::starters(outlook, row);
    let is_active = outlook.active_targets().contains(&row.id);
    let helper = targets::helper_at(outlook, row.id);
    let begins = is_active && helper.is_none();
    let free = defaults::STARTERS.saturating_sub(starters.len());
    let proposed = if begins && free > 0 { proposed(book, own, row, &people) } else { Vec::new() };
    TargetLine {
        id: row.id,
        name: row.name.clone(),
        is_active,
        motivation: row.motivation,
        posting: row.posting,
        wanted: wanted(row),
        known: known(book, own, row.id, &people),
        routine: routine(book, helper, is_active, free),
        starters: starter_lines(outlook, row, &starters, begins),
        proposed,
    }
}

/// How much it is wanted, and what is posted there.
pub fn wanted(row: &Organization) -> Sentence {
    let words = |list: &[(u8, &'static str)], value: Option<u8>| {
        list.iter().find(|(known, _)| Some(*known) == value).map(|(_, words)| *words)
    };
    let (motivation, posting) = (words(&MOTIVATIONS, row.motivation), words(&POSTINGS, row.posting));
    let pattern = match (motivation, posting) {
        (Some(_), Some(_)) => "Motivation {motivation}; postings: {posting}",
        (Some(_), None) => "Motivation {motivation}",
        (None, Some(_)) => "Postings: {posting}",
        (None, None) => "How much would you like to be there?",
    };
    Sentence::new(pattern)
        .slot("motivation", Slot::Word(motivation.unwrap_or_default()))
        .slot("posting", Slot::Word(posting.unwrap_or_default()))
}

/// "Who do I know there?": those who would speak for the user by name, the others and those of before as
/// numbers.
fn known(book: &Book, own: &OwnPlaces, organization: Id<Organization>, people: &[There]) -> Sentence {
    let (now, before): (Vec<&There>, Vec<&There>) = people.iter().partition(|there| there.is_now());
    let now: Vec<&There> = now.into_iter().filter(|there| !there.contact.is_out_of_reach()).collect();
    let known: Vec<Id<Contact>> = now
        .iter()
        .filter(|there| there.contact.is_at_least(Strength::Met))
        .map(|there| there.contact.id)
        .collect();
    let speaks = |there: &&&There| targets::is_advocate(book, own, organization, there.contact);
    let shares = now.iter().find(speaks).filter(|_| known.is_empty()).map(|there| there.contact.id);
    let pattern = match (known.len(), shares, now.len(), before.len()) {
        (0, Some(_), ..) => "{one} there was at a place of yours, too.",
        (0, None, 0, 0) => "You know nobody there yet.",
        (0, None, 0, _) => "Nobody you know is there now; {before:person was|people were} before.",
        (0, None, _, 0) => "{now:person|people} there, none of whom you know well yet.",
        (0, None, ..) => "{now:person|people} there, none of whom you know well yet; {before} before.",
        (1, _, 1, 0) => "You know {one} there.",
        (1, _, 1, _) => "You know {one} there; {before:person was|people were} there before.",
        (1, ..) => "You know {one} there, of {now:person|people}.",
        (2, ..) => "You know {one} and {two} there, of {now:person|people}.",
        _ => "You know {one}, {two} and {more:other|others} there, of {now:person|people}.",
    };
    let names = ["one", "two"].into_iter().zip(shares.iter().chain(&known));
    names
        .fold(Sentence::new(pattern), |sentence, (slot, id)| sentence.slot(slot, full_person(book, *id)))
        .count("now", now.len())
        .count("before", before.len())
        .count("more", known.len().saturating_sub(2))
}

fn routine(book: &Book, helper: Option<Id<Contact>>, is_active: bool, free: usize) -> Option<Sentence> {
    if let Some(helper) = helper {
        let words = Sentence::new("{who} has been of help: nobody else has to be begun with there.");
        return Some(words.slot("who", full_person(book, helper)));
    }
    if !is_active {
        return None;
    }
    match free {
        0 => None,
        defaults::STARTERS => Some(Sentence::new("Choose two people to begin with, one after the other.")),
        _ => Some(Sentence::new("Choose one more person, for when the first stays quiet.")),
    }
}

/// The follow-up plan: each of those to begin with, and what comes next with them and when. Whoever else was
/// chosen waits.
fn starter_lines(
    outlook: &Outlook,
    row: &Row<Organization>,
    starters: &[Tie],
    begins: bool,
) -> Vec<StarterLine> {
    let line = |tie: &Tie, words| StarterLine { id: tie.id(), name: tie.contact.full_name(), words };
    let others = row.starters.iter().filter(|one| starters.iter().all(|tie| tie.id() != one.contact));
    let others = others.filter_map(|one| Tie::new(outlook.book, one.contact));
    let in_turn = starters.iter().map(|tie| line(tie, next(outlook, row, tie, begins)));
    let waiting = others
        .filter(|tie| !tie.contact.is_out_of_reach())
        .map(|tie| line(&tie, Sentence::new("not for now")));
    in_turn.chain(waiting).collect()
}

/// What comes next with somebody to begin with, and when (R43).
fn next(outlook: &Outlook, row: &Row<Organization>, tie: &Tie, begins: bool) -> Sentence {
    let today = outlook.today;
    let since = outlook.campaign.map(|campaign| campaign.start).unwrap_or_default();
    let mut recent = tie.touches.iter().rev().filter(|touch| touch.day >= since);
    if let Some(talk) = recent.clone().find(|touch| touch.two_way) {
        return Sentence::new("in touch {day}").slot("day", on(talk.day, today));
    }
    if let Some(out) = recent.find(|touch| touch.row.is_out()) {
        let words = match silence::plan(outlook, tie) {
            Some(silence::Plan::Running(next)) => {
                Sentence::new("written to {day}; next try {next}: {channel}")
                    .slot("next", on(next.on, today))
                    .slot("channel", Slot::Word(words::channel(next.channel)))
            }
            Some(silence::Plan::Ended { .. }) => Sentence::new("written to {day}, quiet since"),
            None => Sentence::new("written to {day}"),
        };
        return words.slot("day", on(out.day, today));
    }
    match starters::turn(outlook, row, tie).filter(|_| begins) {
        Some(turn) if turn > today => Sentence::new("from {day} on").slot("day", the(turn, today)),
        Some(_) => Sentence::new("to begin with"),
        None => Sentence::new("waits"),
    }
}

/// R69: known better first, then insiders and connectors; never by title.
fn proposed(book: &Book, own: &OwnPlaces, row: &Row<Organization>, people: &[There]) -> Vec<StarterLine> {
    let fits = |there: &&There| {
        let contact = there.contact;
        let left_alone = contact.is_out_of_reach() || contact.stay_ok == Some(false);
        there.is_now() && !left_alone && row.starters.get(contact.id.number()).is_none()
    };
    let mut fitting: Vec<&There> = people.iter().filter(fits).collect();
    order::sort_by_key(&mut fitting, |there| !targets::is_advocate(book, own, row.id, there.contact));
    fitting.truncate(PROPOSED);
    fitting
        .into_iter()
        .map(|there| StarterLine {
            id: there.contact.id,
            name: there.contact.full_name(),
            words: Sentence::new("{role}").own("role", role_line(book, there.contact.id)),
        })
        .collect()
}

/// R42: conversations with people who decide, each counted once.
fn deciders(outlook: &Outlook) -> Option<Sentence> {
    let campaign = outlook.campaign.filter(|_| outlook.is_searching())?;
    let met = targets::decision_makers_met(outlook.book, campaign.start).len();
    let pattern = match met {
        0 => "No talk yet with somebody who decides. The way there leads through people who know them.",
        _ => "{met:person who decides has|people who decide have} talked with you in this search.",
    };
    Some(Sentence::new(pattern).count("met", met))
}

/// Steps of the search, newest first; at one place or at all.
pub fn events(book: &Book, today: Day, at: Option<Id<Organization>>, most: usize) -> Vec<EventLine> {
    let mut rows: Vec<&Row<SearchEvent>> =
        book.search_events.iter().filter(|row| at.is_none() || row.organization == at).collect();
    order::sort_by_key(&mut rows, |row| Reverse((row.day, row.id)));
    rows.into_iter()
        .take(most)
        .map(|row| EventLine { id: row.id, words: event_words(book, row, today) })
        .collect()
}

fn event_words(book: &Book, row: &Row<SearchEvent>, today: Day) -> Sentence {
    let pattern = match (row.organization.is_some(), row.through.is_some(), row.note.is_empty()) {
        (true, true, true) => "{day}: {kind}, {place}, through {who}",
        (true, true, false) => "{day}: {kind}, {place}, through {who}. {note}",
        (true, false, true) => "{day}: {kind}, {place}",
        (true, false, false) => "{day}: {kind}, {place}. {note}",
        (false, true, true) => "{day}: {kind}, through {who}",
        (false, true, false) => "{day}: {kind}, through {who}. {note}",
        (false, false, true) => "{day}: {kind}",
        (false, false, false) => "{day}: {kind}. {note}",
    };
    let sentence = Sentence::new(pattern)
        .slot("kind", Slot::Word(words::search_event(row.kind)))
        .slot("day", the(row.day, today))
        .own("note", row.note.clone());
    let sentence = row
        .organization
        .into_iter()
        .fold(sentence, |sentence, id| sentence.slot("place", super::sentence::organization(book, id)));
    row.through.into_iter().fold(sentence, |sentence, id| sentence.slot("who", full_person(book, id)))
}

/// Changes an organization in place.
pub fn edit(row: &Row<Organization>, change: impl FnOnce(&mut Organization)) -> Command {
    let mut after = row.record.clone();
    change(&mut after);
    Command::Edit(Edited::of(row.id, &row.record, &after))
}

/// Puts somebody among those to begin with, or takes them off.
pub fn choose_starter(row: &Row<Organization>, contact: Id<Contact>, chosen: bool, today: Day) -> Command {
    edit(row, |organization| match chosen {
        true => organization.starters.put(Starter { contact, chosen_on: today }),
        false => organization.starters.remove(contact.number()),
    })
}

/// Notes a step of the search.
pub fn note_event(
    kind: SearchEventKind,
    organization: Option<Id<Organization>>,
    day: Day,
    through: Option<Id<Contact>>,
    note: &str,
) -> Command {
    let note = note.trim().to_owned();
    Command::Write(Written::SearchEvent(SearchEvent {
        kind,
        organization,
        day,
        through,
        introduction: None,
        note,
    }))
}
