//! The network as a whole: its health in good times (R60), its strength by layers (R105), and those who
//! search as well (R65).

use crate::book::{Contact, Situation, Strength};
use crate::day::Day;
use crate::defaults;
use crate::id::Id;
use crate::order;
use crate::outlook::Outlook;
use crate::standing::Standings;

/// R60: how many of the closer people are in touch as often as the user meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Health {
    /// How many are within their cadence.
    pub within: usize,
    /// Of how many of strength 3 and more that have one.
    pub of: usize,
    /// Too few: three a week until it is mended.
    pub is_thin: bool,
    /// To how many of them the user has turned this week.
    pub said: usize,
    /// By which day three a week mend it, those of this week counted.
    pub mended_by: Day,
}

/// R60: the network's health while the user is not searching; `None` under eight people with a cadence.
pub fn health(outlook: &Outlook, standings: &Standings) -> Option<Health> {
    let (within, of) = standings.tally().cadences();
    if outlook.is_searching() || of < defaults::HEALTH_SAMPLE {
        return None;
    }
    let wanted = (of * defaults::HEALTH_SHARE).div_ceil(100);
    let monday = outlook.today.monday();
    let said = standings.tally().hellos.since(monday);
    let left_this_week = defaults::HEALTH_A_WEEK.saturating_sub(said);
    let after_it = wanted.saturating_sub(within).saturating_sub(left_this_week);
    let weeks = 1 + after_it.div_ceil(defaults::HEALTH_A_WEEK);
    let mended_by = monday.plus(7 * weeks as i32 - 1);
    Some(Health { within, of, is_thin: within < wanted, said, mended_by })
}

/// R60: those of the closer people who are longer out of touch than the user meant, the longest first.
pub fn out_of_touch(outlook: &Outlook, standings: &Standings) -> Vec<Id<Contact>> {
    let mut people: Vec<(Option<Day>, Id<Contact>)> = standings
        .out_of_touch()
        .filter_map(|(slot, standing)| Some((standing.last, outlook.book.contacts.at(slot)?.id)))
        .collect();
    order::sort(&mut people);
    people.into_iter().map(|(_, id)| id).collect()
}

/// How strong a network is (R105).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NetworkStrength {
    /// A search takes longer with it.
    Weak,
    /// In between.
    Medium,
    /// It carries a search.
    Strong,
}

/// R105: the active ties by layers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layers {
    /// How many active ties there are of strength 4, 3 and 2 or more.
    pub active: [usize; 3],
    /// What that comes to.
    pub strength: NetworkStrength,
}

/// R105: how strong the network is, from two-way contact of the last 180 days.
pub fn layers(outlook: &Outlook, standings: &Standings) -> Layers {
    let since = outlook.today.plus(-defaults::ACTIVE_DAYS);
    let mut active = [0; 3];
    for (slot, standing) in (0..).zip(standings.iter()) {
        let contact =
            outlook.book.contacts.at(slot).filter(|_| standing.last.is_some_and(|day| day >= since));
        let Some(strength) = contact.and_then(|row| row.strength) else { continue };
        for (layer, least) in
            [Strength::OutOfTheirWay, Strength::Gladly, Strength::Met].into_iter().enumerate()
        {
            active[layer] += usize::from(strength >= least);
        }
    }
    let each = |limits: [usize; 3]| active.into_iter().zip(limits);
    let strength = if each(defaults::LAYERS_STRONG).all(|(active, limit)| active >= limit) {
        NetworkStrength::Strong
    } else if each(defaults::LAYERS_WEAK).filter(|(active, limit)| active < limit).count() >= 2 {
        NetworkStrength::Weak
    } else {
        NetworkStrength::Medium
    };
    Layers { active, strength }
}

/// R65: people who search as well, for mutual support; nearest first. Only while the user searches.
pub fn mutual_support(outlook: &Outlook, standings: &Standings) -> Vec<Id<Contact>> {
    if !outlook.is_searching() {
        return Vec::new();
    }
    let looking =
        |row: &&crate::book::Row<Contact>| row.situation == Situation::Looking && !row.is_out_of_reach();
    let mut people: Vec<_> = outlook.book.contacts.iter().filter(looking).collect();
    order::sort_by_key(&mut people, |row| {
        let last = standings.of(outlook.book, row.id).and_then(|standing| standing.last);
        (std::cmp::Reverse(row.strength), std::cmp::Reverse(last), row.id)
    });
    people.into_iter().map(|row| row.id).collect()
}
