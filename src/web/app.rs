//! The app: the frame with its pages, or what is the matter with the notebook.

use crate::web::desk::{Desk, Phase};
use crate::web::frame::Frame;
use crate::web::kit::{Announcer, ToastRegion};
use crate::web::preferences::Preferences;
use crate::web::recovery::{Recovery, Shut};
use crate::web::router::Router;
use leptos::prelude::*;

/// All of Kith.
#[component]
pub fn App(
    /// Still empty; it is being opened.
    desk: Desk,
) -> impl IntoView {
    provide_context(desk);
    Preferences::start();
    Router::start(desk);
    warn_before_losing(desk);
    Effect::new(move |_| {
        if desk.phase().get() != Phase::Opening {
            take_shell_away();
        }
    });
    // The frame is built while the notebook is being opened, so that only the page is left to do then.
    let screen = Memo::new(move |_| match desk.phase().get() {
        Phase::Opening => Phase::Open,
        phase => phase,
    });
    view! {
        {move || match screen.get() {
            Phase::Opening | Phase::Open => view! { <Frame /> }.into_any(),
            Phase::Lost { why, last, people } => view! { <Recovery why last people /> }.into_any(),
            Phase::Shut(why) => view! { <Shut why /> }.into_any(),
        }}
        <ToastRegion toasts=desk.toasts() on_dismiss=move |id| desk.put_away_toast(id) />
        <Announcer />
    }
}

/// The static shell says that the notebook is being opened; it goes when something else is there.
fn take_shell_away() {
    if let Some(shell) = document().get_element_by_id("shell") {
        shell.remove();
    }
}

/// The browser asks before a tab is closed that holds what could not be saved.
fn warn_before_losing(desk: Desk) {
    let state = desk.save_state();
    let listener = window_event_listener(leptos::ev::beforeunload, move |event| {
        if state.get_untracked().is_unsaved() {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}
