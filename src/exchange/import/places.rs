//! Places: what the company and position of a row come to, and which organization a company is.

use crate::book::{Affiliation, Book, Contact, Organization, Row};
use crate::exchange::linkedin::ConnectionRow;
use crate::id::Id;
use crate::moment::Source;
use crate::text::{company_key, fold, same_company};
use std::collections::BTreeMap;

/// What the company and position of a row come to for somebody who is here.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Placing {
    /// Nothing: the row has none, or the book has it.
    #[default]
    Nothing,
    /// No place was known of them: it is added.
    Add,
    /// A place of theirs lacked its title or its organization, which the row has.
    Complete(Id<Affiliation>),
    /// They have moved on: the new place is added, these become past (R113).
    Move(Vec<Id<Affiliation>>),
}

/// What people write where a company is asked for, that is no company: nobody is a colleague by it.
#[rustfmt::skip]
const NO_COMPANY: &[&str] = &[
    "self employed", "selfemployed", "self", "freelance", "freelancer", "independent",
    "independent consultant", "independent contractor", "consultant", "stealth", "stealth startup",
    "stealth mode", "stealth mode startup", "confidential", "retired", "unemployed", "student", "none", "na",
    "n a", "various", "looking for opportunities", "open to work", "career break", "selbststandig",
    "freiberuflich", "freiberufler", "independant", "autonomo", "libero professionista", "zzp",
];

/// A row's company and position.
#[derive(Clone, Debug, PartialEq)]
pub struct Place<'a> {
    /// The organization's name; may be empty.
    pub organization: &'a str,
    /// The title; may be empty.
    pub title: String,
}

impl Place<'_> {
    /// Of a row. "Freelance" and the like are no organization; they stand with the title.
    pub fn of(row: &ConnectionRow) -> Place<'_> {
        let words = crate::text::words(&row.company).join(" ");
        match (NO_COMPANY.contains(&words.as_str()), row.position.is_empty()) {
            (false, _) => Place { organization: &row.company, title: row.position.clone() },
            (true, true) => Place { organization: "", title: row.company.clone() },
            (true, false) => Place { organization: "", title: format!("{} ({})", row.position, row.company) },
        }
    }

    /// Whether the row has neither.
    pub fn is_empty(&self) -> bool {
        self.organization.is_empty() && self.title.is_empty()
    }
}

/// What a row's place comes to for somebody who is here.
pub(super) fn placing(
    book: &Book,
    contact: Id<Contact>,
    row: &ConnectionRow,
    organizations: &mut Organizations,
) -> Placing {
    let place = Place::of(row);
    if place.is_empty() {
        return Placing::Nothing;
    }
    let known: Vec<Known> = book
        .naming::<Affiliation>(contact.number())
        .map(|row| known(book, row, &place, organizations))
        .collect();
    let present = || known.iter().filter(|known| known.row.is_present());
    if known.iter().any(|known| known.is_all(&place)) {
        return Placing::Nothing;
    }
    match present().find(|known| known.is_part(&place)) {
        Some(known) if known.lacks(&place) => Placing::Complete(known.row.id),
        Some(_) => Placing::Nothing,
        None if present().next().is_none() => Placing::Add,
        None => Placing::Move(left(&present().map(|known| known.row).collect::<Vec<_>>())),
    }
}

/// Whether somebody is known to be at a row's company.
pub(super) fn is_placed(
    book: &Book,
    contact: Id<Contact>,
    row: &ConnectionRow,
    organizations: &mut Organizations,
) -> bool {
    let place = Place::of(row);
    let mut affiliations = book.naming::<Affiliation>(contact.number());
    !place.organization.is_empty()
        && affiliations.any(|row| known(book, row, &place, organizations).same_organization)
}

/// Which places somebody leaves who has moved on: those that came with a file, else the only one. Of several
/// that the user typed nobody can tell.
fn left(present: &[&Row<Affiliation>]) -> Vec<Id<Affiliation>> {
    let imported: Vec<Id<Affiliation>> =
        present.iter().filter(|row| row.source == Source::Import).map(|row| row.id).collect();
    match (imported.is_empty(), present) {
        (true, [only]) => vec![only.id],
        _ => imported,
    }
}

/// A place the book knows, beside the one of a row.
struct Known<'a> {
    row: &'a Row<Affiliation>,
    same_organization: bool,
    same_title: bool,
}

fn known<'a>(
    book: &'a Book,
    row: &'a Row<Affiliation>,
    place: &Place,
    organizations: &mut Organizations,
) -> Known<'a> {
    let same_organization = match row.organization.and_then(|id| book.get(id)) {
        Some(organization) => {
            !place.organization.is_empty()
                && (organization.name == place.organization
                    || organizations.find(place.organization) == Some(organization.id)
                    || same_company(&organization.name, place.organization))
        }
        None => false,
    };
    let same_title =
        !place.title.is_empty() && (row.title == place.title || fold(&row.title) == fold(&place.title));
    Known { row, same_organization, same_title }
}

impl Known<'_> {
    /// It says all that the row says.
    fn is_all(&self, place: &Place) -> bool {
        (place.organization.is_empty() || self.same_organization)
            && (place.title.is_empty() || self.same_title)
    }

    /// It agrees with the row in one thing and does not speak against it in the other.
    fn is_part(&self, place: &Place) -> bool {
        let organization_fits =
            self.same_organization || place.organization.is_empty() || self.row.organization.is_none();
        let title_fits = self.same_title || place.title.is_empty() || self.row.title.trim().is_empty();
        (self.same_organization || self.same_title) && organization_fits && title_fits
    }

    fn lacks(&self, place: &Place) -> bool {
        (self.row.organization.is_none() && !place.organization.is_empty())
            || (self.row.title.trim().is_empty() && !place.title.is_empty())
    }
}

/// The organizations of the book and those that an import adds, found by name, other name or company key.
pub(super) struct Organizations {
    names: BTreeMap<String, Id<Organization>>,
    companies: BTreeMap<String, Id<Organization>>,
    /// What was found before, by the name as written.
    found: BTreeMap<String, Id<Organization>>,
}

impl Organizations {
    pub(super) fn new(book: &Book) -> Organizations {
        let mut organizations =
            Organizations { names: BTreeMap::new(), companies: BTreeMap::new(), found: BTreeMap::new() };
        for row in book.organizations.iter() {
            organizations.note(row.id, &row.name);
        }
        for row in book.organizations.iter() {
            row.aliases.iter().for_each(|alias| organizations.note(row.id, alias));
        }
        organizations
    }

    /// The organization that a company's name means.
    pub(super) fn find(&mut self, name: &str) -> Option<Id<Organization>> {
        if let Some(found) = self.found.get(name) {
            return Some(*found);
        }
        let by_name = self.names.get(&fold(name));
        let found = by_name.or_else(|| self.companies.get(&company_key(name))).copied()?;
        self.found.insert(name.to_owned(), found);
        Some(found)
    }

    /// Notes a name of an organization; the first organization of a name keeps it.
    pub(super) fn note(&mut self, id: Id<Organization>, name: &str) {
        self.names.entry(fold(name)).or_insert(id);
        let company = company_key(name);
        if !company.is_empty() {
            self.companies.entry(company).or_insert(id);
        }
    }
}
