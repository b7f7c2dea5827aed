//! The step that shows what a merge would do, list by list, and does it.

use super::{Copied, Restore};
use crate::page::restore::{RestorePage, Tab, holds};
use crate::page::route::{Place, Route};
use crate::web::kit::{
    Button, ButtonKind, Choice, Drawing, EmptyState, Glyph, Icon, LinkButton, Row, RowPool, Tabs,
};
use crate::web::say::Say;
use leptos::prelude::*;
use std::sync::Arc;

/// The step.
#[component]
pub(super) fn PreviewOfMerge(
    restore: Restore,
    copied: Arc<Copied>,
    words: Arc<RestorePage>,
) -> impl IntoView {
    if words.tabs().is_empty() {
        return view! { <NothingNew restore /> }.into_any();
    }
    let found = holds(&copied.book, copied.made_on, restore.desk.today());
    let counts = words.counts.clone();
    let (is_final, forgotten) = (words.is_final, words.forgotten.clone());
    view! {
        <div class="page-fill import">
            <header class="import-head">
                <h1 class="page-title" tabindex="-1">"Restore a copy"</h1>
                <p><Say sentence=found /></p>
                <p class="quiet">
                    "Nothing is changed yet. Where both have something, what was written later stays"
                    {if is_final { "." } else { "; one tap undoes it all." }}
                </p>
                <ul class="row">
                    {counts.into_iter().map(|sentence| view! { <li class="badge tone-plain"><Say sentence /></li> }).collect_view()}
                </ul>
            </header>
            <Show when=move || is_final><Final forgotten=forgotten.clone() /></Show>
            <Lists words=words.clone() />
            <Foot restore copied words />
        </div>
    }
    .into_any()
}

/// Somebody was forgotten where the copy was made: that is done here too, and cannot be undone.
#[component]
fn Final(forgotten: Vec<String>) -> impl IntoView {
    let names = forgotten.join(", ");
    view! {
        <div class="notice tone-due">
            <Icon glyph=Glyph::Info />
            <p>
                "Where this copy was made, somebody was forgotten for good"
                {(!names.is_empty()).then(|| view! { ": " <b data-own="">{names}</b> })}
                ". The same happens here, so this merge cannot be undone and the history begins anew."
            </p>
        </div>
    }
}

#[component]
fn NothingNew(restore: Restore) -> impl IntoView {
    view! {
        <div class="page">
            <h1 class="page-title visually-hidden" tabindex="-1">"Restore a copy"</h1>
            <EmptyState
                drawing=Drawing::Box
                title="All of it is here already."
                text="The copy holds nothing that is new or was written later. Nothing was changed."
            >
                <div class="button-row">
                    <LinkButton kind=ButtonKind::Main href=Route::to(Place::Today).to_string()>"Go to Today"</LinkButton>
                    <Button on_press=move || restore.start_over()>"Another file"</Button>
                </div>
            </EmptyState>
        </div>
    }
}

#[component]
fn Lists(words: Arc<RestorePage>) -> impl IntoView {
    let tabs = words.tabs();
    let picked = RwSignal::new(tabs.first().copied().unwrap_or(Tab::New));
    let current = RwSignal::new(None);
    let choices: Vec<Choice> = tabs
        .into_iter()
        .map(|tab| Choice::new(tab.slug(), tab.label(words.lines(tab).len()).to_string()))
        .collect();
    let pick = move |slug: String| {
        current.set(None);
        picked.set(Tab::of(&slug).unwrap_or(Tab::New));
    };
    view! {
        <Tabs
            label="What the copy would bring"
            tabs=choices
            current=Signal::derive(move || picked.get().slug().to_owned())
            on_pick=pick
        >
            <div class="fill">{let words = words.clone(); move || rows(words.clone(), picked.get(), current)}</div>
        </Tabs>
    }
}

/// The rows of one list.
fn rows(words: Arc<RestorePage>, tab: Tab, current: RwSignal<Option<usize>>) -> impl IntoView {
    let count = words.lines(tab).len();
    let row = move |row: Row| view! { <Line row words=words.clone() tab /> };
    view! {
        <RowPool
            label=tab.label(count).to_string()
            count
            row_height=row_height()
            current
            on_current=move |at| current.set(Some(at))
            row
        />
    }
}

/// Height of a row in px: one line where there is room for it, two where there is not.
fn row_height() -> f64 {
    let width = window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or_default();
    if width >= 720.0 { 60.0 } else { 84.0 }
}

#[component]
fn Line(row: Row, words: Arc<RestorePage>, tab: Tab) -> impl IntoView {
    let line = Memo::new(move |_| words.lines(tab).get(row.index.get()?).cloned());
    let whose = move || line.with(|line| line.as_ref().map(|line| line.whose.clone()).unwrap_or_default());
    let what = move || line.get().map(|line| view! { <Say sentence=line.what /> });
    view! {
        <div class="import-row">
            <div class="import-words">
                <Show when=move || !whose().is_empty()>
                    <p class="cut"><span class="import-name" data-own="">{whose}</span></p>
                </Show>
                <p class="import-what small quiet">{what}</p>
            </div>
        </div>
    }
}

/// What does it, always in sight.
#[component]
fn Foot(restore: Restore, copied: Arc<Copied>, words: Arc<RestorePage>) -> impl IntoView {
    let changes_nothing = words.counts.is_empty();
    view! {
        <div class="import-foot">
            <div class="button-row">
                <Button
                    kind=ButtonKind::Main
                    disabled=changes_nothing
                    on_press=move || restore.merge(copied.clone())
                >
                    "Merge it"
                </Button>
                <Button on_press=move || restore.start_over()>"Another file"</Button>
            </div>
        </div>
    }
}
