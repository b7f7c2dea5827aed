//! The frame around every page: navigation, save line, undo, what floats above.

use crate::page::discreet::{self, Paper};
use crate::page::route::{Place, Route};
use crate::page::save_line::{SaveLineState, save_line};
use crate::web::badge;
use crate::web::desk::{Desk, use_desk};
use crate::web::keyboard::{KeysHelp, Overlays, use_overlays};
use crate::web::kit::{Dialog, DialogSize, Glyph, Icon, IconButton, SaveState, SaveTone, SkipLink};
use crate::web::notices::Notices;
use crate::web::pages::{page_at, shown_by};
use crate::web::palette::Palette;
use crate::web::router::{replace, use_route};
use leptos::prelude::*;

/// The frame with the page at the current route; not seen before the notebook is open.
#[component]
pub fn Frame() -> impl IntoView {
    Overlays::start();
    let (desk, route) = (use_desk(), use_route());
    let paper = desk.page(move |book, today| discreet::paper(book, route.with(|route| route.place), today));
    view! {
        <div class="frame" hidden=move || !desk.is_open() class:is-discreet=move || paper.get() != Paper::All>
            <SkipLink />
            <Rail />
            <main class="main" class:of-search=move || paper.get() == Paper::Nothing tabindex="-1">
                <Show when=move || desk.is_open()>
                    <Inside />
                </Show>
            </main>
            <BottomBar />
            <Show when=move || paper.get() == Paper::Nothing>
                <p class="print-only">"This page is for the screen only."</p>
            </Show>
        </div>
        <Palette />
        <KeysHelp />
    }
}

/// What the frame is around.
#[component]
fn Inside() -> impl IntoView {
    let desk = use_desk();
    badge::start(desk);
    welcome_on_a_first_run(desk);
    view! {
        <Notices />
        <CurrentPage />
    }
}

/// With nobody here and nothing chosen yet, Today gives way to Welcome.
fn welcome_on_a_first_run(desk: Desk) {
    let is_new = desk.read_now(|book| book.contacts.is_empty() && book.campaigns.is_empty());
    if is_new && use_route().with_untracked(|route| route.place == Place::Today) {
        replace(Route::to(Place::Welcome));
    }
}

#[component]
fn CurrentPage() -> impl IntoView {
    let (desk, route) = (use_desk(), use_route());
    let place = Memo::new(move |_| route.with(|route| (shown_by(route.place), desk.era())));
    move || page_at(place.get().0)
}

/// The navigation of a desktop.
#[component]
fn Rail() -> impl IntoView {
    let overlays = use_overlays();
    view! {
        <nav class="rail" aria-label="Kith">
            <a class="brand" href="#/today"><Icon glyph=Glyph::Leaf />"Kith"</a>
            <a class="button button-main" href="#/log"><Icon glyph=Glyph::Plus />"Log"</a>
            <ul class="rail-links">
                <RailLink place=Place::Today glyph=Glyph::Today />
                <RailLink place=Place::People glyph=Glyph::People />
                <RailLink place=Place::Targets glyph=Glyph::Target />
                <RailLink place=Place::Introductions glyph=Glyph::Intro />
                <RailLink place=Place::GiveAndTake glyph=Glyph::Exchange />
                <RailLink place=Place::Plan glyph=Glyph::Plan />
            </ul>
            <ul class="rail-links">
                <RailLink place=Place::Data glyph=Glyph::Data />
                <RailLink place=Place::History glyph=Glyph::History />
                <RailLink place=Place::Settings glyph=Glyph::Settings />
            </ul>
            <div class="rail-foot">
                <div class="row">
                    <UndoButtons />
                    <IconButton
                        icon=Glyph::Search
                        label="Find a page, a person or an action (Ctrl+K)"
                        on_press=move || overlays.palette.set(true)
                    />
                </div>
                <SaveLine />
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
    let more = RwSignal::new(false);
    view! {
        <nav class="bottom-bar" aria-label="Kith, below">
            <div class="bar-line"><SaveLine /></div>
            <BarLink place=Place::Today glyph=Glyph::Today />
            <BarLink place=Place::People glyph=Glyph::People />
            <a class="bar-link bar-add" href="#/log">
                <Icon glyph=Glyph::Plus />
                <span class="visually-hidden">"Log what happened"</span>
            </a>
            <BarLink place=Place::Plan glyph=Glyph::Plan />
            <button
                type="button"
                class="bar-link"
                aria-haspopup="dialog"
                aria-expanded=move || more.get().to_string()
                on:click=move |_| more.set(true)
            >
                <Icon glyph=Glyph::More />
                "More"
            </button>
        </nav>
        <MoreSheet open=more />
    }
}

/// What the bottom bar has no room for.
#[component]
fn MoreSheet(open: RwSignal<bool>) -> impl IntoView {
    let overlays = use_overlays();
    let (route, revision) = (use_route(), use_desk().revision());
    // Following a link closes the sheet, and so does undoing: what it did is said below, and seen behind.
    Effect::new(move |_| {
        route.track();
        revision.track();
        open.set(false);
    });
    view! {
        <Dialog open title="More" size=DialogSize::Small on_close=move || open.set(false)>
            <ul class="rail-links">
                <RailLink place=Place::Targets glyph=Glyph::Target />
                <RailLink place=Place::Introductions glyph=Glyph::Intro />
                <RailLink place=Place::GiveAndTake glyph=Glyph::Exchange />
                <RailLink place=Place::Data glyph=Glyph::Data />
                <RailLink place=Place::History glyph=Glyph::History />
                <RailLink place=Place::Settings glyph=Glyph::Settings />
            </ul>
            <div class="row">
                <UndoButtons />
                <IconButton
                    icon=Glyph::Search
                    label="Find a page, a person or an action"
                    on_press=move || {
                        open.set(false);
                        overlays.palette.set(true);
                    }
                />
            </div>
        </Dialog>
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
fn UndoButtons() -> impl IntoView {
    let desk = use_desk();
    let nothing_to_undo = Memo::new(move |_| desk.history(|history| history.to_undo().is_none()));
    let nothing_to_redo = Memo::new(move |_| desk.history(|history| history.to_redo().is_none()));
    view! {
        <IconButton icon=Glyph::Undo label="Undo" disabled=nothing_to_undo on_press=move || desk.undo() />
        <IconButton icon=Glyph::Redo label="Do again" disabled=nothing_to_redo on_press=move || desk.redo() />
    }
}

/// Whether everything is saved: always in sight, always true.
#[component]
fn SaveLine() -> impl IntoView {
    let line = save_line_of(use_desk());
    view! {
        <SaveState
            text=Signal::derive(move || line.with(|(text, _)| text.clone()))
            tone=Signal::derive(move || line.with(|(_, tone)| *tone))
            href=Route::to(Place::Data).to_string()
        />
    }
}

fn save_line_of(desk: Desk) -> Memo<(String, SaveTone)> {
    desk.page(move |book, today| {
        let line = save_line(book, desk.save_state().get(), desk.canary(), today);
        let tone = match line.state {
            SaveLineState::Saved => SaveTone::Saved,
            SaveLineState::Saving => SaveTone::Saving,
            SaveLineState::Unsaved => SaveTone::Unsaved,
            SaveLineState::BackupDue => SaveTone::Remind,
        };
        (line.text.to_string(), tone)
    })
}

/// `aria-current` of a link in the navigation.
fn current(place: Place) -> impl Fn() -> Option<&'static str> {
    let route = use_route();
    move || route.with(|route| route.place.section() == Some(place)).then_some("page")
}
