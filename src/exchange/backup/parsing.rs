//! From the bytes of a backup to a book.

use super::printing::checksum;
use super::shape::{self, line_at};
use super::stamps::{parse_part, parse_stamp};
use super::unknown::Unknown;
use super::{BackupError, Damage, Excess, MOST_BYTES, MOST_RECORDS, Problem, Trouble, VERSION};
use crate::book::record::{FieldName, Part};
use crate::book::{Book, Gone, Kind, RowHead, image};
use crate::day::Day;
use crate::id::Id;
use crate::moment::Stamp;
use crate::order;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Reads a backup at once. Use [`Reading`] to show how far it is.
///
/// # Errors
/// [`BackupError`], worded; then nothing was read.
pub fn read(bytes: &[u8]) -> Result<(Book, Vec<Problem>), BackupError> {
    let mut reading = Reading::begin(bytes)?;
    while reading.step(usize::MAX)? {}
    Ok(reading.finish())
}

/// A backup being read, some records at a time.
#[derive(Debug)]
pub struct Reading<'a> {
    text: &'a str,
    tables: Vec<(Kind, Vec<&'a RawValue>)>,
    place: (usize, usize),
    done: usize,
    of: usize,
    book: Book,
    problems: Vec<Problem>,
    made_on: Option<Day>,
}

impl<'a> Reading<'a> {
    /// Looks the file over: whether it is a whole backup of a version that can be read.
    ///
    /// # Errors
    /// [`BackupError`], worded.
    pub fn begin(bytes: &'a [u8]) -> Result<Reading<'a>, BackupError> {
        if bytes.len() > MOST_BYTES {
            return Err(BackupError::TooLarge(Excess::Bytes(bytes.len())));
        }
        let text = as_text(bytes)?;
        shape::check(text.as_bytes())?;
        let file: File = serde_json::from_str(text).map_err(|error| not_a_file(text, &error))?;
        let head = read_head(file.kith.ok_or(BackupError::Foreign)?)?;
        let (records, gone) = (raw(file.records), raw(file.gone));
        if checksum(records.as_bytes(), gone.as_bytes()) != head.checksum {
            return Err(BackupError::Damaged(Damage::Checksum));
        }
        let tables = tables(records)?;
        let of = tables.values().map(Vec::len).sum();
        if of > MOST_RECORDS {
            return Err(BackupError::TooLarge(Excess::Records(of)));
        }
        check_counts(&head.counts, &tables)?;
        let mut reading = Reading {
            text,
            tables: Vec::new(),
            place: (0, 0),
            done: 0,
            of,
            book: Book::default(),
            problems: Vec::new(),
            made_on: Day::parse(&head.exported_on),
        };
        for (table, rows) in tables {
            match kind_of(&table) {
                Some(kind) => reading.tables.push((kind, rows)),
                None => reading.report_newer(table, &rows),
            }
        }
        reading.read_gone(gone)?;
        Ok(reading)
    }

    /// Reads at most so many records more; answers whether there are any left.
    ///
    /// # Errors
    /// If a record is in the file twice.
    pub fn step(&mut self, most: usize) -> Result<bool, BackupError> {
        let (table, from) = self.place;
        let Some((kind, rows)) = self.tables.get(table) else { return Ok(false) };
        let until = from.saturating_add(most).min(rows.len());
        let (kind, rows) = (*kind, rows[from..until].to_vec());
        self.done += rows.len();
        self.place = if until < self.tables[table].1.len() { (table, until) } else { (table + 1, 0) };
        rows.into_iter().try_for_each(|row| self.row(kind, row.get()))?;
        Ok(self.place.0 < self.tables.len())
    }

    /// How many records have been read, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.done, self.of)
    }

    /// The day on which the backup was made, if it says so.
    pub fn made_on(&self) -> Option<Day> {
        self.made_on
    }

    /// The book, and what could not be taken over as it stands.
    pub fn finish(self) -> (Book, Vec<Problem>) {
        (self.book, self.problems)
    }

    fn row(&mut self, kind: Kind, text: &str) -> Result<(), BackupError> {
        let Some(read) = read_row(&self.book, kind, text) else {
            self.report(text, Trouble::UnreadableRecord);
            return Ok(());
        };
        for field in read.unreadable {
            self.report(text, Trouble::UnreadableField { field });
        }
        let table = self.book.table(kind);
        if table.row(read.id).is_some() || table.gone_of(read.id).is_some() {
            let line = self.line_of(text);
            return Err(BackupError::Damaged(Damage::Twice { line }));
        }
        // It was written a moment ago, so it reads.
        let _ = self.book.load_image(kind, &read.image);
        Ok(())
    }

    /// A kind of record that only a newer version knows.
    fn report_newer(&mut self, table: String, rows: &[&RawValue]) {
        let Some(first) = rows.first() else { return };
        self.done += rows.len();
        self.report(first.get(), Trouble::UnknownTable { table, records: rows.len() });
    }

    fn read_gone(&mut self, text: &'a str) -> Result<(), BackupError> {
        for (table, rows) in tables(text)? {
            let Some(kind) = kind_of(&table) else { continue };
            let gone = rows.iter().filter_map(|row| read_gone(row.get()));
            gone.for_each(|gone| self.book.load_gone(kind, gone));
        }
        Ok(())
    }

    fn report(&mut self, place: &str, trouble: Trouble) {
        let line = self.line_of(place);
        self.problems.push(Problem { line, trouble });
    }

    /// The line on which a piece of the file begins.
    fn line_of(&self, piece: &str) -> u32 {
        let at = (piece.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        line_at(self.text.as_bytes(), at)
    }
}

#[derive(Deserialize)]
struct File<'a> {
    #[serde(borrow)]
    kith: Option<&'a RawValue>,
    #[serde(borrow)]
    records: Option<&'a RawValue>,
    #[serde(borrow)]
    gone: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Head {
    counts: BTreeMap<String, usize>,
    checksum: String,
    #[serde(default)]
    exported_on: String,
}

#[derive(Deserialize)]
struct HeadOfAny {
    version: String,
}

/// The bytes as text, without a byte order mark.
fn as_text(bytes: &[u8]) -> Result<&str, BackupError> {
    let text = std::str::from_utf8(bytes)
        .map_err(|error| BackupError::NotJson { line: line_at(bytes, error.valid_up_to()) })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Why the outermost object does not read. What does not begin like ours is taken for something else.
fn not_a_file(text: &str, error: &serde_json::Error) -> BackupError {
    let line = error.line().max(1) as u32;
    match error.classify() {
        serde_json::error::Category::Data => BackupError::Foreign,
        serde_json::error::Category::Eof if text.trim_start().starts_with('{') => {
            BackupError::Damaged(Damage::CutShort)
        }
        _ => BackupError::NotJson { line },
    }
}

fn read_head(head: &RawValue) -> Result<Head, BackupError> {
    let damaged = |_| BackupError::Damaged(Damage::Head);
    let HeadOfAny { version } = serde_json::from_str(head.get()).map_err(damaged)?;
    let major = version.split('.').next().and_then(|major| major.parse::<u32>().ok());
    match major {
        Some(major) if major > VERSION.0 => Err(BackupError::Newer { version }),
        Some(_) => serde_json::from_str(head.get()).map_err(damaged),
        None => Err(BackupError::Damaged(Damage::Head)),
    }
}

fn raw(value: Option<&RawValue>) -> &str {
    value.map_or("{}", RawValue::get)
}

/// The lists of an object, by name.
fn tables(text: &str) -> Result<BTreeMap<String, Vec<&RawValue>>, BackupError> {
    serde_json::from_str(text).map_err(|_| BackupError::Damaged(Damage::Checksum))
}

/// The noun of a table; `None` for one that only a newer version knows.
fn kind_of(table: &str) -> Option<Kind> {
    Kind::ALL.iter().copied().find(|kind| kind.table_name() == table)
}

fn check_counts(
    said: &BTreeMap<String, usize>,
    tables: &BTreeMap<String, Vec<&RawValue>>,
) -> Result<(), BackupError> {
    for table in said.keys().chain(tables.keys()) {
        let said = said.get(table).copied().unwrap_or_default();
        let found = tables.get(table).map_or(0, Vec::len);
        if said != found {
            return Err(BackupError::Damaged(Damage::Counts { table: table.clone(), said, found }));
        }
    }
    Ok(())
}

#[derive(Deserialize)]
struct GoneText {
    id: String,
    stamp: String,
    #[serde(default)]
    forgotten: bool,
}

fn read_gone(text: &str) -> Option<Gone> {
    let gone: GoneText = serde_json::from_str(text).ok()?;
    let id = Id::<()>::parse(&gone.id)?.number();
    Some(Gone { id, stamp: parse_stamp(&gone.stamp)?, forgotten: gone.forgotten })
}

/// The names of what every record carries.
pub(super) const HEAD_NAMES: [&str; 6] = ["id", "recorded_on", "source", "stamp", "later", "trashed"];

/// A row as it was read.
struct RowRead {
    id: u64,
    image: Vec<u8>,
    /// The fields whose values only a newer version can read.
    unreadable: Vec<String>,
}

fn read_row(book: &Book, kind: Kind, text: &str) -> Option<RowRead> {
    let mut values: BTreeMap<String, &RawValue> = serde_json::from_str(text).ok()?;
    let mut record = book.table(kind).blank();
    let names = record.field_names();
    let mut unknown = Unknown::default();
    let mut unreadable = Vec::new();
    let head = read_head_of_row(&mut values, names, &mut unknown)?;
    for ((_, name), field) in names.iter().zip(record.fields_mut()) {
        let Some(value) = values.remove(*name) else { continue };
        if field.value().set_json(value.get()).is_err() {
            unknown.fields.insert((*name).to_owned(), value.get().to_owned());
            unreadable.push((*name).to_owned());
        }
    }
    let newer = values.into_iter().map(|(name, value)| (name, value.get().to_owned()));
    unknown.fields.extend(newer);
    let head = RowHead { unknown: unknown.text().into(), ..head };
    Some(RowRead { id: head.id, image: image(&head, record.as_ref()), unreadable })
}

/// Takes what every record carries out of the values of a row.
fn read_head_of_row(
    values: &mut BTreeMap<String, &RawValue>,
    names: &[FieldName],
    unknown: &mut Unknown,
) -> Option<RowHead<'static>> {
    let [id, recorded_on, source, stamp, later, trashed] = HEAD_NAMES.map(|name| values.remove(name));
    Some(RowHead {
        id: Id::<()>::parse(&value_of::<String>(id)?)?.number(),
        recorded_on: value_of(recorded_on)?,
        source: value_of(source)?,
        stamp: parse_stamp(&value_of::<String>(stamp)?)?,
        later: read_later(value_of(later)?, names, unknown).into(),
        trashed: value_of(trashed)?,
        unknown: Cow::default(),
    })
}

/// The parts written later. Those of fields that only a newer version knows stay beside the row.
fn read_later(
    stamps: BTreeMap<String, String>,
    names: &[FieldName],
    unknown: &mut Unknown,
) -> Vec<(Part, Stamp)> {
    let mut later = Vec::with_capacity(stamps.len());
    for (name, stamp) in stamps {
        match (parse_part(&name, names), parse_stamp(&stamp)) {
            (Some(part), Some(stamp)) => later.push((part, stamp)),
            _ => _ = unknown.later.insert(name, stamp),
        }
    }
    order::sort_by_key(&mut later, |(part, _)| *part);
    later
}

/// A value, or the usual one where there is none; `None` if it does not read.
fn value_of<V: DeserializeOwned + Default>(value: Option<&RawValue>) -> Option<V> {
    value.map_or(Some(V::default()), |value| serde_json::from_str(value.get()).ok())
}
