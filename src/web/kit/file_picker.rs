//! Choosing a file, or dropping it anywhere on the page.

use super::icon::{Glyph, Icon};
use leptos::ev::DragEvent;
use leptos::{ev, html, prelude::*};
use web_sys::File;

/// A place to choose a file at or drop it onto. While it is on the page, a file dropped beside it is taken too,
/// instead of replacing the page.
#[component]
pub fn FilePicker(
    /// What to choose: "Choose Connections.csv".
    #[prop(into)]
    label: Signal<String>,
    /// A few words below it.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// Endings of names and kinds that the browser offers first: ".csv,text/csv".
    #[prop(default = "")]
    accept: &'static str,
    /// Called with the file.
    #[prop(into)]
    on_file: Callback<File>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let is_over = RwSignal::new(false);
    take_drops(is_over, on_file);
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else { return };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            on_file.run(file);
        }
        // So that the same file can be chosen again, once it has been put right.
        input.set_value("");
    };
    view! {
        <label class="drop-zone" class:drop-over=is_over>
            <Icon glyph=Glyph::Upload />
            <span class="button button-main">{label}</span>
            <span class="field-hint">{hint}</span>
            <input type="file" class="file-input" accept=accept node_ref=input on:change=chosen />
        </label>
    }
}

/// Takes files dropped anywhere on the page for as long as the picker is there.
fn take_drops(is_over: RwSignal<bool>, on_file: Callback<File>) {
    let over = window_event_listener(ev::dragover, move |event: DragEvent| {
        event.prevent_default();
        is_over.set(true);
    });
    let leave = window_event_listener(ev::dragleave, move |_| is_over.set(false));
    let drop = window_event_listener(ev::drop, move |event: DragEvent| {
        event.prevent_default();
        is_over.set(false);
        let files = event.data_transfer().and_then(|dropped| dropped.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            on_file.run(file);
        }
    });
    on_cleanup(move || [over, leave, drop].into_iter().for_each(WindowListenerHandle::remove));
}
