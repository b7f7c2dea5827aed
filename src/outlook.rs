//! Outlook: the book as it is seen on a day. Every rule is a pure function of it.

use crate::book::{Away, Book, Campaign, Interaction, Mode, Organization, Row, SETTINGS};
use crate::calendar::{MONDAY_TO_FRIDAY, Precision, WorkCalendar};
use crate::day::Day;
use crate::defaults;
use crate::id::Id;
use crate::order;
use crate::targets;
use std::cell::OnceCell;
use std::collections::BTreeSet;

/// The book, the day, and what of the book every rule asks for.
#[derive(Debug)]
pub struct Outlook<'a> {
    /// The book.
    pub book: &'a Book,
    /// The day.
    pub today: Day,
    /// Working days, holidays and days away.
    pub calendar: WorkCalendar,
    /// The spans away, the earliest first.
    pub rests: Vec<&'a Row<Away>>,
    /// The campaign in force; `None`: the mode is not chosen yet.
    pub campaign: Option<&'a Row<Campaign>>,
    /// The search that is on, or that ended last; `None` if there was none.
    pub search: Option<&'a Row<Campaign>>,
    /// The search that ended last, by a landing or by another that was begun: its walk may be on (R56).
    pub ended_search: Option<&'a Row<Campaign>>,
    active_targets: OnceCell<BTreeSet<Id<Organization>>>,
}

impl<'a> Outlook<'a> {
    /// The book as it is seen on `today`.
    pub fn new(book: &'a Book, today: Day) -> Outlook<'a> {
        Outlook::with_rests(book, today, rests(book))
    }

    /// The same as it would be without one span away: what comes due in it is moved by it (R116).
    #[must_use]
    pub fn without_rest(&self, away: Id<Away>) -> Outlook<'a> {
        let rests = self.rests.iter().copied().filter(|row| row.id != away).collect();
        Outlook::with_rests(self.book, self.today, rests)
    }

    fn with_rests(book: &'a Book, today: Day, rests: Vec<&'a Row<Away>>) -> Outlook<'a> {
        let (calendar, campaign) = (calendar(book, &rests), campaign(book, today));
        let search = latest_search(book, |row| row.start <= today);
        let ended = |now: &Row<Campaign>| latest_search(book, |row| began(row) < began(now));
        let ended_search = campaign.and_then(ended);
        let active_targets = OnceCell::new();
        Outlook { book, today, calendar, rests, campaign, search, ended_search, active_targets }
    }

    /// The targets worked at once (R117), worked out when somebody first asks.
    pub fn active_targets(&self) -> &BTreeSet<Id<Organization>> {
        self.active_targets.get_or_init(|| targets::active(self.book))
    }

    /// Searching, peacetime or landed; not chosen yet counts as peacetime.
    pub fn mode(&self) -> Mode {
        self.campaign.map_or(Mode::Peacetime, |campaign| campaign.mode)
    }

    /// Whether the user is looking for work.
    pub fn is_searching(&self) -> bool {
        self.mode() == Mode::Searching
    }

    /// R56: what was begun in a search that is over has ended with it: plans for silence, open asks,
    /// reminders of introductions. `number`: the record of it; on the day a search ends the order of recording decides.
    pub fn ended_with_search(&self, day: Day, number: u64) -> bool {
        self.search_over(day, number).is_some()
    }

    /// The day on which the search was over in which something was begun: by a landing, or by another direction.
    pub fn search_over(&self, day: Day, number: u64) -> Option<Day> {
        self.ended_search?;
        let begun = |row: &Row<Campaign>| (row.start, row.id.number()) < (day, number);
        let then = self.book.campaigns.iter().filter(|row| begun(row)).max_by_key(|row| began(row));
        then.filter(|row| row.mode == Mode::Searching)?;
        let later = self.book.campaigns.iter().filter(|row| !begun(row) && row.start <= self.today);
        later.map(|row| row.start).min()
    }

    /// The n-th working day after `day` (`n` = 0: that day or the next working one).
    pub fn bd(&self, day: Day, n: u32) -> Day {
        self.calendar.bd(day, n)
    }

    /// Old news is not debt: what happened long before it was recorded, or came by import, opens nothing;
    /// neither does what happened on a day of which only the month or year is known. `from` is the
    /// interaction it came from.
    pub fn is_old_news<T>(&self, row: &Row<T>, happened: Day, from: Option<Id<Interaction>>) -> bool {
        self.came_late(row, happened) || from.and_then(|id| self.book.get(id)).is_some_and(is_rough)
    }

    /// The same of a touch, which came from itself; `happened` is the day it counts as.
    pub fn is_old_touch(&self, touch: &Row<Interaction>, happened: Day) -> bool {
        self.came_late(touch, happened) || is_rough(touch)
    }

    fn came_late<T>(&self, row: &Row<T>, happened: Day) -> bool {
        row.source == crate::moment::Source::Import
            || self.calendar.days_not_away(happened, row.recorded_on) > defaults::OLD_NEWS_DAYS
    }

    /// The day until which the user rests, if they are away today (R116).
    pub fn away_until(&self) -> Option<Day> {
        let covers = |row: &&&Row<Away>| row.from <= self.today && self.today <= row.until;
        self.rests.iter().filter(covers).map(|row| row.until).max()
    }

    /// The span away before which today is the last working day (R116).
    pub fn leaves_next(&self) -> Option<&'a Row<Away>> {
        let eve = |row: &&Row<Away>| self.calendar.working_day_before(row.from) == self.today;
        self.rests.iter().copied().find(eve)
    }
}

/// Only the month or year of it is known.
fn is_rough(touch: &Row<Interaction>) -> bool {
    touch.precision != Precision::Day
}

/// The working calendar that settings and days of rest make.
pub fn work_calendar(book: &Book) -> WorkCalendar {
    calendar(book, &rests(book))
}

fn rests(book: &Book) -> Vec<&Row<Away>> {
    let mut rests: Vec<&Row<Away>> = book.away.iter().collect();
    order::sort_by_key(&mut rests, |row| (row.from, row.id));
    rests
}

fn calendar(book: &Book, rests: &[&Row<Away>]) -> WorkCalendar {
    let settings = book.get(SETTINGS);
    let working = settings.and_then(|row| row.working_days).unwrap_or(MONDAY_TO_FRIDAY);
    let holidays = order::set(settings.iter().flat_map(|row| row.holidays.iter()).map(|holiday| holiday.0));
    let away: Vec<(Day, Day)> = rests.iter().map(|row| (row.from, row.until)).collect();
    WorkCalendar::new(working, &holidays, &away)
}

/// The campaign in force on a day: the latest start.
pub fn campaign(book: &Book, today: Day) -> Option<&Row<Campaign>> {
    book.campaigns.iter().filter(|row| row.start <= today).max_by_key(|row| began(row))
}

fn latest_search(book: &Book, counts: impl Fn(&Row<Campaign>) -> bool) -> Option<&Row<Campaign>> {
    let searches = book.campaigns.iter().filter(|row| row.mode == Mode::Searching);
    searches.filter(|row| counts(row)).max_by_key(|row| began(row))
}

/// When a campaign began; of two of one day the one noted later comes after.
fn began(campaign: &Row<Campaign>) -> (Day, Id<Campaign>) {
    (campaign.start, campaign.id)
}
