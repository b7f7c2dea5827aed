//! What is open with somebody: the card they have today, as it stands on Today, and what is owed from a later
//! day on.

use crate::book::Contact;
use crate::id::Id;
use crate::page::route::Route;
use crate::page::sentence::Sentence;
use crate::page::today::{CardView, open_with};
use crate::web::desk::use_desk;
use crate::web::kit::focus_first;
use crate::web::pages::today::ReasonCard;
use crate::web::router::{replace, use_route};
use crate::web::say::Say;
use leptos::prelude::*;

/// The card of today, with all that can be done with it, and what comes later.
#[component]
pub fn OpenWith(id: Id<Contact>) -> impl IntoView {
    let desk = use_desk();
    let open = desk.page_of_standings(move |book, standings, today| open_with(book, standings, id, today));
    let card = Memo::new(move |_| open.with(|open| open.card.clone()));
    let later = Memo::new(move |_| open.with(|open| open.later.clone()));
    let has_card = Memo::new(move |_| card.with(Option::is_some));
    let is_there = Memo::new(move |_| has_card.get() || !later.with(Vec::is_empty));
    look_at_it_when_asked(id);
    // While the card goes it shows what it said last.
    let still = move |first: CardView| {
        let view = Memo::new(move |before: Option<&CardView>| {
            card.get().or_else(|| before.cloned()).unwrap_or_else(|| first.clone())
        });
        view! { <ReasonCard view at_home=true /> }
    };
    let line = |(why, from): (Sentence, Sentence)| {
        view! { <li><span class="open-words"><Say sentence=why /><span class="open-remark"><Say sentence=from /></span></span></li> }
    };
    view! {
        <Show when=move || is_there.get()>
            <section class="person-section person-open">
                <h2 class="family" tabindex="-1">"To do"</h2>
                <Show when=move || has_card.get()>
                    <ul class="cards">{card.get_untracked().map(still)}</ul>
                </Show>
                <Show when=move || !later.with(Vec::is_empty)>
                    <ul class="list open-list">{move || later.get().into_iter().map(line).collect_view()}</ul>
                </Show>
            </section>
        </Show>
    }
}

/// Whoever follows "See what is open" comes here, from another page or from this very one.
fn look_at_it_when_asked(id: Id<Contact>) {
    let route = use_route();
    Effect::new(move |_| {
        if route.with(|route| route.get("see").is_some()) {
            replace(Route::person(id));
            request_animation_frame(|| _ = focus_first(".person-open h2"));
        }
    });
}
