//! The toasts of this tab.

use crate::web::kit::{Toast, ToastAction};
use leptos::prelude::*;

/// How many may stand at once; the oldest gives way.
const MOST: usize = 3;

/// The toasts of this tab. A handle.
#[derive(Clone, Copy)]
pub struct Toasts {
    list: RwSignal<Vec<Toast>>,
    made: StoredValue<u64>,
    owner: StoredValue<Option<Owner>>,
}

impl Toasts {
    /// None yet.
    pub(super) fn new() -> Toasts {
        Toasts {
            list: RwSignal::new(Vec::new()),
            made: StoredValue::new(0),
            owner: StoredValue::new(Owner::current()),
        }
    }

    /// Something to do, kept with the toasts: what was pressed may be gone from the page by the time this is.
    pub fn action(self, label: &str, on_press: impl Fn() + Send + Sync + 'static) -> ToastAction {
        let make = || Callback::new(move |()| on_press());
        let on_press = match self.owner.get_value() {
            Some(owner) => owner.with(make),
            None => make(),
        };
        ToastAction { label: label.to_owned(), on_press }
    }

    /// The toasts to show, oldest first.
    pub fn list(self) -> Signal<Vec<Toast>> {
        self.list.into()
    }

    /// Says something, with something to do about it if wanted.
    pub fn say(self, text: impl Into<String>, action: Option<ToastAction>) {
        self.made.update_value(|made| *made += 1);
        let toast = Toast { id: self.made.get_value(), text: text.into(), action };
        self.list.update(|toasts| {
            toasts.push(toast);
            toasts.drain(..toasts.len().saturating_sub(MOST));
        });
    }

    /// Puts one away.
    pub fn put_away(self, id: u64) {
        self.list.update(|toasts| toasts.retain(|toast| toast.id != id));
    }

    /// Puts all away.
    pub fn clear(self) {
        self.list.set(Vec::new());
    }

    /// Puts those away that offer something: an "Undo" means the latest action, so it goes when there is
    /// a later one.
    pub fn clear_actions(self) {
        if self.list.with_untracked(|toasts| toasts.iter().any(|toast| toast.action.is_some())) {
            self.list.update(|toasts| toasts.retain(|toast| toast.action.is_none()));
        }
    }
}
