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
use crate::moment::{Device, Source, Stamp};
use crate::order;
use std::borrow::Cow;

/// What every row carries beside its record.
#[derive(Clone, Debug)]
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

    /// Writes it behind these bytes. What every row has comes first, in its full width and the lowest byte
    /// first, for it is read of every row at every start; then a byte of [`flag`]s, and what they announce.
    fn write(&self, bytes: &mut Vec<u8>) {
        let flags = [
            (flag::IMPORTED, self.source == Source::Import),
            (flag::STAMPED_BY_IMPORT, self.stamp.source == Source::Import),
            (flag::LATER, !self.later.is_empty()),
            (flag::TRASHED, self.trashed.is_some()),
            (flag::UNKNOWN, !self.unknown.is_empty()),
        ];
        bytes.extend(self.id.to_le_bytes());
        bytes.extend(self.stamp.time.to_le_bytes());
        bytes.extend(self.stamp.device.0.to_le_bytes());
        bytes.extend(self.recorded_on.number().to_le_bytes());
        bytes.push(flags.iter().filter(|(_, is_set)| *is_set).fold(0, |all, (flag, _)| all | flag));
        if !self.later.is_empty() {
            write(&self.later, bytes);
        }
        if let Some(day) = &self.trashed {
            write(day, bytes);
        }
        if !self.unknown.is_empty() {
            write(&self.unknown, bytes);
        }
    }

    /// Reads what [`write`](Self::write) wrote at the beginning of these bytes and leaves the rest.
    pub fn read(bytes: &mut &[u8]) -> Result<RowHead<'static>, Unreadable> {
        let id = u64::from_le_bytes(first(bytes)?);
        let time = u64::from_le_bytes(first(bytes)?);
        let device = Device(u32::from_le_bytes(first(bytes)?));
        let recorded_on = Day::from_number(i32::from_le_bytes(first(bytes)?));
        let [flags] = first(bytes)?;
        if flags & !flag::ALL != 0 {
            return Err(Unreadable);
        }
        let source = |flag| if flags & flag == 0 { Source::User } else { Source::Import };
        Ok(RowHead {
            id,
            recorded_on,
            source: source(flag::IMPORTED),
            stamp: Stamp { time, device, source: source(flag::STAMPED_BY_IMPORT) },
            later: if flags & flag::LATER == 0 { Cow::default() } else { Cow::Owned(take(bytes)?) },
            trashed: if flags & flag::TRASHED == 0 { None } else { Some(take(bytes)?) },
            unknown: if flags & flag::UNKNOWN == 0 { Cow::default() } else { Cow::Owned(take(bytes)?) },
        })
    }
}

/// The bits that say what is particular about a row.
mod flag {
    pub const IMPORTED: u8 = 1;
    pub const STAMPED_BY_IMPORT: u8 = 2;
    pub const LATER: u8 = 4;
    pub const TRASHED: u8 = 8;
    pub const UNKNOWN: u8 = 16;
    pub const ALL: u8 = 31;
}

/// The first bytes; leaves the rest.
fn first<const N: usize>(bytes: &mut &[u8]) -> Result<[u8; N], Unreadable> {
    let (first, rest) = bytes.split_first_chunk().ok_or(Unreadable)?;
    *bytes = rest;
    Ok(*first)
}

/// A row of any noun.
pub trait AnyRow {
    /// Its id as a number.
    fn id(&self) -> u64;
    /// The day it went to the trash.
    fn trashed(&self) -> Option<Day>;
    /// All that it carries beside its record.
    fn head(&self) -> RowHead<'_>;
    /// Its record.
    fn record(&self) -> &dyn Fields;
}

impl<T: Record> AnyRow for Row<T> {
    fn id(&self) -> u64 {
        self.id.number()
    }

    fn trashed(&self) -> Option<Day> {
        self.trashed
    }

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
    let (head, mut record) = (RowHead::read(&mut image)?, table.blank());
    record.read(&mut image)?;
    Ok((head, record))
}

fn write_row(head: &RowHead, record: &dyn Fields, blank: &[Field], bytes: &mut Vec<u8>) {
    head.write(bytes);
    write_filled(record, blank, bytes);
}

impl<T: Record> Row<T> {
    /// Reads an image. Errs if the bytes are anything else.
    pub fn of_image(mut image: &[u8]) -> Result<Row<T>, Unreadable> {
        let mut row = Row::<T>::blank(RowHead::read(&mut image)?);
        row.record.read(&mut image)?;
        Ok(row)
    }

    /// A row with a new record.
    pub(super) fn blank(head: RowHead) -> Row<T> {
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
const LEAST_BYTES_A_ROW: usize = 26;

/// What looks at every row that comes, and at its place.
pub type See<'a> = dyn FnMut(u32, &dyn AnyRow) + 'a;

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
    /// Puts what [`encode`](Self::encode) wrote at the beginning of these bytes, shows each row with its place
    /// and tells the rest.
    fn load<'b>(&mut self, bytes: &'b [u8], see: &mut See) -> Result<&'b [u8], Unreadable>;
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

    fn load<'b>(&mut self, mut bytes: &'b [u8], see: &mut See) -> Result<&'b [u8], Unreadable> {
        let rows = take::<u32>(&mut bytes)?;
        self.reserve((rows as usize).min(bytes.len() / LEAST_BYTES_A_ROW));
        for slot in (self.slots()..).take(rows as usize) {
            // Read where it lies: rows are large, and this runs for every one at every start.
            let row = self.append(RowHead::read(&mut bytes)?)?;
            row.record.read(&mut bytes)?;
            see(slot, row);
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

    /// All of it as bytes: its rows in the order of ids, and what is left of removed ones.
    pub fn encode(&self) -> Vec<u8> {
        let mut rows: Vec<&dyn AnyRow> = self.rows().collect();
        order::sort_by_key(&mut rows, |row| row.id());
        let mut bytes = encode(&(rows.len() as u32));
        let blank = self.blank();
        let blank = blank.fields();
        rows.iter().for_each(|row| write_row(&row.head(), row.record(), &blank, &mut bytes));
        write(&self.gone(), &mut bytes);
        bytes
    }
}
