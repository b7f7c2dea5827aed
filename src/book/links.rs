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

/// Those of one kind among links in the order of kinds and ids.
pub fn of_kind(all: &[Link], kind: Kind) -> &[Link] {
    let from = all.partition_point(|link| link.kind < kind);
    let count = all[from..].partition_point(|link| link.kind == kind);
    &all[from..from + count]
}

/// From a record to the records that name it.
#[derive(Clone, Debug, Default)]
pub struct Links(IdMap<Vec<Link>>);

impl Links {
    /// Every record that names `id`, by kind and id.
    pub fn naming_any(&self, id: u64) -> &[Link] {
        self.0.find(id).map_or(&[], Vec::as_slice)
    }

    pub(super) fn link(&mut self, named: u64, by: Link) {
        let all = self.0.entry(named);
        // Loading comes in order.
        if all.last().is_none_or(|last| last.key() < by.key()) {
            all.push(by);
        } else if let Err(at) = all.binary_search_by_key(&by.key(), Link::key) {
            all.insert(at, by);
        }
    }

    pub(super) fn unlink(&mut self, named: u64, by: Link) {
        if let Some(all) = self.0.find_mut(named)
            && let Ok(at) = all.binary_search_by_key(&by.key(), Link::key)
        {
            all.remove(at);
        }
    }
}
