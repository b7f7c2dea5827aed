//! Import: what a file of connections would do to the book, row by row, before anything is done.
//!
//! [`plan`] finds for each row whom it means; [`ImportPlan::deed`] says what comes of it with the user's
//! choices; [`changes`] writes that down as one action. Nothing that the user typed is replaced unless asked:
//! blanks are filled, and a new job is added beside the old one, which is kept as past (R113).

mod here;
mod places;
#[cfg(test)]
mod tests;
mod write;

pub use places::{Place, Placing};
pub use write::changes;

use super::linkedin::{ConnectionRow, Parsed};
use super::{DateOrder, DateReading};
use crate::book::values::Labelled;
use crate::book::{Book, Contact, Row};
use crate::day::Day;
use crate::forget::is_passed_over;
use crate::id::Id;
use crate::text::profile_key;
use here::{RowsSeen, Sign, WhoIsHere, name_key};
use places::Organizations;
use std::collections::BTreeMap;

/// What a file would do: for each of its rows, in the file's order, whom it means.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportPlan {
    /// What was found about each row of [`Parsed::rows`].
    pub findings: Vec<Finding>,
    /// How dates that can be read in two ways were read.
    pub order: Option<DateOrder>,
}

/// Whom a row means.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// Nobody who is here.
    New,
    /// Somebody who is here.
    Known {
        /// Who.
        contact: Id<Contact>,
        /// What the row says that the book does not.
        news: News,
    },
    /// Perhaps somebody who is here: the user is asked.
    Unsure {
        /// Who.
        contact: Id<Contact>,
        /// What the row would bring if it is them.
        news: News,
    },
    /// The same person as an earlier row of the file.
    Repeats {
        /// That row's line.
        line: u32,
    },
    /// Somebody whom the user put in the trash.
    InTrash {
        /// When.
        since: Day,
    },
    /// Somebody who was forgotten and is to be passed over (R115).
    PassedOver,
}

/// What a row says that the book does not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct News {
    /// What the book leaves blank.
    pub fills: Vec<Field>,
    /// Where the book says something else; it stays unless the user asks for the file's.
    pub differs: Vec<Field>,
    /// What the company and position of the row come to.
    pub place: Placing,
}

/// What can be filled or differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// First and last name.
    Name,
    /// The address of the profile.
    Profile,
    /// The e-mail address.
    Email,
    /// The day of connecting.
    ConnectedOn,
}

/// What the user says about a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Add or fill, as the plan has it.
    Take,
    /// Leave it out.
    Leave,
    /// Fill, and use what the file says where the book says something else.
    Overwrite,
    /// It is the person the plan asks about.
    SamePerson,
    /// It is somebody else: add them.
    SomebodyElse,
}

/// What the user says about the rows of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices(BTreeMap<usize, Choice>);

/// What is done about a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Nothing.
    Nothing,
    /// Somebody new is added.
    Add,
    /// Somebody who is here gets what is new.
    Update {
        /// Who.
        contact: Id<Contact>,
        /// Whether the file's word goes where the two differ.
        overwrite: bool,
    },
}

/// How many people an import adds and updates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// People added.
    pub added: usize,
    /// People who are here and get something new.
    pub updated: usize,
}

/// Whom each row means. `order` is how to read dates that can be read in two ways.
pub fn plan(book: &Book, parsed: &Parsed, order: DateOrder) -> ImportPlan {
    let planning =
        Planning { book, order, here: WhoIsHere::new(book), organizations: Organizations::new(book) };
    ImportPlan { findings: planning.findings(&parsed.rows), order: Some(order) }
}

impl ImportPlan {
    /// What is done about the row at this place.
    pub fn deed(&self, at: usize, choices: &Choices) -> Deed {
        let Some(finding) = self.findings.get(at) else { return Deed::Nothing };
        let choice = choices.of(at, finding);
        match (finding, choice) {
            (_, Choice::Leave) => Deed::Nothing,
            (_, Choice::SomebodyElse) | (Finding::New, _) => Deed::Add,
            (Finding::Known { contact, news }, choice) => {
                let overwrite = choice == Choice::Overwrite && !news.differs.is_empty();
                match overwrite || news.is_any() {
                    true => Deed::Update { contact: *contact, overwrite },
                    false => Deed::Nothing,
                }
            }
            (Finding::Unsure { contact, .. }, Choice::SamePerson) => {
                Deed::Update { contact: *contact, overwrite: false }
            }
            (Finding::Unsure { .. } | Finding::Repeats { .. }, _) => Deed::Nothing,
            (Finding::InTrash { .. } | Finding::PassedOver, _) => Deed::Nothing,
        }
    }

    /// How many people would be added and updated.
    pub fn counts(&self, choices: &Choices) -> Counts {
        let mut counts = Counts::default();
        for at in 0..self.findings.len() {
            match self.deed(at, choices) {
                Deed::Add => counts.added += 1,
                Deed::Update { .. } => counts.updated += 1,
                Deed::Nothing => {}
            }
        }
        counts
    }
}

impl Finding {
    /// What is done unless the user says something else.
    pub fn usual_choice(&self) -> Choice {
        match self {
            Finding::New => Choice::Take,
            Finding::Known { news, .. } if news.is_any() => Choice::Take,
            _ => Choice::Leave,
        }
    }

    /// What the user can choose.
    pub fn choices(&self) -> &'static [Choice] {
        match self {
            Finding::New => &[Choice::Take, Choice::Leave],
            Finding::Known { news, .. } => match (news.is_any(), news.differs.is_empty()) {
                (true, true) => &[Choice::Take, Choice::Leave],
                (true, false) => &[Choice::Take, Choice::Overwrite, Choice::Leave],
                (false, true) => &[],
                (false, false) => &[Choice::Overwrite, Choice::Leave],
            },
            Finding::Unsure { .. } => &[Choice::SamePerson, Choice::SomebodyElse, Choice::Leave],
            Finding::Repeats { .. } | Finding::InTrash { .. } | Finding::PassedOver => {
                &[Choice::SomebodyElse, Choice::Leave]
            }
        }
    }
}

impl News {
    /// Whether there is anything to fill or add.
    pub fn is_any(&self) -> bool {
        !self.fills.is_empty() || self.place != Placing::Nothing
    }
}

impl Choices {
    /// Notes a choice for the row at this place.
    pub fn choose(&mut self, at: usize, choice: Choice) {
        self.0.insert(at, choice);
    }

    /// Whether the user has said anything about the row at this place.
    pub fn is_made(&self, at: usize) -> bool {
        self.0.contains_key(&at)
    }

    /// The choice for the row at this place.
    pub fn of(&self, at: usize, finding: &Finding) -> Choice {
        self.0.get(&at).copied().unwrap_or_else(|| finding.usual_choice())
    }
}

struct Planning<'a> {
    book: &'a Book,
    order: DateOrder,
    here: WhoIsHere<'a>,
    organizations: Organizations,
}

impl Planning<'_> {
    /// The stronger sign first, for all rows: a file has each connection once, so whoever is found for one row
    /// is not found, nor asked about, for another.
    fn findings(mut self, rows: &[ConnectionRow]) -> Vec<Finding> {
        let keys: Vec<RowKeys> = rows.iter().map(|row| RowKeys::of(row, self.order)).collect();
        let mut findings = repeats(rows, &keys);
        let mut met = Met::new();
        for sign in [Sign::Profile, Sign::Email, Sign::NameAndDay] {
            for ((row, keys), finding) in rows.iter().zip(&keys).zip(&mut findings) {
                if finding.is_none() {
                    *finding = self.known(sign, row, keys, &mut met);
                }
            }
        }
        let found = rows.iter().zip(&keys).zip(findings);
        found
            .map(|((row, keys), finding)| finding.unwrap_or_else(|| self.unsure_or_new(row, keys, &met)))
            .collect()
    }

    fn known(&mut self, sign: Sign, row: &ConnectionRow, keys: &RowKeys, met: &mut Met) -> Option<Finding> {
        if let Some(contact) =
            self.here.by(sign, keys, |other| is_live(other) && !met.contains_key(&other.id))
        {
            met.insert(contact.id, row.line);
            return Some(Finding::Known { contact: contact.id, news: self.news(contact, row, keys) });
        }
        let same_address = || self.here.by(Sign::Email, keys, is_live).and_then(|other| met.get(&other.id));
        // With a profile of its own it is somebody else at the same address, also when the file comes again.
        let line = same_address().filter(|_| sign == Sign::Email && keys.profile.is_none()).copied();
        line.map(|line| Finding::Repeats { line })
    }

    fn unsure_or_new(&mut self, row: &ConnectionRow, keys: &RowKeys, met: &Met) -> Finding {
        if [&row.url, &row.email].iter().any(|address| is_passed_over(self.book, address)) {
            return Finding::PassedOver;
        }
        let perhaps = self.here.perhaps(keys);
        let candidates: Vec<_> = perhaps.filter(|contact| !met.contains_key(&contact.id)).collect();
        let at_the_same_place =
            |contact: &&&Row<Contact>| places::is_placed(self.book, contact.id, row, &mut self.organizations);
        if let Some(contact) = candidates.iter().find(at_the_same_place).or(candidates.first()) {
            return Finding::Unsure { contact: contact.id, news: self.news(contact, row, keys) };
        }
        let mut signs = [Sign::Profile, Sign::Email, Sign::NameAndDay].into_iter();
        let in_trash = signs.find_map(|sign| self.here.by(sign, keys, |other| other.trashed.is_some()));
        match in_trash.and_then(|other| other.trashed) {
            Some(since) => Finding::InTrash { since },
            None => Finding::New,
        }
    }

    /// Nobody changes what is known of those who are to be left alone (R115).
    fn news(&mut self, contact: &Row<Contact>, row: &ConnectionRow, keys: &RowKeys) -> News {
        if contact.is_out_of_reach() {
            return News::default();
        }
        let mut news = News {
            place: places::placing(self.book, contact.id, row, &mut self.organizations),
            ..News::default()
        };
        for (field, state) in field_states(contact, row, keys) {
            match state {
                State::Blank => news.fills.push(field),
                State::Other => news.differs.push(field),
                State::Same => {}
            }
        }
        news
    }
}

/// Who was found so far, and for which line.
type Met = BTreeMap<Id<Contact>, u32>;

fn is_live(row: &Row<Contact>) -> bool {
    row.trashed.is_none()
}

/// The rows that mean the same person as an earlier one.
fn repeats(rows: &[ConnectionRow], keys: &[RowKeys]) -> Vec<Option<Finding>> {
    let mut seen = RowsSeen::default();
    let repeated = |(row, keys): (&ConnectionRow, &RowKeys)| {
        let line = row.repeats_line.or_else(|| seen.line_of(keys, row.line))?;
        Some(Finding::Repeats { line })
    };
    rows.iter().zip(keys).map(repeated).collect()
}

/// How a field of the book stands to the file's.
enum State {
    Same,
    Blank,
    Other,
}

fn field_states(contact: &Contact, row: &ConnectionRow, keys: &RowKeys) -> [(Field, State); 4] {
    [
        (Field::Name, name_state(contact, row)),
        (Field::Profile, profile_state(contact, row, keys)),
        (Field::Email, email_state(contact, keys)),
        (Field::ConnectedOn, day_state(contact, keys)),
    ]
}

/// A family name that is missing is a blank where the first names agree.
fn name_state(contact: &Contact, row: &ConnectionRow) -> State {
    if contact.given == row.first && contact.family == row.last {
        return State::Same;
    }
    let [given, called, family] =
        [&contact.given, &contact.called, &contact.family].map(|name| name_key(name));
    let [first, last] = [&row.first, &row.last].map(|name| name_key(name));
    let is_the_rows = |name: &str| format!("{name} {family}").trim() == format!("{first} {last}").trim();
    match (given.is_empty(), family.is_empty()) {
        _ if is_the_rows(&given) || is_the_rows(&called) => State::Same,
        (true, true) => State::Blank,
        (false, true) if given == first => State::Blank,
        _ => State::Other,
    }
}

/// Another profile is no difference but one more.
fn profile_state(contact: &Contact, row: &ConnectionRow, keys: &RowKeys) -> State {
    let is_known = |link: &Labelled| link.value == row.url || profile_key(&link.value) == keys.profile;
    match keys.profile.is_none() || contact.links.iter().any(is_known) {
        true => State::Same,
        false => State::Blank,
    }
}

/// Another address is no difference but one more.
fn email_state(contact: &Contact, keys: &RowKeys) -> State {
    let is_known = |email: &Labelled| here::email_key(&email.value) == keys.email;
    match keys.email.is_none() || contact.emails.iter().any(is_known) {
        true => State::Same,
        false => State::Blank,
    }
}

fn day_state(contact: &Contact, keys: &RowKeys) -> State {
    match (contact.met_on, keys.day) {
        (_, None) => State::Same,
        (None, Some(_)) => State::Blank,
        (Some(known), day) if Some(known.day) == day || Some(known.day) == keys.other_day => State::Same,
        (Some(_), Some(_)) => State::Other,
    }
}

/// The day or days that a date may mean.
fn days_of(reading: &DateReading) -> impl Iterator<Item = Day> {
    [DateOrder::DayFirst, DateOrder::MonthFirst].into_iter().filter_map(|order| reading.day(order))
}

/// What tells of a row whom it means.
struct RowKeys {
    profile: Option<String>,
    email: Option<String>,
    name: String,
    /// The day of connecting in the order chosen.
    day: Option<Day>,
    /// The day in the other order, if that is another one.
    other_day: Option<Day>,
}

impl RowKeys {
    fn of(row: &ConnectionRow, order: DateOrder) -> RowKeys {
        let day = row.connected_on.day(order);
        RowKeys {
            profile: profile_key(&row.url),
            email: here::email_key(&row.email),
            name: name_key(&row.full_name()),
            day,
            other_day: days_of(&row.connected_on).find(|other| Some(*other) != day),
        }
    }
}
