//! How a story writes a day: exact, known to the month or year, or seen from today.

use crate::book::KnownDay;
use crate::calendar::{Precision, WorkCalendar};
use crate::day::Day;

const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Reads `2026-03-02`, `2026-03`, `2026`, and seen from today: `today`, `yesterday`, `tomorrow`, `-12d`,
/// `+3d`, `-2w`, `-3wd` (working days), `-4m`, `-2y`, `tue`, `tue-1w`, `fri+2w`.
pub(super) fn known_day(text: &str, today: Option<Day>) -> Option<KnownDay> {
    let written = match text.len() {
        10 => Day::parse(text).map(KnownDay::from),
        7 => known_to(&format!("{text}-01"), Precision::Month),
        4 => known_to(&format!("{text}-01-01"), Precision::Year),
        _ => None,
    };
    written.or_else(|| seen_from(today?, &text.to_lowercase()).map(KnownDay::from))
}

/// Reads the number of a weekday from its first three letters, Monday being 0.
pub(super) fn weekday(text: &str) -> Option<usize> {
    place_of(&WEEKDAYS, text)
}

/// Reads the number of a month (1-12) from its first three letters.
pub(super) fn month(text: &str) -> Option<u8> {
    place_of(&MONTHS, text).map(|place| place as u8 + 1)
}

/// Reads minutes since midnight: `10:30`.
pub(super) fn minute(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

fn known_to(text: &str, precision: Precision) -> Option<KnownDay> {
    Day::parse(text).map(|day| KnownDay { day, precision })
}

fn seen_from(today: Day, text: &str) -> Option<Day> {
    match text {
        "today" => Some(today),
        "yesterday" => Some(today.plus(-1)),
        "tomorrow" => Some(today.plus(1)),
        _ => weekday_of_a_week(today, text).or_else(|| so_far_from(today, text)),
    }
}

/// `tue` is this week's, `tue-1w` last week's, `tue+1w` next week's.
fn weekday_of_a_week(today: Day, text: &str) -> Option<Day> {
    let place = WEEKDAYS.iter().position(|name| text.starts_with(name))? as i32;
    let weeks: i32 = match &text[3..] {
        "" => 0,
        weeks => weeks.strip_suffix('w')?.parse().ok()?,
    };
    Some(today.monday().plus(weeks * 7 + place))
}

fn so_far_from(today: Day, text: &str) -> Option<Day> {
    if !text.starts_with(['-', '+']) {
        return None;
    }
    let unit = text.find(|c: char| c.is_ascii_alphabetic())?;
    let count: i32 = text[..unit].parse().ok()?;
    match &text[unit..] {
        "d" => Some(today.plus(count)),
        "w" => Some(today.plus(count * 7)),
        "wd" => Some(working_days_from(today, count)),
        "m" => months_from(today, count),
        "y" => months_from(today, count * 12),
        _ => None,
    }
}

fn working_days_from(today: Day, count: i32) -> Day {
    let calendar = WorkCalendar::default();
    match count {
        0.. => calendar.bd(today, count.unsigned_abs()),
        _ => (count..0).fold(today, |day, _| calendar.working_day_before(day)),
    }
}

fn months_from(today: Day, count: i32) -> Option<Day> {
    let (year, month, day) = today.ymd();
    let months = year * 12 + month as i32 - 1 + count;
    Day::new(months.div_euclid(12), months.rem_euclid(12) as u32 + 1, day.min(28))
}

fn place_of(names: &[&str], text: &str) -> Option<usize> {
    let text = text.to_lowercase();
    names.iter().position(|name| text.starts_with(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_in_many_ways() {
        // A Wednesday.
        let today = Day::parse("2026-03-04");
        let read = |text| known_day(text, today).map(|known| known.day.to_string());
        for (text, day) in [
            ("2026-03-02", "2026-03-02"),
            ("2025-06", "2025-06-01"),
            ("2019", "2019-01-01"),
            ("today", "2026-03-04"),
            ("-12d", "2026-02-20"),
            ("+2w", "2026-03-18"),
            ("-3wd", "2026-02-27"),
            ("+3wd", "2026-03-09"),
            ("-2m", "2026-01-04"),
            ("-5y", "2021-03-04"),
            ("fri", "2026-03-06"),
            ("mon-1w", "2026-02-23"),
        ] {
            assert_eq!(read(text).as_deref(), Some(day), "{text}");
        }
        assert_eq!(read("soon"), None);
        assert_eq!(known_day("-12d", None), None);
    }
}
