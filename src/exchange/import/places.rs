//! Places: what the company and position of a row come to, and which organization a company is.

use super::here;
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

/// A place of somebody who is here.
#[derive(Clone)]
pub(super) struct PlaceHere {
    pub(super) id: Id<Affiliation>,
    pub(super) affiliation: Affiliation,
    /// A file brought it, and the user wrote neither its title nor its organization since.
    of_a_file: bool,
    /// A file brought it, and the user wrote this since.
    own_title: bool,
    own_organization: bool,
    in_trash: bool,
}

impl PlaceHere {
    fn of(row: &Row<Affiliation>) -> PlaceHere {
        let is_own = |field| row.source == Source::Import && here::written(row, field).source == Source::User;
        let own_title = is_own("title") && !row.title.trim().is_empty();
        let own_organization = is_own("organization") && row.organization.is_some();
        PlaceHere {
            id: row.id,
            affiliation: row.record.clone(),
            of_a_file: row.source == Source::Import && !own_title && !own_organization,
            own_title,
            own_organization,
            in_trash: row.trashed.is_some(),
        }
    }

    /// One that this import adds.
    pub(super) fn new(id: Id<Affiliation>, affiliation: Affiliation) -> PlaceHere {
        PlaceHere {
            id,
            affiliation,
            of_a_file: true,
            own_title: false,
            own_organization: false,
            in_trash: false,
        }
    }

    fn is_present(&self) -> bool {
        !self.in_trash && self.affiliation.is_present()
    }

    /// Whether the user put one thing right after a file brought it, and the row does not differ in the other:
    /// it says what the file said then.
    fn is_put_right(&self, knows: Knows, place: &Place) -> bool {
        (self.own_title && (knows.organization || place.organization.is_empty()))
            || (self.own_organization && (knows.title || place.title.is_empty()))
    }
}

/// The places of everybody, also those in the trash: they do not come back by themselves.
pub(super) struct Places<'a> {
    book: &'a Book,
    in_trash: BTreeMap<Id<Contact>, Vec<&'a Row<Affiliation>>>,
}

impl<'a> Places<'a> {
    pub(super) fn new(book: &'a Book) -> Places<'a> {
        let mut in_trash: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for row in book.affiliations.iter_any().filter(|row| row.trashed.is_some()) {
            in_trash.entry(row.contact).or_default().push(row);
        }
        Places { book, in_trash }
    }

    pub(super) fn of(&self, contact: Id<Contact>) -> Vec<PlaceHere> {
        let live = self.book.naming::<Affiliation>(contact.number());
        let in_trash = self.in_trash.get(&contact).into_iter().flatten().copied();
        live.chain(in_trash).map(PlaceHere::of).collect()
    }
}

/// What a row's place comes to for somebody with these places.
pub(super) fn placing(
    book: &Book,
    places: &[PlaceHere],
    row: &ConnectionRow,
    organizations: &mut Organizations,
) -> Placing {
    let place = Place::of(row);
    if place.is_empty() {
        return Placing::Nothing;
    }
    let known: Vec<(&PlaceHere, Knows)> =
        places.iter().map(|here| (here, knows(book, here, &place, organizations))).collect();
    let present = || known.iter().filter(|(here, _)| here.is_present());
    if known.iter().any(|(_, knows)| knows.all_of(&place)) {
        return Placing::Nothing;
    }
    if present().any(|(here, knows)| here.is_put_right(*knows, &place)) {
        return Placing::Nothing;
    }
    if let Some((here, _)) = present().find(|(here, knows)| knows.part_of(&place, here)) {
        return Placing::Complete(here.id);
    }
    match present().next() {
        None => Placing::Add,
        Some(_) => Placing::Move(left(&present().map(|(here, _)| *here).collect::<Vec<_>>())),
    }
}

/// Whether one of these places is at a row's company.
pub(super) fn is_placed(
    book: &Book,
    places: &[PlaceHere],
    row: &ConnectionRow,
    organizations: &mut Organizations,
) -> bool {
    let place = Place::of(row);
    places.iter().any(|here| !here.in_trash && knows(book, here, &place, organizations).organization)
}

/// Which places somebody leaves who has moved on: those that came with a file, else the only one that the
/// user typed. Of several nobody can tell, and what the user put right stays.
fn left(present: &[&PlaceHere]) -> Vec<Id<Affiliation>> {
    let of_a_file: Vec<Id<Affiliation>> =
        present.iter().filter(|here| here.of_a_file).map(|here| here.id).collect();
    match (of_a_file.is_empty(), present) {
        (true, [only]) if !only.own_title && !only.own_organization => vec![only.id],
        _ => of_a_file,
    }
}

/// What a place of the book and one of a row agree in.
#[derive(Clone, Copy)]
struct Knows {
    organization: bool,
    title: bool,
}

fn knows(book: &Book, here: &PlaceHere, place: &Place, organizations: &mut Organizations) -> Knows {
    let Affiliation { organization, title, .. } = &here.affiliation;
    let is_the_rows = |id: Id<Organization>| {
        let name = book.get(id).map(|row| row.name.as_str());
        name == Some(place.organization)
            || organizations.find(place.organization) == Some(id)
            || name.is_some_and(|name| same_company(name, place.organization))
    };
    Knows {
        organization: !place.organization.is_empty() && organization.is_some_and(is_the_rows),
        title: !place.title.is_empty() && (*title == place.title || fold(title) == fold(&place.title)),
    }
}

impl Knows {
    /// The place of the book says all that the row says.
    fn all_of(self, place: &Place) -> bool {
        (place.organization.is_empty() || self.organization) && (place.title.is_empty() || self.title)
    }

    /// It agrees with the row in one thing and lacks the other.
    fn part_of(self, place: &Place, here: &PlaceHere) -> bool {
        let lacks_organization = here.affiliation.organization.is_none() && !place.organization.is_empty();
        let lacks_title = here.affiliation.title.trim().is_empty() && !place.title.is_empty();
        (self.organization && lacks_title) || (self.title && lacks_organization)
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
