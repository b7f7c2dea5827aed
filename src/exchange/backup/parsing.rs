//! From the bytes of a backup to a book.

use super::printing::checksum;
use super::shape::{self, line_at};
use super::stamps::{parse_part, parse_stamp};
use super::unknown::{Unknown, entry};
use super::{BackupError, Damage, Excess, MOST_BYTES, MOST_RECORDS, Problem, Trouble, VERSION};
use crate::book::{Book, EachNoun, Gone, Noun, Row};
use crate::day::Day;
use crate::id::Id;
use crate::moment::Source;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

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
    tables: Vec<(String, Vec<&'a RawValue>)>,
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
        let (known, newer): (Vec<_>, Vec<_>) = tables.into_iter().partition(|(table, _)| is_known(table));
        let mut reading = Reading {
            text,
            tables: known,
            place: (0, 0),
            done: 0,
            of,
            book: Book::default(),
            problems: Vec::new(),
            made_on: Day::parse(&head.exported_on),
        };
        newer.iter().for_each(|(table, rows)| reading.report_newer(table, rows));
        reading.read_gone(gone)?;
        Ok(reading)
    }

    /// Reads at most so many records more; answers whether there are any left.
    ///
    /// # Errors
    /// If a record is in the file twice.
    pub fn step(&mut self, most: usize) -> Result<bool, BackupError> {
        let (table, from) = self.place;
        let Some((name, rows)) = self.tables.get(table) else { return Ok(false) };
        let until = from.saturating_add(most).min(rows.len());
        let (name, rows) = (name.clone(), rows[from..until].to_vec());
        self.done += rows.len();
        self.place = if until < self.tables[table].1.len() { (table, until) } else { (table + 1, 0) };
        self.rows(&name, &rows)?;
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

    fn rows(&mut self, table: &str, rows: &[&'a RawValue]) -> Result<(), BackupError> {
        let mut into = RowsInto { reading: self, table, rows, done: Ok(()) };
        Book::for_each_noun(&mut into);
        into.done
    }

    /// A kind of record that only a newer version knows.
    fn report_newer(&mut self, table: &str, rows: &[&RawValue]) {
        let Some(first) = rows.first() else { return };
        self.done += rows.len();
        self.report(first.get(), Trouble::UnknownTable { table: table.to_owned(), records: rows.len() });
    }

    fn read_gone(&mut self, text: &'a str) -> Result<(), BackupError> {
        for (table, rows) in tables(text)? {
            let gone: Vec<Gone> = rows.iter().filter_map(|row| read_gone(row.get())).collect();
            Book::for_each_noun(&mut GoneInto { book: &mut self.book, table: &table, gone });
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

/// Whether this version knows a kind of record.
fn is_known(table: &str) -> bool {
    let mut naming = Naming { table, known: false };
    Book::for_each_noun(&mut naming);
    naming.known
}

struct Naming<'a> {
    table: &'a str,
    known: bool,
}

impl EachNoun for Naming<'_> {
    fn noun<T: Noun>(&mut self, name: &'static str) {
        self.known |= name == self.table;
    }
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

struct GoneInto<'a> {
    book: &'a mut Book,
    table: &'a str,
    gone: Vec<Gone>,
}

impl EachNoun for GoneInto<'_> {
    fn noun<T: Noun>(&mut self, name: &'static str) {
        if name == self.table {
            std::mem::take(&mut self.gone).into_iter().for_each(|gone| self.book.load_gone::<T>(gone));
        }
    }
}

struct RowsInto<'r, 'a> {
    reading: &'r mut Reading<'a>,
    table: &'r str,
    rows: &'r [&'a RawValue],
    done: Result<(), BackupError>,
}

impl EachNoun for RowsInto<'_, '_> {
    fn noun<T: Noun>(&mut self, name: &'static str) {
        if name == self.table {
            self.done = self.rows.iter().try_for_each(|row| self.row::<T>(row.get()));
        }
    }
}

impl RowsInto<'_, '_> {
    fn row<T: Noun>(&mut self, text: &str) -> Result<(), BackupError> {
        let Some((row, unreadable)) = read_row::<T>(text) else {
            self.reading.report(text, Trouble::UnreadableRecord);
            return Ok(());
        };
        for field in unreadable {
            self.reading.report(text, Trouble::UnreadableField { field });
        }
        let table = T::table(&self.reading.book);
        if table.get_any(row.id).is_some() || table.gone_of(row.id.number()).is_some() {
            let line = self.reading.line_of(text);
            return Err(BackupError::Damaged(Damage::Twice { line }));
        }
        self.reading.book.load_row(row);
        Ok(())
    }
}

/// What every record carries.
#[derive(Deserialize)]
struct RowHead {
    id: String,
    #[serde(default)]
    recorded_on: Day,
    #[serde(default)]
    source: Source,
    stamp: String,
    #[serde(default)]
    later: BTreeMap<String, String>,
    #[serde(default)]
    trashed: Option<Day>,
}

/// The names of what every record carries.
pub(super) const HEAD_NAMES: [&str; 6] = ["id", "recorded_on", "source", "stamp", "later", "trashed"];

/// A row, and the names of the fields whose values only a newer version can read.
fn read_row<T: Noun>(text: &str) -> Option<(Row<T>, Vec<String>)> {
    let head: RowHead = serde_json::from_str(text).ok()?;
    let mut unknown = Unknown { fields: unknown_fields::<T>(text)?, later: BTreeMap::new() };
    let (record, unreadable) = match serde_json::from_str::<T>(text) {
        Ok(record) => (record, Vec::new()),
        Err(_) => read_what_reads(text, &mut unknown)?,
    };
    let mut later = Vec::with_capacity(head.later.len());
    for (name, stamp) in head.later {
        match (parse_part(&name, T::FIELDS), parse_stamp(&stamp)) {
            (Some(part), Some(stamp)) => later.push((part, stamp)),
            _ => _ = unknown.later.insert(name, stamp),
        }
    }
    later.sort_unstable_by_key(|(part, _)| *part);
    let row = Row {
        id: Id::parse(&head.id)?,
        recorded_on: head.recorded_on,
        source: head.source,
        stamp: parse_stamp(&head.stamp)?,
        later,
        trashed: head.trashed,
        unknown: unknown.text(),
        record,
    };
    Some((row, unreadable))
}

/// Where a record does not read as a whole: the fields that do, while the others stay beside it as text.
fn read_what_reads<T: Noun>(text: &str, unknown: &mut Unknown) -> Option<(T, Vec<String>)> {
    let fields: BTreeMap<String, &RawValue> = serde_json::from_str(text).ok()?;
    let (mut readable, mut unreadable) = (Vec::new(), Vec::new());
    for (_, name) in T::FIELDS {
        let Some(value) = fields.get(*name) else { continue };
        let field = entry(name, value.get());
        match serde_json::from_str::<T>(&format!("{{{field}}}")) {
            Ok(_) => readable.push(field),
            Err(_) => {
                unknown.fields.insert((*name).to_owned(), value.get().to_owned());
                unreadable.push((*name).to_owned());
            }
        }
    }
    let record = serde_json::from_str(&format!("{{{}}}", readable.join(","))).ok()?;
    Some((record, unreadable))
}

/// The fields of a record that this version has no name for.
fn unknown_fields<T: Noun>(text: &str) -> Option<BTreeMap<String, String>> {
    let is_known =
        |name: &str| HEAD_NAMES.contains(&name) || T::FIELDS.iter().any(|(_, known)| *known == name);
    let mut from = serde_json::Deserializer::from_str(text);
    UnknownFields { is_known: &is_known }.deserialize(&mut from).ok()
}

/// Takes an object's unknown fields and steps over the others without building anything.
struct UnknownFields<'a> {
    is_known: &'a dyn Fn(&str) -> bool,
}

impl<'de> DeserializeSeed<'de> for UnknownFields<'_> {
    type Value = BTreeMap<String, String>;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for UnknownFields<'_> {
    type Value = BTreeMap<String, String>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut unknown = BTreeMap::new();
        while let Some(Name(name)) = map.next_key::<Name>()? {
            if (self.is_known)(&name) {
                map.next_value::<IgnoredAny>()?;
            } else {
                let value: &RawValue = map.next_value()?;
                unknown.insert(name.into_owned(), value.get().to_owned());
            }
        }
        Ok(unknown)
    }
}

/// The name of a field, without a copy where the text has no escapes.
#[derive(Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);
