//! Stable ids: the same record has the same id on every device and for ever.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

/// The id of a `T`: 42 bits of time (milliseconds since 2020) and 22 bits that begin at random, so that
/// ids made on two devices differ and ids sort by when they were made.
///
/// Stored as a number in the binary formats and as 16 hexadecimal digits in JSON.
pub struct Id<T>(u64, PhantomData<fn() -> T>);

/// Marks the ids of items inside a record (one e-mail address, one fact).
#[derive(Debug)]
pub enum Item {}

/// The id of one item of a list inside a record.
pub type ItemId = Id<Item>;

impl<T> Id<T> {
    /// The id with this number.
    pub const fn from_number(number: u64) -> Id<T> {
        Id(number, PhantomData)
    }

    /// The number itself.
    pub const fn number(self) -> u64 {
        self.0
    }

    /// Reads the 16 hexadecimal digits that `Display` writes.
    pub fn parse(text: &str) -> Option<Id<T>> {
        u64::from_str_radix(text, 16).ok().map(Id::from_number)
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Id<T> {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Id<T>) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Id<T>) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Id<T>) -> Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> Default for Id<T> {
    fn default() -> Id<T> {
        Id::from_number(0)
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() { to.collect_str(self) } else { to.serialize_u64(self.0) }
    }
}
impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Id<T>, D::Error> {
        if from.is_human_readable() {
            let text = String::deserialize(from)?;
            Id::parse(&text).ok_or_else(|| de::Error::custom(format!("“{text}” is not an id")))
        } else {
            u64::deserialize(from).map(Id::from_number)
        }
    }
}

/// A supply of ids nobody has used: plain data, so that the same moment gives the same ids.
#[derive(Clone, Debug)]
pub struct FreshIds(u64);

/// 2020-01-01T00:00:00Z in milliseconds since 1970.
const BIRTH: u64 = 1_577_836_800_000;
const RANDOM_BITS: u32 = 22;

impl FreshIds {
    /// Ids made at `now` (milliseconds since 1970), beginning at a place that `seed` picks.
    pub fn new(now: u64, seed: u64) -> FreshIds {
        let time = now.saturating_sub(BIRTH) << RANDOM_BITS;
        FreshIds(time | (seed & ((1 << RANDOM_BITS) - 1)))
    }

    /// The next id. When the 22 bits run over, the time is carried on by a millisecond.
    pub fn fresh<T>(&mut self) -> Id<T> {
        self.0 += 1;
        Id::from_number(self.0)
    }
}
