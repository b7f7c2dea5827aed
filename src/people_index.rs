//! Everybody as lists and search need them: one flat row of figures a contact, the order of names, and the
//! words that find them. Derived from the book, never stored; kept in step by [`PeopleIndex::refresh`].
//!
//! Rows stand by the contact's slot in the book's table, a dense number.

mod row;

pub use row::{Next, NextKind, PersonRow};

use crate::book::{Affiliation, Book, Contact, Row};
use crate::day::Day;
use crate::id::Id;
use crate::order;
use crate::outlook::Outlook;
use crate::search::{Hits, Index, Weight};
use crate::standing::{Behind, MayGoOn, Touched};
use crate::tie::Tie;
use row::person_row;
use std::collections::BTreeMap;

/// A cache over the contacts of one book.
#[derive(Clone, Debug, Default)]
pub struct PeopleIndex {
    rows: Vec<Option<PersonRow>>,
    /// The slots of everybody, in the order of names.
    by_name: Vec<u32>,
    /// The place of each slot in `by_name`.
    rank: Vec<u32>,
    /// How many there are beside those who are to be left alone (R115).
    everybody: usize,
    tags: BTreeMap<String, u16>,
    words: Index,
    /// The slots whose rows a change about everybody has not reached yet.
    behind: Behind,
}

impl PeopleIndex {
    /// The index of a book.
    pub fn new(book: &Book) -> PeopleIndex {
        let mut index = PeopleIndex::default();
        index.rows.resize(book.contacts.slots() as usize, None);
        let outlook = outlook(book);
        (0..book.contacts.slots()).for_each(|slot| index.read(&outlook, slot));
        index.by_name = (0..book.contacts.slots()).filter(|slot| index.row(*slot).is_some()).collect();
        let rows = &index.rows;
        order::sort_by(&mut index.by_name, |a, b| name_key(rows, *a).cmp(&name_key(rows, *b)));
        index.number_names();
        index
    }

    /// Brings the rows of touched contacts up to date with the book. Where everybody was touched the others follow
    /// with [`settle`](Self::settle).
    pub fn refresh(&mut self, book: &Book, touched: &Touched) {
        let outlook = outlook(book);
        let moved: Vec<bool> = touched.places(book).map(|slot| self.update(&outlook, slot)).collect();
        if moved.contains(&true) {
            self.number_names();
        }
        if touched.everybody {
            self.behind = Behind::of_all(self.rows.len());
        }
    }

    /// Brings the rows up to date that a change about everybody has not reached yet, for as long as it may go on: what
    /// comes next with somebody follows the user's settings and days away. Says whether none is left.
    pub fn settle(&mut self, book: &Book, may_go_on: &mut MayGoOn) -> bool {
        if self.behind.is_empty() {
            return true;
        }
        let outlook = outlook(book);
        while !self.behind.is_empty() && may_go_on() {
            let slots = self.behind.take_a_few();
            for row in self.rows[slots.start as usize..slots.end as usize].iter_mut().flatten() {
                if let Some(tie) = Tie::new(book, row.id) {
                    row.next = row::next(&outlook, &tie);
                }
            }
        }
        self.behind.is_empty()
    }

    /// The row of a slot; `None` for what is in the trash or removed.
    pub fn row(&self, slot: u32) -> Option<&PersonRow> {
        self.rows.get(slot as usize)?.as_ref()
    }

    /// The slots of everybody outside the trash, in the order of names.
    pub fn by_name(&self) -> &[u32] {
        &self.by_name
    }

    /// How many people there are, those who are never to be contacted left out (R115).
    pub fn everybody(&self) -> usize {
        self.everybody
    }

    /// The place of a slot in the order of names.
    pub fn name_rank(&self, slot: u32) -> u32 {
        self.rank.get(slot as usize).copied().unwrap_or(u32::MAX)
    }

    /// Everybody with these words, best first, at most `limit` of them.
    pub fn search(&mut self, text: &str, limit: usize) -> Hits {
        let rank = &self.rank;
        self.words.query(text, limit, |slot| rank.get(slot as usize).copied().unwrap_or(u32::MAX))
    }

    /// The contacts with these words, best first, at most `limit` of them; those never to be contacted
    /// included, for they were searched for (R115).
    pub fn find(&mut self, text: &str, limit: usize) -> Vec<Id<Contact>> {
        let hits = self.search(text, limit);
        hits.slots.into_iter().filter_map(|slot| self.row(slot)).map(|row| row.id).collect()
    }

    /// The number that rows carry for a tag; `None` if nobody ever had it.
    pub fn tag_number(&self, tag: &str) -> Option<u16> {
        self.tags.get(tag).copied()
    }

    /// Every tag in use with how many have it, most used first.
    pub fn tags(&self) -> Vec<(String, usize)> {
        let mut counts = vec![0_usize; self.tags.len()];
        for row in self.rows.iter().flatten() {
            row.tags.iter().for_each(|tag| counts[usize::from(*tag)] += 1);
        }
        let counted = self.tags.iter().map(|(tag, number)| (tag.clone(), counts[usize::from(*number)]));
        let mut used: Vec<(String, usize)> = counted.filter(|(_, count)| *count > 0).collect();
        // The order of the alphabet among equals comes from the map.
        order::sort_by_key(&mut used, |(_, count)| std::cmp::Reverse(*count));
        used
    }

    /// Reads one slot anew; says whether the order of names changes.
    fn update(&mut self, outlook: &Outlook, slot: u32) -> bool {
        let before = self.row(slot).map(|row| row.name_key.clone());
        self.read(outlook, slot);
        let after = self.row(slot).map(|row| row.name_key.clone());
        if before == after {
            return false;
        }
        if before.is_some() {
            self.by_name.retain(|other| *other != slot);
        }
        if after.is_some() {
            let rows = &self.rows;
            let key = name_key(rows, slot);
            let at = self.by_name.partition_point(|other| name_key(rows, *other) < key);
            self.by_name.insert(at, slot);
        }
        true
    }

    fn read(&mut self, outlook: &Outlook, slot: u32) {
        if self.rows.len() <= slot as usize {
            self.rows.resize(slot as usize + 1, None);
        }
        let tie = outlook.book.contacts.at(slot).and_then(|row| Tie::new(outlook.book, row.id));
        match &tie {
            Some(tie) => self.set_words(outlook.book, slot, tie.contact),
            None => self.words.remove(slot),
        }
        let tags = &mut self.tags;
        let row = tie.map(|tie| person_row(outlook, &tie, tags));
        self.put(slot, row);
    }

    fn set_words(&mut self, book: &Book, slot: u32, contact: &Row<Contact>) {
        let name = contact.full_name();
        let mut fields: Vec<(Weight, &str)> = vec![(Weight::Name, &name), (Weight::Name, &contact.called)];
        fields.push((Weight::Name, &contact.phonetic));
        for affiliation in book.naming::<Affiliation>(contact.id.number()) {
            let organization = affiliation.organization.and_then(|id| book.get(id));
            let weight = if affiliation.is_present() { Weight::Detail } else { Weight::Note };
            fields.push((weight, &affiliation.record.title));
            fields.extend(organization.iter().map(|row| (weight, row.record.name.as_str())));
        }
        fields.extend(detail_words(contact).map(|text| (Weight::Detail, text)));
        fields.extend(note_words(contact).map(|text| (Weight::Note, text)));
        self.words.set(slot, &fields);
    }

    /// Puts the row of a slot in place of the one it had.
    fn put(&mut self, slot: u32, row: Option<PersonRow>) {
        let counts =
            |row: &Option<PersonRow>| usize::from(row.as_ref().is_some_and(|row| !row.never_contact));
        self.everybody += counts(&row);
        let before = std::mem::replace(&mut self.rows[slot as usize], row);
        self.everybody -= counts(&before);
    }

    fn number_names(&mut self) {
        self.rank.clear();
        self.rank.resize(self.rows.len(), u32::MAX);
        (0..).zip(&self.by_name).for_each(|(place, slot)| self.rank[*slot as usize] = place);
    }
}

/// What one tells people apart by, beside their names.
fn detail_words(contact: &Contact) -> impl Iterator<Item = &str> {
    let labelled = contact.emails.iter().chain(&contact.phones);
    let words = contact.tags.iter().chain(&contact.skills).map(String::as_str);
    labelled.map(|item| item.value.as_str()).chain(words).chain([contact.industry.as_str()])
}

fn note_words(contact: &Contact) -> impl Iterator<Item = &str> {
    let labelled = contact.addresses.iter().chain(&contact.links).chain(&contact.custom);
    let facts = contact.facts.iter().map(|fact| fact.text.as_str());
    let goals = contact.goals.iter().map(|goal| goal.words.as_str());
    let gives = contact.could_give.iter().map(String::as_str);
    let relations = contact.relations.iter().flat_map(|relation| [&*relation.kind, &*relation.name]);
    let texts = [contact.notes.as_str(), contact.met_where.as_str()];
    labelled
        .map(|item| item.value.as_str())
        .chain(facts)
        .chain(goals)
        .chain(gives)
        .chain(relations)
        .chain(texts)
}

/// The book as the rows see it: no row depends on the day.
fn outlook(book: &Book) -> Outlook<'_> {
    Outlook::new(book, Day::default())
}

/// What names are sorted by; equal names by slot.
fn name_key(rows: &[Option<PersonRow>], slot: u32) -> (&str, u32) {
    let key = rows[slot as usize].as_ref().map_or("", |row| &row.name_key);
    (key, slot)
}
