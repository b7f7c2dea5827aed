//! Meetings to come in a story: `plan meeting with Ben Okafor on 2026-03-04 10:00`, and what became of them.

use super::teller::{Teller, read_details};
use super::touch::{SIDES, people};
use super::words::{Told, Words};
use crate::book::meeting::Question;
use crate::book::{Channel, Contact, Meeting, MeetingState, Row, Side};
use crate::command::Command;
use crate::id::Id;

const CHANNELS: &[(&str, Channel)] = &[
    ("meeting", Channel::InPerson),
    ("coffee", Channel::InPerson),
    ("lunch", Channel::InPerson),
    ("video", Channel::Video),
    ("call", Channel::Call),
];

pub(super) fn tell(teller: &mut Teller, head: &mut Words, details: &[Words]) -> Told<bool> {
    let settled = [("cancelled", MeetingState::Cancelled), ("missed", MeetingState::Missed)];
    if head.eat("plan") {
        plan(teller, head, details)?;
    } else if let Some(state) = head.eat_any(&settled) {
        head.eat("with");
        let contact = teller.person(&head.name()?)?;
        let id = planned_with(teller, contact).map(|row| row.id);
        teller.act(Command::SettleMeeting(id.ok_or_else(|| head.expected("a planned meeting"))?, state))?;
    } else {
        return Ok(false);
    }
    Ok(true)
}

/// The earliest meeting still planned with somebody.
pub(super) fn planned_with(teller: &Teller, contact: Id<Contact>) -> Option<&Row<Meeting>> {
    let planned = teller.book.naming::<Meeting>(contact.number());
    planned.filter(|row| row.state == MeetingState::Planned).min_by_key(|row| (row.day, row.minute))
}

fn plan(teller: &mut Teller, head: &mut Words, details: &[Words]) -> Told<()> {
    let channel = head.one_of(CHANNELS, "meeting, coffee, lunch, video or call")?;
    head.eat("with");
    let with = people(teller, head)?.into_iter().map(|with| with.contact).collect();
    let day = if head.eat("on") { head.day()? } else { return Err(head.expected("on and a day")) };
    let mut meeting = Meeting { day, minute: head.minute(), with, channel, ..Meeting::default() };
    let mut fresh = teller.fresh_ids();
    read_details(head, details, |words| {
        if words.eat("question") {
            let (id, text) = (fresh.fresh(), words.text("a question")?);
            meeting.questions.put(Question { id, text, ..Question::default() });
            return Ok(());
        }
        detail(&mut meeting, words)
    })?;
    teller.act(Command::PlanMeeting(Box::new(meeting))).map(drop)
}

fn detail(meeting: &mut Meeting, words: &mut Words) -> Told<()> {
    if words.eat("purpose") {
        meeting.purpose = words.text("what it is for")?;
    } else if words.eat("place") {
        meeting.place = words.text("a place")?;
    } else if words.eat("zone") {
        meeting.zone = words.text("a zone")?;
    } else if words.eat("to give") {
        meeting.to_give = words.text("what to give")?;
    } else if words.eat("asked by") {
        meeting.asked_by = words.one_of::<Option<Side>>(SIDES, "me, them or neither")?;
    } else {
        return Err(words.expected("purpose, place, question, to give or asked by"));
    }
    Ok(())
}
