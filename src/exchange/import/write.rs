//! Writing an import down: one action, with everything stamped as brought by a file.

use super::here::email_key;
use super::places::{Organizations, Place, PlaceHere, Places, Placing, placing};
use super::repeats::rank;
use super::{Choices, Deed, Field, ImportPlan, RowKeys, State, field_states};
use crate::book::contact::HowMet;
use crate::book::values::Labelled;
use crate::book::{Affiliation, Book, Contact, KnownDay, Organization};
use crate::changes::{Changes, Verb};
use crate::command::{Pen, Refusal};
use crate::exchange::DateOrder;
use crate::exchange::linkedin::{ConnectionRow, Parsed};
use crate::id::Id;
use crate::moment::{Moment, Source};
use crate::order;
use crate::text::profile_key;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What the profile's link is called.
const LINK_LABEL: &str = "LinkedIn";

/// The whole import as one action: `plan` was made of this book and file. Refuses if somebody has been
/// removed since.
pub fn changes(
    book: &Book,
    parsed: &Parsed,
    plan: &ImportPlan,
    choices: &Choices,
    moment: &Moment,
) -> Result<Changes, Refusal> {
    let mut pen = Pen::new(book, moment);
    pen.source = Source::Import;
    let order = plan.order.unwrap_or(DateOrder::DayFirst);
    let mut writing = Writing { pen, order, organizations: Organizations::new(book) };
    let (mut added, mut updates) = (Vec::new(), Updates::new());
    for (at, row) in parsed.rows.iter().enumerate() {
        match plan.deed(at, choices) {
            Deed::Nothing => {}
            Deed::Add => added.push(row),
            Deed::Update { contact, overwrite } => updates.entry(contact).or_default().push((row, overwrite)),
        }
    }
    let people = added.len() + updates.len();
    writing.name_organizations(added.iter().copied().chain(updates.values().flatten().map(|(row, _)| *row)));
    added.into_iter().for_each(|row| writing.add(row));
    let places = Places::new(book);
    updates.into_iter().try_for_each(|(contact, rows)| writing.update(contact, rows, places.of(contact)))?;
    let mut changes = writing.pen.finish(Verb::Import, None);
    changes.what.count = people as u32;
    Ok(changes)
}

/// Which rows bring something to whom, and whether the file's word goes.
type Updates<'a> = BTreeMap<Id<Contact>, Vec<(&'a ConnectionRow, bool)>>;

struct Writing<'a> {
    pen: Pen<'a>,
    order: DateOrder,
    organizations: Organizations,
}

impl Writing<'_> {
    /// Adds the organizations that the book lacks, whatever the order of the rows: each under the spelling that
    /// most rows have, rather not in capitals.
    fn name_organizations<'r>(&mut self, rows: impl Iterator<Item = &'r ConnectionRow>) {
        let mut spellings: BTreeMap<&str, usize> = BTreeMap::new();
        for row in rows {
            *spellings.entry(Place::of(row).organization).or_default() += 1;
        }
        let mut spellings: Vec<(&str, usize)> = spellings.into_iter().collect();
        order::sort_by_key(&mut spellings, |(name, rows)| {
            (Reverse(*rows), !name.contains(char::is_lowercase), *name)
        });
        for (name, _) in spellings {
            self.organization(name);
        }
    }

    fn add(&mut self, row: &ConnectionRow) {
        let contact = Contact {
            given: row.first.clone(),
            family: row.last.clone(),
            emails: self.email(row).into_iter().collect(),
            links: self.link(row).into_iter().collect(),
            met_how: HowMet::Import,
            met_on: row.connected_on.day(self.order).map(KnownDay::from),
            ..Contact::default()
        };
        let id = self.pen.add(contact);
        if !Place::of(row).is_empty() {
            let place = self.new_place(id, row, None);
            self.pen.add(place);
        }
    }

    /// All that several rows bring to one person, one after the other: each finds what those before it left.
    /// Where the file's word goes, it goes first, so that no blank is left behind it.
    fn update(
        &mut self,
        id: Id<Contact>,
        mut rows: Vec<(&ConnectionRow, bool)>,
        before: Vec<PlaceHere>,
    ) -> Result<(), Refusal> {
        order::sort_by_key(&mut rows, |(row, overwrite)| (!*overwrite, rank(row)));
        let mut person = self.pen.book.get(id).ok_or(Refusal::NoLongerThere)?.record.clone();
        let mut places = before.clone();
        for (row, overwrite) in rows {
            self.fill(&mut person, row, overwrite);
            self.place(id, &mut places, row);
        }
        self.pen.change(id, |contact: &mut Contact| *contact = person)?;
        let added = places.split_off(before.len());
        for (before, after) in before.iter().zip(places) {
            if before.affiliation != after.affiliation {
                self.pen
                    .change(after.id, |affiliation: &mut Affiliation| *affiliation = after.affiliation)?;
            }
        }
        added.into_iter().for_each(|place| self.pen.add_as(place.id, place.affiliation));
        Ok(())
    }

    fn fill(&mut self, person: &mut Contact, row: &ConnectionRow, overwrite: bool) {
        let keys = RowKeys::of(row, self.order);
        for (field, state) in field_states(person, row, &keys) {
            if state == State::Blank || (state == State::Other && overwrite) {
                match field {
                    Field::Name => set_name(person, row, overwrite),
                    Field::Profile => self.link(row).into_iter().for_each(|link| person.links.put(link)),
                    Field::Email => self.email(row).into_iter().for_each(|email| person.emails.put(email)),
                    Field::ConnectedOn => person.met_on = keys.day.map(KnownDay::from),
                }
            }
        }
    }

    fn place(&mut self, contact: Id<Contact>, places: &mut Vec<PlaceHere>, row: &ConnectionRow) {
        let from = match placing(self.pen.book, places, row, &mut self.organizations) {
            Placing::Nothing => return,
            Placing::Complete(id) => return self.complete(places, id, row),
            Placing::Add => None,
            Placing::Move(left) => {
                let left = places.iter_mut().filter(|place| left.contains(&place.id));
                left.for_each(|place| place.affiliation.past = true);
                Some(self.pen.today().into())
            }
        };
        let place = self.new_place(contact, row, from);
        places.push(PlaceHere::new(self.pen.fresh(), place));
    }

    fn complete(&mut self, places: &mut [PlaceHere], id: Id<Affiliation>, row: &ConnectionRow) {
        let Place { organization, title } = Place::of(row);
        let organization = self.organization(organization);
        for place in places.iter_mut().filter(|place| place.id == id) {
            let known = &mut place.affiliation;
            known.organization = known.organization.or(organization);
            if known.title.trim().is_empty() {
                known.title.clone_from(&title);
            }
        }
    }

    fn new_place(
        &mut self,
        contact: Id<Contact>,
        row: &ConnectionRow,
        from: Option<KnownDay>,
    ) -> Affiliation {
        let Place { organization, title } = Place::of(row);
        let organization = self.organization(organization);
        Affiliation { contact, organization, title, from, ..Affiliation::default() }
    }

    /// The organization of this name, added if there is none.
    fn organization(&mut self, name: &str) -> Option<Id<Organization>> {
        if name.is_empty() {
            return None;
        }
        let known = self.organizations.find(name);
        known.or_else(|| {
            let id = self.pen.add(Organization { name: name.to_owned(), ..Organization::default() });
            self.organizations.note(id, name);
            Some(id)
        })
    }

    fn email(&mut self, row: &ConnectionRow) -> Option<Labelled> {
        email_key(&row.email).map(|_| self.labelled("", row.email.clone()))
    }

    /// The profile's address with its scheme; what is no web address is left out.
    fn link(&mut self, row: &ConnectionRow) -> Option<Labelled> {
        profile_key(&row.url)?;
        let has_scheme = row.url.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("http"));
        let address = match has_scheme {
            true => row.url.clone(),
            false => format!("https://{}", row.url.trim_start_matches('/')),
        };
        Some(self.labelled(LINK_LABEL, address))
    }

    fn labelled(&mut self, label: &str, value: String) -> Labelled {
        Labelled { id: self.pen.fresh(), label: label.to_owned(), value }
    }
}

/// Puts the parts of the name that the row has: those that are blank, or both.
fn set_name(person: &mut Contact, row: &ConnectionRow, overwrite: bool) {
    for (name, said) in [(&mut person.given, &row.first), (&mut person.family, &row.last)] {
        if !said.is_empty() && (overwrite || name.trim().is_empty()) {
            name.clone_from(said);
        }
    }
}
