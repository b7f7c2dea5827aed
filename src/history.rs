//! History: what was done, what can be undone and redone, and "take back to here".

use crate::changes::{Changes, Edit, Verb};
use crate::moment::Stamp;
use crate::order;

/// The actions of the last 30 days, oldest first, as the journal keeps them.
#[derive(Clone, Debug, Default)]
pub struct History {
    entries: Vec<Changes>,
}

impl History {
    /// Notes what was done (also by an undo or a redo, and in another tab).
    pub fn note(&mut self, changes: Changes) {
        self.entries.push(changes);
    }

    /// Takes out an action that did not come about after all, because another tab was quicker.
    pub fn withdraw(&mut self, stamp: Stamp) {
        self.entries.retain(|changes| changes.stamp != stamp);
    }

    /// Forgets everything: after a wipe, a whole restore, or forgetting somebody.
    pub fn clear(&mut self) {
        self.entries.clear();
    }

    /// Every action, latest first.
    pub fn latest_first(&self) -> impl Iterator<Item = &Changes> {
        self.entries.iter().rev()
    }

    /// The action that undo would take back.
    pub fn to_undo(&self) -> Option<&Changes> {
        self.at(self.stacks().0.last())
    }

    /// The action that redo would do again.
    pub fn to_redo(&self) -> Option<&Changes> {
        self.at(self.stacks().1.last())
    }

    /// The changes that undo the latest action, written at `stamp`.
    pub fn undo(&self, stamp: Stamp) -> Option<Changes> {
        self.to_undo().map(|changes| changes.invert(stamp, Verb::Undo))
    }

    /// The changes that do the latest undone action again, written at `stamp`.
    pub fn redo(&self, stamp: Stamp) -> Option<Changes> {
        let undone = self.to_redo()?;
        let mut redo = undone.clone();
        redo.stamp = stamp;
        redo.edits.iter_mut().for_each(|edit| edit.stamp = edit.was.and(edit.stamp));
        redo.what.verb = Verb::Redo;
        redo.what.of = Some(undone.stamp);
        Some(redo)
    }

    /// The changes that take the book back to how it was after the action of `then`, as one action.
    /// `None` if that action is not in the history or nothing came after it.
    pub fn take_back_to(&self, then: Stamp, stamp: Stamp) -> Option<Changes> {
        let place = self.entries.iter().position(|changes| changes.stamp == then)?;
        let back = self.entries[place + 1..]
            .iter()
            .rev()
            .map(|changes| changes.invert(stamp, Verb::TakeBack))
            .reduce(Changes::squash)?;
        let mut what = back.what;
        what.of = Some(then);
        what.contact = None;
        what.count = back.edits.len() as u32;
        Some(Changes { stamp, what, ..back })
    }

    /// The places of the actions that can be undone and redone, latest last.
    fn stacks(&self) -> (Vec<usize>, Vec<usize>) {
        let (mut done, mut undone) = (Vec::new(), Vec::new());
        for (place, changes) in self.entries.iter().enumerate() {
            match changes.what.verb {
                Verb::Undo => undone.extend(done.pop()),
                Verb::Redo => done.extend(undone.pop()),
                // Removing what has lain in the trash for 30 days is not an action of the user; what was
                // done to the removed before, nothing can take back.
                Verb::Purge => {
                    let stays = |place: &usize| !self.names_any(*place, &changes.edits);
                    done.retain(stays);
                    undone.retain(stays);
                }
                _ => {
                    done.push(place);
                    undone.clear();
                }
            }
        }
        (done, undone)
    }

    /// Whether an action is about any record of these edits.
    fn names_any(&self, place: usize, edits: &[Edit]) -> bool {
        let records = order::set(edits.iter().map(|edit| (edit.kind, edit.id)));
        self.entries[place].edits.iter().any(|edit| records.contains(&(edit.kind, edit.id)))
    }

    fn at(&self, place: Option<&usize>) -> Option<&Changes> {
        self.entries.get(*place?)
    }
}
