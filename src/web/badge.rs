//! The number on the app's icon: what is there to do today. Only where the browser shows one.

use crate::page::today::{TodayPage, badge};
use crate::web::desk::{Desk, Notebook};
use crate::web::kit::Timer;
use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

/// The number may come late, so that nothing on screen waits for it.
const LEISURE: Duration = Duration::from_secs(2);

/// The number as Today's page shows it, while that page is on screen: it is not worked out a second time.
#[derive(Clone, Copy)]
struct OnScreen(RwSignal<Option<usize>>);

/// Keeps the number true from now on.
pub fn start(desk: Desk) {
    let on_screen = RwSignal::new(None);
    provide_context(OnScreen(on_screen));
    if desk.notebook() == Notebook::Sample || setter("setAppBadge").is_none() {
        return;
    }
    let leisure = Timer::new();
    Effect::new(move |_| {
        let known = on_screen.get();
        if known.is_none() {
            desk.revision().track();
            desk.today();
        }
        leisure.start(LEISURE, move || show(known.unwrap_or_else(|| desk.with_standings_now(badge))));
    });
}

/// Takes the number from Today's page while that is on screen.
pub fn take_from(page: Memo<TodayPage>) {
    let Some(OnScreen(on_screen)) = use_context() else { return };
    let count = Memo::new(move |_| page.with(|page| page.badge));
    Effect::new(move |_| on_screen.set(Some(count.get())));
    on_cleanup(move || on_screen.set(None));
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
