//! Taking a backup: the whole notebook as one file.

use crate::exchange::backup;
use crate::web::desk::{Desk, use_desk};
use crate::web::download::download;
use crate::web::kit::{Button, ButtonKind, Glyph};
use leptos::prelude::*;

/// One button.
#[component]
pub(super) fn TakeBackup() -> impl IntoView {
    let desk = use_desk();
    let take = move || {
        if take_backup(desk) {
            desk.say("Saved among your downloads. Keep a copy of it somewhere other than on this device.");
        }
    };
    view! {
        <div class="stack">
        <p class="quiet">"One JSON file with everything in it; it can be read by people and restored anywhere."</p>
        <div class="row">
            <Button kind=ButtonKind::Main icon=Glyph::Download on_press=take>"Take a backup"</Button>
        </div>
        </div>
    }
}

/// Has the browser save a backup; says whether it did.
pub(super) fn take_backup(desk: Desk) -> bool {
    let today = desk.moment().today;
    let bytes = desk.read_now(|book| backup::print(book, today));
    match download(&backup::file_name(today), "application/json", &bytes) {
        Ok(()) => {
            desk.backup_taken();
            true
        }
        Err(_) => {
            desk.say("The browser has no room for the file. Free some space and try again.");
            false
        }
    }
}
