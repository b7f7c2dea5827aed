//! Slots: from ids to places in a table.

use super::id_map::IdMap;

/// Where each id stands. Ids ascend as long as nothing older is merged in; then they are found by halving, and a
/// start has nothing to build.
#[derive(Clone, Debug)]
pub(super) enum Slots {
    /// The id at each place.
    Ascending(Vec<u64>),
    /// The place of each id, and how many there are.
    Mixed(IdMap<u32>, u32),
}

impl Default for Slots {
    fn default() -> Slots {
        Slots::Ascending(Vec::new())
    }
}

impl Slots {
    /// The place of an id.
    pub fn get(&self, id: u64) -> Option<u32> {
        match self {
            Slots::Ascending(ids) => ids.binary_search(&id).ok().map(|slot| slot as u32),
            Slots::Mixed(slots, _) => slots.get(id),
        }
    }

    /// The place of an id; a new one is put behind all others.
    pub fn get_or_append(&mut self, id: u64) -> u32 {
        match self {
            Slots::Ascending(ids) if ids.last().is_none_or(|last| *last < id) => {
                ids.push(id);
                ids.len() as u32 - 1
            }
            Slots::Ascending(ids) => {
                if let Ok(slot) = ids.binary_search(&id) {
                    return slot as u32;
                }
                let (mut slots, next) = (IdMap::default(), ids.len() as u32);
                slots.reserve(ids.len() + 1);
                ids.iter().zip(0..).for_each(|(id, slot)| slots.insert(*id, slot));
                slots.insert(id, next);
                *self = Slots::Mixed(slots, next + 1);
                next
            }
            Slots::Mixed(slots, count) => {
                let slot = slots.get_or_put(id, *count);
                *count = (*count).max(slot + 1);
                slot
            }
        }
    }

    /// Makes room for this many more.
    pub fn reserve(&mut self, more: usize) {
        match self {
            Slots::Ascending(ids) => ids.reserve(more),
            Slots::Mixed(slots, _) => slots.reserve(more),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_keeps_its_place_whatever_comes() {
        let mut slots = Slots::default();
        let put = [(3, 0), (5, 1), (5, 1), (9, 2), (4, 3), (3, 0), (20, 4), (1, 5), (4, 3)];
        for (id, place) in put {
            assert_eq!(slots.get_or_append(id), place, "{id}");
            assert_eq!(slots.get(id), Some(place), "{id}");
        }
        assert_eq!(slots.get(6), None);
    }
}
