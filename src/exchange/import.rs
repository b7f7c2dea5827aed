//! Import: what a file of connections would do to the book, row by row, before anything is done.
//!
//! [`plan`] finds for each row whom it means; [`ImportPlan::deed`] says what comes of it with the user's
//! choices; [`changes`] writes that down as one action. Nothing that the user typed is replaced unless asked:
//! blanks are filled, and a new job is added beside the old one, which is kept as past (R113).
//!
//! The same file twice is the same file once, for three reasons that hold for every file. Which rows repeat
//! others is told by the file alone. Whatever was done about a row, there is somebody afterwards to whom it
//! brings nothing: who was added says all of it, and who was updated has got what was new. And whether a row
//! brings somebody nothing is looked at first, row by row; no other row has a say in it. All to whom a row
//! surely brings nothing are taken by it, not only one of them: so whoever was taken or changed the first time
//! is taken the second time, and who is left is as before and looked for by fewer rows.

mod here;
mod places;
mod repeats;
#[cfg(test)]
mod tests;
mod write;

pub use places::{Place, Placing};
pub use write::changes;

use super::DateOrder;
use super::linkedin::{ConnectionRow, Parsed};
use crate::book::values::Labelled;
use crate::book::{Book, Contact, Row};
use crate::day::Day;
use crate::forget::is_passed_over;
use crate::id::Id;
use crate::text::profile_key;
use here::{Sign, WhoIsHere, full_name_key, has_name, has_name_and_day, name_key};
use places::{Organizations, Places};
use repeats::{fullest_first, repeats};
use std::collections::{BTreeMap, BTreeSet};

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
    /// Perhaps somebody who is here: the user is asked if it would bring them anything.
    Unsure {
        /// Who.
        contact: Id<Contact>,
        /// What the row would bring if it is them.
        news: News,
    },
    /// The same person as another row of the file, which says more.
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
    let planning = Planning {
        book,
        here: WhoIsHere::new(book),
        places: Places::new(book),
        organizations: Organizations::new(book),
        met: Met::new(),
    };
    ImportPlan { findings: planning.findings(&parsed.rows, order), order: Some(order) }
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
            (Finding::Unsure { contact, news }, Choice::SamePerson) if news.is_any() => {
                Deed::Update { contact: *contact, overwrite: false }
            }
            (Finding::Unsure { .. } | Finding::Repeats { .. }, _) => Deed::Nothing,
            (Finding::InTrash { .. } | Finding::PassedOver, _) => Deed::Nothing,
        }
    }

    /// Whether the day of connecting of the row at this place would be written down.
    pub fn writes_the_day(&self, at: usize, choices: &Choices) -> bool {
        match (self.deed(at, choices), self.findings.get(at)) {
            (Deed::Add, _) => true,
            (
                Deed::Update { overwrite, .. },
                Some(Finding::Known { news, .. } | Finding::Unsure { news, .. }),
            ) => {
                let has_day = |fields: &[Field]| fields.contains(&Field::ConnectedOn);
                has_day(&news.fills) || (overwrite && has_day(&news.differs))
            }
            _ => false,
        }
    }

    /// How many people would be added and updated.
    pub fn counts(&self, choices: &Choices) -> Counts {
        let (mut added, mut updated) = (0, BTreeSet::new());
        for at in 0..self.findings.len() {
            match self.deed(at, choices) {
                Deed::Add => added += 1,
                Deed::Update { contact, .. } => _ = updated.insert(contact),
                Deed::Nothing => {}
            }
        }
        Counts { added, updated: updated.len() }
    }
}

impl Finding {
    /// Whether the user is asked whom the row means.
    pub fn is_question(&self) -> bool {
        matches!(self, Finding::Unsure { news, .. } if news.is_any())
    }

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
            Finding::Unsure { news, .. } if news.is_any() => {
                &[Choice::SamePerson, Choice::SomebodyElse, Choice::Leave]
            }
            Finding::Unsure { .. }
            | Finding::Repeats { .. }
            | Finding::InTrash { .. }
            | Finding::PassedOver => &[Choice::SomebodyElse, Choice::Leave],
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
    here: WhoIsHere<'a>,
    places: Places<'a>,
    organizations: Organizations,
    met: Met,
}

/// Who was found so far, and for which line.
type Met = BTreeMap<Id<Contact>, u32>;

impl<'a> Planning<'a> {
    /// The stronger sign before the weaker, for all rows, and by each those first to whom a row brings nothing: a
    /// file has each connection once, so whoever is found for one row is not found, nor asked about, for another.
    fn findings(mut self, rows: &[ConnectionRow], order: DateOrder) -> Vec<Finding> {
        let keys: Vec<RowKeys> = rows.iter().map(|row| RowKeys::of(row, order)).collect();
        let fullest_first = fullest_first(rows);
        let mut findings = repeats(rows, &keys, &fullest_first);
        for sign in Sign::ALL {
            self.find(&fullest_first, &mut findings, |planning, at| {
                planning.says_nothing(sign, &rows[at], &keys[at])
            });
            self.find(&fullest_first, &mut findings, |planning, at| {
                planning.known(sign, &rows[at], &keys[at])
            });
        }
        let found = rows.iter().zip(&keys).zip(findings);
        found.map(|((row, keys), finding)| finding.unwrap_or_else(|| self.unsure_or_new(row, keys))).collect()
    }

    /// Looks again at the rows for which nothing was found yet.
    fn find(
        &mut self,
        order: &[usize],
        findings: &mut [Option<Finding>],
        look: impl Fn(&mut Self, usize) -> Option<Finding>,
    ) {
        for at in order {
            if findings[*at].is_none() {
                findings[*at] = look(self, *at);
            }
        }
    }

    /// Somebody to whom the row, of which this is the strongest sign, brings nothing. All of whom that is sure are
    /// met, whoever of them is named: else a row would let somebody go once it says nothing to another, too. Only at
    /// an address that is shared those are not met whom the row does not name: they may have a row of their own.
    fn says_nothing(&mut self, sign: Sign, row: &ConnectionRow, keys: &RowKeys) -> Option<Finding> {
        if keys.strongest() != sign {
            return None;
        }
        let knows_all = self.knows_all(row, keys);
        let is_sure = |contact: &Row<Contact>| sign != Sign::NameAndDay || has_name_and_day(contact, keys);
        let names_one = sign == Sign::Email && knows_all.iter().any(|(contact, _)| has_name(contact, keys));
        let is_meant = |contact: &Row<Contact>| !names_one || has_name(contact, keys);
        for (contact, _) in knows_all.iter().filter(|(contact, _)| is_sure(contact) && is_meant(contact)) {
            self.met.entry(contact.id).or_insert(row.line);
        }
        let likest = |(contact, news): &(&Row<Contact>, News)| {
            (!is_sure(contact), !is_meant(contact), news.differs.len())
        };
        let (contact, _) = knows_all.into_iter().min_by_key(likest)?;
        let (id, news) = (contact.id, self.news(contact, row, keys));
        // By the name alone it may still be somebody else.
        Some(match is_sure(contact) {
            true => Finding::Known { contact: id, news },
            false => Finding::Unsure { contact: id, news },
        })
    }

    /// A profile is one person's, so that it finds them for every row that has one of theirs.
    fn known(&mut self, sign: Sign, row: &ConnectionRow, keys: &RowKeys) -> Option<Finding> {
        let is_free = |other: &Row<Contact>| sign == Sign::Profile || !self.met.contains_key(&other.id);
        if let Some(contact) = self.here.by(sign, keys, |other| is_live(other) && is_free(other)) {
            self.met.entry(contact.id).or_insert(row.line);
            return Some(Finding::Known { contact: contact.id, news: self.news(contact, row, keys) });
        }
        let same_address =
            || self.here.by(Sign::Email, keys, is_live).and_then(|other| self.met.get(&other.id));
        // With a profile of its own it is somebody else at the same address, also when the file comes again.
        let line = same_address().filter(|_| sign == Sign::Email && keys.profile.is_none()).copied();
        line.map(|line| Finding::Repeats { line })
    }

    fn unsure_or_new(&mut self, row: &ConnectionRow, keys: &RowKeys) -> Finding {
        if [&row.url, &row.email].iter().any(|address| is_passed_over(self.book, address)) {
            return Finding::PassedOver;
        }
        let perhaps = self.here.perhaps(keys);
        let candidates: Vec<_> = perhaps.filter(|contact| !self.met.contains_key(&contact.id)).collect();
        let at_the_same_place = |contact: &&&Row<Contact>| {
            places::is_placed(self.book, &self.places.of(contact.id), row, &mut self.organizations)
        };
        if let Some(contact) = candidates.iter().find(at_the_same_place).or(candidates.first()) {
            return Finding::Unsure { contact: contact.id, news: self.news(contact, row, keys) };
        }
        let mut signs = Sign::ALL.into_iter();
        let in_trash = signs.find_map(|sign| self.here.by(sign, keys, |other| other.trashed.is_some()));
        match in_trash.and_then(|other| other.trashed) {
            Some(since) => Finding::InTrash { since },
            None => Finding::New,
        }
    }

    /// Nobody changes what is known of those who are to be left alone (R115).
    fn news(&mut self, contact: &Row<Contact>, row: &ConnectionRow, keys: &RowKeys) -> News {
        match contact.is_out_of_reach() {
            true => News::default(),
            false => self.compared(contact, row, keys),
        }
    }

    /// Those who have the strongest that the row has, and know all that it says. An address finds people of another
    /// name, too.
    fn knows_all(&mut self, row: &ConnectionRow, keys: &RowKeys) -> Vec<(&'a Row<Contact>, News)> {
        let here: Vec<_> = self.here.of_its_kind(keys).collect();
        let has_address = keys.strongest() != Sign::NameAndDay;
        let compared = here.into_iter().map(|contact| (contact, self.compared(contact, row, keys)));
        let fits = |news: &News| !news.is_any() && (has_address || !news.differs.contains(&Field::Name));
        compared.filter(|(_, news)| fits(news)).collect()
    }

    fn compared(&mut self, contact: &Row<Contact>, row: &ConnectionRow, keys: &RowKeys) -> News {
        let places = self.places.of(contact.id);
        let place = places::placing(self.book, &places, row, &mut self.organizations);
        let mut news = News { place, ..News::default() };
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

fn is_live(row: &Row<Contact>) -> bool {
    row.trashed.is_none()
}

/// How a field of the book stands to the file's.
#[derive(Clone, Copy, PartialEq, Eq)]
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

/// First and last name each by themselves, unless the two are the same as a whole. What the row has not, it
/// does not speak of.
fn name_state(contact: &Contact, row: &ConnectionRow) -> State {
    if contact.given == row.first && contact.family == row.last {
        return State::Same;
    }
    let [given, called, family] =
        [&contact.given, &contact.called, &contact.family].map(|name| name_key(name));
    let [first, last] = [&row.first, &row.last].map(|name| name_key(name));
    let is_the_rows = |name: &str| format!("{name} {family}").trim() == format!("{first} {last}").trim();
    if is_the_rows(&given) || is_the_rows(&called) {
        return State::Same;
    }
    // Where one field holds the whole name, a part of that is nothing new.
    let said = || first.split(' ').chain(last.split(' ')).filter(|word| !word.is_empty());
    let holds_it = |name: &String| said().all(|word| name.split(' ').any(|known| known == word));
    if (given.is_empty() || family.is_empty()) && [&given, &called, &family].into_iter().any(holds_it) {
        return State::Same;
    }
    let of_part = |known: &str, other: &str, said: &str| match (known.is_empty(), said.is_empty()) {
        (_, true) => State::Same,
        (true, false) => State::Blank,
        _ if known == said || other == said => State::Same,
        _ => State::Other,
    };
    match [of_part(&given, &called, &first), of_part(&family, &family, &last)] {
        [State::Other, _] | [_, State::Other] => State::Other,
        [State::Blank, _] | [_, State::Blank] => State::Blank,
        [State::Same, State::Same] => State::Same,
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
        (Some(known), _) if keys.days.contains(&Some(known.day)) => State::Same,
        (Some(_), Some(_)) => State::Other,
    }
}

/// What tells of a row whom it means.
struct RowKeys {
    profile: Option<String>,
    email: Option<String>,
    name: String,
    is_part_of_a_name: bool,
    /// The day of connecting in the order chosen.
    day: Option<Day>,
    /// The days that its date may mean.
    days: [Option<Day>; 2],
}

impl RowKeys {
    fn of(row: &ConnectionRow, order: DateOrder) -> RowKeys {
        RowKeys {
            profile: profile_key(&row.url),
            email: here::email_key(&row.email),
            name: full_name_key(&row.first, &row.last),
            is_part_of_a_name: row.first.is_empty() || row.last.is_empty(),
            day: row.connected_on.day(order),
            days: row.connected_on.days(),
        }
    }

    /// The strongest sign that the row has.
    fn strongest(&self) -> Sign {
        match (&self.profile, &self.email) {
            (Some(_), _) => Sign::Profile,
            (None, Some(_)) => Sign::Email,
            (None, None) => Sign::NameAndDay,
        }
    }
}
