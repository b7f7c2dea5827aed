//! Repeats: the rows of a file that mean the same person as another one.
//!
//! Only the file tells, never the book nor how its dates are read, and its rows speak in an order of their
//! own: so it comes out the same whenever the file comes, and however its rows stand.

use super::{Finding, RowKeys};
use crate::day::Day;
use crate::exchange::linkedin::ConnectionRow;
use crate::order;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What a row says, to put rows in order: first how much, then what; lines only tell apart what is equal.
type Rank<'a> = (Reverse<usize>, [&'a str; 6], [Option<Day>; 2], u32);

/// Where a row stands among the others of its file: the fullest first, wherever they are.
pub(super) fn rank(row: &ConnectionRow) -> Rank<'_> {
    let texts = [&row.url, &row.email, &row.first, &row.last, &row.company, &row.position];
    let texts = texts.map(String::as_str);
    let days = row.connected_on.days();
    let said = texts.iter().filter(|text| !text.is_empty()).count() + usize::from(days[0].is_some());
    (Reverse(said), texts, days, row.line)
}

/// The places of the rows, the fullest first.
pub(super) fn fullest_first(rows: &[ConnectionRow]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..rows.len()).collect();
    order::sort_by(&mut places, |one, other| rank(&rows[*one]).cmp(&rank(&rows[*other])));
    places
}

/// For each row, the fuller one that it repeats; `order` is [`fullest_first`].
pub(super) fn repeats(rows: &[ConnectionRow], keys: &[RowKeys], order: &[usize]) -> Vec<Option<Finding>> {
    let mut findings = vec![None; rows.len()];
    let mut seen = RowsSeen::default();
    for at in order {
        let line = seen.line_of(&keys[*at], rows[*at].line);
        findings[*at] = line.map(|line| Finding::Repeats { line });
    }
    findings
}

/// The rows looked at so far: by what each could be meant again, its line and profile.
#[derive(Default)]
struct RowsSeen<'a>(BTreeMap<SeenKey<'a>, (u32, Option<&'a str>)>);

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum SeenKey<'a> {
    Profile(&'a str),
    Email(&'a str),
    NameAndDays(&'a str, [Option<Day>; 2]),
}

impl<'a> RowsSeen<'a> {
    /// The line of another row that means the same person; notes this one if there is none.
    fn line_of(&mut self, keys: &'a RowKeys, line: u32) -> Option<u32> {
        let profile = keys.profile.as_deref();
        let by_profile = profile.map(SeenKey::Profile);
        let by_email = keys.email.as_deref().map(SeenKey::Email);
        let by_name = SeenKey::NameAndDays(&keys.name, keys.days);
        let seen_as: Vec<SeenKey> = by_profile.into_iter().chain(by_email).chain([by_name]).collect();
        let means_the_same = |other: Option<&str>| other.is_none() || profile.is_none() || other == profile;
        let mut found = seen_as.iter().filter_map(|key| self.0.get(key));
        let found = found.find(|(_, other)| means_the_same(*other)).map(|(line, _)| *line);
        if found.is_none() {
            for key in seen_as {
                self.0.entry(key).or_insert((line, profile));
            }
        }
        found
    }
}
