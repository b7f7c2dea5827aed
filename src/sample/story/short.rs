//! Deeds of a story that fit between two commas: plans and rests, steps, promises, decisions, sorting, trash.

use super::days;
use super::person::{TALKED, strength, tier};
use super::teller::Teller;
use super::words::{Misread, Told, Words};
use crate::book::me::KeyedDay;
use crate::book::{
    Ask, AskState, Away, Commitment, Contact, Decision, Favor, Kind, NextStep, Organization, Period, Promise,
    ReasonKind, SETTINGS, Side, Starter, Unit, Verdict,
};
use crate::command::{CardDecision, Command, Edited, Sorting};
use crate::id::Id;
use crate::outlook::Outlook;
use crate::standing::{Standings, standing};
use crate::tie::Tie;
use crate::today::today;

const UNITS: &[(&str, Unit)] = &[
    ("people", Unit::People),
    ("calls", Unit::Calls),
    ("outreach", Unit::Outreach),
    ("meetings", Unit::Meetings),
    ("gives", Unit::Gives),
    ("thanks", Unit::Thanks),
    ("hellos", Unit::CareAndGives),
];

const PERIODS: &[(&str, Period)] = &[("a day", Period::WorkingDay), ("a week", Period::Week)];

const REASONS: &[(&str, ReasonKind)] = &[
    ("reply", ReasonKind::Reply),
    ("first message", ReasonKind::FirstMessage),
    ("blurb", ReasonKind::Blurb),
    ("thanks", ReasonKind::Thanks),
    ("promise", ReasonKind::MyPromise),
    ("report", ReasonKind::Report),
    ("step", ReasonKind::NextStep),
    ("note", ReasonKind::NoteToFinish),
    ("attempt", ReasonKind::NextAttempt),
    ("their promise", ReasonKind::TheirPromise),
    ("introduction", ReasonKind::IntroductionOpen),
    ("side", ReasonKind::SideOpen),
    ("landing", ReasonKind::LandingWalk),
    ("job change", ReasonKind::JobChange),
    ("update", ReasonKind::Update),
    ("ready", ReasonKind::ReadyToAsk),
    ("not told", ReasonKind::NotYetTold),
    ("date", ReasonKind::Date),
    ("hello", ReasonKind::OneHello),
    ("cadence", ReasonKind::Cadence),
    ("reconnect", ReasonKind::Reconnect),
    ("starter", ReasonKind::Starter),
    ("sort ten", ReasonKind::SortTen),
    ("your aim", ReasonKind::YourAim),
    ("habit", ReasonKind::Habit),
    ("from earlier", ReasonKind::FromEarlier),
];

const VERDICTS: &[(&str, Verdict)] =
    &[("snooze", Verdict::Snooze), ("skip", Verdict::Skip), ("let go", Verdict::LetGo)];

pub(super) const ANSWERS: &[(&str, AskState)] = &[
    ("yes", AskState::Yes),
    ("partly", AskState::Partly),
    ("no answer", AskState::NoAnswer),
    ("no", AskState::No),
    ("withdrawn", AskState::Withdrawn),
];

pub(super) fn tell(teller: &mut Teller, words: &mut Words) -> Told<()> {
    let told = plans(teller, words)?
        || settings(teller, words)?
        || steps_and_promises(teller, words)?
        || decisions(teller, words)?
        || people(teller, words)?;
    if told { Ok(()) } else { Err(words.expected("a deed (see the top of the story language)")) }
}

fn plans(teller: &mut Teller, words: &mut Words) -> Told<bool> {
    if words.eat("commit") {
        let count = words.count("how many")?;
        let unit = words.one_of(UNITS, "people, calls, outreach, meetings, gives, thanks or hellos")?;
        let period = words.one_of(PERIODS, "a day or a week")?;
        teller.act(Command::Commit(Commitment { unit, count, period, from: teller.about.day }))?;
    } else if words.eat("away") {
        let (from, until) = words.span()?;
        teller.act(Command::GoAway(Away { from, until, note: words.quoted().unwrap_or_default() }))?;
    } else if words.eat("not today") {
        teller.act(Command::NotToday(true))?;
    } else {
        return Ok(false);
    }
    Ok(true)
}

fn settings(teller: &mut Teller, words: &mut Words) -> Told<bool> {
    let before = teller.book.get(SETTINGS).map(|row| row.record.clone()).unwrap_or_default();
    let mut after = before.clone();
    if words.eat("work") {
        let mut week = [false; 7];
        while let Some(day) = words.convert(|text, _| days::weekday(text)) {
            week[day] = true;
        }
        after.working_days = Some(week);
    } else if words.eat("holiday") {
        after.holidays.put(KeyedDay(words.day()?));
    } else if words.eat("places") {
        after.places = Some(words.count("a number of places")?);
    } else if words.eat("tiers") {
        let mut day = || words.count("four numbers of days");
        after.tier_days = Some([day()?, day()?, day()?, day()?]);
    } else {
        return Ok(false);
    }
    teller.act(Command::Edit(Edited::of(SETTINGS, &before, &after))).map(|_| true)
}

fn steps_and_promises(teller: &mut Teller, words: &mut Words) -> Told<bool> {
    if words.eat("step") {
        let what = words.text_until(&["on", "with"], "what to do")?;
        let due = words.day_after("on")?;
        let minute = words.minute();
        let contact = if words.eat("with") { Some(teller.person(&words.name()?)?) } else { None };
        let step = NextStep { contact, what, due, minute, ..NextStep::default() };
        teller.act(Command::AddNextStep(Box::new(step)))?;
    } else if words.eat("tick") {
        let id = step_called(teller, words)?;
        teller.act(Command::TickNextStep(id))?;
    } else if words.eat("promise to") {
        promise(teller, words, Side::Me)?;
    } else if words.eat("promise from") {
        promise(teller, words, Side::Them)?;
    } else if words.eat("kept") {
        let id = promise_called(teller, words)?;
        teller.act(Command::KeepPromise(id))?;
    } else if words.eat("released") {
        let id = promise_called(teller, words)?;
        teller.act(Command::ReleasePromise(id))?;
    } else if words.eat("favor of") {
        led_to(teller, words)?;
    } else if words.eat("ask of") {
        let contact = teller.person(&words.name()?)?;
        let state = words.one_of(ANSWERS, "yes, partly, no, no answer or withdrawn")?;
        answer_ask(teller, contact, false, state)?;
    } else {
        return Ok(false);
    }
    Ok(true)
}

/// What the latest favor of somebody led to.
fn led_to(teller: &mut Teller, words: &mut Words) -> Told<()> {
    let contact = teller.person(&words.name()?)?;
    if !words.eat("led to") {
        return Err(words.expected("led to and some words"));
    }
    let led_to = words.text("what it led to")?;
    let latest = teller.book.naming::<Favor>(contact.number()).rfind(|row| row.by == Side::Them);
    let (id, before) = latest
        .map(|row| (row.id, row.record.clone()))
        .ok_or_else(|| words.expected("somebody who did a favor"))?;
    let after = Favor { led_to, led_to_on: Some(teller.about.day), ..before.clone() };
    teller.act(Command::Edit(Edited::of(id, &before, &after))).map(drop)
}

fn promise(teller: &mut Teller, words: &mut Words, by: Side) -> Told<()> {
    let contact = teller.person(&words.name()?)?;
    let text = words.text_until(&["by"], "what is promised")?;
    let promise = Promise {
        by,
        contact,
        text,
        made_on: teller.about.day,
        due: words.day_after("by")?,
        ..Promise::default()
    };
    teller.act(Command::AddPromise(Box::new(promise))).map(drop)
}

/// The latest open step with these words.
pub(super) fn step_called(teller: &Teller, words: &mut Words) -> Told<Id<NextStep>> {
    let what = words.text("the words of a step")?;
    let open = teller.book.next_steps.iter().filter(|row| row.done_on.is_none() && row.what == what);
    open.last().map(|row| row.id).ok_or_else(|| Misread(format!("no open step says “{what}”")))
}

/// The latest open promise with these words.
pub(super) fn promise_called(teller: &Teller, words: &mut Words) -> Told<Id<Promise>> {
    let text = words.text("the words of a promise")?;
    let open = teller.book.promises.iter().filter(|row| row.is_open() && row.text == text);
    open.last().map(|row| row.id).ok_or_else(|| Misread(format!("no open promise says “{text}”")))
}

/// Decides the latest ask of somebody that is still open, if there is one.
pub(super) fn answer_ask(
    teller: &mut Teller,
    contact: Id<Contact>,
    to_me: bool,
    state: AskState,
) -> Told<()> {
    let open = |row: &Ask| row.to_me == to_me && matches!(row.state, AskState::Asked | AskState::Planned);
    let ask = teller.book.naming::<Ask>(contact.number()).rfind(|row| open(row));
    let Some(id) = ask.map(|row| row.id) else { return Ok(()) };
    teller.act(Command::SettleAsk(id, state)).map(drop)
}

fn decisions(teller: &mut Teller, words: &mut Words) -> Told<bool> {
    if words.eat("pin") {
        let contact = Some(teller.person(&words.name()?)?);
        decide(
            teller,
            CardDecision { verdict: Verdict::Pin, about: None, contact, opened_by: None, until: None },
        )?;
    } else if words.eat("unpin") {
        let contact = teller.person(&words.name()?)?;
        take_back(teller, contact, Verdict::Pin, None)?;
    } else if words.eat("take back") {
        let verdict = words.one_of(VERDICTS, "snooze, skip or let go")?;
        let about = words.eat_any(REASONS);
        words.eat("of");
        let contact = teller.person(&words.name()?)?;
        take_back(teller, contact, verdict, about)?;
    } else if words.eat("worth it") {
        let (verdict, about) = (Verdict::WorthIt, Some(ReasonKind::NextAttempt));
        let contact = Some(teller.person(&words.name()?)?);
        decide(teller, CardDecision { verdict, about, contact, opened_by: None, until: None })?;
    } else if let Some(verdict) = words.eat_any(VERDICTS) {
        let about = words.one_of(REASONS, "a kind of reason")?;
        let contact = if words.eat("of") { Some(teller.person(&words.name()?)?) } else { None };
        let opened_by = contact.map(|contact| opened_by(teller, about, contact)).transpose()?.flatten();
        let until = words.day_after("until")?;
        decide(teller, CardDecision { verdict, about: Some(about), contact, opened_by, until })?;
    } else {
        return Ok(false);
    }
    Ok(true)
}

fn decide(teller: &mut Teller, decision: CardDecision) -> Told<()> {
    teller.act(Command::DecideCards(vec![decision])).map(drop)
}

fn take_back(
    teller: &mut Teller,
    contact: Id<Contact>,
    verdict: Verdict,
    about: Option<ReasonKind>,
) -> Told<()> {
    let meant = |row: &Decision| row.verdict == verdict && (about.is_none() || row.about == about);
    let made = teller.book.naming::<Decision>(contact.number()).filter(|row| meant(row));
    let ids: Vec<_> = made.map(|row| row.id).collect();
    teller.act(Command::TakeBackDecisions(ids)).map(drop)
}

/// The record that opened the reason which the user sees on that day; a cadence has none.
fn opened_by(teller: &Teller, about: ReasonKind, contact: Id<Contact>) -> Told<Option<u64>> {
    let outlook = Outlook::new(&teller.book, teller.today);
    let tie = Tie::new(&teller.book, contact);
    let reasons = tie.map(|tie| standing(&outlook, &tie).reasons).unwrap_or_default();
    let standings = Standings::new(&teller.book, teller.today);
    let list = today(&outlook, &standings);
    let cards = list.shown.iter().chain(&list.folded).filter(|card| card.contact == Some(contact));
    let mut shown = reasons.iter().chain(cards.flat_map(|card| card.reasons.iter()));
    let seen = shown.find(|reason| reason.kind == about);
    let none = || Misread(format!("no card of theirs says {about:?} on {}", teller.today));
    seen.map(|reason| reason.opened_by).ok_or_else(none)
}

fn people(teller: &mut Teller, words: &mut Words) -> Told<bool> {
    if words.eat("sort") {
        let contact = teller.person(&words.name()?)?;
        let sorting = match words.eat("not for me") {
            true => Sorting::NotForMe,
            false => Sorting::Known(strength(words)?, words.eat_any(TALKED)),
        };
        teller.act(Command::Sort(contact, sorting))?;
    } else if words.eat("starter") {
        starter(teller, words)?;
    } else if words.eat("cadence of") {
        let contacts = super::touch::people(teller, words)?.into_iter().map(|with| with.contact).collect();
        let tier = if words.eat("none") { None } else { Some(tier(words)?) };
        teller.act(Command::SetCadence(contacts, tier))?;
    } else if words.eat("trash") || words.eat("remove") {
        let contact = teller.person(&words.name()?)?;
        teller.act(Command::Trash(vec![contact]))?;
    } else if words.eat("restore") {
        let name = words.name()?;
        let id =
            in_the_trash(teller, &name).ok_or_else(|| Misread(format!("“{name}” is not in the trash")))?;
        teller.act(Command::Restore(Kind::Contact, id.number()))?;
    } else if words.eat("empty the trash") {
        teller.act(Command::PurgeTrash)?;
    } else {
        return Ok(false);
    }
    Ok(true)
}

fn starter(teller: &mut Teller, words: &mut Words) -> Told<()> {
    let contact = teller.person(&words.name()?)?;
    if !words.eat("at") {
        return Err(words.expected("at and an organization"));
    }
    let id: Id<Organization> = teller.organization(&words.organization()?)?;
    let before = teller.book.get(id).map(|row| row.record.clone()).unwrap_or_default();
    let mut after = before.clone();
    after.starters.put(Starter { contact, chosen_on: teller.about.day });
    teller.act(Command::Edit(Edited::of(id, &before, &after))).map(drop)
}

fn in_the_trash(teller: &Teller, name: &str) -> Option<Id<Contact>> {
    let wanted = crate::text::fold(name);
    let mut trashed = teller.book.contacts.iter_any().filter(|row| row.trashed.is_some());
    trashed.find(|row| crate::text::fold(&row.full_name()).contains(&wanted)).map(|row| row.id)
}
