//! R54: keep good records. What was left open is offered once on the next working day; a planned meeting
//! that is past waits two weeks to be noted.

use super::reason;
use crate::book::{Contact, Intel, Kind, Meeting, MeetingState, NextStep, ReasonKind};
use crate::defaults;
use crate::id::Id;
use crate::outlook::Outlook;
use crate::reason::{Because, Reason};
use crate::tie::{Tie, Touch, counts_for};

pub(super) fn notes_to_finish(outlook: &Outlook, tie: &Tie, reasons: &mut Vec<Reason>) {
    meetings_to_note(outlook, tie, reasons);
    lines_to_fill(outlook, tie, reasons);
}

fn meetings_to_note(outlook: &Outlook, tie: &Tie, reasons: &mut Vec<Reason>) {
    for meeting in tie.naming::<Meeting>(outlook.book) {
        let is_first = meeting.with.first() == Some(&tie.id());
        let past = meeting.day < outlook.today
            && outlook.calendar.days_not_away(meeting.day, outlook.today) <= defaults::OLD_NEWS_DAYS;
        if meeting.state == MeetingState::Planned && is_first && past {
            let due = (outlook.bd(meeting.day, 1), None);
            let opened_by = (Kind::Meeting, meeting.id.number());
            let because = Because::MeetingToNote(meeting.id);
            reasons.push(reason(ReasonKind::NoteToFinish, tie, opened_by, meeting.day, due, because));
        }
    }
}

/// Offered on one day only; afterwards it simply stays blank.
fn lines_to_fill(outlook: &Outlook, tie: &Tie, reasons: &mut Vec<Reason>) {
    for touch in tie.touches.iter().filter(|touch| touch.row.is_meeting()) {
        let offered_on = outlook.bd(touch.row.recorded_on, 1);
        if offered_on == outlook.today && has_open_lines(outlook, tie, touch) {
            let opened_by = (Kind::Interaction, touch.row.id.number());
            let because = Because::LinesToFill(touch.row.id);
            let due = (offered_on, None);
            reasons.push(reason(ReasonKind::NoteToFinish, tie, opened_by, touch.day, due, because));
        }
    }
}

/// A meeting without a word of what was learned, or without a next step or "none"; R40: one with a purpose
/// and no intel.
fn has_open_lines(outlook: &Outlook, tie: &Tie, touch: &Touch) -> bool {
    let row = touch.row;
    if row.note_dismissed || outlook.is_old_touch(row, touch.day) {
        return false;
    }
    let step = outlook.book.naming::<NextStep>(row.id.number()).next().is_some();
    let hears_of_it = |id: Id<Contact>| {
        counts_for(row, id) && outlook.book.get(id).is_some_and(|them| !them.is_out_of_reach())
    };
    let first = row.with.iter().map(|with| with.contact).find(|id| hears_of_it(*id));
    let is_first = first == Some(tie.id());
    let intel = outlook.book.naming::<Intel>(row.id.number()).next().is_some();
    let nothing_learned = row.learned.trim().is_empty() && !intel;
    is_first && (nothing_learned || !(step || row.nothing_next) || (!intel && had_a_purpose(outlook, touch)))
}

fn had_a_purpose(outlook: &Outlook, touch: &Touch) -> bool {
    let mut planned = outlook.book.naming::<Meeting>(touch.row.id.number());
    planned.any(|meeting| !meeting.purpose.trim().is_empty())
}
