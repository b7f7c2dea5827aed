//! Marks: a set of a few fixed things (purposes, roles, channels), kept as bits.

use super::record::{Items, Keyed, Unreadable, decode, encode};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use std::marker::PhantomData;

/// One of a few fixed things. Its key is its bit (0-31), stable for ever.
pub trait Mark: Keyed + Copy + 'static {
    /// All of them.
    const EVERY: &'static [Self];
}

/// A set of marks; they change, travel and merge one by one.
///
/// Stored as a number in the binary formats and as a list, in the order of keys, in JSON.
pub struct Marks<T>(u32, PhantomData<fn() -> T>);

impl<T: Mark> Marks<T> {
    /// Adds one.
    pub fn put(&mut self, mark: T) {
        self.0 |= bit(mark);
    }

    /// Whether this one is among them.
    pub fn has(&self, mark: T) -> bool {
        self.0 & bit(mark) != 0
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0 == 0
    }

    /// Whether every one is among these.
    pub fn are_among(&self, allowed: &[T]) -> bool {
        self.0 & !bits(allowed) == 0
    }

    /// They, in the order of keys.
    pub fn iter(&self) -> impl Iterator<Item = T> {
        let all = *self;
        let of_key = |key| T::EVERY.iter().copied().find(|mark| mark.key() == key);
        (0..u64::from(u32::BITS)).filter_map(of_key).filter(move |mark| all.has(*mark))
    }
}

fn bit<T: Mark>(mark: T) -> u32 {
    1 << mark.key()
}

fn bits<T: Mark>(marks: &[T]) -> u32 {
    marks.iter().fold(0, |bits, mark| bits | bit(*mark))
}

impl<T: Mark> Items for Marks<T> {
    fn items(&self) -> Vec<(u64, Vec<u8>)> {
        self.iter().map(|mark| (mark.key(), encode(&mark))).collect()
    }

    fn set_item(&mut self, key: u64, value: Option<&[u8]>) -> Result<(), Unreadable> {
        match value {
            Some(bytes) => self.put(decode(bytes)?),
            None => self.0 &= !1_u32.checked_shl(key as u32).unwrap_or_default(),
        }
        Ok(())
    }
}

impl<T> Clone for Marks<T> {
    fn clone(&self) -> Marks<T> {
        *self
    }
}

impl<T> Copy for Marks<T> {}

impl<T> Default for Marks<T> {
    fn default() -> Marks<T> {
        Marks(0, PhantomData)
    }
}

impl<T> PartialEq for Marks<T> {
    fn eq(&self, other: &Marks<T>) -> bool {
        self.0 == other.0
    }
}

impl<T: Mark + fmt::Debug> fmt::Debug for Marks<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl<T: Mark> FromIterator<T> for Marks<T> {
    fn from_iter<I: IntoIterator<Item = T>>(marks: I) -> Marks<T> {
        let mut all = Marks::default();
        marks.into_iter().for_each(|mark| all.put(mark));
        all
    }
}

impl<T: Mark> Serialize for Marks<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() { to.collect_seq(self.iter()) } else { to.serialize_u32(self.0) }
    }
}

impl<'de, T: Mark> Deserialize<'de> for Marks<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Marks<T>, D::Error> {
        if from.is_human_readable() {
            return Ok(Vec::<T>::deserialize(from)?.into_iter().collect());
        }
        let marks = Marks(u32::deserialize(from)?, PhantomData);
        if marks.are_among(T::EVERY) { Ok(marks) } else { Err(de::Error::custom("not a mark")) }
    }
}
