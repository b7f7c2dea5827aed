//! "How do I reach ...?": the cheapest ways from the user to somebody, each over another first bridge.
//!
//! The search goes from the far end, cheapest first (Dijkstra's, held against how near everybody is by closeness
//! alone, as in A*: see [`Near`](super::near::Near)), until nothing that could still come would be among the best. A
//! label carries its whole path, four numbers that are also the order of names: so the order of labels is the order
//! of paths, ties and all.

use super::{Graph, Years};
use crate::asks::rest::rest;
use crate::book::{Affiliation, Contact, Organization, Strength};
use crate::defaults;
use crate::id::Id;
use crate::obligations;
use crate::outlook::Outlook;
use crate::standing::Standings;
use crate::tie::Tie;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// What the cost of a first step is read from.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// The book on a day.
    pub outlook: &'a Outlook<'a>,
    /// How everybody stands on that day.
    pub standings: &'a Standings,
    /// Whether somebody rests after having been asked too much (R10).
    pub rests: fn(&Outlook, Id<Contact>) -> bool,
}

/// Whom to reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// This person.
    Person(Id<Contact>),
    /// Anybody who is at this organization now.
    At(Id<Organization>),
}

/// One way to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// What it costs; less is easier.
    pub cost: u32,
    /// The bridges in the order in which they are asked, then the one to reach.
    pub people: Vec<Id<Contact>>,
}

/// The first step: from the user to somebody they know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstStep {
    /// How well they know each other.
    pub strength: Strength,
    /// They have not been in touch for more than a year.
    pub long_ago: bool,
    /// Thanks are open, or they rest (R10).
    pub burdened: bool,
}

/// The bridges and the goal.
type Nodes = [u32; 4];
const _: () = assert!(defaults::MOST_BRIDGES == 3, "a path has room for the bridges and the goal");

/// A way back from the goal to `path[0]`; the order of labels is the order in which they are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Label {
    cost: u32,
    bridges: u8,
    path: Nodes,
}

/// What a search has been through at one organization with so many bridges.
struct Visited {
    years: Years,
    /// Members none of whose years has been gone through.
    left: Vec<(u32, Years)>,
}

impl<'a> Ground<'a> {
    /// The ground that every page searches on.
    pub fn new(outlook: &'a Outlook<'a>, standings: &'a Standings) -> Ground<'a> {
        let rests = |outlook: &Outlook, id| {
            Tie::new(outlook.book, id).is_some_and(|tie| rest(outlook, &tie).is_some())
        };
        Ground { outlook, standings, rests }
    }

    /// The step from the user to a contact; `None` where they do not know each other well enough.
    pub fn first_step(&self, contact: Id<Contact>) -> Option<FirstStep> {
        self.step_unburdened(contact).map(|step| self.with_burden(contact, step))
    }

    /// The step as it is unless they rest or wait for thanks, which takes longer to tell.
    fn step_unburdened(&self, contact: Id<Contact>) -> Option<FirstStep> {
        let book = self.outlook.book;
        let strength = book.get(contact)?.strength.filter(|strength| *strength >= Strength::Met)?;
        let standing = self.standings.of(book, contact);
        let last = standing.and_then(|standing| standing.last);
        Some(FirstStep {
            strength,
            long_ago: last.is_some_and(|last| self.outlook.today.since(last) > defaults::LONG_AGO_DAYS),
            burdened: false,
        })
    }

    fn with_burden(&self, contact: Id<Contact>, step: FirstStep) -> FirstStep {
        // Thanks that were put off are open all the same.
        let thanks = Tie::new(self.outlook.book, contact)
            .is_some_and(|tie| obligations::thanks_are_owed(self.outlook, &tie));
        FirstStep { burdened: thanks || (self.rests)(self.outlook, contact), ..step }
    }
}

impl FirstStep {
    /// What it costs.
    pub fn cost(self) -> u32 {
        let close = step_cost(self.strength).unwrap_or_default();
        let long_ago = if self.long_ago { defaults::LONG_AGO_COST } else { 0 };
        let burdened = if self.burdened { defaults::BURDENED_COST } else { 0 };
        close + long_ago + burdened
    }
}

/// What a first step costs by closeness alone; `None` where they do not know each other well enough.
pub(super) fn step_cost(strength: Strength) -> Option<u32> {
    (strength as usize).checked_sub(Strength::Met as usize).map(|at| defaults::STEP_COSTS[at])
}

impl Path {
    /// Those to be asked on the way; none where the user knows them.
    pub fn bridges(&self) -> &[Id<Contact>] {
        &self.people[..self.people.len() - 1]
    }
}

impl Graph {
    /// The best paths to a goal, best first: cost, then fewer bridges, then names. Each begins with another
    /// person.
    pub fn paths(&self, ground: &Ground, goal: Goal, count: usize) -> Vec<Path> {
        let goals = self.goals(ground, goal);
        let nearest = goals.iter().map(|node| self.near.cost(*node, defaults::MOST_BRIDGES)).min();
        let nearest = nearest.unwrap_or(u32::MAX);
        let mut best = Vec::new();
        // Most searches end while they are narrow; the last one leaves nothing out.
        for spare in [0, 1, 2, 4, 8, 16, 32] {
            let Some(limit) = nearest.checked_add(spare) else { break };
            best = self.best_within(ground, &goals, count, limit);
            if best.len() == count && best.last().is_some_and(|worst| worst.cost <= limit) {
                break;
            }
        }
        best.into_iter().map(|label| self.path(ground, label)).collect()
    }

    /// The best paths, all there are that cost no more than the limit.
    fn best_within(&self, ground: &Ground, goals: &[u32], count: usize, limit: u32) -> Vec<Label> {
        let label = |node: &u32| Label { cost: 0, bridges: 0, path: [*node, 0, 0, 0] };
        let mut search = Search::new(self, goals.iter().map(label), limit);
        let mut best: Vec<Label> = Vec::new();
        while let Some((label, is_first)) = search.next() {
            let least = Label { cost: label.cost + defaults::STEP_COSTS[3], ..label };
            if best.len() == count && best.last().is_some_and(|worst| least > *worst) {
                break;
            }
            let contact = self.contact(ground, label.path[0]).filter(|_| is_first);
            let Some((contact, step)) = contact.and_then(|id| Some((id, ground.step_unburdened(id)?))) else {
                continue;
            };
            let by = |step: FirstStep| Label { cost: label.cost + step.cost(), ..label };
            if best.len() < count || best.last().is_some_and(|worst| by(step) < *worst) {
                let path = by(ground.with_burden(contact, step));
                best.insert(best.partition_point(|known| *known < path), path);
                best.truncate(count);
            }
            if let Some(worst) = best.get(count - 1) {
                search.limit = search.limit.min(worst.cost);
            }
        }
        best
    }

    /// The nodes of those to reach.
    fn goals(&self, ground: &Ground, goal: Goal) -> Vec<u32> {
        let book = ground.outlook.book;
        match goal {
            Goal::Person(id) => self.node(book, id).into_iter().collect(),
            Goal::At(id) => {
                let now = book.naming::<Affiliation>(id.number()).filter(|row| row.is_present());
                now.filter_map(|row| self.node(book, row.contact)).collect()
            }
        }
    }

    fn contact(&self, ground: &Ground, node: u32) -> Option<Id<Contact>> {
        let slot = self.slots.get(node as usize)?;
        ground.outlook.book.contacts.at(*slot).map(|row| row.id)
    }

    fn path(&self, ground: &Ground, label: Label) -> Path {
        let nodes = label.path.iter().take(usize::from(label.bridges) + 1);
        Path { cost: label.cost, people: nodes.filter_map(|node| self.contact(ground, *node)).collect() }
    }
}

/// The far end's search.
struct Search<'a> {
    graph: &'a Graph,
    heap: BinaryHeap<Reverse<Label>>,
    /// With how few bridges each node has been reached; a later label costs more, so it has to have fewer.
    fewest: Vec<u8>,
    visited: BTreeMap<(u32, u8), Visited>,
    /// Nothing is looked at that would cost more in all.
    limit: u32,
}

impl<'a> Search<'a> {
    fn new(graph: &'a Graph, ends: impl Iterator<Item = Label>, limit: u32) -> Search<'a> {
        Search {
            graph,
            heap: ends.map(Reverse).collect(),
            fewest: vec![u8::MAX; graph.slots.len()],
            visited: BTreeMap::new(),
            limit,
        }
    }

    /// The next cheapest label, and whether it is the first to reach its node.
    fn next(&mut self) -> Option<(Label, bool)> {
        loop {
            let Reverse(label) = self.heap.pop()?;
            let fewest = &mut self.fewest[label.path[0] as usize];
            if label.bridges < *fewest {
                let is_first = *fewest == u8::MAX;
                *fewest = label.bridges;
                if label.bridges < defaults::MOST_BRIDGES {
                    self.expand(label);
                }
                return Some((label, is_first));
            }
        }
    }

    fn expand(&mut self, label: Label) {
        let (graph, node) = (self.graph, label.path[0]);
        for next in graph.known.of(node) {
            self.push(label, *next, 0);
        }
        for (place, years) in graph.places.of(node) {
            if label.cost + defaults::LIKELY_COST <= self.limit {
                for next in self.through(*place, label.bridges, *years) {
                    self.push(label, next, defaults::LIKELY_COST);
                }
            }
        }
    }

    fn push(&mut self, label: Label, node: u32, cost: u32) {
        let bridges = label.bridges + 1;
        let to_there = self.graph.near.cost(node, defaults::MOST_BRIDGES - bridges);
        let in_all = to_there.saturating_add(label.cost + cost);
        if bridges < self.fewest[node as usize] && in_all <= self.limit {
            let mut path: Nodes = [node, 0, 0, 0];
            path[1..].copy_from_slice(&label.path[..3]);
            self.heap.push(Reverse(Label { cost: label.cost + cost, bridges, path }));
        }
    }

    /// Those who were at an organization in these years and have not been reached through it yet with as few
    /// bridges: whoever came first came cheapest.
    fn through(&mut self, place: u32, bridges: u8, years: Years) -> Vec<u32> {
        let before = (0..=bridges).filter_map(|fewer| self.visited.get(&(place, fewer)));
        let new = before.fold(years, |years, visited| years.without(visited.years));
        if new.is_none() {
            return Vec::new();
        }
        let members = self.graph.members.of(place);
        let visited = self
            .visited
            .entry((place, bridges))
            .or_insert_with(|| Visited { years: Years::default(), left: members.to_vec() });
        visited.years = visited.years.and(new);
        let reached = visited.left.extract_if(.., |(_, there)| !there.both(new).is_none());
        reached.map(|(node, _)| node).collect()
    }
}
