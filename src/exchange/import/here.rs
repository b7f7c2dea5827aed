//! Who is here: the people of the book, found by what a row knows of somebody.

use super::RowKeys;
use crate::book::record::Record;
use crate::book::{Book, Contact, Row};
use crate::moment::{Source, Stamp};
use crate::order;
use crate::text::{fold, fold_words, profile_key};

/// Keys in order, each with the place of its person in the book's table.
type Keys = Vec<(String, u32)>;

/// What tells that a row means somebody, the strongest first.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// The same profile.
    Profile,
    /// The same e-mail address, and no other profile.
    Email,
    /// The same name and day of connecting, and no other profile.
    NameAndDay,
    /// The same, with the date of the row read in the other order.
    NameAndOtherDay,
}

impl Sign {
    /// Every sign, the strongest first.
    pub(super) const ALL: [Sign; 4] = [Sign::Profile, Sign::Email, Sign::NameAndDay, Sign::NameAndOtherDay];
}

/// The people of the book, also those in the trash.
pub(super) struct WhoIsHere<'a> {
    book: &'a Book,
    profiles: Keys,
    emails: Keys,
    names: Keys,
    /// First and last names by themselves, and the words of each.
    parts: Keys,
}

impl<'a> WhoIsHere<'a> {
    pub(super) fn new(book: &'a Book) -> WhoIsHere<'a> {
        let mut here = WhoIsHere {
            book,
            profiles: Keys::new(),
            emails: Keys::new(),
            names: Keys::new(),
            parts: Keys::new(),
        };
        for slot in 0..book.contacts.slots() {
            if let Some(row) = book.contacts.at(slot) {
                here.note(slot, row);
            }
        }
        for keys in [&mut here.profiles, &mut here.emails, &mut here.names, &mut here.parts] {
            order::sort(keys);
            keys.dedup();
        }
        here
    }

    fn note(&mut self, slot: u32, contact: &Contact) {
        let links = contact.links.iter().filter_map(|link| profile_key(&link.value));
        self.profiles.extend(links.map(|profile| (profile, slot)));
        let emails = contact.emails.iter().filter_map(|email| email_key(&email.value));
        self.emails.extend(emails.map(|email| (email, slot)));
        self.names.push((full_name_key(&contact.given, &contact.family), slot));
        if !contact.called.is_empty() {
            self.names.push((full_name_key(&contact.called, &contact.family), slot));
        }
        for part in [&contact.given, &contact.called, &contact.family].into_iter().filter(|it| !it.is_empty())
        {
            let key = name_key(part);
            // One field may hold the whole name.
            self.parts.extend(key.split(' ').map(|word| (word.to_owned(), slot)));
            self.parts.push((key, slot));
        }
    }

    /// Somebody `wanted` whom the row means by this sign.
    pub(super) fn by(
        &self,
        sign: Sign,
        keys: &RowKeys,
        wanted: impl Fn(&Row<Contact>) -> bool,
    ) -> Option<&'a Row<Contact>> {
        let fits = |row: &&Row<Contact>| wanted(row) && !has_another_profile(row, keys);
        match sign {
            Sign::Profile => self.found(&self.profiles, keys.profile.as_ref()).find(|row| wanted(row)),
            Sign::Email => {
                let found = self.found(&self.emails, keys.email.as_ref()).filter(fits);
                found.min_by_key(|row| full_name_key(&row.given, &row.family) != keys.name)
            }
            Sign::NameAndDay | Sign::NameAndOtherDay => {
                let is_the_day = |row: &Row<Contact>| row.met_on.map(|met| met.day) == keys.day;
                let found = self.found(&self.names, Some(&keys.name)).filter(fits);
                // Those to be left alone first, by either day: reading the dates in the other order moves nobody.
                found
                    .filter(|row| has_day(row, keys))
                    .filter(|row| sign == Sign::NameAndOtherDay || is_the_day(row) || row.is_out_of_reach())
                    .min_by_key(|row| !row.is_out_of_reach())
            }
        }
    }

    /// Those whom the row may mean: of the same name or address, and with no other profile, or else
    /// connected on the same day.
    pub(super) fn perhaps(&self, keys: &RowKeys) -> impl Iterator<Item = &'a Row<Contact>> {
        let named = self.namesakes(keys).filter(|row| has_day(row, keys) || !has_another_profile(row, keys));
        let addressed = self.found(&self.emails, keys.email.as_ref());
        addressed.chain(named).filter(|row| row.trashed.is_none())
    }

    /// Those who have the strongest that the row has: its profile, else its address, else its name, which may
    /// lack a part that they have by now.
    pub(super) fn of_its_kind(&self, keys: &RowKeys) -> impl Iterator<Item = &'a Row<Contact>> {
        let strongest = keys.strongest();
        let by_profile = self.found(&self.profiles, keys.profile.as_ref());
        let by_email = self.found(&self.emails, keys.email.as_ref().filter(|_| strongest == Sign::Email));
        let part = Some(&keys.name).filter(|_| keys.is_part_of_a_name);
        let by_part = self.found(&self.parts, part).filter(|row| !connected_another_day(row, keys));
        let by_name = self.namesakes(keys).chain(by_part).filter(move |_| strongest == Sign::NameAndDay);
        by_profile.chain(by_email).chain(by_name).filter(|row| row.trashed.is_none())
    }

    /// The people of the row's name, but for those of whom a file says that they connected on another day.
    fn namesakes(&self, keys: &RowKeys) -> impl Iterator<Item = &'a Row<Contact>> {
        self.found(&self.names, Some(&keys.name)).filter(|row| !connected_another_day(row, keys))
    }

    /// The people under a key, in the order in which they were added.
    fn found<'k>(
        &self,
        keys: &'k Keys,
        key: Option<&String>,
    ) -> impl Iterator<Item = &'a Row<Contact>> + use<'k, 'a> {
        let from = key.map_or(keys.len(), |key| keys.partition_point(|(known, _)| known < key));
        let to = key.map_or(keys.len(), |key| keys.partition_point(|(known, _)| known <= key));
        let book = self.book;
        keys[from..to].iter().filter_map(move |(_, slot)| book.contacts.at(*slot))
    }
}

/// Whether somebody is known to have connected (or met) on the row's day; without a day in the row, whether
/// they came without one, and without a profile, from an earlier file.
fn has_day(contact: &Row<Contact>, keys: &RowKeys) -> bool {
    match (contact.met_on, keys.day) {
        (Some(met), Some(_)) => keys.days.contains(&Some(met.day)),
        (None, None) => contact.source == Source::Import && linkedin_profiles(contact).next().is_none(),
        _ => false,
    }
}

/// Whether somebody is known by the whole name of the row and connected on its day.
pub(super) fn has_name_and_day(contact: &Row<Contact>, keys: &RowKeys) -> bool {
    has_name(contact, keys) && has_day(contact, keys)
}

/// Whether somebody is known by the whole name of the row.
pub(super) fn has_name(contact: &Contact, keys: &RowKeys) -> bool {
    let is_the_name = |given: &str| full_name_key(given, &contact.family) == keys.name;
    is_the_name(&contact.given) || (!contact.called.is_empty() && is_the_name(&contact.called))
}

/// Whether somebody came with a file that has another day for them: a day that nobody changed since.
fn connected_another_day(contact: &Row<Contact>, keys: &RowKeys) -> bool {
    let as_it_came = || contact.source == Source::Import && written(contact, "met_on") == contact.stamp;
    contact.met_on.is_some() && keys.day.is_some() && !has_day(contact, keys) && as_it_came()
}

/// When a field of one value was last written.
pub(super) fn written<T: Record>(row: &Row<T>, field: &'static str) -> Stamp {
    let mut since = row.later.iter();
    since.find(|(part, _)| T::FIELDS.contains(&(part.field, field))).map_or(row.stamp, |(_, stamp)| *stamp)
}

/// Whether both have a LinkedIn profile, and not the same.
fn has_another_profile(contact: &Contact, keys: &RowKeys) -> bool {
    keys.profile.as_deref().is_some_and(is_linkedin)
        && linkedin_profiles(contact).next().is_some()
        && linkedin_profiles(contact).all(|profile| Some(profile) != keys.profile)
}

fn linkedin_profiles(contact: &Contact) -> impl Iterator<Item = String> {
    let profiles = contact.links.iter().filter_map(|link| profile_key(&link.value));
    profiles.filter(|profile| is_linkedin(profile))
}

fn is_linkedin(profile: &str) -> bool {
    profile.starts_with("linkedin.com/")
}

/// A name as it is compared: folded words, without what stands after a comma or in brackets.
pub(super) fn name_key(name: &str) -> String {
    let mut key = String::new();
    fold_words(name.split([',', '(']).next().unwrap_or_default(), &mut key);
    if key.is_empty() { fold(name) } else { key }
}

/// First and last name as they are compared.
pub(super) fn full_name_key(first: &str, last: &str) -> String {
    format!("{} {}", name_key(first), name_key(last)).trim().to_owned()
}

/// An e-mail address as it is compared; `None` for what is none.
pub(super) fn email_key(address: &str) -> Option<String> {
    let key = fold(address);
    key.contains('@').then_some(key)
}
