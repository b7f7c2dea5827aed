//! Links: for every record, which records name it. Kept by absorb.

use super::Kind;
use super::id_map::IdMap;

/// Those of one kind among records in the order of kinds and ids.
pub fn of_kind(all: &[(Kind, u64)], kind: Kind) -> &[(Kind, u64)] {
    let from = all.partition_point(|(other, _)| *other < kind);
    let until = all.partition_point(|(other, _)| *other <= kind);
    &all[from..until]
}

/// From a record to the records that name it.
#[derive(Clone, Debug, Default)]
pub struct Links(IdMap<Vec<(Kind, u64)>>);

impl Links {
    /// Every record that names `id`, by kind and id.
    pub fn naming_any(&self, id: u64) -> &[(Kind, u64)] {
        self.0.find(id).map_or(&[], Vec::as_slice)
    }

    pub(super) fn link(&mut self, named: u64, by: (Kind, u64)) {
        let all = self.0.entry(named);
        if let Err(at) = all.binary_search(&by) {
            all.insert(at, by);
        }
    }

    pub(super) fn unlink(&mut self, named: u64, by: (Kind, u64)) {
        if let Some(all) = self.0.find_mut(named)
            && let Ok(at) = all.binary_search(&by)
        {
            all.remove(at);
        }
    }
}
