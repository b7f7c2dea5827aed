//! Commands about people: adding, placing, sorting, tagging, cadence, trash.

use super::{Pen, Refusal, Sorting};
use crate::book::contact::LastTalked;
use crate::book::record::{Each, TRASHED};
use crate::book::{
    Affiliation, Book, Cadence, Contact, Interaction, Kind, Meeting, Organization, RowHead, Tier,
};
use crate::changes::{Changes, Verb};
use crate::defaults;
use crate::follow_up::cadence;
use crate::id::Id;

/// Somebody new, with the place where they work.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewContact {
    /// The person.
    pub contact: Contact,
    /// Where they work or study, if known.
    pub position: Position,
}

/// A title at an organization, as it is typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Position {
    /// The title.
    pub title: String,
    /// The organization's name; found in the book by its folded name, or added.
    pub organization: String,
}

impl Position {
    fn is_empty(&self) -> bool {
        self.title.trim().is_empty() && self.organization.trim().is_empty()
    }
}

pub(super) fn refuse_nameless(contact: &Contact) -> Result<(), Refusal> {
    let texts = [&contact.given, &contact.family, &contact.called];
    let named = texts.iter().any(|text| !text.trim().is_empty());
    let addressed = contact.emails.iter().any(|email| !email.value.trim().is_empty());
    if named || addressed { Ok(()) } else { Err(Refusal::NamelessContact) }
}

pub(super) fn add(pen: &mut Pen, new: NewContact) -> Result<Changes, Refusal> {
    refuse_nameless(&new.contact)?;
    let id = pen.add(new.contact);
    place(pen, id, &new.position);
    Ok(pen.finish(Verb::AddContact, Some(id)))
}

pub(super) fn set_position(pen: &mut Pen, id: Id<Contact>, position: &Position) -> Result<Changes, Refusal> {
    pen.book.get(id).ok_or(Refusal::NoLongerThere)?;
    end_present(pen, id)?;
    place(pen, id, position);
    Ok(pen.finish(Verb::EditContact, Some(id)))
}

/// Where they are now becomes where they were.
fn end_present(pen: &mut Pen, id: Id<Contact>) -> Result<(), Refusal> {
    let present: Vec<_> = present_affiliations(pen.book, id);
    present.into_iter().try_for_each(|old| pen.change(old, |affiliation| affiliation.past = true))
}

pub(super) fn set_affiliation(
    pen: &mut Pen,
    id: Option<Id<Affiliation>>,
    affiliation: Affiliation,
    organization: &str,
    beside_others: bool,
) -> Result<Changes, Refusal> {
    let contact = affiliation.contact;
    pen.book.get(contact).ok_or(Refusal::NoLongerThere)?;
    if id.is_none() && affiliation.is_present() && !beside_others {
        end_present(pen, contact)?;
    }
    let after = Affiliation { organization: organization_named(pen, organization), ..affiliation };
    match id {
        Some(id) => pen.change(id, |before| *before = after)?,
        None => _ = pen.add(after),
    }
    Ok(pen.finish(Verb::EditContact, Some(contact)))
}

fn present_affiliations(book: &Book, id: Id<Contact>) -> Vec<Id<Affiliation>> {
    book.naming::<Affiliation>(id.number()).filter(|row| row.is_present()).map(|row| row.id).collect()
}

pub(super) fn place(pen: &mut Pen, contact: Id<Contact>, position: &Position) {
    if position.is_empty() {
        return;
    }
    let organization = organization_named(pen, &position.organization);
    let title = position.title.trim().to_owned();
    pen.add(Affiliation { contact, organization, title, ..Affiliation::default() });
}

pub(super) fn add_organization(pen: &mut Pen, name: &str, target: bool) -> Result<Changes, Refusal> {
    let name = name.trim().to_owned();
    if name.is_empty() {
        return Err(Refusal::NamelessOrganization);
    }
    match find_organization(pen.book, &name) {
        Some(id) => pen.change(id, |organization| organization.target |= target)?,
        None => _ = pen.add(Organization { name, target, ..Organization::default() }),
    }
    Ok(pen.finish(Verb::EditOrganization, None))
}

pub(super) fn add_competitor(pen: &mut Pen, id: Id<Organization>, name: &str) -> Result<Changes, Refusal> {
    let other = organization_named(pen, name).ok_or(Refusal::NamelessOrganization)?;
    pen.change(id, |organization| organization.competitor_of.put(other))?;
    Ok(pen.finish(Verb::EditOrganization, None))
}

/// The organization with this name, added if the book has none.
pub(super) fn organization_named(pen: &mut Pen, name: &str) -> Option<Id<Organization>> {
    let name = name.trim();
    if name.is_empty() {
        return None;
    }
    find_organization(pen.book, name)
        .or_else(|| Some(pen.add(Organization { name: name.to_owned(), ..Organization::default() })))
}

/// The organization that a typed name means: by its name or another name it goes by.
pub fn find_organization(book: &Book, name: &str) -> Option<Id<Organization>> {
    let wanted = crate::text::fold(name);
    let means = |text: &String| crate::text::fold(text) == wanted;
    book.organizations.iter().find(|row| means(&row.name) || row.aliases.iter().any(means)).map(|row| row.id)
}

pub(super) fn tag(
    pen: &mut Pen,
    contacts: &[Id<Contact>],
    add: &[String],
    remove: &[String],
) -> Result<Changes, Refusal> {
    let clean = |tags: &[String]| -> Each<String> {
        tags.iter().map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()).collect()
    };
    let (add, remove) = (clean(add), clean(remove));
    for id in contacts {
        pen.change(*id, |contact: &mut Contact| {
            contact.tags = contact.tags.iter().chain(&add).filter(|tag| !remove.has(tag)).cloned().collect();
        })?;
    }
    Ok(pen.finish(Verb::Tag, only(contacts)))
}

/// Sets a cadence; for several people the first due days are spread over its length (practices, "Cadence").
pub(super) fn set_cadence(
    pen: &mut Pen,
    contacts: Vec<Id<Contact>>,
    tier: Option<Tier>,
) -> Result<Changes, Refusal> {
    let one = only(&contacts);
    let ordered = cadence::known_longest_ago_first(pen.book, contacts);
    let (today, count) = (pen.today(), ordered.len());
    for (place, id) in ordered.into_iter().enumerate() {
        let cadence = tier.map(|tier| Cadence {
            tier,
            set_on: today,
            first_due: today.plus(cadence::spread(place, count, cadence::days(pen.book, tier))),
        });
        pen.change(id, |contact: &mut Contact| contact.cadence = cadence)?;
    }
    Ok(pen.finish(Verb::SetCadence, one))
}

/// One tap of the deck: strength and "last talked" as said (R112).
pub(super) fn sort(pen: &mut Pen, id: Id<Contact>, sorting: Sorting) -> Result<Changes, Refusal> {
    let today = pen.today();
    pen.change(id, |contact: &mut Contact| {
        contact.sorted_on = Some(today);
        match sorting {
            Sorting::NotForMe => contact.out_of_deck = true,
            Sorting::Known(strength, talked) => {
                contact.strength = Some(strength);
                contact.last_talked = talked.map(|bucket| LastTalked { bucket, said_on: today });
            }
        }
    })?;
    Ok(pen.finish(Verb::Sort, Some(id)))
}

pub(super) fn trash(pen: &mut Pen, contacts: &[Id<Contact>]) -> Result<Changes, Refusal> {
    let today = Some(pen.today());
    for id in contacts {
        pen.set_trashed(Kind::Contact, id.number(), today);
        for link in pen.book.links().naming(id.number()).all() {
            if is_only_about(pen.book, link.kind, link.id, contacts) {
                pen.set_trashed(link.kind, link.id, today);
            }
        }
    }
    Ok(pen.finish(Verb::Trash, only(contacts)))
}

/// Whether a record that names one of these people concerns nobody else.
fn is_only_about(book: &Book, kind: Kind, id: u64, contacts: &[Id<Contact>]) -> bool {
    match kind {
        Kind::Affiliation | Kind::NextStep | Kind::Promise | Kind::Ask | Kind::Favor | Kind::Decision => true,
        Kind::Interaction => book
            .get(Id::<Interaction>::from_number(id))
            .is_some_and(|touch| touch.with.iter().all(|with| contacts.contains(&with.contact))),
        Kind::Meeting => book
            .get(Id::<Meeting>::from_number(id))
            .is_some_and(|meeting| meeting.with.iter().all(|with| contacts.contains(with))),
        Kind::Me | Kind::Settings | Kind::Contact | Kind::Organization | Kind::Introduction => false,
        Kind::Intel | Kind::Problem | Kind::Give | Kind::Piece | Kind::SearchEvent => false,
        Kind::Campaign | Kind::Commitment | Kind::Away => false,
    }
}

pub(super) fn trash_one(pen: &mut Pen, kind: Kind, id: u64) -> Result<Changes, Refusal> {
    pen.set_trashed(kind, id, Some(pen.today()));
    Ok(pen.finish(Verb::Trash, None))
}

/// Brings a record back with everything that went to the trash in the same action.
pub(super) fn restore(pen: &mut Pen, kind: Kind, id: u64) -> Result<Changes, Refusal> {
    let row = pen.book.table(kind).row(id).ok_or(Refusal::NoLongerThere)?;
    let stamp = row.head().stamp_of(TRASHED);
    for (kind, id) in trashed(pen.book, |row| row.stamp_of(TRASHED) == stamp) {
        pen.set_trashed(kind, id, None);
    }
    Ok(pen.finish(Verb::Restore, (kind == Kind::Contact).then(|| Id::from_number(id))))
}

pub(super) fn purge_trash(pen: &mut Pen) -> Result<Changes, Refusal> {
    let before = pen.today().plus(-defaults::TRASH_DAYS);
    for (kind, id) in trashed(pen.book, |row| row.trashed.is_some_and(|day| day < before)) {
        pen.remove(kind, id);
    }
    Ok(pen.finish(Verb::Purge, None))
}

/// What lies in the trash, where `which` says so.
fn trashed(book: &Book, which: impl Fn(&RowHead) -> bool) -> Vec<(Kind, u64)> {
    let of_kind = |kind: &Kind| {
        let heads = book.table(*kind).rows().map(|row| row.head());
        let trashed = heads.filter(|head| head.trashed.is_some() && which(head));
        trashed.map(|head| (*kind, head.id)).collect::<Vec<_>>()
    };
    Kind::ALL.iter().flat_map(of_kind).collect()
}

fn only(contacts: &[Id<Contact>]) -> Option<Id<Contact>> {
    match contacts {
        [one] => Some(*one),
        _ => None,
    }
}
