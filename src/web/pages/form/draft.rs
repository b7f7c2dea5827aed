//! The draft of a form, as JSON: taken up when the form is opened, kept while it is filled.

use super::Model;
use crate::page::route::Route;
use crate::web::desk::{Desk, use_desk};
use crate::web::draft::Draft;
use leptos::prelude::*;

/// The draft of one form, under the form's address. A handle.
pub(super) struct FormDraft<F: Model> {
    draft: Draft,
    now: RwSignal<F>,
    opened: StoredValue<F>,
    state: RwSignal<State>,
    desk: Desk,
    /// When it was begun, as the desk counts.
    era: u32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// The form began as it was opened.
    Fresh,
    /// A draft was found and taken up.
    Found,
    /// The form was saved or left: nothing is kept any more.
    Closed,
}

impl<F: Model> Clone for FormDraft<F> {
    fn clone(&self) -> FormDraft<F> {
        *self
    }
}
impl<F: Model> Copy for FormDraft<F> {}

impl<F: Model> FormDraft<F> {
    /// Takes up the draft of this address, if there is one, and keeps what is typed from now on: what was
    /// typed in the last second, when the page is left or hidden.
    pub(super) fn new(now: RwSignal<F>, opened: StoredValue<F>, route: &Route) -> FormDraft<F> {
        let draft = Draft::new(route.to_string());
        let (desk, state) = (use_desk(), RwSignal::new(State::Fresh));
        let draft = FormDraft { draft, now, opened, state, desk, era: untrack(|| desk.era()) };
        draft.draft.when_found(move |text| draft.take_up(&text));
        Effect::new(move |before: Option<()>| {
            now.track();
            match (before, draft.text()) {
                (None, _) => {}
                (Some(()), Some(text)) => draft.draft.keep(text),
                (Some(()), None) => draft.draft.forget(),
            }
        });
        let hidden = window_event_listener(leptos::ev::visibilitychange, move |_| draft.keep_at_once());
        on_cleanup(move || {
            hidden.remove();
            match draft.is_outlived() {
                true => draft.draft.forget(),
                false => draft.keep_at_once(),
            }
        });
        draft
    }

    /// A draft was found and taken up.
    pub(super) fn found(self) -> Signal<bool> {
        Signal::derive(move || self.state.get() == State::Found)
    }

    /// Throws the draft away; what is typed next is kept again.
    pub(super) fn begin_anew(self) {
        self.state.set(State::Fresh);
        self.draft.forget();
    }

    /// Throws the draft away for good: the form was saved or left.
    pub(super) fn close(self) {
        self.state.set(State::Closed);
        self.draft.forget();
    }

    fn take_up(self, text: &str) {
        let Ok(kept) = serde_json::from_str::<F>(text) else { return };
        // The page may have been left meanwhile.
        let is_gone = self.state.try_get_untracked().is_none();
        if !is_gone && self.text().is_none() && kept != self.opened.get_value() {
            self.now.set(kept);
            self.state.set(State::Found);
        }
    }

    fn keep_at_once(self) {
        if let Some(text) = self.text() {
            self.draft.keep_at_once(&text);
        }
    }

    /// Somebody was forgotten since, or everything wiped: no word of it may be kept (R115).
    fn is_outlived(self) -> bool {
        untrack(|| self.desk.era()) != self.era
    }

    /// The form as a draft; `None` where nothing was written or nothing is to be kept.
    fn text(self) -> Option<String> {
        let now = self.now.try_get_untracked()?;
        let is_closed = self.state.try_get_untracked()? == State::Closed;
        let is_as_opened = self.opened.try_with_value(|opened| *opened == now)?;
        if is_closed || is_as_opened || self.is_outlived() { None } else { serde_json::to_string(&now).ok() }
    }
}
