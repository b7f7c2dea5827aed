//! What all forms share: what is wrong with a field, days by name, times as they are typed.

use crate::book::{Book, Contact};
use crate::calendar::WorkCalendar;
use crate::day::Day;
use crate::id::Id;
use crate::page::sentence::say_day;

/// What is wrong with one field of a form; worded for the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldProblem<F> {
    /// Which field.
    pub field: F,
    /// What is wrong and what to do.
    pub what: &'static str,
}

/// What is wrong with a field, if anything.
pub fn problem_of<F: PartialEq>(problems: &[FieldProblem<F>], field: F) -> Option<&'static str> {
    problems.iter().find(|problem| problem.field == field).map(|problem| problem.what)
}

/// How many of the latest interactions are looked through for people.
const LATEST: usize = 100;

/// Those something was last noted about, latest first: offered where somebody is to be picked.
pub fn recent_people(book: &Book, limit: usize) -> Vec<Id<Contact>> {
    let latest = (0..book.interactions.slots()).rev().filter_map(|slot| book.interactions.at(slot));
    let living = latest.filter(|row| row.trashed.is_none()).take(LATEST);
    let mut people: Vec<Id<Contact>> = Vec::new();
    for id in living.flat_map(|row| row.with.iter().map(|with| with.contact)) {
        let offered = book.get(id).is_some_and(|contact| !contact.is_out_of_reach());
        if offered && !people.contains(&id) {
            people.push(id);
        }
    }
    people.truncate(limit);
    people
}

/// Days to come by name, each a working day: what a date field offers below it.
pub fn days_ahead(today: Day, calendar: &WorkCalendar) -> Vec<(Day, String)> {
    let tomorrow = calendar.bd(today, 1);
    let mut days = vec![(tomorrow, capital(&say_day(tomorrow, today)))];
    for (ahead, name) in [(7, "In a week"), (14, "In two weeks"), (30, "In a month")] {
        days.push((calendar.bd(today.plus(ahead), 0), name.to_owned()));
    }
    days.dedup_by_key(|(day, _)| *day);
    days
}

/// The text with a capital first letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Minutes since midnight as a time field writes them: `09:30`.
pub fn time_text(minute: Option<u16>) -> String {
    minute.map_or_else(String::new, |minute| format!("{:02}:{:02}", minute / 60, minute % 60))
}

/// Reads what a time field wrote; `None` for an empty or half-typed one.
pub fn read_time(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.get(..2)?.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_they_are_written() {
        for text in ["00:00", "09:30", "23:59"] {
            assert_eq!(time_text(read_time(text)), text);
        }
        assert_eq!(read_time("09:30:15"), Some(570));
        assert_eq!([read_time(""), read_time("9"), read_time("24:00"), read_time("12:60")], [None; 4]);
    }

    #[test]
    fn days_ahead_are_working_days() {
        let friday = Day::parse("2026-03-06").unwrap();
        let said: Vec<String> = days_ahead(friday, &WorkCalendar::default())
            .into_iter()
            .map(|(day, name)| format!("{name}: {day}"))
            .collect();
        assert_eq!(
            said,
            [
                "Monday: 2026-03-09",
                "In a week: 2026-03-13",
                "In two weeks: 2026-03-20",
                "In a month: 2026-04-06"
            ]
        );
    }
}
