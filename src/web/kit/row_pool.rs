//! Long lists: a fixed pool of rows that are pointed at other entries as the list scrolls.
//!
//! Only the rows in sight exist. Entry `i` always lies in slot `i % pool`, so scrolling by one row re-points one slot and
//! leaves the others alone; nothing is created or removed. Since the slots' order in the document is then not the
//! order on screen, `aria-owns` restores the reading order when the list has come to rest; how long it is by then, each
//! row tells then too.

use super::fresh_id;
use super::list::List;
use super::timer::Timer;
use leptos::{ev, html, prelude::*};
use std::time::Duration;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ResizeObserver, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Rows kept ready above and below what is in sight.
const SPARE: usize = 4;

/// How long the list lies still before its reading order is set right.
const REST: Duration = Duration::from_millis(150);

/// One slot of the pool: what a row's view may follow.
#[derive(Clone, Copy)]
pub struct Row {
    /// The entry it shows now; `None` while it is spare.
    pub index: Signal<Option<usize>>,
    /// Whether that is the current entry.
    pub is_current: Signal<bool>,
}

impl Row {
    /// `tabindex` of the row's link: only the current row is a stop for the Tab key, arrows do the rest.
    pub fn tab_index(self) -> &'static str {
        if self.is_current.get() { "0" } else { "-1" }
    }
}

/// A list of any length that scrolls within its own box (give that box a height: `.fill` in a `.page-fill`).
///
/// Arrow keys, Page Up and Down, Home and End call `on_current` and focus what the row marks with the class
/// `row-focus`, else its first link or button; a change of `current` from outside scrolls it into view.
#[component]
pub fn RowPool<F, V>(
    /// What the list holds, for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// How many entries there are.
    #[prop(into)]
    count: Signal<usize>,
    /// Height of a row in px at the usual text size; grows with the user's.
    #[prop(into)]
    row_height: Signal<f64>,
    /// The entry the keyboard is at.
    #[prop(optional, into)]
    current: Signal<Option<usize>>,
    /// Called when the keyboard goes to another entry.
    #[prop(optional, into)]
    on_current: Option<Callback<usize>>,
    /// Draws one slot; called once per slot, not once per entry.
    row: F,
) -> impl IntoView
where
    F: Fn(Row) -> V + Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let pool = Pool::new(count, row_height);
    let name = fresh_id("rows");
    pool.follow(current);
    let owned = {
        let name = name.clone();
        move || pool.reading_order(&name)
    };
    let slot = move |slot: usize| {
        // A signal, not a memo: whoever follows it need not look again whenever the list has got longer or shorter.
        let index = RwSignal::new(untrack(|| pool.entry_in(slot)));
        Effect::new(move |_| {
            let entry = pool.entry_in(slot);
            if index.get_untracked() != entry {
                index.set(entry);
            }
        });
        let at = Row {
            index: index.into(),
            is_current: Signal::derive(move || index.get().is_some() && index.get() == current.get()),
        };
        view! {
            <div
                id=format!("{name}-{slot}")
                class="row-pool-row"
                class:row-pool-spare=move || index.get().is_none()
                class:row-current=move || at.is_current.get()
                role="listitem"
                aria-setsize=move || pool.counted.get()
                aria-posinset=move || index.get().map(|index| index + 1)
                style:transform=move || pool.offset(index.get())
                style:height=move || format!("{}px", pool.height.get())
            >
                {row(at)}
            </div>
        }
    };
    view! {
        <div
            class="row-pool"
            role="list"
            tabindex="0"
            aria-label=label
            aria-owns=owned
            node_ref=pool.frame
            on:scroll=move |_| pool.scrolled()
            on:keydown=move |event| pool.key(&event, current, on_current)
        >
            <div class="row-pool-inner" role="presentation" style:height=move || pool.full_height()>
                <List each=move || 0..pool.size.get() key=|slot| *slot children=slot />
            </div>
        </div>
    }
}

/// Scrolls whatever scrolls around `element` just so far that it is in sight.
pub(super) fn scroll_into_nearest_view(element: &Element) {
    let nearest = ScrollIntoViewOptions::new();
    nearest.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&nearest);
}

/// The arithmetic of one list; lengths in px.
#[derive(Clone, Copy)]
struct Pool {
    frame: NodeRef<html::Div>,
    count: Signal<usize>,
    /// Of a row, at the user's text size.
    height: Memo<f64>,
    /// Of what is in sight.
    view: RwSignal<f64>,
    text_scale: RwSignal<f64>,
    top: RwSignal<f64>,
    /// How many slots there are; never shrinks.
    size: Memo<usize>,
    first: Memo<usize>,
    /// `first` and `count` as they were when the list came to rest.
    rested: RwSignal<usize>,
    counted: RwSignal<usize>,
    rest: Timer,
}

impl Pool {
    fn new(count: Signal<usize>, row_height: Signal<f64>) -> Pool {
        let (view, text_scale, top) = (RwSignal::new(0.0), RwSignal::new(1.0), RwSignal::new(0.0));
        let height = Memo::new(move |_| (row_height.get() * text_scale.get()).round().max(1.0));
        let size = Memo::new(move |before: Option<&usize>| {
            let wanted = (view.get() / height.get()).ceil() as usize + 1 + 2 * SPARE;
            wanted.max(before.copied().unwrap_or(0))
        });
        let first = Memo::new(move |_| {
            let in_sight = (top.get() / height.get()) as usize;
            in_sight.saturating_sub(SPARE).min(count.get().saturating_sub(size.get()))
        });
        let pool = Pool {
            frame: NodeRef::new(),
            count,
            height,
            view,
            text_scale,
            top,
            size,
            first,
            rested: RwSignal::new(0),
            counted: RwSignal::new(count.get_untracked()),
            rest: Timer::new(),
        };
        Effect::new(move |_| {
            count.track();
            pool.settle();
        });
        pool.measure_when_resized();
        pool
    }

    /// The entry that lies in `slot` now.
    fn entry_in(self, slot: usize) -> Option<usize> {
        let (first, size) = (self.first.get(), self.size.get());
        let entry = first + (slot + size - first % size) % size;
        (entry < self.count.get()).then_some(entry)
    }

    fn offset(self, entry: Option<usize>) -> String {
        format!("translateY({}px)", entry.unwrap_or(0) as f64 * self.height.get())
    }

    fn full_height(self) -> String {
        format!("{}px", self.count.get() as f64 * self.height.get())
    }

    /// The ids of the slots in the order of their entries.
    fn reading_order(self, name: &str) -> String {
        let (first, size) = (self.rested.get(), self.size.get());
        let ids: Vec<_> = (0..size).map(|at| format!("{name}-{}", (first + at) % size)).collect();
        ids.join(" ")
    }

    fn scrolled(self) {
        if let Some(frame) = self.frame.get_untracked() {
            self.top.set(f64::from(frame.scroll_top()));
        }
        self.settle();
    }

    /// Says how the list stands, to those who listen to it, once it lies still.
    fn settle(self) {
        self.rest.start(REST, move || {
            self.rested.set(self.first.get_untracked());
            self.counted.set(self.count.get_untracked());
        });
    }

    fn measure_when_resized(self) {
        let measure = Closure::<dyn FnMut()>::new(move || self.measure());
        let observer = ResizeObserver::new(measure.as_ref().unchecked_ref()).ok();
        let kept = StoredValue::new_local((observer, measure));
        Effect::new(move |_| {
            if let Some(frame) = self.frame.get() {
                kept.with_value(|(observer, _)| {
                    observer.as_ref().inspect(|observer| observer.observe(&frame)).is_some()
                });
                self.measure();
            }
        });
        on_cleanup(move || {
            kept.try_with_value(|(observer, _)| observer.as_ref().map(ResizeObserver::disconnect));
        });
    }

    fn measure(self) {
        let Some(frame) = self.frame.try_get_untracked().flatten() else { return };
        // A box without a height of its own is as tall as all its rows: no more than the window is ever in sight.
        let window_height = window().inner_height().ok().and_then(|height| height.as_f64());
        self.view.set(f64::from(frame.client_height()).min(window_height.unwrap_or(f64::MAX)));
        self.text_scale.set(text_scale());
        self.top.set(f64::from(frame.scroll_top()));
    }

    fn follow(self, current: Signal<Option<usize>>) {
        Effect::new(move |_| {
            if let Some(entry) = current.get() {
                self.reveal(entry);
            }
        });
    }

    fn reveal(self, entry: usize) {
        let Some(frame) = self.frame.get_untracked() else { return };
        let (height, view) = (self.height.get_untracked(), self.view.get_untracked());
        let (top, bottom) = (entry as f64 * height, (entry + 1) as f64 * height);
        let at = f64::from(frame.scroll_top());
        if top < at {
            frame.set_scroll_top(top as i32);
        } else if bottom > at + view {
            frame.set_scroll_top((bottom - view).ceil() as i32);
        }
    }

    fn key(
        self,
        event: &ev::KeyboardEvent,
        current: Signal<Option<usize>>,
        on_current: Option<Callback<usize>>,
    ) {
        let Some(on_current) = on_current.filter(|_| !is_typing(event)) else { return };
        let last = self.count.get_untracked().saturating_sub(1);
        let page = (self.view.get_untracked() / self.height.get_untracked()) as usize;
        let in_sight = (self.top.get_untracked() / self.height.get_untracked()).ceil() as usize;
        let here = current.get_untracked();
        let next = match event.key().as_str() {
            "ArrowDown" => here.map_or(in_sight, |here| here + 1),
            "ArrowUp" => here.map_or(in_sight, |here| here.saturating_sub(1)),
            "PageDown" => here.unwrap_or(in_sight) + page.max(1),
            "PageUp" => here.unwrap_or(in_sight).saturating_sub(page.max(1)),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        let next = next.min(last);
        on_current.run(next);
        self.reveal(next);
        request_animation_frame(move || request_animation_frame(move || self.focus(next)));
    }

    fn focus(self, entry: usize) {
        let Some(frame) = self.frame.try_get_untracked().flatten() else { return };
        let find = |what: &str| {
            let selector = format!("[aria-posinset='{}'] {what}", entry + 1);
            frame.query_selector(&selector).ok().flatten()?.dyn_into::<HtmlElement>().ok()
        };
        if let Some(element) = find(".row-focus").or_else(|| find(":is(a, button)")) {
            drop(element.focus());
        }
    }
}

/// Whether a key is meant for a text field inside a row.
fn is_typing(event: &ev::KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target
        .is_some_and(|target| target.matches("input:not([type=checkbox]), textarea, select").unwrap_or(false))
}

/// How much larger than usual the user's text is.
fn text_scale() -> f64 {
    let root = document().document_element();
    let style = root.and_then(|root| window().get_computed_style(&root).ok().flatten());
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    size.and_then(|size| size.trim_end_matches("px").parse::<f64>().ok()).map_or(1.0, |size| size / 16.0)
}
