//! Person: everything about one person, edited in place.

mod actions;
mod between;
pub(super) mod editor;
mod forget;
mod glance;
mod gives;
mod open;
mod place;
mod remember;
mod sheet;
mod timeline;

use crate::book::Contact;
use crate::command::Command;
use crate::id::Id;
use crate::page::person::{self, PersonPage};
use crate::page::route::{Place, Route};
use crate::web::desk::{Desk, use_desk};
use crate::web::kit::{Avatar, Drawing, EmptyState, Glyph, Icon, IconButton, LinkButton};
use crate::web::pages::ask::Readiness;
use crate::web::say::Say;
use actions::{Actions, pinned};
use between::{BetweenView, Favors};
use gives::Gives;
use glance::{GlanceView, Questions};
use leptos::prelude::*;
use open::OpenWith;
use remember::Remember;
use sheet::Sheet;
use timeline::Timeline;

/// The page of one person.
#[component]
pub fn PersonView(id: Id<Contact>) -> impl IntoView {
    let desk = use_desk();
    let page = desk.page(move |book, today| person::person(book, id, today));
    let is_there = Memo::new(move |_| page.with(Option::is_some));
    view! {
        <Show when=move || is_there.get() fallback=NobodyHere>
            <article class="page person">
                <a class="person-back" href=Route::to(Place::People).to_string()>
                    <Icon glyph=Glyph::Back />
                    "People"
                </a>
                <Head id page />
                <Notice page />
                <Actions id page />
                <OpenWith id />
                <GlanceView id page />
                <Readiness readiness=part(page, |page| page.readiness.clone()) />
                <Remember page />
                <Questions page />
                <BetweenView page />
                <Gives id page />
                <Timeline page />
                <Favors page />
                <Sheet id page />
            </article>
        </Show>
    }
}

/// A part of the page, drawn anew only when it has changed. The page is there wherever this is used.
fn part<T>(page: Memo<Option<PersonPage>>, part: fn(&PersonPage) -> T) -> Memo<T>
where
    T: Clone + Default + PartialEq + Send + Sync + 'static,
{
    Memo::new(move |_| page.with(|page| page.as_ref().map(part).unwrap_or_default()))
}

/// Changes a contact in place, saved at once with undo.
fn change(desk: Desk, id: Id<Contact>, said: &str, change: impl FnOnce(&mut Contact)) {
    if let Some(command) = desk.read_now(|book| book.get(id).map(|row| person::edit(row, change))) {
        desk.send_and_say(command, said);
    }
}

#[component]
fn NobodyHere() -> impl IntoView {
    view! {
        <div class="page">
            <h1 class="page-title visually-hidden" tabindex="-1">"Nobody here"</h1>
            <EmptyState
                drawing=Drawing::Path
                title="Nobody is here."
                text="Whoever stood here is in the trash, where they wait for 30 days, or was forgotten."
            >
                <div class="button-row">
                    <LinkButton href=Route::to(Place::People).to_string()>"People"</LinkButton>
                    <LinkButton href=Route::to(Place::History).to_string() icon=Glyph::Trash>"Trash"</LinkButton>
                </div>
            </EmptyState>
        </div>
    }
}

#[component]
fn Head(id: Id<Contact>, page: Memo<Option<PersonPage>>) -> impl IntoView {
    let desk = use_desk();
    let name = part(page, |page| page.name.clone());
    let role = part(page, |page| page.role.clone());
    let is_starred = part(page, |page| page.starred);
    let is_reachable = part(page, |page| page.died.is_none() && !page.never_contact);
    let pin = part(page, |page| page.pin);
    let toggle_pin = move || match pin.get_untracked() {
        Some(pin) => drop(desk.send_and_say(Command::TakeBackDecisions(vec![pin]), "Unpinned.")),
        None => drop(desk.send_and_say(pinned(id), "Pinned to Today until you are next in touch.")),
    };
    let star = move || {
        let said = if is_starred.get_untracked() { "No longer starred." } else { "Starred." };
        change(desk, id, said, |contact| contact.starred = !contact.starred);
    };
    view! {
        <header class="person-head">
            <Avatar name large=true />
            <div class="person-headline">
                <h1 class="person-title" tabindex="-1" data-own="">{name}</h1>
                <p class="person-sub" data-own="">{role}</p>
            </div>
            <span class="person-star">
                <Show when=move || is_reachable.get()>
                    <IconButton
                        icon=Glyph::Pin
                        label=Signal::derive(move || if pin.get().is_some() { "Pinned to Today" } else { "Pin to Today" }.to_owned())
                        pressed=Signal::derive(move || pin.get().is_some())
                        on_press=toggle_pin
                    />
                </Show>
                <IconButton
                    icon=Glyph::Star
                    label=Signal::derive(move || if is_starred.get() { "Starred" } else { "Star" }.to_owned())
                    pressed=Signal::from(is_starred)
                    on_press=star
                />
            </span>
        </header>
    }
}

/// They died, or want to be left alone: said before anything else.
#[component]
fn Notice(page: Memo<Option<PersonPage>>) -> impl IntoView {
    let desk = use_desk();
    let notice = part(page, |page| page.notice.clone());
    let take_back = part(page, |page| page.take_back.clone());
    let press = move |command: Command| desk.send_and_say(command, "Taken back.");
    move || {
        notice.get().map(|words| {
            view! {
                <div class="notice person-notice">
                    <Icon glyph=Glyph::Leaf />
                    <p><Say sentence=words /></p>
                    {take_back.get().map(|command| view! {
                        <button type="button" class="button button-plain push" on:click=move |_| drop(press(command.clone()))>
                            "Take back"
                        </button>
                    })}
                </div>
            }
        })
    }
}
