//! What comes next (R92): asked after talks and answers, offered otherwise.

use crate::day::Day;
use crate::page::form::{read_time, time_text};
use crate::page::log::{LogField, LogForm, Next};
use crate::web::kit::{Field, FieldKind};
use crate::web::pages::form::{Due, Form, PickOne};
use leptos::prelude::*;

/// Words to begin a next step with, one tap each.
const BEGINNINGS: [&str; 4] = ["Write again", "Call", "Meet", "Send something"];

#[component]
pub(super) fn NextPart(form: Form<LogForm>) -> impl IntoView {
    let choices = vec![(Next::Step, "a next step"), (Next::Nothing, "nothing for now")];
    let shown = form.get(|form| form.asks_for_next() || form.next == Some(Next::Step));
    let is_step = form.get(|form| form.next() == Some(Next::Step));
    view! {
        <Show when=move || shown.get()>
            <div class="stack-tight">
                <PickOne
                    label="What comes next?"
                    choices=choices.clone()
                    value=form.get(LogForm::next)
                    on_pick=form.set(|form: &mut LogForm, next| form.next = Some(next))
                />
                <Show when=move || is_step.get()>
                    <Step form />
                </Show>
            </div>
        </Show>
    }
}

#[component]
fn Step(form: Form<LogForm>) -> impl IntoView {
    view! {
        <div class="form-item">
            <StepFields
                what=form.get(|form| form.next_what.clone())
                on_what=form.set(|form: &mut LogForm, what| form.next_what = what)
                problem=form.problem(LogForm::problems, LogField::Next)
                due=form.get(|form| form.next_due)
                on_due=form.set(|form: &mut LogForm, due| form.next_due = due)
                minute=form.get(|form| form.next_minute)
                on_minute=form.set(|form: &mut LogForm, minute| form.next_minute = minute)
            />
        </div>
    }
}

/// What to do next, and when; `children` stand between the two.
#[component]
pub fn StepFields(
    /// What.
    what: Signal<String>,
    /// Called with what is written.
    on_what: Callback<String>,
    /// What is wrong with it, if anything.
    problem: Signal<Option<String>>,
    /// When.
    due: Signal<Option<Day>>,
    /// Called with the day.
    on_due: Callback<Option<Day>>,
    /// At what time.
    minute: Signal<Option<u16>>,
    /// Called with the time.
    on_minute: Callback<Option<u16>>,
    /// With whom, where that is asked for here.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <Field label="What" value=what on_input=on_what problem />
        <Beginnings words=what on_pick=on_what />
        {children.map(|children| children())}
        <Due label="When" day=due on_pick=on_due />
        <div class="form-short">
            <Field
                label="At what time (if it is a call)"
                kind=FieldKind::Time
                value=Signal::derive(move || time_text(minute.get()))
                on_input=move |text: String| on_minute.run(read_time(&text))
            />
        </div>
    }
}

/// Words to begin with, while none are written.
#[component]
fn Beginnings(words: Signal<String>, on_pick: Callback<String>) -> impl IntoView {
    let chip = move |words: &'static str| {
        view! { <button type="button" class="chip" on:click=move |_| on_pick.run(words.to_owned())>{words}</button> }
    };
    view! {
        <Show when=move || words.with(|words| words.trim().is_empty())>
            <div class="chips">{BEGINNINGS.map(chip)}</div>
        </Show>
    }
}
