//! The frame around every page: navigation, save state, undo, toasts.

use crate::page::route::{Place, Route};
use crate::web::desk::{Desk, Notebook, use_desk};
use crate::web::kit::{Announcer, Glyph, Icon, IconButton, SkipLink, ToastRegion};
use crate::web::pages::{page_at, shown_by};
use crate::web::router::{Router, use_route};
use leptos::prelude::*;

/// All of Kith.
#[component]
pub fn App() -> impl IntoView {
    let desk = Desk::new(Notebook::Own);
    provide_context(desk);
    Router::start(desk);
    wasm_bindgen_futures::spawn_local(desk.open());
    view! {
        <div class="frame">
            <SkipLink />
            <Rail />
            <main class="main" tabindex="-1"><CurrentPage /></main>
            <BottomBar />
        </div>
        <ToastRegion toasts=desk.toasts() on_dismiss=move |id| desk.put_away_toast(id) />
        <Announcer />
    }
}

#[component]
fn CurrentPage() -> impl IntoView {
    let route = use_route();
    let place = Memo::new(move |_| route.with(|route| shown_by(route.place)));
    move || page_at(place.get())
}

/// The navigation of a desktop.
#[component]
fn Rail() -> impl IntoView {
    let desk = use_desk();
    view! {
        <nav class="rail" aria-label="Kith">
            <a class="brand" href="#/today"><Icon glyph=Glyph::Leaf />"Kith"</a>
            <LogLink class="button button-main" text="Log" />
            <ul class="rail-links">
                <RailLink place=Place::Today glyph=Glyph::Today />
                <RailLink place=Place::People glyph=Glyph::People />
            </ul>
            <ul class="rail-links">
                <RailLink place=Place::Data glyph=Glyph::Data />
                <RailLink place=Place::History glyph=Glyph::History />
                <RailLink place=Place::Settings glyph=Glyph::Settings />
            </ul>
            <div class="rail-foot">
                <div class="row">
                    <IconButton icon=Glyph::Undo label="Undo" on_press=move || desk.undo() />
                    <IconButton icon=Glyph::Redo label="Redo" on_press=move || desk.redo() />
                </div>
            </div>
        </nav>
    }
}

#[component]
fn RailLink(place: Place, glyph: Glyph) -> impl IntoView {
    view! {
        <li>
            <a class="rail-link" href=Route::to(place).to_string() aria-current=current(place)>
                <Icon glyph />
                {place.name()}
            </a>
        </li>
    }
}

/// The navigation of a phone.
#[component]
fn BottomBar() -> impl IntoView {
    view! {
        <nav class="bottom-bar" aria-label="Kith">
            <BarLink place=Place::Today glyph=Glyph::Today />
            <BarLink place=Place::People glyph=Glyph::People />
            <a class="bar-link bar-add" href="#/log"><Icon glyph=Glyph::Plus /><span class="visually-hidden">"Log"</span></a>
            <BarLink place=Place::Data glyph=Glyph::Data />
            <BarLink place=Place::Settings glyph=Glyph::Settings />
        </nav>
    }
}

#[component]
fn BarLink(place: Place, glyph: Glyph) -> impl IntoView {
    view! {
        <a class="bar-link" href=Route::to(place).to_string() aria-current=current(place)>
            <Icon glyph />
            {place.name()}
        </a>
    }
}

#[component]
fn LogLink(class: &'static str, text: &'static str) -> impl IntoView {
    view! { <a class=class href="#/log"><Icon glyph=Glyph::Plus />{text}</a> }
}

/// `aria-current` of a link in the navigation.
fn current(place: Place) -> impl Fn() -> Option<&'static str> {
    let route = use_route();
    move || route.with(|route| route.place.section() == Some(place)).then_some("page")
}
