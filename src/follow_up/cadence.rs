//! Cadence: how often to be in touch, and when it comes due (R57; practices, "Cadence").

use super::last_contact::{LastContact, last_contact};
use crate::book::{Book, Cadence, Contact, SETTINGS, Tier};
use crate::day::Day;
use crate::defaults;
use crate::id::Id;
use crate::order;
use crate::outlook::Outlook;

/// How many days a tier lasts, as Settings or the defaults say.
pub fn days(book: &Book, tier: Tier) -> u16 {
    let tiers = book.get(SETTINGS).and_then(|row| row.tier_days).unwrap_or(defaults::TIER_DAYS);
    match tier {
        Tier::Close => tiers[0],
        Tier::Near => tiers[1],
        Tier::Wide => tiers[2],
        Tier::Yearly => tiers[3],
        Tier::Days(days) => days.max(1),
    }
}

/// The first due day of the `place`-th of `count` people (from 0), in days from today: one is due at once,
/// several are spread evenly over the cadence.
pub fn spread(place: usize, count: usize, cadence_days: u16) -> i32 {
    if count < 2 { 0 } else { (place * usize::from(cadence_days) / count) as i32 }
}

/// Those last talked with longest ago first, then those of whom it is unknown, then by name.
pub fn known_longest_ago_first(book: &Book, contacts: Vec<Id<Contact>>) -> Vec<Id<Contact>> {
    let mut ordered: Vec<_> = contacts
        .into_iter()
        .map(|id| {
            let last = last_contact(book, id).last;
            let name = book.get(id).map(|row| crate::text::fold(&row.full_name())).unwrap_or_default();
            (last.is_none(), last, name, id)
        })
        .collect();
    order::sort(&mut ordered);
    ordered.into_iter().map(|(_, _, _, id)| id).collect()
}

/// The day a cadence comes due: `bd(last + cadence, 0)`; after an outgoing touch that was not answered the
/// later of that and `last_out + max(14 d, cadence / 2)`. Days away are not counted.
pub fn due(outlook: &Outlook, cadence: Cadence, dates: LastContact) -> Day {
    let calendar = &outlook.calendar;
    let length = u32::from(days(outlook.book, cadence.tier));
    let due = match dates.last.map(|last| round(outlook, cadence.tier, last)) {
        Some(day) if day >= cadence.set_on => day,
        _ => first_due(outlook, cadence),
    };
    let quiet = dates
        .last_out
        .filter(|out| dates.last.is_none_or(|last| *out > last))
        .map(|out| calendar.add_days_not_away(out, defaults::CADENCE_QUIET_DAYS.max(length / 2)));
    calendar.bd(quiet.map_or(due, |quiet| due.max(quiet)), 0)
}

/// The day on which a rhythm has come round since the two were in touch.
pub fn round(outlook: &Outlook, tier: Tier, last: Day) -> Day {
    outlook.calendar.add_days_not_away(last, u32::from(days(outlook.book, tier)))
}

/// The first due day; days away that were noted since it was set move it by their length where it falls in
/// or after them.
pub fn first_due(outlook: &Outlook, cadence: Cadence) -> Day {
    let later = outlook.rests.iter().filter(|row| row.recorded_on >= cadence.set_on);
    later.fold(cadence.first_due, |day, away| match day >= away.from {
        true => day.plus(away.until.since(away.from) + 1),
        false => day,
    })
}
