//! Tally: what of everybody counts for Today's limits and suggestions, kept up to date one by one, so that a
//! crowd need not be looked through.

use crate::asks;
use crate::book::{AskKind, Campaign, Purpose, Row, Strength};
use crate::day::Day;
use crate::follow_up::told::{self, ToldRank};
use crate::follow_up::{decisions, keep};
use crate::outlook::Outlook;
use crate::reason::Reason;
use crate::tie::Tie;
use std::collections::{BTreeMap, BTreeSet};

/// What of one person counts.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Mark {
    /// Where they stand among those who do not know of the search yet (R15).
    told: Option<ToldRank>,
    /// When they were told of it.
    told_on: Option<Day>,
    /// When they were told of the search that ended last (R56).
    told_before: Option<Day>,
    /// When they last heard how it goes (R23).
    updated_on: Option<Day>,
    /// When the user last wrote, called or met them (R2).
    last_out: Option<Day>,
    /// When the user last asked them for something (R110).
    asked_on: Option<Day>,
    /// When the user last asked them for an introduction (R8).
    introduction_asked_on: Option<Day>,
    /// Whether they are within their cadence; only for strength 3 and more (R60).
    pub within_cadence: Option<bool>,
}

impl Mark {
    /// The mark of somebody who can be reached.
    #[inline(never)] // As `Rules` has it.
    pub fn of(outlook: &Outlook, tie: &Tie) -> Mark {
        let told_of = |search: &Row<Campaign>| told::told_since(outlook.book, tie, search.start);
        // What was let go counts for nothing, until it comes round again.
        let counts = |reason: Reason| !decisions::is_let_go(outlook, &reason);
        let runs =
            tie.contact.is_at_least(Strength::Gladly) && keep::cadence_due(outlook, tie).is_some_and(counts);
        Mark {
            told: told::rank(outlook, tie),
            told_on: outlook.search.and_then(told_of),
            told_before: outlook.ended_search.and_then(told_of),
            updated_on: tie.latest_out_for(Purpose::Update),
            last_out: tie.last_out(),
            asked_on: asks::asked_on(outlook, tie, None),
            introduction_asked_on: asks::asked_on(outlook, tie, Some(AskKind::Introduction)),
            within_cadence: if runs { keep::is_within_cadence(outlook, tie) } else { None },
        }
    }

    /// When they were told of the search that ended last.
    pub fn told_before(&self) -> Option<Day> {
        self.told_before
    }
}

/// The marks of everybody, counted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    to_tell: BTreeSet<ToldRank>,
    /// How many people were told of the search on which day.
    pub told: Days,
    /// How many people last heard how it goes on which day.
    pub updated: Days,
    /// How many people were last turned to on which day.
    pub outs: Days,
    /// How many people were last asked for something on which day.
    pub asked: Days,
    /// How many people were last asked for an introduction on which day.
    pub introductions_asked: Days,
    /// How many people of strength 3 and more with a cadence were last turned to on which day (R60).
    pub hellos: Days,
    within_cadence: usize,
    with_cadence: usize,
}

impl Tally {
    /// Counts a mark.
    pub fn add(&mut self, mark: Mark) {
        self.to_tell.extend(mark.told);
        self.count(mark, Days::add, |count, more| *count += more);
    }

    /// Takes a mark out again.
    pub fn remove(&mut self, mark: Mark) {
        if let Some(rank) = mark.told {
            self.to_tell.remove(&rank);
        }
        self.count(mark, Days::remove, |count, less| *count -= less);
    }

    fn count(&mut self, mark: Mark, day: fn(&mut Days, Day), number: fn(&mut usize, usize)) {
        mark.told_on.into_iter().for_each(|told| day(&mut self.told, told));
        mark.updated_on.into_iter().for_each(|updated| day(&mut self.updated, updated));
        mark.last_out.into_iter().for_each(|out| day(&mut self.outs, out));
        mark.asked_on.into_iter().for_each(|asked| day(&mut self.asked, asked));
        mark.introduction_asked_on.into_iter().for_each(|asked| day(&mut self.introductions_asked, asked));
        let hello = mark.last_out.filter(|_| mark.within_cadence.is_some());
        hello.into_iter().for_each(|said| day(&mut self.hellos, said));
        number(&mut self.with_cadence, usize::from(mark.within_cadence.is_some()));
        number(&mut self.within_cadence, usize::from(mark.within_cadence == Some(true)));
    }

    /// Those who do not know of the search yet, in their order (R15).
    pub fn to_tell(&self) -> impl Iterator<Item = ToldRank> {
        self.to_tell.iter().copied()
    }

    /// Of the people of strength 3 and more with a cadence, how many are within it, and how many there are.
    pub fn cadences(&self) -> (usize, usize) {
        (self.within_cadence, self.with_cadence)
    }
}

/// How many people on which day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Days(BTreeMap<Day, usize>);

impl Days {
    fn add(&mut self, day: Day) {
        *self.0.entry(day).or_default() += 1;
    }

    fn remove(&mut self, day: Day) {
        match self.0.get_mut(&day) {
            Some(count) if *count > 1 => *count -= 1,
            _ => _ = self.0.remove(&day),
        }
    }

    /// How many from this day on.
    pub fn since(&self, day: Day) -> usize {
        self.0.range(day..).map(|(_, count)| count).sum()
    }

    /// The latest day.
    pub fn latest(&self) -> Option<Day> {
        self.0.last_key_value().map(|(day, _)| *day)
    }
}
