//! The number on the app's icon: what is there to do today. Only where the browser shows one.

use crate::page::today::badge;
use crate::web::desk::{Desk, Notebook};
use crate::web::kit::Timer;
use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

/// The number may come late, so that nothing on screen waits for it.
const LEISURE: Duration = Duration::from_secs(2);

/// Keeps the number true from now on.
pub fn start(desk: Desk) {
    if desk.notebook() == Notebook::Sample || setter("setAppBadge").is_none() {
        return;
    }
    let leisure = Timer::new();
    Effect::new(move |_| {
        desk.revision().track();
        desk.today();
        leisure.start(LEISURE, move || show(desk.with_standings_now(badge)));
    });
}

fn show(count: usize) {
    let (name, number) = if count == 0 { ("clearAppBadge", None) } else { ("setAppBadge", Some(count)) };
    let Some(setter) = setter(name) else { return };
    let navigator = window().navigator();
    let called = match number {
        Some(number) => setter.call1(&navigator, &JsValue::from(number as f64)),
        None => setter.call0(&navigator),
    };
    if let Some(promise) = called.ok().and_then(|answer| answer.dyn_into::<Promise>().ok()) {
        // Refused where the app is not installed; then there is no icon either.
        spawn_local(async { _ = promise.await });
    }
}

/// The browser's function, where it has it (web-sys does not name it).
fn setter(name: &str) -> Option<Function> {
    Reflect::get(&window().navigator(), &name.into()).ok()?.dyn_into().ok()
}
