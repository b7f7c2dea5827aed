//! The keyboard: obeys single letters and Ctrl (Cmd) keys, wherever the focus is, and lists them.

use crate::page::keys::{KeyDeed, KeyLine, MODIFIED_KEYS, SINGLE_KEYS, Typed, typed, typed_with_ctrl};
use crate::page::route::{Place, Route};
use crate::web::desk::{Desk, use_desk};
use crate::web::kit::{CheckField, Dialog, Timer, focus_first};
use crate::web::preferences::use_preferences;
use crate::web::router::go;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// How long the first of two letters waits for the second.
const PATIENCE: Duration = Duration::from_millis(1_500);

/// After the page has changed: once its heading has taken the focus.
const SETTLED: Duration = Duration::from_millis(60);

/// Where one finds text that letters belong to.
const TEXT_FIELDS: &str = "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]";

/// What `j` and `k` step through, where there is no list with rows of its own.
const ENTRIES: &str = "main :is(.card, .people-row, .list > li, .history > li, .now > li)";

/// What the frame floats above the page on a key. A handle.
#[derive(Clone, Copy)]
pub struct Overlays {
    /// Whether the command palette is open.
    pub palette: RwSignal<bool>,
    /// Whether the help on keys is open.
    pub help: RwSignal<bool>,
}

/// The overlays, from anywhere below the frame.
pub fn use_overlays() -> Overlays {
    expect_context()
}

impl Overlays {
    /// Both closed; obeys the keyboard from now on, and provides itself to `use_overlays`.
    pub fn start() -> Overlays {
        let overlays = Overlays { palette: RwSignal::new(false), help: RwSignal::new(false) };
        provide_context(overlays);
        let (desk, preferences) = (use_desk(), use_preferences());
        let begun = StoredValue::new(None::<String>);
        let patience = Timer::new();
        let listener = window_event_listener(leptos::ev::keydown, move |event| {
            if !untrack(|| desk.is_open()) {
                return;
            }
            let before = begun.try_update_value(Option::take).flatten();
            match what_is_typed(&event, before.as_deref(), preferences.single_keys_now()) {
                Typed::Deed(deed) => {
                    event.prevent_default();
                    overlays.obey(deed, desk);
                }
                Typed::Begins => {
                    begun.set_value(Some(event.key()));
                    patience.start(PATIENCE, move || begun.set_value(None));
                }
                Typed::Nothing => {}
            }
        });
        on_cleanup(move || listener.remove());
        overlays
    }

    /// Does what a key does.
    pub fn obey(self, deed: KeyDeed, desk: Desk) {
        match deed {
            KeyDeed::Go(place) => go(&Route::to(place)),
            KeyDeed::Search => search(),
            KeyDeed::Next => step("ArrowDown", 1),
            KeyDeed::Previous => step("ArrowUp", -1),
            KeyDeed::Help => self.help.set(true),
            KeyDeed::Palette => self.palette.set(true),
            KeyDeed::Undo => desk.undo(),
            KeyDeed::Redo => desk.redo(),
        }
    }
}

/// What the keys do, as a dialog.
#[component]
pub fn KeysHelp() -> impl IntoView {
    let (overlays, preferences) = (use_overlays(), use_preferences());
    view! {
        <Dialog open=overlays.help title="What the keys do" on_close=move || overlays.help.set(false)>
            <h3>"Always"</h3>
            <KeyList lines=&MODIFIED_KEYS />
            <h3>"Outside of text fields"</h3>
            <KeyList lines=&SINGLE_KEYS />
            <CheckField
                label="Obey single letters"
                checked=Signal::derive(move || preferences.single_keys())
                on_change=move |on| preferences.set_single_keys(on)
                hint="Switch them off if you dictate, or if they get in your way."
            />
        </Dialog>
    }
}

#[component]
fn KeyList(lines: &'static [KeyLine]) -> impl IntoView {
    let row = |line: &'static KeyLine| {
        view! {
            <dt>{line.keys.split(' ').map(|key| view! { <kbd>{key}</kbd> " " }).collect_view()}</dt>
            <dd>{line.words}</dd>
        }
    };
    view! { <dl class="definitions">{lines.iter().map(row).collect_view()}</dl> }
}

fn what_is_typed(event: &KeyboardEvent, before: Option<&str>, single_keys: bool) -> Typed {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let in_text = target.is_some_and(|element| element.closest(TEXT_FIELDS).ok().flatten().is_some());
    let ctrl = event.ctrl_key() || event.meta_key();
    let key = event.key();
    match ctrl {
        true => match typed_with_ctrl(&key, event.shift_key()) {
            // In a text field undoing is the browser's.
            Some(KeyDeed::Undo | KeyDeed::Redo) if in_text => Typed::Nothing,
            Some(deed) => Typed::Deed(deed),
            None => Typed::Nothing,
        },
        false if in_text || event.alt_key() || !single_keys || dialog_is_open() => Typed::Nothing,
        false => typed(before, &key),
    }
}

fn dialog_is_open() -> bool {
    document().query_selector("dialog[open]").is_ok_and(|dialog| dialog.is_some())
}

/// Puts the cursor into the search over everybody.
fn search() {
    go(&Route::to(Place::People));
    set_timeout(|| _ = focus_first("main input[type=search]"), SETTLED);
}

/// Goes to the next or previous entry of the list in sight.
fn step(key: &str, by: i32) {
    if let Some(rows) = find("main .row-pool") {
        return press(&rows, key);
    }
    let Ok(entries) = document().query_selector_all(ENTRIES) else { return };
    let entries: Vec<Element> =
        (0..entries.length()).filter_map(|at| entries.get(at)?.dyn_into().ok()).collect();
    let focused = document().active_element();
    let holds = |entry: &Element| focused.as_ref().is_some_and(|focused| entry.contains(Some(focused)));
    let next = match entries.iter().position(holds) {
        Some(here) => (here as i32 + by).clamp(0, entries.len() as i32 - 1) as usize,
        None => 0,
    };
    let link = entries.get(next).and_then(|entry| entry.query_selector("a, button").ok().flatten());
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        drop(link.focus());
    }
}

/// A list with rows of its own listens to arrows.
fn press(rows: &Element, key: &str) {
    let pressed = web_sys::KeyboardEventInit::new();
    pressed.set_key(key);
    pressed.set_bubbles(true);
    if let Ok(event) = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &pressed) {
        drop(rows.dispatch_event(&event));
    }
}

fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}
