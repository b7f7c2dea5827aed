//! The app: opens the notebook, and shows the frame once it is open.

use crate::page::route::{Place, Route};
use crate::web::badge;
use crate::web::desk::{Desk, Phase};
use crate::web::frame::Frame;
use crate::web::kit::{Announcer, ToastRegion};
use crate::web::preferences::Preferences;
use crate::web::recovery::{Recovery, Shut};
use crate::web::router::{Router, replace, use_route};
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
    view! {
        {move || match desk.phase().get() {
            Phase::Opening => ().into_any(),
            Phase::Open => {
                badge::start(desk);
                welcome_on_a_first_run(desk);
                view! { <Frame /> }.into_any()
            }
            Phase::Lost { why, last, people } => view! { <Recovery why last people /> }.into_any(),
            Phase::Shut(why) => view! { <Shut why /> }.into_any(),
        }}
        <ToastRegion toasts=desk.toasts() on_dismiss=move |id| desk.put_away_toast(id) />
        <Announcer />
    }
}

/// With nobody here and nothing chosen yet, Today gives way to Welcome.
fn welcome_on_a_first_run(desk: Desk) {
    let is_new = desk.read_now(|book| book.contacts.is_empty() && book.campaigns.is_empty());
    if is_new && use_route().with_untracked(|route| route.place == Place::Today) {
        replace(Route::to(Place::Welcome));
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
