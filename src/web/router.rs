//! The router: the URL's hash as a signal, so that deep links work on any static host, below a sub-path
//! and from a file.

use crate::page::discreet;
use crate::page::route::{Place, Route};
use crate::web::desk::Desk;
use crate::web::kit::{Timer, announce, focus_heading};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::time::Duration;
use wasm_bindgen::JsValue;
use web_sys::{History, ScrollRestoration};

/// How long nothing has been typed into a filter when the address bar follows it.
const TYPING_RESTS: Duration = Duration::from_millis(200);

/// The route of this tab. A handle.
#[derive(Clone, Copy)]
pub struct Router {
    route: RwSignal<Route>,
    /// What the address bar tells as long as it does not tell the route yet.
    behind: StoredValue<Option<String>>,
    typing: Timer,
    /// Where each entry of the browser's history was scrolled to, by the number it was given.
    scrolled: StoredValue<Scrolled>,
}

#[derive(Default)]
struct Scrolled {
    current: u32,
    last: u32,
    heights: BTreeMap<u32, f64>,
}

/// The route shown now.
pub fn use_route() -> Signal<Route> {
    expect_context::<Router>().route.into()
}

/// Goes to another page; "back" returns here.
pub fn go(route: &Route) {
    if let Some(router) = use_context::<Router>() {
        router.write_address();
    }
    // Refused for no address that begins with `#`.
    drop(window().location().set_hash(&route.to_string()));
}

/// Goes back to where the user came from, or to `otherwise` where that was not in Kith.
pub fn go_back_or(otherwise: &Route) {
    let came_from_kith = expect_context::<Router>().scrolled.with_value(|scrolled| scrolled.current > 1);
    match browser_history() {
        Some(history) if came_from_kith => drop(history.back()),
        _ => go(otherwise),
    }
}

/// Changes the address of the page shown without a step in the browser's history: for filters. The address bar
/// follows when the typing rests: browsers take a millisecond for it, and some refuse it after a hundred times.
pub fn replace(route: Route) {
    let router = expect_context::<Router>();
    if router.route.get_untracked() != route {
        router.route.set(route);
        router.behind.set_value(Some(hash()));
        router.typing.start(TYPING_RESTS, move || router.write_address());
    }
}

impl Router {
    /// Reads the address and follows it from now on; provides itself to `use_route`.
    pub fn start(desk: Desk) -> Router {
        let route = RwSignal::new(Route::parse(&hash()));
        let scrolled = StoredValue::new(Scrolled::default());
        let router = Router { route, behind: StoredValue::new(None), typing: Timer::new(), scrolled };
        provide_context(router);
        if let Some(history) = browser_history() {
            drop(history.set_scroll_restoration(ScrollRestoration::Manual));
        }
        router.number_entry();
        let listener = window_event_listener(leptos::ev::hashchange, move |_| router.moved());
        on_cleanup(move || listener.remove());
        // A link followed at once: this page is to be found again as it is.
        let listener = window_event_listener(leptos::ev::click, move |_| router.write_address());
        on_cleanup(move || listener.remove());
        Effect::new(move |_| {
            let today = desk.today();
            let title = route.with(|route| desk.read(|book| discreet::tab(book, route, today)));
            document().set_title(&format!("{title} · Kith"));
        });
        Effect::new(move |before: Option<Place>| {
            let place = route.with(|route| route.place);
            if before.is_some_and(|before| before != place) {
                let title = route.with_untracked(|route| desk.read_now(|book| route.title(book)));
                focus_heading();
                announce(&title);
            }
            place
        });
        router
    }

    /// Has the address bar tell the route, where it does not yet.
    fn write_address(self) {
        // Where it tells something else by now somebody has gone on, and `moved` is about to be told.
        let is_behind = self.behind.try_update_value(Option::take).flatten() == Some(hash());
        let Some(history) = browser_history().filter(|_| is_behind) else { return };
        let number = self.scrolled.with_value(|scrolled| scrolled.current);
        let address = self.route.with_untracked(Route::to_string);
        // Refused only where it is called hundreds of times in a few seconds; the filter works all the same.
        drop(history.replace_state_with_url(&number.into(), "", Some(&address)));
    }

    /// The address has changed: by a link, by `go`, or by "back" and "forward".
    fn moved(self) {
        let height = window().scroll_y().unwrap_or_default();
        self.scrolled.update_value(|scrolled| {
            let from = scrolled.current;
            scrolled.heights.insert(from, height);
        });
        self.behind.set_value(None);
        self.route.set(Route::parse(&hash()));
        let height = self.number_entry();
        request_animation_frame(move || {
            request_animation_frame(move || window().scroll_to_with_x_and_y(0.0, height));
        });
    }

    /// Gives the entry of the browser's history a number, if it is new; answers where to scroll.
    fn number_entry(self) -> f64 {
        let Some(history) = browser_history() else { return 0.0 };
        let known = history.state().ok().and_then(|state| state.as_f64()).map(|number| number as u32);
        let height = self.scrolled.try_update_value(|scrolled| {
            scrolled.current = known.unwrap_or(scrolled.last + 1);
            scrolled.last = scrolled.last.max(scrolled.current);
            let heights = if known.is_some() { &scrolled.heights } else { &BTreeMap::new() };
            heights.get(&scrolled.current).copied().unwrap_or_default()
        });
        if known.is_none() {
            let number = self.scrolled.with_value(|scrolled| scrolled.current);
            drop(history.replace_state(&JsValue::from(number), ""));
        }
        height.unwrap_or_default()
    }
}

fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

fn browser_history() -> Option<History> {
    window().history().ok()
}
