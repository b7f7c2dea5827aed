//! What is open between the two, and what was given and received.

use super::part;
use crate::book::Kind;
use crate::command::Command;
use crate::id::Id;
use crate::page::person::{Act, Between, BetweenLine, PersonPage};
use crate::page::route::{Place, Route};
use crate::web::desk::{Desk, use_desk};
use crate::web::kit::{Button, Glyph, LinkButton, Menu, MenuItem};
use crate::web::say::Say;
use leptos::prelude::*;

/// Everything open, under its headings.
#[component]
pub fn BetweenView(page: Memo<Option<PersonPage>>) -> impl IntoView {
    let between = part(page, |page| page.between.clone());
    view! {
        <Show when=move || between.with(|between| !between.is_empty())>
            <section class="person-section">
                <h2 class="family">"Open"</h2>
                {move || between.get().into_iter().map(group).collect_view()}
            </section>
        </Show>
    }
}

fn group(between: Between) -> impl IntoView {
    let lines = between.lines.into_iter().map(|line| view! { <OpenLine line /> });
    view! {
        <h3 class="open-title"><Say sentence=between.title /></h3>
        <ul class="list open-list">{lines.collect_view()}</ul>
    }
}

/// A line with its likeliest act as a button and the others in a menu.
#[component]
fn OpenLine(line: BetweenLine) -> impl IntoView {
    let desk = use_desk();
    let BetweenLine { record, words, is_due, acts } = line;
    let mut acts = acts.into_iter();
    let first = match record {
        (Kind::Meeting, id) => prepare(id).into_any(),
        _ => acts.next().map(|act| act_button(desk, act)).into_any(),
    };
    let rest: Vec<Act> = acts.collect();
    let items = Signal::derive(move || {
        let remove = MenuItem::new(Glyph::Trash, "Remove", move || remove(desk, record)).danger();
        let acts = rest.iter().cloned().map(|act| act_item(desk, act));
        acts.chain((record.0 != Kind::Decision).then_some(remove)).collect::<Vec<_>>()
    });
    view! {
        <li>
            <span class="open-words" class:is-due=is_due><Say sentence=words /></span>
            {first}
            <Show when=move || items.with(|items| !items.is_empty())><Menu label="More" items /></Show>
        </li>
    }
}

fn prepare(id: u64) -> impl IntoView {
    let href = Route::to(Place::Meeting(Id::from_number(id))).to_string();
    view! { <LinkButton href>"Prepare"</LinkButton> }
}

fn act_button(desk: Desk, act: Act) -> impl IntoView {
    let Act { label, said, command } = act;
    view! { <Button on_press=move || drop(desk.send_and_say(command.clone(), said))>{label}</Button> }
}

fn act_item(desk: Desk, act: Act) -> MenuItem {
    let Act { label, said, command } = act;
    MenuItem::new(Glyph::Check, label, move || drop(desk.send_and_say(command.clone(), said)))
}

fn remove(desk: Desk, (kind, id): (Kind, u64)) {
    desk.send_and_say(Command::TrashOne(kind, id), "Moved to the trash.");
}

/// What was given and received, in words.
#[component]
pub fn Favors(page: Memo<Option<PersonPage>>) -> impl IntoView {
    let desk = use_desk();
    let favors = part(page, |page| page.favors.clone());
    let line = move |line: BetweenLine| {
        let items = line.acts.into_iter().map(|act| act_item(desk, act)).collect::<Vec<_>>();
        view! {
            <li>
                <span class="open-words"><Say sentence=line.words /></span>
                <Menu label="More" items=Signal::stored(items) />
            </li>
        }
    };
    view! {
        <Show when=move || favors.with(|favors| !favors.is_empty())>
            <section class="person-section">
                <h2 class="family">"Given and received"</h2>
                <ul class="list open-list">{move || favors.get().into_iter().map(line).collect_view()}</ul>
            </section>
        </Show>
    }
}
