//! Civil days: dates without hours or zones, the only dates the rules know.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// A day in the user's own zone, as the number of days since 1970-01-01.
///
/// Stored as that number in the binary formats and as `2026-03-02` in JSON.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Day(i32);

/// Days from 0001-01-01, where chrono counts from, to 1970-01-01.
const EPOCH: i32 = 719_163;

impl Day {
    /// The day `number` days after 1970-01-01.
    pub const fn from_number(number: i32) -> Day {
        Day(number)
    }

    /// The number of days since 1970-01-01.
    pub const fn number(self) -> i32 {
        self.0
    }

    /// The day of a year, month (1-12) and day of the month; `None` where there is none.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        NaiveDate::from_ymd_opt(year, month, day).map(Day::from)
    }

    /// Reads `2026-03-02`.
    pub fn parse(text: &str) -> Option<Day> {
        let (rest, day) = text.rsplit_once('-')?;
        let (year, month) = rest.rsplit_once('-')?;
        // Beyond four digits a year is a slip, unless its sign says that it is meant.
        let is_meant = year.len() <= 4 || year.starts_with(['+', '-']);
        is_meant.then(|| Day::new(year.parse().ok()?, digits(month)?, digits(day)?))?
    }

    /// The calendar date.
    pub fn date(self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(self.0.saturating_add(EPOCH)).unwrap_or_default()
    }

    /// `days` later, or earlier if negative.
    #[must_use]
    pub const fn plus(self, days: i32) -> Day {
        Day(self.0.saturating_add(days))
    }

    /// How many days lie between `earlier` and this day; negative if it is later.
    pub const fn since(self, earlier: Day) -> i32 {
        self.0.saturating_sub(earlier.0)
    }

    /// 0 for Monday to 6 for Sunday (weeks begin on Monday in every rule).
    pub const fn weekday(self) -> u8 {
        (self.0.saturating_add(3)).rem_euclid(7) as u8
    }

    /// The Monday of this day's week.
    #[must_use]
    pub const fn monday(self) -> Day {
        Day(self.0 - self.weekday() as i32)
    }

    /// Year, month (1-12) and day of the month.
    pub fn ymd(self) -> (i32, u32, u32) {
        let date = self.date();
        (date.year(), date.month(), date.day())
    }
}

/// A number of one or two digits, with no sign.
fn digits(text: &str) -> Option<u32> {
    let is_plain = text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_plain.then(|| text.parse().ok())?
}

impl From<NaiveDate> for Day {
    fn from(date: NaiveDate) -> Day {
        Day(date.num_days_from_ce() - EPOCH)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        match year {
            0..=9999 => write!(f, "{year:04}-{month:02}-{day:02}"),
            _ => write!(f, "{year:+05}-{month:02}-{day:02}"),
        }
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() { to.collect_str(self) } else { to.serialize_i32(self.0) }
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Day, D::Error> {
        if from.is_human_readable() {
            let text = String::deserialize(from)?;
            Day::parse(&text)
                .ok_or_else(|| de::Error::custom(format!("“{text}” is not a day like 2026-03-02")))
        } else {
            i32::deserialize(from).map(Day)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_prints_as_it_is_read() {
        for text in ["1970-01-01", "2026-11-23", "2024-02-29", "0001-01-01", "1899-12-31", "+12026-01-01"] {
            assert_eq!(Day::parse(text).unwrap().to_string(), text);
        }
        for text in ["2026-02-29", "2026-13-01", "2026-1", "12026-01-01", "2026-+1-01", "2026-01-01 ", ""] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
        assert_eq!(Day::default().to_string(), "1970-01-01");
    }

    #[test]
    fn weeks_begin_on_monday() {
        let monday = Day::parse("2026-11-23").unwrap();
        assert_eq!((monday.weekday(), monday.plus(6).weekday(), monday.plus(7).weekday()), (0, 6, 0));
        assert_eq!(monday.plus(6).monday(), monday);
        assert_eq!(Day::new(1969, 12, 29).unwrap().weekday(), 0);
    }
}
