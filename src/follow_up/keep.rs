//! Keeping in touch: the cadence that has come round (R55, R57), dates to remember (R114), the pin.

use super::last_contact::LastContact;
use super::{cadence, decisions};
use crate::book::{Cadence, Contact, Kind, Purpose, ReasonKind, Strength, Verdict};
use crate::day::Day;
use crate::defaults;
use crate::outlook::Outlook;
use crate::reason::{Because, Reason};
use crate::tie::Tie;

/// A reason to turn to somebody that no record opened; their latest touch is its evidence.
pub(super) fn about(tie: &Tie, kind: ReasonKind, day: Day, because: Because) -> Reason {
    Reason {
        kind,
        contact: Some(tie.id()),
        opened_by: None,
        opened_on: day,
        due: day,
        late_from: None,
        because,
        evidence: tie
            .touches
            .last()
            .map(|touch| (Kind::Interaction, touch.row.id.number()))
            .into_iter()
            .collect(),
    }
}

/// The cadence that runs. R55: one who said no to staying in touch is thanked once, and then left alone. R86:
/// where the two do not fit, only a cadence chosen since then runs.
fn running(tie: &Tie) -> Option<Cadence> {
    let chosen = tie.contact.cadence.filter(|_| tie.contact.stay_ok != Some(false))?;
    tie.no_fit().is_none_or(|day| chosen.set_on > day).then_some(chosen)
}

/// R60: whether the two are in touch as often as was meant, tries and skips not counted; `None` where no cadence
/// runs, or nobody knows when they last were.
pub fn is_within_cadence(outlook: &Outlook, tie: &Tie) -> Option<bool> {
    let (chosen, last) = (running(tie)?, tie.last()?);
    Some(outlook.bd(cadence::round(outlook, chosen.tier, last), 0) >= outlook.today)
}

/// When the cadence comes round, whether or not it has (R57).
pub fn cadence_due(outlook: &Outlook, tie: &Tie) -> Option<Reason> {
    let chosen = running(tie)?;
    let days = cadence::days(outlook.book, chosen.tier);
    let mut due = cadence::due(outlook, chosen, LastContact::of(tie));
    let skipped = decisions::of(outlook.book, tie.id(), ReasonKind::Cadence)
        .filter(|row| row.verdict == Verdict::Skip)
        .map(|row| row.day)
        .max();
    if let Some(day) = skipped {
        due = due.max(outlook.bd(outlook.calendar.add_days_not_away(day, u32::from(days)), 0));
    }
    let quiet = unanswered_care(tie);
    if let Some(latest) = quiet {
        due = due.max(
            outlook.bd(outlook.calendar.add_days_not_away(latest, defaults::CADENCE_REST_DAYS as u32), 0),
        );
    }
    let because = Because::Cadence { last: tie.last(), days, quiet: quiet.is_some() };
    Some(about(tie, ReasonKind::Cadence, not_while_away(outlook, tie.contact, due), because))
}

/// The day of the latest of two care touches in a row that stayed without an answer.
fn unanswered_care(tie: &Tie) -> Option<Day> {
    let since_answer = tie.touches.iter().rev().take_while(|touch| !touch.two_way && !touch.row.is_in());
    let care: Vec<Day> =
        since_answer.filter(|touch| touch.row.is_for(Purpose::Care)).map(|touch| touch.day).collect();
    (care.len() >= 2).then(|| care[0])
}

fn not_while_away(outlook: &Outlook, contact: &Contact, due: Day) -> Day {
    match contact.away {
        Some((from, until)) if from <= due && due <= until => outlook.bd(until, 1),
        _ => due,
    }
}

/// R114: whose dates are remembered: strength 3 and more, or starred.
pub fn are_remembered(contact: &Contact) -> bool {
    contact.is_at_least(Strength::Gladly) || contact.starred
}

/// R114: on the day and the next two; never late.
pub fn dates(outlook: &Outlook, tie: &Tie, reasons: &mut Vec<Reason>) {
    if !are_remembered(tie.contact) {
        return;
    }
    for date in &tie.contact.dates {
        let year = outlook.today.ymd().0;
        let shown = |on: &Day| (0..=defaults::DATE_SHOWN_DAYS).contains(&outlook.today.since(*on));
        let on =
            [year, year - 1].into_iter().filter_map(|year| in_year(date.day, date.month, year)).find(shown);
        if let Some(on) =
            on.filter(|on| !tie.touches.iter().any(|touch| touch.row.is_out() && touch.day >= *on))
        {
            let because = Because::Date { label: date.label.clone(), on };
            reasons.push(Reason {
                opened_by: Some(date.id.number()),
                evidence: Vec::new(),
                ..about(tie, ReasonKind::Date, on, because)
            });
        }
    }
}

/// The day of a date in a year: 29 February is the 28th in other years.
pub fn in_year(day: u8, month: u8, year: i32) -> Option<Day> {
    let exact = Day::new(year, u32::from(month), u32::from(day));
    exact.or_else(|| if (day, month) == (29, 2) { Day::new(year, 2, 28) } else { None })
}

/// What the user pinned, until something happens with them.
pub fn pinned(outlook: &Outlook, tie: &Tie) -> Option<Reason> {
    let pin = decisions::pin(outlook.book, tie.id(), tie.newest_record())?;
    Some(Reason {
        opened_by: Some(pin.id.number()),
        ..about(tie, ReasonKind::Pinned, pin.day, Because::Pinned)
    })
}
