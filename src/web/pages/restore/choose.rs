//! The first step: a place to choose or drop the file.

use super::{Refused, Restore};
use crate::web::kit::{FilePicker, Glyph, Icon};
use leptos::prelude::*;

/// The step.
#[component]
pub(super) fn ChooseBackup(restore: Restore, refused: Option<Refused>) -> impl IntoView {
    view! {
        <div class="page stack-loose">
            <header>
                <h1 class="page-title" tabindex="-1">"Restore a copy"</h1>
                <p class="lede">
                    "A backup that Kith saved, from this device or another. You see first what it would bring; nothing is changed before you say so."
                </p>
            </header>
            {refused.map(refusal)}
            <FilePicker
                label="Choose a backup"
                hint="or drop it anywhere here. Its name begins with “kith-backup”. It stays on this device."
                accept=".json,application/json"
                on_file=move |file| restore.open(file)
            />
        </div>
    }
}

fn refusal(refused: Refused) -> impl IntoView {
    view! {
        <div class="notice tone-late">
            <Icon glyph=Glyph::Warning />
            <div>
                <p><b data-own="">{refused.file}</b></p>
                <p>{refused.what}" Nothing was changed."</p>
                <p>{refused.hint}</p>
            </div>
        </div>
    }
}
