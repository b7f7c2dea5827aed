//! The organizations the user is after (R117): a list, and the fields of each.

use super::words_of_line;
use crate::book::organization::OrganizationKind;
use crate::book::{Book, Contact, Organization, OwnEmployer};
use crate::command::{Command, Edited, find_organization};
use crate::id::Id;
use crate::page::words;

/// One of the places, with what its form holds.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceView {
    /// Which.
    pub id: Id<Organization>,
    /// Its name.
    pub name: String,
    /// Its fields, in the order of `PlaceField::ALL`.
    pub texts: Vec<String>,
    /// The people chosen to begin with there.
    pub starters: Vec<(Id<Contact>, String)>,
}

/// A field of an organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the field of `Organization` of the same name")]
pub enum PlaceField {
    Motivation,
    Posting,
    Name,
    Kind,
    Own,
    Industry,
    Aliases,
    CompetitorOf,
    Notes,
}

impl PlaceField {
    /// Every field; what `PlaceView::texts` holds, in this order.
    pub const ALL: [PlaceField; 9] = [
        PlaceField::Motivation,
        PlaceField::Posting,
        PlaceField::Name,
        PlaceField::Kind,
        PlaceField::Own,
        PlaceField::Industry,
        PlaceField::Aliases,
        PlaceField::CompetitorOf,
        PlaceField::Notes,
    ];

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            PlaceField::Motivation => "How much you want it",
            PlaceField::Posting => "Postings",
            PlaceField::Name => "Name",
            PlaceField::Kind => "What it is",
            PlaceField::Own => "You and it",
            PlaceField::Industry => "Industry",
            PlaceField::Aliases => "Other names, parted by commas",
            PlaceField::CompetitorOf => "Competes with, parted by commas",
            PlaceField::Notes => "Notes",
        }
    }

    /// What there is to choose from: key and words; empty where it is written.
    pub fn choices(self) -> &'static [(&'static str, &'static str)] {
        match self {
            PlaceField::Motivation => &[
                ("", "not said"),
                ("1", "1, a little"),
                ("2", "2"),
                ("3", "3"),
                ("4", "4"),
                ("5", "5, most of all"),
            ],
            PlaceField::Posting => {
                &[("", "not looked"), ("3", "one that fits"), ("2", "some"), ("1", "none")]
            }
            PlaceField::Kind => &[("employer", "employer"), ("school", "school"), ("group", "group")],
            PlaceField::Own => &[("", "not yours"), ("past", "you were there"), ("present", "you are there")],
            _ => &[],
        }
    }

    fn read(self, book: &Book, place: &Organization) -> String {
        let number = |number: Option<u8>| number.map(|number| number.to_string()).unwrap_or_default();
        match self {
            PlaceField::Motivation => number(place.motivation),
            PlaceField::Posting => number(place.posting),
            PlaceField::Name => place.name.clone(),
            PlaceField::Kind => words::organization_kind(place.kind).to_owned(),
            PlaceField::Own => place.own.map_or("", own_key).to_owned(),
            PlaceField::Industry => place.industry.clone(),
            PlaceField::Aliases => place.aliases.join(", "),
            PlaceField::CompetitorOf => {
                let names = place.competitor_of.iter().filter_map(|id| book.get(*id));
                names.map(|row| row.name.as_str()).collect::<Vec<_>>().join(", ")
            }
            PlaceField::Notes => place.notes.clone(),
        }
    }

    fn write(self, book: &Book, place: &mut Organization, text: &str) {
        let trimmed = text.trim().to_owned();
        match self {
            PlaceField::Motivation => place.motivation = text.parse().ok(),
            PlaceField::Posting => place.posting = text.parse().ok(),
            // A place without a name is not taken.
            PlaceField::Name if trimmed.is_empty() => {}
            PlaceField::Name => place.name = trimmed,
            PlaceField::Kind => place.kind = kind_of(text),
            PlaceField::Own => {
                place.own =
                    [OwnEmployer::Past, OwnEmployer::Present].into_iter().find(|own| own_key(*own) == text);
            }
            PlaceField::Industry => place.industry = trimmed,
            PlaceField::Aliases => place.aliases = words_of_line(text),
            PlaceField::CompetitorOf => {
                let names = words_of_line(text);
                place.competitor_of = names.iter().filter_map(|name| find_organization(book, name)).collect();
            }
            PlaceField::Notes => place.notes = trimmed,
        }
    }
}

fn own_key(own: OwnEmployer) -> &'static str {
    match own {
        OwnEmployer::Past => "past",
        OwnEmployer::Present => "present",
    }
}

fn kind_of(key: &str) -> OrganizationKind {
    let kinds = [OrganizationKind::Employer, OrganizationKind::School, OrganizationKind::Group];
    kinds.into_iter().find(|kind| words::organization_kind(*kind) == key).unwrap_or_default()
}

/// The places the user is after: most wanted first, then those with a posting, then by name (R117).
pub fn places(book: &Book) -> Vec<PlaceView> {
    let mut rows: Vec<_> = book.organizations.iter().filter(|row| row.target).collect();
    rows.sort_by_key(|row| {
        (std::cmp::Reverse((row.motivation, row.posting)), crate::text::fold(&row.name), row.id)
    });
    let name = |id: Id<Contact>| Some((id, book.get(id)?.full_name()));
    let view = |row: &crate::book::Row<Organization>| PlaceView {
        id: row.id,
        name: row.name.clone(),
        texts: PlaceField::ALL.iter().map(|field| field.read(book, row)).collect(),
        starters: row.starters.iter().filter_map(|starter| name(starter.contact)).collect(),
    };
    rows.into_iter().map(view).collect()
}

/// A place the user is after.
pub fn add_target(name: &str) -> Command {
    Command::AddOrganization { name: name.to_owned(), target: true }
}

/// Writes a field of a place, or with `None` takes it off the list; `None` if it has gone.
pub fn edit_place(
    book: &Book,
    id: Id<Organization>,
    field: Option<PlaceField>,
    text: &str,
) -> Option<Command> {
    let row = book.get(id)?;
    let mut after = row.record.clone();
    match field {
        Some(field) => field.write(book, &mut after, text),
        None => after.target = false,
    }
    Some(Command::Edit(Edited::of(id, &row.record, &after)))
}

/// Somebody is no longer to begin with at a place.
pub fn not_a_starter(book: &Book, id: Id<Organization>, contact: Id<Contact>) -> Option<Command> {
    let row = book.get(id)?;
    let mut after = row.record.clone();
    after.starters.remove(contact.number());
    Some(Command::Edit(Edited::of(id, &row.record, &after)))
}
