//! Shows sentences: names become links, days carry their exact date, the user's own words are marked.

use crate::day::Day;
use crate::page::route::Route;
use crate::page::sentence::{Piece, Sentence};
use js_sys::Intl::DateTimeFormat;
use js_sys::{Array, Function, Object, Reflect};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsValue;

/// A sentence, piece by piece.
#[component]
pub fn Say(
    /// What is said.
    #[prop(into)]
    sentence: Signal<Sentence>,
) -> impl IntoView {
    move || {
        sentence.with(|sentence| {
            let pieces = sentence.pieces().into_iter().map(piece).collect_view();
            match sentence.is_of_search() {
                true => view! { <span class="of-search">{pieces}</span> }.into_any(),
                false => pieces.into_any(),
            }
        })
    }
}

fn piece(piece: Piece) -> AnyView {
    match piece {
        Piece::Plain(words) => words.into_any(),
        Piece::Person(id, name) => {
            view! { <a href=Route::person(id).to_string() data-own="">{name}</a> }.into_any()
        }
        Piece::Organization(id, name) => {
            view! { <a href=Route::organization(id).to_string() data-own="">{name}</a> }.into_any()
        }
        Piece::Own(name) => view! { <span data-own="">{name}</span> }.into_any(),
        Piece::Day(day, words) => {
            view! { <time datetime=day.to_string() title=exact(day)>{words}</time> }.into_any()
        }
    }
}

/// How long after the first paint exact dates come.
const A_MOMENT: Duration = Duration::from_millis(100);

/// The exact date in the user's own language, for hover and for screen readers. It comes a moment after the first
/// paint, which the browser's making of the formatter would hold up.
pub fn exact(day: Day) -> impl Fn() -> Option<String> {
    let is_painted = IS_PAINTED.with(ArcRwSignal::clone);
    move || is_painted.get().then(|| formatted(day))
}

fn formatted(day: Day) -> String {
    let (year, month, number) = day.ymd();
    let date = js_sys::Date::new_with_year_month_day(0, month as i32 - 1, number as i32);
    date.set_full_year(year as u32);
    let text = EXACT.with(|format| format.call1(&JsValue::UNDEFINED, &date));
    text.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

thread_local! {
    static IS_PAINTED: ArcRwSignal<bool> = {
        let is_painted = ArcRwSignal::new(false);
        let told = is_painted.clone();
        request_animation_frame(move || set_timeout(move || told.set(true), A_MOMENT));
        is_painted
    };
    /// Made once: browsers take ten milliseconds for it.
    static EXACT: Function = {
        let options = Object::new();
        for (name, value) in [("weekday", "long"), ("day", "numeric"), ("month", "long"), ("year", "numeric")] {
            // Setting a plain property of a plain object cannot fail.
            drop(Reflect::set(&options, &name.into(), &value.into()));
        }
        DateTimeFormat::new(&Array::new(), &options).format()
    };
}
