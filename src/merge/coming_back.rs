//! What was trashed or removed on one side and lives on on the other comes back.
//!
//! A record is alive as of the latest stamp of its parts and of the parts of other records that name it. If
//! that is later than its end, it comes back, and with it what ended in the same action and names it or is
//! named by it (a person's interactions, the person of an interaction).

use crate::book::record::{PartChange, TRASHED, encode, parts, set};
use crate::book::{AnyRow, Book, Kind, RowHead};
use crate::changes::{Act, Edit};
use crate::day::Day;
use crate::moment::Stamp;
use crate::order;
use std::collections::{BTreeMap, BTreeSet};

/// Settles for every row in the trash, and every one that one side has `removed`, whether it comes back, and
/// removes those of them that do not.
pub(super) fn settle(book: &mut Book, removed: &[(Kind, u64, Stamp)]) {
    let removed = removed.iter().map(|(kind, id, stamp)| ((*kind, *id), *stamp)).collect();
    let scrubs = when_somebody_was_forgotten(book);
    let mut ends = Ends { book, removed, scrubs: &scrubs, ended: Vec::new() };
    Kind::ALL.iter().for_each(|kind| ends.noun(*kind));
    let mut ended = ends.ended;
    if ended.is_empty() {
        return;
    }
    look_who_names_them(book, &scrubs, &mut ended);
    let back = who_comes_back(&ended);
    let edits = ended.iter().zip(back).filter_map(|(end, back)| end.edit(back)).collect();
    super::absorb(book, edits);
}

/// The end of a record.
struct End {
    kind: Kind,
    id: u64,
    /// When it ended.
    at: Stamp,
    /// The latest sign of life.
    life: Stamp,
    /// In the trash since this day.
    trashed: Option<Day>,
    /// When it last went to the trash or came out of it.
    moved: Stamp,
    /// Removed for good on one side.
    removed: bool,
    /// Whom it names.
    names: Vec<u64>,
}

impl End {
    fn edit(&self, back: bool) -> Option<Edit> {
        let (stamp, act) = match (back, self.removed) {
            (false, false) => return None,
            (false, true) => (self.at, Act::Remove(Vec::new())),
            // It says so already; and what a merge had brought and undoing took away was never removed.
            (true, _) if self.moved > self.at || self.at == Stamp::default() => return None,
            (true, _) => {
                let (before, after) = (Some(encode(&self.trashed)), Some(encode(&None::<Day>)));
                // Just after its end: nobody else's trashing of it is overruled.
                let stamp = Stamp { time: self.at.time + 1, ..self.at };
                (stamp, Act::Set(PartChange { part: TRASHED, before, after }))
            }
        };
        Some(Edit { kind: self.kind, id: self.id, stamp: Some(stamp), was: None, act })
    }
}

/// The stamps of what was written because somebody was forgotten, which is no sign of life.
fn when_somebody_was_forgotten(book: &Book) -> BTreeSet<Stamp> {
    let gone = Kind::ALL.iter().flat_map(|kind| book.table(*kind).gone());
    order::set(gone.filter(|gone| gone.forgotten).map(|gone| gone.stamp))
}

struct Ends<'a> {
    book: &'a Book,
    scrubs: &'a BTreeSet<Stamp>,
    removed: BTreeMap<(Kind, u64), Stamp>,
    ended: Vec<End>,
}

impl Ends<'_> {
    fn noun(&mut self, kind: Kind) {
        for row in self.book.table(kind).rows() {
            let head = row.head();
            let id = head.id;
            let removed_at = self.removed.get(&(kind, id)).copied();
            let trashed_at = head.trashed.map(|_| head.stamp_of(TRASHED));
            // What went to the trash here after it was removed there stays in the trash.
            let Some(at) = trashed_at.max(removed_at) else { continue };
            let removed = removed_at == Some(at);
            let mut names = Vec::new();
            row.record().names(&mut |named| names.push(named));
            let life = sign_of_life(&head, self.scrubs);
            self.ended.push(End {
                kind,
                id,
                at,
                life,
                trashed: head.trashed,
                moved: head.stamp_of(TRASHED),
                removed,
                names,
            });
        }
    }
}

/// When any part was last written, going to the trash apart.
fn sign_of_life(row: &RowHead, scrubs: &BTreeSet<Stamp>) -> Stamp {
    let parts = row.later.iter().filter(|(part, _)| *part != TRASHED || row.trashed.is_none());
    let stamps = parts.map(|(_, stamp)| *stamp).filter(|stamp| !scrubs.contains(stamp));
    stamps.fold(row.stamp, Stamp::max)
}

/// Notes for every ended record when it was last named by another.
fn look_who_names_them(book: &Book, scrubs: &BTreeSet<Stamp>, ended: &mut [End]) {
    let earliest = ended.iter().map(|end| end.at).min().unwrap_or_default();
    let places = ended.iter().enumerate().map(|(place, end)| (end.id, place)).collect();
    let mut naming = Naming { book, scrubs, earliest, places, ended };
    Kind::ALL.iter().for_each(|kind| naming.noun(*kind));
}

struct Naming<'a> {
    book: &'a Book,
    scrubs: &'a BTreeSet<Stamp>,
    earliest: Stamp,
    /// Ids of two nouns are never the same, but for those of Me and Settings, which nobody names.
    places: BTreeMap<u64, usize>,
    ended: &'a mut [End],
}

impl Naming<'_> {
    fn noun(&mut self, kind: Kind) {
        let is_late = |row: &&dyn AnyRow| row.head().latest_stamp() > self.earliest;
        for row in self.book.table(kind).rows().filter(is_late) {
            let mut named = Vec::new();
            row.record().names(&mut |id| named.extend(self.places.get(&id).map(|place| (id, *place))));
            if named.is_empty() {
                continue;
            }
            let mut later = named_later(row);
            later.retain(|(_, stamp)| !self.scrubs.contains(stamp));
            for (id, place) in named {
                let stamps = later.iter().filter(|(named, _)| *named == id).map(|(_, stamp)| *stamp);
                let end = &mut self.ended[place];
                end.life = end.life.max(stamps.max().unwrap_or(row.head().stamp));
            }
        }
    }
}

/// The ids named by parts that were written after the record was made, each with the part's stamp.
fn named_later(row: &dyn AnyRow) -> Vec<(u64, Stamp)> {
    let values = parts(row.record());
    let mut named = Vec::new();
    for (part, stamp) in &*row.head().later {
        let Ok(at) = values.binary_search_by_key(part, |(part, _)| *part) else { continue };
        let mut alone = row.record().blank();
        if set(alone.as_mut(), *part, Some(&values[at].1)).is_ok() {
            alone.names(&mut |id| named.push((id, *stamp)));
        }
    }
    named
}

/// For every end, whether it is not the end.
fn who_comes_back(ended: &[End]) -> Vec<bool> {
    let mut together: BTreeMap<Stamp, Vec<usize>> = BTreeMap::new();
    for (place, end) in ended.iter().enumerate() {
        together.entry(end.at).or_default().push(place);
    }
    let mut back: Vec<bool> = ended.iter().map(|end| end.life > end.at).collect();
    let mut to_follow: Vec<usize> = (0..ended.len()).filter(|place| back[*place]).collect();
    while let Some(place) = to_follow.pop() {
        let end = &ended[place];
        for other in together.get(&end.at).into_iter().flatten() {
            let belongs = end.names.contains(&ended[*other].id) || ended[*other].names.contains(&end.id);
            if belongs && !std::mem::replace(&mut back[*other], true) {
                to_follow.push(*other);
            }
        }
    }
    back
}
