//! Where the keyboard is, and what a screen reader is told.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

const ANNOUNCER: &str = "announcer";

/// Moves the focus to the page's `<h1>`, so that a screen reader begins there: call it after each navigation.
/// Whoever has put the focus into a field of the page by the next frame goes on there.
pub fn focus_heading() {
    let before = document().active_element();
    request_animation_frame(move || {
        let now = document()
            .active_element()
            .filter(|now| now.matches("main :is(input, textarea)").unwrap_or(false));
        if now.is_none() || now == before {
            focus_quietly("main h1");
        }
    });
}

/// Moves the focus to the first element that matches a CSS selector; says whether there was one.
pub fn focus_first(selector: &str) -> bool {
    let element = find(selector);
    element.inspect(|element| drop(element.focus())).is_some()
}

/// Has a screen reader say `text` when it is done with what it is saying. Needs an `Announcer` on the page.
pub fn announce(text: &str) {
    if let Some(region) = document().get_element_by_id(ANNOUNCER) {
        region.set_text_content(None);
        let text = text.to_owned();
        request_animation_frame(move || region.set_text_content(Some(&text)));
    }
}

/// The live region behind `announce`: one for the whole page.
#[component]
pub fn Announcer() -> impl IntoView {
    view! { <div id=ANNOUNCER class="visually-hidden" role="status" aria-live="polite"></div> }
}

/// The first thing on the page for the keyboard: jumps over the rail. A button, since the routes own the URL's hash.
#[component]
pub fn SkipLink() -> impl IntoView {
    view! {
        <button type="button" class="skip-link" on:click=|_| focus_quietly("main")>
            "Skip to the page"
        </button>
    }
}

/// Moves the focus among the elements of `container` that match `selector`, as an arrow key, Home or End says;
/// `false` for any other key.
pub(super) fn step_focus(container: &Element, selector: &str, key: &str) -> bool {
    let Ok(found) = container.query_selector_all(selector) else { return false };
    let elements: Vec<HtmlElement> =
        (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect();
    let focused = document().active_element();
    let here = elements.iter().position(|element| Some(element.unchecked_ref()) == focused.as_ref());
    let last = elements.len().saturating_sub(1);
    let next = match (key, here) {
        ("ArrowDown" | "ArrowRight", Some(here)) if here < last => here + 1,
        ("ArrowUp" | "ArrowLeft", Some(here)) if here > 0 => here - 1,
        ("ArrowUp" | "ArrowLeft" | "End", _) => last,
        ("ArrowDown" | "ArrowRight" | "Home", _) => 0,
        _ => return false,
    };
    elements.get(next).inspect(|element| drop(element.focus())).is_some()
}

/// Focuses what does not take the focus by itself.
fn focus_quietly(selector: &str) {
    if let Some(element) = find(selector) {
        element.set_tab_index(-1);
        drop(element.focus());
    }
}

fn find(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok().flatten()?.dyn_into().ok()
}
