//! Looking around in a sample: a notebook of its own, in a database of its own, for this tab alone.

use crate::page::route::{Place, Route};
use crate::web::canary;
use crate::web::desk::{Desk, Notebook};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::Storage;

/// In sessionStorage, so that it lasts over a reload and ends with the tab.
const KEY: &str = "kith.looking-around";

/// The notebook that this tab is about.
pub fn notebook() -> Notebook {
    let kept = session_storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    if kept.is_some() { Notebook::Sample } else { Notebook::Own }
}

/// Changes over to the sample.
pub fn enter() {
    if let Some(storage) = session_storage() {
        // Refused only where there is no room at all.
        drop(storage.set_item(KEY, "yes"));
    }
    begin_again(Place::Today);
}

/// Throws the sample away and goes back to the user's own notebook.
pub fn leave(desk: Desk) {
    spawn_local(async move {
        // What could not be removed is a sample all the same.
        _ = desk.wipe().await;
        canary::clear(Notebook::Sample.database());
        if let Some(storage) = session_storage() {
            drop(storage.remove_item(KEY));
        }
        begin_again(Place::Today);
    });
}

/// Loads the page anew, at a place.
fn begin_again(place: Place) {
    let location = window().location();
    drop(location.set_hash(&Route::to(place).to_string()));
    drop(location.reload());
}

fn session_storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}
