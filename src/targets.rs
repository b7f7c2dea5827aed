//! Targets: the organizations the user is after (R117). Their order, whom one knows there, who is worked
//! with at once, and when somebody there has helped.

use crate::book::{
    Affiliation, Ask, AskState, Book, Contact, Decision, Favor, Kind, ME, Organization, Outcome, ReasonKind,
    Role, Row, Side, Strength, Verdict,
};
use crate::day::Day;
use crate::defaults;
use crate::id::Id;
use crate::order;
use crate::outlook::Outlook;
use crate::reason::{Because, Reason};
use crate::text::{company_key, fold};
use crate::tie::Tie;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::RangeBounds;

/// Every target, most wanted first: motivation, then posting, then whether there is an advocate (c1); then
/// by name.
pub fn targets(book: &Book) -> Vec<&Row<Organization>> {
    let own = own_places(book);
    let mut all: Vec<(_, &Row<Organization>)> = book
        .organizations
        .iter()
        .filter(|row| row.target)
        .map(|row| {
            let wanted = (Reverse(row.motivation.unwrap_or(0)), Reverse(row.posting.unwrap_or(0)));
            ((wanted, !has_advocate(book, &own, row.id), fold(&row.name), row.id), row)
        })
        .collect();
    order::sort_by(&mut all, |one, other| one.0.cmp(&other.0));
    all.into_iter().map(|(_, row)| row).collect()
}

/// The targets worked at once: the first five (c1).
pub fn active(book: &Book) -> BTreeSet<Id<Organization>> {
    order::set(targets(book).into_iter().take(defaults::ACTIVE_TARGETS).map(|row| row.id))
}

/// Everybody whose turn depends on the order of the targets: all starters of all of them.
pub fn all_starters(book: &Book) -> impl Iterator<Item = Id<Contact>> {
    book.organizations
        .iter()
        .filter(|row| row.target)
        .flat_map(|row| row.starters.iter().map(|starter| starter.contact))
}

/// Somebody at an organization, now or before.
#[derive(Clone, Copy, Debug)]
pub struct There<'a> {
    /// Who.
    pub contact: &'a Row<Contact>,
    /// Their place there.
    pub place: &'a Row<Affiliation>,
}

impl There<'_> {
    /// Whether they are there now.
    pub fn is_now(&self) -> bool {
        self.place.is_present()
    }
}

/// Who is or was at an organization, each once: now before then; those known better, then insiders and
/// connectors; never by title (R69: those who know a place from within are worth more than those at its
/// head), then by name.
pub fn people_at(book: &Book, organization: Id<Organization>) -> Vec<There<'_>> {
    let mut people: Vec<There> = Vec::new();
    for place in book.naming::<Affiliation>(organization.number()) {
        let Some(contact) = book.get(place.contact).filter(|row| !row.never_contact) else { continue };
        match people.iter_mut().find(|there| there.contact.id == contact.id) {
            Some(there) if place.is_present() => there.place = place,
            Some(_) => {}
            None => people.push(There { contact, place }),
        }
    }
    order::sort_by_cached_key(&mut people, |there| (!there.is_now(), worth(there.contact)));
    people
}

/// R69: what somebody is worth as a way into a place, smallest first. Titles do not count.
fn worth(contact: &Row<Contact>) -> (bool, Reverse<u8>, bool, String, Id<Contact>) {
    (
        contact.died.is_some(),
        Reverse(contact.strength_number().unwrap_or_default()),
        !knows_the_place(contact),
        fold(&contact.full_name()),
        contact.id,
    )
}

/// R69: an insider or a connector.
pub fn knows_the_place(contact: &Contact) -> bool {
    contact.has_role(Role::Insider) || contact.has_role(Role::Connector)
}

/// Where the user works, worked or studied, as far as only "me" says it: keys of names.
#[derive(Debug)]
pub struct OwnPlaces(BTreeSet<String>);

/// Where the user works, worked or studied.
pub fn own_places(book: &Book) -> OwnPlaces {
    let me = book.get(ME);
    let names = me.into_iter().flat_map(|me| me.employers.iter().chain(&me.schools));
    OwnPlaces(names.map(|name| company_key(name)).collect())
}

impl OwnPlaces {
    fn holds(&self, organization: &Row<Organization>) -> bool {
        organization.own.is_some()
            || (!self.0.is_empty() && self.0.contains(&company_key(&organization.name)))
    }
}

/// R117: whether somebody there would speak for the user: known (strength 2 or more), or of the same school
/// or former employer.
pub fn has_advocate(book: &Book, own: &OwnPlaces, organization: Id<Organization>) -> bool {
    book.naming::<Affiliation>(organization.number())
        .filter(|row| row.is_present())
        .filter_map(|row| book.get(row.contact))
        .any(|contact| is_advocate(book, own, organization, contact))
}

/// Whether this person, who is there now, would speak for the user.
pub fn is_advocate(book: &Book, own: &OwnPlaces, there: Id<Organization>, contact: &Row<Contact>) -> bool {
    let shares = || {
        book.naming::<Affiliation>(contact.id.number())
            .filter_map(|row| book.get(row.organization?))
            .any(|organization| organization.id != there && own.holds(organization))
    };
    !contact.is_out_of_reach() && (contact.is_at_least(Strength::Met) || shares())
}

/// Somebody at a target who has been of help since the search began: then no further starter is begun with
/// there (c1: stop when a booster is found).
pub fn helper_at(outlook: &Outlook, organization: Id<Organization>) -> Option<Id<Contact>> {
    let since = outlook.campaign.map(|campaign| campaign.start).unwrap_or_default();
    outlook
        .book
        .naming::<Affiliation>(organization.number())
        .filter(|row| row.is_present())
        .map(|row| row.contact)
        .find(|contact| has_helped(outlook.book, *contact, since))
}

fn has_helped(book: &Book, contact: Id<Contact>, since: Day) -> bool {
    let number = contact.number();
    let favor = |row: &Row<Favor>| row.by == Side::Them && !row.offered && row.day >= since;
    let answer = |row: &Row<Ask>| {
        let yes = matches!(row.state, AskState::Yes | AskState::Partly);
        !row.to_me && yes && row.answered_on.is_some_and(|day| day >= since)
    };
    let helpful = || {
        Tie::new(book, contact).is_some_and(|tie| {
            tie.touches.iter().any(|touch| {
                touch.row.outcome == Some(Outcome::Helpful) && touch.two_way && touch.day >= since
            })
        })
    };
    book.naming::<Favor>(number).any(favor) || book.naming::<Ask>(number).any(answer) || helpful()
}

/// R42: the people who decide with whom the user has talked, each once, the first talk since a day: the
/// number that a search goes by.
pub fn decision_makers_met(book: &Book, since: Day) -> Vec<Id<Contact>> {
    let decides = |row: &&Row<Contact>| row.has_role(Role::DecisionMaker);
    book.contacts
        .iter()
        .filter(decides)
        .map(|row| row.id)
        .filter(|id| has_talked(book, *id, since..))
        .collect()
}

/// Whether both took part in something within these days.
pub fn has_talked(book: &Book, contact: Id<Contact>, days: impl RangeBounds<Day>) -> bool {
    Tie::new(book, contact)
        .is_some_and(|tie| tie.touches.iter().any(|touch| touch.two_way && days.contains(&touch.day)))
}

/// R117: while searching, a list of fewer than five targets gets a card a week: on the first working day of
/// each lived week, from the first full one on, unless the list changed in it already. It is due since the
/// first of them in which it was left lying, so that it steps back and asks like any other card.
pub fn short_list(outlook: &Outlook) -> Option<Reason> {
    let campaign = outlook.campaign.filter(|_| outlook.is_searching())?;
    let have: Vec<&Row<Organization>> = outlook.book.organizations.iter().filter(|row| row.target).collect();
    if have.len() >= defaults::TARGETS_AT_LEAST {
        return None;
    }
    let (today, monday) = (outlook.today, outlook.today.monday());
    let changed = outlook.book.organizations.iter().filter_map(on_or_off_the_list).max();
    let since = changed.map_or(campaign.start, |day| campaign.start.max(day.monday().plus(7)));
    let back = put_off_until(outlook);
    let shows = |day: Day| {
        let first_of_week = outlook.bd(day.monday(), 0) == day && day.monday() >= since;
        outlook.calendar.lived_week(day) && (first_of_week || back == Some(day))
    };
    if monday < since || !shows(today) {
        return None;
    }
    let first = back.map_or(since, |back| back.max(since));
    let due = (0..=today.since(first)).map(|days| first.plus(days)).find(|day| shows(*day)).unwrap_or(today);
    Some(Reason {
        kind: ReasonKind::Habit,
        contact: None,
        opened_by: Some(SHORT_LIST),
        opened_on: due,
        due,
        late_from: None,
        because: Because::ShortTargetList { have: have.len() },
        evidence: have.iter().map(|row| (Kind::Organization, row.id.number())).collect(),
    })
}

/// The working day on which the card comes back that was put off.
fn put_off_until(outlook: &Outlook) -> Option<Day> {
    let about =
        |row: &&Row<Decision>| row.about == Some(ReasonKind::Habit) && row.opened_by == Some(SHORT_LIST);
    let until = |row: &Row<Decision>| match row.verdict {
        Verdict::Snooze => row.until,
        Verdict::Skip => {
            Some(outlook.calendar.add_days_not_away(row.day, defaults::SKIPPED_SUGGESTION_DAYS as u32))
        }
        _ => None,
    };
    let latest = outlook.book.decisions.iter().filter(about).filter_map(until).max();
    latest.map(|day| outlook.bd(day, 0))
}

/// What decisions about the card of the short list name, for habits have no record of their own.
const SHORT_LIST: u64 = 117;

const MILLIS_A_DAY: u64 = 24 * 60 * 60 * 1000;

/// The day an organization came on the list or left it, as far as its stamps tell.
fn on_or_off_the_list(row: &Row<Organization>) -> Option<Day> {
    const TARGET: crate::book::record::Part = crate::book::record::Part { field: 3, item: 0 };
    let written = row.stamp_of(TARGET);
    match written == row.stamp {
        true => row.target.then_some(row.recorded_on),
        false => Some(Day::from_number((written.millis() / MILLIS_A_DAY) as i32)),
    }
}
