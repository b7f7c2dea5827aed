//! History: what was done, with "take back to here", and the trash.

use crate::command::Command;
use crate::page::history::{HistoryDay, HistoryLine, TrashLine, history};
use crate::page::route::{Place, Route};
use crate::web::desk::use_desk;
use crate::web::kit::{Button, ButtonKind, Choice, Drawing, EmptyState, Tabs};
use crate::web::router::{replace, use_route};
use crate::web::say::Say;
use crate::web::{canary, clock};
use leptos::prelude::*;

const TRASH: &str = "trash";

/// The page.
#[component]
pub fn History() -> impl IntoView {
    let desk = use_desk();
    let here = canary::device();
    let page =
        desk.page(move |book, today| desk.history(|done| history(book, done, today, here, clock::day_of)));
    let route = use_route();
    let tab = Memo::new(move |_| route.with(|route| route.get("show").unwrap_or_default().to_owned()));
    let tabs = move || {
        let trash = page.with(|page| page.trash.len());
        vec![Choice::new("", "What was done"), Choice::new(TRASH, format!("Trash ({trash})"))]
    };
    view! {
        <div class="page">
            <h1 class="page-title">"History"</h1>
            <p class="lede">"What was done in the last 30 days. Taking the book back is itself a change that can be undone."</p>
            <Tabs
                label="History and trash"
                tabs=Signal::derive(tabs)
                current=tab
                on_pick=|tab: String| replace(Route::to(Place::History).with("show", tab))
            >
                {move || match tab.get() == TRASH {
                    true => view! { <Trash lines=Signal::derive(move || page.with(|page| page.trash.clone())) /> }.into_any(),
                    false => view! { <Done days=Signal::derive(move || page.with(|page| page.days.clone())) /> }.into_any(),
                }}
            </Tabs>
        </div>
    }
}

#[component]
fn Done(days: Signal<Vec<HistoryDay>>) -> impl IntoView {
    let day = |day: HistoryDay| {
        view! {
            <section>
                <h2 class="family">{day.heading}</h2>
                <ul class="history">
                    {day.lines.into_iter().map(|line| view! { <Line line /> }).collect_view()}
                </ul>
            </section>
        }
    };
    view! {
        <Show
            when=move || !days.with(Vec::is_empty)
            fallback=|| view! {
                <EmptyState
                    drawing=Drawing::Notebook
                    title="Nothing yet."
                    text="Each change you make stands here, such as “Added Ana.”, and can be taken back."
                />
            }
        >
            {move || days.get().into_iter().map(day).collect_view()}
        </Show>
    }
}

#[component]
fn Line(line: HistoryLine) -> impl IntoView {
    let desk = use_desk();
    let stamp = line.stamp;
    let back = (!line.is_latest).then(|| {
        view! {
            <Button kind=ButtonKind::Plain on_press=move || desk.take_back_to(stamp)>"Take back to here"</Button>
        }
    });
    view! {
        <li>
            <time class="history-time">{clock::time_of(line.millis)}</time>
            <span>
                <Say sentence=line.text />
                {line.elsewhere.then_some(" (on another device)")}
            </span>
            {back}
        </li>
    }
}

#[component]
fn Trash(lines: Signal<Vec<TrashLine>>) -> impl IntoView {
    view! {
        <Show
            when=move || !lines.with(Vec::is_empty)
            fallback=|| view! {
                <EmptyState
                    drawing=Drawing::Box
                    title="The trash is empty."
                    text="What you remove stays here for 30 days and can be brought back."
                />
            }
        >
            <ul class="list">
                {move || lines.get().into_iter().map(|line| view! { <TrashRow line /> }).collect_view()}
            </ul>
        </Show>
    }
}

#[component]
fn TrashRow(line: TrashLine) -> impl IntoView {
    let desk = use_desk();
    let (kind, id) = line.record;
    let restore = move || {
        desk.send_and_say(Command::Restore(kind, id), "Brought back.");
    };
    view! {
        <li>
            <div class="list-text">
                <div><Say sentence=line.text /></div>
                <div class="quiet"><Say sentence=line.left /></div>
            </div>
            <Button on_press=restore>"Bring back"</Button>
        </li>
    }
}
