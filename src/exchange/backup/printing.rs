//! From a book to the bytes of a backup.

use super::VERSION;
use super::stamps::{TRASHED_NAME, print_part, print_stamp};
use super::unknown::{Unknown, entry, json};
use crate::book::record::{FieldName, filled};
use crate::book::{AnyRow, AnyTable, Book, Gone, Kind, RowHead};
use crate::day::Day;
use crate::moment::Source;
use crate::order;
use serde::Serialize;
use std::collections::BTreeMap;

/// The name of the file for a backup made today.
pub fn file_name(today: Day) -> String {
    format!("kith-backup-{today}.json")
}

/// The whole book as the bytes of a backup: the same bytes for the same book on the same day.
pub fn print(book: &Book, today: Day) -> Vec<u8> {
    let (mut records, mut gone, mut counts) = (Tables::default(), Tables::default(), BTreeMap::new());
    for kind in Kind::ALL {
        let (name, table) = (kind.table_name(), book.table(*kind));
        let rows = in_order_of_ids(table);
        if !rows.is_empty() {
            counts.insert(name, rows.len());
        }
        records.table(name, &rows, |out, row| print_row(out, *row));
        gone.table(name, table.gone(), print_gone);
    }
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

fn in_order_of_ids(table: &dyn AnyTable) -> Vec<&dyn AnyRow> {
    let mut rows: Vec<&dyn AnyRow> = table.rows().collect();
    order::sort_by_key(&mut rows, |row| row.id());
    rows
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

fn print_row(out: &mut Vec<u8>, row: &dyn AnyRow) {
    let (head, record) = (row.head(), row.record());
    let unknown = if head.unknown.is_empty() { Unknown::default() } else { Unknown::of(&head.unknown) };
    let filled = filled(record);
    let mut fields = Fields { out };
    fields.out.push(b'{');
    fields.field("id", &format!("\"{:016x}\"", head.id));
    fields.field("recorded_on", &json(&head.recorded_on));
    if head.source != Source::default() {
        fields.field("source", &json(&head.source));
    }
    fields.field("stamp", &json(&print_stamp(head.stamp)));
    fields.later(&head, record.field_names(), &unknown);
    if let Some(day) = head.trashed {
        fields.field(TRASHED_NAME, &json(&day));
    }
    filled.iter().for_each(|(name, value)| fields.field(name, &value.to_json()));
    // What a newer version wrote, unless the user has written the same field since.
    for (name, value) in &unknown.fields {
        if !filled.iter().any(|(known, _)| known == name) {
            fields.out.push(b',');
            fields.out.extend_from_slice(entry(name, value).as_bytes());
        }
    }
    fields.out.push(b'}');
}

/// Prints fields one after the other.
struct Fields<'a> {
    out: &'a mut Vec<u8>,
}

impl Fields<'_> {
    fn field(&mut self, name: &str, json_text: &str) {
        self.name(name);
        self.out.extend_from_slice(json_text.as_bytes());
    }

    fn name(&mut self, name: &str) {
        if self.out.last() != Some(&b'{') {
            self.out.push(b',');
        }
        self.out.push(b'"');
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(b"\":");
    }

    /// When parts were written later, each by its name.
    fn later(&mut self, head: &RowHead, names: &[FieldName], unknown: &Unknown) {
        if head.later.is_empty() && unknown.later.is_empty() {
            return;
        }
        let known = head.later.iter().map(|(part, stamp)| (print_part(*part, names), print_stamp(*stamp)));
        let unknown = unknown.later.iter().map(|(name, stamp)| (name.clone(), stamp.clone()));
        let entries: Vec<String> =
            known.chain(unknown).map(|(name, stamp)| entry(&name, &json(&stamp))).collect();
        self.field("later", &format!("{{{}}}", entries.join(",")));
    }
}
