//! The commitment as a count (R25, R26): people reached, by whatever channel, one person once a day.

use crate::book::{Book, Commitment, Contact, Mode, Period, Situation, Unit};
use crate::day::Day;
use crate::defaults;
use crate::id::Id;
use crate::outlook::Outlook;
use crate::tie::counts_for;
use std::collections::BTreeSet;

/// How far the user has come with what they set out to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// How many are done in the current day or week.
    pub done: u16,
    /// How many were meant.
    pub of: u16,
    /// The time it is counted in.
    pub period: Period,
    /// What is counted.
    pub unit: Unit,
}

/// The commitment in force, with what is done; `None` if none is set, or it pauses: on days away (R116), and
/// one for working days on the others.
pub fn progress(outlook: &Outlook) -> Option<Progress> {
    let commitment = in_force(outlook.book, outlook.today)?;
    let pauses = match commitment.period {
        Period::WorkingDay => !outlook.calendar.is_working(outlook.today),
        Period::Week => outlook.calendar.is_away(outlook.today),
    };
    if pauses {
        return None;
    }
    let from = match commitment.period {
        Period::WorkingDay => outlook.today,
        Period::Week => outlook.today.monday(),
    };
    let done = done_between(outlook, commitment.unit, from, outlook.today).min(usize::from(u16::MAX)) as u16;
    Some(Progress { done, of: commitment.count, period: commitment.period, unit: commitment.unit })
}

/// How many first letters the commitment leaves room for today; `None` if it is none that a letter counts for.
pub fn left_today(outlook: &Outlook) -> Option<u16> {
    let progress =
        progress(outlook).filter(|progress| matches!(progress.unit, Unit::People | Unit::Outreach))?;
    Some(progress.of.saturating_sub(progress.done))
}

/// What is proposed where none is set (R26); in peacetime hellos and gives (R57).
pub fn proposal(book: &Book, mode: Mode, situation: Situation) -> Commitment {
    let few = situation == Situation::Student
        || (1..defaults::FEW_CONTACTS).contains(&book.contacts.len())
        || book.get(crate::book::ME).is_some_and(|me| me.knows_few);
    let (count, period) = match mode {
        Mode::Searching if few => (defaults::COMMITMENT_FEW, Period::WorkingDay),
        Mode::Searching => (defaults::COMMITMENT_SEARCHING, Period::WorkingDay),
        Mode::Peacetime | Mode::Landed if few => (defaults::COMMITMENT_FEW, Period::Week),
        Mode::Peacetime | Mode::Landed => (defaults::COMMITMENT_PEACETIME, Period::Week),
    };
    let unit = if mode == Mode::Peacetime { Unit::CareAndGives } else { Unit::People };
    Commitment { unit, count, period, from: Day::default() }
}

/// The commitment in force on a day: the latest one, unless it is to do nothing.
pub fn in_force(book: &Book, today: Day) -> Option<&Commitment> {
    let rows = book.commitments.iter().filter(|row| row.from <= today);
    let latest = rows.max_by_key(|row| (row.from, row.id)).map(|row| &row.record);
    latest.filter(|commitment| commitment.count > 0)
}

/// How much was done in so many days before `day`, and how much was set out to be done in them; days away
/// not counted. `None` where nothing was set.
pub fn kept(outlook: &Outlook, day: Day, days: i32) -> Option<(usize, usize)> {
    let commitment = in_force(outlook.book, day)?;
    let before = day.plus(-days).max(commitment.from).plus(-1);
    let yesterday = day.plus(-1);
    let spans = match commitment.period {
        Period::WorkingDay => outlook.calendar.working_days_between(before, yesterday) as usize,
        Period::Week => outlook.calendar.days_not_away(before, yesterday) as usize / 7,
    };
    let of = spans * usize::from(commitment.count);
    let done = done_between(outlook, commitment.unit, before.plus(1), yesterday);
    (of > 0).then_some((done, of))
}

fn done_between(outlook: &Outlook, unit: Unit, from: Day, until: Day) -> usize {
    use crate::book::Purpose;
    let mut reached: BTreeSet<(Day, Id<Contact>)> = BTreeSet::new();
    let mut touches = 0;
    for row in outlook.book.interactions_between(from, until) {
        let fits = match unit {
            Unit::People => true,
            Unit::Calls => row.channel == crate::book::Channel::Call,
            Unit::Outreach => row.is_for(Purpose::Outreach),
            Unit::Meetings => row.is_meeting(),
            Unit::Gives => row.is_for(Purpose::Give),
            Unit::Thanks => row.is_for(Purpose::Thanks),
            Unit::CareAndGives => row.is_care() || row.is_for(Purpose::Give),
        };
        if row.is_out() && fits {
            touches += 1;
            let with = row.with.iter().map(|with| with.contact).filter(|id| counts_for(row, *id));
            reached.extend(with.map(|id| (row.day, id)));
        }
    }
    if unit == Unit::People { reached.len() } else { touches }
}
