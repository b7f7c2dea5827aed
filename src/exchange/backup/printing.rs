//! From a book to the bytes of a backup.

use super::VERSION;
use super::stamps::{TRASHED_NAME, print_part, print_stamp};
use super::unknown::{Unknown, entry, json};
use crate::book::record::SeeField;
use crate::book::{Book, EachNoun, Gone, Noun, Row};
use crate::day::Day;
use crate::moment::Source;
use serde::Serialize;
use std::collections::BTreeMap;

/// The name of the file for a backup made today.
pub fn file_name(today: Day) -> String {
    format!("kith-backup-{today}.json")
}

/// The whole book as the bytes of a backup: the same bytes for the same book on the same day.
pub fn print(book: &Book, today: Day) -> Vec<u8> {
    let mut printing =
        Printing { book, records: Tables::default(), gone: Tables::default(), counts: BTreeMap::new() };
    Book::for_each_noun(&mut printing);
    let Printing { records, gone, counts, .. } = printing;
    let (records, gone) = (records.finish(), gone.finish());
    let head = Head {
        version: &format!("{}.{}", VERSION.0, VERSION.1),
        app: env!("CARGO_PKG_VERSION"),
        exported_on: today,
        counts: &counts,
        checksum: &checksum(&records, &gone),
    };
    let head = json(&head);
    [b"{\n\"kith\": ", head.as_bytes(), b",\n\"records\": ", &records, b",\n\"gone\": ", &gone, b"\n}\n"]
        .concat()
}

/// What the head of a backup says of the text of its records and of what is gone.
pub(super) fn checksum(records: &[u8], gone: &[u8]) -> String {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(records);
    hasher.update(gone);
    format!("{:08x}", hasher.finalize())
}

#[derive(Serialize)]
struct Head<'a> {
    version: &'a str,
    app: &'a str,
    exported_on: Day,
    counts: &'a BTreeMap<&'static str, usize>,
    checksum: &'a str,
}

struct Printing<'a> {
    book: &'a Book,
    records: Tables,
    gone: Tables,
    counts: BTreeMap<&'static str, usize>,
}

impl EachNoun for Printing<'_> {
    fn noun<T: Noun>(&mut self, name: &'static str) {
        let table = T::table(self.book);
        let mut rows: Vec<&Row<T>> = table.iter_any().collect();
        rows.sort_unstable_by_key(|row| row.id);
        if !rows.is_empty() {
            self.counts.insert(name, rows.len());
        }
        self.records.table(name, &rows, |out, row| print_row(out, row));
        self.gone.table(name, table.gone(), print_gone);
    }
}

/// An object of lists, one item on a line; a list without items is left out.
#[derive(Default)]
struct Tables(Vec<u8>);

impl Tables {
    fn table<I>(&mut self, name: &str, items: &[I], print: impl Fn(&mut Vec<u8>, &I)) {
        let Some((first, rest)) = items.split_first() else { return };
        self.0.extend_from_slice(if self.0.is_empty() { b"{\n\"" } else { b",\n\"" });
        self.0.extend_from_slice(name.as_bytes());
        self.0.extend_from_slice(b"\": [\n");
        print(&mut self.0, first);
        for item in rest {
            self.0.extend_from_slice(b",\n");
            print(&mut self.0, item);
        }
        self.0.extend_from_slice(b"\n]");
    }

    fn finish(mut self) -> Vec<u8> {
        self.0.extend_from_slice(if self.0.is_empty() { b"{}" } else { b"\n}" });
        self.0
    }
}

fn print_gone(out: &mut Vec<u8>, gone: &Gone) {
    let forgotten = if gone.forgotten { ",\"forgotten\":true" } else { "" };
    let text =
        format!("{{\"id\":\"{:016x}\",\"stamp\":\"{}\"{forgotten}}}", gone.id, print_stamp(gone.stamp));
    out.extend_from_slice(text.as_bytes());
}

fn print_row<T: Noun>(out: &mut Vec<u8>, row: &Row<T>) {
    let unknown = if row.unknown.is_empty() { Unknown::default() } else { Unknown::of(&row.unknown) };
    let mut fields = Fields { out, written: Vec::new() };
    fields.out.push(b'{');
    fields.field("id", &row.id);
    fields.field("recorded_on", &row.recorded_on);
    if row.source != Source::default() {
        fields.field("source", &row.source);
    }
    fields.field("stamp", &print_stamp(row.stamp));
    fields.later(row, &unknown);
    if let Some(day) = row.trashed {
        fields.field(TRASHED_NAME, &day);
    }
    row.record.filled(&mut fields);
    fields.unknown(&unknown);
    out.push(b'}');
}

/// Prints fields one after the other.
struct Fields<'a> {
    out: &'a mut Vec<u8>,
    written: Vec<&'static str>,
}

impl SeeField for Fields<'_> {
    fn field<V: Serialize>(&mut self, name: &'static str, value: &V) {
        self.name(name);
        // Printing into memory cannot fail: no value of a book is a map.
        let _ = serde_json::to_writer(&mut *self.out, value);
        self.written.push(name);
    }
}

impl Fields<'_> {
    fn name(&mut self, name: &str) {
        if self.out.last() != Some(&b'{') {
            self.out.push(b',');
        }
        self.out.push(b'"');
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(b"\":");
    }

    /// When parts were written later, each by its name.
    fn later<T: Noun>(&mut self, row: &Row<T>, unknown: &Unknown) {
        if row.later.is_empty() && unknown.later.is_empty() {
            return;
        }
        let known = row.later.iter().map(|(part, stamp)| (print_part(*part, T::FIELDS), print_stamp(*stamp)));
        let unknown = unknown.later.iter().map(|(name, stamp)| (name.clone(), stamp.clone()));
        let entries: Vec<String> =
            known.chain(unknown).map(|(name, stamp)| entry(&name, &json(&stamp))).collect();
        self.name("later");
        self.out.extend_from_slice(format!("{{{}}}", entries.join(",")).as_bytes());
    }

    /// What a newer version wrote, unless the user has written the same field since.
    fn unknown(&mut self, unknown: &Unknown) {
        for (name, value) in &unknown.fields {
            if !self.written.contains(&name.as_str()) {
                self.out.push(b',');
                self.out.extend_from_slice(entry(name, value).as_bytes());
            }
        }
    }
}
