//! R33: things are in motion that one cannot see. What is under way, each with its age.

use crate::book::{Contact, Direction, Interaction, Introduction, Promise, Purpose, Row, Side};
use crate::day::Day;
use crate::defaults;
use crate::id::Id;
use crate::introductions::{self, Stage};
use crate::landing;
use crate::obligations;
use crate::order;
use crate::outlook::Outlook;
use crate::tie::Tie;

/// One thing under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moving {
    /// What.
    pub what: MovingWhat,
    /// With whom.
    pub with: Id<Contact>,
    /// Since when.
    pub since: Day,
}

/// What can be under way, in the order in which it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MovingWhat {
    /// An introduction asked for, offered or made, and not yet a meeting.
    Introduction(Id<Introduction>),
    /// Something they promised.
    Promise(Id<Promise>),
    /// A message that waits for an answer.
    Answer(Id<Interaction>),
    /// An update that was sent.
    Update(Id<Interaction>),
}

/// Everything under way, kind by kind, the oldest first.
pub fn in_motion(outlook: &Outlook) -> Vec<Moving> {
    let book = outlook.book;
    let mut moving: Vec<Moving> =
        book.introductions.iter().filter_map(|row| introduction(outlook, row)).collect();
    let promised = book.promises.iter().filter(|row| row.by == Side::Them && row.is_open());
    moving.extend(promised.filter(|row| obligations::is_awaited(outlook, row)).map(|row| Moving {
        what: MovingWhat::Promise(row.id),
        with: row.contact,
        since: row.made_on,
    }));
    let recent = outlook.today.plus(-defaults::IN_MOTION_DAYS);
    let messages = book.interactions_between(recent, outlook.today);
    moving.extend(messages.filter_map(|row| message(outlook, row)));
    moving.retain(|moving| book.get(moving.with).is_some_and(|row| !row.is_out_of_reach()));
    let kind = |what: MovingWhat| match what {
        MovingWhat::Introduction(_) => 0,
        MovingWhat::Promise(_) => 1,
        MovingWhat::Answer(_) => 2,
        MovingWhat::Update(_) => 3,
    };
    order::sort_by_key(&mut moving, |moving| (kind(moving.what), moving.since, moving.what));
    moving
}

/// Open until those introduced have met, unless it has come to an end before (R88).
fn introduction(outlook: &Outlook, row: &Row<Introduction>) -> Option<Moving> {
    if row.is_ended() || landing::ended_unmade(outlook, row) {
        return None;
    }
    let with = match (row.for_me(), row.by_me()) {
        (Some((_, introduced)), _) if row.made_on.is_some() => introduced,
        (Some((introducer, _)), _) => introducer,
        (None, Some([who, _])) => who,
        (None, None) => return None,
    };
    let since = row.made_on.or(row.open_since()).unwrap_or(row.recorded_on);
    let is_open = introductions::state(outlook, row).stage < Stage::Met;
    is_open.then_some(Moving { what: MovingWhat::Introduction(row.id), with, since })
}

/// A message of the last three weeks that waits for an answer, or that was an update.
fn message(outlook: &Outlook, row: &Row<Interaction>) -> Option<Moving> {
    let counts = row.direction == Direction::Out && !outlook.ended_with_search(row.day, row.id.number());
    let mut people = row.with.iter().map(|with| with.contact).filter(|_| counts);
    let first = people.clone().next()?;
    // What waits for the introducer's answer is under way as the introduction.
    let carried = || introductions::served(outlook.book, row).iter().any(|row| row.is_open());
    let awaited = people.find(|id| row.expects_answer && is_latest(outlook, row, *id) && !carried());
    let (what, with) = match awaited {
        Some(id) => (MovingWhat::Answer(row.id), id),
        None if row.is_for(Purpose::Update) => (MovingWhat::Update(row.id), first),
        None => return None,
    };
    Some(Moving { what, with, since: row.day })
}

/// No answer and no further try came after it.
fn is_latest(outlook: &Outlook, row: &Row<Interaction>, with: Id<Contact>) -> bool {
    Tie::new(outlook.book, with).is_some_and(|tie| {
        let after = tie.touches.iter().skip_while(|touch| touch.row.id != row.id).skip(1);
        !after.into_iter().any(|touch| touch.row.is_in() || touch.row.expects_answer)
    })
}
