//! Dates as other programs write them.

use crate::day::Day;
use crate::text::words;

/// What a date in a file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum DateReading {
    /// No date stands there.
    #[default]
    Absent,
    /// This day.
    Day(Day),
    /// One of two days, as one takes the numbers; the user is asked.
    Ambiguous {
        /// What stands there.
        text: String,
        /// The day if the day of the month comes first.
        day_first: Day,
        /// The day if the month comes first.
        month_first: Day,
    },
    /// Something, but no date in a known form.
    Unreadable(String),
}

/// Which number comes first in a date like 04/05/2023.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// 4 May.
    DayFirst,
    /// April 5.
    MonthFirst,
}

impl DateOrder {
    /// The order that a date like 03/15/2024 shows, which can be read in one way only.
    pub(super) fn shown_by(text: &str) -> Option<DateOrder> {
        let mut numbers = text.trim().split(['/', '-']).map(|part| part.parse::<u32>().ok());
        match (numbers.next()??, numbers.next()??) {
            (13..=31, 1..=12) => Some(DateOrder::DayFirst),
            (1..=12, 13..=31) => Some(DateOrder::MonthFirst),
            _ => None,
        }
    }
}

impl DateReading {
    /// The day, with an ambiguous one read in this order.
    pub fn day(&self, order: DateOrder) -> Option<Day> {
        match (self, order) {
            (DateReading::Day(day), _) => Some(*day),
            (DateReading::Ambiguous { day_first, .. }, DateOrder::DayFirst) => Some(*day_first),
            (DateReading::Ambiguous { month_first, .. }, DateOrder::MonthFirst) => Some(*month_first),
            (DateReading::Absent | DateReading::Unreadable(_), _) => None,
        }
    }

    /// The day in either order: twice the same where it can be read in one way only.
    pub fn days(&self) -> [Option<Day>; 2] {
        [DateOrder::DayFirst, DateOrder::MonthFirst].map(|order| self.day(order))
    }
}

/// Reads `01 Jan 2026`, `7-Feb-22`, `January 1st, 2026`, `1. März 2026`, `2026-01-01 10:00:00 UTC`,
/// `15.03.2024`, `03/15/2024`. Years of two digits lie between 1970 and 2069; other years between 1900 and
/// 2199.
///
/// ```
/// use kith::{day::Day, exchange::{DateReading, read_date}};
/// assert_eq!(Some(read_date("7-Feb-22")), Day::new(2022, 2, 7).map(DateReading::Day));
/// assert!(matches!(read_date("04/05/2023"), DateReading::Ambiguous { .. }));
/// ```
pub fn read_date(text: &str) -> DateReading {
    let text = text.trim();
    if text.is_empty() {
        return DateReading::Absent;
    }
    let reading = iso_day(text).map(DateReading::Day).or_else(|| read_parts(text));
    reading.unwrap_or_else(|| DateReading::Unreadable(text.to_owned()))
}

/// `2026-01-01`, whatever time may follow.
fn iso_day(text: &str) -> Option<Day> {
    let (date, rest) = text.split_at_checked(10)?;
    let ends_here = !rest.starts_with(|c: char| c.is_ascii_digit());
    Day::parse(date).filter(|&day| ends_here && is_sensible(day))
}

/// One of the three parts of a date.
#[derive(Clone, Copy)]
enum Part {
    /// A number of at most two digits.
    Short(u32),
    /// A number of four digits.
    Year(i32),
    /// A month by name.
    Month(u32),
}

fn read_parts(text: &str) -> Option<DateReading> {
    let spelled_out = text.replace(['年', '月', '日'], " ");
    let parts = words(&spelled_out)
        .iter()
        .filter(|word| !FILLERS.contains(&word.as_str()))
        .map(|word| part(word))
        .collect::<Option<Vec<_>>>()?;
    use Part::{Month, Short, Year};
    match parts[..] {
        [Short(day), Month(month), Year(year)] | [Month(month), Short(day), Year(year)] => {
            exact(year, month, day)
        }
        [Short(day), Month(month), Short(year)] | [Month(month), Short(day), Short(year)] => {
            exact(full_year(year), month, day)
        }
        [Year(year), Month(month) | Short(month), Short(day)] => exact(year, month, day),
        [Short(one), Short(other), Year(year)] => in_some_order(text, one, other, year),
        [Short(one), Short(other), Short(year)] => in_some_order(text, one, other, full_year(year)),
        _ => None,
    }
}

/// Two numbers before a year. With dots between them the day comes first everywhere.
fn in_some_order(text: &str, one: u32, other: u32, year: i32) -> Option<DateReading> {
    let day_first = sensible(year, other, one);
    let month_first = sensible(year, one, other).filter(|_| !text.contains('.'));
    match (day_first, month_first) {
        (Some(day_first), Some(month_first)) if day_first != month_first => {
            Some(DateReading::Ambiguous { text: text.to_owned(), day_first, month_first })
        }
        (day_first, month_first) => day_first.or(month_first).map(DateReading::Day),
    }
}

fn exact(year: i32, month: u32, day: u32) -> Option<DateReading> {
    sensible(year, month, day).map(DateReading::Day)
}

fn sensible(year: i32, month: u32, day: u32) -> Option<Day> {
    Day::new(year, month, day).filter(|&day| is_sensible(day))
}

fn is_sensible(day: Day) -> bool {
    (1900..2200).contains(&day.ymd().0)
}

fn full_year(two_digits: u32) -> i32 {
    let year = two_digits.cast_signed();
    if year < 70 { 2000 + year } else { 1900 + year }
}

fn part(word: &str) -> Option<Part> {
    let digits = ORDINALS.iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    match digits.parse::<u32>() {
        Ok(number) if digits.len() <= 2 => Some(Part::Short(number)),
        Ok(number) if digits.len() == 4 => Some(Part::Year(number.cast_signed())),
        Ok(_) => None,
        Err(_) => month(word).map(Part::Month),
    }
}

/// Words within dates: "5 de marzo de 2024", "1st of May".
const FILLERS: &[&str] = &["de", "of", "the", "den", "le", "am"];

const ORDINALS: &[&str] = &["st", "nd", "rd", "th", "er"];

/// The month that a folded name, or its beginning of at least three letters, means in English, German,
/// French, Spanish, Italian, Portuguese or Dutch.
fn month(name: &str) -> Option<u32> {
    let means = |names: &&[&str]| names.iter().any(|known| known.starts_with(name));
    let found = MONTHS.iter().position(means).filter(|_| name.len() >= 3)?;
    u32::try_from(found + 1).ok()
}

const MONTHS: [&[&str]; 12] = [
    &["january", "januar", "janvier", "enero", "gennaio", "janeiro", "januari", "janner"],
    &["february", "februar", "fevrier", "febrero", "febbraio", "fevereiro", "februari"],
    &["march", "marz", "mars", "marzo", "marco", "maart", "mrz", "mrt"],
    &["april", "avril", "abril", "aprile"],
    &["may", "mai", "mayo", "maggio", "maio", "mei"],
    &["june", "juni", "juin", "junio", "giugno", "junho"],
    &["july", "juli", "juillet", "julio", "luglio", "julho"],
    &["august", "aout", "agosto", "augustus"],
    &["september", "septembre", "septiembre", "settembre", "setembro", "sept"],
    &["october", "oktober", "octobre", "octubre", "ottobre", "outubro"],
    &["november", "novembre", "noviembre", "novembro"],
    &["december", "dezember", "decembre", "diciembre", "dicembre", "dezembro"],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_dates_with_one_meaning() {
        for (text, day) in [
            ("01 Jan 2026", "2026-01-01"),
            (" 29 Feb 2024 ", "2024-02-29"),
            ("7-Feb-22", "2022-02-07"),
            ("7-Feb-99", "1999-02-07"),
            ("03/15/2024", "2024-03-15"),
            ("15/03/2024", "2024-03-15"),
            ("03.04.2024", "2024-04-03"),
            ("5/5/23", "2023-05-05"),
            ("January 1st, 2026", "2026-01-01"),
            ("1. März 2026", "2026-03-01"),
            ("02 janv. 2026", "2026-01-02"),
            ("14 août 2025", "2025-08-14"),
            ("5 de marzo de 2024", "2024-03-05"),
            ("3 mrt 2024", "2024-03-03"),
            ("2026-07-01 10:00:00 UTC", "2026-07-01"),
            ("2026-07-01T10:00:00Z", "2026-07-01"),
            ("2026/7/1", "2026-07-01"),
            ("2026年7月1日", "2026-07-01"),
        ] {
            assert_eq!(read_date(text), DateReading::Day(Day::parse(day).unwrap()), "{text}");
        }
        assert_eq!(read_date("  "), DateReading::Absent);
    }

    #[test]
    fn ok_ambiguous_dates_are_kept_to_be_asked() {
        for text in ["04/05/2023", "4-5-23"] {
            let reading = read_date(text);
            assert_eq!(reading.day(DateOrder::DayFirst), Day::new(2023, 5, 4));
            assert_eq!(reading.day(DateOrder::MonthFirst), Day::new(2023, 4, 5));
            assert!(matches!(reading, DateReading::Ambiguous { text: kept, .. } if kept == text));
        }
    }

    #[test]
    fn ok_some_dates_show_their_order() {
        assert_eq!(DateOrder::shown_by("03/15/2024"), Some(DateOrder::MonthFirst));
        assert_eq!(DateOrder::shown_by("15-03-24"), Some(DateOrder::DayFirst));
        for text in ["03/04/2024", "2024-03-15", "15.03.2024", "15 Mar 2024", "", "15"] {
            assert_eq!(DateOrder::shown_by(text), None, "{text}");
        }
    }

    #[test]
    fn err_what_is_no_date() {
        for text in [
            "31 Feb 2024",
            "29 Feb 2023",
            "soon",
            "13/13/2024",
            "2024",
            "Jan 2024",
            "1 Ja 2024",
            "01 Jan 0026",
            "9999-01-01",
        ] {
            assert_eq!(read_date(text), DateReading::Unreadable(text.to_owned()));
        }
    }
}
