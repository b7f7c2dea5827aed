//! One row of the preview: who, what would happen, and the user's say.

use super::preview::Shown;
use crate::exchange::import::Choice;
use crate::page::import::{ImportLine, Tab, line, problem_line};
use crate::web::desk::use_desk;
use crate::web::kit::{ButtonKind, Row};
use crate::web::say::Say;
use leptos::prelude::*;

/// One slot of a list: shows whichever row the pool points it at.
#[component]
pub(super) fn PreviewRow(row: Row, shown: Shown, tab: Tab) -> impl IntoView {
    let desk = use_desk();
    let at = Memo::new(move |_| shown.lists.get().rows(tab).get(row.index.get()?).copied());
    let words = Memo::new(move |_| {
        let (at, plan, today) = (at.get()?, shown.plan.get(), desk.today());
        let choices = shown.choices.get();
        shown.parsed.with_value(|parsed| desk.read(|book| line(book, parsed, &plan, &choices, at, today)))
    });
    let part = move |part: fn(&ImportLine) -> String| {
        Signal::derive(move || words.with(|line| line.as_ref().map(part).unwrap_or_default()))
    };
    let sentences = move || {
        let what = words.with(|line| line.as_ref().map(|line| line.what.clone()).unwrap_or_default());
        what.into_iter().map(|sentence| view! { <Say sentence />" " }).collect_view()
    };
    let left_out = move || words.with(|line| line.as_ref().is_some_and(|line| line.ticked == Some(false)));
    view! {
        <div class="import-row" class:is-left-out=left_out>
            <Tick row shown at words />
            <div class="import-words">
                <p class="cut">
                    <span class="import-name" data-own="">{part(|line| line.name.clone())}</span>
                    <span class="quiet" data-own="">{part(|line| line.role.clone())}</span>
                </p>
                <p class="import-what small quiet">{sentences}</p>
            </div>
            <Answers row shown at words />
        </div>
    }
}

/// Take it or leave it, where that is all there is to say.
#[component]
fn Tick(row: Row, shown: Shown, at: Memo<Option<usize>>, words: Memo<Option<ImportLine>>) -> impl IntoView {
    let ticked = Memo::new(move |_| words.with(|line| line.as_ref().and_then(|line| line.ticked)));
    let has_tick = Memo::new(move |_| ticked.get().is_some());
    let name = move || words.with(|line| line.as_ref().map(|line| line.name.clone()).unwrap_or_default());
    let tick = move |event| {
        let choice = if event_target_checked(&event) { Choice::Take } else { Choice::Leave };
        choose(shown, at, choice);
    };
    view! {
        <Show when=move || has_tick.get()>
            <label class="import-tick">
                <span class="visually-hidden">"Take in " <span data-own="">{name}</span></span>
                <input
                    type="checkbox"
                    class="check row-focus"
                    tabindex=move || row.tab_index()
                    prop:checked=move || ticked.get() == Some(true)
                    on:change=tick
                />
            </label>
        </Show>
    }
}

/// The buttons of a row that asks something.
#[component]
fn Answers(
    row: Row,
    shown: Shown,
    at: Memo<Option<usize>>,
    words: Memo<Option<ImportLine>>,
) -> impl IntoView {
    let offered = Memo::new(move |_| {
        let answers = words.with(|line| line.as_ref().map(|line| line.answers.clone()).unwrap_or_default());
        answers.into_iter().map(|(choice, words, _)| (choice, words)).collect::<Vec<_>>()
    });
    let is_chosen = move |choice: Choice| {
        words.with(|line| {
            let answers = line.as_ref().map(|line| line.answers.as_slice()).unwrap_or_default();
            answers.iter().any(|(offered, _, chosen)| *offered == choice && *chosen)
        })
    };
    let button = move |(choice, words): (Choice, &'static str)| {
        let press = move |_| {
            // Pressed again, an answer is taken back.
            let choice = if is_chosen(choice) { unanswered(choice) } else { choice };
            choose(shown, at, choice);
        };
        view! {
            <button
                type="button"
                class=ButtonKind::Quiet.class()
                tabindex=move || row.tab_index()
                aria-pressed=move || is_chosen(choice).to_string()
                on:click=press
            >
                {words}
            </button>
        }
    };
    view! { <div class="import-answers">{move || offered.get().into_iter().map(button).collect_view()}</div> }
}

/// What a row comes to when an answer is taken back.
fn unanswered(answer: Choice) -> Choice {
    match answer {
        Choice::Overwrite => Choice::Take,
        _ => Choice::Leave,
    }
}

fn choose(shown: Shown, at: Memo<Option<usize>>, choice: Choice) {
    if let Some(at) = at.get_untracked() {
        shown.choices.update(|choices| choices.choose(at, choice));
    }
}

/// One line that could not be read, or not wholly.
#[component]
pub(super) fn ProblemRow(row: Row, shown: Shown) -> impl IntoView {
    let words = Memo::new(move |_| {
        let at = row.index.get()?;
        shown.parsed.with_value(|parsed| parsed.problems.get(at).map(problem_line))
    });
    let line = move || words.with(|words| words.as_ref().map(|words| words.line));
    let what = move || words.with(|words| words.as_ref().map(|words| words.what.clone()));
    let hint = move || words.with(|words| words.as_ref().map(|words| words.hint));
    view! {
        <div class="import-row">
            <span class="import-line small quiet">"line " {line}</span>
            <div class="import-words">
                <p data-own="">{what}</p>
                <p class="small quiet">{hint}</p>
            </div>
        </div>
    }
}
