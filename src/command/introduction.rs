//! Introductions: noted, asked for, moved on (R88). An ask for an introduction and the introduction are one
//! process, whatever door it comes in by: what moves one moves the other.

use super::noted::{At, NewNames};
use super::{IntroductionNoted, IntroductionStep, Pen, Position, Refusal, Who, contact};
use crate::asks::{is_role, names_in};
use crate::book::contact::HowMet;
use crate::book::{Ask, AskKind, AskState, Book, Contact, Introduction, Organization, Party, Row};
use crate::changes::{Changes, Verb};
use crate::day::Day;
use crate::defaults;
use crate::id::Id;
use crate::introductions;
use crate::outlook::Outlook;
use crate::text::fold;

/// Notes an introduction; one that is open between the three moves on. Tells which, and to whom.
pub(super) fn add(
    pen: &mut Pen,
    names: &mut NewNames,
    noted: IntroductionNoted,
    at: At,
) -> Result<(Id<Introduction>, Party), Refusal> {
    let introducer = match &noted.introducer {
        Some(who) => names.party(pen, who, None),
        None => Party::Contact(at.contact),
    };
    let through = introducer.contact().filter(|_| noted.step == IntroductionStep::Made);
    let who = names.party(pen, &noted.who, through);
    let to = names.party(pen, &noted.to, through);
    if who == to || who == introducer || to == introducer {
        return Err(Refusal::IntroducedToThemselves);
    }
    if let (Some(met), Who::New(_)) = (to.contact(), &noted.to) {
        contact::place(pen, met, &Position { title: String::new(), organization: noted.organization });
    }
    let on = Some(at.day).filter(|_| noted.step == IntroductionStep::Asked);
    if let Some(known) = open_between(pen.book, introducer, who, to, on) {
        return step(pen, known, noted.step, at.day).map(|()| (known, to));
    }
    let goal = noted.goal;
    let mut introduction =
        Introduction { introducer, who, to, goal, from: at.from, ..Introduction::default() };
    step_to(&mut introduction, noted.step, at.day);
    if introduction.made_on.is_some() {
        remember_who_introduced(pen, &introduction)?;
    }
    Ok((pen.add(introduction), to))
}

/// The introduction between these three that is neither made nor ended. Where it is asked for anew on a day, one
/// that has lapsed by itself or ended with its search is another.
fn open_between(
    book: &Book,
    introducer: Party,
    who: Party,
    to: Party,
    asked_anew_on: Option<Day>,
) -> Option<Id<Introduction>> {
    let one = [introducer, who, to].into_iter().find_map(Party::contact)?;
    let is_it = |row: &&Row<Introduction>| (row.introducer, row.who, row.to) == (introducer, who, to);
    let is_over =
        |row: &Row<Introduction>, day| introductions::state(&Outlook::new(book, day), row).is_over();
    let mut rows = book.naming::<Introduction>(one.number()).filter(|row| row.is_open()).filter(is_it);
    rows.find(|row| !asked_anew_on.is_some_and(|day| is_over(row, day))).map(|row| row.id)
}

/// Whom the user meets through an introduction came through its introducer, unless they met another way.
fn remember_who_introduced(pen: &mut Pen, introduction: &Introduction) -> Result<(), Refusal> {
    let Some((introducer, met)) = introduction.for_me() else { return Ok(()) };
    pen.change(met, |them: &mut Contact| {
        if them.introducer.is_none() && matches!(them.met_how, HowMet::Unknown | HowMet::Other) {
            (them.met_how, them.introducer) = (HowMet::Introducer, Some(introducer));
        }
    })
}

pub(super) fn move_on(
    pen: &mut Pen,
    id: Id<Introduction>,
    next: IntroductionStep,
) -> Result<Changes, Refusal> {
    let contact = pen.book.get(id).and_then(|row| row.introducer.contact());
    step(pen, id, next, pen.today())?;
    Ok(pen.finish(Verb::Introduction, contact))
}

/// Moves an introduction of the book on, and the ask that it came from.
pub(super) fn step(
    pen: &mut Pen,
    id: Id<Introduction>,
    next: IntroductionStep,
    day: Day,
) -> Result<(), Refusal> {
    pen.change(id, |introduction| step_to(introduction, next, day))?;
    let book = pen.book;
    let Some(row) = book.get(id) else { return Ok(()) };
    if next == IntroductionStep::Made {
        remember_who_introduced(pen, row)?;
    }
    let asked = row.ask.and_then(|ask| book.get(ask)).filter(|ask| ask.state == AskState::Asked);
    let is_last = || !asked_for_with(book, row.ask).any(|other| other.id != id && other.is_open());
    let state = match next {
        IntroductionStep::Offered | IntroductionStep::Made => Some(AskState::Yes),
        IntroductionStep::Declined => Some(AskState::No).filter(|_| is_last()),
        IntroductionStep::LetGo => Some(AskState::Withdrawn).filter(|_| is_last()),
        _ => None,
    };
    match (asked, state) {
        (Some(ask), Some(state)) => answer(pen, ask.id, state, day),
        _ => Ok(()),
    }
}

fn step_to(introduction: &mut Introduction, step: IntroductionStep, day: Day) {
    match step {
        IntroductionStep::Asked => {
            introduction.asked_on = introduction.asked_on.or(Some(day));
            // Whoever asks the user for an introduction has agreed to it (R88).
            if introduction.introducer == Party::Me {
                introduction.who_agreed_on = introduction.who_agreed_on.or(Some(day));
            }
        }
        IntroductionStep::Offered => introduction.offered_on = Some(day),
        IntroductionStep::Made => introduction.made_on = Some(day),
        IntroductionStep::Declined => introduction.declined_on = Some(day),
        IntroductionStep::LetGo => introduction.let_go_on = Some(day),
        IntroductionStep::FirstAgreed => introduction.who_agreed_on = Some(day),
        IntroductionStep::SecondAgreed => introduction.to_agreed_on = Some(day),
        IntroductionStep::BlurbSent => introduction.blurb_sent_on = Some(day),
    }
}

pub(super) fn settle_ask(pen: &mut Pen, id: Id<Ask>, state: AskState) -> Result<Changes, Refusal> {
    let contact = pen.book.get(id).map(|row| row.contact);
    settle(pen, id, state, pen.today())?;
    Ok(pen.finish(Verb::Ask, contact))
}

/// Writes down what became of a request, and moves on the introductions it asked for.
pub(super) fn settle(pen: &mut Pen, id: Id<Ask>, state: AskState, day: Day) -> Result<(), Refusal> {
    answer(pen, id, state, day)?;
    let open: Vec<Id<Introduction>> =
        asked_for_with(pen.book, Some(id)).filter(|row| row.is_open()).map(|row| row.id).collect();
    open.into_iter().try_for_each(|introduction| {
        pen.change(introduction, |introduction| follow(introduction, state, day))
    })
}

fn answer(pen: &mut Pen, id: Id<Ask>, state: AskState, day: Day) -> Result<(), Refusal> {
    pen.change(id, |ask: &mut Ask| (ask.state, ask.answered_on) = (state, Some(day)))
}

/// An introduction goes where the ask for it went.
fn follow(introduction: &mut Introduction, state: AskState, day: Day) {
    match state {
        AskState::Planned | AskState::Asked => {}
        AskState::Yes | AskState::Partly => introduction.offered_on = introduction.offered_on.or(Some(day)),
        AskState::No => introduction.declined_on = Some(day),
        AskState::NoAnswer | AskState::Withdrawn => introduction.let_go_on = Some(day),
    }
}

fn asked_for_with(book: &Book, ask: Option<Id<Ask>>) -> impl Iterator<Item = &Row<Introduction>> {
    let named = ask.into_iter().flat_map(|ask| book.naming::<Introduction>(ask.number()));
    named.filter(move |row| row.ask == ask)
}

/// The introductions that an ask of the user's asks for stand in the book as asked, with its words on them.
/// One that is open already, or was noted `beside` it, is not written twice.
pub(super) fn ask_for(
    pen: &mut Pen,
    names: &mut NewNames,
    id: Id<Ask>,
    ask: &Ask,
    at: At,
    beside: &[(Id<Introduction>, Party)],
) -> Result<(), Refusal> {
    if ask.kind != AskKind::Introduction || ask.to_me || ask.state == AskState::Planned {
        return Ok(());
    }
    let introducer = Party::Contact(at.contact);
    for to in asked_for(pen, names, ask, beside).into_iter().filter(|to| *to != introducer) {
        let noted = beside.iter().find(|(_, party)| *party == to).map(|(id, _)| *id);
        let known = noted.or_else(|| open_between(pen.book, introducer, Party::Me, to, Some(at.day)));
        let introduction = known.unwrap_or_else(|| {
            pen.add(Introduction { introducer, who: Party::Me, to, from: at.from, ..Introduction::default() })
        });
        pen.change(introduction, |introduction: &mut Introduction| {
            introduction.ask = Some(id);
            introduction.asked_on = introduction.asked_on.or(ask.asked_on);
            if introduction.about.is_empty() {
                introduction.about.clone_from(&ask.what);
            }
            if !ask.blurb.is_empty() {
                introduction.blurb.clone_from(&ask.blurb);
            }
            follow(introduction, ask.state, at.day);
        })?;
    }
    Ok(())
}

/// To whom: those it names, known or new; the one noted beside it; else somebody without a name so far.
fn asked_for(
    pen: &mut Pen,
    names: &mut NewNames,
    ask: &Ask,
    beside: &[(Id<Introduction>, Party)],
) -> Vec<Party> {
    let place = ask.target.and_then(|id| pen.book.get(id)).map(|row: &Row<Organization>| row.name.clone());
    let named: Vec<&str> = names_in(&ask.whom).collect();
    match (named.as_slice(), beside) {
        ([], [(_, to), ..]) => vec![*to],
        ([], []) => vec![nameless(pen, "", place)],
        ([_, ..], _) if named.len() <= defaults::NAMES_IN_AN_ASK => {
            named.into_iter().map(|name| somebody(pen, names, name, place.clone())).collect()
        }
        _ => vec![nameless(pen, &ask.whom, place)],
    }
}

/// Somebody known by that name, or new: a name, or a role whose name will come.
fn somebody(pen: &mut Pen, names: &mut NewNames, name: &str, place: Option<String>) -> Party {
    let wanted = fold(name);
    if let Some(row) = pen.book.contacts.iter().find(|row| fold(&row.full_name()) == wanted) {
        return Party::Contact(row.id);
    }
    if is_role(name) {
        return nameless(pen, name, place);
    }
    let party = names.party(pen, &Who::New(name.to_owned()), None);
    if let Some(id) = party.contact() {
        let organization = place.unwrap_or_default();
        contact::place(pen, id, &Position { title: String::new(), organization });
    }
    party
}

/// Somebody whom the user cannot name yet: called by the role or the place, and out of the sorting deck.
fn nameless(pen: &mut Pen, role: &str, place: Option<String>) -> Party {
    let called = match (role.trim(), &place) {
        ("", Some(place)) => format!("somebody at {place}"),
        ("", None) => "somebody".to_owned(),
        (role, _) => role.to_owned(),
    };
    let id = pen.add(Contact { called, met_how: HowMet::Other, out_of_deck: true, ..Contact::default() });
    let position = Position { title: String::new(), organization: place.unwrap_or_default() };
    contact::place(pen, id, &position);
    Party::Contact(id)
}
