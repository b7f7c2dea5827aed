//! What is open between the user and one person, each line with what can be done about it; and what was
//! given and received.

use super::field::say_time;
use crate::book::{
    Ask, AskState, Book, Contact, Decision, Favor, Introduction, Kind, Meeting, MeetingState, NextStep,
    Party, Promise, ReasonKind, Row, Side, Verdict,
};
use crate::command::{Command, IntroductionStep};
use crate::day::Day;
use crate::id::Id;
use crate::order;
use crate::page::sentence::{Sentence, Slot, on, the};
use crate::page::words;

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
    /// Whether its day is today or past.
    pub is_due: bool,
    /// What can be done about it, most likely first.
    pub acts: Vec<Act>,
}

/// Something to do about a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Act {
    /// The words on its button.
    pub label: &'static str,
    /// What the toast says afterwards.
    pub said: &'static str,
    /// What it does.
    pub command: Command,
}

fn act(label: &'static str, said: &'static str, command: Command) -> Act {
    Act { label, said, command }
}

/// What is open between the two: what is planned, promised, asked for, and decided about the cards of Today.
pub fn between(book: &Book, contact: &Row<Contact>, today: Day) -> Vec<Between> {
    let id = contact.id;
    let groups = [
        ("Planned", planned(book, id, today)),
        ("Next steps", steps(book, id, today)),
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
    BetweenLine { record: (Kind::Meeting, row.id.number()), words, is_due: row.day <= today, acts }
}

fn steps(book: &Book, id: Id<Contact>, today: Day) -> Vec<BetweenLine> {
    let steps = book.naming::<NextStep>(id.number()).filter(|row| row.done_on.is_none());
    let mut rows: Vec<_> = steps.collect();
    order::sort_by_key(&mut rows, |row| (row.due.is_none(), row.due, row.minute, row.id));
    let line = |row: &Row<NextStep>| {
        let words = match (row.due, row.minute) {
            (Some(due), Some(minute)) => Sentence::new("{what}, {day} at {time}")
                .slot("day", the(due, today))
                .own("time", say_time(minute)),
            (Some(due), None) => Sentence::new("{what}, {day}").slot("day", the(due, today)),
            (None, _) => Sentence::new("{what}"),
        };
        BetweenLine {
            record: (Kind::NextStep, row.id.number()),
            words: words.own("what", row.what.clone()),
            is_due: row.due.is_some_and(|due| due <= today),
            acts: vec![act("Done", "Ticked.", Command::TickNextStep(row.id))],
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
        BetweenLine {
            record: (Kind::Promise, row.id.number()),
            words: words.own("text", row.text.clone()),
            is_due: row.due.is_some_and(|due| due <= today),
            acts,
        }
    };
    rows.into_iter().map(line).collect()
}

fn asks(book: &Book, contact: &Row<Contact>, today: Day) -> Vec<BetweenLine> {
    let id = contact.id;
    let open = |row: &&Row<Ask>| matches!(row.state, AskState::Asked | AskState::Planned);
    let line = |row: &Row<Ask>| {
        let words = match (row.to_me, row.what.is_empty()) {
            (false, false) => Sentence::new("You asked for {kind} {day}: {what}"),
            (false, true) => Sentence::new("You asked for {kind} {day}"),
            (true, false) => Sentence::new("{name} asked you for {kind} {day}: {what}"),
            (true, true) => Sentence::new("{name} asked you for {kind} {day}"),
        };
        let words = words
            .slot("kind", Slot::Word(words::ask(row.kind)))
            .slot("day", on(row.asked_on.unwrap_or(row.recorded_on), today))
            .own("name", contact.short_name())
            .own("what", row.what.clone());
        let settled = |label, state| act(label, "Noted.", settle_ask(row, state, today));
        let acts = vec![
            settled("Yes", AskState::Yes),
            settled("In part", AskState::Partly),
            settled("No", AskState::No),
            settled("Taken back", AskState::Withdrawn),
        ];
        BetweenLine { record: (Kind::Ask, row.id.number()), words, is_due: false, acts }
    };
    book.naming::<Ask>(id.number()).filter(|row| row.contact == id).filter(open).map(line).collect()
}

fn settle_ask(row: &Row<Ask>, state: AskState, today: Day) -> Command {
    let after = Ask { state, answered_on: Some(today), ..row.record.clone() };
    Command::Edit(crate::command::Edited::of(row.id, &row.record, &after))
}

fn introductions(book: &Book, id: Id<Contact>, today: Day) -> Vec<BetweenLine> {
    let rows = book.naming::<Introduction>(id.number());
    rows.filter(|row| !row.is_ended()).map(|row| introduction_line(book, row, today)).collect()
}

fn introduction_line(book: &Book, row: &Row<Introduction>, today: Day) -> BetweenLine {
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
    let words = name(name(words, "who", row.who), "to", row.to);
    let moved = |label, said, step| act(label, said, Command::MoveIntroduction(row.id, step));
    let acts = match (row.made_on, row.offered_on) {
        (Some(_), _) => Vec::new(),
        (None, offered) => {
            let agreed = moved("Agreed", "Noted.", IntroductionStep::Offered);
            let made = moved("Made", "Noted that it was made.", IntroductionStep::Made);
            let declined = moved("Declined", "Noted.", IntroductionStep::Declined);
            let let_go = moved("Let go", "Let go.", IntroductionStep::LetGo);
            let agreed = offered.is_none().then_some(agreed);
            [Some(made), agreed, Some(declined), Some(let_go)].into_iter().flatten().collect()
        }
    };
    BetweenLine { record: (Kind::Introduction, row.id.number()), words, is_due: false, acts }
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
        Verdict::NotToday => false,
    };
    book.naming::<Decision>(id.number()).filter(holds).map(|row| decision_line(row, today)).collect()
}

fn decision_line(row: &Row<Decision>, today: Day) -> BetweenLine {
    let words = match row.verdict {
        Verdict::Pin => Sentence::new("Pinned to Today"),
        Verdict::Snooze => Sentence::new("{reason}: not before {until}"),
        Verdict::Skip => Sentence::new("{reason}: skipped {day}"),
        _ => Sentence::new("{reason}: let go {day}"),
    };
    let words = words
        .slot("reason", Slot::Word(row.about.map_or("Everything", reason)))
        .slot("day", on(row.day, today))
        .slot("until", the(row.until.unwrap_or(row.day), today));
    let label = if row.verdict == Verdict::Pin { "Unpin" } else { "Take back" };
    let take_back = act(label, "Taken back.", Command::TakeBackDecisions(vec![row.id]));
    BetweenLine { record: (Kind::Decision, row.id.number()), words, is_due: false, acts: vec![take_back] }
}

/// A kind of reason as a noun.
fn reason(kind: ReasonKind) -> &'static str {
    match kind {
        ReasonKind::Reply => "An answer",
        ReasonKind::FirstMessage => "A first message",
        ReasonKind::Blurb => "Words to pass on",
        ReasonKind::Thanks => "Thanks",
        ReasonKind::MyPromise => "Your promise",
        ReasonKind::Report => "Reporting back",
        ReasonKind::NextStep => "A next step",
        ReasonKind::NoteToFinish => "A note to finish",
        ReasonKind::NextAttempt => "Another try",
        ReasonKind::TheirPromise => "Their promise",
        ReasonKind::IntroductionOpen => "An introduction",
        ReasonKind::Date => "A date",
        ReasonKind::OneHello => "One hello",
        ReasonKind::Cadence => "A hello",
        ReasonKind::Reconnect => "Reconnecting",
        ReasonKind::Pinned => "A pin",
        ReasonKind::Starter => "Starting at a target",
        ReasonKind::SortTen => "Sorting",
        ReasonKind::YourAim => "Your aim",
        ReasonKind::Habit => "A habit",
        ReasonKind::FromEarlier => "From earlier",
    }
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
    BetweenLine { record, words, is_due: false, acts: vec![remove] }
}
