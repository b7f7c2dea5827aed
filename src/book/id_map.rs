//! A map from ids to anything, for looking up only: its order never shows.

#![expect(clippy::disallowed_types, reason = "nothing here gives out the map's order")]

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Finds values by the number of an id.
#[derive(Clone, Debug)]
pub struct IdMap<V>(HashMap<u64, V, BuildHasherDefault<IdHasher>>);

impl<V> Default for IdMap<V> {
    fn default() -> IdMap<V> {
        IdMap(HashMap::default())
    }
}

impl<V> IdMap<V> {
    /// A look at the value.
    pub fn find(&self, id: u64) -> Option<&V> {
        self.0.get(&id)
    }

    /// A value to change.
    pub fn find_mut(&mut self, id: u64) -> Option<&mut V> {
        self.0.get_mut(&id)
    }

    /// Puts a value, replacing what was there.
    pub fn insert(&mut self, id: u64, value: V) {
        self.0.insert(id, value);
    }

    /// Makes room for this many more.
    pub fn reserve(&mut self, more: usize) {
        self.0.reserve(more);
    }
}

impl<V: Copy> IdMap<V> {
    /// The value.
    pub fn get(&self, id: u64) -> Option<V> {
        self.0.get(&id).copied()
    }

    /// The value, put there if there is none.
    pub fn get_or_put(&mut self, id: u64, value: V) -> V {
        *self.0.entry(id).or_insert(value)
    }
}

impl<V: Default> IdMap<V> {
    /// The value, made if it is not there.
    pub fn entry(&mut self, id: u64) -> &mut V {
        self.0.entry(id).or_default()
    }
}

/// Ids are random enough below and ordered above: one multiplication spreads them.
#[derive(Clone, Copy, Debug, Default)]
pub struct IdHasher(u64);

impl Hasher for IdHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_u64(&mut self, number: u64) {
        // 2^64 divided by the golden ratio (Knuth, The Art of Computer Programming 3, 6.4).
        self.0 = (self.0 ^ number).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(32);
    }
}
