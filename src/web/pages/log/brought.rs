//! What else it brought: favors, promises, requests, introductions, each opened by a tap.

use super::items::{AskItem, FavorItem, IntelItem, IntroductionItem, PromiseItem};
use crate::book::{Interaction, Side};
use crate::command::{Command, IntelNoted};
use crate::id::Id;
use crate::page::log::{
    IntroductionForm, LogForm, Next, NotedBefore, new_ask, new_favor, new_promise, noted_before,
};
use crate::web::desk::use_desk;
use crate::web::kit::{Button, ButtonKind, Glyph, Icon, List};
use crate::web::pages::form::Form;
use leptos::prelude::*;

/// What a tap opens: its words, and what it adds to the form.
type Opener = (&'static str, fn(&mut LogForm));

const OPENERS: [Opener; 5] = [
    ("a favor", |form| form.favors.push(new_favor(Side::Them))),
    ("something learned", |form| form.intel.push(IntelNoted::default())),
    ("a promise", |form| form.promises.push(new_promise(Side::Me))),
    ("a request", |form| form.asks.push(new_ask(false))),
    ("an introduction", |form| form.introductions.push(IntroductionForm::default())),
];

const NEXT_STEP: Opener = ("a next step", |form| form.next = Some(Next::Step));

/// The buttons that open a line for what else there is to note.
#[component]
pub(super) fn AlsoNote(form: Form<LogForm>) -> impl IntoView {
    let button = move |(words, open): Opener| {
        view! {
            <button type="button" class="chip chip-add" on:click=move |_| form.change(open)>
                <Icon glyph=Glyph::Plus />
                {words}
            </button>
        }
    };
    let next_hidden = form.get(|form| !form.asks_for_next() && form.next != Some(Next::Step));
    view! {
        <fieldset class="field">
            <legend class="field-label">"Also to note"</legend>
            <div class="chips">
                {OPENERS.map(button)} <Show when=move || next_hidden.get()>{button(NEXT_STEP)}</Show>
            </div>
        </fieldset>
    }
}

/// The lines opened so far.
#[component]
pub(super) fn Brought(form: Form<LogForm>) -> impl IntoView {
    let favors = form.get(|form| form.favors.len());
    let promises = form.get(|form| form.promises.len());
    let asks = form.get(|form| form.asks.len());
    let introductions = form.get(|form| form.introductions.len());
    let intel = form.get(|form| form.intel.len());
    view! {
        <List each=move || 0..intel.get() key=|place| *place let:place>
            <IntelItem place form />
        </List>
        <List each=move || 0..favors.get() key=|place| *place let:place>
            <FavorItem place form />
        </List>
        <List each=move || 0..promises.get() key=|place| *place let:place>
            <PromiseItem place form />
        </List>
        <List each=move || 0..asks.get() key=|place| *place let:place>
            <AskItem place form />
        </List>
        <List each=move || 0..introductions.get() key=|place| *place let:place>
            <IntroductionItem place form />
        </List>
    }
}

/// What was noted with the interaction before, each to be taken away by itself.
#[component]
pub(super) fn NotedThen(id: Id<Interaction>) -> impl IntoView {
    let desk = use_desk();
    let noted = desk.page(move |book, today| noted_before(book, id, today));
    let line = move |NotedBefore { record: (kind, number), words }: NotedBefore| {
        let remove = move |()| {
            desk.send_and_say(Command::TrashOne(kind, number), "Removed.");
        };
        view! {
            <li>
                <span data-own>{words.to_string()}</span>
                <span class="push"></span>
                <Button kind=ButtonKind::Plain on_press=remove>"Remove"</Button>
            </li>
        }
    };
    view! {
        <Show when=move || !noted.with(Vec::is_empty)>
            <fieldset class="field">
                <legend class="field-label">"Noted with it"</legend>
                <ul class="list">{move || noted.get().into_iter().map(line).collect_view()}</ul>
            </fieldset>
        </Show>
    }
}
