//! The first step: how to get the file, and a place to choose or drop it.

use super::{Import, Refused};
use crate::page::import::HOW_TO_GET_IT;
use crate::web::kit::{Disclosure, FilePicker, Glyph, Icon};
use leptos::prelude::*;

/// The step.
#[component]
pub(super) fn ChooseFile(import: Import, refused: Option<Refused>) -> impl IntoView {
    view! {
        <div class="page stack">
            <header>
                <h1 class="page-title" tabindex="-1">"Import from LinkedIn"</h1>
                <p class="lede">
                    "Your connections, from the file that LinkedIn gives you. You see first what would happen; nothing is changed before you say so."
                </p>
            </header>
            {refused.map(refusal)}
            <FilePicker
                label="Choose Connections.csv"
                hint="or drop it anywhere here. It stays on this device."
                accept=".csv,text/csv,text/plain"
                on_file=move |file| import.open(file)
            />
            <Disclosure summary="How do I get this file?" open=true>
                <ol class="prose import-steps">{HOW_TO_GET_IT.map(|step| view! { <li>{step}</li> })}</ol>
            </Disclosure>
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
