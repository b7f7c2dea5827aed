//! What is open between the user and one person, each line with what can be done about it; and what was
//! given and received.

use super::field::say_time;
use crate::book::{
    Ask, AskKind, AskState, Book, Contact, Decision, Favor, Interaction, Introduction, Kind, Meeting,
    MeetingState, NextStep, Noun, Party, Promise, ReasonKind, Row, Serves, Side, Verdict,
};
use crate::command::{Command, Edited, IntroductionStep};
use crate::day::Day;
use crate::id::Id;
use crate::introductions::{self, is_carried, names_one_gone, waits_for_owner};
use crate::obligations;
use crate::order;
use crate::outlook::Outlook;
use crate::page::sentence::{Sentence, Slot, on, the};
use crate::page::words;
use crate::tie::Tie;
use std::borrow::Cow;

/// Open lines of one sort, under a heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Between {
    /// The heading.
    pub title: Sentence,
    /// The lines; never none.
    pub lines: Vec<BetweenLine>,
}

/// One line and what can be done about it.
#[derive(Clone, Debug, PartialEq)]
pub struct BetweenLine {
    /// The record it is about.
    pub record: (Kind, u64),
    /// What it says.
    pub words: Sentence,
    /// What is written about it besides.
    pub remarks: Vec<Sentence>,
    /// Whether its day is today or past.
    pub is_due: bool,
    /// What can be done about it, most likely first.
    pub acts: Vec<Act>,
    /// What can be written about it.
    pub texts: Vec<LineText>,
}

impl BetweenLine {
    fn new(record: (Kind, u64), words: Sentence, is_due: bool, acts: Vec<Act>) -> BetweenLine {
        BetweenLine { record, words, remarks: Vec::new(), is_due, acts, texts: Vec::new() }
    }
}

/// A text, or a day, of the record behind a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineText {
    /// What a next step is.
    Step(Id<NextStep>),
    /// When it is due.
    StepDue(Id<NextStep>),
    /// What was promised.
    Promise(Id<Promise>),
    /// For when.
    PromiseDue(Id<Promise>),
    /// What was asked.
    Ask(Id<Ask>),
    /// What a favor was.
    Favor(Id<Favor>),
    /// What it led to.
    LedTo(Id<Favor>),
    /// What an introduction is about.
    About(Id<Introduction>),
    /// The words that the introducer can pass on (R16).
    Blurb(Id<Introduction>),
}

impl LineText {
    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            LineText::Step(_) | LineText::Promise(_) => "Change the words",
            LineText::StepDue(_) | LineText::PromiseDue(_) => "Change the day",
            LineText::Ask(_) | LineText::Favor(_) => "What it was",
            LineText::LedTo(_) => "What it led to",
            LineText::About(_) => "What it is about",
            LineText::Blurb(_) => "Words to pass on",
        }
    }

    /// Whether it is a day, as `2026-03-02`, or empty.
    pub fn is_day(self) -> bool {
        matches!(self, LineText::StepDue(_) | LineText::PromiseDue(_))
    }

    /// As it stands.
    pub fn text(self, book: &Book) -> String {
        let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        match self {
            LineText::Step(id) => book.get(id).map(|row| row.what.clone()),
            LineText::StepDue(id) => book.get(id).map(|row| day(row.due)),
            LineText::Promise(id) => book.get(id).map(|row| row.text.clone()),
            LineText::PromiseDue(id) => book.get(id).map(|row| day(row.due)),
            LineText::Ask(id) => book.get(id).map(|row| row.what.clone()),
            LineText::Favor(id) => book.get(id).map(|row| row.what.clone()),
            LineText::LedTo(id) => book.get(id).map(|row| row.led_to.clone()),
            LineText::About(id) => book.get(id).map(|row| row.about.clone()),
            LineText::Blurb(id) => book.get(id).map(|row| row.blurb.clone()),
        }
        .unwrap_or_default()
    }

    /// Writes it today; `None` if the record has gone. A step or promise keeps its words if there are none.
    pub fn write(self, book: &Book, text: &str, today: Day) -> Option<Command> {
        let text = text.trim().to_owned();
        let due = Day::parse(&text);
        match self {
            LineText::Step(_) | LineText::Promise(_) if text.is_empty() => None,
            LineText::Step(id) => change(book, id, |row| row.what = text),
            LineText::StepDue(id) => change(book, id, |row| row.due = due),
            LineText::Promise(id) => change(book, id, |row| row.text = text),
            LineText::PromiseDue(id) => change(book, id, |row| row.due = due),
            LineText::Ask(id) => change(book, id, |row| row.what = text),
            LineText::Favor(id) => change(book, id, |row| row.what = text),
            // R23: from that day on it is news for whoever did the favor.
            LineText::LedTo(id) => change(book, id, |row| {
                row.led_to_on = (!text.is_empty()).then_some(today);
                row.led_to = text;
            }),
            LineText::About(id) => change(book, id, |row| row.about = text),
            LineText::Blurb(id) => change(book, id, |row| row.blurb = text),
        }
    }
}

/// The command that changes one record in place; `None` if it has gone.
fn change<T: Noun>(book: &Book, id: Id<T>, change: impl FnOnce(&mut T)) -> Option<Command> {
    let row = book.get(id)?;
    let mut after = row.record.clone();
    change(&mut after);
    Some(Command::Edit(Edited::of(id, &row.record, &after)))
}

/// Something to do about a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Act {
    /// The words on its button.
    pub label: Cow<'static, str>,
    /// What the toast says afterwards.
    pub said: &'static str,
    /// What it does.
    pub command: Command,
}

fn act(label: &'static str, said: &'static str, command: Command) -> Act {
    Act { label: label.into(), said, command }
}

/// What is open between the two: what is planned, promised, asked for, and decided about the cards of Today.
/// Nothing is between the user and those out of reach: it closes in silence (R115).
pub fn between(book: &Book, contact: &Row<Contact>, today: Day) -> Vec<Between> {
    if contact.is_out_of_reach() {
        return Vec::new();
    }
    let id = contact.id;
    let groups = [
        ("Planned", planned(book, id, today)),
        ("Next steps", steps(book, contact, today)),
        ("You promised", promises(book, id, Side::Me, today)),
        ("{name} promised", promises(book, id, Side::Them, today)),
        ("Asked", asks(book, contact, today)),
        ("Introductions", introductions(book, id, today)),
        ("You decided", decided(book, id, today)),
    ];
    let some = groups.into_iter().filter(|(_, lines)| !lines.is_empty());
    let title = |pattern| Sentence::new(pattern).own("name", contact.short_name());
    some.map(|(pattern, lines)| Between { title: title(pattern), lines }).collect()
}

fn planned(book: &Book, id: Id<Contact>, today: Day) -> Vec<BetweenLine> {
    let meetings = book.naming::<Meeting>(id.number());
    let mut rows: Vec<_> = meetings.filter(|row| row.state == MeetingState::Planned).collect();
    order::sort_by_key(&mut rows, |row| (row.day, row.minute, row.id));
    rows.into_iter().map(|row| meeting_line(row, today)).collect()
}

fn meeting_line(row: &Row<Meeting>, today: Day) -> BetweenLine {
    let words = match (row.minute, row.purpose.is_empty()) {
        (Some(_), false) => Sentence::new("{day} at {time}, {channel}: {purpose}"),
        (Some(_), true) => Sentence::new("{day} at {time}, {channel}"),
        (None, false) => Sentence::new("{day}, {channel}: {purpose}"),
        (None, true) => Sentence::new("{day}, {channel}"),
    };
    let words = words
        .slot("day", the(row.day, today))
        .slot("time", Slot::Own(row.minute.map(say_time).unwrap_or_default()))
        .slot("channel", Slot::Word(words::channel(row.channel)))
        .own("purpose", row.purpose.clone());
    let settle = |state| Command::SettleMeeting(row.id, state);
    let acts = vec![
        act("Called off", "Called off.", settle(MeetingState::Cancelled)),
        act("Did not happen", "Noted that it did not happen.", settle(MeetingState::Missed)),
    ];
    BetweenLine::new((Kind::Meeting, row.id.number()), words, row.day <= today, acts)
}

fn steps(book: &Book, contact: &Row<Contact>, today: Day) -> Vec<BetweenLine> {
    let tie = Tie::new(book, contact.id);
    // What a talk has done since is not open any more.
    let by_a_talk = |row: &Row<NextStep>| {
        let due = row.due.filter(|_| row.contact == Some(contact.id));
        tie.as_ref().zip(due).is_some_and(|(tie, due)| obligations::is_done(tie, row, due))
    };
    let steps = book.naming::<NextStep>(contact.id.number());
    let mut rows: Vec<_> = steps.filter(|row| row.done_on.is_none() && !by_a_talk(row)).collect();
    order::sort_by_key(&mut rows, |row| (row.due.is_none(), row.due, row.minute, row.id));
    let line = |row: &Row<NextStep>| {
        let words = match (row.due, row.minute) {
            (Some(due), Some(minute)) => Sentence::new("{what}, {day} at {time}")
                .slot("day", the(due, today))
                .own("time", say_time(minute)),
            (Some(due), None) => Sentence::new("{what}, {day}").slot("day", the(due, today)),
            (None, _) => Sentence::new("{what}"),
        };
        let acts = vec![act("Done", "Ticked.", Command::TickNextStep(row.id))];
        let is_due = row.due.is_some_and(|due| due <= today);
        BetweenLine {
            texts: vec![LineText::Step(row.id), LineText::StepDue(row.id)],
            ..BetweenLine::new(
                (Kind::NextStep, row.id.number()),
                words.own("what", row.what.clone()),
                is_due,
                acts,
            )
        }
    };
    rows.into_iter().map(line).collect()
}

fn promises(book: &Book, id: Id<Contact>, by: Side, today: Day) -> Vec<BetweenLine> {
    let promises = book.naming::<Promise>(id.number());
    let mut rows: Vec<_> =
        promises.filter(|row| row.contact == id && row.by == by && row.is_open()).collect();
    order::sort_by_key(&mut rows, |row| (row.due.is_none(), row.due, row.made_on, row.id));
    let line = |row: &Row<Promise>| {
        let words = match row.due {
            Some(due) if due < today => {
                Sentence::new("{text}; it was for {due}").slot("due", the(due, today))
            }
            Some(due) => Sentence::new("{text}, by {due}").slot("due", the(due, today)),
            None => Sentence::new("{text}, said {day}").slot("day", on(row.made_on, today)),
        };
        let (keep, release) = (Command::KeepPromise(row.id), Command::ReleasePromise(row.id));
        let acts = match by {
            Side::Me => vec![act("Kept", "Kept.", keep), act("Give back", "Given back.", release)],
            Side::Them => vec![act("It came", "Noted.", keep), act("Let go", "Let go.", release)],
        };
        let is_due = row.due.is_some_and(|due| due <= today);
        let words = words.own("text", row.text.clone());
        BetweenLine {
            texts: vec![LineText::Promise(row.id), LineText::PromiseDue(row.id)],
            ..BetweenLine::new((Kind::Promise, row.id.number()), words, is_due, acts)
        }
    };
    rows.into_iter().map(line).collect()
}

fn asks(book: &Book, contact: &Row<Contact>, today: Day) -> Vec<BetweenLine> {
    let id = contact.id;
    let outlook = Outlook::new(book, today);
    // R56: with the search its open asks have ended.
    let over =
        |row: &Row<Ask>| row.asked_on.is_some_and(|day| outlook.ended_with_search(day, row.id.number()));
    // What an introduction carries stands there, once (R88).
    let carried = |row: &Row<Ask>| is_carried(book, row.id);
    let open = |row: &&Row<Ask>| {
        matches!(row.state, AskState::Asked | AskState::Planned) && !over(row) && !carried(row)
    };
    let line = |row: &Row<Ask>| {
        let words = match (row.to_me, row.what.is_empty()) {
            (false, true) if row.state == AskState::Planned => Sentence::new("You plan to ask for {kind}"),
            (false, false) if row.state == AskState::Planned => {
                Sentence::new("You plan to ask for {kind}: {what}")
            }
            (false, false) => Sentence::new("You asked for {kind} {day}: {what}"),
            (false, true) => Sentence::new("You asked for {kind} {day}"),
            (true, false) => Sentence::new("{name} asked you for {kind} {day}: {what}"),
            (true, true) => Sentence::new("{name} asked you for {kind} {day}"),
        };
        let words = words
            .slot("kind", Slot::Word(words::ask(row.kind)))
            .slot("day", on(row.asked_on.unwrap_or(row.recorded_on), today))
            .own("name", contact.short_name())
            .own("what", row.what.clone())
            .of_search(!row.to_me && matches!(row.kind, AskKind::Job | AskKind::Referral));
        let settled = |label, state| act(label, "Noted.", Command::SettleAsk(row.id, state));
        let taken_back = settled("Taken back", AskState::Withdrawn);
        let acts = match row.state {
            AskState::Planned => vec![taken_back],
            _ => vec![
                settled("Yes", AskState::Yes),
                settled("In part", AskState::Partly),
                settled("No", AskState::No),
                settled("No answer came", AskState::NoAnswer),
                taken_back,
            ],
        };
        let remarks = ask_remark(book, row).into_iter().collect();
        let texts = vec![LineText::Ask(row.id)];
        BetweenLine { remarks, texts, ..BetweenLine::new((Kind::Ask, row.id.number()), words, false, acts) }
    };
    book.naming::<Ask>(id.number()).filter(|row| row.contact == id).filter(open).map(line).collect()
}

/// "Needs 20 minutes, about Acme, tried 2 times".
fn ask_remark(book: &Book, row: &Row<Ask>) -> Option<Sentence> {
    let serves = |touch: &Row<Interaction>| touch.serves == Some(Serves::Ask(row.id)) && touch.is_out();
    let tries = 1 + book.naming::<Interaction>(row.id.number()).filter(|touch| serves(touch)).count();
    let place = row.target.and_then(|id| Some((id, book.get(id)?.name.clone())));
    let pattern = match (row.minutes, &place, tries > 1) {
        (None, None, false) => return None,
        (Some(_), None, false) => "{minutes:minute|minutes}",
        (None, Some(_), false) => "about {place}",
        (None, None, true) => "tried {tries:time|times}",
        (Some(_), Some(_), false) => "{minutes:minute|minutes}, about {place}",
        (Some(_), None, true) => "{minutes:minute|minutes}, tried {tries:time|times}",
        (None, Some(_), true) => "about {place}, tried {tries:time|times}",
        (Some(_), Some(_), true) => "{minutes:minute|minutes}, about {place}, tried {tries:time|times}",
    };
    let sentence = Sentence::new(pattern).count("tries", tries);
    let sentence = sentence.count("minutes", row.minutes.map_or(0, usize::from));
    Some(match place {
        Some((id, name)) => {
            let is_target = book.get(id).is_some_and(|row| row.target);
            sentence.slot("place", Slot::Organization(id, name)).of_search(is_target)
        }
        None => sentence,
    })
}

fn introductions(book: &Book, id: Id<Contact>, today: Day) -> Vec<BetweenLine> {
    let outlook = Outlook::new(book, today);
    // Before it is made it may have been let go, or have ended with its search.
    let stands = |row: &&Row<Introduction>| match row.made_on {
        Some(_) => !row.is_ended(),
        None => !introductions::state(&outlook, row).stage.is_end(),
    };
    let rows = book.naming::<Introduction>(id.number()).filter(stands);
    rows.map(|row| introduction_line(book, row, today)).collect()
}

/// How far an introduction is, as a sentence with its day.
pub fn introduction_words(book: &Book, row: &Row<Introduction>, today: Day) -> Sentence {
    let mine = row.introducer == Party::Me;
    let for_me = row.for_me().is_some();
    let (pattern, day) = match (row.made_on, row.offered_on, row.asked_on) {
        (Some(made), _, _) if mine => ("You introduced {who} to {to} {day}", made),
        (Some(made), _, _) if for_me => ("{introducer} introduced you to {other} {day}", made),
        (Some(made), _, _) => ("{introducer} introduced {who} to {to} {day}", made),
        (None, Some(offered), _) if mine => ("You offered to introduce {who} to {to} {day}", offered),
        (None, Some(offered), _) if for_me => {
            ("{introducer} offered to introduce you to {other} {day}", offered)
        }
        (None, Some(offered), _) => ("{introducer} offered to introduce {who} to {to} {day}", offered),
        (None, None, asked) if mine => {
            ("You were asked to introduce {who} to {to} {day}", asked.unwrap_or(row.recorded_on))
        }
        (None, None, asked) if for_me => {
            ("You asked {introducer} to introduce you to {other} {day}", asked.unwrap_or(row.recorded_on))
        }
        (None, None, asked) => {
            ("{introducer} was asked to introduce {who} to {to} {day}", asked.unwrap_or(row.recorded_on))
        }
    };
    let name = |sentence: Sentence, slot, party: Party| match party.contact() {
        Some(id) => sentence.person(slot, book, id),
        None => sentence.slot(slot, Slot::Word("you")),
    };
    let other = if row.who == Party::Me { row.to } else { row.who };
    let words = Sentence::new(pattern).slot("day", on(day, today));
    let words = name(name(words, "introducer", row.introducer), "other", other);
    name(name(words, "who", row.who), "to", row.to)
}

fn introduction_line(book: &Book, row: &Row<Introduction>, today: Day) -> BetweenLine {
    let words = introduction_words(book, row, today);
    let moved = |label, said, step| act(label, said, Command::MoveIntroduction(row.id, step));
    let acts = match (row.made_on, row.offered_on) {
        (Some(_), _) => Vec::new(),
        // R115: with somebody out of reach nothing moves on.
        (None, _) if names_one_gone(book, row) => Vec::new(),
        (None, _) if row.introducer == Party::Me => own_introduction_acts(book, row),
        (None, offered) => {
            let agreed = moved("Agreed", "Noted.", IntroductionStep::Offered);
            let sent = moved("Words sent", "Noted.", IntroductionStep::BlurbSent);
            let made = moved("Made", "Noted that it was made.", IntroductionStep::Made);
            let declined = moved("Declined", "Noted.", IntroductionStep::Declined);
            let let_go = moved("Let go", "Let go.", IntroductionStep::LetGo);
            let agreed = offered.is_none().then_some(agreed);
            let waits = row.for_me().is_some() && offered.is_some() && row.blurb_sent_on.is_none();
            let sent = waits.then_some(sent);
            [Some(made), agreed, sent, Some(declined), Some(let_go)].into_iter().flatten().collect()
        }
    };
    BetweenLine {
        remarks: introduction_remarks(book, row, today),
        texts: vec![LineText::About(row.id), LineText::Blurb(row.id)],
        ..BetweenLine::new((Kind::Introduction, row.id.number()), words, false, acts)
    }
}

/// Both sides are asked before the user introduces them (c19).
fn own_introduction_acts(book: &Book, row: &Row<Introduction>) -> Vec<Act> {
    let moved = |label: String, said, step| Act {
        label: label.into(),
        said,
        command: Command::MoveIntroduction(row.id, step),
    };
    let name = |party: Party| {
        let contact = party.contact().and_then(|id| book.get(id));
        contact.map_or_else(|| "someone".to_owned(), |row| row.short_name())
    };
    let agreed = |party: Party, step| moved(format!("{} agreed", name(party)), "Noted.", step);
    let first = row.who_agreed_on.is_none().then(|| agreed(row.who, IntroductionStep::FirstAgreed));
    let second = (row.to_agreed_on.is_none() && !waits_for_owner(book, row))
        .then(|| agreed(row.to, IntroductionStep::SecondAgreed));
    let made = moved("Made".into(), "Noted that it was made.", IntroductionStep::Made);
    let declined = moved("Declined".into(), "Noted.", IntroductionStep::Declined);
    let let_go = moved("Let go".into(), "Let go.", IntroductionStep::LetGo);
    first.into_iter().chain(second).chain([made, declined, let_go]).collect()
}

/// What it is about, who agreed, and the words to pass on.
fn introduction_remarks(book: &Book, row: &Row<Introduction>, today: Day) -> Vec<Sentence> {
    let agreed = |party: Party, day: Option<Day>| {
        let sentence = Sentence::new("{who} agreed {day}").person("who", book, party.contact()?);
        Some(sentence.slot("day", on(day?, today)))
    };
    let about =
        (!row.about.is_empty()).then(|| Sentence::new("About {about}").own("about", row.about.clone()));
    let blurb = match row.blurb_sent_on {
        Some(day) if row.blurb.is_empty() => {
            Some(Sentence::new("Words to pass on sent {day}").slot("day", on(day, today)))
        }
        Some(day) => Some(Sentence::new("Words to pass on, sent {day}: {blurb}").slot("day", on(day, today))),
        None if row.blurb.is_empty() => None,
        None => Some(Sentence::new("Words to pass on: {blurb}")),
    };
    let blurb = blurb.map(|sentence| sentence.own("blurb", row.blurb.clone()));
    let sides = [agreed(row.who, row.who_agreed_on), agreed(row.to, row.to_agreed_on)];
    about.into_iter().chain(sides.into_iter().flatten()).chain(blurb).collect()
}

/// How long a skip or a letting go is shown here, in days.
const SHOWN_DAYS: i32 = 30;

/// What was decided about cards of Today and still holds.
fn decided(book: &Book, id: Id<Contact>, today: Day) -> Vec<BetweenLine> {
    let pin = super::pin(book, id);
    let holds = |row: &&Row<Decision>| match row.verdict {
        Verdict::Snooze => row.until.is_some_and(|until| until > today),
        Verdict::Skip | Verdict::LetGo => today.since(row.day) <= SHOWN_DAYS,
        Verdict::Pin => pin == Some(row.id),
        Verdict::WorthIt => true,
        Verdict::NotToday => false,
    };
    book.naming::<Decision>(id.number()).filter(holds).map(|row| decision_line(row, today)).collect()
}

fn decision_line(row: &Row<Decision>, today: Day) -> BetweenLine {
    let said = match row.verdict {
        Verdict::Pin => Sentence::new("Pinned to Today"),
        Verdict::WorthIt => Sentence::new("Worth trying on, you said {day}"),
        Verdict::Snooze => Sentence::new("{reason}: not before {until}"),
        Verdict::Skip => Sentence::new("{reason}: skipped {day}"),
        _ => Sentence::new("{reason}: let go {day}"),
    };
    let words = said
        .slot("reason", Slot::Word(row.about.map_or("Everything", words::reason)))
        .slot("day", on(row.day, today))
        .slot("until", the(row.until.unwrap_or(row.day), today))
        .of_search(row.about.is_some_and(ReasonKind::speaks_of_search));
    let label = if row.verdict == Verdict::Pin { "Unpin" } else { "Take back" };
    let take_back = act(label, "Taken back.", Command::TakeBackDecisions(vec![row.id]));
    BetweenLine::new((Kind::Decision, row.id.number()), words, false, vec![take_back])
}

/// What was given and received, newest first.
pub fn favors(book: &Book, contact: &Row<Contact>, today: Day) -> Vec<BetweenLine> {
    let mut rows: Vec<&Row<Favor>> = book.naming::<Favor>(contact.id.number()).collect();
    order::sort_by_key(&mut rows, |row| std::cmp::Reverse((row.day, row.id)));
    let name = contact.short_name();
    rows.into_iter().map(|row| favor_line(row, &name, today)).collect()
}

fn favor_line(row: &Row<Favor>, name: &str, today: Day) -> BetweenLine {
    let words = match (row.by, row.offered, row.what.is_empty()) {
        (Side::Me, false, true) => Sentence::new("You gave {kind} {day}"),
        (Side::Me, false, false) => Sentence::new("You gave {kind} {day}: {what}"),
        (Side::Me, true, true) => Sentence::new("You offered {kind} {day}"),
        (Side::Me, true, false) => Sentence::new("You offered {kind} {day}: {what}"),
        (Side::Them, false, true) => Sentence::new("{name} gave {kind} {day}"),
        (Side::Them, false, false) => Sentence::new("{name} gave {kind} {day}: {what}"),
        (Side::Them, true, true) => Sentence::new("{name} offered {kind} {day}"),
        (Side::Them, true, false) => Sentence::new("{name} offered {kind} {day}: {what}"),
    };
    let words = words
        .slot("kind", Slot::Word(words::favor(row.kind)))
        .slot("day", on(row.day, today))
        .own("name", name)
        .own("what", row.what.clone());
    let record = (Kind::Favor, row.id.number());
    let remove = act("Remove", "Moved to the trash.", Command::TrashOne(record.0, record.1));
    let led_to =
        (!row.led_to.is_empty()).then(|| Sentence::new("It led to: {what}").own("what", row.led_to.clone()));
    BetweenLine {
        remarks: led_to.into_iter().collect(),
        texts: vec![LineText::Favor(row.id), LineText::LedTo(row.id)],
        ..BetweenLine::new(record, words, false, vec![remove])
    }
}
