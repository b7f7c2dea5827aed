//! What comes next (R92): asked after talks and answers, offered otherwise.

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
            <Field
                label="What"
                value=form.get(|form| form.next_what.clone())
                on_input=form.set(|form: &mut LogForm, what| form.next_what = what)
                problem=form.problem(LogForm::problems, LogField::Next)
            />
            <Beginnings
                words=form.get(|form| form.next_what.clone())
                on_pick=form.set(|form: &mut LogForm, what| form.next_what = what)
            />
            <Due
                label="When"
                day=form.get(|form| form.next_due)
                on_pick=form.set(|form: &mut LogForm, due| form.next_due = due)
            />
            <div class="form-short">
                <Field
                    label="At what time (if it is a call)"
                    kind=FieldKind::Time
                    value=form.get(|form| time_text(form.next_minute))
                    on_input=form.set(|form: &mut LogForm, text: String| form.next_minute = read_time(&text))
                />
            </div>
        </div>
    }
}

/// Words to begin with, while none are written.
#[component]
pub fn Beginnings(
    /// What is written.
    words: Signal<String>,
    /// Called with the words picked.
    on_pick: Callback<String>,
) -> impl IntoView {
    let chip = move |words: &'static str| {
        view! { <button type="button" class="chip" on:click=move |_| on_pick.run(words.to_owned())>{words}</button> }
    };
    view! {
        <Show when=move || words.with(|words| words.trim().is_empty())>
            <div class="chips">{BEGINNINGS.map(chip)}</div>
        </Show>
    }
}
