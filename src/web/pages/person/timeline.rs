//! What happened, newest first.

use super::part;
use crate::book::Kind;
use crate::command::Command;
use crate::page::person::{PersonPage, TimelineEntry};
use crate::page::route::{Place, Route};
use crate::web::desk::use_desk;
use crate::web::kit::{Button, Glyph, List, Menu, MenuItem};
use crate::web::router::go;
use crate::web::say::{Say, exact};
use leptos::prelude::*;

/// How many entries are shown at first, and more each time.
const SHOWN: usize = 20;

/// The timeline.
#[component]
pub fn Timeline(page: Memo<Option<PersonPage>>) -> impl IntoView {
    let entries = part(page, |page| page.timeline.clone());
    let name = part(page, |page| page.short_name.clone());
    let shown = RwSignal::new(SHOWN);
    let count = move || entries.with(Vec::len);
    let in_sight =
        move || entries.with(|entries| entries.iter().take(shown.get()).cloned().collect::<Vec<_>>());
    view! {
        <section class="person-section">
            <h2 class="family">"What happened"</h2>
            <Show
                when=move || count() != 0
                fallback=move || view! {
                    <p class="quiet">"Nothing is noted yet. Log a talk, a message, a call with " <span data-own="">{name}</span> ", and it stands here."</p>
                }
            >
                <ol class="timeline">
                    <List each=in_sight key=|entry| format!("{} {}", entry.id, key(entry)) let(entry)><Entry entry /></List>
                </ol>
                <Show when=move || shown.get() < count()>
                    <Button on_press=move || shown.update(|shown| *shown += SHOWN)>"Show earlier"</Button>
                </Show>
            </Show>
        </section>
    }
}

/// An entry is drawn anew when anything it says has changed.
fn key(entry: &TimelineEntry) -> u64 {
    crate::text::stable_hash(format!("{entry:?}").as_bytes())
}

#[component]
fn Entry(entry: TimelineEntry) -> impl IntoView {
    let desk = use_desk();
    let id = entry.id;
    let remove = move || {
        desk.send_and_say(Command::TrashOne(Kind::Interaction, id.number()), "Moved to the trash.");
    };
    let items = move || {
        vec![
            MenuItem::new(Glyph::Edit, "Correct", move || go(&Route::to(Place::Touch(id)))),
            MenuItem::new(Glyph::Trash, "Remove", remove).danger(),
        ]
    };
    let marks = entry.purposes.into_iter().chain(entry.outcome);
    let marks = marks.map(|word| view! { <span class="badge tone-plain">{word}</span> }).collect_view();
    view! {
        <li class:is-open=entry.is_two_way>
            <div class="entry-head">
                <time class="timeline-day" datetime=entry.day.to_string() title=exact(entry.day)>{entry.day_words}</time>
                <Menu label="More" items=Signal::derive(items) />
            </div>
            <p>
                <Say sentence=entry.words />
                {entry.others.map(|others| view! { " " <Say sentence=others /> })}
                {marks}
            </p>
            {own_words(entry.note)}
            {own_words(entry.learned)}
            {came(entry.came)}
        </li>
    }
}

fn own_words(text: String) -> Option<impl IntoView> {
    (!text.is_empty()).then(|| view! { <p class="entry-note" data-own="">{text}</p> })
}

fn came(came: Vec<crate::page::sentence::Sentence>) -> Option<impl IntoView> {
    let lines = came.into_iter().map(|sentence| view! { <li><Say sentence /></li> }).collect::<Vec<_>>();
    (!lines.is_empty()).then(|| view! { <ul class="entry-came">{lines}</ul> })
}
