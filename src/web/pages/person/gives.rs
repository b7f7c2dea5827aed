//! What could be given to somebody: ideas that fit what they look for, and every kind of give with one tap.

use super::part;
use crate::book::{Contact, FavorKind};
use crate::id::Id;
use crate::page::give_and_take::give_now;
use crate::page::person::PersonPage;
use crate::page::route::{Place, Route};
use crate::page::words;
use crate::web::desk::use_desk;
use crate::web::kit::{Glyph, Icon};
use crate::web::pages::give_and_take::Ideas;
use leptos::prelude::*;

/// The ideas, and the gives of one tap (R85).
#[component]
pub fn Gives(id: Id<Contact>, page: Memo<Option<PersonPage>>) -> impl IntoView {
    let is_reachable = part(page, |page| page.died.is_none() && !page.never_contact);
    let name = part(page, |page| page.short_name.clone());
    view! {
        <Show when=move || is_reachable.get()>
            <section class="person-section">
                <h2 class="family">"What you could give"</h2>
                <Ideas id />
                <div class="gave" role="group" aria-labelledby="gave">
                    <p class="quiet" id="gave">"Just given to " <span data-own="">{name}</span> ", noted with one tap:"</p>
                    <div class="chips">{FavorKind::GIVEN.map(|kind| view! { <GaveChip id kind /> })}</div>
                </div>
            </section>
        </Show>
    }
}

/// One kind of give. An introduction needs the other one, so it opens its form.
#[component]
fn GaveChip(id: Id<Contact>, kind: FavorKind) -> impl IntoView {
    let desk = use_desk();
    if kind == FavorKind::Introduction {
        let href = Route::about(Place::Introduction, id).to_string();
        return view! { <a class="chip" href=href><Icon glyph=Glyph::Intro />{words::favor(kind)}</a> }
            .into_any();
    }
    let press = move |_| {
        let today = desk.moment().today;
        let command = desk.read_now(|book| give_now(book, today, id, kind));
        desk.send_and_say(command, "Given, and noted.");
    };
    view! { <button type="button" class="chip" on:click=press>{words::favor(kind)}</button> }.into_any()
}
