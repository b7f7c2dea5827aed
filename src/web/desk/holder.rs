//! What the saver asks of this tab: the book's bytes, and to follow what other tabs did.

use super::pages::Pages;
use super::{Notebook, Toasts};
use crate::persist::canary::Canary;
use crate::persist::stored::{Entry, Stored};
use crate::session::{CaughtUp, Session};
use crate::web::canary;
use crate::web::saver::{Holder, ask_to_persist};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

pub(super) struct TabHolder {
    pub(super) pages: Pages,
    pub(super) notebook: Notebook,
    pub(super) canary: RwSignal<Canary>,
    pub(super) era: RwSignal<u32>,
    pub(super) toasts: Toasts,
}

impl Holder for TabHolder {
    fn snapshot(&self) -> Vec<u8> {
        self.pages.session.borrow().snapshot()
    }

    fn brief(&self, action: &[u8]) -> Vec<u8> {
        Session::brief(action)
    }

    fn absorb(&self, entries: Vec<Entry>, waiting: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
        let caught_up = self.pages.session.borrow_mut().catch_up(&entries, &waiting);
        self.caught_up(caught_up)
    }

    fn reload(&self, stored: &Stored, waiting: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
        let caught_up = self.pages.session.borrow_mut().start_over(stored, &waiting);
        self.caught_up(caught_up)
    }

    fn saved(&self, revision: u64) {
        let name = self.notebook.database();
        let known = canary::read(name);
        let saved = known.map_or(0, |canary| revision.saturating_sub(canary.revision));
        let before = known.unwrap_or_default();
        let contacts = self.pages.session.borrow().book().contacts.len();
        let changes_since_backup = before.changes_since_backup.saturating_add(saved as u32);
        let now = Canary { contacts, revision, changes_since_backup, ..before };
        canary::write(name, &now);
        self.canary.set(now);
        if before.contacts == 0 && contacts > 0 && self.notebook == Notebook::Own {
            // Whether the browser agrees is shown on the page on data.
            spawn_local(async { _ = ask_to_persist().await });
        }
    }
}

impl TabHolder {
    fn caught_up(&self, caught_up: CaughtUp) -> Vec<Vec<u8>> {
        self.toasts.clear_actions();
        if let Some(refusal) = caught_up.refused.first() {
            self.toasts.say(refusal.sentence(), None);
        }
        self.pages.follow();
        if caught_up.forgot {
            self.era.update(|era| *era += 1);
        }
        caught_up.actions
    }
}
