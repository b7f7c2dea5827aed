//! Organization: what it is, who is there, what was learned of it, and how the search goes with it.

mod facts;
mod noted;
mod people;

pub use facts::Wanted;
pub use noted::Events;

use crate::book::Organization;
use crate::command::Command;
use crate::id::Id;
use crate::page::organization::{OrganizationPage as Page, organization};
use crate::page::route::{Place, Route};
use crate::page::targets::edit;
use crate::web::desk::{Desk, use_desk};
use crate::web::kit::{Drawing, EmptyState, Glyph, Icon, LinkButton};
use crate::web::say::Say;
use facts::Facts;
use leptos::prelude::*;
use noted::{IntelLog, Problems};
use people::People;

/// The page.
#[component]
pub fn OrganizationPage(
    /// Which one.
    id: Id<Organization>,
) -> impl IntoView {
    let page = use_desk().page(move |book, today| organization(book, id, today));
    let is_there = Memo::new(move |_| page.with(Option::is_some));
    let events = Signal::derive(part(page, |page| page.events.clone()));
    view! {
        <Show when=move || is_there.get() fallback=NothingHere>
            <article class="page">
                <a class="person-back always" href=Route::to(Place::Targets).to_string()>
                    <Icon glyph=Glyph::Back />
                    "Targets"
                </a>
                <Head id page />
                <Facts id page />
                <People id page />
                <IntelLog id page />
                <Problems id page />
                <section class="person-section">
                    <h2 class="family">"How the search goes there"</h2>
                    <Events at=Some(id) events />
                </section>
            </article>
        </Show>
    }
}

/// A part of the page; what is gone has empty ones.
fn part<T: Default>(page: Memo<Option<Page>>, part: fn(&Page) -> T) -> impl Fn() -> T + Copy + Send + Sync {
    move || page.with(|page| page.as_ref().map(part).unwrap_or_default())
}

/// Changes the organization in place, with undo.
fn change(desk: Desk, id: Id<Organization>, said: &str, change: impl FnOnce(&mut Organization)) {
    if let Some(command) = desk.read_now(|book| book.get(id).map(|row| edit(row, change))) {
        desk.send_and_say(command, said);
    }
}

#[component]
fn Head(id: Id<Organization>, page: Memo<Option<Page>>) -> impl IntoView {
    let desk = use_desk();
    let name = part(page, |page| page.name.clone());
    let about = part(page, |page| Some(page.about.clone()));
    let is_target = part(page, |page| page.target);
    let toggle = move || {
        let said = if is_target() { "Off the list." } else { "On your list of places." };
        change(desk, id, said, |place| place.target = !place.target);
    };
    let words = move || if is_target() { "On your list" } else { "Put it on your list" };
    view! {
        <header class="page-head">
            <h1 class="page-title" tabindex="-1" data-own="">{name}</h1>
            <button
                type="button"
                class="chip"
                aria-pressed=move || is_target().to_string()
                on:click=move |_| toggle()
            >
                <Icon glyph=Glyph::Target />
                {words}
            </button>
        </header>
        <p class="lede">{move || about().map(|words| view! { <Say sentence=words /> })}</p>
    }
}

#[component]
fn NothingHere() -> impl IntoView {
    view! {
        <div class="page">
            <h1 class="page-title visually-hidden" tabindex="-1">"Nothing here"</h1>
            <EmptyState drawing=Drawing::Box title="Nothing is here." text="What stood here is in the trash, where it waits for 30 days.">
                <LinkButton href=Route::to(Place::Targets).to_string()>"Targets"</LinkButton>
            </EmptyState>
        </div>
    }
}

/// Takes a record to the trash.
fn remove(desk: Desk, (kind, id): (crate::book::Kind, u64)) {
    desk.send_and_say(Command::TrashOne(kind, id), "Removed.");
}
