//! Civil-day rules: working days, days away, lived weeks and dates known only to the month or year.

use crate::day::Day;
use crate::order;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The working week of a new book, and of one that names no working day at all.
pub const MONDAY_TO_FRIDAY: [bool; 7] = [true, true, true, true, true, false, false];

/// How many working days a week needs to count in a weekly rule.
const LIVED_WEEK_WORKING_DAYS: u32 = 3;

/// The user's working days, holidays and days away, ready to be asked many thousand times a page.
///
/// A question costs a binary search or two over the holidays and spans away; nothing walks day by
/// day, so spans of any length and dates of any year cost the same.
///
/// ```
/// use kith::{calendar::WorkCalendar, day::Day};
/// let calendar = WorkCalendar::default();
/// assert_eq!(Day::parse("2026-11-27").map(|friday| calendar.bd(friday, 1)), Day::parse("2026-11-30"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkCalendar {
    /// Days of the working week that are neither holidays nor away.
    working: CountedDays,
    /// Days that are not away, weekends and holidays included.
    present: CountedDays,
}

impl Default for WorkCalendar {
    fn default() -> WorkCalendar {
        WorkCalendar::new(MONDAY_TO_FRIDAY, &BTreeSet::new(), &[])
    }
}

impl WorkCalendar {
    /// A calendar of the week's working days (Monday first), the holidays, and the spans away, both
    /// ends included, in any order and overlapping as they like.
    ///
    /// A week without any working day counts as Monday to Friday: "the next working day" must exist.
    pub fn new(working_days: [bool; 7], holidays: &BTreeSet<Day>, away: &[(Day, Day)]) -> WorkCalendar {
        let week = if working_days.contains(&true) { working_days } else { MONDAY_TO_FRIDAY };
        let away = away.iter().map(|&(from, to)| (from.min(to), from.max(to)));
        let holidays = holidays.iter().map(|&day| (day, day));
        WorkCalendar {
            working: CountedDays::new(week, away.clone().chain(holidays).collect()),
            present: CountedDays::new([true; 7], away.collect()),
        }
    }

    /// Whether the user works that day: a day of the working week, no holiday, not away.
    pub fn is_working(&self, day: Day) -> bool {
        self.working.contains(day)
    }

    /// Whether the user is away that day.
    pub fn is_away(&self, day: Day) -> bool {
        !self.present.contains(day)
    }

    /// The business-day rule: `bd(d, 0)` is `d` if a working day, else the next; `bd(d, n)`, n ≥ 1,
    /// the n-th working day after `d`, also where `d` is none.
    pub fn bd(&self, day: Day, n: u32) -> Day {
        match n {
            0 => self.working.nth_after(day.plus(-1), 1),
            _ => self.working.nth_after(day, n),
        }
    }

    /// The last working day before `day`: when to prepare for it.
    pub fn working_day_before(&self, day: Day) -> Day {
        self.working.last_before(day)
    }

    /// How many working days there are after `earlier` up to and including `later`; 0 if `later` is
    /// not later. `bd(d, n)` lies this many working days after `d`, for n ≥ 1.
    pub fn working_days_between(&self, earlier: Day, later: Day) -> u32 {
        self.working.between(earlier, later)
    }

    /// How many days after `earlier` up to and including `later` the user is not away.
    pub fn days_not_away(&self, earlier: Day, later: Day) -> u32 {
        self.present.between(earlier, later)
    }

    /// The day on which `days` days not away have passed since `day`: cadences do not run while away.
    pub fn add_days_not_away(&self, day: Day, days: u32) -> Day {
        if days == 0 { day } else { self.present.nth_after(day, days) }
    }

    /// Whether the week of `day` counts in a weekly rule: at least three of its days are working
    /// days, and on none of the days of the working week is the user away.
    pub fn lived_week(&self, day: Day) -> bool {
        let monday = day.monday();
        let away_at_work = (0..7).map(|offset| monday.plus(offset)).any(|day| self.is_away_at_work(day));
        !away_at_work && self.working_days_between(monday.plus(-1), monday.plus(6)) >= LIVED_WEEK_WORKING_DAYS
    }

    fn is_away_at_work(&self, day: Day) -> bool {
        self.working.week[usize::from(day.weekday())] && self.is_away(day)
    }
}

/// How exactly a day is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// To the day.
    #[default]
    Day,
    /// To the month: it counts as the month's 15th.
    Month,
    /// To the year: it counts as the 1st of July.
    Year,
}

impl Precision {
    /// The day that `day`, any day of the month or year meant, counts as in every rule: the middle of
    /// what is known, never later than the day it was recorded. An exact day counts as itself.
    pub fn counts_as(self, day: Day, recorded_on: Day) -> Day {
        if self == Precision::Day {
            return day;
        }
        let (year, month, _) = day.ymd();
        let middle = match self {
            Precision::Day => Some(day),
            Precision::Month => Day::new(year, month, 15),
            Precision::Year => Day::new(year, 7, 1),
        };
        middle.unwrap_or(day).min(recorded_on)
    }
}

/// The days of a weekly pattern outside some spans, countable in both directions.
///
/// All days are thought of as one numbered line; `up_to` gives the number of a day, `at` the day of a
/// number. Between two spans off, both are plain arithmetic on the week.
#[derive(Clone, Debug, PartialEq, Eq)]
struct CountedDays {
    week: [bool; 7],
    /// How many days of the pattern come before each weekday, Monday first, and at last in a whole week.
    in_week: [i64; 8],
    off: Vec<OffSpan>,
}

/// A span of days taken out of the pattern, by day number, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct OffSpan {
    from: i64,
    to: i64,
    /// Days of the weekly pattern taken out by this span and all before it.
    taken: i64,
    /// The number of the last counted day before it.
    reached: i64,
}

impl CountedDays {
    fn new(week: [bool; 7], mut spans: Vec<(Day, Day)>) -> CountedDays {
        order::sort(&mut spans);
        let mut in_week = [0; 8];
        for (at, on) in week.into_iter().enumerate() {
            in_week[at + 1] = in_week[at] + i64::from(on);
        }
        let mut days = CountedDays { week, in_week, off: Vec::new() };
        for (from, to) in spans {
            days.take_out(i64::from(from.number()), i64::from(to.number()));
        }
        days
    }

    /// Takes out a span that begins no earlier than those taken out before.
    fn take_out(&mut self, from: i64, to: i64) {
        let (last_to, taken) = self.off.last().map_or((i64::MIN, 0), |last| (last.to, last.taken));
        let from = from.max(last_to.saturating_add(1));
        if from <= to {
            let reached = self.pattern_up_to(from - 1) - taken;
            self.off.push(OffSpan { from, to, taken: self.pattern_up_to(to) - reached, reached });
        }
    }

    fn contains(&self, day: Day) -> bool {
        let number = i64::from(day.number());
        let begun = self.off.partition_point(|span| span.from <= number);
        let is_off = begun > 0 && self.off[begun - 1].to >= number;
        self.week[usize::from(day.weekday())] && !is_off
    }

    fn between(&self, earlier: Day, later: Day) -> u32 {
        u32::try_from(self.up_to(later) - self.up_to(earlier)).unwrap_or(0)
    }

    fn nth_after(&self, day: Day, n: u32) -> Day {
        self.at(self.up_to(day) + i64::from(n))
    }

    fn last_before(&self, day: Day) -> Day {
        self.at(self.up_to(day.plus(-1)))
    }

    /// The number of a day: how many counted days there are up to and including it, from a fixed
    /// Monday on (negative before).
    fn up_to(&self, day: Day) -> i64 {
        let number = i64::from(day.number());
        let begun = self.off.partition_point(|span| span.from <= number);
        if begun == 0 {
            return self.pattern_up_to(number);
        }
        let span = self.off[begun - 1];
        self.pattern_up_to(number.max(span.to)) - span.taken
    }

    /// The counted day with this number.
    fn at(&self, number: i64) -> Day {
        let passed = self.off.partition_point(|span| span.reached < number);
        let taken = if passed == 0 { 0 } else { self.off[passed - 1].taken };
        let day = self.pattern_at(number + taken).clamp(i64::from(i32::MIN), i64::from(i32::MAX));
        Day::from_number(i32::try_from(day).unwrap_or_default())
    }

    /// Days of the weekly pattern up to and including a day, as if nothing were taken out.
    fn pattern_up_to(&self, day: i64) -> i64 {
        let since_monday = day - FIRST_MONDAY;
        let (weeks, weekday) = (since_monday.div_euclid(7), since_monday.rem_euclid(7));
        weeks * self.in_week[7] + self.in_week[weekday as usize + 1]
    }

    /// The day on which `pattern_up_to` first reaches `number`.
    fn pattern_at(&self, number: i64) -> i64 {
        let (weeks, nth) =
            ((number - 1).div_euclid(self.in_week[7]), (number - 1).rem_euclid(self.in_week[7]));
        let weekday = self.in_week.partition_point(|before| *before <= nth) as i64 - 1;
        FIRST_MONDAY + weeks * 7 + weekday
    }
}

/// 1969-12-29, a Monday, from which the counted days are numbered.
const FIRST_MONDAY: i64 = -3;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn calendar(holidays: &[&str], away: &[(&str, &str)]) -> WorkCalendar {
        let holidays = holidays.iter().map(|text| day(text)).collect();
        let away: Vec<_> = away.iter().map(|(from, to)| (day(from), day(to))).collect();
        WorkCalendar::new(MONDAY_TO_FRIDAY, &holidays, &away)
    }

    #[test]
    fn business_days_step_over_weekends_holidays_and_days_away() {
        let plain = calendar(&[], &[]);
        let christmas = calendar(&["2026-12-25", "2026-12-26", "2027-01-01"], &[]);
        let travelling =
            calendar(&["2026-12-25"], &[("2026-12-21", "2026-12-24"), ("2026-12-28", "2027-01-08")]);
        for (calendar, from, n, expected, why) in [
            (&plain, "2026-11-25", 0, "2026-11-25", "a Wednesday is a working day"),
            (&plain, "2026-11-28", 0, "2026-11-30", "Saturday moves to Monday"),
            (&plain, "2026-11-29", 0, "2026-11-30", "Sunday moves to Monday"),
            (&plain, "2026-11-25", 1, "2026-11-26", "the next day"),
            (&plain, "2026-11-27", 1, "2026-11-30", "over the weekend and the month's end"),
            (&plain, "2026-11-28", 1, "2026-11-30", "the first working day after a Saturday"),
            (&plain, "2026-11-28", 2, "2026-12-01", "and the second"),
            (&plain, "2026-11-25", 10, "2026-12-09", "two weeks"),
            (&plain, "2024-02-28", 1, "2024-02-29", "a leap day is a day"),
            (&plain, "2024-02-29", 1, "2024-03-01", "and the day after it"),
            (&plain, "2025-02-28", 1, "2025-03-03", "no leap day, and a weekend"),
            (&plain, "2026-12-31", 1, "2027-01-01", "over the year's end"),
            (&plain, "1969-12-31", 1, "1970-01-01", "over the day number nought"),
            (&plain, "1960-01-01", 260, "1960-12-30", "a leap year of working days"),
            (&christmas, "2026-12-24", 1, "2026-12-28", "holiday, holiday on a Saturday, Sunday"),
            (&christmas, "2026-12-25", 0, "2026-12-28", "from a holiday"),
            (&christmas, "2026-12-31", 1, "2027-01-04", "New Year and a weekend"),
            (&travelling, "2026-12-18", 1, "2027-01-11", "away, holiday and away again"),
            (&travelling, "2026-12-22", 0, "2027-01-11", "from within"),
            (&travelling, "2026-12-22", 3, "2027-01-13", "counting begins on return"),
        ] {
            assert_eq!(calendar.bd(day(from), n), day(expected), "bd({from}, {n}): {why}");
        }
    }

    #[test]
    fn the_working_day_before_is_when_to_prepare() {
        let calendar = calendar(&["2026-11-26"], &[("2026-11-23", "2026-11-24")]);
        assert_eq!(calendar.working_day_before(day("2026-11-30")), day("2026-11-27"));
        assert_eq!(calendar.working_day_before(day("2026-11-27")), day("2026-11-25"));
        assert_eq!(calendar.working_day_before(day("2026-11-25")), day("2026-11-20"));
    }

    #[test]
    fn cadences_do_not_run_while_away() {
        let calendar = calendar(&[], &[("2026-08-01", "2026-08-14"), ("2026-08-10", "2026-08-20")]);
        assert_eq!(calendar.add_days_not_away(day("2026-07-25"), 30), day("2026-09-13"), "20 days away");
        assert_eq!(calendar.add_days_not_away(day("2026-07-25"), 6), day("2026-07-31"), "just before");
        assert_eq!(calendar.add_days_not_away(day("2026-07-25"), 7), day("2026-08-21"), "just after");
        assert_eq!(calendar.add_days_not_away(day("2026-08-03"), 0), day("2026-08-03"), "nothing to add");
        assert_eq!(calendar.days_not_away(day("2026-07-25"), day("2026-09-13")), 30);
        assert_eq!(calendar.days_not_away(day("2026-09-13"), day("2026-07-25")), 0);
        assert!(calendar.is_away(day("2026-08-20")) && !calendar.is_away(day("2026-08-21")));
    }

    #[test]
    fn a_week_is_lived_with_three_working_days_and_none_away() {
        let calendar = calendar(
            &["2026-11-23", "2026-11-24", "2026-11-30", "2026-12-01", "2026-12-02"],
            &[("2026-12-12", "2026-12-13"), ("2026-12-18", "2026-12-18")],
        );
        for (monday, lived, why) in [
            ("2026-11-16", true, "an ordinary week"),
            ("2026-11-23", true, "two holidays leave three"),
            ("2026-11-30", false, "three holidays leave two"),
            ("2026-12-07", true, "a weekend trip takes no working day"),
            ("2026-12-14", false, "one Friday away"),
        ] {
            assert_eq!(calendar.lived_week(day(monday)), lived, "{monday}: {why}");
            assert_eq!(calendar.lived_week(day(monday).plus(6)), lived, "asked with its Sunday");
        }
    }

    #[test]
    fn a_week_without_working_days_counts_as_monday_to_friday() {
        let calendar = WorkCalendar::new([false; 7], &BTreeSet::new(), &[]);
        assert_eq!(calendar, WorkCalendar::default());
    }

    #[test]
    fn away_for_ever_ends_with_the_calendar() {
        let end = Day::from_number(i32::MAX);
        let calendar = WorkCalendar::new(MONDAY_TO_FRIDAY, &BTreeSet::new(), &[(end, day("2026-01-01"))]);
        assert_eq!(calendar.bd(day("2026-05-05"), 3), end, "and a span given backwards is a span");
        assert_eq!(calendar.working_days_between(day("2026-05-05"), end), 0);
    }

    #[test]
    fn a_month_or_year_counts_as_its_middle_never_later_than_recorded() {
        for (precision, known, recorded, expected) in [
            (Precision::Day, "2026-03-31", "2026-04-02", "2026-03-31"),
            (Precision::Month, "2026-02-28", "2026-04-02", "2026-02-15"),
            (Precision::Month, "2026-04-01", "2026-04-02", "2026-04-02"),
            (Precision::Year, "2024-01-01", "2026-04-02", "2024-07-01"),
            (Precision::Year, "2026-01-01", "2026-04-02", "2026-04-02"),
        ] {
            assert_eq!(
                precision.counts_as(day(known), day(recorded)),
                day(expected),
                "{precision:?} {known}"
            );
        }
    }

    prop_compose! {
        /// Any week, holidays and spans away around the year 1970.
        fn some_calendar()(
            week in any::<[bool; 7]>(),
            holidays in prop::collection::btree_set(-60_i32..60, 0..12),
            away in prop::collection::vec((-60_i32..60, 0_i32..15), 0..5),
        ) -> ([bool; 7], BTreeSet<Day>, Vec<(Day, Day)>) {
            let number = Day::from_number;
            let away = away.into_iter().map(|(from, days)| (number(from), number(from + days))).collect();
            (week, holidays.into_iter().map(number).collect(), away)
        }
    }

    proptest! {
        #[test]
        fn counting_agrees_with_walking((week, holidays, away) in some_calendar(), from in -80_i32..80, n in 1_u32..40) {
            let calendar = WorkCalendar::new(week, &holidays, &away);
            let week = if week == [false; 7] { MONDAY_TO_FRIDAY } else { week };
            let is_away = |day: Day| away.iter().any(|&(first, last)| first <= day && day <= last);
            let works = |day: Day| week[usize::from(day.weekday())] && !holidays.contains(&day) && !is_away(day);
            let walk = |start: Day| (1_i32..).map(move |offset| start.plus(offset));
            let from = Day::from_number(from);

            prop_assert_eq!(calendar.is_working(from), works(from));
            prop_assert_eq!(calendar.is_away(from), is_away(from));
            let nth = walk(from).filter(|&day| works(day)).nth(n as usize - 1).unwrap();
            prop_assert_eq!(calendar.bd(from, n), nth);
            prop_assert_eq!(calendar.working_days_between(from, nth), n);
            prop_assert_eq!(calendar.bd(from, 0), walk(from.plus(-1)).find(|&day| works(day)).unwrap());
            let before = (1..).map(|offset| from.plus(-offset)).find(|&day| works(day)).unwrap();
            prop_assert_eq!(calendar.working_day_before(from), before);
            let present = walk(from).filter(|&day| !is_away(day)).nth(n as usize - 1).unwrap();
            prop_assert_eq!(calendar.add_days_not_away(from, n), present);
            prop_assert_eq!(calendar.days_not_away(from, present), n);
        }
    }
}
