//! Writing an import down: one action, with everything stamped as brought by a file.

use super::places::{Organizations, Place, Placing};
use super::{Choices, Deed, Field, Finding, ImportPlan, News};
use crate::book::contact::HowMet;
use crate::book::record::Each;
use crate::book::values::Labelled;
use crate::book::{Affiliation, Book, Contact, KnownDay, Organization};
use crate::changes::{Changes, Verb};
use crate::command::{Pen, Refusal};
use crate::exchange::DateOrder;
use crate::exchange::linkedin::{ConnectionRow, Parsed};
use crate::id::Id;
use crate::moment::{Moment, Source};
use crate::text::profile_key;
use std::collections::BTreeSet;

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
    let mut writing = Writing { pen, order, organizations: Organizations::new(book), people: 0 };
    let mut updated = BTreeSet::new();
    for (at, (row, finding)) in parsed.rows.iter().zip(&plan.findings).enumerate() {
        match plan.deed(at, choices) {
            Deed::Nothing => {}
            Deed::Add => writing.add(row),
            // Two rows said to be the same person: the first speaks for both.
            Deed::Update { contact, .. } if !updated.insert(contact) => {}
            Deed::Update { contact, overwrite } => writing.update(contact, finding, row, overwrite)?,
        }
    }
    let mut changes = writing.pen.finish(Verb::Import, None);
    changes.what.count = writing.people;
    Ok(changes)
}

struct Writing<'a> {
    pen: Pen<'a>,
    order: DateOrder,
    organizations: Organizations,
    people: u32,
}

impl Writing<'_> {
    fn add(&mut self, row: &ConnectionRow) {
        self.people += 1;
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
        self.add_place(id, row, None);
    }

    fn update(
        &mut self,
        contact: Id<Contact>,
        finding: &Finding,
        row: &ConnectionRow,
        overwrite: bool,
    ) -> Result<(), Refusal> {
        let (Finding::Known { news, .. } | Finding::Unsure { news, .. }) = finding else { return Ok(()) };
        self.people += 1;
        self.set_fields(contact, news, row, overwrite)?;
        match &news.place {
            Placing::Nothing => {}
            Placing::Add => self.add_place(contact, row, None),
            Placing::Complete(affiliation) => self.complete(*affiliation, row)?,
            Placing::Move(left) => {
                for old in left {
                    self.pen.change(*old, |affiliation: &mut Affiliation| affiliation.past = true)?;
                }
                self.add_place(contact, row, Some(self.pen.today().into()));
            }
        }
        Ok(())
    }

    fn set_fields(
        &mut self,
        contact: Id<Contact>,
        news: &News,
        row: &ConnectionRow,
        overwrite: bool,
    ) -> Result<(), Refusal> {
        let differing: &[Field] = if overwrite { &news.differs } else { &[] };
        let fields = || news.fills.iter().chain(differing);
        let day = row.connected_on.day(self.order);
        let (link, email) = (self.link(row), self.email(row));
        self.pen.change(contact, |contact: &mut Contact| {
            for field in fields() {
                match field {
                    Field::Name => (contact.given, contact.family) = (row.first.clone(), row.last.clone()),
                    Field::Profile => put(&mut contact.links, link.as_ref()),
                    Field::Email => put(&mut contact.emails, email.as_ref()),
                    Field::ConnectedOn => contact.met_on = day.map(KnownDay::from),
                }
            }
        })
    }

    fn add_place(&mut self, contact: Id<Contact>, row: &ConnectionRow, from: Option<KnownDay>) {
        let place = Place::of(row);
        if !place.is_empty() {
            let organization = self.organization(place.organization);
            let title = place.title;
            self.pen.add(Affiliation { contact, organization, title, from, ..Affiliation::default() });
        }
    }

    fn complete(&mut self, affiliation: Id<Affiliation>, row: &ConnectionRow) -> Result<(), Refusal> {
        let place = Place::of(row);
        let organization = self.organization(place.organization);
        self.pen.change(affiliation, |affiliation: &mut Affiliation| {
            affiliation.organization = affiliation.organization.or(organization);
            if affiliation.title.trim().is_empty() {
                affiliation.title = place.title;
            }
        })
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
        row.email.contains('@').then(|| self.labelled("", row.email.clone()))
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

fn put(items: &mut Each<Labelled>, item: Option<&Labelled>) {
    item.into_iter().for_each(|item| items.put(item.clone()));
}
