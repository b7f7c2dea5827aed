//! "Name ten people": a quick form; Enter adds and goes on to the next.

use crate::book::Contact;
use crate::changes::Changes;
use crate::id::Id;
use crate::page::name_ten::{TEN, add, progress};
use crate::page::people::role_line;
use crate::page::route::{Place, Route};
use crate::web::desk::use_desk;
use crate::web::kit::{Avatar, Button, ButtonKind, Field, FieldKind, Glyph, LinkButton, List};
use crate::web::pages::form::QuickAdd;
use leptos::prelude::*;

/// The page.
#[component]
pub fn NameTen() -> impl IntoView {
    let desk = use_desk();
    let named = RwSignal::new(Vec::<Id<Contact>>::new());
    let (name, organization) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let problem = RwSignal::new(None::<String>);
    let command =
        move |()| add(&name.get_untracked(), &organization.get_untracked(), &mut desk.moment().fresh_ids());
    let added = move |changes: Changes| {
        named.update(|named| named.extend(changes.what.contact));
        name.set(String::new());
        organization.set(String::new());
    };
    view! {
        <div class="page">
            <h1 class="page-title">"Name ten people"</h1>
            <p class="lede" aria-live="polite">{move || progress(named.with(Vec::len)).to_string()}</p>
            <QuickAdd command on_added=added problem>
                <div class="form-row">
                    <Field
                        label="Name"
                        kind=FieldKind::Name
                        value=name
                        on_input=move |text| name.set(text)
                        problem
                    />
                    <Field
                        label="Where they work, if you know"
                        value=organization
                        on_input=move |text| organization.set(text)
                    />
                </div>
                <div class="row">
                    <Button kind=ButtonKind::Main icon=Glyph::Plus submit=true>"Add, and on to the next"</Button>
                    <Done named />
                </div>
            </QuickAdd>
            <Named named />
        </div>
    }
}

#[component]
fn Done(named: RwSignal<Vec<Id<Contact>>>) -> impl IntoView {
    let words = move || if named.with(Vec::len) < TEN { "That is all for now" } else { "Go to Today" };
    view! {
        <Show when=move || !named.with(Vec::is_empty)>
            <LinkButton href=Route::to(Place::Today).to_string()>{words}</LinkButton>
        </Show>
    }
}

/// Those named so far, latest first.
#[component]
fn Named(named: RwSignal<Vec<Id<Contact>>>) -> impl IntoView {
    let desk = use_desk();
    let lines = desk.page(move |book, _| {
        let line = |id: &Id<Contact>| Some((*id, book.get(*id)?.full_name(), role_line(book, *id)));
        named.with(|named| named.iter().rev().filter_map(line).collect::<Vec<_>>())
    });
    view! {
        <ul class="list">
            <List each=move || lines.get() key=|line| format!("{} {} {}", line.0, line.1, line.2) let:line>
                <li>
                    <Avatar name=line.1.clone() />
                    <a class="list-text" href=Route::person(line.0).to_string() data-own="">{line.1}</a>
                    <span class="quiet" data-own="">{line.2}</span>
                </li>
            </List>
        </ul>
    }
}
