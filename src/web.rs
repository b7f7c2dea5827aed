//! The browser shell: the only part of Kith that knows of a browser.

pub mod app;
pub mod badge;
pub mod bug;
pub mod canary;
pub mod clock;
pub mod desk;
pub mod download;
pub mod draft;
pub mod files;
pub mod frame;
pub mod idb;
pub mod keyboard;
pub mod kit;
pub mod looking_around;
pub mod notices;
pub mod pages;
pub mod palette;
pub mod preferences;
pub mod recovery;
pub mod router;
pub mod saver;
pub mod say;
pub mod tabs;

use app::App;
use desk::Desk;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Puts Kith on the page; the static shell stays until the notebook is open.
pub fn mount() {
    bug::watch();
    let owner = Owner::new();
    let desk = owner.with(|| Desk::new(looking_around::notebook()));
    // The database is asked first: it looks while the page is built.
    spawn_local(desk.open());
    spawn_local(async move {
        owner.with(|| mount_to_body(move || view! { <App desk /> }));
        // The desk lives as long as the page.
        std::mem::forget(owner);
    });
}
