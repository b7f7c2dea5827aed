//! Chains: who led to whom. A person came through whoever introduced them to the user; from there the chain
//! goes on to people the user knew before.

use crate::book::contact::HowMet;
use crate::book::{Affiliation, Book, Contact, Introduction, Organization, Role, Row};
use crate::day::Day;
use crate::defaults;
use crate::graph::{is_from_a_list, is_knows};
use crate::id::Id;
use crate::order;
use crate::outlook::Outlook;
use crate::tie::Tie;
use std::collections::{BTreeMap, BTreeSet};

/// Who brought somebody to the user: as it stands with how they met, else whoever made the first
/// introduction.
pub fn introducer(book: &Book, contact: &Row<Contact>) -> Option<Id<Contact>> {
    let noted = contact.introducer.filter(|id| *id != contact.id && book.get(*id).is_some());
    noted.or_else(|| {
        let made = book.naming::<Introduction>(contact.id.number()).filter_map(|row| {
            let (introducer, other) = row.for_me()?;
            let day = row.made_on.filter(|_| other == contact.id && introducer != other)?;
            book.get(introducer).map(|_| (day, row.id, introducer))
        });
        made.min().map(|(_, _, introducer)| introducer)
    })
}

/// The chain that led to somebody: their introducer first, then that one's, up to somebody whom nobody
/// introduced.
pub fn chain(book: &Book, contact: Id<Contact>) -> Vec<Id<Contact>> {
    let mut chain = Vec::new();
    let mut seen = order::set([contact]);
    let mut next = book.get(contact).and_then(|row| introducer(book, row));
    while let Some(id) = next.filter(|id| seen.insert(*id)) {
        chain.push(id);
        next = book.get(id).and_then(|row| introducer(book, row));
    }
    chain
}

/// The path that led to somebody (R42): their chain up to the first whom the user knew before the campaign began.
pub fn path(outlook: &Outlook, contact: Id<Contact>) -> Vec<Id<Contact>> {
    let mut path = chain(outlook.book, contact);
    let known = |id: &Id<Contact>| outlook.book.get(*id).is_some_and(|row| is_known_before(outlook, row));
    let first = path.iter().position(known).filter(|_| outlook.campaign.is_some());
    path.truncate(first.map_or(path.len(), |at| at + 1));
    path
}

/// Whom somebody brought to the user, in the order in which they were written down.
pub fn brought(book: &Book, contact: Id<Contact>) -> Vec<Id<Contact>> {
    let noted = book.naming::<Contact>(contact.number()).map(|row| row.id);
    let introduced = book
        .naming::<Introduction>(contact.number())
        .filter_map(|row| row.for_me().filter(|_| row.made_on.is_some()))
        .map(|(_, other)| other);
    let through = |id: &Id<Contact>| book.get(*id).is_some_and(|row| introducer(book, row) == Some(contact));
    order::set(noted.chain(introduced).filter(through)).into_iter().collect()
}

/// R38: what a bridge opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bridge {
    /// Whom they brought themselves.
    pub introduced: Vec<Id<Contact>>,
    /// How many came through them in all, through others too.
    pub downstream: usize,
    /// Where those who came through them, whom they know, or they themselves are now.
    pub organizations: Vec<Id<Organization>>,
}

/// R38: how many people somebody led to, and which organizations can be reached over them.
pub fn bridge(book: &Book, contact: Id<Contact>) -> Bridge {
    let introduced = brought(book, contact);
    let mut seen = order::set([contact]);
    let mut open = introduced.clone();
    while let Some(id) = open.pop() {
        if seen.insert(id) {
            open.extend(brought(book, id));
        }
    }
    let downstream = seen.len() - 1;
    seen.extend(acquaintances(book, contact));
    let now = |id: &Id<Contact>| {
        let places = book.naming::<Affiliation>(id.number()).filter(|row| row.is_present());
        places.filter_map(|row| row.organization).filter(|id| book.get(*id).is_some()).collect::<Vec<_>>()
    };
    let organizations = order::set(seen.iter().flat_map(now));
    Bridge { introduced, downstream, organizations: organizations.into_iter().collect() }
}

/// Those of whom it is noted that they know somebody.
pub(crate) fn acquaintances(book: &Book, contact: Id<Contact>) -> Vec<Id<Contact>> {
    let of = |row: &Row<Contact>| {
        let known = row.relations.iter().filter(|relation| is_knows(&relation.kind));
        known.filter_map(|relation| relation.to).collect::<Vec<_>>()
    };
    let mut known = book.get(contact).map(of).unwrap_or_default();
    let knows = book.naming::<Contact>(contact.number()).filter(|row| of(row).contains(&contact));
    known.extend(knows.map(|row| row.id));
    known
}

/// How far somebody is from those the user knew before the start: 0 for these, the introducer's and one more
/// for whoever was introduced, 1 for whoever was met without an introducer. Of a list or the brainstorm
/// alone it is 0: that is no step.
pub fn generation(outlook: &Outlook, contact: Id<Contact>) -> usize {
    let book = outlook.book;
    let mut steps = 0;
    for id in [contact].into_iter().chain(chain(book, contact)) {
        let Some(row) = book.get(id) else { return steps };
        if is_known_before(outlook, row) {
            return steps;
        }
        if introducer(book, row).is_none() {
            return steps + usize::from(!is_from_a_list(row) && row.met_how != HowMet::Brainstorm);
        }
        steps += 1;
    }
    steps
}

/// Whether the user knew somebody in person before the campaign began; without one, everybody.
fn is_known_before(outlook: &Outlook, contact: &Row<Contact>) -> bool {
    let Some(start) = outlook.campaign.map(|campaign| campaign.start) else { return true };
    let met = contact.met_on.filter(|_| !is_from_a_list(contact)).map(|known| known.day);
    let talked = contact.last_talked.and_then(|said| said.day());
    let first = || {
        let tie = Tie::new(outlook.book, contact.id)?;
        tie.touches.iter().find(|touch| touch.two_way).map(|touch| touch.day)
    };
    let before = |day: Option<Day>| day.is_some_and(|day| day < start);
    before(met) || before(talked) || before(first())
}

/// Everybody the user was in two-way touch with since the campaign began, with the first day of it.
fn talked_since(outlook: &Outlook, start: Day) -> Vec<(Id<Contact>, Day)> {
    let recent = outlook.book.interactions_between(start, outlook.today);
    let people = order::set(recent.flat_map(|row| row.with.iter().map(|with| with.contact)));
    let first = |id: Id<Contact>| {
        let tie = Tie::new(outlook.book, id)?;
        let touch = tie.touches.iter().find(|touch| touch.two_way && touch.day >= start)?;
        Some((id, touch.day))
    };
    people.into_iter().filter_map(first).collect()
}

/// R42: the decision makers the user talked with in this search, each counted once, with the day of the first
/// talk, latest first. How they were reached is their [`chain`].
pub fn decision_makers(outlook: &Outlook) -> Vec<(Id<Contact>, Day)> {
    let Some(start) = outlook.campaign.filter(|_| outlook.is_searching()).map(|row| row.start) else {
        return Vec::new();
    };
    let decides =
        |id: &Id<Contact>| outlook.book.get(*id).is_some_and(|row| row.has_role(Role::DecisionMaker));
    let mut talked: Vec<(Id<Contact>, Day)> =
        talked_since(outlook, start).into_iter().filter(|(id, _)| decides(id)).collect();
    order::sort_by_key(&mut talked, |(id, day)| (std::cmp::Reverse(*day), *id));
    talked
}

/// R39: how many of the people who are new in this search came through somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// No search, or not in its fifth week yet.
    TooEarly,
    /// Too few new people to say anything: so many of so many.
    NotEnough {
        /// New people so far.
        have: usize,
        /// How many it takes.
        need: usize,
    },
    /// A share that says something.
    Share {
        /// Those who came through somebody.
        introduced: usize,
        /// New people in all.
        of: usize,
        /// Under a quarter: worth asking for names.
        is_low: bool,
    },
}

/// R39: generation depth, from the fifth week of a search on.
pub fn depth(outlook: &Outlook) -> Depth {
    let Some(start) = outlook.campaign.filter(|_| outlook.is_searching()).map(|row| row.start) else {
        return Depth::TooEarly;
    };
    if outlook.today.since(start) < defaults::DEPTH_FROM_DAYS {
        return Depth::TooEarly;
    }
    let book = outlook.book;
    let new: Vec<&Row<Contact>> = talked_since(outlook, start)
        .into_iter()
        .filter_map(|(id, _)| book.get(id))
        .filter(|row| generation(outlook, row.id) > 0)
        .collect();
    let (of, introduced) = (new.len(), new.iter().filter(|row| introducer(book, row).is_some()).count());
    if of < defaults::DEPTH_SAMPLE {
        return Depth::NotEnough { have: of, need: defaults::DEPTH_SAMPLE };
    }
    Depth::Share { introduced, of, is_low: 100 * introduced < defaults::DEPTH_LOW * of }
}

/// One line of the picture of all chains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Who.
    pub contact: Id<Contact>,
    /// How many links away from the user: 1 for those nobody introduced.
    pub depth: usize,
    /// How many came through them, in all.
    pub downstream: usize,
}

/// Everybody who came through somebody or through whom somebody came, as a tree in reading order: those who
/// led to most people first. Whoever leads round in a circle begins a tree at its eldest. Those to be left
/// alone are hidden unless `searched` for (R115).
pub fn forest(book: &Book, searched: Option<Id<Contact>>) -> Vec<Link> {
    let mut children: BTreeMap<Id<Contact>, Vec<Id<Contact>>> = BTreeMap::new();
    let mut parents: BTreeMap<Id<Contact>, Id<Contact>> = BTreeMap::new();
    let is_shown = |row: &Row<Contact>| !row.never_contact || searched == Some(row.id);
    for row in book.contacts.iter().filter(|row| is_shown(row)) {
        if let Some(by) = introducer(book, row).filter(|by| book.get(*by).is_some_and(is_shown)) {
            children.entry(by).or_default().push(row.id);
            parents.insert(row.id, by);
        }
    }
    let is_root = |id: &&Id<Contact>| !parents.contains_key(*id) || is_eldest_of_circle(&parents, **id);
    let roots: Vec<Id<Contact>> = children.keys().filter(is_root).copied().collect();
    let mut tree = Tree { children, root_of_circle: roots.iter().copied().collect(), links: Vec::new() };
    let mut trees: Vec<Vec<Link>> = roots.into_iter().map(|root| tree.of(root)).collect();
    order::sort_by_key(&mut trees, |links| {
        (std::cmp::Reverse(links.len()), links.first().map(|link| link.contact))
    });
    trees.into_iter().flatten().collect()
}

fn is_eldest_of_circle(parents: &BTreeMap<Id<Contact>, Id<Contact>>, id: Id<Contact>) -> bool {
    let mut seen = BTreeSet::new();
    let mut next = parents.get(&id);
    while let Some(by) = next.filter(|by| seen.insert(**by)) {
        next = parents.get(by);
    }
    seen.contains(&id) && seen.first() == Some(&id)
}

/// Builds one tree after another, without recursion: a chain may be as long as the book.
struct Tree {
    children: BTreeMap<Id<Contact>, Vec<Id<Contact>>>,
    root_of_circle: BTreeSet<Id<Contact>>,
    links: Vec<Link>,
}

impl Tree {
    fn of(&mut self, root: Id<Contact>) -> Vec<Link> {
        let sizes = self.sizes(root);
        let mut open = vec![(root, 1)];
        self.links.clear();
        while let Some((contact, depth)) = open.pop() {
            let size = |id: &Id<Contact>| sizes.get(id).copied().unwrap_or_default();
            self.links.push(Link { contact, depth, downstream: size(&contact) });
            let mut below: Vec<Id<Contact>> = self.below(contact).collect();
            order::sort_by_key(&mut below, |id| (size(id), std::cmp::Reverse(*id)));
            open.extend(below.into_iter().map(|id| (id, depth + 1)));
        }
        std::mem::take(&mut self.links)
    }

    fn below(&self, id: Id<Contact>) -> impl Iterator<Item = Id<Contact>> {
        let children = self.children.get(&id).into_iter().flatten().copied();
        children.filter(|child| !self.root_of_circle.contains(child))
    }

    /// How many are below each of a tree.
    fn sizes(&self, root: Id<Contact>) -> BTreeMap<Id<Contact>, usize> {
        let mut order = vec![root];
        let mut at = 0;
        while let Some(id) = order.get(at).copied() {
            order.extend(self.below(id));
            at += 1;
        }
        let mut sizes = BTreeMap::new();
        for id in order.into_iter().rev() {
            let below = self.below(id).map(|child| 1 + sizes.get(&child).copied().unwrap_or_default()).sum();
            sizes.insert(id, below);
        }
        sizes
    }
}
