//! Wiping everything: asks for a typed word, and makes a backup first.

use super::backup::take_backup;
use crate::page::route::{Place, Route};
use crate::web::desk::use_desk;
use crate::web::kit::{Button, ButtonKind, Dialog, DialogSize, Field};
use crate::web::router::go;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// What has to be typed.
const WORD: &str = "wipe";

#[component]
pub(super) fn Wipe() -> impl IntoView {
    let asking = RwSignal::new(false);
    view! {
        <div class="setting">
            <div class="setting-text">
                "Remove everything of Kith from this device."
                <p>"A backup is made first. This cannot be undone except by restoring it."</p>
            </div>
            <Button kind=ButtonKind::Danger on_press=move || asking.set(true)>"Wipe everything…"</Button>
        </div>
        <Dialog open=asking title="Wipe everything?" size=DialogSize::Small on_close=move || asking.set(false)>
            <Confirm asking />
        </Dialog>
    }
}

#[component]
fn Confirm(asking: RwSignal<bool>) -> impl IntoView {
    let desk = use_desk();
    let typed = RwSignal::new(String::new());
    let is_sure = move || typed.with(|typed| typed.trim().eq_ignore_ascii_case(WORD));
    let wipe = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !is_sure() || !take_backup(desk) {
            return;
        }
        asking.set(false);
        spawn_local(async move {
            match desk.wipe().await {
                Ok(()) => {
                    desk.say("Everything is gone from this device. The backup is among your downloads.");
                    go(&Route::to(Place::Welcome));
                }
                Err(why) => desk.say(why.what_happened()),
            }
        });
    };
    view! {
        <form class="form" on:submit=wipe>
            <p>"Everybody, everything that happened, all plans. A backup file is saved first."</p>
            <Field label="Type “wipe” to go on" value=typed on_input=move |text| typed.set(text) />
            <div class="dialog-actions">
                <Button on_press=move || asking.set(false)>"Keep everything"</Button>
                <Button kind=ButtonKind::Danger submit=true disabled=Signal::derive(move || !is_sure())>
                    "Back up and wipe"
                </Button>
            </div>
        </form>
    }
}
