//! Who is selected for something to be done with all of them.

use crate::book::Contact;
use crate::id::Id;
use crate::order;
use crate::page::people::PeopleList;
use crate::web::desk::Desk;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The people selected. A handle.
#[derive(Clone, Copy)]
pub struct Selection {
    slots: RwSignal<BTreeSet<u32>>,
    /// Where a range begins: the entry chosen last.
    anchor: StoredValue<Option<usize>>,
    list: Memo<PeopleList>,
}

impl Selection {
    /// Nobody yet. Whoever is no longer shown is no longer selected.
    pub fn new(list: Memo<PeopleList>) -> Selection {
        let slots = RwSignal::new(BTreeSet::new());
        Effect::new(move |_| {
            list.with(|list| {
                if slots.with_untracked(|slots: &BTreeSet<u32>| !slots.is_empty()) {
                    let shown = order::set(list.slots.iter().copied());
                    slots.update(|slots| slots.retain(|slot| shown.contains(slot)));
                }
            });
        });
        Selection { slots, anchor: StoredValue::new(None), list }
    }

    /// Whether anybody is selected.
    pub fn is_any(self) -> bool {
        self.slots.with(|slots| !slots.is_empty())
    }

    /// How many are selected.
    pub fn len(self) -> usize {
        self.slots.with(BTreeSet::len)
    }

    /// Whether this slot is.
    pub fn has(self, slot: u32) -> bool {
        self.slots.with(|slots| slots.contains(&slot))
    }

    /// Selects an entry or not; with Shift everything between it and the one chosen last.
    pub fn choose(self, at: usize, on: bool, with_shift: bool) {
        let anchor = self.anchor.get_value().filter(|_| with_shift).unwrap_or(at);
        let (from, to) = (anchor.min(at), anchor.max(at));
        self.list.with_untracked(|list| {
            let range = list.slots.get(from..=to).unwrap_or_default();
            self.slots.update(|slots| match on {
                true => slots.extend(range),
                false => slots.retain(|slot| !range.contains(slot)),
            });
        });
        self.anchor.set_value(Some(at));
    }

    /// Selects everybody who is shown.
    pub fn choose_all(self) {
        self.slots.set(self.list.with_untracked(|list| order::set(list.slots.iter().copied())));
    }

    /// Selects nobody.
    pub fn clear(self) {
        self.slots.set(BTreeSet::new());
        self.anchor.set_value(None);
    }

    /// Who they are, in the order of the list.
    pub fn ids(self, desk: Desk) -> Vec<Id<Contact>> {
        let chosen = self.slots.get_untracked();
        let slots: Vec<u32> = self
            .list
            .with_untracked(|list| list.slots.iter().copied().filter(|slot| chosen.contains(slot)).collect());
        desk.with_people_now(|_, index| {
            slots.into_iter().filter_map(|slot| index.row(slot)).map(|row| row.id).collect()
        })
    }
}
