//! Who is here: the people of the book and the rows read so far, found by what a row knows of somebody.

use super::RowKeys;
use crate::book::{Book, Contact, Row};
use crate::day::Day;
use crate::moment::Source;
use crate::order;
use crate::text::{fold, fold_words, profile_key};
use std::collections::BTreeMap;

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
}

/// The people of the book, also those in the trash.
pub(super) struct WhoIsHere<'a> {
    book: &'a Book,
    profiles: Keys,
    emails: Keys,
    names: Keys,
}

impl<'a> WhoIsHere<'a> {
    pub(super) fn new(book: &'a Book) -> WhoIsHere<'a> {
        let mut here = WhoIsHere { book, profiles: Keys::new(), emails: Keys::new(), names: Keys::new() };
        for slot in 0..book.contacts.slots() {
            if let Some(row) = book.contacts.at(slot) {
                here.note(slot, row);
            }
        }
        for keys in [&mut here.profiles, &mut here.emails, &mut here.names] {
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
        self.names.push((name_key(&format!("{} {}", contact.given, contact.family)), slot));
        if !contact.called.is_empty() {
            self.names.push((name_key(&format!("{} {}", contact.called, contact.family)), slot));
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
                found.min_by_key(|row| name_key(&row.full_name()) != keys.name)
            }
            Sign::NameAndDay => {
                let found = self.found(&self.names, Some(&keys.name)).filter(fits);
                let found = found.filter(|row| has_day(row, keys));
                found.min_by_key(|row| row.met_on.map(|met| met.day) != keys.day)
            }
        }
    }

    /// Those whom the row may mean: of the same name or address, and with no other profile, or else
    /// connected on the same day.
    pub(super) fn perhaps(&self, keys: &RowKeys) -> impl Iterator<Item = &'a Row<Contact>> {
        let named = self.found(&self.names, Some(&keys.name));
        let named = named.filter(|row| has_day(row, keys) || !has_another_profile(row, keys));
        let addressed = self.found(&self.emails, keys.email.as_ref());
        addressed.chain(named).filter(|row| row.trashed.is_none())
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
        (Some(met), Some(day)) => met.day == day || Some(met.day) == keys.other_day,
        (None, None) => contact.source == Source::Import && linkedin_profiles(contact).next().is_none(),
        _ => false,
    }
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

/// The rows of the file read so far: by what each could be meant again, its line and profile.
#[derive(Default)]
pub(super) struct RowsSeen(BTreeMap<SeenKey, (u32, Option<String>)>);

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum SeenKey {
    Profile(String),
    Email(String),
    NameAndDay(String, Option<Day>),
}

impl RowsSeen {
    /// The line of an earlier row that means the same person; notes this one if there is none.
    pub(super) fn line_of(&mut self, keys: &RowKeys, line: u32) -> Option<u32> {
        let by_profile = keys.profile.clone().map(SeenKey::Profile);
        let by_email = keys.email.clone().map(SeenKey::Email);
        let by_name = SeenKey::NameAndDay(keys.name.clone(), keys.day);
        let seen_as: Vec<SeenKey> = by_profile.into_iter().chain(by_email).chain([by_name]).collect();
        let means_the_same = |profile: &Option<String>| {
            profile.is_none() || keys.profile.is_none() || *profile == keys.profile
        };
        let found = seen_as.iter().filter_map(|key| self.0.get(key));
        let found = found.filter(|(_, profile)| means_the_same(profile)).map(|(line, _)| *line).next();
        if found.is_none() {
            for key in seen_as {
                self.0.entry(key).or_insert_with(|| (line, keys.profile.clone()));
            }
        }
        found
    }
}

/// A name as it is compared: folded words, without what stands after a comma or in brackets.
pub(super) fn name_key(name: &str) -> String {
    let mut key = String::new();
    fold_words(name.split([',', '(']).next().unwrap_or_default(), &mut key);
    if key.is_empty() { fold(name) } else { key }
}

/// An e-mail address as it is compared; `None` for what is none.
pub(super) fn email_key(address: &str) -> Option<String> {
    let key = fold(address);
    key.contains('@').then_some(key)
}
