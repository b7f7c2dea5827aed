//! Notices above every page: a sample, a new version, work that could not be saved.

use crate::persist::{SaveState, StorageError};
use crate::web::desk::{Notebook, use_desk};
use crate::web::kit::{Button, ButtonKind, Glyph, Icon};
use crate::web::looking_around;
use leptos::ev::CustomEvent;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// All notices that hold just now.
#[component]
pub fn Notices() -> impl IntoView {
    view! {
        <div class="notices">
            <SampleNotice />
            <StorageNotice />
            <UpdateNotice />
        </div>
    }
}

/// "You are looking around in a sample", with the way out.
#[component]
fn SampleNotice() -> impl IntoView {
    let desk = use_desk();
    let is_sample = desk.notebook() == Notebook::Sample;
    view! {
        <Show when=move || is_sample>
            <div class="notice tone-due screen-only" role="note">
                <Icon glyph=Glyph::Eye />
                <p>"You are looking around in a sample. These people are made up."</p>
                <span class="push"></span>
                <Button on_press=move || looking_around::leave(desk)>"Throw it away"</Button>
            </div>
        </Show>
    }
}

/// What happened, what is safe, what to do.
#[component]
fn StorageNotice() -> impl IntoView {
    let state = use_desk().save_state();
    let trouble = Memo::new(move |_| match state.get() {
        SaveState::Unsaved { why, .. } | SaveState::ReadOnly { why } => Some(why),
        SaveState::Opening | SaveState::Saving { .. } | SaveState::Saved => None,
    });
    move || trouble.get().map(|why| view! { <Trouble why /> })
}

/// The three sentences on a storage error.
#[component]
pub fn Trouble(
    /// What is the matter.
    why: StorageError,
) -> impl IntoView {
    view! {
        <div class="notice tone-late" role="alert">
            <Icon glyph=Glyph::Warning />
            <div>
                <p><b>{why.what_happened()}</b></p>
                <p>{why.what_is_safe()}</p>
                <p>{why.what_to_do()}</p>
            </div>
        </div>
    }
}

/// "A new version is ready": nothing changes before the user says so.
#[component]
fn UpdateNotice() -> impl IntoView {
    let ready = RwSignal::new(waits_already());
    let listener = window_event_listener_untyped("kith-update", move |_| ready.set(true));
    on_cleanup(move || listener.remove());
    view! {
        <Show when=move || ready.get()>
            <div class="notice tone-good screen-only" role="status">
                <Icon glyph=Glyph::Info />
                <p>"A new version of Kith is ready. Your notebook stays as it is."</p>
                <div class="row push">
                    <Button kind=ButtonKind::Main on_press=change_over>"Reload"</Button>
                    <Button kind=ButtonKind::Plain on_press=move || ready.set(false)>"Later"</Button>
                </div>
            </div>
        </Show>
    }
}

fn waits_already() -> bool {
    js_sys::Reflect::get(&window(), &JsValue::from("__kithUpdate")).is_ok_and(|known| known.is_truthy())
}

/// boot.js hears it.
fn change_over() {
    if let Ok(event) = CustomEvent::new("kith-reload") {
        drop(window().dispatch_event(&event));
    }
}
