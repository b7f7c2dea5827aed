//! Outlook: the book as it is seen on a day. Every rule is a pure function of it.

use crate::book::{Book, Campaign, Mode, Row, SETTINGS};
use crate::calendar::{MONDAY_TO_FRIDAY, WorkCalendar};
use crate::day::Day;
use crate::defaults;
use crate::order;

/// The book, the day, and what of the book every rule asks for.
#[derive(Debug)]
pub struct Outlook<'a> {
    /// The book.
    pub book: &'a Book,
    /// The day.
    pub today: Day,
    /// Working days, holidays and days away.
    pub calendar: WorkCalendar,
    /// The campaign in force; `None`: the mode is not chosen yet.
    pub campaign: Option<&'a Row<Campaign>>,
}

impl<'a> Outlook<'a> {
    /// The book as it is seen on `today`.
    pub fn new(book: &'a Book, today: Day) -> Outlook<'a> {
        Outlook { book, today, calendar: work_calendar(book), campaign: campaign(book, today) }
    }

    /// Searching, peacetime or landed; not chosen yet counts as peacetime.
    pub fn mode(&self) -> Mode {
        self.campaign.map_or(Mode::Peacetime, |campaign| campaign.mode)
    }

    /// Whether the user is looking for work.
    pub fn is_searching(&self) -> bool {
        self.mode() == Mode::Searching
    }

    /// The n-th working day after `day` (`n` = 0: that day or the next working one).
    pub fn bd(&self, day: Day, n: u32) -> Day {
        self.calendar.bd(day, n)
    }

    /// Old news is not debt: what happened long before it was recorded, or came by import, opens nothing.
    pub fn is_old_news<T>(&self, row: &Row<T>, happened: Day) -> bool {
        row.source == crate::moment::Source::Import
            || self.calendar.days_not_away(happened, row.recorded_on) > defaults::OLD_NEWS_DAYS
    }
}

/// The working calendar that settings and days of rest make.
pub fn work_calendar(book: &Book) -> WorkCalendar {
    let settings = book.get(SETTINGS);
    let working = settings.and_then(|row| row.working_days).unwrap_or(MONDAY_TO_FRIDAY);
    let holidays = order::set(settings.iter().flat_map(|row| row.holidays.iter()).map(|holiday| holiday.0));
    let away: Vec<(Day, Day)> = book.away.iter().map(|row| (row.from, row.until)).collect();
    WorkCalendar::new(working, &holidays, &away)
}

/// The campaign in force on a day: the latest start.
pub fn campaign(book: &Book, today: Day) -> Option<&Row<Campaign>> {
    book.campaigns.iter().filter(|row| row.start <= today).max_by_key(|row| (row.start, row.id))
}
