//! Records and their parts: how a noun is taken apart into the fields that changes name.

use super::Kind;
use crate::id::Id;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};
use std::any::Any;

/// The place of a value inside a record: a field and, in a field that is a list or a set, one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Part {
    /// The field's stable number (1-63 for a noun's own fields).
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
pub trait Record: Fields + Clone + Default + PartialEq {
    /// Which noun.
    const KIND: Kind;
    /// Its fields: each with its number, and its name as JSON writes it.
    const FIELDS: &'static [FieldName];

    /// The parts in which two records differ.
    fn diff(before: &Self, after: &Self) -> Vec<PartChange> {
        diff(before, after)
    }

    /// Puts a value into a part. Errs if the bytes or the field are unknown.
    fn set(&mut self, part: Part, value: Option<&[u8]>) -> Result<(), Unreadable> {
        set(self, part, value)
    }

    /// Every part with its value: what merging compares.
    fn parts(&self) -> Vec<(Part, Vec<u8>)> {
        parts(self)
    }
}

/// The number and the name of a field.
pub type FieldName = (u8, &'static str);

/// A record of any noun, seen as its fields: what is done alike with the fields of all nouns is written, and
/// is there in the program, once.
pub trait Fields: Any {
    /// The fields' numbers and names, in order.
    fn field_names(&self) -> &'static [FieldName];
    /// The fields, in the same order.
    fn fields(&self) -> Vec<Field<'_>>;
    /// The fields to write to, in the same order.
    fn fields_mut(&mut self) -> Vec<FieldMut<'_>>;
    /// Reads into a new record what [`write_filled`] wrote at the beginning of these bytes and leaves the rest.
    fn read(&mut self, bytes: &mut &[u8]) -> Result<(), Unreadable>;
    /// Calls `see` with the id of every record this one names.
    fn names(&self, see: &mut dyn FnMut(u64));
    /// A new record of the same noun.
    fn blank(&self) -> Box<dyn Fields>;
    /// The same record once more.
    fn copy(&self) -> Box<dyn Fields>;
}

/// One field of a record.
#[derive(Clone, Copy)]
pub enum Field<'a> {
    /// It changes as one value.
    One(&'a dyn Value),
    /// Its items change one by one.
    Each(&'a dyn Items),
}

/// One field of a record, to write to.
pub enum FieldMut<'a> {
    /// It changes as one value.
    One(&'a mut dyn Value),
    /// Its items change one by one.
    Each(&'a mut dyn Items),
}

impl<'a> Field<'a> {
    /// Its value.
    pub fn value(self) -> &'a dyn Value {
        match self {
            Field::One(value) => value,
            Field::Each(items) => items,
        }
    }
}

impl<'a> FieldMut<'a> {
    /// Its value.
    pub fn value(self) -> &'a mut dyn Value {
        match self {
            FieldMut::One(value) => value,
            FieldMut::Each(items) => items,
        }
    }
}

/// The value of a field, whatever its type.
pub trait Value: Any {
    /// Whether another value of the same type is equal.
    fn is_same(&self, other: &dyn Value) -> bool;
    /// Writes it behind these bytes, as postcard.
    fn write(&self, bytes: &mut Vec<u8>);
    /// Reads what [`Value::write`] wrote at the beginning of these bytes and leaves the rest.
    fn read(&mut self, bytes: &mut &[u8]) -> Result<(), Unreadable>;
    /// Writes it as JSON.
    fn print(&self, json: &mut JsonWriter);
    /// Reads it from JSON.
    fn parse(&mut self, json: &mut JsonReader) -> Result<(), Unreadable>;
}

impl<T: PartialEq + Serialize + DeserializeOwned + 'static> Value for T {
    fn is_same(&self, other: &dyn Value) -> bool {
        (other as &dyn Any).downcast_ref::<T>().is_some_and(|other| self == other)
    }

    fn write(&self, bytes: &mut Vec<u8>) {
        write(self, bytes);
    }

    fn read(&mut self, bytes: &mut &[u8]) -> Result<(), Unreadable> {
        *self = take(bytes)?;
        Ok(())
    }

    fn print(&self, json: &mut JsonWriter) {
        // Printing into memory cannot fail: no value of a book is a map.
        let _ = self.serialize(json);
    }

    fn parse(&mut self, json: &mut JsonReader) -> Result<(), Unreadable> {
        *self = T::deserialize(json).map_err(|_| Unreadable)?;
        Ok(())
    }
}

/// Writes JSON into memory.
pub type JsonWriter = serde_json::Serializer<Vec<u8>>;
/// Reads JSON from a text.
pub type JsonReader<'a> = serde_json::Deserializer<serde_json::de::StrRead<'a>>;

impl dyn Value + '_ {
    /// The value as JSON.
    pub fn to_json(&self) -> String {
        let mut json = JsonWriter::new(Vec::new());
        self.print(&mut json);
        String::from_utf8(json.into_inner()).unwrap_or_default()
    }

    /// Reads a JSON text. Errs if it is anything but such a value.
    pub fn set_json(&mut self, text: &str) -> Result<(), Unreadable> {
        let mut json = JsonReader::from_str(text);
        self.parse(&mut json)?;
        json.end().map_err(|_| Unreadable)
    }
}

/// The items of a list or set, whatever their type.
pub trait Items: Value {
    /// Each item by its key, in the order of keys.
    fn items(&self) -> Vec<(u64, Vec<u8>)>;
    /// Puts an item, or takes the one with this key away.
    fn set_item(&mut self, key: u64, value: Option<&[u8]>) -> Result<(), Unreadable>;
}

impl<T: Keyed + 'static> Items for Each<T> {
    fn items(&self) -> Vec<(u64, Vec<u8>)> {
        self.iter().map(|item| (item.key(), encode(item))).collect()
    }

    fn set_item(&mut self, key: u64, value: Option<&[u8]>) -> Result<(), Unreadable> {
        match value {
            Some(bytes) => self.put(decode(bytes)?),
            None => self.remove(key),
        }
        Ok(())
    }
}

/// The parts in which two records of one noun differ.
pub fn diff(before: &dyn Fields, after: &dyn Fields) -> Vec<PartChange> {
    let mut out = Vec::new();
    let pairs = before.fields().into_iter().zip(after.fields());
    for ((field, _), pair) in before.field_names().iter().zip(pairs) {
        match pair {
            (Field::One(before), Field::One(after)) if !before.is_same(after) => {
                let part = Part { field: *field, item: 0 };
                out.push(PartChange { part, before: Some(bytes_of(before)), after: Some(bytes_of(after)) });
            }
            (Field::Each(before), Field::Each(after)) if !before.is_same(after) => {
                diff_items(*field, before.items(), after.items(), &mut out);
            }
            _ => {}
        }
    }
    out
}

/// Those that changed or went, then those that came.
fn diff_items(field: u8, before: Vec<(u64, Vec<u8>)>, after: Vec<(u64, Vec<u8>)>, out: &mut Vec<PartChange>) {
    let in_list = |list: &[(u64, Vec<u8>)], key: u64| list.binary_search_by_key(&key, |(key, _)| *key).ok();
    for (item, old) in &before {
        let new = in_list(&after, *item).map(|at| &after[at].1);
        if new != Some(old) {
            let part = Part { field, item: *item };
            out.push(PartChange { part, before: Some(old.clone()), after: new.cloned() });
        }
    }
    for (item, new) in after {
        if in_list(&before, item).is_none() {
            out.push(PartChange { part: Part { field, item }, before: None, after: Some(new) });
        }
    }
}

/// Puts a value into a part of a record. Errs if the bytes or the field are unknown.
pub fn set(record: &mut dyn Fields, part: Part, value: Option<&[u8]>) -> Result<(), Unreadable> {
    let place = record.field_names().iter().position(|(number, _)| *number == part.field);
    match record.fields_mut().swap_remove(place.ok_or(Unreadable)?) {
        FieldMut::One(one) => one.read(&mut value.ok_or(Unreadable)?),
        FieldMut::Each(items) => items.set_item(part.item, value),
    }
}

/// Every part of a record with its value.
pub fn parts(record: &dyn Fields) -> Vec<(Part, Vec<u8>)> {
    let mut out = Vec::new();
    for ((field, _), value) in record.field_names().iter().zip(record.fields()) {
        match value {
            Field::One(one) => out.push((Part { field: *field, item: 0 }, bytes_of(one))),
            Field::Each(each) => {
                out.extend(
                    each.items().into_iter().map(|(item, value)| (Part { field: *field, item }, value)),
                );
            }
        }
    }
    out
}

/// The fields that are not empty (not as in a new record), by name and in order.
pub fn filled(record: &dyn Fields) -> Vec<(&'static str, &dyn Value)> {
    filled_beside(record, &record.blank().fields()).map(|((_, name), value)| (name, value)).collect()
}

/// Writes behind these bytes which fields are filled (not as in a new record, whose fields are `blank`), each a bit by its
/// number, then those, in order: most fields of most records are empty.
pub fn write_filled(record: &dyn Fields, blank: &[Field], bytes: &mut Vec<u8>) {
    let filled: Vec<(FieldName, &dyn Value)> = filled_beside(record, blank).collect();
    write(&filled.iter().fold(0_u64, |bits, ((number, _), _)| bits | 1 << number), bytes);
    filled.iter().for_each(|(_, value)| value.write(bytes));
}

fn filled_beside<'a>(
    record: &'a dyn Fields,
    blank: &[Field],
) -> impl Iterator<Item = (FieldName, &'a dyn Value)> {
    let fields = record.fields().into_iter().map(Field::value);
    let named = record.field_names().iter().copied().zip(fields);
    named.zip(blank).filter(|((_, value), blank)| !value.is_same(blank.value())).map(|(pair, _)| pair)
}

fn bytes_of(value: &dyn Value) -> Vec<u8> {
    let mut bytes = Vec::new();
    value.write(&mut bytes);
    bytes
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
    let mut bytes = Vec::new();
    write(value, &mut bytes);
    bytes
}

/// Reads the bytes that `encode` wrote. Errs if they are anything else.
pub fn decode<T: DeserializeOwned>(mut bytes: &[u8]) -> Result<T, Unreadable> {
    take(&mut bytes)
}

/// Writes a value behind these bytes.
pub(super) fn write<T: Serialize>(value: &T, bytes: &mut Vec<u8>) {
    // Writing to memory cannot fail for the types of a book: postcard errs only for maps and sequences of
    // unknown length, and no noun holds one.
    *bytes = postcard::to_extend(value, std::mem::take(bytes)).unwrap_or_default();
}

/// Reads a value at the beginning of these bytes and leaves the rest.
pub(super) fn take<T: DeserializeOwned>(bytes: &mut &[u8]) -> Result<T, Unreadable> {
    let (value, rest) = postcard::take_from_bytes(bytes).map_err(|_| Unreadable)?;
    *bytes = rest;
    Ok(value)
}

/// A field that is one value.
pub(super) mod one {
    use super::{Field, FieldMut, Value};

    pub fn field<T: Value>(value: &T) -> Field<'_> {
        Field::One(value)
    }

    pub fn field_mut<T: Value>(value: &mut T) -> FieldMut<'_> {
        FieldMut::One(value)
    }
}

/// A field whose items are parts of their own.
pub(super) mod each {
    use super::{Field, FieldMut, Items};

    pub fn field<T: Items>(items: &T) -> Field<'_> {
        Field::Each(items)
    }

    pub fn field_mut<T: Items>(items: &mut T) -> FieldMut<'_> {
        FieldMut::Each(items)
    }
}

/// Declares a noun: each field with its stable number (1-63, never used again once retired) and whether it
/// changes as `one` value or `each` item by itself; after `names` what it refers to.
macro_rules! noun {
    ($(#[$doc:meta])* $noun:ident {
        $($(#[$field_doc:meta])* $number:literal $field:ident: $how:ident $type:ty,)*
    } names |$record:ident, $see:ident| $names:block) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $noun { $($(#[$field_doc])* pub $field: $type,)* }

        impl $crate::book::record::Record for $noun {
            const KIND: $crate::book::Kind = $crate::book::Kind::$noun;
            const FIELDS: &'static [$crate::book::record::FieldName] = &[$(($number, stringify!($field))),*];
        }

        impl $crate::book::record::Fields for $noun {
            fn field_names(&self) -> &'static [$crate::book::record::FieldName] {
                <$noun as $crate::book::record::Record>::FIELDS
            }
            fn fields(&self) -> Vec<$crate::book::record::Field<'_>> {
                vec![$($crate::book::record::$how::field(&self.$field)),*]
            }
            fn fields_mut(&mut self) -> Vec<$crate::book::record::FieldMut<'_>> {
                vec![$($crate::book::record::$how::field_mut(&mut self.$field)),*]
            }
            // Field by field, for a book is read at every start.
            fn read(&mut self, bytes: &mut &[u8]) -> Result<(), $crate::book::record::Unreadable> {
                let filled: u64 = $crate::book::record::take(bytes)?;
                if filled & !(0 $(| (1 << $number))*) != 0 {
                    return Err($crate::book::record::Unreadable);
                }
                $(if filled & (1 << $number) != 0 { self.$field = $crate::book::record::take(bytes)?; })*
                Ok(())
            }
            fn names(&self, $see: &mut dyn FnMut(u64)) {
                let $record = self;
                $names
            }
            fn blank(&self) -> Box<dyn $crate::book::record::Fields> {
                Box::new($noun::default())
            }
            fn copy(&self) -> Box<dyn $crate::book::record::Fields> {
                Box::new(self.clone())
            }
        }
    };
}
pub(crate) use noun;
