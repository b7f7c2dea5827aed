//! The places the user is after, and whom to begin with there (R117).

use super::{Edit, QuietField};
use crate::book::{Contact, Organization};
use crate::command::Command;
use crate::id::Id;
use crate::page::route::Route;
use crate::page::settings::{PlaceField, PlaceView, SettingsPage, add_target, edit_place, not_a_starter};
use crate::web::desk::use_desk;
use crate::web::kit::{Button, Choice, Disclosure, Field, FieldKind, Glyph, IconButton, SelectField};
use leptos::prelude::*;

#[component]
pub(super) fn Places(page: Memo<SettingsPage>) -> impl IntoView {
    let desk = use_desk();
    let name = RwSignal::new(String::new());
    let add = move || {
        if desk.send(add_target(&name.get_untracked())).is_ok() {
            desk.say_done("On your list.");
            name.set(String::new());
        }
    };
    let ids =
        Memo::new(move |_| page.with(|page| page.targets.iter().map(|place| place.id).collect::<Vec<_>>()));
    view! {
        <section class="page-section">
            <h2>"Places you are after"</h2>
            <p class="quiet">"Up to five to begin with. Whom you begin with at a place is chosen on their page."</p>
            <div class="form">
                <form
                    class="row"
                    on:submit=move |event| {
                        event.prevent_default();
                        add();
                    }
                >
                    <div data-own=""><Field label="A place" value=name on_input=move |text| name.set(text) /></div>
                    <Button submit=true disabled=Signal::derive(move || name.with(|name| name.trim().is_empty()))>"Add"</Button>
                </form>
                <For each=move || ids.get() key=|id| *id let(id)>
                    <PlaceLine id page />
                </For>
            </div>
        </section>
    }
}

/// One place: its name, and its fields behind it.
#[component]
fn PlaceLine(id: Id<Organization>, page: Memo<SettingsPage>) -> impl IntoView {
    let desk = use_desk();
    let place =
        Memo::new(move |_| page.with(|page| page.targets.iter().find(|place| place.id == id).cloned()));
    let name = Signal::derive(move || {
        place.with(|place| place.as_ref().map_or_else(String::new, |place| place.name.clone()))
    });
    let detail = Signal::derive(move || {
        place.with(|place| place.as_ref().map_or_else(String::new, |place| names(&place.starters)))
    });
    let off = move || {
        if let Some(command) = desk.read_now(|book| edit_place(book, id, None, "")) {
            desk.send_and_say(command, "Off your list.");
        }
    };
    view! {
        <div data-own="">
            <Disclosure summary=name detail>
                <div class="form">
                    {PlaceField::ALL.map(|field| view! { <PlaceControl id field place /> })}
                    <Starters id place />
                    <div><Button on_press=off>"Take it off the list"</Button></div>
                </div>
            </Disclosure>
        </div>
    }
}

fn names(starters: &[(Id<Contact>, String)]) -> String {
    starters.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(", ")
}

#[component]
fn PlaceControl(id: Id<Organization>, field: PlaceField, place: Memo<Option<PlaceView>>) -> impl IntoView {
    let desk = use_desk();
    let at = PlaceField::ALL.iter().position(|one| *one == field).unwrap_or_default();
    let value = Signal::derive(move || {
        place.with(|place| place.as_ref().map_or_else(String::new, |place| place.texts[at].clone()))
    });
    let pick = move |text: String| {
        if let Some(command) = desk.read_now(|book| edit_place(book, id, Some(field), &text)) {
            // Nothing in it can be refused.
            drop(desk.send(command));
        }
    };
    if field.choices().is_empty() {
        let kind = if field == PlaceField::Notes { FieldKind::Long } else { FieldKind::Line };
        let edit = move |text| Some(Edit::Place(id, field, text));
        return view! { <QuietField label=field.label() kind value edit /> }.into_any();
    }
    let choices: Vec<Choice> = field.choices().iter().map(|(key, words)| Choice::new(*key, *words)).collect();
    view! { <SelectField label=field.label() choices value on_pick=pick /> }.into_any()
}

/// Whom to begin with there.
#[component]
fn Starters(id: Id<Organization>, place: Memo<Option<PlaceView>>) -> impl IntoView {
    let desk = use_desk();
    let starters =
        move || place.with(|place| place.as_ref().map(|place| place.starters.clone()).unwrap_or_default());
    let take_off = move |contact| {
        let command: Option<Command> = desk.read_now(|book| not_a_starter(book, id, contact));
        if let Some(command) = command {
            desk.send_and_say(command, "Taken off.");
        }
    };
    let line = move |(contact, name): (Id<Contact>, String)| {
        let label = format!("No longer begin with {name}");
        view! {
            <li>
                <a class="list-text" href=Route::person(contact).to_string()>{name}</a>
                <IconButton icon=Glyph::Close label on_press=move || take_off(contact) />
            </li>
        }
    };
    view! {
        <Show when=move || !starters().is_empty()>
            <p class="field-label">"You begin with"</p>
            <ul class="list">{move || starters().into_iter().map(line).collect_view()}</ul>
        </Show>
    }
}
