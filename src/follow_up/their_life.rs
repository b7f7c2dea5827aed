//! Remembering their lives: a worry with a day (R98), a new job (R113); and sharing one's own (R97).

use crate::book::contact::Fact;
use crate::book::record::Part;
use crate::book::{Affiliation, Kind, Purpose, ReasonKind, Row, Strength};
use crate::defaults;
use crate::follow_up::keep::about;
use crate::moment::{Source, Stamp};
use crate::outlook::Outlook;
use crate::reason::{Because, Reason};
use crate::tie::Tie;

/// R98: what weighs on them or is before them.
pub fn concerns(outlook: &Outlook, tie: &Tie, reasons: &mut Vec<Reason>) {
    reasons.extend(tie.contact.facts.iter().filter_map(|fact| concern(outlook, tie, fact)));
}

/// The working day before a wish, two days after a question; gone a week later.
fn concern(outlook: &Outlook, tie: &Tie, fact: &Fact) -> Option<Reason> {
    let on = fact.date.filter(|_| fact.concern)?;
    if !tie.contact.is_at_least(Strength::Met) && !they_told_it(tie, fact) {
        return None;
    }
    let before = outlook.today <= on;
    let (after, shown) = defaults::CONCERN_AFTER;
    let due = if before { outlook.calendar.working_day_before(on) } else { on.plus(after) };
    let spoken = tie
        .touches
        .iter()
        .any(|touch| touch.row.is_out() && if before { touch.day >= due } else { touch.day > on });
    if spoken || outlook.today > due.plus(shown).max(on) {
        return None;
    }
    let because = Because::Concern { text: fact.text.clone(), on, before };
    Some(Reason { opened_by: Some(fact.id.number()), ..about(tie, ReasonKind::Date, due, because) })
}

/// Learned in an interaction with them: they told it themselves.
fn they_told_it(tie: &Tie, fact: &Fact) -> bool {
    tie.touches.iter().any(|touch| touch.row.is_in() && touch.day == fact.learned_on)
}

/// The number of the field `Affiliation::past`.
const PAST: Part = Part { field: 6, item: 0 };

/// R113: a new place or title, and the one before ended with it: be glad with them, once.
pub fn job_change(outlook: &Outlook, tie: &Tie) -> Option<Reason> {
    if !tie.contact.is_at_least(Strength::Met) {
        return None;
    }
    let places: Vec<&Row<Affiliation>> = tie.naming::<Affiliation>(outlook.book).collect();
    let ended_with = |new: &Row<Affiliation>| {
        places.iter().any(|old| {
            old.past && old.id != new.id && old.stamp_of(PAST) == new.stamp && old.stamp < new.stamp
        })
    };
    let fresh = |row: &&&Row<Affiliation>| {
        row.is_present() && (0..=defaults::JOB_CHANGE_DAYS).contains(&outlook.today.since(row.recorded_on))
    };
    let new = places.iter().filter(fresh).rfind(|row| ended_with(row))?;
    let congratulated = tie.touches.iter().any(|touch| {
        let since = touch.day > new.recorded_on
            || (touch.day == new.recorded_on && touch.row.id.number() > new.id.number());
        since && (touch.two_way || (touch.row.is_out() && touch.row.is_for(Purpose::Congratulation)))
    });
    let record = (Kind::Affiliation, new.id.number());
    let because = Because::JobChange(new.id);
    (!congratulated).then(|| Reason {
        opened_by: Some(record.1),
        evidence: vec![record],
        ..about(tie, ReasonKind::JobChange, new.recorded_on, because)
    })
}

/// The import that brought a job change, by its stamp; `None` if the user typed it.
pub fn import_of(outlook: &Outlook, reason: &Reason) -> Option<Stamp> {
    let Because::JobChange(id) = reason.because else { return None };
    outlook.book.get(id).filter(|row| row.source == Source::Import).map(|row| row.stamp)
}

/// R97: a quarter without a talk, and no cadence that would bring one about.
pub fn life_update(outlook: &Outlook, tie: &Tie) -> Option<Reason> {
    let contact = tie.contact;
    if !shares_life(tie) || contact.cadence.is_some() {
        return None;
    }
    let talk = tie.touches.iter().rev().find(|touch| touch.two_way)?;
    let since = tie.last_out().map_or(talk.day, |out| out.max(talk.day));
    let due = outlook.bd(since.plus(defaults::LIFE_UPDATE_DAYS + 1), 0);
    let opened_by = Some(talk.row.id.number());
    Some(Reason { opened_by, ..about(tie, ReasonKind::Reconnect, due, Because::LifeUpdate) })
}

/// R97: a line on their next card, each quarter in which no news went out to them.
pub fn life_update_line(outlook: &Outlook, tie: &Tie) -> bool {
    let news = tie.touches.iter().filter(|touch| {
        touch.row.is_out() && (touch.row.is_for(Purpose::News) || touch.row.is_for(Purpose::Reconnect))
    });
    let since = news
        .map(|touch| touch.day)
        .max()
        .map_or(tie.contact.recorded_on, |day| day.max(tie.contact.recorded_on));
    shares_life(tie) && outlook.today.since(since) > defaults::LIFE_UPDATE_DAYS
}

/// Strength 4 and more; family and people one sees anyway hear it without a reminder.
fn shares_life(tie: &Tie) -> bool {
    tie.contact.is_at_least(Strength::OutOfTheirWay) && !tie.contact.is_close_at_hand()
}
