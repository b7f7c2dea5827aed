//! Targets: the organizations the user is after.

use super::organization::{Events, Wanted};
use crate::book::Organization;
use crate::command::Command;
use crate::id::Id;
use crate::page::introductions::reach_organization;
use crate::page::route::Route;
use crate::page::sentence::Sentence;
use crate::page::targets::{StarterLine, TargetLine, TargetsPage, choose_starter, edit, targets};
use crate::web::desk::{Desk, use_desk};
use crate::web::kit::{
    Badge, Button, ButtonKind, Disclosure, Drawing, EmptyState, Field, Glyph, Icon, Menu, MenuItem, Tone,
};
use crate::web::pages::form::QuickAdd;
use crate::web::say::Say;
use leptos::prelude::*;

/// The page.
#[component]
pub fn TargetsPage() -> impl IntoView {
    let page = use_desk().page(targets);
    let count = Signal::derive(move || page.with(|page| page.count.clone()));
    let deciders = move || page.with(|page| page.deciders.clone());
    view! {
        <div class="page">
            <h1 class="page-title">"Targets"</h1>
            <p class="lede"><Say sentence=count /></p>
            <AddTarget />
            <List page />
            {move || deciders().map(|words| view! { <p class="quiet measure"><Say sentence=words /></p> })}
            <section class="page-section">
                <h2 class="family">"How the search goes"</h2>
                <Events at=None events=Signal::derive(move || page.with(|page| page.events.clone())) />
            </section>
        </div>
    }
}

/// A name, and it is on the list.
#[component]
fn AddTarget() -> impl IntoView {
    let name = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let command = move |()| Command::AddOrganization { name: name.get_untracked(), target: true };
    view! {
        <QuickAdd command on_added=move |_| name.set(String::new()) problem>
            <div class="add-line">
                <Field
                    label="A place you would like to work at"
                    value=name
                    on_input=move |text| name.set(text)
                    problem
                />
                <Button kind=ButtonKind::Main icon=Glyph::Plus submit=true>"Add"</Button>
            </div>
        </QuickAdd>
    }
}

#[component]
fn List(page: Memo<TargetsPage>) -> impl IntoView {
    let lines = move || page.with(|page| page.targets.clone());
    let none = move || page.with(|page| page.targets.is_empty());
    view! {
        <Show when=none>
            <EmptyState
                drawing=Drawing::Path
                title="No place is on the list yet."
                text="Ten minutes are enough: where you dream of working, where people you studied with are, who has a posting, what grows. The order follows from how much you want it."
            />
        </Show>
        <ol class="targets">
            <For each=lines key=|line| line.id let(line)>
                {
                    let id = line.id;
                    let now = Memo::new(move |_| page.with(|page| page.targets.iter().find(|now| now.id == id).cloned()));
                    view! { <Target now /> }
                }
            </For>
        </ol>
    }
}

#[component]
fn Target(now: Memo<Option<TargetLine>>) -> impl IntoView {
    move || now.get().map(|line| target(use_desk(), line))
}

fn target(desk: Desk, line: TargetLine) -> impl IntoView {
    let id = line.id;
    let starters =
        line.starters.into_iter().map(move |starter| starter_item(desk, id, starter)).collect_view();
    let proposed =
        line.proposed.into_iter().map(move |starter| proposed_chip(desk, id, starter)).collect_view();
    let items = menu(desk, id, line.name.clone());
    let reach = Sentence::new("How do I reach somebody at {place}?").own("place", line.name.clone());
    view! {
        <li class="target" class:is-active=line.is_active>
            <div class="target-head">
                <h2 class="target-name">
                    <a href=Route::organization(id).to_string() data-own="">{line.name.clone()}</a>
                </h2>
                {line.is_active.then(|| view! { <Badge text="active" tone=Tone::Good /> })}
                <span class="push"></span>
                <Menu label=format!("More for {}", line.name) items=Signal::stored(items) />
            </div>
            <p><Say sentence=line.known /></p>
            <p><a href=reach_organization(id).to_string()><Say sentence=reach /></a></p>
            <Disclosure summary=line.wanted.to_string()>
                <Wanted id motivation=line.motivation posting=line.posting />
            </Disclosure>
            {line.routine.map(|words| view! { <p class="quiet"><Say sentence=words /></p> })}
            <ol class="starters">{starters}</ol>
            <div class="chips">{proposed}</div>
        </li>
    }
}

fn starter_item(desk: Desk, id: Id<Organization>, starter: StarterLine) -> impl IntoView {
    let contact = starter.id;
    let press = move |_| drop(choose(desk, id, contact, false));
    view! {
        <li>
            <a href=Route::person(contact).to_string() data-own="">{starter.name.clone()}</a>
            " "
            <span class="quiet"><Say sentence=starter.words /></span>
            <button type="button" class="add" aria-label=format!("Do not begin with {}", starter.name) on:click=press>
                <Icon glyph=Glyph::Close />
            </button>
        </li>
    }
}

fn proposed_chip(desk: Desk, id: Id<Organization>, starter: StarterLine) -> impl IntoView {
    let contact = starter.id;
    let press = move |_| drop(choose(desk, id, contact, true));
    view! {
        <button type="button" class="chip chip-add" on:click=press>
            <Icon glyph=Glyph::Plus />
            <span data-own="">{starter.name}</span>
        </button>
    }
}

/// Puts somebody among those to begin with at a place, or takes them off.
pub fn choose(
    desk: Desk,
    id: Id<Organization>,
    contact: Id<crate::book::Contact>,
    chosen: bool,
) -> Option<crate::changes::Changes> {
    let today = desk.moment().today;
    let command =
        desk.read_now(|book| book.get(id).map(|row| choose_starter(row, contact, chosen, today)))?;
    desk.send_and_say(command, if chosen { "Chosen to begin with." } else { "Not to begin with." })
}

fn menu(desk: Desk, id: Id<Organization>, name: String) -> Vec<MenuItem> {
    let off = move || {
        let command = desk.read_now(|book| book.get(id).map(|row| edit(row, |place| place.target = false)));
        if let Some(command) = command {
            desk.send_and_say(command, format!("{name} is off the list."));
        }
    };
    let open = move || crate::web::router::go(&Route::organization(id));
    vec![
        MenuItem::new(Glyph::Building, "Open its page", open),
        MenuItem::new(Glyph::Close, "Take it off the list", off),
    ]
}
