//! The recovery screen: what is stored is not what was stored, or cannot be reached. Never onboarding.

use crate::page::recovery::{found, last_known};
use crate::persist::StorageError;
use crate::persist::canary::Canary;
use crate::web::desk::use_desk;
use crate::web::download::download;
use crate::web::kit::{Button, ButtonKind, Dialog, DialogSize};
use crate::web::notices::Trouble;
use crate::web::{clock, desk::Desk};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// What is stored is damaged, gone, or from a newer version; nothing is written until the user decides.
#[component]
pub fn Recovery(
    /// What is the matter.
    why: StorageError,
    /// What was last known to be there.
    last: Option<Canary>,
    /// How many people could be read.
    people: usize,
) -> impl IntoView {
    let desk = use_desk();
    let deciding = RwSignal::new(false);
    let today = clock::today();
    let may_carry_on = why != StorageError::Newer;
    view! {
        <main class="welcome" tabindex="-1">
            <h1 class="page-title">"Your notebook needs a look"</h1>
            <Trouble why />
            {last.map(|last| view! { <p>{last_known(last, today).to_string()}</p> })}
            <p>{found(people).to_string()}</p>
            <div class="button-row">
                <Button kind=ButtonKind::Main on_press=reload>"Try again"</Button>
                <Show when=move || may_carry_on>
                    <Button on_press=move || take_copy(desk)>"Download what could be read"</Button>
                    <Button on_press=move || deciding.set(true)>"Carry on with what could be read"</Button>
                </Show>
            </div>
        </main>
        <Dialog
            open=deciding
            title="Carry on from here?"
            size=DialogSize::Small
            on_close=move || deciding.set(false)
        >
            <p>
                "From then on this is what is stored; what could not be read is gone from this device. "
                "A backup can be restored afterwards, on the page Data."
            </p>
            <div class="dialog-actions">
                <Button on_press=move || deciding.set(false)>"Not yet"</Button>
                <Button kind=ButtonKind::Danger on_press=move || desk.carry_on()>"Carry on"</Button>
            </div>
        </Dialog>
    }
}

/// There is no way to what is stored just now.
#[component]
pub fn Shut(
    /// What is the matter.
    why: StorageError,
) -> impl IntoView {
    let desk = use_desk();
    view! {
        <main class="welcome" tabindex="-1">
            <h1 class="page-title">"Your notebook cannot be opened just now"</h1>
            <Trouble why />
            <div class="button-row">
                <Button kind=ButtonKind::Main on_press=move || spawn_local(desk.open())>"Try again"</Button>
            </div>
        </main>
    }
}

fn reload() {
    drop(window().location().reload());
}

fn take_copy(desk: Desk) {
    let today = clock::today();
    let bytes = desk.read_now(|book| crate::exchange::backup::print(book, today));
    if download(&crate::exchange::backup::file_name(today), "application/json", &bytes).is_err() {
        desk.say("The browser has no room for the copy.");
    }
}
