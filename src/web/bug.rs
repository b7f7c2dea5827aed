//! A bug: what is shown when Kith itself breaks. The data is safe on the device; what is on screen can be
//! taken away as a copy, and the page says what to report.

use crate::exchange::backup;
use crate::session::Session;
use crate::web::clock;
use crate::web::download::link;
use leptos::prelude::*;
use std::cell::RefCell;
use std::panic::PanicHookInfo;
use std::rc::{Rc, Weak};
use wasm_bindgen::JsValue;
use web_sys::Element;

thread_local! {
    /// The session of this tab, for the copy.
    static SESSION: RefCell<Weak<RefCell<Session>>> = RefCell::default();
}

/// Shows a screen of its own from now on when Kith breaks.
pub fn watch() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        // Where not even this can be shown, the console has it.
        drop(show(info));
    }));
}

/// The session to make a copy of.
pub fn remember(session: &Rc<RefCell<Session>>) {
    SESSION.with(|kept| kept.replace(Rc::downgrade(session)));
}

/// Plain elements: of Leptos nothing may be asked any more.
fn show(info: &PanicHookInfo) -> Result<(), JsValue> {
    let Some(body) = document().body() else { return Ok(()) };
    // What breaks because of the first break says nothing new.
    if body.query_selector("[data-bug]")?.is_some() {
        return Ok(());
    }
    let screen = child(&body, "div", "shell", "")?;
    screen.set_attribute("role", "alert")?;
    screen.set_attribute("data-bug", "")?;
    body.prepend_with_node_1(&screen)?;
    child(&screen, "h1", "shell-name", "Kith has stumbled over a bug")?;
    let safe = "Everything that was saved is safe on this device. Reload the page to go on.";
    child(&screen, "p", "shell-line", safe)?;
    let copy = child(&screen, "p", "shell-line", "")?;
    child(&screen, "p", "shell-line", "If you report it, these lines help. They hold none of your data:")?;
    child(&screen, "pre", "scroll-x", &report(info))?;
    window().scroll_to_with_x_and_y(0.0, 0.0);
    // Last, for it may break as well.
    put_copy(&copy)
}

/// Where it broke. Not the panic's own message, which could quote the user's data.
fn report(info: &PanicHookInfo) -> String {
    let place = info.location().map_or_else(String::new, ToString::to_string);
    let agent = window().navigator().user_agent().unwrap_or_default();
    format!("Kith {}\n{place}\n{agent}", env!("CARGO_PKG_VERSION"))
}

/// A link that saves the book as it is in this tab.
fn put_copy(to: &Element) -> Result<(), JsValue> {
    let Some(session) = SESSION.with(|kept| kept.borrow().upgrade()) else { return Ok(()) };
    let Ok(session) = session.try_borrow() else { return Ok(()) };
    let today = clock::today();
    let link = link(&backup::file_name(today), "application/json", &backup::print(session.book(), today))?;
    link.set_text_content(Some("Download a copy of your notebook"));
    to.append_child(&link).map(drop)
}

fn child(parent: &Element, name: &str, class: &str, text: &str) -> Result<Element, JsValue> {
    let element = document().create_element(name)?;
    element.set_class_name(class);
    element.set_text_content(Some(text));
    parent.append_child(&element)?;
    Ok(element)
}
