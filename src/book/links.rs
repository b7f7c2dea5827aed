//! Links: for every record, which records name it. Kept by absorb.

use super::Kind;
use super::id_map::IdMap;

/// A record that names another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Which noun it is.
    pub kind: Kind,
    /// Its id as a number.
    pub id: u64,
    /// Its place in its table.
    pub slot: u32,
}

impl Link {
    fn key(&self) -> (Kind, u64) {
        (self.kind, self.id)
    }
}

/// The records that name one record, by kind and id.
#[derive(Clone, Debug, Default)]
pub struct Naming {
    links: Vec<Link>,
    /// Of which kinds there is one, a bit each: most records are named by a kind or two, and rules ask for many.
    kinds: u32,
}

impl Naming {
    /// Every one of them.
    pub fn all(&self) -> &[Link] {
        &self.links
    }

    /// Whether there is one of any of these kinds.
    pub fn has_any(&self, kinds: &[Kind]) -> bool {
        kinds.iter().any(|kind| self.kinds & bit(*kind) != 0)
    }

    /// Those of one kind.
    pub fn of(&self, kind: Kind) -> &[Link] {
        let bit = bit(kind);
        if self.kinds & bit == 0 {
            return &[];
        }
        // Where no other kind comes before, or after, there is nothing to look for.
        let comes_first = self.kinds & (bit - 1) == 0;
        let from = if comes_first { 0 } else { self.links.partition_point(|link| link.kind < kind) };
        let rest = &self.links[from..];
        let comes_last = self.kinds >> kind as u32 == 1;
        if comes_last { rest } else { &rest[..rest.partition_point(|link| link.kind == kind)] }
    }

    fn add(&mut self, link: Link) {
        // Loading comes in order.
        if self.links.last().is_none_or(|last| last.key() < link.key()) {
            self.links.push(link);
        } else if let Err(at) = self.links.binary_search_by_key(&link.key(), Link::key) {
            self.links.insert(at, link);
        }
        self.kinds |= bit(link.kind);
    }

    fn remove(&mut self, link: Link) {
        if let Ok(at) = self.links.binary_search_by_key(&link.key(), Link::key) {
            self.links.remove(at);
            self.kinds = self.links.iter().fold(0, |kinds, link| kinds | bit(link.kind));
        }
    }
}

fn bit(kind: Kind) -> u32 {
    1 << kind as u32
}

/// From a record to the records that name it.
#[derive(Clone, Debug, Default)]
pub struct Links(IdMap<Naming>);

impl Links {
    /// The records that name `id`.
    pub fn naming(&self, id: u64) -> &Naming {
        static NONE: Naming = Naming { links: Vec::new(), kinds: 0 };
        self.0.find(id).unwrap_or(&NONE)
    }

    pub(super) fn link(&mut self, named: u64, by: Link) {
        self.0.entry(named).add(by);
    }

    pub(super) fn unlink(&mut self, named: u64, by: Link) {
        if let Some(naming) = self.0.find_mut(named) {
            naming.remove(by);
        }
    }
}
