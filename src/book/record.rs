//! Records and their parts: how a noun is taken apart into the fields that changes name.

use super::Kind;
use crate::id::Id;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};

/// The place of a value inside a record: a field and, in a field that is a list or a set, one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Part {
    /// The field's stable number (1-250 for a noun's own fields).
    pub field: u8,
    /// The item's key; 0 where the field is one value.
    pub item: u64,
}

/// The day a record went to the trash: a part that every record has.
pub const TRASHED: Part = Part { field: 0, item: 0 };

/// One part before and after; `None` is an item that is not there. Values are postcard bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartChange {
    /// Which part.
    pub part: Part,
    /// Its value before.
    pub before: Option<Vec<u8>>,
    /// Its value after.
    pub after: Option<Vec<u8>>,
}

/// Bytes that do not read as the value they stand for: a damaged or newer book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// What the user owns: a noun with numbered fields.
pub trait Record: Clone + Default + PartialEq + Serialize + DeserializeOwned + 'static {
    /// Which noun.
    const KIND: Kind;
    /// Its fields: each with its number, and its name as JSON writes it.
    const FIELDS: &'static [(u8, &'static str)];
    /// Shows every field that is not empty (not as in a new record), in the order of `FIELDS`.
    fn filled(&self, see: &mut impl SeeField);
    /// The parts in which two records differ.
    fn diff(before: &Self, after: &Self) -> Vec<PartChange>;
    /// Puts a value into a part. Errs if the bytes or the field are unknown.
    fn set(&mut self, part: Part, value: Option<&[u8]>) -> Result<(), Unreadable>;
    /// Every part with its value: what merging compares.
    fn parts(&self) -> Vec<(Part, Vec<u8>)>;
    /// Calls `see` with the id of every record this one names.
    fn names(&self, see: &mut dyn FnMut(u64));
}

/// Looks at the fields of a record one by one.
pub trait SeeField {
    /// One field that is not empty.
    fn field<V: Serialize>(&mut self, name: &'static str, value: &V);
}

/// An item of a list or set, found by its key and kept in the order of keys.
pub trait Keyed: Clone + PartialEq + Serialize + DeserializeOwned {
    /// Tells items apart; stable for ever.
    fn key(&self) -> u64;
}

impl<T: 'static> Keyed for Id<T> {
    fn key(&self) -> u64 {
        self.number()
    }
}

impl Keyed for String {
    fn key(&self) -> u64 {
        // FNV-1a, 64 bits (Fowler, Noll, Vo): the same in every build, for it is stored.
        self.bytes()
            .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
    }
}

/// A list or set whose items change, travel and merge one by one.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Each<T>(Vec<T>);

impl<'de, T: Keyed> Deserialize<'de> for Each<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Each<T>, D::Error> {
        let items = Vec::<T>::deserialize(from)?;
        let in_order = items.is_sorted_by(|one, next| one.key() < next.key());
        Ok(if in_order { Each(items) } else { items.into_iter().collect() })
    }
}

impl<T> Default for Each<T> {
    fn default() -> Each<T> {
        Each(Vec::new())
    }
}

impl<T: Keyed> Each<T> {
    /// Adds an item or replaces the one with its key.
    pub fn put(&mut self, item: T) {
        match self.place(item.key()) {
            Ok(at) => self.0[at] = item,
            Err(at) => self.0.insert(at, item),
        }
    }

    /// Takes the item with this key away.
    pub fn remove(&mut self, key: u64) {
        if let Ok(at) = self.place(key) {
            self.0.remove(at);
        }
    }

    /// The item with this key.
    pub fn get(&self, key: u64) -> Option<&T> {
        self.place(key).ok().map(|at| &self.0[at])
    }

    /// Whether an item with the key of this one is there.
    pub fn has(&self, item: &T) -> bool {
        self.place(item.key()).is_ok()
    }

    fn place(&self, key: u64) -> Result<usize, usize> {
        self.0.binary_search_by_key(&key, Keyed::key)
    }
}

impl<T> std::ops::Deref for Each<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T: Keyed> FromIterator<T> for Each<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Each<T> {
        let mut each = Each::default();
        items.into_iter().for_each(|item| each.put(item));
        each
    }
}

impl<'a, T> IntoIterator for &'a Each<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;
    fn into_iter(self) -> std::slice::Iter<'a, T> {
        self.0.iter()
    }
}

/// The value as postcard bytes.
pub fn encode<T: Serialize>(value: &T) -> Vec<u8> {
    // Writing to memory cannot fail for the types of a book (postcard errs only for maps and sequences of
    // unknown length, and no noun holds one), and empty bytes never read back as a value.
    postcard::to_allocvec(value).unwrap_or_default()
}

/// Reads the bytes that `encode` wrote. Errs if they are anything else.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Unreadable> {
    postcard::from_bytes(bytes).map_err(|_| Unreadable)
}

/// A field that is one value.
pub(super) mod one {
    use super::*;

    pub fn diff<T: PartialEq + Serialize>(field: u8, before: &T, after: &T, out: &mut Vec<PartChange>) {
        if before != after {
            let part = Part { field, item: 0 };
            out.push(PartChange { part, before: Some(encode(before)), after: Some(encode(after)) });
        }
    }

    pub fn set<T: DeserializeOwned>(to: &mut T, _item: u64, value: Option<&[u8]>) -> Result<(), Unreadable> {
        *to = decode(value.ok_or(Unreadable)?)?;
        Ok(())
    }

    pub fn parts<T: Serialize>(field: u8, value: &T, out: &mut Vec<(Part, Vec<u8>)>) {
        out.push((Part { field, item: 0 }, encode(value)));
    }
}

/// A field whose items are parts of their own.
pub(super) mod each {
    use super::*;

    pub fn diff<T: Keyed>(field: u8, before: &Each<T>, after: &Each<T>, out: &mut Vec<PartChange>) {
        if before == after {
            return;
        }
        for old in before {
            let new = after.get(old.key());
            if new != Some(old) {
                let part = Part { field, item: old.key() };
                out.push(PartChange { part, before: Some(encode(old)), after: new.map(encode) });
            }
        }
        for new in after.iter().filter(|new| !before.has(new)) {
            let part = Part { field, item: new.key() };
            out.push(PartChange { part, before: None, after: Some(encode(new)) });
        }
    }

    pub fn set<T: Keyed>(to: &mut Each<T>, item: u64, value: Option<&[u8]>) -> Result<(), Unreadable> {
        match value {
            Some(bytes) => to.put(decode(bytes)?),
            None => to.remove(item),
        }
        Ok(())
    }

    pub fn parts<T: Keyed>(field: u8, value: &Each<T>, out: &mut Vec<(Part, Vec<u8>)>) {
        out.extend(value.iter().map(|item| (Part { field, item: item.key() }, encode(item))));
    }
}

/// Declares a noun: each field with its stable number (never used again once retired) and whether it
/// changes as `one` value or `each` item by itself; after `names` what it refers to.
macro_rules! noun {
    ($(#[$doc:meta])* $noun:ident {
        $($(#[$field_doc:meta])* $number:literal $field:ident: $how:ident $type:ty,)*
    } names |$record:ident, $see:ident| $names:block) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(default)]
        pub struct $noun { $($(#[$field_doc])* pub $field: $type,)* }

        impl $crate::book::record::Record for $noun {
            const KIND: $crate::book::Kind = $crate::book::Kind::$noun;
            const FIELDS: &'static [(u8, &'static str)] = &[$(($number, stringify!($field))),*];
            fn filled(&self, see: &mut impl $crate::book::record::SeeField) {
                let empty = $noun::default();
                $(if self.$field != empty.$field { see.field(stringify!($field), &self.$field); })*
            }
            fn diff(before: &Self, after: &Self) -> Vec<$crate::book::record::PartChange> {
                let mut out = Vec::new();
                $($crate::book::record::$how::diff($number, &before.$field, &after.$field, &mut out);)*
                out
            }
            fn set(&mut self, part: $crate::book::record::Part, value: Option<&[u8]>)
                -> Result<(), $crate::book::record::Unreadable> {
                match part.field {
                    $($number => $crate::book::record::$how::set(&mut self.$field, part.item, value),)*
                    _ => Err($crate::book::record::Unreadable),
                }
            }
            fn parts(&self) -> Vec<($crate::book::record::Part, Vec<u8>)> {
                let mut out = Vec::new();
                $($crate::book::record::$how::parts($number, &self.$field, &mut out);)*
                out
            }
            fn names(&self, $see: &mut dyn FnMut(u64)) {
                let $record = self;
                $names
            }
        }
    };
}
pub(crate) use noun;
