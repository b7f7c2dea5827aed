//! Changes: the one currency. What a command decides is a list of edits that name fields, each with its
//! value before and after; the same value goes to the book, the journal, the undo stack, other tabs and
//! the previews.

use crate::book::record::PartChange;
use crate::book::{Contact, Kind};
use crate::id::Id;
use crate::moment::Stamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What one action of the user changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Changes {
    /// When and where it was done.
    pub stamp: Stamp,
    /// What was done, for the history.
    pub what: What,
    /// The edits, in order.
    pub edits: Vec<Edit>,
}

/// What was done, to whom: the history's line, worded by its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct What {
    /// The deed.
    pub verb: Verb,
    /// To or with whom, where it is one person.
    pub contact: Option<Id<Contact>>,
    /// How many records it is about.
    pub count: u32,
    /// The stamp of the changes that an undo or redo takes back.
    pub of: Option<Stamp>,
}

/// The deeds that the history tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Verb {
    /// Somebody was added.
    AddContact,
    /// Facts about somebody were changed.
    EditContact,
    /// An organization was added or changed.
    EditOrganization,
    /// Something that happened was logged.
    Log,
    /// What was logged was corrected.
    EditInteraction,
    /// A meeting was planned or changed.
    PlanMeeting,
    /// A next step was planned, changed or ticked.
    NextStep,
    /// A promise was noted, kept or released.
    Promise,
    /// An ask was noted or decided.
    Ask,
    /// A favor was noted.
    Favor,
    /// An introduction was noted or moved on.
    Introduction,
    /// Something learned, a problem, a give, a piece or a step of the search was written down.
    Write,
    /// A card was snoozed, skipped, let go or pinned.
    Decide,
    /// Somebody was sorted.
    Sort,
    /// Cadences were set.
    SetCadence,
    /// Tags were set.
    Tag,
    /// Records went to the trash.
    Trash,
    /// Records came back from the trash.
    Restore,
    /// The trash's oldest were removed.
    Purge,
    /// Mode, commitment, away, settings or the user's own facts were changed.
    Plan,
    /// A file was imported.
    Import,
    /// A backup was merged.
    Merge,
    /// An action was undone.
    Undo,
    /// An undone action was done again.
    Redo,
    /// The book was taken back to an earlier state.
    TakeBack,
    /// Somebody was forgotten.
    Forget,
}

/// One edit of one record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Edit {
    /// The noun.
    pub kind: Kind,
    /// The record's number.
    pub id: u64,
    /// The stamp to write, where it is not that of the changes (a merge keeps the other side's).
    pub stamp: Option<Stamp>,
    /// The stamp there was, where undoing brings it back: a merge that is undone leaves no trace, so that
    /// the same file can be merged again.
    pub was: Option<Stamp>,
    /// What is done to it.
    pub act: Act,
}

/// What is done to a record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Act {
    /// It is new: the whole row, as postcard bytes.
    Insert(Vec<u8>),
    /// It is gone: the whole row as it was; empty where it was never here and a merge brings the news.
    Remove(Vec<u8>),
    /// One part changes.
    Set(PartChange),
    /// It is forgotten (R115): nothing of it is kept, here or in the history, and this never inverts.
    Forget,
}

impl Changes {
    /// No change.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// Whether somebody is forgotten (R115).
    pub fn forgets(&self) -> bool {
        self.edits.iter().any(|edit| edit.act == Act::Forget)
    }

    /// The same changes with no word of what was before: what the journal keeps of a forget (R115).
    #[must_use]
    pub fn without_past(mut self) -> Changes {
        for edit in &mut self.edits {
            match &mut edit.act {
                Act::Set(change) => change.before = None,
                Act::Remove(row) => row.clear(),
                Act::Insert(_) | Act::Forget => {}
            }
        }
        self
    }

    /// The changes that take these back, written at `stamp`.
    #[must_use]
    pub fn invert(&self, stamp: Stamp, verb: Verb) -> Changes {
        let what = What { verb, of: Some(self.stamp), ..self.what };
        let edits = self.edits.iter().rev().filter_map(Edit::invert).collect();
        Changes { stamp, what, edits }
    }

    /// These changes and then `later`, as one: the same book as both in turn.
    #[must_use]
    pub fn squash(mut self, later: Changes) -> Changes {
        let mut edits = Vec::with_capacity(self.edits.len() + later.edits.len());
        edits.extend(self.edits.drain(..).map(|edit| edit.stamped(self.stamp)));
        edits.extend(later.edits.into_iter().map(|edit| edit.stamped(later.stamp)));
        Changes { stamp: later.stamp, what: self.what, edits: fold_sets(edits) }
    }

    /// The latest stamp that these changes write.
    pub fn latest_stamp(&self) -> Stamp {
        self.edits.iter().filter_map(|edit| edit.stamp).fold(self.stamp, Stamp::max)
    }

    /// The bytes that the journal keeps.
    pub fn encode(&self) -> Vec<u8> {
        crate::book::record::encode(self)
    }

    /// Reads the journal's bytes; `None` if they are anything else.
    pub fn decode(bytes: &[u8]) -> Option<Changes> {
        crate::book::record::decode(bytes).ok()
    }
}

impl Edit {
    fn invert(&self) -> Option<Edit> {
        let act = match &self.act {
            Act::Insert(row) => Act::Remove(row.clone()),
            Act::Remove(row) if row.is_empty() => return None,
            Act::Remove(row) => Act::Insert(row.clone()),
            Act::Set(PartChange { part, before, after }) => {
                Act::Set(PartChange { part: *part, before: after.clone(), after: before.clone() })
            }
            Act::Forget => return None,
        };
        let (stamp, was) = (self.was, self.was.and(self.stamp));
        Some(Edit { kind: self.kind, id: self.id, stamp, was, act })
    }

    fn stamped(self, stamp: Stamp) -> Edit {
        Edit { stamp: self.stamp.or(Some(stamp)), ..self }
    }
}

/// Joins the sets of one part where no insert or removal of the record lies between them.
fn fold_sets(edits: Vec<Edit>) -> Vec<Edit> {
    let mut folded: Vec<Edit> = Vec::with_capacity(edits.len());
    let mut last_set = BTreeMap::new();
    for edit in edits {
        let Act::Set(change) = &edit.act else {
            last_set.retain(|(kind, id, _), _| (*kind, *id) != (edit.kind, edit.id));
            folded.push(edit);
            continue;
        };
        let place = (edit.kind, edit.id, change.part);
        match last_set.get(&place).and_then(|at: &usize| folded.get_mut(*at)) {
            Some(Edit { act: Act::Set(first), stamp, .. }) => {
                first.after = change.after.clone();
                *stamp = edit.stamp;
            }
            _ => {
                last_set.insert(place, folded.len());
                folded.push(edit);
            }
        }
    }
    folded
}
