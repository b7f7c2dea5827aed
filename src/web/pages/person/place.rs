//! Where they work and worked: places, each edited in place; a new one keeps the old one as past.

use super::editor::InPlace;
use super::part;
use crate::book::{Affiliation, Contact, Kind};
use crate::command::Command;
use crate::id::Id;
use crate::page::people::role_line;
use crate::page::person::{PersonPage, PlaceForm, PlaceLine};
use crate::web::desk::use_desk;
use crate::web::kit::{CheckField, Field, Glyph, Icon, IconButton};
use crate::web::say::Say;
use leptos::prelude::*;

/// What is being edited: a place, or a new one.
type Editing = RwSignal<Option<Option<Id<Affiliation>>>>;

/// The places, present ones first.
#[component]
pub fn Places(id: Id<Contact>, page: Memo<Option<PersonPage>>) -> impl IntoView {
    let places = part(page, |page| page.places.clone());
    let editing: Editing = RwSignal::new(None);
    let is_new = move || editing.get() == Some(None);
    view! {
        <ul class="places">{move || places.get().into_iter().map(|place| place_view(id, place, editing)).collect_view()}</ul>
        <Show when=is_new>
            <PlaceFormView id place=None form=PlaceForm::default() editing />
        </Show>
        <div class="adds">
            <button type="button" class="add" on:click=move |_| editing.set(Some(None))>
                <Icon glyph=Glyph::Plus />
                {move || if places.with(Vec::is_empty) { "Place of work" } else { "New place" }}
            </button>
        </div>
    }
}

fn place_view(id: Id<Contact>, line: PlaceLine, editing: Editing) -> impl IntoView {
    move || {
        if editing.get() == Some(Some(line.id)) {
            return view! { <li><PlaceFormView id place=Some(line.id) form=line.form.clone() editing /></li> }
                .into_any();
        }
        let place = line.id;
        view! {
            <li class="place" class:is-past=!line.is_present>
                <span class="fact-words">
                    <Say sentence=line.words.clone() />
                    {line.time.clone().map(|time| view! { <span class="fresh"><Say sentence=time /></span> })}
                </span>
                <span class="fact-pencil">
                    <IconButton
                        icon=Glyph::Edit
                        label=format!("Change: {}", line.words)
                        on_press=move || editing.set(Some(Some(place)))
                    />
                </span>
            </li>
        }
        .into_any()
    }
}

#[component]
fn PlaceFormView(
    id: Id<Contact>,
    place: Option<Id<Affiliation>>,
    form: PlaceForm,
    editing: Editing,
) -> impl IntoView {
    let desk = use_desk();
    let now = RwSignal::new(form);
    let is_beside = place.is_none() && desk.read_now(|book| !role_line(book, id).is_empty());
    let problem = RwSignal::new(None);
    let text =
        move |part: fn(&PlaceForm) -> &String| Signal::derive(move || now.with(|form| part(form).clone()));
    let set = move |part: fn(&mut PlaceForm) -> &mut String| {
        Callback::new(move |text: String| now.update(|form| *part(form) = text))
    };
    let save = move || match now.with_untracked(|form| form.command(id, place)) {
        Err(found) => problem.set(Some(found)),
        Ok(command) => {
            editing.set(None);
            desk.send_and_say(command, "Saved.");
        }
    };
    let remove = place.map(|place| {
        Callback::new(move |()| {
            editing.set(None);
            desk.send_and_say(Command::TrashOne(Kind::Affiliation, place.number()), "Removed.");
        })
    });
    let dates = "A day, a month or a year: 2019-06-03, 2019-06, 2019.";
    let controls = view! {
        <div class="form-row">
            <Field label="Title" value=text(|form| &form.title) on_input=set(|form| &mut form.title) />
            <Field
                label="Organization"
                value=text(|form| &form.organization)
                on_input=set(|form| &mut form.organization)
            />
        </div>
        <div class="form-row">
            <Field label="Since" value=text(|form| &form.from) on_input=set(|form| &mut form.from) hint=dates />
            <Field label="Until" value=text(|form| &form.until) on_input=set(|form| &mut form.until) />
        </div>
        <CheckField
            label="No longer there"
            checked=Signal::derive(move || now.with(|form| form.past))
            on_change=move |past| now.update(|form| form.past = past)
        />
        <Show when=move || is_beside>
            <CheckField
                label="Besides where they are now"
                hint="Otherwise that place is kept as a past one."
                checked=Signal::derive(move || now.with(|form| form.beside_others))
                on_change=move |beside| now.update(|form| form.beside_others = beside)
            />
        </Show>
    };
    let close = move || editing.set(None);
    match remove {
        Some(on_remove) => {
            view! { <InPlace problem on_save=save on_close=close on_remove>{controls}</InPlace> }.into_any()
        }
        None => view! { <InPlace problem on_save=save on_close=close>{controls}</InPlace> }.into_any(),
    }
}
