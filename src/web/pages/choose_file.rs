//! The first step of what reads a file: a place to choose or drop it, and why the last one was not read.

use crate::web::kit::{FilePicker, Glyph, Icon};
use leptos::prelude::*;
use web_sys::File;

/// Why a file was not read: what is the matter, and what to do.
#[derive(Clone, Debug)]
pub struct Refused {
    /// The file's name.
    pub file: String,
    /// What is the matter.
    pub what: String,
    /// What to do.
    pub hint: String,
}

/// The step.
#[component]
pub fn ChooseFile(
    /// The title of the page.
    title: &'static str,
    /// What the file is, and that it is looked at first.
    lede: &'static str,
    /// The words on the button.
    label: &'static str,
    /// A few words below it.
    hint: &'static str,
    /// What the browser offers first.
    accept: &'static str,
    /// The file that was not read, if there was one.
    refused: Option<Refused>,
    /// Called with the file.
    #[prop(into)]
    on_file: Callback<File>,
    /// How to come by the file.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="page stack-loose">
            <header>
                <h1 class="page-title" tabindex="-1">{title}</h1>
                <p class="lede">{lede}</p>
            </header>
            {refused.map(refusal)}
            <FilePicker label hint accept on_file />
            {children.map(|children| children())}
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
