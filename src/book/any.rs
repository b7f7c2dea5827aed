//! Records of any noun: what is done alike with all of them is written once, against these, and is there
//! once in the program too. A record's own fields are seen through [`Fields`].

use super::record::{
    Field, Fields, Part, PartChange, Record, TRASHED, Unreadable, decode, diff, encode, set, take, write,
    write_filled,
};
use super::table::{Gone, Row, Table, note_part};
use crate::changes::Act;
use crate::day::Day;
use crate::id::Id;
use crate::moment::{Source, Stamp};
use serde::{Deserialize, Serialize};
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

    /// Notes when a part was written, also one that is no longer there.
    pub(crate) fn note(&mut self, part: Part, stamp: Stamp) {
        note_part(self.later.to_mut(), self.stamp, part, stamp);
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
    /// Its record.
    fn record(&self) -> &dyn Fields;
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

    fn record(&self) -> &dyn Fields {
        &self.record
    }
}

impl dyn AnyRow + '_ {
    /// The row as bytes: what an insert carries.
    pub fn image(&self) -> Vec<u8> {
        image(&self.head(), self.record())
    }

    /// The record with these parts set, and what differs then. Errs if a value does not read.
    pub fn edited(&self, parts: &[PartChange]) -> Result<(Box<dyn Fields>, Vec<PartChange>), Unreadable> {
        let mut after = self.record().copy();
        parts.iter().try_for_each(|change| set(after.as_mut(), change.part, change.after.as_deref()))?;
        let changes = diff(self.record(), after.as_ref());
        Ok((after, changes))
    }
}

/// Writes one part of a row that is taken apart.
pub fn set_in_row(
    head: &mut RowHead,
    record: &mut dyn Fields,
    part: Part,
    value: Option<&[u8]>,
    stamp: Stamp,
) -> Result<(), Unreadable> {
    match part {
        TRASHED => head.trashed = decode(value.ok_or(Unreadable)?)?,
        part => set(record, part, value)?,
    }
    head.note(part, stamp);
    Ok(())
}

/// A row as bytes: what it carries, then its record.
pub fn image(head: &RowHead, record: &dyn Fields) -> Vec<u8> {
    let mut bytes = Vec::new();
    write_row(head, record, &record.blank().fields(), &mut bytes);
    bytes
}

/// What the image of a row of this table tells. Errs if it does not read.
pub fn read_image(
    table: &dyn AnyTable,
    mut image: &[u8],
) -> Result<(RowHead<'static>, Box<dyn Fields>), Unreadable> {
    let (head, mut record) = (take(&mut image)?, table.blank());
    record.read(&mut image)?;
    Ok((head, record))
}

fn write_row(head: &RowHead, record: &dyn Fields, blank: &[Field], bytes: &mut Vec<u8>) {
    write(head, bytes);
    write_filled(record, blank, bytes);
}

impl<T: Record> Row<T> {
    /// Reads an image. Errs if the bytes are anything else.
    pub fn of_image(mut image: &[u8]) -> Result<Row<T>, Unreadable> {
        let mut row = Row::<T>::blank(take(&mut image)?);
        row.record.read(&mut image)?;
        Ok(row)
    }

    /// A row with a new record.
    fn blank(head: RowHead) -> Row<T> {
        Row {
            id: Id::from_number(head.id),
            recorded_on: head.recorded_on,
            source: head.source,
            stamp: head.stamp,
            later: head.later.into_owned(),
            trashed: head.trashed,
            unknown: head.unknown.into_owned(),
            record: T::default(),
        }
    }
}

/// No row is shorter: damaged bytes cannot make room for more rows than they could hold.
const LEAST_BYTES_A_ROW: usize = 8;

/// A table of any noun.
pub trait AnyTable {
    /// The row with this id, also from the trash.
    fn row(&self, id: u64) -> Option<&dyn AnyRow>;
    /// The place of a record in this table while the book is open.
    fn slot(&self, id: u64) -> Option<u32>;
    /// The row at a place, also from the trash.
    fn at(&self, slot: u32) -> Option<&dyn AnyRow>;
    /// One more than the highest place in use.
    fn slots(&self) -> u32;
    /// Every row, also from the trash.
    fn rows(&self) -> Box<dyn Iterator<Item = &dyn AnyRow> + '_>;
    /// A new record of its noun.
    fn blank(&self) -> Box<dyn Fields>;
    /// What is left of removed records, in the order of ids.
    fn gone(&self) -> &[Gone];
    /// Puts a row as its image tells it.
    fn load_row(&mut self, image: &[u8]) -> Result<(), Unreadable>;
    /// Notes a removed record.
    fn load_gone(&mut self, gone: Gone);
    /// Puts what [`encode`](Self::encode) wrote at the beginning of these bytes and tells the rest.
    fn load<'b>(&mut self, bytes: &'b [u8]) -> Result<&'b [u8], Unreadable>;
    /// Carries out one act on one record. Errs, changing nothing, if the bytes do not read or a part is to
    /// be set in a record that is not there.
    fn apply(&mut self, id: u64, act: &Act, stamp: Stamp) -> Result<(), Unreadable>;
}

impl<T: Record> AnyTable for Table<T> {
    fn row(&self, id: u64) -> Option<&dyn AnyRow> {
        self.get_any(Id::from_number(id)).map(|row| row as &dyn AnyRow)
    }

    fn slot(&self, id: u64) -> Option<u32> {
        self.slot(Id::from_number(id))
    }

    fn at(&self, slot: u32) -> Option<&dyn AnyRow> {
        self.at(slot).map(|row| row as &dyn AnyRow)
    }

    fn slots(&self) -> u32 {
        self.slots()
    }

    fn rows(&self) -> Box<dyn Iterator<Item = &dyn AnyRow> + '_> {
        Box::new(self.iter_any().map(|row| row as &dyn AnyRow))
    }

    fn blank(&self) -> Box<dyn Fields> {
        Box::new(T::default())
    }

    fn gone(&self) -> &[Gone] {
        self.gone()
    }

    fn load<'b>(&mut self, mut bytes: &'b [u8]) -> Result<&'b [u8], Unreadable> {
        let rows = take::<usize>(&mut bytes)?;
        self.reserve(rows.min(bytes.len() / LEAST_BYTES_A_ROW));
        for _ in 0..rows {
            // Read where it lies: rows are large, and this runs for every one at every start.
            self.insert(Row::blank(take(&mut bytes)?)).record.read(&mut bytes)?;
        }
        let gone = take::<Vec<Gone>>(&mut bytes)?;
        gone.into_iter().for_each(|gone| self.remove(gone));
        Ok(bytes)
    }

    fn load_row(&mut self, image: &[u8]) -> Result<(), Unreadable> {
        self.insert(Row::of_image(image)?);
        Ok(())
    }

    fn load_gone(&mut self, gone: Gone) {
        self.remove(gone);
    }

    fn apply(&mut self, id: u64, act: &Act, stamp: Stamp) -> Result<(), Unreadable> {
        self.apply(id, act, stamp)
    }
}

impl dyn AnyTable + '_ {
    /// What is left of one removed record.
    pub fn gone_of(&self, id: u64) -> Option<&Gone> {
        self.gone().binary_search_by_key(&id, |gone| gone.id).ok().map(|at| &self.gone()[at])
    }

    /// All of it as bytes: its rows, and what is left of removed ones.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = encode(&self.rows().count());
        let blank = self.blank();
        let blank = blank.fields();
        self.rows().for_each(|row| write_row(&row.head(), row.record(), &blank, &mut bytes));
        write(&self.gone(), &mut bytes);
        bytes
    }
}
