//! Data: how safe it is here, copies out and in, and wiping all of it.

mod backup;
mod wipe;

use crate::page::data::{Browser, HealthLine, health};
use crate::page::route::{Place, Route};
use crate::web::desk::use_desk;
use crate::web::kit::{Button, Glyph, Icon, LinkButton, Tone};
use crate::web::saver::{ask_to_persist, is_persistent, space};
use crate::web::say::Say;
use backup::TakeBackup;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use wipe::Wipe;

/// The page.
#[component]
pub fn Data() -> impl IntoView {
    view! {
        <div class="page">
            <h1 class="page-title">"Data"</h1>
            <p class="lede">"All of it lies on this device, in this browser. A backup is the copy that nobody can clear but you."</p>
            <Health />
            <section class="page-section">
                <h2>"Take a copy"</h2>
                <TakeBackup />
            </section>
            <section class="page-section">
                <h2>"Restore a copy"</h2>
                <div class="stack">
                    <p>"A backup comes together with what is here: field by field what was written later stays. You see first what would happen."</p>
                    <div>
                        <LinkButton href=Route::to(Place::Restore).to_string() icon=Glyph::History>"Restore a copy"</LinkButton>
                    </div>
                </div>
            </section>
            <section class="page-section">
                <h2>"Bring people in"</h2>
                <div class="stack">
                    <p>"Your connections, from the file that LinkedIn gives you. You see first what would happen."</p>
                    <div>
                        <LinkButton href=Route::to(Place::Import).to_string() icon=Glyph::Upload>"Import from LinkedIn"</LinkButton>
                    </div>
                </div>
            </section>
            <section class="page-section">
                <h2>"Wipe"</h2>
                <Wipe />
            </section>
        </div>
    }
}

/// The health of the storage.
#[component]
fn Health() -> impl IntoView {
    let desk = use_desk();
    let browser = RwSignal::new(Browser::default());
    let look = move || spawn_local(async move { browser.set(ask_browser().await) });
    look();
    let lines = desk.page(move |book, today| health(book, desk.canary(), browser.get(), today));
    let ask = move || {
        spawn_local(async move {
            let agreed = ask_to_persist().await;
            browser.set(ask_browser().await);
            desk.say(if agreed {
                "The browser has agreed."
            } else {
                "The browser has not agreed; a backup is the answer."
            });
        });
    };
    view! {
        <div class="stack">
            <ul class="health">{move || lines.get().into_iter().map(health_line).collect_view()}</ul>
            <Show when=move || browser.with(|browser| browser.keeps == Some(false))>
                <div><Button on_press=ask>"Ask the browser to keep it"</Button></div>
            </Show>
        </div>
    }
}

fn health_line(line: HealthLine) -> impl IntoView {
    let (glyph, tone) = match line.is_well {
        true => (Glyph::Check, Tone::Good),
        false => (Glyph::Info, Tone::Due),
    };
    view! { <li class=tone.class()><Icon glyph /><span><Say sentence=line.text /></span></li> }
}

async fn ask_browser() -> Browser {
    let space = space().await.map(|space| (space.used, space.quota));
    Browser { keeps: Some(is_persistent().await), space }
}
