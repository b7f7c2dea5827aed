//! The network as edges: who knows whom, as the book shows it. Compact arrays, built once and searched by
//! [`Graph::paths`]; what changes from day to day (how close, how lately, what is owed) is read while
//! searching.
//!
//! Contact and contact are joined by a relation *knows* or an introduction made (certain), or by the same
//! organization in overlapping years (likely). The latter always goes through the one organization, never
//! pair by pair: a school with a thousand people has a thousand edges, not a million.

mod belief;
mod lists;
mod near;
mod paths;

pub use belief::{Belief, belief};
pub use paths::{FirstStep, Goal, Ground, Path};

use crate::book::contact::HowMet;
use crate::book::record::{Record, TRASHED};
use crate::book::{Affiliation, Book, Contact, Kind, Row};
use crate::changes::{Act, Changes};
use crate::day::Day;
use crate::discretion::may_know_of_search;
use crate::id::Id;
use crate::order;
use crate::outlook::Outlook;
use crate::text::fold;
use lists::Lists;
use near::Near;

/// Stands where a contact has no node: nobody is to be reached through them.
const NOBODY: u32 = u32::MAX;

/// Who knows whom. Contacts are numbered in the order of their names, so that ties need no names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Graph {
    today: Day,
    /// From a node to the place of its contact in the table.
    slots: Vec<u32>,
    /// From the place of a contact to its node.
    nodes: Vec<u32>,
    /// The certain edges of each node.
    known: Lists<u32>,
    /// Where each node is or was: the organization's place in its table, and the years.
    places: Lists<(u32, Years)>,
    /// Who is or was at each organization, and in which years.
    members: Lists<(u32, Years)>,
    /// What it costs at least to come to each node.
    near: Near,
}

impl Graph {
    /// The network as the book shows it.
    pub fn new(outlook: &Outlook) -> Graph {
        let mut graph = Graph { today: outlook.today, ..Graph::default() };
        graph.number_contacts(outlook);
        graph.known = Lists::new(graph.slots.len(), &graph.certain_edges(outlook.book));
        let places = graph.memberships(outlook);
        let member = |(node, (place, years)): &(u32, (u32, Years))| (*place, (*node, *years));
        let members: Vec<_> = places.iter().map(member).collect();
        graph.places = Lists::new(graph.slots.len(), &places);
        graph.members = Lists::new(outlook.book.organizations.slots() as usize, &members);
        graph.near = Near::new(&graph, outlook.book);
        graph
    }

    /// The day it was built for: years that last end with it.
    pub fn day(&self) -> Day {
        self.today
    }

    /// Whether changes alter who knows whom. What happened with somebody does not: that is read later; nor
    /// does most of what is noted about them.
    pub fn is_altered_by(changes: &Changes) -> bool {
        changes.edits.iter().any(|edit| match (edit.kind, &edit.act) {
            (Kind::Contact, Act::Set(change)) => change.part == TRASHED || is_read(change.part.field),
            (kind, _) => matches!(
                kind,
                Kind::Contact
                    | Kind::Affiliation
                    | Kind::Organization
                    | Kind::Introduction
                    | Kind::Campaign
                    | Kind::Me
            ),
        })
    }

    /// Whether paths may lead over this person, or to them.
    pub fn leads_to(&self, book: &Book, contact: Id<Contact>) -> bool {
        self.node(book, contact).is_some()
    }

    fn node(&self, book: &Book, contact: Id<Contact>) -> Option<u32> {
        let slot = book.contacts.slot(contact)?;
        self.nodes.get(slot as usize).copied().filter(|node| *node != NOBODY)
    }

    fn number_contacts(&mut self, outlook: &Outlook) {
        let contacts = &outlook.book.contacts;
        let open = |slot: &u32| {
            contacts.at(*slot).is_some_and(|row| row.trashed.is_none() && !is_left_out(outlook, row))
        };
        self.slots = (0..contacts.slots()).filter(open).collect();
        order::sort_by_cached_key(&mut self.slots, |slot| {
            contacts.at(*slot).map(|row| (fold(&row.full_name()), row.id))
        });
        self.nodes = vec![NOBODY; contacts.slots() as usize];
        for (node, slot) in (0..).zip(&self.slots) {
            self.nodes[*slot as usize] = node;
        }
    }

    /// Both directions of every relation *knows* and of every introduction made.
    fn certain_edges(&self, book: &Book) -> Vec<(u32, u32)> {
        let mut edges = Vec::new();
        let mut join = |one: Option<Id<Contact>>, other: Option<Id<Contact>>| {
            let node = |id: Option<Id<Contact>>| id.and_then(|id| self.node(book, id));
            if let (Some(one), Some(other)) = (node(one), node(other)) {
                edges.extend([(one, other), (other, one)]);
            }
        };
        for row in book.contacts.iter() {
            let knows = row.relations.iter().filter(|relation| is_knows(&relation.kind));
            knows.for_each(|relation| join(Some(row.id), relation.to));
            join(Some(row.id), row.introducer);
        }
        for row in book.introductions.iter().filter(|row| row.made_on.is_some()) {
            let (introducer, who, to) = (row.introducer.contact(), row.who.contact(), row.to.contact());
            join(introducer, who);
            join(introducer, to);
            join(who, to);
        }
        edges
    }

    fn memberships(&self, outlook: &Outlook) -> Vec<(u32, (u32, Years))> {
        let book = outlook.book;
        let membership = |row: &Row<Affiliation>| {
            let place = book.organizations.slot(row.organization?)?;
            book.get(row.organization?)?;
            let years = Years::of(row, outlook.today)?;
            Some((self.node(book, row.contact)?, (place, years)))
        };
        book.affiliations.iter().filter_map(membership).collect()
    }
}

/// The fields of a contact that the network is read from: the name, for the order of ties, how close they
/// are, whom they know, and whether a way may lead over them.
const READ: [&str; 12] = [
    "given",
    "family",
    "family_first",
    "called",
    "emails",
    "strength",
    "introducer",
    "stay_ok",
    "relations",
    "died",
    "never_contact",
    "not_to_know",
];

fn is_read(field: u8) -> bool {
    Contact::FIELDS.iter().any(|(number, name)| *number == field && READ.contains(name))
}

/// Never through somebody of R115 (died, never to be contacted) or R109 (not to know of the search), nor
/// through somebody who does not want to stay in touch.
pub(crate) fn is_left_out(outlook: &Outlook, contact: &Row<Contact>) -> bool {
    contact.is_out_of_reach() || contact.stay_ok == Some(false) || !may_know_of_search(outlook, contact)
}

/// Whether a relation says that two people know each other.
pub(crate) fn is_knows(kind: &str) -> bool {
    fold(kind) == "knows"
}

/// Whether somebody is known only from a list: being imported is not contact.
pub(crate) fn is_from_a_list(contact: &Row<Contact>) -> bool {
    contact.met_how == HowMet::Import || contact.source == crate::moment::Source::Import
}

/// The years somebody is known to have been somewhere, one bit each; the lowest is this year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Years(u64);

impl Years {
    /// So many years are told apart; what is longer ago counts as the earliest of them.
    const KEPT: usize = u64::BITS as usize;

    /// How many years ago each of them was.
    fn each(self) -> impl Iterator<Item = usize> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let ago = left.trailing_zeros() as usize;
            left &= left.wrapping_sub(1);
            (ago < Years::KEPT).then_some(ago)
        })
    }

    /// Every year that is known of: without a beginning or an end only the other one's year, without both the
    /// present one, if it lasts. What is not known is not taken for granted.
    pub(crate) fn of(row: &Affiliation, today: Day) -> Option<Years> {
        let (from, until) = Years::span(row, today)?;
        let this_year = today.ymd().0;
        let ago = |year: i32| (this_year - year).clamp(0, 63) as u32;
        let (latest, earliest) = (ago(until), ago(from.min(until)));
        Some(Years((u64::MAX >> (63 - earliest)) & (u64::MAX << latest)))
    }

    /// The first and the last year known of.
    pub(crate) fn span(row: &Affiliation, today: Day) -> Option<(i32, i32)> {
        let year = |day: Day| day.ymd().0;
        let (from, until) = (row.from.map(|known| year(known.day)), row.until.map(|known| year(known.day)));
        let until = until.or_else(|| row.is_present().then(|| year(today))).or(from)?;
        Some((from.unwrap_or(until), until))
    }

    fn both(self, other: Years) -> Years {
        Years(self.0 & other.0)
    }

    fn without(self, other: Years) -> Years {
        Years(self.0 & !other.0)
    }

    fn and(self, other: Years) -> Years {
        Years(self.0 | other.0)
    }

    fn is_none(self) -> bool {
        self.0 == 0
    }
}
