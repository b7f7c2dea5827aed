//! Records of any noun: what is done alike with all of them is written once, against these, and is there
//! once in the program too. What depends on the noun's own fields is a `fn` over [`Noun`](super::Noun).

use super::record::{Part, PartChange, Record, Unreadable, encode};
use super::table::{Gone, Row, Table};
use crate::changes::Act;
use crate::day::Day;
use crate::id::Id;
use crate::moment::{Source, Stamp};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::any::Any;
use std::borrow::Cow;

/// What every row carries beside its record.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RowHead<'a> {
    /// Its id as a number.
    pub id: u64,
    /// The day it was written down.
    pub recorded_on: Day,
    /// Who brought it.
    pub source: Source,
    /// When it was first written.
    pub stamp: Stamp,
    /// The parts written since, in the order of parts.
    pub later: Cow<'a, [(Part, Stamp)]>,
    /// The day it went to the trash.
    pub trashed: Option<Day>,
    /// Fields of a newer version, as JSON text.
    pub unknown: Cow<'a, str>,
}

impl RowHead<'_> {
    /// When a part was last written.
    pub fn stamp_of(&self, part: Part) -> Stamp {
        match self.later.binary_search_by_key(&part, |(part, _)| *part) {
            Ok(at) => self.later[at].1,
            Err(_) => self.stamp,
        }
    }

    /// When any part was last written.
    pub fn latest_stamp(&self) -> Stamp {
        self.later.iter().map(|(_, stamp)| *stamp).fold(self.stamp, Stamp::max)
    }
}

/// A row of any noun.
pub trait AnyRow {
    /// What it carries beside its record.
    fn head(&self) -> RowHead<'_>;
    /// The row as bytes: what an insert carries.
    fn image(&self) -> Vec<u8>;
    /// Calls `see` with the id of every record this one names.
    fn names(&self, see: &mut dyn FnMut(u64));
    /// The record with these parts set, and what differs then. Errs if a value does not read.
    fn edited(&self, parts: &[PartChange]) -> Result<(Box<dyn Any>, Vec<PartChange>), Unreadable>;
}

impl<T: Record> AnyRow for Row<T> {
    fn head(&self) -> RowHead<'_> {
        RowHead {
            id: self.id.number(),
            recorded_on: self.recorded_on,
            source: self.source,
            stamp: self.stamp,
            later: Cow::Borrowed(&self.later),
            trashed: self.trashed,
            unknown: Cow::Borrowed(&self.unknown),
        }
    }

    fn image(&self) -> Vec<u8> {
        encode(self)
    }

    fn names(&self, see: &mut dyn FnMut(u64)) {
        self.record.names(see);
    }

    fn edited(&self, parts: &[PartChange]) -> Result<(Box<dyn Any>, Vec<PartChange>), Unreadable> {
        let mut after = self.record.clone();
        parts.iter().try_for_each(|change| after.set(change.part, change.after.as_deref()))?;
        let changes = T::diff(&self.record, &after);
        Ok((Box::new(after), changes))
    }
}

impl<T: Record> Serialize for Row<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        (self.head(), &self.record).serialize(to)
    }
}

impl<'de, T: Record> Deserialize<'de> for Row<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Row<T>, D::Error> {
        let (head, record) = <(RowHead, T)>::deserialize(from)?;
        Ok(Row {
            id: Id::from_number(head.id),
            recorded_on: head.recorded_on,
            source: head.source,
            stamp: head.stamp,
            later: head.later.into_owned(),
            trashed: head.trashed,
            unknown: head.unknown.into_owned(),
            record,
        })
    }
}

/// No row is shorter: damaged bytes cannot make room for more rows than they could hold.
const LEAST_BYTES_A_ROW: usize = 8;

/// A table of any noun.
pub trait AnyTable {
    /// The row with this id, also from the trash.
    fn row(&self, id: u64) -> Option<&dyn AnyRow>;
    /// Every row, also from the trash.
    fn rows(&self) -> Box<dyn Iterator<Item = &dyn AnyRow> + '_>;
    /// All of it as bytes: its rows, and what is left of removed ones.
    fn encode(&self) -> Vec<u8>;
    /// Puts what [`AnyTable::encode`] wrote at the beginning of these bytes and tells the rest.
    fn load<'b>(&mut self, bytes: &'b [u8]) -> Result<&'b [u8], Unreadable>;
    /// Carries out one act on one record. Errs, changing nothing, if the bytes do not read or a part is to
    /// be set in a record that is not there.
    fn apply(&mut self, id: u64, act: &Act, stamp: Stamp) -> Result<(), Unreadable>;
}

impl<T: Record> AnyTable for Table<T> {
    fn row(&self, id: u64) -> Option<&dyn AnyRow> {
        self.get_any(Id::from_number(id)).map(|row| row as &dyn AnyRow)
    }

    fn rows(&self) -> Box<dyn Iterator<Item = &dyn AnyRow> + '_> {
        Box::new(self.iter_any().map(|row| row as &dyn AnyRow))
    }

    fn encode(&self) -> Vec<u8> {
        let rows: Vec<&Row<T>> = self.iter_any().collect();
        encode(&(rows, self.gone()))
    }

    fn load<'b>(&mut self, bytes: &'b [u8]) -> Result<&'b [u8], Unreadable> {
        // Row by row as postcard writes a sequence, for collecting them first costs moving each once more.
        let (rows, mut rest) = take::<usize>(bytes)?;
        self.reserve(rows.min(rest.len() / LEAST_BYTES_A_ROW));
        for _ in 0..rows {
            let (row, after) = take(rest)?;
            self.insert(row);
            rest = after;
        }
        let (gone, rest) = take::<Vec<Gone>>(rest)?;
        gone.into_iter().for_each(|gone| self.remove(gone));
        Ok(rest)
    }

    fn apply(&mut self, id: u64, act: &Act, stamp: Stamp) -> Result<(), Unreadable> {
        self.apply(id, act, stamp)
    }
}

/// Reads one value and tells the rest of the bytes.
fn take<V: DeserializeOwned>(bytes: &[u8]) -> Result<(V, &[u8]), Unreadable> {
    postcard::take_from_bytes(bytes).map_err(|_| Unreadable)
}
