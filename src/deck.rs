//! The sorting deck (R112): whom to sort next, ten a day, and for how long it is offered.

use crate::book::{Affiliation, Book, Contact, ME, Row};
use crate::calendar::WorkCalendar;
use crate::day::Day;
use crate::defaults;
use crate::id::Id;
use crate::moment::Source;
use crate::order;
use crate::text;
use std::collections::{BTreeMap, BTreeSet};

/// Everybody still to be sorted, in the order of the deck: works or worked at a target; same former
/// employer or school; e-mail known; connected longest ago and latest, alternating; name.
pub fn deck(book: &Book) -> Vec<Id<Contact>> {
    let places = Places::of(book);
    let mut people: Vec<Placed> =
        book.contacts.iter().filter(|row| is_unsorted(row)).map(|row| places.place(book, row)).collect();
    order::sort_by(&mut people, |a, b| {
        (a.group, &a.connected, &a.name).cmp(&(b.group, &b.connected, &b.name))
    });
    let groups = people.chunk_by(|a, b| a.group == b.group);
    groups.flat_map(alternating).map(|placed| placed.id).collect()
}

/// How many cards to offer today, of the ten; `None` where the deck is empty, ten are done, or the offer
/// has ended because no deck was touched on three working days running. Going on needs no offer.
pub fn offer(tally: &DeckTally, calendar: &WorkCalendar, today: Day) -> Option<usize> {
    let done = tally.sorted.get(&today).copied().unwrap_or_default();
    let left = defaults::DECK_A_DAY.saturating_sub(done).min(tally.unsorted);
    let yesterday = today.plus(-1);
    let idle = tally.last_touched().map_or(0, |day| calendar.working_days_between(day, yesterday));
    (left > 0 && idle < defaults::DECK_RESTS_AFTER).then_some(left)
}

/// What of one person counts for the offer of the deck.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct DeckMark {
    unsorted: bool,
    sorted_on: Option<Day>,
    imported_on: Option<Day>,
    recorded_on: Option<Day>,
}

impl DeckMark {
    /// The mark of somebody outside the trash.
    pub fn of(row: &Row<Contact>) -> DeckMark {
        DeckMark {
            unsorted: is_unsorted(row),
            sorted_on: row.sorted_on,
            imported_on: (row.source == Source::Import).then_some(row.recorded_on),
            recorded_on: Some(row.recorded_on),
        }
    }
}

/// The marks of everybody, counted: kept up to date one by one, so that a crowd need not be looked through.
#[derive(Clone, Debug, Default)]
pub struct DeckTally {
    unsorted: usize,
    sorted: BTreeMap<Day, usize>,
    imported: BTreeMap<Day, usize>,
    recorded: BTreeMap<Day, usize>,
}

impl DeckTally {
    /// Counts a mark.
    pub fn add(&mut self, mark: DeckMark) {
        self.unsorted += usize::from(mark.unsorted);
        for (days, day) in self.days(mark) {
            *days.entry(day).or_default() += 1;
        }
    }

    /// Takes a mark out that was counted.
    pub fn remove(&mut self, mark: DeckMark) {
        self.unsorted -= usize::from(mark.unsorted);
        for (days, day) in self.days(mark) {
            match days.get_mut(&day) {
                Some(count) if *count > 1 => *count -= 1,
                _ => _ = days.remove(&day),
            }
        }
    }

    /// The day of the first sorting of all.
    pub fn first_sorting(&self) -> Option<Day> {
        self.sorted.keys().next().copied()
    }

    /// The day a deck was last touched, or came to be: the latest sorting or import, else the first person.
    fn last_touched(&self) -> Option<Day> {
        let latest = |days: &BTreeMap<Day, usize>| days.keys().next_back().copied();
        latest(&self.sorted).max(latest(&self.imported)).or_else(|| self.recorded.keys().next().copied())
    }

    fn days(&mut self, mark: DeckMark) -> impl Iterator<Item = (&mut BTreeMap<Day, usize>, Day)> {
        let DeckTally { sorted, imported, recorded, .. } = self;
        let days = [(sorted, mark.sorted_on), (imported, mark.imported_on), (recorded, mark.recorded_on)];
        days.into_iter().filter_map(|(days, day)| Some((days, day?)))
    }
}

/// How many were sorted on a day.
pub fn sorted_on(book: &Book, day: Day) -> usize {
    book.contacts.iter().filter(|row| row.sorted_on == Some(day)).count()
}

/// Whether somebody still belongs into the deck: not sorted, strength unknown, not taken out of it.
pub fn is_unsorted(contact: &Contact) -> bool {
    let unknown = contact.strength.is_none() && contact.sorted_on.is_none();
    unknown && !contact.out_of_deck && !contact.is_out_of_reach()
}

/// Somebody's place in the deck.
struct Placed {
    id: Id<Contact>,
    /// Smaller comes first.
    group: (bool, bool, bool),
    /// Those of whom it is not known come last.
    connected: (bool, Option<Day>),
    name: String,
}

/// The places that decide the order: what the user is after, and where they have been themselves.
struct Places {
    targets: BTreeSet<u64>,
    own: BTreeSet<u64>,
}

impl Places {
    fn of(book: &Book) -> Places {
        let me = book.get(ME);
        let told = me.iter().flat_map(|me| me.employers.iter().chain(&me.schools));
        let told = order::set(told.map(|name| text::fold(name)));
        let organizations = || book.organizations.iter();
        Places {
            targets: order::set(organizations().filter(|row| row.target).map(|row| row.id.number())),
            own: order::set(
                organizations()
                    .filter(|row| row.own.is_some() || told.contains(&text::fold(&row.name)))
                    .map(|row| row.id.number()),
            ),
        }
    }

    fn place(&self, book: &Book, row: &Row<Contact>) -> Placed {
        let been = |places: &BTreeSet<u64>| {
            let at =
                |place: &Row<Affiliation>| place.organization.is_some_and(|id| places.contains(&id.number()));
            !places.is_empty() && book.naming::<Affiliation>(row.id.number()).any(at)
        };
        let connected = row.met_on.map(|known| known.precision.counts_as(known.day, row.recorded_on));
        Placed {
            id: row.id,
            group: (!been(&self.targets), !been(&self.own), row.emails.is_empty()),
            connected: (connected.is_none(), connected),
            name: text::fold(&row.full_name()),
        }
    }
}

/// Longest ago, latest, next longest ago ...; then those of whom it is not known, as they come.
fn alternating(group: &[Placed]) -> Vec<&Placed> {
    let known = group.partition_point(|placed| placed.connected.1.is_some());
    let (dated, undated) = group.split_at(known);
    let half = dated.len().div_ceil(2);
    let (longest_ago, latest) = dated.split_at(half);
    let mut latest = latest.iter().rev();
    let pairs = longest_ago.iter().flat_map(|early| [Some(early), latest.next()]);
    pairs.flatten().chain(undated).collect()
}
