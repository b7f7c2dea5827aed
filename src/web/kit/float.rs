//! Where things that float are put: lists and menus that open below (or above) the control they belong to.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

/// Space between the control and what floats, and between that and the window's edge, in px.
const GAP: f64 = 4.0;
const EDGE: f64 = 8.0;

/// How wide a floating thing is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum FloatWidth {
    /// As wide as its control.
    Control,
    /// As wide as it likes.
    Own,
}

/// Puts `floating`, a popover, beside `control`: below if there is room, else above; at its start, or its end
/// if that is nearer to the window's edge. Needs no size of `floating`, so it can be called before it shows.
pub(super) fn place(control: &Element, floating: &HtmlElement, width: FloatWidth) {
    let (window_width, window_height) = window_size();
    let area = control.get_bounding_client_rect();
    let (above, below) = (area.top(), window_height - area.bottom());
    let style = floating.style();
    let set = |name: &str, pixels: Option<f64>| {
        let value = pixels.map_or("auto".to_owned(), |pixels| format!("{pixels:.1}px"));
        drop(style.set_property(name, &value));
    };
    let upward = below < 220.0 && above > below;
    set("top", (!upward).then_some(area.bottom() + GAP));
    set("bottom", upward.then_some(window_height - area.top() + GAP));
    set("max-height", Some(if upward { above } else { below } - GAP - EDGE));
    let at_end = width == FloatWidth::Own && area.left() + area.width() / 2.0 > window_width / 2.0;
    set("left", (!at_end).then_some(area.left().max(EDGE)));
    set("right", at_end.then_some((window_width - area.right()).max(EDGE)));
    set("width", (width == FloatWidth::Control).then_some(area.width()));
}

/// Calls `again` whenever something scrolls or the window changes its size while `open`.
pub(super) fn keep_in_place(open: Signal<bool>, again: impl Fn() + 'static) {
    let listener = Closure::<dyn FnMut()>::new(move || {
        if open.get_untracked() {
            again();
        }
    });
    let listener = StoredValue::new_local(listener);
    listen(listener, true);
    on_cleanup(move || listen(listener, false));
}

type Listener = StoredValue<Closure<dyn FnMut()>, LocalStorage>;

/// Scrolling does not bubble, so it is caught on its way down.
fn listen(listener: Listener, on: bool) {
    let window = window();
    listener.with_value(|listener| {
        let callback = listener.as_ref().unchecked_ref();
        for event in ["scroll", "resize"] {
            drop(if on {
                window.add_event_listener_with_callback_and_bool(event, callback, true)
            } else {
                window.remove_event_listener_with_callback_and_bool(event, callback, true)
            });
        }
    });
}

fn window_size() -> (f64, f64) {
    let root = document().document_element();
    root.map_or((0.0, 0.0), |root| (f64::from(root.client_width()), f64::from(root.client_height())))
}
