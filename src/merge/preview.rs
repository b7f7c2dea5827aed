//! What a merge would do, before it is done: counts, and a line for every record.

use crate::book::record::{FieldName, Part, TRASHED, decode, diff};
use crate::book::{AnyTable, Book, Contact, Kind, Organization, read_image};
use crate::changes::{Act, Changes, Edit};
use crate::id::Id;
use std::collections::BTreeMap;

/// What a merge would do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MergePreview {
    /// Every record that something happens to, in the order of nouns and ids.
    pub lines: Vec<MergeLine>,
    /// Whether somebody is forgotten by it: then it cannot be undone.
    pub forgets: bool,
}

/// What happens to one record.
#[derive(Clone, Debug, PartialEq)]
pub struct MergeLine {
    /// The noun.
    pub kind: Kind,
    /// The record's number.
    pub id: u64,
    /// What happens.
    pub fate: Fate,
    /// The name it goes by, on either side: of the person whose record it is, or of the organization.
    pub whose: Option<String>,
}

/// What can happen to a record.
#[derive(Clone, Debug, PartialEq)]
pub enum Fate {
    /// It is new here.
    Added,
    /// It comes back from the trash, or from having been removed.
    ComesBack,
    /// These fields change, as JSON names them.
    Changed(Vec<&'static str>),
    /// It goes to the trash, as it did there.
    Trashed,
    /// It is removed, as it was there.
    Removed,
    /// It is forgotten, as it was there.
    Forgotten,
}

impl MergePreview {
    /// What `changes`, which [`merge`](super::merge) made of `book` and `other`, would do.
    pub fn of(book: &Book, other: &Book, changes: &Changes) -> MergePreview {
        let mut by_record: BTreeMap<(Kind, u64), Vec<&Edit>> = BTreeMap::new();
        for edit in &changes.edits {
            by_record.entry((edit.kind, edit.id)).or_default().push(edit);
        }
        let mut telling = Telling { book, other, lines: Vec::new() };
        by_record.iter().for_each(|(record, edits)| telling.record(*record, edits));
        MergePreview { lines: telling.lines, forgets: changes.forgets() }
    }

    /// How many records there are of one noun (or of all) with a fate like this.
    pub fn count(&self, kind: Option<Kind>, is: impl Fn(&Fate) -> bool) -> usize {
        self.lines.iter().filter(|line| kind.is_none_or(|kind| line.kind == kind) && is(&line.fate)).count()
    }

    /// Whether nothing would be seen to change.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

struct Telling<'a> {
    book: &'a Book,
    other: &'a Book,
    lines: Vec<MergeLine>,
}

impl Telling<'_> {
    fn record(&mut self, (kind, id): (Kind, u64), edits: &[&Edit]) {
        let table = self.book.table(kind);
        let Some(fate) = fate(table, id, edits) else { return };
        let whose = self.whose(kind, id);
        self.lines.push(MergeLine { kind, id, fate, whose });
    }

    /// The first person a record names, or whom it is about; an organization by its own name.
    fn whose(&self, kind: Kind, id: u64) -> Option<String> {
        if kind == Kind::Organization {
            return self.organization(Id::from_number(id));
        }
        let row = self.book.table(kind).row(id).or_else(|| self.other.table(kind).row(id))?;
        let mut ids = Vec::new();
        match kind {
            Kind::Contact => ids.push(id),
            _ => row.record().names(&mut |id| ids.push(id)),
        }
        ids.into_iter().find_map(|id| self.person(Id::from_number(id)))
    }

    fn organization(&self, id: Id<Organization>) -> Option<String> {
        let row = self.book.organizations.get_any(id).or_else(|| self.other.organizations.get_any(id))?;
        Some(row.name.clone())
    }

    fn person(&self, id: Id<Contact>) -> Option<String> {
        let row = self.book.contacts.get_any(id).or_else(|| self.other.contacts.get_any(id))?;
        Some(row.full_name())
    }
}

/// What the edits of one record come to; `None` if nobody would notice.
fn fate(table: &dyn AnyTable, id: u64, edits: &[&Edit]) -> Option<Fate> {
    let first = &edits.first()?.act;
    let inserted = edits.iter().find_map(|edit| match &edit.act {
        Act::Insert(image) => read_image(table, image).ok(),
        _ => None,
    });
    let names = table.blank().field_names();
    match (table.row(id), inserted) {
        (known, _) if matches!(first, Act::Forget) => known.map(|_| Fate::Forgotten),
        (None, Some((head, _))) => {
            let comes_back = table.gone_of(id).is_some();
            head.trashed.is_none().then_some(if comes_back { Fate::ComesBack } else { Fate::Added })
        }
        (None, None) => None,
        (Some(old), Some((head, record))) => {
            let changed = diff(old.record(), record.as_ref()).into_iter().map(|change| change.part);
            moved(old.trashed().is_some(), head.trashed.is_some())
                .or_else(|| changed_fields(names, changed.collect()))
        }
        (Some(_), None) if matches!(first, Act::Remove(_)) => Some(Fate::Removed),
        (Some(old), None) => {
            let was_trashed = old.trashed().is_some();
            let trashed = edits.iter().find_map(|edit| trashed_after(edit));
            let changed = edits.iter().filter_map(|edit| changed_part(edit)).collect();
            moved(was_trashed, trashed.unwrap_or(was_trashed)).or_else(|| changed_fields(names, changed))
        }
    }
}

/// Into the trash or out of it.
fn moved(before: bool, after: bool) -> Option<Fate> {
    match (before, after) {
        (false, true) => Some(Fate::Trashed),
        (true, false) => Some(Fate::ComesBack),
        _ => None,
    }
}

fn trashed_after(edit: &Edit) -> Option<bool> {
    match &edit.act {
        Act::Set(change) if change.part == TRASHED => change
            .after
            .as_deref()
            .and_then(|day| decode::<Option<crate::day::Day>>(day).ok())
            .map(|day| day.is_some()),
        _ => None,
    }
}

/// The part an edit changes, where its value differs and not only its stamp.
fn changed_part(edit: &Edit) -> Option<Part> {
    match &edit.act {
        Act::Set(change) if change.part != TRASHED && change.before != change.after => Some(change.part),
        _ => None,
    }
}

fn changed_fields(names: &[FieldName], parts: Vec<Part>) -> Option<Fate> {
    let is_changed = |number: u8| parts.iter().any(|part| part.field == number);
    let fields: Vec<&'static str> =
        names.iter().filter(|(number, _)| is_changed(*number)).map(|(_, name)| *name).collect();
    (!fields.is_empty()).then_some(Fate::Changed(fields))
}
